"""Which firm 公司 and 集团 stand for on a firm's own page. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the guest's 董事长 is another man
            "雁岭集团与滨江物产集团昨日签约。滨江物产集团董事长柏文涛一行到访。集团董事长秦汝明出席仪式。",
            {("柏文涛", "滨江物产集团", "董事长"), ("秦汝明", "雁岭集团", "董事长")},
        ),
        (
            "昨日，公司召开远山矿业公司2023年技能竞赛动员大会。公司常务副总经理高明远主持会议。",
            {("高明远", "远山矿业公司", "常务副总经理")},
        ),
        (  # a page whose firm nothing names
            "昨日，集团公司召开例会。会议由总经理高明远主持。",
            {("高明远", "集团公司", "总经理")},
        ),
        ("昨日，清湖市举行论坛。公司总经理高明远发言。", set()),
    ],
)
def test_whose_posts_are_told_by_the_word_alone(
    extractor: Extractor, text: str, expected: set[tuple[str, ...]]
) -> None:
    assert posts(read(extractor, text)) == expected


def test_who_holds_what_the_word_alone_holds(extractor: Extractor) -> None:
    record = read(extractor, "远山矿业公司昨日传来消息：8月3日，公司召开安全工作会议。高明远主持会议。")
    assert ("远山矿业公司", "holds", "安全工作会议") in facts(record)
