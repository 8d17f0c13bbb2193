"""Patterns that are compiled when they are first asked: what they find is what Python's find, and none is broken."""

from __future__ import annotations

import importlib
import pickle
import re
from collections.abc import Callable, Iterator
from time import process_time

import pytest
from test_style import MODULES, module_of

from kg import regex
from kg.ontology import load_ontology
from kg.rules.rulefile import load_rules

NAMES = [module_of(path) for path in MODULES if "import kg.regex" in path.read_text(encoding="utf-8")]


def patterns(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    """The patterns of a module's constant."""
    if type(value).__name__ == "_Uncompiled":
        yield value  # type: ignore[misc]
    elif depth and isinstance(value, tuple | list | set | frozenset | dict):
        for part in [*value, *(value.values() if isinstance(value, dict) else ())]:
            yield from patterns(part, depth - 1)


def test_a_pattern_finds_what_python_finds() -> None:
    pattern = regex.compile("(?P<title>书记|市长)(?=[一-龥])", regex.IGNORECASE)
    text = "市委书记顾明川、市长林远，市长"
    assert [m.group() for m in pattern.finditer(text)] == ["书记", "市长"]
    assert pattern.sub("", text) == "市委顾明川、林远，市长"
    assert (pattern.flags, pattern.pattern) == (re.IGNORECASE, "(?P<title>书记|市长)(?=[一-龥])")
    assert dict(pattern.groupindex) == {"title": 1}
    assert [m.group() for m in pickle.loads(pickle.dumps(pattern)).finditer(text)] == ["书记", "市长"]


def test_what_is_broken_is_known_when_it_is_asked() -> None:
    pattern = regex.compile("(市长")
    with pytest.raises(re.error):
        pattern.search("市长")


def seconds(compiler: Callable[[str, int], object], patterns: list[str]) -> float:
    """The least of three times that compiling all of the patterns takes."""
    taken = []
    for _ in range(3):
        re.purge()
        start = process_time()
        for pattern in patterns:
            compiler(pattern, 0)
        taken.append(process_time() - start)
    return min(taken)


def test_a_set_of_characters_is_worked_out_once() -> None:
    """Else this Python's compiler has other parts than those that are known, and patterns take thrice the time."""
    pattern = "".join(f"[一-龥]{{{n}}}县" for n in range(1, 101))
    assert seconds(regex._load_compiler(), [pattern]) < seconds(re.compile, [pattern]) / 3


def test_what_patterns_share_is_parsed_once() -> None:
    """What stands between brackets, unless it has groups of its own or refers to some."""
    shared = "|".join(f"第{n}次(?:(?!会议)[^，。]){{0,{n % 9 + 1}}}大会" for n in range(100))
    found = [f"在(?:{shared})上(?:{n})" for n in range(20)]
    assert seconds(regex._load_compiler(), found) < seconds(re.compile, found) / 1.5
    kept = [
        f"(?:(?P<{name}>[一-龥]{{2,4}})(?:主持|出席)会议，第{{0,40}}并(?:{shared})(?P={name}))" for name in "甲乙甲"
    ]
    for pattern in [*found, *kept]:
        assert regex._load_compiler()(pattern, 0) == re.compile(pattern)


def test_rules_are_compiled_as_python_compiles_them() -> None:
    rules = load_rules(load_ontology()).rules
    for rule in rules[::10]:
        assert regex._load_compiler()(rule.regex, 0) == re.compile(rule.regex)
    assert len(rules) > 300


def test_no_pattern_of_a_module_is_broken() -> None:
    found = [
        p for name in NAMES for value in vars(importlib.import_module(f"kg.{name}")).values() for p in patterns(value)
    ]
    for pattern in found:
        assert regex._load_compiler()(pattern.pattern, pattern.flags) == re.compile(pattern.pattern, pattern.flags)
    assert len(found) > 600
