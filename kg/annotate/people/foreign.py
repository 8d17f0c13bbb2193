"""Where foreign names begin and end: they take no word of the sentence with them (某某·甲|可能出任, 首富|某某·甲)."""

from __future__ import annotations

import kg.regex as re
from kg.seeds import WordLists, alternatives
from kg.words.dictionary import part_of_speech, tag_words
from kg.words.scan import PUNCTUATION, Scan

# Words of one character that stand behind a name or between two, and aren't taken for syllables.
SERVANT = "阿[不布卜](?:都|杜|力)?"  # begins names of Muslims: 阿布都热西提, 阿不力孜; in it 不 and 都 are no words
_SHORT = frozenset(
    "说将却则即于让曾通所可向对和与及加也都是在被把从为称演访获率等至同跟给带要会能又再仍已正还就才并但而由颇做作"
)
_UYGHUR = re.compile("如[孜则仙扎]")  # begins names: 如孜巴克
_LEADS = frozenset("对与和同向从由但如因而请及此让把被")  # those that stand before one
_VERBAL = ("v", "d", "p", "c", "r", "t", "u")  # first letters of the tags of words that no name holds
_BEFORE = ("v", "d", "p", "c", "r", "m", "n")  # of those that stand before one
_OFFICER = "(?:海军|空军|陆军)?(?:[上中少准]将|[大上中少]校|[大上中少]尉)"
_RANKS = re.compile(
    f"(?:{_OFFICER}|大将|元帅|将军|博士|先生|女士|小姐|夫人|教授|爵士|亲王|王子|公主|王储|国王|女王|首相|外长|大使|副?(?:总统|总理|主席|议长|部长|团长|委员长|专员|[县州市区省镇乡]长|[局厅院校]长|总?书记)|同志|阁下)$"
)
# Words of syllables that a name takes with it: 某某|本月20日, 某某·某某|海外交易, 某某|独家专访.
_TAKEN = re.compile("[本昨今上下当][周月年天日届]|海外|独家|计划")
_CALLED = re.compile("通(?:电?话|了[^，。；]{0,10}?电?话)")  # 同某某|通了大约20分钟电话
_DAY = re.compile("[今昨明当][天日晚]")
_LEADING_RANK = re.compile(_OFFICER)
_JOINS = "·-－"
_MARKS = frozenset(_JOINS)
# 某某日内|当天, 某某任|目前: syllables that are words as well, before what they are no words with.
_NOT_WITHIN = re.compile("日内(?=当[天日]|[今昨]天|\\d+日|同一天)")
_SOON = re.compile("日内(?=将|访问|抵达|启程|前往)")
_NO_POST = re.compile("任(?![期内上职命满用教免由务意]|[^，。；]{0,16}[长员理席事监任])")
# 某市市长索某某宁|称: one more syllable, before what only stands behind a name.
_SURELY_BEHIND = re.compile("称[，：]|表示|\\d{1,2}日|[今昨当]天")
_WHOLE = 3  # syllables of a name that are hardly ever another word
_REGNAL = re.compile("[一二三四五六七八九十]{1,2}世(?![界纪家代袭交人上间])")  # 国王某某|三世

# What is named after a person: 努尔·汗|机场, 努尔·汗|医院.
NAMED_AFTER = (
    "(?:国际)?机场|大学|学院|医院|大街|大道|广场|体育[场馆]|纪念[碑馆堂塔]|基金会|博物馆|中心|剧院|图书馆|大桥"
    "|号(?!召)|奖|杯|公司|集团|(?:倡议|慈善|国际|公共|公益|教育|发展|和平|家族|艺术|文化|科学){1,4}(?:基金会|中心|学院|研究[所院]|协会)"
)
_NAMED_AFTER = re.compile(NAMED_AFTER)


