"""Datelines and bylines as columns set them: spread over the line, wrapped within a name, parted by a blank line."""

from __future__ import annotations

import pytest

from kg.articles.bylines import read_byline, read_opening
from kg.articles.split import split_page
from kg.records import Article, Page

# Two articles, their headlines below them.
PAGE = """\
{opening}昨日，
青石县茶产业发展大会在云岭
会堂举行，县委书记石一川出
席会议并讲话，副县长祝小满
主持会议，各乡镇负责人参加。

青石县召开茶产业发展大会

本报讯（记者 丁小溪）5月12
日上午，白沙县第三届龙舟赛
在东湖举行，十六支队伍参加，
东湖镇代表队获得第一名。

白沙县举行第三届龙舟赛
"""


def read(text: str) -> tuple[Article, ...]:
    return split_page(Page(id="p", text=text, source="p.txt", place="青石县"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青 石 新 闻 网 讯 （ 记 者 王 小 明 通 讯 员\n李芳）昨日，", ("王小明", "李芳")),
        ("本 报 青 石 讯 （ 记 者 王 小 明 ） 昨 日 ， 全 县", ("王小明",)),
        ("本报讯（记者 王小明\n李芳）昨日，", ("王小明", "李芳")),
        ("本报讯（通讯员 王小\n明 记者 李芳）昨日，", ("王小明", "李芳")),
        ("青石日报讯（全媒体记者 王小明\n李芳 通讯员 石一川）昨日，", ("王小明", "李芳", "石一川")),
        ("青石新闻网 7月 28 日讯（记者 王小明）昨日，", ("王小明",)),
    ],
)
def test_an_opening_is_read_as_it_is_set(text: str, names: tuple[str, ...]) -> None:
    opening = read_opening(text)
    assert "".join(text[opening.end :].split()).startswith("昨日，")
    assert tuple(byline.name for byline in opening.bylines) == names


def test_names_that_nobody_can_part_are_no_part_of_the_text() -> None:
    text = "本 报 讯 （ 记 者 王 小 明 李 芳 通 讯 员 石 一 川 ） 昨 日 ， 全 县"
    assert text[read_opening(text).end :].lstrip().startswith("昨")


def test_a_name_ends_with_its_line_where_it_can_not_go_on() -> None:
    credit = read_byline("记者 王小明\n通讯员 李芳")
    assert credit
    assert [byline.name for byline in credit.bylines] == ["王小明", "李芳"]
