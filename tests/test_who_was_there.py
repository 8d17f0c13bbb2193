"""Who was at an occasion of local news, who held it and where, told in its own ways. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, main, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("headline", "went"),
    [
        ("高明远国庆节巡河", "市长、市级河长高明远巡查了临溪城区段。"),
        ("高明远到柳林镇开展巡林工作", "市长、市级林长高明远到柳林镇开展巡林工作。"),
        ("高明远督察防汛工作", "市长高明远前往柳林镇督察防汛工作。"),
    ],
)
def test_who_goes_along_on_a_round_takes_part_in_it(extractor: Extractor, headline: str, went: str) -> None:
    told = read(extractor, f"10月1日，{went}高明远要求，要压实责任。市领导贺立、于婉参加。", headline)
    assert facts(told, "takesPartIn") == {(who, "takesPartIn", headline) for who in ("贺立", "于婉")}


@pytest.mark.parametrize("did", ["巡视", "看望", "看望慰问", "督察", "暗访"])
def test_who_does_the_same_together_takes_part(extractor: Extractor, did: str) -> None:
    told = read(
        extractor, f"昨日，市委书记高明远到清湖一中考点{did}。市领导贺立、于婉一同{did}。", "高明远看望慰问考生"
    )
    assert {f[0] for f in facts(told, "takesPartIn")} == {"贺立", "于婉"}


def test_a_name_that_ends_in_strength_goes_on_a_tour(extractor: Extractor) -> None:
    told = read(extractor, "3月12日，市长高志强调研工业企业。副市长贺立等参加。", "高志强调研工业企业")
    assert facts(told, "takesPartIn") == {("贺立", "takesPartIn", "高志强调研工业企业")}


@pytest.mark.parametrize("party", ["代表团", "考察团", "党政代表团"])
def test_a_party_that_is_received_stands_for_who_leads_it(extractor: Extractor, party: str) -> None:
    came = f"9月1日至3日，云山市委书记高明远率{party}来我市考察。"
    record = read(extractor, f"{came}市委书记贺立会见了{party}一行，市长于婉陪同考察。", "云山市党政代表团来我市考察")
    assert facts(record, "meets") == {("贺立", "meets", "高明远")}
    assert {f[0] for f in facts(record, "accompanies")} == {"于婉"}
    assert main(record).names[0] == "云山市党政代表团来我市考察"


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("清湖市餐饮行业协会", "第三届会员大会"),
        ("清湖市青年企业家协会", "成立大会暨第一次会员代表大会"),
        ("远山电力股份有限公司", "2030年度股东大会"),
        ("清湖师范学院", "2031级新生开学典礼"),
        ("清湖师范学院", "建校60周年庆祝大会"),
    ],
)
def test_members_and_pupils_come_to_what_their_body_holds(extractor: Extractor, body: str, rest: str) -> None:
    record = read(extractor, f"3月21日，{body}{rest}在东园酒店召开。副市长高明远出席会议。")
    assert facts(record, "holds") == {(body, "holds", body + rest)}
    recalled = read(extractor, f"3月21日，高明远参观校园。他说，{body}{rest}给他留下深刻印象。")
    assert not facts(recalled, "holds")


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("东关街旧厂房改造项目现场", "东关街旧厂房改造项目现场"),
        ("沙河新城水厂项目施工现场", "沙河新城水厂项目施工现场"),
        ("清湖一中", "清湖一中"),
        ("市三中", "清湖市三中"),
    ],
)
def test_sites_of_works_and_schools_by_number(extractor: Extractor, site: str, place: str) -> None:
    record = read(extractor, f"3月22日上午，全市第二季度重点工程集中开工活动在{site}隆重举行。")
    assert facts(record, "heldAt") == {("全市第二季度重点工程集中开工活动", "heldAt", place)}


@pytest.mark.parametrize("show", ["全市书画精品邀请展", "民进全省书画作品邀请展", "青年油画提名展"])
def test_shows_by_invitation(extractor: Extractor, show: str) -> None:
    record = read(extractor, f"昨日，由市文联主办的“共绘清湖”{show}在清湖美术馆开幕。")
    assert facts(record, "hosts") == {("清湖市文联", "hosts", f"“共绘清湖”{show}")}


@pytest.mark.parametrize(
    "listed",
    [
        "市妇联、市残联、市教育局等相关单位分管领导和读者代表近200人",
        "市妇联、市残联、市教育局分管负责人",
        "市妇联、市残联、市教育局主要领导及受表彰的先进个人",
    ],
)
@pytest.mark.parametrize(("verb", "relation"), [("出席", "attends"), ("参加", "takesPartIn")])
def test_bodies_whose_leaders_come(extractor: Extractor, listed: str, verb: str, relation: str) -> None:
    text = f"4月25日上午，全市青年读书节启动仪式在市图书馆举行。副市长高明远致辞。{listed}{verb}仪式。"
    found = {f[0] for f in facts(read(extractor, text), relation)}
    assert found == {"清湖市妇联", "清湖市残联", "清湖市教育局"}


@pytest.mark.parametrize(
    "told", ["，参加义务植树活动", "，与干部群众一起参加义务植树活动", "，和大家一道参加义务植树活动"]
)
def test_who_goes_somewhere_to_take_part(extractor: Extractor, told: str) -> None:
    record = read(extractor, f"3月12日上午，市领导高明远、贺立、于婉来到城北新区{told}。", "市领导参加义务植树活动")
    assert {f[0] for f in facts(record, "takesPartIn")} == {"高明远", "贺立", "于婉"}


def test_who_comes_to_what_else_goes_on(extractor: Extractor) -> None:
    began = "5月9日，市长高明远率我市经贸代表团在厦门开展招商对接活动。"
    record = read(extractor, f"{began}市委常委贺立，副市长于婉参加相关活动。", "高明远率团在厦门招商")
    taking = facts(record, "takesPartIn")
    assert {("贺立", "takesPartIn", "招商对接活动"), ("于婉", "takesPartIn", "招商对接活动")} <= taking
