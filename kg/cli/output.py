"""What commands tell: exit codes, words on stderr. Data goes to stdout, words to stderr."""

from __future__ import annotations

import logging
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


def pass_on_notes() -> None:
    """Tells the user from now on what the program's modules log: that something takes its time."""
    logger = logging.getLogger("kg")
    if not logger.handlers:
        logger.addHandler(_Notes())
        logger.setLevel(logging.INFO)


class _Notes(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())


def write_text(path: Path, text: str) -> None:
    """Writes a file that takes its place when it is complete; `-` is stdout."""
    from kg.files import atomic_writer

    if str(path) == "-":
        sys.stdout.write(text)
        return
    with atomic_writer(path) as file:
        file.write(text)
