"""Pages cut into articles. All texts are invented; the papers' own pages are read where they are there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.articles.bylines import blank_credits, read_byline, read_closing, read_opening
from kg.articles.headlines import Group, assign_headlines, join_lines
from kg.articles.lines import is_furniture
from kg.articles.split import split_page
from kg.articles.variants import normalize
from kg.records import Article, Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
SHARED = ROOT.parent / "shared"

COLUMNS = """\
白沙日报
A01 要闻
2031年4月3日 星期四
 ▢ 全媒体记者 路遥远

本报讯 4 月 2 日上午，白沙市召开
全市防汛工作会议。市委书记石一
川出席会议并讲话，市长江月明主
持。
石一川指出，白沙市 1-3 月降水

量同比增长 12.5% ，要压实责任。副
市长古月、欧阳
夏丹参加会议。 （下转第三版）

▢ 全媒体记者 易小川 通讯员 白露 常
青松

本报讯 昨日，白沙市图书馆新馆
开馆，藏书 80 万册。馆长宁静介
绍，新馆设 Open Lab
Studio 一处，全天开放。

白沙市图书馆新馆开馆

石一川在全市防汛工作会议上指出

压实责任 守牢
防汛底线

省运动会组委会决定

省第八届运动会
5月8日在白沙开幕
（详见第二版）

昨日下午，白沙市沿江公园里樱
花盛开，市民纷纷前来赏花拍照，
感受春天的气息。

全媒体记者 路遥远
通 讯 员 方 圆 摄

沿江樱花
俏争春

责任编辑：白云
"""

MARKDOWN = """\
# 白沙日报

## 要闻

### 聚焦开门红

### **石一川调研**港口建设

#### 强调要提速增效

本报记者 路遥远 通讯员 白露 文/摄

