"""The explorer's files, and the explorer as one page that holds its graph."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.files import atomic_writer
from kg.resources import PACKAGE
from kg.server.explorer_data import explorer_json

if TYPE_CHECKING:
    from kg.query.graph import Graph

MAX_NODES = 20_000  # of a graph in one page: more takes a browser too long
_DIST = PACKAGE / "explorer" / "dist"
_POLICY = (
    "default-src 'none'; script-src '{hash}'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class AppFile:
    """A file of the explorer that the server gives."""

    path: Path
    media_type: str

    def read(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()


APP_FILES: Mapping[str, AppFile] = {
    "app.js": AppFile(_DIST / "app.js", "text/javascript; charset=utf-8"),
    "app.css": AppFile(_DIST / "app.css", "text/css; charset=utf-8"),
}


@dataclass(frozen=True, slots=True)
class Packed:
    """JSON, compressed, with the tag that tells whether it has changed."""

    data: bytes
    tag: str


def pack(text: str) -> Packed:
    """The text, compressed; the same text gives the same bytes."""
    data = gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)
    return Packed(data, f'"{hashlib.sha256(data).hexdigest()[:32]}"')


def explorer_page() -> str:
    """The page of the explorer, which loads its files and its graph from the server."""
    return (_DIST / "index.html").read_text(encoding="utf-8")


def write_explorer(graph: Graph, path: Path, title: str = "") -> None:
    """Writes the explorer with the whole graph and all texts as one HTML file, which needs nothing else.

    Raises KGError for a graph of more than 20,000 nodes.
    """
    nodes = len(graph.knowledge.entities)
    if nodes > MAX_NODES:
        raise KGError(f"a graph of {nodes} nodes in one page (at most {MAX_NODES}): use kg serve")
    script = APP_FILES["app.js"].read().decode("utf-8")
    if "</script" in script.lower():
        raise KGError("app.js holds </script: it can't stand in a page")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    data = base64.b64encode(pack(explorer_json(graph, title, texts=True)).data).decode("ascii")
    policy = _POLICY.replace("{hash}", f"sha256-{digest}")
    page = explorer_page()
    for old, new in (
        (
            '<meta charset="utf-8">',
            f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">',
        ),
        ('<link rel="stylesheet" href="app.css">', f"<style>{APP_FILES['app.css'].read().decode('utf-8')}</style>"),
        (
            '<script src="app.js" defer></script>',
            f'<script id="kg-data" type="text/plain">{data}</script>\n',
        ),
        ("</body>", f"<script>{script}</script>\n</body>"),
    ):
        if page.count(old) != 1:
            raise KGError(f"index.html of the explorer has no {old}")
        page = page.replace(old, new)
    with atomic_writer(path) as file:
        file.write(page)
