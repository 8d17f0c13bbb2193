"""What an HTML page says of itself in meta tags, JSON-LD, comments and printed lines: paper, date, headline."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Literal

import kg.regex as re
from kg.articles.bylines import PAPER_KINDS
from kg.articles.lines import squeeze
from kg.dates import check_date
from kg.pages.markup import Markup
from kg.records import RegionKind

_DATES = (  # in order: the day of the paper before the hour of the website
    "publishdate pubdate publish_date article:published_time og:published_time og:article:published_time datepublished"
    " dc.date.issued dc.date dcterms.issued weibo:article:create_at sailthru.date parsely-pub-date release_date date"
).split()
_TITLES = "og:title twitter:title articletitle title headline weibo:article:title dc.title".split()
_AUTHORS = "author article:author og:article:author dc.creator articleauthor".split()
_SITES = "og:site_name application-name site sitename publisher dc.publisher".split()
_SOURCES = "source contentsource mediaid article:source og:article:source".split()
_BEIJING = timezone(timedelta(hours=8))
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$")
_DAY = re.compile(
    r"(?<!\d)(\d{4})\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|([-/.])(\d{1,2})\4(\d{1,2})(?!\d))|(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
)
_HAN = "\u3400-\u9fff"
_PAPER_END = rf"(?:{PAPER_KINDS}|青年报|农村报|[\u3400-\u9fff]报)"
_PAPER = re.compile(rf"[{_HAN}]{{1,10}}{_PAPER_END}(?!道)")
_QUOTED_PAPER = re.compile(rf"《\s*([{_HAN}]{{2,12}}报)\s*》")
_OUTLET = re.compile(rf"[{_HAN}]{{2,12}}(?:网|社|台|刊|客户端|融媒体中心|融媒|发布|新闻|传媒|周刊|杂志)")
_NOT_A_PAPER = re.compile("公众平台|公众号|数字报刊平台")
_EDITION = re.compile(r"(?:多媒体)?(?:数字报刊?|电子报|电子版|数字版|多媒体版|官网|官方网站|手机报|手机版|客户端)+$")
_PAGE_NUMBER = re.compile(r"第?\s*([A-Z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:面)?", re.IGNORECASE)
_SOURCE_LINE = re.compile(rf"(?:来源|稿源|出处)\s*[:：]\s*《?([{_HAN}A-Za-z]{{2,14}})")
_PARTS = re.compile(r"\s*[-_|｜—–·丨]+\s*|(?<=报)\s+|\s+(?=第)")
_PROPERTY = re.compile(r"<(\w+)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>|</?p[^<>]*>|\n", re.IGNORECASE)
_WECHAT_TIME = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_MASTHEAD_LENGTH = 80  # characters; a longer line is text
_SITE_PART = re.compile(rf"(?:{_PAPER_END}|网|频道|首页|数字报|电子报|客户端|平台|新闻中心|融媒|要闻|新闻)$|版[:：]?")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What was found; `named` leads from headlines, kickers and names as printed (without spaces) to what they are."""

    date: str | None
    basis: Literal["masthead", "meta"] | None
    paper: str | None
    number: str | None
    titles: tuple[str, ...]  # without spaces, the surest first; also the parts of <title>
    sure_titles: tuple[str, ...]  # as printed; not from <title>
    named: Mapping[str, RegionKind]
    authors: tuple[str, ...]
    properties: tuple[Mapping[str, tuple[str, ...]], ...]  # of Founder's comments, a line each


