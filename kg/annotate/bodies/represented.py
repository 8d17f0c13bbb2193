"""Finds bodies by those who stand for them in a list: 县投促局、县经开区、柳林镇主要负责人参加."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.words.scan import Found, Scan

_MARK = "负责"  # without which no sentence is looked at
_HEADS = re.compile(
    "(?:等(?:\\d*[余多]?[个家]?)?(?:有关|相关)?(?:部门|单位|乡镇|镇街|街道|地))?(?:的?(?:有关|相关|主要|分管|具体|部分))*"
    "(?:负责人|负责同志|负责人员|负责干部)"
)
# What is done by those who come along; behind other verbs a town is only where its head comes from.
_COME_ALONG = re.compile(
    "(?=[、，和及与以也还一共全应分先列参出陪随发作汇表到])[^。；]{0,40}?(?:参加|参与|出席|列席|随同|陪同|一同|一并|参会|与会|到会|发言|汇报|表态)"
)
_PARTS = re.compile("、|，|以及|[和及与]")
_LED = re.compile("^(?:带领|率领?|会同|召集|组织|邀请|通知|随着?|[与和同])")
# A department behind its level, a zone behind its level or by name: 县经科局, 市委改革办, 县经开区.
_UNIT = re.compile(
    "[省市县区州旗](?!级|直|域|内|里|区|有|相|各|所|管|属)[一-龥]{1,9}(?<!相关)(?<!有关)(?:局|办|委|中心|大队|支队|队|公司|集团|社|联合会|联社|协会|[委宣统]部|组织部)"
)
_ZONE = re.compile("[省市县区州旗]?(?:经开区|高新区|经济开发区|开发区|工业园区|产业园区|集聚区|度假区|风景区|园区)")
_TOWN = re.compile("(?:镇|乡|街道|苏木)$")
_LONGEST = 160  # characters of a list


def represented_bodies(scan: Scan, bodies: Sequence[Found], places: Sequence[Found]) -> Iterator[Found]:
    """The items of lists before 负责人 that are not among `bodies`: departments, and towns and zones that act."""
    text = scan.text
    for heads in _HEADS.finditer(text):
        start = max(text.rfind(mark, 0, heads.start()) for mark in "。；：") + 1
        start = max(start, heads.start() - _LONGEST)
        along = _COME_ALONG.match(text, heads.end()) is not None
        for begin, end in _items(text, start, heads.start()):
            if not any(b.start < end and begin < b.end for b in bodies):
                yield from _body(scan, begin, end, places, along=along)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list."""
    for mark in _PARTS.finditer(text, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _body(scan: Scan, start: int, end: int, places: Sequence[Found], *, along: bool) -> Iterator[Found]:
    """The body that an item is, if it is one."""
    text = scan.text
    if led := _LED.match(text, start, end):
        start = led.end()
    town = along and _TOWN.search(text, start, end) and any(p.start == start and p.end == end for p in places)
    if town or _UNIT.fullmatch(text, start, end) or (along and _ZONE.fullmatch(text, start, end)):
        yield Found(start, end, "Organization", "context")


def may_be_represented(text: str) -> bool:
    """Whether a sentence has the words for those who stand for bodies."""
    return _MARK in text and any(mark in text for mark in "、及和")
