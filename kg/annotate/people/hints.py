"""Whether a sentence may hold a name that no pattern found, which is worth the model's time, and whether to believe it.

Of the sentences of a news corpus two thirds hold none. Nearly all that the model adds has one of these signs, all that
it finds elsewhere is dropped anyway, as it is no plausible name or is known already.
"""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.people.finder import NameFinder
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, part_of_speech, tag_words
from kg.words.ner import Name

_GROWS = frozenset("林树花草果馆岭山湖村")  # 胡杨|林, 李子|树
_WHILE = re.compile("在(?:参加|出席|主持|会见|接受|谈到|调研|考察|发言|讲话)")  # 巴特尔|在参加讨论时说
_SIDE = re.compile("[\u4e00-\u9fa5]方")  # 阿方
# Behind the name of whose thought it is: 习近平|新时代…思想.
_THOUGHT = re.compile("(?:新时代|法治|强军|经济|外交|生态|文化)[^，。；]{0,10}思想")
_CERTAIN = 0.97  # from here the model may be believed alone


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
            if len(word) > 2 and tag.startswith("nr") and is_word(word) and all(free[start:end]):
                return True  # 陈水扁
            unknown = len(word) > 3 and word[1] in self._surnames and not is_word(word)
            if unknown and self._names.is_name(word[1:4]) and all(free[start:end]):
                return True  # 人何明远
        return any(all(free[slice(*match.span())]) for match in self._foreign_acts.finditer(text))

    def stands_alone(self, text: str, name: Name) -> bool:
        """Whether to believe the model on a name that no pattern finds.

        A foreign one only before what people do, as towns look alike; one that is a word of the dictionary (陈水扁, but
        also 高雅, 胡杨林) where it is known as a person's name.
        """
        word = text[name.start : name.end]
        if not self._names.is_plausible(word) or _SIDE.fullmatch(word) or _THOUGHT.match(text, name.end):
            return False
        if "·" in word or self._names.is_followed(text, name.end) or _WHILE.match(text, name.end):
            return True
        certain = name.probability > _CERTAIN
        if is_word(word):
            known = self._names.is_name(word) and part_of_speech(word).startswith("nr")
            return certain and len(word) > 2 and word[-1] not in _GROWS and known
        return self._names.is_name(word) and (certain or len(word) > 2)

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
