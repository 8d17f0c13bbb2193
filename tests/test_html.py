"""HTML pages of many makes become sheets: headlines, bylines, paragraphs, captions, date, paper, page number."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest
from render_html import Told, render_html

from kg.articles.split import split_page
from kg.errors import PageError
from kg.pages.encodings import is_html
from kg.pages.files import read_page_file
from kg.pages.html import read_html
from kg.pages.sheets import Sheet

SECONDS = 10.0  # for one page on a slow machine; most take less than a tenth
P1 = "本报讯 昨日下午，市委常委会举行专题会议，研究新材料产业发展。市委书记沈国梁主持会议并讲话。"
P2 = "会议指出，新材料产业是我市工业转型的关键一招，要锚定目标、久久为功，让好项目落得下、长得快。"
P3 = "顾明川、陆晓棠、翁海波等出席会议。"
Q1 = "本报讯（记者 郑一诺）昨日上午，清湖市人民政府与澜光新能源举行签约仪式，市长顾明川见证签约。"
Q2 = "根据协议，澜光新能源将投资38亿元，在清湖经济开发区建设电池生产基地，计划今年10月开工。"
NAV = '<div class="nav"><a href="#">首页</a><a href="#">要闻</a></div>'
FOOT = '<div class="footer">清湖日报社版权所有，未经书面授权，不得转载或镜像，违者必究。</div>'
RELATED = '<div class="related"><h3>相关新闻</h3><ul><li><a href="#">市长调研清湖老街，强调保护利用</a></li></ul></div>'


class Case(NamedTuple):
    html: str
    pieces: tuple[tuple[str, str], ...]  # kind with the article's number behind it when not 0, text
    date: str | None
    paper: str | None
    number: str | None
    basis: str | None = "meta"


CASES: dict[str, Case] = {}

CASES["founder article"] = Case(
    f"""<!-- saved --><html><head><meta charset="utf-8"><title>清湖日报数字报-市委常委会召开会议</title></head><body>
<div class="nav"><a href="#">第A01版：要闻</a> <a href="#">第A02版：综合</a></div><div class="article-box">
<!--enpproperty <articleid>1</articleid><date>2023-06-09 00:00:00.0</date><author>钱晓</author>
<title>市委常委会召开会议&lt;br/&gt;研究新材料产业</title><subtitle>沈国梁主持</subtitle><introtitle>凝心聚力</introtitle>
<nodeid>7</nodeid><nodename>第A01版：要闻</nodename>/enpproperty-->
<h3>凝心聚力</h3><h1>市委常委会召开会议<br/>研究新材料产业</h1><h2>沈国梁主持</h2><h4>全媒体记者 钱晓</h4>
<p class="sec">《清湖日报》（2023年06月10日　第 A01 版）</p><div id="ozoom"><founder-content>
<table class="pci_c"><tr><td><img src="a.jpg"></td></tr><tr><td>会议现场。 记者 林佳 摄</td></tr></table>
<!--enpcontent--><p>　　{P1}</p><p>　　{P2}</p><!--/enpcontent--></founder-content></div></div>
{RELATED}{FOOT}</body></html>""",
    (
        ("kicker", "凝心聚力"),
        ("headline", "市委常委会召开会议"),
        ("headline", "研究新材料产业"),
        ("subheadline", "沈国梁主持"),
        ("byline", "全媒体记者 钱晓"),
        ("caption", "会议现场。 记者 林佳 摄"),
        ("text", P1),
        ("text", P2),
    ),
    "2023-06-09",
    "清湖日报",
    "A01",
)
CASES["founder comment only"] = Case(
    f"""<html><head><title>清湖日报</title></head><body><div id="x"><!--enpproperty <date>2023-06-09 00:00:00.0</date>
