"""Finds what may be a name behind a post though no table knows its form: by what follows it."""

from __future__ import annotations

from collections.abc import Collection

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import begins_with_verb, is_verb, is_word, part_of_speech, tag_words
from kg.words.scan import Scan

_LATIN = re.compile("[A-Z][a-z]+(?:[ ·.-]?[A-Z][a-z]*\\.?)+|[A-Z][a-z]{2,}")  # John Smith, JohnSmith
_HAN = re.compile("[\u4e00-\u9fa5]+")
_THERE = re.compile("在[^，。；]{1,8}(?:指出|表示|强调|宣布|说|称)|互?致[^，。；]{0,6}(?:电|信|函|辞)|将|已")

_BEFORE_NAMES = frozenset("同向对与和在将从被把给为由让请以及是应于起曾后经都时提谈")
_NEAR = 14  # characters to the next post of a list
_LAST_PART = "图花荣仓勒德尔娜玛措加格扎木日布乐吉贵山宝柱虎龙财春梅琴兰"  # behind parts of names: 阿拉坦|仓
_ALSO_WORDS = "都来开提外满如先合不"  # syllables that are words as well
_JOINS = ("和", "与", "等", "率")  # right behind a name of four characters or more
_HOLDING = re.compile("[一-龥]着")  # 图门|指着
_PARTS = ((0, 3), (0, 2), (1, 3))  # of a name of three characters


