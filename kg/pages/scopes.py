"""Which parts of an HTML page hold the text of articles and which belong to the website around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.pages.markup import Markup

_JUNK_TAGS = frozenset("nav footer aside menu dialog".split())
_JUNK = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs mbx footer foot copyright share sharing bshare"
    " jiathis"
    " bdsharebuttonbox related relate xgxw xgbd recommend"
    " recommended tuijian remen hot hotnews rank ranking comment"
    " comments pinglun reply cookie cookies consent gdpr sidebar advert advertisement ads ad guanggao login"
    " search "
    " toolbar"
    " tools pager pagination paging qrcode ewm erweima keywords statement disclaimer print subscribe newsletter popup"
    " modal friendlink youlian links download calendar rili zebian".split()
)
_BODIES = (  # the names that mark a body, the narrowest first
    frozenset(["founder-content"]),
    frozenset(["js_content", "articlebody", "article-body"]),
    frozenset(["ozoom"]),
    frozenset("rm_txt_con rwb_zw trs_editor article-content article_content articlecontent news-content zoom".split()),
)
_JUNK_LINE = re.compile(
    r"(?:分享(?:到|至)?|扫一扫|打印(?:本页)?|[字子]号|【?(?:关闭|打印|纠错|返回)|[上下]一[篇版期]|点击(?:查看|进入|下载|图片)|阅读原文|阅读\s*\d|评论|收藏|点赞"
    r"|在看|赞|预览时标签|微信扫|(?:放大|缩小|默认)|分享让更多|继续滑动|轻触|原标题)"
)
_JUNK_LENGTH = 30  # characters
_WHOLE, _BODY_SHARE, _GIVEN_SHARE = 0.85, 0.6, 0.3  # of the page's running text
_TOLD = 200  # characters of running text left out that the user is told of


def drop_furniture(markup: Markup) -> Iterator[str]:
    """Mark what belongs to the website and not to an article; tell the user what of it was running text."""
    weights = markup.weights()
    total = weights[-1]
    lost = 0
    for element in markup.elements:
        junk = element.hidden or element.tag in _JUNK_TAGS or element.words & _JUNK
        weight = weights[element.last] - weights[element.first]
        if junk and element.tag not in ("html", "body") and weight * 2 <= total:
            for block in markup.blocks[element.first : element.last]:
                lost += block.prose
                block.dropped = True
    for block in markup.blocks:
        bare = len(block.text) <= _JUNK_LENGTH and _JUNK_LINE.match(block.text)
        if bare or (block.linked > 0.7 * len(block.text) and not block.level):
            block.dropped = True
    if lost > _TOLD:
        yield f"left out as navigation, comments or related texts: {lost} characters"


def find_bodies(markup: Markup) -> list[tuple[int, int]]:
    """Where the bodies stand, as stretches of blocks in their order; headlines may stand within or above."""
    weights = markup.weights()
    total = weights[-1]
    if total == 0:
        return []
    sections: dict[int, tuple[int, int]] = {}
    for i, block in enumerate(markup.blocks):
        if block.section and not block.dropped:
            sections[block.section] = (sections.get(block.section, (i, i))[0], i + 1)
    if sections and _share(weights, list(sections.values())) >= _GIVEN_SHARE:
        return [stretch for _, stretch in sorted(sections.items())]
    for names in _BODIES:
        given = [(e.first, e.last) for e in markup.elements if names & e.words and weights[e.last] > weights[e.first]]
        given = _innermost(given)
        if given and _share(weights, given) >= _GIVEN_SHARE:
            return given
    headed = [0]
    for block in markup.blocks:
        headed.append(headed[-1] + (block.level > 0 and not block.dropped))
    named = [
        (e.first, e.last)
        for e in markup.elements
        if (e.tag == "article" or "article" in e.words) and weights[e.last] > weights[e.first]
    ]
    articles = _innermost([stretch for stretch in named if headed[stretch[1]] > headed[stretch[0]]])
    bare = [s for s in named if all(s[1] <= first or last <= s[0] for first, last in articles)]
    articles = _innermost([*articles, *bare]) if articles else []  # beside them some without a headline
    if articles and _share(weights, articles) >= _BODY_SHARE:
        return articles
    whole = (0, len(markup.blocks))
    for element in markup.elements:  # each that holds so much lies within the last
        if weights[element.last] - weights[element.first] >= _WHOLE * total:
            whole = (element.first, element.last)
    return [whole]


def _share(weights: Sequence[int], stretches: Sequence[tuple[int, int]]) -> float:
    return sum(weights[last] - weights[first] for first, last in stretches) / weights[-1]


def _innermost(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that hold no other, in order."""
    kept: list[tuple[int, int]] = []
    for first, last in sorted(set(stretches), key=lambda s: (s[0], -s[1])):
        while kept and kept[-1][0] <= first and last <= kept[-1][1]:
            kept.pop()
        kept.append((first, last))
    return kept
