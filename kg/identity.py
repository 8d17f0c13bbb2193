"""Article records → the knowledge that all pages together hold: one entity a thing, one statement a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from kg.ids import content_id, iri_segment
from kg.occasion_status import STATUS_ORDER
from kg.records import ArticleEntity, ArticleRecord, Entity, Evidence, Knowledge, Page, Statement

_PREFIX = {
    "Person": "person",
    "Company": "company",
    "Organization": "org",
    "Event": "event",
    "Place": "place",
    "Document": "document",
}
FORMER_POSTS = frozenset({"post-former"})  # rules for posts of former days: seen in the text, not on the page's date
MAX_NAME = 60  # characters of a name that go into an id

_LEFT_OUT = 40  # characters of page text between two of a body, as a note has; more is another article


@dataclass(slots=True)
class _Thing:
    """An entity of the graph while its names and attributes are gathered."""

    id: str
    type: str
    name: str
    aliases: set[str] = field(default_factory=set)
    attributes: dict[str, set[str]] = field(default_factory=dict)


def build_knowledge(records: Iterable[ArticleRecord]) -> Knowledge:
    """All records as one knowledge; the order of the records doesn't matter."""
    ordered = sorted(records, key=lambda r: (r.page.id, r.article.id))
    places = _full_places(ordered)
    merged = _merge_people(ordered, places)
    pages: dict[str, Page] = {}
    things: dict[str, _Thing] = {}
    found: dict[str, tuple[tuple[str, str, str, str], dict[tuple[str, int, int, str], Evidence], float, set[str]]] = {}
    mentioned: set[tuple[str, str]] = set()
    for record in ordered:
        pages.setdefault(record.page.id, record.page)
        ids = {e.id: _entity_id(e, record, merged, places[record.page.place or ""]) for e in record.entities}
        for entity in record.entities:
            _gather(things, ids[entity.id], entity, record)
            mentioned.add((record.article.id, ids[entity.id]))
        for relation in record.relations:
            subject, target = ids[relation.subject], ids[relation.object]
            title = relation.qualifiers.get("title", "")
            key = (subject, relation.relation, target, title)
            evidence = _evidence(record, relation.evidence, relation.rule_id)
            entry = found.setdefault(content_id(*key), (key, {}, relation.confidence, set()))
            entry[1].setdefault((evidence.page_id, evidence.start, evidence.end, evidence.rule_id), evidence)
            found[content_id(*key)] = (key, entry[1], max(entry[2], relation.confidence), entry[3])
            if record.page.date and relation.rule_id not in FORMER_POSTS:
                entry[3].add(record.page.date)
    statements = [
        _statement(sid, key, evidence, confidence, dates) for sid, (key, evidence, confidence, dates) in found.items()
    ]
    return Knowledge(
        pages=tuple(sorted(pages.values(), key=lambda p: p.id)),
        articles=tuple(sorted((r.article for r in ordered), key=lambda a: a.id)),
        entities=tuple(sorted((_entity(t) for t in things.values()), key=lambda e: e.id)),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        mentioned=tuple(sorted(mentioned)),
    )


def _entity_id(
    entity: ArticleEntity, record: ArticleRecord, merged: dict[tuple[str, str], str], page_place: str
) -> str:
    """The id of an article's entity in the graph: by its name, and by what tells it from others of that name."""
    name = _segment(entity.names[0])
    if entity.type == "Person":
        place = merged[(entity.names[0], page_place)]
        return f"person-{name}-{iri_segment(place)}" if place else f"person-{name}"
    if entity.type == "Event":
        date = entity.attributes.get("date", "")
        exact = len(date) == 10 and date[0].isdigit()
        mark = date if exact and entity.main else content_id(record.article.id, entity.names[0])[:8]
        if not entity.main and not exact:
            mark = content_id(page_place, entity.names[0])[:8]
        place = f"-{iri_segment(page_place)}" if page_place and entity.main else ""
        return f"event-{name}{place}-{mark}"
    return f"{_PREFIX[entity.type]}-{name}"


def _merge_people(records: list[ArticleRecord], places: dict[str, str]) -> dict[tuple[str, str], str]:
    """For each name on pages of a place the place that stands in its id.

    On pages of one place a name is one person; over places it is one only where a post agrees (body and title).
    """
    posts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for record in records:
        by_id = {e.id: e for e in record.entities}
        for entity in record.entities:
            if entity.type == "Person":
                posts.setdefault((entity.names[0], places[record.page.place or ""]), set())
        for relation in record.relations:
            if relation.relation == "holdsPost":
                key = (by_id[relation.subject].names[0], places[record.page.place or ""])
                posts.setdefault(key, set()).add(
                    (by_id[relation.object].names[0], relation.qualifiers.get("title", ""))
                )
    merged = {key: key[1] for key in posts}
    by_post: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for key in sorted(posts):
        for post in sorted(posts[key]):
            by_post.setdefault((key[0], *post), []).append(key)
    groups = {key: {key} for key in posts}
    for keys in by_post.values():
        joined = set().union(*(groups[key] for key in keys))
        for key in joined:
            groups[key] = joined
            merged[key] = min(joined)[1]
    return merged


def _full_places(records: list[ArticleRecord]) -> dict[str, str]:
    """For each place of pages its fullest form among them (义乌市 → 浙江省金华市义乌市), if only one ends so."""
    places = {r.page.place for r in records if r.page.place}
    full = {place: [other for other in places if other.endswith(place) and other != place] for place in places}
    longest = {place: [o for o in others if not full[o]] for place, others in full.items()}
    return {place: found[0] if len(found) == 1 else place for place, found in longest.items()} | {"": ""}


def _segment(name: str) -> str:
    """The name as a segment of an id; a name that the segment doesn't hold whole is told apart by a hash."""
    segment = iri_segment(name[:MAX_NAME])
    return segment if segment == name else f"{segment}-{content_id(name)[:6]}"


def _gather(things: dict[str, _Thing], entity_id: str, entity: ArticleEntity, record: ArticleRecord) -> None:
    thing = things.setdefault(entity_id, _Thing(entity_id, entity.type, entity.names[0]))
    thing.aliases |= set(entity.names) - {thing.name}
    for key, value in entity.attributes.items():
        thing.attributes.setdefault(key, set()).add(value)
    if entity.type == "Event" and record.page.place and entity.main:
        thing.attributes.setdefault("place", set()).add(record.page.place)


def _entity(thing: _Thing) -> Entity:
    attributes = {key: min(values) for key, values in sorted(thing.attributes.items())}
    if statuses := thing.attributes.get("eventStatus"):
        attributes["eventStatus"] = next(status for status in STATUS_ORDER if status in statuses)
    return Entity(thing.id, thing.type, thing.name, tuple(sorted(thing.aliases)), attributes)  # type: ignore[arg-type]


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


def _statement(
    statement_id: str,
    key: tuple[str, str, str, str],
    evidence: dict[tuple[str, int, int, str], Evidence],
    confidence: float,
    dates: set[str],
) -> Statement:
    subject, relation, target, title = key
    qualifiers = {"title": title} if title else {}
    if dates:
        qualifiers |= {"date": min(dates), "lastSeen": max(dates)}
    return Statement(
        statement_id, subject, relation, target, tuple(evidence[k] for k in sorted(evidence)), confidence, qualifiers
    )
