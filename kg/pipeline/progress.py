"""How far a long run is: lines for stderr, made here and printed by the command line."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Progress:
    """Counts pages and characters; hands a line to `show` every `every` seconds, never before the first of them."""

    total: int  # pages to read
    show: Callable[[str], None]
    every: float
    clock: Callable[[], float] = time.monotonic
    done: int = 0
    characters: int = 0
    _start: float = field(init=False)
    _next: float = field(init=False)

    def __post_init__(self) -> None:
        self._start = self.clock()
        self._next = self._start + self.every

    def step(self, characters: int = 0) -> None:
        """One more page is done, or was left out."""
        self.done += 1
        self.characters += characters
        now = self.clock()
        if now >= self._next and self.done < self.total:
            self._next = now + self.every
            self.show(self.line())

    def line(self) -> str:
        """The state as one line: pages, characters a second, time left."""
        passed = max(self.clock() - self._start, 1e-9)
        left = passed / self.done * (self.total - self.done) if self.done else 0.0
        speed = self.characters / passed
        return f"{self.done} of {self.total} pages, {speed:,.0f} characters a second, {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
