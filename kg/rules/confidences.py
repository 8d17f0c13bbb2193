"""The table of confidences: how many of each rule's facts were right on gold annotation, and what follows from it."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import DataFileError
from kg.files import atomic_writer

CONFIDENCES_FILE = "confidence.csv"


@dataclass(frozen=True, slots=True)
class RuleConfidence:
    """A line of the table; its columns are these fields."""

    rule: str
    facts: int  # found where the gold judges
    right: int
    confidence: float  # above 0, up to 1


COLUMNS = tuple(field.name for field in fields(RuleConfidence))


def load_confidences(path: Path, rules: Collection[str]) -> dict[str, RuleConfidence]:
    """The table by rule; `rules` are the ids of all rules there are, and need not all be in it.

    Raises DataFileError naming line and rule for an unknown rule, a rule given twice and numbers that can't be.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 CSV file") from error
    rows = csv.reader(lines)
    if tuple(next(rows, ())) != COLUMNS:
        raise DataFileError(path, "wrong columns", place="1", allowed=",".join(COLUMNS))
    table: dict[str, RuleConfidence] = {}
    for row in filter(None, rows):
        entry = _parse(path, str(rows.line_num), row)
        if entry.rule not in rules:
            raise DataFileError(
                path, f"no rule {entry.rule!r}", place=str(rows.line_num), allowed="an id that kg rules list names"
            )
        if entry.rule in table:
            raise DataFileError(path, f"rule {entry.rule} twice", place=str(rows.line_num), allowed="a rule once")
        table[entry.rule] = entry
    return table


def _parse(path: Path, place: str, row: list[str]) -> RuleConfidence:
    if len(row) != len(COLUMNS):
        raise DataFileError(path, f"{len(row)} columns", place=place, allowed=",".join(COLUMNS))
    try:
        entry = RuleConfidence(row[0], int(row[1]), int(row[2]), float(row[3]))
    except ValueError as error:
        raise DataFileError(path, f"{row[0]}: {error}", place=place, allowed="whole numbers, a confidence") from error
    if not 0 <= entry.right <= entry.facts:
        raise DataFileError(path, f"{entry.rule}: {entry.right} right of {entry.facts} facts", place=place)
    if not 0 < entry.confidence <= 1:
        raise DataFileError(
            path, f"{entry.rule}: confidence {row[3]}", place=place, allowed="a number above 0, up to 1"
        )
    return entry


def write_confidences(path: Path, table: Iterable[RuleConfidence]) -> None:
    """Writes the table in the order given, confidences with three decimals. Raises KGError when it can't be written."""
    with atomic_writer(path) as file:
        file.write(",".join(COLUMNS) + "\n")
        file.writelines(f"{row.rule},{row.facts},{row.right},{row.confidence:.3f}\n" for row in table)
