"""A rule is tried only where a sentence has one of its words; so the words must stand in all that it matches."""

from __future__ import annotations

import random
import re

import pytest

from kg.ontology import load_ontology
from kg.rules.matching import PERSON, SEVERAL_PEOPLE, Rule
from kg.rules.rulefile import load_rules, names_several
from kg.rules.triggers import find_triggers


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("主持(?:召开|会议)", [{"主持召开", "主持会议"}]),
        ("(?:出席|参加)了?", [{"出席", "参加"}]),
        ("在.{0,4}举行", [{"举行"}, {"在"}]),
        ("(?:揭牌)?仪式", [{"仪式"}]),
        ("会(?:见|晤)", [{"会见", "会晤"}]),
        ("揭了?[牌幕]|剪彩", [{"揭牌", "揭了牌", "揭幕", "揭了幕", "剪彩"}]),
        ("(?:共同)?(?<!工)作(?:了)?(?:报告|发言)(?:等)?", [{"作报告", "作了报告", "作发言", "作了发言"}]),
        ("(?:(?<=会)上|现场)发言", [{"会", "现场"}, {"发言"}]),
        ("[一二三四五六七八九十][一二三四五六七八九十]届", [{f"{n}届" for n in "一二三四五六七八九十"}]),
        ("主持召开(?=.*召开)", [{"主持召开"}]),
        ("(?<!副)(?<=市)长(?!期)", [{"长"}, {"市"}]),
        ("出席(?:\ue004|会议)，", [{"出席\ue004，", "出席会议，"}]),
    ],
)
def test_words_of_a_pattern(pattern: str, words: list[set[str]]) -> None:
    found = find_triggers(pattern)
    assert sorted(map(sorted, found)) == sorted(map(sorted, words))
    assert all(re.search("[\u4e00-\u9fa5]", word) for word in found[0])


@pytest.mark.parametrize("pattern", ["[甲乙]?", ".*", "(?:主持)?", "(?:主持|.)"])
def test_a_pattern_that_needs_no_word(pattern: str) -> None:
    assert find_triggers(pattern) == ()


def test_each_match_has_one_of_the_words() -> None:
    """Over texts made of the words of all rules: where a rule matches, one of its words of each set stands."""
    rules = load_rules(load_ontology()).rules
    marks = ["\ue001", "\ue003", "\ue004", "\ue005", "\ue007", "，", "、", "在", "的"]
    needed = {rule.id: find_triggers(rule.compiled.pattern) for rule in rules}
    words = sorted({word for sets in needed.values() for word in frozenset[str]().union(*sets)})
    random.seed(7)
    matched = 0
    for rule in rules:
        own = sorted(frozenset[str]().union(*needed[rule.id]))
        for _ in range(200):
            text = "".join(random.choice(marks + own * 3 + random.sample(words, 4)) for _ in range(9))
            if rule.compiled.search(text):
                matched += 1
                text += SEVERAL_PEOPLE if text.count(PERSON) > 1 else ""
                sets = (*needed[rule.id], *filter(None, (rule.triggers, *rule.words)))
                assert all(any(word in text for word in words) for words in sets), (rule.id, text)
    assert matched > 100


def test_the_words_are_of_use() -> None:
    rules = load_rules(load_ontology()).rules
    lettered = [rule for rule in rules if all(re.search("[\u4e00-\u9fa5]", word) for word in rule.triggers or ["，"])]
    assert len(lettered) > 0.7 * len(rules)
    assert sum(bool(rule.words) for rule in rules) > 0.5 * len(rules)


@pytest.mark.parametrize(
    ("pattern", "several"),
    [
        ("{s:Person+}(?:同|与){Person}举行会谈", True),
        ("{s:Person}[^，()]{0,4}为{o:Person+}{Post}颁奖", True),
        ("{s:Person}主持", False),
        ("{s:Person}(?:陪同{Person})?出席", False),
        ("{s:Person}{Person}?出席", False),
        ("{s:Person}{Person}{0,2}出席", False),
        ("(?<!{Person}){s:Person}出席", False),
        ("{s:Person}出席|{s:Person}{Person}会谈", False),
        (r"\({s:Person}\)同{Person}", True),
    ],
)
def test_rules_on_two_people_need_two(pattern: str, several: bool) -> None:
    assert names_several(pattern) is several


def test_two_people_are_in_the_rules_that_need_them() -> None:
    rules: list[Rule] = [r for r in load_rules(load_ontology()).rules if frozenset([SEVERAL_PEOPLE]) in r.words]
    assert len(rules) > 30
    for rule in rules:
        assert all(example.count("|Person]") > 1 for example, *_ in rule.match), rule.id
