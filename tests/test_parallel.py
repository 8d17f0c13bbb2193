"""Several processes give what one gives; what dies or fails is named, nothing else is lost, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import kg
import kg.pipeline.parallel
from kg import cli
from kg.errors import DataFileError, KGError, PageError
from kg.graph.store import Store
from kg.ontology import load_ontology
from kg.pages.files import PageFile, page_id, read_file
from kg.pipeline.extractor import Extraction, Extractor, extract, read_file_in_time, read_issue
from kg.pipeline.intake import extract_into, reread
from kg.pipeline.parallel import Readers
from kg.pipeline.timelimit import Overdue, time_limit
from kg.pipeline.workers import Done, Lost, Workers
from kg.query.builds import open_graph
from kg.records import Article, ArticleRecord, Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
FATAL, FAULTY, ENDLESS, SLOW = "致命", "出错", "无尽", "缓慢"
SECONDS = 2.0  # that a page of the tests may take
JOBS = 2


def fail(error: Exception) -> None:
    raise error


# --- workers


def load_counter() -> Callable[[int], int]:
    """Doubles numbers; dies at those under zero."""

    def double(number: int) -> int:
        if number < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01 * (number % 3))  # so that later tasks overtake
        return 2 * number

    return double


def load_nothing() -> Callable[[int], int]:
    raise DataFileError("words.toml", "is broken", place="3", allowed="a table")


def end_at_once() -> Callable[[int], int]:
    sys.exit(7)


def load_big() -> Callable[[bytes], bytes]:
    return lambda task: task * 2


def test_results_come_in_the_order_of_tasks() -> None:
    with Workers[int, int](JOBS, load_counter) as workers:
        assert list(workers.map(range(50), 5)) == [2 * n for n in range(50)]
        assert list(workers.map([1, Done(0), 3], 1)) == [2, 0, 6]
        assert list(workers.map([], 1)) == []


def test_no_more_tasks_are_taken_than_are_asked_for() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Workers[int, int](JOBS, load_counter) as workers:
        results = workers.map(tasks(), 6)
        assert next(results) == 0
        assert len(taken) <= 7


def load_sleeper() -> Callable[[int], int]:
    """Doubles numbers; never comes to an end of those under zero, and doesn't listen."""

    def double(number: int) -> int:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while number < 0:
            time.sleep(1)
        return 2 * number

    return double


def test_a_task_that_takes_too_long_is_lost_and_nothing_else() -> None:
    tasks = [-1 if n in (2, 3) else n for n in range(20)]
    with Workers[int, int](JOBS, load_sleeper, lambda task: 0.5 if task < 0 else 0) as workers:
        results = list(workers.map(tasks, 8))
    lost = [n for n, result in enumerate(results) if isinstance(result, Lost)]
    assert lost == [2, 3]
    assert all(result == 2 * n for n, result in enumerate(results) if n not in lost)
    assert all(result.overdue for result in results if isinstance(result, Lost))


def test_who_does_not_ask_for_results_ends_no_worker() -> None:
    with Workers[int, int](1, load_counter, lambda task: 0.3) as workers:
        results = workers.map(range(6), 2)
        assert next(results) == 0
        time.sleep(1)  # the others are done by now, or wait
        assert list(results) == [2, 4, 6, 8, 10]


def test_maps_within_maps() -> None:
    with Workers[int, int](JOBS, load_counter) as workers:
        assert list(workers.map(workers.map(range(20), 3), 4)) == [4 * n for n in range(20)]


def test_a_worker_that_dies_loses_its_task_and_nothing_else() -> None:
    tasks = [-1 if n in (3, 4, 17) else n for n in range(30)]
    with Workers[int, int](JOBS, load_counter) as workers:
        results = list(workers.map(tasks, 8))
    lost = [n for n, result in enumerate(results) if isinstance(result, Lost)]
    assert lost == [3, 4, 17]
    assert all(result == 2 * n for n, result in enumerate(results) if n not in lost)
    assert {result.cause for result in results if isinstance(result, Lost)} == {"killed by signal 9 (Killed)"}


