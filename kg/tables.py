"""Knowledge as tables: nodes, edges, events, occupancies, evidence; as CSV for spreadsheets and for Neo4j's import.

Files for spreadsheets begin with a byte order mark, without which Excel takes them for the system's old encoding.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.errors import KGError
from kg.files import atomic_writer
from kg.network import Network, Value, build_network
from kg.ontology import Ontology
from kg.records import Knowledge
from kg.triples import sentence_of
from kg.xmltext import legal_xml

Row = dict[str, Value]
_BETWEEN = "；"
_POST = "holdsPost"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a row lacks the keys of empty cells."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Row]


def build_tables(knowledge: Knowledge, ontology: Ontology) -> tuple[Table, ...]:
    """The five tables, rows sorted by id; raises as build_network does."""
    network = build_network(knowledge, ontology)
    labels = {node.id: node.label for node in network.nodes}
    return (
        _table("nodes", "id label type type_zh aliases degree first last", _node_rows(network)),
        _table(
            "edges",
            "id source source_label relation label target target_label title first last weight confidence status",
            _edge_rows(network, labels),
        ),
        _table(
            "events",
            "id name kind date place eventStatus held_at presiding speaking participants organizers articles",
            _event_rows(knowledge, ontology, labels),
        ),
        _table(
            "occupancies",
            "id person person_name body body_name title first_seen last_seen start_date end_date status"
            " confidence sources",
            _occupancy_rows(knowledge, labels),
        ),
        _table(
            "evidence",
            "statement subject label object quote sentence file paper date number headline start end page article rule",
            _evidence_rows(knowledge, ontology, labels),
        ),
    )


def write_csv_tables(knowledge: Knowledge, ontology: Ontology, folder: Path) -> None:
    """Writes the tables as CSV files into a folder, and `neo4j-nodes.csv` and `neo4j-edges.csv` beside them."""
    make_table_folder(folder)
    for table in build_tables(knowledge, ontology):
        with atomic_writer(folder / f"{table.name}.csv") as file:
            file.write("\ufeff")
            _write_rows(file, table.columns, table.columns, table.rows)
    network = build_network(knowledge, ontology)
    _write_neo4j(network, folder)


def make_table_folder(folder: Path) -> None:
    """Makes the folder, not those above it. Raises KGError when that can't be."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KGError(f"{folder}: can't make this folder: {error.strerror}") from error


def _table(name: str, columns: str, rows: Iterable[Row]) -> Table:
    """A table with these columns, and those of other keys in its rows after them."""
    kept = list(rows)
    own = columns.split()
    return Table(name, (*own, *sorted({key for row in kept for key in row} - set(own))), kept)


def _node_rows(network: Network) -> Iterator[Row]:
    for node in network.nodes:
        first, last = node.dates
        own: Row = {"id": node.id, "label": node.label, "degree": node.degree, "first": first, "last": last}
        yield {**node.attributes, **own}


def _edge_rows(network: Network, labels: Mapping[str, str]) -> Iterator[Row]:
    for edge in network.edges:
        first, last = edge.dates
        left_out = ("source", "statement", "quote", "rule", "date", "lastSeen")  # told by other columns, or evidence
        rest = {key: value for key, value in edge.attributes.items() if key not in left_out}
        yield {
            **rest,
            "id": edge.id,
            "source": edge.source,
            "source_label": labels[edge.source],
            "label": edge.label,
            "target": edge.target,
            "target_label": labels[edge.target],
            "first": first,
            "last": last,
            "weight": edge.weight,
        }


