"""Rallies, summits and sittings told in short news: where they are, who holds them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("20日，湖国民众在远山电力公司总部门前再次举行抗议活动，反对涨价。", "远山电力公司"),
        ("4日，支持者、反对者均在纽约举行抗议示威，双方有冲突发生。", "纽约"),
        ("古巴民众20日在美国驻古巴使馆馆舍前举行集会，谴责制裁。", "美国驻古巴使馆"),
        ("西非国家经济共同体领导人10日在尼日利亚首都阿布贾就尼日尔局势召开紧急会议。", "阿布贾"),
        ("3日，25000多名日本民众在日本宪法纪念日这一天在东京举行集会，呼吁和平。", "东京"),
    ],
)
def test_where_people_gather(extractor: Extractor, text: str, place: str) -> None:
    found = facts(read(extractor, text, "快讯"), "heldAt")
    assert {site for _, _, site in found} == {place}
    assert not any(event.endswith("纪念日") for event, _, _ in found)


def test_each_of_several_states_holds_their_summit(extractor: Extractor) -> None:
    text = "捷克、波兰、匈牙利三国27日在捷克首都布拉格召开峰会，讨论局势。"
    assert {state for state, _, _ in facts(read(extractor, text, "快讯"), "holds")} == {"捷克", "波兰", "匈牙利"}


def test_a_sitting_is_no_election(extractor: Extractor) -> None:
    text = "所罗门群岛议会2日上午召开会议，投票选举总理。\n所罗门群岛4月17日举行新一届国民议会选举。"
    held = facts(read(extractor, text, "所罗门群岛选出总理"), "holds")
    assert ("所罗门群岛议会", "holds", "所罗门群岛议会会议") in held
    assert not any(who == "所罗门群岛议会" and event.endswith("选举") for who, _, event in held)


def test_the_general_assembly_holds_its_sessions(extractor: Extractor) -> None:
    text = "联合国大会26日召开关于湖区冲突的紧急特别会议，表决决议草案。"
    held = facts(read(extractor, text, "快讯"), "holds")
    assert {who for who, _, _ in held} == {"联合国大会"}
    text = "联合国安理会12日召开关于纠正历史不公的高级别会议。"
    held = facts(read(extractor, text, "快讯"), "holds")
    assert {(who, event) for who, _, event in held} == {("联合国安理会", "联合国安理会高级别会议")}
