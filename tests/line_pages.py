"""Pages whose every line has its role, to learn roles from: articles set in columns with bylines, captions, furniture.

An article is its headlines, its byline and its paragraphs. A page is a list of lines with the role of each: H headline,
U sub-heading, B byline, A and P first line of an article and of a paragraph, R resumed piece, t more, F furniture.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import printed
from destroyed import cut_headline, disturb, wrap

Article = tuple[list[str], str, list[str]]
Lines = list[tuple[str, str]]  # lines with their roles; an empty line has none

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN, _SECOND = "伟芳娜敏静强磊军洋勇杰娟涛明超霞平刚桂", "华国英文辉玲春燕"
_FURNITURE = (
    "责编：{a}　校对：{b}　版式：{a}",
    "新闻热线：0579-85381111",
    "第{page}版　要闻",
    "要闻 {page}",
    "今日天气：多云转晴，气温12℃～20℃",
    "E-mail: news@paper.com",
    "编辑 {a} 美编 {b}",
    "2024年5月{day}日　星期三",
)
_BYLINES = ("▢ 全媒体记者 {a}", "□本报记者 {a} 通讯员 {b}", "本报记者 {a}", "记者 {a} 通讯员 {b}")
_OPENINGS = (
    "本报讯（{b} 记者{a}）",
    "清湖新闻网{month}月{day}日讯（记者{a} 通讯员{b}）",
    "（{b}　记者{a}）",
    "本报讯（记者{a}）",
    "本报讯　",
    "新华社北京{month}月{day}日电（记者{a}）",
    "本报讯（通讯员{a} {b}）",
    "本报{month}月{day}日讯　记者{a}报道：",
)
_CREDITS = (
    "（记者 {a}）",
    "（{a}）",
    "（{a} {b}）",
    "（来源：市教育局）",
    "（宣传部）",
    "（办公室）",
    "（清湖报记者 {a}）",
)
_CLOSINGS = ("（记者 {a}）", "（{a} {b}）", "（通讯员 {a} 记者 {b}）")
_CAPTIONS = ("活动现场", "村民在采摘柑橘", "工人在车间作业", "学生体验科技展品")
_PHOTOS = ("本报记者 {a} 摄", "记者{a}摄", "通讯员 {a} 摄")
_POINTERS = ("（详见第{page}版）", "▶{page}版", "（报道见{page}版）", "（相关报道见第{page}版）")
_HAS_OPENING = re.compile("(?:本报|新华社|中新社|〔|【|讯|.{0,12}讯|.{0,20}(?:记者|通讯员))")
_SUB_HEADING = re.compile("[^。！？；]{2,30}")
_NO_HEADLINE = re.compile("[。！？；，]")


def city_articles() -> list[Article]:
    """The invented articles of cities."""
    articles = printed.read_articles(printed.CITY / "dev")
    return [(list(a.headlines), a.byline, list(a.paragraphs)) for a in articles]


def folder_articles(folder: Path) -> list[Article]:
    """The articles of a folder, a text each, that begin with a headline."""
    found: list[Article] = []
    for file in sorted(folder.glob("*.txt")):
        lines = [line.strip() for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
        if len(lines) < 2 or not 120 < len("".join(lines[1:])) < 2500:
            continue
        first, rest = re.sub("^【[^】]*】", "", lines[0]), lines[1:]
        if not first or len(first) > 40 or _NO_HEADLINE.search(first):
            continue
        heads = [first]
        while len(rest) > 1 and len(rest[0]) < 35 and not _NO_HEADLINE.search(rest[0]):
            heads.append(rest.pop(0))
        if "快讯" not in "".join(heads):
            found.append((heads, "", rest))
    return found


@dataclass(slots=True)
class _Setting:
    """How one page is set; widths in characters, the rest probabilities."""

    spaced: str  # where blank lines stand: none, articles, random
    heads: str  # where headlines stand: after, before, first, last
    width: int | None  # of all columns alike
    blank: float  # below a line of a body
    between: float  # above a paragraph
    inset: bool  # paragraphs begin two characters short
    ragged: float  # a line is cut


class PageMaker:
    """Makes pages of articles, by chance."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def pages(self, articles: Iterable[Article]) -> Iterator[Lines]:
        """Pages of two to six articles."""
        left = list(articles)
        self._chance.shuffle(left)
        while left:
            count = self._chance.randint(2, 6)
            group, left = left[:count], left[count:]
            if len(group) > 1:
                yield self.page(group)

    def page(self, articles: list[Article]) -> Lines:
        """One page."""
        chance = self._chance
        spaced = chance.choice(["none", "none", "none", "articles", "articles", "random", "random", "random"])
        setting = _Setting(
            spaced,
            chance.choice(["after"] * 5 + ["before"] * 4 + ["first", "last"]),
            chance.randint(10, 24) if chance.random() < 0.5 else None,
            chance.choice([0.03, 0.06, 0.06, 0.12, 0.2]) if spaced == "random" else 0,
            chance.choice([0, 0.3, 0.8]) if spaced != "none" else 0,
            chance.random() < 0.6,
            chance.choice([0, 0, 0.01]),
        )
        noise = chance.choice([0, 0.2])
        parts = [self._parts(article, setting) for article in articles]
        out = [heads for heads, _ in parts] if setting.heads == "first" else []
        at = 0
        while at < len(parts):
            cut = spaced != "none" and at + 1 < len(parts) and chance.random() < 0.15
            interleaved = self._interleaved(parts[at], parts[at + 1], setting) if cut else None
            if interleaved is not None:
                out += interleaved
                at += 2
                continue
            heads, body = parts[at]
            before = (setting.heads == "before") != (chance.random() < noise)
            together = [heads, body] if before else [body, heads]
            out += [body] if setting.heads in ("first", "last") else together
            out += self._beside(articles)
            at += 1
        out += [heads for heads, _ in parts] if setting.heads == "last" else []
        gap = [("", "")] if spaced != "none" else []
        return [line for part in out for line in (*gap, *part) if line[0] or gap]

    def _fill(self, form: str) -> str:
        chance = self._chance

        def person() -> str:
            second = chance.choice(_SECOND) if chance.random() < 0.7 else ""
            return chance.choice(_SURNAMES) + chance.choice(_GIVEN) + second

        numbers = {"month": chance.randint(1, 12), "day": chance.randint(1, 28), "page": chance.randint(1, 8)}
        return form.format(a=person(), b=person(), **numbers)

    def _one_of(self, forms: tuple[str, ...]) -> str:
        return self._fill(self._chance.choice(forms))

    def _parts(self, article: Article, setting: _Setting) -> tuple[Lines, Lines]:
        """The headlines of an article, and its byline with its body."""
        heads, byline, paragraphs = article[0], article[1], list(article[2])
        if not byline and not _HAS_OPENING.match(paragraphs[0]):
            drawn = self._chance.random()
            if drawn < 0.12:
                byline = self._one_of(_BYLINES)
            elif drawn < 0.24:
                paragraphs[0] = self._one_of(_OPENINGS) + paragraphs[0]
            elif drawn < 0.34:
                paragraphs.append(self._one_of(_CREDITS))
            elif drawn < 0.4:
                paragraphs[-1] += self._one_of(_CLOSINGS)
        lead: Lines = [(byline, "B")] if byline else []
        if lead and setting.spaced != "none" and self._chance.random() < 0.8:
            lead.append(("", ""))
        return self._heads(heads), lead + self._body(paragraphs, setting)

    def _heads(self, headlines: list[str]) -> Lines:
        out: Lines = []
        blank = self._chance.choice([0, 0, 0.3])
        for headline in headlines:
            phrases = headline.split()
            apart = len(phrases) > 1 and min(map(len, phrases)) >= 4 and self._chance.random() < 0.5
            for phrase in phrases if apart else [headline]:
                for line in cut_headline(phrase) if self._chance.random() < 0.4 else [phrase]:
                    if out and self._chance.random() < blank:
                        out.append(("", ""))
                    out.append((disturb(line, self._chance), "H"))
        return out

    def _body(self, paragraphs: list[str], setting: _Setting) -> Lines:
        chance, out = self._chance, list[tuple[str, str]]()
        width = setting.width or chance.randint(10, 24)
        indent = "　　" if chance.random() < (0.4 if setting.spaced == "none" else 0.2) else ""
        wide = len(paragraphs) > 1 and chance.random() < 0.2
        for number, paragraph in enumerate(paragraphs):
            last = number == len(paragraphs) - 1
            lines = self._wrapped(paragraph, 2 * width + 1 if wide and last else width, setting)
            sub = bool(number) and not last and _SUB_HEADING.fullmatch(paragraph) is not None
            for at, line in enumerate(lines):
                first = ("A" if number == 0 else "U" if sub else "P") if at == 0 else ("U" if sub else "t")
                blank = max(setting.blank, setting.between) if at == 0 else setting.blank
                if out and chance.random() < blank:
                    out.append(("", ""))
                out.append(((indent if at == 0 else "") + disturb(line, chance), first))
        return out

    def _wrapped(self, paragraph: str, width: int, setting: _Setting) -> list[str]:
        """The lines of a paragraph; some beside a picture, some cut."""
        chance = self._chance
        lines = wrap("口口" + paragraph if setting.inset else paragraph, width)
        if setting.inset:
            lines[0] = lines[0][2:]
        lines = [line for line in lines if line]
        if len(lines) > 6 and chance.random() < 0.05:
            start = chance.randint(1, len(lines) - 3)
            end = chance.randint(start + 1, len(lines))
            lines[start:end] = wrap("".join(lines[start:end]), max(6, width - chance.randint(2, 8)))
        cut: list[str] = []
        for line in lines:
            at = chance.randint(3, len(line) - 3) if len(line) > 6 and chance.random() < setting.ragged else 0
            cut += [line[:at], line[at:]] if at else [line]
        return cut

    def _interleaved(self, one: tuple[Lines, Lines], two: tuple[Lines, Lines], setting: _Setting) -> list[Lines] | None:
        """Two articles, each cut in two; None where one is too short."""
        halves = {"A": self._cut(one[1]), "B": self._cut(two[1])}
        if not all(halves.values()):
            return None
        heads = {"A": one[0], "B": two[0]}
        first = setting.heads == "before" and self._chance.random() < 0.5
        out: list[Lines] = []
        seen = ""
        for which in self._chance.choice(["ABAB", "ABBA"]):
            if first and which not in seen:
                out.append(heads[which])
            out.append(halves[which][seen.count(which)])
            seen += which
        return out if first or setting.heads in ("first", "last") else [*out, *heads.values()]

    def _cut(self, body: Lines) -> list[Lines]:
        """A body cut within a sentence, or nothing."""
        places = [
            i
            for i in range(3, len(body) - 3)
            if body[i][1] == "t" and body[i][0] and body[i - 1][0] and body[i - 1][0][-1] not in "。！？”…"
        ]
        if not places:
            return []
        at = self._chance.choice(places)
        return [body[:at], [(body[at][0], "R"), *body[at + 1 :]]]

    def _beside(self, articles: list[Article]) -> list[Lines]:
        """What stands between articles: a caption, a headline that leads to another page, furniture."""
        out: list[Lines] = []
        if self._chance.random() < 0.12:
            caption = wrap(f"图为{self._chance.choice(_CAPTIONS)}。", self._chance.randint(10, 24))
            out.append([(line, "A" if at == 0 else "t") for at, line in enumerate(caption)])
            out[-1].append((self._one_of(_PHOTOS), "B"))
        if self._chance.random() < 0.06:
            out.append([*self._heads(self._chance.choice(articles)[0]), (self._one_of(_POINTERS), "B")])
        if self._chance.random() < 0.12:
            out.append([(self._one_of(_FURNITURE), "F")])
        return out
