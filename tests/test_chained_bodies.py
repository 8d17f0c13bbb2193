"""Bodies between two posts of one holder, which only their place in the chain tells. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor

CASES = {
    "a group": (
        "清湖市副市长、清湖环湖赛志愿服务协调小组副组长高明远在发布会上讲话。",
        {("高明远", "清湖市政府", "副市长"), ("高明远", "清湖环湖赛志愿服务协调小组", "副组长")},
    ),
    "a title within its name": (
        "中国工程院院士、跨海大桥工程技术顾问组组长高明远认为，工期可以缩短。",
        {("高明远", "中国工程院", "院士"), ("高明远", "跨海大桥工程技术顾问组", "组长")},
    ),
    "the end of its name known": (
        "青石大学校长、城市更新与治理研究课题组负责人高明远致辞。",
        {("高明远", "青石大学", "校长"), ("高明远", "城市更新与治理研究课题组", "负责人")},
    ),
    "two in one chain": (
        "公安部副部长、跨国电信诈骗联合行动指挥组组长、边境巡查工作专班副组长高明远宣布了结果。",
        {
            ("高明远", "公安部", "副部长"),
            ("高明远", "跨国电信诈骗联合行动指挥组", "组长"),
            ("高明远", "边境巡查工作专班", "副组长"),
        },
    ),
    "what one is besides": (
        "青石大学副校长、博士研究生导师高明远说。",
        {("高明远", "青石大学", "副校长")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_body_between_two_posts(case: str, extractor: Extractor) -> None:
    text, expected = CASES[case]
    assert posts(read(extractor, text)) == expected
