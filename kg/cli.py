"""The command `kg`: thin commands over the library; these modules (cli, cli_…) alone print or exit.

Data goes to stdout, words to stderr. Exit codes: 0 fine, 1 a check failed, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg import cli_measure
from kg.arguments import build_parser
from kg.cli_output import FINE, INTERRUPTED, WRONG, say, say_all
from kg.cli_reading import Reading
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.records import ArticleRecord


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
        say(str(error))
        return WRONG
    except BrokenPipeError:  # the reader has seen enough: kg extract … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    return build_parser(
        {
            "extract": _extract,
            "pages": _pages,
            "build": _build,
            "show": _show,
            "explain": _explain,
            "rules list": cli_measure.rules_list,
            "rules show": cli_measure.rules_show,
            "rules test": cli_measure.rules_test,
            "evaluate": cli_measure.evaluate,
            "bench": cli_measure.bench,
            "train segmenter": cli_measure.train_segmenter,
            "train names": cli_measure.train_names,
        }
    )


def _extract(args: argparse.Namespace) -> int:
    from kg.pipeline import load_extractor
    from kg.recordjson import format_record

    extractor, reading = load_extractor(args.ner), Reading(args)
    for record in reading.records(extractor):
        print(format_record(record, extractor.ontology))
    say_all(reading.left_out())
    return reading.code


def _pages(args: argparse.Namespace) -> int:
    from kg.listing import LineList, Tally, format_listed

    reading, tally, lines = Reading(args), Tally(), LineList()
    for listed in reading.listed():
        tally.add(listed)
        for line in [format_listed(listed)] if args.json else lines.add(listed):
            print(line)
    for line in lines.rest():
        print(line)
    sys.stdout.flush()
    say(tally.line(len(reading.unreadable)))
    return reading.code


def _build(args: argparse.Namespace) -> int:
    from kg.files import atomic_writer
    from kg.pipeline import SUMMARY_FILE, build_knowledge, load_extractor, make_folder, write_build
    from kg.query import Graph
    from kg.show import format_summary

    make_folder(args.output)
    extractor, reading = load_extractor(args.ner), Reading(args)
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

    reading = Reading(args)
    records, ontology = _records(reading, args.ner)
    graph = Graph(build_knowledge(records), ontology)
    print(format_entity(graph, graph.entity(args.name)))
    say_all(reading.left_out())
    return reading.code


def _records(reading: Reading, ner: str) -> tuple[Iterator[ArticleRecord], Ontology]:
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


if __name__ == "__main__":
    sys.exit(main())
