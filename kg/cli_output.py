"""What commands tell: exit codes, words on stderr. Data goes to stdout, words to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

FINE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def say(text: str) -> None:
    """Tells the user something, on stderr."""
    print(f"kg: {text}", file=sys.stderr)


def say_all(lines: Iterable[str]) -> None:
    """Tells the user each of the lines."""
    for line in lines:
        say(line)


def write_text(path: Path, text: str) -> None:
    """Writes a file that takes its place when it is complete; `-` is stdout."""
    from kg.files import atomic_writer

    if str(path) == "-":
        sys.stdout.write(text)
        return
    with atomic_writer(path) as file:
        file.write(text)
