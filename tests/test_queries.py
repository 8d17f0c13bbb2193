"""Each query in ontology/queries has the same answer in pyoxigraph and rdflib, the one that docs/queries.md shows."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from queries_page import PAGE, QUERIES, ask, build_page, sample_store

from kg.export.quads import to_quads
from kg.ontology import load_ontology
from kg.query.builds import open_graph

EMPTY = {"layers-agree", "unsupported-facts"}  # what they look for isn't in a sound graph


@pytest.fixture(scope="module")
def store(built_samples: Path) -> ox.Store:
    return sample_store(open_graph(built_samples).knowledge)


@pytest.fixture(scope="module")
def graph(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    path = tmp_path_factory.mktemp("rdflib") / "a.nt"
    store.dump(str(path), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return rdflib.Graph().parse(path, format="nt")


@pytest.fixture(scope="module")
def graphs(built_samples: Path) -> ox.Store:
    """The same with a graph for each article."""
    store = ox.Store()
    store.bulk_extend(to_quads(open_graph(built_samples).knowledge, load_ontology()))
    return store


def test_there_are_enough_queries() -> None:
    assert len(QUERIES) >= 30


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_answers_are_alike(path: Path, store: ox.Store, graph: rdflib.Graph, graphs: ox.Store) -> None:
    query = path.read_text(encoding="utf-8")
    assert query.startswith("# ") and query.splitlines()[1].startswith("# "), "a question in Chinese and in English"
    _, rows = ask(store, query)
    assert bool(rows) == (path.stem not in EMPTY)
    theirs = [tuple("" if term is None else str(term) for term in row) for row in graph.query(query)]
    assert theirs == rows
    found = graphs.query(query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple("" if term is None else term.value for term in row) for row in found] == rows


def test_the_page_in_the_docs_is_current(store: ox.Store) -> None:
    assert PAGE.read_text(encoding="utf-8") == build_page(store), "python tests/queries_page.py"
