"""The tables as Parquet files, for pandas, DuckDB and Spark; needs the extra `parquet` (pyarrow)."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KGError
from kg.files import atomic_path
from kg.ontology import Ontology
from kg.records import Knowledge
from kg.tables import Table, build_tables, make_table_folder


def write_parquet_tables(knowledge: Knowledge, ontology: Ontology, folder: Path) -> None:
    """Writes one file a table into a folder; empty cells are null. Raises KGError when pyarrow isn't installed."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise KGError("Parquet needs pyarrow: pip install 'kg-news[parquet]'") from error
    make_table_folder(folder)
    for table in build_tables(knowledge, ontology):
        with atomic_path(folder / f"{table.name}.parquet") as aside:
            parquet.write_table(_arrow(table), aside)


def _arrow(table: Table) -> object:
    import pyarrow

    columns = {}
    for name in table.columns:
        cells = [row.get(name) for row in table.rows]
        kind = next((type(cell) for cell in cells if cell not in (None, "")), str)
        typed = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}[kind]
        columns[name] = pyarrow.array([None if cell == "" else cell for cell in cells], typed)
    return pyarrow.table(columns)
