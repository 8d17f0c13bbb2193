"""Ids for things: a name, and as many marks beside it as tell it from others of the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.flow import Data
from kg.ids import content_id, iri_segment
from kg.pickling import pickled_by_value
from kg.records import Ref

PREFIX: Mapping[str, str] = {
    "Person": "person",
    "Company": "company",
    "Organization": "org",
    "Event": "event",
    "Place": "place",
    "Document": "document",
}
MAX_NAME = 60  # characters of a name that go into an id

Member = TypeVar("Member")


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Identity:
    """What one thing is over all articles."""

    id: str
    type: str
    name: str
    code: str = ""  # of an administrative division
    place: str = ""  # where a body is at home, with the places above: 江东省临州市清湖市


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Thing(Generic[Member]):
    """What is to get an id."""

    first: Ref  # its first mention
    type: str
    name: str
    marks: tuple[str, ...]  # what may tell it from others of its name, the best first; the last one does for sure
    always: int  # so many of the marks stand in its id in any case, where they are known
    members: tuple[Member, ...]  # what it stands for; of two of one name the one with more gets the shorter id
    place: str = ""


def give_ids(things: Data[Thing[Member]]) -> Data[tuple[Member, Identity]]:
    """The identity of each member of each thing."""
    return things.flat_map(_by_start).group(_give_ids)


def _by_start(thing: Thing[Member]) -> Iterable[tuple[tuple[str, str], Thing[Member]]]:
    """The thing under the part of its id that all have whose ids may be alike."""
    return [((PREFIX[thing.type], segment(thing.name).split("-")[0]), thing)]


def _give_ids(_: tuple[str, str], things: list[Thing[Member]]) -> Iterator[tuple[Member, Identity]]:
    taken: set[str] = set()
    for thing in sorted(things, key=lambda thing: (-len(thing.members), thing.first)):
        start = sum(1 for mark in thing.marks[: thing.always] if mark)
        known = [mark for mark in thing.marks if mark]
        for size in range(start, len(known) + 1):
            found = make_id(thing.type, thing.name, *known[:size])
            if found not in taken:
                break
        taken.add(found)
        identity = Identity(found, thing.type, thing.name, "", thing.place)
        yield from ((member, identity) for member in thing.members)


def make_id(kind: str, name: str, *marks: str) -> str:
    """The id of a thing of a name with marks: person-王健-义乌市."""
    return "-".join((PREFIX[kind], segment(name), *map(iri_segment, marks)))


def segment(name: str) -> str:
    """The name as a segment of an id; a name that the segment doesn't hold whole is told apart by a hash."""
    found = iri_segment(name[:MAX_NAME])
    return found if found == name else f"{found}-{content_id(name)[:6]}"


def hash_of(first: Ref) -> str:
    """The mark that tells a thing from all others: made of its first mention."""
    return content_id(*first)[:8]
