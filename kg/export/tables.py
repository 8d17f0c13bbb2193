"""A graph as tables: nodes, edges, events, occupancies, evidence; as CSV for spreadsheets and for Neo4j's import.

Files for spreadsheets begin with a byte order mark, without which Excel takes them for the system's old encoding.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from kg.errors import KGError
from kg.export.xmltext import legal_xml
from kg.files import atomic_writer
from kg.graph.network import Value, read_edges, read_nodes
from kg.graph.tables import ENTITY, POST, GraphTables, beside, load_map, read_entity
from kg.graph.writer import tables_of
from kg.ontology import Ontology, Relation
from kg.records import Knowledge

Row = dict[str, Value]
_BETWEEN = "；"
_WITH_ENDS = """FROM statements JOIN entities AS one ON one.id = subject
    JOIN entities AS other ON other.id = object"""


class Table:
    """A table, whose rows are made anew each time they are read; a row lacks the keys of empty cells."""

    def __init__(self, name: str, columns: str, make: Callable[[], Iterator[Row]]) -> None:
        """With these columns, and those of other keys in its rows after them."""
        own, others = columns.split(), set[str]()
        self.types: dict[str, type] = {}  # of the first cell of a column that isn't empty
        for row in make():
            others |= row.keys()
            for key, cell in row.items():
                if cell != "" and key not in self.types:
                    self.types[key] = type(cell)
        self.name, self.make = name, make
        self.columns: Sequence[str] = (*own, *sorted(others - set(own)))

    @property
    def rows(self) -> Iterator[Row]:
        """The rows."""
        return self.make()


def build_tables(graph: GraphTables, ontology: Ontology) -> Iterator[Table]:
    """The five tables one by one, rows sorted by id; raises as read_nodes and read_edges do."""
    yield Table("nodes", "id label type type_zh aliases degree first last", lambda: _node_rows(graph, ontology))
    yield Table(
        "edges",
        "id source source_label relation label target target_label title first last weight confidence status",
        lambda: _edge_rows(graph, ontology),
    )
    yield Table(
        "events",
        "id name kind date place eventStatus held_at presiding speaking participants organizers articles",
        lambda: _event_rows(graph, ontology),
    )
    yield Table(
        "occupancies",
        "id person person_name body body_name title first_seen last_seen start_date end_date status confidence sources",
        lambda: _occupancy_rows(graph),
    )
    yield Table(
        "evidence",
        "statement subject label object quote sentence file paper date number headline start end page article rule",
        lambda: _evidence_rows(graph, ontology),
    )


def write_csv_tables(graph: Knowledge | GraphTables, ontology: Ontology, folder: Path) -> None:
    """Writes the tables as CSV files into a folder, and `neo4j-nodes.csv` and `neo4j-edges.csv` beside them."""
    make_table_folder(folder)
    with tables_of(graph) as tables:
        for table in build_tables(tables, ontology):
            with atomic_writer(folder / f"{table.name}.csv") as file:
                file.write("\ufeff")
                _write_rows(file, table.columns, table.columns, table.rows)
        _write_neo4j(tables, ontology, folder)


def make_table_folder(folder: Path) -> None:
    """Makes the folder, not those above it. Raises KGError when that can't be."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise KGError(f"{folder}: can't make this folder: {error.strerror}") from error


