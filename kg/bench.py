"""How fast pages are read, and how much memory that takes."""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataFileError, PageError
from kg.records import Page

if TYPE_CHECKING:
    from kg.pipeline import Extractor

CORPUS_ENDINGS = (".jsonl", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by step, over so many pages and characters."""

    pages: int
    characters: int
    steps: dict[str, float]

    @property
    def rate(self) -> float:
        """Characters a second over all steps."""
        total = sum(self.steps.values())
        return self.characters / total if total else 0.0


def read_texts(paths: Sequence[Path], *, place: str | None = None) -> Iterator[Page]:
    """Pages to measure with: files of JSON lines {"title", "text"}, .jsonl or .jsonl.gz, or page files and folders.

    Raises DataFileError or PageError for the first that can't be read.
    """
    from kg.pages import read_pages

    for path in paths:
        if path.name.endswith(CORPUS_ENDINGS):
            yield from _read_corpus(path, place)
        else:
            yield from read_pages([path], place=place, on_error=_fail)


def _read_corpus(path: Path, place: str | None) -> Iterator[Page]:
    from kg.pages import page_id

    opener = gzip.open if path.name.endswith(".gz") else open
    try:
        with opener(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    row = json.loads(line)
                    text = f"{row['title']}\n{row['text']}" if "title" in row else row["text"]
                except (ValueError, KeyError, TypeError) as error:
                    allowed = '{"title": …, "text": …} on each line'
                    raise DataFileError(path, "not a text of a corpus", place=str(number), allowed=allowed) from error
                yield Page(page_id(text), text, f"{path}:{number}", place, row.get("date"))
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise DataFileError(path, f"can't be read: {error}") from error


def _fail(error: PageError) -> None:
    raise error


def measure(extractor: Extractor, pages: Sequence[Page]) -> Measured:
    """The time that each step takes over the pages, one after the other in one process."""
    steps: dict[str, float] = {"split": 0.0, "infer": 0.0, "annotate": 0.0, "rules": 0.0, "resolve": 0.0}
    last = time.perf_counter()

    def lap(step: str) -> None:
        nonlocal last
        now = time.perf_counter()
        steps[step] += now - last
        last = now

    for page in pages:
        extractor.extract_page(page, lap)
    return Measured(len(pages), sum(len(page.text) for page in pages), steps)


def peak_memory() -> float | None:
    """The most memory that this process has held, in MB; None where the system doesn't tell."""
    if sys.platform == "win32":
        return None
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def take(pages: Iterator[Page], characters: int) -> list[Page]:
    """The first pages until they hold so many characters; all for 0."""
    taken, held = [], 0
    for page in pages:
        taken.append(page)
        held += len(page.text)
        if characters and held >= characters:
            break
    return taken


def format_measured(measured: Measured, load: float, peak: float | None) -> str:
    """The figures, one a line."""
    lines = [
        f"load        {load:8.2f} s",
        f"pages       {measured.pages:8d}",
        f"characters  {measured.characters:8d}",
        *(f"{step:10}  {seconds:8.2f} s" for step, seconds in measured.steps.items()),
        f"speed       {measured.rate:8.0f} characters a second",
    ]
    if peak is not None:
        lines.append(f"peak memory {peak:8.0f} MB")
    return "\n".join(lines)
