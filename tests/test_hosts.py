"""Who holds an occasion, and who is at several. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.annotate.occasions.bare import name_within
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("昨日，清湖市举办美食文化节。", {("清湖市", "holds", "美食文化节")}),
        ("我市召开全市经济工作会议。", set()),
    ],
)
def test_places_hold(extractor: Extractor, text: str, held: set[tuple[str, str, str]]) -> None:
    assert {f for f in facts(read(extractor, text)) if f[1] == "holds"} == held


def test_who_is_at_the_above(extractor: Extractor) -> None:
    record = read(extractor, "市委书记高明远5日出席青石论坛开幕式并致辞。\n贺立、于婉等出席上述活动。")
    assert {f[0] for f in facts(record) if f[1] == "attends"} == {"高明远", "贺立", "于婉"}


def test_the_headline_names_the_host(extractor: Extractor) -> None:
    body = "清湖市政协第五次双周协商座谈会昨日在青石宾馆召开，市政协主席高明远主持会议。"
    held = {f[0] for f in facts(read(extractor, body, "市政协召开双周协商座谈会"), "holds")}
    assert held == {"清湖市政协"}


@pytest.mark.parametrize(
    ("text", "headline", "name"),
    [
        (
            "部分智利民众9日在圣地亚哥举行集会，反对政府提高水费，集会者随后散去。",
            "智利多地水费上涨",
            "智利民众反对政府提高水费的集会",
        ),
        ("8日，法国里昂爆发抗议活动，谴责物价上涨。", "里昂发生抗议", "法国里昂谴责物价上涨的抗议活动"),
        (
            "来自肯尼亚各地的约300名教师10日在内罗毕举行游行，要求提高工资。",
            "肯尼亚教师要求提高工资",
            "肯尼亚教师要求提高工资的游行",
        ),
        ("古巴政府12日在哈瓦那举行活动，庆祝两国建交六十周年。", "古巴纪念建交", "古巴政府庆祝两国建交六十周年活动"),
    ],
)
def test_what_people_hold_in_the_streets_goes_by_who_and_what_for(
    extractor: Extractor, text: str, headline: str, name: str
) -> None:
    assert name in {s for s, _, _ in facts(read(extractor, text, headline), "heldAt")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法国外交部发言人勒莫瓦5日在记者会上说，法方支持停火。", "法国外交部记者会"),
        ("挪威央行行长哈尔沃森今天在记者会上表示，利率不变。", "哈尔沃森记者会"),
        (
            "古巴总统卡斯蒂略8日在与到访的智利总统贝尔图举行的联合记者会上表示，将加强合作。",
            "卡斯蒂略与贝尔图联合记者会",
        ),
    ],
)
def test_a_press_conference_goes_by_whose_it_is(extractor: Extractor, text: str, name: str) -> None:
    assert name in {o for _, _, o in facts(read(extractor, text), "speaksAt")}


def test_a_session_goes_by_who_holds_it(extractor: Extractor) -> None:
    text = "4月2日，省政府青石大桥“3·30”事故调查组在清湖召开第一次全体会议。副省长沈国梁主持会议并讲话。"
    assert {o for _, _, o in facts(read(extractor, text, "事故调查组成立"), "presides")} == {
        "省政府青石大桥“3·30”事故调查组第一次全体会议"
    }


@pytest.mark.parametrize(
    ("name", "others", "full"),
    [
        ("部长级会议", {"三洲合作论坛第四届部长级会议开幕式"}, "三洲合作论坛第四届部长级会议"),
        ("专题研讨班开班式", {"全省领导干部绿色发展专题研讨班"}, "全省领导干部绿色发展专题研讨班开班式"),
        ("部长级会议", {"甲论坛部长级会议", "乙论坛部长级会议"}, None),
        ("座谈会", {"文化传承座谈会"}, None),
    ],
)
def test_a_bare_name_stands_within_another(name: str, others: set[str], full: str | None) -> None:
    assert name_within(name, others) == full


@pytest.mark.parametrize(
    "text",
    [
        "市科协、市作协等多家单位开办多种形式的专题培训，职工踊跃报名。",
        "清湖市、临州市、青石市等地举办的特色活动很受欢迎。",
        "市妇联部署各级妇联组织开展形式多样的敬老志愿活动。",
        "市科技馆昨日举办了科普讲堂、知识竞赛等近百项活动。",
        "清湖市推出一系列文旅活动，吸引游客。",
        "临州市、青石市等地开展应急救援演练，提高能力。",
    ],
)
def test_kinds_of_what_goes_on_are_no_occasion(extractor: Extractor, text: str) -> None:
    assert not facts(read(extractor, text, "各地活动丰富"), "holds", "heldAt")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("市文旅局昨日举办第三届茶文化旅游活动，吸引游客。", "市文旅局"),
        ("市科协昨日举办“星空”主题开放活动，参加者很多。", "市科协"),
    ],
)
def test_one_that_has_a_name_is_held(extractor: Extractor, text: str, held: str) -> None:
    assert [s for s, _, _ in facts(read(extractor, text, "活动举行"), "holds")] == ["清湖" + held]


def test_a_final_is_one_of_the_games_that_the_column_is_called_after(extractor: Extractor) -> None:
    text = "清湖第3届世界青年运动会今天（4月2日）继续进行。在10米气手枪混合团体决赛中，中国队16∶12战胜捷克队夺冠。"
    record = read(extractor, text, "【清湖第3届世界青年运动会】射击比赛收官 中国队再夺金牌")
    assert ("捷克队", "takesPartIn", "清湖第3届世界青年运动会10米气手枪混合团体决赛") in facts(record)
