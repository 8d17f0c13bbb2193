"""Pages without blank lines, with one below each line, with a paragraph a line; headlines together, in two lines."""

from __future__ import annotations

import re

import pytest

from kg.articles.cuts import is_cut
from kg.articles.split import split_page
from kg.records import Article, Page

TEA = """\
4月2日上午，青石县召开茶产业发展大会，县委书
记石一川出席会议并讲话，副县长祝小满主持会议，
县农业农村局、县供销社和各乡镇的负责人参加会议。
会议提出，三年内新建茶园两万亩，建成加工厂十二
家，带动茶农五千户增加收入。
会后，与会人员参观了云岭乡的两处茶园。"""
RACE = """\
5月12日上午，白沙县第三届
龙舟赛在东湖举行，来自各
乡镇的十六支队伍参加。县
委副书记丁一舟宣布开赛，
县文旅局局长贺小溪致辞。
东湖镇代表队获得第一名，
云岭乡代表队获得第二名。"""
SCHOOL = """\
新学期到来之际，县长罗星桥到
石门小学看望教师，检查食堂和
校舍，要求有关部门把修缮工程
抓紧做完，让学生安心读书。副县
长祝小满一同看望了住校的学生，
询问冬天取暖的情况。"""
HEADS = ("青石县召开茶产业发展大会", "第三届龙舟赛举行", "罗星桥看望教师")


def read(text: str) -> tuple[Article, ...]:
    return split_page(Page(id="p", text=text, source="p.txt", place="青石县"))


def lines(*parts: str) -> str:
    return "\n".join(parts) + "\n"


def check(articles: tuple[Article, ...]) -> None:
    assert [article.headlines for article in articles] == [(head,) for head in HEADS]
    starts = ("4月2日上午", "5月12日上午", "新学期到来")
    assert all(article.body.startswith(start) for article, start in zip(articles, starts, strict=True))


@pytest.mark.parametrize("above", [True, False])
def test_headlines_are_told_from_bodies_without_blank_lines(above: bool) -> None:
    pairs = zip(HEADS, (TEA, RACE, SCHOOL), strict=True)
    text = lines(*(part for head, body in pairs for part in ((head, body) if above else (body, head))))
    check(read(text))
    check(read(text.replace("\n", "\n\n")))


def test_a_dateline_or_byline_begins_an_article_without_a_blank_line() -> None:
    byline = "▢ 全媒体记者 张三"
    tea, race = read(lines(byline, "本报讯 " + TEA, HEADS[0], "本报讯（记者 李四） " + RACE, HEADS[1]))
    assert (tea.headlines, race.headlines) == ((HEADS[0],), (HEADS[1],))
    assert [b.name for b in tea.bylines + race.bylines] == ["张三", "李四"]


def test_an_item_of_short_news_begins_below_its_headline() -> None:
    items = (
        "●近日，云岭乡供销社为茶农送",
        "去化肥三十吨，副乡长丁一舟到",
        "场。",
        "●近日，东湖镇小学的新食堂启",
        "用，校长贺小溪主持仪式。",
    )
    race, news = read(lines("本报讯 " + RACE, "第三届龙舟赛举行", "青石短讯两则", *items))
    assert race.body.endswith("获得第二名。")
    assert news.body.startswith("●近日，云岭乡供销社")


def test_a_body_without_blank_lines_is_one_article() -> None:
    (article,) = read(lines(HEADS[0], "本报讯 " + TEA.replace("会后", "近日")))
    assert article.body.endswith("参观了云岭乡的两处茶园。")


@pytest.mark.parametrize("above", [True, False])
def test_blank_lines_round_headlines_part_articles_with_a_paragraph_a_line(above: bool) -> None:
    bodies = [re.sub(r"(?<!。)\n", "", body) for body in (TEA, RACE, SCHOOL)]
    pairs = zip(HEADS, bodies, strict=True)
    check(read("\n\n".join(part for head, body in pairs for part in ((head, body) if above else (body, head)))))


def test_a_headline_with_the_number_of_a_contest_is_no_item_of_a_list() -> None:
    heads = ("第四届青石茶叶节开幕", "第三届龙舟赛在东湖举行")
    bodies = [re.sub(r"(?<!。)\n", "", body) for body in (TEA.replace("茶产业发展大会", "第四届茶叶节开幕式"), RACE)]
    pairs = zip(heads, bodies, strict=True)
    articles = read("\n\n".join(part for pair in pairs for part in pair))
    assert [article.headlines for article in articles] == [(head,) for head in heads]


def test_sub_headings_between_paragraphs_that_all_have_blank_lines_part_nothing() -> None:
    texts = ("茶产业发展大会侧记", *TEA.replace("\n", "").split("。")[:-1])
    paragraphs = [text + "。" if i else text for i, text in enumerate(texts)]
    assert len(read("\n\n".join([*paragraphs, "三年内新建茶园两万亩", *paragraphs[1:], *paragraphs[1:]]))) == 1


@pytest.mark.parametrize("above", [True, False])
def test_headlines_that_all_stand_in_one_place_part_bodies(above: bool) -> None:
    school = SCHOOL.replace("新学期到来之际", "9月1日上午")
    parts = (*HEADS, TEA, RACE, school) if above else (TEA, RACE, school, *HEADS)
    articles = read("\n\n".join(parts) + "\n")
    assert [article.body[:3] for article in articles] == ["4月2", "5月1", "9月1"]
    assert [article.headlines for article in articles] == [(head,) for head in HEADS]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("东湖镇中学食堂改造工程", "开工建设"),
        ("东湖镇云岭乡联合", "举办春茶采摘比赛"),
        ("白沙县第六届人民代表", "大会第二次会议开幕"),
    ],
)
def test_a_headline_cut_in_two_lines_is_one(above: str, below: str) -> None:
    assert is_cut(above, below, "")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("荷花灯下叙乡情", "海外青石同乡会一行来访"),
        ("青石县召开茶产业发展大会", "三年新建茶园两万亩"),
        ("祝小满率队赴外地招商", "签约项目六个总投资十二亿元"),
    ],
)
def test_two_headlines_in_two_lines_are_two(above: str, below: str) -> None:
    assert not is_cut(above, below, "")
