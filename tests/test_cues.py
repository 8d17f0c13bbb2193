"""A pattern is tried only where a sentence has one of its cue's words; so one must stand in all that it matches."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kg.annotate import standing_in
from kg.annotate.bodies import foreign as foreign_bodies
from kg.annotate.bodies import patterns as body_patterns
from kg.annotate.bodies import placed as placed_bodies
from kg.annotate.occasions import contests, held
from kg.annotate.occasions import finder as occasions
from kg.annotate.parties import PARTY
from kg.annotate.people import competitors
from kg.annotate.people import finder as people
from kg.annotate.people import lists as name_lists
from kg.annotate.places import finder as places
from kg.annotate.places import located, shared_heads, stops
from kg.resources import PACKAGE
from kg.rules.triggers import find_triggers
from kg.seeds import load_seeds
from kg.words import scan
from kg.words.cues import pattern_cues
from kg.words.scan import CUES, Lexicon, build_lexicon

SEEDS = load_seeds()
WORDS = pattern_cues(SEEDS)
PATTERNS = {
    "agencies": placed_bodies._AGENCY,
    "centres": placed_bodies.PlacedBodies(SEEDS)._centre,
    "customs": placed_bodies._CUSTOMS,
    "works": placed_bodies._WORKS,
    "appoints": name_lists._APPOINTS,
    "bare_titles": standing_in._TITLE_ALONE,
    "both_states": standing_in._BOTH,
    "of_title": places.PlaceFinder(SEEDS)._of_state,
    "pronouns": standing_in._PRONOUN,
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
    "contests": (contests.ContestFinder(SEEDS.words.sports)._named, "男子百米栏冠军 女子双人金牌 混合接力银牌"),
    "described": (
        name_lists._DESCRIBED,
        "陈青石是某校学生， 陈青石今年9 陈青石，男， 陈青石，原名 陈青石，1980年3月生 陈青石，21岁 陈青石生于",
    ),
    "holds": (occasions._LICENSED, "举行沟通会， 参加龙舟赛。 召开圆桌对话， 举办集体采访，"),
    "results": (competitors._AGAINST, "战胜马小林， 不敌何大壮。 2比0胜南溪队， 中盘负周德裕九"),
    "lives": (
        name_lists._LIFE,
        "陈青石今年60岁 陈青石1989年毕业 陈青石出生于 陈青石曾先后担任 陈青石历任 陈青石毕业于 陈青石，苗族，",
    ),
    "notices": (name_lists._NOTICE, "陈青石，男， 李北岭（女，"),
    "numbered": (placed_bodies._NUMBERED, "二中， 第一小学 第三人民医院 五职高。 第二实验中学 一幼老师、 十二中校长"),
    "opens": (held._OPENS, "举行， 举办。 开幕； 拉开帷幕， 收官， 启动， 上演。"),
    "parliaments": (re.compile("|".join(foreign_bodies.PARLIAMENTS)), " ".join(foreign_bodies.PARLIAMENTS)),
    "takes_place": (
        occasions._TAKES_PLACE,
        "论坛会昨天 龙舟赛将于3日 高层对话在青石 谈判由某公司主办 演出盛典正式 罢工日前",
    ),
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
# That stand with their patterns in a table.
TABLED = {"pronouns", "bare_titles", "touring_parties", "both_states", "holds", "takes_place"}
TABLED |= {"agencies", "centres", "customs", "numbered", "works"}


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
        assert cue in next(lexicon.find(example, [(0, len(example))]))[1], example


def test_each_cue_is_known_and_used() -> None:
    """A name that is written wrong would tell nothing anywhere."""
    assert set(PATTERNS) | set(EXAMPLES) == set(WORDS)
    asked = set(_cues_asked_for())
    assert asked <= {*CUES, *WORDS}
    assert {*WORDS} - asked <= TABLED


def _cues_asked_for() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from re.findall(r'"(\w+)" (?:not )?in \w*\.?scan\.cues', path.read_text(encoding="utf-8"))
