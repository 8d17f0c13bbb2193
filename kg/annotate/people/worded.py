"""Names behind posts that are words as well: 县长|舒展主持, 副主任|程度（女）、, by what they are and what follows."""

from __future__ import annotations

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import begins_with_verb, part_of_speech

_HAN = re.compile("[一-龥]+")
_BRACKET = re.compile("（[女男兼挂主正副]|（[一-龥]{1,5}族")  # behind a name
_MARKS = ("，", "、", "。", "；", "")
_GOES_WITH = re.compile("[向以为在就对率作致受同](?!于|为|着)")  # behind a name, before what its holder does
_OFTEN_NAMES = ("nr", "nz", "ns", "n")  # tags of words that are names more often than others
_QUALITIES = ("a", "b", "an")


class WordedNames:
    """Finds them with the words of the seeds; `places` are the names of all places."""

    def __init__(self, seeds: Seeds, places: frozenset[str]) -> None:
        words = seeds.words
        self._never = frozenset([*words.words_behind_posts, *words.leading_verbs, *seeds.titles]) | places
        self._acts = re.compile(alternatives(words.person_acts))

    def behind_post(self, text: str, start: int) -> int | None:
        """The end of the word of two characters that is a name, behind a post that somebody must hold."""
        end = start + 2
        word = text[start:end]
        if len(word) < 2 or word in self._never or not _HAN.fullmatch(word):
            return None
        tag = part_of_speech(word)
        if tag not in _OFTEN_NAMES and tag not in _QUALITIES:
            return None
        if text[end : end + 1] in _MARKS or _BRACKET.match(text, end):
            return end
        if tag in _QUALITIES:
            return None  # 市长|成功主持
        act = self._acts.match(text, end)
        acts = (act and len(act.group()) > 1) or begins_with_verb(text[end : end + 6])
        return end if acts or (tag == "nr" and _GOES_WITH.match(text, end)) else None
