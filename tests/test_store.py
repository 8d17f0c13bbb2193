"""The store: the same graph from the same pages, in whatever order and however often the run was broken off."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.errors import DataFileError
from kg.graph.store import Store, is_store
from kg.ids import content_id
from kg.ontology import load_ontology
from kg.pages.files import page_id, read_pages
from kg.pipeline.extractor import load_extractor
from kg.query.builds import open_graph
from kg.records import Article, ArticleRecord, Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
KILLS = 4


def read(pages: Sequence[Page]) -> Iterable[ArticleRecord]:
    """A record without entities for each page: what a store needs of a reader."""
    for page in pages:
        article = Article(content_id(page.id, "body"), page.id, (), (), page.text, tuple(range(len(page.text))))
        yield ArticleRecord(page, article, (), ())


def page_of(text: str, source: str, date: str | None = "2031-04-03", paper: str | None = None) -> Page:
    return Page(page_id(text), text, source, "清湖市", date, paper)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a.kg", load_ontology(), create=True)


def texts(store: Store) -> list[str]:
    return sorted(record.article.body for record in store.records())


def test_a_page_comes_back_as_it_was(store: Store) -> None:
    page = page_of("第一版\n　正文。", "a/1.txt")
    assert store.add([page], read, "r").new == 1
    (record,) = store.records()
    assert record.page == page


def test_the_same_page_again_changes_nothing(store: Store) -> None:
    pages = [page_of("甲。", "1.txt"), page_of("乙。", "2.txt")]
    store.add(pages, read, "r")
    before = list(store.records())

    def fail(pages: Sequence[Page]) -> Iterable[ArticleRecord]:
        raise AssertionError("nothing is to be read")

    change = store.add(pages, fail, "r")
    assert (change.new, change.known) == (0, 2)
    assert list(store.records()) == before


def test_another_text_of_a_path_takes_its_place(store: Store) -> None:
    store.add([page_of("甲。", "1.txt"), page_of("乙。", "2.txt")], read, "r")
    assert store.add([page_of("丙。", "1.txt")], read, "r").replaced == 1
    assert texts(store) == ["丙。", "乙。"]


def test_a_page_goes_with_its_last_path(store: Store) -> None:
    store.add([page_of("甲。", "1.txt"), page_of("甲。", "2.txt"), page_of("乙。", "3.txt")], read, "r")
    assert store.size().pages == 2
    store.remove(["1.txt"], read, "r")
    assert texts(store) == ["乙。", "甲。"]
    store.remove(["2.txt"], read, "r")
    assert texts(store) == ["乙。"]


def test_a_page_that_is_not_there_can_not_be_removed(store: Store) -> None:
    store.add([page_of("甲。", "1.txt")], read, "r")
    with pytest.raises(DataFileError, match=r"holds no page 9\.txt"):
        store.remove(["1.txt", "9.txt"], read, "r")
    assert texts(store) == ["甲。"], "all or nothing"


def test_only_the_issue_of_a_new_page_is_read(store: Store) -> None:
    store.add([page_of("甲。", "1.txt", "2031-04-03"), page_of("乙。", "2.txt", "2031-04-04")], read, "r")
    seen: list[str] = []

    def spy(pages: Sequence[Page]) -> Iterable[ArticleRecord]:
        seen.extend(page.text for page in pages)
        return read(pages)

    store.add([page_of("丙。", "3.txt", "2031-04-04")], spy, "r")
    assert seen == ["乙。", "丙。"]


def test_a_reader_that_fails_leaves_all_as_it_was(store: Store) -> None:
    store.add([page_of("甲。", "1.txt")], read, "r")

    def fail(pages: Sequence[Page]) -> Iterable[ArticleRecord]:
        yield from read(pages[:1])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add([page_of("乙。", "2.txt")], fail, "r")
    assert texts(store) == ["甲。"]
    assert store.add([page_of("乙。", "2.txt")], read, "r").new == 1


def test_another_reader_is_noticed(store: Store) -> None:
    store.add([page_of("甲。", "1.txt")], read, "old")
    (issue,) = store.others("new")
    assert store.others("old") == []
    store.reread(issue, read, "new")
    assert store.others("new") == []


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_pages_and_runs_does_not_matter(tmp_path: Path, seed: int) -> None:
    pages = [
        page_of(f"第{i % 5}篇。", f"{folder}/{i}.txt", date)
        for folder, date in (("a", "2031-04-03"), ("b", "2031-04-04"), ("c", None))
        for i in range(5)
    ]
    ontology = load_ontology()
    with Store(tmp_path / "once.kg", ontology, create=True) as once:
        once.add(pages, read, "r")
        expected = list(once.records())
    assert len(expected) == 5, "a text under three paths is one page"
    random.Random(seed).shuffle(pages)
    with Store(tmp_path / "often.kg", ontology, create=True) as often:
        for page in pages:
            often.add([page], read, "r")
        assert list(often.records()) == expected


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    other = tmp_path / "other.kg"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    assert is_store(other)
    with pytest.raises(DataFileError, match="is no store of kg"):
        Store(other, load_ontology())
    other.write_text("数据", encoding="utf-8")
    assert not is_store(other)
    with pytest.raises(DataFileError, match="is no store"):
        Store(other, load_ontology())
    with pytest.raises(DataFileError, match="there is no such store"):
        Store(tmp_path / "none.kg", load_ontology())


def test_a_store_of_another_format(tmp_path: Path) -> None:
    Store(tmp_path / "a.kg", load_ontology(), create=True).close()
    with sqlite3.connect(tmp_path / "a.kg") as db:
        db.execute("UPDATE meta SET value = '99'")
    with pytest.raises(DataFileError, match="has format 99"):
        Store(tmp_path / "a.kg", load_ontology())


# --- whole runs


def turtle(store: Path) -> bytes:
    out = store.with_suffix(".ttl")
    open_graph(store).export(out)
    return out.read_bytes()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages, built at once."""
    path = tmp_path_factory.mktemp("store") / "whole.kg"
    assert cli.main(["build", str(SAMPLES), "--into", str(path)]) == 0
    return path


