"""Titles whose body no table knows, or that the article told of before. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.annotate.bodies.at_hand import body_of_paper
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳溪区市政设施管理处副主任高明远介绍了情况。", {("高明远", "柳溪区市政设施管理处", "副主任")}),
        ("清湖师大教授高明远作了讲座。", {("高明远", "清湖师大", "教授")}),
        ("远山水泥厂质检站站长助理高明远介绍了情况。", {("高明远", "远山水泥厂质检站", "站长助理")}),
        ("远山轴承厂首席技师高明远登台领奖。", {("高明远", "远山轴承厂", "首席技师")}),
        ("昨日，退休教师高明远来到广场。", set()),
        ("著名演员高明远到场助阵。", set()),
    ],
)
def test_a_holder_tells_of_the_body_before(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "昨日，清湖市第一人民医院举行义诊。手术由骨科主任高明远主刀，麻醉科副主任贺立协助。",
            {("高明远", "清湖市第一人民医院", "骨科主任"), ("贺立", "清湖市第一人民医院", "麻醉科副主任")},
        ),
        (
            "清湖市第一人民医院和柳溪县中医院昨日签约。骨科主任高明远介绍了情况。",
            set(),
        ),
        (
            "随着董事长高明远敲响宝钟，远山光电股份有限公司昨日上市。",
            {("高明远", "远山光电股份有限公司", "董事长")},
        ),
        ("清湖市茶叶协会昨日换届。上届会长高明远作了报告。", {("高明远", "清湖市茶叶协会", "会长")}),
        ("清湖市茶叶协会昨日换届。老会长高明远到场祝贺。", {("高明远", "清湖市茶叶协会", "老会长")}),
    ],
)
def test_the_body_that_the_article_speaks_of(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("paper", "body"),
    [
        ("清湖大学报", "清湖大学"),
        ("清湖师院报", "清湖师范学院"),
        ("清湖大学新闻网", "清湖大学"),
        ("清湖日报", ""),
        ("大学生报", ""),
        (None, ""),
    ],
)
def test_whose_paper_it_is(paper: str | None, body: str) -> None:
    assert body_of_paper(paper) == body
