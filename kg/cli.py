"""The command `kg`: thin commands over the library; the only module that prints or exits.

Data goes to stdout, words to stderr. Exit codes: 0 fine, 1 a check failed, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from kg.arguments import build_parser
from kg.errors import KGError, PageError

if TYPE_CHECKING:
    from kg.listing import Listed
    from kg.ontology import Ontology
    from kg.pipeline import Extractor
    from kg.progress import Progress
    from kg.query import Graph
    from kg.records import ArticleRecord, Page
    from kg.rules import RuleSet

FINE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130
SHOWN_NOTES = 20  # on pages; the others are counted


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; the entry point of `kg`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Chinese text, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser()
    args = parser.parse_args(argv)
    if not hasattr(args, "run"):
        parser.print_help(sys.stderr)
        return WRONG
    try:
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except KGError as error:
        _say(str(error))
        return WRONG
    except BrokenPipeError:  # the reader has seen enough: kg extract … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    return build_parser(
        {
            "extract": _extract,
            "pages": _pages,
            "build": _build,
            "show": _show,
            "explain": _explain,
            "rules list": _rules_list,
            "rules show": _rules_show,
            "rules test": _rules_test,
            "evaluate": _evaluate,
            "bench": _bench,
            "train segmenter": _train_segmenter,
        }
    )


def _say(text: str) -> None:
    print(f"kg: {text}", file=sys.stderr)


# --- reading pages


class _Options(TypedDict):
    """What the options say of all pages."""

    place: str | None
    date: str | None
    paper: str | None


class _Reading:
    """One run over pages: reports and counts what can't be read, shows how far it is."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.paths: list[Path] = args.pages
        self.unreadable: list[str] = []
        self.repeats: list[str] = []
        self.others = 0
        self.notes = 0
        self.terminal = sys.stderr.isatty()

    @property
    def code(self) -> int:
        """The exit code that the pages alone deserve."""
        return WRONG if self.unreadable else FINE

    def records(self, extractor: Extractor, *, distinct: bool = False) -> Iterator[ArticleRecord]:
        """The records of all pages; with `distinct` a page with the text of another is left out."""
        from kg.pipeline import extract

        progress = self._progress()

        def on_repeat(first: Page, page: Page) -> None:
            self.repeats.append(f"{page.source}: has the text of {first.source}, counted once")
            progress.step()

        yield from extract(
            extractor,
            self.paths,
            **self._options(),
            on_error=partial(self._on_error, progress),
            on_page=partial(self._on_page, progress),
            on_repeat=on_repeat if distinct else None,
        )
        self._done()

    def listed(self) -> Iterator[Listed]:
        """All pages with their articles; names and facts are not looked for."""
        from kg.frames import FrameFinder
        from kg.listing import list_pages
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
        from kg.pages import find_page_files
        from kg.progress import Progress

        found = find_page_files(self.paths)
        self.others = found.others
        return Progress(len(found.files), self._show, every=1.0 if self.terminal else 15.0)

    def _options(self) -> _Options:
        return {"place": self.args.place, "date": self.args.date, "paper": self.args.paper}

    def _on_error(self, progress: Progress, error: PageError) -> None:
        self._clear()
        self.unreadable.append(str(error))
        _say(str(error))
        progress.step()

    def _on_page(self, progress: Progress, page: Page) -> None:
        for note in page.notes:
            self.notes += 1
            if self.notes <= SHOWN_NOTES:
                self._clear()
                _say(f"{page.source}: {note}")
        progress.step(len(page.text))

    def _done(self) -> None:
        self._clear()
        if self.notes > SHOWN_NOTES:
            _say(f"{self.notes} notes on pages, {self.notes - SHOWN_NOTES} of them not shown (kg pages --json has all)")

    def _show(self, line: str) -> None:
        if self.terminal:
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        else:
            _say(line)

    def _clear(self) -> None:
        if self.terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


# --- commands


def _extract(args: argparse.Namespace) -> int:
    from kg.pipeline import load_extractor
    from kg.recordjson import format_record

    extractor, reading = load_extractor(), _Reading(args)
    for record in reading.records(extractor):
        print(format_record(record, extractor.ontology))
    return reading.code


def _pages(args: argparse.Namespace) -> int:
    from kg.listing import LineList, Tally, format_listed

    reading, tally, lines = _Reading(args), Tally(), LineList()
    for listed in reading.listed():
        tally.add(listed)
        for line in [format_listed(listed)] if args.json else lines.add(listed):
            print(line)
    for line in lines.rest():
        print(line)
    sys.stdout.flush()
    _say(tally.line(len(reading.unreadable)))
    return reading.code


def _build(args: argparse.Namespace) -> int:
    from kg.files import atomic_writer
    from kg.pipeline import SUMMARY_FILE, build_knowledge, load_extractor, make_folder, write_build
    from kg.query import Graph
    from kg.show import format_summary

    make_folder(args.output)
    extractor, reading = load_extractor(), _Reading(args)
    records = list(reading.records(extractor, distinct=True))
    if not records:
        raise KGError(f"no article in {' '.join(map(str, args.pages))}: nothing written to {args.output}")
    knowledge = build_knowledge(records)
    write_build(records, knowledge, extractor.ontology, args.output)
    notes = [f"skipped: {line}" for line in (*reading.unreadable, *reading.repeats)]
    if reading.notes:
        notes.append(f"notes on pages: {reading.notes}")
    if reading.others:
        notes.append(f"not pages: {reading.others} files of other endings")
    summary = format_summary(Graph(knowledge, extractor.ontology), articles=len(records), notes=notes)
    with atomic_writer(args.output / SUMMARY_FILE) as file:
        file.write(summary + "\n")
    print(summary)
    return reading.code


