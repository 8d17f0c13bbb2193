"""How occasions are called after headlines. All names are invented."""

from __future__ import annotations

import pytest

from kg.annotate.occasions.headlines import find_talk, talk_gone_to, talk_name, told_name, tour_name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("高明远会见湖国总统并出席青石论坛", "高明远会见湖国总统"),
        ("守护共同家园——高明远会见卡洛斯一行发表重要讲话引发热烈反响", "高明远会见卡洛斯一行"),
        ("高明远在会见湖国总统时强调 深化合作", "高明远会见湖国总统"),
        ("湖国元首青石会晤具有深远意义", "湖国元首青石会晤"),
        ("第六次湖国领导人会晤将在青石举行", "第六次湖国领导人会晤"),
        ("各国人士积极评价湖国元首青石会晤", "湖国元首青石会晤"),
    ],
)
def test_talks(headline: str, name: str) -> None:
    part = find_talk(headline)
    assert part is not None
    assert talk_name(part) == name


@pytest.mark.parametrize(
    "headline", ["高明远将会见湖国总统", "外事委员会就卡洛斯会见某某发表声明", "青石大桥通车", "高明远向湖国总统致电"]
)
def test_no_talks(headline: str) -> None:
    assert find_talk(headline) is None


def test_talk_that_has_a_name() -> None:
    assert talk_gone_to("高明远出席五湖国家领导人第六次会晤并发表重要讲话") == "五湖国家领导人第六次会晤"
    assert talk_gone_to("高明远同湖国总理共同主持第三次定期会晤") == "第三次定期会晤"
    assert talk_gone_to("高明远会见出席青石论坛的湖国总统") is None
    assert talk_gone_to("高明远同湖国总统举行会谈") is None


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("全面深化改革——高明远在青石考察在当地干部群众中引起强烈反响", "高明远在青石考察"),
        ("高明远检查防汛工作并慰问干部职工", "高明远检查防汛工作"),
        ("高明远在青石调研时强调 守住底线", "高明远在青石调研"),
    ],
)
def test_tours(headline: str, name: str) -> None:
    assert tour_name(headline) == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("高明远出席湖国总统举行的欢迎仪式", "湖国总统举行的欢迎仪式"),
        ("高明远赶赴青石指导救灾工作时强调 全力以赴", "高明远赶赴青石指导救灾工作"),
        ("高明远为出席论坛的嘉宾举行欢迎宴会", "高明远为出席论坛的嘉宾举行欢迎宴会"),
        ("【一线】青石办起百家宴", "青石办起百家宴"),
        ("青石宣传部长会议在京召开高明远出席并讲话", "青石宣传部长会议"),
        ("青石县委召开会议 高明远主持并讲话 贺立出席", "青石县委召开会议高明远主持并讲话贺立出席"),
    ],
)
def test_what_is_told(headline: str, name: str) -> None:
    assert told_name(headline) == name


def test_talk_that_bore_fruit() -> None:
    assert talk_gone_to("高明远赴湖国出席五湖国家领导人第六次会晤成果丰硕") == "五湖国家领导人第六次会晤"
