"""Names of places by the noun that they end in, and what ends so without being one. All texts are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor

NAMED = [
    ("他来到沙源县青桥镇考察。", "沙源县青桥镇"),
    ("2023年清溪村举行大会。", "清溪村"),
    ("这是国家重大水利工程青塘冲水库。", "青塘冲水库"),
    ("主要布局临州清湖新区。", "临州清湖新区"),
    ("他走进南岭森林公园。", "南岭森林公园"),
    ("乌罗镇前进村选举。", "乌罗镇前进村"),
    ("会议在行政楼306会议室召开。", "行政楼306会议室"),
    ("渝青高速木岭隧道贯通。", "木岭隧道"),
    ("张家驹在京亲切会见外宾。", "北京市"),
    ("他们在中南海紫光阁应约会谈。", "中南海紫光阁"),
]
NOT_NAMED = [
    "全省共有三百余座水库。",
    "建成农业科技示范基地。",
    "让信息进社区。",
    "全国1030个重点园区复工。",
    "这里成了边境村。",
    "人们陆续返乡。",
    "军用机场遭到袭击。",
    "当地将增加五星级酒店。",
    "双方在人类命运共同体旗帜下合作。",
    "各方在具有共同利益的领域合作。",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_begins_where_it_does(extractor: Extractor, text: str, name: str) -> None:
    assert name in places(extractor, text)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_no_name(extractor: Extractor, text: str) -> None:
    assert places(extractor, text) == set()


def places(extractor: Extractor, text: str) -> set[str]:
    """All names of the places in a text."""
    return {n for e in read(extractor, text).entities if e.type == "Place" for n in e.names}
