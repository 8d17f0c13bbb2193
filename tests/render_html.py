"""Renders invented articles as a page of a digital newspaper in HTML, for tests that read it back."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple


class Told(NamedTuple):
    """An article to be printed."""

    kickers: tuple[str, ...]
    headlines: tuple[str, ...]
    subheadlines: tuple[str, ...]
    byline: str
    paragraphs: tuple[str, ...]


def render_html(articles: Sequence[Told], date: str, paper: str, number: str) -> str:
    """A page of several articles as digital papers set them; `date` is YYYY-MM-DD."""
    year, month, day = date.split("-")
    shown = "\n".join(_article(article) for article in articles)
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(paper)}数字报</title>
<script>var page = "第{escape(number)}版";</script></head>
<body><div class="nav"><a href="#">首页</a> <a href="#">版面导航</a> <a href="#">往期回顾</a></div>
<div class="page-head">《{escape(paper)}》（{year}年{month}月{day}日　第 {escape(number)} 版）</div>
<div class="content">
{shown}
</div>
<div class="footer">{escape(paper)}社版权所有，未经许可，不得转载。<a href="#">关于我们</a></div>
</body></html>
"""


def _article(article: Told) -> str:
    headings = "".join(
        f"<{tag}>{'<br/>'.join(map(escape, lines))}</{tag}>"
        for tag, lines in (("h3", article.kickers), ("h1", article.headlines), ("h2", article.subheadlines))
    )
    body = "".join(f"<p>　　{escape(paragraph)}</p>\n" for paragraph in article.paragraphs)
    return f'<div class="item">{headings}<h4>{escape(article.byline)}</h4><div class="text">{body}</div></div>'
