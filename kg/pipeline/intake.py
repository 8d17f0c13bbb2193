"""Pages into a store: what it is going to ask for is read ahead of it, so that several processes have work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import PageError
from kg.graph.store import Change, Store, issue_key
from kg.pages.files import read_pages
from kg.pages.jumps import issues
from kg.pipeline.extractor import Reader
from kg.records import ArticleRecord, Page

_PAGES_AT_ONCE = 24  # that are added to a store in one transaction
_END: list[Page] = []  # stands after the issues of a transaction


class _Ahead:
    """What was read ahead; a store asks it for the records of an issue."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._records: dict[tuple[Page, ...], tuple[ArticleRecord, ...]] = {}
        self.errors: list[PageError] = []

    def read(self, plan: Iterable[Sequence[Page]]) -> Iterator[None]:
        """Reads issue by issue; after each _END it is the turn of who asks, whose errors and records then go."""
        asked: deque[tuple[Page, ...]] = deque()

        def listed() -> Iterator[Sequence[Page]]:
            for pages in plan:
                asked.append(tuple(pages))
                yield pages

        for issue in self._reader.read_issues(listed()):
            pages = asked.popleft()
            if pages:
                self._records[pages] = self._records[issue.pages] = issue.records
                self.errors += issue.errors
                continue
            yield
            self._records.clear()
            self.errors.clear()

    def __call__(self, pages: Sequence[Page]) -> tuple[ArticleRecord, ...]:
        """The records of an issue; one that was not foreseen, as another process has added to it, is read now."""
        known = self._records.get(tuple(pages))
        if known is None:
            (issue,) = self._reader.read_issues([pages])
            self.errors += issue.errors
            known = issue.records
        return known


def extract_into(
    store: Store,
    reader: Reader,
    mark: str,
    paths: Sequence[Path],
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None],
    on_page: Callable[[Page], None],
) -> Change:
    """Adds all pages that `paths` name to the store, some issues at a time; what is there already is not read again.

    `mark` stands for the way in which pages are read (kg.pipeline.extractor.reader_mark).
    """
    pages = read_pages(paths, place=place, date=date, paper=paper, on_error=on_error, read=reader.read_files)
    batches: deque[list[Page]] = deque()

    def plan() -> Iterator[Sequence[Page]]:
        for batch in _in_batches(issues(pages)):
            yield from store.plan(batch, mark, _before(batch, batches))
            batches.append(batch)
            yield _END

    total, ahead = Change(), _Ahead(reader)
    for _ in ahead.read(plan()):
        batch = batches.popleft()
        left_out = {error.file for error in ahead.errors}
        good = [page for page in batch if page.source not in left_out]
        total.add(store.add(good, ahead, mark))
        for error in ahead.errors:
            on_error(error)
        for page in good:
            on_page(page)
    return total


def reread(store: Store, reader: Reader, mark: str, *, on_error: Callable[[PageError], None]) -> int:
    """Reads the issues anew that were read in another way, and says how many."""
    others = store.others(mark)
    waiting: deque[str] = deque()

    def plan() -> Iterator[Sequence[Page]]:
        for issue in others:
            yield store.pages_of(issue)
            waiting.append(issue)
            yield _END

    ahead = _Ahead(reader)
    for _ in ahead.read(plan()):
        store.reread(waiting.popleft(), ahead, mark)
        for error in ahead.errors:
            on_error(error)
    return len(others)


def _in_batches(found: Iterable[list[Page]]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    for issue in found:
        batch += issue
        if len(batch) >= _PAGES_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _before(batch: Sequence[Page], batches: Iterable[Sequence[Page]]) -> list[Page]:
    """Those pages of batches not yet added that have to do with this one: of the same text, or of the same issue."""
    ids, keys = {page.id for page in batch}, {issue_key(page) for page in batch}
    return [page for other in batches for page in other if page.id in ids or issue_key(page) in keys]
