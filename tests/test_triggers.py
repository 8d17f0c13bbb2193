"""A rule is tried only where a sentence has one of its words; so the words must stand in all that it matches."""

from __future__ import annotations

import random
import re

import pytest

from kg.ontology import load_ontology
from kg.rulefile import load_rules
from kg.triggers import find_triggers


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("主持(?:召开|会议)", {"主持"}),
        ("(?:出席|参加)了?", {"出席", "参加"}),
        ("在.{0,4}举行", {"举行"}),
        ("(?:揭牌)?仪式", {"仪式"}),
        ("会(?:见|晤)", {"会见", "会晤"}),
    ],
)
def test_words_of_a_pattern(pattern: str, words: set[str]) -> None:
    found = find_triggers(pattern)
    assert found
    for word in words:
        assert any(trigger in word for trigger in found)


@pytest.mark.parametrize("pattern", ["[甲乙]?", ".*", "(?:主持)?", "(?:主持|.)"])
def test_a_pattern_that_needs_no_word(pattern: str) -> None:
    assert find_triggers(pattern) == frozenset()


def test_each_match_has_one_of_the_words() -> None:
    """Over texts made of the words of all rules: where a rule matches, one of its words stands."""
    rules = load_rules(load_ontology()).rules
    marks = ["\ue001", "\ue003", "\ue004", "\ue005", "\ue007", "，", "、", "在", "的"]
    words = sorted({word for rule in rules for word in find_triggers(rule.compiled.pattern)})
    random.seed(7)
    matched = 0
    for rule in rules:
        own = sorted(find_triggers(rule.compiled.pattern))
        for _ in range(200):
            text = "".join(random.choice(marks + own * 3 + random.sample(words, 4)) for _ in range(9))
            if match := rule.compiled.search(text):
                matched += 1
                assert not own or any(word in match.string for word in own), (rule.id, text)
    assert matched > 100


def test_the_words_are_of_use() -> None:
    rules = load_rules(load_ontology()).rules
    with_words = [rule for rule in rules if find_triggers(rule.compiled.pattern)]
    assert len(with_words) > 0.7 * len(rules)
    assert all(
        re.search("[\u4e00-\u9fa5]", word) for rule in with_words for word in find_triggers(rule.compiled.pattern)
    )
