"""Bodies in lists before 负责人, several who lead a party, zones and their parts. All names are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor

Triple = tuple[str, str, str]
_LEAD = "5月6日，县长高明远到青石机械公司调研。"


def _told(extractor: Extractor, text: str) -> set[Triple]:
    return {(fact[0], fact[1], fact[2]) for fact in facts(read(extractor, text, place=None))}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县经科局、县高新区、柳溪镇主要负责人参加。", {"县经科局", "县高新区", "柳溪镇"}),
        ("副县长贺立，青石街道、县级有关部门（单位）及企业负责人参加。", {"青石街道"}),
        ("县委改革办、县林草局、青石镇政府相关负责同志参加调研督导。", {"县委改革办", "县林草局", "青石镇政府"}),
    ],
)
def test_whose_heads_come_along_takes_part(extractor: Extractor, text: str, bodies: set[str]) -> None:
    assert bodies <= {s for s, p, _ in _told(extractor, _LEAD + text) if p == "takesPartIn"}


@pytest.mark.parametrize(
    "text",
    [
        "柳溪镇、县文旅局负责人先后登台。",
        "柳溪镇、青石镇有关负责人说，收成不错。",
        "县直、相关部门负责人参加。",
    ],
)
def test_towns_that_only_say_where_somebody_is_from(extractor: Extractor, text: str) -> None:
    found = read(extractor, _LEAD + text).entities
    assert not [e.names for e in found if e.type == "Organization" and e.names[0] in ("柳溪镇", "青石镇", "县直")]


def test_all_who_lead_a_party_go_where_it_goes(extractor: Extractor) -> None:
    text = "县人大常委会主任高明远，副主任贺立、于婉带领部分代表视察产业项目。\n"
    text += "视察组一行实地察看了青石湖民俗村、远山茶叶产业园等项目。"
    told = _told(extractor, text)
    for person in ("高明远", "贺立", "于婉"):
        assert (person, "inspects", "青石湖民俗村") in told


def test_a_party_of_one(extractor: Extractor) -> None:
    text = "县长高明远带队检查防汛，副县长贺立陪同。检查组一行实地察看了青石湖水库、远山大桥等地。"
    assert ("贺立", "inspects", "青石湖水库") not in _told(extractor, text)


def test_a_zone_is_no_district(extractor: Extractor) -> None:
    text = "庆云县委常委、副县长、县经开区党工委书记高明远率队到远山集团考察。"
    assert ("高明远", "holdsPost", "县经开区党工委") in {
        (s, p, o.removeprefix("庆云")) for s, p, o in _told(extractor, text)
    }


def test_a_zone_of_which_only_the_kind_is_told(extractor: Extractor) -> None:
    text = "青石经济技术开发区管委会召开项目推进会。经开区党工委书记高明远主持会议。"
    assert ("高明远", "holdsPost", "青石经济技术开发区党工委") in _told(extractor, text)


def test_whom_the_hour_comes_before(extractor: Extractor) -> None:
    text = _LEAD + "高明远强调，要抓好落实。\n下午高明远到柳溪村、东岭村等地，实地督导扬尘治理。"
    assert {("高明远", "inspects", "柳溪村"), ("高明远", "inspects", "东岭村")} <= _told(extractor, text)


def test_the_name_of_a_tour_ends_with_its_clause(extractor: Extractor) -> None:
    text = "3月1日，县长高明远带领有关人员，先后到金禾食品产业园、远山药业生产基地、青石大道南段游园等地，"
    text += "实地察看项目建设进度、绿化美化等工作。"
    events = {n for e in read(extractor, text).entities if e.type == "Event" for n in e.names}
    assert not any(n.endswith("项") for n in events)


def test_towns_first_then_bureaus(extractor: Extractor) -> None:
    text = _LEAD + "柳溪镇、东岭镇等乡镇负责人，县发改局、县粮食局等相关单位负责人及各粮库负责人参加。"
    came = {s for s, p, _ in _told(extractor, text) if p == "takesPartIn"}
    assert came == {"柳溪镇", "东岭镇", "县发改局", "县粮食局"}


def test_of_all_departments_of_a_body_none_is_told(extractor: Extractor) -> None:
    assert not [f for f in _told(extractor, _LEAD + "县政府有关部门负责人参加。") if f[1] == "takesPartIn"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("县委常委、政府副县长高明远参加。", "县政府"),
        ("政府县长高明远主持会议。", "县政府"),
        ("全镇动员大会在镇会议室召开。会议由镇党委书记高明远主持。", "镇党委"),
        ("县委办、水利局，以及县政府办负责人参加。县长高明远强调，要抓好落实。", "县政府"),
    ],
)
def test_what_is_no_name_of_a_place(extractor: Extractor, text: str, body: str) -> None:
    assert ("高明远", "holdsPost", body) in _told(extractor, text)


def test_an_occasion_and_another_without_names(extractor: Extractor) -> None:
    text = "县长高明远主持召开青石河防汛现场会。副县长贺立、于婉参加会议和活动。"
    assert {o for _, p, o in _told(extractor, text) if p == "takesPartIn"} == {"青石河防汛现场会"}


def test_stops_that_go_on_behind_a_comma(extractor: Extractor) -> None:
    text = "县委常委高明远率队到柳溪镇、东岭镇调研。高明远一行察看了远山机械公司、柳溪镇中心小学，"
    text += "东岭镇前溪村、青石食品有限公司等地，详细了解情况。"
    stops = {o for s, p, o in _told(extractor, text) if p == "inspects" and s == "高明远"}
    assert {"远山机械公司", "东岭镇前溪村", "青石食品有限公司"} <= stops


def test_aspects_are_no_stops(extractor: Extractor) -> None:
    text = _LEAD + "高明远实地查看了干渠堤岸、渡槽两侧清淤等情况。"
    assert not [o for _, p, o in _told(extractor, text) if p == "inspects" and "青石" not in o]


def test_who_comes_along_with_a_party_without_a_name(extractor: Extractor) -> None:
    text = "10月20日，全市农业农村工作观摩团来我县观摩。副市长高明远参加观摩。县委副书记贺立陪同观摩。"
    told = {(s, p) for s, p, _ in _told(extractor, text)}
    assert {("高明远", "takesPartIn"), ("贺立", "accompanies")} <= told


def test_as_many_heads_as_units_are_one_of_each(extractor: Extractor) -> None:
    held = posts(read(extractor, _LEAD + "柳溪镇、县文旅局负责人谢瑶、贺立先后登台。"))
    assert {(name, body[-3:]) for name, body, _ in held} >= {("谢瑶", "柳溪镇"), ("贺立", "文旅局")}
