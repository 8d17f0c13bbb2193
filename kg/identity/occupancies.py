"""Facts over all their evidence: for posts, when they were seen, begun and left. Silence never ends a post."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import kg.regex as re
from kg.ids import content_id
from kg.records import Evidence, Statement, Status

OccupancyStatus = Literal["current", "ended", "unknown"]
APPOINTING_RULES = frozenset({"post-appointed"})  # rules whose words say that a post is begun
FORMER_RULES = frozenset({"post-former"})  # rules for posts of former days
FORMER_TITLES = ("时任", "前任", "原", "前")  # before a title: held before the day of the page
_THIS_TIME = re.compile("^(?:现任|新任|继任|首任|第[一二三四五六七八九十]+任)")


def split_title(title: str, rule_id: str) -> tuple[str, bool]:
    """A title without the word that says that it was held before, and whether it was."""
    title = _THIS_TIME.sub("", title) or title
    for word in FORMER_TITLES:
        if title.startswith(word) and len(title) > len(word) + 1:
            return title[len(word) :], True
    return title, rule_id in FORMER_RULES


@dataclass(slots=True)
class Fact:
    """One fact while its evidence is gathered; days are of pages, empty for an undated one."""

    subject: str
    relation: str
    object: str
    title: str
    evidence: dict[tuple[str, int, int, str], Evidence] = field(default_factory=dict)
    confidence: float = 0.0
    status: Status = "asserted"
    days: set[str] = field(default_factory=set)  # on which it was said to hold
    former: set[str] = field(default_factory=set)  # on which it was said to have held before
    starts: set[str] = field(default_factory=set)  # on which the post was said to be begun
    ends: set[str] = field(default_factory=set)  # on which it was said to be left


def state(fact: Fact) -> Statement:
    """The statement of a fact, with its days; for a post also how it stands."""
    qualifiers = {"title": fact.title} if fact.title else {}
    if days := sorted(day for day in fact.days if day):
        qualifiers |= {"date": days[0], "lastSeen": days[-1]}
    if fact.relation == "holdsPost":
        qualifiers |= _term(fact)
    return Statement(
        content_id(fact.subject, fact.relation, fact.object, fact.title),
        fact.subject,
        fact.relation,
        fact.object,
        tuple(fact.evidence[key] for key in sorted(fact.evidence)),
        fact.confidence,
        qualifiers,
        fact.status,
    )


def _term(fact: Fact) -> dict[str, str]:
    """Start, end and status of a post: ended only where the pages say so, after the last day on which it was held."""
    last = max(fact.days, default="")
    ends = sorted(day for day in fact.ends if day and day >= last)
    found: dict[str, str] = {}
    if starts := sorted(day for day in fact.starts if day):
        found["start"] = starts[0]
    if ends:
        found["end"] = ends[0]
    over = bool(ends) or (bool(fact.ends | fact.former) and last <= max(fact.ends | fact.former))
    status: OccupancyStatus = "ended" if over else "current" if fact.days else "unknown"
    return {**found, "status": status}
