"""A pattern is tried only where a sentence has one of its cue's words; so one must stand in all that it matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import (
    annotate,
    body_patterns,
    foreign_bodies,
    located,
    name_lists,
    occasions,
    people,
    placed_bodies,
    places,
    scan,
    shared_heads,
    stops,
)
from kg.cues import pattern_cues
from kg.parties import PARTY
from kg.scan import CUES, Lexicon, build_lexicon
from kg.seeds import load_seeds
from kg.triggers import find_triggers

SEEDS = load_seeds()
WORDS = pattern_cues(SEEDS)
PATTERNS = {
    "appoints": name_lists._APPOINTS,
    "both_states": annotate._BOTH,
    "of_title": places.PlaceFinder(SEEDS)._of_state,
    "pronouns": annotate._PRONOUN,
    "receives": people._RECEIVES,
    "regions_abroad": places._REGION,
    "statesmen": people.NameFinder(SEEDS)._statesman,
    "unheaded_bodies": body_patterns._NEEDED,
    "visits": stops.VISITS,
}
# Of single characters that stand together, and of what a look-ahead asks for: by examples.
EXAMPLES = {
    "in_abbreviated_place": (places.PlaceFinder(SEEDS)._abbreviated, "在京会见 来沪调研 赴渝考察"),
    "lies": (located._LIES, "位于青石 坐落于清湖 坐落在北岭 地处远山 设在临湖"),
    "shared_heads": (shared_heads._LIST, "来到青石、北岭街道 走进松林和远山等社区 到沙岭、临湖镇 慰问北岭、青石农场"),
    "touring_parties": (PARTY, "考察组一行来到 督查团先后 委员们实地 代表们走访 一行人察看"),
    "dates": (scan._DATE, "3月5日 2031年 昨天 今日 日前 近日 上周三 本周 去年 明年 12日至15日 2031年4月"),
    "of_abbreviated_state": (
        foreign_bodies.ForeignBodies(SEEDS)._of_state,
        "俄军 美国防部 法空军 德联邦统计局 俄外交部",
    ),
    "seasons": (
        occasions._SEASON,
        "青石戏剧季昨天 远山航空展开幕 临湖交流周”在北岭 青石龙灯巡游启动 清湖展演3日 青石灯光秀正式",
    ),
    "stops": (re.compile("来到|深入|看望|听取|交流"), "来到 深入 看望 听取 交流"),
    "unlisted_levels": (placed_bodies._UNLISTED, "青石市第三中 远山县五小 北岭县棉纺厂 临湖市青石海关 清湖县畜牧中心"),
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build_lexicon(SEEDS)


@pytest.mark.parametrize("cue", PATTERNS)
def test_a_pattern_needs_a_word_of_its_cue(cue: str) -> None:
    needed = find_triggers(PATTERNS[cue].pattern)
    assert any(all(any(word in term for word in WORDS[cue]) for term in terms) for terms in needed), needed


@pytest.mark.parametrize("cue", EXAMPLES)
def test_the_scan_tells_a_cue(cue: str, lexicon: Lexicon) -> None:
    pattern, examples = EXAMPLES[cue]
    for example in examples.split():
        assert pattern.search(example), example
        assert cue in lexicon.find(example)[1], example


def test_each_cue_is_known_and_used() -> None:
    """A name that is written wrong would tell nothing anywhere."""
    assert set(PATTERNS) | set(EXAMPLES) == set(WORDS)
    asked = set(_cues_asked_for())
    assert asked <= {*CUES, *WORDS}
    assert {*WORDS} - asked <= {"pronouns", "touring_parties", "both_states"}  # of a table in kg.annotate


def _cues_asked_for() -> Iterator[str]:
    for path in sorted(Path(scan.__file__).parent.glob("*.py")):
        yield from re.findall(r'"(\w+)" (?:not )?in \w*\.?scan\.cues', path.read_text(encoding="utf-8"))
