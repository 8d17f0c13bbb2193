"""The command `kg check`: what is wrong with a graph."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command
from kg.cli.export import GRAPH_HELP, read_knowledge
from kg.cli.output import FAILED, FINE, say
from kg.errors import DataFileError, KGError

if TYPE_CHECKING:
    from kg.cli.arguments import Commands
    from kg.graph.check import Problem

SHOWN = 20  # problems of one kind


def add_commands(commands: Commands) -> None:
    """Adds `check`."""
    check = add_command(
        commands,
        "check",
        run,
        "check a graph: quotes, ids, dates, both layers, SHACL shapes",
        "kg check graph/",
    )
    check.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH_HELP)
    check.add_argument("--no-shapes", action="store_true", help="without the SHACL shapes, which take longest")
    check.add_argument("--all", action="store_true", help=f"show more than {SHOWN} problems of one kind")


def run(args: argparse.Namespace) -> int:
    """Runs `kg check`: problems on stdout, the count on stderr."""
    counts: Counter[str] = Counter()
    for problem in _problems(args.graph, shapes=not args.no_shapes):
        counts[problem.kind] += 1
        if args.all or counts[problem.kind] <= SHOWN:
            print(f"{problem.kind}\t{problem.where}\t{problem.what}")
    hidden = sum(max(0, count - SHOWN) for count in counts.values())
    if hidden and not args.all:
        say(f"另有 {hidden} 处没有列出，--all 列出全部")
    if counts:
        say("共 " + "，".join(f"{kind} {count} 处" for kind, count in sorted(counts.items())))
        return FAILED
    say("没有发现问题")
    return FINE


def _problems(path: Path, *, shapes: bool) -> Iterator[Problem]:
    """What is wrong with the records, then with the triples that are written from them or stand in the file."""
    from kg.export.rdf import build_store, load_store
    from kg.export.shapes import can_validate, find_layer_problems, find_violations
    from kg.export.write import RDF_ENDINGS
    from kg.graph.check import Problem, find_problems

    is_rdf = path.suffix.lower() in RDF_ENDINGS and not path.is_dir()
    store = load_store(path) if is_rdf else None
    try:
        knowledge, _, ontology = read_knowledge(path)
    except DataFileError as error:
        if store is None:
            raise
        yield Problem("引用", path.name, str(error))
    else:
        yield from find_problems(knowledge, ontology)
        try:
            store = store or build_store(knowledge, ontology)
        except KGError as error:
            yield Problem("引用", path.name, f"写不成 RDF：{error}")
            return
    yield from find_layer_problems(store)
    if shapes and can_validate():
        yield from find_violations(store)
    elif shapes:
        say("没有装 pyshacl，形状未查：pip install 'kg-news[shacl]'")
