"""Which occasions of different articles are one: report, follow-up, caption; series and years stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import kg.regex as re
from kg.identity.decisions import format_anchor
from kg.identity.groups import Groups
from kg.identity.homes import Chain, full_name
from kg.pickling import pickled_by_value
from kg.records import Doubt, Ref

_NUMBER = re.compile(r"第?([0-9]+|[一二三四五六七八九十百]+)(?=[届次期场轮批])|([0-9]{4})年?")
_LEVEL = re.compile("^(?:20[0-9]{2}年?(?:度)?)?(?:全国|全省|全市|全县|全区|全镇|我省|我市|我县|我区|省|市|县|区)")
_MARKS = re.compile("[“”《》‘’·—\\s、，]")
_ORGAN = re.compile("^(?:委|政府|人大|政协)+(?=.{4})")
# What part of an occasion, or what else on its day, a name tells of; two of different parts are two occasions.
_PART = re.compile(
    "开幕|闭幕|启动|签约|揭牌|颁奖|座谈|培训|发布会|预备会|主席团|分组|全体会议|联组|欢迎|宴会|晚宴|通电话|会见|会谈|考察|调研|看望|慰问|揭幕"
)
_ORGANS = re.compile("人大常委会|人大|人民代表大会|政协|纪委|监委|政府|党委|市委|县委|区委|省委|军委|法院|检察院")
_TOWNS = re.compile("^[\u4e00-\u9fa5]{2,3}?[市县区州]")
_GUEST = re.compile("欢迎|会见|会谈|会晤|接见|通电话|致.*电")  # whom, only the whole name tells
_JOINT = re.compile("会议?和.*会议?$")  # two sessions in one name
_SEVERAL = re.compile("(?:大|全会|会议|中)(?:以?及|[和与、]).*(?:全会|会议)$")  # 党的二十大和二十届二中全会
_NUMERAL = "[0-9一二三四五六七八九十百]+"
_CONGRESS = re.compile(f"(?:党的|中共|中国共产党)(?:第({_NUMERAL})次全国代表大会|({_NUMERAL})大)")
_SESSION = re.compile(f"{_NUMERAL}届{_NUMERAL}中全会$")
_ORDINAL = re.compile(f"第{_NUMERAL}[届次期]|{_NUMERAL}届{_NUMERAL}次")
# What a name has when it names no more than its number in a series that only the words beside it tell.
_EMPTY = re.compile(
    f"第?{_NUMERAL}[届次期]|全体|主席团|常务|主席|委员长|会议|大会|会|论坛|活动|仪式|分组|联组|预备|阶段"
)
_TELLING = 7  # characters of a name that tells one occasion of a day from all others
_SPOKEN_OF = 200  # days before and after an occasion on which it is spoken of without its date
_TERM = 400  # days after which a series may begin anew
_LIKE = 0.75  # share of common pairs of characters from which two names are alike; tests/test_same_event.py
_ALIKE_AMONG_FRIENDS = 0.5  # with the same people there
_REPORTED_WITHIN = 7  # days after which a page still reports an occasion without a day of its own
_LASTS = 10  # days between two dates of a fair or a session of one name


@pickled_by_value
@dataclass(frozen=True, slots=True)
class EventSeen:
    """An occasion as one article names it."""

    ref: Ref
    names: tuple[str, ...]
    kind: str
    day: str  # YYYY-MM-DD; empty when the article tells no day
    page_day: str  # of the page; empty when unknown
    main: bool
    reported: bool  # not planned, past or cited
    generic: bool  # its name says nothing of which occasion it is
    home: Chain  # of its page
    people: frozenset[str]  # ids of those who had a part in it
    leads: frozenset[str]  # ids of those who presided


def group_events(
    seen: Sequence[EventSeen], same: Iterable[tuple[Ref, Ref]], apart: Iterable[tuple[Ref, Ref]]
) -> tuple[Groups[Ref], list[Doubt]]:
    """The occasions that are one, and the merges to be looked at; `same` and `apart` are decided already."""
    groups = Groups.decided((one.ref for one in seen), same, apart)
    ordered = sorted(seen, key=lambda one: (one.day or "~", not one.main, one.ref))
    _join_proper(groups, ordered)
    doubts = _join_days(groups, ordered)
    _join_undated(groups, ordered)
    return groups, doubts


def _place(one: EventSeen) -> str:
    return full_name(one.home)


def core_of(name: str) -> str:
    """A name without marks, year and the level that it is held at: 全市经济工作会议 → 经济工作会议."""
    plain = _LEVEL.sub("", _MARKS.sub("", name))
    return _ORGAN.sub("", plain)


def numbers_of(name: str) -> frozenset[str]:
    """The numbers and years that set an occasion apart from others of its series."""
    return frozenset(a or b for a, b in _NUMBER.findall(name))


def parts_of(name: str) -> frozenset[str]:
    """The words that tell a part of an occasion, or an occasion beside it."""
    return frozenset(_PART.findall(name))


def likeness(one: str, other: str) -> float:
    """The share of common pairs of characters of the shorter of two names, 0 to 1."""
    a, b = ({name[i : i + 2] for i in range(len(name) - 1)} for name in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else float(one == other)


def proper_key(name: str) -> str:
    """What tells a numbered occasion from all others, under whatever form of its name; empty for others."""
    if _SEVERAL.search(name):
        return ""
    plain = _MARKS.sub("", name)
    if congress := _CONGRESS.fullmatch(plain):
        return f"党的{congress[1] or congress[2]}大"
    if session := _SESSION.search(plain):
        return session[0]
    if not _ORDINAL.search(plain) or not _EMPTY.sub("", plain):
        return ""
    return plain


def _join_proper(groups: Groups[Ref], seen: list[EventSeen]) -> None:
    """A name with its number is one occasion, whatever the day: 第十届清湖文化旅游节."""
    first: dict[tuple[str, str], EventSeen] = {}
    for one in seen:
        if key := proper_key(one.names[0]):
            known = first.setdefault((_place(one), key), one)
            if "次" not in key or _days_apart(known.day or known.page_day, one.day or one.page_day) <= _TERM:
                groups.join(known.ref, one.ref)


def _join_days(groups: Groups[Ref], seen: list[EventSeen]) -> list[Doubt]:
    """Occasions of one day and place whose names and people agree."""
    days: dict[tuple[str, str], list[EventSeen]] = defaultdict(list)
    for one in seen:
        if one.day:
            days[(_place(one), one.day)].append(one)
    doubts = []
    for key in sorted(days):
        found = days[key]
        for i, one in enumerate(found):
            for other in found[:i]:
                if groups.same(one.ref, other.ref) or one.ref[0] == other.ref[0]:
                    continue
                if any(a[0] == b[0] for a in groups.members(one.ref) for b in groups.members(other.ref)):
                    continue  # an article tells the two apart
                sure = _agree(one, other)
                if sure and groups.join(one.ref, other.ref) and sure < 1:
                    doubts.append(
                        Doubt(
                            "Event",
                            format_anchor(other.names[0], other.ref),
                            format_anchor(one.names[0], one.ref),
                            True,
                            f"{key[1]} {other.names[0]} = {one.names[0]}?",
                        )
                    )
    return doubts


def _agree(one: EventSeen, other: EventSeen) -> float:
    """How sure it is that two occasions of one day and place are one: 0 not, 1 sure."""
    common = len(one.people & other.people)
    if one.kind == other.kind == "会见":
        return 1.0 if set(one.names) & set(other.names) else 0.0
    for told in (_organs_of, _towns_of):
        mine, others = ({word for name in event.names for word in told(name)} for event in (one, other))
        if mine and others and not mine & others:
            return 0.0
    best = 0.0
    for a in one.names:
        for b in other.names:
            x, y = numbers_of(a), numbers_of(b)
            if x and y and not (x <= y or y <= x):
                return 0.0
            best = max(best, _names_agree(a, b, common))
    if best == 0 and (one.generic or other.generic) and one.main and other.main and one.kind == other.kind:
        return 0.6 if one.leads & other.leads and common >= 3 else 0.0
    return best


def _names_agree(a: str, b: str, common: int) -> float:
    """How sure two names of one day are of one occasion; `common` people and bodies had a part in both."""
    x, y = sorted((core_of(a), core_of(b)), key=len)
    if x == y and len(x) > 3:
        return 1.0 if common or len(x) >= _TELLING else 0.0
    if (
        bool(_JOINT.search(a)) != bool(_JOINT.search(b))
        or (_GUEST.search(a) and _GUEST.search(b))
        or parts_of(a) != parts_of(b)
        or x[-2:] != y[-2:]
        or len(x) < 4
        or not _organs_agree(a, b)
    ):
        return 0.0
    rest = iter(y)
    if all(char in rest for char in x):
        return 1.0 if common or len(x) >= _TELLING else 0.0
    if not _topics_agree(x, y):
        return 0.0
    alike = likeness(x, y)
    if alike >= _LIKE and common:
        return 0.8
    return 0.7 if common >= 2 and alike >= _ALIKE_AMONG_FRIENDS else 0.0


def _topics_agree(one: str, other: str) -> bool:
    """Whether two names have characters in common before their common end: not 教育|工作会议, 水利|工作会议."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    end = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
    first, second = set(one[: len(one) - end]), set(other[: len(other) - end])
    return not first or not second or 2 * len(first & second) >= min(len(first), len(second))


