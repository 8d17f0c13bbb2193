"""The graphs that are kept: what `kg build` writes into a folder, and a folder or a store opened again.

Modules that load for long (networkx, rdflib) are imported where they are first needed: `kg --help` stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.records import ArticleRecord, Knowledge

if TYPE_CHECKING:
    from kg.graph.tables import GraphTables
    from kg.identity.decisions import Decisions
    from kg.identity.roster import Roster
    from kg.ontology import Ontology
    from kg.query.graph import Graph

GRAPH_FILES = ("graph.ttl", "graph.graphml", "picture.svg")
PAGES_FILE, RECORDS_FILE, SUMMARY_FILE = "pages.jsonl", "records.jsonl", "summary.txt"


def write_build(records: Sequence[ArticleRecord], knowledge: Knowledge, ontology: Ontology, folder: Path) -> None:
    """Writes the graph, its picture, the records and their pages into `folder`, which is made when it is not there.

    Each file takes its place only when it is complete. Raises KGError when the folder can't be written.
    """
    from kg.export.gephi import write_graphml
    from kg.export.picture import write_picture
    from kg.export.rdf import write_turtle
    from kg.files import atomic_writer
    from kg.graph.nx import build_graph
    from kg.recordjson import format_page, format_record

    make_folder(folder)
    turtle, graphml, picture = (folder / name for name in GRAPH_FILES)
    write_turtle(knowledge, ontology, turtle)
    write_graphml(knowledge, ontology, graphml)
    write_picture(build_graph(knowledge, ontology), picture)
    pages = {record.page.id: record.page for record in records}
    with atomic_writer(folder / PAGES_FILE) as file:
        file.writelines(format_page(page) + "\n" for page in pages.values())
    with atomic_writer(folder / RECORDS_FILE) as file:
        file.writelines(format_record(record, ontology) + "\n" for record in records)


def make_folder(folder: Path) -> None:
    """Makes `folder` and those above it. Raises KGError when that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KGError(f"{folder}: can't make this folder: {error.strerror}") from error


def is_build(path: Path) -> bool:
    """Whether `path` is a folder that `kg build` wrote."""
    return (path / RECORDS_FILE).is_file() and (path / PAGES_FILE).is_file()


def read_build(folder: Path, ontology: Ontology) -> tuple[ArticleRecord, ...]:
    """The records of a folder that `kg build` wrote. Raises DataFileError when its files are broken."""
    from kg.recordjson import read_records

    return read_records(folder / PAGES_FILE, folder / RECORDS_FILE, ontology)


def is_graph(path: Path) -> bool:
    """Whether `path` is a store, or a folder that `kg build` wrote."""
    from kg.graph.store import is_store

    return is_build(path) or is_store(path)


def open_graph(path: Path, *, decisions: Path | None = None, roster: Path | None = None) -> Graph:
    """The graph of a store, whose parts are read when they are asked for, or of a folder that `kg build` wrote.

    `decisions` and `roster` name other files than the one beside the store and the one of the program. Raises
    DataFileError when it is neither, or one of these files is broken.
    """
    from kg.graph.store import is_store
    from kg.ontology import load_ontology
    from kg.query.graph import Graph
    from kg.query.stored_graph import StoredGraph

    ontology = load_ontology()
    if is_store(path) and not is_build(path):
        return StoredGraph(open_store_tables(path, ontology, decisions=decisions, roster=roster), ontology)
    records, decided = read_graph_records(path, ontology, decisions)
    return Graph(build_knowledge(records, decided, load_roster(roster)), ontology)


def open_store_tables(
    path: Path, ontology: Ontology, *, decisions: Path | None = None, roster: Path | None = None
) -> GraphTables:
    """The graph of a store as tables; those that other files of decisions or another roster make are not kept."""
    from kg.graph.derived import open_tables

    usual = decisions in (None, decisions_path(path)) and roster in (None, roster_path())
    return open_tables(path, ontology, decisions or decisions_path(path), roster or roster_path(), keep=usual)


def read_graph_records(
    path: Path, ontology: Ontology, decisions: Path | None = None
) -> tuple[tuple[ArticleRecord, ...], Decisions]:
    """The records of a store or of a folder that `kg build` wrote, and what was decided on who is who in them."""
    from kg.errors import DataFileError
    from kg.graph.store import Store, is_store
    from kg.identity.decisions import Decisions, read_decisions

    if is_build(path):
        return read_build(path, ontology), read_decisions(decisions) if decisions else Decisions()
    if not is_store(path):
        allowed = "a store that kg build --into wrote, or a folder that kg build -o wrote"
        raise DataFileError(path, "no graph is kept here", allowed=allowed)
    with Store(path, ontology) as store:
        return tuple(store.records()), read_decisions(decisions or decisions_path(path))


def load_roster(path: Path | None = None) -> Roster:
    """The rows of a roster, of the one of the program without a path."""
    from kg.identity.roster import read_roster

    return read_roster(path or roster_path())


def roster_path() -> Path:
    """The roster of the program."""
    from kg.resources import data_path

    return data_path("seeds") / "roster.csv"


def decisions_path(store: Path) -> Path:
    """The file of decisions that belongs to a store: yiwu.kg → yiwu.decisions.tsv."""
    return store.with_suffix(".decisions.tsv")


def build_knowledge(
    records: Iterable[ArticleRecord], decisions: Decisions | None = None, roster: Roster = ()
) -> Knowledge:
    """Everything that the records say, over all pages, as people decided on who is who, with the posts of a roster."""
    from kg.identity.knowledge import build_knowledge as build

    return build(records, decisions=decisions, roster=roster)
