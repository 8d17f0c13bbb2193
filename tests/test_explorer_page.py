"""The explorer without a browser: its data, its bundle, the one file of `kg html`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from knowledge_sample import entity, sample, statement

from kg.errors import KGError
from kg.ontology import load_ontology
from kg.query.graph import Graph
from kg.records import Knowledge
from kg.server.explorer_data import explorer_json
from kg.server.explorer_page import APP_FILES, MAX_NODES, explorer_page, write_explorer

ROOT = Path(__file__).resolve().parent.parent
EXPLORER = ROOT / "kg" / "explorer"
SCRIPT, RTL, LONG = "<script>alert(1)</script>", "\u202eيمين \u200f\"'&<img src=x onerror=alert(1)>", "长" * 10_000
HOSTILE = (SCRIPT, RTL, LONG)


def hostile() -> Knowledge:
    """The sample with three persons of hostile names, who were all at the meeting."""
    known = sample()
    said = next(one for one in known.statements if one.relation == "attends").evidence
    people = [entity("Person", f"{i}{name}", name) for i, name in enumerate(HOSTILE)]
    people = [
        replace(one, id=f"person-{i}", name=name, aliases=(f"又{name}",))
        for i, (one, name) in enumerate(zip(people, HOSTILE, strict=True))
    ]
    facts = [statement(one.id, "attends", "event-全市旅游工作会议", *said) for one in people]
    return replace(
        known,
        entities=tuple(sorted((*known.entities, *people), key=lambda each: each.id)),
        statements=tuple(sorted((*known.statements, *facts), key=lambda each: each.id)),
    )


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(hostile(), load_ontology())


def test_the_bundle_is_made_from_the_source() -> None:
    source = EXPLORER / "src"
    data = b"".join((source / name).read_bytes() for name in ("app.css", "index.html"))
    data += b"".join(path.read_bytes() for path in sorted(source.glob("*.js")))
    made = (EXPLORER / "dist" / "SOURCE").read_text().strip()
    assert hashlib.sha256(data).hexdigest() == made, "sh kg/explorer/build.sh bundles it anew"
    assert explorer_page() == (source / "index.html").read_text(encoding="utf-8")


def test_the_bundle_names_its_licences_and_no_other_address() -> None:
    notice = (EXPLORER / "dist" / "NOTICE").read_text(encoding="utf-8")
    assert all(name in notice for name in ("sigma", "graphology", "events", "Permission is hereby granted"))
    script = APP_FILES["app.js"].read().decode("utf-8")
    assert "</script" not in script
    for text in (script, APP_FILES["app.css"].read().decode("utf-8"), explorer_page()):
        assert not [word for word in ("https://", "http://") if word in text.replace("http://www.w3.org/2000/svg", "")]


def test_the_data_leads_back_to_the_texts(graph: Graph) -> None:
    data = json.loads(explorer_json(graph, texts=True))
    assert len(data["facts"]) == len(graph.knowledge.statements) > 10
    for fact in data["facts"]:
        assert fact[7]
        for article, start, end, said, _ in fact[7]:
            assert "".join(data["texts"][article][start:end].split()) == "".join(said.split())
    assert explorer_json(graph) == explorer_json(Graph(hostile(), load_ontology()))


def test_one_file_holds_everything_and_is_the_same_again(graph: Graph, tmp_path: Path) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    write_explorer(graph, first, SCRIPT)
    write_explorer(graph, second, SCRIPT)
    assert first.read_bytes() == second.read_bytes()
    assert SCRIPT not in first.read_text(encoding="utf-8")
    assert "app.js" not in first.read_text(encoding="utf-8").split("<body>")[0]


def test_a_graph_that_is_too_large_for_one_file(tmp_path: Path) -> None:
    many = Knowledge((), (), tuple(entity("Person", f"甲{i}") for i in range(MAX_NODES + 1)), ())
    with pytest.raises(KGError, match="kg serve"):
        write_explorer(Graph(many, load_ontology()), tmp_path / "large.html")
    assert not list(tmp_path.iterdir())