def _event_rows(knowledge: Knowledge, ontology: Ontology, labels: Mapping[str, str]) -> Iterator[Row]:
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    articles: dict[str, set[str]] = defaultdict(set)
    for article, event in (*knowledge.mentioned, *knowledge.reports):
        articles[event].add(article)
    for statement in knowledge.statements:
        relation = ontology.relations[statement.relation]
        for end, other in ((statement.object, statement.subject), (statement.subject, statement.object)):
            articles[end].update(evidence.article_id for evidence in statement.evidence)
            columns = {
                "presiding": relation.name == "presides" and end == statement.object,
                "speaking": relation.name in ("speaksAt", "addresses", "reportsAt") and end == statement.object,
                "participants": "participatesIn" in relation.ancestors and end == statement.object,
                "organizers": "organizes" in relation.ancestors and end == statement.object,
                "held_at": relation.name == "heldAt" and end == statement.subject,
            }
            for column in (name for name, fits in columns.items() if fits):
                roles[end][column].add(labels[other])
    for entity in sorted(knowledge.entities, key=lambda each: each.id):
        if entity.type == "Event":
            who = {column: _BETWEEN.join(sorted(names)) for column, names in roles[entity.id].items()}
            own: Row = {"id": entity.id, "name": entity.name, "articles": len(articles[entity.id])}
            yield {**entity.attributes, **who, **own}


def _occupancy_rows(knowledge: Knowledge, labels: Mapping[str, str]) -> Iterator[Row]:
    for statement in sorted(knowledge.statements, key=lambda each: each.id):
        if statement.relation == _POST:
            said = statement.qualifiers
            yield {
                "id": statement.id,
                "person": statement.subject,
                "person_name": labels[statement.subject],
                "body": statement.object,
                "body_name": labels[statement.object],
                "title": said.get("title", ""),
                "first_seen": said.get("date", ""),
                "last_seen": said.get("lastSeen", ""),
                "start_date": said.get("start", ""),
                "end_date": said.get("end", ""),
                "status": said.get("status", ""),
                "confidence": statement.confidence,
                "sources": len(statement.evidence),
            }


def _evidence_rows(knowledge: Knowledge, ontology: Ontology, labels: Mapping[str, str]) -> Iterator[Row]:
    articles = {article.id: article for article in knowledge.articles}
    pages = {page.id: page for page in knowledge.pages}
    for statement in sorted(knowledge.statements, key=lambda each: each.id):
        for evidence in statement.evidence:
            article, page = articles.get(evidence.article_id), pages.get(evidence.page_id)
            row: Row = {
                "statement": statement.id,
                "subject": labels[statement.subject],
                "label": ontology.relations[statement.relation].label_zh,
                "object": labels[statement.object],
                "quote": evidence.quote,
                "sentence": evidence.sentence or (sentence_of(article, evidence) if article else ""),
                "headline": " ".join(article.headlines) if article else "",
                "start": evidence.start,
                "end": evidence.end,
                "page": evidence.page_id,
                "article": evidence.article_id,
                "rule": evidence.rule_id,
            }
            if page:
                row |= {"file": page.source, "paper": page.paper or "", "date": page.date or ""}
                row["number"] = page.number or ""
            yield row


def _write_rows(file: TextIO, header: Sequence[str], columns: Sequence[str], rows: Iterable[Row]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(row.get(column, "")) for column in columns])


def _cell(value: Value) -> Value:
    return legal_xml(value) if isinstance(value, str) else value


def _write_neo4j(network: Network, folder: Path) -> None:
    """The form that `neo4j-admin database import` reads: labels are the types, relationship types the relations."""
    nodes = _table("nodes", "id label type", ({**n.attributes, "id": n.id, "label": n.label} for n in network.nodes))
    plain = [column for column in nodes.columns if column not in ("id", "label", "type")]
    header = ["id:ID", "name", ":LABEL", *plain]
    with atomic_writer(folder / "neo4j-nodes.csv") as file:
        _write_rows(file, header, ["id", "label", "type", *plain], nodes.rows)
    edges = _table(
        "edges",
        "from to relation id label weight confidence",
        (
            {**e.attributes, "from": e.source, "to": e.target, "id": e.id, "label": e.label, "weight": e.weight}
            for e in network.edges
        ),
    )
    plain = [column for column in edges.columns[7:] if column != "statement"]
    header = [":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:double", "confidence:double", *plain]
    with atomic_writer(folder / "neo4j-edges.csv") as file:
        _write_rows(file, header, [*edges.columns[:7], *plain], edges.rows)
