"""Article records → the knowledge that all pages together hold: one entity a thing, one statement a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

from kg.annotate.occasions.status import STATUS_ORDER
from kg.flow import Data, Flow, MemoryFlow
from kg.identity.decisions import Decisions
from kg.identity.entity_ids import Identity
from kg.identity.identify import Article, identify, identify_rest, setting_of, together
from kg.identity.identify_people import listed_posts
from kg.identity.occupancies import APPOINTING_RULES, Fact, split_title, state
from kg.identity.roster import Roster
from kg.identity.told import Setting, Told, Words, tell
from kg.records import ArticleRecord, Doubt, Entity, Evidence, Knowledge, Statement

FactKey = tuple[str, str, str, str]  # subject, relation, object, title
Sense = Literal["seen", "begun", "left", "former", "roster"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What follows from all articles together, each in no set order: a Knowledge but for its pages and articles."""

    entities: Data[Entity]
    statements: Data[Statement]
    mentioned: Data[tuple[str, str]]
    reports: Data[tuple[str, str]]
    doubts: Data[Doubt]


class _Said(NamedTuple):
    """One time that a fact is said."""

    evidence: Evidence
    confidence: float
    sense: Sense
    day: str  # of the page; empty when unknown
    until: str = ""  # of the roster: the day on which the post is left; `start` is the one on which it is begun
    start: str = ""


class _Seen(NamedTuple):
    """An entity as one article has it."""

    identity: Identity
    names: tuple[str, ...]
    attributes: Mapping[str, str]
    dated: bool  # an occasion that the article reports
    place: str  # of the page, of an occasion that the article is about


def resolve(
    flow: Flow, articles: Data[tuple[Told, Words]], decisions: Decisions | None = None, roster: Roster = ()
) -> Resolved:
    """All that articles tell together (kg.identity.told.tell); `articles` is kept, and has none twice."""
    told = articles.flat_map(lambda one: one[:1]).keep()
    setting = setting_of(told, decisions, roster)
    known = identify(flow, told, setting)
    words = articles.flat_map(lambda one: one[1:])
    found = together(told, known.of, words).flat_map(partial(identify_rest, setting)).keep()
    said, seen = found.flat_map(_said_in), found.flat_map(_seen_in)
    if setting.roster:
        listed = found.flat_map(partial(_listed, setting, known.roster)).keep()
        said = said.union(listed.flat_map(lambda one: [one[:2]]))
        seen = seen.union(listed.flat_map(lambda one: [(one[2].id, _Seen(one[2], (), {}, False, ""))]))
    return Resolved(
        seen.group(_entity),
        said.group(_statement),
        found.flat_map(_mentioned),
        found.flat_map(_reports),
        known.doubts,
    )


def build_knowledge(
    records: Iterable[ArticleRecord], decisions: Decisions | None = None, roster: Roster = ()
) -> Knowledge:
    """All records as one knowledge; neither the order of the records nor a record that comes twice matters."""
    once = {record.article.id: record for record in records}
    ordered = [once[key] for key in sorted(once)]
    pages = {record.page.id: record.page for record in ordered}
    flow = MemoryFlow()
    names = {row.name for row in roster}
    found = resolve(flow, flow.of([tell(record, names) for record in ordered]).keep(), decisions, roster)
    return Knowledge(
        pages=tuple(pages[key] for key in sorted(pages)),
        articles=tuple(record.article for record in ordered),
        entities=tuple(sorted(found.entities, key=lambda one: one.id)),
        statements=tuple(sorted(found.statements, key=lambda one: one.id)),
        mentioned=tuple(sorted(found.mentioned)),
        reports=tuple(sorted(found.reports)),
        doubts=tuple(sorted(found.doubts, key=lambda doubt: (doubt.type, doubt.one, doubt.other))),
    )


# --- facts


