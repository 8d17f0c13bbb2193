"""Finds bodies that no table knows by the title behind them: 某某党|总书记, 某某委|副主任."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.words.dictionary import part_of_speech, tag_words
from kg.words.scan import PUNCTUATION, Found, Scan, left_edge, longest, words_of

HOME = ("中国", "中华人民共和国")
Spans = Sequence[tuple[int, int]]  # of the posts before, start and end

_UNLISTED_CITY = re.compile("[\u4e00-\u9fa5]{2,5}[市县区州省镇乡旗]$")
_SCHOOL_TITLES = re.compile(r"(?:校长|院长|园长|会长|理事长|馆长|社长|主教练|团长|台长)$")
# Heads of parties, fronts, agencies abroad, whose names no table has: 某国|某某阵线|总书记.
_OF_BODY = re.compile(
    "(?:主席|书记|秘书长|领袖|领导人|党首|干事长|总裁|局长|院长|署长|委员长|司令|参谋长|指挥官|总干事|主任|成员|委员|议员|召集人|行政长官)$"
)
_NO_BODY = re.compile(
    r"[的了在向为于将称说是就等到愿由被把、，。；：（）《》\d]|(?<!共)同|对(?!外)|领导|[两多各]国|(?:政府|最高|[新原前])$|总统|总理|首相"
)
_LED = re.compile("(?:党|联盟|阵线|组织|大会|武装|(?<!民权)运动)$")
_ITS_PARTY = re.compile("(?:第?[一二两]?大)?(?:最大)?(?:在野|执政|反对)党(?=[\u4e00-\u9fa5]{3})")
# A part of a body, known by its head's title: 立案庭|庭长, 农技站|站长, 人事处|副处长, 汉学系|主任.
_DOUBLED = re.compile("([站处队庭组科室所股段])(?:(?:常务)?副)?\\1长|(?:[系室部办]|中心|工委)副?主任(?!医)")
_NO_UNIT = re.compile("办公室|[市县区]|.?组副?组长")
_OF_THIS = re.compile("该[校院所局厂矿馆社站队行店园会]|该(?:公司|集团|学院|医院|学校|中心)")
_COMPANY_TITLES = re.compile(
    r"(?:总经理|董事长|总裁|经理|创始人|行长|厂长|总监|首席执行官|负责人|合伙人|店长|法定代表人|总(?:经济|会计|审计)师|总法律顾问|首席(?:经济学家|分析师|技师|设计师|工程师|财务官|技术官|运营官|架构师|[一-龥]{2,5}官)|高级主管|总厨|厨师长)$"
)
# Bodies that are no company though a president or a director leads them: 某某党|总裁, 某某会|董事长.
_BODY_END = re.compile("(?:党|会|局|委|院|署|办|协|盟|团队?|小?组|部门|社团|队|动物园|馆|中心|学校|大学|媒体)$")
_PARTS_OF_BODIES = ("部门", "团队", "小组", "媒体")
_NO_FIRM = re.compile("(?:项目|地区|区域|分支|网络|方面|方|片区|现场|小区|工地)$|^[一二两三几数多某]家")
_HEADS_OF_FIRMS = frozenset("董事长 总裁 总经理 行长 厂长 店长 首席执行官 首席执行长 创始人 法定代表人".split())
_COMMON = frozenset("n vn v l b a".split())
# How the name of a body ends, and the titles that then tell that it is one: 某某部|副部长, 某某委|主任, 某某党|主席.
_TOLD_BY = {
    "部": re.compile("(?:部长|部长助理|发言人)$"),
    "委": re.compile("(?:主任|主席|(?<!常)委员|秘书长)$"),
    "会": re.compile("(?:主席|会长|秘书长|理事长|主任|委员长|委员|总干事|主席助理)$"),
    "党": re.compile("(?:主席|书记|代表|领袖|领导人|党首|总裁|干事长|发言人)$"),
    "府": re.compile("(?:总理|总统|部长|发言人|秘书长)$"),
    "协": re.compile("主席$"),
    "联": re.compile("主席$"),
    "队": re.compile("(?:队长|领队|教练员?|主帅|队员|球员|门将|守门员|[前中]锋|后卫|外援|主攻手|二传手|队医)$"),
} | {kind: re.compile(f"{kind}长$") for kind in "局司署厅"}
_ANY_BODY = re.compile(
    ".{0,3}[球主客全本我各]队|(?:执政|反对|在野|[多少]数|政|该|新|国|两|各|全|共产)党|.{0,2}(?:党|纪|常|团|政法)委|.?(?:[新本上下现]?一?[届任])?[新原前本该旧]?政府|(?:大|全|年|本|[与到]|开幕|酒|宴|晚|运动)会"
)
# 承建单位|某某工程局, 现任|某某委
_ROLE_OF_BODY = re.compile("[一-龥]{0,4}(?:单位|[现时曾历兼担]任)(?!会)")
_PALACES = ("总统府", "首相府")
_HAN = re.compile("[\u4e00-\u9fa5、“”]+")
_TERM = re.compile(
    "第[一二三四五六七八九十]+届[^，。、]{0,6}?政府(?=[一-龥]{2,10}[局司署处]$)"
)  # 第三届特区政府|某某局
_NO_PART = re.compile(
    "[据由向同与](?=[一-龥]{4})|[^，。、]{0,12}?(?:委任|任命|提名)原?|原(?=[一-龥]{4})"
)  # 据|某国某部, 委任原|某某政府


def unlisted_body(scan: Scan, start: int, end: int, bodies: list[Found], posts: Spans) -> Found | None:
    """The body before the title from `start` to `end`, which no table knows."""
    return (
        unlisted_abroad(scan, start, end, posts)
        or _unknown_body(scan, start, end, bodies, posts)
        or _told_by_head(scan, start, end, bodies, posts)
    )


def _told_by_head(scan: Scan, start: int, end: int, bodies: list[Found], posts: Spans) -> Found | None:
    """某某委|副主任, 某某部|部长: the words before a title that a body of this kind has."""
    titles = _TOLD_BY.get(scan.text[start - 1 : start])
    told = titles is not None and titles.search(scan.text, start, end) and scan.text[end : end + 1] not in ("等", "的")
    parted = start in scan.edges or scan.text[start] == "原" or scan.text[start - 1] == "党"
    if not told or not parted:  # 某某厅|原厅长, 某某党|代表, which may be parted 厅原, 党代表
        return None
    floor = max([b.end for b in bodies if b.end < start] + [p for _, p in posts], default=0)
    term = _TERM.search(scan.text, max(0, start - 22), start)
    edge = term.end() if term else _part_edge(scan, left_edge(scan, start, limit=20, floor=floor), start)
    name = scan.text[edge:start]
    whole = edge == 0 or edge != floor or scan.text[edge - 1] in PUNCTUATION
    if not (whole and 3 <= len(name) <= 18 and edge in scan.edges and _HAN.fullmatch(name)) or _ANY_BODY.fullmatch(
        name
    ):
        return None
    if (
        not term
        and name not in _PALACES
        and (_NO_BODY.search(name.removesuffix("政府")) or _is_clause(scan, edge, start))
    ):
        return None
    return Found(edge, start, "Organization", "context")


def _part_edge(scan: Scan, edge: int, start: int) -> int:
    """Where the body's name begins in what stands before a title: 最大在野党|某某党, 质疑|某某党."""
    if part := _ITS_PARTY.match(scan.text, edge, start) or _NO_PART.match(scan.text, edge, start):
        edge = part.end()
    if lead := _ROLE_OF_BODY.match(scan.text, edge, start - 3):
        edge = lead.end()
    word, tag = next(iter(tag_words(scan.text[edge:start])), ("", ""))
    return edge + len(word) if tag == "v" and start - edge - len(word) >= 3 else edge


def unlisted_city(text: str, start: int, end: int, places: list[Found]) -> Found | None:
    """里昂市|市长: a place that no table knows, by its level said twice."""
    if text[end - 1] != "长" or text[start - 1 : start] != text[end - 2 : end - 1]:
        return None
    match = _UNLISTED_CITY.search(text, max(0, start - 6), start)
    if match is None or any(p.end == start for p in places):
        return None
    name = re.split(r"(?<!尔)的|[和与在对向访见为任选由经把将让请叫给跟被了]", match.group())[-1]
    cut = max((p.end for p in places if start - len(name) < p.end < start), default=start - len(name))
    cut += text[cut] in "州省"  # 马里兰州|巴尔的摩市
    name = text[cut:start]  # 德国|巴伐利亚州
    return Found(start - len(name), start, "Place", "pattern") if len(name) >= 3 else None


def unlisted_abroad(scan: Scan, start: int, end: int, posts: Spans) -> Found | None:
    """某国|某某阵线|总书记, 某国总统、|某某大会|主席: a body abroad by its country and its post."""
    text = scan.text
    if (
        not scan.of("country")
        or text[end : end + 1] in ("", "，", "。", "的")
        or not _OF_BODY.search(text, start, end)
        or start not in scan.edges
    ):
        return None
    ends = {h.end: h.start for h in longest(scan.of("country")) if text[h.start : h.end] not in HOME}
    near = max((e for e in ends if start - 22 <= e < start - 1), default=None)
    joined = bool(posts) and text[posts[-1][1] : posts[-1][1] + 1] in ("、", "兼") and start - posts[-1][1] <= 18
    if joined and (near is None or near <= posts[-1][1]):
        held = text[posts[-1][0] : posts[-1][1]]
        if not any(text[s:e] in held for e, s in ends.items()):
            return None
        begin = at = posts[-1][1] + 1
    elif near is not None:
        begin, at = ends.get(ends[near], ends[near]), near  # 南苏丹苏丹某某阵线
    else:
        return None
    if party := _ITS_PARTY.match(text, at, start):
        begin = at = party.end()
    ruled = text.endswith(("领袖", "领导人"), 0, end) and not _LED.search(text, at, start)
    if (
        start - at < 2
        or ruled
        or _NO_BODY.search(text, at, start)
        or not scan.lexicon.stop_words.isdisjoint({*words_of(scan, at, start)} - {"共同"})
    ):
        return None
    titled = any(at <= h.start and h.end <= start and h.end - h.start > 1 for h in scan.of("title"))
    return None if titled else Found(begin, start, "Organization", "context")


