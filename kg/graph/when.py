"""Dates as the graph holds them: of any precision, YYYY, YYYY-MM or YYYY-MM-DD; when a fact was."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import TYPE_CHECKING

import kg.regex as re
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.query.graph import Graph
    from kg.records import Entity, Statement

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def is_date(text: str) -> bool:
    """Whether it is YYYY, YYYY-MM or YYYY-MM-DD."""
    return _DATE.fullmatch(text) is not None


def within(date: str, since: str | None, until: str | None) -> bool:
    """Whether all days of a date of any precision (2023, 2023-06, 2023-06-19) lie between two others.

    Raises KGError for a bound that is no date.
    """
    for bound in (since, until):
        if bound and not _DATE.fullmatch(bound):
            raise KGError(f"bad date {bound!r} (YYYY, YYYY-MM or YYYY-MM-DD)")
    if not since and not until:
        return True
    if not _DATE.fullmatch(date):
        return False
    return (not since or first_day(date) >= first_day(since)) and (not until or last_day(date) <= last_day(until))


def first_day(date: str) -> str:
    """The first day of a date of any precision."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day of a date of any precision, of a month always the 31st: as text it is after any other."""
    return date + "-12-31"[len(date) - 4 :]


def last_real_day(date: str) -> str:
    """The last day of a date of any precision, as a day that there is."""
    if len(date) == 10:
        return date
    year, month = int(date[:4]), int(date[5:7] or 12)
    return f"{date[:4]}-{month:02}-{monthrange(year, month)[1]:02}"


def event_date(event: Entity) -> str:
    """The date of an event, of any precision; "" where its year is not known."""
    date = event.attributes.get("date", "")
    return date if _DATE.fullmatch(date) else ""


def fact_date(graph: Graph, statement: Statement) -> str:
    """When a fact was: the date of its event, else its start, else when it was first said; "" if unknown."""
    return dated(statement, graph.entities)


def dated(statement: Statement, entities: Mapping[str, Entity]) -> str:
    """When a fact was, as fact_date, with its ends at hand."""
    for end in (statement.object, statement.subject):
        entity = entities[end]
        if entity.type == "Event" and entity.attributes.get("date"):
            return event_date(entity)
    return statement.qualifiers.get("start") or statement.qualifiers.get("date", "")
