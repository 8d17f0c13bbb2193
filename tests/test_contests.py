"""Contests of games: what they are called, who competes in them. All texts and people are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张小雨夺得女子100米蝶泳的铜牌。", {("张小雨", "女子100米蝶泳")}),
        ("李小彬获得举重男子61公斤以上级金牌。", {("李小彬", "举重男子61公斤以上级")}),
        (
            "中国队包揽女子50米蝶泳、男子1500米自由泳、男子200米仰泳比赛的金牌。",
            {("中国队", "女子50米蝶泳"), ("中国队", "男子1500米自由泳"), ("中国队", "男子200米仰泳比赛")},
        ),
        ("乒乓球混合双打16强赛中，张小雨4比0战胜对手。", {("张小雨", "乒乓球混合双打16强赛")}),
        ("于婉、贺立各拿下女子100米蝶泳、男子200米仰泳的第一名。", set()),
        ("李小彬打破男子100米蛙泳世界纪录，首次获得男子组冠军。", set()),
    ],
)
def test_contests_by_what_is_contested(extractor: Extractor, text: str, found: set[tuple[str, str]]) -> None:
    assert {(f[0], f[2]) for f in facts(read(extractor, text)) if f[1] == "takesPartIn"} == found


def test_who_wins_a_contest_is_at_the_games(extractor: Extractor) -> None:
    record = read(extractor, "清湖市第五届运动会昨日开幕。张小雨夺得女子100米蝶泳的铜牌。")
    games = {f[2] for f in facts(record) if f[:2] == ("张小雨", "takesPartIn")}
    assert games == {"清湖市第五届运动会", "清湖市第五届运动会女子100米蝶泳"}


def test_a_contest_and_its_final_are_one(extractor: Extractor) -> None:
    record = read(extractor, "张小雨在女子100米蝶泳决赛中夺冠。这是她获得的第二枚女子100米蝶泳金牌。")
    assert sum(e.type == "Event" for e in record.entities) == 1
