"""Article records and pages as JSON lines: what `kg extract` prints, and how a built folder is read back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.errors import DataFileError
from kg.records import (
    Article,
    ArticleEntity,
    ArticleRecord,
    ArticleRelation,
    Byline,
    EntityType,
    InferredDate,
    Page,
    Region,
)

if TYPE_CHECKING:
    from kg.ontology import Ontology

CHANGES = frozenset({"leavesPost", "renamedTo"})  # relations beside those of the contract, under a key of their own


def format_record(record: ArticleRecord, ontology: Ontology) -> str:
    """One article as one line of JSON without its newline; offsets count in "text".

    Beyond the contract: "page" (id, paper, number, markup), "kind", "layout" and "origin", the runs of page text that
    make up "text", each [offset in the page file, length], so that every offset leads back to the file; what date and
    place rest on, on an undated page what its texts tell of the date, and "changes" (posts left, bodies renamed).
    """
    page, article = record.page, record.article
    out = {
        "doc": page.source,
        "id": article.id,
        "headlines": list(article.headlines),
        "bylines": [{"name": byline.name, "role": byline.role} for byline in article.bylines],
        "place": page.place,
        "date": page.date,
        "text": article.body,
        "entities": [_entity_json(entity) for entity in record.entities],
        "relations": [_relation_json(r, ontology) for r in record.relations if r.relation not in CHANGES],
        "page": {"id": page.id, "paper": page.paper, "number": page.number, "markup": page.markup},
        "kind": article.kind,
        "layout": article.layout,
        "origin": _runs(article.origin),
        "date_basis": page.date_basis,
        "place_basis": page.place_basis,
    }
    if changes := [_relation_json(relation, ontology) for relation in record.relations if relation.relation in CHANGES]:
        out["changes"] = changes
    if page.inferred:
        out["inferred_date"] = page.inferred._asdict()
    return _dump(out)


def _dump(value: dict[str, Any]) -> str:
    # JSON is UTF-8: half a surrogate pair, which no encoder takes, can only come from a broken file.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entity_json(entity: ArticleEntity) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type,
        "names": list(entity.names),
        "mentions": [list(mention) for mention in entity.mentions],
    }
    attributes = dict(entity.attributes)
    if entity.type == "Event":
        out |= {"kind": attributes.pop("kind", "其他"), "date": attributes.pop("date", None), "main": entity.main}
        out["status"] = attributes.pop("eventStatus", "reported")
    if attributes:
        out["attributes"] = dict(sorted(attributes.items()))
    return out


def _relation_json(relation: ArticleRelation, ontology: Ontology) -> dict[str, Any]:
    qualifiers = dict(relation.qualifiers)
    out: dict[str, Any] = {
        "s": relation.subject,
        "p": ontology.relations[relation.relation].label_zh,
        "o": relation.object,
    }
    if "title" in qualifiers:
        out["title"] = qualifiers.pop("title")
    out |= {"evidence": list(relation.evidence), "confidence": round(relation.confidence, 4), "rule": relation.rule_id}
    if qualifiers:
        out["qualifiers"] = dict(sorted(qualifiers.items()))
    return out


def _runs(origin: tuple[int, ...]) -> list[list[int]]:
    """Offsets as runs [first, length]."""
    runs: list[list[int]] = []
    for offset in origin:
        if runs and offset == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([offset, 1])
    return runs


def parse_record(line: str, pages: Mapping[str, Page], ontology: Ontology) -> ArticleRecord:
    """The record that format_record wrote as `line`; `pages` by id hold the texts it was read from.

    Raises ValueError or KeyError when the line is not such a record, or its page is not among `pages`.
    """
    data = json.loads(line)
    page = pages[data["page"]["id"]]
    article = Article(
        id=data["id"],
        page_id=page.id,
        headlines=tuple(data["headlines"]),
        bylines=tuple(Byline(byline["name"], byline["role"]) for byline in data["bylines"]),
        body=data["text"],
        origin=tuple(offset for first, length in data["origin"] for offset in range(first, first + length)),
        kind=data["kind"],
        layout=data.get("layout", "clear"),
    )
    if len(article.origin) != len(article.body):
        raise ValueError("origin and text differ in length")
    return ArticleRecord(
        page=page,
        article=article,
        entities=tuple(_parse_entity(entity) for entity in data["entities"]),
        relations=tuple(
            _parse_relation(relation, ontology) for relation in (*data["relations"], *data.get("changes", ()))
        ),
    )


def _parse_entity(data: dict[str, Any]) -> ArticleEntity:
    attributes = dict(data.get("attributes", {}))
    attributes |= {key: data[key] for key in ("kind", "date") if data.get(key)}
    if data.get("status"):
        attributes["eventStatus"] = data["status"]
    return ArticleEntity(
        id=data["id"],
        type=cast(EntityType, data["type"]),
        names=tuple(data["names"]),
        mentions=tuple((start, end) for start, end in data["mentions"]),
        attributes=attributes,
        main=data.get("main", False),
    )


def _parse_relation(data: dict[str, Any], ontology: Ontology) -> ArticleRelation:
    start, end = data["evidence"]
    title = {"title": data["title"]} if "title" in data else {}
    return ArticleRelation(
        subject=data["s"],
        relation=ontology.relation_by_label(data["p"]).name,
        object=data["o"],
        evidence=(start, end),
        confidence=data["confidence"],
        rule_id=data["rule"],
        qualifiers=title | data.get("qualifiers", {}),
    )


def format_page(page: Page) -> str:
    """One page with its text as one line of JSON without its newline; keys are the fields of Page."""
    fields = {name: getattr(page, name) for name in Page.__dataclass_fields__}
    return _dump(fields | {"inferred": page.inferred and page.inferred._asdict()})


def parse_page(line: str) -> Page:
    """The page that format_page wrote. Raises ValueError or TypeError when it is none."""
    data = json.loads(line)
    data["regions"] = tuple(Region(*region) for region in data.get("regions", ()))
    data["notes"] = tuple(data.get("notes", ()))
    data["doubted"] = tuple(data.get("doubted", ()))
    data["joined"] = tuple(data.get("joined", ()))
    data["inferred"] = InferredDate(**data["inferred"]) if data.get("inferred") else None
    return Page(**data)


def read_records(pages_path: Path, records_path: Path, ontology: Ontology) -> tuple[ArticleRecord, ...]:
    """The records of a built folder, in the order of the file. Raises DataFileError naming file and line."""
    pages: dict[str, Page] = {}
    for place, line in _lines(pages_path):
        try:
            page = parse_page(line)
        except (ValueError, TypeError) as error:
            raise _broken(pages_path, place, error) from error
        pages[page.id] = page
    records = []
    for place, line in _lines(records_path):
        try:
            records.append(parse_record(line, pages, ontology))
        except (ValueError, TypeError, KeyError) as error:
            raise _broken(records_path, place, error) from error
    return tuple(records)


def _broken(path: Path, place: str, error: Exception) -> DataFileError:
    cause = f"missing {error}" if isinstance(error, KeyError) else str(error)
    return DataFileError(
        path, f"not a line that kg build wrote: {cause}", place=place, allowed="build the folder again"
    )


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, one a line, as `kg extract` prints them. Raises DataFileError naming the line."""
    rows = []
    for place, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataFileError(path, f"not JSON: {error}", place=place, allowed="one JSON object a line") from error
        if not isinstance(row, dict):
            raise DataFileError(path, "not a JSON object", place=place, allowed="one JSON object a line")
        rows.append(row)
    return rows


def _lines(path: Path) -> Iterable[tuple[str, str]]:
    """The lines of a file (`-`: standard input) that are not blank, with their numbers."""
    try:
        text = (sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"is not UTF-8 (byte {error.start})") from error
    return ((str(number), line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
