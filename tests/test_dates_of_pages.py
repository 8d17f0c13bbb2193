"""The date, paper and number of a page: from its path, from its masthead, from its texts where nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles.split import split_page
from kg.dates import date_within
from kg.export.rdf import write_nquads
from kg.pages.filenames import read_name
from kg.pages.files import read_page_file
from kg.pages.inferred import infer_date
from kg.pages.masthead import find_masthead
from kg.pages.series import find_series, order_by_series
from kg.pipeline.extractor import Extractor, extract
from kg.query.builds import build_knowledge
from kg.recordjson import format_page, parse_page
from kg.records import Article, InferredDate, Page

BODY = (
    "本报讯 昨日，全市水利工作会议召开。市委书记郑远帆主持会议并讲话，\n市长沈知秋等出席。\n"
    "工程于\n2023年5月1日\n开工。\n"
)

PATHS = [
    ("20230619.txt", "2023-06-19", None),
    ("2023-06-19_A01.txt", "2023-06-19", "A01"),
    ("2023-6-9.txt", "2023-06-09", None),
    ("2023.06.19", "2023-06-19", None),
    ("20230619A01.txt", "2023-06-19", "A01"),
    ("2023-06-19A01.txt", "2023-06-19", "A01"),
    ("20230619-04.txt", "2023-06-19", "04"),
    ("2023-06-19-04.txt", "2023-06-19", "04"),
    ("清湖日报 2023.6.9 第三版.txt", "2023-06-09", "3"),
    ("二〇二三年六月十九日.txt", "2023-06-19", None),
    ("2023/06/19/A01.txt", "2023-06-19", "A01"),
    ("2023年6月/19日/A02.txt", "2023-06-19", "A02"),
    ("2023-06/19/第04版.txt", "2023-06-19", "04"),
    ("a/2023-06-19/page4.txt", "2023-06-19", "4"),
    ("20230619/A01.txt", "2023-06-19", "A01"),
    ("20230619/04.txt", "2023-06-19", "04"),
    ("202306/19/A01/x.txt", "2023-06-19", "A01"),
    ("2023/06/20230619.txt", "2023-06-19", None),
    ("qhrb230619A01.txt", "2023-06-19", "A01"),
    ("QHRB_230619_01.txt", "2023-06-19", "01"),
    ("清湖日报230619.txt", "2023-06-19", None),
    ("230619.txt", None, None),
    ("qhrb230619.txt", None, None),
    ("2023-06-18/20230619.txt", None, None),  # which of them?
    ("20230231.txt", None, None),
    ("2023/02/31/A01.txt", None, "A01"),
    ("2023/06/x.txt", None, None),
    ("A01.txt", None, "A01"),
    ("qh-04.txt", None, None),
    ("qh-0002.txt", None, None),
    ("001_d0e67ad4a738a49a.txt", None, None),
    ("-", None, None),
]


@pytest.mark.parametrize(("path", "date", "number"), PATHS)
def test_what_a_path_says(path: str, date: str | None, number: str | None) -> None:
    assert read_name(Path(path)) == (date, number)


MASTHEADS = [
    ("2023年6月19日 星期一\n第A01版 要闻\n清湖日报\n", "2023-06-19", "清湖日报", "A01"),
    ("清湖日报 2023年6月19日 星期一 A01 要闻\n", "2023-06-19", "清湖日报", "A01"),
    ("A01要闻\n2023.06.19 星期一 责任编辑：田小麦\n", "2023-06-19", None, "A01"),
    ("二〇二三年六月十九日 星期一 农历癸卯年五月初二 第A01版\n清湖日报\n", "2023-06-19", "清湖日报", "A01"),
    ("２０２３年６月１９日　星期一\n", "2023-06-19", None, None),
    ("## 清湖日报\n### 2023年6月19日 星期一\n", "2023-06-19", "清湖日报", None),
    ("2023年6月19日 星期二\n清湖日报\n", None, None, None),  # it was a Monday
    ("2023年6月19日 星期一\n2023年6月20日 星期二\n", None, None, None),
    ("全市水利会议定于2023年6月19日召开\n", None, None, None),
    ("", None, None, None),
]


@pytest.mark.parametrize(("lines", "date", "paper", "number"), MASTHEADS)
@pytest.mark.parametrize("long", [False, True])
def test_a_masthead_at_the_head_or_the_foot(
    lines: str, date: str | None, paper: str | None, number: str | None, long: bool
) -> None:
    body = BODY * (60 if long else 3)
    assert find_masthead(lines + body) == (date, paper, number)
    assert find_masthead(body + lines) == (date, paper, number)


def test_a_bare_date_is_a_masthead_only_as_the_first_line() -> None:
    assert find_masthead("2023年6月19日\n" + BODY).date == "2023-06-19"
    assert find_masthead(BODY + "清湖市人民政府\n2023年6月19日\n").date is None, "a notice"


def test_precedence(tmp_path: Path) -> None:
    text = "清湖日报 2023年6月19日 星期一 A01\n" + BODY
    (tmp_path / "2023-06-20").mkdir()
    plain, dated = tmp_path / "x.txt", tmp_path / "2023-06-20" / "A02.txt"
    for path in (plain, dated):
        path.write_text(text, encoding="utf-8")
    (page,) = read_page_file(plain)
    assert (page.date, page.date_basis, page.paper, page.number) == ("2023-06-19", "masthead", "清湖日报", "A01")
    (page,) = read_page_file(dated)
    assert (page.date, page.date_basis, page.number) == ("2023-06-20", "file name", "A02")
    (page,) = read_page_file(dated, date="2023-06-21", paper="临州报")
    assert (page.date, page.date_basis, page.paper) == ("2023-06-21", "option", "临州报")


# --- inferred dates


def report(body: str, *headlines: str) -> Article:
    return Article("a", "p", headlines, (), body, tuple(range(len(body))))


FORUM = report("昨日，2023清湖茶业论坛在我市举行。")
INFERRED = [
    ([FORUM], "2023", "year", "about"),
    ([report("8月27日上午，茶叶加工中心建成。"), FORUM], "2023-08-27", "day", "not before"),
    ([report("8月27日上午，茶叶加工中心建成。今年还举办了2023清湖茶文化博览会。")], "2023-08-27", "day", "not before"),
    ([report("8月3日，会议召开。"), report("8月5日下午，市长调研水库。"), FORUM], "2023-08-05", "day", "not before"),
    ([report("12月30日，会议召开。"), report("1月2日，市长调研。"), FORUM], "2023-01-02", "day", "not before"),
    ([report("昨日（2023年6月18日），全市水利会议召开。")], "2023-06-18", "day", "not before"),
    ([report("2023年6月18日上午，全市水利会议召开。")], "2023-06-18", "day", "not before"),
    ([report("记者获悉，截至2023年6月底，我市有茶园6万亩。")], "2023-06", "month", "not before"),
    ([report("2月3日，会议召开。截至2023年12月底，有茶园6万亩。")], "2024-02-03", "day", "not before"),
    ([report("活动开始了。", "2023年“慈善一日捐”活动启动")], "2023", "year", "about"),
]


@pytest.mark.parametrize(("articles", "date", "precision", "bound"), INFERRED)
def test_what_texts_tell_of_the_date(articles: list[Article], date: str, precision: str, bound: str) -> None:
    found = infer_date(articles)
    assert found is not None
    assert found[:3] == (date, precision, bound)
    texts = "\n".join("\n".join((*article.headlines, article.body)) for article in articles)
    assert all(words in texts for words in found.basis.split(" … "))


SAY_NOTHING = [
    "昨日，全市水利会议召开。今日闭幕。",
    "8月27日上午，茶叶加工中心建成。",
    "到2035年，基本建成现代化产业体系。",
    "2024清湖茶业论坛将于明年3月在我市举行。",
    "今年是合作20周年。2003年以来，我市新建学校30所。",
    "1998年，清湖茶业论坛在我市举行。",
    "今年1至5月，出口1275亿元，比2019年同期增长。",
    "2022年4月21日，他首次提出这一倡议。",
    "条例自2023年9月1日起施行。",
    "截至2025年底，力争建成10所学校。",
    "市政府召开第2023次会议。",
    "义乌从2019年开始组建足球队。",
]


@pytest.mark.parametrize("body", SAY_NOTHING)
def test_plans_and_history_date_nothing(body: str) -> None:
    assert infer_date([report(body)]) is None


def test_texts_that_disagree_date_nothing() -> None:
    assert infer_date([FORUM, report("昨日，2024清湖茶叶博览会在我市开幕。")]) is None


@pytest.mark.parametrize(
    ("text", "inferred", "date"),
    [
        ("8月31日上午", "2023", "2023-08-31"),
        ("8月31日上午", "2023-09-02", "2023-08-31"),
        ("1月5日", "2023-12-31", "2024-01-05"),
        ("去年12月5日", "2023-06-18", "2022-12-05"),
        ("2月30日", "2023", None),
        ("昨日", "2023", None),
    ],
)
def test_a_month_and_day_in_an_inferred_year(text: str, inferred: str, date: str | None) -> None:
    assert date_within(text, inferred) == date


PAGE = (
    "全市水利工作会议召开\n\n本报讯 记者 田小麦 6月18日，全市水利工作会议在清湖大剧院召开。"
    "市委书记郑远帆主持会议并讲话。今年还举办了2023清湖茶文化博览会。\n"
)


def test_events_of_an_undated_page(extractor: Extractor, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(PAGE, encoding="utf-8")
    (record,) = extract(extractor, [path], on_error=pytest.fail)
    assert record.page.date is None
    assert record.page.inferred == InferredDate(
        "2023-06-18", "day", "not before", "6月18日 … 今年还举办了2023清湖茶文化博览会"
    )
    (main,) = (entity for entity in record.entities if entity.main)
    assert (main.attributes["date"], main.attributes["dateBasis"]) == ("2023-06-18", "inferred")
    write_nquads(build_knowledge([record]), extractor.ontology, tmp_path / "graph.nq")
    (dated,) = extract(extractor, [path], date="2023-06-19", on_error=pytest.fail)
    assert dated.page.inferred is None
    assert all("dateBasis" not in entity.attributes for entity in dated.entities)


def test_a_page_with_an_inferred_date_reads_back() -> None:
    page = Page("p", "全市", "x.txt", inferred=InferredDate("2023", "year", "about", "2023论坛举行"))
    assert parse_page(format_page(page)) == page


@pytest.mark.parametrize(
    ("said", "named", "date", "inferred", "held"),
    [
        ("2023", "x.txt", None, InferredDate("2023", "year", "in", "manifest"), "2023-06-18"),
        ("2022-08", "x.txt", None, InferredDate("2022-08", "month", "in", "manifest"), "2022-06-18"),
        ("2023", "20230619.txt", "2023-06-19", None, "2023-06-18"),
        ("2022", "20230619.txt", None, InferredDate("2022", "year", "in", "manifest"), "2022-06-18"),
    ],
)
def test_a_manifest_that_knows_the_year_or_the_month(
    extractor: Extractor, tmp_path: Path, said: str, named: str, date: str | None, inferred: object, held: str
) -> None:
    (tmp_path / named).write_text(PAGE, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(f"file,date\n{named},{said}\n", encoding="utf-8")
    (record,) = extract(extractor, [tmp_path], on_error=pytest.fail)
    assert (record.page.date, record.page.inferred) == (date, inferred)
    (main,) = (entity for entity in record.entities if entity.main)
    assert main.attributes["date"] == held
    assert main.attributes.get("dateBasis") == (None if date else "manifest")


# --- series


def test_series_order_pages() -> None:
    assert find_series(["市政府召开第六次全体会议", "清湖市政府第十九次常务会议，市政府第20次常务会议"]) == {
        "市政府全体会议": 6,
        "市政府常务会议": 20,
    }
    assert find_series(["市十七届人大常委会第九次会议", "第三次会议", "政协清湖市第十五届委员会第二次会议"]) == {
        "市十七届人大常委会会议": 9
    }
    found = [{"a": 9, "b": 1}, {"a": 7}, {}, {"b": 3}, {"a": 7, "b": 2}]
    assert order_by_series(found) == [("a", [1, 4, 0])]
    assert order_by_series([{"a": 1}, {"a": 1}, {"b": 2}]) == []


def test_articles_are_read_for_dates_as_they_are_split() -> None:
    page = Page("p", PAGE, "x.txt")
    assert infer_date(split_page(page)) is not None
