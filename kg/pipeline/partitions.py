"""Pages → article records as steps of kg.flow: the same records as one process reads, wherever the steps run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from kg.dates import check_date, check_period
from kg.errors import DataFileError, KGError, PageError
from kg.flow import Data
from kg.pages.files import STDIN, PageFile, walk_pages
from kg.pages.jumps import MAX_ISSUE, issue_of
from kg.pages.manifest import MANIFEST, ManifestRow, read_manifest
from kg.pipeline.extractor import Reader, load_extractor, without_unsure
from kg.pipeline.parallel import Readers
from kg.pipeline.timelimit import PAGE_SECONDS
from kg.records import ArticleRecord

T = TypeVar("T")

# What a table of pages may have as columns; one of text and bytes, and path, have to be there.
PAGE_COLUMNS: Mapping[str, str] = {
    "path": "where the page was: its ending tells its kind, its name may tell the date",
    "bytes": "the file as it is",
    "text": "or its text",
    "date": "YYYY-MM-DD, YYYY-MM or YYYY",
    "place": "what 我市 means",
    "paper": "the newspaper",
    "page": "the number of the page",
}
_BOM = b"\xef\xbb\xbf"


class Said(NamedTuple):
    """What is told of a page: that it can't be read, that it repeats another, what is odd in it."""

    kind: Literal["error", "repeat", "note"]
    text: str


class Again(NamedTuple):
    """The record of an article that its page has once more further down, word for word: the graph knows that one."""

    record: ArticleRecord


class Options(NamedTuple):
    """What holds of all pages where no manifest says otherwise."""

    place: str | None = None
    date: str | None = None
    paper: str | None = None


class Folder(NamedTuple):
    """A folder whose pages are to be listed; `order` is the place of its path among those given."""

    order: int
    path: Path
    at: Path  # the same from the root


Order = tuple[int, tuple[str, ...], int]  # in which pages are read: the path given, the file's path, the page in it


class Found(NamedTuple):
    """A file to read."""

    order: Order
    file: PageFile


Source = Folder | Found | Said
Load = Callable[[], Reader]  # gives what reads, the same each time: reader_here or reader_apart, with a model
Key = tuple[str, ...]
Step = tuple[Key, Any]  # a key, and what is Said or what the next step takes


def find_folders(paths: Iterable[tuple[int, Path]], options: Options) -> tuple[list[Source], int]:
    """The folders below numbered `paths` and the single files among them; and how many files are no pages.

    A path that isn't there, and a folder without a page, are taken as files: reading them says so. Raises KGError for
    standard input, and DataFileError for a broken manifest beside a single file.
    """
    if options.date and not check_date(options.date):
        raise KGError(f"bad date {options.date!r} (YYYY-MM-DD)")
    found: list[Source] = []
    folders: set[str] = set()
    others = 0
    read = lru_cache(maxsize=None)(read_manifest)
    for i, path in paths:
        if path == STDIN:
            raise KGError("standard input can't be read on a cluster: name files, folders or Parquet")
        pages = 0
        for folder, names, other in walk_pages(path) if path.is_dir() else ():
            pages += len(names)
            others += other
            real = os.path.realpath(folder)
            if real not in folders:
                folders.add(real)
                found.append(Folder(i, folder, folder.absolute()))
        if not pages:
            found.append(_found(i, path, path.absolute(), options, read(path.parent / MANIFEST)))
    return found, others


def read_pages(sources: Data[Source], options: Options, load: Load) -> Data[Step]:
    """The pages of all files, each text once, by their issues, and what is Said of the others.

    Raises DataFileError for a broken manifest.
    """
    files = sources.flat_map(partial(_list, options)).group(_one_file)
    return files.flat_map(partial(_read, load)).group(_one_text)


def extract_issues(pages: Data[Step], load: Load, least: float = 0.0) -> Data[ArticleRecord | Again | Said]:
    """The records of all issues without facts of a confidence under `least`, each article once; and what else there is.

    An issue is all pages of one folder, date and paper in their order, an undated one those of its file.
    """
    return pages.group(partial(_extract, load, least))


@lru_cache(maxsize=1)
def reader_here(ner: str, page_seconds: float = PAGE_SECONDS) -> Reader:
    """What reads in this process, loaded once."""
    return load_extractor(ner, page_seconds)


@lru_cache(maxsize=1)
def reader_apart(ner: str, page_seconds: float = PAGE_SECONDS) -> Reader:
    """What reads in a process that belongs to this one: a page that kills it is reported and stops nothing."""
    return Readers(1, ner, page_seconds).__enter__()


def only(data: Data[Any], kind: type[T]) -> Data[T]:
    """The items of this class."""
    return data.flat_map(partial(_only, kind))


def _only(kind: type[T], item: Any) -> Iterator[T]:
    if isinstance(item, kind):
        yield item


