"""Queries run in processes of their own, so that one that takes too long, or too much memory, can be stopped.

A keeper process builds the store once and forks workers from it; they share its memory and wait on one socket. A worker
that goes on past the time limit is ended by its own alarm, whatever it is doing, and the keeper forks another one.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import json
import os
import resource
import select
import signal
import socket
import struct
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.terms import BASE_IRI
from kg.query.sparql_request import SOLUTIONS, TRIPLES, RequestRefused, SparqlRequest

if TYPE_CHECKING:
    import pyoxigraph as ox
    from _typeshed import ReadableBuffer

_LENGTH = struct.Struct("!I")
_LONGEST_LOOK = 1.0  # seconds between two looks of the keeper for workers that ended
DEFAULT_GRAPH = BASE_IRI  # the name that default-graph-uri may give the one graph there is


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take."""

    seconds: float = 20.0
    megabytes: int = 2048  # of memory beside the store
    answer: int = 64_000_000  # bytes
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The serialized result of a query."""

    media_type: str
    body: bytes


class _TooLarge(Exception):  # noqa: N818 - reads as what happened
    """The answer has more bytes than allowed."""


class SparqlPool:
    """Answers queries by worker processes; `start` before the event loop, `close` at the end."""

    def __init__(self, make_store: Callable[[], ox.Store], limits: Limits) -> None:
        self.limits = limits
        self._make_store = make_store
        self._folder = tempfile.TemporaryDirectory(prefix="kg-sparql-")
        self._address = str(Path(self._folder.name) / "queries")
        self._keeper = 0
        self._life = -1
        self._free: asyncio.LifoQueue[_Line | None] | None = None

    def start(self) -> None:
        """Forks the keeper, which builds the store while this process goes on."""
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(self._address)
        listening.listen(64)
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(write)
            _run_child(lambda: _keep(self._make_store, listening, self.limits, read))
        os.close(read)
        listening.close()
        self._keeper, self._life = pid, write

    def close(self) -> None:
        """Ends keeper and workers."""
        if self._keeper:
            os.close(self._life)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._keeper, 0)
            self._keeper = 0
        self._folder.cleanup()

    async def ask(self, request: SparqlRequest, solutions: str | None, triples: str | None) -> Answer:
        """The answer in the media type for solutions (and ASK) or for triples, as the query is.

        Raises RequestRefused for a query that is wrong, was stopped, or whose answer no media type was given for.
        """
        if self._free is None:
            self._free = asyncio.LifoQueue()
            for _ in range(self.limits.workers):
                self._free.put_nowait(None)
        try:
            line = await asyncio.wait_for(self._free.get(), self.limits.seconds)
        except TimeoutError:
            raise RequestRefused(503, "all workers are busy: try again later") from None
        keep: _Line | None = None
        began = time.monotonic()
        try:
            line = line or await _connect(self._address)
            message = {**asdict(request), "solutions": solutions, "triples": triples}
            began = time.monotonic()
            head, body = await _exchange(line, json.dumps(message).encode())
            keep = line
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            late = time.monotonic() - began >= self.limits.seconds
            over = f"more than {self.limits.seconds:g} s" if late else f"more than {self.limits.megabytes} MB of memory"
            raise RequestRefused(503, f"the query was stopped: it takes {over}") from error
        finally:
            if keep is None and line is not None:
                line[1].close()
            self._free.put_nowait(keep)
        if head["status"] != 200:
            raise RequestRefused(head["status"], head["text"])
        return Answer(head["media_type"], body)


_Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _connect(address: str) -> _Line:
    return await asyncio.open_unix_connection(address, limit=2**20)


async def _exchange(line: _Line, message: bytes) -> tuple[dict[str, Any], bytes]:
    reader, writer = line
    writer.write(_LENGTH.pack(len(message)) + message)
    await writer.drain()
    first, second = struct.unpack("!II", await reader.readexactly(8))
    head = json.loads(await reader.readexactly(first))
    return head, await reader.readexactly(second)


# --- the keeper


def _run_child(run: Callable[[], None]) -> None:
    """Runs the body of a forked process, which never comes back."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        run()
        code = 0
    finally:
        os._exit(code)


