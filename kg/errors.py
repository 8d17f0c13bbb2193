"""Errors that a user can act on: which file, which place in it, what is wrong, what would be right."""

from __future__ import annotations

from pathlib import Path


class KGError(Exception):
    """Any error the program explains itself; `str()` is one line for the user."""


class _FileError(KGError):
    """An error about one file: `<file>[:<place>]: <wrong>[ (<allowed>)]`."""

    def __init__(self, file: str | Path, wrong: str, *, place: str = "", allowed: str = "") -> None:
        self.file, self.wrong, self.place, self.allowed = str(file), wrong, place, allowed
        where = f"{file}:{place}" if place else str(file)
        super().__init__(f"{where}: {wrong}" + (f" ({allowed})" if allowed else ""))


class DataFileError(_FileError):
    """A seed, rule, ontology, manifest or model file is broken: this stops the run."""


class PageError(_FileError):
    """A page can't be read: it is skipped with one warning and counted."""


class NameNotFound(KGError):  # noqa: N818 - reads as what happened
    """A name that the graph doesn't hold."""


class AmbiguousName(KGError):  # noqa: N818 - reads as what happened
    """A name that fits several entities; the message lists them."""
