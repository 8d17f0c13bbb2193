"""Finds places by the noun that their names end in: 青石村, 清湖大桥; 示范基地, 两座大桥, 走进社区 name none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import kg.regex as re
from kg.annotate.places.stops import VISITS
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import NOT_FIRST, Found, Scan, is_clause, left_edge

_NO_HEAD = frozenset("级长委民庄")  # 村|民: behind a head of one character, none
_NO_VILLAGE = re.compile(r"(?:城乡|县乡|市县乡|农村|乡村|山村|千村|万村|一村|城镇|小镇|弱村)$")
_REACH = 16  # characters before the noun in which a name begins
_COUNTED = re.compile(
    "\\d[余多万亿]*(?:个|座|处|家|条|片|艘|项|块|批|名|人|米|吨|期|亩|公里|标箱|%|[镇乡村])"
    "|[一二两三四五六七八九十几数百千万]+[余多]?(?:个|座|处|家|条(?!沟)|片|艘|项|块|批|类)"
)
_WHEN_TOLD = frozenset("最后 会上 会前 会后 会中 会间 随后 首先 其间 期间".split())  # 最后|镇党委书记
_DOES = re.compile("了解|听取|参观|看望|慰问|询问|出席|参加|主持")
_OF_STATE = re.compile("大臣|外相|总统|首相|总理|议长|部长|国务卿")  # 某国经济产业大臣西|村
_WHEN = re.compile(r"\d+[年月日][晚起]?）?")  # 2023年|清溪村
_SEES = re.compile(f"{VISITS.pattern}|参观|观摩|深入")
# Characters that stand alone in no name of a place, and those that none begins with.
_FUNCTION = frozenset("在到从向把被将让使等于经由对与和及或的了着过是有为给驶往获")
_NEVER_FIRST = frozenset("类级项条座处个名位批轮次届首艘辆道点地界家种距至达并出进入离跨共仅各")
_LEVELS = frozenset("县市区镇乡旗州道村")  # 沙源|县: of what name before they tell
_PROPER = ("nr", "ns", "nt", "nz")
_ACTS = frozenset("vpcruyeo")  # parts of speech of words that make a clause


class _Word(NamedTuple):
    """A word before the noun: whether it is (part of) a name, or one that no name holds."""

    start: int
    end: int
    text: str
    proper: bool
    outside: bool


class HeadedPlaces:
    """Finds them with the words of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._heads = re.compile(alternatives(words.place_heads))
        self._generic = frozenset(words.generic_names)
        self._kinds = frozenset(words.place_kinds)
        self._general = frozenset(words.general_stems)
        self._apposed = frozenset(words.apposed_to_places)
        self._finite = frozenset((*words.leading_verbs, *words.clause_words))
        self._acts = seeds.verbs | frozenset(words.leading_verbs)
        self._verbs = seeds.verbs | seeds.outside_names | self._finite

    def find(self, scan: Scan, places: Iterable[Found]) -> Iterator[Found]:
        """Names that end in a noun of places; `places` are those known."""
        if "place_heads" not in scan.cues:
            return
        text = scan.text
        known = {p.start: p.end for p in places if p.method == "lexicon"}
        for match in self._heads.finditer(text):
            head, end = match.span()
            if end - head == 1 and text[end : end + 1] in _NO_HEAD:
                continue
            if any(start < head and end <= stop for start, stop in known.items()):
                continue  # 香|港
            if end not in scan.edges:
                continue
            start = self._begin(scan, head, end, known)
            if start is not None and not _OF_STATE.search(text, start + 1, head):
                yield Found(start, end, "Place", "pattern")

    def _begin(self, scan: Scan, head: int, end: int, known: Mapping[int, int]) -> int | None:
        """Where the name begins whose noun stands from `head` to `end`; None where none ends there."""
        text = scan.text
        edge = left_edge(scan, head, limit=_REACH)
        for pattern, low in ((VISITS, edge), (_WHEN, max(0, edge - 4))):
            edge = max((m.end() for m in pattern.finditer(text, low, head) if m.end() > edge), default=edge)
        if (dash := text.rfind("——", edge, head)) >= 0:
            edge = dash + 2
        if edge >= head or _COUNTED.search(text, max(0, edge - 2), head):
            return None
        words = self._words(text, edge, head, known)
        first = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i].outside), 0)
        start = self._first(words[first:], text[head:end]) if words[first:] else None
        if (start is None or first) and is_visited(text, edge, end) and not is_clause(scan, edge, end, self._acts):
            start = edge
        start = start + 1 if start is not None and text[start] == "作" else start  # 某镇长作|柳浦镇政府工作报告
        if start is not None and any(m.start() in scan.edges for m in _DOES.finditer(text, start + 2, head)):
            return None  # 青石工业园|了解园区
        return start if start is not None and self._may_be(text, start, head, end) else None

    def _may_be(self, text: str, start: int, head: int, end: int) -> bool:
        """Whether a name may begin so, and be as short as that."""
        name = text[start:end]
        if NOT_FIRST.match(name) or name[0] in _NEVER_FIRST or name in self._generic:
            return False
        least = end - head + (2 if end - head == 1 else 1)
        return len(name) >= least and not (end - head == 1 and _NO_VILLAGE.search(name))

    def _first(self, words: list[_Word], noun: str) -> int | None:
        """Where the name begins among the words before its noun."""
        proper = [i for i, word in enumerate(words) if word.proper]
        if proper:
            apposed = max((i for i, word in enumerate(words) if word.text in self._apposed), default=-1)
            first = next((i for i in proper if i > apposed), proper[0])
            while first > 0 and first - 1 > apposed and len(words[first - 1].text) == 1:
                first -= 1  # 庙|宫乡
            return words[first].start
        if words[-1].text.isdigit():
            return words[0].start  # 行政楼306|会议室
        stem = "".join(word.text for word in words)
        if noun in self._kinds or stem in self._general or len(words) > 1 + (len(stem) < 4):
            return None
        return words[0].start

    def _words(self, text: str, start: int, end: int, known: Mapping[int, int]) -> list[_Word]:
        """The words of a stretch, each with what it says of a name."""
        words: list[_Word] = []
        for piece in re.split("(“[^”]*”)", text[start:end]):
            quoted = piece[:1] == "“"
            for word, tag in [(piece, "nz")] if quoted else tag_words(piece):
                stop = start + len(word)
                long, listed = len(word) > 1, is_word(word)
                named = start in known or quoted or (long and (tag.startswith(_PROPER) or not listed))
                named = named or (long and stop < end and text[stop] in _LEVELS) or (tag == "s" and word[0] == "城")
                named = named and word not in self._general and not word[0].isdigit() and word not in _WHEN_TOLD
                acts = long and listed and tag[0] in _ACTS and tag != "vn"
                enters = not long and tag == "v" and stop == end  # 信息|进|社区
                outside = not named and (
                    word in _FUNCTION or word in _WHEN_TOLD or (long and word in self._verbs) or acts or enters
                )
                if stop == end and words and (words[-1].proper or words[-1].text[-1] in _LEVELS):
                    outside = outside and word in self._finite  # 乌罗镇|前进|村
                words.append(_Word(start, stop, word, named, outside))
                start = stop
        return words


def is_visited(text: str, start: int, end: int) -> bool:
    """Whether someone came there, by the words around: 走进|示范基地, 在|示范基地，某人察看."""
    clause = text[max(text.rfind(mark, 0, start) for mark in "，。；：") + 1 : start]
    if clause == "在":
        return text.startswith("，", end)
    near = clause if clause.endswith(("、", "和")) else clause[-5:]
    return _SEES.search(near) is not None
