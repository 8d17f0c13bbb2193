"""The commands that ask a graph: questions, time lines, paths, rankings, SPARQL."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command
from kg.cli.output import FINE, say
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.arguments import Commands
    from kg.query.display import Row
    from kg.query.graph import Graph

GRAPH = "a folder that kg build -o wrote, or a .kg file"
_FORMATS = ("table", "json", "csv")


def add_commands(commands: Commands) -> None:
    """The commands of this topic."""
    ask = add_command(
        commands, "ask", run_ask, "answer a question in Chinese, with quotes", 'kg ask "谁主持的会议最多？" graph/'
    )
    ask.add_argument("question", metavar="QUESTION", help="the question; - for standard input, one a line")
    line = add_command(
        commands, "timeline", run_timeline, "list what happened in time", "kg timeline 顾明川 graph/ --since 2024"
    )
    line.add_argument("name", metavar="NAME", help="a name or an id; - for all occasions")
    top = add_command(
        commands, "top", run_top, "rank people by their occasions", "kg top graph/ --role 主持 --since 2023"
    )
    path = add_command(commands, "path", run_path, "show how two are connected", "kg path 顾明川 娄峰 graph/")
    for name in ("one", "other"):
        path.add_argument(name, metavar="NAME", help="a name or an id")
    query = add_command(commands, "query", run_query, "run a SPARQL query over a graph", "kg query query.rq graph/")
    query.add_argument("query", metavar="FILE.rq", help="a file with the query; - for standard input")
    for command in (line, top):
        command.add_argument("--role", help="only with this role: 主持, presides, 参与")
        command.add_argument("--since", metavar="DATE", help="from then on: YYYY, YYYY-MM or YYYY-MM-DD")
        command.add_argument("--until", metavar="DATE", help="until then, inclusive")
    top.add_argument("-n", "--number", type=int, default=10, metavar="N", help="so many rows (10)")
    for command in (ask, line, top, path):
        command.add_argument("--quotes", type=int, default=1, metavar="N", help="so many quotes for each fact (1)")
        command.add_argument("--format", choices=_FORMATS, default="table", help="how to print it (table)")
    formats = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "jsonld")
    query.add_argument("--format", choices=formats, default="table", help="how to print it (table)")
    for command in (ask, line, top, path, query):
        command.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)


def run_ask(args: argparse.Namespace) -> int:
    """kg ask."""
    from kg.query.display import Row

    graph = _open(args)
    asked = sys.stdin.read().splitlines() if args.question == "-" else [args.question]
    for question in filter(None, (line.strip() for line in asked)):
        answer = graph.ask(question)
        if answer.head:
            say(answer.head) if args.format != "table" else print(answer.head)
        _print(args, graph, ["answer"], [Row((line.text,), line.facts) for line in answer.lines])
    return FINE


def run_timeline(args: argparse.Namespace) -> int:
    """kg timeline."""
    from kg.query.display import Row
    from kg.query.timeline import timeline

    graph = _open(args)
    found = timeline(graph, None if args.name == "-" else args.name, args.role, args.since, args.until)
    shown = 1 if args.name == "-" else None  # of an occasion with all who were there, one fact
    rows = [Row((one.date or "undated", "、".join(one.roles), one.what.name), one.statements[:shown]) for one in found]
    _print(args, graph, ["date", "roles", "what"], rows)
    return FINE


def run_top(args: argparse.Namespace) -> int:
    """kg top."""
    from kg.query.display import Row
    from kg.query.timeline import rank

    graph = _open(args)
    ranked = rank(graph, args.role, args.since, args.until, args.number)
    rows = [Row((str(len(one.facts)), one.person.name, one.person.id), one.facts[:1]) for one in ranked]
    _print(args, graph, ["occasions", "name", "id"], rows)
    return FINE


def run_path(args: argparse.Namespace) -> int:
    """kg path."""
    from kg.graph.when import fact_date
    from kg.query.display import Row
    from kg.query.paths import find_path

    graph = _open(args)
    one, other = graph.entity(args.one), graph.entity(args.other)
    steps = find_path(graph, one, other)
    if not steps:
        say(f"nothing in the graph joins {one.name} and {other.name}")
    rows = []
    for step in steps:
        title = step.qualifiers.get("title", "")
        ends = graph.entities[step.subject].name, graph.entities[step.object].name
        rows.append(Row((ends[0], title or graph.label(step), ends[1], fact_date(graph, step) or "undated"), (step,)))
    _print(args, graph, ["subject", "relation", "object", "date"], rows)
    return FINE


def run_query(args: argparse.Namespace) -> int:
    """kg query."""
    from kg.query.sparql import format_query

    try:
        query = sys.stdin.read() if args.query == "-" else Path(args.query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KGError(f"{args.query}: can't be read: {error}") from error
    print(format_query(_open(args).rdf, query, args.format))
    return FINE


def _open(args: argparse.Namespace) -> Graph:
    from kg.query.builds import open_graph

    return open_graph(args.graph)


def _print(args: argparse.Namespace, graph: Graph, columns: Sequence[str], rows: Sequence[Row]) -> None:
    from kg.query.display import format_rows

    if rows or args.format != "table":
        print(format_rows(graph, columns, rows, args.format, args.quotes))
