"""Which firm 公司 and 集团 stand for on a firm's own page. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the guest's 董事长 is another man
            "雁岭集团与滨江物产集团昨日签约。滨江物产集团董事长柏文涛一行到访。集团董事长秦汝明出席仪式。",
            {("柏文涛", "滨江物产集团", "董事长"), ("秦汝明", "雁岭集团", "董事长")},
        ),
        (
            "昨日，公司召开远山矿业公司2023年技能竞赛动员大会。公司常务副总经理高明远主持会议。",
            {("高明远", "远山矿业公司", "常务副总经理")},
        ),
        (  # a page whose firm nothing names
            "昨日，集团公司召开例会。会议由总经理高明远主持。",
            {("高明远", "集团公司", "总经理")},
        ),
        ("昨日，清湖市举行论坛。公司总经理高明远发言。", set()),
        (  # beside the only firm that is named: its 董事长 is another man
            "昨日，集团公司董事长高明远与清湖建设集团董事长贺立举行会谈。集团副总经理石磊参加会谈。",
            {
                ("高明远", "集团公司", "董事长"),
                ("贺立", "清湖建设集团", "董事长"),
                ("石磊", "集团公司", "副总经理"),
            },
        ),
    ],
)
def test_whose_posts_are_told_by_the_word_alone(
    extractor: Extractor, text: str, expected: set[tuple[str, ...]]
) -> None:
    assert posts(read(extractor, text)) == expected


def test_who_holds_what_the_word_alone_holds(extractor: Extractor) -> None:
    record = read(extractor, "远山矿业公司昨日传来消息：8月3日，公司召开安全工作会议。高明远主持会议。")
    assert ("远山矿业公司", "holds", "安全工作会议") in facts(record)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "昨日，公司召开例会。公司董事长高明远要求，各单位要落实责任。党委书记、总经理贺立强调，要守住底线。",
            {"高明远", "贺立"},
        ),
        ("昨日，公司召开例会。据公司董事长高明远介绍，今年订单多。", set()),
    ],
)
def test_who_speaks_behind_the_word_alone(extractor: Extractor, text: str, expected: set[str]) -> None:
    assert {person for person, *_ in facts(read(extractor, text), "speaksAt")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # each head has a name of his own
            "昨日，公司召开例会。集团工会主席高明远出席。公司工会主席贺立主持。",
            {("高明远", "集团工会", "主席"), ("贺立", "公司工会", "主席")},
        ),
        (  # somebody of the group comes to the firm
            "昨日，集团总经济师高明远到我公司检查工作。公司经理贺立陪同。",
            {("高明远", "集团", "总经济师"), ("贺立", "公司", "经理")},
        ),
    ],
)
def test_a_group_over_the_firm(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "昨日，远山集团董事长高明远与清湖钢铁集团董事长贺立举行会谈，并见证双方签署战略合作协议。",
            {("远山集团", "清湖钢铁集团")},
        ),
        (
            "江东省茶叶协会会长高明远代表江东省茶叶协会、柳溪花卉促进会秘书长贺立代表柳溪花卉促进会，共同签署协议。",
            {("江东省茶叶协会", "柳溪花卉促进会")},
        ),
        ("远山集团董事长高明远，清湖钢铁集团总经理贺立代表双方签约。", {("远山集团", "清湖钢铁集团")}),
        ("远山集团携手清湖钢铁集团签署合作协议。", {("远山集团", "清湖钢铁集团")}),
        ("远山集团董事长高明远会见清湖钢铁集团董事长贺立，希望双方签署战略合作协议。", set()),
    ],
)
def test_who_signs_for_whom(extractor: Extractor, text: str, pairs: set[tuple[str, str]]) -> None:
    assert {(one, other) for one, _, other in facts(read(extractor, text), "signsWith")} == pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a guest's bank is no 集团
            "昨日，远山银行行长高明远一行到访集团，与集团公司董事长贺立座谈。",
            {("高明远", "远山银行", "行长"), ("贺立", "集团公司", "董事长")},
        ),
        (  # nor is the firm under it
            "昨日，高明远一行到远山公司调研，集团公司总裁石磊、远山公司总经理贺立陪同。",
            {("石磊", "集团公司", "总裁"), ("贺立", "远山公司", "总经理")},
        ),
        (  # whose 党委 is told first is a firm all the same
            "远山建工集团党委副书记、总裁高明远，副总裁贺立，清湖实业有限公司总裁石磊出席签约仪式。",
            {
                ("高明远", "远山建工集团党委", "副书记"),
                ("高明远", "远山建工集团", "总裁"),
                ("贺立", "远山建工集团", "副总裁"),
                ("石磊", "清湖实业有限公司", "总裁"),
            },
        ),
    ],
)
def test_which_firm_a_word_does_not_mean(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected
