"""A CRF over the characters of a text: its features, its file, the best tags of a text and how sure they are.

The weights stand in tables by character, pair, triple and word, and what those around a character tell of it is added
up for a whole text at once: the tags that crfsuite gives, which looks up each feature by its name, in half its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import DataFileError
from kg.words.dictionary import tag_words
from kg.words.segment import load_viterbi
from kg.words.weights import Grams, add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]  # by character and label

# The names of features by what they are of, in the order of whom they tell: 3 is the character two before, 1 the one
# before … Then words, then parts of speech and places in a word.
_GRAMS = (("3", "1", "0", "2", "4"), ("7", "5", "6", "8"), ("9", "a", "b"))
_WORDS, _PARTS = ("x=", "w=", "y="), ("q=", "r=", "p=", "t=")
_TABLES = (_GRAMS[0], _WORDS, _PARTS)  # of the file: the first holds all of _GRAMS, in the columns of characters
_ALLOWED = "a file that kg train names wrote"
_IN_WORD = "SBME"  # a word's only character, its first, one in the middle, the last
_BEFORE, _BEHIND = ("<", "<"), (">", ">")  # of a text, in place of a word and its part of speech
_STEPS = 16  # after so many what is added up is brought back to a sum of one


class Weights(NamedTuple):
    """What a CRF has learned."""

    labels: list[str]
    edges: list[list[float]]  # of two labels, the second behind the first
    features: list[tuple[str, int, float]]  # name, number of the label, weight


def features(text: str) -> list[tuple[bytes, ...]]:
    """What the CRF knows of each character: the characters two to either side, its word, and the words beside it.

    In UTF-8, as crfsuite keeps them.
    """
    places: list[tuple[bytes, ...]] = []
    words = [(word.encode(), tag.encode(), len(word)) for word, tag in tag_words(text)]
    around = [(b"<", b"<", 0), *words, (b">", b">", 0)]
    for (before, tag_before, _), (word, tag, size), (after, tag_after, _) in zip(
        around, words, around[2:], strict=False
    ):
        shared = (
            b"w=" + word,
            b"p=" + tag,
            b"q=" + tag_before + tag,
            b"r=" + tag + tag_after,
            b"x=" + before,
            b"y=" + after,
        )
        if size == 1:
            places.append((b"t=S", *shared))
        else:
            places += [(b"t=B", *shared), *[(b"t=M", *shared)] * (size - 2), (b"t=E", *shared)]
    one = [character.encode() for character in f"<<{text}>>"]
    two = [*map(add, one, one[1:])]
    three = [*map(add, two, one[2:])]
    # Which of them stand around each character, under the names that they have in the model.
    named = [(b"0", one[2:]), (b"1", one[1:]), (b"2", one[3:]), (b"3", one), (b"4", one[4:])]
    named += [(b"5", two[1:]), (b"6", two[2:]), (b"7", two), (b"8", two[3:])]
    named += [(b"9", three), (b"a", three[1:]), (b"b", three[2:])]
    rows = zip(*([name + found for found in grams] for name, grams in named), strict=False)
    return [*map(add, rows, places)]


def write_crf(weights: Weights, path: Path) -> None:
    """Writes the file that a Crf reads: of each table its texts, and the weights that aren't zero with their places."""
    import numpy as np
    import srsly

    names = {name: (0, column) for of_size in _GRAMS for column, name in enumerate(of_size)}
    names |= {name: (table, column) for table, of in enumerate(_TABLES) if table for column, name in enumerate(of)}
    rows: list[dict[str, int]] = [{} for _ in _TABLES]
    told: list[list[tuple[int, float]]] = [[] for _ in _TABLES]
    for feature, label, weight in weights.features:
        name = feature[:1] if feature[:1] in names else feature[:2]
        table, column = names[name]
        row = rows[table].setdefault(feature[len(name) :], len(rows[table]) + 1)
        told[table].append(((row * len(_TABLES[table]) + column) * len(weights.labels) + label, weight))
    tables = []
    for texts, cells in zip(rows, told, strict=True):
        at, values = np.array([at for at, _ in cells], "<u4"), np.array([weight for _, weight in cells], "<f4")
        tables.append({"texts": [*texts], "at": at.tobytes(), "weights": values.tobytes()})
    srsly.write_msgpack(path, {"labels": weights.labels, "edges": weights.edges, "tables": tables})


