"""What each part of the annotator is worth: python tests/ablation.py GOLD PAGES [GOLD PAGES …] [--rounds N]

Reads the pages with parts switched off and prints F1 of people, bodies and relations, and characters a second. All
variants run side by side in one process; the speed is the median of the rounds, in processor time. The parts are
switched off here only.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.annotate.annotator import Annotator
from kg.annotate.people.finder import NameFinder
from kg.errors import PageError
from kg.measure.evaluate import Row, evaluate
from kg.pipeline.extractor import Extractor, extract, load_extractor
from kg.recordjson import format_record
from kg.records import Article, Mention, Page, Sentence
from kg.words.ner import load_recognizer
from kg.words.scan import Found, Hit, Lexicon, Scan, plain, split_sentences

NEVER = re.compile("(?!)")
TABLES = frozenset({"place", "country", "abroad", "organ", "committee", "national"})
ROWS = {"Person": ("Person",), "bodies": ("Company", "Organization"), "RELATIONS": ("RELATIONS",)}


# --- the parts switched off


class EveryOffset(Annotator):
    """Every offset is the edge of a word."""

    def _segment(self, text: str) -> frozenset[int]:
        return frozenset(range(len(text) + 1))

    def _segment_all(self, clauses) -> None:
        pass


class ModelAlone(Annotator):
    """All names are the model's; a title is a post, with the body right before it in it."""

    def annotate(self, page: Page, article: Article) -> tuple[Sentence, ...]:
        text = plain(article.body)
        return tuple(self._sentence(article, text, start, end) for start, end in split_sentences(text))

    def annotate_all(self, page: Page, article: Article) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        return self.annotate(page, article), super().annotate_all(page, article)[1]

    def _sentence(self, article: Article, text: str, start: int, end: int) -> Sentence:
        assert self.recognizer is not None
        kept: list[Mention] = []
        nested: list[Mention] = []
        for name in self.recognizer.find([text[start:end]])[0]:
            first, last = start + name.start, start + name.end
            kind = "Post" if name.type == "Title" else name.type
            if (
                kind == "Post"
                and kept
                and kept[-1].end == first
                and kept[-1].type in ("Company", "Organization", "Place")
            ):
                nested.append(kept.pop())
                first = nested[-1].start
            kept.append(Mention(first, last, plain(article.body[first:last]), kind, "model"))
        return Sentence(article.id, start, end, text[start:end], tuple(kept), tuple(nested))


class TablesLeftOut(Lexicon):
    """The lexicon without the names of places and bodies."""

    def __init__(self, whole: Lexicon) -> None:
        vars(self).update(vars(whole))

    def find(self, text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[dict[str, list[Hit]], set[str]]]:
        for found, cues in super().find(text, sentences):
            for kind in TABLES:
                found.pop(kind, None)
            yield found, cues


class NoTables(Annotator):
    """No place or body is known by its name."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._lexicon = TablesLeftOut(self._lexicon)


class NamesOfNoPattern(NameFinder):
    """Finds no name itself; says of those of others whether they may be names."""

    def by_context(self, scan: Scan) -> list[tuple[int, int]]:
        return []

    def after_post(self, scan: Scan, start: int, *, foreign: bool, personal: bool) -> int | None:
        return None

    def in_slot(self, scan: Scan, start: int, found: int | None, *, personal: bool) -> int | None:
        return found

    def listed_after(self, scan: Scan, end: int) -> list[tuple[int, int]]:
        return []


class KnownOnly:
    """A finder of places or bodies that gives what a table has."""

    def __init__(self, find: Callable[..., list[Found]]) -> None:
        self._find = find

    def find(self, *args) -> list[Found]:
        return [found for found in self._find(*args) if found.method == "lexicon"]

    def begin_before(self, *args) -> None:
        """No body begins where only a pattern tells so."""

    def clauses(self, scan: Scan) -> tuple[str, ...]:
        """It asks for no words of a clause."""
        return ()


class NoPatterns(Annotator):
    """People are the model's, places and bodies those of the tables; posts and occasions as ever."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._names, self._leads = NamesOfNoPattern(self._seeds), NEVER
        self._places, self._bodies = KnownOnly(self._places.find), KnownOnly(self._bodies.find)


