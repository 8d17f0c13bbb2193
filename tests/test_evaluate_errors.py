"""What evaluation shows beside the figures: sentences of errors, rules, changes between runs, confidences. Invented."""

from __future__ import annotations

import json
import re
import shlex
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.cli import commands as cli
from kg.errors import DataFileError, KGError
from kg.measure.calibration import PRIOR, calibrate, measure_reliability
from kg.measure.comparison import compare
from kg.measure.evaluate import Report, evaluate
from kg.measure.figures import (
    check_labels,
    format_comparison,
    format_json,
    format_reliability,
    format_report,
    rule_rows,
)
from kg.measure.judged import Judged, Said, find_sentence
from kg.ontology import load_ontology
from kg.pipeline.extractor import Extractor, extract, without_unsure
from kg.rules.confidences import RuleConfidence, load_confidences, write_confidences
from kg.rules.rulefile import load_rules

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples"
TEXT = (
    "昨日，全市水利工作会议召开。市长沈知秋出席会议，殷红在会上发言。\n会后，沈知秋来到青石镇。殷红还参加了清湖龙舟赛。"
)
GOLD = {
    "doc": "a.txt",
    "articles": [
        {
            "id": "a1",
            "lead": "昨日，全市水利工作会议召开。",
            "entities": [
                {"id": "p1", "type": "Person", "names": ["沈知秋"]},
                {"id": "p2", "type": "Person", "names": ["殷红"]},
                {"id": "e1", "type": "Event", "names": ["全市水利工作会议", "会议"], "main": True},
                {"id": "e2", "type": "Event", "names": ["清湖龙舟赛"]},
                {"id": "l1", "type": "Place", "names": ["青石镇"]},
            ],
            "relations": [
                {"s": "p1", "p": "出席", "o": "e1"},
                {"s": "p2", "p": "发言", "o": "e1"},
                {"s": "p2", "p": "参加", "o": "e2"},
                {"s": "p1", "p": "调研", "o": "l1", "quote": "会后， 沈知秋"},
                {"s": "p1", "p": "讲话", "o": "e1", "optional": True},
            ],
        }
    ],
}


def fact(subject: str, predicate: str, target: str, quote: str, rule: str, confidence: float) -> dict[str, Any]:
    start = TEXT.index(quote)
    evidence = [start, start + len(quote)]
    return {"s": subject, "p": predicate, "o": target, "evidence": evidence, "rule": rule, "confidence": confidence}


