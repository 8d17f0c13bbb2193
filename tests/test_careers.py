"""Posts over time: careers, who held what on a day, the roster. All names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_identity import QINGHU, page_of

from kg import cli
from kg.errors import DataFileError, KGError, NameNotFound
from kg.identity.knowledge import build_knowledge
from kg.identity.roster import RosterRow, find_stale, format_roster, propose, read_roster
from kg.ids import content_id
from kg.ontology import load_ontology
from kg.pipeline.extractor import load_extractor
from kg.query.graph import Graph
from kg.records import Article, ArticleRecord

TEXTS = [
    ("2030-01-10", "昨日，市教育局局长叶知秋主持召开全市教育工作会议。"),
    ("2030-06-01", "昨日，市人大常委会举行会议。会议决定任命叶知秋为清湖市副市长，免去叶知秋的清湖市教育局局长职务。"),
    ("2031-02-03", "昨日，副市长叶知秋调研远山村。"),
    ("2032-03-04", "昨日，市长叶知秋主持召开市政府常务会议。"),
    ("2033-05-06", "昨日，市长叶知秋出席全市经济工作会议。"),
    ("2034-07-08", "昨日，市委书记叶知秋主持会议。市长顾明川出席。"),
    ("2034-09-10", "昨日，全市水利工作会议召开。叶知秋、顾明川、石磊出席。"),
    ("2035-01-01", "原市教育局局长叶知秋捐赠图书。"),
]


@pytest.fixture(scope="module")
def records() -> list[ArticleRecord]:
    extractor, found = load_extractor(), []
    for date, text in TEXTS:
        page = page_of(text, QINGHU, date)
        article = Article(content_id(page.id, text), page.id, (), (), text, tuple(range(len(text))))
        found.append(extractor.extract_article(page, article).record)
    return found


@pytest.fixture(scope="module")
def graph(records: list[ArticleRecord]) -> Graph:
    return Graph(build_knowledge(records), load_ontology())


def test_a_career_is_in_time(graph: Graph) -> None:
    career = graph.career("叶知秋")
    assert [(one.body.name, one.title, one.first_seen, one.last_seen) for one in career] == [
        ("清湖市教育局", "局长", "2030-01-10", "2030-01-10"),
        ("清湖市政府", "副市长", "2030-06-01", "2031-02-03"),
        ("清湖市政府", "市长", "2032-03-04", "2033-05-06"),
        ("清湖市委", "书记", "2034-07-08", "2034-07-08"),
    ]
    assert all(one.evidence for one in career)


def test_only_what_a_page_says_begins_or_ends_a_post(graph: Graph) -> None:
    chief, deputy, mayor, _ = graph.career("叶知秋")
    assert (chief.end, chief.status) == ("2030-06-01", "ended")
    assert (deputy.start, deputy.end, deputy.status) == ("2030-06-01", "", "current")
    assert (mayor.start, mayor.end, mayor.status) == ("", "", "current"), "silence ends nothing"


@pytest.mark.parametrize(
    ("title", "on", "person", "basis"),
    [
        ("市长", "2033-05-06", "叶知秋", "seen"),
        ("市长", "2032-12-31", "叶知秋", "between"),
        ("市长", "2034-07-08", "顾明川", "seen"),
        ("市长", "2033-06-06", "叶知秋", "nearest"),
        ("市长", "2034-08-08", "顾明川", "nearest"),
        ("副市长", "2030-09-01", "叶知秋", "between"),
        ("市委书记", "2034-07", "叶知秋", "seen"),
        ("教育局局长", "2030-03-01", "叶知秋", "between"),
    ],
)
def test_who_held_a_post(graph: Graph, title: str, on: str, person: str, basis: str) -> None:
    held = graph.who_held("清湖市", title, on=on)
    assert [(one.person.name, one.basis) for one in held] == [(person, basis)]
    assert held[0].occupancy.evidence
    assert ("only the nearest observation" in str(held[0])) == (basis == "nearest")


def test_nobody_holds_a_post_that_he_has_left(graph: Graph) -> None:
    assert graph.who_held("清湖市教育局", "局长", on="2031-01-01") == []


def test_a_post_that_nobody_was_seen_in(graph: Graph) -> None:
    with pytest.raises(NameNotFound, match="nobody is seen in this post"):
        graph.who_held("清湖市", "县长", on="2031-01-01")
    with pytest.raises(KGError, match="bad date"):
        graph.who_held("清湖市", "市长", on="2031年")


# --- roster

ROW = RosterRow("石磊", "清湖市水利局", "局长", "2034-01-01", "", "清湖年鉴")


def test_a_roster_gives_a_bare_name_its_post(records: list[ArticleRecord]) -> None:
    graph = Graph(build_knowledge(records, roster=[ROW]), load_ontology())
    (post,) = graph.career("石磊")
    assert (post.body.name, post.title, post.start, post.status) == ("清湖市水利局", "局长", "2034-01-01", "current")
    assert post.statement.status == "roster"
    assert [one.quote for one in post.evidence] == ["石磊"]


@pytest.mark.parametrize(
    "row",
    [
        RosterRow("石磊", "清湖市水利局", "局长", "2035-01-01", "", ""),
        RosterRow("石磊", "清湖市水利局", "局长", "", "2034-01-01", ""),
        RosterRow("石磊", "云溪县水利局", "局长", "", "", ""),
        RosterRow("石垒", "清湖市水利局", "局长", "", "", ""),
    ],
    ids=["later", "before", "other-place", "other-name"],
)
def test_a_roster_holds_for_its_days_and_place(records: list[ArticleRecord], row: RosterRow) -> None:
    assert Graph(build_knowledge(records, roster=[row]), load_ontology()).career("石磊") == []


def test_what_the_pages_tell_is_not_the_rosters(records: list[ArticleRecord]) -> None:
    row = RosterRow("叶知秋", "清湖市委", "书记", "", "", "")
    career = Graph(build_knowledge(records, roster=[row]), load_ontology()).career("叶知秋")
    assert [one.statement.status for one in career if one.title == "书记"] == ["asserted"]


def test_a_roster_is_proposed_and_read_back(graph: Graph, tmp_path: Path) -> None:
    rows = propose(graph.occupancies, [], 1)
    assert RosterRow("叶知秋", "清湖市政府", "副市长", "2030-06-01", "", "pages") in rows
    assert RosterRow("叶知秋", "清湖市教育局", "局长", "2030-01-10", "2030-06-01", "pages") in rows
    (tmp_path / "r.csv").write_text(format_roster(rows), encoding="utf-8")
    assert sorted(read_roster(tmp_path / "r.csv"), key=repr) == sorted(rows, key=repr)
    assert propose(graph.occupancies, rows, 1) == []


def test_stale_rows_are_told(graph: Graph) -> None:
    rows = [
        RosterRow("叶知秋", "清湖市政府", "市长", "2032-01-01", "", ""),
        RosterRow("叶知秋", "清湖市教育局", "局长", "2029-01-01", "", ""),
        RosterRow("叶知秋", "清湖市委", "书记", "2034-01-01", "", ""),
    ]
    assert find_stale(rows, graph.occupancies) == [
        "叶知秋 清湖市政府市长: 顾明川 is seen in it from 2034-07-08",
        "叶知秋 清湖市教育局局长: left on 2030-06-01, says a page",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,body\n", "columns are name,body"),
        ("name,body,title,from,to,source\n甲,乙\n", "2 values"),
        ("name,body,title,from,to,source\n,乙,丙,,,\n", "no name"),
        ("name,body,title,from,to,source\n甲,乙,丙,2031-13-01,,\n", "bad date 2031-13-01"),
        ("name,body,title,from,to,source\n甲,乙,丙,2032-01-01,2031-01-01,\n", "before it begins"),
    ],
)
def test_a_broken_roster_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=said):
        read_roster(tmp_path / "r.csv")


def test_the_roster_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
    store, roster = tmp_path / "s.kg", tmp_path / "r.csv"
    assert cli.main(["build", str(samples), "--into", str(store)]) == 0
    capsys.readouterr()
    assert cli.main(["roster", "propose", str(store)]) == 0
    roster.write_text(capsys.readouterr().out, encoding="utf-8")
    assert len(read_roster(roster)) >= 5
    assert cli.main(["roster", "check", str(store), "--roster", str(roster)]) in (0, 1)
