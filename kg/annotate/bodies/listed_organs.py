"""Organs of a county or a city without its name, by where they stand: 县长甲，法院院长乙; 石桥镇党委、政府."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import kg.regex as re
from kg.words.scan import Found, Hit, Scan

# What each place has one of; its place is that of the posts before it.
OF_A_PLACE = frozenset("人大 人大常委会 政协 法院 人民法院 检察院 人民检察院 纪委 监委 纪委监委 武装部 人武部".split())
# A post that tells a place by its level: 县委常委, 副县长, 市政府秘书长.
_OF_LEVEL = re.compile(
    "(?<![都城郊])[市县区州旗盟](?:委(?!员会|托|派)|政府|人民政府|人大|政协|人武部|人民武装部)|[市县区州旗盟]长"
)
_TITLED = re.compile("(?:党组|常务)?副?(?:院长|检察长|主任|主席|书记|秘书长|部长|政委)[、]?(?=[一-龥]{2})")
_MARKS = frozenset("，、；：及和")
GOVERNMENTS = frozenset("政府 人民政府 办事处 管委会".split())
# Behind the party committee of a place its government by its kind alone, which acts or is stood for there.
_BESIDE_PARTY = re.compile(
    "[、和]?(人民政府|政府|办事处|管委会)(?=(?:主要|有关|班子|联合|共同|在|于|举行|召开|举办|组织|开展|主办|承办|协办|启动|的?领导|{d}|，|。|；|）)"
    "|[今昨]天|近日|日前)".replace("{d}", r"\d{1,2}[月日]")
)
_PARTY = re.compile("(?:(?<!各级)(?<!乡镇)(?<!镇街)(?<!两级)党委|党工委|(?<=[市县区州旗])委)$")
# What the government of a place is called beside its party committee: 石桥镇|党委, 石桥镇|政府.
_OF_PARTY = re.compile("(.{2,}?)(?<![党工员])(?:党委|党工委|工委|委员会|委)")


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


def beside_party(scan: Scan, bodies: Iterable[Found]) -> Iterator[Found]:
    """The governments that stand by their kind alone behind the party committee of their place: 石桥镇党委、|政府."""
    for body in bodies:
        party = body.type == "Organization" and _PARTY.search(scan.text[body.start : body.end]) is not None
        if party and (joined := _BESIDE_PARTY.match(scan.text, body.end)):
            yield Found(joined.start(1), joined.end(1), "Organization", "context")


def government_beside(party: str, kind: str) -> str:
    """The name of a government that stands by its `kind` alone behind a party committee; "" behind another body."""
    place = _OF_PARTY.fullmatch(party)
    return place[1].removeprefix("中共") + kind.removeprefix("人民") if place else ""
