"""The manifest of a folder of pages: what `manifest.csv` says of each file."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from kg.dates import check_period
from kg.errors import DataFileError

MANIFEST = "manifest.csv"


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says of one page file; None where it says nothing."""

    file: str
    date: str | None = None  # a day, or the month or year that it lies in: YYYY-MM-DD, YYYY-MM, YYYY
    place: str | None = None
    paper: str | None = None
    page: str | None = None


def read_manifest(path: Path) -> dict[str, ManifestRow]:
    """What a manifest says, by file name; empty when there is no manifest. Raises DataFileError naming the line."""
    if not path.is_file():
        return {}
    columns = [field.name for field in fields(ManifestRow)]
    allowed = "columns: " + ",".join(columns)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"is not UTF-8 (byte {error.start})", allowed="save it as UTF-8") from error
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror}") from error
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    rows: dict[str, ManifestRow] = {}
    head: list[str] | None = None
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if head is None:
                head = _manifest_head(path, cells, columns, allowed, str(reader.line_num))
                continue
            row = _manifest_row(path, head, cells, str(reader.line_num))
            if row.file in rows:
                raise DataFileError(
                    path, f"names {row.file} twice", place=str(reader.line_num), allowed="one line a file"
                )
            rows[row.file] = row
    except csv.Error as error:
        raise DataFileError(path, f"is not CSV: {error}", place=str(reader.line_num)) from error
    if head is None:
        raise DataFileError(path, "is empty", allowed=allowed)
    return rows


def _manifest_head(path: Path, cells: list[str], columns: list[str], allowed: str, line: str) -> list[str]:
    for cell in cells:
        if cell not in columns:
            raise DataFileError(path, f"unknown column {cell!r}", place=line, allowed=allowed)
        if cells.count(cell) > 1:
            raise DataFileError(path, f"column {cell!r} twice", place=line, allowed=allowed)
    if "file" not in cells:
        raise DataFileError(path, "column 'file' is missing", place=line, allowed=allowed)
    return cells


def _manifest_row(path: Path, head: list[str], cells: list[str], line: str) -> ManifestRow:
    if len(cells) > len(head):
        raise DataFileError(path, f"{len(cells)} cells for {len(head)} columns", place=line, allowed=",".join(head))
    said = {key: sys.intern(value) for key, value in zip(head, cells, strict=False) if value}  # most come often
    file = said.get("file", "")
    if not file or file != Path(file).name:
        raise DataFileError(
            path, f"{file!r} is not a file of this folder", place=line, allowed="a file name without a folder"
        )
    if "date" in said and not check_period(said["date"]):
        raise DataFileError(
            path, f"bad date {said['date']!r}", place=line, allowed="YYYY-MM-DD, YYYY-MM, YYYY or empty"
        )
    return ManifestRow(**said)
