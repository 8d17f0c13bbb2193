"""What features, portraits and commentary tell besides: who somebody is, tours of earlier years, what lies where."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor

TITLE = "扎根基层守初心"


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("贺清岚是江山市人民医院的护士长，她每天查房。", {("贺清岚", "江山市人民医院", "护士长")}),
        ("贺清岚，生前是江山市人民法院的一名执行法官，他办案三十年。", {("贺清岚", "江山市人民法院", "执行法官")}),
        ("贺清岚同志生前系江山市教育局局长。", {("贺清岚", "江山市教育局", "局长")}),
        (
            "贺清岚，现在是江山学院院长、江山市图书馆馆长。",
            {("贺清岚", "江山学院", "院长"), ("贺清岚", "江山市图书馆", "馆长")},
        ),
        ("二十大代表贺清岚是义乌市农科院的一位小麦育种专家。", {("贺清岚", "义乌市农科院", "小麦育种专家")}),
        ("江山烧烤店实际控制人贺清岚被立案侦查。", {("贺清岚", "江山烧烤店", "实际控制人")}),
        (
            "省纪委对义乌市委常委，浙江省教育厅副厅长贺清岚进行审查。",
            {("贺清岚", "义乌市委", "常委"), ("贺清岚", "浙江省教育厅", "副厅长")},
        ),
        (
            "义乌市人民法院党组副书记、分管日常工作的副院长贺清岚介绍了情况。",
            {("贺清岚", "义乌市人民法院党组", "副书记"), ("贺清岚", "义乌市人民法院", "副院长")},
        ),
        ("贺清岚是江山学院教授顾明川的学生。", set()),
        ("贺清岚是江山市人。", set()),
    ],
)
def test_who_somebody_is_or_was(extractor: Extractor, told: str, held: set[tuple[str, str, str]]) -> None:
    found = read(extractor, told, TITLE)
    assert {post for post in posts(found) if post[0] == "贺清岚"} == held


@pytest.mark.parametrize(
    ("told", "sites"),
    [
        ("2031年9月，顾明川总书记在浙江省考察时，首次提出这一要求。", {"浙江省"}),
        ("去年6月，顾明川总书记在浙江考察期间首次提出这一要求。", {"浙江省"}),
        ("2031年春天，顾明川总书记来到义乌市，看望干部群众。", {"义乌市"}),
        ("2031年8月，顾明川总书记冒雨到远山光电有限公司考察时，同职工交谈。", {"远山光电有限公司"}),
        ("要学习贯彻顾明川总书记在浙江考察时的重要讲话精神。", set()),
        ("顾明川总书记来到人民大会堂，出席纪念大会。", set()),
    ],
)
def test_tours_of_earlier_years(extractor: Extractor, told: str, sites: set[str]) -> None:
    found = facts(read(extractor, told, TITLE), "inspects")
    assert {site for who, _, site in found if who == "顾明川"} == sites


def test_what_comes_behind_a_recalled_tour_is_no_stop(extractor: Extractor) -> None:
    text = "去年6月，顾明川总书记在浙江考察中，了解企业情况。在义乌市，围绕科研创新，全市落实税收政策。"
    assert {site for _, _, site in facts(read(extractor, text, TITLE), "inspects")} == {"浙江省"}


def test_where_one_says_something_on_tour_no_meeting_is_held(extractor: Extractor) -> None:
    text = "今年1月，全国科技座谈会强调创新。7月，在浙江义乌市考察时，总书记深情地对乡亲们说，要护好水。"
    assert not facts(read(extractor, text, TITLE), "heldAt")


@pytest.mark.parametrize(
    ("told", "lies"),
    [
        ("位于义乌市的远山纺织厂同时赶制三批订单。", {("远山纺织厂", "义乌市")}),
        ("罗家坪风电场位于浙江省西北部的青平原，有百台风机。", {("罗家坪风电场", "浙江省")}),
        ("义乌市位于云坪山脚下，四季分明。", {("义乌市", "云坪山")}),
        ("罗家坪村地处大山深处。", set()),
    ],
)
def test_what_lies_where(extractor: Extractor, told: str, lies: set[tuple[str, str]]) -> None:
    assert {(what, where) for what, _, where in facts(read(extractor, told, TITLE), "locatedIn")} == lies


@pytest.mark.parametrize(
    ("told", "host"),
    [
        ("今天下午，江东—远山峰会新闻中心举行首场吹风会，介绍情况。", "江东—远山峰会新闻中心"),
        ("江山运动会主媒体中心12日举行第三场新闻发布会。", "江山运动会主媒体中心"),
        ("记者在江山运动会新闻中心看到，新闻发布会正在举行。", None),
    ],
)
def test_the_press_centre_of_an_occasion_holds_briefings(extractor: Extractor, told: str, host: str | None) -> None:
    assert {body for body, _, _ in facts(read(extractor, told, TITLE), "holds")} == ({host} if host else set())


def test_a_festival_in_quotes_behind_what_holds_it(extractor: Extractor) -> None:
    found = read(extractor, "为迎接新年，义乌市举办“清岚美食购物节”，吸引游客。", TITLE)
    assert ("清岚美食购物节", "heldAt", "义乌市") in facts(found)
    assert not facts(read(extractor, "义乌市启动“无忧医院”建设。", TITLE), "heldAt")


def test_two_firms_that_found_a_third_one(extractor: Extractor) -> None:
    text = "江山服装厂与上海远岭有限公司合资兴办清岚服装有限公司的签字仪式昨天举行。"
    names = {e.names[0] for e in read(extractor, text, TITLE).entities if e.type == "Company"}
    assert {"上海远岭有限公司", "清岚服装有限公司"} <= names


def test_hongkong_is_a_place_beside_others(extractor: Extractor) -> None:
    for places in ("香港和澳门", "澳门、香港", "澳门和香港"):
        found = facts(read(extractor, f"江山书画作品展今天在{places}同步举行。", TITLE), "heldAt")
        assert {place for _, _, place in found} == {"香港特别行政区", "澳门特别行政区"}
