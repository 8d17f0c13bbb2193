"""One pass over a text for all terms of the seeds, and the edges of the words where a boundary is in doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import ahocorasick_rs

import kg.regex as re
from kg.seeds import Seeds, WordLists, alternatives
from kg.words.cues import pattern_cues

# One character to one, so that offsets stay: full-width digits and letters become half-width, ASCII marks in Chinese
# text and the variants of the middle dot take the usual form.
_PLAIN = {ord("０") + i: ord("0") + i for i in range(10)}
_PLAIN |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_PLAIN |= {ord(a): ord(b) for a, b in zip(",:;!?()•‧・˙", "，：；！？（）····", strict=True)}
_PLAIN |= {ord(a): ord(b) for a, b in zip("「」『』", "“”“”", strict=True)}

_NOT_PLAIN = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")
PUNCTUATION = frozenset("，。；：！？、“”‘’（）《》〈〉—…·【】[]●◆■▲★○◎◇□▢※►▶▼▽△☆\n\t 　-~～/")
_SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’』」）]*)?|[。！？]+[”’』」）]*")
# What makes a stretch a general word rather than a name (各级, 三家, 本).
NOT_FIRST = re.compile(
    r"(?:国家级|省级|市级|[首一]座|[上本]届|[今去明前]年|各级|各地|各|家|个|期间|大家|首例|首家|首个|首站|第[一二三四五]站|非|近|另外|[退离]休|在职|下岗|[一二三四]季度|又|全体|有关|相关|部分|大部分|包括|多所|多家|一批|一些|广大|国有|民营|龙头|上市|中小|外资|大型|重点|骨干|规上|参展|参会|我国|其他|其它|"
    r"多|本|该|此|这|那|两家|三家|几家|数家|每|同|某|\d+[家个所名支]|[一二三四五六七八九十百千万]+[家个所名支]|一[条座处片间栋](?!街)|所在|当地|基层|上级|下级|一流|高水平)"
)
_NEVER_FIRST = frozenset("向对与和到赴在为给率任说")  # behind what ends for sure
_BEGINS = re.compile("向阳|和[平谐美睦]")  # words of which names begin with these: 和平论坛
_CLAUSE_MARKS = frozenset("，。；：！？\n")
_CLAUSE_MARK = re.compile("[，。；：！？\n]")
# Its first character, for which a text is soon scanned, and what that leads on to.
_DATE = re.compile(
    r"[\d昨今前当近日次上下本这去明](?:"
    r"(?<=\d)(?:(?:\d{3}年\d{1,2}月|\d?月)\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|\d{3}年(?:\d{1,2}月)?|\d?日(?:至\d{1,2}日)?)"
    r"|(?<=[昨今前当近次])[日天]|(?<=日)前[日天]?|(?<=[上下本这])周[一二三四五六日末]?|(?<=[去今明])年)"
)
_TIME_TAIL = re.compile(
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚|夜|起|当天|\d{1,2}[时点](?:\d{1,2}分|许|半)?)+"
)


def plain(text: str) -> str:
    """The text in the form in which it is searched; as long as the text itself."""
    return text.translate(_PLAIN) if _NOT_PLAIN.search(text) else text  # few texts need it


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a closing quote belongs to the sentence it ends."""
    return [m.span() for m in _SENTENCE.finditer(text)]


# Word lists of which a finder needs a word: whether a sentence has one is told by the scan, as for those of patterns.
CUES = (
    "body_heads",
    "company_heads",
    "japanese_surnames",
    "name_leads",
    "name_parts",
    "name_suffixes",
    "person_acts",
    "place_heads",
    "scene_states",
    "takes_up",
    "venue_heads",
)


class Hit(NamedTuple):
    """A term of the seeds in a sentence; `kind` is the table it comes from."""

    start: int
    end: int
    kind: str


class Lexicon:
    """All terms of the seeds in one automaton, and the words that bound a name.

    `stop_words` can't stand inside the name of a body or an occasion: what is left of them is another phrase.
    `outside` are verbs and other words that no body has in its name.
    `firm_tails` end the names of firms that do not say 公司.
    `leading` matches verbs that stand before a name but also inside one (发布仪式): cut off where a phrase begins so.
    """

    def __init__(
        self,
        tables: Mapping[str, Iterable[str]],
        cues: Mapping[str, Iterable[str]],
        words: WordLists,
        outside: frozenset[str] = frozenset(),
    ) -> None:
        self.stop_words, self.clause_words = frozenset(words.stop_words), frozenset(words.clause_words)
        self.first_verbs = frozenset(words.first_verbs)
        self.kinds_of_bodies = re.compile(
            f"(?:{alternatives(words.body_kinds)})+(?:{alternatives([*words.body_heads, *words.company_heads])})"
        )
        self.outside, self.firm_tails = outside, words.firm_tails
        self.leading = re.compile(f"(?:{alternatives(words.leading_verbs)})+")
        terms: dict[str, list[str]] = {}
        for kind, entries in tables.items():
            for word in entries:
                terms.setdefault(word, []).append(kind)
        told: dict[str, set[str]] = {}
        for cue, entries in cues.items():
            for word in entries:
                told.setdefault(word, set()).add(cue)
        found = list(dict.fromkeys((*terms, *told)))
        self._meant = [(tuple(terms.get(word, ())), frozenset(told.get(word, ()))) for word in found]
        self._automaton = ahocorasick_rs.AhoCorasick(found)

    def find(self, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[dict[str, list[Hit]], set[str]]]:
        """Of each sentence of a text all hits by table, also overlapping ones, in order of their end; and its cues."""
        meant, matches = self._meant, self._automaton.find_matches_as_indexes(text, overlapping=True)
        at = 0
        for first, last in sentences:
            found: dict[str, list[Hit]] = defaultdict(list)
            told = set[str]()
            while at < len(matches) and matches[at][2] <= last:
                term, start, end = matches[at]
                at += 1
                if start >= first:
                    kinds, cues = meant[term]
                    for kind in kinds:
                        found[kind].append(Hit(start - first, end - first, kind))
                    told |= cues
            yield found, told


