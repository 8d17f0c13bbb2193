"""The command `kg`: thin commands over the library; the modules of this package alone print or exit.

Imports pages, rules, identity, graph, export, query, server, pipeline, measure, train.
"""

from kg.cli.commands import main

__all__ = ["main"]
