"""Who competes, told by the result: teams wherever they are from, names with nothing before them. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


def _competitors(extractor: Extractor, text: str) -> set[str]:
    return {fact[0] for fact in facts(read(extractor, text), "takesPartIn")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "全省女子排球联赛昨晚继续进行，青云队3比0完胜北岭队，南溪队2比3不敌西陵队。",
            {"青云队", "北岭队", "南溪队", "西陵队"},
        ),
        ("昨日，在全市职工篮球联赛中，柳溪电厂队以89比77战胜东桥二中队。", {"柳溪电厂队", "东桥二中队"}),
        (
            "全市职工篮球赛昨日落幕，电力局队获得冠军，邮政局队、铁路分局队分获二、三名。",
            {"电力局队", "邮政局队", "铁路分局队"},
        ),
        ("全市职工篮球赛昨日落幕，我队以3比1战胜该队，两队各得一分，参赛队获得第一名。", set()),
    ],
)
def test_teams_are_told_by_the_result(extractor: Extractor, text: str, found: set[str]) -> None:
    assert _competitors(extractor, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("李玉玲在全国女子举重锦标赛中获得第三名。", {"李玉玲"}),
        ("昨日，赵小丹在全省女子百米决赛中跑出了11秒62的好成绩。", {"赵小丹"}),
        ("棋手周德裕在全省象棋名人战决赛中执红中盘胜马小林九段。", {"周德裕", "马小林"}),
        ("上月落幕的全省举重锦标赛上，小将何大壮折桂。", {"何大壮"}),
        ("高手在全国游泳冠军赛上获得第一名，金牌在冠军赛中获得关注。", set()),
        ("李玉玲在去年的全国女子举重锦标赛上获得第三名。", set()),
    ],
)
def test_names_are_told_by_the_result(extractor: Extractor, text: str, found: set[str]) -> None:
    assert _competitors(extractor, text) == found
