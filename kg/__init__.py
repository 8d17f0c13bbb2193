"""Chinese newspaper pages to a knowledge graph: who presided, attended, spoke, held which post, with the quotes.

import kg
g = kg.build(["pages/"], place="义乌市")
g.events(role="主持", person="王健")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import PageError
    from kg.query.graph import Graph

__version__ = "0.1.0"
__all__ = ["__version__", "build", "open"]


def build(
    paths: str | Path | Iterable[str | Path],
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None] | None = None,
    into: str | Path | None = None,
    jobs: int = 1,
) -> Graph:
    """The graph of the pages that `paths` name: files, and folders with all pages in them.

    `place` (what 我市 means), `date` and `paper` hold where no manifest says otherwise. A page that can't be read is
    raised as PageError, or goes to `on_error` and is left out. With `into` the pages are added to that store, and the
    graph is of all that it holds. `jobs` processes read; a script that asks for more than one calls this under
    `if __name__ == "__main__":`.
    """
    from contextlib import ExitStack

    from kg.graph.store import Store
    from kg.pipeline.extractor import extract, load_extractor, reader_mark
    from kg.pipeline.intake import extract_into
    from kg.pipeline.parallel import Readers
    from kg.query.builds import build_knowledge, open_graph
    from kg.query.graph import Graph

    named = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    failed = on_error or _fail
    with ExitStack() as stack:
        reader = load_extractor() if jobs == 1 else stack.enter_context(Readers(jobs))
        if into is not None:
            store = stack.enter_context(Store(Path(into), reader.ontology, create=True))
            mark = reader_mark("kg")
            extract_into(
                store, reader, mark, named, place=place, date=date, paper=paper, on_error=failed, on_page=_do_nothing
            )
        else:
            found = extract(reader, named, place=place, date=date, paper=paper, on_error=failed, on_repeat=_do_nothing)
            return Graph(build_knowledge(found), reader.ontology)
    return open_graph(Path(into))


def _do_nothing(*_: object) -> None:
    """For those who don't listen."""


def open(path: str | Path) -> Graph:
    """The graph of a store that build(…, into=…) made, or of a folder that `kg build -o` wrote.

    What a store holds is read when it is asked for; `knowledge` and `nx` load all of it, `around` a part of it.
    """
    from kg.query.builds import open_graph

    return open_graph(Path(path))


def _fail(error: PageError) -> None:
    raise error
