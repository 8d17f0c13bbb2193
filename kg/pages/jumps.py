"""Articles that go on on another page of the same issue (下转第四版 … 上接第一版) made one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import kg.regex as re
from kg.ids import content_id
from kg.pages.masthead import read_number
from kg.records import Article, Page

_NUMBER = r"第?\s*([A-Z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
_TO = re.compile(rf"[\s▶►→》■●◆]*[（(【\[]?[\s▶►→》]*(?:下\s*转|转)\s*{_NUMBER}")
_FROM = re.compile(rf"(?:上\s*接|紧\s*接)\s*{_NUMBER}[^（）()【】。]{{0,30}}[）)】\]]?\s*$")
_CLOSED = re.compile(r"[。！？!?…][”’」』）)】]*$")
_REACH = 80  # characters between a body and its note: byline, headline
MAX_ISSUE = 400  # pages
_PAGE_KEY = re.compile(r"([A-Z]?)0*(\d+)$")


class Part(NamedTuple):
    """An article and its page."""

    page: Page
    article: Article


class _Note(NamedTuple):
    """What a part says: that it goes on on, or from, the page of this number."""

    part: int
    number: str


def issues(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """The pages in runs of one issue: those of one file, and those of one folder, date and paper, as they come."""
    for _, group in groupby(pages, key=issue_of):
        issue: list[Page] = []
        for page in group:
            issue.append(page)
            if len(issue) == MAX_ISSUE:
                yield issue
                issue = []
        if issue:
            yield issue


def issue_of(page: Page) -> tuple[str, ...]:
    """What the pages of one issue have in common: their folder, date and paper, else their file."""
    file = page.source.partition("#page=")[0]
    if page.date is None:
        return (file,)
    return (str(Path(file).parent), page.date, page.paper or "")


def join_jumps(parts: Sequence[Part]) -> list[Part]:
    """The articles of an issue; one that goes on on another page is joined, and stands where it begins.

    Its page is then one made of both, with the text of the first before that of the second.
    """
    to = [note for i, part in enumerate(parts) for note in _find_to(i, part)]
    came = [note for i, part in enumerate(parts) for note in _find_from(i, part)]
    pairs = sorted(
        (-_fit(parts[a.part].article, parts[b.part].article), a.part, b.part)
        for a in to
        for b in came
        if a.part != b.part and _leads(parts, a, b)
    )
    next_of: dict[int, int] = {}
    for _, first, second in pairs:
        if first not in next_of and second not in next_of.values() and not _ends_in(next_of, second, first):
            next_of[first] = second
    joined = []
    for i, part in enumerate(parts):
        if i in next_of.values():
            continue
        while i in next_of:
            i = next_of[i]
            part = _join(part, parts[i])
        joined.append(part)
    return joined


def _find_to(i: int, part: Part) -> Iterator[_Note]:
    if part.article.origin:
        end = part.article.origin[-1] + 1
        if match := _TO.match(part.page.text, end, end + _REACH):
            yield _Note(i, match[1])


def _find_from(i: int, part: Part) -> Iterator[_Note]:
    if part.article.origin:
        start = part.article.origin[0]
        for line in part.page.text[max(0, start - _REACH) : start].split("\n")[-4:]:
            if match := _FROM.search(line):
                yield _Note(i, match[1])
                return


def _leads(parts: Sequence[Part], to: _Note, came: _Note) -> bool:
    """Whether the two notes name each other's page, as far as the pages bear a number."""
    first, second = parts[to.part].page, parts[came.part].page
    if first is second:
        return to.part < came.part
    return all(
        page.number is None or _same_page(page.number, number)
        for page, number in ((first, came.number), (second, to.number))
    )


def _same_page(a: str, b: str) -> bool:
    """Whether two numbers mean one page: A04 and A4, 四 and 04; a section's letter may be left out."""
    one, two = (_PAGE_KEY.match(read_number(re.sub(r"\s", "", number)).upper()) for number in (a, b))
    if one is None or two is None:
        return a == b
    return one[2] == two[2] and (one[1] == two[1] or not one[1] or not two[1])


def _fit(first: Article, second: Article) -> float:
    """How well the second goes on with the first: the pairs of letters that their headlines and bodies share."""
    heads = _shared("".join(first.headlines), "".join(second.headlines))
    return 2 * heads + _shared(first.body, second.body) + (bool(_CLOSED.search(first.body)) == _begins(second))


def _begins(article: Article) -> bool:
    """Whether the body begins with a sentence, as far as its first letter tells."""
    return article.body[:1] not in "，。、；：！？”）》"


def _shared(a: str, b: str) -> float:
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b)]
    return len(pairs[0] & pairs[1]) / max(1, min(map(len, pairs)))


def _ends_in(next_of: dict[int, int], start: int, end: int) -> bool:
    """Whether the way from `start` leads to `end`, so that one more step would close a circle."""
    while start in next_of:
        start = next_of[start]
        if start == end:
            return True
    return False


def _join(first: Part, second: Part) -> Part:
    a, b = first.article, second.article
    if first.page.id == second.page.id:
        page, shift, newline = first.page, 0, first.page.text.find("\n", a.origin[-1])
    else:
        text = f"{first.page.text}\n{second.page.text}"
        numbers = [number for number in (first.page.number, second.page.number) if number]
        page = replace(
            first.page,
            id=content_id(first.page.id, second.page.id),
            text=text,
            number="、".join(numbers) or None,
            regions=(),
            joined=(*(first.page.joined or (first.page.id,)), second.page.id),
        )
        newline = len(first.page.text)
        shift = newline + 1
    closed = _CLOSED.search(a.body) is not None
    article = replace(
        a,
        id=content_id(page.id, a.body, b.body),
        page_id=page.id,
        headlines=a.headlines or b.headlines,
        bylines=tuple(dict.fromkeys((*a.bylines, *b.bylines))),
        body=a.body + "\n" * closed + b.body,
        origin=(*a.origin, *((newline,) if closed else ()), *(offset + shift for offset in b.origin)),
    )
    return Part(page, article)
