"""What a clause leaves of a body's name: 选举产生新一届|村党支部; 会议通过了|某会主席团; 观众走进博物馆 names none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.dictionary import tag_words
from kg.scan import Found, Scan

_LEAST = 4  # characters of a name
_PARTICLES = frozenset("由 了 遭 至".split())
# How the name of a body may begin that stands behind a clause.
_OF_LEVEL = re.compile("[省市县区州旗镇乡村校院](?:[委党政]|人[大民]|[\u4e00-\u9fa5]{2,}(?:[局委办院会馆校]|中心)$)")


def without_clauses(scan: Scan, bodies: Iterable[Found], places: Iterable[Found]) -> list[Found]:
    """The bodies without those that belong to a clause, and without the words of a clause before a name."""
    begins = {p.start for p in places} | {h.start for h in scan.of("country")}
    known = {(h.start, h.end) for h in scan.of("national")}
    kept = []
    for body in bodies:
        start = body.start if body.method == "lexicon" else max(_breaks(scan, body), default=body.start)
        if start == body.start:
            kept.append(body)
        elif _is_name(scan.text, start, body.end, begins, known):
            kept.append(Found(start, body.end, body.type, body.method))
    return kept


def _breaks(scan: Scan, body: Found) -> Iterator[int]:
    """Where words end that stand in a clause and in no name."""
    at = body.start
    for word, tag in tag_words(scan.text[body.start : body.end]):
        at += len(word)
        particle = word in _PARTICLES and tag[0] in "puv"
        if (particle or word in scan.lexicon.finite_verbs) and at < body.end:
            yield at


def _is_name(text: str, start: int, end: int, begins: set[int], known: set[tuple[int, int]]) -> bool:
    """Whether what is left may be a body's name: known, of a place, or of a level of its own."""
    placed = start in begins and end - start >= _LEAST
    known_word = [tag for _, tag in tag_words(text[start:end])] == ["nt"]
    return placed or known_word or (start, end) in known or _OF_LEVEL.match(text, start, end) is not None
