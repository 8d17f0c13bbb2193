"""How long reading one page may take, so that one that hangs is reported as any other that can't be read.

A process ends another whose task is overdue (kg.pipeline.workers). Within one process a timer does it: on systems that
have SIGALRM, in the main thread, where Python runs; a library that hangs outside of Python is not got out of there.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError

if TYPE_CHECKING:
    from kg.records import Page

PAGE_SECONDS = 120.0  # thousands of times what a page takes
_CHARACTERS, _BYTES = 500_000, 4 << 20  # more than a page has; what is longer gets the time of as many pages
_AGAIN = 1.0  # seconds until the timer rings once more, for those who don't listen


class Overdue(KGError):  # noqa: N818 - reads as what happened
    """Something took longer than it may."""


def describe_limit(seconds: float) -> str:
    """What is wrong with a page that took longer."""
    return f"can't be read: not done after {seconds:g} seconds"


def time_of_pages(pages: Iterable[Page], seconds: float) -> float:
    """The time that pages may take together, when a page of usual length may take so many seconds."""
    return seconds * sum(1 + len(page.text) // _CHARACTERS for page in pages)


def time_of_file(path: Path, seconds: float) -> float:
    """The time that a file may take, which may have many pages."""
    try:
        return seconds * (1 + path.stat().st_size // _BYTES)
    except OSError:
        return seconds


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises Overdue when what is done in here is not done after so many seconds; 0: no limit.

    There is none either where this process has no such timer, or uses it for something else.
    """
    if seconds <= 0 or not _has_timer():
        yield
        return

    def ring(*_: object) -> None:
        raise Overdue(describe_limit(seconds))

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _has_timer() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    return signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0) and signal.getsignal(signal.SIGALRM) is not None
