"""Pages, records and quads as steps over partitions: in memory and over files they give what one process gives."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from test_parallel import FATAL, load_fake, page_of, write

import kg.pipeline.parallel
from kg import cli
from kg.errors import DataFileError, KGError
from kg.export.quad_parts import Streams, quad_blocks
from kg.export.quads import to_quads
from kg.export.table_parts import article_rows, entity_rows, evidence_rows, mention_rows, statement_rows
from kg.flow import Data, DiskFlow, Flow, MemoryFlow
from kg.pipeline.extractor import extract, load_extractor
from kg.pipeline.parallel import Readers
from kg.pipeline.partitions import (
    Again,
    Options,
    Said,
    check_columns,
    extract_issues,
    find_folders,
    find_rows,
    only,
    read_pages,
    reader_here,
)
from kg.query.builds import build_knowledge
from kg.recordjson import format_record
from kg.records import ArticleRecord

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
HERE = partial(reader_here, "kg")
FIRST = "——本报讯 昨日，市委书记沈国梁在市行政中心主持召开全市重点工程推进会，要求（下转第二版）"
SECOND = "（上接第一版）各单位抓紧落实。副市长陆一鸣出席会议并讲话，要求加快建设进度。"

TWICE = "### 全市水利会议召开\n\n昨日，副市长陆一鸣主持召开全市水利会议，要求加快工程建设进度。\n\n" * 2


def make_pages(folder: Path) -> Path:
    """Samples, one of them twice, an article on two pages, a page that has an article twice, what can't be read, a
    manifest with a page that is gone.
    """
    shutil.copytree(SAMPLES, folder / "a")
    shutil.copy(SAMPLES / "qh-0002.txt", folder / "a" / "zz.txt")
    (folder / "a" / "note.doc").write_text("x", encoding="utf-8")
    (folder / "b" / "c").mkdir(parents=True)
    (folder / "b" / "20230619_A01.txt").write_text(f"全市重点工程推进会召开\n{FIRST}\n", encoding="utf-8")
    (folder / "b" / "20230619_A02.txt").write_text(f"{SECOND}\n", encoding="utf-8")
    (folder / "b" / "twice.md").write_text(TWICE, encoding="utf-8")
    (folder / "b" / "c" / "bad.txt").write_bytes(b"abc")
    manifest = "file,place\n20230619_A01.txt,清湖市\ngone.txt,清湖市\n"
    (folder / "b" / "manifest.csv").write_text(manifest, encoding="utf-8")
    return folder


def read(flow: Flow, paths: Sequence[Path], options: Options = Options()) -> Data[Any]:  # noqa: B008
    sources, _ = find_folders(enumerate(paths), options)
    return extract_issues(read_pages(flow.of(sources), options, HERE), HERE).keep()


def flows(tmp_path: Path) -> list[Flow]:
    (tmp_path / "work").mkdir()
    return [MemoryFlow(), DiskFlow(tmp_path / "work", partitions=3)]


@pytest.fixture(scope="module")
def extractor() -> Any:
    return load_extractor("kg")


def test_steps_read_what_one_process_reads(tmp_path: Path, extractor: Any) -> None:
    pages = make_pages(tmp_path / "pages")
    paths = [pages / "a" / "qh-0006.txt", pages, pages / "a", tmp_path / "none"]
    said: list[str] = []
    records = extract(
        extractor,
        paths,
        on_error=lambda error: said.append(str(error)),
        on_page=lambda page: said.extend(f"{page.source}: {note}" for note in page.notes),
        on_repeat=lambda first, page: said.append(f"{page.source}: has the text of {first.source}, counted once"),
    )
    expected = sorted(format_record(record, extractor.ontology) for record in records)
    assert len(expected) > 40
    assert any('"A01、A02"' in line for line in expected)
    assert len(said) == 4  # repeated, not Chinese, not there, named by a manifest and not there
    assert sum("/twice.md" in line for line in expected) == 2
    for flow in flows(tmp_path):
        found = read(flow, paths)
        once, again = list(only(found, ArticleRecord)), [each.record for each in only(found, Again)]
        assert sorted(format_record(each, extractor.ontology) for each in once + again) == expected
        assert len({each.article.id for each in once}) == len(once) == len(expected) - 1
        assert sorted(each.text for each in only(found, Said)) == sorted(said)


def test_files_of_other_endings_are_counted(tmp_path: Path) -> None:
    assert find_folders([(0, make_pages(tmp_path / "pages"))], Options())[1] == 1


def test_a_broken_manifest_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,day\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="unknown column 'day'"):
        read(MemoryFlow(), [tmp_path])


@pytest.mark.parametrize(("paths", "options"), [(["-"], Options()), (["x"], Options(date="2023-02-30"))])
def test_what_no_cluster_can_read_is_refused(paths: list[str], options: Options) -> None:
    with pytest.raises(KGError, match=r"standard input|bad date"):
        find_folders(enumerate(map(Path, paths)), options)


def test_a_page_that_kills_its_process_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.pipeline.parallel, "_load", load_fake)
    write(tmp_path / "a", [page_of(n, FATAL if n == 3 else "") for n in range(6)])
    with Readers(1) as readers:
        sources, _ = find_folders([(0, tmp_path)], Options())
        flow = MemoryFlow()
        found = extract_issues(read_pages(flow.of(sources), Options(), lambda: readers), lambda: readers).keep()
    assert len(list(only(found, ArticleRecord))) == 5
    (said,) = only(found, Said)
    assert said.text.endswith("003.txt: can't be read: the process that read it ended (killed by signal 9 (Killed))")


# --- tables of pages


def table_of(folder: Path, *, text: bool) -> list[dict[str, Any]]:
    """The pages of a folder as the rows of a table."""
    rows = []
    for file in sorted(folder.glob("qh-*")):
        data = file.read_bytes()
        content = {"text": data.decode(), "bytes": None} if text else {"bytes": data}
        rows.append({"path": str(file), "date": "2023-06-19", "place": "江东省临州市清湖市", "page": None, **content})
    return rows


@pytest.mark.parametrize("text", [True, False])
def test_rows_of_a_table_are_read_as_files_are(text: bool, tmp_path: Path, extractor: Any) -> None:
    rows = table_of(SAMPLES, text=text)
    (tmp_path / "manifest.csv").write_text(
        "file,date,place\n" + "".join(f"{Path(row['path']).name},{row['date']},{row['place']}\n" for row in rows),
        encoding="utf-8",
    )
    for row in rows:
        shutil.copy(row["path"], tmp_path)
    files = [format_record(each, extractor.ontology) for each in extract(extractor, [tmp_path], on_error=pytest.fail)]
    sources = MemoryFlow().of(rows).flat_map(lambda row: find_rows(0, Options(), row))
    found = only(extract_issues(read_pages(sources, Options(), HERE), HERE), ArticleRecord)
    lines = (format_record(each, extractor.ontology) for each in found)
    assert sorted(line.replace(str(SAMPLES), str(tmp_path)) for line in lines) == sorted(files)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"path": None, "text": "x"}, "a row without a path"),
        ({"path": "a.txt", "text": None}, "neither bytes nor text"),
        ({"path": "a.txt", "text": "x", "bytes": b"x"}, "both bytes and text"),
        ({"path": "a.txt", "text": "x", "date": "2023-02-30"}, "bad date '2023-02-30'"),
    ],
)
def test_rows_that_are_no_page_are_told(row: dict[str, Any], wrong: str) -> None:
    (said,) = find_rows(0, Options(), row)
    assert isinstance(said, Said)
    assert said.kind == "error"
    assert wrong in said.text


def test_a_path_stands_once_in_a_table() -> None:
    rows = [{"path": "a.txt", "text": FIRST}, {"path": "a.txt", "text": SECOND}, {"path": "a.txt", "text": FIRST}]
    sources = MemoryFlow().of(rows).flat_map(lambda row: find_rows(0, Options(), row))
    found = list(only(read_pages(sources, Options(), HERE).flat_map(lambda step: [step[1]]), Said))
    assert [said.text for said in found] == ["a.txt: another page has the same path (one row a path)"]


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [("path text day", "unknown column 'day'"), ("text", "column 'path'"), ("path date", "neither column")],
)
def test_columns_of_a_table_are_checked(columns: str, wrong: str) -> None:
    with pytest.raises(DataFileError, match=wrong):
        check_columns("pages.parquet", columns.split())


# --- the graph


def test_blocks_of_quads_are_the_graph(tmp_path: Path, extractor: Any) -> None:
    records = list(extract(extractor, [SAMPLES], on_error=pytest.fail))
    knowledge = build_knowledge(records)
    expected = ox.serialize(to_quads(knowledge, extractor.ontology), format=ox.RdfFormat.N_QUADS)
    assert expected is not None
    for flow in flows(tmp_path):
        streams = streams_of(flow, records, knowledge)
        blocks = dict(quad_blocks(flow, streams))
        lines = [line for block in blocks.values() for line in block.split("\n")]
        assert sorted(lines) == sorted(expected.decode().splitlines())
        assert len(list(entity_rows(streams))) == len(knowledge.entities)
        assert len(list(statement_rows(streams))) == len(knowledge.statements)
        assert len(list(article_rows(streams))) == len(knowledge.articles)
        assert sum(row["reports"] for _, row in mention_rows(streams)) == len(knowledge.reports)
        evidence = list(evidence_rows(streams))
        assert len({key for key, _ in evidence}) == sum(len(each.evidence) for each in knowledge.statements)
        assert all(row["sentence"] for _, row in evidence)


def streams_of(flow: Flow, records: Sequence[ArticleRecord], knowledge: Any) -> Streams:
    parts = (records, knowledge.entities, knowledge.statements, knowledge.mentioned, knowledge.reports)
    return Streams(*(flow.of(part).keep() for part in parts))


# --- the command


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--master", "local[2]", "-o", "out"], "need --engine spark"),
        (["--conf", "a=b", "-o", "out"], "need --engine spark"),
        (["--engine", "spark"], "where to"),
        (["--engine", "spark", "-o", "out", "--jobs", "2"], "for one machine"),
        (["--engine", "spark", "-o", "out", "--into", "x.kg"], "for one machine"),
        (["s3a://bucket/pages.parquet", "-o", "out"], "s3a://bucket/pages.parquet: URLs need --engine spark"),
    ],
)
def test_options_that_do_not_go_together(arguments: list[str], wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", str(SAMPLES), *arguments]) == 2
    assert wrong in capsys.readouterr().err
