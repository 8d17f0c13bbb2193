"""Steps over collections that need not fit into memory: each item by itself, or all items of one key together.

What runs on these steps gives the same result in memory, over files (DiskFlow) and on a cluster (kg.pipeline.spark).
"""

from __future__ import annotations

import pickle
import zlib
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

PARTITIONS = 64  # files over which DiskFlow spreads the keys of a step: a 64th of it is in memory at once
_BATCH = 256  # items that are written to a file at once


class Data(ABC, Generic[T]):
    """A collection in no set order. It may be read only once unless it is kept."""

    @abstractmethod
    def flat_map(self, make: Callable[[T], Iterable[U]]) -> Data[U]:
        """All that `make` gives for each item. `make` may hold nothing that can't be pickled."""

    @abstractmethod
    def union(self, *others: Data[Any]) -> Data[Any]:
        """The items of all."""

    @abstractmethod
    def group(self: Data[tuple[K, V]], make: Callable[[K, list[V]], Iterable[U]]) -> Data[U]:
        """All that `make` gives for each key (text, or a tuple of texts) and its values, which come in no set order."""

    @abstractmethod
    def keep(self) -> Data[T]:
        """The same items, worked out once, to be read as often as one likes."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]:
        """All items, one after the other; for what is small, or is written away at once."""

    def total(self, number: Callable[[T], int]) -> int:
        """The sum of a number for each item."""
        return sum(map(number, self))


class Flow(ABC):
    """Where steps run."""

    @abstractmethod
    def of(self, items: Iterable[T]) -> Data[T]:
        """The items as a collection."""


def key_hash(key: Hashable) -> int:
    """A number by which keys are spread over partitions, the same in every process."""
    return zlib.crc32(repr(key).encode("utf-8", "surrogatepass"))


# --- in memory


class MemoryFlow(Flow):
    """Steps in the memory of this process."""

    def of(self, items: Iterable[T]) -> Data[T]:
        """The items as a collection."""
        return _InMemory(items)


class _InMemory(Data[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self._items = items

    def flat_map(self, make: Callable[[T], Iterable[U]]) -> Data[U]:
        return _InMemory(made for item in self._items for made in make(item))

    def union(self, *others: Data[Any]) -> Data[Any]:
        return _InMemory(chain(self._items, *others))

    def group(self: Data[tuple[K, V]], make: Callable[[K, list[V]], Iterable[U]]) -> Data[U]:
        return _InMemory(_groups(self, make))

    def keep(self) -> Data[T]:
        return _InMemory(list(self._items))

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)


def _groups(pairs: Iterable[tuple[K, V]], make: Callable[[K, list[V]], Iterable[U]]) -> Iterator[U]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    while groups:
        key = next(iter(groups))
        yield from make(key, groups.pop(key))


# --- over files


class DiskFlow(Flow):
    """Steps over files in a folder, which is the caller's to remove; one partition of one step is in memory at once."""

    def __init__(self, folder: Path, partitions: int = PARTITIONS) -> None:
        self.folder, self.partitions = folder, partitions
        self._files = 0

    def of(self, items: Iterable[T]) -> Data[T]:
        """The items as a collection."""
        return _OnDisk(self, items)

    def new_file(self) -> Path:
        """A path in the folder that nothing uses yet."""
        self._files += 1
        return self.folder / f"{self._files:06}"


class _OnDisk(Data[T]):
    def __init__(self, flow: DiskFlow, items: Iterable[T]) -> None:
        self._flow, self._items = flow, items

    def flat_map(self, make: Callable[[T], Iterable[U]]) -> Data[U]:
        return _OnDisk(self._flow, (made for item in self._items for made in make(item)))

    def union(self, *others: Data[Any]) -> Data[Any]:
        return _OnDisk(self._flow, chain(self._items, *others))

    def group(self: Data[tuple[K, V]], make: Callable[[K, list[V]], Iterable[U]]) -> Data[U]:
        assert isinstance(self, _OnDisk)
        return _OnDisk(self._flow, self._grouped(make))

    def _grouped(self, make: Callable[[Any, list[Any]], Iterable[U]]) -> Iterator[U]:
        files: list[_Spool[Any]] = [_Spool(self._flow.new_file()) for _ in range(self._flow.partitions)]
        for pair in self._items:
            key: Any = pair[0]  # type: ignore[index]
            files[key_hash(key) % len(files)].add(pair)
        for file in files:
            file.end()
        for file in files:
            yield from _groups(file, make)
            file.remove()

    def keep(self) -> Data[T]:
        file = _Spool[T](self._flow.new_file())
        for item in self._items:
            file.add(item)
        file.end()
        return _OnDisk(self._flow, file)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)


class _Spool(Generic[T]):
    """Items in a file, a batch at a time; written first, then read as often as one likes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._batch: list[T] = []

    def add(self, item: T) -> None:
        self._batch.append(item)
        if len(self._batch) >= _BATCH:
            self._write()

    def end(self) -> None:
        self._write()

    def _write(self) -> None:
        if self._batch:
            with self._path.open("ab") as file:
                pickle.dump(self._batch, file, pickle.HIGHEST_PROTOCOL)
            self._batch = []

    def __iter__(self) -> Iterator[T]:
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            while True:
                try:
                    yield from pickle.load(file)
                except EOFError:
                    return

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)
