"""Who signs with whom: by heads in the name of two bodies, with several, in pairs. All invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, read

from kg.pipeline.extractor import Extractor

WITH = "清湖市人民医院", "signsWith", "青石县中医院"


@pytest.mark.parametrize(
    "text",
    [
        "昨日，清湖市人民医院院长高明远与青石县中医院院长贺立分别代表两院签订合作协议。",
        "昨日，高明远、贺立代表清湖市人民医院与青石县中医院签约。",
        "昨日，清湖市人民医院与青石县中医院在清湖市签署合作协议。",
        "昨日，清湖市人民医院院长高明远介绍了情况，并与青石县中医院院长贺立签署备忘录。",
    ],
)
def test_two_bodies_sign_however_it_is_told(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "signsWith") == {WITH}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "昨日，清湖银行分别与青石纺织有限公司、青石光电有限公司签订贷款协议。",
            {("清湖银行", "青石纺织有限公司"), ("清湖银行", "青石光电有限公司")},
        ),
        (
            "昨日，清湖银行与青石纺织有限公司、清湖大学与青石光电有限公司分别签约。",
            {("清湖银行", "青石纺织有限公司"), ("清湖大学", "青石光电有限公司")},
        ),
        ("清湖银行行长高明远出席。该行与青石光电有限公司签订贷款协议。", {("清湖银行", "青石光电有限公司")}),
    ],
)
def test_one_signs_with_several_and_pairs_sign(extractor: Extractor, text: str, found: set[Fact]) -> None:
    assert {(a, b) for a, _, b in facts(read(extractor, text), "signsWith")} == found


@pytest.mark.parametrize(
    "text",
    [
        "昨日，清湖银行将与青石光电有限公司签订贷款协议。",
        "昨日，清湖银行与青石光电有限公司见证签约。",
        "市委书记沈国梁与市长顾明川签署目标责任书。",
    ],
)
def test_what_is_planned_or_only_watched_is_no_signing(extractor: Extractor, text: str) -> None:
    assert not facts(read(extractor, text), "signsWith")
