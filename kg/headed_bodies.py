"""What stands before a bare title: the body whose head it tells (院长 of the hospital), the place of its chain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entries import Entry
from kg.naming import place_of
from kg.records import Mention

# How a body ends whose head has such a title.
_ENDS = {f"{c}长": re.compile(f"{c}$") for c in "院局厅馆台所站处厂社"} | {
    "校长": re.compile("(?:学校|大学|(?:职业|技术|师范|医|工)学院|中学|小学|职校|[一二三四五六七八九十]中)$"),
    "检察长": re.compile("检察院$"),
    "庭长": re.compile("法庭$"),
    "护士长": re.compile("(?:医院|卫生院)$"),
    "行长": re.compile("(?:银行|支行|分行)$"),
    "会长": re.compile("(?:商会|协会|学会|联合会|总会|促进会)$"),
    "理事长": re.compile("(?:合作社|协会|学会|联合会|基金会|促进会|供销社)$"),
}
_ONE_OF = frozenset("院长 校长 检察长 护士长".split())  # of whom an article that names one such body speaks throughout
_BARE = re.compile("(?:^|[，。、：；！？”\n（]|[据由向与和同]|随着|新任|现任|听取|陪同|[。，][^，。；]{0,6}时)$")
_ITS_HEAD = re.compile("(?:学院|医院|学校|中学|小学|法院|检察院|研究院)$")  # 学院|副院长
_COUNTY_HEAD = re.compile("副?([县区旗])长[、兼]$")
_BARE_COMMITTEE = re.compile("[县区旗](?=委|政府$|人大|政协)")
_NEAR = 120  # characters


def headed_before(text: str, start: int, core: str, named: Sequence[Mention]) -> Mention | None:
    """The body among those `named` before whose head the title `core` at `start` tells, or None."""
    own = _ITS_HEAD.search(text, max(0, start - 3), start)
    ends = _ENDS.get(core)
    if ends is None or not (own or _BARE.search(text, max(0, start - 10), start)):
        return None
    if own:
        fits = [m for m in named if m.text.endswith(own.group()) and m.end < start]
        return max(fits, key=_place, default=None)
    fits = [m for m in named if ends.search(m.text)]
    near = [m for m in fits if start - _NEAR <= m.start]
    if not near and core in _ONE_OF and len({m.text for m in fits}) == 1:
        near = fits
    return max(near, key=_place, default=None)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.end, -mention.start


def place_before(previous: Entry | None, before: str) -> str | None:
    """The place of the post before in a chain, or its bare level: 县委常委、组织部部长, 副县长、公安局局长."""
    if previous is None:
        level = _COUNTY_HEAD.search(before)
        return level[1] if level else None
    bare = _BARE_COMMITTEE.match(previous.names[0])
    return place_of(previous.names[0]) or (bare.group() if bare else None)
