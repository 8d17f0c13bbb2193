"""Writing files so that a reader sees the old or the new one, never half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import KGError


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` at the end, or is deleted after an error.

    A device or pipe (/dev/stdout) is given as it is. Raises KGError when there is no such folder.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        yield path
        return
    if path.is_dir():
        raise KGError(f"{path}: is a folder")
    target = path.resolve()  # a link stays a link
    if not target.parent.is_dir():
        raise KGError(f"{path}: the folder {target.parent} does not exist")
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield aside
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def atomic_writer(path: Path) -> Iterator[TextIO]:
    """A text file, UTF-8 with bare newlines, that takes the place of `path` at the end; an error leaves it alone."""
    with atomic_path(path) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        yield file