def _keep(make_store: Callable[[], ox.Store], listening: socket.socket, limits: Limits, life: int) -> None:
    """Builds the store, then keeps so many workers alive until the other end of `life` is closed."""
    store = make_store()
    gc.collect()
    gc.freeze()  # else a collection in a worker would copy all of it
    wake_read, wake_write = os.pipe()
    for end in (wake_read, wake_write):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    workers: set[int] = set()
    while True:
        while len(workers) < limits.workers:
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _run_child(lambda: _work(store, listening, limits))
            workers.add(pid)
        ready, _, _ = select.select([life, wake_read], [], [], _LONGEST_LOOK)
        if life in ready:  # nothing is ever written to it: it is closed
            for pid in workers:
                os.kill(pid, signal.SIGKILL)
            return
        if wake_read in ready:
            os.read(wake_read, 4096)
        for pid in tuple(workers):
            if os.waitpid(pid, os.WNOHANG)[0]:
                workers.discard(pid)


# --- a worker


def _work(store: ox.Store, listening: socket.socket, limits: Limits) -> None:
    """Answers the queries of one connection after the other."""
    _shut_in(listening, limits)
    while True:
        connection, _ = listening.accept()
        with connection, connection.makefile("rwb") as line:
            while length := line.read(_LENGTH.size):
                message = json.loads(line.read(*_LENGTH.unpack(length)))
                signal.setitimer(signal.ITIMER_REAL, limits.seconds)  # SIGALRM ends the process
                head, body = _answer(store, message, limits)
                signal.setitimer(signal.ITIMER_REAL, 0)
                first = json.dumps(head).encode()
                line.write(struct.pack("!II", len(first), len(body)) + first)
                line.write(body)
                line.flush()


def _shut_in(listening: socket.socket, limits: Limits) -> None:
    """Leaves room for the one connection and no other open file, and for so much memory."""
    sizes = Path("/proc/self/statm")  # Linux only; elsewhere the memory has no limit
    if sizes.exists():
        most = int(sizes.read_text().split()[0]) * resource.getpagesize() + limits.megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    number = 3
    if listening.fileno() != number:
        os.dup2(listening.fileno(), number)
        listening.detach()
        listening.__init__(fileno=number)  # type: ignore[misc]
    os.closerange(number + 1, 4096)
    resource.setrlimit(resource.RLIMIT_NOFILE, (number + 2, number + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(store: ox.Store, message: dict[str, Any], limits: Limits) -> tuple[dict[str, Any], bytes]:
    """The head and the body of an answer; an error is an answer, too."""
    import pyoxigraph as ox

    def refuse(status: int, text: str) -> tuple[dict[str, Any], bytes]:
        return {"status": status, "text": text}, b""

    if set(message["default_graphs"]) - {DEFAULT_GRAPH} or message["named_graphs"]:
        return refuse(400, f"unknown graph: leave out default-graph-uri and named-graph-uri, or name {DEFAULT_GRAPH}")
    try:
        given = bool(message["default_graphs"])  # the protocol's dataset takes the place of the query's
        found = store.query(message["query"], default_graph=ox.DefaultGraph() if given else None)
        triples = isinstance(found, ox.QueryTriples)
        media = message["triples" if triples else "solutions"]
        known = TRIPLES if triples else SOLUTIONS
        if media is None:
            return refuse(406, f"this query gives one of {' '.join(known)}")
        body = _Body(limits.answer)
        if isinstance(found, ox.QueryTriples):
            found.serialize(body, format=getattr(ox.RdfFormat, known[media]))
        else:
            if isinstance(found, ox.QueryBoolean) and media in ("text/csv", "text/tab-separated-values"):
                return refuse(406, "ASK gives application/sparql-results+json or +xml")
            found.serialize(body, format=getattr(ox.QueryResultsFormat, known[media]))
    except SyntaxError as error:
        return refuse(400, f"not a query: {error}")
    except _TooLarge:
        return refuse(413, f"an answer of more than {limits.answer} bytes: ask with LIMIT")
    except (OSError, RuntimeError, ValueError) as error:
        return refuse(500, f"the query failed: {error}")
    return {"status": 200, "media_type": media}, body.getvalue()


class _Body(io.BytesIO):
    """Bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: ReadableBuffer, /) -> int:
        written = super().write(data)
        if self.tell() > self._limit:
            raise _TooLarge
        return written
