"""Which person each person of each article is: all people of one last name together (kg.identity.same_person)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.flow import Data
from kg.identity.decisions import format_anchor
from kg.identity.entity_ids import Identity, Thing, hash_of, make_id
from kg.identity.homes import Chain, full_name, relation_of
from kg.identity.identify_bodies import BODY_TYPES
from kg.identity.occupancies import split_title
from kg.identity.roster import RosterRow
from kg.identity.same_person import PersonSeen, PostSeen, group_people, last_name, sector_of
from kg.identity.told import Setting, Told, ToldEntity, ToldRelation
from kg.records import Doubt, Ref

KIND = "Person"


def see_people(
    setting: Setting, roster: Mapping[str, Identity], told: Told, of: Mapping[str, Identity]
) -> Iterator[tuple[str, PersonSeen]]:
    """The people of an article with their posts and the names beside them, under what all have who may be one.

    `of` has the bodies of the article, `roster` those of the roster by name.
    """
    posts: dict[str, list[PostSeen]] = defaultdict(list)
    for relation in told.relations:
        if relation.relation in ("holdsPost", "leavesPost"):
            posts[relation.subject].append(_post(setting, relation, of))
    for entity, row in listed_posts(setting, told):
        home = setting.homes.of_body(row.body)
        body = roster[row.body]
        sector = sector_of(body.type, body.name, home)
        posts[entity.id].append(PostSeen(body.id, body.name, sector, home, row.title, False))
    beside = {entity.names[0] for _, entity in told.each(KIND)}
    bodies = {of[entity.id].id for _, entity in told.each(*BODY_TYPES)}
    for ref, entity in told.each(KIND):
        name = entity.names[0]
        company = frozenset(beside - {name} | bodies)
        yield (
            _block(setting, name),
            PersonSeen(ref, name, setting.home_of(told), told.date, tuple(posts[entity.id]), company),
        )


def listed_posts(setting: Setting, told: Told) -> Iterator[tuple[ToldEntity, RosterRow]]:
    """The posts that the roster gives the names without one, on the day and at the place of the page."""
    if not (told.listed and told.date):
        return
    posted = {each.subject for each in told.relations if each.relation in ("holdsPost", "leavesPost")}
    for _, entity in told.each(KIND):
        if entity.id not in told.listed or entity.id in posted:
            continue
        for row in setting.rows[entity.names[0]]:
            near = relation_of(setting.homes.of_body(row.body), setting.home_of(told)) in ("same", "above", "below")
            if near and row.holds(told.date):
                yield entity, row


def roster_bodies(setting: Setting, bodies: Data[tuple[Ref, Identity]]) -> dict[str, Identity]:
    """The bodies of the roster by name: those of the articles where they are the same."""
    if not setting.roster:
        return {}
    names = sorted({row.body for row in setting.roster})
    wanted = frozenset(make_id(kind, name) for name in names for kind in BODY_TYPES)
    met = bodies.flat_map(lambda pair: [(pair[1].id, pair[1])] if pair[1].id in wanted else [])
    known: dict[str, Identity] = dict(met.group(lambda key, found: [(key, found[0])]))
    found = {}
    for name in names:
        org, company = make_id("Organization", name), make_id("Company", name)
        found[name] = known.get(org) or known.get(company) or Identity(org, "Organization", name)
    return found


def _post(setting: Setting, relation: ToldRelation, of: Mapping[str, Identity]) -> PostSeen:
    body = of[relation.object]
    title, former = split_title(relation.title, relation.rule_id)
    home = setting.homes.of_body(body.name)
    sector = sector_of(body.type, body.name, home)
    return PostSeen(body.id, body.name, sector, home, title, former or relation.relation == "leavesPost")


def _block(setting: Setting, name: str) -> str:
    """The last part of a name; where somebody decided on people of several names, one for all of these."""
    last = last_name(name)
    return setting.name_blocks.get(last, last)


def identify_people(setting: Setting, _: str, people: list[PersonSeen]) -> Iterator[Thing[Ref] | Doubt]:
    """The people of one block, and what is to be looked at."""
    people = sorted(people, key=lambda one: one.ref)
    same, apart = setting.decided_among(KIND, {format_anchor(one.name, one.ref): one.ref for one in people})
    groups, doubts = group_people(people, same, apart)
    yield from doubts
    by_ref = {one.ref: one for one in people}
    for members in groups.all():
        group = sorted((by_ref[ref] for ref in members), key=lambda one: (one.date or "~", one.ref))
        counts = Counter(one.name for one in group)
        name = min(counts, key=lambda n: (-counts[n], -len(n), n))
        post = next((post.body_name for one in group for post in one.posts if not post.former), "")
        first = min(members)
        marks = (full_name(_home_of(group)), post, hash_of(first))
        yield Thing(first, KIND, name, marks, 1, tuple(sorted(members)))


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
