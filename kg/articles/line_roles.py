"""What each line of a wrapped page is: headline, sub-heading, byline, first line of an article or a paragraph, or more.

The likeliest sequence is taken: kg/models/line_roles weighs what a line shows (kg/articles/line_signs.py) and which
role follows which. The weights were learned by a chain of conditional probabilities from 1,100 pages of articles set in
columns.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.articles.bylines import BYLINE_GATE, read_byline
from kg.articles.cuts import is_cut
from kg.articles.line_signs import line_signs
from kg.articles.lines import Line
from kg.errors import DataFileError
from kg.resources import model_path

HEAD, SUB, BYLINE, ARTICLE, PARAGRAPH_START, REST, MORE = ROLES = "HUBAPRt"

# Of the lines of pages with blank lines 17-30 % have one above them; furniture leaves some on any page.
_MOST_GAPS = 0.04
_EVERYWHERE = 0.9
_NUMBERS = range(len(ROLES))
_FROM = "from "  # begins the rows that weigh which role follows


class _Weights(NamedTuple):
    shown: dict[str, tuple[float, ...]]  # of each sign, for each role
    follows: tuple[tuple[float, ...], ...]  # for each role above, for each below


def set_roles(lines: Sequence[Line]) -> list[Line]:
    """The lines of a wrapped page with their roles; a gap stands above headlines and articles and below headlines.

    On a page without blank lines between its texts, or with one below each line, also above each headline line that
    is not clearly more of the one above.
    """
    count = sum(line.gap for line in lines)
    if count >= _EVERYWHERE * len(lines):
        lines = [line._replace(gap=False) for line in lines]
        count = 0
    spaced = count > 1 + _MOST_GAPS * len(lines)
    found: list[Line] = []
    for line, role in zip(lines, read_roles(lines), strict=True):
        if role == HEAD and BYLINE_GATE.search(line.text) and read_byline(line.text):
            role = BYLINE  # 全媒体记者 某某 of a picture
        above = found[-1].role if found else ""
        begins = role == ARTICLE or (role == HEAD) != (above == HEAD)
        if role == above == HEAD and not spaced:
            begins = not is_cut(found[-1].text, line.text, "", doubt=False)
        found.append(line._replace(gap=line.gap or begins, role=role))
    return found


def read_roles(lines: Sequence[Line]) -> str:
    """For each line its role, as one character of ROLES."""
    weights = load_weights()
    more = ROLES.index(MORE)
    only_more = [-math.inf] * len(ROLES)
    best = [0.0] * len(ROLES)
    back: list[list[int]] = []
    for signs in line_signs(lines):
        if signs is None:
            scores = [score + row[more] for score, row in zip(best, weights.follows, strict=True)]
            top = max(scores)
            best = [*only_more[:-1], top]
            back.append([scores.index(top)] * len(ROLES))
            continue
        known = [weights.shown[sign] for sign in signs if sign in weights.shown]
        own = [sum(column) for column in zip(*known, strict=True)]
        if not back:
            best, above = own, [0] * len(ROLES)
        else:
            columns = [
                [score + row[role] for score, row in zip(best, weights.follows, strict=True)] for role in _NUMBERS
            ]
            tops = list(map(max, columns))
            above = [column.index(top) for column, top in zip(columns, tops, strict=True)]
            best = [top + value for top, value in zip(tops, own, strict=True)]
        back.append(above)
    role = best.index(max(best))
    found = []
    for above in reversed(back):
        found.append(ROLES[role])
        role = above[role]
    return "".join(reversed(found))


@cache
def load_weights() -> _Weights:
    """The weights that ship with the program."""
    path = model_path("line_roles") / "weights.csv"
    rows: dict[str, tuple[float, ...]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            if head != ["sign", *ROLES]:
                raise DataFileError(path, f"columns {head}", allowed=f"sign and {', '.join(ROLES)}")
            for name, *values in reader:
                rows[name] = tuple(map(float, values))
    except (OSError, ValueError) as error:
        raise DataFileError(path, f"can't be read: {error}") from error
    wrong = [name for name, values in rows.items() if len(values) != len(ROLES)]
    missing = [_FROM + role for role in ROLES if _FROM + role not in rows]
    if wrong or missing:
        raise DataFileError(path, f"rows {wrong or missing}", allowed="a number for each role, a row from each role")
    return _Weights(rows, tuple(rows[_FROM + role] for role in ROLES))