def _organs_agree(one: str, other: str) -> bool:
    """Whether the names do not name two organs or two places: 全国人大 … and 全国政协 …, 清湖市 … and 云溪县 …"""
    a, b = _organs_of(one), _organs_of(other)
    places, others = _towns_of(one), _towns_of(other)
    return (a <= b or b <= a) and (not places or not others or bool(places & others))


def _organs_of(name: str) -> set[str]:
    return set(_ORGANS.findall(name))


def _towns_of(name: str) -> set[str]:
    return set(_TOWNS.findall(name))


def _join_undated(groups: Groups[Ref], seen: list[EventSeen]) -> None:
    """An occasion without a day of its own is the one of its name near the day of its page; cited ones are one."""
    named: dict[tuple[str, str], list[EventSeen]] = defaultdict(list)
    cited: dict[tuple[str, str], EventSeen] = {}
    reported: dict[tuple[str, str], list[EventSeen]] = defaultdict(list)
    for one in seen:
        if one.day and one.main and one.reported:
            reported[(_place(one), core_of(one.names[0]))].append(one)
    for one in sorted(seen, key=lambda one: (one.day or one.page_day or "~", not one.main, one.ref)):
        key = (_place(one), core_of(one.names[0]))
        if one.generic or len(key[1]) < 4 or proper_key(one.names[0]):
            continue
        if not one.day and not one.reported and not one.main:
            held = [other for other in reported[key] if _days_apart(one.page_day, other.day) <= _SPOKEN_OF]
            nearest = min(held, key=lambda other: (_days_apart(one.page_day, other.day), other.ref), default=None)
            groups.join((nearest or cited.setdefault((key[0], one.names[0]), one)).ref, one.ref)
            continue
        other = next((other for other in reversed(named[key]) if _near(one, other)), None)
        if other is not None:
            groups.join(other.ref, one.ref)
        named[key].append(one)


def _near(one: EventSeen, other: EventSeen) -> bool:
    """Whether two occasions of one name were on days so near that they are one."""
    if one.ref[0] == other.ref[0] or numbers_of(one.names[0]) != numbers_of(other.names[0]):
        return False
    if not _organs_agree(one.names[0], other.names[0]):
        return False
    apart = _days_apart(one.day or one.page_day, other.day or other.page_day)
    if one.day and other.day:
        return apart <= _LASTS and _lasts(one) and one.kind == other.kind
    telling = len(core_of(one.names[0])) >= _TELLING or bool(one.people & other.people)
    return bool(one.page_day and other.page_day) and apart <= _REPORTED_WITHIN and telling


def _lasts(one: EventSeen) -> bool:
    return one.kind in ("展会", "赛事") or bool(re.search("节$|周$|月$|[博展]览?会$|次会议$|全会$|大会$", one.names[0]))


def _days_apart(one: str, other: str) -> int:
    """Days between two dates; 0 when one is unknown."""
    if not one or not other:
        return 0
    return abs((date.fromisoformat(one) - date.fromisoformat(other)) // timedelta(days=1))
