"""Occasions that are known by their name alone, and what is said at them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import entity, facts, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord

OTHER = "清湖市水利大会在市会议中心召开。市长顾明川出席会议。"


def events(record: ArticleRecord) -> set[str]:
    return {name for e in record.entities if e.type == "Event" for name in e.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清湖市各单位要认真学习中共二十大精神，把工作做实。", "中共二十大"),
        ("要落实好中央农村工作会议确定的任务。", "中央农村工作会议"),
        ("远山集团多年来一直是消博会的合作伙伴。", "消博会"),
        ("春节期间，千龙灯会人气很旺。", "千龙灯会"),
        ("志愿者参加“暖湖惠民”行动。", "“暖湖惠民”行动"),
        ("要深化“护水爱水”实践活动。", "“护水爱水”实践活动"),
        ("我国第七次全国土壤普查已采集样点三万个。", "第七次全国土壤普查"),
        ("二十届中央第五轮巡视将对远山集团开展常规巡视。", "二十届中央第五轮巡视"),
        ("双方愿以中老友好年为契机，扩大人员往来。", "中老友好年"),
        ("卡里姆在泰国总统选举第二轮投票中得票领先。", "泰国总统选举第二轮投票"),
        ("认真贯彻省纪委四次全会的部署。", "省纪委四次全会"),
        ("要落实省纪委四次全会工作部署，抓紧抓实。", "省纪委四次全会"),
    ],
)
def test_a_name_alone_is_an_occasion(extractor: Extractor, text: str, name: str) -> None:
    assert name in events(read(extractor, f"{OTHER}\n{text}", "清湖市水利大会召开"))


@pytest.mark.parametrize(
    "text",
    [
        "顾明川是第七次全国土壤普查领导小组组长。",
        "泰国选举委员会公布了名单。",
        "县纪委去年开了四次全会。",
    ],
)
def test_no_occasion_of_its_own(extractor: Extractor, text: str) -> None:
    assert not events(read(extractor, text, "清湖抓落实"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("沈国梁在市纪委三次全会上强调，要敢抓敢管。", "市纪委三次全会"),
        ("在去年召开的中央农村工作会议上，沈国梁系统总结了五年来的成绩。", "中央农村工作会议"),
        ("就在今年2月举行的市纪委三次全会上，沈国梁作出重要部署。", "市纪委三次全会"),
        ("沈国梁在全市护林大会上深刻阐述了护林的意义。", "全市护林大会"),
        ("2031年春天，在出席清湖大学建校50周年大会时，沈国梁指出，人才是根本。", "清湖大学建校50周年大会"),
        ("要学习贯彻沈国梁在主题教育工作会议上的重要讲话精神。", "主题教育工作会议"),
    ],
)
def test_what_was_said_at_it(extractor: Extractor, text: str, name: str) -> None:
    spoken = facts(read(extractor, f"{OTHER}\n{text}", "清湖市水利大会召开"), "speaksAt")
    assert ("沈国梁", "speaksAt", name) in spoken


@pytest.mark.parametrize("meeting", ["第一次主席会议", "常务委员会第一次会议"])
def test_a_meeting_of_some_is_not_the_congress(extractor: Extractor, meeting: str) -> None:
    text = f"政协第八届全国委员会{meeting}昨日举行。沈国梁主持。沈国梁说，刚刚闭幕的全国政协八届一次会议很成功。"
    record = read(extractor, text, f"沈国梁主持召开政协第八届全国委员会{meeting}")
    assert "全国政协八届一次会议" not in entity(record, f"政协第八届全国委员会{meeting}").names


def test_inspections_are_not_the_meeting_on_them(extractor: Extractor) -> None:
    text = "市委第三轮巡视进驻工作全部完成。9月19日，市委召开巡视反馈会议。副书记沈国梁出席会议并讲话。"
    record = read(extractor, text, "市委第三轮巡视完成反馈")
    assert all("第三轮巡视" not in o or "会议" in o for _, _, o in facts(record, "speaksAt", "attends"))


def test_no_person_begins_inside_a_country(extractor: Extractor) -> None:
    text = "沈国梁在清湖会见科特迪瓦总理阿卡。\n沈国梁说，愿落实好同瓦塔尼总统的共识。瓦塔尼总统近期将访华。"
    record = read(extractor, text, "沈国梁会见科特迪瓦总理")
    assert facts(record, "meets") == {("沈国梁", "meets", "阿卡")}
    assert entity(record, "阿卡").type == "Person"
