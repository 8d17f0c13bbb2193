"""Finds the body before a title with its holder right behind: there any words may be its name (万顺房产|总经理张三)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.bodies.firm_tails import is_taken, unlisted_firm
from kg.annotate.bodies.unlisted import is_company_title
from kg.annotate.bodies.whole import with_fields
from kg.annotate.posts.finder import Post, is_personal
from kg.annotate.posts.title_fields import field_start
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Scan

# What units are called by their last noun; a person's calling may stand behind one of these only (某二中|教师).
_UNIT = re.compile(
    "(?:(?<!毕业)(?<!出国)[校院所厂矿站馆局社台行店园团协联室处庭办库报网]|(?<!多)(?<!本)(?<!全)公司|集团|中心|(?<!全)(?<!本)[车工]间|工区|企业|杂志|周刊|电视|电台|商行|学会|协会|商会|公会"
    "|[大中小]学|[师农科工财医]大|附[中小]|[一二三四五六七八九十]中|幼儿园|(?<![上下中])班|(?<![多半关])[科部系队段船舰]|理工|渔政|边检|海关"
    "|军区|军分区|警备区|舰队|集团军|兵团|司令部|总部|组织|联盟|阵线|乐团|剧团|基金会?|证券|银行|期货|保险|传媒)$"
)
# Parts of a body that are bodies of their own, though their names are common words: 应急管理站|站长.
_PART = re.compile("(?:[站所处科系庭队协班]|工区|车间|中心|服务[点社]|[日晚早晨时商周月]报)$")
# Titles that only some kinds of bodies have, with what these are called: 某军区|司令员, 某某军|军长.
_KINDS = (
    (
        re.compile("(?:司令员?|政治?委员?|参谋长|[军师旅团营]长)$"),
        re.compile("(?:军区|军分区|警备区|集团军|舰队|部队|兵团|司令部|野战军|纵队|方面军|基地|[军师旅团营连])$"),
    ),
    (re.compile("(?:总编辑|总编|主编)$"), re.compile("(?:[报刊社网台]|杂志)$")),
    (re.compile("(?:主教练|总教练|主帅|领队)$"), re.compile("队$")),
)
# What one works at, between a firm and an analyst's or manager's title: 某证券|高级行业分析师.
_FIELD = re.compile(
    "(?:高级|资深|宏观|行业|策略|市场|营销|销售|研究|技术|客户|项目|产品|区域|投资|财务|品牌|首席|金融|能源|电子|通信)+$"
)
_WITH_FIELD = re.compile("(?:分析师|经济学家|策略师|研究员|总监|经理|主管|编辑|工程师|顾问)$")
# 某某期货|棉花分析师
_BEHIND_FIRM = re.compile("(?<=证券|期货|银行|咨询|集团|公司|基金|保险)(?!公司|集团)[\u4e00-\u9fa5]{2}$")
_OF_FIRMS = re.compile("(?:分析师|策略师|首席经济学家|总监|主管|C[EFOT]O|总裁助理|副总裁)$")
_NAMELESS = frozenset("n vn v l b a vi d f s t i".split())  # tags of the words of a description
_FUNCTION = frozenset("pcrudyeotq")  # of words that no name holds
_HAN_OR_LATIN = re.compile("[\u4e00-\u9fa5A-Za-z0-9“”（）·、]+")
_NO_NAME = re.compile(
    "[的了着过]|^(?:[一二三四五六七八九十两几每各某该本我]|[首第].?[位名批任届]|现年|年近|年仅|同|原|前|新|老)|[位名岁级]$|^(?:办公室|领导小组|工作组|指挥部|工作室)$|“[^”]*$|^[^“]*”|（[^）]*$|^[^（]*）"
)
_PROPER = frozenset(("ns", "nr", "nz", "nt", "j"))  # tags of which a body's own name has one
_LEAST, _MOST = 3, 22  # characters
_SHORT = ("行", "汽", "钢", "航", "视")  # of names of two characters: 工行|行长


def with_firms_taken(scan: Scan, posts: Sequence[Post], bodies: Sequence[Found]) -> list[Post]:
    """The posts, those of them that somebody gets or has had with their firm: 被任命为|星桥电子|执行董事兼总经理."""
    out = list[Post]()
    for post in posts:
        taken = post.body is None and post.start > _LEAST and is_taken(scan.text, post.title_start)
        firm = unlisted_firm(scan, post.title_start, post.end, bodies) if taken else None
        out.append(replace(post, start=firm.start, body=firm) if firm else post)
    return out


def bodies_of_called(
    scan: Scan,
    posts: Sequence[Post],
    people: Sequence[tuple[int, int]],
    bodies: Sequence[Found],
    begin_before: Callable[[int], int | None],
) -> Iterator[Found]:
    """青石海事局|王建军|局长: the body before a name whose title behind it tells what kind of body has such a head.

    It is a firm, too, by the words that the names of firms end with: 青狮药业|李建平|总裁.
    """
    names = {end: start for start, end in people}
    known = {body.end for body in bodies}
    for post in posts:
        start = names.get(post.start) if post.body is None else None
        if start is None or start in known or start < _LEAST:
            continue
        title = scan.text[post.title_start : post.end]
        firm = is_company_title(title) and scan.text.endswith(scan.lexicon.firm_tails, 0, start)
        kind = kind_of(title)
        if not firm and (kind is None or kind.search(scan.text[max(0, start - 4) : start]) is None):
            continue
        begin = begin_before(start)
        if begin is None or not _may_be_name(scan, begin, start):
            continue
        name = scan.text[begin:start]
        near = (b for b in bodies if begin <= b.end < start and (begin <= b.start or begin == b.end))
        over = (b for b in near if b.type == "Organization")
        whole = None if firm else max(over, key=lambda b: (b.end, -b.start), default=None)
        if whole is not None:  # 某市水利局|规划科|王建军|科长
            yield Found(whole.start, start, "Organization", "context")
        elif name[0] in "省市县区镇" or any(tag[:2] in _PROPER for _, tag in tag_words(name)):
            yield Found(begin, start, "Company" if firm else "Organization", "context")


def body_before_holder(scan: Scan, begin: int | None, start: int, end: int, bodies: Sequence[Found]) -> Found | None:
    """The body from `begin` to the title at `start`, whose holder's name stands behind its `end`, or a firm before it.

    `bodies` are those of the sentence; no name may be known to begin anywhere.
    """
    body = None if begin is None else _body_from(scan, begin, start, end)
    return with_fields(scan, body, bodies) if body else unlisted_firm(scan, start, end, bodies)


def _body_from(scan: Scan, begin: int, start: int, end: int) -> Found | None:
    """The body from `begin` to the title at `start`."""
    text, title = scan.text, scan.text[start:end]
    begin += text[begin - 1 : begin] == "该"  # 该局|维护中心|主任
    if _WITH_FIELD.search(title):
        field = _FIELD.search(text, begin, start) or _BEHIND_FIRM.search(text, begin, start)
        start = field.start() if field else field_start(text, begin, start, end)
    name = text[begin:start]
    if not _may_be_name(scan, begin, start):
        return None
    tagged = tag_words(name)
    if any(tag[0] in _FUNCTION and len(word) > 1 for word, tag in tagged) or not scan.lexicon.outside.isdisjoint(
        word for word, _ in tagged
    ):
        return None
    named = any(tag not in _NAMELESS and tag[0] not in _FUNCTION for _, tag in tagged)
    of_kind = any(titles.search(title) and kind.search(name) for titles, kind in _KINDS)
    firm = is_company_title(title) or _OF_FIRMS.search(title) is not None
    if not (_UNIT.search(name) or of_kind or (firm and named)) or ((firm or is_personal(title)) and not named):
        return None
    whose = named and not (firm and name.endswith("部"))  # 信贷部|总经理
    if not whose and not _PART.search(name):
        return None
    return Found(begin, start, "Company" if firm and not _UNIT.search(name) else "Organization", "context")


def _may_be_name(scan: Scan, begin: int, end: int) -> bool:
    """Whether a stretch has the length, the characters and the edges of a name, and holds no title."""
    name = scan.text[begin:end]
    least = _LEAST - (name.endswith(_SHORT) and all(tag == "j" for _, tag in tag_words(name)))
    if not least <= len(name) <= _MOST or begin not in scan.edges:
        return False
    if not _HAN_OR_LATIN.fullmatch(name) or _NO_NAME.search(name):
        return False
    return not any(begin <= h.start and h.end <= end and h.end - h.start > 1 for h in scan.of("title"))
