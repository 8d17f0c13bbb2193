"""Finds what may be a name behind a post though no table knows its form: by what follows it."""

from __future__ import annotations

import re

from kg.scan import Scan
from kg.seeds import Seeds, alternatives

_HAN = re.compile("[\u4e00-\u9fa5]+")
_THERE = re.compile("在[^，。；]{1,8}(?:指出|表示|强调|宣布|说|称)|互?致[^，。；]{0,6}(?:电|信|函|辞)|将|已")


class UnlistedNames:
    """Finds them by what follows; `no_names` and `places` are words that are never names."""

    def __init__(self, seeds: Seeds, no_names: frozenset[str], places: frozenset[str]) -> None:
        words = seeds.words
        self._words = no_names | places | seeds.common_words
        self._never = frozenset(words.never_in_names) | frozenset(words.never_last_in_names)
        self._never_abroad = (self._never | {"同"}) - {"那", "向"}
        self._act = re.compile(alternatives(words.person_acts))
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
        """The end of three characters up to 、 or ，: a surname that no list has (远义彬)."""
        end = start + 3
        word = scan.text[start:end]
        act = self._act.match(scan.text, end)
        ended = scan.text[end : end + 1] in ("，", "、") or (act is not None and len(act.group()) > 1)
        if personal or not ended or len(word) < 3 or not _HAN.fullmatch(word):
            return None
        wrong = any(c in self._never for c in word) or not self._words.isdisjoint([word, word[:2], word[1:]])
        return None if wrong else end
