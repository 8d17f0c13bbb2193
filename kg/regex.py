"""Regular expressions that are compiled when they are first asked: most texts ask a third of them.

Modules say `import kg.regex as re`; only `compile` is another than Python's. What a person writes (rules,
questions) is compiled with Python's own, so that a broken one is told of when it is loaded.
"""

from __future__ import annotations

import re
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
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Uncompiled) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __reduce__(self) -> tuple[Any, ...]:
        return compile, (self.pattern, self.flags)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """The pattern; that it is no regular expression is known when it is first asked."""
    return cast(Pattern[AnyStr], _Uncompiled(pattern, flags))
