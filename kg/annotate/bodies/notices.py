"""Finds the firm that a notice is from, whatever it is called: 远岭微电发布公告, 远岭微电（600123.SH）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.annotate.bodies.companies import without_trade
from kg.annotate.bodies.party_slots import kind_of_name
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Scan

_NAME = r"[一-龥A-Za-z*·]{3,12}?"
# A clause in which a firm tells of itself, from where its name begins.
_TELLS = re.compile(
    rf"(?P<name>{_NAME})(?<![上中下]午)(?<![今昨当]天)(?:（[^（）]{{2,20}}）)?(?:董事会)?"
    r"(?:(?:\d{1,2}月)?\d{1,2}[日号](?:凌晨|[上中下]午|盘后|晚间?)?|[今昨]日(?:[上下]午|晚间?)?|[今昨]晚|日前|近日|晚间|盘[前后]|[午早]间|在(?:上交所|深交所|港交所|北交所|官网|[^，。；]{2,6}(?:网站|平台)))*"
    r"(?:(?:发布|披露|刊登|公布)了?(?:关于[^，。；]{2,40}的)?(?:了?一[则份]|多[则份])?公告|公告(?=称|显示|，|披露)"
    r"|(?:在[^，。；]{2,20}的同时，)?(?:正式|对外)?宣布(?=，|[^，。；]{0,30}(?:任命|聘任|出任|担任|辞任|辞职|辞去|离职|离任|卸任|接替|接任|加盟))|官宣(?!传))"
)
# The code of a share behind the name of its firm.
_CODE = re.compile(
    r"(?P<name>[一-龥A-Za-z*·]{3,24})（(?:股票|证券)?(?:代码|代号)?[：，]?(?:SH|SZ|BJ|HK|US)?[：.]?(?:\d{6}(?!\d)|\d{4,5}(?=\.?HK)|\d{5}(?=）))"
)
_BREAK = re.compile("[，。；：！？\n、（）“”《》]")
_LEAD = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}[日号]|[初底中]旬?)?|\d{1,2}[日号])?(?:[上中下]午|晚间?|盘后)?|[昨今前当][天日晚](?:[上下]午|晚间?)?|日前|近日|[^，。]{2,10}[讯电]\s*|[^，。]{0,12}消息|据悉|此前|随后|同日|上市公司)*"
)
_LEAST = 3


def notice_firms(scan: Scan, bodies: Sequence[Found], places: Sequence[Found]) -> list[Found]:
    """The firms in the place of who gives notice, or with the code of their shares, that are not among `bodies`."""
    text, found = scan.text, list[Found]()
    if "公告" in text or "宣布" in text or "官宣" in text:
        found += _new(scan, _announcers(text), bodies, places)
    if "（" in text:
        found += _new(scan, ((m.start(), m.end("name")) for m in _CODE.finditer(text)), bodies, places)
    return found


def _announcers(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that clauses begin with in which someone gives notice."""
    start = 0
    while start < len(text):
        lead = _LEAD.match(text, start)
        if tells := _TELLS.match(text, lead.end() if lead else start) or _TELLS.match(text, start):
            yield tells.span("name")
        following = _BREAK.search(text, start)
        start = following.end() if following else len(text)


def _new(
    scan: Scan, spans: Iterator[tuple[int, int]], bodies: Sequence[Found], places: Sequence[Found]
) -> Iterator[Found]:
    """The stretches that are names of firms and that nothing else was found in."""
    titles = scan.of("title")
    for start, end in spans:
        begin = without_trade(scan.text, start, end)
        if end - begin < _LEAST or any(b.start < end and begin < b.end for b in bodies):
            continue
        if any(h.start < end and begin < h.end for h in titles) or any(p.end == end for p in places):
            continue
        tagged = tag_words(scan.text[begin:end])
        if len(tagged) == 1 and tagged[0][1] == "nr":
            continue
        if kind_of_name(scan, begin, end, partner=True, listed=False, people=True) == "Company":
            yield Found(begin, end, "Company", "context")
