"""Names behind what a person is, and pairs in matches. All people are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("沈国梁看望了低收入农户翁采薇家。", "翁采薇"),
        ("受表彰的有北岭站二级消防士葛明远等。", "葛明远"),
        ("肯尼亚选手基普鲁西以1小时5分夺得冠军。", "基普鲁西"),
        ("女儿阿依努尔去年考上了大学。", "阿依努尔"),
        ("72岁的牧民道尔吉从车上下来。", "道尔吉"),
        ("顾明川常委建议，要加强研究。", "顾明川"),
        ("中国组合沈国梁/顾明川以4比2获胜。", "沈国梁"),
        ("翁诗薇是北岭小学6年级学生。", "翁诗薇"),
        ("中国队由沈国梁、顾明川、贺建霖组成。", "贺建霖"),
    ],
)
def test_a_name(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    "text", ["各单位/部门要抓好落实。", "美国选手表示满意。", "农户积极参加培训。", "方向盘是新的，很好用。"]
)
def test_no_name(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type == "Person"]
