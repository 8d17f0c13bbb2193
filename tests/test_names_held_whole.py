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
        "和平纪念大会",
        "和谐社区建设推进会",
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


@pytest.mark.parametrize("name", ["中央青石区域协调发展领导小组办公室", "中央学习贯彻远山精神主题教育领导小组"])
def test_leading_groups_whose_names_hold_verbs(extractor: Extractor, name: str) -> None:
    record = read(extractor, f"{name}负责人贺建霖9日在北岭镇调研。")
    assert [e.names[0] for e in record.entities if e.type == "Organization"] == [name]


def test_who_is_sent_by_a_president_is_not_he(extractor: Extractor) -> None:
    record = read(extractor, "国家主席高近平特使、副主席贺建霖9日在北岭镇调研。")
    assert {e.names[0] for e in record.entities if e.type == "Person"} == {"高近平", "贺建霖"}


def test_whom_a_visitor_stands_for_is_no_part_of_its_name(extractor: Extractor) -> None:
    headline = "顾明川看望文艺界人士 代表市委书记和市委 向全市文艺工作者致以问候"
    record = read(extractor, "顾明川9日看望了文艺界人士。贺建霖、沈国梁一同看望。", headline)
    assert [e.names[0] for e in record.entities if e.type == "Event"] == ["顾明川看望文艺界人士"]
