"""What the graph holds in the order of time, who was at most occasions, and who at the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.graph.when import event_date, fact_date, within
from kg.query.plain import entity_ref, fact_view
from kg.records import Entity, Statement

if TYPE_CHECKING:
    from kg.query.graph import Graph

_LAST = "~"  # sorts after all digits


@dataclass(frozen=True, slots=True)
class Moment:
    """Something at a date ("" when no one knows it): an occasion with the roles at it, a post, a meeting."""

    date: str
    what: Entity
    roles: tuple[str, ...]  # Chinese labels; of a post its title
    statements: tuple[Statement, ...]


def timeline(
    graph: Graph,
    name: str | Entity | None = None,
    role: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Moment]:
    """The moments of a name, or without one all occasions, by date, undated ones last.

    With `role` (主持 or presides) only those where the one asked for, or anyone, had it; with `since` or `until` only
    what certainly was between them. Raises as Graph.entity() and Graph.events() do.
    """
    relations = graph.relations(role) if role else None
    entity = graph.entity(name) if isinstance(name, str) else name
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    if entity is None and relations is None:
        groups |= {(one.id, ""): [] for one in graph.all_entities("Event")}
    for statement in graph.all_statements(relations) if entity is None else graph.about(entity):
        if relations is not None and statement.relation not in relations:
            continue
        inward = entity is not None and statement.object == entity.id
        other = graph.entities[statement.subject if inward else statement.object]
        if other.type == "Event":
            groups[other.id, ""].append(statement)
        elif entity is not None:
            groups[other.id, statement.id].append(statement)
    moments = [_moment(graph, graph.entities[other], said) for (other, _), said in groups.items()]
    kept = [one for one in moments if within(one.date, since, until)]
    return sorted(kept, key=lambda one: (one.date or _LAST, one.what.name, one.what.id, one.roles))


def _moment(graph: Graph, what: Entity, said: list[Statement]) -> Moment:
    date = event_date(what) if what.type == "Event" else fact_date(graph, said[0])
    titles = (one.qualifiers.get("title", "") if one.relation == "holdsPost" else "" for one in said)
    roles = sorted({title or graph.label(one) for title, one in zip(titles, said, strict=True)})
    return Moment(date, what, tuple(roles), tuple(said))


def timeline_view(graph: Graph, moment: Moment) -> dict[str, Any]:
    """A moment as a plain dict."""
    return {
        "date": moment.date or None,
        "what": entity_ref(moment.what),
        "roles": list(moment.roles),
        "facts": [fact_view(graph, one) for one in moment.statements],
    }


@dataclass(frozen=True, slots=True)
class Ranked:
    """A person with one fact for each occasion, by date."""

    person: Entity
    facts: tuple[Statement, ...]


def rank(
    graph: Graph,
    role: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> list[Ranked]:
    """The persons by the number of occasions at which they had a role, or any; `limit` of them.

    Raises as timeline().
    """
    relations = graph.relations(role) if role else graph.relations("involvedIn")
    within("", since, until)  # raises for a bound that is no date
    found: dict[str, dict[str, Statement]] = {}
    for who in graph.most_active(relations, since, until, limit):
        facts = found.setdefault(who, {})
        for statement in graph.about(graph.entities[who]):
            own = statement.subject == who and statement.relation in relations
            if own and within(fact_date(graph, statement), since, until):
                facts.setdefault(statement.object, statement)
    return _ranked(graph, found)


def companions(graph: Graph, person: Entity) -> list[Ranked]:
    """The persons who were at the same occasions, each with one fact for each, the most frequent first."""
    found: dict[str, dict[str, Statement]] = defaultdict(dict)
    for event in sorted({one.object for one in graph.about(person) if one.subject == person.id}):
        if graph.entities[event].type != "Event":
            continue
        for one in graph.about(graph.entities[event]):
            if one.object == event and one.subject != person.id and graph.entities[one.subject].type == "Person":
                found[one.subject].setdefault(event, one)
    return _ranked(graph, found)


def _ranked(graph: Graph, found: Mapping[str, Mapping[str, Statement]]) -> list[Ranked]:
    def key(one: Statement) -> tuple[str, str]:
        return (fact_date(graph, one) or _LAST, one.id)

    ranked = [Ranked(graph.entities[who], tuple(sorted(facts.values(), key=key))) for who, facts in found.items()]
    return sorted(ranked, key=lambda one: (-len(one.facts), one.person.id))
