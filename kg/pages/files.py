"""Pages of files and folders: which files are pages, how each is read, what manifest and options say of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

import kg.regex as re
from kg.articles.variants import normalize
from kg.dates import check_date
from kg.errors import FAULTS, KGError, PageError, describe_fault
from kg.pages.encodings import HTML_ENDINGS, MAX_BYTES, decode_text, is_html, is_pdf
from kg.pages.filenames import Named, read_name
from kg.pages.html import read_html
from kg.pages.manifest import MANIFEST, ManifestRow, read_manifest
from kg.pages.masthead import find_masthead
from kg.pages.sheets import Sheet
from kg.records import Basis, InferredDate, Page
from kg.words.traditional import script_notes

MARKDOWN_ENDINGS = (".md", ".markdown")
ENDINGS = (".txt", *MARKDOWN_ENDINGS, *HTML_ENDINGS, ".pdf")
STDIN = Path("-")

_HEADING = re.compile(r"^\ue003*(?:#{2,6}[ \t]*|#[ \t]+)[^\s#]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The page files that were found, in the order they are read; `others` counts files of other endings."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]  # all folders that were searched
    others: int


def find_page_files(paths: Sequence[Path]) -> PageFiles:
    """The pages that `paths` name: files whatever their ending, of folders all that end in one of ENDINGS, sorted.

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
            for folder, names, other in walk_pages(path):
                folders.append(folder)
                found += [folder / name for name in names]
                others += other
            found = sorted(found) or [path]
        for file in found:
            files.setdefault(str(file) if file == STDIN else os.path.realpath(file), file)
    return PageFiles(tuple(files.values()), tuple(folders), others)


def walk_pages(path: Path) -> Iterator[tuple[Path, list[str], int]]:
    """A folder and those below it: the names of the pages in each, and how many files of other endings it holds."""
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        seen = [name for name in sorted(names) if not name.startswith(".") and name != MANIFEST]
        pages = [name for name in seen if Path(name).suffix.lower() in ENDINGS]
        yield Path(folder), pages, len(seen) - len(pages)


class PageFile(NamedTuple):
    """A file to read, with what options and manifest say of it."""

    path: Path
    place: str | None = None
    date: str | None = None
    paper: str | None = None
    row: ManifestRow | None = None
    at: Path | None = None  # where it is, if not at its path
    data: bytes | None = None  # its bytes, if they are not there


def read_file(file: PageFile) -> tuple[Page, ...] | PageError:
    """The pages of a file, or why there is none."""
    try:
        data = _read_bytes(file.path, file.at or file.path) if file.data is None else file.data
        return parse_page_file(data, file.path, place=file.place, date=file.date, paper=file.paper, row=file.row)
    except PageError as error:
        return error
    except FAULTS as error:
        return PageError(file.path, f"can't be read: {describe_fault(error)}")


def read_files(files: Iterable[PageFile]) -> Iterator[tuple[Page, ...] | PageError]:
    """What read_file gives, one file after the other."""
    return map(read_file, files)


