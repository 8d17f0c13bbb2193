"""Errors that a user can act on: which file, which place in it, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

# What a fault of the program, met in a page that nobody thought of, raises; such a page is reported and left out.
FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


class KGError(Exception):
    """Any error the program explains itself; `str()` is one line for the user."""


class _FileError(KGError):
    """An error about one file: `<file>[:<place>]: <wrong>[ (<allowed>)]`."""

    def __init__(self, file: str | Path, wrong: str, *, place: str = "", allowed: str = "") -> None:
        self.file, self.wrong, self.place, self.allowed = str(file), wrong, place, allowed
        where = f"{file}:{place}" if place else str(file)
        super().__init__(f"{where}: {wrong}" + (f" ({allowed})" if allowed else ""))

    def __reduce__(self) -> tuple[Callable[..., _FileError], tuple[str, str]]:
        return partial(type(self), place=self.place, allowed=self.allowed), (self.file, self.wrong)


class DataFileError(_FileError):
    """A seed, rule, ontology, manifest or model file is broken: this stops the run."""


class PageError(_FileError):
    """A page can't be read: it is skipped with one warning and counted."""


class NameNotFound(KGError):  # noqa: N818 - reads as what happened
    """A name that the graph doesn't hold."""


class AmbiguousName(KGError):  # noqa: N818 - reads as what happened
    """A name that fits several entities; the message lists them."""


def describe_fault(error: BaseException) -> str:
    """What kind of fault it is, where in the program it was met, and what it says, as one line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{where}: {' '.join(str(error).split())}".removesuffix(": ")
