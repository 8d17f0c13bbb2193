"""The opening of a festival or of games, at which people act, and the festival, which bodies hold. All invented."""

from __future__ import annotations

from reading import facts, main, read

from kg.pipeline.extractor import Extractor

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


def test_an_opening_goes_by_short_names_of_the_fair(extractor: Extractor) -> None:
    text = (
        "4月2日，第三届中国清湖仪器博览会在青石会展中心开幕。市长顾明川在第三届仪博会开幕式上致辞。"
        "仪博会开幕式暨颁奖仪式由副市长贺建霖主持，市委书记沈国梁出席开幕式。"
    )
    found = facts(read(extractor, text), "attends", "addresses", "presides")
    assert found == {
        (name, relation, "第三届中国清湖仪器博览会开幕式")
        for name, relation in (("顾明川", "addresses"), ("贺建霖", "presides"), ("沈国梁", "attends"))
    }


def test_who_holds_a_festival_whose_opening_is_told_of(extractor: Extractor) -> None:
    text = (
        "第五届青石渔具节开幕式昨晚在清湖大酒店举行。市长顾明川出席开幕式。第五届渔具节以“渔乐”为主题，"
        "本届渔具节由清湖市人民政府主办。"
    )
    assert facts(read(extractor, text), "attends", "hosts") == {
        ("顾明川", "attends", "第五届青石渔具节开幕式"),
        ("清湖市政府", "hosts", "第五届渔具节"),
    }


def test_an_occasion_with_two_names_goes_by_one_of_them(extractor: Extractor) -> None:
    text = (
        "4月2日，2031创新清湖大会在青石镇举行。2031年创新清湖大会暨省水利学会学术年会由清湖市人民政府主办。"
        "市长顾明川出席大会。"
    )
    assert len({event for _, _, event in facts(read(extractor, text), "attends", "hosts")}) == 1


def test_one_of_two_that_are_held_together_goes_by_its_own_head(extractor: Extractor) -> None:
    text = (
        "市长顾明川昨天参加了清临经贸合作交流会暨重点项目签约仪式。交流会由副市长贺建霖主持。"
        "沈国梁在交流会上表示，欢迎各位来投资。"
    )
    found = facts(read(extractor, text), "takesPartIn", "presides", "speaksAt")
    assert {event for _, _, event in found} == {"清临经贸合作交流会暨重点项目签约仪式"}
    assert len(found) == 3


def test_this_sort_of_activity_is_the_one_of_that_name(extractor: Extractor) -> None:
    text = (
        "4月19日，“书香清湖”系列活动启动仪式在图书馆广场举行。市长顾明川宣布首届“书香清湖”征文活动启动。"
        "此次征文活动由清湖市文化馆主办。"
    )
    assert facts(read(extractor, text), "hosts") == {("清湖市文化馆", "hosts", "首届“书香清湖”征文活动")}


def test_the_opening_of_a_forum_is_the_forum(extractor: Extractor) -> None:
    text = "4月2日，清湖发展论坛在青石镇举行。市委书记沈国梁出席开幕式并致辞。"
    assert {o for _, _, o in facts(read(extractor, text, "清湖发展论坛举行"), "attends")} == {"清湖发展论坛"}


def test_a_course_is_one_occasion_that_goes_by_the_ceremony_that_people_attend(extractor: Extractor) -> None:
    text = (
        "全市青年干部能力提升研修班3日在市委党校开班。市委书记沈国梁出席开班式并讲话，市长顾明川主持开班式。"
        "此次研修班由市委组织部举办。"
    )
    record = read(extractor, text, "青年干部研修班开班")
    event = main(record)
    assert event.names[0] == "全市青年干部能力提升研修班开班式"
    assert "全市青年干部能力提升研修班" in event.names
    assert facts(record, "attends", "presides", "speaksAt", "holds") == {
        ("沈国梁", "attends", event.names[0]),
        ("沈国梁", "speaksAt", event.names[0]),
        ("顾明川", "presides", event.names[0]),
        ("清湖市委组织部", "holds", event.names[0]),
    }


def test_people_act_at_the_ceremony_that_begins_a_campaign(extractor: Extractor) -> None:
    text = (
        "昨日，清湖市“安全生产月”活动在市民广场启动。副市长贺建霖、市应急管理局局长顾明川等出席活动启动仪式。"
        "启动仪式上，顾明川致辞。"
    )
    found = facts(read(extractor, text, "“安全生产月”活动启动"), "attends", "addresses")
    assert {(s, p) for s, p, _ in found} == {("贺建霖", "attends"), ("顾明川", "attends"), ("顾明川", "addresses")}
    assert {o for _, _, o in found} == {"清湖市“安全生产月”活动启动仪式"}
