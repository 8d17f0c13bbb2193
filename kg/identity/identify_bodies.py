"""Which body each body of each article is: what names link, what the pages say of new names, what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from kg.flow import Data, Flow
from kg.identity.components import Link, Node, Pair, join_linked, link
from kg.identity.entity_ids import Identity, Thing, give_ids, hash_of
from kg.identity.homes import full_name
from kg.identity.same_body import BodySeen, body_key, link_bodies, name_of, scope_of, type_of
from kg.identity.told import Setting, Told, ToldEntity, anchor_of
from kg.pickling import pickled_by_value
from kg.records import Doubt, Ref

BODY_TYPES = ("Company", "Organization")
KIND = "Organization"  # of decisions and doubts, companies' too
_DECIDED, _BY_KEY = 0, 1  # ranks of links

_Renamed = tuple[str, Ref, str]  # day, mention of the new name, new name


@pickled_by_value
@dataclass(slots=True)
class _Body:
    """What the articles call a body."""

    nodes: list[Node] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    first: dict[str, BodySeen] = field(default_factory=dict)  # the first mention of each name
    renamed: list[_Renamed] = field(default_factory=list)

    def add(self, one: BodySeen) -> None:
        name = one.names[0]
        self.names[name] += 1
        self.types[one.type] += 1
        if name not in self.first or one.ref < self.first[name].ref:
            self.first[name] = one

    def take(self, other: _Body) -> None:
        self.nodes += other.nodes
        self.names += other.names
        self.types += other.types
        self.renamed += other.renamed
        for name, one in other.first.items():
            if name not in self.first or one.ref < self.first[name].ref:
                self.first[name] = one


def identify_bodies(flow: Flow, told: Data[Told], setting: Setting) -> tuple[Data[tuple[Ref, Identity]], Data[Doubt]]:
    """The identity of each mention of a body, and what is to be looked at."""
    seen = told.flat_map(partial(_seen, setting)).keep()
    by_name, doubts = link_bodies(seen.flat_map(lambda pair: [pair[1]]))
    renamed = told.flat_map(partial(_renamed, setting)).keep()
    same, apart = _decided(seen, setting)
    links = by_name.union(renamed.flat_map(_as_links), seen.flat_map(_own_links), flow.of(same))
    told_names = seen.union(renamed.flat_map(lambda pair: [(pair[0][1], pair[1])]))
    things = told_names.group(_count).union(join_linked(links, apart)).group(_lead).group(_as_thing)
    ids = give_ids(things)
    return seen.flat_map(lambda pair: [(pair[0], pair[1].ref)]).union(ids).group(_hand_out), doubts


def body_seen(setting: Setting, told: Told, entity: ToldEntity) -> BodySeen:
    """A body of an article."""
    home = setting.homes.of_body(entity.names[0])
    return BodySeen((told.article, entity.id), entity.type, entity.names, setting.home_of(told), home)


def _node(setting: Setting, one: BodySeen) -> Node:
    """The key of a body; a mention that somebody decided on has one of its own."""
    anchor = anchor_of(one.names[0], one.ref, setting.decided[KIND])
    return (*body_key(one), anchor) if anchor else body_key(one)


def _seen(setting: Setting, told: Told) -> Iterator[tuple[Node, BodySeen]]:
    for _, entity in told.each(*BODY_TYPES):
        one = body_seen(setting, told, entity)
        yield _node(setting, one), one


def _own_links(pair: tuple[Node, BodySeen]) -> Iterator[Link]:
    """From the key of a mention that somebody decided on to the one that it would have."""
    node, one = pair
    if node != body_key(one):
        yield link(_BY_KEY, body_key(one), node)


def _renamed(setting: Setting, told: Told) -> Iterator[tuple[Pair, _Renamed]]:
    """The keys under the old and the new name of what an article says to be renamed."""
    entities = {entity.id: entity for entity in told.entities}
    for relation in told.relations:
        if relation.relation == "renamedTo":
            old, new = (body_seen(setting, told, entities[end]) for end in (relation.subject, relation.object))
            yield (_node(setting, old), _node(setting, new)), (told.date, new.ref, new.names[0])


def _as_links(pair: tuple[Pair, _Renamed]) -> list[Link]:
    return [link(_DECIDED, *pair[0])]


def _decided(seen: Data[tuple[Node, BodySeen]], setting: Setting) -> tuple[list[Link], list[Pair]]:
    """What people decided to be one, and to be two, of what is there."""
    if not setting.decided[KIND]:
        return [], []
    found = seen.flat_map(lambda pair: [(pair[0][-1], pair[0])] if len(pair[0]) > len(body_key(pair[1])) else [])
    nodes: dict[str, Node] = dict(found)
    same, apart = (
        [(nodes[one], nodes[other]) for one, other in pairs if one in nodes and other in nodes]
        for pairs in (setting.decisions.same(KIND), setting.decisions.apart(KIND))
    )
    return [link(_DECIDED, *pair) for pair in same], apart


def _count(node: Node, told: list[BodySeen | _Renamed]) -> Iterator[tuple[Node, _Body | Node]]:
    body = _Body([node])
    for one in told:
        if isinstance(one, BodySeen):
            body.add(one)
        else:
            body.renamed.append(one)
    yield node, body


def _lead(node: Node, found: list[_Body | Node]) -> Iterator[tuple[Node, _Body]]:
    """A body under the key that stands for its group."""
    leader = next((one for one in found if isinstance(one, tuple)), node)
    return ((leader, one) for one in found if isinstance(one, _Body))


def _as_thing(_: Node, bodies: list[_Body]) -> Iterator[Thing[Node]]:
    body = _Body()
    for one in bodies:
        body.take(one)
    if not body.names:
        return
    kind = type_of(body.types)
    name = name_of(body.names, kind, max(body.renamed)[2] if body.renamed else "")
    first = min(one.ref for one in body.first.values())
    named = body.first[name]
    place = full_name(named.home or named.page_home)
    marks = (scope_of(named), place, hash_of(first))
    at_home = place if named.home or marks[0] else ""
    yield Thing(first, kind, name, marks, 1, tuple(sorted(body.nodes)), at_home)


def _hand_out(_: Node, found: list[Ref | Identity]) -> Iterator[tuple[Ref, Identity]]:
    """The identity of a key to each mention of it."""
    identity = next(one for one in found if isinstance(one, Identity))
    return ((one, identity) for one in found if isinstance(one, tuple))
