"""Organs of a county or a city without its name, by where they stand among its posts: 县长甲，法院院长乙."""

from __future__ import annotations

import kg.regex as re
from kg.words.scan import Hit, Scan

# What each place has one of; its place is that of the posts before it.
OF_A_PLACE = frozenset("人大 人大常委会 政协 法院 人民法院 检察院 人民检察院 纪委 监委 纪委监委 武装部 人武部".split())
# A post that tells a place by its level: 县委常委, 副县长, 市政府秘书长.
_OF_LEVEL = re.compile(
    "(?<![都城郊])[市县区州旗盟](?:委(?!员会|托|派)|政府|人民政府|人大|政协|人武部|人民武装部)|[市县区州旗盟]长"
)
_TITLED = re.compile("(?:党组|常务)?副?(?:院长|检察长|主任|主席|书记|秘书长|部长|政委)[、]?(?=[一-龥]{2})")
_MARKS = frozenset("，、；：及和")


def in_chain(scan: Scan, hit: Hit) -> bool:
    """A body that takes its place from the post before it: 自治区党委书记、|人大常委会|主任, 副书记兼|纪委|书记."""
    after = any(t.start in (hit.end, hit.end + 1) for t in scan.of("title"))
    return (
        after
        and scan.text[hit.start - 1 : hit.start] in ("、", "兼")
        and any(t.end == hit.start - 1 for t in scan.of("title"))
    )


def is_listed(scan: Scan, hit: Hit) -> bool:
    """Whether an organ stands behind a mark and before a title, where its sentence has told a post of such a place."""
    text = scan.text
    if text[hit.start - 1 : hit.start] not in _MARKS or text[hit.start : hit.end] not in OF_A_PLACE:
        return False
    return _TITLED.match(text, hit.end) is not None and _OF_LEVEL.search(text, 0, hit.start) is not None
