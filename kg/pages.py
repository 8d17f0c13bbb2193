"""Page files: which files are pages, what a manifest says of them, and their text, character for character."""

from __future__ import annotations

import csv
import datetime
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Literal

from kg.errors import DataFileError, KGError, PageError
from kg.records import Page

ENDINGS = (".txt", ".md", ".markdown")
MARKDOWN_ENDINGS = (".md", ".markdown")
MANIFEST = "manifest.csv"
STDIN = Path("-")

_ALLOWED = "a page is text or Markdown with Chinese text in it, .txt .md"
_ENCODINGS = "UTF-8, UTF-16 with a byte order mark, or GB18030"
_BOMS = (  # the longer mark first: UTF-32-LE begins like UTF-16-LE
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HAN = re.compile("[\u3400-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
# The marks and some twenty of the commonest characters make up 15-25 % of any running Chinese text.
_COMMON = re.compile("[，。、：；的一是在不了有和人大中上市为為会會全国國年日月工作发發]")
_HTML = re.compile(r"\s*<(!doctype\s|html\b|\?xml\b)", re.IGNORECASE)
_HEADING = re.compile(r"^(?:#{2,6}[ \t]*|#[ \t]+)[^\s#]", re.MULTILINE)
_FILE_DATE = re.compile(
    r"(?<![0-9])(?:([0-9]{4})([-_.]?)([0-9]{2})\2([0-9]{2})(?![0-9])|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日)"
)


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says of one page file; None where it says nothing."""

    file: str
    date: str | None = None
    place: str | None = None
    paper: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The page files that were found, in the order they are read; `others` counts files of other endings."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]  # all folders that were searched
    others: int


def find_page_files(paths: Sequence[Path]) -> PageFiles:
    """The pages that `paths` name: files whatever their ending, of folders all .txt, .md and .markdown, sorted.

    A path that does not exist, and a folder without a page, stay in the list as they are: reading them says so.
    """
    files: dict[str, Path] = {}
    folders: list[Path] = []
    others = 0
    for path in paths:
        if path == STDIN or not path.is_dir():
            found = [path]
        else:
            found = []
            for folder, inner, names in os.walk(path):
                inner[:] = sorted(name for name in inner if not name.startswith("."))
                folders.append(Path(folder))
                for name in sorted(names):
                    if name.startswith(".") or name == MANIFEST:
                        continue
                    if Path(name).suffix.lower() in ENDINGS:
                        found.append(Path(folder, name))
                    else:
                        others += 1
            found = sorted(found) or [path]
        for file in found:
            files.setdefault(str(file) if file == STDIN else os.path.realpath(file), file)
    return PageFiles(tuple(files.values()), tuple(folders), others)


def read_pages(
    paths: Sequence[Path],
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None],
) -> Iterator[Page]:
    """The pages that `paths` name, in the order of find_page_files; one that can't be read goes to `on_error`.

    A manifest beside a page outranks `place`, `date` and `paper`; a date in the file name comes last.
    Raises DataFileError for a broken manifest, before any page is read.
    """
    if date and not check_date(date):
        raise KGError(f"bad date {date!r} (YYYY-MM-DD)")
    found = find_page_files(paths)
    folders = {file.parent for file in found.files if file != STDIN} | set(found.folders)
    manifests = {folder: read_manifest(folder / MANIFEST) for folder in sorted(folders)}
    for folder in sorted(set(found.folders)):
        for row in manifests[folder].values():
            if not (folder / row.file).is_file():
                on_error(PageError(folder / MANIFEST, f"names a page that is not there: {row.file}"))
    for file in found.files:
        said = manifests.get(file.parent, {}).get(file.name) if file != STDIN else None
        try:
            yield read_page(file, place=place, date=date, paper=paper, row=said)
        except PageError as error:
            on_error(error)


def read_page(
    path: Path,
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    row: ManifestRow | None = None,
) -> Page:
    """One page with its text exactly as in the file (`-`: standard input); `row` is what a manifest says of it.

    Raises PageError when the file is not there, is not text, or holds next to no Chinese.
    """
    row = row or ManifestRow(path.name)
    text = decode_page(_read_bytes(path), path)
    markdown = path.suffix.lower() in MARKDOWN_ENDINGS or len(_HEADING.findall(text)) > 1
    markup: Literal["text", "markdown"] = "markdown" if markdown else "text"
    return Page(
        id=page_id(text),
        text=text,
        source=str(path),
        place=row.place or place or None,
        date=row.date or date or find_date(path.name),
        paper=row.paper or paper or None,
        number=row.page,
        markup=markup,
    )


def page_id(text: str) -> str:
    """The hash by which a page is known: 16 hex digits of its text alone."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find_date(name: str) -> str | None:
    """The date, YYYY-MM-DD, in a file name; None when there is none, or two that differ."""
    found = set()
    for match in _FILE_DATE.finditer(name):
        year, _, month, day, *han = match.groups()
        date = _valid_date(year or han[0], month or han[1], day or han[2])
        if date:
            found.add(date)
    return found.pop() if len(found) == 1 else None


def _valid_date(year: str, month: str, day: str) -> str | None:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if 1800 <= date.year < 2200 else None  # before and after: a serial number, not a date


def check_date(text: str) -> str | None:
    """`text` when it is a date of the form YYYY-MM-DD; else None."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    return _valid_date(*match.groups()) if match else None


# --- manifest


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
    said = {key: value for key, value in zip(head, cells, strict=False) if value}
    file = said.get("file", "")
    if not file or file != Path(file).name:
        raise DataFileError(
            path, f"{file!r} is not a file of this folder", place=line, allowed="a file name without a folder"
        )
    if "date" in said and not check_date(said["date"]):
        raise DataFileError(path, f"bad date {said['date']!r}", place=line, allowed="YYYY-MM-DD or empty")
    return ManifestRow(**said)


# --- text


def _read_bytes(path: Path) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    if path.is_dir():
        raise PageError(path, "no page in this folder", allowed="pages end in " + " ".join(ENDINGS))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise PageError(path, "no such file", allowed="a page file or a folder of pages") from None
    except OSError as error:
        raise PageError(path, f"can't be read: {error.strerror}") from error


def decode_page(data: bytes, path: Path) -> str:
    """The text of a page file without its byte order mark, nothing else changed. Raises PageError."""
    if not data:
        raise PageError(path, "the file is empty", allowed=_ALLOWED)
    _check_magic(data, path)
    text = _decode(data, path)
    bare = "".join(text.split())
    if not bare.strip("\ufeff\u200b"):
        raise PageError(path, "holds only white space", allowed=_ALLOWED)
    if len(_CONTROL.findall(bare)) > max(2, len(bare) // 20):
        raise PageError(path, "a binary file, mostly control characters", allowed=_ALLOWED)
    if _HTML.match(text):
        raise PageError(path, "HTML pages are not read yet", allowed="convert to text or Markdown: .txt .md")
    han = len(_HAN.findall(bare))
    if han < len(bare) / 10:  # tables of figures in a newspaper still have a third
        wrong = f"almost no Chinese text, {han} of {len(bare)} characters: a scan without a text layer?"
        raise PageError(path, wrong, allowed="recognise the text first (OCR)")
    return text


def _check_magic(data: bytes, path: Path) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if start.startswith(b"%PDF"):
        raise PageError(path, "PDF pages are not read yet; convert to text", allowed="allowed: .txt .md")
    if start.startswith(b"PK\x03\x04"):
        raise PageError(path, "a ZIP or Word file, not text", allowed=_ALLOWED)
    if b"\x00" in data and not any(data.startswith(mark) for mark, _ in _BOMS):
        raise PageError(path, "a binary file, or UTF-16 without a byte order mark", allowed=_ENCODINGS)


def _decode(data: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                wrong = f"begins as {encoding.upper()} but byte {error.start + len(mark)} is not"
                raise PageError(path, wrong, allowed=_ENCODINGS) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") * 20 < len(_HAN.findall(lenient)):
        raise PageError(path, f"broken UTF-8 at byte {broken}", allowed=_ENCODINGS)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if _looks_chinese(text):
        return text
    guess = _guess(data)
    if guess is None:
        raise PageError(path, "unknown encoding, or a binary file", allowed=_ENCODINGS)
    return guess


def _looks_chinese(text: str) -> bool:
    """Whether common characters are as frequent as running text has them, so that the encoding was the right one."""
    return len(_COMMON.findall(text)) >= max(1, len(_HAN.findall(text)) // 20) and not _CONTROL.search(text)


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # a tenth of a second that a UTF-8 page never pays

    for match in from_bytes(data, cp_isolation=["big5", "big5hkscs", "cp950", "gb18030", "utf_16", "euc_jis_2004"]):
        text = str(match)
        if _looks_chinese(text):
            return text
    return None
