"""Records as tables: for the shell with quotes, as JSON and CSV, as a pandas frame, in a notebook."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KGError
from kg.identity.careers import Held, Occupancy
from kg.query.plain import fact_view
from kg.records import Entity, Evidence, Statement

if TYPE_CHECKING:
    import pandas

    from kg.query.graph import Graph

FORMATS = ("table", "json", "csv")
_Record = TypeVar("_Record")
_WIDE = frozenset("WF")  # East Asian widths that take two columns
_MOST = 60  # columns of a cell on the screen
_SHOWN = 30  # rows of a printed list


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, and the facts that it rests on."""

    cells: tuple[str, ...]
    facts: tuple[Statement, ...] = ()


def format_rows(graph: Graph, columns: Sequence[str], rows: Sequence[Row], form: str, quotes: int = 1) -> str:
    """The rows as a table for people with so many quotes for each fact, as a JSON array, or as CSV with a quote."""
    if form == "json":
        return json.dumps([_as_dict(graph, columns, row) for row in rows], ensure_ascii=False, indent=1)
    if form == "csv":
        return _format_csv(
            [*columns, "quote", "source", "page_date"], [(*row.cells, *_source(graph, row)) for row in rows]
        )
    widths = _widths([row.cells for row in rows])
    lines = []
    for row in rows:
        lines.append(_aligned(row.cells, widths))
        for fact in row.facts:
            lines += [f"    {format_quote(graph, one)}" for one in by_date(graph, fact)[:quotes]]
    return "\n".join(lines)


def format_quote(graph: Graph, evidence: Evidence) -> str:
    """The words on one line, and the file that has them."""
    page = graph.pages.get(evidence.page_id)
    return f"“{one_line(evidence.quote)}”  {page.source if page else evidence.page_id}"


def by_date(graph: Graph, statement: Statement) -> list[Evidence]:
    """The evidence of a fact by the date of its page, undated pages last."""

    def key(one: Evidence) -> tuple[str, str, int]:
        page = graph.pages.get(one.page_id)
        return (page.date if page and page.date else "~", one.page_id, one.start)

    return sorted(statement.evidence, key=key)


def one_line(text: str) -> str:
    """The text without line breaks and the white space around them."""
    return "".join(part.strip() for part in text.splitlines())


def format_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with a header, its columns aligned also where they hold Chinese."""
    widths = _widths([columns, *rows])
    rule = tuple("-" * width for width in widths)
    return "\n".join(_aligned(row, widths) for row in (columns, rule, *rows))


def width(text: str) -> int:
    """How many columns a text takes on a screen."""
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)


def _widths(rows: Iterable[Sequence[str]]) -> list[int]:
    return [max(min(_MOST, width(cell)) for cell in column) for column in zip(*rows, strict=True)]


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (most - width(cell)) for cell, most in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _as_dict(graph: Graph, columns: Sequence[str], row: Row) -> dict[str, Any]:
    return {**dict(zip(columns, row.cells, strict=True)), "facts": [fact_view(graph, one) for one in row.facts]}


def _source(graph: Graph, row: Row) -> tuple[str, str, str]:
    if not row.facts:
        return ("", "", "")
    first = by_date(graph, row.facts[0])[0]
    page = graph.pages.get(first.page_id)
    return (one_line(first.quote), page.source if page else "", (page.date or "") if page else "")


def _format_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().rstrip("\n")


# --- lists of records


class Found(list[_Record]):
    """A list of records that prints as a table, shows as one in a notebook, and turns into a pandas frame."""

    def to_frame(self) -> pandas.DataFrame:
        """A row a record, text in all columns. Raises KGError without pandas."""
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise KGError("to_frame() needs pandas: python3 -m pip install pandas") from error
        rows = [record_row(one) for one in self]
        return pandas.DataFrame(rows, columns=list(rows[0]) if rows else None)

    def text(self, most: int | None = None) -> str:
        """The first `most` records as a table, or all."""
        rows = [record_row(one) for one in self[:most]]
        if not rows:
            return "nothing"
        more = f"\nand {len(self) - len(rows)} more" if len(self) > len(rows) else ""
        return format_table(list(rows[0]), [tuple(row.values()) for row in rows]) + more

    def __str__(self) -> str:
        return self.text(_SHOWN)

    def _repr_html_(self) -> str:
        rows = [record_row(one) for one in self[:_SHOWN]]
        if not rows:
            return "<p>nothing</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.values())}</tr>" for row in rows)
        more = f"<p>and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def record_row(record: Any) -> Mapping[str, str]:
    """A record as one row of text: column, cell."""
    if isinstance(record, Mapping):
        return record
    if isinstance(record, Held):
        basis = f"{record.basis} {record.distance} days away" if record.basis == "nearest" else record.basis
        return {"person": record.person.name, **record_row(record.occupancy), "basis": basis}
    if isinstance(record, Occupancy):
        told = {
            "first_seen": record.first_seen,
            "last_seen": record.last_seen,
            "start": record.start,
            "end": record.end,
        }
        return {
            "body": record.body.name,
            "title": record.title,
            **told,
            "status": record.status,
            "quote": one_line(record.evidence[0].quote),
        }
    if isinstance(record, Entity):
        dated = {"date": record.attributes.get("date", ""), "kind": record.attributes.get("kind", "")}
        return {"name": record.name, "type": record.type, **dated, "id": record.id}
    if isinstance(record, Statement):
        ends = {"subject": record.subject, "relation": record.relation, "object": record.object}
        return {**ends, "confidence": f"{record.confidence:.2f}", "quote": one_line(record.evidence[0].quote)}
    quote = one_line(record.statement.evidence[0].quote)  # Participant
    return {"role": record.role, "name": record.entity.name, "type": record.entity.type, "quote": quote}
