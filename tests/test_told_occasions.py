"""Occasions that a clause tells of without a noun for them, and several talks on one visit. All texts are invented."""

from __future__ import annotations

import pytest
from reading import entity, facts, main, read

from kg.pipeline.extractor import Extractor


def test_what_opens_somewhere(extractor: Extractor) -> None:
    record = read(extractor, "昨日，清湖市第三水厂在柳浦镇开工建设，总投资2亿元。")
    assert facts(record, "heldAt") == {("清湖市第三水厂开工建设", "heldAt", "柳浦镇")}


def test_who_is_there_where_something_is_signed(extractor: Extractor) -> None:
    record = read(extractor, "昨天上午，远山集团与清湖市政府在市会展中心签署战略合作协议，市长顾明川出席。")
    signing = "远山集团与清湖市政府签署战略合作协议"
    assert facts(record, "heldAt", "attends") == {
        (signing, "heldAt", "清湖市会展中心"),
        ("顾明川", "attends", signing),
    }


@pytest.mark.parametrize(
    "text",
    [
        "清湖市第三水厂将在柳浦镇开工建设。",
        "今年以来，累计有30个项目在柳浦镇开工。",
        "昨日在柳浦镇开工，总投资2亿元。",
    ],
)
def test_nothing_opens(extractor: Extractor, text: str) -> None:
    assert not facts(read(extractor, text), "heldAt")


def test_a_tour_of_an_earlier_year(extractor: Extractor) -> None:
    record = read(extractor, "2029年6月，市委书记沈国梁在柳浦镇前溪村考察时强调，要护好水。如今前溪村的水更清了。")
    tour = entity(record, "沈国梁在柳浦镇前溪村考察")
    assert (tour.attributes["kind"], tour.attributes["eventStatus"], tour.main) == ("调研", "past", False)
    assert facts(record, "speaksAt", "inspects") == {
        ("沈国梁", "speaksAt", tour.names[0]),
        ("沈国梁", "inspects", "柳浦镇前溪村"),
    }


def test_a_tour_of_today_is_the_one_that_the_article_is_about(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市委书记沈国梁在柳浦镇前溪村考察时强调，要护好水。", "沈国梁在前溪村考察")
    assert [e.names[0] for e in record.entities if e.type == "Event"] == ["沈国梁在前溪村考察"]
    assert facts(record, "heldAt") == {("沈国梁在前溪村考察", "heldAt", "柳浦镇前溪村")}


def test_several_talks_on_a_visit(extractor: Extractor) -> None:
    record = read(
        extractor,
        "9月18日至22日，中国国家副主席沈国梁访问巴西。在会见巴西总统卡洛斯时，沈国梁表示，愿加强合作。卡洛斯表示，愿加强交流。"
        "在会见巴西议长费尔南多时，沈国梁说，要增进往来。沈国梁还会见圣保罗市市长佩德罗。",
        "沈国梁访问巴西",
    )
    first, second, third = (f"沈国梁会见{guest}" for guest in ("卡洛斯", "费尔南多", "佩德罗"))
    assert facts(record, "attends") == {
        *(("沈国梁", "attends", talk) for talk in (first, second, third)),
        ("卡洛斯", "attends", first),
        ("费尔南多", "attends", second),
        ("佩德罗", "attends", third),
    }
    assert facts(record, "speaksAt") == {
        ("沈国梁", "speaksAt", first),
        ("卡洛斯", "speaksAt", first),
        ("沈国梁", "speaksAt", second),
    }
    assert ("沈国梁访问巴西", "heldAt", "巴西") in facts(record, "heldAt")


def test_an_arrival_before_a_summit(extractor: Extractor) -> None:
    record = read(
        extractor, "国务院总理沈国梁昨日乘专机抵达巴黎，出席首届水利峰会。沈国梁指出，愿加强合作。", "沈国梁抵达巴黎"
    )
    assert main(record).names[0] == "沈国梁乘专机抵达巴黎"
    assert facts(record, "speaksAt") == {("沈国梁", "speaksAt", "沈国梁乘专机抵达巴黎")}


def test_a_visit_told_in_a_speech(extractor: Extractor) -> None:
    record = read(extractor, "沈国梁表示，去年，顾明川对法国进行国事访问，成果丰硕。")
    assert not facts(record, "heldAt")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("沈国梁出席首届清湖茶文化节和第三届清湖农业论坛。", ["首届清湖茶文化节", "第三届清湖农业论坛"]),
        ("沈国梁出席清湖茶叶博览会和农业论坛开幕式。", ["清湖茶叶博览会和农业论坛开幕式"]),
    ],
)
def test_two_names_joined(extractor: Extractor, text: str, names: list[str]) -> None:
    assert [e.names[0] for e in read(extractor, text).entities if e.type == "Event"] == names


@pytest.mark.parametrize(
    "headline",
    [
        "顾明川结束对老挝国事访问回到国内",
        "顾明川圆满结束对老挝国事访问 乘专机离开万象",
        "顾明川对老挝国事访问成果丰硕亮点频出",
    ],
)
def test_the_end_of_a_visit_is_the_visit(extractor: Extractor, headline: str) -> None:
    text = "国家主席顾明川2日晚在成功结束对老挝国事访问后乘专机返回清湖。贺建霖等陪同人员同机返回。"
    record = read(extractor, text, headline)
    assert facts(record, "takesPartIn") == {("顾明川", "takesPartIn", "顾明川对老挝国事访问")}


def test_a_festival_that_many_keep(extractor: Extractor) -> None:
    text = "近日，云南德宏、保山等地相继举办泼水节，人们互致祝福。"
    record = read(extractor, text, "云南多地欢度泼水节", place=None)
    assert {fact[0] for fact in facts(record, "heldAt")} == {"泼水节"}


def test_a_ceremony_for_a_work_named_before_its_day(extractor: Extractor) -> None:
    text = "全省首个海底盾构隧道——清湖轻轨延伸线项目海底隧道，今天（4月3日）在临州施工现场举行贯通仪式。隧道长2公里。"
    record = read(extractor, text)
    assert facts(record, "heldAt") == {("清湖轻轨延伸线项目海底隧道贯通仪式", "heldAt", "临州市")}


def test_an_enlarged_meeting_is_called_after_who_holds_it(extractor: Extractor) -> None:
    text = "清湖市政协党组20日下午召开（扩大）会议，传达上级文件，市政协主席、党组书记顾明川主持并讲话。"
    assert ("顾明川", "presides", "清湖市政协党组（扩大）会议") in facts(read(extractor, text))
