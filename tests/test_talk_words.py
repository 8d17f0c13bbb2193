"""What is said at talks, and foreign names that stand again before any word. All texts are invented."""

from __future__ import annotations

from reading import facts, read

from kg.pipeline.extractor import Extractor

LEAD = "国家副主席沈国梁27日在青石宾馆会见海国首相卡洛斯。"
TALK = "沈国梁会见卡洛斯"


def test_who_sends_greetings_and_goes_on_speaks_there(extractor: Extractor) -> None:
    text = (
        LEAD
        + "沈国梁首先向卡洛斯转达贺建霖主席的亲切问候并表示，两国是好朋友。"
        + "卡洛斯请沈国梁转达对贺建霖主席的诚挚问候，表示愿加强合作。"
    )
    found = facts(read(extractor, text, TALK), "speaksAt")
    assert found == {("沈国梁", "speaksAt", TALK), ("卡洛斯", "speaksAt", TALK)}


def test_who_only_hands_over_greetings_does_not_speak(extractor: Extractor) -> None:
    text = LEAD + "沈国梁表示，两国是好朋友。卡洛斯转达国王的问候。"
    assert facts(read(extractor, text, TALK), "speaksAt") == {("沈国梁", "speaksAt", TALK)}


def test_a_foreign_name_again_before_a_verb(extractor: Extractor) -> None:
    text = "国家副主席沈国梁9日访问海国，在青石城分别会见德索瓦总统和科斯蒂总理。会见科斯蒂时，沈国梁指出，友谊深厚。"
    record = read(extractor, text + "科斯蒂热烈欢迎沈国梁到访，表示两国关系很好。", "沈国梁访问海国")
    assert ("科斯蒂", "speaksAt", "沈国梁会见科斯蒂") in facts(record, "speaksAt")


def test_what_is_said_in_the_clause_that_tells_of_the_talk(extractor: Extractor) -> None:
    text = "国家副主席沈国梁9日会见海国总统德索瓦。沈国梁还会见了山国总统贝尔特，强调愿加强合作。"
    found = facts(read(extractor, text, "沈国梁出访"), "speaksAt")
    assert {event for _, _, event in found} == {"沈国梁会见贝尔特"}
    text = "海国总统德索瓦4日与到访的山国总统贝尔特在青石城举行会谈时重申，愿考虑恢复协议。"
    assert facts(read(extractor, text, "海国总统说愿恢复协议"), "speaksAt") == {
        ("德索瓦", "speaksAt", "德索瓦会见贝尔特")
    }


def test_whom_one_received_talks_with_each_apart(extractor: Extractor) -> None:
    text = "国家副主席沈国梁9日访问海国，其间会见总统德索瓦，分别同众议长科斯蒂、参议长贝尔特举行会谈。"
    record = read(extractor, text, "沈国梁访问海国")
    met = {"德索瓦", "科斯蒂", "贝尔特"}
    assert {guest for _, _, guest in facts(record, "meets")} == met
    assert met <= {who for who, _, _ in facts(record, "attends")}


def test_what_one_says_on_the_telephone_in_the_clause_that_tells_of_it(extractor: Extractor) -> None:
    text = "叙利亚总统巴尔沙30日同伊拉克总理苏尼达通电话，表示合作将有助于实现共同利益。"
    found = facts(read(extractor, text, "叙利亚发表声明"), "speaksAt")
    assert {who for who, _, _ in found} == {"巴尔沙"}


def test_best_wishes_at_a_talk_and_guests_without_names(extractor: Extractor) -> None:
    text = LEAD + "卡洛斯代表海国政府向中国人民致以热烈问候，祝愿两国人民幸福，愿加强合作。"
    assert ("卡洛斯", "speaksAt", TALK) in facts(read(extractor, text, TALK), "speaksAt")
    text = "海国外长卡洛斯当天在青石城会见了部分国家驻海国的外交官。卡洛斯称，局势严峻。"
    found = facts(read(extractor, text, "海国称局势严峻"), "attends", "speaksAt")
    assert ("卡洛斯", "attends") in {(who, what) for who, what, _ in found}


def test_a_list_of_those_who_say_something(extractor: Extractor) -> None:
    text = "国家副主席沈国梁30日在青石宾馆会见海国代表团。远山基金会主席格林、麦克法伦等表示，非常荣幸。"
    found = facts(read(extractor, text, "沈国梁会见海国代表团"), "speaksAt")
    assert {who for who, _, _ in found} == {"格林", "麦克法伦"}
