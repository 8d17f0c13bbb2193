"""Rules are data: each example is a test, a broken rule file stops the load, no rule is slow on any text."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.errors import DataFileError
from kg.ontology import Ontology, load_ontology
from kg.records import Mention, Sentence
from kg.resources import data_path
from kg.rules.matching import check_examples, encode, facts_of, parse_example
from kg.rules.rulefile import MACROS_FILE, load_rules

ONTOLOGY = load_ontology()
RULES = load_rules(ONTOLOGY)
SECONDS = 5.0  # for all rules on one hostile sentence; the slowest takes a tenth of that here


class Example(NamedTuple):
    """One example of a rule with the facts that it must give."""

    rule_id: str
    text: str
    facts: tuple[str, ...]


def examples() -> list[Example]:
    found = []
    for rule in RULES.rules:
        found += [Example(rule.id, text, tuple(sorted(facts))) for text, *facts in rule.match]
        found += [Example(rule.id, text, ()) for text in rule.reject]
    return found


EXAMPLES = examples()


def ids() -> list[str]:
    """preside-active-1, preside-active-2 …"""
    counts: dict[str, itertools.count[int]] = {}
    return [f"{e.rule_id}-{next(counts.setdefault(e.rule_id, itertools.count(1)))}" for e in EXAMPLES]


# --- the examples


def test_all_examples_were_collected() -> None:
    written = 0
    for path in (data_path("ontology") / "rules").glob("*.toml"):
        written += path.read_text(encoding="utf-8").count("\n[[rule]]") + path.read_text(encoding="utf-8").startswith(
            "[[rule]]"
        )
    assert len(RULES.rules) == written
    assert len(EXAMPLES) == sum(len(rule.match) + len(rule.reject) for rule in RULES.rules) > 100
    assert len(set(ids())) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=ids())
def test_example(example: Example) -> None:
    rule = RULES.rule(example.rule_id)
    assert rule is not None
    assert facts_of(rule, example.text) == example.facts


def test_each_rule_has_a_match_that_gives_facts_and_a_reject() -> None:
    for rule in RULES.rules:
        assert rule.match, rule.id
        assert rule.reject, rule.id
        assert all(len(example) > 1 for example in rule.match), rule.id


def test_check_examples_agrees() -> None:
    assert check_examples(RULES) == []


def test_each_relation_has_a_rule() -> None:
    assert {rule.relation for rule in RULES.rules} == set(ONTOLOGY.relations)


# --- broken files

MACROS = "[macros]\nWORK = '(?:认真|积极)?'\n"
RULE = {
    "id": "'inspect-test'",
    "relation": "'inspects'",
    "pattern": "'{s:Person}{WORK}调研{o:Place}'",
    "match": "[['[高明远|Person]认真调研[青石镇|Place]。', '高明远 inspects 青石镇']]",
    "reject": "['[高明远|Person]离开[青石镇|Place]。']",
}


def entry(**changes: str | None) -> str:
    """A rule as TOML; a value None leaves its key out."""
    return "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in (RULE | changes).items() if value is not None)


def folder_of(tmp_path: Path, text: str, macros: str = MACROS, name: str = "10-test.toml") -> Path:
    (tmp_path / MACROS_FILE).write_text(macros, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_of_rules(tmp_path: Path) -> None:
    rules = load_rules(ONTOLOGY, folder_of(tmp_path, entry(confidence="0.5", event_kinds="['调研']", note="'nur so'")))
    (rule,) = rules.rules
    assert rules.rule("inspect-test") is rule
    assert rules.rule("inspect") is None
    assert (rule.relation, rule.confidence, rule.event_kinds) == ("inspects", 0.5, frozenset({"调研"}))
    assert rule.source == "10-test.toml"
    assert check_examples(rules) == []


def test_an_example_that_does_not_hold_is_told(tmp_path: Path) -> None:
    text = entry(
        match="[['[高明远|Person]调研[青石镇|Place]。', '贺立 inspects 青石镇']]",
        reject="['[贺立|Person]调研[青石镇|Place]。']",
    )
    match, reject = check_examples(load_rules(ONTOLOGY, folder_of(tmp_path, text)))
    assert (match.rule_id, match.expected, match.got) == (
        "inspect-test",
        ("贺立 inspects 青石镇",),
        ("高明远 inspects 青石镇",),
    )
    assert (reject.expected, reject.got) == ((), ("贺立 inspects 青石镇",))


BROKEN = {
    "unknown-key": (entry(colour="'rot'"), "unknown key colour", "confidence, event_kinds, id, match"),
    "internal-key": (entry(needs="[]"), "unknown key needs", "confidence"),
    "unknown-relation": (entry(relation="'supervises'"), "relation supervises", "presides"),
    "abstract-relation": (entry(relation="'participatesIn'"), "relation participatesIn", "presides"),
    "unknown-class-in-slot": (entry(pattern="'{s:Persona}调研{o:Place}'"), "slot {s:Persona}", "Person, Company"),
    "macro-as-subject": (entry(pattern="'{s:WORK}调研{o:Place}'"), "slot {s:WORK}", "Person, Company"),
    "unknown-macro": (entry(pattern="'{s:Person}{HARD}调研{o:Place}'"), "slot {HARD}", "WORK"),
    "unknown-class-in-example": (entry(reject="['[高明远|Human]调研。']"), "class Human in an example", "Person"),
    "no-id": (entry(id=None), "no id", "each rule has id, relation"),
    "no-relation": (entry(relation=None), "no relation", "each rule has id, relation"),
    "no-pattern": (entry(pattern=None), "no pattern", "each rule has id, relation"),
    "no-match": (entry(match=None), "no match", "each rule has id, relation"),
    "empty-match": (entry(match="[]"), "no match", "each rule has id, relation"),
    "no-reject": (entry(reject=None), "no reject", "each rule has id, relation"),
    "empty-reject": (entry(reject="[]"), "no reject", "each rule has id, relation"),
    "bad-pattern": (entry(pattern="'{s:Person}(调研{o:Place}'"), "no regular expression", ""),
    "look-behind-of-any-length": (entry(pattern="'(?<!甲|乙丙){s:Person}调研{o:Place}'"), "no regular expression", ""),
    "two-subjects": (entry(pattern="'{s:Person}和{s:Person}调研{o:Place}'"), "no regular expression", ""),
}


@pytest.mark.parametrize(("text", "wrong", "allowed"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_stops_the_load(tmp_path: Path, text: str, wrong: str, allowed: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_rules(ONTOLOGY, folder_of(tmp_path, text))
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "10-test.toml") + ":")
    assert wrong in message
    assert allowed in message
    assert "\n" not in message
    assert ("inspect-test" in message) == ("id = " in text)


WRONG_TYPES = {
    "id-number": entry(id="3"),
    "pattern-number": entry(pattern="5"),
    "relation-list": entry(relation="['inspects']"),
    "match-string": entry(match="'[高明远|Person]认真调研[青石镇|Place]。'"),
    "match-without-lists": entry(match="['[高明远|Person]认真调研[青石镇|Place]。', '高明远 inspects 青石镇']"),
    "match-without-facts": entry(match="[['[高明远|Person]认真调研[青石镇|Place]。']]"),
    "match-without-sentence": entry(match="[[]]"),
    "reject-string": entry(reject="'[高明远|Person]离开[青石镇|Place]。'"),
    "reject-number": entry(reject="[3]"),
    "confidence-string": entry(confidence="'high'"),
    "confidence-9": entry(confidence="9"),
    "event-kinds-string": entry(event_kinds="'调研'"),
    "unknown-event-kind": entry(event_kinds="['郊游']"),
    "unknown-trait": entry(traits="['fein']"),
    "barred-heads-string": entry(barred_heads="'决赛'"),
    "no-slots": entry(pattern="'认真调研'"),
    "class-that-the-relation-forbids": entry(pattern="'{s:Document}调研{o:Place}'"),
    "rule-string": "rule = 'x'",
    "rule-table": "[rule]\nid = 'x'",
}


@pytest.mark.parametrize("text", WRONG_TYPES.values(), ids=WRONG_TYPES.keys())
def test_a_value_of_a_wrong_type_stops_the_load(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataFileError, match=r"10-test\.toml"):
        load_rules(ONTOLOGY, folder_of(tmp_path, text))


@pytest.mark.parametrize("macros", ["[macros]\nWORK = '{WORK}'", "macros = 'x'"])
def test_macros_of_a_wrong_kind_stop_the_load(tmp_path: Path, macros: str) -> None:
    with pytest.raises(DataFileError):
        load_rules(ONTOLOGY, folder_of(tmp_path, entry(), macros))


def test_an_id_that_comes_twice(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"10-test\.toml: id inspect-test stands in 10-test\.toml too"):
        load_rules(ONTOLOGY, folder_of(tmp_path, entry() + entry(pattern="'{s:Person}走访{o:Place}'")))


def test_an_id_that_comes_in_two_files(tmp_path: Path) -> None:
    folder_of(tmp_path, entry())
    with pytest.raises(DataFileError, match=r"20-more\.toml: id inspect-test stands in 10-test\.toml too"):
        load_rules(ONTOLOGY, folder_of(tmp_path, entry(), name="20-more.toml"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[rule]\nid = 'x'", "can't be read: "),
        ("[[rule]]\nid = 'x'\nid = 'y'", "can't be read: "),
        (entry() + "[other]\nx = 1\n", "unknown table other"),
        ("title = 'x'\n" + entry(), "unknown table title"),
    ],
    ids=["bad-toml", "key-twice", "unknown-table", "unknown-value"],
)
def test_a_broken_file_stops_the_load(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_rules(ONTOLOGY, folder_of(tmp_path, text))
    assert str(caught.value).startswith(f"{tmp_path / '10-test.toml'}: {wrong}")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    folder_of(tmp_path, entry())
    (tmp_path / "10-test.toml").write_bytes(entry().encode("gb18030"))
    with pytest.raises(DataFileError, match=r"10-test\.toml: can't be read: .* \(a UTF-8 TOML file\)"):
        load_rules(ONTOLOGY, tmp_path)


@pytest.mark.parametrize("macros", ["[macros]\nWORK = 3\n", "[macros]\nWORK = 'x'\n[other]\n", "[macros\n"])
def test_broken_macros_stop_the_load(tmp_path: Path, macros: str) -> None:
    with pytest.raises(DataFileError, match=MACROS_FILE):
        load_rules(ONTOLOGY, folder_of(tmp_path, entry(), macros))


def test_macros_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "10-test.toml").write_text(entry(), encoding="utf-8")
    with pytest.raises(DataFileError, match=MACROS_FILE):
        load_rules(ONTOLOGY, tmp_path)


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"no rules found \(\*\.toml"):
        load_rules(ONTOLOGY, folder_of(tmp_path, ""))


# --- what a rule sees


def test_encode_leads_each_symbol_back_to_its_mention() -> None:
    sentence = parse_example("[市长|Post][贺立|Person]在[青石镇|Place]调研。")
    text, owners = encode(sentence)
    assert text == "\ue007\ue001在\ue005调研。"
    assert len(owners) == len(text)
    assert owners[:2] == list(sentence.mentions[:2])
    assert [owner for owner in owners if isinstance(owner, int)] == [4, 8, 9, 10]


def test_a_fact_found_by_two_rules_comes_once() -> None:
    sentence = parse_example("[市委常委|Post][高明远|Person]到会讲话。")
    spoken = [m for m in RULES.apply(sentence) if m.relation == "speaksAt"]
    assert len(spoken) == 1
    assert spoken[0].subject is not None
    assert spoken[0].subject.text == "高明远"


def test_the_words_that_say_so_lie_in_the_sentence() -> None:
    checked = 0
    for example in EXAMPLES:
        sentence = parse_example(example.text)
        for found in RULES.apply(sentence):
            assert 0 <= found.start < found.end <= len(sentence.text)
            for mention in (found.subject, found.object):
                if mention is not None and found.subject is not None:
                    assert found.start <= mention.start < mention.end <= found.end, (found.rule_id, mention)
            checked += 1
    assert checked > 100


# --- no rule is slow

SURNAMES = "沈贺陆翁潘殷顾石葛严苗乔"


def names(count: int) -> list[str]:
    """Different invented names."""
    given = itertools.product("远明建国海晓思云", "霖梁波坚红川磊桐")
    return [f"[{SURNAMES[i % len(SURNAMES)]}{a}{b}|Person]" for i, (a, b) in zip(range(count), itertools.cycle(given))]


def plain_sentence(text: str) -> Sentence:
    return Sentence("hostile", 0, len(text), text, ())


HOSTILE = {
    "60-names": "、".join(names(60)) + "。",
    "60-names-with-posts": "、".join(f"[市委常委|Post]、[副市长|Post]{n}" for n in names(60)) + "。",
    "60-names-with-leads": "，".join(f"市领导{n}" for n in names(60)) + "。",
    "60-names-with-和": "和".join(names(60)) + "与会。",
    "60-names-then-等": "、".join(names(60)) + "等" * 40 + "。",
    "60-posts": "、".join(["[市委常委|Post]"] * 60) + "。",
    "60-posts-in-a-row": "[市委常委|Post]" * 60 + "[高明远|Person]",
    "200-mentions": "、".join(f"{n}，[青石市|Place]" for n in names(100)) + "。",
    "200-mentions-in-a-row": "".join(f"{n}[青石镇|Place]" for n in names(100)) + "。",
    "200-bodies": "、".join(["[市文旅局|Organization]", "[远山集团|Company]"] * 100) + "。",
    "200-bodies-with-和": "和".join(["[市文旅局|Organization]"] * 200) + "联合。",
    "200-places": "在" + "、".join(["[青石镇|Place]"] * 200) + "。",
    "200-events": "、".join(["[启动仪式|Event]"] * 200) + "在。",
    "names-and-verbs": "".join(f"{n}出席并主持讲话强调会见调研" for n in names(60)) + "。",
    "adverbs": names(1)[0] + "共同一起先后分别应邀受邀现场" * 60 + "。",
    "commissioned": "受" * 50 + names(1)[0] + "受市委委托，代表市政府，" * 40 + "。",
    "5000-characters-without-marks": names(1)[0] + "认真落实各项工作" * 625,
    "5000-characters-after-50-names": "、".join(names(50)) + "在" * 5000,
    "5000-commas": names(1)[0] + "，" * 5000,
    "300-clauses": "".join(f"{n}在{'大' * 14}，" for n in names(300)),
}


def best_time(sentence: Sentence) -> float:
    start = time.perf_counter()
    RULES.apply(sentence)
    return time.perf_counter() - start


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_rule_takes_long(text: str) -> None:
    sentence = parse_example(text)
    assert sentence.mentions
    assert best_time(sentence) < SECONDS


@pytest.mark.parametrize(
    "verb", ["出席", "参加", "主持", "讲话", "致辞", "作报告", "作交流发言", "调研", "会见", "承办", "举行", "担任", ""]
)
def test_a_long_list_before_any_verb(verb: str) -> None:
    """60 names with posts, and then no or nearly no match: the class of list that once never ended."""
    listed = "、".join(f"[市委常委|Post]、[政法委书记|Post]{n}" for n in names(60))
    for tail in (f"{verb}[启动仪式|Event]。", f"{verb}的", f"等领导{verb}于"):
        assert best_time(parse_example(listed + tail)) < SECONDS


def test_a_long_list_is_found_whole() -> None:
    listed = names(60)
    facts = facts_of(RULES.rule("attend-list"), "、".join(listed) + "等出席[启动仪式|Event]。")  # type: ignore[arg-type]
    assert len(facts) == len(set(listed)) == 60


def test_a_sentence_without_mentions_costs_nothing() -> None:
    assert RULES.apply(plain_sentence("认真落实各项工作" * 10_000)) == []


def test_mentions_of_no_class_are_left_out() -> None:
    text = "昨日高明远主持会议。"
    mentions = (Mention(0, 2, "昨日", "Date", "pattern"), Mention(2, 5, "高明远", "Person", "pattern"))
    encoded, owners = encode(Sentence("a", 0, len(text), text, mentions))
    assert encoded == "昨日\ue001主持会议。"
    assert owners[:2] == [0, 1]


def test_ontology_is_the_one_that_ships() -> None:
    assert isinstance(ONTOLOGY, Ontology)
    assert len(ONTOLOGY.relations) >= 15
