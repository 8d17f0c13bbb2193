"""Builds a graph on a Spark cluster of which one worker is killed: python tests/spark_cluster.py

A standalone master and two workers on 127.0.0.1, started from pyspark's own jars (extra `spark`, Java 17 or newer),
build the graph of changed copies of the sample pages, beside files that can't be read. While issues are read, a worker
and its executor are killed (SIGKILL). The run has to end, name the files that can't be read, and give the records and
the graph that one process gives. Servers are stopped at the end. Exit code 0 when all is so.
"""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from stores import free_port

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
COPIES = "湖河江溪泉塘浦港"  # 清湖市, 清河市, …: a folder of pages for each
LATER = 3  # days between the pages of one copy and those of the next
PATIENCE = 60  # seconds that a server may take to start
LONGEST = 400  # seconds that the build may take
UNREADABLE = {"empty.txt": b"", "picture.txt": b"\x89PNG\r\n\x1a\n", "letters.txt": b"no Chinese here"}
KG = [sys.executable, "-m", "kg.cli"]
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # starts in half the time


def copy_samples(folder: Path) -> int:
    """Changed copies of the sample pages, and files that are no pages; how many pages there are."""
    count = 0
    for number, letter in enumerate(COPIES):
        copy = folder / f"{number:02}"
        copy.mkdir(parents=True)
        for sample in sorted(SAMPLES.iterdir()):
            text = sample.read_text(encoding="utf-8").replace("清湖", f"清{letter}")
            for day in range(28 - LATER * number % 28, 0, -1):
                text = text.replace(f"6月{day}日", f"6月{day + 1}日") if number else text
            (copy / sample.name).write_text(text, encoding="utf-8")
            count += sample.name != "manifest.csv"
    for name, data in UNREADABLE.items():
        (folder / "00" / name).write_bytes(data)
    return count


