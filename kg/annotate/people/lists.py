"""Finds the names of people by what stands around them: in lists, around posts, behind 任命, by what they do."""

from __future__ import annotations

from typing import Protocol

import kg.regex as re
from kg.annotate.people.competitors import competitors
from kg.annotate.people.winners import Winners
from kg.annotate.posts.kept import AT_ROW
from kg.seeds import Seeds
from kg.words.dictionary import is_word, part_of_speech
from kg.words.scan import Scan

_LIST_VERB = re.compile(
    r"(?:等(?:\d+[人位名])?[^，。；、]{0,16}?)?(?:分别|也|还|共同|一同|一起|应邀|陪同|先后|随同)*"
    r"(?:出席|参加|列席|陪同|参与|作|为|就|围绕|在|到会|到场|来到|见证|汇报|发言|启动|揭|上台|担任|率|分赴|讲|说|当选|获|被|任|荣|带队|主持|致辞|调研|考察|走访|视察|领导|及|和|与|以及|宣布|获评|荣获|接受|组成|联袂|携手|联手|同台|包揽)"
)
# Behind the last name of a list: 甲、乙、问某|当选.
_CHOSEN = re.compile("(?:等\\d*[人名位]?|(?:\\d{1,3}名|两|三|几)?同志)?(?:当选|被?任命|出席|列席|在主席台)")
_LIST_LEAD = re.compile(
    r"(?:领导|成员|同志|委员|代表|嘉宾|专家|负责人|领导人|选手|党员|劳模|学员|获得者|学者|老兵|先生|女士|为|有|由|和|与|及|长|任|师|员|人|家)$"
)
_LISTED_PART = re.compile("(?:(?!、|以及).)+")  # of a list
_CLAUSE_MARK = re.compile("[，。；：](?![^（）]{0,8}）)")  # not the one in （女，回族）
_PAIR = re.compile("(?<=[一-龥])/(?=[一-龥])")
_DESCRIBED = re.compile(
    "(?:^|(?<=[。；”]))([一-龥]{3})(?=是(?!否|不|以|指|为|在|因|由|对|将)[^，。；]{2,30}[，。]|今年\\d|，[男女]，|，(?:又名|原名|曾用名)|，(?:[^，。；]{2,10}人，)?\\d{4}年(?:\\d{1,2}月)?出?生|，?\\d{1,3}岁|生于|出生于)"
)
_NEXT_LISTED = re.compile(
    "(?:（[^（）]{1,8}）)?、([\u4e00-\u9fa5]{2,4}?|[\u4e00-\u9fa5]{1,6}(?:·[\u4e00-\u9fa5]{1,7}?){1,3})(?=[、，。；（]|等(?![\u4e00-\u9fa5]{0,3}[、，])|(?:分别)?(?:当选)?为[^，。；]{2}|(?:先后|分别|共同|一同|也)?(?:出席|参加|列席|陪同|发言|到会|到场|在座|当选|随行|参与|见证|主持)|(?:等[\u4e00-\u9fa5]{0,6}?)?(?:也|都|均|分别|先后|一致)?(?:表示|认为|指出|强调)|(?:和|与|及|以及)[\u4e00-\u9fa5]{2})"
)
_BRACKETS = re.compile("（[^（）]{1,8}）")  # behind a name in a list: （女）, （蒙古族）, （挂职）
_IN_BRACKETS = re.compile(f"{_BRACKETS.pattern}$")
_COUNTED = re.compile("等\\d*[人名位]?$")  # 丁、戊|等7人
_HAS = re.compile("(?:领导|领导人|同志|人员|成员|嘉宾|负责人|的)(?:还|既|主要)?(?:有|为|是)?[：，]?$")


