"""The commands that show a graph in a browser: served, or as one page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command
from kg.cli.output import FINE, say
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.cli.arguments import Commands
    from kg.query.graph import Graph
    from kg.server.review_desk import ReviewDesk
    from kg.server.sparql_workers import SparqlPool

GRAPH = "a folder that kg build wrote, or a .kg file"


def add_commands(commands: Commands) -> None:
    """The commands of this topic."""
    server = add_command(
        commands,
        "serve",
        run_serve,
        "serve a graph to browsers and SPARQL clients of this machine",
        "kg serve graph/ --port 8000",
    )
    server.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    server.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1: only this machine)")
    server.add_argument("--port", type=int, default=8000, metavar="N", help="the port (8000)")
    server.add_argument("--timeout", type=float, default=20.0, metavar="S", help="stop a query after S seconds (20)")
    server.add_argument("--memory", type=int, default=2048, metavar="MB", help="stop a query that needs more (2048)")
    server.add_argument("--workers", type=int, default=2, metavar="N", help="queries that run at once (2)")
    server.add_argument("--review", action="store_true", help="with the queue of who is who to decide on (a .kg file)")
    page = add_command(
        commands, "html", run_html, "write a graph with its explorer as one HTML file", "kg html graph/ graph.html"
    )
    page.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    page.add_argument("output", type=Path, metavar="OUT.html", help="the file to write")
    for command in (server, page):
        command.add_argument("--title", default="", help="what stands at the head of the explorer")


def run_serve(args: argparse.Namespace) -> int:
    """kg serve: until it is interrupted."""
    import socket

    try:
        from kg.server.app import LOOPBACK, make_app, serve
    except ModuleNotFoundError as error:
        raise KGError(f"kg serve needs {error.name}: python3 -m pip install 'kg-news[serve]'") from error
    from kg.query.builds import open_graph

    if args.timeout <= 0 or args.memory <= 0 or args.workers <= 0:
        raise KGError("--timeout, --memory and --workers are more than 0")
    graph = open_graph(args.graph).whole()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((args.host, args.port))
        except OSError as error:
            raise KGError(f"{args.host}:{args.port}: can't listen there: {error.strerror}") from error
    local = args.host in LOOPBACK
    desk = _desk(graph, args.graph, local=local) if args.review else None
    pool = _start_pool(graph, args)
    hosts = LOOPBACK if local else ("*",)
    say(f"http://{args.host}:{args.port}/ shows {args.graph}, /sparql answers queries; end with Ctrl-C")
    try:
        serve(make_app(graph, pool, hosts, args.title or args.graph.stem, desk), args.host, args.port)
    finally:
        if pool is not None:
            pool.close()
    return FINE


def _start_pool(graph: Graph, args: argparse.Namespace) -> SparqlPool | None:
    """The workers for SPARQL, or None where processes can't be forked."""
    import os

    if not hasattr(os, "fork"):
        say("no SPARQL on this system: it needs fork()")
        return None
    from kg.export.rdf import build_store
    from kg.server.sparql_workers import Limits, SparqlPool

    limits = Limits(seconds=args.timeout, megabytes=args.memory, workers=args.workers)
    pool = SparqlPool(lambda: build_store(graph.knowledge, graph.ontology), limits)
    pool.start()
    return pool


def _desk(graph: Graph, path: Path, *, local: bool) -> ReviewDesk:
    """The review queue of a store."""
    from kg.graph.store import is_store
    from kg.query.builds import decisions_path
    from kg.server.review_desk import ReviewDesk

    if not is_store(path):
        raise KGError(f"{path}: --review needs a .kg file (kg build --into)")
    if not local:
        raise KGError("--review is for this machine alone: leave out --host")
    return ReviewDesk(graph.knowledge, decisions_path(path))


def run_html(args: argparse.Namespace) -> int:
    """kg html."""
    from kg.query.builds import open_graph
    from kg.server.explorer_page import write_explorer

    write_explorer(open_graph(args.graph).whole(), args.output, args.title or args.graph.stem)
    return FINE