def read_imprint(markup: Markup) -> Imprint:
    """What the page says of itself. Where several tell a date, the day of the paper goes before that of the website."""
    properties = tuple(_properties(comment) for comment in markup.comments)
    linked = list(_linked_data(markup))
    meta = markup.meta
    sure = [
        *(" ".join(p["title"]) for p in properties if "title" in p),
        *(i["headline"] for i in linked if "headline" in i),
    ]
    sure += [meta[key] for key in _TITLES if key in meta]
    parts = [part for part in _PARTS.split(markup.title) if not _SITE_PART.search(part)]
    named: dict[str, RegionKind] = {}
    for said in properties:
        for key, kind in _PROPERTY_KINDS.items():
            for line in said.get(key, ()):
                named.setdefault(squeeze(line), kind)
    authors = [item["author"] for item in linked if "author" in item]
    authors += [meta[key] for key in _AUTHORS if key in meta]
    date, basis = _date(markup, properties, linked)
    return Imprint(
        date,
        basis,
        _paper(markup, linked),
        _number(markup, properties),
        tuple(dict.fromkeys(t for t in map(squeeze, [*sure, *parts, markup.title]) if len(t) >= 4)),
        tuple(dict.fromkeys(filter(None, (_headline(title) for title in sure)))),
        named,
        tuple(
            dict.fromkeys([*(i["author"] for i in linked if "author" in i), *(meta[k] for k in _AUTHORS if k in meta)])
        ),
        properties,
    )


_PROPERTY_KINDS: Mapping[str, RegionKind] = {"title": "headline", "introtitle": "kicker", "subtitle": "subheadline"}


def is_imprint(text: str) -> bool:
    """Whether a line is the paper's: 《清湖日报》（2023年06月19日 第 01 版）."""
    left = _PAGE_NUMBER.sub("", _DAY.sub("", _QUOTED_PAPER.sub("", text)))
    return len(text) <= _MASTHEAD_LENGTH and left != text and len(re.findall(f"[{_HAN}]", left)) <= 12


def is_outlet(text: str) -> bool:
    """Whether a text is nothing but the name of a paper or a website: 清湖日报数字报."""
    name = _EDITION.sub("", text.strip(" 《》"))
    return bool(_PAPER.fullmatch(name) or _OUTLET.fullmatch(name) or (not name and text))


def read_day(text: str) -> str | None:
    """The first calendar date of a text, YYYY-MM-DD; a time with its zone is told as China's date."""
    text = unicodedata.normalize("NFKC", text).strip()
    if _ISO.match(text):
        try:
            stamp = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            pass
        else:
            return check_date(stamp.astimezone(_BEIJING).date().isoformat())
    for match in _DAY.finditer(text):
        year, *day = (group for group in match.groups() if group and group.isdigit())
        if told := check_date(f"{year}-{int(day[0]):02d}-{int(day[1]):02d}"):
            return told
    return None


def _headline(title: str) -> str:
    """A title without the names of paper and website behind it."""
    parts = [part for part in _PARTS.split(title) if part]
    while len(parts) > 1 and _SITE_PART.search(parts[-1]):
        title = title[: title.rindex(parts.pop())].rstrip(" -_|｜—–·丨")
    return title if len(title) >= 4 and not is_imprint(title) and not _PAPER.fullmatch(title) else ""


def _properties(comment: str) -> dict[str, tuple[str, ...]]:
    """What Founder's comment says: name → lines."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _PROPERTY.finditer(comment):
        lines = (_TAG.sub("", line) for line in _BREAK.split(html.unescape(html.unescape(match[2]))))
        told = tuple(" ".join(line.split()) for line in lines if line.strip())
        if told:
            found.setdefault(match[1].lower(), told)
    return found


def _linked_data(markup: Markup) -> Iterator[dict[str, str]]:
    """The articles that JSON-LD describes: headline, date, author, publisher as far as they are told."""
    for kind, text in markup.scripts:
        if kind != "application/ld+json":
            continue
        try:
            waiting = [json.loads(text.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):  # broken scripts are common and cost nothing
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += reversed(item)
            elif isinstance(item, dict):
                if "headline" in item or "Article" in str(item.get("@type", "")):
                    told = {
                        "headline": _name(item.get("headline")),
                        "date": _name(item.get("datePublished")),
                        "author": _name(item.get("author")),
                        "publisher": _name(item.get("publisher")),
                    }
                    yield {key: value for key, value in told.items() if value}
                else:
                    waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _name(value: Any) -> str:
    """A text, or the names of what JSON-LD gives as one thing or a list of things."""
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        return " ".join(filter(None, (_name(one) for one in value[:20] if not isinstance(one, list))))
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def _lines(markup: Markup) -> Iterator[str]:
    """The printed lines that may be the paper's."""
    for block in markup.blocks:
        if (
            len(block.text) <= _MASTHEAD_LENGTH
            and block.linked * 2 <= len(block.text)
            and not re.search("[。，]", block.text)
        ):
            yield unicodedata.normalize("NFKC", block.text)


