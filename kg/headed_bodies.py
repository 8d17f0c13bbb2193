"""Finds the body named before whose head has a bare title: 院长 of the hospital, 检察长 of the procuratorate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.records import Mention

# How a body ends whose head has such a title.
_ENDS = {f"{c}长": re.compile(f"{c}$") for c in "院局厅馆台所站处厂社"} | {
    "校长": re.compile("(?:学校|大学|学院|中学|小学|职校|[一二三四五六七八九十]中)$"),
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
