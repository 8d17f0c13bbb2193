"""The Python API: one object over the knowledge of a set of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.errors import AmbiguousName, KGError, NameNotFound
from kg.graph.when import fact_date, first_day, is_date, last_real_day, within
from kg.identity.careers import Held, Occupancy, in_time, is_post, occupancy_of, who_held
from kg.query.display import Found
from kg.records import Article, Entity, Evidence, Knowledge, Page, Statement

if TYPE_CHECKING:
    import networkx
    import pyoxigraph

    from kg.graph.tables import GraphTables
    from kg.ontology import Ontology, Relation
    from kg.query.answers import Answer

POST = "holdsPost"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who had a role at an event; `role` is the relation's Chinese label: 主持."""

    entity: Entity
    role: str
    statement: Statement


class Graph:
    """The graph of a set of pages: its people, bodies and occasions, and the words that say so."""

    def __init__(self, knowledge: Knowledge, ontology: Ontology) -> None:
        self._knowledge = knowledge
        self.ontology = ontology

    @property
    def knowledge(self) -> Knowledge:
        """All that the graph is made from, in memory."""
        return self._knowledge

    @property
    def source(self) -> Knowledge | GraphTables:
        """What exports read: all of it in memory, or tables."""
        return self.knowledge

    def whole(self) -> Graph:
        """The graph with everything in memory."""
        return self

    def around(self, name: str | Entity, steps: int = 1) -> Graph:
        """The part of the graph that is up to so many facts away from a name, in memory; raises as entity().

        It has the facts between its entities, and the articles and pages of these; its `nx` is the part for networkx.
        """
        from kg.query.parts import part_around

        entity = self.entity(name) if isinstance(name, str) else name
        return Graph(part_around(self, entity, steps), self.ontology)

    # --- what there is: StoredGraph reads it from tables

    @cached_property
    def nx(self) -> networkx.MultiDiGraph:
        """The graph for networkx: nodes are entity ids, edges are statements."""
        from kg.graph.nx import build_graph

        return build_graph(self.knowledge, self.ontology)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id."""
        return {entity.id: entity for entity in self.knowledge.entities}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """All statements by id."""
        return {statement.id: statement for statement in self.knowledge.statements}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All pages by id."""
        return {page.id: page for page in self.knowledge.pages}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        return {article.id: article for article in self.knowledge.articles}

    @cached_property
    def _said_in(self) -> dict[str, list[Statement]]:
        said: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.knowledge.statements:
            for article_id in sorted({evidence.article_id for evidence in statement.evidence}):
                said[article_id].append(statement)
        return said

    def said_in(self, article_id: str) -> list[Statement]:
        """All statements that an article has evidence for, by id."""
        return self._said_in.get(article_id, [])

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

    def degree(self, entity_id: str) -> int:
        """How many statements have this entity at either end."""
        return len(self._said.get(entity_id, ()))

    def links(self, entity_id: str, least: float = 0.0) -> list[tuple[str, str]]:
        """The statements of at least this confidence that have an entity at either end: id, and the other end's id."""
        return [
            (one.id, one.object if one.subject == entity_id else one.subject)
            for one in self._said.get(entity_id, ())
            if one.confidence >= least
        ]

    def all_entities(self, *types: str) -> Iterator[Entity]:
        """The entities of these types, or all, by id."""
        return (one for one in self.knowledge.entities if not types or one.type in types)

    def all_statements(self, relations: Collection[str] | None = None) -> Iterator[Statement]:
        """The statements of these relations, or all, by id."""
        return (one for one in self.knowledge.statements if relations is None or one.relation in relations)

    def named(self, *texts: str) -> list[Entity]:
        """The entities that have one of the texts as id, name or other name, by id."""
        wanted = set(texts)
        return [one for one in self.knowledge.entities if not wanted.isdisjoint((one.id, one.name, *one.aliases))]

    def containing(self, text: str) -> Iterator[Entity]:
        """The entities with a name or other name that holds the text, by id."""
        return (one for one in self.knowledge.entities if any(text in name for name in (one.name, *one.aliases)))

    def all_names(self, *types: str) -> list[str]:
        """The first names of the entities of these types, or of all, each once, sorted."""
        return sorted({one.name for one in self.all_entities(*types)})

    def objects_of(self, relations: Collection[str]) -> set[str]:
        """The ids of all that these relations lead to."""
        return {one.object for one in self.all_statements(relations)}

    def mentioned_in(self, entity: Entity) -> list[str]:
        """The ids of the articles that name an entity, sorted."""
        return sorted({article for article, named in self.knowledge.mentioned if named == entity.id})

    def reported_in(self, event: Entity) -> list[str]:
        """The ids of the articles that report an event as what they are about, sorted."""
        return sorted({article for article, reported in self.knowledge.reports if reported == event.id})

    def posts_titled(self, text: str) -> list[Occupancy]:
        """The posts whose title the text ends with (清湖市市长: 市长, 长 …), by statement."""
        return [one for one in self.occupancies if text.endswith(one.title)]

    def titles_at(self, body: str) -> list[str]:
        """The titles of posts in bodies whose name begins so, each once, sorted."""
        return sorted({one.title for one in self.occupancies if one.body.name.startswith(body)})

    def most_active(
        self, relations: Collection[str], since: str | None, until: str | None, limit: int | None
    ) -> list[str]:
        """The ids of the persons with facts of these relations in time, those with most of different objects first."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.all_statements(relations):
            if self.entities[one.subject].type == "Person" and within(fact_date(self, one), since, until):
                found[one.subject].add(one.object)
        return sorted(found, key=lambda who: (-len(found[who]), who))[:limit]

    # --- what is asked

    def label(self, statement: Statement) -> str:
        """The Chinese label of a statement's relation: 主持."""
        return self.ontology.relations[statement.relation].label_zh

    def find(self, name: str) -> Found[Entity]:
        """The entities that may be meant: by id or exact name, then by another name, then by a part of a name."""
        wanted = normalize("NFC", name).strip()
        if not wanted:
            return Found()
        named = sorted(self.named(wanted), key=lambda one: wanted not in (one.id, one.name))
        known = {one.id for one in named}
        return Found((*named, *(one for one in self.containing(wanted) if one.id not in known)))

    def person(self, name: str) -> Entity:
        """The one person of that name, other name or id.

        Raises NameNotFound with names that are near, or AmbiguousName with the ids of the candidates.
        """
        return self._one(name, "person", "Person")

    def entity(self, name: str) -> Entity:
        """The one person, body, event, place or document of that name or id; raises as person() does."""
        return self.entities.get(name) or self._one(name, "name")

    def _one(self, name: str, what: str, *types: str) -> Entity:
        wanted = normalize("NFC", name).strip()
        found = [entity for entity in self.named(wanted) if wanted and (not types or entity.type in types)]
        for exact in (
            [entity for entity in found if wanted in (entity.id, entity.name)],
            [entity for entity in found if wanted in entity.aliases],
        ):
            if len(exact) == 1:
                return exact[0]
            if exact:
                ids = ", ".join(entity.id for entity in exact)
                raise AmbiguousName(f"{name}: {len(exact)} candidates, name one by its id: {ids}")
        parts = (entity.name for entity in self.containing(wanted) if wanted and (not types or entity.type in types))
        near = list(islice(parts, 5)) or get_close_matches(wanted, self.all_names(*types), n=5, cutoff=0.3)
        hint = f" (near: {', '.join(near)})" if near else ""
        raise NameNotFound(f"{name}: no such {what} in the graph{hint}")

    def events(
        self,
        role: str | None = None,
        person: str | Entity | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
    ) -> Found[Entity]:
        """The events by date, undated ones last, then by name.

        `role` is a relation (主持 or presides; an abstract one, 参与, stands for all below it), `person` who had it or,
        without a role, who had any. `since` and `until` (YYYY, YYYY-MM, YYYY-MM-DD) are inclusive; an event whose
        date is unknown, or not certainly within them, is left out.
        """
        relations = self.relations(role) if role else None
        who = self.person(person) if isinstance(person, str) else person
        if who is not None:
            facts = (one for one in self.about(who) if one.subject == who.id)
            chosen = {one.object for one in facts if relations is None or one.relation in relations}
            events = iter([one for one in map(self.entities.__getitem__, chosen) if one.type == "Event"])
        else:
            events = self.all_entities("Event")
            if relations is not None:
                chosen = self.objects_of(relations)
                events = (one for one in events if one.id in chosen)
        found = [
            entity
            for entity in events
            if (kind is None or entity.attributes.get("kind") == kind)
            and within(entity.attributes.get("date", ""), since, until)
        ]
        return Found(sorted(found, key=_by_date))

    def relations(self, role: str) -> set[str]:
        """The local names of the relations that a role stands for: of an abstract one all below it.

        Raises NameNotFound with the roles there are.
        """

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

    def participants(self, event: str | Entity) -> Found[Participant]:
        """Who had which role at an event, people before bodies, by role and name; raises as person() does."""
        if isinstance(event, str):
            event = self._one(event, "event", "Event")
        found = [
            Participant(self.entities[statement.subject], self.label(statement), statement)
            for statement in self.about(event)
            if statement.object == event.id
        ]
        order = sorted(found, key=lambda one: (one.entity.type != "Person", one.role, one.entity.name, one.entity.id))
        return Found(order)

    def reports(self, event: str | Entity) -> list[Article]:
        """The articles that report an event as what they are about, by the date of their page; raises as person()."""
        if isinstance(event, str):
            event = self._one(event, "event", "Event")
        found = [self.articles[one] for one in self.reported_in(event) if one in self.articles]
        return sorted(found, key=lambda one: (self.pages[one.page_id].date or "~", one.id))

    @cached_property
    def occupancies(self) -> list[Occupancy]:
        """All posts of all people, by statement."""
        return self._occupancies(self.all_statements({POST}))

    def _occupancies(self, statements: Iterable[Statement]) -> list[Occupancy]:
        return [occupancy_of(one, self.entities, self.pages) for one in statements if one.relation == POST]

    def posts_of(self, entity: Entity) -> list[Occupancy]:
        """The posts of a person, or in a body, by statement."""
        return self._occupancies(self.about(entity))

    def career(self, person: str | Entity) -> Found[Occupancy]:
        """The posts of a person in time; raises as person() does."""
        who = self.person(person) if isinstance(person, str) else person
        return Found(in_time(one for one in self.posts_of(who) if one.person.id == who.id))

    def who_held(self, body: str, title: str, on: str) -> Found[Held]:
        """Who held a post on a day (YYYY-MM-DD; YYYY-MM and YYYY: at any time in it), each with what tells so.

        `body` may be a place: who_held("义乌市", "市长", on="2023-06-18"). Where no page covers the day, the nearest
        observation is given, and says so. Raises NameNotFound when nobody was ever seen in such a post.
        """
        if not is_date(on):
            raise KGError(f"bad date {on!r} (YYYY, YYYY-MM or YYYY-MM-DD)")
        held = [one for one in self.posts_titled(title) if is_post(one, body, title)]
        if not held:
            titles = self.titles_at(body)
            known = f" (there: {' '.join(titles[:12])})" if titles else ""
            raise NameNotFound(f"{body} {title}: nobody is seen in this post{known}")
        return Found(who_held(held, first_day(on), last_real_day(on)))

    def evidence(self, statement: str | Statement) -> tuple[Evidence, ...]:
        """The words that say so, with page and offsets; `statement` may be its id. Raises NameNotFound."""
        if isinstance(statement, str):
            if statement not in self.statements:
                raise NameNotFound(f"{statement}: no statement of this id in the graph")
            statement = self.statements[statement]
        return statement.evidence

    def between(self, one: str | Entity, other: str | Entity) -> Found[Entity]:
        """The events that both were at, in any role, by date; raises as entity() does."""
        both = [self.entity(who) if isinstance(who, str) else who for who in (one, other)]
        theirs = [{said.object for said in self.about(who) if said.subject == who.id} for who in both]
        shared = (self.entities[id_] for id_ in theirs[0] & theirs[1])
        return Found(sorted((entity for entity in shared if entity.type == "Event"), key=_by_date))

    def ask(self, question: str) -> Answer:
        """The answer to a question in Chinese (谁在2023年6月主持过市委常委会会议？), with the facts it rests on.

        Raises KGError when no form of question fits, AmbiguousName for a name that several have.
        """
        from kg.query.answers import ask
        from kg.query.questions import load_forms

        return ask(self, load_forms(self.ontology), question)

    @cached_property
    def rdf(self) -> pyoxigraph.Store:
        """The graph for SPARQL, with what stands behind each fact."""
        from kg.export.rdf import build_store

        return build_store(self.source, self.ontology)

    def sparql(self, query: str) -> Found[dict[str, str]] | bool:
        """What a SPARQL query gives: a dict of text for each solution or triple, or yes and no.

        The prefixes kg:, id: and those of the export need not be declared. Raises KGError for a query that is wrong,
        writes, or asks other endpoints.
        """
        from kg.query.sparql import run_query

        return run_query(self.rdf, query)

    def export(self, path: str | Path) -> None:
        """Writes the graph in the format of the path's ending (kg/export/write.py). Raises KGError for another."""
        from kg.export.write import write_export

        write_export(self.source, self.ontology, Path(path))


def _by_date(entity: Entity) -> tuple[str, str, str]:
    return (entity.attributes.get("date") or "~", entity.name, entity.id)  # ~ sorts after all digits
