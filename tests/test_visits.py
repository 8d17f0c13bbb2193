"""Tours told stop by stop: lists, scenes, subjects left out, and what is no visit. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

TITLE = "顾明川调研重点项目"
LEAD = "昨日，市长顾明川带队深入柳浦镇，调研重点项目建设。"


def _stops(extractor: Extractor, text: str, headline: str = TITLE) -> set[str]:
    return {stop for who, _, stop in facts(read(extractor, text, headline), "inspects") if who == "顾明川"}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        ("顾明川先后来到青石村、远山光电有限公司，通过看现场、听介绍了解情况。", {"青石村", "远山光电有限公司"}),
        ("随后，顾明川一行驱车前往青石村，与村民交谈。", {"青石村"}),
        ("随后，他又来到青石村。", {"青石村"}),
        ("在青石村和远山光电有限公司项目现场，顾明川仔细询问进度。", {"青石村", "远山光电有限公司"}),
        ("在青石村，他走进农户家中，问收成。", {"青石村"}),
        ("第一站来到青石村。", {"青石村"}),
        ("顾明川在镇长贺建霖陪同下，察看了位于柳浦镇的远山光电有限公司。", {"远山光电有限公司"}),
        ("顾明川还走进远山光电有限公司的育秧大棚，询问长势。", {"远山光电有限公司"}),
        ("顾明川不顾山高路远，徒步五公里，赶到青石村看望受灾群众。", {"青石村"}),
    ],
)
def test_the_stops_of_a_tour(extractor: Extractor, told: str, stops: set[str]) -> None:
    found = _stops(extractor, LEAD + told)
    assert {stop for stop in found if stop.removeprefix("柳浦镇") in stops} and len(found) == len(stops) + 1
    assert "柳浦镇" in found


@pytest.mark.parametrize(
    "told",
    [
        "在远山光电有限公司，总经理贺建霖对记者说，订单已经排满。",
        "随后，顾明川来到清湖会议中心，出席云溪大会。",
        "顾明川要求，干部要深入青石村，走访群众。",
        "顾明川将赴青石村调研。",
        "贺建霖汇报说，顾明川去年到青石村看过水库。",
        "顾明川慰问了远山光电有限公司退休工人李德明。",
        "顾明川把认识统一到清湖市委的部署上来。",
    ],
)
def test_what_is_no_stop(extractor: Extractor, told: str) -> None:
    assert _stops(extractor, LEAD + told) == {"柳浦镇"}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        # rooms stand for the house that they are in
        ("顾明川实地查看了市一中、远山小学的食堂和宿舍，询问情况。", {"清湖市一中", "远山小学"}),
        ("顾明川先后来到市医院急诊科、远山超市生鲜区，看望值班人员。", {"清湖市医院", "远山超市"}),
        # what is done at a stop is no part of its name
        ("顾明川还到前溪水库乘船视察。", {"前溪水库"}),
        ("顾明川来到青石村参观远山博物馆。", {"青石村", "远山博物馆"}),
        ("顾明川前往青石工业园了解园区建设情况。", {"青石工业园"}),
    ],
)
def test_stops_with_what_is_there(extractor: Extractor, told: str, stops: set[str]) -> None:
    assert _stops(extractor, LEAD + told) == {"柳浦镇", *stops}


def test_a_division_behind_its_own_is_a_stop(extractor: Extractor) -> None:
    assert _stops(extractor, LEAD + "顾明川先后前往云南红河、浙江绍兴等地考察。") >= {"绍兴市"}
    assert "杭州西湖" in _stops(extractor, LEAD + "顾明川先后考察了杭州陶瓷馆和杭州西湖。"), "a lake, no district"


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("昨日，市政协组织部分委员视察物业工作。委员们先后走进南苑社区、北苑小区，查看设施。", "清湖市政协"),
        ("昨日，市住建局组织检查组检查工地安全。检查组先后来到南苑社区、市体育馆，查看设施。", "清湖市住建局"),
    ],
)
def test_a_party_that_nobody_leads_is_the_body_that_sends_it(extractor: Extractor, text: str, sender: str) -> None:
    found = {fact[:2] for fact in facts(read(extractor, text), "inspects")}
    assert found == {(sender, "inspects")}


def test_stops_without_names_of_their_own_beside_one_that_has(extractor: Extractor) -> None:
    told = "顾明川先后到柳浦镇青石村、城北污水处理厂和环城快速路，实地察看。"
    assert {"城北污水处理厂", "环城快速路"} <= _stops(extractor, LEAD + told)
    assert _stops(extractor, LEAD + "顾明川先后来到工业园区、重点项目和老旧小区，实地察看。") == {"柳浦镇"}


def test_a_party_and_who_leads_it(extractor: Extractor) -> None:
    text = "以市长顾明川为团长的清湖市党政代表团一行12人来到云溪县考察。代表团一行先后参观了青石村、远山光电有限公司。"
    found = facts(read(extractor, text, "清湖市党政代表团赴云溪县考察"), "inspects", "leads")
    for who in ("顾明川", "清湖市党政代表团"):
        assert {(who, "inspects", stop) for stop in ("云溪县", "远山光电有限公司")} <= found
    assert any(who == "顾明川" and relation == "leads" for who, relation, _ in found)


def test_each_goes_where_the_sentence_says(extractor: Extractor) -> None:
    text = LEAD + "副市长贺建霖到青石村慰问老党员；副市长翁海波则深入云溪村督导。"
    found = facts(read(extractor, text, TITLE), "inspects")
    assert {who for who, _, stop in found if "青石村" in stop} == {"贺建霖"}
    assert {who for who, _, stop in found if "云溪村" in stop} == {"翁海波"}


def test_a_stop_before_or_after_a_ceremony(extractor: Extractor) -> None:
    text = "昨日，青石医院揭牌仪式在柳浦镇举行，市委书记沈国梁出席仪式。仪式结束后，沈国梁冒雨来到青石村，与群众交谈。"
    assert any("青石村" in stop for _, _, stop in facts(read(extractor, text, "青石医院揭牌"), "inspects"))


def test_a_delegation_that_is_brought(extractor: Extractor) -> None:
    text = "市长顾明川率清湖市党政代表团一行8人赴云溪县考察。代表团一行先后走进青石村和远山光电有限公司。"
    found = facts(read(extractor, text, "清湖市党政代表团赴云溪县考察"), "inspects")
    assert ("清湖市党政代表团", "inspects", "远山光电有限公司") in found


def test_those_who_are_led(extractor: Extractor) -> None:
    text = "昨日，市长顾明川带队，市领导、各部门负责人先后来到青石村、远山光电有限公司，看进度、比干劲。"
    assert {"远山光电有限公司"} <= _stops(extractor, text, "市领导调研重点项目")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "昨日，市长顾明川带队，到白石、溪北、柳岭街道调研重点项目。",
            {("顾明川", "inspects", n) for n in ("白石街道", "溪北街道", "柳岭街道")},
        ),
        (
            "昨日，市长顾明川带队到柳浦镇调研。调研组一行先后深入柳北、溪口和云帆等社区，实地察看办公场所。",
            {("顾明川", "inspects", n) for n in ("柳浦镇", "柳北社区", "溪口社区", "云帆社区")},
        ),
        (
            "昨日，省水利厅副厅长顾明川带队到柳浦镇检查防汛工作。检查组先后在柳浦镇农技站、青石村等地，对物资储备进行实地检查。",
            {("顾明川", "inspects", n) for n in ("柳浦镇", "柳浦镇农技站", "青石村")},
        ),
        (
            "昨日，省水利厅副厅长顾明川在市水利局局长贺建霖，副局长于婉的陪同下，带领省防汛工作组在柳浦镇检查防汛工作。",
            {("顾明川", "inspects", "柳浦镇")},
        ),
        (
            "昨日，白河县党政考察团一行来我市考察。市领导贺建霖、于婉陪同。考察团一行先后来到远山光电有限公司、柳浦镇等地考察。",
            {("白河县党政考察团", "inspects", n) for n in ("清湖市", "远山光电有限公司", "柳浦镇")},
        ),
    ],
)
def test_lists_that_share_a_head_and_parties(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    found = facts(read(extractor, text), "inspects")
    assert {(who, does, stop) for who, does, stop in found} == expected


def test_a_division_at_the_end_of_a_list_shares_nothing(extractor: Extractor) -> None:
    record = read(extractor, "昨日，省长顾明川先后来到九江、景德镇等地考察。", place="江西省")
    assert {name for _, _, name in facts(record, "inspects")} == {"九江市", "景德镇市"}


def test_a_tour_told_by_who_escorts(extractor: Extractor) -> None:
    text = "昨日，盟政协副主席顾明川一行深入西河旗就生态工程实施情况进行实地调研。旗政协主席贺建霖陪同调研。"
    assert facts(read(extractor, text, place=None), "accompanies") == {
        ("贺建霖", "accompanies", "就生态工程实施情况进行实地调研")
    }


def test_a_tour_by_a_team_of_whom_nobody_is_named(extractor: Extractor) -> None:
    text = "昨日，市生态研究会课题组一行，来我县围绕湿地保护专题开展调研。县政协副主席贺建霖陪同调研。"
    assert facts(read(extractor, text, place=None), "accompanies") == {
        ("贺建霖", "accompanies", "围绕湿地保护专题开展调研")
    }


@pytest.mark.parametrize(
    ("text", "who", "stops"),
    [
        (
            "昨日，白河县党政考察团一行来我市考察。考察团一行先后走访了远山光电有限公司、青石村。",
            "白河县党政考察团",
            {"远山光电有限公司", "青石村"},
        ),
        (
            "3月12日，市节水协会课题组一行，来我市围绕“灌区节水”开展调研。课题组一行先后深入青石村、沙湾水库实地察看。",
            "市节水协会课题组",
            {"青石村", "沙湾水库"},
        ),
    ],
)
def test_the_stops_of_a_party_where_nobody_is_named(extractor: Extractor, text: str, who: str, stops: set[str]) -> None:
    found = facts(read(extractor, text, f"{who}来我市考察"), "inspects")
    assert stops <= {stop for party, _, stop in found if party.endswith(who)}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        (
            "顾明川先后走访了长青家具、丰年农具、双喜电缆等企业，了解生产情况。",
            {"长青家具", "丰年农具", "双喜电缆"},
        ),
        ("顾明川考察了青石村、康源药业、清湖公园。", {"青石村", "康源药业", "清湖公园"}),
        ("顾明川还来到宁河和平区农村电商服务中心，与店主交谈。", {"宁河和平区农村电商服务中心"}),
        ("顾明川先后来到清湖公园、天成纺织和青石村，实地察看。", {"清湖公园", "天成纺织", "青石村"}),
    ],
)
def test_firms_among_stops(extractor: Extractor, told: str, stops: set[str]) -> None:
    record = read(extractor, LEAD + told, TITLE)
    firms = {e.names[0] for e in record.entities if e.type == "Company"}
    assert stops <= _stops(extractor, LEAD + told) and firms == {s for s in stops if s[-1] not in "村园心"}


@pytest.mark.parametrize("list_", ["商贸、餐饮、住宿", "食品生产、危险化学品、建筑施工"])
def test_trades_are_no_firms(extractor: Extractor, list_: str) -> None:
    assert _stops(extractor, f"{LEAD}顾明川先后来到{list_}等企业，检查消防安全。") == {"柳浦镇"}


def test_a_team_of_a_standing_committee(extractor: Extractor) -> None:
    text = "3月12日，市人大常委会水法执法检查组到青石区检查工作。检查组先后来到云溪水库、青石村。"
    found = facts(read(extractor, text, "执法检查组来检查"), "inspects")
    assert ("清湖市人大常委会水法执法检查组", "inspects", "云溪水库") in found


@pytest.mark.parametrize(
    ("scene", "stops"),
    [
        ("在北岭（临州）国际商务区，顾明川要求严肃查处。", {"北岭（临州）国际商务区"}),
        ("在北岭航空动力产业园，顾明川勉励大家抢占先机。", {"北岭航空动力产业园"}),
        ("在塔山煤矿，顾明川对矿工的干劲予以肯定。", {"塔山煤矿"}),
        ("在招商工作方面，顾明川强调，要抓好落实。", set()),
        ("在谈到改革时，顾明川指出，要抓好落实。", set()),
    ],
)
def test_a_stop_where_the_visitor_says_something(extractor: Extractor, scene: str, stops: set[str]) -> None:
    text = f"昨日，市长顾明川赴柳浦镇调研。顾明川来到清湖粮油有限公司，察看生产情况。{scene}"
    found = {o for _, _, o in facts(read(extractor, text, "顾明川赴柳浦镇调研"), "inspects")}
    assert found - {"柳浦镇", "清湖粮油有限公司", "清湖市柳浦镇"} == stops


@pytest.mark.parametrize(
    ("told", "went"),
    [
        (
            "市领导顾明川、贺建霖分别来到远山小学、青石小学慰问教师。",
            {("顾明川", "远山小学"), ("贺建霖", "青石小学")},
        ),
        # who went where is not told
        ("市领导顾明川、贺建霖分别来到远山小学、青石小学、柳浦中学慰问教师。", set()),
        ("市领导顾明川、贺建霖分别来到远山小学、青石小学等地慰问教师。", set()),
    ],
)
def test_who_went_where_when_each_went_elsewhere(extractor: Extractor, told: str, went: set[tuple[str, str]]) -> None:
    article = read(extractor, f"教师节前夕，全市开展慰问活动。{told}", "全市开展教师节慰问活动")
    found = {(who, stop) for who, _, stop in facts(article, "inspects")}
    assert {(who, stop.removeprefix("清湖市")) for who, stop in found} == went
