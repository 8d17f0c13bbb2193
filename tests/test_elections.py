"""Who was elected to what at an assembly, and of which body. All people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor
from kg.records import Mention
from kg.rules.elections import body_that_met


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "12月6日，青石大学云溪校友分会成立大会在云溪举行。外地兄弟校友会发来贺信。会议推选出第一届理事会，"
                "选举1993级校友李友德为会长，张雷、石建明、关山远等四位校友为副会长，李文光校友为秘书长。"
            ),
            {("李友德", "会长"), ("张雷", "副会长"), ("石建明", "副会长"), ("李文光", "秘书长")},
        ),
        (
            (
                "3月6日，云溪校友分会换届大会召开。大会推举物理系1978级校友、远山集团总裁郑效民，"
                "外语系1979级校友、青石学院学者乔国梁为名誉会长。"
            ),
            {("郑效民", "名誉会长"), ("乔国梁", "名誉会长")},
        ),
    ],
)
def test_all_are_elected_by_the_body_that_met(extractor: Extractor, text: str, expected: set[tuple[str, str]]) -> None:
    found = {(person, title) for person, body, title in posts(read(extractor, text)) if body.endswith("云溪校友分会")}
    assert expected <= found


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("大会选举产生了以高明远为主席的主席团。", "高明远"),
        ("会议选举贺立为会长。高明远为新会长颁发聘书。", "高明远"),
    ],
)
def test_others_are_not_elected(extractor: Extractor, text: str, person: str) -> None:
    assert person not in {name for name, *_ in posts(read(extractor, text))}


@pytest.mark.parametrize(
    ("title", "occasion", "body"),
    [
        ("副会长", "青石市餐饮协会第三届会员代表大会", "青石市餐饮协会"),
        ("理事长", "远山大会暨青石市侨商会第二届一次理事大会", "青石市侨商会"),
        ("局长", "青石市餐饮协会第三届会员代表大会", None),
        ("主席", "青石市第五届人大一次会议", None),
        ("会长", "青石市商会迎春晚会", None),
    ],
)
def test_body_of_an_assembly(title: str, occasion: str, body: str | None) -> None:
    met = body_that_met(title, [Mention(0, len(occasion), occasion, "Event", "pattern")])
    assert (met.text if met else None) == body