def test_a_store_gives_what_a_build_gives(whole: Path, tmp_path: Path) -> None:
    assert cli.main(["build", str(SAMPLES), "-o", str(tmp_path)]) == 0
    assert turtle(whole) == (tmp_path / "graph.ttl").read_bytes()


def test_pages_added_one_by_one_give_the_same_turtle(whole: Path, tmp_path: Path) -> None:
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
    assert len(files) == 8
    random.Random(1).shuffle(files)
    path = tmp_path / "often.kg"
    extractor = load_extractor()
    with Store(path, extractor.ontology, create=True) as store:
        for file in files:
            pages = list(read_pages([file], on_error=pytest.fail))
            store.add(pages, lambda found: [r for p in found for r in extractor.extract_page(p)], "r")
    assert turtle(path) == turtle(whole)


def test_removing_what_was_added_gives_the_store_before(tmp_path: Path) -> None:
    files = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
    manifest = SAMPLES / "manifest.csv"
    for name, chosen in (("few", files[:4]), ("more", files)):
        (tmp_path / name).mkdir()
        for file in (*chosen, manifest):
            shutil.copy(file, tmp_path / name)
    stores = [tmp_path / "few.kg", tmp_path / "more.kg"]
    rows = (tmp_path / "few" / "manifest.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.split(",")[0] in {"file", *(f.name for f in files[:4])}]
    (tmp_path / "few" / "manifest.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    os.chdir(tmp_path)
    assert cli.main(["build", "few", "--into", str(stores[0])]) == 0
    shutil.rmtree("few")
    Path("more").rename("few")
    assert cli.main(["build", "few", "--into", str(stores[1])]) == 0
    assert turtle(stores[0]) != turtle(stores[1])
    assert cli.main(["remove", str(stores[1]), *(f"few/{file.name}" for file in files[4:])]) == 0
    assert turtle(stores[0]) == turtle(stores[1])


def test_a_run_that_is_killed_is_taken_up_again(whole: Path, tmp_path: Path) -> None:
    path, kills, choose = tmp_path / "killed.kg", 0, random.Random(5)
    command = [sys.executable, "-m", "kg.cli", "build", str(SAMPLES), "--into", str(path)]
    deadline = time.monotonic() + 120
    while kills < KILLS and time.monotonic() < deadline:
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(choose.uniform(0.3, 3))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            kills += 1
        else:
            path.unlink()
    assert kills == KILLS
    subprocess.run(command, check=True, capture_output=True)
    assert turtle(path) == turtle(whole)


def test_two_processes_do_not_harm_each_other(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "both.kg"
    command = [sys.executable, "-m", "kg.cli", "build", str(SAMPLES), "--into", str(path)]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        _, words = run.communicate(timeout=120)
        assert run.returncode == 0, words.decode()
    assert turtle(path) == turtle(whole)


def test_the_python_api_keeps_a_graph(tmp_path: Path) -> None:
    built = kg.build(SAMPLES, into=tmp_path / "api.kg")
    opened = kg.open(tmp_path / "api.kg")
    assert opened.knowledge == built.knowledge
    assert len(opened.career("石磊")) == 3
    with pytest.raises(DataFileError, match="no graph is kept here"):
        kg.open(tmp_path)
