"""Where a place begins that no table knows, before its level: 青石|市委, 北岭|县长, 青石|县举办."""

from __future__ import annotations

from itertools import pairwise

import kg.regex as re
from kg.seeds import Seeds
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Scan

_BOUNDS = "，。；：、的与和访由任升为在到赴原共开了其向对方”"  # characters that one may stand behind
_NEVER_LAST = "全我本各原该两任届是及由为副老前"
# How names of places end that are words as well (石门, 桃源).
_OF_LAND = re.compile("[\u4e00-\u9fa5][石山门原河江岭口湖溪川阳林泉源桥塘坪坝港湾峰城安宁平陵洲海]")
_OF_PARTY = re.compile("中共(?=[一-龥]{2,4}$)")  # 中共|青石|县委
_HEAD = re.compile("(?<![市县旗])([市县旗])(?=\\1?(?:副\\1)?长(?![期远途江城假短大]))")
# 青石县|召开现场会, 青石县|在某市举办推介会: hardly anything else stands before a county that holds something.
_HOLDER = re.compile(
    "([县旗])(?=(?:日前|近日|今天|昨天)?(?:(?:在|于)[^，。；]{2,8}?)?(?:组织|隆重|成功|集中|联合)?(?:召开|举[行办]))"
)
_NO_COUNTY = re.compile(
    "[一二三四五六七八九十两几多数]|周[边围]|有关|部分|兄弟|[临邻相]近|试点|贫困|各地|红|国|锦|战|政府|党委|以及|及其"
)
_TWO_CHARACTERS = re.compile("[\u4e00-\u9fa5]{2}")
_SYLLABLES = "阔淖日浩敖"  # of names of places, besides those that foreign names are written with
_LONGEST = 5  # characters of a name that is written by syllables (阔克塔什)


class UnlistedPlaces:
    """Finds them with the words of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._verbs = seeds.verbs
        self._known = frozenset([*seeds.divisions, *seeds.foreign_places, *seeds.countries])
        self._common = frozenset(words.leading_verbs) | frozenset(words.person_followers) | seeds.common_words
        self._syllables = re.compile(f"[{''.join(words.transliteration)}{_SYLLABLES}]{{4,{_LONGEST}}}")

    def start(self, scan: Scan, level_at: int) -> int | None:
        """Where the name begins that ends before the level at `level_at`, or None."""
        text = scan.text
        for size in range(_LONGEST, 3, -1):  # written by syllables
            start = level_at - size
            if start >= 0 and self._bounded(text, start) and self._syllables.fullmatch(text, start, level_at):
                return start
        for size in (2, 3):
            start = level_at - size
            if start < 0 or not (start in scan.edges or text[start - 1] in "任为其"):  # 任望|川市
                continue
            if self._bounded(text, start) and self._is_name(scan, start, level_at):
                return start
        if party := _OF_PARTY.search(text, max(0, level_at - 6), level_at):
            return party.end()
        return self._county(scan, level_at) if text[level_at] in "县旗" else None

    def of_heads(self, scan: Scan) -> list[Found]:
        """Places before the title of their head: 青石市|长."""
        found = []
        for match in _HEAD.finditer(scan.text) if "长" in scan.text else ():
            start = self.start(scan, match.start())
            if start is not None and scan.text[start : match.start()] not in self._known:
                found.append(Found(start, match.end(), "Place", "pattern"))
        return found

    def of_holders(self, scan: Scan) -> list[Found]:
        """Counties before what they hold: 青石县|举办."""
        found = []
        for match in _HOLDER.finditer(scan.text):
            start = self.start(scan, match.start())
            if start is not None and scan.text[start : match.end()] not in self._known:
                found.append(Found(start, match.end(), "Place", "pattern"))
        return found

    def _county(self, scan: Scan, level_at: int) -> int | None:
        """Where two characters begin that may be the name of a county, whatever characters they are."""
        start, text = level_at - 2, scan.text
        clear = start == 0 or (start > 0 and text[start - 1] in "，。；、任")
        if not clear or not _TWO_CHARACTERS.fullmatch(text, start, level_at):
            return None
        if _NO_COUNTY.search(text, start, level_at) or text[level_at - 1] in _NEVER_LAST:
            return None
        return start if self._common.isdisjoint([text[start:level_at], text[start], text[start + 1]]) else None

    @staticmethod
    def _bounded(text: str, start: int) -> bool:
        return start == 0 or text[start - 1] in _BOUNDS

    def _is_name(self, scan: Scan, start: int, end: int) -> bool:
        """Whether no word stands there but what may be a name."""
        text = scan.text
        cuts = [start, *(i for i in range(start + 1, end) if i in scan.edges), end]
        parts = [text[a:b] for a, b in pairwise(cuts)]
        if not all("一" <= c <= "龥" for c in text[start:end]) or text[end - 1] in _NEVER_LAST:
            return False
        return (
            scan.lexicon.stop_words.isdisjoint(parts)
            and self._verbs.isdisjoint(parts)
            and self._common.isdisjoint(parts)
            and _is_like_a_place(text[start:end])
        )


def _is_like_a_place(word: str) -> bool:
    """Whether a word that is in no table of places is a name (桐浦), no other word (还要, 主办方)."""
    tags = [tag for _, tag in tag_words(word)]
    return "ns" in tags or tags in (["nr"], ["nz"], ["x"]) or (tags == ["n"] and _OF_LAND.fullmatch(word) is not None)
