"""News of counties, courts, schools and firms: meetings on tours, districts told of, short names. All invented."""

from __future__ import annotations

import pytest
from reading import facts, main, posts, read

from kg.pipeline.extractor import Extractor

Fact = tuple[str, ...]
WENT = "10月11日，市总工会主席沈若溪来我市考察并召开座谈会，副市长钟百川出席会议并讲话。会议由市政府秘书长于右主持。"


def test_a_meeting_on_a_tour_is_an_occasion_of_its_own(extractor: Extractor) -> None:
    record = read(extractor, WENT, "沈若溪来我市考察")
    assert facts(record, "holds", "attends", "speaksAt", "presides") == {
        ("沈若溪", "holds", "座谈会"),
        ("钟百川", "attends", "座谈会"),
        ("钟百川", "speaksAt", "座谈会"),
        ("于右", "presides", "座谈会"),
    }
    assert main(record).names[0] == "沈若溪来我市考察"


def test_a_tour_is_not_called_by_the_meeting_on_it(extractor: Extractor) -> None:
    text = "10月11日，副市长沈若溪到柳浦镇调研防汛工作并召开座谈会。钟百川、于右等镇领导参加座谈会。"
    record = read(extractor, text)
    assert main(record).names[0] == "调研防汛工作"
    assert facts(record, "takesPartIn") == {("钟百川", "takesPartIn", "座谈会"), ("于右", "takesPartIn", "座谈会")}


def test_at_the_meeting_behind_a_tour(extractor: Extractor) -> None:
    text = "10月11日，副市长沈若溪到柳浦镇调研防汛工作。检查结束后召开了座谈会。\n会上，镇长钟百川汇报了有关情况。"
    assert ("钟百川", "reportsAt", "座谈会") in facts(read(extractor, text), "reportsAt")


def test_who_is_said_to_speak_of_a_topic_or_on_a_tour(extractor: Extractor) -> None:
    text = "10月11日，副县长沈若溪到柳浦镇、石桥镇实地督导防汛工作，指出要紧盯重点部位。"
    record = read(extractor, text)
    assert len(facts(record, "speaksAt")) == 1
    assert {f[2] for f in facts(record, "inspects")} == {"柳浦镇", "石桥镇"}
    text = "10月11日，清湖市人民医院党委书记沈若溪主持召开党委扩大会议。沈若溪书记就贯彻落实会议精神强调，要认真学习。"
    assert [f[0] for f in facts(read(extractor, text), "speaksAt")] == ["沈若溪"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("清湖市中院党组书记、院长沈若溪出席会议。", "清湖市中级人民法院党组"),
        ("北岭县检察院党组书记、检察长沈若溪出席会议。", "北岭县人民检察院党组"),
        ("江东省法院立案庭庭长沈若溪出席会议。", "江东省高级人民法院立案庭"),
        ("清湖中院审判委员会专职委员沈若溪出席会议。", "清湖市中级人民法院审判委员会"),
    ],
)
def test_courts_and_their_parts_go_by_their_full_names_too(extractor: Extractor, text: str, form: str) -> None:
    bodies = [e.names for e in read(extractor, text).entities if e.type == "Organization"]
    assert any(form in names for names in bodies)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (  # the district is told only inside the name of a society
            "清湖市柳江区餐饮协会会员大会召开。区政府副区长沈若溪、区商务局局长钟百川参加。",
            ("钟百川", "柳江区商务局", "局长"),
        ),
        ("清湖市柳江区餐饮协会会员大会召开。区委书记沈若溪讲话。", ("沈若溪", "柳江区委", "书记")),
        ("北岭县委书记钟百川出席。该县县委常委沈若溪参加。", ("沈若溪", "北岭县委", "常委")),
        ("北岭县委书记钟百川出席。该县副县长沈若溪参加。", ("沈若溪", "北岭县政府", "副县长")),
        ("会前，团山县委书记钟百川，县委副书记、县长沈若溪看望了大家。", ("沈若溪", "团山县政府", "县长")),
        ("北岭县委常委、政府常务副县长沈若溪参加。", ("沈若溪", "北岭县委", "常委")),
        ("北岭县委常委、政府常务副县长沈若溪参加。", ("沈若溪", "北岭县政府", "常务副县长")),
        (  # the only school whose head is told of
            "3月3日，青石中学校长钟百川在典礼上发表致辞。最后，党总支书记沈若溪作总结讲话。",
            ("沈若溪", "青石中学党总支", "书记"),
        ),
        (  # a court whose paper is handed on is not the one that meets
            "3月3日，北岭法院召开工作会议。会上，副院长钟百川传达了省法院转发的通知；党组书记、院长沈若溪讲话。",
            ("沈若溪", "北岭法院", "院长"),
        ),
    ],
)
def test_whose_posts(extractor: Extractor, text: str, post: Fact) -> None:
    assert post in posts(read(extractor, text))


def test_districts_of_two_names_are_not_guessed(extractor: Extractor) -> None:
    text = "清湖市柳江区餐饮协会和清湖市南山区餐饮协会联欢。区商务局局长钟百川参加。"
    assert {body for _, body, _ in posts(read(extractor, text))} == {"区商务局"}


def test_the_last_of_several_places_looked_at(extractor: Extractor) -> None:
    text = "3月3日，副市长沈若溪先后察看了东升乡、林洼镇和金祥乡的春耕生产情况。"
    stops = {f[2] for f in facts(read(extractor, text), "inspects")}
    assert stops == {"东升乡", "林洼镇", "金祥乡"}


def test_who_went_where_each(extractor: Extractor) -> None:
    text = "3月3日，市委书记沈若溪、市长钟百川分别带队赴东升乡、林洼镇调研春耕工作。"
    assert facts(read(extractor, text), "inspects") == {
        ("沈若溪", "inspects", "东升乡"),
        ("钟百川", "inspects", "林洼镇"),
    }


def test_places_without_how_it_was_done_there(extractor: Extractor) -> None:
    record = read(extractor, "3月3日，青石村农民运动会在石桥体育场冒雨举行。")
    assert {f[2] for f in facts(record, "heldAt")} == {"石桥体育场"}


def test_a_signing_by_two_names_is_one(extractor: Extractor) -> None:
    text = "近日，青石市与远山集团合作协议签署仪式在江州举行。沈若溪、钟百川出席签约仪式。"
    record = read(extractor, text, "青石市与远山集团合作协议签署仪式举行")
    assert len([e for e in record.entities if e.type == "Event"]) == 1
    assert not any(n.endswith("举行") for e in record.entities for n in e.names if e.type == "Event")


def test_hosts_by_labels(extractor: Extractor) -> None:
    text = "3月3日，青石村农民运动会举行。主办方：清湖市总工会，承办方：远山文化有限公司。"
    found = {(s, p) for s, p, _ in facts(read(extractor, text), "hosts", "undertakes")}
    assert found == {("清湖市总工会", "hosts"), ("远山文化有限公司", "undertakes")}
