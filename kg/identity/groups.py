"""Groups of what is the same: a union-find that knows what must not come together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Items that are joined step by step; two that are kept apart never meet, whoever joins their groups."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._leader: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._apart: dict[T, set[T]] = {}  # by leader: leaders of the groups that it must not join
        for item in items:
            self.add(item)

    def add(self, item: T) -> None:
        """Makes a group of one, unless the item is there already."""
        if item not in self._leader:
            self._leader[item] = item
            self._members[item] = [item]

    @classmethod
    def decided(cls, items: Iterable[T], same: Iterable[tuple[T, T]], apart: Iterable[tuple[T, T]]) -> Groups[T]:
        """Groups of the items in which the pairs of `apart` are kept apart, and those of `same` joined."""
        groups = cls(items)
        for one, other in apart:
            groups.keep_apart(one, other)
        for one, other in same:
            groups.join(one, other)
        return groups

    def has(self, item: T) -> bool:
        """Whether the item is in any group."""
        return item in self._leader

    def leader(self, item: T) -> T:
        """The item that stands for the group; which one may change with the next join."""
        return self._leader[item]

    def members(self, item: T) -> list[T]:
        """All of the item's group, in the order in which they came."""
        return self._members[self._leader[item]]

    def all(self) -> list[list[T]]:
        """All groups, in the order of their first items."""
        return list(self._members.values())

    def same(self, one: T, other: T) -> bool:
        """Whether the two are in one group."""
        return self._leader[one] == self._leader[other]

    def may_join(self, one: T, other: T) -> bool:
        """Whether nothing keeps the two apart."""
        return self._leader[other] not in self._apart.get(self._leader[one], ())

    def join(self, one: T, other: T) -> bool:
        """Joins the groups of the two, unless something keeps them apart; whether they are in one group now."""
        a, b = self._leader[one], self._leader[other]
        if a == b:
            return True
        if not self.may_join(a, b):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for member in self._members[b]:
            self._leader[member] = a
        self._members[a] += self._members.pop(b)
        for foe in self._apart.pop(b, set()):
            self._apart[foe].discard(b)
            self._apart[foe].add(a)
            self._apart.setdefault(a, set()).add(foe)
        return True

    def keep_apart(self, one: T, other: T) -> bool:
        """Keeps the groups of the two apart from now on; whether they were apart."""
        a, b = self._leader[one], self._leader[other]
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True