_LEAD = 8  # characters that it may have
_OF_PEOPLE = re.compile("领导|老同志|主席团成员|执行主席")  # leads a list of people
_LINES = re.compile(
    "[^，。；]{0,6}?(?:高铁|高速|铁路|公路|线路|国道|航线|城际)"
)  # behind a list of lines: 杭深、沪昆|等线路
_LEADERS = re.compile("(?:[省市县区州旗校司]领导|老同志)([\u4e00-\u9fa5]{2,5})$")
# Whom a list of appointments names: 任命甲为某局局长，|乙为某局局长, and each line of a longer one.
_NAMED_TO = re.compile(
    "(?:^|(?<=[，；：、]))([\u4e00-\u9fa5]{2,4})(?:（[^（）]{1,8}）)?(?:同志)?(?:[为系](?=[^，。；]{2})|的(?=[^，。；]{4,40}职务))"
)
_NOTICE = re.compile(
    "([\u4e00-\u9fa5]{2,4})(?:，[男女]，|（[男女]，)"
)  # begins the line of a notice before an appointment
# Whose life a sentence tells: 张某1989年毕业于, 张某今年60岁, 张某曾先后担任.
_LIFE = re.compile(
    "(?:^|(?<=岁的)|(?<=显示，)|(?<=[悉绍]，))([\u4e00-\u9fa5]{2,3})(?:同志)?(?=(?:今年|现年)\\d{2}岁|\\d{4}年(?:\\d{1,2}月)?(?:[至到]\\d{4}年(?:\\d{1,2}月)?)?起?(?:出?生|毕业|参加|加入|考入|考上|入伍|入党|从|任|担任)"
    "|出?生于|曾?先后(?:担)?任|[曾历现](?:担)?任|毕业于|，[\u4e00-\u9fa5]{1,4}族，)"
)
# 雷某某，某某科技董事长，将…: who one is and what one is, where a sentence begins.
_APPOSED = re.compile(
    "([\u4e00-\u9fa5]{2,3})[，：](?![由在对与据向从以为被请让将把当经])([\u4e00-\u9fa5A-Z（）]{4,28}?)(?:兼?CEO)?[，。]"
)
_NAMED_WITH = re.compile("[为系]|职务")
_CLAUSE_END = re.compile("[，。；、：]")
_NO_PART_OF_NAME = re.compile("^由|[前原]$")  # 由|华天、某某组成, 印尼前|外长
# 任命|甲、问某、乙|为: a list that is all that stands before 为.
_ALL_CHOSEN = re.compile(
    "((?:[\u4e00-\u9fa5]{2,4}(?:（[^（）]{1,8}）)?、){1,40}[\u4e00-\u9fa5]{2,4}?)(?:（[^（）]{1,8}）)?(?:等\\d*[人名位]?)?(?:同志)?(?:[为任]|担任)"
)
_NAMING = re.compile("任命|选举|补选|推选|免去|决定")
_APPOINTS = re.compile(
    r"(?:任命|委任|指定|聘任|聘请|特聘|续聘|增补|增选|推荐|推举|推选|免去|撤销|同意|选举|补选|接受|提名|罢免)(?=[\u4e00-\u9fa5])"
)
_APPOINTED = re.compile(
    r"(?:（[^（）]{1,8}）)?(?:[两二三四五六七八九十\d]{1,3}[位名](?=同志))?(?:同志)?(?:为|的|任|担任|出任|接任|继任|兼任|辞去|因|政协第)"
)
# A name of any people between two words that leave a place for one: 任命|某某|为, 以|某某|为团长的, 由|某某|率领的.
_ANY_NAME = "([\u4e00-\u9fa5·]{2,14}?)"
_NAMED_AS = re.compile(f"{_ANY_NAME}(?:为|担任|出任|接任|继任|兼任)")
_LED_BY = re.compile(
    f"以{_ANY_NAME}(?:同志|先生|女士)?为(?:首|团长|副团长|主席|总理|总统|首相|组长|主任|会长|书记|队长|院长|秘书长)"
    f"|由{_ANY_NAME}(?:率领|率团|担任|出任|领衔|组阁)"
)
_VILLAGES = re.compile(
    "村{2,}|镇{2,}|乡{2,}|寨{2,}|屯{2,}"
)  # how the items of a list end: 高田村、王坡村, nobody's names


