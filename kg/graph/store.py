"""One SQLite file that keeps pages and what was read from them; it grows page by page and survives being killed.

The unit is the issue (the pages of one folder, date and paper), as articles may go on from page to page: an issue is
read anew when a page of it comes or goes, in one transaction. The graph is derived from the records.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataFileError
from kg.ids import content_id
from kg.pages.jumps import issue_of
from kg.recordjson import format_page, format_record, parse_page, parse_record
from kg.records import ArticleRecord, Page

if TYPE_CHECKING:
    from kg.ontology import Ontology

FORMAT = "1"
MAGIC = b"SQLite format 3\x00"
_KEPT = 200  # pages that are remembered while records are read
_WAIT = 60.0  # seconds for another process to finish its transaction
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (source TEXT PRIMARY KEY, page_id TEXT NOT NULL, issue TEXT NOT NULL, page TEXT NOT NULL);
CREATE INDEX sources_by_page ON sources (page_id);
CREATE INDEX sources_by_issue ON sources (issue);
CREATE TABLE issues (issue TEXT PRIMARY KEY, digest TEXT NOT NULL, reader TEXT NOT NULL);
CREATE TABLE quoted (page_id TEXT, issue TEXT NOT NULL, page TEXT NOT NULL, PRIMARY KEY (page_id, issue));
CREATE INDEX quoted_by_issue ON quoted (issue);
CREATE TABLE records (article_id TEXT, issue TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (article_id, issue));
CREATE INDEX records_by_issue ON records (issue);
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a store holds, in numbers."""

    pages: int
    articles: int


@dataclass(slots=True)
class Change:
    """What a run changed, in pages."""

    new: int = 0
    known: int = 0
    replaced: int = 0
    removed: int = 0

    def add(self, other: Change) -> None:
        """Adds what another run changed."""
        self.new += other.new
        self.known += other.known
        self.replaced += other.replaced
        self.removed += other.removed


Read = Callable[[Sequence[Page]], Iterable[ArticleRecord]]  # the pages of an issue → its records


