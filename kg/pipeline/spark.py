"""Steps of kg.flow on a Spark cluster; needs the extra `spark` (pyspark 4) and Java 17 or newer.

What is kept is written to files that all nodes see, so that a lost executor costs no more than the tasks it had and
what it had shuffled; nothing comes to the driver but what is counted or iterated over.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KGError
from kg.flow import Data, Flow, key_hash

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext
    from pyspark.sql import SparkSession

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_BATCH = 64  # items that are pickled together where they are kept
_SETTINGS: Mapping[str, str] = {  # where --conf doesn't say otherwise
    "spark.log.level": "ERROR",
    "spark.executorEnv.PYTHONHASHSEED": "0",
    "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
}


@contextmanager
def open_session(master: str | None, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session on the cluster of that master (None: as Spark's own configuration says), stopped at the end.

    Raises KGError when Spark isn't there or the cluster can't be reached.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise KGError("Spark needs pyspark: pip install 'kg-news[spark]'") from error
    wanted = {**_SETTINGS, **settings}
    os.environ.setdefault("PYSPARK_PYTHON", wanted.get("spark.pyspark.python", sys.executable))
    builder = SparkSession.builder.appName("kg")
    for key, value in wanted.items():
        builder = builder.config(key, value)
    if master:
        builder = builder.master(master)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # on pandas, which isn't used here
            session = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise KGError(f"Spark doesn't start, it needs Java 17 or newer: {_first_line(error)}") from error
    except _java_errors() as error:
        raise KGError(f"Spark can't be reached at {master}: {_first_line(error)}") from error
    try:
        yield session
    except _java_errors() as error:
        raise KGError(f"Spark gave up: {_cause(error)}") from error
    finally:
        session.stop()


def _java_errors() -> tuple[type[Exception], ...]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return (Py4JError, PySparkException)


def _first_line(error: Exception) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _cause(error: Exception) -> str:
    """The last line of the Python error that stopped a task, else the first of what Spark says."""
    lines = [line.strip() for line in str(error).splitlines()]
    python = [line for line in lines if "Error: " in line and not line.startswith(("at ", "Caused by", ":", "Py4J"))]
    told = [line for line in lines if line.startswith("org.apache.spark.SparkException")]
    return (python or told or [_first_line(error)])[-1].removesuffix("(")


class SparkFlow(Flow):
    """Steps on a cluster; `folder` is where what is kept goes, a path or URL that all nodes reach."""

    def __init__(self, session: SparkSession, folder: str, partitions: int = 0) -> None:
        self.context: SparkContext = session.sparkContext
        self.folder = folder
        self.partitions = partitions or max(2, 2 * self.context.defaultParallelism)
        self._kept = 0

    def of(self, items: Iterable[T]) -> SparkData[T]:
        """The items as a collection."""
        listed = list(items)
        return SparkData(self, self.context.parallelize(listed, max(1, min(len(listed), self.partitions))))

    def new_folder(self) -> str:
        """A path in the folder that nothing uses yet."""
        self._kept += 1
        return f"{self.folder}/{self._kept:04}"


class SparkData(Data[T]):
    """A collection in partitions."""

    def __init__(self, flow: SparkFlow, rdd: RDD[T]) -> None:
        self.flow, self.rdd = flow, rdd

    def flat_map(self, make: Callable[[T], Iterable[U]]) -> SparkData[U]:
        """All that `make` gives for each item. `make` may hold nothing that can't be pickled."""
        return SparkData(self.flow, self.rdd.flatMap(make))

    def union(self, *others: Data[Any]) -> SparkData[Any]:
        """The items of all."""
        rdds = [self.rdd, *(other.rdd for other in others if isinstance(other, SparkData))]
        assert len(rdds) == 1 + len(others)
        most = max(
            self.flow.partitions, *(rdd.getNumPartitions() for rdd in rdds)
        )  # a task for each, not for each part
        return SparkData(self.flow, self.flow.context.union(rdds).coalesce(most))

    def group(self: Data[tuple[K, V]], make: Callable[[K, list[V]], Iterable[U]]) -> SparkData[U]:
        """All that `make` gives for each key (text, or a tuple of texts) and its values, which come in no set order."""
        assert isinstance(self, SparkData)
        groups = self.rdd.groupByKey(self.flow.partitions, key_hash)
        return SparkData(self.flow, groups.flatMap(partial(_of_group, make)))

    def keep(self) -> SparkData[T]:
        """The same items, written to files now, to be read as often as one likes."""
        folder = self.flow.new_folder()
        self.rdd.saveAsPickleFile(folder, _BATCH)
        return SparkData(self.flow, self.flow.context.pickleFile(folder))

    def total(self, number: Callable[[T], int]) -> int:
        """The sum of a number for each item."""
        return int(self.rdd.map(number).sum())

    def is_empty(self) -> bool:
        """Whether there is no item."""
        return bool(self.rdd.isEmpty())

    def tally(self) -> Counter[T]:
        """How often each item comes; for items of few kinds."""
        return Counter(self.rdd.countByValue())

    def __iter__(self) -> Iterator[T]:
        """All items, one partition after the other."""
        return iter(self.rdd.toLocalIterator())


def _of_group(make: Callable[[Any, list[Any]], Iterable[U]], group: tuple[Any, Iterable[Any]]) -> Iterable[U]:
    key, values = group
    return make(key, list(values))
