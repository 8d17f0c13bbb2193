"""The talk that a visit to one body is (来我校考察，…参加座谈): who is heard behind it is heard there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.records import Mention, RelationMention, Sentence
from kg.resolve.talks import Aside

# What people on a visit sit down to, as a word of the text.
TALK = re.compile("(?:座谈会?|会谈|洽谈会?|交流会)$")
_MET = re.compile(f"{TALK.pattern}|(?:仪式|汇报会|见面会|对接会|推进会)$")  # or what they came for
ACTS = frozenset("presides attends takesPartIn addresses contributesAt reportsAt".split())
_SAYINGS = frozenset("speaksAt addresses contributesAt reportsAt".split())
_LEAD = 3  # sentences in which the talk is told of


class VisitTalk(Aside):
    """The talk of one visit, up to the end of the article."""

    __slots__ = ()

    def covers(self, found: RelationMention) -> bool:
        """Whether somebody is said to speak behind the words for the talk, and of no other occasion."""
        return found.relation in _SAYINGS and found.object is None and self.start <= found.start < self.until


def find_visit_talks(
    main: Occasion | None,
    by_mention: Mapping[Mention, Occasion],
    sentences: Sequence[Sentence],
    relations: Sequence[RelationMention],
) -> Iterator[VisitTalk]:
    """The talk that the lead of an article about a visit tells of, where the visit goes to one body only."""
    if main is None or main.kind != "调研" or not sentences:
        return
    end = sentences[min(_LEAD, len(sentences)) - 1].end
    acted = {r.object for r in relations if r.object is not None and r.relation in ACTS and r.object.start < end}
    talks = [m for m in acted if m.type == "Event" and _MET.search(m.text) and by_mention.get(m, main) is not main]
    stops = {(r.object.text, r.object.type) for r in relations if r.relation == "inspects" and r.object is not None}
    if talks and len(stops) == 1 and stops.pop()[1] in ("Company", "Organization"):
        first = min(talks, key=lambda m: m.start)
        yield VisitTalk(by_mention[first], frozenset(), first.start, first.end, sentences[-1].end + 1)
