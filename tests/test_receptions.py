"""Guests of a body: that their coming is a visit, and of which body those are who receive them. All are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # not of the speaker's
            "昨日，我会会长沈国梁一行来到柳溪省茶业商会，受到会长贺建霖、秘书长翁海波的款待。",
            {
                ("沈国梁", "我会", "会长"),
                ("贺建霖", "柳溪省茶业商会", "会长"),
                ("翁海波", "柳溪省茶业商会", "秘书长"),
            },
        ),
        (  # whom the word for the host's kind leads
            "昨日，我会会长沈国梁一行来到柳溪省茶业商会，得到了商会副会长贺建霖的热情接待。",
            {("沈国梁", "我会", "会长"), ("贺建霖", "柳溪省茶业商会", "副会长")},
        ),
        (
            "昨日，我校校长沈国梁一行到访远山大学，与校长贺建霖座谈交流。",
            {("沈国梁", "我校", "校长"), ("贺建霖", "远山大学", "校长")},
        ),
        (
            "昨日，我校校长沈国梁一行到访远山大学，副校长贺建霖热情接待了客人。",
            {("沈国梁", "我校", "校长"), ("贺建霖", "远山大学", "副校长")},
        ),
        (  # who goes along is of the speaker's
            "昨日，我校校长沈国梁赴远山大学考察，副校长贺建霖陪同。",
            {("沈国梁", "我校", "校长"), ("贺建霖", "我校", "副校长")},
        ),
        (  # who came is received by the speaker's
            "昨日，远山大学校长沈国梁一行来我校考察，受到校长贺建霖的热情接待。",
            {("沈国梁", "远山大学", "校长"), ("贺建霖", "我校", "校长")},
        ),
    ],
)
def test_of_which_body_the_hosts_are(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("昨日，远山集团董事长沈国梁一行到访青狮公司。", {("沈国梁", "青狮公司")}),
        ("昨日，远山集团董事长沈国梁一行8人莅临青狮公司。", {("沈国梁", "青狮公司")}),
        ("昨日，远山大学校长沈国梁一行来青狮公司考察。", {("沈国梁", "青狮公司")}),
        ("昨日，远山集团沈国梁董事长一行来我院参访。", {("沈国梁", "我院")}),
        (
            "昨日，青石市财政局沈国梁局长、贺建霖副局长一行到青狮公司考察。",
            {("沈国梁", "青狮公司"), ("贺建霖", "青狮公司")},
        ),
        ("昨日，沈国梁一行来公司考察。", {("沈国梁", "公司")}),
        ("昨日，远山集团董事长沈国梁到访集团，与总经理座谈。", {("沈国梁", "集团")}),
        ("昨日，我会会长沈国梁一行来到柳溪省茶业商会，受到会长的接待。", {("沈国梁", "柳溪省茶业商会")}),
        ("昨日，远山集团董事长沈国梁到访青石市。", set()),
        ("昨日，沈国梁表示，将到访青狮公司。", set()),
    ],
)
def test_guests(extractor: Extractor, text: str, visits: set[tuple[str, str]]) -> None:
    assert {(who, where) for who, _, where in facts(read(extractor, text), "inspects")} == visits


def test_one_who_calls_goes_to_what_is_held_there(extractor: Extractor) -> None:
    text = "昨日，沈国梁一行赴海城拜访柳溪省物流协会，并参加柳溪省物流协会第四届会员大会。副会长贺建霖到会讲话。"
    assert ("贺建霖", "speaksAt", "柳溪省物流协会第四届会员大会") in facts(read(extractor, text))
