"""Posts as national papers and foreign news tell them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中国社会科学院农村与政治研究所副所长高明远说，情况正在好转。",
            {("高明远", "中国社会科学院农村与政治研究所", "副所长")},
        ),
        ("新华社香港分社社长高明远说，酒会很成功。", {("高明远", "新华社香港分社", "社长")}),
        (
            "清湖灯会火炬接力远山省传递活动组委会副主任高明远出席仪式。",
            {("高明远", "清湖灯会火炬接力远山省传递活动组委会", "副主任")},
        ),
        (
            "全国政协原常委、经济委员会原主任高明远到会。",
            {("高明远", "全国政协", "原常委"), ("高明远", "全国政协经济委员会", "原主任")},
        ),
        ("共青团青石市委书记高明远出席会议。", {("高明远", "共青团青石市委", "书记")}),
    ],
)
def test_bodies_are_whole(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "广州军区司令员高明远、政委贺立出席会议。",
            {("高明远", "广州军区", "司令员"), ("贺立", "广州军区", "政委")},
        ),
        ("工行行长高明远说，贷款会增加。", {("高明远", "工行", "行长")}),
        ("远山证券高级行业分析师高明远表示，行情会好转。", {("高明远", "远山证券", "高级行业分析师")}),
    ],
)
def test_bodies_before_their_heads(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "越共中央总书记黎文山、国家主席陈文海出席会议。",
            {("黎文山", "越共中央", "总书记"), ("陈文海", "越南", "国家主席")},
        ),
        (
            "科威特埃米尔卡里姆·哈桑和身在海外的副首相兼外交大臣纳赛尔·萨利姆致电慰问。",
            {
                ("卡里姆·哈桑", "科威特", "埃米尔"),
                ("纳赛尔·萨利姆", "科威特", "副首相"),
                ("纳赛尔·萨利姆", "科威特", "外交大臣"),
            },
        ),
        ("美国特使莱斯特·格兰说，谈判有进展。", {("莱斯特·格兰", "美国", "特使")}),
    ],
)
def test_states_of_bare_titles(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "议会宣布，总统已任命别列托夫斯基为独联体执行秘书。",
            {("别列托夫斯基", "独联体", "执行秘书")},
        ),
        ("以高明远为团长的全国政协代表团离京出访。", {("高明远", "全国政协代表团", "团长")}),
        ("高毅同志，原国家地质矿产部副部长，因病逝世。", {("高毅", "国家地质矿产部", "原副部长")}),
        ("约旦文化部副部长穆萨·沙班说，展览很成功。", {("穆萨·沙班", "约旦文化部", "副部长")}),
        ("香港证监会执行董事高明远表示，规则会修改。", {("高明远", "香港证监会", "执行董事")}),
        ("美军发言人莱斯特·格兰说：“情况正在好转。”", {("莱斯特·格兰", "美国军队", "发言人")}),
    ],
)
def test_holders(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "远山大学中文系教授高明远、历史系主任贺立出席会议。",
            {("高明远", "远山大学中文系", "教授"), ("贺立", "远山大学历史系", "主任")},
        ),
        (
            "全国人大常委会委员、内务司法委员会副主任委员高明远出席会议。",
            {("高明远", "全国人大常委会", "委员"), ("高明远", "全国人大内务司法委员会", "副主任委员")},
        ),
        (
            "中央军委委员、总参谋长高明远出席会议。",
            {("高明远", "中央军委", "委员"), ("高明远", "中国人民解放军", "总参谋长")},
        ),
        ("我国驻约旦大使高明远出席会议。", {("高明远", "中国", "驻约旦大使")}),
        ("全国政协委员、著名画家高明远出席会议。", {("高明远", "全国政协", "委员")}),
        (
            "广西壮族自治区党委书记高明远、自治区副主席贺立出席会议。",
            {("高明远", "广西壮族自治区党委", "书记"), ("贺立", "广西壮族自治区政府", "副主席")},
        ),
        (
            "约旦国王萨利姆任命格兰比克为外交大臣。",
            {("萨利姆", "约旦", "国王"), ("格兰比克", "约旦", "外交大臣")},
        ),
    ],
)
def test_posts_in_a_row(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected
