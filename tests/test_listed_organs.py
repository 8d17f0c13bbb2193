"""Organs without their place in lists of local heads, and whose the posts beside them are. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县委常委高明远，法院院长贺立，检察院检察长石岚，政协副主席于婉到场植树。",
            {
                ("高明远", "远岭县委", "常委"),
                ("贺立", "远岭县法院", "院长"),
                ("石岚", "远岭县检察院", "检察长"),
                ("于婉", "远岭县政协", "副主席"),
            },
        ),
        (
            "县长高明远主持培训，人大常委会主任贺立、政协主席石岚、纪委书记、监委主任于婉参加。",
            {
                ("高明远", "远岭县政府", "县长"),
                ("贺立", "远岭县人大常委会", "主任"),
                ("石岚", "远岭县政协", "主席"),
                ("于婉", "远岭县纪委", "书记"),
                ("于婉", "远岭县监委", "主任"),
            },
        ),
        (
            "柳山县人大常委会主任高明远，县总工会主席贺立，副县长石岚，政协副主席于婉到场植树。",
            {
                ("高明远", "柳山县人大常委会", "主任"),
                ("贺立", "柳山县总工会", "主席"),
                ("石岚", "柳山县政府", "副县长"),
                ("于婉", "柳山县政协", "副主席"),
            },
        ),
    ],
)
def test_organs_have_the_place_of_their_list(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text, place="江东省临州市远岭县")) == expected


def test_organs_where_no_place_is_told(extractor: Extractor) -> None:
    text = "建国大学校长高明远，法院院长贺立，政协副主席石岚出席论坛。"
    assert posts(read(extractor, text, place=None)) == {("高明远", "建国大学", "校长")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "清湖市人民医院召开控烟工作会议，控烟领导小组副组长、副院长高明远主持会议。",
            ("高明远", "清湖市人民医院", "副院长"),
        ),
        (
            "远岭县人民检察院召开节水会议，节水领导小组副组长、检察长高明远部署了工作。",
            ("高明远", "远岭县人民检察院", "检察长"),
        ),
    ],
)
def test_who_leads_a_group_heads_another_body(extractor: Extractor, text: str, expected: tuple[str, ...]) -> None:
    found = posts(read(extractor, text))
    assert {post for post in found if not post[2].endswith("组长")} == {expected}
    assert len(found) == 2


def test_who_is_elected_beside_a_head(extractor: Extractor) -> None:
    text = (
        "江东省曲艺家协会第六次代表大会昨日闭幕。高明远当选省茶协主席，贺立、石岚当选专职副主席。"
        "于婉当选省棋协主席，何田、丁原当选副主席。"
    )
    assert posts(read(extractor, text)) == {
        ("高明远", "江东省茶协", "主席"),
        ("贺立", "江东省茶协", "专职副主席"),
        ("石岚", "江东省茶协", "专职副主席"),
        ("于婉", "江东省棋协", "主席"),
        ("何田", "江东省棋协", "副主席"),
        ("丁原", "江东省棋协", "副主席"),
    }


@pytest.mark.parametrize(("whole", "end"), [("护林队员欢送大会", "欢送大会"), ("山区水利拉练会", "拉练会")])
def test_an_occasion_is_called_by_the_end_of_its_name(extractor: Extractor, whole: str, end: str) -> None:
    record = read(extractor, f"昨日，我市召开{whole}，副市长高明远出席{end}。")
    assert facts(record, "attends") == {("高明远", "attends", whole)}