def _node_rows(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    for node in read_nodes(graph, ontology):
        first, last = node.dates
        own: Row = {"id": node.id, "label": node.label, "degree": node.degree, "first": first, "last": last}
        yield {**node.attributes, **own}


def _edge_rows(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    names = graph.rows(f"SELECT one.name, other.name {_WITH_ENDS} ORDER BY statements.id")
    for edge, (subject, target) in zip(read_edges(graph, ontology), names, strict=True):
        first, last = edge.dates
        left_out = ("source", "statement", "quote", "rule", "date", "lastSeen")  # told by other columns, or evidence
        rest = {key: value for key, value in edge.attributes.items() if key not in left_out}
        yield {
            **rest,
            "id": edge.id,
            "source": edge.source,
            "source_label": subject,
            "label": edge.label,
            "target": edge.target,
            "target_label": target,
            "first": first,
            "last": last,
            "weight": edge.weight,
        }


def _event_rows(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    chosen = "(SELECT id FROM entities WHERE type = 'Event')"
    events = f"SELECT {ENTITY} FROM entities WHERE type = 'Event' ORDER BY id"
    told = graph.rows(f"""SELECT object AS event, relation, 1, one.name {_WITH_ENDS} WHERE object IN {chosen}
        UNION ALL SELECT subject, relation, 0, other.name {_WITH_ENDS} WHERE subject IN {chosen} ORDER BY event""")
    cited = "SELECT {0}, article FROM evidence JOIN statements ON statements.id = statement WHERE {0} IN " + chosen
    counts = graph.rows(f"""SELECT entity, count(*) FROM
        (SELECT entity, article FROM mentioned WHERE entity IN {chosen} UNION SELECT entity, article FROM reports
        UNION {cited.format("subject")} UNION {cited.format("object")})
        GROUP BY entity ORDER BY entity""")
    both = zip(beside(graph.rows(events), told), beside(graph.rows(events), counts), strict=True)
    for (row, facts), (_, count) in both:
        entity = read_entity(row)
        roles: dict[str, set[str]] = defaultdict(set)
        for _, name, inward, other in facts:
            for column in _roles(ontology.relations[name], inward):
                roles[column].add(other)
        who = {column: _BETWEEN.join(sorted(names)) for column, names in roles.items()}
        own: Row = {"id": entity.id, "name": entity.name, "articles": count[0][1] if count else 0}
        yield {**entity.attributes, **who, **own}


def _roles(relation: Relation, inward: bool) -> Iterator[str]:
    """The columns of an event in which the other end of a fact stands."""
    if not inward:
        yield from ["held_at"] * (relation.name == "heldAt")
        return
    yield from ["presiding"] * (relation.name == "presides")
    yield from ["speaking"] * (relation.name in ("speaksAt", "addresses", "reportsAt"))
    yield from ["participants"] * ("participatesIn" in relation.ancestors)
    yield from ["organizers"] * ("organizes" in relation.ancestors)


def _occupancy_rows(graph: GraphTables) -> Iterator[Row]:
    rows = graph.rows(
        f"""SELECT statements.id, subject, one.name, object, other.name, qualifiers, confidence, sources {_WITH_ENDS}
        WHERE relation = ? ORDER BY statements.id""",
        POST,
    )
    for id_, person, person_name, body, body_name, qualifiers, confidence, sources in rows:
        said = load_map(qualifiers)
        yield {
            "id": id_,
            "person": person,
            "person_name": person_name,
            "body": body,
            "body_name": body_name,
            "title": said.get("title", ""),
            "first_seen": said.get("date", ""),
            "last_seen": said.get("lastSeen", ""),
            "start_date": said.get("start", ""),
            "end_date": said.get("end", ""),
            "status": said.get("status", ""),
            "confidence": confidence,
            "sources": sources,
        }


def _evidence_rows(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    rows = graph.rows("""SELECT evidence.statement, one.name, relation, other.name, quote,
        coalesce(nullif(evidence.sentence, ''), sentences.sentence, ''), headlines, evidence.first, evidence.last,
        evidence.page, evidence.article, rule, pages.id, source, paper, date, number
        FROM evidence JOIN statements ON statements.id = evidence.statement
        JOIN entities AS one ON one.id = subject JOIN entities AS other ON other.id = object
        LEFT JOIN sentences ON sentences.evidence = evidence.id LEFT JOIN articles ON articles.id = evidence.article
        LEFT JOIN pages ON pages.id = evidence.page ORDER BY evidence.statement, evidence.position""")
    for statement, subject, relation, target, quote, sentence, headlines, start, end, *rest in rows:
        page_id, article, rule, page, file, paper, date, number = rest
        row: Row = {
            "statement": statement,
            "subject": subject,
            "label": ontology.relations[relation].label_zh,
            "object": target,
            "quote": quote,
            "sentence": sentence,
            "headline": " ".join(json.loads(headlines)) if headlines else "",
            "start": start,
            "end": end,
            "page": page_id,
            "article": article,
            "rule": rule,
        }
        if page is not None:
            row |= {"file": file, "paper": paper or "", "date": date or "", "number": number or ""}
        yield row


def _write_rows(file: TextIO, header: Sequence[str], columns: Sequence[str], rows: Iterable[Row]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(row.get(column, "")) for column in columns])


def _cell(value: Value) -> Value:
    return legal_xml(value) if isinstance(value, str) else value


def _write_neo4j(graph: GraphTables, ontology: Ontology, folder: Path) -> None:
    """The form that `neo4j-admin database import` reads: labels are the types, relationship types the relations."""
    nodes = Table("nodes", "id label type", lambda: _neo4j_nodes(graph, ontology))
    plain = [column for column in nodes.columns if column not in ("id", "label", "type")]
    header = ["id:ID", "name", ":LABEL", *plain]
    with atomic_writer(folder / "neo4j-nodes.csv") as file:
        _write_rows(file, header, ["id", "label", "type", *plain], nodes.rows)
    edges = Table("edges", "from to relation id label weight confidence", lambda: _neo4j_edges(graph, ontology))
    plain = [column for column in edges.columns[7:] if column != "statement"]
    header = [":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:double", "confidence:double", *plain]
    with atomic_writer(folder / "neo4j-edges.csv") as file:
        _write_rows(file, header, [*edges.columns[:7], *plain], edges.rows)


def _neo4j_nodes(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    return ({**one.attributes, "id": one.id, "label": one.label} for one in read_nodes(graph, ontology))


def _neo4j_edges(graph: GraphTables, ontology: Ontology) -> Iterator[Row]:
    for edge in read_edges(graph, ontology):
        own: Row = {"from": edge.source, "to": edge.target, "id": edge.id, "label": edge.label, "weight": edge.weight}
        yield {**edge.attributes, **own}