class Crf:
    """A trained CRF, read from its file. Raises DataFileError for a file that isn't there, is no model or was cut."""

    def __init__(self, path: Path) -> None:
        import numpy as np
        import srsly

        try:
            model = srsly.msgpack_loads(path.read_bytes())
            self.labels: list[str] = model["labels"]
            self._edges = np.array(model["edges"], np.float64)
            grams, words, parts = (
                (table["texts"], _read_weights(table, len(names), len(self.labels)))
                for table, names in zip(model["tables"], _TABLES, strict=True)
            )
        except OSError as error:
            raise DataFileError(path, f"can't be read: {error.strerror}", allowed=_ALLOWED) from error
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise DataFileError(path, f"is no model, or not the whole of one: {error}", allowed=_ALLOWED) from error
        self._grams = Grams(grams[0], grams[1][1:], [*map(len, _GRAMS)])
        self._words, self._of_words = _numbered(words[0]), words[1]
        numbers = _numbered(parts[0])
        self._tags = _Tags(numbers, parts[1])
        self._in_word = parts[1][[numbers.get(place, 0) for place in _IN_WORD], 3]
        self._steps = np.exp(self._edges)
        self._best = load_viterbi()

    def scores(self, texts: Sequence[str]) -> list[Scores]:
        """What all that is known of each character of each text says for each label."""
        import numpy as np

        words, sizes = list[tuple[str, str]](), list[int]()
        for text in texts:
            tagged = tag_words(text)
            words += (_BEFORE, *tagged, _BEHIND)
            sizes += (2, *[len(word) for word, _ in tagged], 2)
        tags, row = [tag for _, tag in words], self._words.get
        told = add_up(np.concatenate([*map(self._tags.__getitem__, pairwise(tags))]), len(words) - 2, 2)
        told += add_up(self._of_words.take([row(word, 0) for word, _ in words], axis=0), len(words) - 2, len(_WORDS))
        scores = told.repeat(sizes[1:-1], axis=0)
        scores += self._in_word.take(np.frombuffer(b"".join(map(_places, sizes[1:-1])), np.uint8), axis=0)
        scores += self._grams.told(f"<<{'>><<'.join(texts)}>>", len(scores))
        scores = scores.astype(np.float64)
        ends = accumulate(len(text) + 4 for text in texts)
        return [scores[end - 4 - len(text) : end - 4] for text, end in zip(texts, ends, strict=True)]

    def best(self, scores: Scores) -> list[int]:
        """The numbers of the labels of the best way through the scores."""
        found: list[int] = self._best(scores, self._edges)[1].tolist()
        return found

    def certainties(self, scores: Scores, tags: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[float]:
        """The probability of the tags of each stretch: the least of those of its characters."""
        import numpy as np

        first, last = min(start for start, _ in spans), max(end for _, end in spans)
        states = np.exp(scores - scores.max(axis=1, keepdims=True))
        steps = [*(self._steps * states[:, None, :])]  # from each label before a character to each of its own
        before, behind = states[0], np.ones(len(self.labels))
        ahead = {len(scores) - 1: behind}
        for i in range(len(scores) - 1, first, -1):
            behind = steps[i].dot(behind)
            ahead[i - 1] = behind = behind / behind.sum() if i % _STEPS == 0 else behind
        chances = {}
        for i in range(last):
            if i:
                before = before.dot(steps[i])
                before = before / before.sum() if i % _STEPS == 0 else before
            if i >= first:
                both = before * ahead[i]
                chances[i] = float(both[tags[i]] / both.sum())
        return [min(chances[i] for i in range(start, end)) for start, end in spans]


class _Tags(dict[tuple[str, str], Any]):
    """What two parts of speech tell the word of the second, and that of the first with what its own tells it."""

    def __init__(self, rows: dict[str, int], weights: NDArray[np.float32]) -> None:
        self._rows, self._weights = rows, weights

    def __missing__(self, tags: tuple[str, str]) -> NDArray[np.float32]:
        import numpy as np

        one, two = self._weights[[self._rows.get(tags[0], 0), self._rows.get("".join(tags), 0)]]
        told = self[tags] = np.array([[two[0], two[1] + one[2]]])
        return told


@cache
def _places(size: int) -> bytes:
    """The places in a word of that size, by their numbers in _IN_WORD."""
    return b"\1" + b"\2" * (size - 2) + b"\3" if size > 1 else b"\0"


def _numbered(texts: Iterable[str]) -> dict[str, int]:
    """The rows of a table by its texts; the first is for those that it hasn't."""
    return {text: row for row, text in enumerate(texts, 1)}


def _read_weights(table: dict[str, Any], columns: int, labels: int) -> NDArray[np.float32]:
    """The weights of a table of the file by row, column and label, with a first row of none."""
    import numpy as np

    weights = np.zeros((len(table["texts"]) + 1) * columns * labels, np.float32)
    weights[np.frombuffer(table["at"], "<u4")] = np.frombuffer(table["weights"], "<f4")
    return weights.reshape(-1, columns, labels)
