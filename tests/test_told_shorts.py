"""Short names that a text itself gives to bodies, and where names of bodies begin and end. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.annotate.bodies.told_shorts import short_behind, told_brackets
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云溪省现代渔业产业控股集团有限公司（以下简称“云渔控股”）党委书记、董事长高明远，副总经理贺立参加座谈。云渔控股总经理于婉介绍情况。",
            {
                ("高明远", "云溪省现代渔业产业控股集团有限公司党委", "书记"),
                ("高明远", "云溪省现代渔业产业控股集团有限公司", "董事长"),
                ("贺立", "云溪省现代渔业产业控股集团有限公司", "副总经理"),
                ("于婉", "云溪省现代渔业产业控股集团有限公司", "总经理"),
            },
        ),
        (
            "云溪省钟表行业协会（简称：云钟协）换届。云钟协秘书长贺立到会。",
            {("贺立", "云溪省钟表行业协会", "秘书长")},
        ),
        (
            "远山集团董事长高明远、总经理贺立，与北原银行股份有限公司（下称北原银行）董事长于婉、行长顾青见证签约。",
            {
                ("高明远", "远山集团", "董事长"),
                ("贺立", "远山集团", "总经理"),
                ("于婉", "北原银行股份有限公司", "董事长"),
                ("顾青", "北原银行股份有限公司", "行长"),
            },
        ),
    ],
)
def test_a_short_name_is_of_the_body_before_its_bracket(
    extractor: Extractor, text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert posts(read(extractor, text)) == expected


def test_words_for_any_body_are_no_short_names() -> None:
    text = "远山集团（以下简称集团）与云溪大学（下称“云大”或“学校”）签约。"
    assert [short_behind(text, start) for start, _ in told_brackets(text)] == ["", "云大"]


def test_no_name_begins_with_how_one_went_there_or_for_whom_one_speaks(extractor: Extractor) -> None:
    record = read(extractor, "县委书记高明远带队赴大名集团考察。贺立院长代表学院致辞，集团总裁于婉作总结讲话。")
    names = {entity.names[0] for entity in record.entities}
    assert {"大名集团", "于婉"} <= names
    assert not names & {"代表学院", "带队赴大名集团", "于婉作"}


def test_two_firms_joined_are_two(extractor: Extractor) -> None:
    record = read(extractor, "昨日，中国远建与北原银行签署战略合作协议。")
    assert facts(record, "signsWith") == {("中国远建", "signsWith", "北原银行")}


def test_a_title_in_the_group_is_the_title(extractor: Extractor) -> None:
    record = read(extractor, "远山控股集团召开年度大会。会议由集团副总裁高明远主持，集团总裁贺立讲话。")
    assert posts(record) == {("高明远", "远山控股集团", "副总裁"), ("贺立", "远山控股集团", "总裁")}