def _parts_of(clause: str, start: int) -> list[tuple[int, str]]:
    """The parts of a list that begins at `start`, with their offsets; of what is no list none."""
    if "以及" in clause:
        return [(start + m.start(), m.group()) for m in _LISTED_PART.finditer(clause)]
    parts: list[tuple[int, str]] = []
    for part in clause.split("、") if "、" in clause else ():
        if part:
            parts.append((start, part))
        start += len(part) + 1
    return parts


class Names(Protocol):
    """What the lists ask of who knows names."""

    def is_name(self, word: str, *, listed: bool = False, known: bool = False) -> bool:
        """Could this whole word be a Chinese name?"""

    def may_begin(self, text: str, start: int) -> bool:
        """Whether a surname stands here."""

    def name_at(self, scan: Scan, start: int, *, strict: bool, known: bool = False) -> int | None:
        """The end of the Chinese name that begins at `start`."""

    def is_plausible(self, word: str) -> bool:
        """Could this be a name at all, Chinese or foreign?"""


class NameLists:
    """Finds them with `names`; `no_names` and `places` are words that are never names."""

    def __init__(self, names: Names, seeds: Seeds, no_names: frozenset[str], places: frozenset[str]) -> None:
        self._names, self._common, self._winners = names, seeds.common_words, Winners(names, seeds)
        self._no_names, self._places, self._titles = no_names, places, seeds.titles

    def behind(self, scan: Scan, end: int) -> list[tuple[int, int]]:
        """The names that follow a name behind a post, parted by 、: 副主席张丽芬、王先柏、杜文军，"""
        spans = []
        while match := _NEXT_LISTED.match(scan.text, end):
            if "·" not in match[1] and not self._names.is_name(match[1], listed=True, known=True):
                following = _NEXT_LISTED.match(scan.text, match.end(1))
                if not (following and self._is_unlisted(match[1]) and self._names.is_name(following[1], listed=True)):
                    break
            spans.append(match.span(1))
            end = match.end(1)
        return spans

    def find(self, scan: Scan) -> list[tuple[int, int]]:
        """Runs of names parted by 、 that a list of people may be: by what leads them or by what they do."""
        text, spans, start = scan.text, [], 0
        for clause in _CLAUSE_MARK.split(text):
            parts = _parts_of(clause, start)
            run: list[tuple[int, int]] = []
            lead = ""
            known = False  # by what leads the list that people are listed
            for index, (offset, whole) in enumerate(parts):
                part = _IN_BRACKETS.sub("", whole) if whole[-1] == "）" else whole
                if index < len(parts) - 1 and (
                    self._names.is_name(part, listed=True, known=known or len(run) > 1)
                    or self._among(scan, run, part, parts[index + 1])
                    or self._beside(run, part, parts[index + 1 :])
                ):
                    run.append((offset, offset + len(part)))
                    continue
                end = self._names.name_at(scan, offset, strict=True, known=known or len(run) > 1) if run else None
                end = end or (self._last_name(scan, offset, whole) if len(run) > 1 else None)
                if end:
                    run.append((offset, end))
                spans += self._people_run(scan, run, lead)
                run, lead, known = [], "", False
                if index == 0 and self._beside(run, part, parts[1:]):
                    run = [(offset, offset + len(part))]
                elif self._may_go_on(scan, part, parts[index + 1 :]) and (found := self._tail_name(scan, offset, part)):
                    lead = text[offset : found[0]]
                    run, known = [found], _OF_PEOPLE.search(lead) is not None
            start += len(clause) + 1
        return spans

    def titled(self, scan: Scan) -> list[tuple[int, int]]:
        """The names that are all that stands behind a title and a colon: 市委常委：顾明川、黎青。"""
        spans: list[tuple[int, int]] = []
        rows = (
            AT_ROW.match(scan.text, hit.end) for hit in scan.of("title") if scan.text[hit.end : hit.end + 1] in "：（"
        )
        for end in {row.end() for row in rows if row}:
            mark = _CLAUSE_MARK.search(scan.text, end)
            stop = mark.start() if mark else len(scan.text)
            if mark and mark[0] in "，：" and not self._next_row(scan, mark.end()):
                continue
            found = _LISTED_PART.finditer(scan.text, end, stop)
            parts = [(m.start(), _COUNTED.sub("", _IN_BRACKETS.sub("", m[0]))) for m in found]
            names = sum(self._names.is_name(part, listed=True, known=True) for _, part in parts)
            long = (part for _, part in parts if not self._is_like_name(part))
            if 2 * names >= len(parts) and all("·" in p or self._names.is_name(p, listed=True) for p in long):
                spans += [(start, start + len(part)) for start, part in parts]
        return spans

    @staticmethod
    def _next_row(scan: Scan, start: int) -> bool:
        """Whether another title and its people follow at once: ，市委常委：丁、戊."""
        rows = (h for h in scan.of("title") if start <= h.start <= start + 8 and h.end - h.start > 1)
        return any(scan.text[h.end : h.end + 1] == "：" for h in rows)

    def appointed(self, scan: Scan) -> list[tuple[int, int]]:
        """Who stands before 为 and a post, or before 的 and a post given up, where a clause begins; before 男 or 女."""
        ends = {h.end for h in scan.of("title")}
        notice = _NOTICE.match(scan.text) if "notices" in scan.cues else None
        spans = [notice.span(1)] if notice and self._names.is_name(notice[1], known=True) else []
        life = None
        if "lives" in scan.cues:
            life = _LIFE.search(scan.text) if "岁的" in scan.text else _LIFE.match(scan.text)
        if life and not notice and self._names.is_name(life[1]):
            spans.append(life.span(1))
        apposed = _APPOSED.match(scan.text) if ends else None
        if apposed and not notice and self._is_apposed(scan, apposed):
            spans.append(apposed.span(1))
        for match in _NAMED_TO.finditer(scan.text) if ends and _NAMED_WITH.search(scan.text) else ():
            stop = _CLAUSE_END.search(scan.text, match.end())
            end = stop.start() if stop else len(scan.text)
            known = match.start() == 0 or _NAMING.search(scan.text) is not None
            held = end in ends or scan.text.endswith("职务", 0, end)
            if held and self._names.is_name(match[1], listed=True, known=known):
                spans.append(match.span(1))
        return spans

    def _is_apposed(self, scan: Scan, match: re.Match[str]) -> bool:
        """Whether a name and all that follows it up to a mark is one's post: 雷某某，|某某科技董事长，."""
        name, end = match[1], match.end(2)
        if not self._names.is_name(name, known=True) or part_of_speech(name)[:2] not in ("", "nr", "n"):
            return False
        return any(h.end == end and h.end - h.start > 1 for h in scan.of("title"))

    def chosen(self, scan: Scan) -> list[tuple[int, int]]:
        """The names between 任命, 免去 … and 为, 的 …: one, or several parted by 、; who leads, between 以 and 为首."""
        text, appoints = scan.text, _APPOINTS.finditer(scan.text) if "appoints" in scan.cues else ()
        spans = [span for match in appoints for span in self._chosen_at(text, match.end())]
        led = _LED_BY.finditer(text) if "以" in text or "由" in text else ()
        return spans + [m.span(m.lastindex or 0) for m in led if self._may_be(m[m.lastindex or 0])]

    def _chosen_at(self, text: str, start: int) -> list[tuple[int, int]]:
        if (named := _NAMED_AS.match(text, start)) and self._may_be(named[1]):
            return [named.span(1)]
        spans: list[tuple[int, int]] = []
        while start < len(text):
            for end in range(start + 6, start + 1, -1):
                listed = text[end : end + 1] == "、" or _APPOINTED.match(text, end)
                verb = text.startswith("兼任", end - 1)
                if listed and not verb and self._names.is_name(text[start:end], listed=True, known=True):
                    break
            else:
                return self._chosen_in(text, spans[0][0] if spans else start)
            spans.append((start, end))
            if text[end : end + 1] != "、":
                return spans
            start = end + 1
        return []

    def _chosen_in(self, text: str, start: int) -> list[tuple[int, int]]:
        """The names of a list that is all that stands before 为, of which most are plainly such: 任命甲、问某、乙为."""
        listed = _ALL_CHOSEN.match(text, start)
        parts = [(at, _BRACKETS.sub("", part)) for at, part in _parts_of(listed[1], start)] if listed else []
        names = sum(self._names.is_name(part, listed=True, known=True) for _, part in parts)
        if 2 * names < len(parts) or not all(
            self._is_unlisted(p) or self._names.is_name(p, listed=True) for _, p in parts
        ):
            return []
        return [(at, at + len(part)) for at, part in parts]

    def _may_be(self, word: str) -> bool:
        """Whether a word may be anyone's name."""
        return self._names.is_plausible(word) and part_of_speech(word)[:2] in ("", "nr")

    def of_clauses(self, scan: Scan) -> list[tuple[int, int]]:
        """Names that a clause tells by its form: of appointments, of matches and their pairs, of who someone is."""
        competing = self._winners.find(scan) + competitors(scan, self._names)
        return self.appointed(scan) + competing + self.paired(scan) + self.described(scan)

    def described(self, scan: Scan) -> list[tuple[int, int]]:
        """Who begins a clause on who or how old he is: 龚某某|是某校学生, 蒋某某|今年91岁. No part of it is a word."""
        spans = []
        for match in _DESCRIBED.finditer(scan.text) if "described" in scan.cues else ():
            name, (start, end) = match[1], match.span(1)
            parts = (name, name[:2], name[1:])
            if self._is_whole(scan, start, end) and not any(is_word(part) for part in parts):
                spans.append((start, end))
        return spans

    def paired(self, scan: Scan) -> list[tuple[int, int]]:
        """The two names of a pair in a match: 中国组合王某某/孙某某以4比2战胜."""
        spans: list[tuple[int, int]] = []
        for match in _PAIR.finditer(scan.text) if "/" in scan.text else ():
            at, end = match.span()
            starts = (start for start in (at - 3, at - 2) if start in scan.edges)
            stops = (stop for stop in (end + 3, end + 2) if stop in scan.edges)
            before = next((start for start in starts if self._is_whole(scan, start, at)), None)
            behind = next((stop for stop in stops if self._is_whole(scan, end, stop)), None)
            if before is not None and behind is not None:
                spans += [(before, at), (end, behind)]
        return spans

    def _is_whole(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a stretch may be a whole name and no common word."""
        word = scan.text[start:end]
        return start >= 0 and len(word) == end - start and word not in self._common and self._names.is_name(word)

    def _among(self, scan: Scan, run: list[tuple[int, int]], part: str, following: tuple[int, str]) -> bool:
        """Whether a part is a name among names in a list: of a people without surnames (巴特尔), or a word (巩固)."""
        if not ((len(run) >= 2 and self._is_unlisted(part)) or (len(run) >= 4 and self._is_like_name(part))):
            return False
        offset, whole = following
        name = _IN_BRACKETS.sub("", whole)
        return (
            self._names.is_name(name[:3], listed=True, known=True)
            or self._names.name_at(scan, offset, strict=True, known=True) is not None
        )

    def _beside(self, run: list[tuple[int, int]], part: str, following: list[tuple[int, str]]) -> bool:
        """Whether a part that is no word stands with three names at least around it: 甲、问某、乙、丙."""
        if not self._is_unlisted(part) or len(part) > 3 or is_word(part):
            return False
        count = len(run)
        for _, whole in following:
            name = _IN_BRACKETS.sub("", whole)
            last = len(name) > 4 and self._names.is_name(name[:3])
            if count > 2 or not (last or self._names.is_name(name, listed=True)):
                break
            count += 1
        return count > 2

    def _last_name(self, scan: Scan, start: int, part: str) -> int | None:
        """Where the last name of a list ends that is no word, before what those of a list do: 甲、乙、问某|当选."""
        for end in (start + 2, start + 3):
            word = scan.text[start:end]
            if (
                end < start + len(part)
                and self._is_unlisted(word)
                and not is_word(word)
                and _CHOSEN.match(scan.text, end)
            ):
                return end
        return None

    def _is_like_name(self, part: str) -> bool:
        """Two or three characters that are no place and no title, whatever they mean."""
        return (
            2 <= len(part) <= 3
            and all("一" <= c <= "龥" for c in part)
            and part not in self._places
            and part not in self._titles
        )

    def _is_unlisted(self, part: str) -> bool:
        """Whether a part of a list may be a name without a surname: it is no word of any kind."""
        return (
            2 <= len(part) <= 4
            and all("一" <= c <= "龥" for c in part)
            and part not in self._common
            and part not in self._places
            and part not in self._no_names
            and not _NO_PART_OF_NAME.search(part)
        )

    def _may_go_on(self, scan: Scan, part: str, following: list[tuple[int, str]]) -> bool:
        """Whether names may stand behind one that ends a part, as its last words or the next parts begin."""
        if not following or "name_parts" in scan.cues or _OF_PEOPLE.search(part):
            return bool(following)
        return any(self._names.may_begin(scan.text, start) for start, _ in following[:2])

    def _tail_name(self, scan: Scan, offset: int, part: str) -> tuple[int, int] | None:
        """The name that ends a part before 、, with something before it (市领导丁政)."""
        led = _LEADERS.search(part) if "领导" in part or "老同志" in part else None
        if led and (self._is_unlisted(led[1]) or self._names.is_name(led[1], known=True)):
            return offset + led.start(1), offset + len(part)
        for length in (3, 2, 4):
            cut = len(part) - length
            if cut > 0 and self._names.is_name(part[cut:]) and _LIST_LEAD.search(part[:cut]):
                return offset + cut, offset + len(part)
        for length in (3, 2):
            cut = len(part) - length
            if cut > 0 and self._names.is_name(part[cut:]) and offset + cut in scan.edges:
                return offset + cut, offset + len(part)
        return None

    def _before_post(self, scan: Scan, start: int, end: int) -> bool:
        """A name alone before 、 and a post: 顾明川、校长黎青."""
        first = start == 0 or scan.text[start - 1] in "，。；："
        return first and end - start == 3 and any(end + 1 <= h.start <= end + 16 for h in scan.of("title"))

    def _all_names(self, scan: Scan, run: list[tuple[int, int]]) -> bool:
        """Most have three characters, of many half, and next to none is a word: nothing else is listed so."""
        words = [scan.text[start:end] for start, end in run]
        long = sum(len(word) == 3 for word in words)
        common = sum(is_word(word) and word in self._common for word in words)
        return long >= len(words) * (2 / 3 if len(words) < 6 else 1 / 2) and common <= len(words) // 6

    def _people_run(self, scan: Scan, run: list[tuple[int, int]], lead: str) -> list[tuple[int, int]]:
        if len(run) == 1:
            return run if self._before_post(scan, *run[0]) else []
        if not run or _LINES.match(scan.text, run[-1][1]):
            return []
        if _VILLAGES.fullmatch("".join(scan.text[end - 1] for _, end in run)):
            return []
        if lead and re.search(r"领导|成员|同志|委员|代表|长$|任$", lead):
            return run
        has = _HAS.search(scan.text, max(0, run[0][0] - _LEAD), run[0][0])
        if len(run) >= (2 if has else 4) and self._all_names(scan, run):
            return run
        end = run[-1][1]
        if (bracket := _BRACKETS.match(scan.text, end)) is not None:
            end = bracket.end()
        return run if _LIST_VERB.match(scan.text, end) else []
