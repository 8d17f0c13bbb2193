"""What the texts of an undated page tell of its date: a day before which it can't be, or its year.

It rests on two things that reports of the day say: the year in the name of an occasion that is just taking place
(2023清湖茶业论坛昨日举行) or beside 今年, and the month and day of a lead (8月31日上午). Plans, history and
comparisons name years, too: they say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import kg.regex as re
from kg.records import Article, InferredDate

_LEAD = 120  # characters of a body in which the occasion of the report is named
_FULL_DATE = r"(20[0-3]\d)年(\d{1,2})月(\d{1,2})日"
_YEAR = r"(?<![\d第\-－—至到自从较比由])(20[0-3]\d)"
_OCCASION = (
    "大会|论坛|博览会|交易会|洽谈会|发布会|年会|峰会|联赛|锦标赛|公开赛|邀请赛|挑战赛|大赛|马拉松|运动会|艺术节|文化节|电影节|购物节|旅游节"
    "|展览会|展|活动周|宣传周|活动|行动|典礼|晚会|音乐会|训练营|夏令营|培训班"
)
_HELD = "举行|举办|召开|开幕|闭幕|启动|落幕|开赛|开跑|开班|收官|揭晓|拉开"
_NAMED = re.compile(
    rf"{_YEAR}(?:年度?)?(?!\d|[上下前初底末全同以起]|第?[一二三四]季)[^，。；！？\n\d年月届《》]{{2,24}}?(?:{_OCCASION})[”》]?"
    rf"[^，。；！？\n较比]{{0,24}}?(?:{_HELD})"
)
_THIS_YEAR = re.compile(
    rf"今年(?:以来)?(?:[还已又曾先后陆续成功我市县区省在了]|{_HELD})*{_YEAR}(?:年度?)?(?!\d|[上下前初底末全同以起])"
    rf"[^，。；！？\n\d年月《》]{{2,24}}?(?:{_OCCASION})"
)
_FULL = re.compile(
    rf"(?:^|[，\n 　讯])(?:[今昨][天日晚][（(]{_FULL_DATE}[）)]|{_FULL_DATE}(?:上午|下午|晚上?|中午|傍晚|清晨|凌晨))"
)
_CLOSED = re.compile(
    r"截至(?:目前)?(?P<until>20[0-3]\d)年(?:(?P<month>\d{1,2})月(?:底|末|份|\d{1,2}日|，)|年?[底末])"
    r"|(?<![较比])(?P<span>20[0-3]\d)年(?:1|一)月?份?[至到—\-－~]{1,2}(?P<last>\d{1,2})月(?!期间)"
)
_MONTH_DAY = re.compile(
    r"(?<![年\d至到自从由于截])(?<!预计)(\d{1,2})月(\d{1,2})日(?!\d|至|到|起|前|施行|截止|将|[-—～~])(上午|下午|晚上?|中午|傍晚|清晨|凌晨)?"
)
_PLANNED = re.compile("将[于在举召为对开]|即将|拟于|定于|计划|明年|来临|到来|迎接|筹备|倒计时|申办|报名|预告|明[天日]")
_AIMS = re.compile("将|力争|计划|预计|目标|部署开展|安排|同期")
_PAST = re.compile("周年|去年|当年|以来|历史上|上世纪|获悉，截至")
_SENTENCE = re.compile("[^。！？\n]+")


class _Said(NamedTuple):
    """A year, a year and month, a month and day, or a date, and the words that say it."""

    value: tuple[int, ...]
    words: str


@dataclass(slots=True)
class _Signs:
    """What the reports of a page say, each of its kind."""

    full: list[_Said] = field(default_factory=list)  # the date of a lead, with its year
    days: list[_Said] = field(default_factory=list)  # month and day of a lead
    years: list[_Said] = field(default_factory=list)  # in the name of an occasion that takes place
    closed: list[_Said] = field(default_factory=list)  # the month to which figures go


def infer_date(articles: Sequence[Article]) -> InferredDate | None:
    """The latest day that a lead names, in the year that the texts agree on; that year or a month alone; or None."""
    reports = [article for article in articles if article.kind == "report"]
    signs = _Signs()
    for article in reports:
        if "20" in article.body or any("20" in line for line in article.headlines):
            _read(article, signs)
    if not (signs.full or signs.years or signs.closed):
        return None
    for article in reports:
        _read_lead(article.body, signs)
    told = {said.value[0] for said in (*signs.full, *signs.years)}
    if len(told) > 1:
        return None
    if not told:
        return _after(signs)
    year = told.pop()
    closed = max(signs.closed, default=None)
    if closed and closed.value[0] > year:
        return None
    found = [(date(year, *said.value), said.words) for said in _of_one_season(year, signs.days)]
    found += [(date(*said.value), "") for said in signs.full]
    words = (signs.full or signs.years)[0].words
    if not found:
        return InferredDate(str(year), "year", "about", words)
    day, lead = max(found)
    return InferredDate(day.isoformat(), "day", "not before", f"{lead} … {words}" if lead else words)


def _after(signs: _Signs) -> InferredDate | None:
    """The month to which figures go, or the first such day after it as a lead names."""
    if not signs.closed:
        return None
    (year, month), words = max(signs.closed)
    days = _of_one_season(2024, signs.days)
    if not days:
        return InferredDate(f"{year}-{month:02d}", "month", "not before", words)
    latest = max(days)
    year += latest.value[0] < month
    if not _is_day(year, latest):
        return None
    return InferredDate(date(year, *latest.value).isoformat(), "day", "not before", f"{latest.words} … {words}")


def _of_one_season(year: int, days: list[_Said]) -> list[_Said]:
    """The days that there are in that year; on a page of January without those of December."""
    real = [said for said in days if _is_day(year, said)]
    months = {said.value[0] for said in real}
    return [said for said in real if said.value[0] < 7] if months & {1, 2} and months & {11, 12} else real


def _read(article: Article, signs: _Signs) -> None:
    """What one report says of years: the date of its lead in full, occasions of a year, figures up to a month."""
    body = article.body
    for line in (*article.headlines, body[:_LEAD]):
        signs.years += _named(_NAMED, line)
    if "今年" in body:
        signs.years += _named(_THIS_YEAR, body)
    signs.closed += _closed(body)
    lead = _lead(body)
    if match := _FULL.search(lead[:40]):
        value = tuple(int(number) for number in match.groups() if number)
        if _is_day(value[0], _Said(value[1:], "")):
            signs.full.append(_Said(value, match[0].strip("，。 　讯")))


def _read_lead(body: str, signs: _Signs) -> None:
    """The month and day of a report's lead."""
    lead = _lead(body)[:60]
    match = _MONTH_DAY.search(lead)
    if match and not _FULL.search(lead):
        signs.days.append(_Said((int(match[1]), int(match[2])), match[0]))


def _lead(body: str) -> str:
    """The first sentence of a report; none where it tells of plans or of the past."""
    lead = next(_sentences(body[: 2 * _LEAD]), "")
    return "" if _PLANNED.search(lead) or _PAST.search(lead) else lead


def _named(pattern: re.Pattern[str], text: str) -> Iterator[_Said]:
    """The years of occasions that are taking place, or have."""
    for sentence in _sentences(text):
        if "20" in sentence and not _PLANNED.search(sentence):
            for match in pattern.finditer(sentence):
                yield _Said((int(match[1]),), match[0])


def _closed(text: str) -> Iterator[_Said]:
    """The months to which figures go: 截至2023年6月底, 2023年1—5月."""
    for match in _CLOSED.finditer(text):
        year, month = match["until"] or match["span"], int(match["month"] or match["last"] or 12)
        sentence = text[max(0, match.start() - 40) : match.end() + 60]
        if 1 <= month <= 12 and not _AIMS.search(sentence):
            yield _Said((int(year), month), match[0])


def _sentences(text: str) -> Iterator[str]:
    return (match[0] for match in _SENTENCE.finditer(text))


def _is_day(year: int, said: _Said) -> bool:
    try:
        date(year, *said.value)
    except ValueError:
        return False
    return True
