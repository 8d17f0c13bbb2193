"""What strict readers of the corpus found wrong, in sentences of the same kind. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord


def names(record: ArticleRecord, kind: str) -> set[str]:
    return {e.names[0] for e in record.entities if e.type == kind}


def test_what_a_scene_lists_is_no_other_occasion(extractor: Extractor) -> None:
    text = "市文旅局在清湖区举行“山水有约”读书节。在青石镇、云溪镇等地，居民参加剪纸、灯谜等活动，迎接新春。"
    assert not [f for f in facts(read(extractor, text, "读书节举行"), "heldAt") if "镇" in f[2]]


def test_a_tour_that_ended_elsewhere(extractor: Extractor) -> None:
    text = "高明远近日在宁夏考察。6月19日，高明远结束在青海考察后，来到宁夏，到银川市调研。"
    held = facts(read(extractor, text, "高明远在宁夏考察"), "heldAt")
    assert not [f for f in held if f[2].startswith("青海")]


def test_who_gives_a_banquet_for_a_couple(extractor: Extractor) -> None:
    text = "当晚，泰国总理卡里姆和夫人伊娜为高明远和于婉举行盛大欢迎宴会。"
    record = read(extractor, "国家主席高明远6日同泰国总理卡里姆会谈。\n高明远夫人于婉参加。\n" + text, "高明远访问泰国")
    assert ("高明远", "meets", "于婉") not in facts(record, "meets")


def test_who_presides_and_stresses_speaks(extractor: Extractor) -> None:
    text = "全市宣传部长会议7日在青石镇召开。\n市委常委、宣传部部长李小林主持会议并作工作布置，强调要深入学习。"
    record = read(extractor, text, "全市宣传部长会议召开")
    assert ("李小林", "speaksAt", "全市宣传部长会议") in facts(record, "speaksAt")
    assert names(record, "Event") == {"全市宣传部长会议"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("今天，市打击侵权假冒工作领导小组办公室召开会议。", "打击侵权假冒工作领导小组办公室"),
        ("市宣传部部长李小林出席会议。", "市委宣传部"),
    ],
)
def test_whole_names_of_bodies(extractor: Extractor, text: str, body: str) -> None:
    assert any(name.endswith(body) for name in names(read(extractor, text, "会议召开"), "Organization"))


@pytest.mark.parametrize(
    ("text", "person"),
    [("展厅展出徐悲鸿、齐白石等画家的作品。", "徐悲鸿"), ("影片讲述了围棋大师吴清源的生活经历。", "吴清源")],
)
def test_known_people_whom_no_pattern_leads_to(extractor: Extractor, text: str, person: str) -> None:
    assert person in names(read(extractor, text, "展览举行"), "Person")


@pytest.mark.parametrize(
    "text",
    [
        "秋天的胡杨林迎来了最佳观赏期。",
        "塞瓦斯托波尔遭到袭击。",
        "坚持以习近平新时代中国特色社会主义思想为指引。",
        "主席说，欢迎议长先生来华参加会议。",
    ],
)
def test_what_is_no_person(extractor: Extractor, text: str) -> None:
    assert not names(read(extractor, text, "清湖消息"), "Person")


def test_the_province_named_just_before(extractor: Extractor) -> None:
    text = "高明远在云南省委书记王宁、省人民政府省长周予陪同下，来到昆明市调研。他从四川省来。"
    record = read(extractor, text, "高明远在云南调研", place="中国")
    assert {"云南省委", "云南省政府"} <= names(record, "Organization")


def test_the_offices_of_another_party(extractor: Extractor) -> None:
    text = "高明远会见越共中央政治局委员、中组部部长阮氏玉。"
    assert ("阮氏玉", "holdsPost", "越共中央组织部", "部长") in facts(read(extractor, text, "高明远会见阮氏玉"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第十批在韩志愿军烈士遗骸交接仪式在青石机场举行。", "第十批在韩志愿军烈士遗骸交接仪式"),
        ("团结党今天在青石大厦举行该党最高委员会会议。", "最高委员会会议"),
    ],
)
def test_names_of_occasions_begin_where_a_word_begins(extractor: Extractor, text: str, name: str) -> None:
    assert names(read(extractor, text, "会议举行"), "Event") == {name}


def test_a_tour_is_no_done_thing(extractor: Extractor) -> None:
    text = "市长高明远与泰国总理卡里姆共同考察了清湖工业园。高明远结束访问，秘书长贺立等陪同人员同机抵达。"
    assert "考察清湖工业园" in names(read(extractor, text), "Event")


def test_a_state_visit_goes_by_the_visitor(extractor: Extractor) -> None:
    record = read(extractor, "高明远10日会见来华进行国事访问的泰国总理卡里姆。", "高明远会见卡里姆")
    assert ("卡里姆", "takesPartIn", "卡里姆来华进行国事访问") in facts(record, "takesPartIn")


def test_a_visit_told_as_done_is_named_as_one(extractor: Extractor) -> None:
    record = read(extractor, "应泰国政府邀请，远山党代表团访问了泰国、文莱。", "远山党代表团访问泰国")
    assert "远山党代表团访问泰国、文莱" in names(record, "Event")
