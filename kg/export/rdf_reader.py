"""RDF → knowledge: reads back what kg.export.rdf wrote, in any format, whatever the order of triples and graphs.

Texts of pages and bodies of articles are not in RDF; they come back empty, and each piece of evidence keeps its quote,
offsets and sentence. What is written from it again has the same triples, and as Turtle the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from kg.errors import DataFileError
from kg.export.terms import OCCUPANCY_NAMES, PREFIXES
from kg.ontology import ENTITY_TYPES, NAMESPACE, Ontology
from kg.records import Article, Byline, Entity, EntityType, Evidence, Knowledge, Page, Statement, Status

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_RDF_TYPE = PREFIXES["rdf"] + "type"
_FACT_ENDS = {
    "participation": ("actor", "role", "event"),
    "occupancy": ("org:member", "relation", "org:organization"),
    "statement": ("subject", "relation", "object"),
}
_QUALIFIER_OF = {there: here for here, there in OCCUPANCY_NAMES.items()}
_NO_QUALIFIERS = frozenset({"confidence", "status"})


@dataclass(slots=True)
class _Resource:
    """All that is said of one IRI: values by property, a local name of ours or a prefixed name."""

    types: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def one(self, name: str) -> str:
        """The only value. Raises ValueError when there are none or several."""
        found = self.values.get(name, [])
        if len(found) != 1:
            raise ValueError(f"{len(found)} values of {name}, one is needed")
        return found[0]

    def maybe(self, name: str) -> str | None:
        return self.one(name) if self.values.get(name) else None


def read_rdf(path: Path, ontology: Ontology) -> tuple[Knowledge, str]:
    """The knowledge in a file that kg.export.rdf wrote, and its base IRI.

    Raises DataFileError for a file that can't be read, is of no known format, or isn't such a graph.
    """
    resources = _gather(parse_rdf(path))
    pages = [iri for iri, each in resources.items() if f"{NAMESPACE}PageFile" in each.types]
    things = pages or [iri for iri, each in resources.items() if _type_of(each)]
    base = things[0][: len(things[0]) - len(_segment(things[0]))] if things else ""
    return _Reader(path, resources, ontology).knowledge(), base


def parse_rdf(path: Path) -> Iterator[ox.Quad]:
    """What an RDF file says, in its order.

    Raises DataFileError for a file that can't be read, is of no known format or isn't valid.
    """
    found_format = _FORMATS.get(path.suffix.lower())
    if found_format is None:
        raise DataFileError(path, f"unknown ending {path.suffix!r}", allowed=" ".join(_FORMATS))
    try:
        yield from ox.parse(path=str(path), format=found_format)
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror or error}") from error
    except SyntaxError as error:
        raise DataFileError(path, f"not valid: {error.msg}", place=str(error.lineno or "")) from error


def _gather(quads: Iterable[ox.Quad]) -> dict[str, _Resource]:
    resources: dict[str, _Resource] = defaultdict(_Resource)
    names: dict[str, str] = {}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        resource = resources[subject.value]
        if predicate == _RDF_TYPE:
            resource.types.append(value.value)
            continue
        if predicate not in names:
            names[predicate] = _short(predicate)
        resource.values[names[predicate]].append(value.value)
    return resources


def _short(iri: str) -> str:
    """Our own terms by their local names, others with their prefix."""
    if iri.startswith(NAMESPACE):
        return iri[len(NAMESPACE) :]
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _segment(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _type_of(resource: _Resource) -> EntityType | None:
    for iri in resource.types:
        name = iri.removeprefix(NAMESPACE)
        if name != iri and name in ENTITY_TYPES:
            return cast(EntityType, name)
    return None


class _Reader:
    """Turns resources into records."""

    def __init__(self, path: Path, resources: Mapping[str, _Resource], ontology: Ontology) -> None:
        self.path = path
        self.resources = resources
        self.ontology = ontology

    def knowledge(self) -> Knowledge:
        made: dict[str, list[Any]] = defaultdict(list)
        for iri, resource in self.resources.items():
            kinds = {kind.removeprefix(NAMESPACE) for kind in resource.types if kind.startswith(NAMESPACE)}
            segment = _segment(iri)
            try:
                if "PageFile" in kinds:
                    made["pages"].append(_page(segment, resource))
                elif "Article" in kinds:
                    made["articles"].append(_article(segment, resource))
                    for key, name in (("mentioned", "schema:mentions"), ("reports", "reports")):
                        article_id, things = segment.removeprefix("article-"), resource.values.get(name, ())
                        made[key] += [(article_id, _segment(thing)) for thing in things]
                elif "confidence" in resource.values:
                    made["statements"].append(self._statement(segment, resource))
                elif _type_of(resource):
                    made["entities"].append(self._entity(segment, resource))
            except (ValueError, KeyError) as error:
                raise DataFileError(self.path, f"not a graph that kg wrote: {error}", place=iri) from error
        by_id = {
            key: tuple(sorted(made[key], key=lambda each: each.id))
            for key in ("pages", "articles", "entities", "statements")
        }
        return Knowledge(**by_id, mentioned=tuple(sorted(made["mentioned"])), reports=tuple(sorted(made["reports"])))

    def _entity(self, segment: str, resource: _Resource) -> Entity:
        attributes = {name: resource.one(name) for name in self._datatypes(resource)}
        aliases = tuple(sorted(resource.values.get("skos:altLabel", ())))
        kind = _type_of(resource)
        if kind is None:
            raise ValueError("no type")
        return Entity(segment, kind, resource.one("schema:name"), aliases, attributes)

    def _statement(self, segment: str, resource: _Resource) -> Statement:
        kind, _, id_ = segment.partition("-")
        subject, relation, target = (resource.one(name) for name in _FACT_ENDS[kind])
        qualifiers = {name: resource.one(name) for name in self._datatypes(resource) if name not in _NO_QUALIFIERS}
        if kind == "occupancy":
            qualifiers = {_QUALIFIER_OF.get(name, name): value for name, value in qualifiers.items()}
        return Statement(
            id=id_,
            subject=_segment(subject),
            relation=relation.removeprefix(NAMESPACE),
            object=_segment(target),
            evidence=tuple(sorted(map(self._evidence, resource.values.get("evidence", ())), key=_place)),
            confidence=float(resource.one("confidence")),
            qualifiers=dict(sorted(qualifiers.items())),
            status=cast(Status, resource.one("status")),
        )

    def _evidence(self, iri: str) -> Evidence:
        resource = self.resources[iri]
        target = self.resources[resource.one("oa:hasTarget")]
        selector = self.resources[target.one("oa:hasSelector")]
        return Evidence(
            page_id=_segment(target.one("oa:hasSource")).removeprefix("page-"),
            article_id=_segment(resource.one("dcterms:source")).removeprefix("article-"),
            start=int(selector.one("oa:start")),
            end=int(selector.one("oa:end")),
            quote=selector.one("oa:exact"),
            rule_id=resource.one("rule"),
            sentence=resource.maybe("sentence") or "",
        )

    def _datatypes(self, resource: _Resource) -> list[str]:
        return sorted(name for name in resource.values if name in self.ontology.attributes)


def _place(evidence: Evidence) -> tuple[str, str, int, int, str]:
    return evidence.page_id, evidence.article_id, evidence.start, evidence.end, evidence.rule_id


def _page(segment: str, resource: _Resource) -> Page:
    return Page(
        id=segment.removeprefix("page-"),
        text="",
        source=resource.one("sourceFile"),
        place=resource.maybe("place"),
        date=resource.maybe("date"),
        paper=resource.maybe("paper"),
        number=resource.maybe("pageNumber"),
        date_basis=cast(Any, resource.maybe("dateBasis")),
        place_basis=cast(Any, resource.maybe("placeBasis")),
    )


def _article(segment: str, resource: _Resource) -> Article:
    names = resource.values.get("byline", [])
    return Article(
        id=segment.removeprefix("article-"),
        page_id=_segment(resource.one("page")).removeprefix("page-"),
        headlines=tuple(resource.values.get("schema:headline", ())),
        bylines=tuple(_bylines(resource.maybe("schema:creditText") or "", names)),
        body="",
        origin=(),
        kind=cast(Any, resource.one("kind")),
    )


def _bylines(credit: str, names: Iterable[str]) -> list[Byline]:
    """The bylines of a credit line, 记者 甲；摄影 乙: each piece ends in one of the names, the longest that fits."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    found = []
    for piece in credit.split("；") if credit else []:
        name = next((name for name in longest if name and piece.endswith(name)), None)
        if name is None:
            raise ValueError(f"no byline in {piece!r}")
        found.append(Byline(name, piece[: len(piece) - len(name)].strip()))
    return found
