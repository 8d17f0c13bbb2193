"""What a newspaper prints of itself on a page: its name, the date, the number of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.bylines import HAN
from kg.dates import check_date

_PAPER = re.compile(
    rf"[{HAN}]{{2,8}}?(?:日报|晚报|晨报|早报|商报|时报|周报|快报|都市报|导报|青年报|农民报|工人报|法治报|法制报|政协报|党报|新报|电视报)"
)
_FULL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?(?!\d)")
_HAN_DATE = re.compile(
    r"([一二][九〇零○Ｏ][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_NUMBER = re.compile(
    r"第?([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})版|(?<![A-Za-z\d])([A-Z]\d{1,2})(?![A-Za-z\d])|^(\d{1,2})$"
)
_TODAY_PAGES = re.compile(r"[今昨明]日\d+版|共\d+版")
_SPACE = re.compile(r"\s+")
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
        dates += _dates(text)
        if (paper := _PAPER.match(text)) and len(text) <= len(paper[0]) + 4:
            papers.append(paper[0])
        if not _TODAY_PAGES.search(text) and not _dates(text) and len(text) <= 14:
            numbers += [next(filter(None, match.groups())) for match in _NUMBER.finditer(text)]
    return Masthead(*(_only(found) for found in (dates, papers, [read_number(number) for number in numbers])))


def read_number(text: str) -> str:
    """The number of a page as digits: 四 → 4, A01 and 04 as they are."""
    if text.isascii():
        return text
    return str(_han_number(text))


def _only(found: list[str]) -> str | None:
    return found[0] if len(set(found)) == 1 else None


def _dates(text: str) -> list[str]:
    told = [check_date(f"{y}-{int(m):02d}-{int(d):02d}") for y, m, d in _FULL_DATE.findall(text)]
    for year, month, day in _HAN_DATE.findall(text):
        digits = "".join(str(_DIGITS[digit]) for digit in year.replace("九", "九"))
        told.append(check_date(f"{digits}-{_han_number(month):02d}-{_han_number(day):02d}"))
    return [date for date in told if date]


def _han_number(text: str) -> int:
    """A number up to 99 in Han numerals."""
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) if ten else 0) * 10 + (_DIGITS[ones] if ones else 0)
