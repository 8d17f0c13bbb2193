"""Bodies behind a clause. All texts are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("贺信由市水务局办公室主任顾明川宣读。", "清湖市水务局办公室"),
        ("设备转至江东大学。", "江东大学"),
        ("大会审议通过了全国政协主席团名单。", "全国政协"),
        ("他应江东大学邀请作报告。", "江东大学"),
        ("临州市审计局执法大队到场。", "临州市审计局执法大队"),
        ("护士工会——江东护理学院罢工。", "江东护理学院"),
        ("清湖市社科院和清湖市博物馆同时开放。", "清湖市博物馆"),
        ("他在清湖考察了远岭三集团。", "远岭三集团"),
        ("先进村和柳浦镇派出所代表作典型发言。", "柳浦镇派出所"),
        ("志愿者替市委办公室送去礼物。", "清湖市委办公室"),
        ("市委常委石磊波及市法院负责人列席会议。", "清湖市法院"),
        ("清湖书画展移师临州市美术馆展出。", "临州市美术馆"),
        ("2031北岭乐团音乐会将演出，街边有家远山幼儿园。", "北岭乐团"),
        ("我市重点项目东山中心医院开工。", "东山中心医院"),
    ],
)
def test_a_body_begins_behind_a_clause(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities for n in e.names}


@pytest.mark.parametrize(
    "text",
    [
        "警方打掉一个跨境犯罪集团。",
        "观众走进博物馆。",
        "各地加快办好幼儿园。",
        "大家要努力建设一流军医大学。",
        "要紧盯养老院。",
        "他就读于世界一流大学。",
        "地震发生在以色列东北部。",
        "建成60万个村级卫生室。",
        "专家践行党校职责。",
        "要事关世界一流大学建设，加快建设新时代中国特色世界一流大学。",
        "要突显商会会员的先进性，着力健全商会工作机构。",
        "要深化示范商会创建活动。",
        "会议要求加强县乡人大工作。",
        "各区市县法院负责人、全市两级法院法官参加。",
        "机关部门和学院负责人参加座谈。",
        "各县（市、区）中小学负责人参加。",
        "会上为十六期党校优秀学员颁奖。",
        "他是省委党校大学学历。",
    ],
)
def test_no_body(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type in ("Organization", "Company")]


def test_what_is_inspected_is_no_name(extractor: Extractor) -> None:
    record = read(extractor, "顾明川到福溪县检查档案馆建设工作，对福溪县考察捐赠学校表示满意。")
    assert not [n for e in record.entities if e.type == "Organization" for n in e.names]


def test_a_meeting_of_the_committee_is_no_body(extractor: Extractor) -> None:
    record = read(extractor, "市委书记顾明川主持召开市委常委会议。")
    assert not [n for e in record.entities if e.type == "Organization" for n in e.names if n.endswith("常委会")]
