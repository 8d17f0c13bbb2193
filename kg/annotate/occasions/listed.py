"""Finds the occasions of a list, each for itself: 举办某某音乐节、山地马拉松赛和非遗集市等活动."""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.scan import Found

# What holds a list, or what its items do.
_OBJECTS = re.compile(
    "(?:举办|举行|召开|开展|推出|启动|上演|参加|出席|观看|体验)(?:了|过)?(?P<list>[^，。；：！？\n]{6,80}?)(?=等|[，。；！？\n]|$)"
)
_SUBJECTS = re.compile(
    "(?:^|(?<=[，。；：！？\n]))(?P<list>[^，。；：！？\n在于将]{8,60}?)(?:等)?(?:[^，。；：！？\n、]{0,6}活动)?"
    "(?=[^，。；：！？\n、]{0,6}?(?:相继|陆续|先后|纷纷|接连|轮番|同步|分别|精彩|热闹|火热|正在)+[^，。；：！？\n、]{0,4}?(?:举[办行]|开幕|启幕|上演|登场|开赛|亮相|进行))"
)
_JOINT = re.compile("、|和|与|及|以及")
_NAME = re.compile("[\u4e00-\u9fa5A-Za-z0-9“”《》·—-]{4,26}")
_OF_BOTH = re.compile("[和与及][^、]*(?:[开闭]幕式|启动仪式|[开闭]幕会)$")  # 某博览会和某论坛|开幕式
# What a clause has and no name.
_NOT_INSIDE = re.compile(
    "[的了着将把被让给由对]|举[办行]|召开|开展|参加|组织|各[类项种]|多[场项种]|[一二三四五六七八九十\\d]+[场项](?!$)"
)
_NO_HEAD = re.compile(
    "(?:发|进|开|拓|扩|施|伸|延|参|会)展$|(?:环|细|季|情|调|章|时|关|佳|春|礼)节$|(?:协|学|商|工|议|国|都|机|社|总|委员|基金|联合|促进|研究|委|理事|奥运|运动|亚运)会$"
    "|(?:[参开完备办退停体竞预]|决)赛$|(?:四|雨|旺|淡|换|赛|春|夏|秋|冬|一|二|三|本)季$|(?:一|上|本|每|下|两|三|四)周$"
)


class ListedOccasions:
    """Finds them by the nouns that names of occasions end in."""

    def __init__(self, seeds: Seeds) -> None:
        self._generic = frozenset(seeds.occasions) | seeds.common_words
        heads = alternatives([head for head in seeds.occasions if len(head) > 1])
        self._ends = re.compile(
            f"(?:{heads}|[节展赛季周会]|集市|巡游|展演|嘉年华|马拉松|灯光秀|音乐剧?会|大集|村晚)”?$"
        )

    def find(self, text: str, found: list[Found]) -> list[Found]:
        """The occasions, those that were found before too: names that hold several items give way to the items."""
        for pattern in (_OBJECTS, _SUBJECTS):
            for match in pattern.finditer(text):
                items = list(self._items(text, *match.span("list")))
                if len(items) > 1 and not (len(items) == 2 and _OF_BOTH.match(text, items[0].end, items[1].end)):
                    found = _replaced(found, items)
        return found

    def _items(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The items that are names of occasions, from one joint to the next; nothing inside quotes is a joint."""
        cuts = [m.span() for m in _JOINT.finditer(text, start, end) if _is_outside(text, start, m.start())]
        begins, ends = [start, *(stop for _, stop in cuts)], [*(begin for begin, _ in cuts), end]
        for begin, stop in zip(begins, ends, strict=True):
            if self._is_name(text[begin:stop]):
                yield Found(begin, stop, "Event", "pattern")

    def _is_name(self, item: str) -> bool:
        bare = item.strip("“”")
        return (
            _NAME.fullmatch(item) is not None
            and self._ends.search(item) is not None
            and not (_NO_HEAD.search(bare) or _NOT_INSIDE.search(item) or bare in self._generic)
        )


def _is_outside(text: str, start: int, at: int) -> bool:
    """Whether no quote or title that is open before the joint holds it."""
    return all(text.count(a, start, at) == text.count(b, start, at) for a, b in ("“”", "《》"))


def _replaced(found: list[Found], items: list[Found]) -> list[Found]:
    """What was found, with the items that it lacks; what holds more than one item or ends inside of one goes."""
    kept = []
    for event in found:
        over = [item for item in items if event.start < item.end and item.start < event.end]
        if not over or (len(over) == 1 and event.end >= over[0].end and event.start >= over[0].start - 4):
            kept.append(event)
    free = [i for i in items if all(e.end <= i.start or i.end <= e.start for e in kept)]
    return [*kept, *free]
