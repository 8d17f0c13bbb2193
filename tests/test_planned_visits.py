"""Visits that are announced for a day, and sites that guest and host see together: who goes where.

All texts are invented.
"""

from __future__ import annotations

import pytest
from reading import facts, main, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "event", "guest", "places"),
    [
        (
            "应巴西联邦共和国总统桑托斯邀请，国家主席高明远将于5月3日至7日赴圣保罗出席远洋合作论坛并对巴西进行国事访问。",
            "高明远对巴西进行国事访问",
            "高明远",
            {"巴西"},
        ),
        (
            "应国家主席高明远邀请，智利共和国总统桑托斯将于5月3日至7日对中国进行国事访问。",
            "桑托斯对中国进行国事访问",
            "桑托斯",
            {"中国"},
        ),
        (
            "应挪威、丹麦政府邀请，国家副主席高明远将于5月3日至7日访问挪威、丹麦。",
            "高明远访问挪威、丹麦",
            "高明远",
            {"挪威", "丹麦"},
        ),
        (
            "5月3日至7日，国家副主席高明远将应邀赴挪威出席第二届北方论坛并对挪威、丹麦进行访问。",
            "高明远对挪威、丹麦进行访问",
            "高明远",
            {"挪威", "丹麦"},
        ),
    ],
)
def test_visit_announced_for_a_day(extractor: Extractor, text: str, event: str, guest: str, places: set[str]) -> None:
    found = facts(read(extractor, text, "高明远将出访"), "takesPartIn", "heldAt")
    assert (guest, "takesPartIn", event) in found
    assert {o for s, p, o in found if (s, p) == (event, "heldAt")} == places
    record = read(extractor, text, "高明远将出访")
    assert next(e for e in record.entities if e.names[0] == event).attributes["eventStatus"] == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "高明远表示，他期待智利总统桑托斯明年访问中国。",
        "智利总统桑托斯原定于5月3日对中国进行访问，现已推迟。",
        "智利总统桑托斯将于今年晚些时候访问中国。",
    ],
)
def test_visit_without_a_day_is_none(extractor: Extractor, text: str) -> None:
    assert not facts(read(extractor, text, "青石要闻"), "heldAt", "takesPartIn")


@pytest.mark.parametrize(
    ("text", "guest", "site"),
    [
        (
            "当地时间5月3日上午，国家主席贺立夫人林静在奥斯陆同挪威首相卡洛斯夫人伊娜共同参观挪威渔业博物馆并茶叙。",
            "林静",
            "挪威渔业博物馆",
        ),
        ("5月3日上午，副总理高明远与智利总统桑托斯一同参观智利国家博物馆。", "高明远", "智利国家博物馆"),
    ],
)
def test_site_seen_together(extractor: Extractor, text: str, guest: str, site: str) -> None:
    assert (guest, "inspects", site) in facts(read(extractor, text), "inspects")


def test_tour_of_a_site_seen_together_is_called_after_its_headline(extractor: Extractor) -> None:
    text = "5月3日上午，国家主席贺立夫人林静在奥斯陆应邀同挪威首相卡洛斯夫人伊娜共同参观挪威渔业博物馆。"
    record = read(extractor, text, "林静同挪威首相夫人参观挪威渔业博物馆")
    assert main(record).names[0] == "林静同挪威首相夫人参观挪威渔业博物馆"
