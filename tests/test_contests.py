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


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("体操赛场，张小雨在女子团体决赛中力压对手获得冠军。", "体操女子团体决赛"),
        ("柔道比赛今天收官，女子70公斤级决赛中，张小雨战胜对手夺冠。", "柔道女子70公斤级决赛"),
        ("羽毛球各项决赛昨晚进行，在女单决赛中，张小雨2比0击败对手。", "羽毛球女单决赛"),
        ("游泳比赛昨晚结束。张小雨在女子跳远决赛中夺冠。", "女子跳远决赛"),
    ],
)
def test_a_contest_has_the_sport_that_its_sentence_tells_of(extractor: Extractor, text: str, contest: str) -> None:
    record = read(extractor, f"清湖市第五届运动会昨日开幕。{text}")
    games = {f[2] for f in facts(record) if f[:2] == ("张小雨", "takesPartIn")}
    assert games == {"清湖市第五届运动会", f"清湖市第五届运动会{contest}"}


def test_games_whose_medals_an_article_counts_first_are_those_of_its_contests(extractor: Extractor) -> None:
    text = (
        "清湖代表团在巴黎奥运会再收获3金1银共4枚奖牌。\n举重台昨天开赛。\n"
        "击剑女子花剑个人决赛，清湖选手张小雨收获银牌。"
    )
    games = {f[2] for f in facts(read(extractor, text)) if f[:2] == ("张小雨", "takesPartIn")}
    assert games == {"巴黎奥运会", "巴黎奥运会击剑女子花剑个人决赛"}


def test_a_headline_on_one_contest_leaves_games_games(extractor: Extractor) -> None:
    text = "清湖市第五届运动会今天（4月3日）继续进行，共产生23枚金牌。\n昨晚，张小雨夺得女子铅球冠军。"
    record = read(extractor, text, "【清湖市第五届运动会】射击比赛 清湖队夺冠")
    games = {f[2] for f in facts(record) if f[:2] == ("张小雨", "takesPartIn")}
    assert games == {"清湖市第五届运动会", "清湖市第五届运动会女子铅球"}
