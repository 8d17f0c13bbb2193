"""Which hospitals and schools are named though no place begins their name: 某大学|附属医院, 东山医院|承办了论坛."""

from __future__ import annotations

import kg.regex as re
from kg.words.dictionary import tag_words
from kg.words.scan import Scan

_UNITS = frozenset(("医院", "学校", "小学", "中学"))
_CAME = re.compile("(?:(?<![\u4e00-\u9fa5])在|[来走]到|走进|前往|赶到)$")  # 在|前溪中学，
# A body that has hospitals and schools of its own: 某大学|附属医院, 某公司|职工医院.
_OWNER = re.compile(
    "[\u4e00-\u9fa5]{2,}?(?:大学|学院|公司|集团)(?=附属|附设|[\u4e00-\u9fa5]{2,6}$)(?![生城对帮捐援和与])"
)
# What a body does, where its name begins the clause.
_ACTS = re.compile(
    "(?:[于在][^，。；]{2,16}?)?(?:隆重|成功|顺利|联合|组织|共同)*(?:举[行办]|召开|[承主协]办|开展|邀请|荣获|与[^，。；]{3,20}签)"
)
_BEGINS = frozenset("，。；：、由\n”")
_NAMES = ("ns", "nr", "nz", "nt")


def is_named_unit(scan: Scan, edge: int, head: int, end: int) -> bool:
    """Whether what ends in one of the weak heads is a name by what stands around it or inside."""
    text = scan.text
    if end - edge > 3 and text[end : end + 1] == "，" and _CAME.search(text, max(0, edge - 2), edge):
        return True
    if text[head:end] not in _UNITS or head - edge < 2:
        return False
    if _OWNER.match(text, edge, head):
        return True
    begins = edge == 0 or text[edge - 1] in _BEGINS
    acts = begins and _ACTS.match(text, end) is not None
    return acts and all(tag.startswith(_NAMES) for _, tag in tag_words(text[edge:head]))
