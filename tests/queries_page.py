"""Writes docs/queries.md, the queries with their answers from the sample pages: python tests/queries_page.py"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

import kg
from kg.export.rdf import build_store
from kg.ontology import load_ontology
from kg.records import Knowledge
from kg.resources import data_path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "queries.md"
QUERIES = sorted((data_path("ontology") / "queries").glob("*.rq"))
SHOWN = 5  # rows of an answer
SAMPLES = ROOT / "seeds" / "samples" / "pages"

HEAD = """# 查询

`ontology/queries/` 里的 SPARQL 查询，在 rdflib、pyoxigraph、Oxigraph 服务器和 Virtuoso 上得到同样的答案。
`VALUES` 一行里的名字、日期换成自己的。怎样装入数据库见 [stores.md](stores.md)。
本页由 `python tests/queries_page.py` 生成，答案来自样例版面（`seeds/samples/pages`），每个至多列 {shown} 行。

TriG 和 N-Quads 里各篇报道各有一个图，要在全部图的并集上查：Oxigraph 用 `--union-default-graph`，
Fuseki 用 `tdb2:unionDefaultGraph`，Virtuoso 和 GraphDB 本来如此。
"""


def sample_store(knowledge: Knowledge | None = None) -> ox.Store:
    """The sample pages in a store."""
    return build_store(knowledge or kg.build([SAMPLES]).knowledge, load_ontology())


def ask(store: ox.Store, query: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """The names of the columns and the rows of an answer."""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return names, [tuple("" if term is None else term.value for term in row) for row in found]


def build_page(store: ox.Store) -> str:
    """The page as Markdown."""
    parts = [HEAD.format(shown=SHOWN).strip()]
    for path in QUERIES:
        text = path.read_text(encoding="utf-8")
        questions = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("#")]
        names, rows = ask(store, text)
        parts += [f"## {path.stem}", questions[0], f"```sparql\n{body(text)}\n```"]
        if not rows:
            parts.append("没有行。")
            continue
        lines = [names, ["---"] * len(names), *rows[:SHOWN]]
        parts.append("\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines))
        if len(rows) > SHOWN:
            parts.append(f"共 {len(rows)} 行。")
    return ("\n\n".join(parts) + "\n").replace(f"{ROOT}/", "")  # the page is the same in every checkout


def body(text: str) -> str:
    """A query without its questions and prefixes."""
    kept = [line for line in text.splitlines() if not line.startswith(("#", "PREFIX"))]
    return "\n".join(kept).strip()


if __name__ == "__main__":
    PAGE.write_text(build_page(sample_store()), encoding="utf-8")
