"""What Spark reads and writes in files: tables of pages, and lines and tables in parts that take their place whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.flow import key_hash
from kg.pipeline.spark import SparkData, SparkFlow

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

T = TypeVar("T")
Columns = Mapping[str, type]  # of a table: str, int, float or bool

_GZIP = "org.apache.hadoop.io.compress.GzipCodec"
_TYPES: Mapping[type, str] = {str: "string", int: "bigint", float: "double", bool: "boolean"}


def url_of(path: Path | str) -> str:
    """The path as Spark takes it, whatever the cluster's own file system is; text is a URL already."""
    return path if isinstance(path, str) else f"file://{path.absolute()}"


class Files:
    """The files of a session's cluster."""

    def __init__(self, session: SparkSession) -> None:
        self.session = session
        context = session.sparkContext
        assert context._jvm is not None
        self._jvm: Any = context._jvm
        self._conf: Any = context._jsc.hadoopConfiguration()

    def columns(self, url: str) -> list[str]:
        """The columns of a Parquet file, or folder of such."""
        return list(self.session.read.parquet(url).columns)

    def rows(self, flow: SparkFlow, url: str, make: Callable[[Mapping[str, Any]], Iterable[T]]) -> SparkData[T]:
        """All that `make` gives for each row of a Parquet file, or folder of such."""
        rows = self.session.read.parquet(url).rdd
        return SparkData(flow, rows.flatMap(lambda row: make(row.asDict())))

    def write_lines(self, blocks: SparkData[tuple[Any, str]], url: str, ending: str) -> None:
        """Writes lines (text, without the last newline) sorted by their keys within parts: part-00000.nq.gz …"""
        count = blocks.flow.partitions
        lines = blocks.rdd.repartitionAndSortWithinPartitions(count, key_hash).values()
        aside = blocks.flow.new_folder()
        lines.saveAsTextFile(aside, _GZIP)
        self._put(aside, url, f"{ending}.gz")

    def write_table(self, rows: SparkData[tuple[Any, dict[str, Any]]], columns: Columns, url: str) -> None:
        """Writes rows, sorted by their keys within parts, as Parquet: part-00000.parquet …; what lacks is null."""
        names = list(columns)
        schema = ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in columns.items())
        sorted_rows = rows.rdd.repartitionAndSortWithinPartitions(rows.flow.partitions, key_hash).values()
        cells = sorted_rows.map(partial(_cells, names))
        aside = rows.flow.new_folder()
        self.session.createDataFrame(cells, schema).write.parquet(aside)
        self._put(aside, url, "parquet")

    def write_text(self, url: str, text: str) -> None:
        """Writes a small file."""
        path = self._path(url)
        stream = path.getFileSystem(self._conf).create(path, True)
        stream.write(bytearray(text.encode()))
        stream.close()

    def remove(self, url: str) -> None:
        """Deletes a file or folder, if it is there."""
        path = self._path(url)
        path.getFileSystem(self._conf).delete(path, True)

    def _put(self, aside: str, url: str, ending: str) -> None:
        """Names the parts of a folder by their numbers, and puts it in the place of `url`."""
        folder = self._path(aside)
        system = folder.getFileSystem(self._conf)
        for part in self._parts(system, folder):
            number = re.match(r"part-\d+", part)
            if number:
                system.rename(self._path(f"{aside}/{part}"), self._path(f"{aside}/{number[0]}.{ending}"))
        self.remove(url)
        system.rename(folder, self._path(url))

    def _parts(self, system: Any, folder: Any) -> Iterator[str]:
        return iter(sorted(status.getPath().getName() for status in system.listStatus(folder)))

    def _path(self, url: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(url)


def _cells(names: list[str], row: dict[str, Any]) -> tuple[Any, ...]:
    assert row.keys() <= set(names), f"a row with other columns than {names}"
    return tuple(None if row.get(name) == "" else row.get(name) for name in names)
