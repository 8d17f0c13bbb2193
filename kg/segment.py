"""Word edges by pkuseg's model: those of pkuseg itself, found in a fraction of its time.

pkuseg asks the model by name for 68 features of each character, most of which no text can have (pairs of words where no
words are); here only those are looked up that can be there, in tables by character, by pair and by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_PIECE = re.compile(r"\S+")
_LONGEST = 6  # characters of a word that is a feature; the shortest has two
_NUMBER, _LETTER, _STRANGE = "\ue000\ue001\ue002"  # in place of what pkuseg calls **Num, **Letter
_NAMES = {"**Num": _NUMBER, "**Letter": _LETTER}
_KEYWORDS = "-._,|/*:"
_OF_CHARACTER = ("c.", "c-1.", "c1.", "c-2.", "c2.")  # itself, the one before, the one behind, two before, two behind
_OF_PAIR = ("c-1c.", "cc1.", "c-2c-1.")  # that ends here, that begins here, that ends before


class Segmenter:
    """Finds the edges of words with a loaded pkuseg; words of its user dictionary stay whole."""

    def __init__(self, pkuseg: Any) -> None:
        import numpy as np
        from spacy_pkuseg.inference import getLogYY, run_viterbi

        self._score, self._best = getLogYY, run_viterbi
        extractor, model = pkuseg.feature_extractor, pkuseg.model
        self._numbers: dict[str, int] = extractor.feature_to_idx
        self._tags, self._none = model.n_tag, model.n_feature  # _none: a feature of no weight, for those unknown
        split = self._none * self._tags
        self._weights = np.concatenate([model.w[:split], np.zeros(self._tags), model.w[split:]])
        self._is_begin = ["B" in pkuseg.idx_to_tag[tag] for tag in range(self._tags)]
        self._plain = str.maketrans(
            dict.fromkeys((_NUMBER, _LETTER), _STRANGE)
            | dict.fromkeys(extractor.num, _NUMBER)
            | dict.fromkeys(extractor.letter, _LETTER)
            | dict.fromkeys(_KEYWORDS, "&")
        )
        self._shown = {shown: name for name, shown in _NAMES.items()}
        self._characters: dict[str, tuple[int, ...]] = {}  # filled as they are met
        self._pairs: dict[str, tuple[int, ...]] = {}
        self._words: dict[str, list[str]] = {}  # by their first two characters
        for word in extractor.unigram:
            if 2 <= len(word) <= _LONGEST:
                self._words.setdefault(word[:2], []).append(word)
        self._dictionary = pkuseg.preprocesser
        self._kept = frozenset(
            first + second for first, node in self._dictionary.trie.children.items() for second in node.children
        )

    def edges(self, text: str) -> frozenset[int]:
        """The offsets at which a word begins or ends, with both ends of the text."""
        found = {0, len(text)}
        for match in _PIECE.finditer(text):
            at = match.start()
            for part, is_word in self._parts(match.group()):
                found.add(at)
                if not is_word:
                    found.update(at + i for i in self._begins(part))
                at += len(part)
                found.add(at)
        return frozenset(found)

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text parted at the words of the user dictionary."""
        if any(text[i : i + 2] in self._kept for i in range(len(text) - 1)):
            parts, are_words, _ = self._dictionary.solve(text)
            return zip(parts, are_words, strict=True)
        return iter([(text, False)])

    def _begins(self, text: str) -> list[int]:
        """The offsets behind the first at which a word begins."""
        if len(text) < 2:
            return []
        scores, steps = self._score(
            self._features(text.translate(self._plain)), self._tags, (self._none + 1) * self._tags, self._weights, 1.0
        )
        tags = self._best(scores, steps)[1].tolist()
        return [i for i in range(1, len(text)) if self._is_begin[tags[i]]]

    def _features(self, text: str) -> list[list[int]]:
        """The numbers of the features of each character."""
        characters = [self._characters.get(c) or self._character(c) for c in text]
        pairs = [self._pairs.get(p) or self._pair(p) for p in map(str.__add__, text, text[1:])]
        rows = [[0, own[0]] for own in characters]
        last = len(text) - 1
        for i, (_, before, behind, two_before, two_behind) in enumerate(characters):
            if i < last:
                rows[i + 1].append(before)
                ends, begins, behind_it = pairs[i]
                rows[i + 1].append(ends)
                rows[i].append(begins)
            if i < last - 1:
                rows[i + 2].append(two_before)
                rows[i + 2].append(behind_it)
            if i > 0:
                rows[i - 1].append(behind)
            if i > 1:
                rows[i - 2].append(two_behind)
        self._add_words(text, rows)
        return rows

    def _add_words(self, text: str, rows: list[list[int]]) -> None:
        """Adds the features of the words of two to six characters, and of those that stand side by side."""
        numbers = self._numbers
        ending: dict[int, list[str]] = {}  # words by the offset behind them
        beginning: dict[int, list[str]] = {}
        for i in range(len(text) - 1):
            for word in self._words.get(text[i : i + 2], ()):
                if len(word) == 2 or text.startswith(word, i):
                    ending.setdefault(i + len(word), []).append(word)
                    beginning.setdefault(i, []).append(word)
                    rows[i].append(numbers.get("w1." + word, self._none))
                    rows[i + len(word) - 1].append(numbers.get("w-1." + word, self._none))
        for i in ending.keys() & beginning.keys():
            for before in ending[i]:
                for behind in beginning[i]:
                    rows[i].append(numbers.get(f"ww.l.{before}*{behind}", self._none))
                    rows[i - 1].append(numbers.get(f"ww.r.{before}*{behind}", self._none))

    def _character(self, character: str) -> tuple[int, ...]:
        shown = self._shown.get(character, character)
        found = tuple(self._numbers.get(f"{feature}{shown}", self._none) for feature in _OF_CHARACTER)
        self._characters[character] = found
        return found

    def _pair(self, pair: str) -> tuple[int, ...]:
        first, second = (self._shown.get(character, character) for character in pair)
        found = tuple(self._numbers.get(f"{feature}{first}.{second}", self._none) for feature in _OF_PAIR)
        self._pairs[pair] = found
        return found