昨日,市委书记石一川到[白沙港](http://example.org)调研,市长江月明
参加。

![现场](a.jpg)

#### 一、抓进度

港务集团董事长于海说,年内建成两个泊位。

### 市人大常委会举行会议

本报讯（记者 易小川）昨日,市人大常委会举行会议,主任黎明主持。

本报讯 近日,白沙市获评全国文明城市。
"""

TELEVISION = """\
江月明会见海通集团客人 双方共商合作

白沙市市长江月明3日在白沙会见海通集团董事长于海一行。江月明表示，白沙市愿同海通集团加强合作，推动港口物流、临港产业等领域项目早日落地，实现互利共赢。
合作项目加快推进
于海说，海通集团将加大在白沙市的投资力度，积极参与白沙市港口建设，带动更多上下游企业到白沙市投资兴业，为当地经济社会发展作出新的更大贡献。
"""


def page(text: str, markup: str = "text") -> Page:
    return Page(id="p", text=text, source="p.txt", markup="markdown" if markup == "markdown" else "text")


def people(article: Article) -> list[tuple[str, str]]:
    return [(byline.name, byline.role) for byline in article.bylines]


def check_origin(source: Page, articles: tuple[Article, ...]) -> None:
    form = normalize(source.text)
    for article in articles:
        assert len(article.body) == len(article.origin)
        letters = list(zip(article.origin, article.body, strict=True))
        assert all(form[at] == c or (c == "、" and form[at].isspace()) for at, c in letters)  # 、 in rows of names
        assert list(article.origin) == sorted(set(article.origin))
        assert article.page_id == source.id


def test_columns_give_articles_in_order_with_kinds() -> None:
    articles = split_page(page(COLUMNS))
    assert [article.kind for article in articles] == ["report", "report", "teaser", "caption"]
    check_origin(page(COLUMNS), articles)


def test_wrapped_names_are_joined_and_stray_spaces_removed() -> None:
    body = split_page(page(COLUMNS))[0].body
    assert body.startswith("4月2日上午，白沙市召开全市防汛工作会议。市委书记石一川出席")
    assert body.endswith("\n石一川指出，白沙市1-3月降水量同比增长12.5%，要压实责任。副市长古月、欧阳夏丹参加会议。")


def test_ascii_words_keep_one_space() -> None:
    assert "设Open Lab" in split_page(page(COLUMNS))[1].body


def test_byline_may_be_cut_within_a_name() -> None:
    assert people(split_page(page(COLUMNS))[1]) == [("易小川", "记者"), ("白露", "通讯员"), ("常青松", "通讯员")]


def test_headlines_below_and_interleaved_go_where_their_content_is() -> None:
    meeting, library = split_page(page(COLUMNS))[:2]
    assert library.headlines == ("白沙市图书馆新馆开馆",)
    assert meeting.headlines[0] == "石一川在全市防汛工作会议上指出"
    assert "防汛底线" in meeting.headlines[-1]


def test_teaser_is_its_headlines() -> None:
    teaser = split_page(page(COLUMNS))[2]
    assert teaser.headlines == ("省运动会组委会决定", "省第八届运动会5月8日在白沙开幕")
    assert teaser.body == "省运动会组委会决定\n省第八届运动会5月8日在白沙开幕"


def test_caption_has_the_byline_below_it() -> None:
    caption = split_page(page(COLUMNS))[3]
    assert people(caption) == [("路遥远", "记者"), ("方圆", "通讯员")]
    assert caption.headlines == ("沿江樱花俏争春",)
    assert caption.body.startswith("昨日下午，白沙市沿江公园里樱花盛开")


@pytest.mark.parametrize("furniture", ["下转", "详见", "白沙日报", "责任编辑", "星期四", "本报讯", "记者"])
def test_furniture_is_in_no_body(furniture: str) -> None:
    assert all(furniture not in article.body for article in split_page(page(COLUMNS)))


def test_article_broken_off_goes_on_below_another() -> None:
    text = (
        "▢ 记者 路遥远\n\n本报讯 昨日，白沙市举行经济工作会\n议。市委书记石一川强调，要推动经济\n实现质的有效提\n"
        "升和量的合理增长，推动消费持续恢\n\n"
        "▢ 记者 白露\n\n本报讯 昨日，白沙市总工会召开劳模\n座谈会。主席罗平出席座谈会并讲话。\n\n"
        "总工会召开劳模座谈会\n\n复。市领导何山、王海、李江出席会议\n并作了发言。\n\n石一川在经济工作会议上强调\n"
    )
    economy, union = split_page(page(text))
    assert "推动消费持续恢复。市领导何山" in economy.body
    assert economy.headlines == ("石一川在经济工作会议上强调",)
    assert union.headlines == ("总工会召开劳模座谈会",)


def test_headlines_above_bodies_and_inline_bylines() -> None:
    text = (
        "市政府召开防汛会议\n\n"
        "本报讯（记者 张晓明 通讯员 李\n丽华） 5月11日，市长江月明主持召开\n"
        "防汛会议，部署防汛备汛工作。（下转\n第二版）\n\n"
        "白沙新增三家企业\n\n"
        "本报讯（见习记者 赵钱） 日前，省里公\n布新一批企业名单，白沙市新增三家企\n业，数量居全省前列。\n"
    )
    flood, firms = split_page(page(text))
    assert (flood.headlines, firms.headlines) == (("市政府召开防汛会议",), ("白沙新增三家企业",))
    assert people(flood) == [("张晓明", "记者"), ("李丽华", "通讯员")]
    assert people(firms) == [("赵钱", "记者")]


def test_headlines_of_a_page_that_begins_with_one_stand_above() -> None:
    text = (
        "白沙市人民政府任职公告\n\n现将有关任职情况公告如下：\n"
        "江月明，男，1972年3月生，现任白沙市教育局局长，拟任市政府党组成员。\n"
        "石一川，男，1975年6月生，现任白沙市民政局局长，拟任白沙市教育局局长。\n\n"
        "白沙市人大常委会任免名单\n\n任命路遥远为白沙市教育局副局长、白沙市人民政府教育督导室主任；\n"
        "免去方圆的白沙市教育局副局长职务；免去古月的白沙市民政局副局长职务。\n"
    )
    notice, names = split_page(page(text))
    assert notice.headlines[0] == "白沙市人民政府任职公告"
    assert names.headlines == ("白沙市人大常委会任免名单",)


@pytest.mark.parametrize(
    "line",
    [
        "白沙日报 2031年4月3日 A01版",
        "A02版 要闻 2031年4月3日 星期四",
        "2031年4月3日 白沙晚报",
        "要闻 | 白沙日报 | 03版",
    ],
)
def test_a_masthead_in_one_line_is_furniture(line: str) -> None:
    assert is_furniture(line)


def test_a_line_of_text_is_no_masthead() -> None:
    assert not is_furniture("白沙日报 2031年4月3日报道")
    assert not is_furniture("经济要闻 高质量发展")


def test_byline_at_the_end_closes_an_article() -> None:
    text = (
        "城南街道举办邻里节\n近日，城南街道第五届邻里节在文化广\n"
        "场举行，千余名居民参加活动。街道书\n记郑涛宣布开幕。\n（通讯员 陈静）\n\n"
        "图书馆推出夜读活动\n本月起，白沙市图书馆延长开放时间，推\n"
        "出夜读系列活动。馆长宁静介绍，首周到\n馆读者超过五千人次。（黄莺）\n"
    )
    first, second = split_page(page(text))
    assert people(first) == [("陈静", "通讯员")]
    assert people(second) == [("黄莺", "记者")]
    assert (first.headlines, second.headlines) == (("城南街道举办邻里节",), ("图书馆推出夜读活动",))


def test_markdown_headings_kicker_main_sub() -> None:
    port, congress, town = split_page(page(MARKDOWN, "markdown"))
    check_origin(page(MARKDOWN, "markdown"), (port, congress, town))
    assert port.headlines == ("聚焦开门红", "石一川调研港口建设", "强调要提速增效")
    assert people(port) == [("路遥远", "记者"), ("白露", "通讯员")]
    assert port.body == (
        "昨日,市委书记石一川到白沙港调研,市长江月明参加。\n一、抓进度\n港务集团董事长于海说,年内建成两个泊位。"
    )
    assert congress.headlines == ("市人大常委会举行会议",)
    assert people(congress) == [("易小川", "记者")]
    assert town.headlines == ()
    assert town.body == "近日,白沙市获评全国文明城市。"


def test_television_is_one_article_with_one_headline() -> None:
    (article,) = split_page(page(TELEVISION))
    check_origin(page(TELEVISION), (article,))
    assert article.headlines == ("江月明会见海通集团客人 双方共商合作",)
    assert article.body.count("\n") == 2
    assert "\n合作项目加快推进\n" in article.body


@pytest.mark.parametrize("text", ["", "  \n\n", "A02\n\n2031年4月3日 星期四\n"])
def test_page_without_text_has_no_article(text: str) -> None:
    assert split_page(page(text)) == ()


@pytest.mark.parametrize("first", ["-", "—", "* * *", "2031\n\n-\n\n04"])
def test_an_article_below_a_line_of_marks_is_kept(first: str) -> None:
    text = "江月明会见海通集团客人\n\n" + first + "\n\n4月3日，江月明会见了海通集团客人，双方就合作项目交换了意见。\n"
    (article,) = split_page(page(text))
    assert article.body.endswith("双方就合作项目交换了意见。")


def test_ids_come_from_page_and_body() -> None:
    first, again = split_page(page(COLUMNS)), split_page(page(COLUMNS))
    assert first == again
    assert len({article.id for article in first}) == len(first)
    assert all(len(article.id) == 12 for article in first)


BYLINES = {
    "▢ 全媒体记者 柳一": [("柳一", "记者")],
    "□ 记者 李四": [("李四", "记者")],
    "■ 首席记者 赵一鸣 实习生 林小雨": [("赵一鸣", "记者"), ("林小雨", "记者")],
    "本报记者 张三 通 讯 员 王　五": [("张三", "记者"), ("王五", "通讯员")],
    "记者张三通讯员李四摄": [("张三", "记者"), ("李四", "通讯员")],
    "文/张三 图/李四": [("张三", "记者"), ("李四", "摄影")],
    "张三/文 李四/图": [("张三", "记者"), ("李四", "摄影")],
    "记者 张三、李四 文/摄": [("张三", "记者"), ("李四", "记者")],
    "摄影 张三": [("张三", "摄影")],
    "晚报记者 张三": [("张三", "记者")],
    "（县融媒体中心记者 张三）": [("张三", "记者")],
    "（校报记者 张三 学生记者 李四）": [("张三", "记者"), ("李四", "记者")],
    "阿依古丽·买买提 摄": [("阿依古丽·买买提", "摄影")],
    "■ 产业兴旺": None,
    "记者从市商务局获悉，": None,
    "记者了解到": None,
    "图为摄影展": None,
}


@pytest.mark.parametrize("line", BYLINES)
def test_byline_lines(line: str) -> None:
    credit = read_byline(line)
    expected = BYLINES[line]
    assert (credit and [(byline.name, byline.role) for byline in credit.bylines]) == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("本报讯 昨日，", "昨日，"),
        ("本报讯（记者 张三 通讯员 李\n四） 昨日，", "昨日，"),
        ("本报北京6月3日讯 记者张三报道：昨日，", "昨日，"),
        ("新华社北京1月2日电（记者 张三、李四）昨日，", "昨日，"),
        ("白沙晚报讯（记者张三）昨日，", "昨日，"),
        ("记者张三报道：昨日，", "昨日，"),
        ("本报所属电视台昨日，", "本报所属电视台昨日，"),
        ("中新社青石六月五日电（记者张三）市长", "市长"),
        ("信报讯（记者张三）昨天", "昨天"),
        ("清湖快报讯昨天", "昨天"),
        ("清湖网6月10日讯昨天", "昨天"),
        ("清湖日报网在线消息：昨天", "昨天"),
        ("清湖网消息（清湖晚报）昨天", "昨天"),
        ("最新消息：昨天", "最新消息：昨天"),
        ("市公安局通报讯问结果", "市公安局通报讯问结果"),
        ("某地电话讯问", "某地电话讯问"),
        ("2031年05月12日09：30白沙网。白沙网5月12日讯清湖市", "清湖市"),
        ("2031年05月12日09：30来源：白沙晚报。昨日，", "昨日，"),
        ("白沙网清湖5月12日电（记者张三李小四）昨日，", "昨日，"),
        ("2031年05月12日，清湖市", "2031年05月12日，清湖市"),
        ("本报白沙讯（记者 张三）昨日，", "昨日，"),
        ("白沙县讯（通讯员 张三）昨日，", "昨日，"),
        ("〔本报讯〕昨日，", "昨日，"),
        ("本报讯 记者张三 昨日，", "昨日，"),
        ("本报讯（特派记者 张三 发自重庆）昨日，", "昨日，"),
        ("本报讯 记者昨日从市统计局获悉，", "记者昨日从市统计局获悉，"),
        ("白沙晚报5月12日报道说，", "白沙晚报5月12日报道说，"),
    ],
)
def test_datelines(text: str, rest: str) -> None:
    assert text[read_opening(text).end :].lstrip() == rest


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("市里部署防汛新华社青石6月5日电（记者张三）市长贺立", "市里部署防汛" + "。" * 16 + "市长贺立"),
        ("完成了。本报讯（记者张三）市长", "完成了。" + "。" * 9 + "市长"),
        ("市长（学生记者张三）说", "市长，，，，，，，，说"),
        ("全市通车。新华社记者张三报道昨日，", "全市通车" + "。" * 10 + "昨日，"),
        ("据本报记者张三报道了解到，", "据本报记者张三报道了解到，"),
        ("大桥通车。张三、李小四摄", "大桥通车" + "。" * 8),
        ("由张三拍摄的短片，张三摄制组", "由张三拍摄的短片，张三摄制组"),
        ("说明。作者：张小三李四。昨日", "说明" + "。" * 10 + "昨日"),
        ("本文作者：白沙市图书馆馆员", "本文作者：白沙市图书馆馆员"),
        ("6月5日讯（张三李四）昨日，白沙通讯（张北）有限公司", "6月5日讯，，，，，，昨日，白沙通讯（张北）有限公司"),
        ("市长（女）说", "市长（女）说"),
        ("闭幕（实习编辑张三）市长", "闭幕" + "，" * 8 + "市长"),
        ("通车。（图 张三）市长（来源：白沙晚报）", "通车。" + "，" * 6 + "市长" + "，" * 9),
        ("白沙（图书馆）", "白沙（图书馆）"),
        ("市民（来编辑张三的资料）说", "市民（来编辑张三的资料）说"),
    ],
)
def test_who_reports_within_a_text(text: str, blank: str) -> None:
    assert blank_credits(text) == blank


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("结束。（记者 张三 通讯员 李四）", ["张三", "李四"]),
        ("结束。（张三）", ["张三"]),
        ("结束。 记者 张三 摄", ["张三"]),
        ("结束。（完）", []),
        ("结束（试行）", None),
    ],
)
def test_closing_credits(text: str, names: list[str] | None) -> None:
    credit = read_closing(text).credit
    assert (None if credit is None else [byline.name for byline in credit.bylines]) == names


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["谱写新时代的", "白沙港建设新篇章"], 1),
        (["我市招募", "首席质量官"], 1),
        (["省第八届运动会", "5月8日在白沙开幕"], 1),
        (["石一川调研时强调", "全力推进港口建设"], 2),
        (["压实责任 守牢底线", "全力护航白沙高质量发展"], 2),
        (["白沙港首季吞吐量增长三成", "——市港务集团发展见闻"], 2),
    ],
)
def test_headline_lines_cut_by_the_layout_are_joined(lines: list[str], joined: int) -> None:
    assert len(join_lines(lines, "")) == joined


def test_series_kicker_without_common_content_is_left_out() -> None:
    bodies = ["昨日，白沙市召开防汛会议。", "近日，白沙港开通新航线。"]
    groups = [
        Group(("奋战一季度 夺取开门红",), None, 0),
        Group(("我市召开防汛会议",), 0, 1),
        Group(("白沙港开通新航线",), 1),
    ]
    assert assign_headlines(groups, bodies) == [None, 0, 1]


def test_the_title_of_a_column_does_not_join_the_headline_above_it() -> None:
    bodies = ["昨日，白沙市召开防汛会议。", "近日，白沙港开通新航线。"]
    groups = [
        Group(("我市召开防汛会议",), 0, 1),
        Group(("奋战一季度 夺取开门红",), 0, 1),
        Group(("白沙港开通新航线",), 1),
    ]
    assert assign_headlines(groups, bodies) == [0, None, 1]


@pytest.mark.parametrize(
    "line",
    [
        "A02",
        "第3版",
        "要闻",
        "2031年4月3日 星期四",
        "责任编辑：白云",
        "白沙日报",
        "今日天气：多云",
        "E-mail：x@y.cn",
        "DATE 2031",
    ],
)
def test_furniture_lines(line: str) -> None:
    assert is_furniture(line) == (line != "DATE 2031")


@pytest.mark.parametrize(
    "line", ["2031年1月1日起我国调整部分商品关税", "《白沙志》单行本出版", "农历新年将至 市场供应充足"]
)
def test_headlines_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_every_page_at_hand_is_traced_to_its_characters() -> None:
    files = sorted(SAMPLES.glob("*.txt")) + sorted(SAMPLES.glob("*.md")) + sorted(SHARED.glob("pages/**/*.txt"))
    assert files
    for file in files:
        source = page(file.read_text(encoding="utf-8"), "markdown" if file.suffix == ".md" else "text")
        articles = split_page(source)
        assert articles, file
        check_origin(source, articles)


def test_television_corpus_is_one_article_a_text() -> None:
    corpus = SHARED / "corpus" / "tv-news-2022-2024.jsonl.gz"
    if not corpus.is_file():
        pytest.skip("the corpus is not here")
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for _, line in zip(range(1500), lines, strict=False)]
    for item in items:
        source = page(f"{item['title']}\n\n{item['text']}")
        articles = split_page(source)
        check_origin(source, articles)
        if item["title"] != "undefined":
            assert len(articles) == 1
            assert articles[0].headlines
