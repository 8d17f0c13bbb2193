"""The command `kg`: thin commands over the library; the only module that prints or exits.

Data goes to stdout, words to stderr. Exit codes: 0 fine, 1 a check failed, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from kg.arguments import build_parser
from kg.errors import KGError, PageError

if TYPE_CHECKING:
    from kg.evaluate import Report
    from kg.listing import Listed
    from kg.ontology import Ontology
    from kg.pipeline import Extractor
    from kg.progress import Progress
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
            "train names": _train_names,
        }
    )


def _say(text: str) -> None:
    print(f"kg: {text}", file=sys.stderr)


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)


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
        self.least: float = getattr(args, "min_confidence", 0.0)
        self.unsure = 0  # facts left out under it
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

        found = extract(
            extractor,
            self.paths,
            **self._options(),
            on_error=partial(self._on_error, progress),
            on_page=partial(self._on_page, progress),
            on_repeat=on_repeat if distinct else None,
        )
        yield from self.sure(found)
        self._done()

    def sure(self, records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """The records without the facts that the threshold leaves out, which are counted."""
        from kg.pipeline import without_unsure

        for record in records:
            kept = without_unsure(record, self.least)
            self.unsure += len(record.relations) - len(kept.relations)
            yield kept

    def left_out(self) -> list[str]:
        """What the threshold left out, when there is one, as a line."""
        return [f"under confidence {self.least:g}: {self.unsure} facts of articles left out"] if self.least else []

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

    extractor, reading = load_extractor(args.ner), _Reading(args)
    for record in reading.records(extractor):
        print(format_record(record, extractor.ontology))
    _say_all(reading.left_out())
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
    extractor, reading = load_extractor(args.ner), _Reading(args)
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
    notes += reading.left_out()
    summary = format_summary(Graph(knowledge, extractor.ontology), articles=len(records), notes=notes)
    with atomic_writer(args.output / SUMMARY_FILE) as file:
        file.write(summary + "\n")
    print(summary)
    return reading.code


def _show(args: argparse.Namespace) -> int:
    from kg.pipeline import build_knowledge
    from kg.query import Graph
    from kg.show import format_entity

    reading = _Reading(args)
    records, ontology = _records(reading, args.ner)
    graph = Graph(build_knowledge(records), ontology)
    print(format_entity(graph, graph.entity(args.name)))
    _say_all(reading.left_out())
    return reading.code


def _records(reading: _Reading, ner: str) -> tuple[Iterator[ArticleRecord], Ontology]:
    """The records of a folder that `kg build` wrote, or of pages that are read now."""
    from kg.ontology import load_ontology
    from kg.pipeline import is_build, load_extractor, read_build

    if len(reading.paths) == 1 and is_build(reading.paths[0]):
        ontology = load_ontology()
        return reading.sure(read_build(reading.paths[0], ontology)), ontology
    extractor = load_extractor(ner)
    return reading.records(extractor, distinct=True), extractor.ontology


def _explain(args: argparse.Namespace) -> int:
    from kg.pipeline import extract_sentence, load_extractor
    from kg.show import format_extraction

    text = sys.stdin.read().strip() if args.sentence == "-" else args.sentence.strip()
    if not text:
        raise KGError("no sentence to explain")
    extractor = load_extractor(args.ner)
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
    from kg.calibration import measure_reliability
    from kg.comparison import compare
    from kg.evaluate import evaluate, read_floors, under_floor
    from kg.figures import (
        USUAL_KINDS,
        check_labels,
        format_comparison,
        format_json,
        format_reliability,
        format_report,
    )
    from kg.recordjson import read_json_lines

    floors = read_floors(*args.floors) if args.floors else {}
    rows, code = _rows(args)
    report = evaluate(args.gold, rows)
    by = args.by or USUAL_KINDS
    check_labels(report, args.only)
    print(format_report(report, args.errors, by=by, only=args.only))
    reliability, changes = None, None
    if args.reliability:
        reliability = measure_reliability(report.items)
        print("\n" + format_reliability(reliability))
    if args.against:
        before = evaluate(args.gold, read_json_lines(args.against))
        changes = compare(before, report)
        print("\n" + format_comparison(before, report, changes, by=by, only=args.only))
    if args.json:
        _write(args.json, format_json(report, only=args.only, reliability=reliability, changes=changes))
    if args.calibrate:
        _calibrate(report, args.calibrate)
    _say_all(f"{page}: annotated, but no record is of this page" for page in report.absent)
    failed = under_floor(report, floors)
    _say_all(failed)
    return code or (FAILED if failed else FINE)


def _rows(args: argparse.Namespace) -> tuple[list[dict[str, Any]], int]:
    """The records to evaluate, as `kg extract` prints them, and the exit code that reading them deserves."""
    import json

    from kg.pipeline import load_extractor
    from kg.recordjson import format_record, read_json_lines

    if all(str(path) == "-" or path.suffix == ".jsonl" for path in args.pages):
        return [row for path in args.pages for row in read_json_lines(path)], FINE
    extractor, reading = load_extractor(args.ner), _Reading(args)
    rows = [json.loads(format_record(record, extractor.ontology)) for record in reading.records(extractor)]
    return rows, reading.code


def _calibrate(report: Report, path: Path) -> None:
    from kg.calibration import calibrate
    from kg.confidences import write_confidences

    _, ruleset = _rules()
    known = [rule.id for rule in ruleset.rules]
    write_confidences(path, calibrate(report.items, known))
    for rule in sorted(report.by_rule().keys() - set(known)):
        _say(f"{rule}: this rule is no more, its facts don't count")


def _write(path: Path, text: str) -> None:
    from kg.files import atomic_writer

    with atomic_writer(path) as file:
        file.write(text)


def _bench(args: argparse.Namespace) -> int:
    from kg.bench import format_measured, measure, peak_memory, read_texts, take
    from kg.pipeline import load_extractor

    pages = take(read_texts(args.pages, place=args.place), args.chars)
    start = time.perf_counter()
    extractor = load_extractor(args.ner)
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
    from kg.training import run_segmenter

    print(run_segmenter(args, _say))
    return FINE


def _train_names(args: argparse.Namespace) -> int:
    from kg.training import run_names

    print(run_names(args, _say))
    return FINE


if __name__ == "__main__":
    sys.exit(main())