def test_tasks_and_results_larger_than_a_pipe() -> None:
    tasks = [bytes([n]) * 300_000 for n in range(12)]
    with Workers[bytes, bytes](JOBS, load_big) as workers:
        assert list(workers.map(tasks, 6)) == [task * 2 for task in tasks]


def test_what_a_worker_can_not_load_is_said() -> None:
    with (
        Workers[int, int](JOBS, load_nothing) as workers,
        pytest.raises(DataFileError, match=r"words\.toml:3: is broken") as e,
    ):
        list(workers.map([1], 1))
    assert (e.value.file, e.value.place, e.value.allowed) == ("words.toml", "3", "a table")


def test_workers_that_can_not_begin() -> None:
    with (
        Workers[int, int](JOBS, end_at_once) as workers,
        pytest.raises(KGError, match="before they can begin: exit code 7"),
    ):
        list(workers.map([1], 1))


# --- pages


@dataclass
class Frames:
    """No page gets a place."""

    def find(self, articles: Sequence[Article], paper: str | None) -> None:
        return None


@dataclass
class Fake:
    """Reads an article as a record without entities; some words are too much for it."""

    frames: Frames

    def extract_article(self, page: Page, article: Article) -> Extraction:
        if FATAL in page.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if SLOW in page.text:
            time.sleep(0.45 * SECONDS)
        while ENDLESS in page.text:
            time.sleep(0.01)
        if FAULTY in page.text:
            raise IndexError("list index out of range")
        return Extraction((), (), ArticleRecord(page, article, (), ()))


def load_fake(ner: str) -> Any:
    import kg.articles.split
    import kg.pages.jumps  # whose loading is no part of the time of a page

    return partial(kg.pipeline.parallel._do, Fake(Frames()))


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    monkeypatch.setattr(kg.pipeline.parallel, "_load", load_fake)
    with Readers(JOBS, page_seconds=SECONDS) as readers:
        yield readers


def page_of(number: int, word: str = "", date: str | None = "2031-04-03") -> Page:
    occasion = f"全市第{number}次水利工作会议"
    text = f"{occasion}召开\n\n本报讯 记者 田小麦 6月18日，{occasion}{word}在清湖大剧院召开。\n"
    return Page(page_id(text), text, f"a/{number:03}.txt", "清湖市", date)


def bodies(records: Sequence[ArticleRecord]) -> list[str]:
    return [record.page.source for record in records]


def test_a_fatal_page_is_named_and_the_rest_of_its_issue_read(readers: Readers) -> None:
    pages = [page_of(n, {3: FATAL, 7: FAULTY}.get(n, "")) for n in range(12)]
    others = [[page_of(n, date=None)] for n in range(20, 50)]
    found = list(readers.read_issues([pages, *others]))
    assert [issue.pages for issue in found[1:]] == [tuple(issue) for issue in others]
    assert all(issue.records and not issue.errors for issue in found[1:])
    assert found[0].pages == tuple(page for n, page in enumerate(pages) if n not in (3, 7))
    assert bodies(found[0].records) == [page.source for page in found[0].pages]
    fatal, faulty = found[0].errors
    assert str(fatal) == "a/003.txt: can't be read: the process that read it ended (killed by signal 9 (Killed))"
    assert faulty.file == "a/007.txt"
    assert "IndexError in test_parallel.py:" in str(faulty)
    assert str(faulty).endswith(": list index out of range")


def test_a_faulty_page_is_named_in_one_process_too() -> None:
    pages = [page_of(n, FAULTY if n == 2 else "") for n in range(5)]
    issue = read_issue(Fake(Frames()), pages)  # type: ignore[arg-type]
    assert bodies(issue.records) == [page.source for n, page in enumerate(pages) if n != 2]
    assert [error.file for error in issue.errors] == ["a/002.txt"]


