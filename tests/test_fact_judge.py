"""How sure facts are where they stand: features, the model of the program, training. All articles are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DataFileError, KGError
from kg.pipeline.extractor import Extractor
from kg.records import Article, ArticleEntity, ArticleRecord, ArticleRelation, Page
from kg.resolve.fact_features import fact_features
from kg.resolve.fact_judge import (
    ANY,
    WEIGHTS_FILE,
    FactJudge,
    FactWeights,
    load_judge,
    log_odds,
    probability,
    write_weights,
)
from kg.train.facts import (
    UNWEIGHED,
    FactSettings,
    JudgedFact,
    fit_facts,
    format_facts_training,
    read_judged_facts,
    train_facts,
)

BODY = "昨日，云岭市安全生产工作会议召开。云岭市市长纪文柏主持会议。去年，樊若溪曾出席工作会议。"
RECORD = ArticleRecord(
    Page("p", BODY, "p.txt", "云岭市", None),
    Article("a", "p", (), (), BODY, tuple(range(len(BODY)))),
    (
        ArticleEntity("p1", "Person", ("纪文柏",), ((22, 25),)),
        ArticleEntity("p2", "Person", ("樊若溪",), ((33, 36),)),
        ArticleEntity("o1", "Organization", ("云岭市",), ()),
        ArticleEntity(
            "e1", "Event", ("云岭市安全生产工作会议",), ((3, 14),), {"kind": "会议", "eventStatus": "reported"}, True
        ),
    ),
    (
        ArticleRelation("p1", "presides", "e1", (22, 29), 0.95, "preside-bare"),
        ArticleRelation("p1", "holdsPost", "o1", (17, 25), 0.9, "post-before-name", {"title": "市长"}),
        ArticleRelation("p2", "attends", "e1", (33, 43), 0.9, "attend-bare"),
    ),
)


def features_of(number: int) -> list[str]:
    return [features for _, features in fact_features(RECORD)][number]


def test_a_fact_has_features_of_its_ends_its_words_and_its_article() -> None:
    found = features_of(0)
    assert {"is:presides", "s=Person", "o-main", "o-kind:会议", "o-away:1", "s>>主持", "people:2"} <= set(found)
    assert {"title:市长", "title of:市长|市", "o-away:nowhere"} <= set(features_of(1))
    assert "another time" in features_of(2)
    assert "another time" not in found


def test_no_feature_stands_twice_in_a_fact() -> None:
    for _, features in fact_features(RECORD):
        assert len(features) == len(set(features))


def test_a_record_without_facts_has_no_features() -> None:
    assert not list(fact_features(replace(RECORD, relations=())))


def test_weights_move_the_confidence_that_the_rule_states() -> None:
    weights = {ANY: {"s=Person": 0.5}, "attends": {"another time": -3.0}, "presides": {}}
    judged = FactJudge(FactWeights(0.0, 1.0, weights)).judge(RECORD)
    presides, post, attends = (fact.confidence for fact in judged.relations)
    assert presides == pytest.approx(probability(log_odds(0.95) + 0.5), abs=0.001)
    assert attends == pytest.approx(probability(log_odds(0.9) + 0.5 - 3), abs=0.001)
    assert post == 0.9  # a relation that the model doesn't know
    assert [replace(fact, confidence=0) for fact in judged.relations] == [
        replace(fact, confidence=0) for fact in RECORD.relations
    ]


def test_a_confidence_is_never_0_or_1() -> None:
    for weight in (-1000.0, 1000.0):
        judge = FactJudge(FactWeights(0.0, 1.0, {ANY: {"s=Person": weight}, "presides": {}}))
        assert 0 < judge.judge(RECORD).relations[0].confidence < 1


def test_the_model_of_the_program_is_used(extractor: Extractor) -> None:
    known = extractor.ontology.relations.keys()
    model = json.loads((Path(__file__).parent.parent / "kg/models/facts" / WEIGHTS_FILE).read_text(encoding="utf-8"))
    assert set(model["weights"]) - {ANY} <= set(known)
    assert len(model["weights"]) >= 20
    assert model["stated"] > 0
    judged = load_judge().judge(RECORD)
    assert all(0 < fact.confidence < 1 for fact in judged.relations)
    assert judged.relations[0].confidence > judged.relations[2].confidence


def test_every_feature_of_the_model_is_one_that_facts_have() -> None:
    begins = {feature.rstrip("0123456789-") for _, features in fact_features(RECORD) for feature in features}
    model = json.loads((Path(__file__).parent.parent / "kg/models/facts" / WEIGHTS_FILE).read_text(encoding="utf-8"))
    kinds = {begin.split(":")[0] for begin in begins}
    told = {feature.split(":")[0] for feature in model["weights"][ANY] if ":" in feature and feature[0] not in "so"}
    assert told - kinds <= {"also", "on", "back"}


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = FactWeights(0.25, 1.5, {ANY: {"s=Person": 0.5}, "attends": {"s>>出席": 1.0, "o-main": -0.25}})
    write_weights(tmp_path / WEIGHTS_FILE, model)
    assert load_judge(tmp_path).judge(RECORD) == FactJudge(model).judge(RECORD)


@pytest.mark.parametrize("text", ["", "[]", '{"start": 0}', '{"start": 0, "stated": "x", "weights": {}}'])
def test_a_broken_model_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / WEIGHTS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"weights\.json.*kg train facts"):
        load_judge(tmp_path)


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"weights\.json"):
        load_judge(tmp_path)


# --- training


def told(sign: str, *, right: bool) -> JudgedFact:
    return JudgedFact("attends", ("s=Person", sign), 0.8, right)


MANY = [told("good", right=i % 10 > 0) for i in range(200)] + [told("bad", right=i % 10 > 6) for i in range(200)]


def test_training_learns_which_features_right_facts_have() -> None:
    model = fit_facts(MANY, FactSettings(l2=1.0))
    judge = FactJudge(model)
    good, bad = (judge.confidence("attends", ("s=Person", sign), 0.8) for sign in ("good", "bad"))
    assert good > 0.9 > 0.7 > bad


def test_facts_are_as_sure_on_average_as_their_rules_state() -> None:
    judge = FactJudge(fit_facts(MANY, FactSettings(l2=1.0)))
    sure = [judge.confidence(fact.relation, fact.features, fact.stated) for fact in MANY]
    assert sum(sure) / len(sure) == pytest.approx(0.8, abs=0.005)


def test_training_gives_the_same_bytes_and_scores_tests(tmp_path: Path) -> None:
    settings = FactSettings(l2=1.0)
    training = train_facts(MANY, {"again": MANY}, tmp_path / "one", settings)
    train_facts(MANY, {}, tmp_path / "two", settings)
    assert (tmp_path / "one" / WEIGHTS_FILE).read_bytes() == (tmp_path / "two" / WEIGHTS_FILE).read_bytes()
    rules, judged = training.scores["again"]
    assert (rules.facts, rules.right, rules.ranked) == (400, 240, 0.5)
    assert judged.ranked > 0.75
    assert "400 facts, 240 right" in format_facts_training(training)


def test_facts_of_one_verdict_teach_nothing(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="all right or all wrong"):
        train_facts([told("good", right=True)] * 9, {}, tmp_path)


def test_facts_are_judged_by_the_gold_with_the_confidence_of_their_rules(extractor: Extractor, tmp_path: Path) -> None:
    body = "昨日，全市安全生产工作会议召开。副市长纪文柏主持会议，樊若溪出席会议。"
    pages, gold = tmp_path / "pages", tmp_path / "gold"
    pages.mkdir()
    gold.mkdir()
    (pages / "one.txt").write_text(f"安全生产工作会议召开\n\n{body}\n", encoding="utf-8")
    (pages / "manifest.csv").write_text("file,date,place,paper,page\none.txt,2024-05-06,云岭市,,\n", encoding="utf-8")
    entities = [
        {"id": "p1", "type": "Person", "names": ["纪文柏"]},
        {"id": "e1", "type": "Event", "names": ["全市安全生产工作会议"], "main": True},
    ]
    relations = [{"s": "p1", "p": "主持", "o": "e1", "quote": "纪文柏主持会议"}]
    article = {"id": "a1", "lead": body[:16], "entities": entities, "relations": relations}
    (gold / "one.json").write_text(json.dumps({"doc": "one.txt", "articles": [article]}), encoding="utf-8")
    facts = read_judged_facts(extractor, gold, pages)
    verdicts = {fact.relation: fact.right for fact in facts}
    assert verdicts["presides"]
    assert not verdicts["attends"]
    rules = {rule.confidence for rule in extractor.rules.rules}
    assert {fact.stated for fact in facts if fact.relation in ("presides", "attends")} <= rules
    assert UNWEIGHED.judge(RECORD) == RECORD
