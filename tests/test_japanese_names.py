"""Japanese names, by their surname and what given names are written with. All people are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("井川道夫在会上介绍了情况。", "井川道夫"),
        ("北港商工会议所会头村上诚一还带来了两家企业。", "村上诚一"),
        ("市长沈国梁会见了日本北港市市长石田武一行。", "石田武"),
        ("市教育局副局长顾明川、日本北港市教育长松田良子为展览剪彩。", "松田良子"),
        ("日本选手高野健太郎夺得冠军。", "高野健太郎"),
        ("日本前首相宫本由纪夫，湖国前总理卡洛斯在会上发言。", "宫本由纪夫"),
    ],
)
def test_a_japanese_name(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    "text", ["绿水青山正在变成金山银山。", "松山实行了新办法。", "农技员把论文写在稻田里。", "藤原本人也在考虑。"]
)
def test_no_japanese_name(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type == "Person"]
