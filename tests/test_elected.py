"""Who is elected, appointed or sent to a post whose body or holder stands elsewhere. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "清湖市茶叶协会昨日换届。高明远当选会长，贺立被聘为秘书长，远山食品有限公司总经理于婉被推举为名誉会长。",
            {
                ("高明远", "清湖市茶叶协会", "会长"),
                ("贺立", "清湖市茶叶协会", "秘书长"),
                ("于婉", "远山食品有限公司", "总经理"),
                ("于婉", "清湖市茶叶协会", "名誉会长"),
            },
        ),
        (
            "全会决定递补清湖市委候补委员高明远、贺立为清湖市委委员。",
            {("高明远", "清湖市委", "委员"), ("贺立", "清湖市委", "委员"), ("高明远", "清湖市委", "候补委员")},
        ),
        (
            "贺立、高明远、问山当选为清湖市人大常委会副主任；会议任命于婉同志为清湖市政府副市长。",
            {
                ("贺立", "清湖市人大常委会", "副主任"),
                ("高明远", "清湖市人大常委会", "副主任"),
                ("问山", "清湖市人大常委会", "副主任"),
                ("于婉", "清湖市政府", "副市长"),
            },
        ),
        (
            "会议选举贺立、问山、高明远为清湖市法院审判员。",
            {(name, "清湖市法院", "审判员") for name in ("贺立", "问山", "高明远")},
        ),
        (
            "民盟清湖市第六届委员会第一次会议选举高明远为主任委员，选举贺立、于婉为副主任委员。",
            {
                ("高明远", "民盟清湖市第六届委员会", "主任委员"),
                ("贺立", "民盟清湖市第六届委员会", "副主任委员"),
                ("于婉", "民盟清湖市第六届委员会", "副主任委员"),
            },
        ),
        (
            "市长高明远任青石市委书记。今年，贺立晋升青石市委常委。",
            {("高明远", "青石市委", "书记"), ("贺立", "青石市委", "常委")},
        ),
        (
            "会议决定任命高明远任清湖市教育局局长、贺立任清湖市财政局局长、于婉任清湖市民政局局长。",
            {
                ("高明远", "清湖市教育局", "局长"),
                ("贺立", "清湖市财政局", "局长"),
                ("于婉", "清湖市民政局", "局长"),
            },
        ),
        (
            "清湖市妇联换届。最后镇党委书记高明远讲话。上届区妇联主席贺立介绍情况。会前镇党委副书记于婉作了说明。",
            {("高明远", "镇党委", "书记"), ("贺立", "区妇联", "主席"), ("于婉", "镇党委", "副书记")},
        ),
        ("会议提名高明远为清湖市教育局局长候选人。", set()),
        ("高明远表示，如果当选清湖市茶叶协会会长，他会努力。", set()),
    ],
)
def test_elections(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert expected <= posts(read(extractor, text))
    assert expected or not posts(read(extractor, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "高明远原是清湖市科协副主席，2016年到前溪村任第一书记。2019年任清湖市水利局副局长。",
            {
                ("高明远", "清湖市科协", "副主席"),
                ("高明远", "前溪村", "第一书记"),
                ("高明远", "清湖市水利局", "副局长"),
            },
        ),
        (
            "村民高明远今年六十岁。1984年起，他担任清湖市越剧团团长。",
            {("高明远", "清湖市越剧团", "团长")},
        ),
        ("高明远说：“他担任清湖市越剧团团长很合适。”", set()),
        ("村民高明远今年六十岁。1984年起，贺立担任清湖市越剧团团长。", {("贺立", "清湖市越剧团", "团长")}),
    ],
)
def test_careers(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清湖市慈善总会秘书长和平义陪同会见。", "和平义"),
        ("清湖市委副书记党建民出席并讲话。", "党建民"),
        ("清湖市第一中学校长方志远致欢迎辞。", "方志远"),
    ],
)
def test_names_of_words_behind_a_full_post(extractor: Extractor, text: str, name: str) -> None:
    assert {post[0] for post in posts(read(extractor, text))} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "清湖市委书记和市民代表座谈。",
        "清湖市委书记应邀出席。",
        "清湖市教育局局长于今日出席。",
        "清湖市政协领导人员到会。",
    ],
)
def test_words_behind_a_full_post_are_no_names(extractor: Extractor, text: str) -> None:
    assert not posts(read(extractor, text))
