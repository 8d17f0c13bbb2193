"""Who was there, will be there, came for it or came along. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import facts, main, read

from kg.pipeline.extractor import Extractor


def test_who_is_announced_will_attend(extractor: Extractor) -> None:
    text = "应湖安国总统卡洛斯邀请，国务院总理沈国梁将于4月13日至17日赴湖安国出席第三届云溪论坛并对湖安国进行正式访问。"
    record = read(extractor, text, "沈国梁将出席第三届云溪论坛")
    assert ("沈国梁", "attends", "第三届云溪论坛") in facts(record, "attends")
    assert main(record).attributes["eventStatus"] == "planned"


def test_who_is_announced_not_to_come(extractor: Extractor) -> None:
    text = "第三届云溪论坛将于4月13日在云溪市举行。市长沈国梁将不出席第三届云溪论坛。副市长顾明川将参加论坛。"
    record = read(extractor, text, "第三届云溪论坛将举行")
    assert facts(record, "attends", "takesPartIn") == {("顾明川", "takesPartIn", "第三届云溪论坛")}


def test_who_arrives_for_a_meeting_attends_it(extractor: Extractor) -> None:
    text = "4月1日下午，国务院总理沈国梁乘包机抵达林城，应湖安国总统卡洛斯邀请，出席第三届云溪论坛并进行访问。"
    assert ("沈国梁", "attends", "第三届云溪论坛") in facts(read(extractor, text), "attends")
    text = "省长沈国梁1日飞抵林城，参加第三届云溪论坛。副省长顾明川看望来华参加第四届青石论坛的客人。"
    assert facts(read(extractor, text), "takesPartIn", "attends") == {("沈国梁", "takesPartIn", "第三届云溪论坛")}


def test_what_is_to_come_is_none_of_the_above(extractor: Extractor) -> None:
    text = "昨日，市长沈国梁出席第三届云溪论坛开幕式。沈国梁还将应邀出席第四届青石论坛。副市长顾明川参加上述活动。"
    record = read(extractor, text, "沈国梁出席第三届云溪论坛开幕式")
    assert ("沈国梁", "attends", "第四届青石论坛") in facts(record, "attends")
    assert ("顾明川", "takesPartIn", "第四届青石论坛") not in facts(record, "takesPartIn")


def test_who_presided_when_he_said_something(extractor: Extractor) -> None:
    text = (
        "今年以来，云溪市大力发展水产。鱼塘连片。鱼价平稳。渔民高兴。"
        "2月，在主持召开全市水产工作会议时，市委书记沈国梁强调，要有信心。"
    )
    record = read(extractor, text, "云溪市水产旺")
    assert facts(record, "presides") == {("沈国梁", "presides", "全市水产工作会议")}
    assert not [e for e in record.entities if e.type == "Event" and e.main]


def test_who_went_about_and_presided(extractor: Extractor) -> None:
    text = "市委书记沈国梁先后到云溪县、青石县等地调研，主持召开部分乡镇负责同志座谈会。"
    assert {s for s, _, _ in facts(read(extractor, text), "presides")} == {"沈国梁"}


def test_who_called_on_members_and_joined_them(extractor: Extractor) -> None:
    text = "市领导沈国梁、顾明川、殷红昨日分别看望出席市政协三届一次会议的委员并参加联组会。"
    assert {s for s, _, _ in facts(read(extractor, text), "takesPartIn")} == {"沈国梁", "顾明川", "殷红"}


@pytest.mark.parametrize(
    ("clause", "seen"),
    [
        (
            "两国总统签署了《联合声明》，共同见证签署海运、水产等领域多项双边合作文件",
            "签署海运、水产等领域多项双边合作文件",
        ),
        ("两国总统共同签署关于两国海运长期合作的联合声明，并见证签署双边合作文件", "签署双边合作文件"),
        ("两国总统共同见证交换海运、水产等领域双边合作文本", "交换海运、水产等领域双边合作文本"),
        ("两国总统共同见证湖山合作成果展示", "湖山合作成果展示"),
    ],
)
def test_what_two_heads_of_state_witness_after_signing(extractor: Extractor, clause: str, seen: str) -> None:
    text = f"4月2日，湖安国总统沈国梁同来访的山定国总统卡洛斯举行会谈。会谈后，{clause}。"
    found = facts(read(extractor, text, "沈国梁同卡洛斯举行会谈"), "witnesses")
    assert found == {("沈国梁", "witnesses", seen), ("卡洛斯", "witnesses", seen)}


def test_who_came_along_on_the_plane_is_on_the_visit(extractor: Extractor) -> None:
    text = "国务院总理沈国梁4月2日在结束对越南正式访问后，乘包机回到北京。国务委员顾明川等陪同人员同机抵达。"
    record = read(extractor, text, "沈国梁结束出访回到北京", place="中国")
    assert ("顾明川", "accompanies", "沈国梁对越南正式访问") in facts(record, "accompanies")


def test_who_is_a_guest_for_a_meeting_attends_it(extractor: Extractor) -> None:
    text = (
        "4月2日，国家主席沈国梁同来华进行国事访问的越南总统卡洛斯举行会谈。"
        "卡洛斯是应沈国梁的邀请对我国进行国事访问并出席第三届云溪论坛开幕式的。"
    )
    record = read(extractor, text, "沈国梁同越南总统举行会谈", place="中国")
    assert ("卡洛斯", "attends", "第三届云溪论坛开幕式") in facts(record, "attends")


def test_greetings_and_sympathy_are_no_tour(extractor: Extractor) -> None:
    text = (
        "省委书记沈国梁近日对渔业工作作出重要指示强调，要抓好渔业。全省渔业工作会议7日在临州召开。"
        "副省长顾明川主持会议。省水产局局长殷红出席会议。"
    )
    headline = "沈国梁对渔业工作作出重要指示强调 抓好渔业 在渔民节到来之际向全省渔民致以节日祝贺和慰问"
    found = facts(read(extractor, text, headline), "presides", "attends")
    assert found == {("顾明川", "presides", "全省渔业工作会议"), ("殷红", "attends", "全省渔业工作会议")}


def test_who_views_an_exhibition_takes_part_in_it(extractor: Extractor) -> None:
    text = "第三届云溪论坛昨日开幕，市长沈国梁出席。开幕式前，沈国梁和副市长顾明川共同参观云溪渔业发展成就展。"
    found = facts(read(extractor, text, "第三届云溪论坛开幕"), "takesPartIn")
    assert {("沈国梁", "takesPartIn", "云溪渔业发展成就展"), ("顾明川", "takesPartIn", "云溪渔业发展成就展")} <= found
