"""A part of the knowledge: by confidence, status, date, relation and type, without bylines, without residents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.errors import KGError
from kg.ids import entities_by_id
from kg.ontology import ENTITY_TYPES, Ontology
from kg.records import Entity, Knowledge, Statement

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_POST = "holdsPost"


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; the default keeps everything."""

    least: float = 0.0  # confidence
    statuses: frozenset[str] = frozenset()  # of facts: asserted, derived …; empty: all
    relations: frozenset[str] = frozenset()  # local names, Chinese labels, or abstract relations; empty: all
    types: frozenset[str] = frozenset()  # of entities; empty: all
    since: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD, inclusive, like `until`
    until: str = ""
    bylines: bool = True
    residents: bool = True  # persons without a post and without a role at any event

    @property
    def chooses_facts(self) -> bool:
        """Whether facts go that the types of their ends would let stay."""
        return bool(self.least or self.statuses or self.relations or self.since or self.until)


def apply_filter(knowledge: Knowledge, chosen: Filter, ontology: Ontology) -> Knowledge:
    """The knowledge that is left: facts that pass, their ends, and the pages and articles that they stand in.

    A fact of an event has the event's date, any other the dates on which it was seen; an undated one has no place
    between two dates. Where no fact is filtered out by itself, entities without facts stay. Raises KGError for an
    unknown relation, type or status, or what is no date.
    """
    if chosen == Filter():
        return knowledge
    relations = _relations(chosen.relations, ontology)
    _check(chosen)
    entities = {
        id_: entity
        for id_, entity in entities_by_id(knowledge).items()
        if not chosen.types or entity.type in chosen.types
    }
    if not chosen.residents:
        known = _officials(knowledge, ontology)
        entities = {id_: entity for id_, entity in entities.items() if entity.type != "Person" or id_ in known}
    statements = [
        statement
        for statement in knowledge.statements
        if statement.subject in entities
        and statement.object in entities
        and statement.confidence >= chosen.least
        and (not chosen.statuses or statement.status in chosen.statuses)
        and (not relations or statement.relation in relations)
        and _in_time(statement, entities, chosen)
    ]
    if chosen.chooses_facts:
        ends = {end for statement in statements for end in (statement.subject, statement.object)}
        entities = {id_: entity for id_, entity in entities.items() if id_ in ends}
    left = replace(knowledge, entities=tuple(entities.values()), statements=tuple(statements))
    return _without_unused(left, chosen)


def _without_unused(knowledge: Knowledge, chosen: Filter) -> Knowledge:
    """Only mentions of entities that are there; after facts were chosen only pages and articles that support one."""
    entities = {entity.id for entity in knowledge.entities}
    articles, pages = knowledge.articles, knowledge.pages
    if chosen.chooses_facts:
        used = {evidence.article_id for statement in knowledge.statements for evidence in statement.evidence}
        articles = tuple(article for article in articles if article.id in used)
        cited = {evidence.page_id for statement in knowledge.statements for evidence in statement.evidence}
        cited |= {article.page_id for article in articles}
        pages = tuple(page for page in pages if page.id in cited)
    if not chosen.bylines:
        articles = tuple(replace(article, bylines=()) for article in articles)
    there = {article.id for article in articles}
    return replace(
        knowledge,
        pages=pages,
        articles=articles,
        mentioned=tuple(pair for pair in knowledge.mentioned if pair[0] in there and pair[1] in entities),
        reports=tuple(pair for pair in knowledge.reports if pair[0] in there and pair[1] in entities),
    )


def _relations(names: frozenset[str], ontology: Ontology) -> frozenset[str]:
    """The local names of relations that are named by local name or label; an abstract one stands for those below."""
    known = {**ontology.abstract, **ontology.relations}
    labels = {relation.label_zh: relation.name for relation in known.values()}
    found: set[str] = set()
    for given in names:
        name = labels.get(given, given)
        if name not in known:
            raise KGError(f"no relation {given} (one of {' '.join(sorted(labels))})")
        found |= {other.name for other in ontology.relations.values() if name in other.ancestors | {other.name}}
    return frozenset(found)


def _check(chosen: Filter) -> None:
    unknown = sorted(chosen.types - set(ENTITY_TYPES))
    if unknown:
        raise KGError(f"no type {', '.join(unknown)} (one of {' '.join(ENTITY_TYPES)})")
    for date in (chosen.since, chosen.until):
        if date and not _DATE.fullmatch(date):
            raise KGError(f"bad date {date!r} (YYYY, YYYY-MM or YYYY-MM-DD)")


def _officials(knowledge: Knowledge, ontology: Ontology) -> set[str]:
    """The subjects of facts about posts and events."""
    roles = {name for name, relation in ontology.relations.items() if "Event" in relation.range}
    return {each.subject for each in knowledge.statements if each.relation == _POST or each.relation in roles}


def fact_dates(statement: Statement, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """The first and last date of a fact, of any precision: the event's, or when it was seen; empty when unknown."""
    for end in (statement.object, statement.subject):
        entity = entities[end]
        date = entity.attributes.get("date", "")
        if entity.type == "Event":
            return (date, date) if _DATE.fullmatch(date) else ("", "")
    first = statement.qualifiers.get("start") or statement.qualifiers.get("date", "")
    last = statement.qualifiers.get("end") or statement.qualifiers.get("lastSeen") or first
    return (first, last) if _DATE.fullmatch(first) and _DATE.fullmatch(last) else ("", "")


def _in_time(statement: Statement, entities: Mapping[str, Entity], chosen: Filter) -> bool:
    if not (chosen.since or chosen.until):
        return True
    first, last = fact_dates(statement, entities)
    if not first:
        return False
    return (not chosen.since or last_day(last) >= first_day(chosen.since)) and (
        not chosen.until or first_day(first) <= last_day(chosen.until)
    )


def first_day(date: str) -> str:
    """The first day of a year, month or day."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day of a year, month or day; of a month always the 31st, so for comparing only."""
    return date + "-12-31"[len(date) - 4 :]
