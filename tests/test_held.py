"""Occasions whose names end in no known head, known by being held, opened or closed. All texts are invented."""

from __future__ import annotations

import pytest
from reading import event_names, facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2031世界水利之都大会今天（9月27日）在清湖开幕。", "2031世界水利之都大会"),
        ("“2031清湖—远山旅游文化年”昨晚（5月15日）在京开幕。", "“2031清湖—远山旅游文化年”"),
        ("由清湖市主办的第九届江东优秀皮影戏展演正在临州举办。", "第九届江东优秀皮影戏展演"),
        ("独联体国家水利官员非正式会晤26日在清湖举行。", "独联体国家水利官员非正式会晤"),
        ("2031年“清湖安全用水月”今天（11月10日）在清湖启动。", "2031年“清湖安全用水月”"),
        ("为期5天的第48届清湖国际发明展4月30日在清湖闭幕。", "第48届清湖国际发明展"),
    ],
)
def test_what_is_held_has_a_name(extractor: Extractor, text: str, name: str) -> None:
    assert name in event_names(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "清湖大桥二期工程今天在清湖启动。",
        "市水务局在全市范围内启动。",
        "更多新春大戏正在古城的戏台上演。",
        "大家都说，抢修工作正在清湖举行。",
        "部分民众昨天在清湖广场举行。",
    ],
)
def test_what_is_no_occasion(extractor: Extractor, text: str) -> None:
    assert event_names(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("首届青石花展2日在挪威首都奥斯陆市中心的山前公园开幕。", "山前公园"),
        ("首届青石花展在新落成的北岭市民中心开幕。", "北岭市民中心"),
        ("首届青石花展2日在山前公园附近举行。", "山前公园"),
        ("首届青石花展在挪威最大城市奥斯陆举行。", "奥斯陆"),
    ],
)
def test_where_a_venue_lies_and_what_it_is(extractor: Extractor, text: str, site: str) -> None:
    assert facts(read(extractor, text), "heldAt") == {("首届青石花展", "heldAt", site)}


def test_songs_are_no_place(extractor: Extractor) -> None:
    assert not facts(
        read(extractor, "昨日，第三届清湖运动会在中华人民共和国国歌声中开幕。", "第三届清湖运动会开幕"), "heldAt"
    )
