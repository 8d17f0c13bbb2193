"""How fast each step from text to graph is, in CPU seconds, and how much memory it takes."""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from kg.errors import DataFileError, PageError
from kg.records import ArticleRecord, Page

if TYPE_CHECKING:
    from kg.pipeline.extractor import Extractor
    from kg.words.ner import Name

CORPUS_ENDINGS = (".jsonl", ".jsonl.gz")
LAST_OF_READING = "resolve"  # articles one by one; who is who across them is part of graph
_OTHER = ("read", "graph")  # steps that are not part of the speed


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds by step, over so many pages and characters."""

    pages: int
    characters: int
    facts: int
    steps: dict[str, float]  # from the text to the graph, one after the other
    exports: dict[str, float]  # by the ending of the file
    peaks: dict[str, float]  # MB that the process has held at most when a step, or all from text to records, was done

    @property
    def rate(self) -> float:
        """Characters a second from text to records."""
        total = sum(seconds for step, seconds in self.steps.items() if step not in _OTHER)
        return self.characters / total if total else 0.0


def read_texts(paths: Sequence[Path], *, place: str | None = None) -> Iterator[Page]:
    """Pages to measure with: files of JSON lines {"title", "text"}, .jsonl or .jsonl.gz, or page files and folders.

    Raises DataFileError or PageError for the first that can't be read.
    """
    from kg.pages.files import read_pages

    for path in paths:
        if path.name.endswith(CORPUS_ENDINGS):
            yield from _read_corpus(path, place)
        else:
            yield from read_pages([path], place=place, on_error=_fail)


def _read_corpus(path: Path, place: str | None) -> Iterator[Page]:
    from kg.pages.files import page_id

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
                yield Page(page_id(text), text, f"{path}:{row.get('id', number)}", place, row.get("date"))
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise DataFileError(path, f"can't be read: {error}") from error


def _fail(error: PageError) -> None:
    raise error


class _Watched:
    """A segmenter or a recognizer whose time is counted."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.seconds = 0.0

    def edges(self, texts: Iterable[str]) -> list[frozenset[int]]:
        """As of the segmenter."""
        start = time.process_time()
        found: list[frozenset[int]] = self._inner.edges(texts)
        self.seconds += time.process_time() - start
        return found

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """As of the recognizer."""
        start = time.process_time()
        found: list[list[Name]] = self._inner.find(texts)
        self.seconds += time.process_time() - start
        return found


def measure(extractor: Extractor, pages: Sequence[Page]) -> Measured:
    """The CPU time that each step takes over the pages, one after the other in one process; nothing is kept."""
    from kg.query.builds import build_knowledge
    from kg.query.graph import Graph

    steps, records = _measure_reading(extractor, pages)
    peaks = {LAST_OF_READING: peak_memory()}
    start = time.process_time()
    knowledge = build_knowledge(records)
    steps["graph"] = time.process_time() - start
    peaks["graph"] = peak_memory()
    graph, exports = Graph(knowledge, extractor.ontology), {}
    with TemporaryDirectory() as folder:
        for ending in _formats():
            start = time.process_time()
            graph.export(Path(folder, f"graph{ending}"))
            exports[ending] = time.process_time() - start
            peaks[ending] = peak_memory()
    characters = sum(len(page.text) for page in pages)
    known = {step: peak for step, peak in peaks.items() if peak is not None}
    return Measured(len(pages), characters, len(knowledge.statements), steps, exports, known)


def _formats() -> tuple[str, ...]:
    """The endings of all exports; that of Parquet only where what writes it is installed."""
    from kg.export.write import ENDINGS

    return tuple(ending for ending in ENDINGS if ending != ".parquet" or find_spec("pyarrow"))


def _measure_reading(extractor: Extractor, pages: Sequence[Page]) -> tuple[dict[str, float], list[ArticleRecord]]:
    """Seconds by step from text to records, and the records; `annotate` is what segment and model leave of it."""
    steps = dict.fromkeys(("split", "infer", "segment", "model", "annotate", "rules", LAST_OF_READING), 0.0)
    last = time.process_time()

    def lap(step: str) -> None:
        nonlocal last
        now = time.process_time()
        steps[step] += now - last
        last = now

    annotator, records = extractor.annotator, list[ArticleRecord]()
    segmenter, recognizer = annotator.segmenter, annotator.recognizer
    watched = _Watched(segmenter), _Watched(recognizer)
    annotator.segmenter = cast(Any, watched[0])
    annotator.recognizer = watched[1] if recognizer is not None else None
    try:
        last = time.process_time()
        for page in pages:
            records += extractor.extract_page(page, lap)
    finally:
        annotator.segmenter, annotator.recognizer = segmenter, recognizer
    for step, one in zip(("segment", "model"), watched, strict=True):
        steps[step] = one.seconds
        steps["annotate"] -= one.seconds
    return steps, records


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


def format_measured(measured: Measured, load: float) -> str:
    """The figures, one a line; a step or format alone would read so many characters, pages, facts a second."""
    lines = [
        f"load        {load:8.2f} s",
        f"pages       {measured.pages:8d}",
        f"characters  {measured.characters:8d}",
        f"facts       {measured.facts:8d}",
        f"{'':10}  {'seconds':>8}  {'characters/s':>12}  {'pages/s':>8}  {'facts/s':>8}  {'peak MB':>8}",
    ]
    for step, seconds in (measured.steps | measured.exports).items():
        rates = [count / seconds if seconds else 0 for count in (measured.characters, measured.pages, measured.facts)]
        line = f"{step:10}  {seconds:8.2f}  {rates[0]:12,.0f}  {rates[1]:8,.0f}  {rates[2]:8,.0f}"
        lines.append(line + (f"  {measured.peaks[step]:8.0f}" if step in measured.peaks else ""))
    lines.append(f"speed       {measured.rate:8.0f} characters a second from text to records")
    return "\n".join(lines)
