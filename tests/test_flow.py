"""Steps give the same in memory and over files, components and resolution too. All names are invented."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from kg.flow import DiskFlow, Flow, MemoryFlow
from kg.identity.components import Node, join_linked, label_components, link
from kg.identity.decisions import Decision, Decisions
from kg.identity.knowledge import Resolved, build_knowledge, resolve
from kg.identity.roster import RosterRow
from kg.identity.told import tell
from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord, Knowledge, Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
ROW = RosterRow("顾明川", "清湖市政府", "市长", "2023-01-01", "", "test")


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[ArticleRecord]:
    return [record for page in read_pages([SAMPLES], on_error=fail) for record in extractor.extract_page(page)]


@pytest.fixture(params=["memory", "disk", "disk-1"])
def flow(request: pytest.FixtureRequest, tmp_path: Path) -> Flow:
    return MemoryFlow() if request.param == "memory" else DiskFlow(tmp_path, 1 if request.param == "disk-1" else 7)


def total(key: str, numbers: list[int]) -> Iterator[tuple[str, int]]:
    yield key, sum(numbers)


def test_steps(flow: Flow) -> None:
    by_rest = flow.of(range(1000)).flat_map(lambda n: [(str(n % 7), n)]).keep()
    expected = sorted((str(rest), sum(range(rest, 1000, 7))) for rest in range(7))
    assert sorted(by_rest.group(total)) == expected
    assert sorted(by_rest.group(total)) == expected  # once more
    more = flow.of([("x", 1), ("0", -1)])
    assert sorted(by_rest.union(more).group(total)) == [("0", expected[0][1] - 1), *expected[1:], ("x", 1)]
    assert list(flow.of([]).flat_map(lambda n: [(str(n), n)]).group(total)) == []
    assert sorted(by_rest.flat_map(lambda pair: [] if pair[1] % 500 else [pair[1]])) == [0, 500]


def test_files_are_removed_once_they_are_read(tmp_path: Path) -> None:
    flow = DiskFlow(tmp_path, 5)
    list(flow.of(range(1000)).flat_map(lambda n: [(str(n), n)]).group(total))
    assert list(tmp_path.iterdir()) == []


def test_no_partition_holds_most(tmp_path: Path) -> None:
    flow = DiskFlow(tmp_path, 4)
    data = flow.of(range(10_000)).flat_map(lambda n: [((f"清湖市{n}", "公司"), n)]).group(lambda key, found: [key])
    next(iter(data))  # all partitions are written, and none is read but the first
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) < 1.2 * min(sizes)


# --- components


def nodes_of(graph: nx.Graph) -> dict[Node, Node]:
    return {node: min(part) for part in nx.connected_components(graph) for node in part}


@pytest.mark.parametrize("seed", range(5))
def test_components(flow: Flow, seed: int) -> None:
    rng = random.Random(seed)
    pairs = [((f"{rng.randrange(300)}",), (f"{rng.randrange(300)}",)) for _ in range(140)]
    pairs += [((f"c{n}",), (f"c{n + 1}",)) for n in range(60)]  # a long chain
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    assert dict(label_components(flow.of(pairs))) == nodes_of(nx.Graph(pairs))
    assert dict(join_linked(flow.of([link(1, *pair) for pair in pairs]), [])) == nodes_of(nx.Graph(pairs))


def test_what_is_apart_never_comes_together(flow: Flow) -> None:
    a, b, c, d = ("a",), ("b",), ("c",), ("d",)
    links = flow.of([link(2, b, c), link(1, a, b), link(3, c, d)]).keep()
    assert dict(join_linked(links, [(a, d)])) == {a: a, b: a, c: a, d: d}
    assert dict(join_linked(links, [(a, c)])) == {a: a, b: a, c: c, d: c}
    assert dict(join_linked(links, [(a, ("e",))])) == {a: a, b: a, c: a, d: a}
    assert dict(join_linked(flow.of([link(1, a, a)]), [])) == {}


# --- resolution


def parts(found: Resolved) -> dict[str, list[str]]:
    return {name: sorted(map(repr, getattr(found, name))) for name in Resolved.__slots__}


def parts_of(knowledge: Knowledge) -> dict[str, list[str]]:
    return {name: sorted(map(repr, getattr(knowledge, name))) for name in Resolved.__slots__}


@pytest.mark.parametrize("roster", [(), (ROW,)])
def test_all_flows_resolve_alike(records: list[ArticleRecord], tmp_path: Path, roster: tuple[RosterRow, ...]) -> None:
    flow = DiskFlow(tmp_path, 3)
    shuffled = random.Random(1).sample(records, len(records))
    names = {row.name for row in roster}
    told = flow.of([tell(record, names) for record in shuffled]).keep()
    assert parts(resolve(flow, told, None, roster)) == parts_of(build_knowledge(records, None, roster))


def test_all_flows_take_decisions_alike(records: list[ArticleRecord], tmp_path: Path) -> None:
    anchors: dict[str, list[str]] = {"Person": [], "Organization": [], "Event": []}
    for record in records:
        for entity in record.entities:
            kind = "Organization" if entity.type == "Company" else entity.type
            if kind in anchors:
                anchors[kind].append(f"{entity.names[0]}@{record.article.id}")
    rng = random.Random(2)
    verdicts = [
        Decision(kind, rng.choice(["same", "different", "unsure"]), *rng.sample(anchors[kind], 2))  # type: ignore[arg-type]
        for kind in anchors
        for _ in range(60)
    ]
    decisions = Decisions(verdicts)
    flow = DiskFlow(tmp_path, 3)
    told = flow.of([tell(record) for record in reversed(records)]).keep()
    found = build_knowledge(records, decisions)
    assert parts(resolve(flow, told, decisions)) == parts_of(found)
    assert found != build_knowledge(records)


# --- pickling


def test_records_pickle_whole(records: list[ArticleRecord]) -> None:
    knowledge = build_knowledge(records)
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        assert pickle.loads(pickle.dumps((records, knowledge), protocol)) == (records, knowledge)
    assert pickle.loads(pickle.dumps(Page("a", "b", "c"))) == Page("a", "b", "c")
