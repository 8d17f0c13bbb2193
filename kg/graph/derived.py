"""The graph of a store as tables in a file beside it: yiwu.kg → yiwu.tables; derived anew when they no longer fit.

They are a file of their own as they can be made again at any time: making them neither blocks the store nor makes it
grow, a file that is complete takes the place of the old one at once, and who reads the old one goes on reading it.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import DataFileError, KGError
from kg.files import atomic_path
from kg.flow import DiskFlow, MemoryFlow
from kg.graph.store import Store
from kg.graph.tables import GraphTables
from kg.graph.writer import TableWriter
from kg.identity.decisions import read_decisions
from kg.identity.knowledge import resolve
from kg.identity.roster import read_roster
from kg.identity.told import Told, Words, tell
from kg.ids import content_id
from kg.resources import PACKAGE, data_path

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.records import ArticleRecord

_STAMP = "stamp"
_LONG = 2_000  # articles that take more than a moment
_A_MINUTE = 25_000  # articles, about
_IN_MEMORY = 25_000  # articles, 13 KB each while who is who is worked out: over files it takes twice the time
_STALE = 24 * 3600.0  # seconds after which an unfinished file is nobody's


def tables_path(store: Path) -> Path:
    """The file of tables that belongs to a store: yiwu.kg → yiwu.tables."""
    return store.with_suffix(".tables")


def open_tables(path: Path, ontology: Ontology, decisions: Path, roster: Path, *, keep: bool = True) -> GraphTables:
    """The tables of a store's graph, as these decisions and this roster make it.

    They are read from the file beside the store; when that doesn't fit they are derived, and kept there if `keep` and
    the folder lets us. Raises DataFileError when there is no store, or it, the decisions or the roster are broken.
    """
    kept = tables_path(path)
    with Store(path, ontology) as store:
        if (found := _fitting(kept, stamp_of(store, decisions, roster))) is not None:
            return found
        if keep and not kept.is_dir():
            try:
                with atomic_path(kept) as aside:
                    _remove_unfinished(aside)
                    _derive(aside, store, decisions, roster)
                return GraphTables(kept)
            except (OSError, sqlite3.OperationalError):
                pass  # the folder can't be written
        tables = GraphTables()
        try:
            _fill(tables.db, store, decisions, roster)
        except sqlite3.Error as error:
            raise DataFileError(path, f"its graph can't be derived: {error}") from error
        return tables


def stamp_of(store: Store, decisions: Path, roster: Path) -> str:
    """What stands for all that a graph is derived from: pages and how they were read, decisions, roster, program."""
    return content_id(store.digest(), _file_mark(decisions), _file_mark(roster), program_mark())


def _fitting(path: Path, stamp: str) -> GraphTables | None:
    """The tables of a file that has this stamp."""
    if not path.is_file():
        return None
    try:
        tables = GraphTables(path)
    except KGError:
        return None
    if tables.meta(_STAMP) == stamp:
        return tables
    tables.close()
    return None


def _derive(path: Path, store: Store, decisions: Path, roster: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    try:
        _fill(db, store, decisions, roster)
    finally:
        db.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _fill(db: sqlite3.Connection, store: Store, decisions: Path, roster: Path) -> None:
    """Derives the graph into an empty database; of a large one only a part is in memory at any time."""
    rows, articles_there = read_roster(roster), store.size().articles
    if articles_there > _LONG:
        minutes = articles_there // _A_MINUTE
        told = f"about {minutes} minutes" if minutes > 1 else "a minute" if minutes else "some seconds"
        logging.getLogger(__name__).info("works out who is who in %d articles, which takes %s", articles_there, told)
    with TemporaryDirectory(prefix="kg-") as folder, TableWriter(db) as writer:
        flow = MemoryFlow() if articles_there <= _IN_MEMORY else DiskFlow(Path(folder))
        with store.unchanging():
            writer.note(_STAMP, stamp_of(store, decisions, roster))
            names = {row.name for row in rows}
            articles = flow.of(_told(store.records(), writer, names)).keep()
        found = resolve(flow, articles, read_decisions(decisions), rows)
        writer.add_entities(found.entities)
        writer.add_statements(found.statements)
        writer.add_mentioned(found.mentioned)
        writer.add_reports(found.reports)
        writer.add_doubts(sorted(found.doubts, key=lambda doubt: (doubt.type, doubt.one, doubt.other)))


def _told(records: Iterable[ArticleRecord], writer: TableWriter, names: set[str]) -> Iterator[tuple[Told, Words]]:
    """What each article tells; its page and itself are written on the way. Of one that comes twice the later counts."""
    for _, same in groupby(records, key=lambda record: record.article.id):
        *_, record = same
        writer.add_pages([record.page])
        writer.add_articles([record.article])
        yield tell(record, names)


def _remove_unfinished(aside: Path) -> None:
    """Deletes what runs that were killed long ago left beside the tables."""
    own = aside.name.rsplit(".", 2)[0]
    for path in aside.parent.glob(f"{own}.*.part"):
        if time.time() - path.stat().st_mtime > _STALE:
            path.unlink(missing_ok=True)


def _file_mark(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@cache
def program_mark() -> str:
    """What stands for the program that derives a graph: its version, modules, tables and ontology."""
    folders = ((PACKAGE, "**/*.py"), (data_path("seeds"), "*"), (data_path("ontology"), "*"))
    files = [file for folder, names in folders for file in sorted(folder.glob(names)) if file.is_file()]
    return content_id(__version__, *(file.name for file in files), *map(_file_mark, files))