<author>钱晓</author><title>市委常委会召开会议</title><introtitle>凝心聚力</introtitle>
<nodename>第四版：综合</nodename>/enpproperty--><!--enpcontent--><!--enpcontent--><P>　　{P2}</P><P>　　{P3}</P>
<!--/enpcontent--></div></body></html>""",
    (
        ("kicker", "凝心聚力"),
        ("headline", "市委常委会召开会议"),
        ("byline", "钱晓"),
        ("text", P2),
        ("text", P3),
    ),
    "2023-06-09",
    "清湖日报",
    "4",
)
CASES["people's daily style"] = Case(
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>市委常委会召开会议</title></head><body>
<div class="header"><h2 class="logo"><a href="/">清湖日报</a></h2></div>
<div class="right"><ul class="news-list"><li><a href="#">省委部署防汛工作，要求落实责任</a></li></ul></div>
<div class="article"><h3>聚焦高质量发展</h3><h1>市委常委会召开会议</h1><h2>沈国梁主持并讲话</h2>
<p class="sec">本报记者　钱　晓　郑一诺<span class="date">《清湖日报》（2023年06月19日　第 01 版）</span></p>
<div id="ozoom"><p>　　{P2}</p><p>　　{P3}</p></div></div>{FOOT}</body></html>""",
    (
        ("kicker", "聚焦高质量发展"),
        ("headline", "市委常委会召开会议"),
        ("subheadline", "沈国梁主持并讲话"),
        ("byline", "本报记者 钱 晓 郑一诺"),
        ("text", P2),
        ("text", P3),
    ),
    "2023-06-19",
    "清湖日报",
    "01",
    "masthead",
)
CASES["several articles"] = Case(
    f"""<html><head><title>清湖日报 第A02版：综合</title></head><body><h1>清湖日报</h1>
<p>2023年6月19日 星期一 第A02版</p>
<article><h2>市委常委会召开会议</h2><p class="author">记者 钱晓</p><p>{P1}</p><p>{P2}</p></article>
<article><h2>清湖与澜光新能源签约</h2><h3>总投资38亿元</h3><p>{Q1}</p><h4>项目今年10月开工</h4><p>{Q2}</p></article>
</body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "记者 钱晓"),
        ("text", P1),
        ("text", P2),
        ("headline1", "清湖与澜光新能源签约"),
        ("subheadline1", "总投资38亿元"),
        ("text1", Q1),
        ("text1", "项目今年10月开工"),
        ("text1", Q2),
    ),
    "2023-06-19",
    "清湖日报",
    "A02",
    "masthead",
)
CASES["several articles without containers"] = Case(
    f"""<html><body><h2>市委常委会召开会议</h2><p>{P1}</p><p>{P2}</p><h2>清湖与澜光新能源签约</h2><p>{Q1}</p><p>{Q2}</p>
</body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("text", P1),
        ("text", P2),
        ("headline1", "清湖与澜光新能源签约"),
        ("text1", Q1),
        ("text1", Q2),
    ),
    None,
    None,
    None,
    None,
)
CASES["generic news site"] = Case(
    f"""<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>市委常委会召开会议_清湖新闻网</title>
<meta property="og:title" content="市委常委会召开会议"><meta property="og:site_name" content="清湖日报">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle",
"headline":"市委常委会召开会议","datePublished":"2023-06-18T16:30:00Z","author":[{{"@type":"Person","name":"钱晓"}}],
"publisher":{{"@type":"Organization","name":"清湖日报"}}}}]}}</script></head><body>
<header><nav><a href="/">首页</a></nav></header><div class="breadcrumb"><a href="/">首页</a> &gt; 要闻</div>
<main><h1>市委常委会召开会议</h1><div class="share-bar">分享到：微信 微博</div>
<div class="entry"><p>{P1}</p><h3>锚定目标</h3><p>{P2}</p><p>{P3}</p><p>责任编辑：张小满</p></div></main>{RELATED}
<div id="comments"><p>湖边人：说得好，支持新材料产业，希望越办越好！</p></div>
<div class="cookie-consent">本网站使用Cookie，继续浏览即表示您同意我们的隐私政策。</div>{FOOT}</body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "钱晓"),
        ("text", P1),
        ("text", "锚定目标"),
        ("text", P2),
        ("text", P3),
        ("text", "责任编辑：张小满"),
    ),
    "2023-06-19",
    "清湖日报",
    None,
)
CASES["wechat"] = Case(
    f"""<html><head><meta property="og:title" content="市委常委会召开会议">
<meta property="og:site_name" content="微信公众平台">
<script>var ct = "1687132800";</script></head><body>
<div id="page-content"><h1 class="rich_media_title" id="activity-name">
 市委常委会召开会议
</h1><div id="meta_content"><span class="rich_media_meta">记者 钱晓</span><a id="js_name" href="#">清湖日报</a>
<em id="publish_time"></em></div><div class="rich_media_content" id="js_content" style="visibility: hidden;">
<section><p><span style="font-size: 20px;">{P1}</span></p></section><section><p><br></p><p>{P2}</p></section>
</div><div id="js_tags">预览时标签不可点</div></div></body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "记者 钱晓"),
        ("text", P1),
        ("text", P2),
    ),
    "2023-06-19",
    "清湖日报",
    None,
)
CASES["paragraphs by br"] = Case(
    f"""<html><head><title>市委常委会召开会议-清湖日报</title>
<meta name="publishdate" content="2023-06-09"></head><body>
<h1>市委常委会召开会议</h1><div>来源：清湖日报　作者：钱晓　编辑：张小满　2023-06-10 08:15</div>
<div id="zoom">　　{P1}<br><br>　　{P2}<br/>&emsp;&emsp;{P3}　　会议还研究了其他事项。</div></body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "作者：钱晓"),
        ("text", P1),
        ("text", P2),
        ("text", P3),
        ("text", "会议还研究了其他事项。"),
    ),
    "2023-06-09",
    "清湖日报",
    None,
)
CASES["tables and fonts"] = Case(
    f"""<HTML><HEAD><TITLE>清湖日报-市委常委会召开会议</TITLE></HEAD><BODY><TABLE width=980><TR><TD>
<TABLE><TR><TD><A href=1.htm>第1版：要闻</A><TD><A href=2.htm>第2版：综合</A></TABLE>
<TR><TD><TABLE><TR><TD align=center>2008年06月09日 星期一 第3版<TR><TD align=center><FONT size=2>新材料产业再加力</FONT>
<TR><TD align=center><STRONG><FONT size=5>市委常委会召开会议</FONT></STRONG>
<TR><TD align=center>本报记者 钱晓
<TR><TD><TABLE><TR><TD><FONT size=3>&nbsp;&nbsp;&nbsp;&nbsp;{P2}<BR>&nbsp;&nbsp;&nbsp;&nbsp;{P3}</FONT></TABLE></TABLE>
<TR><TD><A href=#>上一篇</A> <A href=#>下一篇</A></TABLE></BODY></HTML>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "本报记者 钱晓"),
        ("text", P2),
        ("text", P3),
    ),
    "2008-06-09",
    "清湖日报",
    "3",
    "masthead",
)
CASES["converter output"] = Case(
    f"<h1>市委常委会召开会议</h1>\n<p>{P1}</p>\n<p>{P2}</p>\n",
    (("headline", "市委常委会召开会议"), ("text", P1), ("text", P2)),
    None,
    None,
    None,
    None,
)
CASES["figures"] = Case(
    f"""<html><head><title>市委常委会召开会议</title></head><body><article><h1>市委常委会召开会议</h1>
<p class="byline">记者 钱晓</p><figure><img src="a.jpg"><figcaption>沈国梁在会上讲话。林佳 摄</figcaption></figure>
<p>{P1}</p><p><img src="b.jpg"></p><p>图为会议现场。</p><p>{P2}</p></article></body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "记者 钱晓"),
        ("caption", "沈国梁在会上讲话。林佳 摄"),
        ("caption", "图为会议现场。"),
        ("text", P1),
        ("text", P2),
    ),
    None,
    None,
    None,
    None,
)
CASES["microdata"] = Case(
    f"""<html><body><div itemscope itemtype="https://schema.org/NewsArticle">
<h2 itemprop="headline">市委常委会召开会议</h2>
<span itemprop="author">钱晓</span> <time itemprop="datePublished" datetime="2023-06-19T06:00:00+08:00">6月19日</time>
<meta itemprop="publisher" content="清湖晚报"><div itemprop="articleBody"><p>{P1}</p><p>{P2}</p></div></div>
</body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "钱晓"),
        ("text", P1),
        ("text", P2),
    ),
    "2023-06-19",
    "清湖晚报",
    None,
)
CASES["content management system"] = Case(
    f"""<html><head><title>市委常委会召开会议 - 清湖新闻网</title></head><body><form id="form1"><div class="header">
<h1><a href="/">清湖新闻网</a></h1></div><div class="main"><h2 class="tit">市委常委会召开会议</h2><p class="info">
<span>2023-06-19 08:10</span> <span>来源：清湖日报</span> <span>记者：钱晓</span> <span>编辑：王小</span></p>
<div class="txt"><p>{P1}</p><p><strong>一、锚定目标</strong></p><p>{P2}</p><h2>二、久久为功</h2><p>{P3}</p></div></div>
</form></body></html>""",
    (
        ("headline", "市委常委会召开会议"),
        ("byline", "记者：钱晓"),
        ("text", P1),
        ("text", "一、锚定目标"),
        ("text", P2),
        ("text", "二、久久为功"),
        ("text", P3),
    ),
    "2023-06-19",
    "清湖日报",
    None,
    "masthead",
)
CASES["names only, no heading tags"] = Case(
    f"""<html><head><title>清湖日报数字报</title></head><body><div class="top">2023年6月19日 A02版：综合</div>
<div class="news"><div class="yinti">凝心聚力</div><div class="title">市委常委会召开会议</div>
<div class="futi">沈国梁主持</div><div class="author">钱晓</div><div class="con">　　{P1}<br>　　{P2}</div></div>
<div class="news"><div class="title">清湖与澜光新能源签约</div><div class="author">郑一诺 林佳</div>
<div class="con">　　{Q2}<br>　　{P3}</div></div></body></html>""",
    (
        ("kicker", "凝心聚力"),
        ("headline", "市委常委会召开会议"),
        ("subheadline", "沈国梁主持"),
        ("byline", "钱晓"),
        ("text", P1),
        ("text", P2),
        ("headline1", "清湖与澜光新能源签约"),
        ("byline1", "郑一诺 林佳"),
        ("text1", Q2),
        ("text1", P3),
    ),
    "2023-06-19",
    "清湖日报",
    "A02",
    "masthead",
)
CASES["a picture with its caption"] = Case(
    """<html><head><title>春耕忙_清湖日报</title></head><body><div id=ozoom><h1>春耕忙</h1><p><img src=1.jpg></p>
<p>6月18日，北塘街道农民在田间插秧，一派繁忙景象。 林佳 摄</p></div></body></html>""",
    (("headline", "春耕忙"), ("text", "6月18日，北塘街道农民在田间插秧，一派繁忙景象。 林佳 摄")),
    None,
    "清湖日报",
    None,
    None,
)


