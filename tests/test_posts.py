"""Posts as papers tell them: behind names, in parts of bodies, of teams and delegations. All people are invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, posts, read

from kg.pipeline.extractor import Extractor

POSTS = [
    ("临州大学李明亮教授介绍了情况。", {("李明亮", "临州大学", "教授")}),
    ("临州市教育局的高明远局长介绍了情况。", {("高明远", "临州市教育局", "局长")}),
    ("会上，市第一医院何林代表发言。", set()),
    ("江东大学中文系副教授沈国梁认为，这很难得。", {("沈国梁", "江东大学中文系", "副教授")}),
    ("江东大学历史学教授沈国梁认为，这很难得。", {("沈国梁", "江东大学", "历史学教授")}),
    ("中华医学会康复学分会主任白书田说，要多运动。", {("白书田", "中华医学会康复学分会", "主任")}),
    ("国家跳水队总教练张亚南对记者说，队员很努力。", {("张亚南", "国家跳水队", "总教练")}),
    ("球队主教练张亚南对记者说，队员很努力。", set()),
    ("远山证券高级分析师李茂田表示，股市会上涨。", {("李茂田", "远山证券", "高级分析师")}),
    ("远山公司CEO李茂田表示，公司会扩张。", {("李茂田", "远山公司", "CEO")}),
    ("远山集团副总裁John Miller表示，公司会扩张。", {("John Miller", "远山集团", "副总裁")}),
    ("德国副总理、劳工部长明特里克来访。", {("明特里克", "德国", "副总理"), ("明特里克", "德国", "劳工部长")}),
    ("四方会谈美国代表团团长希尔曼抵达平壤。", {("希尔曼", "四方会谈美国代表团", "团长")}),
    ("她就任世界银行行长后曾赴加拿大访问。", set()),
    ("张亚南说：“他担任国家跳水队副总教练很合适。”", set()),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text)) == expected


def test_this_body_is_the_one_named_before(extractor: Extractor) -> None:
    record = read(extractor, "国际原子能机构代表团昨日抵达平壤。该机构总干事巴拉明说，核查即将开始。")
    assert posts(record) == {("巴拉明", "国际原子能机构", "总干事")}


def test_the_republicans_join_nobody(extractor: Extractor) -> None:
    record = read(extractor, "美国参议员舒尔曼以及共和党参议员格雷厄曼当天举行记者会。")
    assert not facts(record, "meets")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全市教育大会昨日在市政府第一会议室举行。", "第一会议室"),
        ("全市教育大会昨日在江东大学体育馆举行。", "江东大学体育馆"),
    ],
)
def test_halls_of_bodies(extractor: Extractor, text: str, place: str) -> None:
    ((_, _, found),) = facts(read(extractor, text), "heldAt")
    assert found.endswith(place)
