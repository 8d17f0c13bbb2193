"""Article records → the knowledge that all pages together hold: one entity a thing, one statement a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from kg.decisions import Decisions
from kg.identity import Identities, Identity, RosterPost, identify, split_title
from kg.occasion_status import STATUS_ORDER
from kg.occupancies import APPOINTING_RULES, Fact, state
from kg.records import ArticleEntity, ArticleRecord, ArticleRelation, Entity, Evidence, Knowledge
from kg.roster import RULE as ROSTER_RULE
from kg.roster import Roster
from kg.seeds import Seeds, load_seeds

_LEFT_OUT = 40  # characters of page text between two of a body, as a note has; more is another article


@dataclass(slots=True)
class _Thing:
    """An entity of the graph while its names and attributes are gathered."""

    identity: Identity
    aliases: set[str] = field(default_factory=set)
    attributes: dict[str, set[str]] = field(default_factory=dict)
    dates: Counter[tuple[bool, str]] = field(default_factory=Counter)  # of an occasion; those of reports sort first


def build_knowledge(
    records: Iterable[ArticleRecord],
    seeds: Seeds | None = None,
    decisions: Decisions | None = None,
    roster: Roster = (),
) -> Knowledge:
    """All records as one knowledge; neither the order of the records nor a record that comes twice matters."""
    seeds = seeds or load_seeds()
    ordered = sorted(
        {record.article.id: record for record in records}.values(), key=lambda r: (r.page.id, r.article.id)
    )
    identities = identify(ordered, seeds, decisions, roster)
    things: dict[str, _Thing] = {}
    facts: dict[tuple[str, str, str, str], Fact] = {}
    mentioned: set[tuple[str, str]] = set()
    reports: set[tuple[str, str]] = set()
    for record in ordered:
        for entity in record.entities:
            identity = identities.of[(record.article.id, entity.id)]
            _gather(things, identity, entity, record)
            mentioned.add((record.article.id, identity.id))
            if entity.main:
                reports.add((record.article.id, identity.id))
        for relation in record.relations:
            _add_fact(facts, record, relation, identities)
    for identity in (post.body for post in identities.roster):
        things.setdefault(identity.id, _Thing(identity))
    for post in identities.roster:
        _add_roster_post(facts, post)
    pages = {record.page.id: record.page for record in ordered}
    return Knowledge(
        pages=tuple(sorted(pages.values(), key=lambda p: p.id)),
        articles=tuple(sorted((r.article for r in ordered), key=lambda a: a.id)),
        entities=tuple(sorted((_entity(t) for t in things.values()), key=lambda e: e.id)),
        statements=tuple(sorted(map(state, facts.values()), key=lambda s: s.id)),
        mentioned=tuple(sorted(mentioned)),
        reports=tuple(sorted(reports)),
        doubts=tuple(sorted(identities.doubts, key=lambda doubt: (doubt.type, doubt.one, doubt.other))),
    )


def _add_fact(
    facts: dict[tuple[str, str, str, str], Fact],
    record: ArticleRecord,
    relation: ArticleRelation,
    identities: Identities,
) -> None:
    """Adds one fact of an article; that a post is left is told of the fact that it was held."""
    subject, target = (identities.of[(record.article.id, end)].id for end in (relation.subject, relation.object))
    if relation.relation == "renamedTo" and subject == target:
        return
    name = "holdsPost" if relation.relation == "leavesPost" else relation.relation
    title, former = split_title(relation.qualifiers.get("title", ""), relation.rule_id)
    fact = facts.setdefault((subject, name, target, title), Fact(subject, name, target, title))
    evidence = _evidence(record, relation.evidence, relation.rule_id)
    fact.evidence.setdefault((evidence.page_id, evidence.start, evidence.end, evidence.rule_id), evidence)
    fact.confidence = max(fact.confidence, relation.confidence)
    day = record.page.date or ""
    if relation.relation == "leavesPost":
        fact.ends.add(day)
    elif former:
        fact.former.add(day)
    else:
        fact.days.add(day)
        if relation.rule_id in APPOINTING_RULES:
            fact.starts.add(day)


def _add_roster_post(facts: dict[tuple[str, str, str, str], Fact], post: RosterPost) -> None:
    """Adds a post that only the roster tells; the words are the name as the page has it."""
    key = (post.person.id, "holdsPost", post.body.id, post.row.title)
    fact = facts.setdefault(key, Fact(*key, status="roster"))
    if fact.status != "roster":
        return  # the pages tell of it
    evidence = _evidence(post.record, post.mention, ROSTER_RULE)
    fact.evidence.setdefault((evidence.page_id, evidence.start, evidence.end, evidence.rule_id), evidence)
    fact.confidence = 1.0
    fact.days.add(post.record.page.date or "")
    fact.starts |= {post.row.start} - {""}
    fact.ends |= {post.row.end} - {""}


def _gather(things: dict[str, _Thing], identity: Identity, entity: ArticleEntity, record: ArticleRecord) -> None:
    thing = things.setdefault(identity.id, _Thing(identity))
    thing.aliases |= set(entity.names)
    for key, value in entity.attributes.items():
        if key == "date":
            reported = entity.main and entity.attributes.get("eventStatus") == "reported"
            thing.dates[(not reported, value)] += 1
        else:
            thing.attributes.setdefault(key, set()).add(value)
    if entity.type == "Event" and record.page.place and entity.main:
        thing.attributes.setdefault("place", set()).add(record.page.place)


def _entity(thing: _Thing) -> Entity:
    attributes = {key: min(values) for key, values in sorted(thing.attributes.items())}
    if statuses := thing.attributes.get("eventStatus"):
        attributes["eventStatus"] = next(status for status in STATUS_ORDER if status in statuses)
    if thing.dates:
        attributes["date"] = min(thing.dates, key=lambda told: (told[0], -thing.dates[told], told[1]))[1]
    own = thing.identity
    if own.code:
        attributes["code"] = own.code
    if own.place:
        attributes["place"] = own.place
    return Entity(own.id, own.type, own.name, tuple(sorted(thing.aliases - {own.name})), attributes)  # type: ignore[arg-type]


def _evidence(record: ArticleRecord, span: tuple[int, int], rule_id: str) -> Evidence:
    """The words of the page file from the first to the last character of the evidence.

    Of words that the page cuts by a part of another article, the longest piece.
    """
    text, origin = record.page.text, record.article.origin[span[0] : span[1]]
    limit = _LEFT_OUT if record.page.markup in ("text", "pdf") else len(text)
    cuts = [i for i in range(1, len(origin)) if _is_cut(text, origin[i - 1] + 1, origin[i], limit)]
    first, last = max(pairwise([0, *cuts, len(origin)]), key=lambda piece: (piece[1] - piece[0], -piece[0]))
    start, end = origin[first], origin[last - 1] + 1
    return Evidence(record.page.id, record.article.id, start, end, text[start:end], rule_id)


def _is_cut(text: str, start: int, end: int, limit: int) -> bool:
    """Whether more than `limit` characters that are no white space are left out, or the text goes on further up."""
    return end < start - 1 or (end - start > limit and len("".join(text[start:end].split())) > limit)
