"""News of counties, towns and villages: petitions heard, lectures, stops of tours, posts in villages. All invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, posts, read

from kg.pipeline.extractor import Extractor

TOUR = "顾明川调研防汛工作"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        # Mongolian villages, schools, police posts
        ("市长顾明川先后来到乌兰嘎查、巴彦苏木哈达嘎查，实地了解情况。", {"乌兰嘎查", "巴彦苏木哈达嘎查"}),
        ("市长顾明川先后来到柳浦镇中心完小、柳浦交警中队看望慰问。", {"柳浦镇中心完小", "柳浦交警中队"}),
        # how many there are is no name, and what 和 joins is two
        ("市长顾明川走访柳浦街道6个社区，了解社区治理工作。", {"柳浦街道"}),
        ("市长顾明川参观了远芯微电子公司生产车间和云石研究院。", {"远芯微电子公司生产车间", "云石研究院"}),
        # how many go; a home among them
        ("副市长顾明川带队，一行14人，赴柳浦镇前溪村、南桥村，学习先进经验。", {"柳浦镇前溪村", "南桥村"}),
        (
            "市长顾明川先后来到远海精工股份有限公司、柳浦街道老党员曾庆丰家中、柳浦镇敬老院，送去慰问金。",
            {"远海精工股份有限公司", "柳浦镇敬老院"},
        ),
    ],
)
def test_the_stops_of_tours_in_counties(extractor: Extractor, text: str, stops: set[str]) -> None:
    record = read(extractor, f"4月2日，{text}", TOUR)
    assert {place for _, _, place in facts(record, "inspects")} == stops


@pytest.mark.parametrize(
    "text",
    [
        "市长顾明川深入柳浦镇调研。市水利局局长骆文彬，市应急局副局长贝立陪同，深入前溪村，检查隐患排查情况。",
        "市长顾明川来到柳浦镇，走访慰问了困难党员骆文彬、脱贫户贝立，随后到前溪村看望老人。",
    ],
)
def test_who_goes_along_or_is_called_on_does_not_travel(extractor: Extractor, text: str) -> None:
    found = facts(read(extractor, f"4月2日，{text}", TOUR), "inspects")
    assert {who for who, _, _ in found} == {"顾明川"}
    assert ("顾明川", "inspects", "前溪村") in {(s, p, o.removeprefix("柳浦镇")) for s, p, o in found}


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("市长接访", "市长顾明川在市信访接待中心公开接待来访群众，与群众面对面交流。", "清湖市信访接待中心"),
        ("顾明川调研", "市长顾明川深入柳浦镇调研。随后，在柳浦镇政府，顾明川主持召开防汛调度会。", "柳浦镇政府"),
        (
            "顾明川调研",
            "市长顾明川深入柳浦镇调研。随后，在柳浦镇政府三楼会议室，顾明川主持召开座谈会。",
            "柳浦镇政府三楼会议室",
        ),
        ("顾明川慰问", "市长顾明川来到柳浦镇中心小学，送去慰问金并召开座谈会。", "柳浦镇中心小学"),
    ],
)
def test_where_it_is_held(extractor: Extractor, headline: str, text: str, place: str) -> None:
    held = {where for _, _, where in facts(read(extractor, f"4月2日，{text}", headline), "heldAt")}
    assert held == {place}


def test_where_it_is_not_held(extractor: Extractor) -> None:
    """After several stops, or in a county, a meeting may be anywhere; a main hall is no place."""
    several = "4月2日，市长顾明川到前溪村、柳浦水库调研，并召开座谈会。"
    assert "座谈会" not in {name for name, _, _ in facts(read(extractor, several, "顾明川调研"), "heldAt")}
    video = "昨日，我市召开防汛电视电话会议。市长顾明川在市主会场出席会议并讲话。"
    assert not facts(read(extractor, video, "全市防汛电视电话会议召开"), "heldAt")
    elsewhere = "4月2日，市长顾明川深入柳浦镇调研防汛工作。当天下午，顾明川还在清湖宾馆主持召开企业座谈会。"
    held = facts(read(extractor, elsewhere, TOUR), "heldAt")
    assert {name for name, _, place in held if place == "清湖宾馆"} == {"顾明川调研防汛工作企业座谈会"}


MEETING = "全市春耕现场会召开"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("副市长翁海波对前段工作进行了总结，并就下阶段工作进行了安排部署。", ("翁海波", "assignsWorkAt")),
        ("副市长翁海波总结了前段工作，部署了下阶段工作。", ("翁海波", "assignsWorkAt")),
        ("副市长翁海波就森林防灭火工作作了强调。", ("翁海波", "speaksAt")),
        ("副市长翁海波就做好防汛工作讲了意见。", ("翁海波", "speaksAt")),
        ("市督导组组长翁海波代表督导组反馈了督导发现的问题。", ("翁海波", "reportsAt")),
        ("翁海波代表市委对新一届班子表示祝贺，并提出三点要求。", ("翁海波", "speaksAt")),
        ("市政协委员翁海波、石岚先后围绕规范管理、品牌建设等建言。", ("石岚", "contributesAt")),
        ("市委宣讲团成员翁海波紧扣全会精神，从五个方面进行了系统阐释和深入解读。", ("翁海波", "reportsAt")),
        ("市委书记翁海波以普通党员身份参加。", ("翁海波", "takesPartIn")),
    ],
)
def test_what_is_done_at_meetings(extractor: Extractor, text: str, fact: Fact) -> None:
    record = read(extractor, f"4月2日，{MEETING}。{text}", MEETING)
    assert (*fact, "全市春耕现场会") in {(*f[:2], "全市春耕现场会") for f in facts(record)}


def test_whose_home_it_is_is_no_place(extractor: Extractor) -> None:
    text = "4月2日，市长顾明川先后来到柳浦街道离休干部贝长安、老党员骆文义家中走访慰问，并到前溪村看望老人。"
    stops = {place for _, _, place in facts(read(extractor, text, TOUR), "inspects")}
    assert "前溪村" in stops
    assert not any("贝长安" in stop for stop in stops)


def test_who_goes_together(extractor: Extractor) -> None:
    text = "4月2日，市长顾明川到柳浦镇调研。市领导翁海波、石岚及市商务局主要负责人一同前往。"
    found = facts(read(extractor, text, "顾明川调研"), "takesPartIn")
    assert {who for who, _, _ in found} >= {"翁海波", "石岚"}


def test_a_host_who_goes_along_speaks(extractor: Extractor) -> None:
    text = "4月2日，云溪市政协副主席贺立一行来我市考察。市政协主席顾明川陪同考察。顾明川希望双方加强互动。"
    found = facts(read(extractor, text, "云溪市政协考察组来我市考察"), "speaksAt")
    assert {who for who, _, _ in found} == {"顾明川"}


def test_a_first_secretary_is_of_the_village(extractor: Extractor) -> None:
    text = "4月2日，柳浦镇前溪村党员大会召开。柳浦镇党委副书记顾明川、驻村第一书记石岚到会指导。"
    assert ("石岚", "前溪村", "驻村第一书记") in {
        (who, body.removeprefix("柳浦镇"), title)
        for who, body, title in posts(read(extractor, text, "前溪村党员大会召开"))
    }


def test_a_firm_of_common_words_signs_with_one_that_is_known(extractor: Extractor) -> None:
    text = "4月2日，项目签约仪式举行。会上，飞马牧业与金草滩乳业公司签订了战略合作协议。"
    assert facts(read(extractor, text, "项目签约"), "signsWith") == {("飞马牧业", "signsWith", "金草滩乳业公司")}
