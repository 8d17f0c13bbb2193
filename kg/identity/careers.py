"""Posts over time: a person's career, and who held a post on a day, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.records import Entity, Evidence, Page, Statement

Basis = Literal["seen", "between", "nearest"]
_UNDATED = "~"  # sorts after all dates
# What stands in a body's name after its place where the place itself is asked for: 义乌市, 市长.
_MAIN_ORGANS = ("", "政府", "人民政府", "委", "人大常委会", "人大", "政协")


@dataclass(frozen=True, slots=True)
class Occupancy:
    """One person in one post. Days are YYYY-MM-DD; observed ones are of pages and no term of office."""

    person: Entity
    body: Entity
    title: str
    first_seen: str  # empty when no dated page tells of it as held
    last_seen: str
    start: str  # only where a page says so: 任命, 当选
    end: str  # only where a page says so: 免去, 辞去
    status: str  # current | ended | unknown
    evidence: tuple[Evidence, ...]
    statement: Statement
    days: tuple[str, ...]  # of the pages that tell of it, sorted

    def __str__(self) -> str:
        seen = self.first_seen if self.first_seen == self.last_seen else f"{self.first_seen} – {self.last_seen}"
        told = [f"from {self.start}"] * bool(self.start) + [f"until {self.end}"] * bool(self.end)
        return "  ".join((seen or "undated", f"{self.body.name}{self.title}", self.person.name, *told, self.status))


@dataclass(frozen=True, slots=True)
class Held:
    """Who held a post on a day, and what the answer rests on.

    seen: a page of that day says so; between: seen or begun before, seen or left after; nearest: no more than the
    nearest day on which anybody was seen in it, `distance` days away.
    """

    occupancy: Occupancy
    basis: Basis
    distance: int

    @property
    def person(self) -> Entity:
        """Who held it."""
        return self.occupancy.person

    def __str__(self) -> str:
        sure = {"seen": "", "between": "", "nearest": f"  only the nearest observation, {self.distance} days away"}
        return f"{self.occupancy.person.name}  {self.occupancy}{sure[self.basis]}"


def occupancy_of(statement: Statement, entities: Mapping[str, Entity], pages: Mapping[str, Page]) -> Occupancy:
    """The occupancy that a holdsPost statement tells."""
    told = statement.qualifiers
    days = {pages[one.page_id].date for one in statement.evidence if one.page_id in pages}
    return Occupancy(
        person=entities[statement.subject],
        body=entities[statement.object],
        title=told.get("title", ""),
        first_seen=told.get("date", ""),
        last_seen=told.get("lastSeen", ""),
        start=told.get("start", ""),
        end=told.get("end", ""),
        status=told.get("status", "unknown"),
        evidence=statement.evidence,
        statement=statement,
        days=tuple(sorted(day for day in days if day)),
    )


def in_time(occupancies: Iterable[Occupancy]) -> list[Occupancy]:
    """Sorted by when each began or was first seen; those of former days before all others, undated ones last."""

    def key(one: Occupancy) -> tuple[bool, str, str, str, str]:
        former = not one.first_seen and not one.start and one.status == "ended"
        return (not former, one.start or one.first_seen or _UNDATED, one.last_seen, one.body.name, one.title)

    return sorted(occupancies, key=key)


def is_post(one: Occupancy, body: str, title: str) -> bool:
    """Whether it is that post; `body` may be its place (义乌市, 市长), `title` hold the body (义乌市, 市委书记)."""
    place = one.body.attributes.get("place", "")
    names = (one.body.name, *one.body.aliases)
    if one.title == title and any((place + name).endswith(body) for name in names if body.endswith(name)):
        return True
    for name in names:
        if name == body and one.title == title:
            return True
        if name.startswith(body):
            rest = name[len(body) :]
            if title in (rest + one.title, body[-1:] + rest + one.title):
                return True
            if one.title == title and rest in _MAIN_ORGANS:
                return True
    return False


def who_held(occupancies: Iterable[Occupancy], first: str, last: str) -> list[Held]:
    """Who of those in one post held it at some day from `first` to `last`; without anybody, who was seen nearest."""
    found: list[Held] = []
    near: list[Held] = []
    for one in occupancies:
        begin, end = one.start or one.first_seen, one.end or one.last_seen or one.start
        if not begin or not end:
            continue
        if begin <= last and first <= end:
            seen = any(first <= day <= last for day in one.days)
            found.append(Held(one, "seen" if seen else "between", 0))
        elif not (one.end and first > one.end) and not (one.start and last < one.start):
            distance = _days(end, first) if end < first else _days(last, begin)
            near.append(Held(one, "nearest", distance))
    if found:
        return sorted(found, key=lambda held: (held.basis != "seen", held.occupancy.person.name))
    least = min((held.distance for held in near), default=0)
    return [held for held in near if held.distance == least]


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