RECORD = {
    "doc": "pages/a.txt",
    "text": TEXT,
    "entities": [
        {"id": "p1", "type": "Person", "names": ["沈知秋"], "mentions": [[16, 19]]},
        {"id": "p2", "type": "Person", "names": ["殷红"], "mentions": []},
        {"id": "e1", "type": "Event", "names": ["全市水利工作会议"], "mentions": []},
        {"id": "l1", "type": "Place", "names": ["青石镇"], "mentions": []},
    ],
    "relations": [
        fact("p1", "出席", "e1", "市长沈知秋出席会议", "attend-bare", 0.9),
        fact("p2", "出席", "e1", "殷红在会上", "attend-bare", 0.9),
        fact("p2", "发言", "e1", "殷红在会上发言", "speak-list", 0.6),
        fact("p1", "讲话", "e1", "出席会议", "speak-list", 0.6),
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def report(gold: Path) -> Report:
    return evaluate(gold, [RECORD])


def written(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


# --- sentences


def sentences(report: Report, label: str, verdict: str) -> list[str]:
    return [find_sentence(item) for item in report.items if (item.label, item.verdict) == (label, verdict)]


def test_a_wrong_fact_stands_in_its_sentence(report: Report) -> None:
    assert sentences(report, "r:出席", "wrong") == ["市长沈知秋出席会议，«殷红在会上»发言。"]


def test_a_missed_fact_stands_where_both_names_are_nearest(report: Report) -> None:
    assert sentences(report, "r:参加", "missed") == ["殷红还参加了清湖龙舟赛。"]


def test_a_missed_fact_stands_where_the_gold_quotes_it(report: Report) -> None:
    assert sentences(report, "r:调研", "missed") == ["会后，沈知秋来到青石镇。"]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((("贺立",), ("会议",)), "昨日，大会开幕。"),  # not in the article: its first sentence
        ((("沈知秋",), ("论坛", "会议")), "沈知秋到会议现场。"),  # nearer than in the second
        ((("论坛",),), "沈知秋在车站与殷红谈论坛与会议。"),
    ],
)
def test_the_sentence_of_what_is_missed(names: tuple[tuple[str, ...], ...], sentence: str) -> None:
    text = "昨日，大会开幕。沈知秋在车站与殷红谈论坛与会议。沈知秋到会议现场。"
    assert find_sentence(Judged("r:出席", "missed", "a", Said("", names), "", text)) == sentence


def test_the_sentence_of_an_article_without_text() -> None:
    assert find_sentence(Judged("Person", "missed", "a", Said("贺立", (("贺立",),)), "贺立", "")) == ""


def test_an_article_without_record_shows_its_lead(gold: Path) -> None:
    report = evaluate(gold, [])
    assert set(sentences(report, "r:出席", "missed")) == {"昨日，全市水利工作会议召开。"}


# --- tables


def test_by_rule(report: Report) -> None:
    assert [(rule, row.found, row.hit) for rule, row in report.by_rule().items()] == [
        ("attend-bare", 2, 1),
        ("speak-list", 1, 1),  # not the optional one
    ]
    shown = format_report(report, by=["rule"])
    assert "attend-bare                     2      1  0.500" in shown
    assert "RELATIONS" not in shown
    assert list(rule_rows(report, ["发言"])) == list(rule_rows(report, ["speak-list"])) == ["speak-list"]


def test_by_type_and_by_relation_make_up_the_usual_table(report: Report) -> None:
    parts = [line for kind in ("type", "relation") for line in format_report(report, by=[kind]).splitlines()[1:]]
    assert sorted(parts) == sorted(format_report(report).splitlines()[1:])


def test_only(report: Report) -> None:
    shown = format_report(report, 5, only=["出席"]).splitlines()
    assert [line.split()[0] for line in shown[1:]] == ["r:出席", "r:出席", "市长沈知秋出席会议，«殷红在会上»发言。"]
    assert shown[2] == "r:出席\tspurious\ta.txt/a1: 殷红 出席 全市水利工作会议\tattend-bare 0.90"
    assert format_report(report, 5, only=["RELATIONS"]).count("\tmissed\t") == 2
    check_labels(report, ["出席", "r:出席", "Person", "RELATIONS", "speak-list"])
    with pytest.raises(KGError, match=r"nothing is labelled '出度' \(one of article .* 出席"):
        check_labels(report, ["出度"])


def test_at_most_so_many_errors(report: Report) -> None:
    errors = format_report(report, 1).splitlines()[len(format_report(report).splitlines()) :]
    heads = [tuple(line.split("\t")[:2]) for line in errors if "\t" in line]
    assert len(set(heads)) == len(heads) >= 4


# --- two runs


def test_what_changed(gold: Path) -> None:
    after = deepcopy(RECORD)
    after["entities"].append({"id": "e2", "type": "Event", "names": ["清湖龙舟赛"], "mentions": []})
    after["entities"][0]["names"] = ["沈知秋", "沈市长"]
    after["relations"][1:3] = [  # the wrong one is gone, another one is there, 发言 is lost
        fact("p2", "参加", "e2", "殷红还参加了清湖龙舟赛", "take-part-list", 0.9),
        fact("p1", "参加", "e2", "清湖龙舟赛", "take-part-list", 0.9),
    ]
    before, now = evaluate(gold, [RECORD]), evaluate(gold, [after])
    changes = {(c.kind, c.item.verdict, c.item.said.shown) for c in compare(before, now) if c.item.label[:2] == "r:"}
    assert changes == {
        ("gained", "right", "殷红 参加 清湖龙舟赛"),
        ("gained", "wrong", "沈知秋 参加 清湖龙舟赛"),
        ("lost", "wrong", "殷红 出席 全市水利工作会议"),
        ("lost", "right", "殷红 发言 全市水利工作会议"),
    }
    shown = format_comparison(before, now, compare(before, now), by=["relation"])
    assert "\ngained: 2 (1 right)\n" in shown
    assert "\nlost: 2 (1 right)\n" in shown
    assert "r:参加\tright\ta.txt/a1: 殷红 参加 清湖龙舟赛\ttake-part-list 0.90\n    «殷红还参加了清湖龙舟赛»。" in shown
    (row,) = [line for line in shown.splitlines() if line.startswith("r:参加 ")]
    assert row.split()[1:] == "0.000 0.500 +0.500 0.000 1.000 +1.000 0.000 0.667 +0.667".split()


def test_what_becomes_right_and_wrong(gold: Path) -> None:
    """The same fact, in the eyes of a gold that has it and of one that doesn't."""
    page = deepcopy(GOLD)
    page["articles"][0]["relations"].append({"s": "p2", "p": "出席", "o": "e1"})  # type: ignore[attr-defined]
    other = gold.with_name("other.json")
    other.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    one, two = evaluate(gold, [RECORD]), evaluate(other, [RECORD])
    assert [(c.kind, c.item.said.shown) for c in compare(one, two)] == [("became right", "殷红 出席 全市水利工作会议")]
    assert [(c.kind, c.item.said.shown) for c in compare(two, one)] == [("became wrong", "殷红 出席 全市水利工作会议")]


def test_a_run_against_itself(report: Report) -> None:
    assert compare(report, report) == ()


def test_a_right_fact_under_another_name_is_the_same(gold: Path) -> None:
    renamed = deepcopy(RECORD)
    renamed["entities"][2]["names"] = ["会议"]
    changes = compare(evaluate(gold, [RECORD]), evaluate(gold, [renamed]))
    assert {change.item.verdict for change in changes} == {"wrong"}


# --- confidences


def items(*facts: tuple[str, float, bool]) -> list[Judged]:
    return [
        Judged("r:出席", "right" if right else "wrong", "a", Said("", rule=rule, confidence=stated), "", "")
        for rule, stated, right in facts
    ]


def test_reliability() -> None:
    found = items(*[("a", 0.9, n < 6) for n in range(8)], ("b", 0.75, True), ("b", 0.65, False), ("b", 1.0, True))
    reliability = measure_reliability([*found, Judged("r:出席", "missed", "a", Said(""), "", "")])
    assert [(one.low, one.facts, one.right) for one in reliability.bins] == [
        (0.5, 1, 0),
        (0.7, 1, 1),
        (0.9, 8, 6),
        (0.95, 1, 1),
    ]
    assert (reliability.total.facts, reliability.total.right) == (11, 8)
    assert reliability.calibration_error == pytest.approx((0.65 + 0.25 + 1.2 + 0) / 11)
    assert reliability.brier == pytest.approx((6 * 0.01 + 2 * 0.81 + 0.0625 + 0.4225) / 11)
    shown = format_reliability(reliability).splitlines()
    assert shown[3].split() == ["0.90–0.95", "8", "6", "0.750", "0.900"]
    assert shown[-1] == "expected calibration error 0.191, Brier score 0.197"


def test_reliability_of_nothing(gold: Path) -> None:
    reliability = measure_reliability(evaluate(gold, []).items)
    assert (reliability.bins, reliability.calibration_error, reliability.brier) == ((), 0, 0)
    assert format_reliability(reliability).splitlines()[1].split()[0] == "all"


def test_optional_facts_count_neither_way(report: Report) -> None:
    assert measure_reliability(report.items).total.facts == 3


def test_calibration_shrinks_towards_the_mean() -> None:
    found = items(*[("often", 0.9, n < 45) for n in range(50)], ("once", 0.9, False), ("gone", 0.9, False))
    often, once, never = calibrate(found, ["often", "once", "never"])
    mean = 45 / 51  # of the rules that there are
    assert (often.facts, often.right, often.confidence) == (50, 45, pytest.approx((45 + PRIOR * mean) / (50 + PRIOR)))
    assert once.confidence == pytest.approx(PRIOR * mean / (1 + PRIOR))
    assert (never.facts, never.confidence) == (0, pytest.approx(mean))
    with pytest.raises(KGError, match="nothing to calibrate on"):
        calibrate(found, ["other"])


def test_calibration_adds_to_earlier_counts() -> None:
    found = items(*[("often", 0.9, n < 45) for n in range(50)], ("once", 0.9, False))
    at_once = calibrate(found, ["often", "once"])
    first = calibrate(found[:20], ["often", "once"])
    assert calibrate(found[20:], ["often", "once"], first) == at_once


def test_the_table_reads_back(tmp_path: Path) -> None:
    rows = (RuleConfidence("a", 3, 2, 0.75), RuleConfidence("b", 0, 0, 0.887))
    write_confidences(tmp_path / "c.csv", rows)
    assert tuple(load_confidences(tmp_path / "c.csv", {"a", "b", "c"}).values()) == rows


HEAD = "rule,facts,right,confidence\n"
BROKEN = {
    "unknown-rule": (HEAD + "a,1,1,0.9\nx,1,1,0.9\n", "c.csv:3: no rule 'x'"),
    "twice": (HEAD + "a,1,1,0.9\na,1,1,0.9\n", "c.csv:3: rule a twice"),
    "columns": ("rule,confidence\na,0.9\n", "c.csv:1: wrong columns"),
    "short": (HEAD + "a,1,1\n", "c.csv:2: 3 columns"),
    "no-number": (HEAD + "a,1,one,0.9\n", "c.csv:2: a: invalid literal"),
    "more-right": (HEAD + "a,1,2,0.9\n", "c.csv:2: a: 2 right of 1 facts"),
    "too-sure": (HEAD + "a,1,1,1.5\n", "c.csv:2: a: confidence 1.5"),
    "never": (HEAD + "a,1,0,0\n", "c.csv:2: a: confidence 0"),
    "nan": (HEAD + "a,1,0,nan\n", "c.csv:2: a: confidence nan"),
    "empty": ("", "c.csv:1: wrong columns"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        load_confidences(tmp_path / "c.csv", {"a", "b"})
    assert message in str(error.value)


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="can't be read"):
        load_confidences(tmp_path / "c.csv", {"a"})


def test_the_table_goes_before_the_rule_files(tmp_path: Path) -> None:
    ontology, folder = load_ontology(), ROOT / "ontology" / "rules"
    plain = load_rules(ontology, folder)
    first, second = plain.rules[:2]
    write_confidences(tmp_path / "c.csv", [RuleConfidence(first.id, 9, 1, 0.123)])
    measured = load_rules(ontology, folder, tmp_path / "c.csv")
    assert measured.rules[0].confidence == 0.123
    assert measured.rules[1] == second
    (tmp_path / "c.csv").write_text(HEAD + "preside-nobody,1,1,0.9\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"c\.csv:2: no rule 'preside-nobody'"):
        load_rules(ontology, folder, tmp_path / "c.csv")


def test_the_table_that_is_shipped_is_used() -> None:
    ontology = load_ontology()
    rules = load_rules(ontology)
    table = load_confidences(ROOT / "ontology" / "confidence.csv", {rule.id for rule in rules.rules})
    assert len(table) >= 100
    assert all(rule.confidence == table[rule.id].confidence for rule in rules.rules if rule.id in table)
    assert len({row.confidence for row in table.values()}) > 10


# --- the threshold


def test_without_unsure(extractor: Extractor) -> None:
    records = list(extract(extractor, [SAMPLES / "pages"], on_error=fail))
    stated = sorted(r.confidence for record in records for r in record.relations)
    middle = stated[len(stated) // 2]
    kept = [without_unsure(record, middle) for record in records]
    assert [r.confidence >= middle for record in kept for r in record.relations].count(False) == 0
    assert sum(len(record.relations) for record in kept) == sum(one >= middle for one in stated) < len(stated)
    assert [record.entities for record in kept] == [record.entities for record in records]
    assert [without_unsure(record, 0) for record in records] == records


def fail(error: Exception) -> None:
    raise error


# --- the command


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> None:
    monkeypatch.setattr("kg.pipeline.extractor.load_extractor", lambda ner="kg", page_seconds=0: extractor)


def run(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    try:
        code = cli.main([str(arg) for arg in args])
    except SystemExit as stop:
        code = int(str(stop.code))
    return code, *capsys.readouterr()


def test_evaluate_all_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path, gold: Path) -> None:
    records, other = (
        written(tmp_path / "now.jsonl", RECORD),
        written(tmp_path / "was.jsonl", {**RECORD, "relations": []}),
    )
    out = tmp_path / "out.json"
    options = ["--by", "rule", "--errors", "3", "--reliability", "--against", other, "--json", out]
    code, said, err = run(capsys, "evaluate", gold, records, *options)
    assert (code, err) == (0, "")
    for part in ("attend-bare", "«殷红在会上»", "expected calibration error", "gained: 3 (2 right)"):
        assert part in said
    written_out = json.loads(out.read_text(encoding="utf-8"))
    assert written_out["labels"]["r:出席"] == {
        "precision": 0.5,
        "recall": 1,
        "f1": 2 / 3,
        "hit": 1,
        "gold": 1,
        "found": 2,
    }
    assert written_out["rules"]["attend-bare"] == {"found": 2, "right": 1, "precision": 0.5}
    assert written_out["reliability"]["total"]["facts"] == 3
    assert {change["change"] for change in written_out["changes"]} == {"gained"}
    (wrong,) = [one for one in written_out["errors"] if one["label"] == "r:出席"]
    assert (wrong["rule"], wrong["sentence"]) == ("attend-bare", "市长沈知秋出席会议，«殷红在会上»发言。")
    assert written_out["absent"] == []


def test_json_without_more(report: Report) -> None:
    assert set(json.loads(format_json(report))) == {"labels", "rules", "errors", "absent"}


def test_a_label_that_there_is_not(capsys: pytest.CaptureFixture[str], tmp_path: Path, gold: Path) -> None:
    code, out, err = run(capsys, "evaluate", gold, written(tmp_path / "r.jsonl", RECORD), "--only", "出度")
    assert (code, out) == (2, "")
    assert "nothing is labelled '出度'" in err


def test_calibrate_writes_a_line_for_each_rule(capsys: pytest.CaptureFixture[str], tmp_path: Path, gold: Path) -> None:
    record = deepcopy(RECORD)
    record["relations"][0]["rule"] = "attend-of-old"
    table = tmp_path / "c.csv"
    code, _, err = run(capsys, "evaluate", gold, written(tmp_path / "r.jsonl", record), "--calibrate", table)
    assert (code, err.splitlines()[0]) == (0, "kg: attend-of-old: this rule is no more, its facts don't count")
    rules = [rule.id for rule in load_rules(load_ontology()).rules]
    once = load_confidences(table, rules)
    assert list(once) == rules
    assert run(capsys, "evaluate", gold, tmp_path / "r.jsonl", "--calibrate", table, "--add")[0] == 0
    twice = load_confidences(table, rules)
    assert [row.facts for row in twice.values()] == [2 * row.facts for row in once.values()]
    assert sum(row.facts for row in once.values()) > 0
    code, _, err = run(capsys, "evaluate", gold, tmp_path / "r.jsonl", "--add")
    assert (code, err) == (2, "kg: --add says nothing without --calibrate FILE\n")


@pytest.mark.usefixtures("loaded")
def test_the_threshold_leaves_facts_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, extractor: Extractor
) -> None:
    pages = SAMPLES / "pages"
    _, everything, _ = run(capsys, "extract", pages)
    stated = [r["confidence"] for line in everything.splitlines() for r in json.loads(line)["relations"]]
    read = extract(extractor, [pages], on_error=pytest.fail)  # posts left stand apart in the records
    under = sum(relation.confidence < 0.9 for record in read for relation in record.relations)
    assert 0 < under < len(stated)
    said = f"under confidence 0.9: {under} facts of articles left out"
    code, sure, err = run(capsys, "extract", pages, "--min-confidence", "0.9")
    kept = [r["confidence"] for line in sure.splitlines() for r in json.loads(line)["relations"]]
    assert (code, sorted(kept)) == (0, sorted(one for one in stated if one >= 0.9))
    assert err == f"kg: {said}\n"
    folder = tmp_path / "graph"
    code, summary, _ = run(capsys, "build", pages, "-o", folder, "--min-confidence", "0.9")
    assert (code, summary.splitlines()[-1]) == (0, said)
    assert run(capsys, "build", pages, "-o", tmp_path / "whole")[1].splitlines()[-1] != said
    shown = run(capsys, "show", "顾明川", tmp_path / "whole", "--min-confidence", "0.9")
    assert shown[2] == f"kg: {said}\n"
    assert shown[1] == run(capsys, "show", "顾明川", folder)[1] != run(capsys, "show", "顾明川", tmp_path / "whole")[1]


@pytest.mark.parametrize("value", ["1.2", "-0.1", "nan", "viel"])
def test_no_threshold(capsys: pytest.CaptureFixture[str], value: str) -> None:
    code, _, err = run(capsys, "extract", SAMPLES / "pages", f"--min-confidence={value}")
    assert code == 2
    assert f"'{value}' is no confidence (0 to 1)" in err


def test_the_commands_of_the_document_exist() -> None:
    text = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    commands = re.findall(r"^kg (.+?)(?: > .*)?$", text, re.M)
    assert len(commands) >= 10
    for command in commands:
        assert cli._parser().parse_args(shlex.split(command)).run