def pieces(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    return tuple((r.kind + (str(r.article) if r.article else ""), sheet.text[r.start : r.end]) for r in sheet.regions)


def read(text: str, name: str = "page.html") -> Sheet:
    started = time.process_time()
    try:
        return read_html(text.encode("utf-8"), Path(name))
    finally:
        assert time.process_time() - started < SECONDS


def test_cases_were_collected() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("name", CASES)
def test_a_page(name: str) -> None:
    case = CASES[name]
    sheet = read(case.html)
    assert pieces(sheet) == case.pieces
    assert sheet.markup == "html"
    assert (sheet.date, sheet.date_basis, sheet.number) == (case.date, case.basis, case.number)
    assert sheet.paper == case.paper


@pytest.mark.parametrize("name", CASES)
def test_articles_of_a_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(CASES[name].html, encoding="utf-8")
    (page,) = read_page_file(path)
    articles = [article for article in split_page(page) if article.kind == "report"]
    numbers = {kind[-1] if kind[-1].isdigit() else "0" for kind, _ in CASES[name].pieces}
    assert len(articles) == len(numbers)
    for article in articles:
        assert all(c == "\n" or page.text[at] == c for c, at in zip(article.body, article.origin, strict=True))
    names = [byline.name for byline in articles[0].bylines]
    assert len(names) == len(set(names)), "nobody is named twice"


PAGE = CASES["people's daily style"].html
ENCODED = {
    "utf-8": PAGE.encode(),
    "utf-8 with BOM": b"\xef\xbb\xbf" + PAGE.encode(),
    "gb2312 told": PAGE.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030"),
    "gbk not told": PAGE.replace('<meta charset="utf-8">', "").encode("gbk"),
    "gbk told to be utf-8": PAGE.encode("gb18030"),
    "utf-8 told to be gbk": PAGE.replace('charset="utf-8"', 'charset="gbk"').encode(),
    "utf-16 with BOM": b"\xff\xfe" + PAGE.encode("utf-16-le"),
    "utf-16 without BOM": PAGE.encode("utf-16-le"),
    "utf-16 big-endian without BOM": PAGE.encode("utf-16-be"),
    "null bytes": PAGE.replace("<p>", "<p>\x00").encode(),
    "gbk with a broken byte": PAGE.replace('charset="utf-8"', 'charset="gbk"').encode("gb18030") + b"<p>\xff</p>",
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name: str) -> None:
    assert pieces(read_html(ENCODED[name], Path("a.htm")))[:8] == CASES["people's daily style"].pieces


def test_traditional_characters_in_big5() -> None:
    text = "<html><head><meta charset=big5></head><h1>市府召開會議</h1><p>市長沈知秋主持會議，有關負責人出席。</p>"
    sheet = read_html(text.encode("big5"), Path("a.html"))
    assert pieces(sheet)[0] == ("headline", "市府召開會議")


HTML_OR_NOT = [
    ("page.txt", "<!DOCTYPE html><p>", True),
    ("page.txt", "\ufeff\n <!-- saved\n from url --><!-- x -->\n<html>", True),
    ("-", '<?xml version="1.0"?><html>', True),
    ("page.shtml", "文字", True),
    ("PAGE.HTM", "文字", True),
    ("page.md", "<!-- 注 -->\n### 市委常委会召开会议\n", False),
    ("page.txt", "<htmlish>", False),
    ("page.txt", "本报讯", False),
]


@pytest.mark.parametrize(("name", "text", "told"), HTML_OR_NOT)
def test_what_is_html(name: str, text: str, told: bool) -> None:
    assert is_html(text.encode(), Path(name)) is told


def body(inner: str) -> str:
    return f"<html><body><h1>市委常委会召开会议</h1>{inner}</body></html>"


WHOLE = (("headline", "市委常委会召开会议"), ("text", P1), ("text", P2))
ROUGH = {
    "deep": body("<div>" * 200_000 + f"<p>{P1}</p><p>{P2}</p>"),
    "deep and closed": body("<span>" * 50_000 + "</span>" * 50_000 + f"<p>{P1}</p><p>{P2}</p>"),
    "many open fonts": body(f"<p><font>{P1}</p><p><b>{P2}</p>" + "<font><b>" * 50_000),
    "deep tables": body(f"<p>{P1}<p>{P2}" + "<table><tr><td>" * 50_000),
    "unclosed": f"<html><body><h1>市委常委会召开会议</h1><p>{P1}<p>{P2}",
    "cut within a tag": body(f"<p>{P1}</p><p>{P2}</p>").removesuffix("</body></html>") + '<div class="foo',
    "no body": f"<title>x</title><h1>市委常委会召开会议</h1><p>{P1}</p><p>{P2}</p>",
    "wrong nesting": body(f"<b><p>{P1}</b></p></div></td><i><p>{P2}</i>"),
    "cdata": body(f"<p><![CDATA[{P1}]]></p><p>{P2}</p>"),
    "comments": body(f"<!-- a --><p>{P1[:9]}<!-- > -->{P1[9:]}</p><!----><p>{P2}</p><!-- open"),
    "scripts": body(f"<script>if (a<b) f('<p>广告</p>')</script><p>{P1}</p><style>p{{}}</style><p>{P2}</p>"),
    "lines within paragraphs": body(f"<p>\n   {P1[:20]}\n   {P1[20:]}\n</p>\r\n<p>{P2}</p>"),
    "white space": body(f"<p>&nbsp;&nbsp;&ensp;{P1}\u200b&#12288;</p><p>　　{P2}</p>"),
    "xhtml": f'<?xml version="1.0" encoding="gbk"?><html xmlns="http://www.w3.org/1999/xhtml">{body(f"<p>{P1}</p><p>{P2}</p>")}</html>',
    "bad json": '<script type="application/ld+json">{"a": [</script>' + body(f"<p>{P1}</p><p>{P2}</p>"),
    "deep json": f'<script type="application/ld+json">{"[" * 90_000}</script>' + body(f"<p>{P1}</p><p>{P2}</p>"),
    "many comments open": body(f"<p>{P1}</p><p>{P2}</p>" + "<!--" * 100_000),
    "many attributes": body(f"<p {'a=1 ' * 100_000}>{P1}</p><p>{P2}</p>"),
}


@pytest.mark.parametrize("name", ROUGH)
def test_rough_pages(name: str) -> None:
    assert pieces(read(ROUGH[name])) == WHOLE


def test_large_pages() -> None:
    assert len(read(body(f"<p>{P1}</p>" * 20_000)).regions) > 20_000
    assert len(read(body("<p>" + P1 * 40_000 + "</p>")).text) > 1_000_000
    assert read(body("<p>" + " \u3000" * 500_000 + P1)).text
    for sign in "<&":
        with pytest.raises(PageError, match="almost no Chinese"):
            read(body("<p>" + sign * 500_000 + P1))


def test_entities() -> None:
    html = body("<p>沈国梁说：&ldquo;要凝心聚力&hellip;&hellip;&rdquo;A&amp;B公司&#12289;&#x4e2d;心参加&middot;</p>")
    assert pieces(read(html))[1:] == (("text", "沈国梁说：“要凝心聚力……”A&B公司、中心参加·"),)


NO_PAGE = {
    "navigation": (
        '<html><body><ul><li><a href="#">市委常委会召开会议，研究产业</a></li></ul>',
        "running text",
    ),
    "headlines only": ("<html><body><h1>市委常委会召开会议</h1></body></html>", "without running text"),
    "english": ("<html><body><p>The mayor opened the fair on Monday, in rain.</p></body></html>", "almost no Chinese"),
    "no text": ("<html><head><script>var a = '中文';</script></head><body></body></html>", "without any text"),
    "blank": ("<html>", "without any text"),
}


@pytest.mark.parametrize("name", NO_PAGE)
def test_a_file_without_an_article(name: str) -> None:
    html, cause = NO_PAGE[name]
    with pytest.raises(PageError) as caught:
        read(html, "index.html")
    assert str(caught.value).startswith("index.html: ")
    assert cause in str(caught.value)


def test_scripts_may_outweigh_the_text() -> None:
    assert pieces(read(f"<html><script>{'var a = 1;' * 9000}</script>" + body(f"<p>{P1}</p><p>{P2}</p>"))) == WHOLE


WRAPPED = (
    "▢ 全媒体记者 钱晓\n\n本报讯 昨日下午，市委常委会举行专\n题会议，研究新材料产业。市委书记沈\n"
    "国梁主持会议并讲话，顾明川、陆晓\n棠出席会议。\n\n市委常委会召开会议\n"
)


@pytest.mark.parametrize("form", ["<html><body><pre>{}</pre></body></html>", "{}"])
def test_text_without_structure_is_left_to_the_splitter(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.html"
    text = form.format(WRAPPED) if "pre" in form else WRAPPED.replace("\n", "<br>\n")
    path.write_text(text, encoding="utf-8")
    (page,) = read_page_file(path)
    assert page.markup == "text"
    assert not page.regions
    (article,) = split_page(page)
    assert article.headlines == ("市委常委会召开会议",)
    assert [byline.name for byline in article.bylines] == ["钱晓"]
    assert article.body.startswith("昨日下午，市委常委会举行专题会议，")


TOLD = [
    Told(
        ("凝心聚力 开拓进取",),
        ("市委常委会召开会议", "研究新材料产业"),
        ("沈国梁主持",),
        "全媒体记者 钱晓",
        (P1, P2, P3),
    ),
    Told((), ("清湖与澜光新能源签约",), (), "本报记者 郑一诺 通讯员 阮晴", (Q2, P3)),
    Told((), ("我市召开经济形势分析会",), ("顾明川作部署", "翁海波主持"), "记者 林佳", (P2,)),
]


def test_a_rendered_page_is_read_back() -> None:
    sheet = read(render_html(TOLD, "2023-06-19", "清湖日报", "A01"))
    expected = [
        (kind + (str(i) if i else ""), line)
        for i, told in enumerate(TOLD)
        for kind, lines in zip(
            ("kicker", "headline", "subheadline", "byline", "text"),
            (told.kickers, told.headlines, told.subheadlines, (told.byline,), told.paragraphs),
            strict=True,
        )
        for line in lines
    ]
    assert list(pieces(sheet)) == expected
    assert (sheet.date, sheet.date_basis, sheet.paper, sheet.number) == ("2023-06-19", "masthead", "清湖日报", "A01")


def test_what_was_left_out_is_told() -> None:
    comments = "".join(f"<p>湖边人：{P2}</p>" for _ in range(5))
    article = "".join(f"<p>{P2}第{i}条，继续落实。</p>" for i in range(9))
    sheet = read(body(article + f'<div class="comments">{comments}</div>'))
    assert len(sheet.regions) == 10
    assert len(sheet.notes) == 1
    assert "left out" in sheet.notes[0]
