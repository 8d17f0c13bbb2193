"""Posts in towns, schools and what holds a meeting, whose body stands elsewhere. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "白河县首届茶叶节昨日开幕，县委书记高明远宣布开幕。",
            {("高明远", "白河县委", "书记")},
        ),
        (
            "柳浦镇端午龙舟赛昨日开赛，镇党委书记高明远宣布开赛，镇财政所所长贺立发令。",
            {("高明远", "柳浦镇党委", "书记"), ("贺立", "柳浦镇财政所", "所长")},
        ),
        (
            "奠基仪式在柳浦镇前溪工业区举行，清湖市副市长顾明川，镇委书记高明远，镇长贺立出席。",
            {("顾明川", "清湖市政府", "副市长"), ("高明远", "柳浦镇委", "书记"), ("贺立", "柳浦镇政府", "镇长")},
        ),
        (
            "清湖师范学院开学典礼昨日举行。校党委书记高明远，校党委副书记、校长贺立，纪委书记于婉出席。",
            {
                ("高明远", "清湖师范学院党委", "书记"),
                ("贺立", "清湖师范学院党委", "副书记"),
                ("贺立", "清湖师范学院", "校长"),
                ("于婉", "清湖师范学院纪委", "书记"),
            },
        ),
        (
            "市禁毒办副主任高明远通报情况。昨日，市人大常委会召开动员会，副主任贺立讲话。",
            {("高明远", "清湖市禁毒办", "副主任"), ("贺立", "清湖市人大常委会", "副主任")},
        ),
        ("物理与电子信息学院院长高明远介绍了情况。", {("高明远", "物理与电子信息学院", "院长")}),
    ],
)
def test_posts(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柳浦镇镇长高婉敲响了村民家的门。", "高婉"),
        ("副市长贺立赶到前溪村查看水情。", "贺立"),
        ("省委委员高师存到会指导。", "高师存"),
    ],
)
def test_names_before_a_verb(extractor: Extractor, text: str, name: str) -> None:
    assert {fact[0] for fact in facts(read(extractor, text), "holdsPost")} == {name}


def test_counties_speak(extractor: Extractor) -> None:
    record = read(extractor, "全市工业大会昨日召开。市水务局、义乌市、柳浦镇作交流发言。")
    spoke = {fact[0] for fact in facts(record, "contributesAt")}
    assert spoke == {"清湖市水务局", "义乌市政府", "柳浦镇政府"}


def test_many_meetings_are_no_occasion(extractor: Extractor) -> None:
    record = read(extractor, "连日来，我市召开一批会议。\n全市工业推进大会召开，高明远讲话。")
    assert facts(record, "speaksAt") == {("高明远", "speaksAt", "全市工业推进大会")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全市银企对接会昨日在市行政服务中心举行。", "清湖市行政服务中心"),
        ("医联体揭牌仪式昨日在县人民医院门诊楼前举行。", "县人民医院门诊楼前"),
        ("清湖一中建校大会昨日在该校田径场举行。", "该校田径场"),
    ],
)
def test_venues(extractor: Extractor, text: str, place: str) -> None:
    assert {fact[2] for fact in facts(read(extractor, text), "heldAt")} == {place}


def test_a_province_before_a_city_makes_no_other_body(extractor: Extractor) -> None:
    record = read(extractor, "浙江省金华市委书记高明远率团来访。金华市委秘书长贺立参加。")
    assert posts(record) == {("高明远", "金华市委", "书记"), ("贺立", "金华市委", "秘书长")}


def test_a_meeting_has_its_main_hall(extractor: Extractor) -> None:
    lead = "全市工业大会召开，高明远讲话。会期半天。大会表彰了先进。会场设在青石宾馆。"
    text = lead + "\n7月2日，全市禁毒会议在市公安局设主会场，贺立讲话。"
    spoke = {fact[::2] for fact in facts(read(extractor, text), "speaksAt")}
    assert spoke == {("高明远", "全市工业大会"), ("贺立", "全市禁毒会议")}


def test_heads_sign_for_their_bodies(extractor: Extractor) -> None:
    text = "市人民医院院长高明远与柳浦镇卫生院院长贺立签订协议。清湖大学教授于婉与市供电公司经理贺立签下合同。"
    assert {fact[::2] for fact in facts(read(extractor, text), "signsWith")} == {
        ("清湖市人民医院", "柳浦镇卫生院"),
    }


def test_who_informs_the_press_contributes(extractor: Extractor) -> None:
    text = "昨日，市政府召开学前教育新闻发布会，市教育局局长高明远介绍有关情况，并回答记者提问。市长顾明川主持。"
    spoke = {fact[:2] for fact in facts(read(extractor, text), "contributesAt", "speaksAt")}
    assert spoke == {("高明远", "contributesAt")}


def test_talks_are_no_briefing(extractor: Extractor) -> None:
    text = "昨日，市长顾明川会见某国驻华大使卡洛斯一行。顾明川介绍了清湖市的情况。"
    assert not facts(read(extractor, text), "contributesAt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市委书记高明远宣布项目开工，市长贺立讲话，副市长于婉主持。",
            {("高明远", "市委", "书记"), ("贺立", "市政府", "市长"), ("于婉", "市政府", "副市长")},
        ),
        ("常务副县长高明远，副县长贺立参加会议。", {("高明远", "县政府", "常务副县长"), ("贺立", "县政府", "副县长")}),
        (
            "市政协副主席高明远到柳浦街道前溪社区视察。区委书记贺立、副区长于婉陪同。",
            {("高明远", "市政协", "副主席"), ("贺立", "区委", "书记"), ("于婉", "区政府", "副区长")},
        ),
        (
            "我市市委副书记、市长高明远，我市政协主席贺立陪同考察。",
            {("高明远", "市委", "副书记"), ("高明远", "市政府", "市长"), ("贺立", "市政协", "主席")},
        ),
    ],
)
def test_on_a_page_without_a_place(extractor: Extractor, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert posts(read(extractor, text, place=None)) == expected, "and no 社区 has a 区委"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "昨日，柳浦镇人代会召开，来自全镇的57名代表参加会议。镇长高明远发言。",
            {("高明远", "柳浦镇政府", "镇长")},
        ),
        (
            "镇长高明远同志作柳浦镇人民政府工作报告。副镇长贺立同志作专项报告。",
            {("贺立", "柳浦镇政府", "副镇长")},
        ),
    ],
)
def test_the_town_that_meets(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text, place=None)) >= expected


def test_heads_of_farms_behind_their_names(extractor: Extractor) -> None:
    record = read(extractor, "昨日，兴盛林场召开防火会议。会议由兴盛林场王小安场长主持。", place=None)
    assert posts(record) == {("王小安", "兴盛林场", "场长")}
    assert facts(record, "presides") == {("王小安", "presides", "防火会议")}


def test_a_city_is_not_named_by_the_day(extractor: Extractor) -> None:
    record = read(extractor, "培训班3日在市委党校开班。市长顾明川出席。", place=None)
    assert {body for _, body, _ in posts(record)} == {"市政府"}
