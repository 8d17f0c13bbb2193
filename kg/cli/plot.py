"""The command that draws a graph for papers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.arguments import add_command
from kg.cli.output import FINE

if TYPE_CHECKING:
    from kg.cli.arguments import Commands

_GRAPH = "a folder that kg build -o wrote, or a .kg file"


def add_commands(commands: Commands) -> None:
    """The commands of this topic."""
    example = "kg plot network 顾明川 graph/ network.svg"
    plot = add_command(commands, "plot", None, "draw a picture for a paper, as SVG or PNG", example)
    kinds = plot.add_subparsers(title="commands", metavar="KIND", required=True)
    network = add_command(kinds, "network", _network, "draw what is around a name", example)
    posts = add_command(
        kinds, "posts", _posts, "draw the posts of a person or body in time", "kg plot posts 顾明川 graph/ posts.svg"
    )
    for command in (network, posts):
        command.add_argument("name", metavar="NAME", help="a name or an id")
    months = add_command(
        kinds, "months", _months, "draw the occasions by month", "kg plot months graph/ months.png --role 主持"
    )
    months.add_argument("--role", help="only those where someone had this role: 主持")
    months.add_argument("--name", help="only those of this person or body")
    roles = add_command(
        kinds, "roles", _roles, "draw who had which role how often", "kg plot roles graph/ roles.svg --since 2024"
    )
    roles.add_argument("--since", metavar="DATE", help="from then on: YYYY, YYYY-MM or YYYY-MM-DD")
    roles.add_argument("--until", metavar="DATE", help="until then, inclusive")
    for command, number in ((network, 40), (roles, 20)):
        text = f"so many nodes or people at most ({number})"
        command.add_argument("-n", "--number", type=int, default=number, metavar="N", help=text)
    for command in (network, posts, months, roles):
        command.add_argument("graph", type=Path, metavar="GRAPH", help=_GRAPH)
        command.add_argument("output", type=Path, metavar="OUT", help="the file to write, .svg or .png")


def _network(args: argparse.Namespace) -> int:
    from kg.query.builds import open_graph
    from kg.query.plot import plot_network

    plot_network(open_graph(args.graph), args.name, args.output, limit=args.number)
    return FINE


def _posts(args: argparse.Namespace) -> int:
    from kg.query.builds import open_graph
    from kg.query.plot import plot_posts

    plot_posts(open_graph(args.graph), args.name, args.output)
    return FINE


def _months(args: argparse.Namespace) -> int:
    from kg.query.builds import open_graph
    from kg.query.plot import plot_months

    plot_months(open_graph(args.graph), args.output, role=args.role, name=args.name)
    return FINE


def _roles(args: argparse.Namespace) -> int:
    from kg.query.builds import open_graph
    from kg.query.plot import plot_roles

    plot_roles(open_graph(args.graph), args.output, limit=args.number, since=args.since, until=args.until)
    return FINE
