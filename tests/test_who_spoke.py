"""Who speaks, presides and takes part at the meetings of towns, counties and cities. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

TOUR = "5月11日，市人大常委会主任高明远带队到经济开发区调研。副市长贺立陪同。\n"
STOPS = "调研组一行实地察看了远山集团、青石科技公司，"


def _who(extractor: Extractor, text: str, relation: str, *headlines: str) -> set[tuple[str, str]]:
    return {(fact[0], fact[2]) for fact in facts(read(extractor, text, *headlines), relation)}


@pytest.mark.parametrize(
    "told",
    [
        "随后召开座谈会。\n高明远强调，要提高服务意识。",
        "并召开座谈会，听取情况汇报。\n高明远指出，要办好实事。",
        "随后主持召开座谈会。\n高明远在听取发言后指出，要抓好落实。",
    ],
)
def test_who_leads_a_tour_is_heard_at_its_talk_and_on_the_tour(extractor: Extractor, told: str) -> None:
    said = _who(extractor, TOUR + STOPS + told, "speaksAt", "市人大常委会调研开发区工作")
    assert said == {("高明远", "市人大常委会调研开发区工作"), ("高明远", "市人大常委会调研开发区工作座谈会")}


def test_who_receives_a_tour_is_heard_at_its_talk_only(extractor: Extractor) -> None:
    text = TOUR + STOPS + "随后召开座谈会。\n贺立汇报了项目进展。高明远强调，要提高服务意识。"
    assert _who(extractor, text, "reportsAt", "市人大常委会调研开发区工作") == {
        ("贺立", "市人大常委会调研开发区工作座谈会")
    }


def test_a_further_stop_ends_the_talk_on_a_tour(extractor: Extractor) -> None:
    text = TOUR + "调研组召开座谈会，听取汇报。\n高明远还走访了青石科技公司。\n高明远强调，要提高服务意识。"
    said = _who(extractor, text, "speaksAt", "市人大常委会调研开发区工作")
    assert said == {("高明远", "市人大常委会调研开发区工作")}


@pytest.mark.parametrize("talk", ["座谈会", "调研座谈会", "座谈交流会"])
def test_bodies_that_give_their_views_contribute_at_the_talk(extractor: Extractor, talk: str) -> None:
    text = TOUR + f"在当天的{talk}上，市发改局、柳浦镇、远山集团等单位围绕园区整合畅谈意见。\n高明远指出，要招商。"
    given = _who(extractor, text, "contributesAt", "高明远调研开发区工作")
    assert {s for s, _ in given} == {"清湖市发改局", "柳浦镇政府", "远山集团"}
    assert all(event.endswith(talk) for _, event in given)


@pytest.mark.parametrize(
    "views",
    [
        "市发改局、远山集团等单位就产业升级提出意见建议。",
        "市发改局、远山集团负责人结合各自实际，围绕产业升级畅谈体会。",
        "市发改局、远山集团踊跃发言。",
        "市发改局、远山集团、市民代表围绕创建工作作表态。",
    ],
)
def test_bodies_give_their_views_in_many_words(extractor: Extractor, views: str) -> None:
    text = f"5月11日，全市工业座谈会召开。市长高明远主持。\n会上，{views}"
    assert {who for who, _ in _who(extractor, text, "contributesAt")} == {"清湖市发改局", "远山集团"}


def test_who_sums_up_a_meeting_speaks_there(extractor: Extractor) -> None:
    text = (
        "2月15日，柳浦镇召开年度工作总结会。镇长贺立代表镇政府作《2030年度政府工作报告》，对今年工作作了安排。"
        "党委书记高明远作总结，要求全镇真抓实干。"
    )
    assert {who for who, _ in _who(extractor, text, "speaksAt")} == {"高明远"}
    assert {who for who, _ in _who(extractor, text, "reportsAt")} == {"贺立"}


@pytest.mark.parametrize(
    "presided",
    [
        "受市委书记秦越委托，市长高明远于3月8日上午主持召开第21次市委常委会会议。",
        "1月12日，第32次市委常委会会议召开。市长高明远主持了本次会议，会议共有四项议程。",
    ],
)
def test_who_presides(extractor: Extractor, presided: str) -> None:
    assert {who for who, _ in _who(extractor, presided, "presides")} == {"高明远"}


@pytest.mark.parametrize(
    ("holders", "names"),
    [
        ("柳浦镇党委、政府", {"柳浦镇党委", "柳浦镇政府"}),
        ("柳浦镇党委政府", {"柳浦镇党委", "柳浦镇政府"}),
        ("柳浦街道党工委、办事处", {"柳浦街道党工委", "柳浦街道办事处"}),
    ],
)
def test_the_government_behind_the_party_committee_holds_it_too(
    extractor: Extractor, holders: str, names: set[str]
) -> None:
    held = _who(extractor, f"3月3日上午，{holders}召开2030年度表彰大会。", "holds")
    assert {who for who, _ in held} == names


def test_hosts_who_sit_down_with_guests_meet_them(extractor: Extractor) -> None:
    text = "9月27日，市委书记高明远、市长秦越与远山集团董事长贺立一行座谈。副市长顾北辰参加座谈。"
    text += "\n高明远代表市委、市政府欢迎贺立一行来清湖考察。"
    met = _who(extractor, text, "meets", "高明远秦越与贺立一行座谈")
    assert met == {("高明远", "贺立"), ("秦越", "贺立")}
    assert {who for who, _ in _who(extractor, text, "speaksAt", "高明远秦越与贺立一行座谈")} == {"高明远"}


def test_guests_do_not_hold_the_meeting_they_are_received_at(extractor: Extractor) -> None:
    text = "9月27日，市长秦越与远山集团董事长贺立一行举行座谈会，就加强合作进行交流。"
    assert "贺立" not in {who for who, _ in _who(extractor, text, "holds")}


@pytest.mark.parametrize("ways", ["分组", "分路", "分三组，", "分头"])
def test_leaders_who_go_in_groups_take_part(extractor: Extractor, ways: str) -> None:
    text = f"9月6日，市领导高明远、贺立、秦越等{ways}看望慰问退休护士，送去米油。"
    took = _who(extractor, text, "takesPartIn", "市领导看望慰问优秀教师")
    assert took == {(who, "市领导看望慰问优秀教师") for who in ("高明远", "贺立", "秦越")}


def test_who_speak_in_their_contributions_contribute(extractor: Extractor) -> None:
    text = (
        "5月11日，市中心医院主要负责人调整宣布会在报告厅举行。医院党委书记高明远主持会议。"
        "贺立、秦越在发言中表示，坚决拥护决定。"
    )
    event = "市中心医院主要负责人调整宣布会"
    assert _who(extractor, text, "contributesAt") == {("贺立", event), ("秦越", event)}
    assert _who(extractor, text, "presides") == {("高明远", event)}


def test_at_a_presentation_of_a_congress_people_act_there(extractor: Extractor) -> None:
    text = "1月26日，市政协十三届一次会议举行市情介绍会。市政协副主席高明远主持。\n贺立、秦越等委员踊跃发言。"
    part = "市政协十三届一次会议市情介绍会"
    assert _who(extractor, text, "presides") == {("高明远", part)}
    assert _who(extractor, text, "contributesAt") == {("贺立", part), ("秦越", part)}


def test_that_a_meeting_opens_is_no_name_of_it(extractor: Extractor) -> None:
    text = "5月11日，全市教育大会召开。市长高明远宣布大会开幕，副市长贺立介绍会议议程。"
    held = {fact[2] for fact in facts(read(extractor, text))}
    assert not any(name.endswith(("宣布大会", "介绍会")) for name in held)