def _show(args: argparse.Namespace) -> int:
    from kg.show import format_entity

    graph, code = _graph(args)
    print(format_entity(graph, graph.entity(args.name)))
    return code


def _graph(args: argparse.Namespace) -> tuple[Graph, int]:
    """The graph of a folder that `kg build` wrote, or of pages that are read now."""
    from kg.ontology import load_ontology
    from kg.pipeline import build_knowledge, is_build, load_extractor, read_build
    from kg.query import Graph

    if len(args.pages) == 1 and is_build(args.pages[0]):
        ontology = load_ontology()
        return Graph(read_build(args.pages[0], ontology), ontology), FINE
    extractor, reading = load_extractor(), _Reading(args)
    knowledge = build_knowledge(reading.records(extractor, distinct=True))
    return Graph(knowledge, extractor.ontology), reading.code


def _explain(args: argparse.Namespace) -> int:
    from kg.pipeline import extract_sentence, load_extractor
    from kg.show import format_extraction

    text = sys.stdin.read().strip() if args.sentence == "-" else args.sentence.strip()
    if not text:
        raise KGError("no sentence to explain")
    extractor = load_extractor()
    extraction = extract_sentence(extractor, text, place=args.place, date=args.date)
    print(format_extraction(extraction, extractor.ontology))
    return FINE


def _rules_list(args: argparse.Namespace) -> int:
    ontology, ruleset = _rules()
    for rule in ruleset.rules:
        print(f"{rule.id}\t{ontology.relations[rule.relation].label_zh}\t{rule.pattern}")
    return FINE


def _rules_show(args: argparse.Namespace) -> int:
    from kg.show import format_rule

    _, ruleset = _rules()
    rule = ruleset.rule(args.id)
    if rule is None:
        raise KGError(f"no rule {args.id!r} (kg rules list names them)")
    print(format_rule(rule))
    return FINE


def _rules_test(args: argparse.Namespace) -> int:
    from kg.rules import check_examples
    from kg.show import format_failure

    _, ruleset = _rules()
    failures = check_examples(ruleset)
    for failure in failures:
        print(format_failure(failure))
    examples = sum(len(rule.match) + len(rule.reject) for rule in ruleset.rules)
    _say(f"{len(ruleset.rules)} rules, {examples} examples, {len(failures)} failed")
    return FAILED if failures else FINE


def _rules() -> tuple[Ontology, RuleSet]:
    from kg.ontology import load_ontology
    from kg.rulefile import load_rules

    ontology = load_ontology()
    return ontology, load_rules(ontology)


def _evaluate(args: argparse.Namespace) -> int:
    from kg.evaluate import evaluate, format_report, read_floors, under_floor
    from kg.pipeline import load_extractor
    from kg.recordjson import format_record, read_json_lines

    floors = read_floors(*args.floors) if args.floors else {}
    code = FINE
    if all(str(path) == "-" or path.suffix == ".jsonl" for path in args.pages):
        rows = [row for path in args.pages for row in read_json_lines(path)]
    else:
        import json

        extractor, reading = load_extractor(), _Reading(args)
        rows = [json.loads(format_record(record, extractor.ontology)) for record in reading.records(extractor)]
        code = reading.code
    report = evaluate(args.gold, rows)
    print(format_report(report, args.errors))
    for page in report.absent:
        _say(f"{page}: annotated, but no record is of this page")
    failed = under_floor(report, floors)
    for line in failed:
        _say(line)
    return code or (FAILED if failed else FINE)


def _bench(args: argparse.Namespace) -> int:
    from kg.bench import format_measured, measure, peak_memory, read_texts, take
    from kg.pipeline import load_extractor

    pages = take(read_texts(args.pages, place=args.place), args.chars)
    start = time.perf_counter()
    extractor = load_extractor()
    if pages:
        extractor.extract_page(pages[0])  # what is only loaded when it is first needed
    load = time.perf_counter() - start
    measured = measure(extractor, pages)
    print(format_measured(measured, load, peak_memory()))
    if measured.rate < args.floor:
        _say(f"{measured.rate:.0f} characters a second are under the floor of {args.floor}")
        return FAILED
    return FINE


def _train_segmenter(args: argparse.Namespace) -> int:
    from kg.train import format_training, read_conllu, read_words, train_segmenter

    sentences = [words for path in args.words for words in read_words(path)]
    sentences += [words for path in args.conllu for words in read_conllu(path)]
    training = train_segmenter(
        sentences,
        read_words(args.test),
        args.out,
        iterations=args.iterations,
        prune=args.prune,
        on_iteration=lambda number, f1: _say(f"{number} of {args.iterations} iterations, F1 {f1:.4f}"),
    )
    print(format_training(training))
    return FINE


if __name__ == "__main__":
    sys.exit(main())
