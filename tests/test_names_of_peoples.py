"""Names of peoples without surnames, and rare surnames, wherever a page names officials. All people are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor

_NAMES = (
    ("吐尔逊江·阿不力克", "古丽夏提·买买提", "肉孜·努尔丁"),  # Uygur
    ("乌兰其木格", "格日勒图", "阿拉坦仓"),  # Mongol
    ("次仁顿珠", "达娃央金", "才让多杰"),  # Tibetan
    ("沙马木各", "俄木尔日", "吉克木惹"),  # Yi
    ("南英哲", "玄明淑", "侬志远"),  # with rare surnames
)
_SENTENCES = (
    "市委书记{a}主持会议并讲话。",
    "市委常委、统战部部长{a}，副市长{b}出席会议。",
    "市领导{a}、{b}、{c}参加活动。",
    "县委书记{a}来到青石镇双溪村看望群众。",
    "昨日，市长{a}在清湖宾馆会见了客人。",
    "市委书记{a}，市委副书记、市长{b}，市人大常委会主任{c}等出席。",
    "集团董事长{a}介绍了项目情况。",
)


@pytest.mark.parametrize("names", _NAMES)
@pytest.mark.parametrize("sentence", _SENTENCES)
def test_such_a_name(extractor: Extractor, sentence: str, names: tuple[str, str, str]) -> None:
    text = sentence.format(a=names[0], b=names[1], c=names[2])
    found = {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}
    assert {name for name in names if name in text} <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县公安局副局长高原和县教育局局长程前汇报了工作。", "高原"),
        ("县人大常委会副主任阿尔斯楞都作了点评。", "阿尔斯楞"),
        ("任命巴音孟克为市财政局局长。", "巴音孟克"),
    ],
)
def test_a_name_by_what_follows(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    "text",
    [
        "代表团抵达湖国努尔·汗机场。",
        "市领导班子、各部门要抓好落实。",
        "全国政协领导人员人选已经产生。",
        "沙马铁路开工。",
    ],
)
def test_no_such_name(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type == "Person"]
