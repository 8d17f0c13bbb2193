"""Finds the body before a title with its holder right behind: there any words may be its name (万顺房产|总经理张三)."""

from __future__ import annotations

import re

from kg.dictionary import tag_words
from kg.posts import is_personal
from kg.scan import Found, Scan
from kg.unlisted_bodies import is_company_title

# What units are called by their last noun; a person's calling may stand behind one of these only (某二中|教师).
_UNIT = re.compile(
    "(?:(?<!毕业)(?<!出国)[校院所厂矿站馆局社台行店园团协联室处庭办库报网]|(?<!多)(?<!本)(?<!全)公司|集团|中心|(?<!全)(?<!本)[车工]间|工区|企业|杂志|电视|电台|商行|学会|协会|商会|公会"
    "|[大中小]学|[师农科工财医]大|附[中小]|[一二三四五六七八九十]中|幼儿园|(?<![上下中])班|(?<![多半关])[科部系队段船舰]|理工|渔政|边检|海关)$"
)
# Parts of a body that are bodies of their own, though their names are common words: 应急管理站|站长.
_PART = re.compile("(?:[站所处科系庭队协班]|工区|车间|中心|服务[点社])$")
_NAMELESS = frozenset("n vn v l b a vi d f s t i".split())  # tags of the words of a description
_FUNCTION = frozenset("pcrudyeotq")  # of words that no name holds
_HAN_OR_LATIN = re.compile("[\u4e00-\u9fa5A-Za-z0-9“”（）·、]+")
_NO_NAME = re.compile(
    "[的了着过]|^(?:[一二三四五六七八九十两几每各某该本我]|[首第].?[位名批任届]|现年|年近|年仅|同|原|前|新|老)|[位名岁级]$|^(?:办公室|领导小组|工作组|指挥部|工作室)$|“[^”]*$|^[^“]*”|（[^）]*$|^[^（]*）"
)
_LEAST, _MOST = 3, 22  # characters


def body_before_holder(scan: Scan, begin: int, start: int, end: int) -> Found | None:
    """The body from `begin` to the title at `start`, whose holder's name stands behind its `end`, or None."""
    text, title = scan.text, scan.text[start:end]
    begin += text[begin - 1 : begin] == "该"  # 该局|维护中心|主任
    name = text[begin:start]
    if not _LEAST <= len(name) <= _MOST or begin not in scan.edges:
        return None
    if not _HAN_OR_LATIN.fullmatch(name) or _NO_NAME.search(name):
        return None
    if any(begin <= h.start and h.end <= start and h.end - h.start > 1 for h in scan.of("title")):
        return None
    tagged = tag_words(name)
    if any(tag[0] in _FUNCTION and len(word) > 1 for word, tag in tagged) or not scan.lexicon.outside.isdisjoint(
        word for word, _ in tagged
    ):
        return None
    named = any(tag not in _NAMELESS for _, tag in tagged)
    firm = is_company_title(title)
    if not (_UNIT.search(name) or (firm and named)) or ((firm or is_personal(title)) and not named):
        return None
    whose = named and not (firm and name.endswith("部"))  # 信贷部|总经理
    if not whose and not _PART.search(name):
        return None
    return Found(begin, start, "Company" if firm and not _UNIT.search(name) else "Organization", "context")
