"""Posts and names of bodies as old papers and wire news tell them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“行政院副院长”高明远昨天表示反对。", {("高明远", "行政院", "副院长")}),
        ("“行政院长”高明远昨天表示反对。", {("高明远", "行政院", "院长")}),
        ("“立法院”院长高明远昨天表示反对。", {("高明远", "立法院", "院长")}),
        (
            "台湾“总统府秘书长”高明远担任“行政院副院长”。",
            {("高明远", "总统府", "秘书长"), ("高明远", "行政院", "副院长")},
        ),
        ("国民党主席高明远昨天到会。", {("高明远", "国民党", "主席")}),
        ("荣获“优秀校长”称号的高明远到会。", set()),
        (
            "应乌兹别克斯坦总统于婉和立法院议长高明远邀请，贺立到访。",
            {("于婉", "乌兹别克斯坦", "总统"), ("高明远", "乌兹别克斯坦", "议长")},
        ),
    ],
)
def test_posts_in_quotes(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议决定任命高明远为远山石油股份有限公司执行董事兼总经理。",
            {("高明远", "远山石油股份有限公司", "执行董事"), ("高明远", "远山石油股份有限公司", "总经理")},
        ),
        (
            "中华人民共和国驻乌克兰特命全权大使高明远昨天到任。",
            {("高明远", "中国", "驻乌克兰特命全权大使")},
        ),
        ("泰国总理班南·西巴亚昨天到会。", {("班南·西巴亚", "泰国", "总理")}),
        (
            "高明远曾任青石市委组织部干部科科长、云溪县委副书记。",
            {("高明远", "青石市委组织部干部科", "科长"), ("高明远", "云溪县委", "副书记")},
        ),
        ("公明党代表小林一郎昨天表示反对。", {("小林一郎", "公明党", "代表")}),
        ("青石市党代表高明远昨天到会。", set()),
        (
            "日本外相冬柴铁男、国土交通相高村正夫昨天到会。",
            {("冬柴铁男", "日本", "外相"), ("高村正夫", "日本", "国土交通相")},
        ),
        ("日本贸易相关人员昨天到会。", set()),
    ],
)
def test_titles_in_full(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前国务卿科尔曼曾访问湖国。美国政府没有表态。", {("科尔曼", "美国", "前国务卿")}),
        ("前国务卿科尔曼访问了梵蒂冈教廷，美国没有表态。", set()),
    ],
)
def test_title_of_one_state(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来自青石大学的著名食品安全专家高明远教授作报告。", {("高明远", "青石大学", "教授")}),
        ("青石大学著名经济学家高明远教授到会。", {("高明远", "青石大学", "教授")}),
        ("青石大学邀请著名经济学家高明远教授到会。", set()),
        ("青石市水利局规划科高明远科长到会。", {("高明远", "青石市水利局规划科", "科长")}),
        ("学习班请来清湖市司法局法治宣传科高明远科长讲课。", {("高明远", "清湖市司法局法治宣传科", "科长")}),
    ],
)
def test_names_before_titles(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吴水平上午宣布，名单即将公布。", set()),
        ("此次远山商行与清湖银行合并，旨在打造单一银行品牌。", {"远山商行", "清湖银行"}),
        ("远山金融集团称，旗下银行的整合获重大进展。", {"远山金融集团"}),
        ("工作组本月开始接管公司。", set()),
    ],
)
def test_names_of_firms(extractor: Extractor, text: str, expected: set[str]) -> None:
    record = read(extractor, text)
    assert {entity.names[0] for entity in record.entities if entity.type == "Company"} == expected


def test_who_is_put_out_took_part(extractor: Extractor) -> None:
    text = "在清湖网球公开赛女单第二轮比赛中，中国选手高明远以2比0淘汰乌克兰选手卡琳娜。"
    found = facts(read(extractor, text), "takesPartIn")
    assert {person for person, *_ in found} == {"高明远", "卡琳娜"}
