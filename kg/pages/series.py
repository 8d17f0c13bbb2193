"""Numbered occasions of one body (市政府第十九次常务会议): they put undated pages in order, but date none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import kg.regex as re
from kg.articles.bylines import HAN
from kg.pages.masthead import read_number

_NUMBER = r"[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_SERIES = re.compile(
    rf"(?P<body>[市县区州旗省](?:第?(?:{_NUMBER})届)?(?:委(?!员)|政府|人大|人民代表大会|政协|监委|纪委)(?:(?!第|召开|举行|主持|的)[{HAN}]){{0,14}}?)"
    rf"(?:举行|召开)?第(?P<number>{_NUMBER})次(?P<kind>(?!次|会议室)[{HAN}]{{0,4}}?会议)"
)


def find_series(texts: Iterable[str]) -> dict[str, int]:
    """The series that texts name, each with its highest number, sorted: {"市政府常务会议": 19}."""
    found: dict[str, int] = {}
    for text in texts:
        for match in _SERIES.finditer(text):
            name = re.sub(r"(?<=[市县区州旗省])第?(?=[^第]{1,4}届)", "", match["body"]) + match["kind"]
            found[name] = max(found.get(name, 0), int(read_number(match["number"])))
    return dict(sorted(found.items()))


def order_by_series(pages: Sequence[Mapping[str, int]]) -> list[tuple[str, list[int]]]:
    """Which pages, by their index, a series puts in order: its name and at least two pages of different numbers.

    The series with most pages comes first; a page is in one of them only.
    """
    left = set(range(len(pages)))
    orders: list[tuple[str, list[int]]] = []
    while True:
        groups: dict[str, list[int]] = {}
        for i in sorted(left):
            for name in pages[i]:
                groups.setdefault(name, []).append(i)
        telling = {name: group for name, group in groups.items() if len({pages[i][name] for i in group}) > 1}
        if not telling:
            return orders
        name = min(telling, key=lambda name: (-len(telling[name]), name))
        orders.append((name, sorted(telling[name], key=lambda i: (pages[i][name], i))))
        left -= set(telling[name])
