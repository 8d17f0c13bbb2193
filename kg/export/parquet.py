"""The tables as Parquet files, for pandas, DuckDB and Spark; needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from kg.errors import KGError
from kg.export.tables import Table, build_tables, make_table_folder
from kg.files import atomic_path
from kg.graph.tables import GraphTables
from kg.graph.writer import tables_of
from kg.ontology import Ontology
from kg.records import Knowledge

_ROWS = 20_000  # of a group, which is in memory as a whole


def write_parquet_tables(graph: Knowledge | GraphTables, ontology: Ontology, folder: Path) -> None:
    """Writes one file a table into a folder; empty cells are null. Raises KGError when pyarrow isn't installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise KGError("Parquet needs pyarrow: pip install 'kg-news[parquet]'") from error
    make_table_folder(folder)
    with tables_of(graph) as tables:
        for table in build_tables(tables, ontology):
            with atomic_path(folder / f"{table.name}.parquet") as aside:
                _write(table, aside)


def _write(table: Table, path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    schema = pyarrow.schema([(name, types[table.types.get(name, str)]) for name in table.columns])
    rows = table.rows
    with parquet.ParquetWriter(path, schema) as writer:
        while True:
            some = list(islice(rows, _ROWS))
            columns = [[None if (cell := row.get(name)) == "" else cell for row in some] for name in table.columns]
            arrays = [pyarrow.array(cells, kind.type) for cells, kind in zip(columns, schema, strict=True)]
            writer.write_table(pyarrow.table(arrays, schema))
            if len(some) < _ROWS:
                return
