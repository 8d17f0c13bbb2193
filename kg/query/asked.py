"""What the names in a question stand for in a graph: people, bodies, occasions, posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import kg.regex as re
from kg.errors import AmbiguousName, NameNotFound
from kg.graph.when import event_date, within
from kg.identity.careers import Occupancy, is_post
from kg.records import Entity

if TYPE_CHECKING:
    from kg.query.graph import Graph

_ANY_EVENT = frozenset("会议 活动 会 会议活动 仪式 论坛 座谈会".split())
_FILLER = re.compile(r"^(?:这次|那次|本次|上述|过|了|的)+|(?:的|了|上)$")
_TYPES = ("Person", "Organization", "Company", "Place", "Event", "Document")
_MANY = 5  # candidates that an error lists
_CLEARLY = 10  # times the facts of all others of its name, at least, of one that is taken for the one meant
_LONGER = 3  # times the words asked for, at most, may a name be that holds their characters in order


class Named:
    """Finds what names stand for; each raises NameNotFound, or AmbiguousName with the candidates.

    Of several of one name the one that nearly all facts are about is taken, and `notes` says so.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.notes: list[str] = []

    def person(self, text: str) -> Entity:
        """A person by name, other name or id; before or after it may stand a post: 市长顾明川."""
        return self._one(text, ("Person",))

    def who(self, text: str) -> Entity:
        """A person, body or place, by name; else the one whose name holds the text."""
        return self._one(text, _TYPES)

    def _one(self, text: str, types: tuple[str, ...]) -> Entity:
        ends = {part for cut in range(2, len(text) + 1) for part in (text[:cut], text[-cut:])}
        tiers: Sequence[tuple[Callable[[], Iterable[Entity]], Callable[[str, Entity], bool]]] = (
            (lambda: self._graph.named(text), _is_named),
            (lambda: self._graph.named(text), _is_also_named),
            (lambda: self._graph.named(*ends), _is_named_with_post),
            (lambda: self._graph.containing(text), _is_part),
        )
        for near, fits in tiers:
            found = [one for one in near() if one.type in types and fits(text, one)]
            if found:
                first = min(types.index(one.type) for one in found)
                best = [one for one in found if types.index(one.type) == first]
                longest = max(len(one.name) for one in best) if fits is _is_named_with_post else 0
                return self._only(text, [one for one in best if len(one.name) >= longest])
        raise NameNotFound(f"“{text}”这个名字")

    def _only(self, text: str, found: list[Entity]) -> Entity:
        ranked = sorted(found, key=lambda one: -self._graph.degree(one.id))
        if len(found) > 1:
            facts = [self._graph.degree(one.id) for one in ranked]
            if facts[0] >= _CLEARLY * sum(facts[1:]) > 0:
                others = "、".join(one.id for one in ranked[1 : _MANY + 1])
                self.notes.append(f"“{text}”有 {len(found)} 个，这里是事实最多的 {ranked[0].id}；另有 {others}。")
                return ranked[0]
            listed = ", ".join(one.id for one in found[:_MANY])
            more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
            raise AmbiguousName(f"{text}: {len(found)} candidates, name one by its id: {listed}{more}")
        return found[0]

    def events(self, text: str, when: str) -> list[Entity]:
        """The occasions of a name, or whose name holds it, or at least its characters in their order; in time."""
        name = _FILLER.sub("", text)
        if name in _ANY_EVENT and when:
            tiers = [self._graph.all_entities("Event")]
        else:
            tiers = [
                (one for one in self._graph.named(name) if one.type == "Event"),
                (one for one in self._graph.containing(name) if name and one.type == "Event"),
                (one for one in self._graph.all_entities("Event") if len(name) > 1 and _holds_in_order(one.name, name)),
            ]
        known = False
        for found in map(list, tiers):
            known = known or bool(found)
            kept = [one for one in found if not when or within(event_date(one), when, when)]
            if kept:
                return sorted(kept, key=lambda one: (event_date(one) or "~", one.name, one.id))
        if not known:
            raise NameNotFound(f"名为“{name}”的活动")
        return []

    def is_post(self, one: Occupancy, text: str) -> bool:
        """Whether it is the post of that name: 清湖市市长, 市委书记, 局长."""
        if text == one.title or any(text == name + one.title for name in (one.body.name, *one.body.aliases)):
            return True
        return any(is_post(one, text[:cut], text[cut:]) for cut in range(1, len(text)))


def _is_named(text: str, one: Entity) -> bool:
    return text in (one.name, one.id)


def _is_also_named(text: str, one: Entity) -> bool:
    return text in one.aliases


def _is_named_with_post(text: str, one: Entity) -> bool:
    """市长顾明川, 顾明川市长."""
    if one.type != "Person" or len(one.name) < 2 or not (text.startswith(one.name) or text.endswith(one.name)):
        return False
    rest = text.removeprefix(one.name).removesuffix(one.name)
    return not re.search("[和与同跟、的在]", rest)


def _is_part(text: str, one: Entity) -> bool:
    return one.type != "Person" and text in one.name


def _holds_in_order(name: str, text: str) -> bool:
    """Whether a name, not much longer, has the characters of the text in their order: 市委常委会[专题]会议."""
    letters = iter(name)
    return len(name) <= _LONGER * len(text) and all(letter in letters for letter in text)
