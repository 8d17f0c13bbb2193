"""Titles that stand for the one named with them, and names that are but a part of another. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

BEFORE = "去年以来，贺远川总书记十分关心教育。\n"


def test_a_title_stands_for_who_was_named_with_it(extractor: Extractor) -> None:
    text = BEFORE + "3月，总书记来到青石镇云溪小学调研。总书记在全国教育大会上强调，要办好学校。"
    found = facts(read(extractor, text, "办好每一所学校"), "inspects", "speaksAt")
    assert found == {("贺远川", "inspects", "青石镇云溪小学"), ("贺远川", "speaksAt", "全国教育大会")}


def test_a_title_of_nobody_named_stands_for_nobody(extractor: Extractor) -> None:
    text = "3月，总书记来到青石镇云溪小学调研。镇长顾明川表示，要办好学校。"
    assert not facts(read(extractor, text, "办好每一所学校"), "inspects")


def test_a_tour_is_not_named_by_what_is_said_on_it(extractor: Extractor) -> None:
    text = BEFORE + "4月，贺远川总书记在广东考察时指出，要做强。5月，总书记在河北石家庄调研时强调，要努力做大。"
    names = {e.names[0] for e in read(extractor, text, "加快发展").entities if e.type == "Event"}
    assert names == {"贺远川总书记在广东考察", "总书记在河北石家庄调研"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一架客机3日在哈里·里德国际机场降落时起火。", "哈里·里德"),
        ("炮火击中了加沙地带北部的卡迈勒·穆拉德医院，多人受伤。", "卡迈勒·穆拉德"),
        ("沈国梁参观了菲德尔·马塞罗中心。", "菲德尔·马塞罗"),
        ("总统拉蒙率议会上院议长兼杜尚别市长塔姆里丁到机场迎接。", "尚别"),
    ],
)
def test_part_of_another_name_is_no_person(extractor: Extractor, text: str, name: str) -> None:
    found = {entity.names[0] for entity in read(extractor, text, "要闻").entities if entity.type == "Person"}
    assert not [person for person in found if name in person]


def test_who_has_two_posts_joined_before_a_town_abroad(extractor: Extractor) -> None:
    text = "塔吉克斯坦总统拉蒙率议会上院议长兼杜尚别市长塔姆里丁到机场迎接。"
    assert ("塔姆里丁", "holdsPost", "杜尚别", "市长") in facts(read(extractor, text, "抵达"), "holdsPost")


def test_games_go_before_the_name_of_a_contest_once(extractor: Extractor) -> None:
    text = (
        "2031年远山世界乒乓球团体赛昨晚在远山落下帷幕。在最终的男团决赛中，由沈远明、贺建国出阵的江东队以3比0战胜海西队，"
        "夺得冠军。远山世乒赛是首次举办。"
    )
    names = {e.names[0] for e in read(extractor, text, "江东队夺冠").entities if e.type == "Event"}
    assert "远山世乒赛男团决赛" in names
    assert not [name for name in names if name.count("远山世乒赛") > 1]
