"""Posts of the assembly that sits, the town that meets, the committee of a list. All texts are invented."""

from __future__ import annotations

import pytest
from reading import Fact, posts, read

from kg.pipeline.extractor import Extractor

CITY, COUNTY, TOWN = "江东省临州市", "江东省临州市清湖县", "江东省临州市清湖县柳浦镇"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市九届人大常委会召开第十三次会议，听取副市长高明远的报告。\n副主任许文川主持。副主任张建林、朱能海，秘书长欧阳秋月到会。",
            {
                ("高明远", "临州市政府", "副市长"),
                ("许文川", "临州市人大常委会", "副主任"),
                ("张建林", "临州市人大常委会", "副主任"),
                ("朱能海", "临州市人大常委会", "副主任"),
                ("欧阳秋月", "临州市人大常委会", "秘书长"),
            },
        ),
        (
            "昨日，市八届人大常委会举行第四次会议。会议听取了副市长翁海波的报告。党组书记、主任高明远主持会议。",
            {
                ("翁海波", "临州市政府", "副市长"),
                ("高明远", "临州市人大常委会党组", "书记"),
                ("高明远", "临州市人大常委会", "主任"),
            },
        ),
        (
            "6月27日，市政协召开第二十次主席会议，听取市发改委主任高明远通报情况。副主席贺立主持会议，秘书长于婉参加。",
            {
                ("高明远", "临州市发改委", "主任"),
                ("贺立", "临州市政协", "副主席"),
                ("于婉", "临州市政协", "秘书长"),
            },
        ),
        (
            "市委常委、政法委书记高明远，常委、副市长贺立，常委、统战部部长石磊参加会议。",
            {
                ("高明远", "临州市委", "常委"),
                ("高明远", "临州市委政法委", "书记"),
                ("贺立", "临州市委", "常委"),
                ("贺立", "临州市政府", "副市长"),
                ("石磊", "临州市委", "常委"),
                ("石磊", "临州市委统战部", "部长"),
            },
        ),
    ],
)
def test_posts_of_a_city(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text, place=CITY)) == expected


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (
            TOWN,
            "柳浦镇第十八届人民代表大会第二次会议召开。镇长高明远作工作报告。党委书记贺立讲话。人大主席石磊主持会议。",
            {
                ("高明远", "柳浦镇政府", "镇长"),
                ("贺立", "柳浦镇党委", "书记"),
                ("石磊", "柳浦镇人大", "主席"),
            },
        ),
        (
            COUNTY,
            "昨日，柳浦镇召开党委会议。会议由党委书记高明远主持，党委副书记、镇长贺立，纪委书记于婉参加。",
            {
                ("高明远", "柳浦镇党委", "书记"),
                ("贺立", "柳浦镇党委", "副书记"),
                ("贺立", "柳浦镇政府", "镇长"),
                ("于婉", "柳浦镇纪委", "书记"),
            },
        ),
        (
            COUNTY,
            "日前，桥南街道召开部署会，党工委书记高明远讲话，党工委副书记、办事处主任贺立主持，人大工委主任石磊参加。",
            {
                ("高明远", "桥南街道党工委", "书记"),
                ("贺立", "桥南街道党工委", "副书记"),
                ("贺立", "桥南街道办事处", "主任"),
                ("石磊", "桥南街道人大工委", "主任"),
            },
        ),
    ],
)
def test_posts_of_a_town(extractor: Extractor, place: str, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text, place=place)) == expected


def test_a_hospital_has_its_own_committee(extractor: Extractor) -> None:
    text = "柳浦镇镇长高明远来到市人民医院看望医务人员，党委书记贺立介绍情况。"
    assert ("贺立", "柳浦镇党委", "书记") not in posts(read(extractor, text, place=CITY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省教育厅副厅长高明远、正厅级纪检监察专员石磊到会。", {("石磊", "江东省教育厅", "正厅级纪检监察专员")}),
        ("市民政局副县级干部贺立到会。", {("贺立", "临州市民政局", "副县级干部")}),
        ("市农业农村局种植业股股长贺立到会。", {("贺立", "临州市农业农村局种植业股", "股长")}),
        ("市检察院党组成员、检委会专职委员于婉到会。", {("于婉", "临州市检察院检委会", "专职委员")}),
        (
            "市法院院长贺立讲话，党组成员、审判委员会专职委员于婉主持。",
            {("于婉", "临州市法院党组", "成员"), ("于婉", "临州市法院审判委员会", "专职委员")},
        ),
        ("市委改革办分管日常工作的副主任贺立到会。", {("贺立", "临州市委改革办", "分管日常工作的副主任")}),
        ("吴建林委员是清河国家实验室主任。", {("吴建林", "清河国家实验室", "主任")}),
    ],
)
def test_ranks_and_units(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text, place=CITY)) >= expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "远山商会第二届会员大会昨日召开。高明远当选第二届理事会会长，贺立当选秘书长。",
            {("高明远", "远山商会", "会长"), ("贺立", "远山商会", "秘书长")},
        ),
        (
            "由市公安局交警支队主办的典礼举行。省厅交警总队政委秦越，市局党委副书记、副局长高明远，副局长贺立出席。",
            {
                ("秦越", "江东省公安厅交警总队", "政委"),
                ("高明远", "临州市公安局党委", "副书记"),
                ("高明远", "临州市公安局", "副局长"),
                ("贺立", "临州市公安局", "副局长"),
            },
        ),
        ("全市公安机关动员会召开。市局副局长贺立主持。", {("贺立", "临州市公安局", "副局长")}),
        (
            "9月3日，学院与清湖区政府举行签约仪式。学院党委书记高明远讲话，院长贺立代表临州技师学院签约。",
            {("高明远", "临州技师学院党委", "书记"), ("贺立", "临州技师学院", "院长")},
        ),
    ],
)
def test_whose_council_bureau_and_college(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text, place=CITY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "轻工学院院长高明远、党总支书记贺立、副院长石磊、副书记于婉参加。",
            {
                ("高明远", "轻工学院", "院长"),
                ("贺立", "轻工学院党总支", "书记"),
                ("石磊", "轻工学院", "副院长"),
                ("于婉", "轻工学院党总支", "副书记"),
            },
        ),
        (
            "江东职业技术学院党委书记贺立，党委组织部部长石磊，党委学生工作部部长于婉参加。",
            {
                ("贺立", "江东职业技术学院党委", "书记"),
                ("石磊", "江东职业技术学院党委组织部", "部长"),
                ("于婉", "江东职业技术学院党委学生工作部", "部长"),
            },
        ),
    ],
)
def test_committees_of_colleges(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text, place=CITY)) == expected
