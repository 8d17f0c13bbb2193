"""What a newspaper prints of itself on a page: its name, the date, the number of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import kg.regex as re
from kg.articles.bylines import HAN, PAPER_KINDS
from kg.articles.lines import is_furniture
from kg.articles.variants import normalize
from kg.dates import check_date

_PAPER = re.compile(rf"[{HAN}]{{2,8}}?(?:{PAPER_KINDS}|青年报|农民报|工人报|法治报|法制报|政协报|党报|新报|电视报)")
_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?(?!\d)")
_HAN_DATE = re.compile(
    r"([一二][九〇零○Ｏ][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMBER = re.compile(
    r"第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版|(?<![A-Za-z\d])([A-Z]\d{1,2})(?![A-Za-z\d])|^(\d{1,2})$"
)
_TODAY_PAGES = re.compile(r"[今昨明]日\d+版|共\d+版")
_SPACE = re.compile(r"\s+")
_WEEKDAY = re.compile("(?:星期|周)[一二三四五六日天]")
_HEAD, _FOOT = 8, 6  # lines of a page, blank ones not counted, among which a masthead is looked for
_SECTIONS = re.compile("要闻|综合|新闻|时政|经济|社会|文化|专版|副刊")
_LONGEST, _LOOSE = 60, 4  # characters of a masthead's line; of them, such as no masthead needs
_REACH = 2000  # characters at either end of a page
_OWN = re.compile(r"报|版|星期|周|总?第\d+期")
_BARE = re.compile(rf"(?:{_FULL_DATE.pattern}|{_HAN_DATE.pattern})")
_CUTS = re.compile(
    r"\n|(?:星期|周)[一二三四五六日天]|农历[^\n]{2,3}年闰?[正冬腊一二三四五六七八九十]{1,2}月[初十廿三][一二三四五六七八九十]|总?第\d+期"
    r"|[今昨明]日\d+版|共\d+版|(?:责任|本版|值班)?(?:编辑|校对|主编|责编|美编|版式)[:：]?[^\n]{2,4}|[|/·:：丨,，]"
)
_DIGITS = {digit: i for i, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}


class Masthead(NamedTuple):
    """What the masthead says; None for what it doesn't, or says in two ways."""

    date: str | None = None
    paper: str | None = None
    number: str | None = None


def read_masthead(lines: Iterable[str]) -> Masthead:
    """What these lines, known to be a page's furniture, say of it."""
    dates: list[str] = []
    papers: list[str] = []
    numbers: list[str] = []
    for line in lines:
        text = _SPACE.sub("", line)
        found = _dates(text)
        dates += found
        if (paper := _PAPER.match(text)) and len(text) <= len(paper[0]) + 4:
            papers.append(paper[0])
        if not _TODAY_PAGES.search(text) and not found and len(text) <= 14:
            numbers += [next(filter(None, match.groups())) for match in _NUMBER.finditer(text)]
    return Masthead(_only(dates), _only(papers), _only([read_number(number) for number in numbers]))


def find_masthead(text: str) -> Masthead:
    """What the masthead says that stands at the head or the foot of a page's text.

    A line with nothing but a date can be a piece of a narrow column, or the end of a notice: it counts as the first
    line of a page, or beside a line that only a masthead has. A date on another weekday than its own is none.
    """
    if len(text) > 2 * _REACH:
        head, foot = _lines(text[:_REACH])[:_HEAD], _lines(text[-_REACH:])[-_FOOT:]
    else:
        lines = _lines(text)
        head, foot = lines[:_HEAD], lines[max(_HEAD, len(lines) - _FOOT) :]
    found: list[str] = []
    for lines in (head, foot):
        for i, line in enumerate(lines):
            if _BARE.fullmatch(line) and not (lines is head and i == 0):
                near = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
                if not any(_OWN.search(other) and is_furniture(other) for other in near):
                    continue
            if is_furniture(line) or _is_masthead(line):
                found += _parts(line)
    return Masthead() if any(map(_on_another_day, found)) else read_masthead(found)


def _lines(text: str) -> list[str]:
    """The lines that are not blank, without the marks of a heading."""
    return [line.lstrip("# ") for line in map(str.strip, normalize(text).split("\n")) if line]


def _is_masthead(line: str) -> bool:
    """Whether a line holds a date and otherwise next to nothing but what mastheads hold."""
    text = _SPACE.sub("", line)
    if len(text) > _LONGEST or not _dates(text):
        return False
    rest = "".join(_CUTS.split(_BARE.sub("\n", text)))
    return len(_NUMBER.sub("", _PAPER.sub("", _SECTIONS.sub("", rest)))) <= _LOOSE


def _parts(line: str) -> list[str]:
    """A line of a masthead cut at its date, weekday, day of the lunar calendar, issue and editors; the date first."""
    text = _SPACE.sub("", line)
    dated = _BARE.search(text)
    if not dated:
        return [line]
    day = dated[0] + "".join(_WEEKDAY.findall(text))
    return [day, *filter(None, _CUTS.split(_BARE.sub("\n", text)))]


def _on_another_day(line: str) -> bool:
    days = _WEEKDAY.findall(line)
    told = _dates(line)
    if len(days) != 1 or len(told) != 1:
        return False
    return "一二三四五六日".index(days[0][-1].replace("天", "日")) != date.fromisoformat(told[0]).weekday()


def find_printed_dates(text: str) -> list[str]:
    """The dates in Han numerals (二〇二三年六月十九日), YYYY-MM-DD."""
    told = []
    for year, month, day in _HAN_DATE.findall(text):
        digits = "".join(str(_DIGITS[digit]) for digit in year)
        told.append(check_date(f"{digits}-{_han_number(month):02d}-{_han_number(day):02d}"))
    return [date for date in told if date]


def read_number(text: str) -> str:
    """The number of a page as digits: 四 → 4, A01 and 04 as they are."""
    if text.isascii():
        return text
    return str(_han_number(text))


def _only(found: list[str]) -> str | None:
    return found[0] if len(set(found)) == 1 else None


def _dates(text: str) -> list[str]:
    told = [check_date(f"{y}-{int(m):02d}-{int(d):02d}") for y, m, d in _FULL_DATE.findall(text)]
    return [*filter(None, told), *find_printed_dates(text)]


def _han_number(text: str) -> int:
    """A number up to 99 in Han numerals."""
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) if ten else 0) * 10 + (_DIGITS[ones] if ones else 0)