def read_pages(
    paths: Sequence[Path],
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None],
    read: Callable[[Iterable[PageFile]], Iterator[tuple[Page, ...] | PageError]] = read_files,
) -> Iterator[Page]:
    """The pages that `paths` name, in the order of find_page_files, but each issue's with the first of them.

    A file that can't be read goes to `on_error`. A manifest beside a page outranks `place`, `date` and `paper`, these
    what the file says (file name, masthead, meta tags). `read` reads the files, in their order. Raises DataFileError
    for a broken manifest, before any page is read.
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

    def files() -> Iterator[PageFile]:
        for file in found.files:
            said = manifests.get(file.parent, {}).get(file.name) if file != STDIN else None
            yield PageFile(file, place, date, paper, said)

    for pages in read(_by_issue(files())):
        if isinstance(pages, PageError):
            on_error(pages)
        else:
            yield from pages


def _by_issue(files: Iterable[PageFile]) -> Iterator[PageFile]:
    """The files, those of one folder, date and paper together, as far as that is known before they are read."""
    issues: dict[tuple[str, ...], list[PageFile]] = {}
    for file in files:
        row = file.row or ManifestRow(file.path.name)
        days = (row.date, file.date, read_name(file.path).date)
        date = next((day for day in days if _is_day(day, row)), None)
        folder = str(file.path.parent)
        issue = (folder, date, row.paper or file.paper or "") if date else (folder, file.path.name)
        issues.setdefault(issue, []).append(file)
    return chain.from_iterable(issues.values())


def read_page_file(
    path: Path,
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    row: ManifestRow | None = None,
) -> tuple[Page, ...]:
    """The pages of a file (`-`: standard input), more than one only of a PDF; `row` is what a manifest says of it.

    Raises PageError when the file is not there, is no page, or holds next to no Chinese.
    """
    return parse_page_file(_read_bytes(path, path), path, place=place, date=date, paper=paper, row=row)


def parse_page_file(
    data: bytes,
    path: Path,
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    row: ManifestRow | None = None,
) -> tuple[Page, ...]:
    """The pages that the bytes of a file hold, which need not be at its path. Raises as read_page_file."""
    row = row or ManifestRow(path.name)
    sheets = _read_sheets(data, path)
    named = read_name(path)
    if len(sheets) > 1:
        named = named._replace(number=None)
    pages = []
    for i, sheet in enumerate(sheets, 1):
        day, basis = _date_of(named, sheet, date, row)
        pages.append(
            Page(
                id=page_id(sheet.text),
                text=sheet.text,
                source=f"{path}#page={i}" if len(sheets) > 1 else str(path),
                place=row.place or place or None,
                date=day,
                inferred=None if day else _period_of(row),
                paper=row.paper or paper or sheet.paper,
                number=row.page or named.number or sheet.number,
                markup=sheet.markup,
                regions=sheet.regions,
                doubted=sheet.doubted,
                date_basis=basis,
                place_basis="manifest" if row.place else "option" if place else None,
                notes=(*sheet.notes, *script_notes(sheet.text)),
            )
        )
    return tuple(pages)


def _date_of(named: Named, sheet: Sheet, date: str | None, row: ManifestRow) -> tuple[str | None, Basis | None]:
    """The date of a page and where it was found."""
    told: tuple[tuple[str | None, Basis], ...] = (
        (row.date, "manifest"),
        (date, "option"),
        (named.date, "file name"),
        (sheet.date, sheet.date_basis or "masthead"),
    )
    return next(((day, basis) for day, basis in told if _is_day(day, row)), (None, None))


def _is_day(date: str | None, row: ManifestRow) -> bool:
    """Whether it is a day, and in the month or year where a manifest names no more."""
    return date is not None and len(date) == len("YYYY-MM-DD") and date.startswith(row.date or "")


def _period_of(row: ManifestRow) -> InferredDate | None:
    """The month or year that a manifest says instead of a day."""
    return InferredDate(row.date, "month" if "-" in row.date else "year", "in", "manifest") if row.date else None


def _read_sheets(data: bytes, path: Path) -> tuple[Sheet, ...]:
    """What the reader for this kind of file makes of it."""
    if is_pdf(data):
        from kg.pages.pdf import read_pdf  # pdfium takes a tenth of a second that no other page pays

        return read_pdf(data, path)
    if is_html(data, path):
        return (read_html(data, path),)
    text = decode_text(data, path)
    markdown = path.suffix.lower() in MARKDOWN_ENDINGS or len(_HEADING.findall(normalize(text))) > 1
    said = find_masthead(text)
    basis: Literal["masthead"] | None = "masthead" if said.date else None
    return (Sheet(text, "markdown" if markdown else "text", (), said.date, basis, said.paper, said.number),)


def page_id(text: str) -> str:
    """The hash by which a page is known: 16 hex digits of its text alone."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read_bytes(path: Path, at: Path) -> bytes:
    """The bytes of a file that is at `at`; of one too large to be a page, unless a PDF, no more than shows that."""
    if path == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    if at.is_dir():
        raise PageError(path, "no page in this folder", allowed="pages end in " + " ".join(ENDINGS))
    try:
        with at.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            return data + file.read() if is_pdf(data) else data
    except FileNotFoundError:
        raise PageError(path, "no such file", allowed="a page file or a folder of pages") from None
    except OSError as error:
        raise PageError(path, f"can't be read: {error.strerror}") from error