class ForeignEdges:
    """Sets right the edges of a foreign name that the patterns or the model found, by the words around them."""

    def __init__(self, words: WordLists) -> None:
        self._syllables = frozenset(words.transliteration)
        self._follow = re.compile(alternatives(w for w in (*words.person_acts, *words.person_followers) if len(w) > 1))

    def spans(self, scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
        """The name without the words it took with it: one stretch, or two where it is two names (某某·甲和某某·乙)."""
        text = scan.text
        led = any(h.end == start for h in scan.of("title"))  # 县长|如某某·某某
        if "·" in text[start:end]:
            begin = self._start(scan, start, end)
            start = start if led and begin == start + 1 else begin
        if any(start <= h.start and h.end <= end and h.end - h.start > 2 for h in scan.of("country")):
            return []
        while text[start] in "曾让" and end - start > 3 and start + 1 in scan.edges and text[start + 1] not in _JOINS:
            start += 1
        if (
            (taken := _TAKEN.search(text, start + 2, end + 1))
            and taken.end() >= end
            and text[taken.start() - 1] not in _JOINS
        ):
            end = taken.start()
        end = without_rank(text, start, self._whole(scan, start, end))
        if "·" in text[start:end] and _NAMED_AFTER.match(text, end):
            return []
        end -= end - start > 2 and _CALLED.match(text, end - 1) is not None
        cut = self._cut(scan, start, end)
        if cut is None:
            return [(start, regnal.end() if (regnal := _REGNAL.match(text, end)) else end)]
        at, word_end = cut
        joined = text[at:word_end] in ("和", "与", "及", "加", "同") and "·" in text[word_end:end]
        first = start, without_rank(text, start, at)
        return [first, (word_end, end)] if joined else [first]

    def stands_whole(self, text: str, start: int, end: int) -> bool:
        """Whether a known foreign name of three syllables or more is no part of a longer one: 科斯塔|请"""
        if end - start < _WHOLE or not self._syllables.issuperset(text[start:end]):
            return False
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in self._syllables or before in _MARKS or after in _MARKS:
            return False
        return after not in self._syllables or self._follow.match(text, end) is not None

    def _start(self, scan: Scan, start: int, end: int) -> int:
        """Behind the words with which it begins: 丈夫|某某·某某, 但比起|某某·某某."""
        text = scan.text
        if rank := _LEADING_RANK.match(text, start, end):
            return rank.end() if rank.end() + 2 <= end else start
        dot = next((i for i in range(start, end) if text[i] in _JOINS), end)
        begin = start
        while begin > 0 and begin not in scan.edges and text[begin - 1] not in PUNCTUATION:
            begin -= 1
        best, at = start, begin
        for edge in range(start + 1, dot - (dot == end)):
            if edge not in scan.edges:
                continue
            word = text[at:edge]
            if len(word) == 1 and (word not in _LEADS or at < start or _UYGHUR.match(text, at)):
                break
            tag = part_of_speech(word)
            if any(h.start == at and h.end == edge for h in scan.of("country")):
                best = at = edge  # 泰国客人|某某·某某
                continue
            if len(word) > 1 and (tag[:1] not in _BEFORE or tag[:2] in ("nr", "ns", "nz", "nt")):
                break
            if at < start and word not in [w for w, _ in tag_words(text[max(0, start - 4) : end])]:
                break  # 致电|某某, and not 电某|某
            best = at = edge
        return best

    def _whole(self, scan: Scan, start: int, end: int) -> int:
        """Its end, moved to the end of the word where it stops in the midst of one, by syllables or behind a dot."""
        text = scan.text
        while end < len(text) - 1 and text[end] in _JOINS and text[end + 1] in self._syllables:
            end += 1
            while end < len(text) and text[end] in self._syllables:
                end += 1
        if end in scan.edges or end >= len(text) or text[end] in PUNCTUATION or self._follow.match(text, end):
            return end
        longer = end
        while longer < len(text) and text[longer] in self._syllables and longer not in scan.edges:
            longer += 1
        return longer if longer in scan.edges and longer - end <= 3 else end

    def with_last(self, text: str, end: int) -> int:
        """Its end with the syllables behind it that are words as well, but none there: 某某日内|当天, 某某宁|称."""
        if _SOON.match(text, end - 2):
            return end - 2
        if within := _NOT_WITHIN.match(text, end):
            return within.end()
        if _NO_POST.match(text, end):
            return end + 1
        last = text[end : end + 1]
        whole = last not in self._syllables or last in _SHORT or part_of_speech(last)[:1] in _VERBAL
        if whole or not _SURELY_BEHIND.match(text, end + 1) or part_of_speech(text[end : end + 2])[:1] in _VERBAL:
            return end
        return end + 1

    def _cut(self, scan: Scan, start: int, end: int) -> tuple[int, int] | None:
        """Where the first word begins and ends that is no part of the name; None where there is none."""
        text, at = scan.text, start
        low = start
        for edge in range(start + 1, end + 1):
            if text[edge - 1] in _JOINS:
                low = at = edge
                continue
            if edge - low < (1 if low > start else 2) or edge == end or edge not in scan.edges:
                continue
            at = edge
            close = next((i for i in range(at + 1, len(text) + 1) if i in scan.edges), len(text))
            if self._is_word(text, at, close, end):
                return at, close
        if text[end - 1 : end + 1] in ("时，", "说：", "称：") and end - 1 - low >= 2:  # 会见某某-某某|时，
            return end - 1, end
        last = text[end - 1 : end + 1]  # 某某·某某声|称
        crossing = len(last) == 2 and end - 1 - low >= 2 and end not in scan.edges and not self._follow.match(text, end)
        if crossing and (part_of_speech(last)[:1] == "v" or _RANKS.fullmatch(last)):
            return end - 1, end + 1
        return None

    def _is_word(self, text: str, at: int, close: int, end: int) -> bool:
        """Whether a word of the sentence stands there, behind what is a name already: no syllables."""
        word = text[at:close]
        if text[at - 2 : at] in ("阿不", "阿布", "阿卜") or (text[at - 1] == "阿" and text[at] in "不布卜"):
            return False
        if len(word) == 2 and _DAY.match(text, close - 1):
            return False  # 某某|古今|天
        if word == "则" and close + 2 <= end and "·" in text[max(0, at - 7) : at]:
            return False  # 某某·如|则|麦麦提
        if word == "和" and text[close : close + 1] in PUNCTUATION:
            return False  # it joins nothing
        if len(word) == 1:
            return word in _SHORT and part_of_speech(word)[:1] in _VERBAL and (word != "加" or "·" in text[close:end])
        if all(char in self._syllables for char in word):
            return False
        known = part_of_speech(word) or part_of_speech(word[:2])
        return known[:1] in _VERBAL if known else word[0] in "及和与"


def without_rank(text: str, start: int, end: int) -> int:
    """The end of a name without the rank or the address behind it (某某·某某|上校, 林某某|小姐)."""
    end -= text.startswith("亲王", end - 1)
    rank = _RANKS.search(text, start, end)
    return rank.start() if rank and rank.start() - start >= 2 else end
