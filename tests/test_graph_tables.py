"""Tables hold a graph as it is, whatever the order in which its parts come, and exports read them in bounded memory."""

from __future__ import annotations

import filecmp
import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from knowledge_sample import nasty, sample

from kg.errors import KGError
from kg.export.quads import to_quads, to_triples
from kg.export.write import ENDINGS, write_export
from kg.graph.tables import GraphTables
from kg.graph.writer import TableWriter, tables_of
from kg.ontology import load_ontology
from kg.query.builds import open_graph
from kg.records import Doubt, Entity, Knowledge

PARTS = ("pages", "articles", "entities", "statements", "mentioned", "reports", "doubts")


def made(name: str, samples: Path) -> Knowledge:
    if name == "samples":
        return open_graph(samples).knowledge
    return nasty() if name == "nasty" else replace(sample(), doubts=(Doubt("Person", "甲@1", "甲@2", False, "post"),))


@pytest.fixture(params=["sample", "nasty", "samples"])
def knowledge(request: pytest.FixtureRequest, built_samples: Path) -> Knowledge:
    return made(request.param, built_samples)


def in_order(knowledge: Knowledge) -> Knowledge:
    """As tables give it back: sorted by id, pairs once."""
    return replace(
        knowledge,
        entities=tuple(sorted(knowledge.entities, key=lambda one: one.id)),
        mentioned=tuple(sorted(set(knowledge.mentioned))),
        reports=tuple(sorted(set(knowledge.reports))),
    )


def test_a_graph_comes_back_as_it_was(knowledge: Knowledge) -> None:
    with tables_of(knowledge) as tables:
        assert tables.knowledge() == in_order(knowledge)
        for page in knowledge.pages:
            assert tables.page(page.id) == page
        for article in knowledge.articles:
            assert tables.article(article.id) == article
        for entity in knowledge.entities:
            assert tables.entity(entity.id) == entity
        for statement in knowledge.statements:
            assert tables.statement(statement.id) == statement
        assert tables.page("x") is tables.article("x") is tables.entity("x") is tables.statement("x") is None


def test_without_texts_all_else_is_there(knowledge: Knowledge) -> None:
    with tables_of(knowledge) as tables:
        found = tables.knowledge(texts=False)
    assert found.statements == knowledge.statements
    assert found.pages == tuple(replace(page, text="") for page in knowledge.pages)
    assert found.articles == tuple(replace(article, body="", origin=()) for article in knowledge.articles)


def test_parts_may_come_in_any_order_and_bit_by_bit(knowledge: Knowledge) -> None:
    choose = random.Random(7)
    tables = GraphTables()
    with TableWriter(tables.db) as writer:
        pieces = []
        for part in PARTS:
            things = list(getattr(knowledge, part))
            if part != "doubts":
                choose.shuffle(things)
            pieces += [(part, things[i : i + 7]) for i in range(0, len(things), 7)]
        choose.shuffle(pieces)
        for part, things in pieces:
            getattr(writer, f"add_{part}")(iter(things))
    ontology = load_ontology()
    assert tables.knowledge() == in_order(knowledge)
    assert list(to_triples(tables, ontology)) == list(to_triples(knowledge, ontology))
    assert list(to_quads(tables, ontology)) == list(to_quads(knowledge, ontology))
    tables.close()


def test_tables_of_a_file_are_written_as_those_of_a_graph_in_memory(knowledge: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "a b#?.tables"
    db = sqlite3.connect(path, isolation_level=None)
    with TableWriter(db) as writer:
        writer.add(knowledge)
    db.close()
    tables = GraphTables(path)
    for ending in ENDINGS:
        for name, graph in (("memory", knowledge), ("file", tables)):
            (tmp_path / name).mkdir(exist_ok=True)
            write_export(graph, load_ontology(), tmp_path / name / f"a{ending}")
    files = [file.relative_to(tmp_path / "file") for file in (tmp_path / "file").rglob("*") if file.is_file()]
    assert len(files) == len(ENDINGS) - 2 + 7 + 5
    for file in files:
        assert filecmp.cmp(tmp_path / "file" / file, tmp_path / "memory" / file, shallow=False), file
    tables.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda k: replace(k, entities=(*k.entities, k.entities[0])), "two entities have the same id"),
        (lambda k: replace(k, statements=(*k.statements, k.statements[0])), "two statements have this id"),
        (lambda k: replace(k, entities=k.entities[:3]), "no entity has the id"),
        (lambda k: replace(k, statements=(replace(k.statements[0], evidence=()),)), "no evidence"),
    ],
)
def test_a_graph_that_is_not_whole_is_refused(spoil: Callable[[Knowledge], Knowledge], message: str) -> None:
    with pytest.raises(KGError, match=message), tables_of(spoil(sample())):
        pass


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tables").write_text("text", encoding="utf-8")
    with pytest.raises(KGError, match="holds no tables"):
        GraphTables(tmp_path / "a.tables")
    with pytest.raises(KGError, match="holds no tables"):
        GraphTables(tmp_path / "none.tables")


def test_a_surrogate_pair_and_an_empty_name_are_kept() -> None:
    odd = Entity("person-x", "Person", "", ("\U00020bb7", "\x00"), {"gender": "\x00女"})
    with tables_of(Knowledge((), (), (odd,), ())) as tables:
        assert tables.entity("person-x") == odd


# --- memory

GROWTH = """
import json, resource, sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from invented_graph import stream_into
from kg.export.write import write_export
from kg.graph.tables import GraphTables
from kg.ontology import load_ontology
import sqlite3, pyarrow.parquet
def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "a.tables")
    stream_into(path, 500)
    write_export(GraphTables(path), load_ontology(), Path(folder, "a.nq"))
    before = held()
    path = Path(folder, "b.tables")
    stream_into(path, int(sys.argv[1]))
    after = {"write": held() - before}
    for ending in (".nq", ".ttl", ".csv", ".parquet"):
        write_export(GraphTables(path), load_ontology(), Path(folder, "b" + ending))
        after[ending] = held() - before
print(json.dumps(after))
"""


def test_memory_stays_bounded() -> None:
    """15,000 facts take 15 MB of memory as statements alone, 90 MB with their articles, pages and evidence."""
    command = [sys.executable, "-c", GROWTH, "15000", str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    grown = json.loads(done.stdout)
    assert set(grown) == {"write", ".nq", ".ttl", ".csv", ".parquet"}
    assert grown["write"] < 45, grown
    assert grown[".csv"] < 60, grown
    assert grown[".parquet"] < 110, grown