def test_a_page_that_hangs_is_named_and_nothing_else_lost(readers: Readers) -> None:
    pages = [page_of(n, ENDLESS if n == 1 else "") for n in range(4)]
    alone = [[page_of(n, ENDLESS if n == 30 else "", date=None)] for n in range(28, 34)]
    found = list(readers.read_issues([pages, *alone]))
    one = [read_issue(Fake(Frames()), issue, SECONDS) for issue in (pages, *alone)]  # type: ignore[arg-type]
    assert bodies(found[0].records) == [page.source for n, page in enumerate(pages) if n != 1]
    for several, single in zip(found, one, strict=True):
        assert (several.pages, several.records) == (single.pages, single.records)
        assert list(map(str, several.errors)) == list(map(str, single.errors))
    wrong = "can't be read: not done after 2 seconds"
    assert [str(error) for issue in found for error in issue.errors] == [
        f"{source}: {wrong}" for source in ("a/001.txt", "a/030.txt")
    ]


def test_an_issue_may_take_longer_than_a_page(readers: Readers) -> None:
    pages = [page_of(n, SLOW) for n in range(4)]
    for issue in (*readers.read_issues([pages]), read_issue(Fake(Frames()), pages, SECONDS)):  # type: ignore[arg-type]
        assert (issue.pages, issue.errors) == (tuple(pages), ())
        assert len(issue.records) == len(pages)


def read_slowly(file: PageFile) -> tuple[Page, ...] | PageError:
    while file.path.stem == "2":
        time.sleep(0.01)
    return read_file(file)


def load_slow_files(ner: str) -> Any:
    kg.pipeline.parallel.read_file = read_slowly  # in a process of its own
    return load_fake(ner)


def test_a_file_that_hangs_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(tmp_path / "pages", [replace(page_of(n), source=f"{n}.txt") for n in range(5)])
    files = [PageFile(tmp_path / "pages" / f"{n}.txt") for n in range(5)]
    monkeypatch.setattr(kg.pipeline.parallel, "_load", load_slow_files)
    with Readers(JOBS, page_seconds=SECONDS) as readers:
        several = list(readers.read_files(files))
    monkeypatch.setattr("kg.pages.files.read_file", read_slowly)
    single = [read_file_in_time(file, SECONDS) for file in files]
    for found in (several, single):
        assert str(found[2]) == f"{files[2].path}: can't be read: not done after 2 seconds"
        assert [pages[0].source for pages in found if isinstance(pages, tuple)] == [
            str(file.path) for n, file in enumerate(files) if n != 2
        ]


def test_no_limit_of_time_outside_the_main_thread() -> None:
    with ThreadPoolExecutor(1) as pool:
        issue = pool.submit(read_issue, Fake(Frames()), [page_of(1, SLOW)], 0.1).result()  # type: ignore[arg-type]
    assert len(issue.records) == 1


