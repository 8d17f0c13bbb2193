"""Words that a regular expression needs: a rule is tried only where a sentence has them.

They are read off the parsed pattern, so that no rule has to name its own. Where Python's parser is not to be had, every
pattern is tried everywhere: slower, with the same result.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from itertools import product
from typing import Any

Words = frozenset[str]
_EMPTY = frozenset([""])
_MOST = 64  # words that a set may have


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
    ranked = sorted(dict.fromkeys(_needed(parsed)), key=_rank, reverse=True)
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


def _needed(nodes: Iterable[Any]) -> list[Words]:
    """The sets that the nodes, which stand one after another, ask for."""
    found: list[Words] = []
    run = _EMPTY  # all that the nodes just passed may spell
    for operator, value in nodes:
        name = str(operator)
        if name == "ASSERT":  # what stands before or behind
            found += _needed(value[1])
        elif (spelled := _spelled(name, value)) is None:
            found += [*_needed_in(run), *_needed_by(name, value)]
            run = _EMPTY
        elif (joined := _join(run, spelled)) is None:
            found += _needed_in(run)
            run = spelled
        else:
            run = joined
    return [*found, *_needed_in(run)]


def _needed_in(run: Words) -> list[Words]:
    """The set of the shortest of words of which one stands in a text; none if it may be no word."""
    return [] if "" in run else [frozenset(word for word in run if not any(w != word and w in word for w in run))]


def _join(run: Words, spelled: Words) -> Words | None:
    """What words and those behind them spell; None if that is too much."""
    if "" in run and "" not in spelled:
        return spelled  # what may be left out tells nothing
    return frozenset(map("".join, product(run, spelled))) if len(run) * len(spelled) <= _MOST else None


def _spelled(name: str, value: Any) -> Words | None:
    """All texts that a node matches; None if they are too many."""
    if name == "LITERAL":
        return frozenset([chr(value)])
    if name == "IN":
        return frozenset(chr(c) for _, c in value) if all(str(kind) == "LITERAL" for kind, _ in value) else None
    if name == "BRANCH":
        branches = [_spelled_by(branch) for branch in value[1]]
        words = frozenset[str]().union(*(branch or () for branch in branches))
        return words if None not in branches and len(words) <= _MOST else None
    if name == "SUBPATTERN":
        return _spelled_by(value[3])
    if name in ("ASSERT_NOT", "AT"):
        return _EMPTY
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[:2] == (0, 1):
        inner = _spelled_by(value[2])
        return None if inner is None else inner | _EMPTY
    return None


def _spelled_by(nodes: Iterable[Any]) -> Words | None:
    """All texts that nodes match that stand one after another; None if they are too many."""
    run = _EMPTY
    for operator, value in nodes:
        spelled = _spelled(str(operator), value)
        if spelled is None or len(run) * len(spelled) > _MOST:
            return None
        run = frozenset(map("".join, product(run, spelled)))
    return run


def _needed_by(name: str, value: Any) -> list[Words]:
    if name == "SUBPATTERN":
        return _needed(value[3])
    if name == "BRANCH":
        best = [max(_needed(branch), key=_rank, default=frozenset[str]()) for branch in value[1]]
        return [frozenset[str]().union(*best)] if all(best) else []
    if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _needed(value[2])
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
