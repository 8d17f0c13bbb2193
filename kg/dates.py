"""Dates in a text → calendar dates, as exact as the text and the page's date allow."""

from __future__ import annotations

from datetime import date, timedelta

import kg.regex as re

_FULL = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_DAY = re.compile(r"(?<![\d月])(\d{1,2})日(?!报)")
_RELATIVE = {"今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "昨晚": -1, "前日": -2, "前天": -2, "当日": 0}

_YEARS_AWAY = {"去年": -1, "明年": 1}


def resolve_date(text: str, page_date: str | None) -> str | None:
    """The first date of a text: YYYY-MM-DD, --MM-DD with the year open, 昨日 on an undated page, or None."""
    page = date.fromisoformat(page_date) if page_date else None
    if match := _FULL.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_DAY.search(text):
        month, day = int(match[1]), int(match[2])
        if page is None:  # 2024 was a leap year: every day of some year is a day of it
            return f"--{month:02d}-{day:02d}" if _iso(2024, month, day) else None
        before = text[max(0, match.start() - 2) : match.start()]
        year = page.year + _YEARS_AWAY[before] if before in _YEARS_AWAY else _nearest_year(page, month)
        return _iso(year, month, day)
    for word, days in _RELATIVE.items():
        if word in text:
            return (page + timedelta(days=days)).isoformat() if page else word
    if page and (match := _DAY.search(text)) and int(match[1]) <= 31:
        day = int(match[1])
        month, year = (
            (page.month, page.year)
            if day <= page.day + 1
            else ((page.month - 2) % 12 + 1, page.year - (page.month == 1))
        )
        return _iso(year, month, day)
    return None


def date_within(text: str, inferred: str) -> str | None:
    """The first month and day of a text as a date of the year of `inferred` (YYYY, YYYY-MM or YYYY-MM-DD), or None."""
    match = _MONTH_DAY.search(text)
    if not match:
        return None
    before = text[max(0, match.start() - 2) : match.start()]
    year, month = int(inferred[:4]), int(match[1])
    if before in _YEARS_AWAY:
        year += _YEARS_AWAY[before]
    elif len(inferred) > 4:
        year = _nearest_year(date(year, int(inferred[5:7]), 1), month)
    return _iso(year, month, int(match[2]))


def _nearest_year(page: date, month: int) -> int:
    """The year that puts the month nearest to the page: December on a page of January is last year's."""
    if month - page.month > 6:
        return page.year - 1
    if page.month - month > 6:
        return page.year + 1
    return page.year


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def check_date(text: str) -> str | None:
    """`text` when it is a date of the form YYYY-MM-DD that a newspaper can bear; else None."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not match or not 1800 <= int(match[1]) < 2200:  # before and after: a serial number, not a date
        return None
    return _iso(*map(int, match.groups()))


def check_period(text: str) -> str | None:
    """`text` when it is a year, a month or a day, YYYY, YYYY-MM or YYYY-MM-DD, that a newspaper can bear; else None."""
    whole = f"{text}-01-01"[:10] if len(text) in (4, 7) else text
    return text if check_date(whole) else None
