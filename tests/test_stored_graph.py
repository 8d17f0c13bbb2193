"""A graph in a store answers from tables what it answers from memory; the tables fit, whatever happens to the store."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import cli
from kg.cli import main
from kg.errors import DataFileError, KGError
from kg.export.write import ENDINGS
from kg.flow import DiskFlow
from kg.graph import derived
from kg.graph.tables import GraphTables
from kg.graph.writer import tables_of
from kg.identity.careers import is_post
from kg.ontology import load_ontology
from kg.query.answers import ask
from kg.query.builds import decisions_path, open_graph
from kg.query.graph import Graph
from kg.query.paths import find_path
from kg.query.plain import article_view, entity_view, neighbourhood
from kg.query.questions import load_forms
from kg.query.show import format_entity
from kg.query.stored_graph import StoredGraph
from kg.query.timeline import companions, rank, timeline
from kg.records import Statement

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
KILLS = 4


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages whose graph nobody has asked for."""
    path = tmp_path_factory.mktemp("store") / "samples.kg"
    kg.build(SAMPLES, into=path)
    derived.tables_path(path).unlink()
    return path


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "samples.kg"))


@pytest.fixture(scope="module")
def whole(built_samples: Path) -> Graph:
    return open_graph(built_samples)


@pytest.fixture(scope="module")
def stored(whole: Graph) -> Iterator[StoredGraph]:
    with tables_of(whole.knowledge) as tables:
        graph = StoredGraph(tables, whole.ontology)
        yield graph
        assert "_loaded" not in vars(graph)  # no answer has loaded all of it


# --- the same answers

Answer = Callable[[Graph], Any]


def said(answer: Answer, graph: Graph) -> Any:
    try:
        return answer(graph)
    except KGError as error:
        return type(error), str(error)


def assert_same(answer: Answer, whole: Graph, stored: Graph) -> Any:
    expected = said(answer, whole)
    assert said(answer, stored) == expected
    return expected


def test_every_entity_is_shown_alike(whole: Graph, stored: Graph) -> None:
    assert len(whole.entities) > 200
    for entity in whole.knowledge.entities:
        for answer in (
            lambda graph, id_=entity.id: format_entity(graph, graph.entity(id_)),
            lambda graph, name=entity.name: graph.entity(name),
            lambda graph, name=entity.name: graph.person(name),
            lambda graph, part=entity.name[:2]: list(graph.find(part)),
            lambda graph, part=entity.name[:-1]: graph.entity(part),
            lambda graph, id_=entity.id: timeline(graph, id_, None, "2023-03", "2024"),
            lambda graph, id_=entity.id: entity_view(graph, graph.entities[id_]),
            lambda graph, id_=entity.id: neighbourhood(graph, graph.entities[id_], depth=2, limit=12),
            lambda graph, id_=entity.id: graph.mentioned_in(graph.entities[id_]),
            lambda graph, id_=entity.id: (list(graph.participants(id_)), graph.reports(id_)),
            lambda graph, id_=entity.id: (list(graph.career(id_)), graph.posts_of(graph.entities[id_])),
            lambda graph, id_=entity.id: list(graph.events(person=id_, role="参与")),
            lambda graph, id_=entity.id: companions(graph, graph.entities[id_]),
        ):
            assert_same(answer, whole, stored)


def test_articles_and_statements_alike(whole: Graph, stored: Graph) -> None:
    assert list(stored.statements) == list(whole.statements)
    assert len(stored.entities) == len(whole.entities)
    assert stored.entities.get("person-x") is None
    for article_id in whole.articles:
        assert_same(lambda graph, id_=article_id: article_view(graph, graph.articles[id_]), whole, stored)
    for statement in whole.statements:
        assert_same(lambda graph, id_=statement: graph.evidence(id_), whole, stored)


@pytest.mark.parametrize("role", [None, "主持", "出席", "participatesIn", "跳舞"])
@pytest.mark.parametrize(("since", "until"), [(None, None), ("2023", None), ("2023-02", "2024-06-11"), ("then", None)])
def test_lists_of_all_alike(whole: Graph, stored: Graph, role: str | None, since: str, until: str) -> None:
    assert_same(lambda graph: rank(graph, role, since, until), whole, stored)
    assert_same(lambda graph: rank(graph, role, since, until, 3), whole, stored)
    assert_same(lambda graph: timeline(graph, None, role, since, until), whole, stored)
    assert_same(lambda graph: list(graph.events(role=role, since=since, until=until)), whole, stored)
    assert_same(lambda graph: list(graph.events(kind="会议", since=since, until=until)), whole, stored)


