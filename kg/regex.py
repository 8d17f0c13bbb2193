"""Regular expressions that are compiled when they are first asked: most texts ask a third of them.

Modules say `import kg.regex as re`; only `compile` is another than Python's. What a person writes (rules,
questions) is compiled with Python's own, so that a broken one is told of when it is loaded.

Python's compiler works a set of characters out anew wherever it is written, [一-龥] character by character, and parses
anew what rules share, long lists of people: nine tenths of its time with them. Here it does so once; what it makes is
the same.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable
from functools import cache
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "Match", "Pattern", "compile", "escape"]
__all__ += ["findall", "finditer", "fullmatch", "match", "search", "split", "sub"]

_BEGINS = 40  # characters by which longer texts between brackets are known
_LONG_CODE = 20  # words of code that it pays to keep
_OTHER_GROUPS = re.compile(r"\\\d|\(\?[a-zA-Z(]")  # whose meaning depends on what stands before
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Uncompiled:
    """Stands for a pattern; once it is compiled its methods are those of the compiled one, and no slower."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # of what isn't there yet
        compiled = _load_compiler()(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Uncompiled) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __reduce__(self) -> tuple[Any, ...]:
        return compile, (self.pattern, self.flags)


@cache
def _load_compiler() -> Callable[[str | bytes, int], Pattern[Any]]:
    """Python's compiler in a copy of its own that remembers sets of characters and what stands in long groups.

    Python's modules stay as they are; where they have other parts it is Python's own.
    """
    new = sys.version_info >= (3, 11)
    names = ("re._parser", "re._compiler") if new else ("sre_parse", "sre_compile")
    parser, compiler = map(_copy_of, names)
    used = "_parser" if new else "sre_parse"  # what the compiler calls the parser
    if not (
        hasattr(parser, "_parse_sub") and all(hasattr(compiler, n) for n in ("_optimize_charset", "_compile", used))
    ):
        return re.compile
    parser._parse_sub = _remember_groups(parser._parse_sub)
    compiler._optimize_charset = _remember_sets(compiler._optimize_charset)
    compiler._compile = _remember_code(compiler._compile)
    setattr(compiler, used, parser)
    return cast(Callable[[str | bytes, int], Pattern[Any]], compiler.compile)


def _copy_of(name: str) -> Any:
    """A module of Python's in a copy of its own; None where there is none."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _remember_sets(work_out: Callable[..., Any]) -> Callable[..., Any]:
    """What the compiler makes of a set of characters, worked out once; with IGNORECASE each time anew."""
    known: dict[tuple[Any, ...], Any] = {}

    def remember(charset: list[Any], *case: Any) -> Any:
        if any(case):
            return work_out(charset, *case)
        key = tuple(charset)
        if key not in known:
            known[key] = work_out(charset)
        return known[key]

    return remember


def _remember_groups(parse: Callable[..., Any]) -> Callable[..., Any]:
    """What the parser makes of what stands between brackets; kept from the second time on that a long text does.

    Rules are written with the same few pieces, the longest of which are lists of people (kg/rules/matching.py).
    """
    known: dict[str, dict[str, Any]] = {}  # by their beginnings the texts, with what is made of them or None

    def remember(source: Any, state: Any, verbose: Any, nested: int) -> Any:
        if not nested or state.flags or verbose or not source.istext:
            return parse(source, state, verbose, nested)
        start, groups = source.tell(), state.groups
        alike = known.setdefault(source.string[start : start + _BEGINS], {})
        for text, parsed in alike.items():
            if parsed is not None and source.string.startswith(f"{text})", start):
                source.seek(start + len(text))
                return parsed
        parsed = parse(source, state, verbose, nested)
        text = source.string[start : source.tell()]
        if len(text) > _BEGINS and state.groups == groups and not _OTHER_GROUPS.search(text):
            alike[text] = parsed if text in alike else None
        return parsed

    return remember


def _remember_code(compile_part: Callable[..., Any]) -> Callable[..., Any]:
    """The compiler of a part of a pattern, which compiles one that several patterns share only once."""

    def remember(code: list[int], part: Any, flags: int) -> None:
        known = getattr(part, "compiled", None)
        if known and known[0] == flags:
            code += known[1]
            return
        start = len(code)
        compile_part(code, part, flags)
        if len(code) - start > _LONG_CODE and not isinstance(part, list):
            part.compiled = flags, code[start:]  # all jumps in it are relative

    return remember


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """The pattern; that it is no regular expression is known when it is first asked."""
    return cast(Pattern[AnyStr], _Uncompiled(pattern, flags))
