"""The county, district or town that an article speaks of at some point, whether or not a table has it."""

from __future__ import annotations

from collections.abc import Container

import kg.regex as re
from kg.words.dictionary import is_word

_HAN = "[\u4e00-\u9fa5]"
# 在青石区分会场, ▲青石县7月29日召开, 到青石镇调研: what leads it, and what goes on behind it.
_LEAD = f"(?:(?<!{_HAN})|(?<=[在到赴往据自从向对和与及、县市区旗]))"
_REST = (
    "(?=\\d|第|首届|召开|举行|举办|分会场|委|党|政府|人大|政协|人民|调研|视察|考察|检查|督查"
    "|原(?=[市县区州旗]|$)|[，、的]|[\u4e00-\u9fa5]{1,5}(?:村|社区|嘎查|水库)(?=[、，和]))"
)
_NO_DISTRICT = re.compile("(?:[社小园景校库牧灾地]|开发|示范|试验|管理|保护|度假|合作|保税)区$")
_NOT_IN_NAME = re.compile(
    "^[年月日]|由$|[了的]|来自|全$|最后|随后|首先|会[前后上中]|会议|活动|仪式|大会|以及|政府|党委"
)  # 活动由|县委宣传部主办, 审议了|县政府, 3|日在市委
_NO_NAME = re.compile("[全我本各该两多每此]|[小大中城老]?[县区镇]|[老新山灾牧林库景园社小]区$|地区$")

# 在沙坪镇, headline or clause: where a town's name begins for sure.
_TOWN = re.compile(
    "(?:(?<![\u4e00-\u9fa5])[年在据到赴]?|(?<=[年在县区市省到赴]))([\u4e00-\u9fa5]{1,2}[^\\W\\d_全我本各乡城小古集村该两一由及]镇)(?![长级内])"
)

# A body of a province, region or city that is named by its level alone: 省委, 自治区人民政府.
LARGE_LEVEL = re.compile("(?:自治区|[省市州盟])(?=党?委|政府|人民政府|人大|政协|纪委|监委)")
_STAYS = re.compile(f"(?:^|(?<=[\\n。；]))(?:\\d{{1,2}}日[上下中]?午?，?)?在({_HAN}{{2,8}})，")
_SAME_LIST = 60  # characters before a body in which another of the same place is looked for


def large_before(text: str, level: str, at: int, divisions: Container[str]) -> str | None:
    """The province or city of that level whose body was named last before `at`: 云南省委书记甲、|省长乙.

    Else the one that the paragraph says it is in: 在上海，甲……；在|市人大机关.
    """
    told = LARGE_LEVEL.finditer(text, max(text.rfind("。", 0, at), at - _SAME_LIST, 0))
    ends = [m.end() for m in told if m.end() < at and m.group() == level]
    named = (text[end - size : end] for end in reversed(ends) for size in range(12, 1, -1))
    stays = _STAYS.findall(text, text.rfind("\n", 0, at) + 1, at)
    here = (name.removesuffix(level) + level for name in reversed(stays))
    return next((name for name in (*named, *here) if name in divisions), None)


def last_told(text: str, level: str, at: int) -> tuple[int, str]:
    """Where the name of the last place of that level before `at` ends, and the name; -1 and "" where none is told."""
    last = (-1, "")
    for match in re.finditer(f"{_LEAD}(?![在到赴往据自从向对和与及距])({_HAN}{{2,3}}{level}){_REST}", text[:at]):
        if (
            not _NOT_IN_NAME.search(match[1][:-1])
            and not _NO_NAME.search(match[1][:1])
            and not _NO_NAME.search(match[1][-2:] if level == "区" else "")
        ):
            last = match.end(), match[1]
    return last


def only_of_city(text: str, level: str, city: str, known: Container[str]) -> str | None:
    """The one place of that level (区) that a text names right behind the page's `city` or a `known` one."""
    found = set()
    for match in re.finditer(f"(?<=市){_HAN}{{2,3}}?{level}(?![长委域级别内外间])", text):
        before = text[max(0, match.start() - 4) : match.start()]
        if any(before[k:] == city or before[k:] in known for k in range(len(before) - 1)):
            found.add(match.group())
    named = {name for name in found if not is_no_district(name) and not _NOT_IN_NAME.search(name[:-1])}
    return named.pop() if len(named) == 1 else None


def only_town(text: str) -> str | None:
    """The one town that a text names, be it inside the name of an occasion."""
    named = {m[1] for m in _TOWN.finditer(text)}
    named = {name for name in named if text.count(name) > 1 or not is_word(name[:-1])}
    return named.pop() if len(named) == 1 else None


def is_no_district(name: str) -> bool:
    """Whether a place is called 区 without being a division that has its own 区委: 某社区, 某小区, 某开发区."""
    return _NO_DISTRICT.search(name) is not None