def _said_in(article: Article) -> Iterator[tuple[FactKey, _Said]]:
    """The facts of an article; that a post is left is told of the fact that it was held."""
    told, of = article.told, article.of
    for relation, evidence in zip(told.relations, article.words.relations, strict=True):
        subject, target = of[relation.subject].id, of[relation.object].id
        if relation.relation == "renamedTo" and subject == target:
            continue
        title, former = split_title(relation.title, relation.rule_id)
        sense: Sense = "former" if former else "begun" if relation.rule_id in APPOINTING_RULES else "seen"
        name = relation.relation
        if name == "leavesPost":
            name, sense = "holdsPost", "left"
        yield (subject, name, target, title), _Said(evidence, relation.confidence, sense, told.date)


def _listed(
    setting: Setting, roster: Mapping[str, Identity], article: Article
) -> Iterator[tuple[FactKey, _Said, Identity]]:
    """The posts that only the roster gives the people of an article; the words are the name as the page has it."""
    told, of = article.told, article.of
    for entity, row in listed_posts(setting, told):
        body = roster[row.body]
        said = _Said(article.words.listed[entity.id], 1.0, "roster", told.date, row.end, row.start)
        yield (of[entity.id].id, "holdsPost", body.id, row.title), said, body


def _statement(key: FactKey, said: list[_Said]) -> Iterator[Statement]:
    """The statement of a fact; what the roster says of it counts only where no page tells of it."""
    told = [one for one in said if one.sense != "roster"]
    fact = Fact(*key, status="asserted" if told else "roster")
    for one in sorted(told or said, key=lambda one: one.evidence.article_id):
        evidence = one.evidence
        fact.evidence.setdefault((evidence.page_id, evidence.start, evidence.end, evidence.rule_id), evidence)
        fact.confidence = max(fact.confidence, one.confidence)
        {"left": fact.ends, "former": fact.former}.get(one.sense, fact.days).add(one.day)
        if one.sense == "begun":
            fact.starts.add(one.day)
        fact.starts |= {one.start} - {""}
        fact.ends |= {one.until} - {""}
    yield state(fact)


# --- entities


def _seen_in(article: Article) -> Iterator[tuple[str, _Seen]]:
    told, of = article.told, article.of
    for entity in told.entities:
        main = entity.type == "Event" and entity.main
        dated = entity.main and entity.attributes.get("eventStatus") == "reported"
        seen = _Seen(of[entity.id], entity.names, entity.attributes, dated, told.place if main else "")
        yield of[entity.id].id, seen


@dataclass(slots=True)
class _Attributes:
    """The attributes of an entity while they are gathered."""

    values: dict[str, set[str]] = field(default_factory=dict)
    dates: Counter[tuple[bool, str]] = field(default_factory=Counter)  # of an occasion; those of reports sort first

    def add(self, one: _Seen) -> None:
        for key, value in one.attributes.items():
            if key == "date":
                self.dates[(not one.dated, value)] += 1
            else:
                self.values.setdefault(key, set()).add(value)
        if one.place:
            self.values.setdefault("place", set()).add(one.place)

    def settled(self) -> dict[str, str]:
        """One value for each."""
        found = {key: min(values) for key, values in sorted(self.values.items())}
        if statuses := self.values.get("eventStatus"):
            found["eventStatus"] = next(status for status in STATUS_ORDER if status in statuses)
        if self.dates:
            found["date"] = min(self.dates, key=lambda told: (told[0], -self.dates[told], told[1]))[1]
        return found


def _entity(entity_id: str, seen: list[_Seen]) -> Iterator[Entity]:
    identity = seen[0].identity
    gathered = _Attributes()
    aliases: set[str] = set()
    for one in seen:
        aliases |= set(one.names)
        gathered.add(one)
    attributes = gathered.settled()
    if identity.code:
        attributes["code"] = identity.code
    if identity.place:
        attributes["place"] = identity.place
    yield Entity(entity_id, identity.type, identity.name, tuple(sorted(aliases - {identity.name})), attributes)  # type: ignore[arg-type]


# --- who names what


def _mentioned(article: Article) -> Iterator[tuple[str, str]]:
    told, of = article.told, article.of
    return ((told.article, entity_id) for entity_id in sorted({of[entity.id].id for entity in told.entities}))


def _reports(article: Article) -> Iterator[tuple[str, str]]:
    told, of = article.told, article.of
    main = {of[entity.id].id for entity in told.entities if entity.main}
    return ((told.article, entity_id) for entity_id in sorted(main))
