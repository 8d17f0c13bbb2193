"""A build on a Spark cluster: pages to records, who is who, and the graph in parts that a triple store loads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export.quad_parts import Streams, quad_blocks
from kg.export.table_parts import (
    ARTICLE_COLUMNS,
    EVIDENCE_COLUMNS,
    MENTION_COLUMNS,
    STATEMENT_COLUMNS,
    article_rows,
    attribute_keys,
    entity_columns,
    entity_rows,
    evidence_rows,
    mention_rows,
    statement_rows,
)
from kg.flow import Data
from kg.identity.knowledge import resolve
from kg.identity.told import Told, Words, tell
from kg.ontology import Ontology, load_ontology
from kg.pipeline.partitions import (
    Again,
    Load,
    Options,
    Said,
    check_columns,
    extract_issues,
    find_folders,
    find_rows,
    only,
    read_pages,
)
from kg.pipeline.spark import SparkData, SparkFlow
from kg.pipeline.spark_files import Files, url_of
from kg.recordjson import format_page, format_record
from kg.records import ArticleRecord, Entity, Statement

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from kg.identity.roster import Roster

TABLE_ENDING = ".parquet"
WORK = "_work"  # in the folder that is written: what is kept between steps; deleted at the end


@dataclass(frozen=True)
class Counts:
    """What a build came to, in numbers."""

    pages: int
    articles: int
    entities: Counter[str]  # by type
    statements: Counter[str]  # by relation


class SparkBuild:
    """One build into the folder `output`, a path or URL that all nodes reach; to be used in a with statement."""

    def __init__(self, session: SparkSession, output: Path | str, partitions: int = 0) -> None:
        self.output = url_of(output)
        self.files = Files(session)
        self.flow = SparkFlow(session, f"{self.output}/{WORK}", partitions)
        self.others = 0  # files that are no pages

    def __enter__(self) -> SparkBuild:
        self.files.remove(self.flow.folder)
        return self

    def __exit__(self, *exception: object) -> None:
        self.files.remove(self.flow.folder)

    def read(
        self, paths: Sequence[Path | str], options: Options, load: Load, least: float = 0.0
    ) -> tuple[SparkData[ArticleRecord], SparkData[Again], SparkData[Said]]:
        """The records of all pages, those that come Again, and what is Said of pages.

        Paths that end in .parquet, and URLs, are tables.

        Raises DataFileError for a table with other columns than kg.pipeline.partitions.PAGE_COLUMNS, and as
        find_folders.
        """
        folders, self.others = find_folders(
            ((i, Path(path)) for i, path in enumerate(paths) if not is_table(path)), options
        )
        sources: SparkData[Any] = self.flow.of(folders)
        for i, path in enumerate(paths):
            if is_table(path):
                url = url_of(path)
                check_columns(str(path), self.files.columns(url))
                sources = sources.union(self.files.rows(self.flow, url, partial(find_rows, i, options)))
        found = extract_issues(read_pages(sources, options, load), load, least).keep()
        records, again, said = (only(found, kind) for kind in (ArticleRecord, Again, Said))
        return _on_spark(records), _on_spark(again), _on_spark(said.keep())

    def resolve(self, records: Data[ArticleRecord], roster: Roster) -> Streams:
        """Everything that the records say together, kept."""
        names = frozenset(row.name for row in roster)
        told = records.flat_map(partial(_tell, names)).keep()
        found = resolve(self.flow, told, None, roster)
        return Streams(
            records, found.entities.keep(), found.statements.keep(), found.mentioned.keep(), found.reports.keep()
        )

    def write(self, streams: Streams, again: Data[Again]) -> None:
        """Writes the graph as N-Quads and tables, the records and their pages, each in parts."""
        self.files.write_lines(_on_spark(quad_blocks(self.flow, streams)), f"{self.output}/graph.nq", "nq")
        records = _on_spark(streams.articles)
        lines = records.flat_map(_record_line).union(again.flat_map(lambda one: _record_line(one.record)))
        self.files.write_lines(lines, f"{self.output}/records.jsonl", "jsonl")
        pages = records.flat_map(_page_line).group(_one_line)
        self.files.write_lines(pages, f"{self.output}/pages.jsonl", "jsonl")
        keys = set(_on_spark(streams.entities.flat_map(attribute_keys)).tally())
        for name, rows, columns in (
            ("entities", entity_rows(streams), entity_columns(keys)),
            ("statements", statement_rows(streams), STATEMENT_COLUMNS),
            ("evidence", evidence_rows(streams), EVIDENCE_COLUMNS),
            ("articles", article_rows(streams), ARTICLE_COLUMNS),
            ("mentions", mention_rows(streams), MENTION_COLUMNS),
        ):
            self.files.write_table(_on_spark(rows), columns, f"{self.output}/{name}.parquet")

    def count(self, streams: Streams, again: Data[Again]) -> Counts:
        """The numbers of what was written."""
        return Counts(
            streams.articles.flat_map(_page_ids).group(_page_of_paper).total(_one),
            streams.articles.total(_one) + again.total(_one),
            _on_spark(streams.entities.flat_map(_type)).tally(),
            _on_spark(streams.statements.flat_map(_relation)).tally(),
        )


def is_table(path: Path | str) -> bool:
    """Whether pages are read from a table there: Parquet, or a URL."""
    return isinstance(path, str) or path.suffix.lower() == TABLE_ENDING


def format_counts(counts: Counts, notes: Iterable[str] = ()) -> str:
    """The numbers as lines, as `kg build` shows them, and `notes`."""
    relations = load_ontology().relations
    labels = Counter({relations[name].label_zh: count for name, count in counts.statements.items()})
    sizes = {
        "pages": counts.pages,
        "articles": counts.articles,
        "entities": counts.entities.total(),
        "facts": counts.statements.total(),
    }
    lines = ["  ".join(f"{name} {size}" for name, size in sizes.items())]
    for title, found in (("entities", counts.entities), ("facts", labels)):
        ordered = sorted(found.items(), key=lambda one: (-one[1], one[0]))
        lines += ["", title, *(f"{count:7d}  {name}" for name, count in ordered)]
    return "\n".join([*lines, *notes])


def _on_spark(data: Data[Any]) -> SparkData[Any]:
    assert isinstance(data, SparkData)
    return data


# --- of one thing, in the processes of the cluster


def _tell(names: frozenset[str], record: ArticleRecord) -> Iterator[tuple[Told, Words]]:
    yield tell(record, names)


@lru_cache(maxsize=1)
def _ontology() -> Ontology:
    return load_ontology()


def _record_line(record: ArticleRecord) -> Iterator[tuple[tuple[str, str], str]]:
    """A line under a key that it alone has: of the same words, that of the article that stands first."""
    yield (record.article.id, f"{min(record.article.origin, default=0):09}"), format_record(record, _ontology())


def _page_line(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield record.page.id, format_page(record.page)


def _one_line(key: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    yield key, min(lines)


def _page_ids(record: ArticleRecord) -> Iterator[tuple[str, bool]]:
    yield record.page.id, bool(record.page.joined)


def _page_of_paper(key: str, joined: list[bool]) -> Iterator[str]:
    if not joined[0]:  # made of two for an article
        yield key


def _one(item: object) -> int:
    return 1


def _type(entity: Entity) -> Iterator[str]:
    yield entity.type


def _relation(statement: Statement) -> Iterator[str]:
    yield statement.relation