class OnePass(Annotator):
    """What is found in one sentence isn't looked for in the others."""

    def _agree_on_ends(self, works: list) -> None:
        pass

    def _mark_known(self, work, forms, shortened) -> None:
        super()._mark_known(work, [], set())

    def _second_pass(self, article_id: str, work, shorts) -> Sentence:
        return super()._second_pass(article_id, work, set())


VARIANTS: dict[str, type[Annotator]] = {
    "everything": Annotator,
    "without pkuseg": EveryOffset,
    "without the model": Annotator,
    "model alone": ModelAlone,
    "without tables": NoTables,
    "without patterns": NoPatterns,
    "without second pass": OnePass,
}


def build_variants() -> dict[str, Extractor]:
    """The extractor of each variant."""
    whole, bare = load_extractor(), load_extractor("none")
    variants = {}
    for name, kind in VARIANTS.items():
        base = bare if name == "without the model" else whole
        recognizer = load_recognizer("kg") if kind is ModelAlone else base.annotator.recognizer  # of all six types
        annotator = kind(base.seeds, base.annotator.segmenter, recognizer)
        variants[name] = replace(base, annotator=annotator)
    return variants


# --- measuring


def read(extractor: Extractor, pages: Sequence[Path]) -> tuple[list[dict], int, float]:
    """The records of the pages as JSON objects, the characters of the pages, the seconds of processor time."""
    extractor.annotator._segmented.clear()  # each round begins without what the last one remembered
    read_pages: list[Page] = []
    start = time.process_time()
    records = list(extract(extractor, pages, on_error=fail, on_page=read_pages.append))
    seconds = time.process_time() - start
    rows = [json.loads(format_record(record, extractor.ontology)) for record in records]
    return rows, sum(len(page.text) for page in read_pages), seconds


def fail(error: PageError) -> None:
    raise error


def measure(variants: dict[str, Extractor], sets: Sequence[tuple[Path, Path]], rounds: int) -> list[str]:
    """A table, one line a variant; each set is a gold folder and its pages."""
    counts = {name: {label: Row() for label in ROWS} for name in variants}
    rates: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):  # the first is counted but not timed: what is only slow the first time
        for name, extractor in variants.items():
            characters, seconds = 0, 0.0
            for gold, pages in sets:
                records, size, took = read(extractor, [pages])
                characters, seconds = characters + size, seconds + took
                if number == 0:
                    add(counts[name], gold, records)
            if number:
                rates[name].append(characters / seconds)
    head = f"{'':22}" + "".join(f"{label:>11}" for label in ROWS) + f"{'chars/s':>10}"
    lines = [
        f"{name:22}" + "".join(f"{row.f1:11.3f}" for row in rows.values()) + f"{statistics.median(rates[name]):10.0f}"
        for name, rows in counts.items()
    ]
    return [head, *lines]


def add(rows: dict[str, Row], gold: Path, records: list[dict]) -> None:
    report = evaluate(gold, records)
    for label, parts in ROWS.items():
        for part in parts:
            for count in ("hit", "gold", "found"):
                setattr(rows[label], count, getattr(rows[label], count) + getattr(report.rows[part], count))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="GOLD PAGES", help="gold folders, each with its pages")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often everything is read (3)")
    args = parser.parse_args()
    if len(args.sets) % 2:
        parser.error("each gold folder is followed by its pages")
    sets = list(zip(args.sets[::2], args.sets[1::2], strict=True))
    print("\n".join(measure(build_variants(), sets, args.rounds)))


if __name__ == "__main__":
    main()
