"""Search as one types: by name, other name, body and post (清湖市委书记, 市长)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.records import Entity

if TYPE_CHECKING:
    from kg.query.graph import Graph

_POST = "holdsPost"
_TYPE_ORDER = {"Person": 0, "Organization": 1, "Company": 2, "Event": 3, "Place": 4, "Document": 5}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a search found, by the name, other name or post that fits."""

    entity: Entity
    matched: str
    facts: int  # that the graph has of it


class SearchIndex:
    """All names and posts of a graph, folded for comparing; made once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        posts: dict[str, set[str]] = defaultdict(set)
        for statement in graph.knowledge.statements:
            if statement.relation == _POST:
                title = statement.qualifiers.get("title", "")
                body = graph.entities[statement.object]
                posts[statement.subject] |= {f"{name}{title}" for name in ("", body.name, *body.aliases)} - {""}
        self._names: list[tuple[Entity, str, bool]] = []  # entity, name, whether it is its first
        folded: list[str] = []
        for entity in graph.knowledge.entities:
            for name in (entity.name, *entity.aliases, *sorted(posts.get(entity.id, ()))):
                self._names.append((entity, name, name == entity.name))
                folded.append(fold(name))
        self._text = "\n".join(folded) + "\n"
        self._starts = [0, *accumulate(len(name) + 1 for name in folded)]

    def search(self, text: str, limit: int = 20, kind: str | None = None) -> list[Hit]:
        """The best hits: exact names, then names that begin so, then parts; the most connected first.

        Several words must all fit, in any of the names: 清湖 书记.
        """
        words = fold(text).split()
        if not words:
            return []
        best: dict[str, tuple[int, Entity, str]] = {}
        at = self._text.find(words[0])
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            start, end = self._starts[row], self._starts[row + 1] - 1
            entity, name, first = self._names[row]
            if (kind is None or entity.type == kind) and self._fits(words[1:], start, end):
                rank = _rank(len(words[0]), at - start, end - start, first)
                if entity.id not in best or rank < best[entity.id][0]:
                    best[entity.id] = (rank, entity, name)
            at = self._text.find(words[0], end)
        found = (
            (rank, -len(self._graph.about(entity)), _TYPE_ORDER[entity.type], entity.id, name)
            for rank, entity, name in best.values()
        )
        top = nsmallest(limit, found)
        return [Hit(self._graph.entities[id_], name, -facts) for _, facts, _, id_, name in top]

    def _fits(self, words: list[str], start: int, end: int) -> bool:
        return all(self._text.find(word, start, end) >= 0 for word in words)


def fold(text: str) -> str:
    """The text as it is compared: one form of each character, lower case, · and white space evened out."""
    return " ".join(normalize("NFKC", text).replace("•", "·").lower().split())


def _rank(length: int, offset: int, whole: int, first: bool) -> int:
    """Exact before beginning before part; of the first two the name itself before other names and posts."""
    if offset:
        return 4
    return (0 if length == whole else 2) + (not first)
