"""Two runs on the same gold: which facts became right or wrong, were gained or lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Literal

from kg.measure.evaluate import Report
from kg.measure.judged import Judged

ChangeKind = Literal["became right", "became wrong", "gained", "lost"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one run found and the other not, or what both found and is right in one of them only."""

    kind: ChangeKind
    item: Judged  # as the later run found it, what is lost as the one before


def compare(before: Report, after: Report) -> tuple[Change, ...]:
    """The changes from one run to the other; a thing is the same when it is shown alike in the same article.

    What is right in both runs is the same thing under any name. Gained and lost things may be right or wrong.
    """
    was = _without_common(_found(before), _found(after))
    now = _without_common(_found(after), _found(before))
    by_name: dict[Hashable, list[Judged]] = defaultdict(list)
    for item in was:
        by_name[_name(item)].append(item)
    changes: list[Change] = []
    for item in now:
        same = by_name[_name(item)]
        if not same:
            changes.append(Change("gained", item))
        elif same.pop(0).verdict != item.verdict:
            changes.append(Change("became right" if item.verdict == "right" else "became wrong", item))
    changes += [Change("lost", item) for items in by_name.values() for item in items]
    return tuple(changes)


def _found(report: Report) -> list[Judged]:
    return [item for item in report.items if item.verdict != "missed"]


def _without_common(items: Iterable[Judged], other: Iterable[Judged]) -> list[Judged]:
    """Without what is right in both."""
    common = {_gold(item) for item in other if item.verdict == "right"}
    return [item for item in items if item.verdict != "right" or _gold(item) not in common]


def _gold(item: Judged) -> Hashable:
    return item.label, item.where, item.gold


def _name(item: Judged) -> Hashable:
    return item.label, item.where, item.said.shown
