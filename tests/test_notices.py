"""Firms known by giving notice, and the posts that a notice tells of. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云溪微电晚间发布关于免去总裁暨聘任总裁的公告。公司董事会同意聘任高明远先生为公司新总裁，贺立女士担任公司财务总监。",
            {("高明远", "云溪微电", "总裁"), ("贺立", "云溪微电", "财务总监")},
        ),
        (
            "北原药业（600999.SH）昨日公告，公司副总经理、财务负责人于婉女士因个人原因提交辞职报告。",
            {("于婉", "北原药业", "副总经理"), ("于婉", "北原药业", "财务负责人")},
        ),
        (
            "国内洗衣机生产商云溪电子宣布，现任公司副总经理高明远接替老将贺立担任公司总经理。",
            {("高明远", "云溪电子", "副总经理"), ("高明远", "云溪电子", "总经理")},
        ),
        (
            "北原药业（600999.SH）昨日公告，公司董事会已委任高明远为公司总裁。公司董事会秘书贺立到会。",
            {("高明远", "北原药业", "总裁"), ("贺立", "北原药业", "董事会秘书")},
        ),
        ("高明远宣布辞去总经理职务。", set()),
        ("大会宣布聘任高明远为总经理。", set()),
    ],
)
def test_a_notice_is_from_the_firm_that_it_tells_of(
    extractor: Extractor, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert posts(read(extractor, text)) == expected


def test_marks_of_other_width_are_the_same_marks(extractor: Extractor) -> None:
    text = "远山集团党委书记、董事长高明远,党委委员、总会计师贺立,副总经理于婉等出席座谈会。"
    wide = read(extractor, text.replace(",", "，"))
    assert posts(read(extractor, text)) == posts(wide)
    assert ("贺立", "远山集团", "总会计师") in posts(wide)