def test_a_limit_cuts_the_ranking(whole: Graph) -> None:
    assert len(rank(whole)) > 10
    assert rank(whole, limit=4) == rank(whole)[:4]


def test_posts_alike(whole: Graph, stored: Graph) -> None:
    assert stored.occupancies == whole.occupancies
    assert len(whole.occupancies) > 30
    for one in whole.occupancies:
        place = one.body.attributes.get("place", "清湖市")
        for body in (one.body.name, place, one.body.name[:3]):
            found = assert_same(lambda graph, b=body, t=one.title: graph.who_held(b, t, on="2024-01-05"), whole, stored)
            held = [other for other in whole.occupancies if is_post(other, body, one.title)]
            assert isinstance(found, tuple) is not bool(held)  # without any an error that names the titles there are


def test_questions_alike(whole: Graph, stored: Graph) -> None:
    forms = load_forms(load_ontology())
    people = [entity.name for entity in whole.all_entities("Person")][::6]
    asked = [form.example[0] for form in forms.forms]
    asked += [f"{name}{rest}" for name in people for rest in ("是谁？", "市长出席过哪些活动？", "2023年任什么职务？")]
    asked += [f"谁是{one.body.name}{one.title}？" for one in whole.occupancies[::5]]
    for question in asked:
        assert_same(lambda graph, text=question: ask(graph, forms, text), whole, stored)


def reference_path(graph: Graph, start: str, end: str, least: float) -> list[Statement]:
    """A shortest way by trying all of them, the one over the least connected, then of the smallest ids."""
    ways: list[tuple[int, list[str], str]] = [(0, [], start)]
    seen = {start}
    while ways and end not in {node for _, _, node in ways}:
        longer = [
            (cost + graph.degree(other), [*way, fact], other)
            for cost, way, node in ways
            for fact, other in graph.links(node, least)
            if other not in seen
        ]
        best: dict[str, tuple[int, list[str], str]] = {}
        for one in longer:
            best[one[2]] = min(best.get(one[2], one), one)
        ways = list(best.values())
        seen |= best.keys()
    way = next((way for _, way, node in ways if node == end), [])
    return [graph.statements[fact] for fact in way]


def test_ways_are_shortest_and_alike(whole: Graph, stored: Graph) -> None:
    choose, lengths = random.Random(11), set()
    ids = sorted(whole.entities)
    for _ in range(150):
        one, other = choose.choice(ids), choose.choice(ids)
        for least in (0.0, 0.95):
            found = find_path(whole, whole.entities[one], whole.entities[other], least)
            assert found == reference_path(whole, one, other, least)
            assert found == find_path(stored, stored.entities[one], stored.entities[other], least)
            lengths.add(len(found))
    assert {0, 2, 4} <= lengths


def test_the_part_around_a_name(whole: Graph, stored: Graph) -> None:
    near = stored.around("顾明川")
    assert near.knowledge == whole.around("顾明川").knowledge
    person = whole.person("顾明川")
    ends = {end for one in whole.about(person) for end in (one.subject, one.object)}
    assert set(near.entities) == ends == set(near.nx)
    assert near.about(person) == whole.about(person)
    assert near.nx.number_of_edges() == len(near.statements) > len(whole.about(person))
    assert format_entity(near, person).splitlines()[0] == format_entity(whole, person).splitlines()[0]
    assert all(one.article_id in near.articles for s in near.statements.values() for one in s.evidence)
    assert set(stored.around(person, 0).entities) == {person.id}
    assert set(near.entities) < set(stored.around(person, 2).entities) < set(whole.entities)


def test_all_of_it_is_there_when_it_is_asked_for(built_samples: Path, store: Path) -> None:
    whole, opened = open_graph(built_samples), kg.open(store)
    assert opened.nx.number_of_edges() == whole.nx.number_of_edges()
    assert opened.whole().knowledge == opened.knowledge
    assert opened.knowledge.statements == whole.knowledge.statements
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert list(opened.sparql(count)) == list(whole.sparql(count))  # type: ignore[arg-type]


