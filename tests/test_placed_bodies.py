"""Bodies that a place tells together with what they are. All bodies are invented but for those of states."""

from __future__ import annotations

import pytest
from reading import entity, facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市二中校长顾明川致辞。", "市二中"),
        ("贺建霖来到县第三小学，看望教师。", "县第三小学"),
        ("县畜牧中心的技术员在场指导。", "县畜牧中心"),
        ("沈国梁原是市毛巾厂工人。", "市毛巾厂"),
        ("浙江远帆造船厂日前与港方签订协议。", "浙江远帆造船厂"),
        ("挪威国家地质局3日发布报告。", "挪威国家地质局"),
        ("巴西国家航运署表示，港口已恢复作业。", "巴西国家航运署"),
        ("活动由县教体局、县旅发委承办。", "县旅发委"),
        ("市公安局北岭派出所所长顾明川介绍了情况。", "市公安局北岭派出所"),
        ("任命顾明川为县人民法院民事审判第一庭庭长。", "县人民法院民事审判第一庭"),
        ("索尼日前与网易签约。", "网易"),
    ],
)
def test_a_body_behind_its_place(extractor: Extractor, text: str, name: str) -> None:
    bodies = [e for e in read(extractor, text).entities if e.type in ("Organization", "Company")]
    assert any(n.endswith(name.removeprefix("市").removeprefix("县")) for e in bodies for n in e.names)


@pytest.mark.parametrize(
    "text",
    [
        "市中心一小部分群众参加。",
        "党的十八届三中全会以来，变化很大。",
        "北京的购物中心人来人往。",
        "美国当局没有回应。",
        "挪威计划在边境部署雷达。",
        "防汛队伍赶到丰田村。",
        "记者来到北京这家造船厂。",
    ],
)
def test_no_body_behind_a_place(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type in ("Organization", "Company")]


@pytest.mark.parametrize(
    ("text", "site", "event"),
    [
        (
            "昨天，我国在云溪卫星发射中心使用远山三号火箭，成功将青石二号卫星发射升空。",
            "云溪卫星发射中心",
            "我国成功将青石二号卫星发射升空",
        ),
        ("青石一号火箭今天在我国北岭航天发射场成功发射升空。", "北岭航天发射场", "青石一号火箭成功发射升空"),
        ("今天，我国在云溪卫星发射中心成功发射青石五号卫星。", "云溪卫星发射中心", "我国成功发射青石五号卫星"),
    ],
)
def test_rockets_start_at_a_place(extractor: Extractor, text: str, site: str, event: str) -> None:
    record = read(extractor, text)
    assert entity(record, site).type == "Place"
    assert (event, "heldAt", site) in facts(record)


def test_who_starts_rockets_is_a_body(extractor: Extractor) -> None:
    record = read(extractor, "酒泉卫星发射中心负责人顾明川介绍了情况。")
    assert entity(record, "酒泉卫星发射中心").type == "Organization"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("市长顾明川来到北岭起义纪念馆，参观展览。", "北岭起义纪念馆", "Place"),
        ("仪式在北岭起义纪念馆、青石广场举行。", "北岭起义纪念馆", "Place"),
        ("市长顾明川来到青山机械林场，察看防火工作。", "青山机械林场", "Place"),
        ("北岭起义纪念馆举办主题展览。", "北岭起义纪念馆", "Organization"),
        ("顾明川是北岭起义纪念馆馆长。", "北岭起义纪念馆", "Organization"),
        ("活动由北岭起义纪念馆和市文化馆主办。", "北岭起义纪念馆", "Organization"),
    ],
)
def test_a_site_is_a_body_where_it_acts(extractor: Extractor, text: str, name: str, kind: str) -> None:
    assert entity(read(extractor, text), name).type == kind


def test_a_state_that_acts_is_one_thing(extractor: Extractor) -> None:
    text = "4日至6日，挪威外交大臣卡洛斯访问巴西。卡洛斯会见了巴西总统贺立。"
    record = read(extractor, text, "卡洛斯访问巴西")
    ids = {e.id: e.type for e in record.entities if "巴西" in e.names}
    assert {ids[r.object] for r in record.relations if r.relation == "heldAt" and r.object in ids} == {"Organization"}
