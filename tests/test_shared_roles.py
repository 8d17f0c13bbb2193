"""Roles that several share: talks with two guests, sessions chaired in turn, who goes along. All is invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize("verb", ["同", "与"])
def test_a_host_meets_each_of_two_guests(extractor: Extractor, verb: str) -> None:
    text = f"市人大常委会主任何书琴9日下午在市民中心{verb}新加坡议长林德盛和副议长陈美兰举行会谈。"
    found = {f[:3] for f in facts(read(extractor, text)) if f[1] == "meets"}
    assert found == {("何书琴", "meets", "林德盛"), ("何书琴", "meets", "陈美兰")}


def test_two_guests_are_at_one_talk(extractor: Extractor) -> None:
    text = "挪威首相奥勒斯25日在奥斯陆与丹麦首相约恩森和芬兰总理库西宁举行会谈。芬兰总理库西宁说，愿意合作。"
    attends = {f[0]: f[2] for f in facts(read(extractor, text)) if f[1] == "attends"}
    assert set(attends) == {"奥勒斯", "约恩森", "库西宁"} and len(set(attends.values())) == 1


@pytest.mark.parametrize(
    "chaired", ["头一天和次日的大会", "开幕式和闭幕式", "第一阶段和第二阶段会议", "前半段和后半段的大会"]
)
def test_each_chairs_in_turn(extractor: Extractor, chaired: str) -> None:
    text = f"全省图书馆馆长研讨班3日在临州举办。赵永康、钱素芬分别主持{chaired}。"
    found = {f[0] for f in facts(read(extractor, text)) if f[1] == "presides" and f[2] == "全省图书馆馆长研讨班"}
    assert found == {"赵永康", "钱素芬"}


def test_who_goes_along_beside_the_wife_of_who_goes(extractor: Extractor) -> None:
    text = (
        "国家主席方世杰14日赴秘鲁出席亚太论坛第八次领导人会议。"
        "陪同出访的有：方世杰主席夫人何书琴，中央办公厅主任陶建中，外交部部长柳国安等。"
    )
    assert {f[0] for f in facts(read(extractor, text)) if f[1] == "accompanies"} == {"何书琴", "陶建中", "柳国安"}


@pytest.mark.parametrize("what", ["长江大保护和航运规划", "长江生态修复", "长江禁渔", "长城文化公园建设"])
def test_a_river_is_no_governor(extractor: Extractor, what: str) -> None:
    record = read(extractor, f"方世杰听取湖北省{what}情况汇报。")
    assert [e.names[0] for e in record.entities if e.type == "Person"] == ["方世杰"]


def test_a_governor_may_be_called_jiang(extractor: Extractor) -> None:
    record = read(extractor, "湖北省长江大明参加调研。")
    assert {f[0] for f in facts(record) if f[1] == "holdsPost"} == {"江大明"}
