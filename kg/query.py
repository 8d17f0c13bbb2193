"""The Python API: one object over the knowledge of a set of pages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.careers import Held, Occupancy, in_time, is_post, occupancy_of, who_held
from kg.errors import AmbiguousName, KGError, NameNotFound
from kg.records import Article, Entity, Evidence, Knowledge, Page, Statement

if TYPE_CHECKING:
    import networkx

    from kg.ontology import Ontology, Relation

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Participant:
    """Who had a role at an event; `role` is the relation's Chinese label: 主持."""

    entity: Entity
    role: str
    statement: Statement


class Graph:
    """The graph of a set of pages: its people, bodies and occasions, and the words that say so."""

    def __init__(self, knowledge: Knowledge, ontology: Ontology) -> None:
        self.knowledge = knowledge
        self.ontology = ontology

    @cached_property
    def nx(self) -> networkx.MultiDiGraph:
        """The graph for networkx: nodes are entity ids, edges are statements."""
        from kg.graph import build_graph

        return build_graph(self.knowledge, self.ontology)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """All entities by id."""
        return {entity.id: entity for entity in self.knowledge.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """All statements by id."""
        return {statement.id: statement for statement in self.knowledge.statements}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages by id."""
        return {page.id: page for page in self.knowledge.pages}

    @cached_property
    def _said(self) -> dict[str, list[Statement]]:
        said: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.knowledge.statements:
            said[statement.subject].append(statement)
            if statement.object != statement.subject:
                said[statement.object].append(statement)
        return said

    def about(self, entity: Entity) -> list[Statement]:
        """All statements that have `entity` at either end, by id."""
        return self._said.get(entity.id, [])

    def label(self, statement: Statement) -> str:
        """The Chinese label of a statement's relation: 主持."""
        return self.ontology.relations[statement.relation].label_zh

    def find(self, name: str) -> list[Entity]:
        """The entities that may be meant: by id or exact name, then by another name, then by a part of a name."""
        wanted = normalize("NFC", name).strip()
        ranks: list[list[Entity]] = [[], [], []]
        for entity in self.knowledge.entities if wanted else ():
            if wanted in (entity.id, entity.name):
                ranks[0].append(entity)
            elif wanted in entity.aliases:
                ranks[1].append(entity)
            elif any(wanted in other for other in (entity.name, *entity.aliases)):
                ranks[2].append(entity)
        return [entity for rank in ranks for entity in rank]

    def person(self, name: str) -> Entity:
        """The one person of that name, other name or id.

        Raises NameNotFound with names that are near, or AmbiguousName with the ids of the candidates.
        """
        return self._one(name, "person", lambda entity: entity.type == "Person")

    def entity(self, name: str) -> Entity:
        """The one person, body, event, place or document of that name or id; raises as person() does."""
        return self._one(name, "name", lambda entity: True)

    def _one(self, name: str, what: str, fits: Callable[[Entity], bool]) -> Entity:
        found = [entity for entity in self.find(name) if fits(entity)]
        wanted = normalize("NFC", name).strip()
        for exact in (
            [entity for entity in found if wanted in (entity.id, entity.name)],
            [entity for entity in found if wanted in entity.aliases],
        ):
            if len(exact) == 1:
                return exact[0]
            if exact:
                ids = ", ".join(entity.id for entity in exact)
                raise AmbiguousName(f"{name}: {len(exact)} candidates, name one by its id: {ids}")
        names = sorted({entity.name for entity in self.knowledge.entities if fits(entity)})
        near = [entity.name for entity in found] or get_close_matches(wanted, names, n=5, cutoff=0.3)
        hint = f" (near: {', '.join(near[:5])})" if near else ""
        raise NameNotFound(f"{name}: no such {what} in the graph{hint}")

    def events(
        self,
        role: str | None = None,
        person: str | Entity | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
    ) -> list[Entity]:
        """The events by date, undated ones last, then by name.

        `role` is a relation (主持 or presides; an abstract one, 参与, stands for all below it), `person` who had it or,
        without a role, who had any. `since` and `until` (YYYY, YYYY-MM, YYYY-MM-DD) are inclusive; an event whose
        date is unknown, or not certainly within them, is left out.
        """
        relations = self._relations(role) if role else None
        who = self.person(person) if isinstance(person, str) else person
        chosen: set[str] | None = None
        if relations is not None or who is not None:
            statements = self.about(who) if who is not None else self.knowledge.statements
            chosen = set()
            for statement in statements:
                if (relations is None or statement.relation in relations) and (
                    who is None or statement.subject == who.id
                ):
                    chosen.add(statement.object)
        found = [
            entity
            for entity in self.knowledge.entities
            if entity.type == "Event"
            and (chosen is None or entity.id in chosen)
            and (kind is None or entity.attributes.get("kind") == kind)
            and _within(entity.attributes.get("date", ""), since, until)
        ]
        return sorted(found, key=_by_date)

    def _relations(self, role: str) -> set[str]:
        """The local names of the relations that a role stands for."""

        def named(relation: Relation) -> bool:
            return role in (relation.name, relation.label_zh)

        exact = {name for name, relation in self.ontology.relations.items() if named(relation)}
        if exact:
            return exact
        above = {name for name, relation in self.ontology.abstract.items() if named(relation)}
        if not above:
            labels = (relation.label_zh for relation in self.ontology.relations.values() if "Event" in relation.range)
            raise NameNotFound(f"{role}: no such role (one of {' '.join(sorted(labels))})")
        return {name for name, relation in self.ontology.relations.items() if above & relation.ancestors}

    def participants(self, event: str | Entity) -> list[Participant]:
        """Who had which role at an event, people before bodies, by role and name; raises as person() does."""
        if isinstance(event, str):
            event = self._one(event, "event", lambda entity: entity.type == "Event")
        found = [
            Participant(self.entities[statement.subject], self.label(statement), statement)
            for statement in self.about(event)
            if statement.object == event.id
        ]
        return sorted(found, key=lambda one: (one.entity.type != "Person", one.role, one.entity.name, one.entity.id))

    def reports(self, event: str | Entity) -> list[Article]:
        """The articles that report an event as what they are about, by the date of their page; raises as person()."""
        if isinstance(event, str):
            event = self._one(event, "event", lambda entity: entity.type == "Event")
        chosen = {article for article, reported in self.knowledge.reports if reported == event.id}
        found = [article for article in self.knowledge.articles if article.id in chosen]
        return sorted(found, key=lambda one: (self.pages[one.page_id].date or "~", one.id))

    @cached_property
    def occupancies(self) -> list[Occupancy]:
        """All posts of all people, by statement."""
        return [
            occupancy_of(statement, self.entities, self.pages)
            for statement in self.knowledge.statements
            if statement.relation == "holdsPost"
        ]

    def career(self, person: str | Entity) -> list[Occupancy]:
        """The posts of a person in time; raises as person() does."""
        who = self.person(person) if isinstance(person, str) else person
        return in_time(one for one in self.occupancies if one.person.id == who.id)

    def who_held(self, body: str, title: str, on: str) -> list[Held]:
        """Who held a post on a day (YYYY-MM-DD; YYYY-MM and YYYY: at any time in it), each with what tells so.

        `body` may be a place: who_held("义乌市", "市长", on="2023-06-18"). Where no page covers the day, the nearest
        observation is given, and says so. Raises NameNotFound when nobody was ever seen in such a post.
        """
        if not _DATE.fullmatch(on):
            raise KGError(f"bad date {on!r} (YYYY, YYYY-MM or YYYY-MM-DD)")
        held = [one for one in self.occupancies if is_post(one, body, title)]
        if not held:
            titles = sorted({one.title for one in self.occupancies if one.body.name.startswith(body)})
            known = f" (there: {' '.join(titles[:12])})" if titles else ""
            raise NameNotFound(f"{body} {title}: nobody is seen in this post{known}")
        return who_held(held, _first_day(on), _real_last_day(on))

    def evidence(self, statement: str | Statement) -> tuple[Evidence, ...]:
        """The words that say so, with page and offsets; `statement` may be its id. Raises NameNotFound."""
        if isinstance(statement, str):
            if statement not in self.statements:
                raise NameNotFound(f"{statement}: no statement of this id in the graph")
            statement = self.statements[statement]
        return statement.evidence

    def export(self, path: str | Path) -> None:
        """Writes the graph in the format of the path's ending (kg/export.py). Raises KGError for another ending."""
        from kg.export import write_export

        write_export(self.knowledge, self.ontology, Path(path))


def _by_date(entity: Entity) -> tuple[str, str, str]:
    return (entity.attributes.get("date") or "~", entity.name, entity.id)  # ~ sorts after all digits


def _within(date: str, since: str | None, until: str | None) -> bool:
    """Whether all days of a date of any precision (2023, 2023-06, 2023-06-19) lie between two others."""
    for bound in (since, until):
        if bound and not _DATE.fullmatch(bound):
            raise KGError(f"bad date {bound!r} (YYYY, YYYY-MM or YYYY-MM-DD)")
    if not since and not until:
        return True
    if not _DATE.fullmatch(date):
        return False
    return (not since or _first_day(date) >= _first_day(since)) and (not until or _last_day(date) <= _last_day(until))


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _real_last_day(date: str) -> str:
    """The last day of a date of any precision, as a day that there is."""
    if len(date) == 10:
        return date
    year, month = int(date[:4]), int(date[5:7] or 12)
    return f"{date[:4]}-{month:02}-{monthrange(year, month)[1]:02}"


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]  # as text also after the last day of a shorter month
