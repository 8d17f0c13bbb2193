"""Worker processes: tasks go out, results come back in order; a worker that dies loses its task and nothing else.

One that is at a task for longer than it may be is ended.
"""

from __future__ import annotations

import math
import multiprocessing
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from kg.errors import KGError

_DEPTH = 2  # tasks that a worker has: one in work, one to go on with at once
_STARTS = 3  # workers that may die before they could begin
_PATIENCE = 5.0  # seconds for a worker to end

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands for the result of a task whose worker died, or was ended as the task took too long."""

    cause: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """A result that is there already and keeps its place among those of tasks."""

    result: Result


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    tickets: deque[int] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0  # when it was seen to begin the first of its tickets


class Workers(Generic[Task, Result]):
    """So many processes that do tasks, started as there is work; to be used in a with statement.

    `load` gives what does a task; it is called once in each process, so it is a function of a module, or a partial of
    one. Processes end with the with statement, and when this process ends in whatever way. `limit` gives the seconds
    that a task may take, 0: any time.
    """

    def __init__(
        self, count: int, load: Callable[[], Callable[[Task], Result]], limit: Callable[[Task], float] | None = None
    ) -> None:
        self.count = count
        self._load = load
        self._limit = limit
        self._workers: list[_Worker] = []
        self._tasks: dict[int, Task] = {}
        self._queue: deque[int] = deque()
        self._done: dict[int, Result | Lost] = {}
        self._next = 0
        self._false_starts = 0

    def __enter__(self) -> Workers[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def map(self, tasks: Iterable[Task | Done[Result]], ahead: int) -> Iterator[Result | Lost]:
        """The result of each task, in their order; not more than `ahead` tasks are taken before they are asked for.

        Raises KGError when workers can't begin.
        """
        tickets: deque[int] = deque()
        for task in tasks:
            tickets.append(self._submit(task))
            if len(tickets) > ahead:
                yield self._result(tickets.popleft())
        while tickets:
            yield self._result(tickets.popleft())

    def _submit(self, task: Task | Done[Result]) -> int:
        ticket, self._next = self._next, self._next + 1
        if isinstance(task, Done):
            self._done[ticket] = task.result
        else:
            self._tasks[ticket] = task
            self._queue.append(ticket)
            self._feed()
        return ticket

    def _result(self, ticket: int) -> Result | Lost:
        while ticket not in self._done:
            self._feed()
            heard = wait([worker.pipe for worker in self._workers], self._time_left())
            for worker in list(self._workers):
                if worker.pipe in heard:
                    self._hear(worker)
                elif self._seconds_left(worker) <= 0:
                    self._bury(worker, overdue=True)
        self._tasks.pop(ticket, None)
        return self._done.pop(ticket)

    def _time_left(self) -> float | None:
        """Seconds until the first worker is overdue, None when none can be."""
        left = min(map(self._seconds_left, self._workers), default=math.inf)
        return None if left == math.inf else max(left, 0.0)

    def _seconds_left(self, worker: _Worker) -> float:
        if self._limit is None or not (worker.ready and worker.tickets):
            return math.inf
        limit = self._limit(self._tasks[worker.tickets[0]])
        return worker.since + limit - time.monotonic() if limit > 0 else math.inf

    def _feed(self) -> None:
        """Hands the tasks that wait to workers that have room, and starts workers as long as there is need of them."""
        while self._queue:
            worker = min(self._workers, key=lambda worker: len(worker.tickets), default=None)
            if (worker is None or worker.tickets) and len(self._workers) < self.count:
                worker = self._start()
            if worker is None or len(worker.tickets) >= _DEPTH:
                return
            ticket = self._queue.popleft()
            if not worker.tickets:
                worker.since = time.monotonic()
            worker.tickets.append(ticket)
            try:
                worker.pipe.send((ticket, self._tasks[ticket]))
            except OSError:  # it has died, which its pipe tells when it is heard
                return

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._load), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()  # so that the end of the process is the end of the pipe
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _hear(self, worker: _Worker) -> None:
        """Takes what a worker says; one that says no more has died."""
        try:
            said: Any = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(said, KGError):
            raise said
        worker.since = time.monotonic()
        if said is None:
            worker.ready = True
            return
        ticket, result = said
        worker.tickets.remove(ticket)
        self._done[ticket] = result

    def _bury(self, worker: _Worker, *, overdue: bool = False) -> None:
        """The task that a dead worker was at is lost; those that it had not begun go to others."""
        self._workers.remove(worker)
        if overdue:
            worker.process.kill()
        cause = _end(worker)
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _STARTS:
                raise KGError(f"worker processes end before they can begin: {cause}")
        elif worker.tickets:
            self._done[worker.tickets.popleft()] = Lost(cause, overdue)
        self._queue.extendleft(reversed(worker.tickets))


def _end(worker: _Worker) -> str:
    """Waits for the end of a process and says how it came."""
    worker.process.join(_PATIENCE)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
    worker.pipe.close()
    code = worker.process.exitcode or 0
    if code < 0:
        return f"killed by signal {-code} ({signal.strsignal(-code)})"
    return f"exit code {code}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C from a process that is started in here: this one ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which else is started on the way, and lets interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker


def _work(pipe: Connection, load: Callable[[], Callable[[Any], Any]]) -> None:
    """Does tasks until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, tasks), daemon=True).start()
    try:
        handle = load()
    except KGError as error:
        pipe.send(error)
        return
    pipe.send(None)
    while True:
        ticket, task = tasks.get()
        pipe.send((ticket, handle(task)))


def _receive(pipe: Connection, tasks: queue.SimpleQueue[tuple[int, Any]]) -> None:
    """Keeps the pipe empty, so that neither side ever waits for the other to read; its end is that of this process."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        signal.raise_signal(signal.SIGTERM)
