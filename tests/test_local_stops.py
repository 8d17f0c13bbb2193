"""Inspections as local papers tell them: parties that are bodies, sites that no table knows. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor

TITLE = "顾明川督导安全生产和防汛工作"
LEAD = "6月3日上午，市长顾明川带队到柳浦镇，督导检查安全生产和防汛工作。"


def _stops(extractor: Extractor, told: str, lead: str = LEAD, headline: str = TITLE) -> set[str]:
    found = facts(read(extractor, lead + told, headline), "inspects")
    return {stop for who, _, stop in found if who == "顾明川"} - {"柳浦镇"}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        # grounds and works of every kind
        ("在范家沟防汛点，他绕着大堤走了半圈，要求加强巡查。", {"范家沟防汛点"}),
        ("在青年路北侧的八里河排水渡槽，顾明川听取工程进展汇报。", {"八里河排水渡槽"}),
        ("顾明川一行首先来到白石防洪工程及范家沟倒虹吸现场，询问设施维护情况。", {"白石防洪工程", "范家沟倒虹吸"}),
        ("随后，顾明川一行察看中山路南侧积水点，了解积水原因。", {"中山路南侧积水点"}),
        ("顾明川先后深入石岭林场、乌石岭检查站和远山煤矿，检查值班值守。", {"石岭林场", "乌石岭检查站", "远山煤矿"}),
        ("顾明川先后到城南中学、先锋村、胜利村，通过听取汇报等方式了解情况。", {"城南中学", "先锋村", "胜利村"}),
        ("顾明川还检查了白马渡加油站危化品安全工作。", {"白马渡加油站"}),
        ("顾明川到碧溪河开展巡河。", {"碧溪河"}),
        ("顾明川巡查了碧溪河白石段及青河柳浦镇段。", {"碧溪河白石段", "青河柳浦镇段"}),
        ("顾明川先后来到英才高级中学、琴湖小学等地，看望教师。", {"英才高级中学", "琴湖小学"}),
        # the body of a town that no table has, and what is there but in part
        ("在东关加油站、北岭镇政府和恒远矿业公司，顾明川翻看值班记录。", {"东关加油站", "北岭镇政府", "恒远矿业公司"}),
        # each looked at for what is done there
        ("顾明川查看了白石泵站设备运行、远山大桥河道治理等情况。", {"白石泵站", "远山大桥"}),
        # what comes behind a list leaves it whole
        ("顾明川先后到城北调压站、华信液化气站、乐安东区等地，查看供气设施。", {"城北调压站", "华信液化气站"}),
    ],
)
def test_sites_that_no_table_knows(extractor: Extractor, told: str, stops: set[str]) -> None:
    found = _stops(extractor, told)
    assert {next((s for s in stops if f.endswith(s)), f) for f in found} == stops


@pytest.mark.parametrize(
    "told",
    [
        "顾明川走访慰问了离休干部、建国前老党员和困难党员。",
        "顾明川来到工业园区、检查站和加油站，看望值班人员。",
        "顾明川驱车前往白石村祭祖。",
    ],
)
def test_what_names_no_site(extractor: Extractor, told: str) -> None:
    assert _stops(extractor, told) == set()


@pytest.mark.parametrize(
    ("text", "party", "stops"),
    [
        (
            "9月8日，省安全生产第五督导组来我市开展督导检查。督导组一行先后来到北关派出所、鑫达化工厂，查阅台账资料。",
            "省安全生产第五督导组",
            {"清湖市", "北关派出所", "鑫达化工厂"},
        ),
        (
            "10月27日下午，东阳县四大家考察团莅临我市，先后参观考察了远山工业园和白石村。",
            "东阳县四大家考察团",
            {"清湖市", "远山工业园", "白石村"},
        ),
        (
            "“五一”期间，市安委会明察暗访组对东山林场、远山加油站进行了检查。",
            "市安委会明察暗访组",
            {"东山林场", "远山加油站"},
        ),
    ],
)
def test_parties_are_bodies(extractor: Extractor, text: str, party: str, stops: set[str]) -> None:
    found = facts(read(extractor, text, party + "检查"), "inspects")
    assert {stop for who, _, stop in found if who.endswith(party[1:])} == stops


def test_a_party_that_is_brought_goes_where_its_leader_goes(extractor: Extractor) -> None:
    text = "昨日，东阳县委书记顾明川率东阳县考察团来我市考察。考察团一行实地考察了远山集团、晨光精工、东湖公园等地。"
    found = facts(read(extractor, text, "东阳县考察团来我市考察"), "inspects")
    assert {stop for who, _, stop in found if who == "东阳县考察团"} == {"清湖市", "远山集团", "晨光精工", "东湖公园"}


def test_a_title_behind_the_name(extractor: Extractor) -> None:
    lead = "昨日，顾明川副院长在副市长贺建霖、市公安局局长沈国梁等领导的陪同下，深入柳浦镇调研。"
    found = facts(
        read(extractor, lead + "顾明川副院长一行来到青石村，与村民交谈。", "顾明川副院长到柳浦镇调研"), "inspects"
    )
    assert {who for who, _, _ in found} == {"顾明川"}
    assert any(stop.endswith("青石村") for _, _, stop in found)


def test_a_scene_that_is_only_the_region(extractor: Extractor) -> None:
    told = "昨日，市长顾明川到云溪县调研。在云溪县，顾明川来到白石村、远山公司，了解生产情况。"
    assert _stops(extractor, "", told) >= {"云溪县", "远山公司"}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        # a party that goes on: 先到, 到…走进
        (
            "调研组一行先到白石镇乌兰嘎查，在牧户家中查看棚圈；到查干嘎查，走进农家看暖棚；又到云头镇部分嘎查，了解情况。",
            {"白石镇乌兰嘎查", "查干嘎查", "云头镇"},
        ),
        (
            "检查组随机抽取了槐安大街办事处、远山批发市场和三石机械有限公司进行检查。",
            {"槐安大街办事处", "远山批发市场", "三石机械有限公司"},
        ),
        (
            "检查组还先后到市妇幼保健院、白石高速出入口、石岭高速出入口督导工作开展情况。",
            {"清湖市妇幼保健院", "白石高速出入口", "石岭高速出入口"},
        ),
        # the tour of a clause is no occasion's name, and what a stop is said to be is no part of its
        ("在白石苏木乌兰嘎查实地调研时，顾明川详细了解草畜平衡情况。", {"白石苏木乌兰嘎查"}),
        ("顾明川来到云溪县车流量最大的白石口高速路疫情防控检查站，详细了解情况。", {"白石口高速路疫情防控检查站"}),
    ],
)
def test_what_a_party_does_at_its_stops(extractor: Extractor, told: str, stops: set[str]) -> None:
    assert {f.removesuffix("部分嘎查") for f in _stops(extractor, told)} == stops


@pytest.mark.parametrize("seen", ["古街风貌", "周边历史文化遗存", "橡胶林", "万亩甘蔗林", "机械化收割场景"])
def test_what_is_looked_at_is_no_stop(extractor: Extractor, seen: str) -> None:
    told = f"顾明川来到白石镇西溪村，察看{seen}，同村民交流。"
    assert _stops(extractor, told) == {"白石镇西溪村"}
    assert _stops(extractor, f"顾明川先后走进白石镇西溪村、{seen}，同村民交流。") == {"白石镇西溪村"}


def test_units_that_a_word_joins_are_two(extractor: Extractor) -> None:
    assert _stops(extractor, "顾明川先后来到礼安派出所和文昌派出所，看望慰问民警。") == {"礼安派出所", "文昌派出所"}


@pytest.mark.parametrize(
    ("told", "stops"),
    [
        # who comes is told behind the stop, or by 首站
        ("来到北湖路消防救援站，顾明川对值守人员表示感谢。", {"北湖路消防救援站"}),
        ("慰问活动首站来到西苑公园。", {"西苑公园"}),
        ("顾明川先后到宏达铸造、金穗面业、绿源饮品3家企业，调研生产情况。", {"宏达铸造", "金穗面业", "绿源饮品"}),
        ("顾明川深入市一中、市职教中心、城关小学，实地检查校园安全。", {"清湖市一中", "清湖市职教中心", "城关小学"}),
    ],
)
def test_how_a_stop_is_told_first(extractor: Extractor, told: str, stops: set[str]) -> None:
    assert _stops(extractor, told) == stops


def test_who_comes_to_assess(extractor: Extractor) -> None:
    text = "1月8日，省乡村振兴考核组组长顾明川一行到我市开展考核。考核组先后深入白石镇李家沟村，走访农户。"
    assert _stops(extractor, "", text, "省考核组来我市考核") >= {"清湖市", "白石镇李家沟村"}
