"""Which occasion each occasion of each article is: all occasions of one place together (kg.identity.same_event)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from kg.annotate.occasions.finder import is_generic
from kg.flow import Data
from kg.identity.decisions import format_anchor
from kg.identity.entity_ids import Identity, Thing, hash_of
from kg.identity.groups import Groups
from kg.identity.homes import full_name
from kg.identity.same_event import EventSeen, group_events
from kg.identity.told import Setting, Told, anchor_of
from kg.records import Doubt, Ref

KIND = "Event"


def place_blocks(setting: Setting, told: Data[Told]) -> dict[str, str]:
    """For places whose occasions decisions tie to those of other places, one that stands for all of these."""
    if not setting.decided[KIND]:
        return {}
    places: dict[str, str] = dict(told.flat_map(partial(_anchored, setting)))
    groups: Groups[str] = Groups()
    for one, other in (*setting.decisions.same(KIND), *setting.decisions.apart(KIND)):
        if one in places and other in places:
            groups.add(places[one])
            groups.add(places[other])
            groups.join(places[one], places[other])
    return {place: min(group) for group in groups.all() for place in group}


def _anchored(setting: Setting, told: Told) -> Iterator[tuple[str, str]]:
    for ref, entity in told.each(KIND):
        if anchor := anchor_of(entity.names[0], ref, setting.decided[KIND]):
            yield anchor, full_name(setting.home_of(told))


def see_events(
    setting: Setting, blocks: Mapping[str, str], told: Told, of: Mapping[str, Identity]
) -> Iterator[tuple[str, EventSeen]]:
    """The occasions of an article under what all have that may be one; `of` has its people and bodies."""
    people: dict[str, set[str]] = defaultdict(set)
    leads: dict[str, set[str]] = defaultdict(set)
    for relation in told.relations:
        who = of[relation.subject].id if relation.subject in of else relation.subject
        people[relation.object].add(who)
        if relation.relation == "presides":
            leads[relation.object].add(who)
    place = full_name(setting.home_of(told))
    for ref, entity in told.each(KIND):
        date = entity.attributes.get("date", "")
        yield (
            blocks.get(place, place),
            EventSeen(
                ref,
                entity.names,
                entity.attributes.get("kind", "其他"),
                date if len(date) == 10 and date[0].isdigit() else "",
                told.date,
                entity.main,
                entity.attributes.get("eventStatus", "reported") == "reported",
                is_generic(entity.names[0], setting.seeds),
                setting.home_of(told),
                frozenset(people[entity.id]),
                frozenset(leads[entity.id]),
            ),
        )


def identify_events(setting: Setting, _: str, events: list[EventSeen]) -> Iterator[Thing[Ref] | Doubt]:
    """The occasions of one block, and what is to be looked at."""
    events = sorted(events, key=lambda one: one.ref)
    same, apart = setting.decided_among(KIND, {format_anchor(one.names[0], one.ref): one.ref for one in events})
    groups, doubts = group_events(events, same, apart)
    yield from doubts
    by_ref = {one.ref: one for one in events}
    for members in groups.all():
        group = [by_ref[ref] for ref in members]
        main = [one for one in group if one.main] or group
        counts = Counter(one.names[0] for one in main)
        name = min(counts, key=lambda n: (is_generic(n, setting.seeds), -counts[n], -len(n), n))
        day = min((one.day for one in main if one.day), default="")
        first = min(members)
        marks = (full_name(by_ref[first].home), day, hash_of(first))
        yield Thing(first, KIND, name, marks, 2 if day else 3, tuple(sorted(members)))
