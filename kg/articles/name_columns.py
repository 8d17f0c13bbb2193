"""Lists of names set in columns: 王　明　　叶永康　　许　静（女）. Blanks part the names and pad the short ones."""

from __future__ import annotations

import kg.regex as re
from kg.articles.bylines import HAN

_BLANK = re.compile("[ \t\u3000\xa0]+")
_WIDE = re.compile("\u3000|[ \t\xa0]{2}")
_NOTE = "(?:[（(][^（）()]{1,10}[）)])?"  # （女）, （维吾尔族）
_WHOLE = re.compile(f"[{HAN}]{{2,4}}{_NOTE}|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+{_NOTE}")
_FIRST, _SECOND = re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]{_NOTE}")
_LED = re.compile(f"[{HAN}]{{2,14}}(?:[（(][^（）()]{{1,16}}[）)])?[：:][ \t\u3000]*")  # 秘书长：
# 主席：芮仲言, 秘书长：许　静（兼）, 副主席：（按姓氏笔画为序）
_HEAD = re.compile(
    f"[{HAN}]{{0,8}}(?:书记|主席|主任|常委|委员|秘书长|会长|理事|院长|[省市县区]长)[：:]"
    f"(?:[{HAN}](?:[ \u3000]+[{HAN}]|[{HAN}]{{1,3}}){_NOTE}|[（(][^（）()]{{2,16}}[）)])[：:]?"
)
_NAME = f"[{HAN}·]{{2,16}}{_NOTE}"
_LINE = re.compile(f"^(?:[{HAN}（）]{{2,24}}：)?{_NAME}(?:\u3000{_NAME})+$", re.MULTILINE)
_BEGINS = re.compile(f"(?<=[：）])\n(?={_NAME}、)")
# A list of names goes on in the next line: no heading of posts (主席、副主席、委员) before 主席某某.
_LISTED = f"(?:[{HAN}]{{2,4}}(?<![员事记任席长委])|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+){_NOTE}"
_GOES_ON = re.compile(f"(?<=、)({_LISTED})\n(?={_LISTED}(?:、|\n|$))")
_LEAST, _MOST_LIKELY = 4, 0.6  # names in a list without a padded one, and the share of those of three characters


def name_gaps(line: str) -> list[tuple[int, int]]:
    """The blanks of a line that part two names, in order; none where the line is no list of names."""
    if not _WIDE.search(line):
        return []
    led = _LED.match(line)
    start = led.end() if led else 0
    ends = [*_BLANK.finditer(line, start)]
    words = [
        (a, b) for a, b in zip([start, *(m.end() for m in ends)], [*(m.start() for m in ends), len(line)], strict=True)
    ]
    gaps: list[tuple[int, int]] = []
    padded, long, names, at = 0, 0, 0, 0
    while at < len(words):
        a, b = words[at]
        if _FIRST.fullmatch(line, a, b) and at + 1 < len(words) and _SECOND.fullmatch(line, *words[at + 1]):
            padded, at = padded + 1, at + 1  # 王　明
        elif _WHOLE.fullmatch(line, a, b):
            long += len(re.split("[（(]", line[a:b])[0]) == 3
        else:
            return []
        names, at = names + 1, at + 1
        if at < len(words):
            gaps.append((words[at - 1][1], words[at][0]))
    sure = padded > 0 and names + (led is not None) > 1
    sure = sure or (names >= _LEAST - 1 and re.search("[（(·]", line[start:]) is not None)  # （女）, （回族）
    return gaps if sure or (names >= _LEAST and long >= _MOST_LIKELY * names) else []


def is_of_names(line: str) -> bool:
    """Whether a line is part of such a list, its title, or a title and one name (秘书长：许　静)."""
    return bool(name_gaps(line)) or _HEAD.fullmatch(line) is not None


def as_lists(text: str) -> str:
    """The text with these lists as others are printed, by 、 between the names; as long as it was."""
    if "\u3000" not in text:
        return text
    listed = _LINE.sub(lambda line: line[0].replace("\u3000", "、"), text)
    if listed == text:
        return text
    return _BEGINS.sub("：", _GOES_ON.sub(r"\1、", listed))
