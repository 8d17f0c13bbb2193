"""Whether a sentence may hold a person's name that no pattern found: only such a sentence is worth the model's time.

Of the sentences of a news corpus two thirds hold none. Nearly all that the model adds has one of these signs, all that
it finds elsewhere is dropped anyway, as it is no plausible name or is known already.
"""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.people.finder import NameFinder
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, tag_words


class NameHints:
    """Looks for a surname where a general dictionary knows no word, and for foreign syllables before what people do."""

    def __init__(self, seeds: Seeds, names: NameFinder) -> None:
        self._names = names
        words, foreign = seeds.words, "".join(seeds.words.transliteration)
        self._surnames = seeds.surnames | {name[0] for name in seeds.compound_surnames}
        self._first = self._surnames | frozenset(foreign)
        follow = [*words.person_acts, *words.person_followers, *words.name_suffixes]
        acts = alternatives(word for word in follow if len(word) > 1)
        self._foreign_acts = re.compile(rf"[{foreign}]{{2}}(?=[{foreign}]{{0,6}}[^，。；：、]?(?:{acts}))")

    def at(self, text: str, start: int) -> bool:
        """Whether a name may begin here."""
        first = text[start : start + 1]
        return first in self._first or "·" in text[start : start + 24] or "-" in text[start : start + 24]

    def in_text(self, text: str, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether a name may stand outside of the stretches that are taken."""
        if "·" in text:
            return True
        free = bytearray(b"\1") * (len(text) + 3)  # a flag for each character
        for start, end in taken:
            free[start:end] = bytes(end - start)
        end, words = 0, tag_words(text)
        for (word, tag), (following, _) in zip(words, [*words[1:], ("", "")], strict=False):
            start, end = end, end + len(word)
            if word[0] in self._surnames and free[start] and self._begins(text, start, word, tag, following, free):
                return True
            unknown = len(word) > 3 and word[1] in self._surnames and not is_word(word)
            if unknown and self._names.is_name(word[1:4]) and all(free[start:end]):
                return True  # 人何明远
        return any(all(free[slice(*match.span())]) for match in self._foreign_acts.finditer(text))

    def _begins(self, text: str, start: int, word: str, tag: str, following: str, free: bytearray) -> bool:
        """Whether a name may begin with this word of the dictionary's parting."""
        end, is_name = start + len(word), self._names.is_name
        longer = len(word) == 2 and (len(following) == 1 or tag[:2] == "nr") and is_name(text[start : start + 3])
        if longer and all(free[start : start + 3]):
            return True  # 何明|远, 何家|明是
        if not all(free[start : max(end, start + 2)]):
            return False
        if len(word) == 1:
            names = [text[start : start + size] for size in (2, 3)] if following else []
            return any(is_name(name) and not is_word(name) for name in names)
        if is_word(word):
            return tag[:2] == "nr" and self._names.is_followed(text, end)
        return self._names.is_plausible(word) or any(is_name(word[:size]) for size in (2, 3))
