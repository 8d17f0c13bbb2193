"""A press conference and what it announces: who holds the festival is said there, and holds no press conference."""

from __future__ import annotations

from reading import facts, read

from kg.pipeline.extractor import Extractor

_BRIEFED = "4月26日上午，我市召开第九届清湖梅花文化旅游周新闻发布会。市委常委顾明川出席新闻发布会。\n"


def test_who_holds_the_festival_holds_no_press_conference(extractor: Extractor) -> None:
    text = _BRIEFED + (
        "第九届清湖梅花文化旅游周将于5月18日至25日在青石镇举办。本届旅游周由清湖市人民政府主办，青石镇人民政府承办。"
    )
    record = read(extractor, text, "第九届清湖梅花文化旅游周新闻发布会举行")
    assert facts(record, "attends", "hosts", "undertakes", "heldAt") == {
        ("顾明川", "attends", "第九届清湖梅花文化旅游周新闻发布会"),
        ("清湖市政府", "hosts", "第九届清湖梅花文化旅游周"),
        ("青石镇政府", "undertakes", "第九届清湖梅花文化旅游周"),
        ("第九届清湖梅花文化旅游周", "heldAt", "青石镇"),
    }


def test_a_festival_that_only_the_name_of_the_press_conference_tells_of(extractor: Extractor) -> None:
    record = read(extractor, _BRIEFED + "此次活动由清湖市人民政府主办。", "第九届清湖梅花文化旅游周新闻发布会举行")
    assert facts(record, "hosts") == {("清湖市政府", "hosts", "第九届清湖梅花文化旅游周")}


def test_where_and_when_the_games_will_be(extractor: Extractor) -> None:
    text = (
        "记者从第九届“清湖杯”围棋公开赛新闻发布会获悉，比赛将于5月18日至21日在青石大酒店举行。"
        "第九届“清湖杯”围棋公开赛由清湖市体育局主办。"
    )
    assert facts(read(extractor, text), "hosts", "heldAt") == {
        ("清湖市体育局", "hosts", "第九届“清湖杯”围棋公开赛"),
        ("第九届“清湖杯”围棋公开赛", "heldAt", "青石大酒店"),
    }


def test_a_press_conference_about_work_is_held_by_whoever_holds_it(extractor: Extractor) -> None:
    text = "4月26日上午，清湖市民政局召开养老工作新闻发布会。发布会由清湖市人民政府新闻办公室主办。"
    held = facts(read(extractor, text, "清湖市民政局召开养老工作新闻发布会"), "hosts", "holds")
    assert {relation for _, relation, _ in held} <= {"hosts", "holds"}
    assert {event for _, _, event in held} == {"养老工作新闻发布会"}


def test_a_headline_of_what_is_announced_names_no_press_conference(extractor: Extractor) -> None:
    text = "从2日第七届清湖智能大会新闻发布会上了解到，本届大会将于6月3日到5日在海州市举办。"
    record = read(extractor, text, "第七届清湖智能大会5月18日在海州召开")
    assert {fact[0] for fact in facts(record, "heldAt")} == {"第七届清湖智能大会"}
