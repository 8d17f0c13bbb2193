"""An occasion of an article, and the forms of its name: what sort it is, which names are alike, short or of two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import kg.regex as re
from kg.annotate.occasions.contests import is_contest
from kg.records import Mention
from kg.seeds import Seeds

CAMPAIGNS = ("战", "行动", "工程", "主题教育")  # drives that go on for months
NUMBERED = re.compile("第[\\d一二三四五六七八九十百]+[次届]")
EDITION = re.compile("第[\\d一二三四五六七八九十百]+[次届]|首届|杯")  # which of many a name tells of
# 全市职工演讲|比赛, no contest of another: not 女子100米比赛.
OWN_CONTEST = re.compile(
    f"{EDITION.pattern}|^[我全][国省市县区校州旗系行]|职工|农民|演讲|朗诵|诵读|歌咏|技能|征文|书画|摄影|拔河|厨艺"
)
_WHOSE = re.compile(r"^(?:全国|全省|全市|全县|全区|我[省市县区])|[“”‘’\s]")
# What part of an occasion a longer name tells of, or which occasion beside it.
_PART = re.compile(
    "[开闭]幕|联组|全体|分组|主席团?|委员长|主任|预备|签约|启动|发布|对接|欢迎|颁奖|决赛|常委|代表团|比赛|会见|会谈|对话"
)
_BRIEFS = re.compile("(?:发布|吹风|通气|记者|见面|招待)会$")
# Occasions of two sorts are two, however alike their names are: 某某座谈会, 某某研讨会.
_SORT = re.compile(
    "(?:座谈|研讨|报告|发布|推进|交流|招待|茶话|音乐|动员|表彰|听证|推介|联欢|宣讲|培训|恳谈|吹风)会$|(?:研讨|培训|读书)班$"
)
_COUNTED = re.compile(r"\d+|[一二三四五六七八九十百]+(?=[届次])|首(?=届)")
_FAIR = re.compile("[博交贸运洽冬残]会$")  # 进博会, 大运会
_FULL_FAIR = re.compile("(?:博览|交易|运动|洽谈|展览)会$")
_OF_WHOM = (("残疾", "残"), ("冬季", "冬"), ("青年", "青"), ("学生", "大学"), ("农民", "农"), ("老年", "老"))

_PROPER = re.compile(r"[《》\d]|第.+[届次]|届|次全[体会]|党的|杯|亚运|奥运|世界|国际|全国")
# Under these names alone an occasion is one that everybody knows, or has a name of its own.
_KNOWN = re.compile(
    "中共(?:十[一二三四五六七八九]|二十[一二]?)大|中央[一-龥]{2,8}工作(?:座谈)?会议|"
    "(?:[一-龥]{2}年)?春晚|(?:进博|消博|服贸|广交|链博|高交|世博|园博|文博|数博|智博)会|(?:冬奥|冬残奥|亚冬|亚残运|残运|大运|全运)会|"
    "(?!.*(?:线上|各类|特色|传统|户外|古城|主题))[一-龥]{2,12}?(?:灯会|庙会|那达慕|文化[节周]|[音美艺旅冰啤戏电][乐食术游雪酒剧影][节周])|"
    "(?!.*(?:线上|系列|高层|国际))[一-龥]{2,12}(?:峰会|领导人对话会|政府磋商)|"
    "“[^“”]{2,20}(?<![+＋])”(?!附近|集|等|主题)[^，。；、]{0,14}(?:活动|(?<!专项)行动|仪式)|春风行动|.{2,12}(?:[交文旅友创][流化游好新]年|轮巡视)"
)
# What goes on, and not one occasion: 人道主义行动, 丰富多彩的文化体育活动; those that have a name say so.
_GOES_ON = re.compile("[活行]动$")
_OWN_NAME = re.compile(
    "[“《]|第[一二三四五六七八九十百\\d]+[届季次个]|首届|(?:19|20)\\d\\d|专项|主题|系列|主场|整治|打击|百日|[三五]年|评选|征集|传递|接力|[节周月季]|[^今明昨当]日|开放|公祭"
)
_VAGUE = re.compile(
    "(?:重要|重大|丰富|丰富多彩|精彩|社会|各类|有关|相关|有针对性的?|针对性|文化|体育|文旅|旅游|民俗|节庆|节日|传统|群众|群众性|户外|娱乐|休闲|商业|经济|"
    "大规模|综合性?|专业性?|正式|空袭|军事|地面|空中|联合|救援|国际|国内|大型|特色|一系列|多种|国事)+(?:活动|行动|会议|比赛|论坛|展会|盛会)"
)
# No article is of all of it: 第五次全国经济普查, 二十届中央第二轮巡视, 中某友好年.
_LASTS = re.compile("第.+次全国.+普查|.*第.+轮巡视|[一-龥]?中[一-龥]?.{2,5}年")

# With what part of an occasion its name ends: 某博览会|开幕式暨颁奖仪式.
_HOUR_OF = re.compile("(?P<whole>.{3,}?)(?P<hour>(?:[开闭]幕|启动|颁奖|开赛)(?:仪式|典礼|[式会]))(?:暨.*)?")
_HOURS = ("幕", "启动", "颁奖", "开赛")
EDITION_OR_YEAR = re.compile("第[\\d一二三四五六七八九十百]+[次届]|首届|20\\d\\d")
_YEAR = re.compile("(?<=\\d{4})年(?!\\d)")
# Which of several it is: 此次征文|活动.
THIS_SORT = re.compile("(?:[此本这]次)([一-龥]{2,6})$")
_AND = re.compile("、|[和与及]|以及")
_SCOPE = re.compile("全[国省市县区]")
_LEAST_HALF = 6  # characters of one of two names that 暨 joins

# Bodies that are called so; their sessions have a number or a year.
_BODY = re.compile(
    "(?!.*(?:第|首届|\\d{4})).*(?:(?:国家(?:经贸)?|中[非阿拉])合作论坛|岛国论坛|政治协商会议|全国人民代表大会|联邦会议|"
    "(?<!宣传)(?<!组织)(?<!统战)(?<!武装)部长会议|贸易和发展会议|联合国大会)"
)


# What people do in the streets, and what else is no meeting.
_RALLY = re.compile("(?:(?:抗议|大规模|大型|选举|示威)(?:性)?)?(?:集会|游行|示威|罢工|抗议)(?:集会|游行|示威|活动)?")
_NO_MEETING = re.compile("(?:选举|大选|公投|演习|军演|纪念日)$")


@dataclass(slots=True)
class Occasion:
    """One occasion of an article with the names that it goes by."""

    names: list[str]
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    main: bool = False


def likeness(a: str, b: str) -> float:
    """How alike two names are: Dice over pairs of characters, 1 where one holds the other."""
    if a in b or b in a:
        return 1.0
    pairs_a, pairs_b = ({x[i : i + 2] for i in range(len(x) - 1)} for x in (a, b))
    return 2 * len(pairs_a & pairs_b) / max(1, len(pairs_a) + len(pairs_b))


def are_two(a: str, b: str) -> bool:
    """Whether two names have different numbers (第三次会议, 第四次会议) or are of two sorts (座谈会, 研讨会).

    What a press conference is about is not the press conference: 第七届博览会, 第七届博览会新闻发布会.
    """
    if any(_BRIEFS.search(long) and short in long[: -len("发布会")] for long, short in ((a, b), (b, a))):
        return True
    sorts = [m.group() for name in (a, b) if (m := _SORT.search(name))]
    if len(set(sorts)) > 1 or ("预备" in a) != ("预备" in b):
        return True
    one, other = ({m.group() for m in NUMBERED.finditer(name)} for name in (a, b))
    return bool(one and other) and not (one <= other or other <= one)


def kind_of(seeds: Seeds, name: str) -> str:
    """What sort of occasion it is, by the noun that its name ends in."""
    if name.startswith("签署") or (name.startswith("交换") and name.endswith(("文件", "文本"))):
        return "签约"
    for size in range(min(len(name), 6), 0, -1):
        if kind := seeds.occasions.get(name[-size:]):
            return kind
    ends = {"会": "会议", "大": "会议", "展": "展会", "赛": "赛事"}
    return ends.get(name[-1:]) or ("赛事" if is_contest(name) else "其他")


def is_proper(names: Iterable[str]) -> bool | None:
    """Whether one of the names is that of one occasion, not of what goes on; None where the place in it must tell."""
    if any((_GOES_ON.search(name) and not _OWN_NAME.search(name)) or _BODY.fullmatch(name) for name in names):
        return False
    return (
        any(_KNOWN.fullmatch(name) or (_PROPER.search(name) and not name.endswith(CAMPAIGNS)) for name in names) or None
    )


def is_vague(name: str) -> bool:
    """Whether a name says no more than what sort of thing goes on (大规模行动), or what goes on for months (普查)."""
    return bool(_VAGUE.fullmatch(name) or _BODY.fullmatch(name) or _LASTS.fullmatch(name)) or (
        name.endswith("行动") and not _OWN_NAME.search(name)
    )


def strip_name(name: str) -> str:
    """The name without marks and without the words that say whose it is."""
    return _WHOSE.sub("", name)


def whole_of(name: str) -> tuple[str, str] | None:
    """The occasion that a name tells of the opening or the end of, and which: 某博览会, 开幕."""
    found = _HOUR_OF.fullmatch(name)
    return (found["whole"], found["hour"][:2]) if found else None


def are_one_whole(a: str, b: str) -> bool:
    """Whether two names are of one occasion: the same, the end of the other, or short for it."""
    return a.endswith(b) or b.endswith(a) or is_short_for(a, b) or is_short_for(b, a)


def are_one_hour(a: str, b: str) -> bool:
    """Whether two names are of the same part of one occasion: 某某博览会开幕式, 某博会开幕式暨颁奖仪式."""
    if not any(word in a for word in _HOURS):
        return False
    one, other = whole_of(a), whole_of(b)
    return one is not None and other is not None and one[1] == other[1] and are_one_whole(one[0], other[0])


def are_listed(body: str, before: Iterable[Mention], mention: Mention) -> bool:
    """Whether a mention stands in a list right behind one of those before: 出席甲峰会、|乙峰会 are two."""
    return any(_AND.fullmatch(body, m.end, mention.start) for m in before)


def differ_in_scope(a: str, b: str) -> bool:
    """Whether one is that of a nation and one that of a province or town: 全国…会议, 全省…会议."""
    scopes = [found.group() for found in map(_SCOPE.match, (a, b)) if found]
    return len(set(scopes)) == 2


def end_in(names: Iterable[str], head: str) -> bool:
    """Whether one of the names, or one of the two that 暨 joins in it, ends in a head: 某交流会|暨签约仪式.

    A 座谈会 may be what a headline calls 座谈.
    """
    ends = (head, "座谈") if head == "座谈会" else (head,)
    return any(name.endswith(ends) or f"{head}暨" in name for name in names)


def is_half(a: str, b: str) -> bool:
    """Whether one name is one of the two that 暨 joins in the other: 2031某大会, 2031年某大会暨某学会年会."""
    if ("暨" in a) == ("暨" in b):
        return False
    half, both = (b, a) if "暨" in a else (a, b)
    halves = {_YEAR.sub("", part) for part in both.split("暨")}
    return len(half) >= _LEAST_HALF and EDITION_OR_YEAR.search(half) is not None and _YEAR.sub("", half) in halves


def is_short_for(name: str, full: str) -> bool:
    """Whether a name is made of characters of another one's words: 第三届消博会 of 第三届中国国际消费品博览会."""
    if (
        not (3 if name.endswith(("博会", "贸会")) else 4) <= len(name) < len(full)
        or name[-1] != full[-1]
        or full.startswith(name[:-1])
        or name in full
        or full.endswith(name[1:])
    ):
        return False
    rest = iter(full)
    if not all(char in rest for char in name):
        return False
    counted, counted_full = (_COUNTED.findall(text) for text in (name, full))
    if _FAIR.search(name):
        whole = _FULL_FAIR.search(full) or full.endswith(name[-3:])
        apart = any(word in full and not set(short) & set(name) for word, short in _OF_WHOM)
        return bool(whole) and not apart and counted in ([], counted_full)
    return bool(counted) and counted == counted_full and _parts(full) <= _parts(name)


def _parts(name: str) -> set[str]:
    """Which part of an occasion, or which body's meeting, a name tells of."""
    return set(_PART.findall(name.replace("常务委员会", "常委会")))


def are_unlike(names: Sequence[str], head: str) -> bool:
    """Whether a bare head can't stand for the occasion of these names: a 会议 for an election, a 集会 for a 纪念日."""
    if _RALLY.fullmatch(head):
        return not any(_RALLY.search(name) or name.endswith("活动") for name in names)
    return head == "会议" and all(_NO_MEETING.search(name) for name in names)