@contextmanager
def running(log: Path, env: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Spark's servers."""
    program = Path(env["SPARK_HOME"]) / "bin" / "spark-class"
    with log.open("wb") as file:
        process = subprocess.Popen([str(program), *arguments], stdout=file, stderr=file, env=env)
        try:
            yield process
        finally:
            kill_all(process.pid)
            process.wait()


def kill_all(pid: int) -> list[int]:
    """Kills a process and all that come from it; their numbers."""
    found = [pid]
    for parent in found:
        children = Path(f"/proc/{parent}/task")
        for file in children.glob("*/children") if children.is_dir() else ():
            found += map(int, file.read_text().split())
    for each in found:
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return found


def wait_for(url: str, end: float, process: subprocess.Popen[bytes]) -> object:
    """What is there as JSON, once it is there. Raises RuntimeError when the time is over or the process has ended."""
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return json.load(answer)
        except (URLError, ConnectionError, TimeoutError, ValueError):
            time.sleep(0.3)
    raise RuntimeError(f"no answer from {url} (exit code {process.poll()})")


def wait_for_workers(master: int, process: subprocess.Popen[bytes]) -> None:
    """Until two workers have told the master that they are there."""
    end = time.monotonic() + PATIENCE
    while True:
        state = wait_for(f"http://127.0.0.1:{master}/json/", end, process)
        if isinstance(state, dict) and state["aliveworkers"] == 2:
            return
        time.sleep(0.3)


def wait_for_reading(port: int, build: subprocess.Popen[bytes]) -> str:
    """Until some of the tasks that read issues are done and others run; how many of each."""
    end = time.monotonic() + LONGEST
    url = f"http://127.0.0.1:{port}/api/v1/applications"
    found = wait_for(url, end, build)
    assert isinstance(found, list)
    while True:
        stages = wait_for(f"{url}/{found[0]['id']}/stages?status=active", end, build)
        assert isinstance(stages, list)
        for stage in stages:  # the first that writes what it read keeps the records
            if "SparkHadoopWriter" in stage["name"] and stage["numCompleteTasks"] and stage["numActiveTasks"] > 1:
                return f"{stage['numCompleteTasks']} of {stage['numTasks']} tasks done"
        time.sleep(0.1)


def lost_tasks(events: Path) -> int:
    """How many tasks ended because their executor was lost, as Spark's log of events has it."""
    (log,) = events.iterdir()
    ended = (json.loads(line) for line in log.open(encoding="utf-8"))
    return sum(e.get("Task End Reason", {}).get("Reason") == "ExecutorLostFailure" for e in ended)


def lines_of(folder: Path) -> list[str]:
    """All lines of the parts of a folder, sorted."""
    parts = sorted(folder.glob("part-*.gz"))
    assert len(parts) > 1, f"{folder} has no parts"
    return sorted(line for part in parts for line in gzip.open(part, "rt", encoding="utf-8", newline="\n"))


def build_on_cluster(pages: Path, work: Path) -> tuple[int, str, str]:
    """Builds with one worker killed meanwhile; the exit code, what was said, and when the worker was killed."""
    import pyspark

    home = str(Path(pyspark.__file__).parent)
    env = {**os.environ, "SPARK_HOME": home, "JAVA_TOOL_OPTIONS": JAVA, "SPARK_LOCAL_IP": "127.0.0.1"}
    port, web, ui = free_port(), free_port(), free_port()
    (work / "events").mkdir()
    settings = {
        "spark.ui.port": ui,
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": work / "events",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.executor.memory": "700m",
        "spark.shuffle.io.retryWait": "1s",  # until what the dead worker had is given up
    }
    where = ["--host", "127.0.0.1"]
    master = ["org.apache.spark.deploy.master.Master", *where, "--port", str(port), "--webui-port", str(web)]
    worker = ["org.apache.spark.deploy.worker.Worker", *where, "--cores", "1", "--memory", "1g", "--webui-port", "0"]
    url = f"spark://127.0.0.1:{port}"
    first, second = (["--work-dir", str(work / name), url] for name in ("first", "second"))
    with (
        running(work / "master.log", env, *master) as process,
        running(work / "first.log", env, *worker, *first) as doomed,
        running(work / "second.log", env, *worker, *second),
        (work / "build.err").open("w+", encoding="utf-8") as said,
    ):
        wait_for_workers(web, process)
        command = [*KG, "build", str(pages), "--engine", "spark", "--master", url, "-o", str(work / "spark")]
        command += ["--partitions", "6", *(f"--conf={key}={value}" for key, value in settings.items())]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=env) as build:
            try:
                when = wait_for_reading(ui, build)
                killed = kill_all(doomed.pid)
                build.wait(LONGEST)
            finally:
                build.kill()
        said.seek(0)
        return build.returncode, said.read(), f"{len(killed)} processes killed with {when}"


def compare(pages: Path, count: int, work: Path) -> list[str]:
    """What is not as it should be."""
    code, said, killed = build_on_cluster(pages, work)
    print(killed)
    wrong = [] if code == 2 else [f"exit code {code} instead of 2, for pages that can't be read"]
    wrong += [f"{name} is not named" for name in UNREADABLE if f"/00/{name}: " not in said]
    lost = lost_tasks(work / "events")
    print(f"{lost} tasks lost")
    if not lost:
        wrong.append("no task was lost: the worker was killed too late")
    if not (work / "spark" / "summary.txt").is_file():
        return [*wrong, f"the build did not end well:\n{said[-3000:]}"]
    command = [*KG, "build", str(pages), "-o", str(work / "one")]
    one = subprocess.run(command, capture_output=True, text=True, check=False)
    subprocess.run([*KG, "export", str(work / "one"), str(work / "one.nq")], capture_output=True, check=True)
    if f"pages {count} " not in one.stdout:
        wrong.append(f"one process reads other than {count} pages")
    for name, expected in (
        ("graph.nq", work / "one.nq"),
        ("records.jsonl", work / "one" / "records.jsonl"),
        ("pages.jsonl", work / "one" / "pages.jsonl"),
    ):
        found = lines_of(work / "spark" / name)
        same = found == sorted(expected.open(encoding="utf-8", newline="\n"))
        print(f"{name}: {len(found)} lines", "alike" if same else "not alike")
        if not same:
            wrong.append(f"{name} differs from that of one process")
    return wrong


def main() -> int:
    """Runs the test and prints what is wrong."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pages = Path(folder) / "pages"
        wrong = compare(pages, copy_samples(pages), Path(folder))
    print("Spark gives what one process gives" if not wrong else "FAILED", *wrong, sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
