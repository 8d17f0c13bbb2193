"""Bodies cut and interleaved by the extraction are put together again, or the article says that it may not be whole."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
import rejoining
from test_articles import SAMPLES, check_origin, page

from kg.articles.split import split_page
from kg.errors import DataFileError
from kg.identity.knowledge import build_knowledge
from kg.ontology import load_ontology
from kg.recordjson import format_record, parse_record
from kg.records import Article, ArticleEntity, ArticleRecord, ArticleRelation
from kg.resources import data_path
from kg.words.pairs import PARAGRAPH, Pairs, load_pairs

# Four layouts with six seeds; F1 of exact bodies, share of wrong ones that are marked. Before joints were judged F1 was
# 0.89, 0.62, 0.66, 0.68, 0.50 and 0.60.
FLOORS: dict[rejoining.How, tuple[float, float]] = {
    "wrapped": (0.98, 0.0),
    "ABAB": (0.9, 0.15),
    "ABBA": (0.91, 0.7),
    "ABCA": (0.93, 0.1),
    "ABCABC": (0.82, 0.45),
    "interleaved": (0.81, 0.45),
}
TESTED = ("3-columns", "6-columns", "box", "three-sizes")

WATER1 = """\
▢ 记者 路遥远

本报讯 昨日，清湖市召开防汛工作会
议。市委书记石一川出席会议并讲话，
市长江月明主持。石一川指出，要压实
防汛责任，加强山塘水库的巡查，把隐
"""
WATER2 = """\
患消除在萌芽状态，确保人民群众生命
财产安全。市领导古月、何山、王海参
加会议。会议还部署了抗旱工作。
"""
LIBRARY1 = """\
▢ 记者 易小川

本报讯 日前，清湖市图书馆新馆开馆，藏
书八十万册。馆长宁静介绍，新馆开设了儿
童阅览室，每周举办亲子阅读活动，并邀请
作家与读者见面。“读者在这里不仅可以
"""
LIBRARY2 = """\
看书，还可以听讲座。”宁静说，图书馆周
末开放时间延长到晚上九点，方便上班族前
来借阅。首周到馆读者超过五千人次。
"""
HEADS = """\
石一川在防汛工作会议上要求压实责任

