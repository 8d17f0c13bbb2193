"""The command `kg`: thin commands over the library; the only module that prints or exits.

Data goes to stdout, words to stderr. Exit codes: 0 fine, 1 a check failed, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import KGError, PageError

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.pipeline import Extractor
    from kg.query import Graph
    from kg.records import ArticleRecord, Page
    from kg.rules import RuleSet

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    _Run = Callable[[argparse.Namespace], int]

FINE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


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


def _say(text: str) -> None:
    print(f"kg: {text}", file=sys.stderr)


# --- reading pages


class _Reading:
    """One run over pages: reports and counts what can't be read, shows how far it is."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.paths: list[Path] = args.pages
        self.unreadable: list[str] = []
        self.repeats: list[str] = []
        self.others = 0
        self.terminal = sys.stderr.isatty()

    @property
    def code(self) -> int:
        """The exit code that the pages alone deserve."""
        return WRONG if self.unreadable else FINE

    def records(self, extractor: Extractor, *, distinct: bool = False) -> Iterator[ArticleRecord]:
        """The records of all pages; with `distinct` a page with the text of another is left out."""
        from kg.pages import find_page_files
        from kg.pipeline import extract
        from kg.progress import Progress

        found = find_page_files(self.paths)
        self.others = found.others
        progress = Progress(len(found.files), self._show, every=1.0 if self.terminal else 15.0)

        def on_error(error: PageError) -> None:
            self._clear()
            self.unreadable.append(str(error))
            _say(str(error))
            progress.step()

        def on_repeat(first: Page, page: Page) -> None:
            self.repeats.append(f"{page.source}: has the text of {first.source}, counted once")
            progress.step()

        yield from extract(
            extractor,
            self.paths,
            place=self.args.place,
            date=self.args.date,
            paper=self.args.paper,
            on_error=on_error,
            on_page=lambda page: progress.step(len(page.text)),
            on_repeat=on_repeat if distinct else None,
        )
        self._clear()

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


# --- arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="Chinese newspaper pages to a knowledge graph of people, bodies and occasions.",
        epilog="example:\n  kg build pages/ --place 清湖市 -o graph/",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_reading_commands(commands)
    _add_rules(commands)
    _add_measuring_commands(commands)
    _add_training(commands)
    return parser


def _add(commands: _Commands, name: str, run: _Run | None, text: str, example: str) -> argparse.ArgumentParser:
    """A command whose help ends with an example."""
    parser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def _add_reading_commands(commands: _Commands) -> None:
    extract = _add(
        commands,
        "extract",
        _extract,
        "print what each article says, one JSON object a line",
        "kg extract pages/ --place 清湖市 > records.jsonl",
    )
    _add_pages(extract)
    build = _add(
        commands,
        "build",
        _build,
        "write the graph of pages as Turtle, GraphML, picture, records and summary",
        "kg build pages/ -o graph/",
    )
    _add_pages(build)
    build.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write")
    show = _add(
        commands,
        "show",
        _show,
        "show one person, body or event with dates and quotes",
        "kg show 顾明川 graph/",
    )
    show.add_argument("name", metavar="NAME", help="a name, another name, or an id of the graph")
    _add_pages(show, "a folder that kg build wrote, or pages")
    explain = _add(
        commands,
        "explain",
        _explain,
        "show how a sentence is read: mentions, rules, facts",
        'kg explain "市委书记沈国梁主持召开全市经济工作会议。" --place 清湖市',
    )
    explain.add_argument("sentence", metavar="SENTENCE", help="the text, - for standard input")
    _add_page_options(explain, paper=False)


def _add_rules(commands: _Commands) -> None:
    rules = _add(commands, "rules", None, "list, show or test the rules", "kg rules test")
    kinds = rules.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add(kinds, "list", _rules_list, "list all rules: id, relation, pattern", "kg rules list | grep 主持")
    show = _add(kinds, "show", _rules_show, "show a rule with its examples", "kg rules show preside-active")
    show.add_argument("id", metavar="ID", help="the id of a rule")
    _add(kinds, "test", _rules_test, "run the examples of all rules as tests", "kg rules test")


def _add_measuring_commands(commands: _Commands) -> None:
    evaluate = _add(
        commands,
        "evaluate",
        _evaluate,
        "compare records with gold annotation: precision, recall, F1",
        "kg evaluate gold/ pages/ --floors tests/floors.json:pages --errors 5",
    )
    evaluate.add_argument("gold", type=Path, metavar="GOLD", help="a gold file, or a folder of them")
    _add_pages(evaluate, "records (.jsonl, - for standard input), or pages")
    evaluate.add_argument("--floors", type=_floors, metavar="FILE:KEY", help="fail when an F1 is under its floor")
    evaluate.add_argument("--errors", type=int, default=0, metavar="N", help="show N misses and errors for each label")
    bench = _add(
        commands,
        "bench",
        _bench,
        "measure speed and memory over texts",
        "kg bench corpus.jsonl.gz --chars 1000000",
    )
    bench.add_argument("pages", nargs="+", type=Path, metavar="TEXTS", help="corpora (.jsonl .jsonl.gz), or pages")
    bench.add_argument("--chars", type=int, default=0, metavar="N", help="stop after N characters")
    bench.add_argument("--floor", type=float, default=0, metavar="N", help="fail under N characters a second")
    bench.add_argument("--place", help="what 我市 means, where no manifest says it")


def _add_training(commands: _Commands) -> None:
    example = "kg train segmenter --words news.txt --conllu bank.conllu --test test.txt --out segmenter/"
    example = "kg train segmenter --words news.txt --conllu bank.conllu --test test.txt --out segmenter/"
    train = _add(commands, "train", None, "train a model of the package anew", example)
    kinds = train.add_subparsers(title="commands", metavar="COMMAND", required=True)
    segmenter = _add(kinds, "segmenter", _train_segmenter, "train and prune the word segmenter", example)
    for option, text in (("--words", "text with spaces between words"), ("--conllu", "a treebank in CoNLL-U")):
        text += ", may be given again"
        segmenter.add_argument(option, type=Path, metavar="FILE", action="append", default=[], help=text)
    segmenter.add_argument("--test", type=Path, metavar="FILE", required=True, help="text to score on, as --words")
    segmenter.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder to write")
    segmenter.add_argument("--iterations", type=int, default=6, metavar="N", help="passes over the text (6)")
    segmenter.add_argument("--prune", type=float, default=0.1, metavar="X", help="drop features of less weight (0.1)")


def _add_pages(parser: argparse.ArgumentParser, text: str = "page files and folders, - for standard input") -> None:
    parser.add_argument("pages", nargs="+", type=Path, metavar="PAGES", help=text)
    _add_page_options(parser)


def _add_page_options(parser: argparse.ArgumentParser, *, paper: bool = True) -> None:
    parser.add_argument("--place", help="what 我市 and 市委 mean, where no manifest says it: 清湖市")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date, where no manifest says it")
    if paper:
        parser.add_argument("--paper", help="the name of the newspaper, where no manifest says it")


def _date(text: str) -> str:
    from kg.dates import check_date

    date = check_date(text)
    if date is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date (YYYY-MM-DD)")
    return date


def _floors(text: str) -> tuple[Path, str]:
    file, colon, key = text.rpartition(":")
    if not colon:
        raise argparse.ArgumentTypeError(f"{text!r} names no floors (FILE:KEY)")
    return Path(file), key


if __name__ == "__main__":
    sys.exit(main())
