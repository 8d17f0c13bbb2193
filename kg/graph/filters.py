"""What part of a graph to keep: by confidence, status, date, relation and type, without bylines, without residents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import kg.regex as re
from kg.errors import KGError
from kg.ontology import ENTITY_TYPES, Ontology
from kg.records import Entity, Statement

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


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


def find_relations(names: frozenset[str], ontology: Ontology) -> frozenset[str]:
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


def check_filter(chosen: Filter) -> None:
    """Raises KGError for an unknown type, or what is no date."""
    unknown = sorted(chosen.types - set(ENTITY_TYPES))
    if unknown:
        raise KGError(f"no type {', '.join(unknown)} (one of {' '.join(ENTITY_TYPES)})")
    for date in (chosen.since, chosen.until):
        if date and not _DATE.fullmatch(date):
            raise KGError(f"bad date {date!r} (YYYY, YYYY-MM or YYYY-MM-DD)")


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


def in_time(first: str, last: str, chosen: Filter) -> bool:
    """Whether a fact of these dates (fact_dates) holds at any time between those chosen."""
    if not (chosen.since or chosen.until):
        return True
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
