"""Visits to one body, the talk there, who comes along and who joins the talk. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

VISIT = (
    "4月8日上午，青石大学党委书记高明远、副校长贺立一行来我校考察调研。校党委书记秦越接待来宾并主持会谈。"
    "党委办公室主任顾北辰、宣传部部长曾进明参加会谈。\n秦越介绍了学校办学特色。高明远表示感谢。"
)


def test_who_comes_to_the_speakers_body_visits_it(extractor: Extractor) -> None:
    found = facts(read(extractor, VISIT), "inspects")
    assert found == {("高明远", "inspects", "我校"), ("贺立", "inspects", "我校")}


def test_the_school_that_somebody_came_to_is_the_pages(extractor: Extractor) -> None:
    text = "12月1日下午，清湖市教育局副局长高明远一行三人来校检查。校党委书记秦越陪同。"
    assert facts(read(extractor, text), "inspects") == {("高明远", "inspects", "学校")}


def test_what_is_said_on_a_visit_is_said_at_its_talk(extractor: Extractor) -> None:
    record = read(extractor, VISIT)
    assert {fact[2] for fact in facts(record, "presides")} == {"会谈"}
    assert {fact[::2] for fact in facts(record, "takesPartIn")} == {("顾北辰", "会谈"), ("曾进明", "会谈")}
    assert {fact[2] for fact in facts(record, "speaksAt")} == {"会谈"}


def test_who_accompanies_and_joins_the_talk_does_both(extractor: Extractor) -> None:
    text = "6月12日，市长高明远到云溪县调研，并主持召开座谈会。县委书记贺立，县长秦越陪同调研并参加座谈。"
    record = read(extractor, text)
    assert {fact[0] for fact in facts(record, "accompanies")} == {"贺立", "秦越"}
    assert {fact[::2] for fact in facts(record, "takesPartIn")} == {("贺立", "座谈会"), ("秦越", "座谈会")}


@pytest.mark.parametrize("others", ["省直有关部门主要负责同志", "市直各单位代表"])
def test_others_without_a_name_stand_among_those_of_a_list(extractor: Extractor, others: str) -> None:
    text = f"省水利厅厅长高明远，副厅长贺立和{others}，清湖市委书记秦越，市长顾北辰出席开工仪式。"
    assert {fact[0] for fact in facts(read(extractor, text), "attends")} == {"高明远", "贺立", "秦越", "顾北辰"}


@pytest.mark.parametrize(
    ("text", "who", "stops"),
    [
        (
            "6月2日，在县委书记贺立的陪同下，省水利厅副厅长高明远先后来到白河水库、青山村，实地察看工程进度。",
            "高明远",
            {"白河水库", "青山村"},
        ),
        (
            "1月15日，市民政局局长高明远等一行来到槐树社区困难群众的家中进行走访慰问。",
            "高明远",
            {"槐树社区"},
        ),
    ],
)
def test_stops(extractor: Extractor, text: str, who: str, stops: set[str]) -> None:
    assert facts(read(extractor, text), "inspects") == {(who, "inspects", stop) for stop in stops}


def test_a_list_of_villages_is_no_list_of_people(extractor: Extractor) -> None:
    text = "镇长高明远先后来到高田村、王坡村、张水村、柳塘村等地检查防汛工作。"
    record = read(extractor, text)
    assert [e.names[0] for e in record.entities if e.type == "Person"] == ["高明远"]
    assert {fact[2] for fact in facts(record, "inspects")} == {"高田村", "王坡村", "张水村", "柳塘村"}


def test_how_many_regions_there_are_is_no_stop(extractor: Extractor) -> None:
    text = "校长高明远带队赴江苏、广东、浙江三省，走访调研重点企业。"
    assert {fact[2] for fact in facts(read(extractor, text), "inspects")} == {"江苏省", "广东省", "浙江省"}


def test_the_place_that_a_party_arrives_at_does_not_begin_with_the_verb(extractor: Extractor) -> None:
    text = "5月9日，区委书记高明远带队到湖州考察。高明远一行到达南浔电梯小镇，走访入驻企业。"
    assert "南浔电梯小镇" in {fact[2] for fact in facts(read(extractor, text), "inspects")}


def test_what_is_said_at_a_signing_to_which_guests_came_is_said_there(extractor: Extractor) -> None:
    text = (
        "11月5日，远山教育科技有限公司董事长高明远一行来我院考察，并举行校企合作签约仪式。"
        "我院院长贺立、副院长秦越参加了签约仪式。\n贺立介绍了学院情况。高明远表示，愿加强合作。"
    )
    assert {fact[2] for fact in facts(read(extractor, text), "speaksAt")} == {"校企合作签约仪式"}
