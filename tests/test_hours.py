"""The opening of a festival or of games, at which people act, and the festival, which bodies hold. All invented."""

from __future__ import annotations

from reading import facts, read

from kg.pipeline import Extractor

FAIR = "4月2日，第三届清湖茶文化节在青石镇开幕。市委书记沈国梁出席开幕式。市长顾明川致辞。\n"
RACE = "昨日，2031清湖半程马拉松在市民广场鸣枪。市长顾明川出席起跑仪式。"


def test_people_act_at_the_opening_and_bodies_hold_the_festival(extractor: Extractor) -> None:
    text = FAIR + "本届茶文化节由清湖市人民政府主办，青石镇人民政府承办。"
    found = facts(read(extractor, text, "第三届清湖茶文化节开幕"), "attends", "addresses", "hosts", "undertakes")
    assert found == {
        ("沈国梁", "attends", "第三届清湖茶文化节开幕式"),
        ("顾明川", "addresses", "第三届清湖茶文化节开幕式"),
        ("清湖市政府", "hosts", "第三届清湖茶文化节"),
        ("青石镇政府", "undertakes", "第三届清湖茶文化节"),
    }


def test_who_wins_a_race_ran_it_and_awards_are_given_behind_it(extractor: Extractor) -> None:
    record = read(
        extractor, RACE + "青石中学教师贺建霖夺得男子组冠军。顾明川为获奖选手颁奖。", "2031清湖半程马拉松开跑"
    )
    assert facts(record, "attends", "takesPartIn", "witnesses") == {
        ("顾明川", "attends", "2031清湖半程马拉松起跑仪式"),
        ("贺建霖", "takesPartIn", "2031清湖半程马拉松"),
        ("顾明川", "witnesses", "2031清湖半程马拉松"),
    }


def test_the_opening_of_a_forum_is_the_forum(extractor: Extractor) -> None:
    text = "4月2日，清湖发展论坛在青石镇举行。市委书记沈国梁出席开幕式并致辞。"
    assert {o for _, _, o in facts(read(extractor, text, "清湖发展论坛举行"), "attends")} == {"清湖发展论坛"}
