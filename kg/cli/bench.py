"""The command `kg bench`: speed and memory by step, and beside other programs that find names."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command, add_ner
from kg.cli.output import FAILED, FINE, say
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.cli.arguments import Commands
    from kg.records import Page


def add_commands(commands: Commands) -> None:
    """Adds `bench`."""
    bench = add_command(
        commands,
        "bench",
        run,
        "measure the speed of each step, and memory, over texts; or beside other programs that find names",
        "kg bench corpus.jsonl.gz --chars 1000000",
    )
    add_ner(bench)
    bench.add_argument("pages", nargs="+", type=Path, metavar="TEXTS", help="corpora (.jsonl .jsonl.gz), or pages")
    bench.add_argument("--chars", type=int, default=0, metavar="N", help="stop after N characters")
    bench.add_argument("--floor", type=float, default=0, metavar="N", help="fail under N characters a second")
    bench.add_argument("--place", help="what 我市 means, where no manifest says it")
    bench.add_argument("--peers", action="store_true", help="measure LAC, thulac, jiagu and jieba on the same text")
    gold = "with --peers: score names on those of TEXTS that this gold file or folder annotates"
    bench.add_argument("--gold", type=Path, metavar="GOLD", help=gold)
    bench.add_argument("--python", default=sys.executable, metavar="PYTHON", help="the Python that has the peers")
    spacy = "with --peers: a spaCy model with ner, by name or folder, may be given again"
    bench.add_argument("--spacy", action="append", default=[], metavar="MODEL", help=spacy)


def run(args: argparse.Namespace) -> int:
    """Runs `kg bench`."""
    from kg.measure.bench import read_texts, take

    if bool(args.gold) != args.peers:
        raise KGError("--peers needs --gold, and --gold needs --peers: speed is shown beside quality")
    start = time.process_time()
    pages = take(read_texts(args.pages, place=args.place), args.chars)
    read = time.process_time() - start
    return _peers(args, pages) if args.peers else _steps(args, pages, read)


def _steps(args: argparse.Namespace, pages: list[Page], read: float) -> int:
    from kg.measure.bench import format_measured, measure
    from kg.pipeline.extractor import load_extractor

    start = time.process_time()
    extractor = load_extractor(args.ner)
    if pages:
        extractor.extract_page(pages[0])  # what is only loaded when it is first needed
    load = time.process_time() - start
    measured = measure(extractor, pages)
    print(format_measured(replace(measured, steps={"read": read, **measured.steps}), load))
    if measured.rate < args.floor:
        say(f"{measured.rate:.0f} characters a second are under the floor of {args.floor}")
        return FAILED
    return FINE


def _peers(args: argparse.Namespace, pages: list[Page]) -> int:
    from kg.measure.bench import read_texts
    from kg.measure.peer_run import PEERS
    from kg.measure.peers import compare_peers, format_peers

    names = [*PEERS, *(f"spacy:{model}" for model in args.spacy)]
    scored = read_texts(args.pages, place=args.place)
    print(format_peers(compare_peers(names, pages, args.gold, scored, args.python)))
    return FINE
