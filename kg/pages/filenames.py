"""What the name of a page file and those of its folders say of the page: its date and its number in the paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import kg.regex as re
from kg.dates import check_date
from kg.pages.masthead import find_printed_dates, read_number

_YEAR, _MONTH, _DAY = r"(?<![0-9])[0-9]{4}", "[0-9]{1,2}", "[0-9]{1,2}"
_DATE = re.compile(
    rf"({_YEAR})(?:([0-9]{{2}})([0-9]{{2}})|([-_. ])({_MONTH})\4({_DAY})|年({_MONTH})月({_DAY})日?)(?![0-9])"
)
# A date of six digits is one only beside a paper and, where that is in Latin letters, the number of a page.
_SHORT_DATE = re.compile(
    r"(?:(?<![A-Za-z0-9])[A-Za-z]{3,6}[-_]?(?P<latin>[0-9]{6})"
    r"(?=[-_]?[A-Z][0-9]{1,2}(?![0-9A-Za-z])|[-_][0-9]{2}(?![0-9A-Za-z]))"
    r"|报[-_ ]?(?P<han>[0-9]{6})(?![0-9]))"
)
_NUMBER = re.compile(
    r"第\s?(?P<han>[A-Z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?版"
    r"|(?<![A-Za-z])[Pp]age[-_ ]?(?P<page>[0-9]{1,3})(?![0-9])"
    r"|(?:(?<![A-Za-z0-9])|(?P<glued>(?<=[0-9]{2})))(?P<letter>[A-Z][0-9]{1,2})(?![0-9A-Za-z])"
)
_DATED_NUMBER = re.compile(r"[-_]([0-9]{2})$")  # 20230619-04
_FOLDERS = 4  # folders above a file that can name its date and page


class Named(NamedTuple):
    """What a path says; None for what it doesn't, or says in two ways."""

    date: str | None = None  # YYYY-MM-DD
    number: str | None = None  # A01, 04, 4


def read_name(path: Path) -> Named:
    """The date and page number in a file's name and in those of its nearest folders (2023/06/19/A01.txt)."""
    stem = path.name[: -len(path.suffix)] if re.fullmatch(r"\.[A-Za-z]+", path.suffix) else path.name
    folders = list(islice((part.name for part in path.parents if part.name not in ("", "..")), _FOLDERS))
    dates = {*_dates(stem), *_folder_dates(folders)}
    date = dates.pop() if len(dates) == 1 else None
    return Named(date, _number(stem, folders, dated=date is not None))


def _dates(name: str) -> Iterator[str]:
    for match in _DATE.finditer(name):
        year, month, day, _, month2, day2, month3, day3 = match.groups()
        yield from _checked(year, month or month2 or month3, day or day2 or day3)
    for match in _SHORT_DATE.finditer(name):
        digits = match["latin"] or match["han"]
        yield from _checked("20" + digits[:2], digits[2:4], digits[4:])
    yield from find_printed_dates(name)


def _folder_dates(folders: list[str]) -> Iterator[str]:
    """The dates that folders bear, nearest first: 2023-06-19, 2023-06/19, 2023/06/19; a year alone is none."""
    for i, name in enumerate(folders):
        if match := _DATE.match(name):
            if match.end() == len(name) or name[match.end()] in "-_ ":
                yield from _dates(name)
            continue
        above = folders[i + 1 : i + 3]
        day = re.fullmatch(r"([0-9]{1,2})日?", name)
        if not day or not above:
            continue
        if both := re.fullmatch(r"([0-9]{4})(?:[-_.年]?([0-9]{2})|年([0-9]))月?", above[0]):
            yield from _checked(both[1], both[2] or both[3], day[1])
        elif len(above) == 2 and (month := re.fullmatch(r"([0-9]{1,2})月?", above[0])):
            year = re.fullmatch(r"([0-9]{4})年?", above[1])
            if year:
                yield from _checked(year[1], month[1], day[1])


def _number(stem: str, folders: list[str], *, dated: bool) -> str | None:
    """The page number; two digits alone are one only beside a date."""
    for name in (stem, *folders[:1]):
        matches = [match for match in _NUMBER.finditer(name) if dated or match["glued"] is None]
        found = {read_number(match["han"] or match["page"] or match["letter"]) for match in matches}
        if dated and name is stem:
            found |= {match[1] for match in _DATED_NUMBER.finditer(stem) if not _DATE.fullmatch(stem)}
            found |= {stem} if re.fullmatch("[0-9]{2}", stem) else set()
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _checked(year: str, month: str, day: str) -> Iterator[str]:
    if told := check_date(f"{year}-{int(month):02d}-{int(day):02d}"):
        yield told
