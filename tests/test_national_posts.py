"""Posts of national bodies as old papers write them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("人大常委会副委员长高明远主持了宴会。", ("高明远", "全国人大常委会", "副委员长")),
        ("交通部长高明远到机场欢迎。", ("高明远", "交通部", "部长")),
        ("《江南日报》总编辑高明远到车站送行。", ("高明远", "《江南日报》", "总编辑")),
        (
            "湖国爱国阵线中央政治局主席高明远和老挝爱国阵线中央政治局主席贺立到会。",
            ("贺立", "老挝爱国阵线中央政治局", "主席"),
        ),
        ("苏联驻中国大使契尔文和大使馆外交官员到机场欢迎。", ("契尔文", "苏联", "驻中国大使")),
        ("到车站送行的有江苏省副省长、江苏省友好协会会长高明远。", ("高明远", "江苏省政府", "副省长")),
        ("新加坡籍国际冰上运动联合会副主席高明远出席会议。", ("高明远", "国际冰上运动联合会", "副主席")),
        ("解放军驻澳门部队政委高明远出席酒会。", ("高明远", "解放军驻澳门部队", "政委")),
    ],
)
def test_the_body_of_a_national_post(extractor: Extractor, text: str, post: tuple[str, str, str]) -> None:
    assert post in posts(read(extractor, text))


@pytest.mark.parametrize(
    "text",
    [
        "中国民主同盟代表贺立、特别邀请代表高明远、工会代表周一鸣到会。",
        "前司法部长高明远·卡隆出席会议。",
    ],
)
def test_no_body_for_who_has_none(extractor: Extractor, text: str) -> None:
    assert not [post for post in posts(read(extractor, text)) if post[0].startswith("高明远")]


def test_a_life_goes_on_after_years_and_other_names(extractor: Extractor) -> None:
    text = (
        "王耀庆，又名王国庆，清溪县寺庄人，1917年生。建国后，历任湖北省邮电局局长，湖北省交通厅厅长。"
        "1955-1960年任青石县委常委兼宣传部部长、副县长。"
    )
    held = {(body, title) for person, body, title in posts(read(extractor, text)) if person == "王耀庆"}
    assert {("湖北省邮电局", "局长"), ("湖北省交通厅", "厅长"), ("青石县委", "常委")} <= held


def test_a_minister_of_a_state_named_before_leads_no_ministry_of_ours(extractor: Extractor) -> None:
    record = read(extractor, "泰国副总理兼卫生部长阿努廷出席会议。经水利部长江水利委员会批准，大坝开工。")
    assert not {body for _, body, _ in posts(record)} & {"卫生部", "水利部"}
