"""Weights of the characters of a text, of its pairs and triples, and what they add up to at each place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS = 21  # of a character


def add_up(found: NDArray[Any], count: int, columns: int, first: int = 0) -> NDArray[Any]:
    """What rows of weights tell each of `count` places, for each tag.

    `found` has a row for each thing, a column for each place that it speaks of: a place is told of by the first column
    of its own row, by the second of the next row, and so on. The rows of the places begin with the row `first`.
    """
    import numpy as np

    row, column, tag = found.strides
    shape = count, columns, found.shape[2]
    shifted: NDArray[Any] = np.ndarray(shape, found.dtype, found, first * row, (row, row + column, tag))
    told: NDArray[Any] = np.add.reduce(shifted, 1)
    return told


class Grams:
    """What the characters, pairs … of a text tell the places around them.

    All of a text are looked up at once by binary search among numbers; one by one in a dict, most would be waited for,
    as they are too rare to be in a processor's cache.
    """

    def __init__(self, texts: Sequence[str], weights: NDArray[Any], columns: Sequence[int]) -> None:
        """`weights` by text, column and tag, as in add_up; of characters so many columns tell, of pairs so many …"""
        import numpy as np

        self._columns = columns
        sizes = np.array([len(text) for text in texts])
        starts = sizes.cumsum() - sizes
        points = np.append(_points("".join(texts)), [0] * len(columns))
        keys = points[starts]
        for k in range(1, len(columns)):
            keys += np.where(sizes > k, points[starts + k], 0) << k * _BITS
        order = keys.argsort()
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)  # the last is for those that aren't here
        self._weights = np.concatenate([weights[order], np.zeros((1, *weights.shape[1:]), weights.dtype)])

    def told(self, text: str, count: int) -> NDArray[Any]:
        """What all that stands in a text tells each of `count` places, for each tag: its first to the first place."""
        import numpy as np

        points = _points(text)
        parts = [points]
        for k in range(1, len(self._columns)):
            parts.append(parts[-1][:-1] + (points[k:] << k * _BITS))
        keys = np.concatenate(parts)
        at = self._keys.searchsorted(keys)
        found = self._weights.take(np.where(self._keys.take(at) == keys, at, len(self._keys) - 1), axis=0)
        told = add_up(found, count, self._columns[0])
        first = len(points)
        for columns, part in zip(self._columns[1:], parts[1:], strict=True):
            told += add_up(found, count, columns, first)
            first += len(part)
        return told


def _points(text: str) -> NDArray[np.int64]:
    """The code points of a text, each greater by one: none is zero."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le"), "<u4") + np.int64(1)
