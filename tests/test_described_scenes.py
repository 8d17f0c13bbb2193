"""Where occasions are held by how it is there. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("9月10日，白鹭村锣鼓喧天、彩旗招展，首届葡萄采摘节热闹开幕。", "首届葡萄采摘节", "白鹭村"),
        ("昨日上午，青石体育馆座无虚席，全市教师节庆祝大会隆重召开。", "全市教师节庆祝大会", "青石体育馆"),
        ("昨晚，远山宾馆报告厅里掌声不断，“送法入企”报告会正在进行。", "“送法入企”报告会", "远山宾馆报告厅"),
        ("远山街道沙洲社区居民议事厅人头攒动，第三届惠民集市在这里举办。", "第三届惠民集市", "沙洲社区居民议事厅"),
        # the hall of what the article is about
        ("全市教师节庆祝大会昨日召开。青石体育馆内，掌声阵阵，气氛热烈。", "全市教师节庆祝大会", "青石体育馆"),
    ],
)
def test_the_hall_that_is_described(extractor: Extractor, text: str, event: str, place: str) -> None:
    assert (event, "heldAt", place) in facts(read(extractor, text), "heldAt")


@pytest.mark.parametrize(
    "text",
    [
        # the occasion has a place of its own, or is still to come
        "青石老街人头攒动，第三届灯会将于明晚举行。",
        # no hall: how a city is
        "第三届水利大会昨日召开。清湖市热闹非凡。",
        # a tour is held in no hall that it passes
        "昨日，市长顾明川调研工业生产。青石园区厂房里机器轰鸣。",
    ],
)
def test_what_is_described_is_no_hall(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "heldAt") == set()
