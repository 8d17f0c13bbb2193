"""我校, 我院: whose own page an article is, and the bodies that it is not. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.identity.knowledge import build_knowledge
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "日前，我校与远岭学院举行座谈会。校党委书记高明远、副校长贺立出席。",
            {("高明远", "我校党委", "书记"), ("贺立", "我校", "副校长")},
        ),
        (
            "日前，远岭大学来我校交流。我校党委书记高明远，远岭大学党委书记贺立，党委常委、副校长石岚出席座谈会。",
            {
                ("高明远", "我校党委", "书记"),
                ("贺立", "远岭大学党委", "书记"),
                ("石岚", "远岭大学党委", "常委"),
                ("石岚", "远岭大学", "副校长"),
            },
        ),
        (
            "昨日，校长高明远会见了远岭大学校长贺立。我校愿与远岭大学交流。副校长石岚参加。",
            {("高明远", "我校", "校长"), ("贺立", "远岭大学", "校长"), ("石岚", "我校", "副校长")},
        ),
        (
            "日前，我校举行报告会。副校长高明远说，清湖理工学院是一所青年大学。清湖理工学院愿敞开大门。",
            {("高明远", "清湖理工学院", "副校长")},
        ),
        (
            "昨日，我院特邀远岭医院院长高明远来院讲座，院长贺立主持。",
            {("高明远", "远岭医院", "院长"), ("贺立", "我院", "院长")},
        ),
        (
            "昨日，远岭市科技局局长高明远来我所调研，所长贺立、党委副书记石岚陪同。",
            {("高明远", "远岭市科技局", "局长"), ("贺立", "我所", "所长"), ("石岚", "我所党委", "副书记")},
        ),
        (
            "昨日，远岭市邮政管理局局长高明远到我局调研，局长贺立、党组书记石岚陪同。",
            {("高明远", "远岭市邮政管理局", "局长"), ("贺立", "我局", "局长"), ("石岚", "我局党组", "书记")},
        ),
        ("“我会与大家一起努力。我所知道的是，我局限在这里。”社员高明远说。", set()),
        ("昨日，学校召开会议。校党委书记高明远出席。", {("高明远", "学校党委", "书记")}),
        ("清湖大学昨日召开会议。校党委书记高明远出席。", {("高明远", "清湖大学党委", "书记")}),
    ],
)
def test_the_speakers_own_body(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


def test_a_short_name_that_the_article_tells(extractor: Extractor) -> None:
    text = "清湖科技大学（以下简称“清科大”）昨日举行会议。清科大党委书记高明远出席，清科大校长贺立讲话。"
    assert posts(read(extractor, text)) == {
        ("高明远", "清湖科技大学党委", "书记"),
        ("贺立", "清湖科技大学", "校长"),
    }


def test_who_signs_with_the_speaker(extractor: Extractor) -> None:
    record = read(extractor, "昨日，我校与远岭县人民政府签署合作协议。")
    assert facts(record, "signsWith") == {("我校", "signsWith", "远岭县政府")}


def test_the_bodies_of_two_speakers_are_two(extractor: Extractor) -> None:
    texts = "日前，我校举行座谈会，校长高明远出席。", "昨日，我校举行运动会，校长贺立出席。"
    records = [read(extractor, text) for text in texts]
    names = [body.name for body in build_knowledge(records).entities if body.type == "Organization"]
    assert names.count("我校") == 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("主任高明远院士、副主任贺立院士、石岚研究员、顾川教授出席座谈会。", {"高明远", "贺立", "石岚", "顾川"}),
        ("党委书记高明远博士、副院长贺立副教授以及各系部主任出席座谈会。", {"高明远", "贺立"}),
    ],
)
def test_lists_of_learned_people(extractor: Extractor, text: str, who: set[str]) -> None:
    assert {person for person, _, _ in facts(read(extractor, text), "attends")} == who


def test_hosts_that_receive_guests(extractor: Extractor) -> None:
    record = read(extractor, "昨日，副校长高明远、处长贺立会见了来宾。")
    assert {person for person, _, _ in facts(record, "attends")} == {"高明远", "贺立"}