def test_a_limit_leaves_the_timer_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(Overdue), time_limit(0.05):
        time.sleep(5)
    with time_limit(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
        with time_limit(0.01):  # the timer is in use
            time.sleep(0.05)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is before


def write(folder: Path, pages: Sequence[Page]) -> None:
    folder.mkdir()
    rows = ["file,date,place,paper,page"]
    for page in pages:
        name = Path(page.source).name
        (folder / name).write_text(page.text, encoding="utf-8")
        rows.append(f"{name},{page.date or ''},{page.place},,")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_a_store_without_the_page_that_can_not_be_read(readers: Readers, tmp_path: Path) -> None:
    days = [f"2031-04-{1 + n // 10:02}" for n in range(60)]
    pages = [page_of(n, {13: FATAL, 44: FAULTY}.get(n, ""), days[n]) for n in range(60)]
    write(tmp_path / "pages", pages)
    errors: list[PageError] = []
    done: list[Page] = []
    with Store(tmp_path / "a.kg", load_ontology(), create=True) as store:
        change = extract_into(store, readers, "r", [tmp_path / "pages"], on_error=errors.append, on_page=done.append)
        assert [Path(error.file).name for error in errors] == ["013.txt", "044.txt"]
        assert (change.new, len(done), store.size().pages) == (58, 58, 58)
        assert len(list(store.records())) == 58
        again = extract_into(store, readers, "r", [tmp_path / "pages"], on_error=errors.append, on_page=done.append)
        assert (again.new, again.known) == (0, 58), "the two are tried anew each time"
        assert len(errors) == 4
        assert reread(store, readers, "other", on_error=fail) == 6
        assert store.others("other") == []


def test_pages_that_stand_in_several_issues(readers: Readers, tmp_path: Path) -> None:
    first = [page_of(n, date="2031-04-03") for n in range(40)]
    second = [replace(page_of(n % 35, date="2031-04-04"), source=f"b/2{n:02}.txt") for n in range(40)]
    third = [replace(page, source=f"b/1{n:02}.txt") for n, page in enumerate(first)]
    write(tmp_path / "pages", [*first, *second, *third])
    one, two = tmp_path / "one.kg", tmp_path / "two.kg"
    for path, reader in ((one, InProcess()), (two, readers)):
        with Store(path, load_ontology(), create=True) as store:
            extract_into(store, reader, "r", [tmp_path / "pages"], on_error=fail, on_page=lambda page: None)
    assert contents(one) == contents(two)
    assert len(contents(one)) == 40


class InProcess:
    """A Reader in this process."""

    ontology = load_ontology()

    def read_files(self, files: Any) -> Any:
        from kg.pages.files import read_files

        return read_files(files)

    def read_issues(self, issues: Any) -> Any:
        return (read_issue(Fake(Frames()), pages) for pages in issues)  # type: ignore[arg-type]


def contents(path: Path) -> list[tuple[str, str]]:
    with Store(path, load_ontology()) as store:
        return [(record.article.id, record.page.source) for record in store.records()]


# --- whole runs


def test_the_records_of_one_process(extractor: Extractor) -> None:
    expected = list(extract(extractor, [SAMPLES], on_error=fail))
    with Readers(JOBS) as readers:
        assert list(extract(readers, [SAMPLES], on_error=fail)) == expected
    assert len(expected) == 48


def test_the_store_and_the_graph_of_one_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stores = [tmp_path / "one.kg", tmp_path / "two.kg"]
    for path, jobs in zip(stores, ("1", "2"), strict=True):
        assert cli.main(["build", str(SAMPLES), "--into", str(path), "--jobs", jobs]) == 0
        open_graph(path).export(path.with_suffix(".ttl"))
    one, two = (path.with_suffix(".ttl").read_bytes() for path in stores)
    assert one == two
    assert len(one) > 100_000
    assert cli.main(["build", str(SAMPLES), "--into", str(stores[0]), "--jobs", "2"]) == 0
    assert "0 new  0 replaced  8 known" in capsys.readouterr().out


def test_the_python_api_in_two_processes(tmp_path: Path) -> None:
    one, two = (kg.build(SAMPLES, jobs=jobs) for jobs in (1, 2))
    assert one.knowledge == two.knowledge


def test_a_number_of_processes_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["extract", str(SAMPLES), "--jobs", "-1"])
    assert "'-1' is no number of processes" in capsys.readouterr().err


def children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("wait", [0.3, 4.0])
def test_no_process_outlives_its_parent(tmp_path: Path, number: signal.Signals, wait: float) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(400):
        (pages / f"{n}.txt").write_text(page_of(n).text * 30, encoding="utf-8")
    command = [sys.executable, "-m", "kg.cli", "build", str(pages), "--into", str(tmp_path / "a.kg"), "--jobs", "2"]
    run = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    deadline = time.monotonic() + 60
    while len(begun := children(run.pid)) < 3 and time.monotonic() < deadline:  # two workers and Python's tracker
        time.sleep(0.01)
    assert len(begun) == 3
    time.sleep(wait)
    assert run.poll() is None
    if number == signal.SIGINT:
        os.killpg(run.pid, number)  # what a terminal does
    else:
        os.kill(run.pid, number)
    _, words = run.communicate(timeout=30)
    while any(map(alive, begun)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(alive, begun))
    if number == signal.SIGINT:
        assert run.returncode == 130
        assert "Traceback" not in words.decode()
