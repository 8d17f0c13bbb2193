"""Who is who over all articles: each entity of an article gets the id of one thing in the world."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg import same_body, same_event, same_person
from kg.decisions import Decisions, format_anchor
from kg.groups import Groups
from kg.homes import Chain, Homes, full_name, relation_of
from kg.ids import content_id, iri_segment
from kg.occasions import is_generic
from kg.records import ArticleEntity, ArticleRecord, ArticleRelation, Doubt, Ref
from kg.roster import Roster, RosterRow
from kg.same_body import BodySeen
from kg.same_event import EventSeen
from kg.same_person import PersonSeen, PostSeen
from kg.seeds import Seeds

PREFIX: Mapping[str, str] = {
    "Person": "person",
    "Company": "company",
    "Organization": "org",
    "Event": "event",
    "Place": "place",
    "Document": "document",
}
BODY_TYPES = ("Company", "Organization")
FORMER_RULES = frozenset({"post-former"})  # rules for posts of former days
FORMER_TITLES = ("时任", "前任", "原", "前")  # before a title: held before the day of the page
_THIS_TIME = re.compile("^(?:现任|新任|继任|首任|第[一二三四五六七八九十]+任)")
MAX_NAME = 60  # characters of a name that go into an id


@dataclass(frozen=True, slots=True)
class Identity:
    """What one thing is over all articles."""

    id: str
    type: str
    name: str
    code: str = ""  # of an administrative division
    place: str = ""  # where a body is at home, with the places above: 江东省临州市清湖市


@dataclass(frozen=True, slots=True)
class RosterPost:
    """A post that the roster gives to somebody whom an article names without one."""

    record: ArticleRecord
    mention: tuple[int, int]  # the name, offsets in the article's body
    person: Identity
    body: Identity
    row: RosterRow


@dataclass(frozen=True, slots=True)
class Identities:
    """Which thing each entity of each article is, what the roster adds, and what is to be looked at by a person."""

    of: Mapping[Ref, Identity]
    doubts: tuple[Doubt, ...]
    roster: tuple[RosterPost, ...]


def identify(
    records: Sequence[ArticleRecord], seeds: Seeds, decisions: Decisions | None = None, roster: Roster = ()
) -> Identities:
    """Who is who in the records, whatever their order; no two records may be of one article."""
    ordered = sorted(records, key=lambda r: r.article.id)
    return _Identification(ordered, seeds, decisions or Decisions(), roster).run()


def split_title(title: str, rule_id: str) -> tuple[str, bool]:
    """A title without the word that says that it was held before, and whether it was."""
    title = _THIS_TIME.sub("", title) or title
    for word in FORMER_TITLES:
        if title.startswith(word) and len(title) > len(word) + 1:
            return title[len(word) :], True
    return title, rule_id in FORMER_RULES


class _Identification:
    """The steps: bodies, then people by their bodies, then occasions by their people, then the rest by name."""

    def __init__(self, records: list[ArticleRecord], seeds: Seeds, decisions: Decisions, roster: Roster) -> None:
        self.records, self.seeds, self.decisions = records, seeds, decisions
        self.roster: dict[str, list[RosterRow]] = defaultdict(list)
        for row in roster:
            self.roster[row.name].append(row)
        self.from_roster: list[tuple[ArticleRecord, ArticleEntity, Identity, RosterRow]] = []
        self.homes = Homes((record.page.place for record in records), seeds)
        self.of: dict[Ref, Identity] = {}
        self.taken: dict[str, Identity] = {}
        self.doubts: list[Doubt] = []

    def run(self) -> Identities:
        self._bodies()
        self._people()
        self._events()
        self._places_and_documents()
        posts = [
            RosterPost(record, entity.mentions[0], self.of[(record.article.id, entity.id)], body, row)
            for record, entity, body, row in self.from_roster
        ]
        return Identities(self.of, tuple(self.doubts), tuple(posts))

    def _each(self, *types: str) -> Iterable[tuple[ArticleRecord, ArticleEntity]]:
        return ((r, e) for r in self.records for e in r.entities if e.type in types)

    def _decided(self, kind: str, anchors: Mapping[str, Ref]) -> tuple[list[tuple[Ref, Ref]], list[tuple[Ref, Ref]]]:
        """The pairs that are decided to be one, and to be two, of those that are there."""
        return (
            [(anchors[a], anchors[b]) for a, b in self.decisions.same(kind) if a in anchors and b in anchors],
            [(anchors[a], anchors[b]) for a, b in self.decisions.apart(kind) if a in anchors and b in anchors],
        )

    def _keep(self, doubts: Iterable[Doubt], kind: str) -> None:
        self.doubts += [doubt for doubt in doubts if not self.decisions.settles(kind, doubt.one, doubt.other)]

    # --- bodies

    def _bodies(self) -> None:
        seen: list[BodySeen] = []
        renamed: list[tuple[Ref, Ref]] = []
        for record in self.records:
            page_home = self.homes.of_page(record.page.place)
            for entity in record.entities:
                if entity.type in BODY_TYPES:
                    home = self.homes.of_body(entity.names[0])
                    seen.append(BodySeen((record.article.id, entity.id), entity.type, entity.names, page_home, home))
            renamed += [
                ((record.article.id, relation.subject), (record.article.id, relation.object))
                for relation in record.relations
                if relation.relation == "renamedTo"
            ]
        same, apart = self._decided("Organization", {format_anchor(one.names[0], one.ref): one.ref for one in seen})
        groups, doubts = same_body.group_bodies(seen, [*same, *renamed], self.seeds, apart)
        self._keep(doubts, "Organization")
        by_ref = {one.ref: one for one in seen}
        newest = self._newest_names(renamed, groups, by_ref)
        for members in groups.all():
            group = [by_ref[ref] for ref in members]
            name = same_body.name_of(group, newest.get(groups.leader(members[0])))
            named = next((one for one in group if one.names[0] == name), group[0])
            marks = (same_body.scope_of(named), full_name(named.home or named.page_home), _hash(members))
            self._name(members, same_body.type_of(group), name, marks, place=marks[1] if named.home or marks[0] else "")

    def _newest_names(
        self, renamed: list[tuple[Ref, Ref]], groups: Groups[Ref], by_ref: Mapping[Ref, BodySeen]
    ) -> dict[Ref, str]:
        """For each body that was renamed the name that it was given last."""
        dates = {record.article.id: record.page.date or "" for record in self.records}
        found: dict[Ref, str] = {}
        for _, new in sorted(renamed, key=lambda pair: (dates[pair[0][0]], pair)):
            found[groups.leader(new)] = by_ref[new].names[0]
        return found

    # --- people

    def _people(self) -> None:
        seen = [person for record in self.records for person in self._people_of(record)]
        same, apart = self._decided("Person", {format_anchor(one.name, one.ref): one.ref for one in seen})
        groups, doubts = same_person.group_people(seen, same, apart)
        self._keep(doubts, "Person")
        by_ref = {one.ref: one for one in seen}
        for members in groups.all():
            group = sorted((by_ref[ref] for ref in members), key=lambda one: (one.date or "~", one.ref))
            counts = Counter(one.name for one in group)
            name = min(counts, key=lambda n: (-counts[n], -len(n), n))
            first = next((post.body_name for one in group for post in one.posts if not post.former), "")
            self._name(members, "Person", name, (full_name(_home_of(group)), first, _hash(members)), always=1)

    def _people_of(self, record: ArticleRecord) -> list[PersonSeen]:
        """The people of one article with their posts and the names beside them."""
        article = record.article.id
        posts: dict[str, list[PostSeen]] = defaultdict(list)
        for relation in record.relations:
            if relation.relation in ("holdsPost", "leavesPost"):
                posts[relation.subject].append(self._post(article, relation))
        for entity in record.entities:
            if entity.type == "Person" and entity.mentions and not posts[entity.id]:
                posts[entity.id] = self._roster_posts(record, entity)
        beside = {e.names[0] for e in record.entities if e.type == "Person"}
        bodies = {self.of[(article, e.id)].id for e in record.entities if e.type in BODY_TYPES}
        page_home = self.homes.of_page(record.page.place)
        return [
            PersonSeen(
                (article, e.id),
                e.names[0],
                page_home,
                record.page.date or "",
                tuple(posts[e.id]),
                frozenset(beside - {e.names[0]} | bodies),
            )
            for e in record.entities
            if e.type == "Person"
        ]

    def _roster_posts(self, record: ArticleRecord, entity: ArticleEntity) -> list[PostSeen]:
        """The posts that the roster gives a name without one, on the day and at the place of the page."""
        day, page_home = record.page.date, self.homes.of_page(record.page.place)
        rows = [row for row in self.roster.get(entity.names[0], ()) if day and row.holds(day)]
        posts = []
        for row in rows:
            home = self.homes.of_body(row.body)
            if relation_of(home, page_home) not in ("same", "above", "below"):
                continue
            body = self.taken.get(f"org-{segment(row.body)}") or self.taken.get(f"company-{segment(row.body)}")
            if body is None:
                body = Identity(f"org-{segment(row.body)}", "Organization", row.body)
                self.taken[body.id] = body
            self.from_roster.append((record, entity, body, row))
            sector = same_person.sector_of(body.type, body.name, home)
            posts.append(PostSeen(body.id, body.name, sector, home, row.title, False))
        return posts

    def _post(self, article: str, relation: ArticleRelation) -> PostSeen:
        body = self.of[(article, relation.object)]
        title, former = split_title(relation.qualifiers.get("title", ""), relation.rule_id)
        home = self.homes.of_body(body.name)
        sector = same_person.sector_of(body.type, body.name, home)
        return PostSeen(body.id, body.name, sector, home, title, former or relation.relation == "leavesPost")

    # --- occasions

    def _events(self) -> None:
        seen = [event for record in self.records for event in self._events_of(record)]
        same, apart = self._decided("Event", {format_anchor(one.names[0], one.ref): one.ref for one in seen})
        groups, doubts = same_event.group_events(seen, same, apart)
        self._keep(doubts, "Event")
        by_ref = {one.ref: one for one in seen}
        for members in groups.all():
            group = [by_ref[ref] for ref in members]
            main = [one for one in group if one.main] or group
            counts = Counter(one.names[0] for one in main)
            name = min(counts, key=lambda n: (is_generic(n, self.seeds), -counts[n], -len(n), n))
            day = min((one.day for one in main if one.day), default="")
            place = full_name(group[0].home)
            self._name(members, "Event", name, (place, day, _hash(members)), always=2 if day else 3)

    def _events_of(self, record: ArticleRecord) -> list[EventSeen]:
        article = record.article.id
        people: dict[str, set[str]] = defaultdict(set)
        leads: dict[str, set[str]] = defaultdict(set)
        for relation in record.relations:
            people[relation.object].add(self._id_or_name(article, relation.subject))
            if relation.relation == "presides":
                leads[relation.object].add(self._id_or_name(article, relation.subject))
        found = []
        for entity in record.entities:
            if entity.type == "Event":
                date = entity.attributes.get("date", "")
                found.append(
                    EventSeen(
                        (article, entity.id),
                        entity.names,
                        entity.attributes.get("kind", "其他"),
                        date if len(date) == 10 and date[0].isdigit() else "",
                        record.page.date or "",
                        entity.main,
                        entity.attributes.get("eventStatus", "reported") == "reported",
                        is_generic(entity.names[0], self.seeds),
                        self.homes.of_page(record.page.place),
                        frozenset(people[entity.id]),
                        frozenset(leads[entity.id]),
                    )
                )
        return found

    def _id_or_name(self, article: str, local: str) -> str:
        found = self.of.get((article, local))
        return found.id if found else local

    # --- the rest

    def _places_and_documents(self) -> None:
        for record, entity in self._each("Document"):
            self._name([(record.article.id, entity.id)], "Document", entity.names[0], ())
        for record, entity in self._each("Place"):
            name = entity.names[0]
            found = self.seeds.divisions.get(name, ())
            chain = self.homes.of_page(record.page.place)
            codes = [division.code for division in found if division.name == name]
            if len(codes) > 1:
                codes = [code for code in codes if self._above(code) in chain]
            mark = self._above(codes[0]) if len(codes) == 1 and len(found) > 1 else ""
            code = codes[0] if len(codes) == 1 else ""
            self._name([(record.article.id, entity.id)], "Place", name, (mark,) if mark else (), always=1, code=code)

    def _above(self, code: str) -> str:
        above = self.seeds.by_code.get(self.seeds.by_code[code].parent)
        return above.name if above else ""

    # --- ids

    def _name(
        self,
        members: Sequence[Ref],
        kind: str,
        name: str,
        marks: Sequence[str],
        *,
        always: int = 0,
        code: str = "",
        place: str = "",
    ) -> None:
        """Gives the members one id: by name, the first `always` marks, and as many more as tell it from others."""
        start = sum(1 for mark in marks[:always] if mark)
        known = [mark for mark in marks if mark]
        if kind in BODY_TYPES:
            start = 1 if marks[0] else 0
        for size in range(start, len(known) + 1):
            entity_id = "-".join((PREFIX[kind], segment(name), *(iri_segment(mark) for mark in known[:size])))
            if entity_id not in self.taken or kind in ("Place", "Document"):
                break
        identity = self.taken.setdefault(entity_id, Identity(entity_id, kind, name, code, place))
        for ref in members:
            self.of[ref] = identity


def segment(name: str) -> str:
    """The name as a segment of an id; a name that the segment doesn't hold whole is told apart by a hash."""
    found = iri_segment(name[:MAX_NAME])
    return found if found == name else f"{found}-{content_id(name)[:6]}"


def _home_of(group: Iterable[PersonSeen]) -> Chain:
    """The home of most posts of a person, else of most pages."""
    homes: Counter[Chain] = Counter()
    pages: Counter[Chain] = Counter()
    for one in group:
        homes.update(post.home for post in one.posts if post.home)
        pages[one.page_home] += 1
    counts = homes or pages
    key: Callable[[Chain], tuple[int, Chain]] = lambda home: (-counts[home], home)  # noqa: E731
    return min(counts, key=key)


def _hash(members: Iterable[Ref]) -> str:
    return content_id(*min(members))[:8]
