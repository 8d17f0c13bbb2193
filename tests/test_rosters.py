"""Rows of names parted by white space: what of a page's text is such a row, and what it says."""

from __future__ import annotations

import pytest

from kg.annotate.posts.besides import next_beside
from kg.articles.rosters import part_rosters
from kg.articles.split import split_page
from kg.pages.files import page_id
from kg.records import Page

ANNOUNCED = """\
白沙市第九届人民代表大会第一次会议公告

白沙市第九届人民代表大会第一次会议于2021年12月20日选出：
市人大常委会主任：
江月明
副主任：（按姓名笔画为序）
王 蕴（女）　李　明　赵国强
现予公告。
"""


def test_a_row_is_one_paragraph_with_its_label() -> None:
    (article,) = split_page(Page(id=page_id(ANNOUNCED), text=ANNOUNCED, source="p.txt", markup="text"))
    assert "市人大常委会主任：江月明\n副主任：（按姓名笔画为序）王蕴（女）、李明、赵国强\n" in article.body


@pytest.mark.parametrize(
    "text",
    [
        "综合 经济 体育 要闻\n总编：\n",
        "会议指出：\n党建引领 乡村振兴 共同富裕\n",
        "王小明 李大海 赵国强\n",  # no colon on the page
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert part_rosters(text).text == text


def test_the_text_stays_as_long() -> None:
    parted = part_rosters(ANNOUNCED)
    assert len(parted.text) == len(ANNOUNCED)
    assert all(a == b or a.isspace() for a, b in zip(ANNOUNCED, parted.text, strict=True))


@pytest.mark.parametrize(
    ("before", "beside", "name"),
    [
        ("市政协原主席", "、离休干部", "吴长河"),
        ("白沙大学教授", "、1958级校友代表", "李志刚"),
        ("白沙村支书", "、“最美村官”", "赵长河"),
    ],
)
def test_what_one_is_besides_a_post(before: str, beside: str, name: str) -> None:
    text = before + beside + name
    start = len(before + beside)
    assert next_beside(text, len(before), [start]) == start


@pytest.mark.parametrize("text", ["各乡镇党委书记、村民代表刘大海", "市委书记、来到石门镇王小明"])
def test_no_post_of_many_and_no_clause(text: str) -> None:
    end = text.index("、")
    assert next_beside(text, end, [len(text) - 3]) == end
