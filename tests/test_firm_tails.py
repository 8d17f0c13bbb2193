"""A firm before its officer's title, by how its name ends, with no 公司 or 集团. All invented."""

from __future__ import annotations

import pytest
from reading import Fact, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("星桥电子亚太区总裁林晓声说，明年还要投资。", ("星桥电子", "亚太区总裁")),
        ("青桥药业公共关系经理林晓声介绍，新品下月上市。", ("青桥药业", "公共关系经理")),
        ("蓝屿传媒新闻发言人林晓声否认了传闻。", ("蓝屿传媒", "新闻发言人")),
        ("据星桥电子中国区总经理林晓声介绍，销量已经回升。", ("星桥电子", "中国区总经理")),
        ("昨日，供应商星桥电子董秘林晓声到会。", ("星桥电子", "董秘")),
        ("星桥电子市场部经理林晓声说，销量已经回升。", ("星桥电子市场部", "经理")),
    ],
)
def test_the_firm_of_an_officer(extractor: Extractor, text: str, found: tuple[str, str]) -> None:
    assert {(body, title) for _, body, title in posts(read(extractor, text))} == {found}


@pytest.mark.parametrize(
    "text",
    [
        "国内电子发言人林晓声说，明年还要投资。",
        "知名电子主管林晓声说，明年还要投资。",
        "一家汽车销售经理林晓声说，销量已经回升。",
    ],
)
def test_a_kind_of_firms_is_none(extractor: Extractor, text: str) -> None:
    assert not posts(read(extractor, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清湖大学教授、环保专家林晓声到会。", ("清湖大学", "教授")),
        ("清湖电视台副台长、著名主持人林晓声到会。", ("清湖电视台", "副台长")),
        ("能源委员会主席、民主党参议员宾格曼提出了法案。", ("能源委员会", "主席")),
        ("清湖队主教练、前国脚林晓声到会。", ("清湖队", "主教练")),
    ],
)
def test_a_post_is_told_before_what_one_merely_is(extractor: Extractor, text: str, found: tuple[str, str]) -> None:
    assert {(body, title) for _, body, title in posts(read(extractor, text))} == {found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周振远曾任星桥电子总经理。", {("周振远", "星桥电子", "总经理")}),
        ("周振远现任青桥药业亚太区总裁。", {("周振远", "青桥药业", "亚太区总裁")}),
        ("周振远曾任国内汽车总经理。", set()),
    ],
)
def test_the_firm_of_a_post_that_is_taken(extractor: Extractor, text: str, found: set[Fact]) -> None:
    assert posts(read(extractor, text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清湖体操队教练殷红和俞根生说，队员状态很好。", {"殷红", "俞根生"}),
        ("清湖检测有限公司检测员梁小平、胡敏慧对事故负有责任。", {"梁小平", "胡敏慧"}),
        ("清湖大学教授殷红和俞根生主任说，数据可信。", {"殷红"}),
        ("清湖大学教授殷红和俞根生会谈后说，双方满意。", {"殷红"}),
        ("清湖大学校长殷红和俞根生说，数据可信。", {"殷红"}),
    ],
)
def test_a_calling_is_shared_by_a_pair(extractor: Extractor, text: str, found: set[str]) -> None:
    assert {name for name, _, _ in posts(read(extractor, text))} == found
