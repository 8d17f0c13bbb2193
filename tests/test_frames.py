"""The place of a page that nobody names: from its paper, from its texts, or none."""

from __future__ import annotations

import pytest

from kg.articles.split import split_page
from kg.pages.frames import FrameFinder, article_place
from kg.pipeline.extractor import Extractor, infer_page
from kg.records import Article, Page
from kg.seeds import load_seeds


@pytest.fixture(scope="module")
def frames() -> FrameFinder:
    return FrameFinder(load_seeds())


def article(body: str, *headlines: str) -> Article:
    return Article("a", "p", headlines, (), body, tuple(range(len(body))))


PAPERS = [
    ("义乌商报", "义乌市"),
    ("萧山日报", "萧山区"),
    ("绍兴晚报", "绍兴市"),
    ("浙江日报", "浙江省"),
    ("海南日报", "海南省"),
    ("东莞日报", "东莞市"),
    ("人民日报", "中国"),
    ("清湖日报", None),
    ("新安晚报", None),
    ("东方早报", None),
    ("新华日报", None),
    ("今晚报", None),
]


@pytest.mark.parametrize(("paper", "place"), PAPERS)
def test_place_of_a_paper(frames: FrameFinder, paper: str, place: str | None) -> None:
    assert frames.place_of_paper(paper) == place


YIWU = "昨日，义乌市水利工作会议召开。市委书记出席。会议指出，义乌要抓好防汛，义乌市政府要落实。我市各部门参加。"
PLACES = {
    "one city": ([YIWU], "义乌市"),
    "its parents beside it": ([YIWU, "金华市委部署，浙江省政府要求，义乌落实。我市推进。"], "义乌市"),
    "two cities": (["昨日，义乌市与东阳市签约。义乌、东阳两市合作，东阳市提出，我市落实。"], None),
    "a visitor": (["慈溪市党政代表团来我市考察。慈溪市领导表示，慈溪要学习。慈溪市代表团参观。"], None),
    "a county": (["我县召开会议。安吉县委部署，安吉县政府落实，安吉要走在前列。"], "安吉县"),
    "no name": (["昨日，我市召开会议，市委书记出席，市长主持。"], None),
    "not in the table": (["清湖市召开会议，清湖市委部署，清湖要抓好防汛，我市落实。"], None),
    "not in the table, with its parents": (
        ["江东省临州市清湖市召开会议，清湖市委部署，清湖要抓好防汛，我市落实。"],
        "江东省临州市清湖市",
    ),
    "a name that many have": (["我区召开会议，鼓楼区委部署，鼓楼区政府落实，鼓楼区推进。"], None),
    "a name that many have, with its parent": (
        ["我区召开会议，南京市鼓楼区委部署，鼓楼区政府落实，鼓楼区推进。"],
        "南京市鼓楼区",
    ),
    "the state": (["国家主席今天在人民大会堂会见来宾。", "国务院总理主持召开座谈会。"], "中国"),
    "the state on a local page": (["国家主席今天会见来宾。", "我市召开会议，市领导出席。"], None),
    "two levels": (["我市与我县合作，义乌市、安吉县义乌安吉义乌市安吉县。"], None),
    "a province named far more": (["浙江省推进，浙江落实，浙江省浙江省浙江省。国内新闻。"], None),
    "nothing": ([], None),
}


@pytest.mark.parametrize("name", PLACES)
def test_place_of_texts(frames: FrameFinder, name: str) -> None:
    bodies, place = PLACES[name]
    found = frames.find([article(body) for body in bodies], None)
    assert (found and found.place) == place
    assert found is None or found.basis == "text"


def test_a_paper_outranks_the_texts(frames: FrameFinder) -> None:
    assert frames.find([article(YIWU)], "金华日报") == ("金华市", "paper")
    assert frames.find([article(YIWU)], "清湖日报") == ("义乌市", "text")
    assert frames.find([article("国家主席会见来宾。")], "清湖日报") is None


def test_a_given_place_stays(extractor: Extractor) -> None:
    page = Page("p", YIWU, "x.txt", place="清湖市", place_basis="option", date="2023-06-19")
    assert infer_page(page, [article(YIWU)], extractor.frames) is page


def test_the_inferred_place_is_the_frame_of_the_facts(extractor: Extractor) -> None:
    page = Page("p", YIWU.replace("市委书记", "市委书记郑远帆") + "\n", "x.txt")
    (record,) = extractor.extract_page(page)
    assert (record.page.place, record.page.place_basis) == ("义乌市", "text")
    assert "义乌市委" in {entity.names[0] for entity in record.entities}


@pytest.mark.parametrize(
    ("place", "opening", "meant"),
    [
        ("中国", "本报杭州6月5日电 ", "杭州市"),
        (None, "新华社青岛六月五日电（记者张三）", "青岛市"),
        ("中国", "新华社北京6月5日电 ", "中国"),
        ("中国", "新华社华盛顿6月5日电 ", "中国"),
        ("中国", "", "中国"),
        ("浙江省义乌市", "本报杭州6月5日电 ", "浙江省义乌市"),
    ],
)
def test_place_of_an_article(place: str | None, opening: str, meant: str) -> None:
    text = f"干部大会\n\n{opening}市委书记高明远出席会议。"
    page = Page("p", text, "p.txt", place)
    (one,) = split_page(page)
    assert article_place(page, one, load_seeds()) == meant