_TITLE_MARKS = re.compile(r"《[^《》\n]{1,60}》")


class Edges:
    """The offsets of a sentence at which a word begins or ends.

    A clause is segmented when one of its offsets is asked for.
    """

    def __init__(self, text: str, segment: Callable[[str], frozenset[int]]) -> None:
        self._text, self._segment = text, segment
        self._starts: list[int] = []  # of its clauses, once one is asked for
        self._clauses: list[str] = []
        self._known: dict[int, frozenset[int]] = {}  # start of a clause → offsets in it
        self._start, self._end, self._last = 0, 0, frozenset[int]()  # of the clause asked for last

    def __contains__(self, offset: int) -> bool:
        if self._start < offset < self._end:
            return offset - self._start in self._last
        text = self._text
        if offset <= 0 or offset >= len(text) or text[offset] in _CLAUSE_MARKS or text[offset - 1] in _CLAUSE_MARKS:
            return True
        at = self._number(offset)
        start, clause = self._starts[at], self._clauses[at]
        edges = self._known.get(start)
        if edges is None:
            edges = self._known[start] = self._segment(clause)
        self._start, self._end, self._last = start, start + len(clause), edges
        return offset - start in edges

    def clauses(self, offsets: Iterable[int]) -> list[str]:
        """The clauses in which those characters stand, each once."""
        return [self._clauses[at] for at in sorted(set(map(self._number, offsets)))]

    def _number(self, offset: int) -> int:
        """The number of the clause in which that character stands."""
        if not self._starts:
            self._clauses = _CLAUSE_MARK.split(self._text)
            self._starts = [0, *accumulate(len(clause) + 1 for clause in self._clauses[:-1])]
        return bisect_right(self._starts, offset) - 1


_PARTED = ("occasion", "title", "region", "abroad", "company", "committee")  # of four clauses with one three are parted
_NO_HEAD = frozenset("长员级委民庄")  # behind a head, which is none then


