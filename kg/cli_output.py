"""What commands tell: exit codes, words on stderr. Data goes to stdout, words to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable

FINE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def say(text: str) -> None:
    """Tells the user something, on stderr."""
    print(f"kg: {text}", file=sys.stderr)


def say_all(lines: Iterable[str]) -> None:
    """Tells the user each of the lines."""
    for line in lines:
        say(line)
