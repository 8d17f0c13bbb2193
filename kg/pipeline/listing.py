"""What `kg pages` lists: each page with its date, place and articles, before anyone builds a graph of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from kg.articles.split import split_page
from kg.errors import PageError
from kg.pages.files import read_pages
from kg.pages.frames import FrameFinder
from kg.pages.series import find_series, order_by_series
from kg.pipeline.extractor import infer_page
from kg.records import Article, Page

_SHOWN, _SHORT = 3, 16  # headlines of a page in a line, and characters of each


@dataclass(frozen=True, slots=True)
class Listed:
    """A page with its articles; `repeats` is the page before it that has the same text."""

    page: Page
    articles: tuple[Article, ...]
    series: dict[str, int]
    repeats: str | None = None


@dataclass
class Tally:
    """What a list held: pages, articles, and how many lack something."""

    pages: int = 0
    articles: int = 0
    undated: int = 0
    inferred: int = 0  # of the undated
    placeless: int = 0
    repeats: int = 0
    notes: int = 0  # pages with notes

    def add(self, listed: Listed) -> None:
        """Counts one page more."""
        page = listed.page
        self.pages += 1
        self.articles += len(listed.articles)
        self.undated += page.date is None
        self.inferred += page.date is None and page.inferred is not None
        self.placeless += page.place is None
        self.repeats += listed.repeats is not None
        self.notes += bool(page.notes)

    def line(self, unreadable: int) -> str:
        """The counts as one line."""
        parts = [f"{self.pages} pages", f"{self.articles} articles"]
        if self.undated:
            parts.append(f"{self.undated} undated ({self.inferred} with an inferred date)")
        told = {
            "without place": self.placeless,
            "unreadable": unreadable,
            "repeats": self.repeats,
            "with notes": self.notes,
        }
        return ", ".join([*parts, *(f"{count} {name}" for name, count in told.items() if count)])


def list_pages(
    frames: FrameFinder,
    paths: Sequence[Path],
    *,
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None],
    on_page: Callable[[Page], None],
) -> Iterator[Listed]:
    """The pages that `paths` name in the order of their files, one held at a time. Errors as of read_pages."""
    seen: dict[str, str] = {}
    for page in read_pages(paths, place=place, date=date, paper=paper, on_error=on_error):
        articles = split_page(page)
        found = infer_page(page, articles, frames)
        first = seen.setdefault(page.id, page.source)
        texts = ("\n".join((*article.headlines, article.body)) for article in articles)
        yield Listed(found, articles, find_series(texts), None if first == page.source else first)
        on_page(page)


@dataclass
class LineList:
    """Lines of a list; those of undated pages that a series may order wait for the end."""

    _waiting: dict[PurePath, list[tuple[str, dict[str, int]]]] = field(default_factory=dict)

    def add(self, listed: Listed) -> Iterator[str]:
        """The line of a page, if it need not wait."""
        line = format_line(listed)
        if listed.page.date is None and listed.series and listed.repeats is None:
            self._waiting.setdefault(PurePath(listed.page.source).parent, []).append((line, listed.series))
        else:
            yield line

    def rest(self) -> Iterator[str]:
        """The lines that waited, folder by folder: as a series orders them, and said so; then those that none does."""
        for rows in self._waiting.values():
            ordered: set[int] = set()
            for name, group in order_by_series([series for _, series in rows]):
                for at, i in enumerate(group, 1):
                    line, series = rows[i]
                    yield f"{line}\t{name} {series[name]}: {at} of {len(group)} in order"
                ordered |= set(group)
            yield from (line for i, (line, _) in enumerate(rows) if i not in ordered)


def format_line(listed: Listed) -> str:
    """A page as one line: file, paper, date, number, place, articles, characters, first headlines, parted by tabs."""
    page = listed.page
    headlines = [article.headlines[0] for article in listed.articles if article.headlines]
    shown = [line if len(line) <= _SHORT else line[: _SHORT - 1] + "…" for line in headlines[:_SHOWN]]
    cells = [
        page.source,
        page.paper or "-",
        _date(page),
        page.number or "-",
        f"{page.place} ({page.place_basis})" if page.place else "-",
        f"{len(listed.articles)} articles",
        f"{len(page.text)} characters",
        " / ".join(shown) or "-",
    ]
    if listed.repeats is not None:
        cells.append(f"has the text of {listed.repeats}")
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _date(page: Page) -> str:
    if page.date:
        return f"{page.date} ({page.date_basis})"
    if page.inferred:
        basis = "manifest" if page.inferred.bound == "in" else "inferred"
        return f"{page.inferred.bound} {page.inferred.date} ({basis})"
    return "-"


def format_listed(listed: Listed) -> str:
    """A page as one line of JSON without its newline."""
    page = listed.page
    out = {
        "doc": page.source,
        "id": page.id,
        "paper": page.paper,
        "date": page.date,
        "date_basis": page.date_basis,
        "inferred_date": page.inferred and page.inferred._asdict(),
        "number": page.number,
        "place": page.place,
        "place_basis": page.place_basis,
        "markup": page.markup,
        "characters": len(page.text),
        "articles": [
            {"kind": article.kind, "headlines": list(article.headlines), "characters": len(article.body)}
            for article in listed.articles
        ],
        "series": listed.series,
        "notes": list(page.notes),
        "repeats": listed.repeats,
    }
    return json.dumps(out, ensure_ascii=False, separators=(",", ":"))