def _said(kind: Literal["error", "repeat", "note"], text: object) -> Step:
    return ("said", str(text)), Said(kind, str(text))


# --- files


def _found(order: int, path: Path, at: Path, options: Options, rows: Mapping[str, ManifestRow]) -> Found:
    return Found((order, path.parts, 0), PageFile(path, *options, rows.get(path.name), at))


def _list(options: Options, source: Source) -> Iterator[Step]:
    """The files of a folder, each under the path that it really has."""
    if isinstance(source, Said):
        yield ("said", source.text), source
        return
    if isinstance(source, Found):
        file = source.file
        yield ("file", str(file.path) if file.data is not None else os.path.realpath(file.at or file.path)), source
        return
    order, folder, at = source
    rows = read_manifest(at / MANIFEST)
    _, names, _ = next(walk_pages(at), (at, [], 0))
    for name in names:
        yield ("file", os.path.realpath(at / name)), _found(order, folder / name, at / name, options, rows)
    for name in rows:
        if not (at / name).is_file():
            yield _said("error", PageError(folder / MANIFEST, f"names a page that is not there: {name}"))


def _one_file(key: Key, found: list[Found | Said]) -> Iterator[Found | Said]:
    """Of the same file given twice, the first; of rows of a table with the same path, that of the first bytes."""
    files = sorted(
        (each for each in found if isinstance(each, Found)), key=lambda each: (each.order, each.file.data or b"")
    )
    yield from files[:1]
    for other in files[1:]:
        if other.file.data is not None and other.file.data != files[0].file.data:
            yield Said(
                "error", str(PageError(other.file.path, "another page has the same path", allowed="one row a path"))
            )
    if not files:
        yield found[0]


def _read(load: Load, found: Found | Said) -> Iterator[Step]:
    if isinstance(found, Said):
        yield ("said", found.text), found
        return
    (pages,) = load().read_files([found.file])
    if isinstance(pages, PageError):
        yield _said("error", pages)
    else:
        for i, page in enumerate(pages):
            yield ("page", page.id), ((*found.order[:2], i), page)


def _one_text(key: Key, found: list[Any]) -> Iterator[Step]:
    """The first of the pages that have the same text."""
    if key[0] == "said":
        yield key, found[0]
        return
    (order, page), *others = sorted(found, key=itemgetter(0))
    yield ("issue", *issue_of(page)), (order, page)
    for _, other in others:
        yield _said("repeat", f"{other.source}: has the text of {page.source}, counted once")


# --- a table of pages


def find_rows(order: int, options: Options, row: Mapping[str, Any]) -> Iterator[Found | Said]:
    """The page that a row of a table holds; of a row that can't be one, why."""
    path = row.get("path") or ""
    data = row.get("bytes")
    text = row.get("text")
    date = row["date"] and str(row["date"]) if "date" in row else None
    wrong = ""
    if not path:
        wrong = "a row without a path"
    elif (data is None) == (text is None):
        wrong = "a row with both bytes and text" if text is not None else "a row with neither bytes nor text"
    elif date and not check_period(date):
        wrong = f"bad date {date!r}"
    if wrong:
        yield Said("error", str(PageError(path or "Parquet", wrong)))
        return
    file = Path(path)
    known = ManifestRow(file.name, date or None, row.get("place"), row.get("paper"), row.get("page"))
    content = bytes(data) if data is not None else _BOM + str(text).encode("utf-8", "surrogatepass")
    yield Found((order, file.parts, 0), PageFile(file, *options, known, None, content))


def check_columns(path: str, columns: Iterable[str]) -> None:
    """Raises DataFileError when a table of pages lacks columns or has others than PAGE_COLUMNS."""
    names = set(columns)
    allowed = "columns: " + " ".join(PAGE_COLUMNS)
    for name in sorted(names - PAGE_COLUMNS.keys()):
        raise DataFileError(path, f"unknown column {name!r}", allowed=allowed)
    if "path" not in names:
        raise DataFileError(path, "column 'path' is missing", allowed=allowed)
    if not names & {"bytes", "text"}:
        raise DataFileError(path, "neither column 'bytes' nor 'text'", allowed=allowed)


# --- issues


def _extract(load: Load, least: float, key: Key, found: list[Any]) -> Iterator[ArticleRecord | Again | Said]:
    if key[0] == "said":
        yield found[0]
        return
    pages = [page for _, page in sorted(found, key=itemgetter(0))]
    for issue in load().read_issues(pages[start : start + MAX_ISSUE] for start in range(0, len(pages), MAX_ISSUE)):
        last = {record.article.id: record for record in issue.records}
        for record in issue.records:
            sure = without_unsure(record, least)
            yield sure if last[record.article.id] is record else Again(sure)
        for error in issue.errors:
            yield Said("error", str(error))
        for page in issue.pages:
            for note in page.notes:
                yield Said("note", f"{page.source}: {note}")