def _unknown_body(scan: Scan, start: int, end: int, bodies: list[Found], posts: Spans) -> Found | None:
    """The words before a title that only companies, schools and clubs have (鼎文展览总经理)."""
    if start == 0 or scan.text[start - 1] in PUNCTUATION:
        return None
    title = scan.text[start:end]
    floor = max([b.end for b in bodies if b.end < start] + [p for _, p in posts], default=0)
    kind = "Company" if _COMPANY_TITLES.search(title) else "Organization" if _SCHOOL_TITLES.search(title) else None
    doubled = kind is None and _DOUBLED.search(scan.text, max(0, start - 2), start + 5) is not None
    kind = "Organization" if doubled else kind
    if kind is None:
        return None
    edge = left_edge(scan, start, limit=20, floor=floor)
    edge = this.end() if doubled and (this := _OF_THIS.match(scan.text, max(0, edge - 1))) else edge
    edge += scan.text[edge] == "兼"
    if scan.text[start - 1] in "新前原" and (start - edge > 3 or scan.text[edge : start - 1] in ("公司", "集团")):
        start -= 1  # 某党|新|总裁
    name = scan.text[edge:start]
    if doubled and not _is_unit(scan, edge, start):
        return None
    if (
        not 2 <= len(name) <= 18
        or _COMPANY_TITLES.search(name)
        or not re.search(r"[\u4e00-\u9fa5]{2}|[A-Z][A-Za-z]+", name)
        or re.search(r"名|位|任|[的地得]|届|等|^(?:分管|主管|协管)", name)
    ):
        return None
    if edge not in scan.edges or len(name) < 3:
        return None
    over = next((b for b in bodies if b.end == edge and b.type == "Company"), None)  # 某集团|中国区|副总裁
    if kind == "Company" and over is None:
        if _NO_FIRM.search(name):
            return None
        if _BODY_END.search(name):
            kind = "Organization"
            if name.endswith(_PARTS_OF_BODIES):  # 某某党|后勤部门
                over = next((b for b in bodies if b.end == edge and b.type == kind), None)
        elif _is_part(scan, edge, start, headed=title in _HEADS_OF_FIRMS):
            return None
    return Found(over.start if over else edge, start, kind, "context")


def _is_part(scan: Scan, edge: int, end: int, *, headed: bool) -> bool:
    """Whether words before a manager's title tell of a part of a firm (工程部, 公共关系) or belong to a clause."""
    words = words_of(scan, edge, end)
    if words[0] in ("兼", "和", "与", "后") or not scan.lexicon.outside.isdisjoint(words):
        return True
    return not headed and all(part_of_speech(w) in _COMMON for w in words)


def _is_unit(scan: Scan, edge: int, end: int) -> bool:
    """Whether a part of a body may be named so before its head: from a mark or 和 on, no words of a clause."""
    first = edge == 0 or scan.text[edge - 1] in PUNCTUATION or scan.text[edge - 1] in "与和同由向任为兼"
    first = first or _OF_THIS.fullmatch(scan.text, max(0, edge - 2), edge) is not None
    return first and end - edge <= 16 and not _NO_UNIT.match(scan.text, edge) and not _is_clause(scan, edge, end)


def _is_clause(scan: Scan, edge: int, end: int) -> bool:
    """Whether words stand there that no name has, or a title."""
    if any(edge <= h.start and h.end <= end and h.end - h.start > 1 for h in scan.of("title")):
        return True
    if not scan.lexicon.outside.isdisjoint(words_of(scan, edge, end)):
        return True
    tagged = tag_words(scan.text[edge:end])
    acts = any(tag != "vn" and scan.lexicon.leading.fullmatch(word) for word, tag in tagged[:1])
    return acts or any(tag[0] in "pcdr" or word in scan.lexicon.clause_words for word, tag in tagged)


def is_company_title(title: str) -> bool:
    """A title that only companies have (董事长, 总经理)."""
    return bool(_COMPANY_TITLES.search(title))