def test_commands_say_the_same_of_a_store_and_of_a_folder(
    built_samples: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = GraphTables.knowledge
    for command in (
        ["show", "顾明川", "{}"],
        ["timeline", "顾明川", "{}", "--since", "2024"],
        ["timeline", "-", "{}", "--role", "主持"],
        ["top", "{}", "--format", "json"],
        ["path", "顾明川", "娄峰", "{}"],
        ["ask", "谁主持的会议最多？", "{}"],
        ["roster", "propose", "{}", "--least", "1"],
    ):
        texts = []
        for path in (built_samples, store):
            assert cli.main([part.format(path) for part in command]) == 0
            texts.append(capsys.readouterr().out)
        assert texts[0] == texts[1] != ""
    assert loaded is GraphTables.knowledge


@pytest.mark.parametrize("options", [[], ["--min-confidence", "0.9", "--no-residents"], ["--since", "2024"]])
def test_exports_of_a_store_and_of_a_folder_are_the_same(
    built_samples: Path, store: Path, options: list[str], tmp_path: Path
) -> None:
    for ending in ENDINGS:
        for name, path in (("folder", built_samples), ("store", store)):
            (tmp_path / name).mkdir(exist_ok=True)
            assert cli.main(["export", str(path), str(tmp_path / name / f"a{ending}"), *options]) == 0
    files = [file.relative_to(tmp_path / "store") for file in (tmp_path / "store").rglob("*") if file.is_file()]
    assert len(files) == len(ENDINGS) - 2 + 7 + 5
    for file in files:
        assert (tmp_path / "store" / file).read_bytes() == (tmp_path / "folder" / file).read_bytes(), file


# --- when the tables fit


def derivations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A list that grows with each graph that is derived."""
    done: list[object] = []
    fill = derived._fill

    def counted(*parts: Any) -> None:
        done.append(parts)
        fill(*parts)

    monkeypatch.setattr(derived, "_fill", counted)
    return done


def test_a_graph_is_derived_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = derivations(monkeypatch)
    first = kg.open(store)
    assert len(done) == 1
    assert derived.tables_path(store) == store.with_name("samples.tables")
    assert derived.tables_path(store).is_file()
    assert kg.open(store).person("顾明川") == first.person("顾明川")
    assert len(done) == 1
    assert kg.build(SAMPLES, into=store).person("顾明川") == first.person("顾明川")  # nothing new
    assert len(done) == 1


def test_what_takes_long_is_said(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["top", str(store)]) == 0
    assert capsys.readouterr().err == ""
    derived.tables_path(store).unlink()
    monkeypatch.setattr(derived, "_LONG", 10)
    for said in ("kg: works out who is who in 48 articles, which takes some seconds\n", ""):
        assert main(["top", str(store)]) == 0
        assert capsys.readouterr().err == said


def test_it_is_derived_anew_when_anything_changes(store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = derivations(monkeypatch)
    articles = len(kg.open(store).articles)
    page = tmp_path / "20250101_A01.txt"
    page.write_text("本报讯 1月1日，市长顾明川主持召开全市除雪工作会议。", encoding="utf-8")
    assert cli.main(["build", str(page), "--into", str(store), "--place", "清湖市"]) == 0
    assert len(done) == 1  # building does not derive
    assert len(kg.open(store).articles) == articles + 1
    assert len(done) == 2
    decisions_path(store).write_text("# kg review\n", encoding="utf-8")
    kg.open(store)
    assert len(done) == 3
    monkeypatch.setattr(derived, "program_mark", lambda: "another version")
    kg.open(store)
    kg.open(store)
    assert len(done) == 4
    assert cli.main(["remove", str(store), str(page)]) == 0
    assert len(kg.open(store).articles) == articles


def test_over_files_the_graph_is_the_same(store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    expected = kg.open(store).knowledge
    derived.tables_path(store).unlink()
    monkeypatch.setattr(derived, "_IN_MEMORY", 0)
    flows: list[Path] = []
    monkeypatch.setattr(derived, "DiskFlow", lambda folder: flows.append(folder) or DiskFlow(folder))
    assert kg.open(store).knowledge == expected
    assert len(flows) == 1
    assert not flows[0].exists()


def test_other_decisions_or_another_roster_leave_the_tables_alone(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kg.open(store)
    before = derived.tables_path(store).read_bytes()
    done = derivations(monkeypatch)
    roster = tmp_path / "roster.csv"
    roster.write_text("name,body,title,from,to,source\n娄峰,清湖市教育局,局长,2020-01-01,,x\n", encoding="utf-8")
    open_graph(store, roster=roster)
    (tmp_path / "other.tsv").write_text("# kg review\n", encoding="utf-8")
    open_graph(store, decisions=tmp_path / "other.tsv")
    assert len(done) == 2
    assert derived.tables_path(store).read_bytes() == before
    kg.open(store)
    assert len(done) == 2


@pytest.mark.parametrize("spoil", ["empty", "text", "cut", "folder", "other"])
def test_a_broken_file_of_tables_is_no_hindrance(store: Path, spoil: str, tmp_path: Path) -> None:
    expected = kg.open(store).knowledge
    path = derived.tables_path(store)
    if spoil == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    elif spoil == "folder":
        path.unlink()
        path.mkdir()
    elif spoil == "other":
        shutil.copy(store, path)
    else:
        path.write_text("" if spoil == "empty" else "no tables", encoding="utf-8")
    assert kg.open(store).knowledge == expected


def test_whoever_reads_old_tables_goes_on_reading_them(store: Path, tmp_path: Path) -> None:
    old = kg.open(store)
    articles = len(old.articles)
    page = tmp_path / "20250101_A01.txt"
    page.write_text("本报讯 1月1日，市长顾明川主持召开全市除雪工作会议。", encoding="utf-8")
    new = kg.build(page, place="清湖市", into=store)
    assert len(old.articles) == articles == len(new.articles) - 1
    assert len(old.knowledge.articles) == articles


def run_show(store: Path) -> list[str]:
    return [sys.executable, "-m", "kg.cli", "show", "顾明川", str(store)]


def test_a_run_that_is_killed_leaves_no_harm(store: Path, tmp_path: Path) -> None:
    expected = subprocess.run(run_show(store), check=True, capture_output=True).stdout
    assert expected
    choose, kills = random.Random(3), 0
    deadline = time.monotonic() + 120
    while kills < KILLS and time.monotonic() < deadline:
        derived.tables_path(store).unlink(missing_ok=True)
        run = subprocess.Popen(run_show(store), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not list(store.parent.glob(".samples.tables.*")) and run.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(choose.uniform(0, 0.05))
        if run.poll() is None:
            run.send_signal(signal.SIGKILL)
            kills += 1
        run.wait()
    assert kills == KILLS
    assert subprocess.run(run_show(store), check=True, capture_output=True).stdout == expected


def test_what_killed_runs_left_is_removed_in_time(store: Path) -> None:
    old, young = (store.with_name(f".samples.tables.{number}.part") for number in (1, 2))
    other = store.with_name(".other.tables.1.part")
    for path in (old, young, other):
        path.write_bytes(b"x")
    long_ago = time.time() - 3 * 24 * 3600
    for path in (old, other):
        os.utime(path, (long_ago, long_ago))
    kg.open(store)
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


def test_several_processes_at_once(store: Path) -> None:
    runs = [subprocess.Popen(run_show(store), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    said = [run.communicate(timeout=180) for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert len({out for out, _ in said}) == 1
    assert not list(store.parent.glob(".samples.tables.*"))
    assert GraphTables(derived.tables_path(store)).meta("stamp")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no /proc")
def test_where_nothing_can_be_written_the_graph_is_derived_for_once(built: Path) -> None:
    """Nobody can make a file in /proc, not even root."""
    with built.open("rb") as file:
        path = Path(f"/proc/self/fd/{file.fileno()}")
        assert kg.open(path).knowledge == kg.open(built).knowledge
    assert list(path.parent.glob("*.tables")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written_still_works(store: Path) -> None:
    store.chmod(0o444)
    store.parent.chmod(0o555)
    try:
        assert kg.open(store).person("顾明川").type == "Person"
        assert [path.name for path in store.parent.iterdir()] == ["samples.kg"]
    finally:
        store.parent.chmod(0o755)


def test_a_store_that_is_cut_off_is_named(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:30_000])
    with pytest.raises(DataFileError, match=r"samples\.kg: (its graph can't be derived|is no store)"):
        kg.open(store)


def test_no_store_no_tables(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="there is no such store"):
        derived.open_tables(tmp_path / "a.kg", load_ontology(), tmp_path / "d", tmp_path / "r")


def test_an_unnamed_entity_is_not_found(whole: Graph, stored: Graph) -> None:
    for name in ("", " ", "无此人也", "顾明", "\udcff"):
        assert_same(lambda graph, text=name: list(graph.find(text)), whole, stored)
        assert_same(lambda graph, text=name: graph.entity(text), whole, stored)
