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
    """Words one of which stands in every text that the pattern matches; none where the pattern needs no word.

    Raises re.error for what is no regular expression; it is not compiled, which takes longer than all the rest.
    """
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        try:
            parser = importlib.import_module("sre_parse")  # Python 3.10
        except ImportError:
            re.compile(pattern)
            return frozenset()
    parsed = parser.parse(pattern)
    _check_widths(parsed)
    return _needed(list(parsed)) or frozenset()


def _check_widths(nodes: Iterable[Any]) -> None:
    """Raises re.error for a look-behind that may be of several lengths, as compiling it would."""
    for operator, value in nodes:
        name = str(operator)
        if name in ("ASSERT", "ASSERT_NOT"):
            direction, inner = value
            if direction < 0 and len(set(inner.getwidth())) > 1:
                raise re.error("look-behind requires fixed-width pattern")
            _check_widths(inner)
        elif name == "SUBPATTERN":
            _check_widths(value[3])
        elif name == "BRANCH":
            for branch in value[1]:
                _check_widths(branch)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            _check_widths(value[2])


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