@dataclass(slots=True)
class Scan:
    """One sentence as the finders see it; offsets count from the sentence's first character."""

    text: str
    hits: dict[str, list[Hit]]
    cues: set[str]  # names of CUES and of kg.words.cues
    edges: Edges
    lexicon: Lexicon
    states: Mapping[str, str]  # 俄 → 俄罗斯 …: the countries that one character means here
    barriers: tuple[int, ...] = ()  # ends of people's names: no other name reaches over one

    def clauses(self) -> list[str]:
        """The clauses of which the finders will most likely ask where words begin."""
        offsets = {hit.start for kind in _PARTED for hit in self.hits.get(kind, ())}
        offsets |= {h.start for h in self.hits.get("head", ()) if self.text[h.end : h.end + 1] not in _NO_HEAD}
        return self.edges.clauses(offsets) if offsets else []

    def of(self, kind: str) -> list[Hit]:
        """The hits of one table."""
        return self.hits.get(kind, [])

    def ending(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of one table that end at `start` or behind it and before `end`."""
        hits = self.of(kind)
        first = bisect_left(hits, start, key=lambda h: h.end)
        return hits[first : bisect_left(hits, end, first, key=lambda h: h.end)]


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie in no other, from left to right; of two that overlap the one that begins first."""
    if len(hits) < 2:
        return list(hits)
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def find_dates(text: str) -> list[tuple[int, int]]:
    """Spans of dates with the time of day that follows."""
    spans = []
    for match in _DATE.finditer(text):
        tail = _TIME_TAIL.match(text, match.end())
        spans.append((match.start(), tail.end() if tail else match.end()))
    return spans


_PAIRS = {"”": "“", "）": "（", "》": "《", "’": "‘", "】": "【"}


_NAMED_HE = frozenset("润泰信兴顺丰达记合创盛瑞源美众晟邦裕昌恒悦光硕仁佳利宁")  # behind 和 in names of firms
_AT_WAR = re.compile("[巴黎]以(?:问题|冲突|局势|停火|边境)")


# Prepositions that names hold, with what follows there: 消费品以旧换新活动, 2031年对台工作会议, 为民办实事推进会.
_BOUND = {
    "以": ("旧换新",),
    "对": ("台工作", "台湾工作", "台交流", "台宣传"),
    "为": ("民办实事", "民服务", "老服务", "侨服务", "农服务", "企服务"),
}


def left_edge(scan: Scan, start: int, *, limit: int = 30, join: str = "", floor: int = 0) -> int:
    """Where the noun phrase that ends before `start` begins: at the nearest stop word or mark to the left.

    Quoted and bracketed stretches are passed whole; `join` lists marks and words (、与和) that don't end the phrase.
    """
    text, edges, p = scan.text, scan.edges, start
    barrier = max((b for b in scan.barriers if b <= start), default=0)
    low = max(floor, start - limit, barrier)
    while p > low:
        char = text[p - 1]
        if char in _PAIRS:
            q = text.rfind(_PAIRS[char], low, p - 1)
            if q < 0 or (char == "”" and text[p - 2] in "。！？，"):  # “……。”现任|村党支部
                break
            p = q
            word = next(
                (
                    p - n
                    for n in (2, 3, 4)
                    if p - n >= low and p - n in edges and scan.lexicon.leading.fullmatch(text, p - n, p)
                ),
                None,
            )
            if word is not None:
                break  # 启动“…”发布仪式
            continue
        if char in join or char in "·—-+#&.":
            p -= 1
            continue
        if char in PUNCTUATION:
            break
        q = p - 1
        while q > low and q not in edges and text[q - 1] not in PUNCTUATION:
            q -= 1
        if text[q:p] == "以" and _AT_WAR.match(text, q - 1):
            p = q - 1
            continue
        if (bound := _BOUND.get(text[q:p])) and text.startswith(bound, p):
            p = q
            continue
        if text[q:p] == "持续" and text[q - 1 : q] == "可" and q > low:
            p = q - 1  # 可持续发展
            continue
        if text[q:p] == "和" and text[p] in _NAMED_HE and (q == 0 or text[q - 1] in PUNCTUATION):
            return q  # ，和润药业
        if text[q:p] in scan.lexicon.stop_words or text[q:p] in (
            ("和", "与", "及", "同", "暨") if "暨" not in join else ()
        ):
            break
        p = q
    while p < start and (text[p] in join or text[p] in "·—-+&.、"):
        p += 1
    if p == barrier and text[p : p + 1] in _NEVER_FIRST and not _BEGINS.match(text, p):
        p += 1
    verbs = scan.lexicon.leading.match(text, p, start)
    return verbs.end() if verbs and verbs.end() + 1 < start and verbs.end() in edges else p


def build_lexicon(seeds: Seeds) -> Lexicon:
    """The automaton over all tables of the seeds."""
    return Lexicon(
        {
            "place": [n for n in seeds.divisions if len(n) >= 2],
            "country": [n for n in seeds.countries if len(n) >= 2],
            "abroad": seeds.foreign_places,
            "organ": [n for n in seeds.organs if len(n) >= 2],
            "committee": [f"{level}委" for level in "省市县区州旗盟镇地"],
            "national": seeds.national_bodies,
            "company": seeds.companies,
            "region": seeds.regions,
            "title": seeds.titles,
            "occasion": seeds.occasions,
            "head": {*seeds.words.place_heads, *seeds.words.body_heads, *seeds.words.company_heads},
        },
        {cue: getattr(seeds.words, cue) for cue in CUES} | pattern_cues(seeds),
        seeds.words,
        seeds.verbs | seeds.outside_names,
    )


class Found(NamedTuple):
    """A stretch of a sentence with its type."""

    start: int
    end: int
    type: str
    method: str


def around(kept: Sequence[Found], item: Found) -> Sequence[Found]:
    """Those of the stretches kept, in order and none overlapping, that overlap the item."""
    first = bisect_right(kept, item.start, key=lambda f: f.end)
    return kept[first : bisect_left(kept, item.end, key=lambda f: f.start)]


def widest(found: list[Found]) -> list[Found]:
    """The stretches that lie in no other; of two that overlap the longer."""
    if len(found) < 2:
        return list(found)
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda f: (f.start - f.end, f.start, f.type, f.method)):
        if not around(kept, item):
            insort(kept, item, key=lambda f: f.start)
    return kept


def is_clause(scan: Scan, start: int, end: int, verbs: frozenset[str]) -> bool:
    """Whether the first word is a verb, or a word stands inside that no name holds."""
    words = words_of(scan, start, end)
    return words[0] in verbs or not scan.lexicon.clause_words.isdisjoint(words)


def words_of(scan: Scan, start: int, end: int) -> list[str]:
    """The words of a stretch, as the segmenter parts them."""
    cuts = [start, *(i for i in range(start + 1, end) if i in scan.edges), end]
    return [scan.text[a:b] for a, b in pairwise(cuts)]


def find_documents(text: str) -> list[Found]:
    """Titles in 《》."""
    return [Found(*m.span(), "Document", "pattern") for m in _TITLE_MARKS.finditer(text)]
