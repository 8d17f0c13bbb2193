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
    from kg.query import Graph

__version__ = "0.1.0"
__all__ = ["__version__", "build"]


def build(
    paths: str | Path | Iterable[str | Path],
    place: str | None = None,
    date: str | None = None,
    paper: str | None = None,
    on_error: Callable[[PageError], None] | None = None,
) -> Graph:
    """The graph of the pages that `paths` name: files, and folders with all pages in them.

    `place` (what 我市 means), `date` and `paper` hold where no manifest says otherwise. A page that can't be read is
    raised as PageError, or goes to `on_error` and is left out.
    """
    from kg.pipeline import build_knowledge, extract, load_extractor
    from kg.query import Graph

    named = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    extractor = load_extractor()
    records = extract(
        extractor,
        named,
        place=place,
        date=date,
        paper=paper,
        on_error=on_error or _fail,
        on_repeat=lambda first, page: None,
    )
    return Graph(build_knowledge(records), extractor.ontology)


def _fail(error: PageError) -> None:
    raise error