class UnlistedNames:
    """Finds them by what follows; `no_names` and `places` are words that are never names."""

    def __init__(self, seeds: Seeds, no_names: frozenset[str], places: frozenset[str]) -> None:
        words = seeds.words
        self._no_names = no_names | places
        self._words = no_names | places | seeds.common_words
        self._rare = frozenset(words.rare_surnames)
        self._never = frozenset(words.never_in_names) | frozenset(words.never_last_in_names)
        self._never_abroad = (self._never | {"同"}) - {"那", "向"}
        self._act = re.compile(alternatives(words.person_acts))
        self._part = re.compile(f"(?:{alternatives(words.name_parts)})+")
        self._of_parts = re.compile(f"{self._part.pattern}[{_LAST_PART}]?")
        self._syllables = re.compile(f"[{''.join((*words.transliteration, *words.home_syllables))}]+")
        self._follow = re.compile(alternatives([*words.person_acts, *words.person_followers]))

    def abroad(self, scan: Scan, start: int) -> int | None:
        """The end of a name behind a post abroad, before a mark or an act (浅川雅嗣)."""
        end = next(
            (e for e in range(start + 1, min(start + 6, len(scan.text)) + 1) if self._ends(scan, start, e)), None
        )
        word = scan.text[start:end] if end else ""
        if end is None or any(c in self._never_abroad for c in word) or not _HAN.fullmatch(word):
            return None
        if word in self._words or any(h.start < end and start < h.end for h in scan.of("country")):
            return None
        return end

    def latin(self, text: str, start: int) -> int | None:
        """The end of a name in Latin letters behind a post, before a mark or what follows names (总裁John Smith说)."""
        match = _LATIN.match(text, start)
        return match.end() if match and self._ended(text, match.end()) else None

    def _ends(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a name abroad may end here: before a mark, or before an act or another word that follows names."""
        text = scan.text
        if text[end : end + 1] in ("，", "。", "、", "；"):
            return end - start > 2
        if end == start + 1:
            return text.startswith(("夫妇", "夫人"), end)
        followed = any(len(m.group()) > 1 for m in (self._act.match(text, end), self._follow.match(text, end)) if m)
        return followed or text[end : end + 1].isdigit() or _THERE.match(text, end) is not None

    def at_home(self, scan: Scan, start: int, personal: bool) -> int | None:
        """The end of a name with a surname that no list has (远义彬), or of one of a people without surnames.

        Three characters, two that a general dictionary knows for a name, or more that such names are written with.
        """
        if part := self.of_parts(scan.text, start):
            return part
        if personal or self._part.match(scan.text, start):
            return None
        return next((start + n for n in (6, 5, 4, 3, 2) if self._fits(scan.text, start, start + n)), None)

    def is_of_parts(self, word: str) -> bool:
        """Whether a word is made of parts that only names are made of: 其其格, 阿拉坦仓, 边巴扎西."""
        return 3 <= len(word) <= 8 and self._of_parts.fullmatch(word) is not None

    def is_strange(self, word: str) -> bool:
        """Whether a word is written like the name of one of a people without surnames, where a name must stand."""
        if self.is_of_parts(word):
            return True
        syllables = 4 <= len(word) <= 6 and self._syllables.fullmatch(word) is not None
        return syllables and word not in self._words and not any(is_word(word[i:]) for i in range(len(word) - 2))

    def of_parts(self, text: str, start: int) -> int | None:
        """The end of a name of parts that only names are made of (图门), before what follows names or their posts."""
        part = self._part.match(text, start)
        if part is None:
            return None
        end = part.end()
        syllable = self._syllables.match(text, end) is not None and text[end] not in _ALSO_WORDS
        follows = self._follow.match(text, end) is not None and not syllable
        if self._goes_on(text, end) or follows or _HOLDING.match(text, end):
            return end
        longer = self._of_parts.match(text, start)
        return longer.end() if longer and longer.end() > end and self._goes_on(text, longer.end()) else None

    def behind_body_post(self, scan: Scan, start: int, surname: bool, posts: Collection[int]) -> int | None:
        """The end of a name behind a post that tells its body, where any name may stand (某局局长|和平义陪同).

        Three characters before a mark or an act; two that are a word as well (成功) only before the next of the `posts`
        of a list.
        """
        text = scan.text
        if not (surname or text[start : start + 1] in self._rare):
            return None
        word = text[start : start + 3]
        if len(word) == 3 and self._ended(text, start + 3) and self._is_like_name(word):
            return start + 3
        end = start + 2
        listed = text[end : end + 1] in ("、", "，") and end + 1 in posts
        return end if listed and _HAN.fullmatch(text, start, end) and text[start:end] not in self._no_names else None

    def _is_like_name(self, word: str) -> bool:
        """Whether three characters may be a name though parts of them are words: no phrase of a clause."""
        given = word[1:]
        if not _HAN.fullmatch(word) or word in self._no_names or any(c in self._never for c in word[1:]):
            return False
        if given in self._words or (word[0] in _BEFORE_NAMES and is_word(given)):
            return False
        if is_word(word) and part_of_speech(word)[:2] != "nr":
            return False
        return not (is_verb(word[:2]) or part_of_speech(word[:2])[:1] in ("d", "r", "p", "c"))

    def worded(self, scan: Scan, start: int, surname: bool) -> int | None:
        """The end of a name that is a word of the dictionary as well (甘露), before a mark, an act or another post."""
        text = scan.text
        for end in (start + 2, start + 3):
            word = text[start:end]
            joined = text[end : end + 1] in _JOINS and any(0 < h.start - end < _NEAR for h in scan.of("title"))
            if (
                not (self._ended(text, end) or (surname and joined))
                or not _HAN.fullmatch(word)
                or word in self._no_names
            ):
                continue
            tags = tag_words(word)
            if len(tags) > 1 or any(c in self._never for c in word):
                continue
            tag = tags[0][1]
            if (
                tag[:2] in ("nr", "nz")
                or (surname and (tag[0] in "na" or self._acts(text, end)))
                or (tag == "a" and text[start] in self._rare)
            ):
                return end
        return None

    def _acts(self, text: str, end: int) -> bool:
        """Whether what only people do stands here, in two letters or more."""
        act = self._act.match(text, end)
        return act is not None and len(act.group()) > 1

    def _fits(self, text: str, start: int, end: int) -> bool:
        """Whether a name at home may be this stretch, of which no part is a word."""
        word = text[start:end]
        if (
            len(word) < end - start
            or word[0] in _BEFORE_NAMES
            or not _HAN.fullmatch(word)
            or not (self._goes_on(text, end) if len(word) > 3 else self._ended(text, end))
        ):
            return False
        if len(word) > 3:
            return self.is_strange(word)
        if any(c in self._never for c in word) or not self._words.isdisjoint([word, word[:2], word[1:]]):
            return False
        if len(word) == 3:
            return not any(is_word(word[i:k]) for i, k in _PARTS)
        return tag_words(word) == ((word, "nr"),)

    def _goes_on(self, text: str, end: int) -> bool:
        """Whether a name ends here, or a verb or an adverb begins that no part of a name is taken for."""
        return self._ended(text, end) or begins_with_verb(text[end : end + 6]) or text[end : end + 1] in _JOINS

    def _ended(self, text: str, end: int) -> bool:
        """Whether a name ends here for sure: before a mark, or before an act or what else follows names."""
        if text[end : end + 1] in ("，", "、", "。", "；", "（"):
            return True
        return any(len(m.group()) > 1 for m in (self._act.match(text, end), self._follow.match(text, end)) if m)
