"""What stands before a bare title: the body whose head it tells (院长 of the hospital), the place of its chain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entries import Entry
from kg.naming import place_of
from kg.records import Mention, Sentence
from kg.unlisted_bodies import is_company_title

# How a body ends whose head has such a title.
_ENDS = {f"{c}长": re.compile(f"{c}$") for c in "院局厅馆台所站处厂社"} | {
    **{f"{c}队长": re.compile(f"{c}队$") for c in "支大中总"},
    **dict.fromkeys(("主教练", "领队", "主帅"), re.compile("(?<!部)队$")),
    "校长": re.compile("(?:学校|大学|(?:职业|技术|师范|医|工)学院|中学|小学|职校|[一二三四五六七八九十]中)$"),
    "检察长": re.compile("检察院$"),
    "庭长": re.compile("法庭$"),
    "护士长": re.compile("(?:医院|卫生院)$"),
    "行长": re.compile("(?:银行|支行|分行)$"),
    "会长": re.compile("(?:商会|协会|学会|联合会|总会|促进会)$"),
    "理事长": re.compile("(?:合作社|协会|学会|联合会|基金会|促进会|供销社)$"),
}
_ONE_OF = frozenset(
    "院长 校长 检察长 护士长 主教练 领队 主帅".split()
)  # of whom an article that names one such body speaks throughout
_BARE = re.compile("(?:^|[，。、：；！？”\n（]|[据由向与和同]|随着|同时|新任|现任|听取|陪同|[。，][^，。；]{0,6}时)$")
# 该院|党组书记, 公司|总工程师: by which word a body named before is meant, and how its name ends.
_MEANT_BY = re.compile(
    "(?:该(公司|集团|企业|学院|医院|学校|法院|检察院|中心|协会|商会|学会|银行|分行|支行|合作社|分局|分会|支队|大队|机构|组织|基金会|委员会|联盟|[校院所局厂矿馆社站队行店园会党])"
    "|(?:(?<![\u4e00-\u9fa5])|(?<=[据由向与和同对请时任在]))"
    "(公司|集团|学院|医院|学校|中学|小学|法院|检察院|研究院|银行|分行|支行|协会|商会|合作社|分局|分会|支队|大队|总局|总行|总会|总队"
    "|[校院局厂矿段社馆台所行](?=党|团委|纪委|工会)))"
    "(党组|党委|党总支|党支部|工会|团委|纪委)?$"
)
_SCHOOL = "(?:学校|[中小大]学|学院|中|幼儿园)$"
_MEANT = {
    "校": _SCHOOL,
    "院": "(?:(?<!检察)(?<!法)院|学院|医院|法院|检察院)$",
    "学校": _SCHOOL,
    "厂": "(?:厂|公司)$",
    "矿": "(?:矿|[煤矿]业(?:有限|股份|责任)*公司)$",
    "公司": "(?:公司|集团)$",
    "集团": "(?:集团|公司)$",
    "企业": "(?:公司|集团|厂)$",
    "银行": "行$",
    "店": "[店场]$",
}
_HELD_BY = {
    "主任": re.compile("(?:人大常委会|人大|管委会|居委会|村委会|委员会|办公室|[改健]委|办)$"),
    "主席": re.compile("(?:政协|工会|[妇残文侨台青]联|工商联|科协|联合会)$"),
    "秘书长": re.compile("(?:人大常委会|政协|协会|商会|学会|联合会|基金会)$"),
}
_HOLDS = re.compile("(?:昨[天日]|今[天日]|日前|近日|在[^，。；]{2,16})?(?:主持)?(?:召开|举行|举办|组织召开)")
# By whom one is elected to what: how the body's name ends.
_ELECT = tuple(
    (re.compile(title), re.compile(f"(?:{ends})$"))
    for title, ends in (
        ("董事长?$|监事(?:会主席)?$|总经理$", "公司|集团|企业"),
        (
            "(?:会长|理事长|监事长|常?务?理事)$",
            "协会|商会|学会|研究会|联合会|总会|促进会|联谊会|校友会|同乡会|基金会|合作社|公会",
        ),
        ("主席$", "政协|工会|联合会|[侨文妇残青台]联|[科作]协|工商联|协会|基金会"),
        (
            "秘书长$",
            "政协|协会|商会|学会|研究会|联合会|总会|促进会|联谊会|校友会|同乡会|基金会|公会|[侨文妇残青台]联|[科作]协|工商联",
        ),
    )
)
_COUNTY_HEAD = re.compile("副?([县区旗])长[、兼]$")
_BARE_COMMITTEE = re.compile("[县区旗](?=委|政府$|人大|政协)")
_BARE_NAMES = frozenset("军分区 警备区 学院 学校 医院 公司 集团 分行 支行 商会 协会 联合会 研究院".split())
_INNER = ("办事处", "政治处", "政治部", "书记处")
_STREET_PARTY = re.compile("(?:党工委|人大工委|工委|党委|党组|办事处)$")
_OFFICES = ("办公室", "办公厅")
_HAS_OFFICE = re.compile("(?:政府|人大常委会|政协)(?:党组)?$")  # 市政府党组成员、|办公室主任
_ASSEMBLY = re.compile("(?:政协|人大|人大常委会|委员会|协会|联合会|商会|学会|促进会)$")
_NEXT_NAME = re.compile("(?:（[^（）]{1,8}）)?、")  # 唐某（女）、牟某
_NEAR = 120  # characters


def all_mentions(sentences: Sequence[Sentence]) -> list[tuple[Mention, bool]]:
    """All mentions, and whether they lie inside another."""
    groups = [(s.mentions, False) for s in sentences] + [(s.nested, True) for s in sentences]
    return [(mention, nested) for group, nested in groups for mention in group]


def headed_before(text: str, start: int, core: str, named: Sequence[Mention]) -> Mention | None:
    """The body among those `named` before whose head the title `core` at `start` tells, or None."""
    ends = _ENDS.get(core)
    if ends is None or not _BARE.search(text, max(0, start - 10), start):
        return None
    fits = [m for m in named if ends.search(m.text)]
    near = [m for m in fits if start - _NEAR <= m.start]
    if not near and core in _ONE_OF and len({m.text for m in fits}) == 1:
        near = fits
    return max(near, key=_place, default=None)


def meant_before(text: str, start: int, named: Sequence[Mention]) -> tuple[Mention, str] | None:
    """The body that 该院 or 公司 before `start` means, the last of those `named` that fits, and its 党委 or ""."""
    by = _MEANT_BY.search(text, max(0, start - 8), start)
    if by is None:
        return None
    ends = re.compile(_MEANT.get(word := by[1] or by[2], f"{word}$"))
    if by[2] == "校":  # of a whole school, not of the 学院 in one
        ends = _ENDS["校长"]
    fits = [m for m in named if m.end <= by.start() and len(m.text) > len(word) and ends.search(m.text)]
    last = max(fits, key=_place, default=None)
    return (last, by[3] or "") if last else None


def names_behind(sentence: Sentence, end: int) -> list[Mention]:
    """副主任殷红、俞根生: the names that follow the one before `end` with nothing but 、 between them."""
    names: list[Mention] = []
    for mention in sentence.mentions:
        if mention.start < end:
            continue
        between = sentence.text[end - sentence.start : mention.start - sentence.start]
        if mention.type != "Person" or not _NEXT_NAME.fullmatch(between):
            break
        names.append(mention)
        end = mention.end
    return names


def owner_of_group(text: str, group: Mention, following: str, named: Sequence[Mention]) -> Mention | None:
    """党委副书记、|总经理: the body of a bare 党委 before `following`, the next title of the chain, or None."""
    if is_company_title(following):
        near = [m for m in named if m.type == "Company" and group.start - _NEAR <= m.start]
        return max(near, key=_place, default=None)
    return headed_before(text, group.start, following, named)


def elected_to(title: str, named: Sequence[Mention], posts: Sequence[Mention]) -> Mention | None:
    """The last body `named` before that elects to such a post, and is not merely that of another of the `posts`."""
    ends = next((ends for kind, ends in _ELECT if kind.search(title)), None)
    if ends is None:
        return None
    inside = {(m.start, m.end) for m in named if ends.search(m.text)}
    inside -= {span for span in inside if any(p.start <= span[0] and span[1] <= p.end for p in posts)}
    return max((m for m in named if (m.start, m.end) in inside), key=_place, default=None)


def holder_before(sentence: Sentence, start: int, core: str, named: Sequence[Mention]) -> Mention | None:
    """The body that begins the sentence and holds something, of those `named`, if its head has such a title."""
    ends = _HELD_BY.get(core) or _ENDS.get(core)
    if ends is None or not _BARE.search(sentence.text, 0, start - sentence.start):
        return None
    inside = (m for m in named if m.start >= sentence.start and _HOLDS.match(sentence.text, m.end - sentence.start))
    return next((m for m in inside if ends.search(m.text)), None)


def meeting_before(mentions: Sequence[tuple[Mention, bool]], start: int) -> Mention | None:
    """The last body before whose meeting was named: 市政协|七届九次主席会议."""
    bodies = (m for m, nested in mentions if nested and m.type == "Organization" and m.end <= start)
    return next((m for m in reversed([*bodies]) if _ASSEMBLY.search(m.text) and m.text != "中央委员会"), None)


def named_in_full(forms: set[str], bare: str, named: Sequence[Mention]) -> Mention | None:
    """The last of those `named` that 学院 or 分行, or 公交集团 (`bare`) of no place, is short for."""
    whole = len(bare) < 3 or place_of(bare) or bare.startswith(("中央", "全国", "国家"))  # 中央宣讲团
    short = bare if not whole else next(iter(_BARE_NAMES & forms), None)
    if not short:
        return None
    fits = [m for m in named if m.text.endswith(short) and len(m.text) > len(short) + 1]
    return max(fits, key=_place, default=None)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.end, -mention.start


def place_before(previous: Entry | None, before: str) -> str | None:
    """The place of the post before in a chain, or its bare level: 县委常委、组织部部长, 副县长、公安局局长."""
    if previous is None:
        level = _COUNTY_HEAD.search(before)
        return level[1] if level else None
    bare = _BARE_COMMITTEE.match(previous.names[0])
    return place_of(previous.names[0]) or (bare.group() if bare else None)


def office_of(previous: str, part: str) -> str:
    """The name of a part of the body of the post before: 某街道党工委副书记、|办事处主任; "" where it is none."""
    if part in _INNER:
        return _STREET_PARTY.sub("", previous) + part
    return previous.removesuffix("党组") + part if part in _OFFICES and _HAS_OFFICE.search(previous) else ""
