"""Names of occasions with what is easily cut from them: 对台, 为民办实事, the prizes given there. All is invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    "name",
    [
        "2031年对台工作会议",
        "全市为民办实事工作推进会",
        "全县为老服务工作推进会",
        "全市消费品以旧换新活动",
        "青石市市直机关党的工作暨纪检工作会议",
        "2031年东江电影节暨第35届东江电影金穗奖",
        "第12届东江音乐节暨第5届东江金钟奖颁奖典礼",
    ],
)
def test_the_whole_name(extractor: Extractor, name: str) -> None:
    record = read(extractor, f"{name}9日在北岭镇举行。")
    assert [e.names[0] for e in record.entities if e.type == "Event"] == [name]


@pytest.mark.parametrize("text", ["市防指对台风防御会议作出部署。", "县里为百姓服务推进会召开。"])
def test_a_preposition_of_the_sentence_stays_out(extractor: Extractor, text: str) -> None:
    names = [n for e in read(extractor, text).entities if e.type == "Event" for n in e.names]
    assert not [n for n in names if "对" in n or "为" in n]


def test_learning_from_somebody_is_no_occasion(extractor: Extractor) -> None:
    record = read(extractor, "市委组织部决定在组织系统广泛开展向柳国安同志学习活动。")
    assert not [e for e in record.entities if e.type == "Event"]
