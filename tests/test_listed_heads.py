"""Lists of posts: whose a bare title is behind a post in another body or in a part of one. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "昨日，远岭县人民医院举行仪式。远岭县卫健委主任高明远，院长贺立，护理部主任石岚，骨科主任陆川出席。",
            {("贺立", "远岭县人民医院", "院长"), ("石岚", "护理部", "主任"), ("陆川", "远岭县人民医院", "骨科主任")},
        ),
        (
            "清湖大学党委书记高明远，党委常委、组织部部长贺立，党委常委、纪委书记陆川，党委常委、副校长丁原出席会议。",
            {
                ("高明远", "清湖大学党委", "书记"),
                ("贺立", "清湖大学党委", "常委"),
                ("贺立", "清湖大学党委组织部", "部长"),
                ("陆川", "清湖大学党委", "常委"),
                ("陆川", "清湖大学纪委", "书记"),
                ("丁原", "清湖大学党委", "常委"),
                ("丁原", "清湖大学", "副校长"),
            },
        ),
        (
            "远岭县气象局局长高明远，远岭县纪委驻县气象局纪检组组长、局党组成员贺立，副局长石岚出席会议。",
            {
                ("高明远", "远岭县气象局", "局长"),
                ("贺立", "远岭县气象局党组", "成员"),
                ("石岚", "远岭县气象局", "副局长"),
            },
        ),
        (
            "远岭县职教中心校长高明远、副校长贺立出席会议。",
            {("高明远", "远岭县职教中心", "校长"), ("贺立", "远岭县职教中心", "副校长")},
        ),
        (
            "远岭农场党委书记高明远，副场长、工会主席贺立，农场团委书记石岚出席会议。",
            {
                ("高明远", "远岭农场党委", "书记"),
                ("贺立", "远岭农场", "副场长"),
                ("贺立", "远岭农场工会", "主席"),
                ("石岚", "远岭农场团委", "书记"),
            },
        ),
        (
            "清湖大学党委书记高明远，工会主席贺立，校团委书记石岚出席会议。",
            {
                ("高明远", "清湖大学党委", "书记"),
                ("贺立", "清湖大学工会", "主席"),
                ("石岚", "清湖大学团委", "书记"),
            },
        ),
    ],
)
def test_the_body_of_a_title_in_a_list(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    told = posts(read(extractor, text))
    others = {("高明远", "远岭县卫健委", "主任"), ("贺立", "远岭县纪委驻县气象局", "纪检组组长")}
    assert told - others == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "远岭海事局高明远局长、贺立副局长和区文化馆石岚馆长陪同调研。",
            {
                ("高明远", "远岭海事局", "局长"),
                ("贺立", "远岭海事局", "副局长"),
                ("石岚", "区文化馆", "馆长"),
            },
        ),
        ("高明远局长、贺立副局长和石岚处长陪同调研。", set()),
        (
            "参加会议的有远岭县人民医院副院长高明远，东山县人民医院院长贺立。会议由副院长高明远主持。",
            {("高明远", "远岭县人民医院", "副院长"), ("贺立", "东山县人民医院", "院长")},
        ),
    ],
)
def test_titles_behind_names_and_told_again(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected
