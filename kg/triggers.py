"""Words of which a regular expression needs one: a rule is tried only where a sentence has one of them.

They are read off the parsed pattern, so that no rule has to name its own. Where Python's parser is not to be had, every
pattern is tried everywhere: slower, with the same result.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

Words = frozenset[str]


def find_triggers(pattern: str) -> Words:
    """Words one of which stands in every text that the pattern matches; none where the pattern needs no word."""
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        try:
            parser = importlib.import_module("sre_parse")  # Python 3.10
        except ImportError:
            return frozenset()
    return _needed(list(parser.parse(pattern))) or frozenset()


def _needed(nodes: Sequence[Any]) -> Words | None:
    """The best set that one of the nodes, which stand one after another, asks for."""
    found: list[Words] = []
    literal = ""
    for node in [*nodes, None]:
        name = str(node[0]) if node else ""
        if name == "LITERAL" and not _is_symbol(node[1]):
            literal += chr(node[1])
            continue
        if literal:
            found.append(frozenset([literal]))
            literal = ""
        if node and (words := _needed_by(name, node[1])):
            found.append(words)
    return max(found, key=_rank, default=None)


def _needed_by(name: str, value: Any) -> Words | None:
    if name == "SUBPATTERN":
        return _needed(list(value[3]))
    if name == "BRANCH":
        return _any_of(_needed(list(branch)) for branch in value[1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _needed(list(value[2]))
    if name == "IN" and all(str(kind) == "LITERAL" and not _is_symbol(char) for kind, char in value):
        return frozenset(chr(char) for _, char in value)
    return None


def _any_of(branches: Iterable[Words | None]) -> Words | None:
    words: set[str] = set()
    for needed in branches:
        if not needed:
            return None
        words |= needed
    return frozenset(words)


def _rank(words: Words) -> tuple[int, int]:
    """Longer words are rarer; of equally long ones the fewer."""
    return min(len(w) for w in words), -len(words)


def _is_symbol(char: int) -> bool:
    """A mention's symbol (kg/rules.py), or a mark: neither is worth looking for."""
    return 0xE001 <= char <= 0xE007 or not re.match(r"\w", chr(char))