清湖市图书馆新馆开馆
"""


def layer(*parts: str) -> str:
    return "\n".join(parts)


def bodies(text: str) -> list[Article]:
    source = page(text)
    articles = split_page(source)
    check_origin(source, articles)
    return list(articles)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((WATER1, LIBRARY1, WATER2, LIBRARY2, HEADS), id="ABAB"),
        pytest.param((WATER1, LIBRARY1, LIBRARY2, WATER2, HEADS), id="ABBA"),
        pytest.param((LIBRARY1, WATER1, LIBRARY2, WATER2, HEADS), id="BABA"),
        pytest.param((WATER1, WATER2, LIBRARY1, LIBRARY2, HEADS), id="in order"),
    ],
)
def test_interleaved_bodies_are_put_together(parts: tuple[str, ...]) -> None:
    found = {article.body[:2]: article for article in bodies(layer(*parts))}
    water, library = found["昨日"], found["日前"]
    assert "把隐患消除在萌芽状态" in water.body
    assert water.body.endswith("会议还部署了抗旱工作。")
    assert "“读者在这里不仅可以看书，还可以听讲座。”" in library.body
    assert library.body.endswith("首周到馆读者超过五千人次。")
    assert [article.layout for article in (water, library)] == ["clear", "clear"]
    assert water.headlines == ("石一川在防汛工作会议上要求压实责任",)
    assert library.headlines == ("清湖市图书馆新馆开馆",)


def test_a_body_without_its_end_says_so() -> None:
    water, library = bodies(layer(WATER1, LIBRARY1, LIBRARY2, HEADS))
    assert water.body.endswith("把隐")
    assert (water.layout, library.layout) == ("uncertain", "clear")


def test_what_goes_on_on_another_page_is_clear() -> None:
    end = WATER1.rstrip("\n") + "（下转第四版）\n"
    start = "（上接第一版）" + LIBRARY2
    articles = bodies(layer(end, start, HEADS))
    assert [article.layout for article in articles] == ["clear", "clear"]
    assert articles[1].body.startswith("看书，")


def test_lines_of_two_columns_in_turn_are_uncertain() -> None:
    first = "".join((WATER1, WATER2)).splitlines()[2:]
    second = "".join((LIBRARY1, LIBRARY2)).splitlines()[2:]
    rows = [line for pair in zip(first * 3, second * 3, strict=False) for line in pair]
    (article, *_) = bodies("▢ 记者 路遥远\n\n" + "\n".join(rows) + "\n")
    assert article.layout == "uncertain"
    (article, *_) = bodies("▢ 记者 路遥远\n\n" + "\n".join(first * 3) + "\n")
    assert article.layout == "clear"


def test_good_pages_are_clear() -> None:
    for file in sorted(SAMPLES.glob("*.txt")):
        assert all(article.layout == "clear" for article in split_page(page(file.read_text(encoding="utf-8")))), file


def test_a_sentence_of_a_journalist_is_no_byline() -> None:
    text = layer(
        "▢ 记者 路遥远\n", "本报讯 近日，记者走进云岭镇茶坞", "村，一眼就看到满山的茶园。", "村民说，今年收成好。"
    )
    (article,) = bodies(text + "\n\n茶坞村喜迎丰收\n")
    assert article.body.startswith("近日，记者走进云岭镇茶坞村，")
    assert [byline.name for byline in article.bylines] == ["路遥远"]


def test_short_articles_without_bylines_are_parted_by_their_headlines() -> None:
    text = (
        "▢ 记者 路遥远\n\n本报讯 昨日，清湖市农机站在云岭镇演示\n插秧机，三台插秧机来回穿梭，农户说省\n时又省力。\n\n"
        "农机站演示插秧机\n\n眼下正值杨梅采收季，茶坞\n村的果农天不亮就上了山。\n果子采下后马上预冷，再由\n冷链车发往外地。\n\n"
        "茶坞村杨梅采收忙\n"
    )
    first, second = bodies(text)
    assert first.headlines == ("农机站演示插秧机",)
    assert second.headlines == ("茶坞村杨梅采收忙",)


@pytest.mark.parametrize("how", FLOORS)
def test_the_generator_s_pages(how: rejoining.How) -> None:
    score = rejoining.score(how, TESTED, range(6))
    assert score.bodies >= 100
    f1, marked = FLOORS[how]
    assert score.f1 >= f1, score
    assert score.wrong_marked_share >= marked, score
    assert score.right_marked_share <= (0.02 if how == "wrapped" else 0.25), score


def record_of(text: str, spans: list[tuple[str, str]]) -> ArticleRecord:
    """A record in which one person takes part, said from the first word to the second."""
    source = page(text)
    article = next(a for a in split_page(source) if a.body.startswith("昨日"))
    entities = (
        ArticleEntity("p1", "Person", ("石一川",), ((0, 1),)),
        ArticleEntity("e1", "Event", ("会议",), ((0, 1),), {"kind": "会议"}, main=True),
    )
    relations = tuple(
        ArticleRelation("p1", "attends", "e1", (article.body.index(a), article.body.index(b) + len(b)), 0.9, "r")
        for a, b in spans
    )
    return ArticleRecord(source, article, entities, relations)


def test_the_quote_of_words_that_the_page_cuts_is_their_longest_piece() -> None:
    text = layer(WATER1, LIBRARY1, WATER2, LIBRARY2, HEADS)
    record = record_of(text, [("加强山塘", "萌芽状态"), ("市长", "主持")])
    (statement,) = build_knowledge([record]).statements
    quotes = {evidence.quote: evidence for evidence in statement.evidence}
    assert set(quotes) == {"加强山塘水库的巡查，把隐", "市长江月明主持"}
    assert all(text[evidence.start : evidence.end] == quote for quote, evidence in quotes.items())


def test_the_mark_is_in_the_record_and_read_back() -> None:
    ontology = load_ontology(data_path("ontology") / "kg.ttl")
    record = record_of(layer(WATER1, LIBRARY1, LIBRARY2, HEADS), [("市长", "主持")])
    line = format_record(record, ontology)
    assert json.loads(line)["layout"] == "uncertain"
    assert parse_record(line, {record.page.id: record.page}, ontology).article == record.article
    clear = replace(record, article=replace(record.article, layout="clear"))
    assert json.loads(format_record(clear, ontology))["layout"] == "clear"


def test_pairs() -> None:
    pairs = load_pairs()
    assert pairs.odds("培", "养") > 4 > pairs.odds("湖", "中") and pairs.odds("的", "的") == -3
    assert pairs.odds(PARAGRAPH, "据") > 0 > pairs.odds(PARAGRAPH, "的")
    assert (data_path("seeds") / "character_pairs.txt").stat().st_size < 300_000


@pytest.mark.parametrize(
    ("table", "cause"),
    [
        (b"\xff\xfe", "can't be read"),
        ("国家\n".encode(), "not a row"),
        ("国 12 x 家\n".encode(), "not a row"),
        ("国 12 3\n".encode(), "not a row"),
        (None, "can't be read"),
    ],
)
def test_a_broken_table_of_pairs_is_named(table: bytes | None, cause: str, tmp_path: Path) -> None:
    file = tmp_path / "character_pairs.txt"
    if table is not None:
        file.write_bytes(table)
    with pytest.raises(DataFileError, match=cause):
        Pairs(file).odds("国", "家")


def test_a_long_destroyed_page_takes_as_long_as_its_parts() -> None:
    text = layer(WATER1, LIBRARY1, WATER2, LIBRARY2, HEADS)

    def seconds(copies: int) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            split_page(page("\n".join([text] * copies)))
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(160) < 8 * seconds(40) + 0.05  # 16 where the time is quadratic
