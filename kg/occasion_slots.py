"""Where the name of an occasion begins that fills a whole slot of its clause: 召开|推动某某建设座谈会。"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARKS = "，。；：！？\n"
# The object of these is all that follows them, up to the head.
_HOLDS = re.compile("(?:召开|举行|举办|开展|出席|参加|列席)(?:了)?")
_AT = re.compile("(?<![实现所存正])在")
_THERE = re.compile("上(?![的年半述百千])")
_IS_HELD = re.compile(
    r"(?:在[\u4e00-\u9fa5]{1,12}?)?(?:[今昨当][天日](?:（[^（）]{1,12}）)?|\d{1,2}月\d{1,2}日|\d{1,2}日|日前|近日)?(?:[上下]午|晚)?"
    r"(?:在[^，。；]{1,20}?)?(?:正式|隆重|胜利|成功)?(?:召开|举行|举办|开幕|闭幕)"
)
# No name holds these: a part of speech that ends one, or another clause.
_NO_NAME = re.compile("[的了着并也将时让使]|以及|(?:召开|举行|举办|开展|出席|参加|主持|进行)")
_MANNER = "深入|全面|加快|进一步|大力|扎实|持续|统筹|协同|共同|积极"
_LIST = re.compile("[\u4e00-\u9fa5、和与“”]{2,24}等")
_MANY = re.compile("(?:一?系列|各[类项]|多[场类项]|[一二三四五六七八九十\\d]+(?:大类|[类项场]))")
_TOWARDS = re.compile(r"(?:全[国省市县区]|20\d\d年)?对")
_LONGEST = 36


class OccasionSlots:
    """Finds them by the verbs that such names begin with; `heads` are the nouns that names of occasions end in."""

    def __init__(self, verbs: Iterable[str], heads: Iterable[str]) -> None:
        any_verb = "|".join(sorted(verbs, key=len, reverse=True))
        self._begins = re.compile(f"(?:{_MANNER})*(?:{any_verb})")
        self._heads = re.compile("|".join(h for h in heads if len(h) > 1) + "|会议")

    def begin(self, text: str, begin: int, end: int, floor: int) -> int:
        """Where the name that is found from `begin` to `end` begins, not before `floor`."""
        low = max(floor, begin - _LONGEST, *(text.rfind(mark, 0, begin) + 1 for mark in _MARKS))
        if low == begin:
            return begin
        for start in self._slots(text, low, begin, end):
            before = text[start:begin]
            if (
                before
                and not _MANY.match(text, begin)
                and not _NO_NAME.search(before)
                and not self._heads.search(before)
                and self._fits(before)
            ):
                return start
        return begin

    def _fits(self, before: str) -> bool:
        quotes = before.count("“") == before.count("”")
        return quotes and bool(self._begins.match(before) or _LIST.fullmatch(before) or _TOWARDS.fullmatch(before))

    def _slots(self, text: str, low: int, begin: int, end: int) -> Iterable[int]:
        """Where slots begin before the name, the nearest first."""
        held = [m.end() for m in _HOLDS.finditer(text, low, begin)]
        yield from held[-1:]
        if _THERE.match(text, end):
            yield from [m.end() for m in _AT.finditer(text, low, begin)][-1:]
        if not held and (low == 0 or text[low - 1] in _MARKS) and _IS_HELD.match(text, end):
            yield low
