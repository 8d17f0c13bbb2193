"""`kg export` writes what was asked for, and says what is wrong in one line."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import commands as cli

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; its exit code and what it says."""

    def run_command(*args: str | Path) -> tuple[int, str]:
        capsys.readouterr()
        try:
            code = cli.main([str(arg) for arg in args])
        except SystemExit as stop:
            code = int(str(stop.code))
        return code, capsys.readouterr().err

    return run_command


def test_export_of_a_part(run: Run, built_samples: Path, tmp_path: Path) -> None:
    code, said = run(
        "export", built_samples, tmp_path / "a.nq", "--relation", "主持", "--base-iri", "https://example.org/"
    )
    assert code == 0
    quads = list(ox.parse(path=str(tmp_path / "a.nq"), format=ox.RdfFormat.N_QUADS))
    facts = {quad.subject for quad in quads if quad.predicate.value.endswith("#confidence")}
    assert said == f"kg: {tmp_path / 'a.nq'}: {said.split()[-4]} entities, {len(facts)} facts\n"
    assert facts
    assert {quad.object.value.split("#")[-1] for quad in quads if quad.predicate.value.endswith("#role")} == {
        "presides"
    }
    assert all(fact.value.startswith("https://example.org/") for fact in facts)


def test_filters_reach_the_tables(run: Run, built_samples: Path, tmp_path: Path) -> None:
    arguments = ("--since", "2024", "--until", "2024", "--min-confidence", "0.9", "--type", "Person", "--type", "Event")
    assert run("export", built_samples, tmp_path / "t.csv", *arguments)[0] == 0
    with (tmp_path / "t.csv" / "edges.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 5
    assert all(row["first"][:4] == "2024" and float(row["confidence"]) >= 0.9 for row in rows)
    assert {row["target"].split("-")[0] for row in rows} <= {"event", "person"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.doc",), "unknown ending '.doc' (one of .ttl .nt"),
        (("a.ttl", "--timeline"), "a timeline is for .gexf"),
        (("a.ttl", "--relation", "跳舞"), "no relation 跳舞 (one of "),
        (("a.ttl", "--base-iri", "https://example.org"), "must end in / or #"),
        (("a.ttl", "--since", "06-18"), "bad date '06-18'"),
        (("a.ttl", "--min-confidence", "2"), "--min-confidence"),
        (("no/a.ttl",), "does not exist"),
    ],
)
def test_wrong_usage_is_one_line(
    run: Run, built_samples: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    code, said = run("export", built_samples, tmp_path / arguments[0], *arguments[1:])
    assert code == 2
    assert message in said
    assert list(tmp_path.iterdir()) == []


def test_export_of_what_is_no_graph(run: Run, tmp_path: Path) -> None:
    assert run("export", tmp_path, tmp_path / "a.ttl")[0] == 2


def test_the_commands_in_the_docs_exist() -> None:
    text = (Path(__file__).resolve().parent.parent / "docs" / "stores.md").read_text(encoding="utf-8")
    commands = re.findall(r"^kg (.+)$", text, re.M)
    assert len(commands) >= 11
    for command in commands:
        cli._parser().parse_args(shlex.split(command))
