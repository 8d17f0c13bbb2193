"""Whether an article reports an occasion, announces it, looks back to it or only cites it. All texts are invented."""

from __future__ import annotations

import pytest
from reading import entity, facts, read

from kg.annotate.occasions.status import Naming, find_status
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("before", "after", "main", "used", "status"),
    [
        ("昨日，", "在清湖举行。", True, True, "reported"),
        ("", "将于5月8日在清湖举行。", True, False, "planned"),
        ("市文旅局将举办", "。", False, True, "planned"),
        ("", "将于10月15日至11月4日在清湖会展中心分三期举办。", False, True, "planned"),
        ("市长顾明川将于4日至6日出席在江东省临州市会展中心举行的全省第十届", "并讲话。", False, True, "planned"),
        ("将于下月举行的运动会今天在清湖市举行", "。", False, True, "reported"),
        ("市长顾明川将应邀率团出席", "。", False, True, "planned"),
        ("市长顾明川还将同省长沈国梁共同主持", "。", False, True, "planned"),
        ("支持明年在临州市举办", "。", False, True, "planned"),
        ("明年是落实", "精神的第一年。", False, False, "cited"),
        ("在即将过去的一年里，要贯彻", "精神。", False, False, "cited"),
        ("", "上宣布明年将举办茶博会。", False, True, "reported"),
        ("去年举办的", "吸引了客商。", False, False, "past"),
        ("2029年", "在清湖举行。", False, True, "past"),
        ("要认真贯彻", "精神。", False, False, "cited"),
        ("沈国梁出席", "。", False, True, "reported"),
        ("客商说起", "。", False, False, "cited"),
    ],
)
def test_the_words_beside_a_name(before: str, after: str, main: bool, used: bool, status: str) -> None:
    assert find_status(before, after, Naming("", main, used, "2031")) == status


def test_the_occasions_of_an_article(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，市委书记沈国梁主持召开全市文旅工作会议。会议指出，要贯彻市委八届三次全会精神。"
        "第三届清湖茶文化论坛将于5月8日在清湖举行。",
        "全市文旅工作会议召开",
    )
    status = {
        e.names[0]: e.attributes["eventStatus"]
        for e in record.entities
        if e.type == "Event" and "eventStatus" in e.attributes
    }
    assert status.get("全市文旅工作会议", "reported") == "reported"
    assert status["市委八届三次全会"] == "cited"
    assert status["第三届清湖茶文化论坛"] == "planned"


def test_what_a_speech_tells_is_no_fact_of_the_day(extractor: Extractor) -> None:
    record = read(extractor, "昨日，全市外贸工作会议召开。市长顾明川表示，去年俞根生出席了清湖茶文化论坛。")
    assert not any(subject == "俞根生" for subject, *_ in facts(record, "attends"))


def test_an_occasion_named_after_a_person(extractor: Extractor) -> None:
    record = read(extractor, "纪念王建国同志诞辰120周年座谈会昨日在清湖举行。")
    assert entity(record, "纪念王建国同志诞辰120周年座谈会").type == "Event"


def test_the_year_of_a_visit() -> None:
    name = "高明远2029年对湖国进行的访问"
    assert find_status("人们对", "记忆犹新。", Naming(name, False, True, "2031")) == "past"
    assert find_status("今年是", "20周年。", Naming("高明远访问湖国", False, True, "2031")) == "past"


def test_an_occasion_of_years_ago() -> None:
    assert find_status("32年前，", "在清湖举行。", Naming("水利大会", False, True, "2031")) == "past"
    assert find_status("日前，", "在清湖举行。", Naming("水利大会", False, True, "2031")) == "reported"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("湖国总统卡洛斯9日乘专机抵达山国首都林城，应山国总统贝尔特邀请，出席第七届清湖峰会。", "第七届清湖峰会"),
        ("湖国外长卡洛斯9日离开青石市，赴山国林城参加第七届清湖峰会。", "第七届清湖峰会"),
        ("会议审议通过了议程，决定8月6日至8日在青石市召开省水利学会第九次会议。", "省水利学会第九次会议"),
        ("记者从青石市文旅局获悉，省文旅局还将同青石市合作举办“山水有约”音乐节。", "“山水有约”音乐节"),
        (
            "省水利厅日前介绍了第四届清湖水利大会的有关情况。大会以“清流”为主题，将于8月18日至19日在青石市举办。",
            "第四届清湖水利大会",
        ),
    ],
)
def test_what_all_facts_tell_as_to_come_is_planned(extractor: Extractor, text: str, name: str) -> None:
    record = read(extractor, text, "要闻")
    events = {n: e.attributes["eventStatus"] for e in record.entities if e.type == "Event" for n in e.names}
    assert events.get(name) == "planned"


def test_whom_one_has_met_on_arrival_is_no_plan(extractor: Extractor) -> None:
    text = "湖国总统卡洛斯9日抵达林城，同山国总统贝尔特举行会谈。山国总统贝尔特抵达青石市，对湖国进行国事访问。"
    record = read(extractor, text, "要闻")
    assert {e.attributes["eventStatus"] for e in record.entities if e.type == "Event"} == {"reported"}


def test_what_will_close_goes_on(extractor: Extractor) -> None:
    record = read(extractor, "清湖市十届人大二次会议将于4月5日下午3时在清湖会堂举行闭幕会。", "要闻")
    assert {e.attributes["eventStatus"] for e in record.entities if e.type == "Event"} == {"reported"}


def test_where_it_will_go_on_is_not_where_it_is_held(extractor: Extractor) -> None:
    text = "“山水有约”音乐节昨日在青石市开幕。音乐节近期还将在临州市、云溪市陆续举行。"
    record = read(extractor, text, "“山水有约”音乐节开幕")
    assert {place for _, _, place, *_ in facts(record, "heldAt")} == {"青石市"}