def _date(
    markup: Markup, properties: tuple[Mapping[str, tuple[str, ...]], ...], linked: list[dict[str, str]]
) -> tuple[str | None, Literal["masthead", "meta"] | None]:
    told = [line for said in properties for line in said.get("date", ())]
    told += [markup.meta[key] for key in _DATES if key in markup.meta]
    told += [item["date"] for item in linked if "date" in item]
    told += [block.when for block in markup.blocks if block.when]
    for text in told:
        if day := read_day(text):
            return day, "meta"
    lines = list(_lines(markup))
    for line in [*(line for line in lines if _PAGE_NUMBER.search(line) or _QUOTED_PAPER.search(line)), *lines]:
        if day := read_day(line):
            return day, "masthead"
    for _, script in markup.scripts:
        if match := _WECHAT_TIME.search(script):
            return datetime.fromtimestamp(int(match[1]), _BEIJING).date().isoformat(), "meta"
    day = read_day(markup.title)
    return day, "masthead" if day else None


def _paper(markup: Markup, linked: list[dict[str, str]]) -> str | None:
    """The paper's name: what is printed as such, else the first that tells a paper, else an outlet of another kind."""
    lines = list(_lines(markup))
    for line in lines:
        if (match := _QUOTED_PAPER.search(line)) and (read_day(line) or _PAGE_NUMBER.search(line)):
            return match[1]
    accounts = [
        block.text for block in markup.blocks if markup.elements and "js_name" in _names_of(markup, block.element)
    ]
    told = [*accounts, *(markup.meta[key] for key in _SITES if key in markup.meta)]
    told += [item["publisher"] for item in linked if "publisher" in item]
    told += _PARTS.split(markup.title)[-2:]
    told += [markup.meta[key] for key in _SOURCES if key in markup.meta]
    told += [match[1] for line in lines if (match := _SOURCE_LINE.search(line))]
    told += [line for line in lines if len(line) <= 12 or read_day(line)]
    names = [_EDITION.sub("", unicodedata.normalize("NFKC", name).strip(" 《》")) for name in told]
    for pattern in (_PAPER, _OUTLET):
        for name in names:
            match = pattern.match(name) if pattern is _PAPER else pattern.fullmatch(name)
            if match and not _NOT_A_PAPER.search(name):
                return match[0]
    return None


def _names_of(markup: Markup, element: int) -> str:
    return markup.elements[element].names if element >= 0 else ""


def _number(markup: Markup, properties: tuple[Mapping[str, tuple[str, ...]], ...]) -> str | None:
    """The page's number in the paper, when all that is told agrees; what links say is other pages."""
    told = [line for said in properties for line in said.get("nodename", ())]
    found = {_page_number(match[1]) for line in told if (match := _PAGE_NUMBER.search(line))}
    if not found:
        lines = [*_lines(markup), unicodedata.normalize("NFKC", markup.title)]
        lines = [re.sub(r"[(【]?\s*(?:下\s*转|上\s*接|详\s*见|转第).*", "", line) for line in lines]
        sure = [line for line in lines if read_day(line) or line.startswith("第") or _PAGE_NUMBER.match(line)]
        found = {_page_number(match[1]) for line in sure if (match := _PAGE_NUMBER.search(line))}
    return found.pop() if len(found) == 1 else None


def _page_number(text: str) -> str:
    """A page number as the manifest writes it: A01, 4."""
    text = "".join(text.split()).upper()
    if text[0] not in "一二三四五六七八九十":
        return text
    tens, _, ones = text.rpartition("十")
    ten = _NUMERALS.get(tens, 1) if "十" in text else 0
    return str(10 * ten + _NUMERALS.get(ones, 0))
