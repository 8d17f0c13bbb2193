"""Regular expressions that are compiled when they are first asked: most texts ask a third of them.

Modules say `import kg.regex as re`; only `compile` is another than Python's. What a person writes (rules,
questions) is compiled with Python's own, so that a broken one is told of when it is loaded.

Python's compiler works a set of characters out anew wherever it is written, [一-龥] character by character: two thirds
of its time with Chinese patterns. Here it does so once for each set; what it makes is the same.
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
    """Python's compiler in a copy of its own that remembers sets of characters; Python's own where it has other parts.

    Python's modules stay as they are.
    """
    spec = importlib.util.find_spec("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
    if spec is None or spec.loader is None:
        return re.compile
    compiler: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compiler)
    work_out = getattr(compiler, "_optimize_charset", None)
    if work_out is None:
        return re.compile
    known: dict[tuple[Any, ...], Any] = {}

    def remember(charset: list[Any], *case: Any) -> Any:
        """What the compiler makes of a set; with IGNORECASE each time anew."""
        if any(case):
            return work_out(charset, *case)
        key = tuple(charset)
        if key not in known:
            known[key] = work_out(charset)
        return known[key]

    compiler._optimize_charset = remember
    return cast(Callable[[str | bytes, int], Pattern[Any]], compiler.compile)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """The pattern; that it is no regular expression is known when it is first asked."""
    return cast(Pattern[AnyStr], _Uncompiled(pattern, flags))
