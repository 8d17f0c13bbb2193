"""How well two characters go together: from counts of neighbouring characters in running text."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

from kg.errors import DataFileError
from kg.resources import data_path

PARAGRAPH = "¶"
_FORM = "a character, its count, then groups: log2 of a count, the characters that follow so often"
_UNSEEN = 3.0  # counts below 9 are not in the table
_SMOOTH = 25.0
_LEAST, _MOST = -3.0, 6.0
_RARE = 5.0  # what a character that the table doesn't hold counts for


class Pairs:
    """The table of seeds/character_pairs.txt; its rows are read when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, str] = {}
        self._read: dict[str, tuple[float, dict[str, float]]] = {}
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataFileError(path, f"can't be read: {error}") from error
        for line in text.splitlines():
            if line[1:2] == " " and line[0] != "#":
                self._rows[line[0]] = line
            elif line and line[0] != "#":
                raise DataFileError(path, f"not a row: {line[:20]}", allowed=_FORM)
        self._total = sum(float(line.split(" ", 2)[1]) for line in self._rows.values())

    def odds(self, first: str, second: str) -> float:
        """How much likelier `second` is after `first` than anywhere, as a natural logarithm between -3 and 6.

        `PARAGRAPH` stands for the edge of a paragraph.
        """
        count, following = self._row(_symbol(first))
        second = _symbol(second)
        share = self._row(second)[0] / self._total
        found = following.get(second)
        if found is None:
            found = min(_UNSEEN, count * share)
        return min(_MOST, max(_LEAST, math.log((found + _SMOOTH * share) / ((count + _SMOOTH) * share))))

    def _row(self, first: str) -> tuple[float, dict[str, float]]:
        """The count of a character, and those of the characters after it."""
        if first not in self._read:
            self._read[first] = self._parse(first)
        return self._read[first]

    def _parse(self, first: str) -> tuple[float, dict[str, float]]:
        line = self._rows.get(first)
        if line is None:
            return _RARE, {}
        parts = line.split(" ")
        try:
            count = float(parts[1])
            groups = zip(map(int, parts[2::2]), parts[3::2], strict=True)
            return count, {second: 1.4 * 2.0**level for level, seconds in groups for second in seconds}
        except (IndexError, ValueError) as error:
            raise DataFileError(self._path, f"not a row: {line[:20]}", allowed=_FORM) from error


def _symbol(character: str) -> str:
    """What the table counts: 0 for a number, a for a Latin word."""
    if character.isascii():
        return "0" if character.isdigit() or character == "." else "a" if character.isalpha() else character
    return character


@cache
def load_pairs() -> Pairs:
    """The table that ships with the program."""
    return Pairs(data_path("seeds") / "character_pairs.txt")
