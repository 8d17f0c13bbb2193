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
        ("沈国梁出席埃及总统巴尔沙在总统府举行的欢迎晚宴。", ("巴尔沙", "holds", "欢迎晚宴")),
    ],
)
def test_who_holds_an_occasion_with_others(extractor: Extractor, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(read(extractor, text), "holds", "hosts")
