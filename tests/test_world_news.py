"""News of the world: who holds which post, who speaks and who holds what. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor

COUNCIL = "联合国安理会12日举行中东问题公开会。"


@pytest.mark.parametrize(
    ("headline", "text", "post"),
    [
        (
            "沈国梁同挪威首相会谈",
            "欢迎仪式后，沈国梁同斯特维克举行会谈。沈国梁表示，中方愿加强合作。斯特维克表示欢迎。",
            ("斯特维克", "挪威", "首相"),
        ),
        (
            "沈国梁会见智利外长",
            "当地时间5日，沈国梁在圣地亚哥会见巴尔加多。沈国梁表示，两国友好。巴尔加多表示欢迎。",
            ("巴尔加多", "智利", "外长"),
        ),
    ],
)
def test_the_post_of_a_guest_that_only_the_headline_tells(
    extractor: Extractor, headline: str, text: str, post: tuple[str, str, str]
) -> None:
    assert post in posts(read(extractor, text, headline))


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("沈国梁同挪威首相会谈", "沈国梁5日同挪威议会议长斯特维克举行会谈。斯特维克表示欢迎。"),
        ("沈国梁同挪威首相会谈", "沈国梁5日同斯特维克会谈。挪威首相也出席。斯特维克表示欢迎。"),
        ("沈国梁同挪威首相和议长会谈", "沈国梁5日同斯特维克举行会谈。斯特维克表示欢迎。"),
    ],
)
def test_a_guest_with_a_post_of_another_does_not_take_the_headlines(
    extractor: Extractor, headline: str, text: str
) -> None:
    assert ("斯特维克", "挪威", "首相") not in posts(read(extractor, text, headline))


def test_the_chairman_of_a_state(extractor: Extractor) -> None:
    record = read(extractor, "沈国梁5日致电黎文雄，祝贺他就任越南社会主义共和国主席。")
    assert ("黎文雄", "越南", "国家主席") in posts(record)


@pytest.mark.parametrize("name", ["鲍德温三世", "奥拉夫十二世"])
def test_a_king_by_his_full_name(extractor: Extractor, name: str) -> None:
    assert (name, "挪威", "国王") in posts(read(extractor, f"应挪威国王{name}邀请，沈国梁出席庆典。"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (COUNCIL + "联合国秘书长哈维尔呼吁立即停火。", "哈维尔"),
        (COUNCIL[:-1] + "，俄罗斯常驻联合国代表索科洛夫称，俄方支持停火。", "索科洛夫"),
        (COUNCIL + "伊拉克外长苏尼达在会上敦促各方保持克制。", "苏尼达"),
        (COUNCIL + "伊拉克外长苏尼达、埃及外长巴尔沙等在会上呼吁停火。", "苏尼达"),
    ],
)
def test_who_speaks_at_a_session(extractor: Extractor, text: str, speaker: str) -> None:
    assert (speaker, "speaksAt", "中东问题公开会") in facts(read(extractor, text), "speaksAt")


def test_who_is_heard_elsewhere_does_not_speak_at_the_session(extractor: Extractor) -> None:
    record = read(extractor, COUNCIL + "\n伊拉克外长苏尼达13日称，谈判仍在继续。")
    assert not facts(record, "speaksAt")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("法国前总理贝尔蒙应邀参会。", "takesPartIn"),
        ("与会的法国前总理贝尔蒙表示，经验值得借鉴。", "attends"),
        ("与会的法国前总理贝尔蒙表示，经验值得借鉴。", "speaksAt"),
        ("参会的青石大学教授贝尔蒙告诉记者，收获很大。", "takesPartIn"),
    ],
)
def test_who_has_come_to_a_conference(extractor: Extractor, text: str, relation: str) -> None:
    record = read(extractor, "世界绿色水利大会12日在青石市开幕。" + text)
    assert ("贝尔蒙", relation, "世界绿色水利大会") in facts(record, relation)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "第八届水利艺术节今天开幕。本届艺术节由青石电视台联合清湖大学共同主办。",
            ("青石电视台", "hosts", "第八届水利艺术节"),
        ),
        (
            "全国水利周主场活动由国家发展改革委会同清湖大学等共同举办，主题为“青山”。",
            ("国家发展改革委", "holds", "全国水利周主场活动"),
        ),
        (
            "全国水利周主场活动由国家发展改革委会同清湖大学等共同举办，主题为“青山”。",
            ("清湖大学", "holds", "全国水利周主场活动"),
        ),
        ("沈国梁出席埃及总统巴尔沙在总统府举行的欢迎晚宴。", ("巴尔沙", "holds", "巴尔沙举行的欢迎晚宴")),
    ],
)
def test_who_holds_an_occasion_with_others(extractor: Extractor, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(read(extractor, text), "holds", "hosts")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "水利安全秘书会议12日在莫斯科举行。沙特外长苏尼达在会议期间表示，将加强合作。",
            ("苏尼达", "水利安全秘书会议"),
        ),
        (
            "德国水利联合会主席斯特维克17日在当天开幕的远山水利博览会上表示，出口将增长。",
            ("斯特维克", "远山水利博览会"),
        ),
        (
            "纪念陈望山同志诞辰100周年座谈会在京举行。全国政协副主席沈国梁在座谈会上缅怀了陈望山同志的一生，强调要学习他。",
            ("沈国梁", "纪念陈望山同志诞辰100周年座谈会"),
        ),
    ],
)
def test_who_speaks_while_a_meeting_lasts(extractor: Extractor, text: str, fact: tuple[str, str]) -> None:
    assert (fact[0], "speaksAt", fact[1]) in facts(read(extractor, text), "speaksAt")


def test_a_leader_at_a_deliberation_speaks_and_does_not_contribute(extractor: Extractor) -> None:
    text = "全国政协主席沈国梁5日参加江西代表团审议。他表示，要贯彻新发展理念。"
    found = facts(read(extractor, text, "沈国梁参加江西代表团审议"), "speaksAt", "contributesAt")
    assert found == {("沈国梁", "speaksAt", "江西代表团审议")}


def test_who_is_heard_before_a_briefing_is_told_of_does_not_speak_there(extractor: Extractor) -> None:
    text = (
        "乌克兰国防部长列兹科夫当天表示，局势可控。\n"
        "埃及外长巴尔沙日前在与到访的约旦外长苏尼达举行的联合记者会上表示，应停火。"
    )
    record = read(extractor, text, "埃及外长呼吁停火")
    assert facts(record, "speaksAt", "holds") == {
        ("巴尔沙", "holds", "巴尔沙与苏尼达联合记者会"),
        ("苏尼达", "holds", "巴尔沙与苏尼达联合记者会"),
        ("巴尔沙", "speaksAt", "巴尔沙与苏尼达联合记者会"),
    }


def test_who_takes_part_in_a_talk_with_new_leaders(extractor: Extractor) -> None:
    text = "沈国梁昨日上午同市总工会新一届领导班子成员集体谈话并发表讲话。贺建霖、顾明川参加谈话。"
    found = facts(read(extractor, text, "沈国梁同市总工会新一届领导班子成员集体谈话"), "takesPartIn")
    assert {person for person, *_ in found} == {"贺建霖", "顾明川"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "沈国梁3日在青石市同挪威首相斯特维克共同出席各界举行的欢迎宴会。",
            ("沈国梁", "attends", "欢迎宴会"),
        ),
        ("远山协会围绕节水护水，举办水利报告会。", ("远山协会", "holds", "水利报告会")),
    ],
)
def test_who_comes_and_who_holds(extractor: Extractor, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(read(extractor, text), fact[1])


def test_a_call_that_a_palace_makes_known(extractor: Extractor) -> None:
    record = read(extractor, "白宫12日说，埃及总统巴尔沙当天与伊拉克总理苏尼达举行会谈。", "快讯")
    assert {person for person, *_ in facts(record, "attends")} == {"巴尔沙", "苏尼达"}
