"""Articles below each other without byline or headline between, and headlines that name nothing of theirs."""

from __future__ import annotations

import pytest

from kg.articles.split import split_page
from kg.records import Article, Page

# A finished body, its headline above; a blank line; a body in a narrower column, its headline below.
TWO_BODIES = """\
青石县召开茶产业发展大会

4月2日上午，青石县召开茶产业发展大会，县委书
记石一川出席会议并讲话，副县长祝小满主持会议，
县农业农村局、县供销社和各乡镇的负责人参加会议。
会议提出，三年内新建茶园两万亩，建成加工厂十二
家，带动茶农五千户增加收入。
会后，与会人员参观了云岭乡的两处茶园。

{start}，白沙县第三届
龙舟赛在东湖举行，来自各
乡镇的十六支队伍参加。县
委副书记丁一舟宣布开赛，
县文旅局局长贺小溪致辞。
东湖镇代表队获得第一名，
云岭乡代表队获得第二名。

白沙县举行第三届龙舟赛
"""


def read(text: str) -> tuple[Article, ...]:
    return split_page(Page(id="p", text=text, source="p.txt", place="青石县"))


@pytest.mark.parametrize("start", ["5月12日上午", "5 月12 日", "近日", "昨天（12日）上午"])
def test_a_body_that_begins_with_a_day_in_another_column_is_an_article(start: str) -> None:
    fair, race = read(TWO_BODIES.format(start=start))
    assert fair.headlines == ("青石县召开茶产业发展大会",)
    assert fair.body.endswith("参观了云岭乡的两处茶园。")
    assert race.headlines == ("白沙县举行第三届龙舟赛",)
    assert race.body.replace(" ", "").startswith(start.replace(" ", ""))


@pytest.mark.parametrize("start", ["5月12日上午", "近日"])
def test_a_paragraph_below_a_blank_line_goes_on_in_its_column(start: str) -> None:
    text = f"""\
4月2日上午，青石县召开茶产业发展大会，县委书
记石一川出席会议并讲话，副县长祝小满主持会议，
县农业农村局、县供销社和各乡镇的负责人参加会议。

{start}，县供销社还将举办制茶培训班，请省茶
科所的专家到各乡镇讲课，计划培训茶农三百名，费
用由县财政承担，报名可以到乡镇农技站办理手续。

青石县召开茶产业发展大会
"""
    (article,) = read(text)
    assert article.body.count("\n") == 1


def test_a_dated_line_above_a_blank_line_is_no_headline() -> None:
    text = """\
▢ 全媒体记者 张三

本报讯 昨日，白沙县第三届龙舟赛在东湖举行，十
六支队伍参加，东湖镇代表队获得第一名。

白沙县举行第三届龙舟赛

5月12日下午，县委书记石一川到云岭乡

调研茶产业，副县长祝小满一同调研。石一川先后走
进两家加工厂，询问今年春茶的产量和价格。

石一川到云岭乡调研茶产业
"""
    race, visit = read(text)
    assert race.headlines == ("白沙县举行第三届龙舟赛",)
    assert visit.body.startswith("5月12日下午，县委书记石一川到云岭乡调研茶产业")
    assert visit.headlines == ("石一川到云岭乡调研茶产业",)


def test_a_headline_that_fits_no_article_goes_with_its_neighbour() -> None:
    text = """\
▢ 全媒体记者 张三

本报讯 昨日，白沙县第三届龙舟赛在东湖举行，十
六支队伍参加，东湖镇代表队获得第一名。

桨声阵阵端阳近

白沙县举行第三届龙舟赛

▢ 全媒体记者 李四

本报讯 昨日，县委书记石一川到云岭乡调研茶产业，
副县长祝小满一同调研，询问今年春茶的产量。

石一川到云岭乡调研茶产业
"""
    race, visit = read(text)
    assert race.headlines == ("桨声阵阵端阳近", "白沙县举行第三届龙舟赛")
    assert visit.headlines == ("石一川到云岭乡调研茶产业",)


def test_a_headline_that_fits_no_article_goes_to_the_bare_one_beyond() -> None:
    text = """\
▢ 全媒体记者 张三

本报讯 昨日，白沙县第三届龙舟赛在东湖举行，十
六支队伍参加，东湖镇代表队获得第一名。

白沙县举行第三届龙舟赛

满山新绿待客来

▢ 全媒体记者 李四

本报讯 昨日，县委书记石一川到云岭乡调研茶产业，
副县长祝小满一同调研，询问今年春茶的产量。
"""
    race, visit = read(text)
    assert race.headlines == ("白沙县举行第三届龙舟赛",)
    assert visit.headlines == ("满山新绿待客来",)


def test_a_credit_and_a_headline_without_any_body_above_them_are_read() -> None:
    text = """\
（本报记者　石一川　采
写）

春分前后话
河。县供销社为 30户种粮大户每户送上一袋
据县农业农村局统计目前全县春耕面积已达
3.8万亩。
"""
    assert "春耕面积已达3.8万亩" in "".join(article.body for article in read(text))
