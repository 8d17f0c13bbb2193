"""Names with what one is called by behind them, and what they do then. All people are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.annotate.people.forms import SurnameForms
from kg.pipeline.extractor import Extractor
from kg.seeds import load_seeds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("调研组听取了顾明川校长的汇报。", "顾明川"),
        ("青石市司法局法治科沈国梁科长介绍了情况。", "沈国梁"),
        ("会上，翁采薇副院长介绍了医院概况。", "翁采薇"),
        ("9月6日，市纪委三室葛明远主任带队到北岭中学检查。", "葛明远"),
    ],
)
def test_a_name(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    "text",
    [
        "化工厂厂长说，订单多了。",
        "林业科科长到场。",
        "市教育工会副主席到会。",
        "乌国防部长发表声明。",
        "校长热情，老师认真。",
    ],
)
def test_no_name(extractor: Extractor, text: str) -> None:
    assert not [e for e in read(extractor, text).entities if e.type == "Person"]


def test_whose_head_one_is_behind_a_firm_that_does_not_say_so(extractor: Extractor) -> None:
    text = "昨日，远山药业顾明川总裁、青狮科技沈国梁副总经理出席签约仪式。"
    expected = {("顾明川", "远山药业", "总裁"), ("沈国梁", "青狮科技", "副总经理")}
    assert posts(read(extractor, text)) == expected
    assert posts(read(extractor, "昨日，发展科技顾明川总裁出席签约仪式。")) == set()


def test_what_the_called_do(extractor: Extractor) -> None:
    text = "青石市普法培训班9日举行。青石市司法局顾明川局长主持开班仪式，沈国梁处长、翁采薇主任授课。"
    found = {fact[:2] for fact in facts(read(extractor, text))}
    assert {("顾明川", "presides"), ("沈国梁", "reportsAt"), ("翁采薇", "reportsAt")} <= found


def test_surname_and_title(extractor: Extractor) -> None:
    text = "北岭中学开学典礼1日举行。校长顾明川主持典礼。顾校长在典礼上致辞。"
    assert ("顾明川", "addresses") in {fact[:2] for fact in facts(read(extractor, text))}


def test_what_surname_and_title_stand_for() -> None:
    forms = SurnameForms(load_seeds().words)
    names = ["顾明川", "沈国梁", "沈大为", "特里"]
    texts = ["顾经理、顾副厂长和沈科长到场，", "雷特国王没有来，顾夫人代他出席。"]
    assert forms.find(names, texts) == {"顾经理": "顾明川", "顾副厂长": "顾明川"}
    assert forms.told(names, ["顾支队长", "顾夫人", "沈科长", "特国王"]) == {"顾支队长": "顾明川"}
