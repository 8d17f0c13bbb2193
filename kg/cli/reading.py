"""One run of a command over pages: its options, what can't be read, how far it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from kg.cli.output import FINE, WRONG, say
from kg.errors import PageError

if TYPE_CHECKING:
    from kg.graph.store import Change, Store
    from kg.pipeline.extractor import Reader
    from kg.pipeline.listing import Listed
    from kg.pipeline.progress import Progress
    from kg.records import ArticleRecord, Page

SHOWN_NOTES = 20  # on pages; the others are counted


class Options(TypedDict):
    """What the options say of all pages."""

    place: str | None
    date: str | None
    paper: str | None


@contextmanager
def open_reader(args: argparse.Namespace) -> Iterator[Reader]:
    """What reads the pages of a command: this process, or as many as `--jobs` says."""
    from kg.pipeline.extractor import load_extractor

    if args.jobs == 1:
        yield load_extractor(args.ner, args.page_timeout)
        return
    from kg.pipeline.parallel import Readers

    with Readers(args.jobs, args.ner, args.page_timeout) as readers:
        yield readers


class Reading:
    """One run over pages: reports and counts what can't be read, shows how far it is."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.paths: list[Path] = args.pages
        self.unreadable: list[str] = []
        self.repeats: list[str] = []
        self.others = 0
        self.notes = 0
        self.least: float = getattr(args, "min_confidence", 0.0)
        self.unsure = 0  # facts left out under it
        self.terminal = sys.stderr.isatty()

    @property
    def code(self) -> int:
        """The exit code that the pages alone deserve."""
        return WRONG if self.unreadable else FINE

    def records(self, reader: Reader, *, distinct: bool = False) -> Iterator[ArticleRecord]:
        """The records of all pages; with `distinct` a page with the text of another is left out."""
        from kg.pipeline.extractor import extract

        progress = self._progress()

        def on_repeat(first: Page, page: Page) -> None:
            self.repeats.append(f"{page.source}: has the text of {first.source}, counted once")
            progress.step()

        found = extract(
            reader,
            self.paths,
            **self._options(),
            on_error=partial(self._on_error, progress),
            on_page=partial(self._on_page, progress),
            on_repeat=on_repeat if distinct else None,
        )
        yield from self.sure(found)
        self._done()

    def add_to(self, store: Store, reader: Reader, mark: str) -> Change:
        """Adds all pages to a store."""
        from kg.pipeline.intake import extract_into

        progress = self._progress()
        change = extract_into(
            store,
            reader,
            mark,
            self.paths,
            **self._options(),
            on_error=partial(self._on_error, progress),
            on_page=partial(self._on_page, progress),
        )
        self._done()
        return change

    def reread(self, store: Store, reader: Reader, mark: str) -> None:
        """Reads the issues of a store anew that another version or model read."""
        from kg.pipeline.intake import reread

        count = reread(store, reader, mark, on_error=self.on_error)
        say(f"{count} issues read anew")

    def sure(self, records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The records without the facts that the threshold leaves out, which are counted."""
        from kg.pipeline.extractor import without_unsure

        for record in records:
            kept = without_unsure(record, self.least)
            self.unsure += len(record.relations) - len(kept.relations)
            yield kept

    def left_out(self) -> list[str]:
        """What the threshold left out, when there is one, as a line."""
        return [f"under confidence {self.least:g}: {self.unsure} facts of articles left out"] if self.least else []

    def listed(self) -> Iterator[Listed]:
        """All pages with their articles; names and facts are not looked for."""
        from kg.pages.frames import FrameFinder
        from kg.pipeline.listing import list_pages
        from kg.seeds import load_seeds

        progress = self._progress()
        yield from list_pages(
            FrameFinder(load_seeds()),
            self.paths,
            **self._options(),
            on_error=partial(self._on_error, progress),
            on_page=partial(self._on_page, progress),
        )
        self._done()

    def _progress(self) -> Progress:
        from kg.pages.files import find_page_files
        from kg.pipeline.progress import Progress

        found = find_page_files(self.paths)
        self.others = found.others
        return Progress(len(found.files), self._show, every=1.0 if self.terminal else 15.0)

    def _options(self) -> Options:
        return {"place": self.args.place, "date": self.args.date, "paper": self.args.paper}

    def on_error(self, error: PageError) -> None:
        """Reports and counts a page that can't be read."""
        self._clear()
        self.unreadable.append(str(error))
        say(str(error))

    def _on_error(self, progress: Progress, error: PageError) -> None:
        self.on_error(error)
        progress.step()

    def _on_page(self, progress: Progress, page: Page) -> None:
        for note in page.notes:
            self.notes += 1
            if self.notes <= SHOWN_NOTES:
                self._clear()
                say(f"{page.source}: {note}")
        progress.step(len(page.text))

    def _done(self) -> None:
        self._clear()
        if self.notes > SHOWN_NOTES:
            say(f"{self.notes} notes on pages, {self.notes - SHOWN_NOTES} of them not shown (kg pages --json has all)")

    def _show(self, line: str) -> None:
        if self.terminal:
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        else:
            say(line)

    def _clear(self) -> None:
        if self.terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