class Store:
    """An open store. Close it, or use it in a with statement."""

    def __init__(self, path: Path, ontology: Ontology, *, create: bool = False) -> None:
        """Opens the store, or makes an empty one. Raises DataFileError when there is none, or the file is no store."""
        self.path, self.ontology = path, ontology
        if not create and not path.is_file():
            raise DataFileError(path, "there is no such store", allowed="a file that kg build --into wrote")
        try:
            self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            if create:
                with self._writing():
                    self._prepare(create)
            else:
                self._prepare(create)
        except sqlite3.Error as error:
            raise DataFileError(path, f"is no store: {error}", allowed="a file that kg build --into wrote") from error

    def _prepare(self, create: bool) -> None:
        tables = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables and create:
            for statement in _TABLES.strip().split(";"):
                if statement.strip():
                    self._db.execute(statement)
            self._db.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        elif "meta" not in tables or "records" not in tables:
            raise DataFileError(self.path, "is no store of kg", allowed="a file that kg build --into wrote")
        elif (found := self._meta("format")) != FORMAT:
            raise DataFileError(
                self.path, f"has format {found}", allowed=f"format {FORMAT}; build it anew from the pages"
            )

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, which other processes wait for; undone when it fails."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    # --- what is there

    def size(self) -> Stored:
        """How many pages and articles there are."""
        (pages,) = self._db.execute("SELECT count(DISTINCT page_id) FROM sources").fetchone()
        (articles,) = self._db.execute("SELECT count(DISTINCT article_id) FROM records").fetchone()
        return Stored(pages, articles)

    def others(self, reader: str) -> list[str]:
        """The issues that another reader read, sorted."""
        rows = self._db.execute("SELECT issue FROM issues WHERE reader != ? ORDER BY issue", (reader,))
        return [issue for (issue,) in rows]

    def sources(self) -> dict[str, str]:
        """The id of each page by the path that it was read from."""
        return dict(self._db.execute("SELECT source, page_id FROM sources ORDER BY source"))

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """All that is read within is of one moment."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def digest(self) -> str:
        """What stands for all pages and how they were read."""
        return content_id(*chain.from_iterable(self._db.execute("SELECT issue, digest FROM issues ORDER BY issue")))

    def records(self) -> Iterator[ArticleRecord]:
        """All records, sorted by article."""
        pages = _Pages(self._db)
        for article_id, text in self._db.execute("SELECT article_id, record FROM records ORDER BY article_id, issue"):
            try:
                yield parse_record(text, pages, self.ontology)
            except (ValueError, KeyError) as error:
                raise DataFileError(self.path, f"article {article_id} is broken: {error}") from error

    # --- what changes

    def add(self, pages: Sequence[Page], read: Read, reader: str) -> Change:
        """Adds pages, with all pages of their issues at hand; another text of a known path takes its place.

        `reader` marks what `read` is. All of it or nothing is written.
        """
        with self._writing():
            change, touched = self._insert(pages)
            self._read_anew(touched, read, reader)
        return change

    def plan(self, pages: Sequence[Page], reader: str, before: Sequence[Page] = ()) -> list[list[Page]]:
        """What `add` is going to read: the pages of each issue, once those of `before` are added; changes nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._insert(before)
            _, touched = self._insert(pages)
            return [pages for _, pages, _ in self._unread(touched, reader) if pages]
        finally:
            self._db.execute("ROLLBACK")

    def _insert(self, pages: Sequence[Page]) -> tuple[Change, set[str]]:
        """Puts pages under their paths; the issues that this may change."""
        change, touched = Change(), set[str]()
        for page in pages:
            row = (page.source, page.id, issue_key(page), format_page(page))
            known = self._db.execute("SELECT * FROM sources WHERE source = ?", (page.source,)).fetchone()
            if known == row:
                change.known += 1
                continue
            change.replaced += known is not None
            change.new += known is None
            touched |= self._issues_of(page.id) | {issue_key(page)}
            touched |= self._issues_of(known[1]) if known else set()
            self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", row)
        return change, touched

    def reread(self, issue: str, read: Read, reader: str) -> None:
        """Reads the pages of an issue anew."""
        with self._writing():
            self._read_anew([issue], read, reader)

    def remove(self, sources: Iterable[str], read: Read, reader: str) -> Change:
        """Takes pages out by their paths, with all that they alone say."""
        change = Change()
        with self._writing():
            touched: set[str] = set()
            for source in sources:
                row = self._db.execute("SELECT page_id FROM sources WHERE source = ?", (source,)).fetchone()
                if row is None:
                    raise DataFileError(
                        self.path, f"holds no page {source}", allowed="a path that kg pages shows of it"
                    )
                touched |= self._issues_of(row[0])
                self._db.execute("DELETE FROM sources WHERE source = ?", (source,))
                change.removed += 1
            self._read_anew(touched, read, reader)
        return change

    def _issues_of(self, page_id: str) -> set[str]:
        return {issue for (issue,) in self._db.execute("SELECT issue FROM sources WHERE page_id = ?", (page_id,))}

    def pages_of(self, issue: str) -> list[Page]:
        """The pages of an issue in order of their paths; one that stands under several paths belongs to the first."""
        rows = self._db.execute(
            "SELECT page FROM sources AS one WHERE issue = ? AND source ="
            " (SELECT min(source) FROM sources AS other WHERE other.page_id = one.page_id) ORDER BY source",
            (issue,),
        )
        return [parse_page(page) for (page,) in rows]

    def _unread(self, issues: Iterable[str], reader: str) -> Iterator[tuple[str, list[Page], str]]:
        """Those of the issues whose pages are not those that were read, or not by this reader, with their digests."""
        for issue in sorted(issues):
            pages = self.pages_of(issue)
            digest = content_id(reader, *(part for page in pages for part in (page.source, page.id, format_page(page))))
            row = self._db.execute("SELECT digest FROM issues WHERE issue = ?", (issue,)).fetchone()
            if row is None or row[0] != digest:
                yield issue, pages, digest

    def _read_anew(self, issues: Iterable[str], read: Read, reader: str) -> None:
        """Reads those of the issues whose pages are no longer those that were read, or that another reader read."""
        for issue, pages, digest in self._unread(issues, reader):
            for table in ("issues", "quoted", "records"):
                self._db.execute(f"DELETE FROM {table} WHERE issue = ?", (issue,))
            if not pages:
                continue
            for record in read(pages):
                line = format_record(record, self.ontology)
                quoted = (record.page.id, issue, format_page(record.page))
                self._db.execute("INSERT OR REPLACE INTO quoted VALUES (?, ?, ?)", quoted)
                self._db.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (record.article.id, issue, line))
            self._db.execute("INSERT INTO issues VALUES (?, ?, ?)", (issue, digest, reader))


class _Pages(Mapping[str, Page]):
    """The pages of records by id; those read last are remembered."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        if key not in self._known:
            query = "SELECT page FROM quoted WHERE page_id = ? ORDER BY issue LIMIT 1"
            row = self._db.execute(query, (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = parse_page(row[0])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._db.execute("SELECT DISTINCT page_id FROM quoted ORDER BY page_id"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(DISTINCT page_id) FROM quoted").fetchone()[0])


def issue_key(page: Page) -> str:
    """The issue that a page belongs to, as the store names it."""
    return json.dumps(issue_of(page), ensure_ascii=False)


def is_store(path: Path) -> bool:
    """Whether a file is a SQLite file."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
