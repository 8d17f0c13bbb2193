"""Decisions on who is who: the file, what follows from them, contradictions, and their way into the graph and back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from test_identity import QINGHU, people, record_of

from kg import cli
from kg.errors import DataFileError
from kg.identity.decisions import Decision, Decisions, format_decision, read_decisions, write_decisions
from kg.identity.knowledge import build_knowledge
from kg.identity.review import find_cases, format_case, format_cases, read_answers
from kg.query.builds import decisions_path, open_graph
from kg.records import ArticleRecord, Knowledge

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
A, B, C = (f"沈国梁@{digit * 12}" for digit in "abc")


def decide(verdict: str, one: str, other: str, kind: str = "Person") -> Decision:
    return Decision(kind, verdict, one, other)  # type: ignore[arg-type]


def test_a_file_comes_back_as_it_was(tmp_path: Path) -> None:
    decisions = [
        decide("same", A, B),
        Decision("Event", "unsure", A, C, "一次会议\n还是两次"),
        decide("different", B, C),
    ]
    write_decisions(tmp_path / "d.tsv", decisions)
    found = read_decisions(tmp_path / "d.tsv").all
    assert [format_decision(one) for one in found] == [format_decision(one) for one in decisions]
    assert found[1].note == "一次会议 还是两次"


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.tsv").all == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Person\tsame\t甲@abcdefabcdef", "3 fields"),
        (f"Dog\tsame\t{A}\t{B}", "kind Dog"),
        (f"Person\tmaybe\t{A}\t{B}", "verdict maybe"),
        (f"Person\tsame\t沈国梁\t{B}", "mention 沈国梁"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "d.tsv").write_text(f"# 注\n\n{line}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=said) as raised:
        read_decisions(tmp_path / "d.tsv")
    assert "d.tsv:3" in str(raised.value)


def test_what_follows_is_settled() -> None:
    decisions = Decisions([decide("same", A, B), decide("same", B, C)])
    assert decisions.settles("Person", A, C)
    assert not decisions.settles("Event", A, C)
    apart = Decisions([decide("same", A, B), decide("different", B, C)])
    assert apart.settles("Person", C, A)
    assert Decisions([decide("unsure", B, A)]).settles("Person", A, B)


def test_a_contradiction_is_told_and_left_out() -> None:
    decisions = Decisions([decide("same", A, B), decide("same", B, C), decide("different", A, C)])
    assert [one.pair for one in decisions.contradictions] == [(A, C)]
    assert decisions.apart("Person") == []


def test_the_latest_on_a_pair_holds() -> None:
    decisions = Decisions([decide("same", A, B), decide("different", B, A)])
    assert decisions.same("Person") == []
    assert decisions.apart("Person") == [(A, B)]
    assert decisions.contradictions == []


# --- into the graph

RECORDS = [
    record_of("局长沈国梁。", QINGHU, "2031-01-02", posts=[("沈国梁", "清湖市财政局", "局长")]),
    record_of("局长沈国梁在局里。", QINGHU, "2031-09-02", posts=[("沈国梁", "清湖市财政局", "局长")]),
    record_of("经理沈国梁。", QINGHU, "2031-05-02", posts=[("沈国梁", "远山银行", "行长")]),
]


def anchor(record: ArticleRecord) -> str:
    return f"沈国梁@{record.article.id}"


def built(*decisions: Decision) -> Knowledge:
    return build_knowledge(RECORDS, decisions=Decisions(decisions))


def test_what_is_open_is_a_doubt() -> None:
    knowledge = built()
    assert len(people(knowledge, "沈国梁")) == 2
    (doubt,) = knowledge.doubts
    assert (doubt.type, doubt.merged) == ("Person", False)
    assert {doubt.one, doubt.other} == {anchor(RECORDS[0]), anchor(RECORDS[2])}


def test_a_decision_makes_one_of_two_and_settles_the_doubt() -> None:
    doubt = built().doubts[0]
    knowledge = built(decide("same", doubt.one, doubt.other))
    assert len(people(knowledge, "沈国梁")) == 1
    assert knowledge.doubts == ()


def test_a_decision_makes_two_of_one() -> None:
    apart = decide("different", anchor(RECORDS[0]), anchor(RECORDS[1]))
    assert len(people(built(apart), "沈国梁")) == 3


def test_unsure_leaves_all_as_it_was_but_asks_no_more() -> None:
    doubt = built().doubts[0]
    knowledge = built(decide("unsure", doubt.one, doubt.other))
    assert knowledge.doubts == ()
    assert knowledge.entities == built().entities


def test_a_decision_on_pages_that_are_gone_does_nothing() -> None:
    assert built(decide("same", A, B)) == built()


# --- the command


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "s.kg"
    assert cli.main(["build", str(SAMPLES), "--into", str(path)]) == 0
    return path


def test_review_and_undo_restore_the_graph_byte_for_byte(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def export() -> bytes:
        open_graph(store).export(store.with_suffix(".ttl"))
        return store.with_suffix(".ttl").read_bytes()

    before = export()
    cases = find_cases(open_graph(store).knowledge)
    number = next(i for i, case in enumerate(cases) if not case.doubt.merged)
    answers = "s\n" * number + "y\nq\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert cli.main(["review", str(store)]) == 0
    assert "one thing?" in capsys.readouterr().out
    assert export() != before
    assert len(find_cases(open_graph(store).knowledge)) < len(cases)
    assert cli.main(["review", str(store), "--undo"]) == 0
    assert export() == before
    assert cli.main(["review", str(store), "--undo"]) == 2, "nothing is left to take back"


def test_review_by_spreadsheet(store: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "cases.csv"
    assert cli.main(["review", str(store), "--csv", str(sheet)]) == 0
    lines = sheet.read_text(encoding="utf-8").splitlines()
    cases = find_cases(open_graph(store).knowledge)
    assert cases
    assert sheet.read_text(encoding="utf-8") == format_cases(cases)
    kind = cases[0].doubt.type
    lines[1] = lines[1].replace(f"{kind},,", f"{kind},否,", 1)
    sheet.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (decision,) = read_answers(sheet)
    assert decision.verdict == "different"
    assert cli.main(["review", str(store), "--answers", str(sheet)]) == 0
    assert read_decisions(decisions_path(store)).all == (decision,)
    sheet.write_text("\n".join(lines).replace(",否,", ",nein,"), encoding="utf-8")
    with pytest.raises(DataFileError, match="verdict nein"):
        read_answers(sheet)


def test_a_case_shows_both_sides(store: Path) -> None:
    case = find_cases(open_graph(store).knowledge)[0]
    shown = format_case(case, 1, 9)
    name = case.doubt.one.split("@")[0]
    assert shown.startswith("1 of 9  ")
    assert shown.count(name) >= 3
    assert case.one.source in shown
    assert case.other.words in shown
