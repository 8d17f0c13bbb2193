"""The command `kg`: thin commands over the library; the modules of this package alone print or exit.

Data goes to stdout, words to stderr. Exit codes: 0 fine, 1 a check failed, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.cli import ask, bench, check, export, measure, plot, serve, spark, store
from kg.cli.arguments import build_parser
from kg.cli.output import FINE, INTERRUPTED, WRONG, pass_on_notes, say, say_all
from kg.cli.reading import Reading, open_reader
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.query.graph import Graph
    from kg.records import ArticleRecord


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; the entry point of `kg`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Chinese text, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    pass_on_notes()
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
            "rules list": measure.rules_list,
            "rules show": measure.rules_show,
            "rules test": measure.rules_test,
            "evaluate": measure.evaluate,
            "train segmenter": measure.train_segmenter,
            "train names": measure.train_names,
            "train facts": measure.train_facts,
        },
        topics=[
            bench.add_commands,
            store.add_commands,
            export.add_commands,
            check.add_commands,
            ask.add_commands,
            plot.add_commands,
            serve.add_commands,
        ],
    )


def _extract(args: argparse.Namespace) -> int:
    from kg.recordjson import format_record

    reading = Reading(args)
    with open_reader(args) as reader:
        for record in reading.records(reader):
            print(format_record(record, reader.ontology))
    say_all(reading.left_out())
    return reading.code


def _pages(args: argparse.Namespace) -> int:
    from kg.pipeline.listing import LineList, Tally, format_listed

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
    from kg.query.builds import build_knowledge, load_roster, make_folder, read_graph_records
    from kg.query.graph import Graph

    if args.engine == "spark":
        return spark.build(args)
    spark.check_local(args)
    if args.output is None and args.into is None:
        raise KGError("where to? name a folder (-o DIR), a store (--into FILE.kg), or both")
    if args.output is not None:
        make_folder(args.output)
    roster = load_roster(args.roster)
    reading = Reading(args)
    decisions = None
    with open_reader(args) as reader:
        ontology = reader.ontology
        if args.into is None:
            records = tuple(reading.records(reader, distinct=True))
        else:
            store.build_into(args, reader, reading)
    if args.output is None:
        return reading.code
    if args.into is not None:
        stored, decisions = read_graph_records(args.into, ontology)
        records = tuple(reading.sure(stored))
    if not records:
        raise KGError(f"no article in {' '.join(map(str, args.pages))}: nothing written to {args.output}")
    graph = Graph(build_knowledge(records, decisions, roster), ontology)
    print(_write_build(args, reading, records, graph))
    return reading.code


def _write_build(args: argparse.Namespace, reading: Reading, records: Sequence[ArticleRecord], graph: Graph) -> str:
    """Writes the files of a graph and gives their summary."""
    from kg.files import atomic_writer
    from kg.query.builds import SUMMARY_FILE, write_build
    from kg.query.show import format_summary

    write_build(records, graph.knowledge, graph.ontology, args.output)
    notes = [f"skipped: {line}" for line in (*reading.unreadable, *reading.repeats)]
    if reading.notes:
        notes.append(f"notes on pages: {reading.notes}")
    if reading.others:
        notes.append(f"not pages: {reading.others} files of other endings")
    notes += reading.left_out()
    summary = format_summary(graph, articles=len(records), notes=notes)
    with atomic_writer(args.output / SUMMARY_FILE) as file:
        file.write(summary + "\n")
    return summary


def _show(args: argparse.Namespace) -> int:
    from kg.query.show import format_entity

    reading = Reading(args)
    graph = _graph(reading, args)
    print(format_entity(graph, graph.entity(args.name)))
    say_all(reading.left_out())
    return reading.code


def _graph(reading: Reading, args: argparse.Namespace) -> Graph:
    """The graph of a store, of a folder that `kg build` wrote, or of pages that are read now."""
    from kg.ontology import load_ontology
    from kg.pipeline.extractor import load_extractor
    from kg.query.builds import build_knowledge, is_graph, load_roster, open_graph, read_graph_records
    from kg.query.graph import Graph

    if len(reading.paths) == 1 and is_graph(reading.paths[0]) and not reading.least:
        return open_graph(reading.paths[0], roster=args.roster)
    roster = load_roster(args.roster)
    if len(reading.paths) == 1 and is_graph(reading.paths[0]):
        ontology = load_ontology()
        records, decisions = read_graph_records(reading.paths[0], ontology)
        return Graph(build_knowledge(reading.sure(records), decisions, roster), ontology)
    extractor = load_extractor(args.ner)
    return Graph(build_knowledge(reading.records(extractor, distinct=True), None, roster), extractor.ontology)


def _explain(args: argparse.Namespace) -> int:
    from kg.pipeline.extractor import extract_sentence, load_extractor
    from kg.query.show import format_extraction

    text = sys.stdin.read().strip() if args.sentence == "-" else args.sentence.strip()
    if not text:
        raise KGError("no sentence to explain")
    extractor = load_extractor(args.ner)
    extraction = extract_sentence(extractor, text, place=args.place, date=args.date)
    print(format_extraction(extraction, extractor.ontology))
    return FINE
