"""Questions: every form by its example over the sample pages, what the graph doesn't know, names that several have."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg import cli
from kg.errors import AmbiguousName, DataFileError, KGError
from kg.ontology import load_ontology
from kg.pipeline.extractor import Extractor, extract
from kg.query.answers import KINDS, NOT_HERE, ask
from kg.query.builds import build_knowledge
from kg.query.graph import Graph
from kg.query.questions import Forms, load_forms, read_when
from kg.records import Entity, Knowledge

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
FORMS = load_forms(load_ontology())


@pytest.fixture(scope="module")
def graph(extractor: Extractor) -> Graph:
    records = extract(extractor, [SAMPLES], on_error=_fail, on_repeat=lambda first, page: None)
    return Graph(build_knowledge(records), extractor.ontology)


def _fail(error: Exception) -> None:
    raise error


def said(graph: Graph, question: str) -> str:
    answer = ask(graph, FORMS, question)
    return "\n".join((answer.head, *(line.text for line in answer.lines)))


def test_there_are_forms_enough() -> None:
    assert len(FORMS.forms) >= 25
    assert {form.answer for form in FORMS.forms} == set(KINDS)


@pytest.mark.parametrize("form", FORMS.forms, ids=lambda form: form.id)
def test_the_example_of_a_form(graph: Graph, form: object) -> None:
    question, *held = form.example  # type: ignore[attr-defined]
    answer = ask(graph, FORMS, question)
    text = "\n".join((answer.head, *(line.text for line in answer.lines)))
    assert answer.form == form.id  # type: ignore[attr-defined]
    for words in held:
        assert words in text


@pytest.mark.parametrize("form", FORMS.forms, ids=lambda form: form.id)
def test_each_line_rests_on_quotes_of_the_pages(graph: Graph, form: object) -> None:
    answer = ask(graph, FORMS, form.example[0])  # type: ignore[attr-defined]
    for line in answer.lines:
        assert line.facts, line.text
        for fact in line.facts:
            for one in fact.evidence:
                assert graph.pages[one.page_id].text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    "question",
    [
        "谁在2019年主持过市委常委会会议？",
        "顾明川在2019年主持过哪些会议？",
        "不存在的人主持过哪些会议？",
        "谁担任过月球市市长？",
        "宇宙大会是谁主持的？",
        "顾明川会见过不认识的人吗",
    ],
)
def test_what_is_not_in_the_pages(graph: Graph, question: str) -> None:
    try:
        answer = ask(graph, FORMS, question)
    except KGError as error:
        assert "no form of question fits" in str(error)
        return
    assert answer.head.startswith(NOT_HERE)


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("请问，谁 主持 的 会议 最多 ?", "谁主持的会议最多？"),
        ("谁主持召开的会议最多呢？", "谁主持的会议最多？"),
        ("顾明川 2024 年 主持了哪些会议", "顾明川在2024年主持过哪些会议？"),
        ("市长顾明川在２０２４年主持过哪些会议？", "顾明川在2024年主持过哪些会议？"),
        ("2023年6月，谁主持过市委常委会会议？".replace("，", ""), "谁在2023年6月主持过市委常委会会议？"),
    ],
)
def test_other_words_for_the_same(graph: Graph, question: str, same: str) -> None:
    assert said(graph, question) == said(graph, same)
    assert said(graph, same).strip()


def test_a_post_on_a_day_that_no_page_covers_says_so(graph: Graph) -> None:
    text = said(graph, "顾明川在2025年6月1日任什么职务？")
    assert NOT_HERE in text
    assert "最近的是" in text


def test_a_question_of_no_form_names_some(graph: Graph) -> None:
    with pytest.raises(KGError, match="no form of question fits"):
        ask(graph, FORMS, "天为什么是蓝的")


def test_a_name_of_two_lists_both() -> None:
    two = (Entity("person-沈知秋-甲", "Person", "沈知秋"), Entity("person-沈知秋-乙", "Person", "沈知秋"))
    graph = Graph(Knowledge((), (), two, ()), load_ontology())
    with pytest.raises(AmbiguousName, match=r"person-沈知秋-甲.*person-沈知秋-乙"):
        ask(graph, FORMS, "沈知秋主持过哪些会议？")
    assert ask(graph, FORMS, "person-沈知秋-甲主持过哪些会议？").lines == ()


@pytest.mark.parametrize(
    "question",
    ["", "？", "<script>", "谁" * 3000, "(" * 500, "在" * 2000 + "主持过哪些会议", "\\", "谁主持过" + "会" * 500],
)
def test_any_text_is_read_quickly_or_refused(graph: Graph, question: str) -> None:
    try:
        ask(graph, FORMS, question)
    except KGError as error:
        assert str(error)


def test_of_two_the_one_that_nearly_all_is_said_of_is_taken_and_told(graph: Graph) -> None:
    known = graph.knowledge
    fact = next(one for one in known.statements if one.relation == "attends")
    twin = Entity("person-顾明川-乙", "Person", "顾明川")
    more = replace(
        known, entities=(*known.entities, twin), statements=(*known.statements, replace(fact, id="x", subject=twin.id))
    )
    answer = ask(Graph(more, graph.ontology), FORMS, "顾明川在2024年主持过哪些会议？")
    assert len(answer.lines) == 2
    assert "person-顾明川-乙" in answer.head


def test_dates() -> None:
    assert read_when("2023年6月18日") == "2023-06-18"
    assert read_when("2023年6月份") == "2023-06"
    assert read_when("2023年") == "2023"
    assert read_when("2023-06-18") == "2023-06-18"
    assert read_when("") == ""
    with pytest.raises(KGError, match="no date"):
        read_when("2023年13月")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[other]\na = 1", "unknown table other"),
        ("[roles]\n'到会' = '无此'", "no relation 无此"),
        ("[[form]]\nid = 'x'\nask = '谁'", "keys missing"),
        ("[[form]]\nid = 'x'\nask = '谁{nobody}'\nanswer = 'most'\nexample = ['谁', '谁']", "unknown slot {nobody}"),
        ("[[form]]\nid = 'x'\nask = '谁('\nanswer = 'most'\nexample = ['谁', '谁']", "no regular expression"),
        ("[[form]]\nid = 'x'\nask = '谁'\nanswer = 'most'\nexample = ['谁']", "an example is"),
        ("[[form]]\nid = 'x'\nask = '谁'\nanswer = 'most'\nexample = ['谁', '谁']\n" * 2, "two forms x"),
    ],
)
def test_a_broken_file_stops_the_load(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "questions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        load_forms(load_ontology(), path)
    assert wrong in str(raised.value)


# --- the commands


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert cli.main(["build", str(SAMPLES), "-o", str(folder)]) == 0
    return folder


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*args: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main([str(arg) for arg in args])
        return code, *capsys.readouterr()

    return run_command


def test_ask_prints_the_answer_with_its_quote(run: Run, built: Path) -> None:
    code, out, _ = run("ask", "谁在2023年6月主持过市委常委会会议？", built)
    assert code == 0
    assert "沈国梁  主持" in out
    assert "“市委书记沈国梁主持会议”" in out
    assert run("ask", "谁在2019年主持过会议？", built)[1].startswith(NOT_HERE)
    assert run("ask", "天为什么是蓝的", built)[0] == 2


def test_top_and_timeline_and_path(run: Run, built: Path) -> None:
    assert run("top", built, "--role", "主持", "-n", "1")[1].startswith("3  贺建霖")
    lines = run("timeline", "顾明川", built, "--since", "2025", "--quotes", "0")[1].splitlines()
    assert lines == sorted(lines)
    assert all(line >= "2025" for line in lines)
    assert len(run("timeline", "-", built, "--quotes", "0")[1].splitlines()) > 20
    code, out, _ = run("path", "沈国梁", "娄峰", built, "--quotes", "0")
    assert code == 0
    assert "顾明川" in out
    assert run("path", "沈国梁", "没有此人", built)[0] == 2
    assert run("top", built, "--since", "bad")[0] == 2


def test_every_format_can_be_read(run: Run, built: Path) -> None:
    for args in (("top", built), ("timeline", "顾明川", built), ("path", "沈国梁", "娄峰", built)):
        rows = json.loads(run(*args, "--format", "json")[1])
        assert rows
        assert all(fact["evidence"][0]["quote"] for row in rows for fact in row["facts"])
        header = run(*args, "--format", "csv")[1].splitlines()[0]
        assert header.endswith("quote,source,page_date")


def test_query_in_each_format(run: Run, built: Path, tmp_path: Path) -> None:
    select, construct = tmp_path / "select.rq", tmp_path / "construct.rq"
    select.write_text("SELECT ?name { ?p kg:presides ?e ; schema:name ?name } ORDER BY ?name LIMIT 2", encoding="utf-8")
    construct.write_text("CONSTRUCT WHERE { ?p kg:meets ?q }", encoding="utf-8")
    assert run("query", select, built)[1].splitlines()[0].split() == ["name"]
    assert len(json.loads(run("query", select, built, "--format", "json")[1])["results"]["bindings"]) == 2
    assert "顾明川" in run("query", construct, built, "--format", "ttl")[1]
    assert run("query", select, built, "--format", "ttl")[0] == 2
    assert run("query", tmp_path / "none.rq", built)[0] == 2
    select.write_text("SELECT * { SERVICE <http://127.0.0.1/> { } }", encoding="utf-8")
    assert run("query", select, built)[0] == 2


# --- from Python


def test_found_records_print_and_show_and_turn_into_frames(graph: Graph) -> None:
    events = graph.events(role="主持", person="贺建霖")
    assert len(events) == 3
    assert str(events).splitlines()[0].split() == ["name", "type", "date", "kind", "id"]
    assert "<td>市十七届人大常委会第二十二次会议</td>" in events._repr_html_()
    for found in (
        graph.find("顾明川"),
        graph.participants(events[0]),
        graph.career("石磊"),
        graph.who_held("清湖市", "市长", "2023"),
    ):
        assert len(str(found).splitlines()) == len(found) + 2 > 2
    assert str(graph.find("没有此人")) == "nothing"
    frame = pytest.importorskip("pandas") and events.to_frame()
    assert list(frame["name"]) == [event.name for event in events]


def test_a_hostile_name_is_escaped_in_a_notebook() -> None:
    graph = Graph(Knowledge((), (), (Entity("person-x", "Person", "<script>alert(1)</script>"),), ()), load_ontology())
    assert "<script>" not in graph.find("script")._repr_html_()


def test_sparql_from_python(graph: Graph) -> None:
    found = graph.sparql("SELECT ?name { ?p kg:presides ?e ; schema:name ?name } ORDER BY ?name")
    assert not isinstance(found, bool)
    assert "贺建霖" in {row["name"] for row in found}
    assert graph.sparql("ASK { ?s ?p ?o }") is True
    with pytest.raises(KGError, match="not a query"):
        graph.sparql("SELEC")
    with pytest.raises(KGError, match="read-only"):
        graph.sparql("DELETE WHERE { ?s ?p ?o }")


def test_between(graph: Graph) -> None:
    both = graph.between("顾明川", "娄峰")
    assert [event.name for event in both] == ["顾明川会见南屏市党政代表团"]


def test_forms_are_read_in_order() -> None:
    assert isinstance(FORMS, Forms)
    assert next(question.form.id for question in FORMS.read("谁主持的会议最多？")) == "most"
