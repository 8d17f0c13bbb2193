"""Which body a bare title tells of: the one of its kind that the article speaks of, or whose own paper it stands in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import kg.regex as re
from kg.annotate.bodies.unlisted import is_company_title
from kg.entries import Entry
from kg.records import Mention
from kg.words.dictionary import tag_words

SCHOOL = (
    "(?:学校|教育集团|大学|(?:职业|技术|师范|医|工)学院|中学|小学|职校|[一二三四五六七八九十]中|附[中小]|师[院专大])$"
)
_HOSPITAL = "(?:医院|卫生院|保健院|医学中心|医疗中心|[一二三]院)$"
_UNION = "(?:商会|协会|学会|研究会|联合会|总会|促进会|公会|联谊会|红十字会|慈善会|校友会|同乡会)$"
# How a title ends, and the body that has such a head or such people.
_KINDS = tuple(
    (re.compile(f"(?:{title})$"), re.compile(body))
    for title, body in (
        ("(?<!家)校长|教[务导]主任|政教主任|德育主任|班主任", SCHOOL),
        ("[科室区]副?主任|护士长|医师|科医生|护师|主任药师", _HOSPITAL),
        ("检察[长官]|(?:检察委员会|检委会)(?:专职)?委员", "检察院$"),
        ("法官|审判员|书记员|法警|(?:审判委员会|审委会)(?:专职)?委员", "法院$"),
        ("民警|辅警", "(?:派出所|公安局|分局|[大支中]队)$"),
        ("车间主任|工段长", "(?:厂|公司|集团)$"),
        ("庭长", "(?:法庭|法院|[一-龥]庭)$"),
        ("主教练|主帅|领队", "(?<!部)队$"),
        ("支队长", "支队$"),
        ("大队长", "大队$"),
        ("中队长|指导员", "中队$"),
        ("总队长", "总队$"),
        ("队长", "(?<![支大中总])队$"),
        ("行长", "行$"),
        ("(?<!监事)会长", _UNION),
        ("理事长|监事长", f"合作社$|基金会$|供销社$|{_UNION}"),
        ("总?指挥长?", "指挥部$"),
        ("园长", "幼儿园$"),
        ("矿长", "矿$"),
        ("店长", "店$"),
        ("指令长", "乘组$"),
        ("总编辑?", "(?:报|报社|出版社|杂志社)$"),
        ("厂长", "(?:厂|公司)$"),
        ("关长", "海关$"),
        ("司长", "(?<!公)司$"),
        *((f"{c}长", f"{c}$") for c in "院局厅馆台所站处社场段科署"),
    )
)
_NEAR, _NEAR_FIRM = 120, 80  # characters
_OF_FIRM = re.compile("(?:董事长|总经理|总裁|董事会秘书|首席执行官|创始人|独立董事|董事局主席)$")
_OF_ANY = re.compile("首席(?!执行)")  # of a bank, an institute or a newspaper as well
_LEADS = frozenset(
    "由和与及任为的是让对向同被兼志其原前称时据请"
)  # words, and their last characters, before bare titles
_ISSUES = re.compile("(?:党组|党委)?(?:转发|印发|下发|关于)")  # behind a body of which only a document is told
_HAN = re.compile("[\u4e00-\u9fa5]")
_CLAUSE = re.compile("[\u4e00-\u9fa5]{1,10}$")
# The paper of a school, a hospital or a firm: 青石大学报, 青石矿业集团新闻网.
_OWN_PAPER = re.compile(
    "(.{2,}?(?:大学|学院|学校|师院|中学|医院|集团|公司|油田|煤矿))[校院]?(?:报|新闻|快讯|时讯)[\u4e00-\u9fa5]{0,2}$"
)


def kind_of(title: str) -> re.Pattern[str] | None:
    """How the name of a body ends whose head has the title, or None where many kinds have such."""
    return next((body for ends, body in _KINDS if ends.search(title)), None)


def stands_alone(text: str, start: int) -> bool:
    """Whether a title begins where a body's name may not end: behind a mark, a verb or a preposition."""
    before = text[start - 1 : start]
    if not _HAN.match(before) or before in _LEADS:
        return True
    clause = _CLAUSE.search(text, max(0, start - 10), start)
    word, tag = tag_words(clause.group())[-1] if clause else ("", "x")
    return len(word) > 1 and tag[0] in "vpcdt" and tag != "vn"


def is_of_work(text: str, start: int) -> bool:
    """清湖大桥工程|总工程师, 登月任务|副总设计师: whether a title tells of a work that stands right before it."""
    return text.endswith(("工程", "项目", "任务", "系统"), 0, start)


def body_at_hand(
    text: str, start: int, title: str, mentions: Sequence[Mention], entry_of: Callable[[Mention], Entry | None]
) -> Entry | None:
    """The body of those mentioned that the bare title at `start` tells of: the last near one, or the only one.

    A firm may be named behind its head (随着董事长某某敲钟，某公司上市), where the article names no other.
    """
    kind = kind_of(title)
    firm = kind is None and is_company_title(title) and not _OF_ANY.match(title)
    if (kind is None and not firm) or not stands_alone(text, start):
        return None
    mentions = [m for m in mentions if not _ISSUES.match(text, m.end)]
    fits = [m for m in mentions if (m.type == "Company" if kind is None else kind.search(m.text))]
    before = [m for m in fits if m.end <= start]
    near = [m for m in before if start - (_NEAR_FIRM if firm else _NEAR) <= m.start]
    if kind is not None and kind.pattern == _HOSPITAL and len({m.text for m in near}) > 1:
        return None  # of many doctors the article doesn't say which hospital is theirs
    for mention in sorted(near, key=lambda m: (m.end, -m.start), reverse=True):
        if (entry := entry_of(mention)) is not None:
            return entry
    wide = fits if firm and _OF_FIRM.search(title) and text[start - 1 : start] != "、" else before
    entries = {entry.id: entry for m in wide if (entry := entry_of(m)) is not None}
    return next(iter(entries.values())) if len(entries) == 1 else None


def body_of_paper(paper: str | None) -> str:
    """The school, hospital or firm whose own paper it is; "" for a city's."""
    own = _OWN_PAPER.match(paper) if paper else None
    return re.sub("师院$", "师范学院", own[1]) if own else ""
