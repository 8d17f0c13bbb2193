"""Loads the sample pages into real stores and compares their answers: python tests/stores.py oxigraph virtuoso

Needs the programs `oxigraph` (PyPI: oxigraph) and `virtuoso-t` (Debian: virtuoso-opensource-7-bin). Servers listen on
127.0.0.1 only, and are stopped at the end. Each query of ontology/queries has to give the rows that pyoxigraph gives,
and dropping the graph of an article has to leave none of its evidence. Exit code 0 when all is alike.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from queries_page import QUERIES, SAMPLES, ask, sample_store

import kg
from kg.export.write import write_export
from kg.ontology import load_ontology

PATIENCE = 60  # seconds that a server may take to start
LAST = "http://example.org/default"  # where Virtuoso puts the default graph
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
"""

Rows = list[tuple[str, ...]]


class Server:
    """A SPARQL endpoint."""

    def __init__(self, query_url: str, extra: dict[str, str]) -> None:
        self.query_url, self.extra = query_url, extra

    def ask(self, query: str) -> Rows:
        """The rows of an answer, in their order."""
        data = urllib.parse.urlencode({"query": query, **self.extra}).encode()
        request = urllib.request.Request(self.query_url, data, headers={"Accept": "application/sparql-results+json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = json.load(answer)
        names = found["head"]["vars"]
        return [tuple(row.get(name, {}).get("value", "") for name in names) for row in found["results"]["bindings"]]

    def wait(self, process: subprocess.Popen[bytes]) -> None:
        """Until the server answers. Raises RuntimeError when it doesn't."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            try:
                self.ask("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.3)
            else:
                return
        raise RuntimeError(f"no answer from {self.query_url} (exit code {process.poll()})")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def oxigraph(quads: Path, folder: Path) -> Iterator[tuple[Server, str]]:
    """An Oxigraph server with the quads; and where it takes updates."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    store, port = folder / "oxigraph", free_port()
    subprocess.run([program, "load", "--location", str(store), "--file", str(quads)], check=True, capture_output=True)
    with running(program, "serve", "--location", str(store), "--bind", f"127.0.0.1:{port}") as process:
        server = Server(f"http://127.0.0.1:{port}/query", {})
        server.query_url += "?union-default-graph"
        server.wait(process)
        yield server, f"http://127.0.0.1:{port}/update"


@contextmanager
def virtuoso(quads: Path, folder: Path) -> Iterator[tuple[Server, str]]:
    """A Virtuoso server with the quads; and the port at which `isql-vt` talks to it."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    with running("virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")) as process:
        server = Server(f"http://127.0.0.1:{http}/sparql", {"format": "application/sparql-results+json"})
        server.wait(process)
        isql(str(sql), f"ld_dir('{folder}', '{quads.name}', '{LAST}'); rdf_loader_run(); checkpoint;")
        yield server, str(sql)


def isql(port: str, commands: str) -> None:
    done = subprocess.run(
        ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"EXEC={commands}"], capture_output=True, text=True, check=True
    )
    if "Error" in done.stderr or "***" in done.stdout:
        raise RuntimeError(done.stdout + done.stderr)


def drop_graph(name: str, where: str, graph: str) -> None:
    if name == "virtuoso":
        return isql(where, f"SPARQL CLEAR GRAPH <{graph}>;")
    request = urllib.request.Request(
        where, f"DROP GRAPH <{graph}>".encode(), headers={"Content-Type": "application/sparql-update"}
    )
    with urllib.request.urlopen(request, timeout=60):
        return None


STORES = {"oxigraph": oxigraph, "virtuoso": virtuoso}
ANY = "SELECT ?article WHERE { ?evidence <http://purl.org/dc/terms/source> ?article } LIMIT 1"
OWN = "SELECT (COUNT(*) AS ?n) WHERE {{ ?e <http://purl.org/dc/terms/source> <{graph}> }}"


def compare(name: str, quads: Path, folder: Path, expected: dict[str, Rows]) -> list[str]:
    """What a store answers otherwise."""
    wrong = []
    with STORES[name](quads, folder) as (server, where):
        for query, rows in expected.items():
            text = (QUERIES[0].parent / f"{query}.rq").read_text(encoding="utf-8")
            try:
                found = server.ask(text)
            except HTTPError as error:
                wrong.append(f"{query}: {error.read().decode(errors='replace')[:300]}")
                continue
            if sorted(map(plain, found)) != sorted(map(plain, rows)):
                wrong.append(f"{query}: {len(found)} rows, expected {len(rows)}; {first_difference(found, rows)}")
        graph = next(
            row[0] for row in server.ask("SELECT ?a WHERE { ?e <http://purl.org/dc/terms/source> ?a } LIMIT 1")
        )
        before = int(server.ask(OWN.format(graph=graph))[0][0])
        drop_graph(name, where, graph)
        after = int(server.ask(OWN.format(graph=graph))[0][0])
        if not before or after:
            wrong.append(f"dropping <{graph}>: {before} pieces of evidence before, {after} after")
    return wrong


def plain(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row in which numbers look alike: 3, 3.0."""
    return tuple(f"{float(cell):g}" if cell.replace(".", "", 1).isdigit() else cell for cell in row)


def first_difference(found: Rows, rows: Rows) -> str:
    one, other = sorted(map(plain, found)), sorted(map(plain, rows))
    return next((f"{a} instead of {b}" for a, b in zip(one, other, strict=False) if a != b), "")


def main(names: list[str]) -> int:
    """Runs the stores and prints what differs."""
    knowledge = kg.build([SAMPLES]).knowledge
    store: ox.Store = sample_store(knowledge)
    expected = {path.stem: ask(store, path.read_text(encoding="utf-8"))[1] for path in QUERIES}
    failed = 0
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            quads = Path(folder) / "graph.nq"
            write_export(knowledge, load_ontology(), quads)
            wrong = compare(name, quads, Path(folder), expected)
        print(f"{name}: {len(expected) - len(wrong)} of {len(expected)} queries alike", *wrong, sep="\n  ")
        failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(STORES)))
