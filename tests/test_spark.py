"""Steps and builds on Spark on this machine; tests/spark_cluster.py has a cluster. Needs the extra `spark`."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import cli
from kg.export.rdf import write_nquads
from kg.flow import Flow, MemoryFlow
from kg.pages.manifest import read_manifest
from kg.pipeline.partitions import PAGE_COLUMNS
from kg.pipeline.spark import SparkFlow, open_session
from kg.pipeline.spark_files import Files
from kg.query.builds import build_knowledge, load_roster, read_build

if os.environ.get("KG_SPARK") != "needed":
    pytest.importorskip("pyspark")

TWICE = "### 全市水利会议召开\n\n昨日，副市长陆一鸣主持召开全市水利会议，要求加快工程建设进度。\n\n" * 2
SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
QUICK = {"spark.ui.enabled": "false", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
LOCAL = "local[2]"


def steps(flow: Flow) -> list[Any]:
    def words(number: int) -> Iterator[tuple[tuple[str, str], int]]:
        yield ("rest", str(number % 7)), number
        yield ("all", "数"), number

    def total(key: tuple[str, str], values: list[int]) -> Iterator[tuple[tuple[str, str], int]]:
        yield key, sum(values)

    pairs = flow.of(range(1000)).flat_map(words).keep()
    more = pairs.union(flow.of([(("all", "数"), 5), (("none", ""), 1)]))
    return sorted(pairs.group(total).union(more.group(total), flow.of([])))


def test_steps_give_what_they_give_in_memory(tmp_path: Path) -> None:
    with open_session(LOCAL, QUICK) as session:
        flow = SparkFlow(session, str(tmp_path / "work"), partitions=3)
        assert steps(flow) == steps(MemoryFlow())
        assert flow.of("aab").tally() == {"a": 2, "b": 1}
        assert flow.of([]).is_empty()


def test_a_fault_is_told_in_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("file,day\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("市长", encoding="utf-8")
    assert build(tmp_path, tmp_path / "out") == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("kg: ")
    assert "unknown column 'day'" in last
    assert not (tmp_path / "out" / "graph.nq").exists()


def test_parts_take_the_place_of_older_ones(tmp_path: Path) -> None:
    with open_session(LOCAL, QUICK) as session:
        flow, files, url = SparkFlow(session, str(tmp_path / "work"), 2), Files(session), f"file://{tmp_path}/out.txt"
        for text in ("一", "二"):
            files.write_lines(flow.of([("b", text), ("a", "甲\n乙")]), url, "txt")
        rows = flow.of([(("b",), {"name": "", "size": 2}), (("a",), {"name": "甲"})])
        files.write_table(rows, {"name": str, "size": int}, f"file://{tmp_path}/out.parquet")
    assert sorted(lines_of(tmp_path / "out.txt")) == ["乙\n", "二\n", "甲\n"]
    assert table(tmp_path / "out.parquet") == [{"name": "甲", "size": None}, {"name": None, "size": 2}]


def test_a_build_from_a_table_gives_the_graph_of_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import Table, parquet

    rows = []
    for name, row in read_manifest(SAMPLES / "manifest.csv").items():
        said = {"date": row.date, "place": row.place, "paper": row.paper, "page": row.page}
        rows.append({"path": f"pages/{name}", "bytes": (SAMPLES / name).read_bytes(), "text": None, **said})
    unsaid = dict.fromkeys(said)
    rows.append({"path": "pages/twice.md", "bytes": TWICE.encode(), "text": None, **unsaid})
    rows.append({**rows[0], "path": "pages/bad.txt", "bytes": b"abc"})
    assert set(rows[0]) == set(PAGE_COLUMNS)
    parquet.write_table(Table.from_pylist(rows), tmp_path / "pages.parquet")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SAMPLES, "pages")
    Path("pages/twice.md").write_text(TWICE, encoding="utf-8")
    assert cli.main(["build", "pages", "-o", "one"]) == 0
    one = capsys.readouterr().out
    assert build(Path("pages.parquet"), Path("spark")) == 2
    out, err = capsys.readouterr()
    assert "pages/bad.txt: almost no Chinese" in err
    assert out.splitlines()[0] == one.splitlines()[0]
    check_same(tmp_path / "one", tmp_path / "spark")
    assert len(table(tmp_path / "spark" / "entities.parquet")) == int(out.splitlines()[0].split()[5])


def build(pages: Path, out: Path) -> int:
    settings = [f"--conf={key}={value}" for key, value in QUICK.items()]
    arguments = ["--engine", "spark", "--master", LOCAL, "--partitions", "3", *settings]
    return cli.main(["build", str(pages), "-o", str(out), *arguments])


def check_same(one: Path, spark: Path) -> None:
    """That a folder of Spark holds what one of this process does."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    knowledge = build_knowledge(read_build(one, ontology), None, load_roster())
    write_nquads(knowledge, ontology, one / "graph.nq")
    for name in ("graph.nq", "records.jsonl", "pages.jsonl"):
        assert sorted(lines_of(spark / name)) == sorted((one / name).open(encoding="utf-8", newline="\n"))
    assert not (spark / "_work").exists()


def lines_of(folder: Path) -> list[str]:
    parts = sorted(folder.glob("part-*.gz"))
    assert parts
    return [line for part in parts for line in gzip.open(part, "rt", encoding="utf-8", newline="\n")]


def table(folder: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    parts = sorted(folder.glob("part-*.parquet"))
    assert parts
    return [row for part in parts for row in parquet.read_table(part).to_pylist()]
