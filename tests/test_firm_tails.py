"""A firm before its officer's title, by how its name ends, with no 公司 or 集团. All invented."""

from __future__ import annotations

import pytest
from reading import posts, read

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
