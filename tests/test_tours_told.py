"""Tours that the lead tells of without a name of where they went. All people are invented."""

from __future__ import annotations

import pytest
from reading import facts, main, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("9日上午，市教育局副局长顾明川一行到校检查指导工作。校长沈国梁陪同检查。", "到校检查指导工作"),
        ("新学期第一天，副市长顾明川深入学校，看望慰问师生。沈国梁陪同。", "深入学校，看望慰问师生"),
        ("市卫健委防疫督查组一行5人来我院督查防疫工作，副院长沈国梁陪同督查。", "来我院督查防疫工作"),
    ],
)
def test_a_tour(extractor: Extractor, text: str, name: str) -> None:
    record = read(extractor, text)
    told = main(record).names[0]
    assert name.endswith(told)
    assert ("沈国梁", told) in {(s, o) for s, _, o in facts(record, "accompanies")}


@pytest.mark.parametrize(
    "text",
    [
        "市教育局副局长顾明川将来我校检查指导工作。",
        "村民顾明川到医院看望父亲。",
        "市教育局副局长顾明川说，检查组的意见很中肯。",
    ],
)
def test_no_tour(extractor: Extractor, text: str) -> None:
    assert not [e for e in read(extractor, text).entities if e.main]


def test_who_escorts(extractor: Extractor) -> None:
    text = "市教育局局长顾明川到北岭中学检查开学工作。校长沈国梁、书记翁采薇陪同顾明川等一行查看了校园。"
    assert {s for s, _, _ in facts(read(extractor, text), "accompanies")} == {"沈国梁", "翁采薇"}
