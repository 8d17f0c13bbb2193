"""The commands that keep a store: remove, review, roster; and how `kg build --into` adds to one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command, add_ner
from kg.cli.output import FAILED, FINE, say, say_all
from kg.cli.reading import Reading
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.cli.arguments import Commands
    from kg.identity.decisions import Decision, Verdict
    from kg.identity.review import Case
    from kg.pipeline.extractor import Reader

_KEYS: Mapping[str, Verdict] = {
    "y": "same",
    "yes": "same",
    "n": "different",
    "no": "different",
    "u": "unsure",
    "unsure": "unsure",
}


def add_commands(commands: Commands) -> None:
    """The commands of this module."""
    remove = add_command(
        commands, "remove", _remove, "take pages out of a store", "kg remove yiwu.kg pages/20230619_A01.txt"
    )
    remove.add_argument("store", type=Path, metavar="STORE", help="a store that kg build --into wrote")
    remove.add_argument("sources", nargs="+", metavar="PAGE", help="pages by the path that they were read from")
    add_ner(remove)
    review = add_command(
        commands, "review", _review, "decide who is who where the pages leave it open", "kg review yiwu.kg"
    )
    review.add_argument("store", type=Path, metavar="STORE", help="a store that kg build --into wrote")
    review.add_argument("--list", action="store_true", help="print the cases and ask nothing")
    review.add_argument("--csv", type=Path, metavar="FILE", help="write the cases for a spreadsheet (- for stdout)")
    review.add_argument("--answers", type=Path, metavar="FILE", help="take the verdicts of such a file, filled in")
    review.add_argument("--undo", action="store_true", help="take back the last decision")
    review.add_argument("--decisions", type=Path, metavar="FILE", help="the file of decisions (beside the store)")
    example = "kg roster propose yiwu.kg > roster.csv"
    roster = add_command(commands, "roster", None, "keep the roster of who held which post", example)
    kinds = roster.add_subparsers(title="commands", metavar="COMMAND", required=True)
    propose = add_command(kinds, "propose", _propose, "print rows for the posts that the pages tell of", example)
    check = add_command(
        kinds, "check", _check, "name rows that the pages no longer bear out", "kg roster check yiwu.kg --roster r.csv"
    )
    for parser in (propose, check):
        parser.add_argument("graph", type=Path, metavar="GRAPH", help="a store, or a folder that kg build wrote")
        parser.add_argument("--roster", type=Path, metavar="FILE", help="the roster (the one of the program)")
    propose.add_argument("--least", type=int, default=2, metavar="N", help="posts that N days tell of (2)")


def build_into(args: argparse.Namespace, reader: Reader, reading: Reading) -> int:
    """Adds pages to a store and says what came of it."""
    from kg.graph.store import Store
    from kg.pipeline.extractor import reader_mark

    mark = reader_mark(args.ner)
    with Store(args.into, reader.ontology, create=True) as store:
        change = reading.add_to(store, reader, mark)
        others = store.others(mark)
        if others and args.reread:
            reading.reread(store, reader, mark)
        elif others:
            say(f"{len(others)} issues were read by another version or model (kg build --reread reads them anew)")
        size = store.size()
    print(f"pages  {change.new} new  {change.replaced} replaced  {change.known} known")
    print(f"store  {size.pages} pages  {size.articles} articles  {args.into}")
    return reading.code


def _remove(args: argparse.Namespace) -> int:
    from kg.graph.store import Store
    from kg.ontology import load_ontology
    from kg.pipeline.extractor import LazyReader, reader_mark

    with Store(args.store, load_ontology()) as store:
        change = store.remove(args.sources, LazyReader(args.ner), reader_mark(args.ner))
        size = store.size()
    print(f"pages  {change.removed} removed")
    print(f"store  {size.pages} pages  {size.articles} articles  {args.store}")
    return FINE


# --- review


def _review(args: argparse.Namespace) -> int:
    from kg.cli.output import write_text
    from kg.identity.decisions import read_decisions, write_decisions
    from kg.identity.review import check_transitive, find_cases, format_case, format_cases, read_answers
    from kg.query.builds import decisions_path, open_graph

    path = args.decisions or decisions_path(args.store)
    decided = list(read_decisions(path).all)
    if args.undo:
        if not decided:
            raise KGError(f"{path}: there is no decision to take back")
        last = decided.pop()
        write_decisions(path, decided)
        say(f"taken back: {last.verdict} {last.one} {last.other}")
        return FINE
    if args.answers:
        decided += read_answers(args.answers)
        write_decisions(path, decided)
        say_all(check_transitive(decided))
        say(f"{len(decided)} decisions in {path}")
        return FINE
    cases = find_cases(open_graph(args.store, decisions=path).knowledge)
    if args.csv:
        write_text(args.csv, format_cases(cases))
    elif args.list:
        for number, case in enumerate(cases, 1):
            print(format_case(case, number, len(cases)))
    else:
        _ask(cases, decided, path)
        return FINE
    say(f"{len(cases)} cases")
    return FINE


def _ask(cases: list[Case], decided: list[Decision], path: Path) -> None:
    """Asks case by case; each answer is written at once."""
    from kg.identity.decisions import Decision, write_decisions
    from kg.identity.review import check_transitive, format_case

    number = 0
    while number < len(cases):
        case = cases[number]
        print(format_case(case, number + 1, len(cases)))
        print("one thing? y(es) n(o) u(nsure) s(kip) b(ack) q(uit): ", end="", flush=True)
        answer = sys.stdin.readline().strip().lower()
        if answer in ("q", "quit", ""):
            break
        if answer in ("b", "back", "undo"):
            if decided:
                last = decided.pop()
                write_decisions(path, decided)
                say(f"taken back: {last.verdict} {last.one} {last.other}")
            number = max(0, number - 1)
            continue
        if answer in _KEYS:
            doubt = case.doubt
            decided.append(Decision(doubt.type, _KEYS[answer], doubt.one, doubt.other, doubt.reason))
            say_all(check_transitive(decided)[-1:])
            write_decisions(path, decided)
        number += 1
    say(f"{len(decided)} decisions in {path}")


# --- roster


def _propose(args: argparse.Namespace) -> int:
    from kg.identity.roster import format_roster, propose
    from kg.query.builds import load_roster, open_graph

    roster = load_roster(args.roster)
    rows = propose(open_graph(args.graph).occupancies, roster, args.least)
    print(format_roster(rows), end="")
    say(f"{len(rows)} rows")
    return FINE


def _check(args: argparse.Namespace) -> int:
    from kg.identity.roster import find_stale
    from kg.query.builds import load_roster, open_graph

    roster = load_roster(args.roster)
    stale = find_stale(roster, open_graph(args.graph).occupancies)
    for line in stale:
        print(line)
    say(f"{len(roster)} rows, {len(stale)} findings")
    return FAILED if stale else FINE
