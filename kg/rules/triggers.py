"""Words that a regular expression needs: a rule is tried only where a sentence has them.

They are read off the parsed pattern, so that no rule has to name its own. Where Python's parser is not to be had, every
pattern is tried everywhere: slower, with the same result.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

Words = frozenset[str]


def find_triggers(pattern: str) -> tuple[Words, ...]:
    """Sets of words, of each of which one stands in every text that the pattern matches; the rarest words first.

    Raises re.error for what is no regular expression; it is not compiled, which takes longer than all the rest.
    """
    try:
        parser: Any = importlib.import_module("re._parser")
    except ImportError:
        try:
            parser = importlib.import_module("sre_parse")  # Python 3.10
        except ImportError:
            re.compile(pattern)
            return ()
    parsed = parser.parse(pattern)
    _check_widths(parsed)
    ranked = sorted(dict.fromkeys(_needed(list(parsed))), key=_rank, reverse=True)
    return tuple(words for i, words in enumerate(ranked) if not any(_implies(rarer, words) for rarer in ranked[:i]))


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


def _needed(nodes: Sequence[Any]) -> list[Words]:
    """The sets that the nodes, which stand one after another, ask for."""
    found: list[Words] = []
    literal = ""
    for node in [*nodes, None]:
        name = str(node[0]) if node else ""
        if name == "LITERAL" and _is_letter(chr(node[1])):
            literal += chr(node[1])
            continue
        if literal:
            found.append(frozenset([literal]))
            literal = ""
        if node:
            found += _needed_by(name, node[1])
    return found


def _needed_by(name: str, value: Any) -> list[Words]:
    if name == "LITERAL":
        return [frozenset([chr(value)])]
    if name == "SUBPATTERN":
        return _needed(list(value[3]))
    if name == "ASSERT":  # what stands before or behind
        return _needed(list(value[1]))
    if name == "BRANCH":
        best = [max(_needed(list(branch)), key=_rank, default=frozenset[str]()) for branch in value[1]]
        return [frozenset[str]().union(*best)] if all(best) else []
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _needed(list(value[2]))
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return [frozenset(chr(char) for _, char in value)]
    return []


def _implies(words: Words, others: Words) -> bool:
    """Whether a text with one of the words has one of the others: 主持召开, 召开."""
    return all(any(other in word for other in others) for word in words)


def _rank(words: Words) -> tuple[bool, int, int, list[str]]:
    """Marks and symbols come last; longer words are rarer; of equally long ones the fewer."""
    return all(map(_is_letter, map(min, words))), min(map(len, words)), -len(words), sorted(words)


def _is_letter(char: str) -> bool:
    """No mark and no mention's symbol (kg/rules/matching.py), of which most sentences have some."""
    return not "\ue001" <= char <= "\ue007" and re.match(r"\w", char) is not None
