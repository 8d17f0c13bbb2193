"""Finds names of people in a sentence: after a post, in a list, before what only people do, with a dot inside."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import kg.regex as re
from kg.annotate.people.called import CalledNames
from kg.annotate.people.checks import NameChecks, end_before_case, ends_in_and
from kg.annotate.people.foreign import SERVANT, ForeignEdges, without_rank
from kg.annotate.people.forms import WholeNames
from kg.annotate.people.lists import NameLists
from kg.annotate.people.slots import NameSlots
from kg.annotate.people.unlisted import UnlistedNames
from kg.annotate.people.worded import WordedNames
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import begins_with_verb, is_verb, is_word, part_of_speech, tag_words
from kg.words.scan import PUNCTUATION, Scan

_RECEIVES = re.compile(
    r"(?:会见|会晤|(?<!团)拜会|致电|致函|致信)(?:了)?(?!时[^，。；]{0,3}[，。；]?(?:指|强|表|说|提))(?=[\u4e00-\u9fa5])"
)
_ENDS_NAME = re.compile(r"(?:一行)?(?:[，。；、]|$)")
_VERBS = frozenset("任于向应")  # surnames that are verbs as well: 任|江苏省委常委
# Words that no mark follows: before one the character belongs to the name (石中和，).
_NEVER_BEFORE_MARK = frozenset("和与及从于向对将把被为在但并且受所其")
_GOES_WITH = re.compile("也|到|率|等|与|以及|及|则|同|在|的")  # behind a name that is a word as well
_NO_ONES = re.compile("其(?:[和与及同]|以及|[今昨][天日]|[\\d一二三四五六七八九十]{1,3}日)")  # 高立其|和外长
_GOES_BEFORE = re.compile("[作任致]")  # behind such a name of three characters
_BEFORE_TITLE = re.compile("[以就为用将在][《“]")
_HOLDING = re.compile("[顶冒举带拿指拉握捧沿陪领抱踏]着")
_DID = re.compile(r"[\u4e00-\u9fa5]{1,2}了(?!解)")  # 种了, 收到了: a verb that is done follows a name
_GOES_ON = re.compile(
    "先后|随后|一道|曾(?:任|经|在|获|担|当|于|是|[一两多]次)|[领指带拿看笑听说走站坐]着|说[，。：“]|率[一-龥]|以\\d|一[同起行]|分别|将(?:应邀|作|在|于|出席|赴|访|率|主持|前往|继续|同|与)"
)
_OF_PERSON = re.compile(
    "独家|专访|夫妇|夫人|访华|来访|新书|回忆录|署名|热烈|强烈|多次|举行|邀请|互致|提交|通话|及家人|发来|致[电函信]"
)  # behind a foreign name, which may end anywhere
_ACTS_NEXT = re.compile("宣布|表示|抵达|前往|同意|要求|下令|签署|启程|离开|决定|接受|承认|任命|批准|提出|辞职")
_SAYS = re.compile("，?(?:表示|强调|指出|说)")
_INVITED = re.compile("应[\u4e00-\u9fa5·]{2,12}(?:邀请|请求|之邀)|[齐汇相欢]聚")  # 应|某某邀请, 领导人|齐聚某地
_NO_OBJECT = re.compile("的|[上中少准]将|大[校将]|夫妇|和夫人|同志|先生|阁下|[、，。；）]")  # 秦有为|的: no verb
_NUMERAL = re.compile("[一二三四五六七八九十]{2}")
_COMMITTEE = re.compile(".[省市县区州旗党]委$")
_ORDINAL = re.compile("第[一二三四五六七八九十]+[次届世号]?$|.[一二两三四五六七八九十]国$|[\u4e00-\u9fa5]方$|及")
_WHILE = re.compile("边[^，。；]{1,3}边")  # 边听边看


class NameFinder:
    """Finds names with the surnames and the common words of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._single, self._compound = seeds.surnames, seeds.compound_surnames
        self._rare = frozenset(words.rare_surnames)
        self._common = seeds.common_words
        self._places = frozenset([*seeds.divisions, *seeds.countries, *seeds.foreign_places, *seeds.national_bodies])
        self._divisions = frozenset(seeds.divisions)
        # Never a name, whatever stands around it: other words that follow a post.
        self._states = frozenset(seeds.abbreviations)  # 俄, 乌
        self._no_names = frozenset(
            [
                *seeds.titles,
                *seeds.verbs,
                *words.stop_words,
                *words.leading_verbs,
                *words.person_followers,
                *words.generic_names,
            ]
        )
        self._title_words = frozenset(title for title in seeds.titles if len(title) == 2)
        self._never, self._never_last = frozenset(words.never_in_names), frozenset(words.never_last_in_names)
        acts, suffixes = alternatives(words.person_acts), alternatives(words.name_suffixes)
        follow = alternatives([*words.person_acts, *words.person_followers])
        single, foreign = "".join(sorted(self._single)), "".join(words.transliteration)
        double = "".join(sorted({name[0] for name in self._compound}))
        self._act, self._follow, self._suffix = re.compile(acts), re.compile(follow), re.compile(suffixes)
        self._act_name = re.compile(
            rf"[{single}{double}{foreign}](?:(?<![^，。；：、”》\s由和与经].)|(?<=记者.))"
            rf"(?=[\u4e00-\u9fa5]{{1,3}}等?(?:{acts}))"
        )
        self._foreign = re.compile(
            rf"[{foreign}]{{2,8}}(?:[·-][\u4e00-\u9fa5]{{1,8}})*|[{foreign}]{{1,6}}(?:[·-][\u4e00-\u9fa5]{{1,8}})+"
        )
        self._whole = WholeNames(words)
        self._foreign_edges, self._checks = ForeignEdges(words), NameChecks(seeds)
        self._lists = NameLists(self, seeds, self._no_names, self._places)
        self.listed_after, self.foreign_ends = self._lists.behind, self._foreign_edges.stands_whole
        self._called = CalledNames(self, seeds, self._places)
        self._unlisted = UnlistedNames(seeds, self._no_names, self._places)
        self._worded = WordedNames(seeds, self._places)
        self._slots = NameSlots(seeds, self._single | self._rare)
        self._statesman = re.compile(
            rf"(?:(?:会见|会晤|(?<!团)拜会)(?:了)?|(?:^|[，。；、和同与及请向])(?:分别)?)([{foreign}]{{2,7}})"
            rf"(?=(?:当选)?(?:副)?(?:总统|总理|首相)(?:[、和与同，。；）访就高感祝对强指表说]|一[道起]|$))"
        )
        # A name with dots after a post: its last part ends where a mark, a number or what follows names begins.
        self._dotted_after_post = re.compile(
            rf"[\u4e00-\u9fa5]{{1,7}}(?:·(?:{SERVANT})?[\u4e00-\u9fa5]{{0,8}}?(?<!·)(?!提出席|则[麦买孜][一-龥])(?=[·，。；、）（\d]|{follow}|会|出|举|访|通|$))+"
        )

    def may_begin(self, text: str, start: int) -> bool:
        """Whether a surname stands here."""
        return text[start : start + 1] in self._single or text[start : start + 2] in self._compound

    def is_name(self, word: str, *, listed: bool = False, known: bool = False) -> bool:
        """Could this whole word be a Chinese name, by its surname, its length and what it isn't?

        Between two 、 (`listed`) the edges are sure: more characters may end a given name. Where the context already
        says that a name stands here (`known`), it may be a common word as well (许可, 卓然).
        """
        if (listed and self._unlisted.is_of_parts(word)) or (known and self._unlisted.is_strange(word)):
            return True
        surname = word[:2] if word[:2] in self._compound else word[:1]
        rare = surname not in self._single and surname not in self._compound
        if rare and (not known or surname not in self._rare or is_word(word[:2])):
            return False
        given = word[len(surname) :]
        if not 1 <= len(given) <= 2 or word in self._no_names or not "一" <= min(given) <= max(given) <= "龥":
            return False
        if not known and (word in self._common or word in self._places):
            return False
        if not self._never.isdisjoint(given) and not (known and given[0] in "在与及不等" and len(given) == 2):
            return False  # but 汪在祥 behind a post
        if (not listed and not known and given[-1] in self._never_last) or (
            not known
            and not (listed and len(given) == 2)
            and surname in _VERBS
            and (given in self._places or given in self._common)
        ):
            return False
        if given in self._title_words or given.endswith(("县", "区", "局")) or word.startswith("纪委"):
            return False  # 习|主席
        if word.startswith(("位女", "谢谢", "暨聘", "暨选", "暨签", "任命")):
            return False  # 首位女|总理, 任命|前部长, 谢谢|肖老师, 免去总裁|暨聘任总裁
        if len(given) == 2 and given[1] in "镇乡":
            return False  # 柳溪镇、
        if surname == "和" and not _is_no_noun(word[1:]):
            return False  # 主任|和学生
        if _ORDINAL.match(word) or _COMMITTEE.match(word):
            return False
        if _NUMERAL.fullmatch(given) or (given in ("军", "方", "媒") and surname in self._states):
            return False  # 向|十四届, 乌军
        if known and len(word) == 3 and is_verb(word[:2]):
            return False  # 外长|商讨|叙问题
        return not (surname in "时从向曾同应方将经都" and part_of_speech(given) == "d")  # 时|再次

    def is_plausible(self, word: str) -> bool:
        """Could this be a name at all, Chinese or foreign? For what the model takes for one."""
        if word in self._common or word in self._places or word in self._no_names or _ORDINAL.match(word):
            return False
        if "·" in word or "-" in word or self._foreign.fullmatch(word):
            return 2 <= len(word) <= 24
        return self.is_name(word, known=True) or (3 <= len(word) <= 8 and self._foreign.match(word) is not None)

    def is_syllable(self, text: str, start: int) -> bool:
        """Whether a foreign name may begin here."""
        return self._foreign.match(text, start) is not None

    @staticmethod
    def invites(text: str, start: int) -> bool:
        """No name begins here: 外国专家|应某某邀请."""
        return _INVITED.match(text, start) is not None

    def is_transliterated(self, word: str) -> bool:
        """Every character is one that foreign names are written with."""
        return self._foreign.fullmatch(word) is not None

    def set_right(self, scan: Scan, found: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
        """The names with how they were found, each as it stands in its sentence."""
        people: dict[tuple[int, int], str] = {}
        for (start, end), method in found.items():
            if self.is_transliterated(scan.text[start:end]):
                end = self._foreign_edges.with_last(scan.text, end)
            if self._is_foreign(scan, start, end):
                spans = self._foreign_edges.spans(scan, start, end)
            else:
                end = without_rank(scan.text, start, end_before_case(scan.text, start, end))
                checked = self._checks.checked(scan, start, end, post=method == "pattern")
                spans = [checked] if checked else []
            for span in spans:
                people.setdefault(span, method)
        return people

    def _is_foreign(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a name is written like a foreign one, and is no Chinese one that ends for sure (彭克让，)."""
        text, word = scan.text, scan.text[start:end]
        if "·" in word or text.startswith("·", end):
            return True
        if len(word) < 3 or not self.is_transliterated(word[:-1] if len(word) > 3 else word):
            return False
        sure = self._act_or_verb(text, end) or text[end : end + 1] in ("", "、", "，", "。", "；", "（")
        return not (len(word) == 3 and sure and self.is_name(word))

    def is_unbroken(self, word: str) -> bool:
        """Whether a name is transliterated, or of parts that only names are made of: no shorter one ends inside it."""
        return self.is_transliterated(word) or self._whole.at(word, 0) == len(word)

    @staticmethod
    def without_when(text: str, start: int, end: int) -> int:
        """The end of a name without the 时 or 已 of a clause: 会见某某时|表示, 州长某某已|宣布."""
        then = {"时": _SAYS, "已": _ACTS_NEXT, "曾": _ACTS_NEXT}.get(text[end - 1])
        return end - 1 if then is not None and end - start > 2 and then.match(text, end) else end

    def is_followed(self, text: str, end: int) -> bool:
        """Whether what follows names stands here: an act or a verb, 同志."""
        return self._act_or_verb(text, end) or self._suffix.match(text, end) is not None

    def is_bounded(self, text: str, end: int) -> bool:
        """Whether a mark, a number or what only people do comes next: a name that ends here ends here for sure."""
        if end == len(text) or text[end] in PUNCTUATION or text[end].isdigit():
            return True
        act = self._act.match(text, end)
        return act is not None and len(act.group()) > 1

    def name_at(self, scan: Scan, start: int, *, strict: bool, known: bool = False) -> int | None:
        """The end of the Chinese name that begins at `start`.

        The length is right where a mark or a word that follows names comes next; without such a word the segmenter
        decides, unless `strict`.
        """
        text = scan.text
        if text[start : start + 1] in _VERBS and text[max(0, start - 2) : start] == "同志":
            return None  # 某某同志|任某市市长
        best: tuple[int, int] | None = None
        if self.invites(text, start):
            return None
        for length in (4, 3, 2):
            end = start + length
            if end > len(text):
                continue
            whole = ends_in_and(text, start, end) and self.is_name(text[start:end], listed=True)
            if (
                not whole
                and not self.is_name(text[start:end])
                and not (known and self.is_name(text[start:end], known=True) and self._is_ended(text, start, end))
            ):
                continue
            if length == 3 and _GOES_ON.match(text, end - 1):
                continue  # 梁平|先后, 陈超|领着
            if text[start] == "和" and (
                not self.is_bounded(text, end) or self.is_transliterated(text[start + 1 : end])
            ):
                continue  # 某国主席|和某总统
            if length > 2 and _BEFORE_TITLE.match(text, end - 1):
                continue  # 俞承安|以《…》为题
            if (
                length == 3
                and text[start : start + 2] in self._common
                and end < len(text)
                and start + 2 in scan.edges
                and not (known and text.startswith(("率", "出席", "主持"), end))
                and not (known and text[end - 1] in _NEVER_BEFORE_MARK and self._bounded(text, end))
            ):
                continue  # 关于|党, 方案|提
            if whole or end == len(text) or text[end] in PUNCTUATION or text[end].isdigit():
                score = 9
            elif follow := self._follow.match(text, end):
                score = 3 + 2 * min(len(follow.group()), 3) + (length == 3 or text[start : start + 2] in self._compound)
            elif _DID.match(text, end) or _HOLDING.match(text, end):
                score = 3 + (length == 3)
            elif not strict and begins_with_verb(text[end : end + 6]):
                score = 5 + (length == 3)
            elif not strict and start in scan.edges and end in scan.edges:
                score = 1 + (length == 3)
            else:
                continue
            if best is None or score > best[0]:
                best = (score, end)
        return best[1] if best else None

    def _is_ended(self, text: str, start: int, end: int) -> bool:
        """Whether what may be a word as well is a name, by what follows it."""
        if self._act.match(text, end) or self._bounded(text, end):
            return True
        if (text[end - 1] == "为" and _NO_OBJECT.match(text, end)) or _NO_ONES.match(text, end - 1):
            return True
        follows = self._act_or_verb(text, end) or _GOES_WITH.match(text, end) is not None
        follows = follows or (end - start == 3 and _GOES_BEFORE.match(text, end) is not None)
        return follows and text[end - 1] not in self._never_last

    def _bounded(self, text: str, end: int) -> bool:
        """A mark follows, and the last character is not that of another word (钟奇说，)."""
        last = text[end - 1]
        return text[end : end + 1] in ("、", "，", "。") and (
            last not in self._never_last or last in _NEVER_BEFORE_MARK
        )

    def foreign_at(self, scan: Scan, start: int, *, held: bool = False) -> int | None:
        """The end of the foreign name that begins at `start`, up to a mark or to what follows names.

        Behind the post of a state (`held`) it may be that of a Chinese county as well: 总统阿里、
        """
        match = self._foreign.match(scan.text, start)
        if not match:
            return None
        end = match.end()
        others = [h.start - 1 for h in scan.of("country") if scan.text[h.start - 1] in "和与及"]  # 某某|和某国总统
        for stop in range(start + 2, end + 1):
            if "·" not in scan.text[stop:end] and (
                stop == len(scan.text) or stop in others or scan.text[stop] in "，。；：、（）”“0123456789"
            ):
                end = stop
                break
            if "·" not in scan.text[stop:end] and (
                self._act.match(scan.text, stop) or _OF_PERSON.match(scan.text, stop)
            ):
                end = stop
                break
        if end - start > 2 and scan.text[end - 1] == "及" and scan.text[end : end + 1] not in ("，", "。", "、", ""):
            end -= 1  # 施瓦布|及外方嘉宾
        after = scan.text[end : end + 1]
        bounded = (
            not after or end in others or after in PUNCTUATION or after.isdigit() or self._follow.match(scan.text, end)
        )
        if not bounded and end not in scan.edges:
            return None
        word = scan.text[start:end]
        local = held and (after in ("、", "，", "。") or self._act_or_verb(scan.text, end)) and word in self._divisions
        named = held and part_of_speech(word)[:2] in ("nr", "ns", "nz")  # 安南
        plain = (word in self._common and not named) or (word in self._places and not local) or word in self._no_names
        return end if len(word) >= 2 and not plain else None

    def after_post(self, scan: Scan, start: int, *, foreign: bool, personal: bool) -> int | None:
        """The end of the name that follows a post at once; after what a person merely is (老师) it must be surer."""
        if (match := self._dotted_after_post.match(scan.text, start)) and not any(
            start <= h.start < match.end() for h in scan.of("title")
        ):
            own = self.name_at(scan, start, strict=True)  # 沈国梁|致电安娜·克莱尔
            if own is None or own >= start + match[0].index("·") or not self._act_or_verb(scan.text, own):
                return match.end()
            return own
        if whole := self._whole.at(scan.text, start) or self._unlisted.of_parts(scan.text, start):
            return whole
        if foreign and (end := self.foreign_at(scan, start, held=True)):
            if end - start == 2 and not self._follow.match(scan.text, end):  # 范明|政将出席
                own = self.name_at(scan, start, strict=True, known=True)
                return own if own == start + 3 and self.is_name(scan.text[start:own]) else end
            return end
        if latin := self._unlisted.latin(scan.text, start):
            return latin
        if end := self.name_at(scan, start, strict=personal, known=not personal):
            return end
        if foreign:
            end = self._unlisted.abroad(scan, start)
            return end if end and _is_no_word(scan.text[start:end]) else None
        if (end := self._unlisted.at_home(scan, start, personal)) or personal:
            return end
        surname = self.may_begin(scan.text, start)
        end = self._unlisted.worded(scan, start, surname)
        return end or (self._worded.behind_post(scan.text, start) if surname else None)

    def behind_body_post(self, scan: Scan, start: int, posts: Collection[int]) -> int | None:
        """The end of the name behind a post that tells its body, where no surer way has found one."""
        return self._unlisted.behind_body_post(scan, start, self.may_begin(scan.text, start), posts)

    def in_slot(self, scan: Scan, start: int, found: int | None, *, personal: bool) -> int | None:
        """The end of the name behind a post by its place alone; `found` by other signs.

        Behind what a person merely is (`personal`) only a long name in syllables.
        """
        return self._slots.behind_role(scan, start, found) if personal else self._slots.behind_post(scan, start, found)

    def behind_lead(self, scan: Scan, start: int) -> int | None:
        """The end of the name that follows what a person is (村民詹某); it is no word of the dictionary."""
        text = scan.text
        if part := self._whole.at(text, start) or self._unlisted.of_parts(text, start):
            return part
        if not self.may_begin(text, start) or text[start] in "任应向":
            return None
        if start in scan.edges:
            end = self.name_at(scan, start, strict=False)
        elif is_word(text[start - 1 : start + 1]) or not _is_no_noun(text[start : start + 2]):
            return None  # 输变电工|程投运
        else:
            end = self.name_at(scan, start, strict=True)
        if end is None or not _is_no_noun(text[start:end]) or is_verb(text[start : start + 2]):
            return None  # 志愿者|申请人
        return end

    def behind_led(self, scan: Scan, end: int) -> list[tuple[int, int]]:
        """The other names of a list whose first stands behind what they all are: 航天员甲|、乙、丙."""
        spans = self.listed_after(scan, end)
        start = (spans[-1][1] if spans else end) + 1
        last = self.behind_lead(scan, start) if scan.text[start - 1 : start] in ("、", "和") else None
        if last is None or scan.text[last - 1] in "省市州村":
            return spans
        sure = last - start > 2 or self.name_at(scan, start, strict=True) == last
        return [*spans, (start, last)] if sure else spans

    def _act_or_verb(self, text: str, start: int) -> bool:
        """Whether an act or a verb of two letters or more stands here."""
        return any(len(m.group()) > 1 for m in (self._act.match(text, start), self._follow.match(text, start)) if m)

    def by_context(self, scan: Scan) -> list[tuple[int, int]]:
        """Names that need no post: in lists, before what only people do, with a title behind, with a dot inside."""
        spans = self._whole.find(scan)
        if "、" in scan.text:
            spans += self._lists.find(scan)
        if "：" in scan.text:
            spans += self._lists.titled(scan)
        spans += [*self._called.find(scan), *self._lists.of_clauses(scan)]
        for match in self._act_name.finditer(scan.text) if "person_acts" in scan.cues else ():
            if _WHILE.match(scan.text, match.start()):
                continue
            end = self.name_at(scan, match.start(), strict=True)
            done = self._act.match(scan.text, end + (scan.text[end : end + 1] == "等")) if end else None
            if end and done and self._is_word(scan, match.start(), end):
                spans.append((match.start(), end))
        for match in _RECEIVES.finditer(scan.text) if "receives" in scan.cues else ():
            end = self.foreign_at(scan, match.end()) or self.name_at(scan, match.end(), strict=True)
            if end and _ENDS_NAME.match(scan.text, end):
                spans.append((match.end(), end))
        for match in self._statesman.finditer(scan.text) if "statesmen" in scan.cues else ():
            if self.is_plausible(match[1]) and not any(
                h.start < match.end(1) and match.start(1) < h.end for h in scan.of("country")
            ):
                spans.append(match.span(1))
        spans += self._lists.chosen(scan)
        spans = [(s, e) for s, e in spans if not any(h.start < s and e <= h.end for h in scan.of("abroad"))]
        return [(s, e) for s, e in spans if e - s != 3 or not _GOES_ON.match(scan.text, e - 1)]

    def _is_word(self, scan: Scan, start: int, end: int) -> bool:
        """No common word reaches over the edges of the stretch."""
        text = scan.text
        if start and start not in scan.edges and text[start - 1] not in PUNCTUATION:
            return False
        if text[start : start + 2] in self._compound:
            return True
        return not any(text[start : start + n] in self._common for n in (2, 3) if start + n <= end)


def _is_no_word(name: str) -> bool:
    """No word of the dictionary, and no verb, adverb, time … in it (愿同总统|一道努力，); but 赛义德 is one."""
    if len(name) > 1 and not _is_no_noun(name):
        return False
    return all(len(part) == 1 or (tag[0] in "nx" and len(tag) > 1) for part, tag in tag_words(name))


def _is_no_noun(word: str) -> bool:
    """Whether the dictionary has no such word but a name (主任和|学生)."""
    return part_of_speech(word)[:2] in ("", "nr")
