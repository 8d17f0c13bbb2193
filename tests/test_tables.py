"""Tables hold each thing once, whatever stands in its texts; CSV and Parquet hold the same."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from knowledge_sample import nasty, sample
from pyarrow import parquet

from kg.errors import KGError
from kg.export.tables import build_tables
from kg.export.write import ENDINGS, Form, write_export
from kg.graph.writer import tables_of
from kg.ontology import load_ontology
from kg.records import Knowledge

SAMPLES = pytest.mark.parametrize("make", [sample, nasty])
NAMES = ("nodes", "edges", "events", "occupancies", "evidence")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(knowledge: Knowledge, folder: Path) -> Path:
    write_export(knowledge, load_ontology(), folder / "t.csv")
    return folder / "t.csv"


@SAMPLES
def test_each_thing_is_a_row(make: Callable[[], Knowledge], tmp_path: Path) -> None:
    knowledge = make()
    folder = written(knowledge, tmp_path)
    count = {name: len(rows(folder / f"{name}.csv")) for name in NAMES}
    assert count == {
        "nodes": len(knowledge.entities),
        "edges": len(knowledge.statements),
        "events": sum(each.type == "Event" for each in knowledge.entities),
        "occupancies": sum(each.relation == "holdsPost" for each in knowledge.statements),
        "evidence": sum(len(each.evidence) for each in knowledge.statements),
    }
    assert {row["id"] for row in rows(folder / "nodes.csv")} == {entity.id for entity in knowledge.entities}
    assert len(rows(folder / "neo4j-nodes.csv")) == count["nodes"]
    assert len(rows(folder / "neo4j-edges.csv")) == count["edges"]
    assert b"\x00" not in (folder / "evidence.csv").read_bytes()


def test_spreadsheets_see_utf8_and_neo4j_its_header(tmp_path: Path) -> None:
    folder = written(sample(), tmp_path)
    assert all((folder / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf") for name in NAMES)
    first = (folder / "neo4j-nodes.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("id:ID,name,:LABEL,")
    first = (folder / "neo4j-edges.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(":START_ID,:END_ID,:TYPE,id,label,weight:double,confidence:double,")
    nodes = {row["id:ID"] for row in rows(folder / "neo4j-nodes.csv")}
    for row in rows(folder / "neo4j-edges.csv"):
        assert {row[":START_ID"], row[":END_ID"]} <= nodes
        assert float(row["weight:double"]) > 0


def test_events_tell_who_did_what(tmp_path: Path) -> None:
    folder = written(sample(), tmp_path)
    meeting = next(row for row in rows(folder / "events.csv") if row["name"] == "全市旅游工作会议")
    assert (meeting["kind"], meeting["date"], meeting["held_at"]) == ("会议", "2023-06-18", "云溪会展中心")
    assert (meeting["presiding"], meeting["organizers"]) == ("林远舟", "青禾市文旅局")
    assert meeting["participants"] == "林远舟；欧阳静水；白一帆；顾明溪"
    assert meeting["articles"] == "1"


def test_occupancies_and_evidence(tmp_path: Path) -> None:
    folder = written(sample(), tmp_path)
    mayor = next(row for row in rows(folder / "occupancies.csv") if row["title"] == "市长")
    assert (mayor["person_name"], mayor["body_name"]) == ("顾明溪", "青禾市人民政府")
    assert (mayor["first_seen"], mayor["last_seen"], mayor["start_date"]) == ("2023-06-18", "2024-03-02", "")
    said = [row for row in rows(folder / "evidence.csv") if row["statement"] == mayor["id"]]
    assert [row["paper"] for row in said] == ["青禾日报", "青禾日报"]
    pages = {page.id: page for page in sample().pages}
    for row in rows(folder / "evidence.csv"):
        assert pages[row["page"]].text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["quote"] in row["sentence"]


@SAMPLES
def test_parquet_holds_the_same(make: Callable[[], Knowledge], tmp_path: Path) -> None:
    write_export(make(), load_ontology(), tmp_path / "t.parquet")
    with tables_of(make()) as tables:
        for table in build_tables(tables, load_ontology()):
            read = parquet.read_table(tmp_path / "t.parquet" / f"{table.name}.parquet").to_pylist()
            expected = [{name: row.get(name) or None for name in table.columns} for row in table.rows]
            found = [{name: cell or None for name, cell in row.items()} for row in read]
            assert found == expected


@pytest.mark.parametrize(
    ("name", "form", "message"),
    [
        ("a.doc", Form(), r"unknown ending '\.doc' \(one of \.ttl"),
        ("a", Form(), "unknown ending ''"),
        ("a.csv", Form(base_iri="https://example.org/"), "a base IRI is for"),
        ("a.nt", Form(projection="people"), "a projection is for"),
        ("a.graphml", Form(timeline=True), "a timeline is for"),
        ("a.gexf", Form(projection="dogs"), "no projection dogs"),
    ],
)
def test_options_that_do_not_fit_are_refused(name: str, form: Form, message: str, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=message):
        write_export(sample(), load_ontology(), tmp_path / name, form)
    assert list(tmp_path.iterdir()) == []


def test_every_ending_is_written(tmp_path: Path) -> None:
    for ending in ENDINGS:
        write_export(sample(), load_ontology(), tmp_path / f"a{ending}")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == sorted(ENDINGS)
