"""Articles in the making, and how they are told apart where headlines stand above their bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import kg.regex as re
from kg.articles.blocks import Block
from kg.articles.bylines import Credit
from kg.articles.cuts import is_balanced
from kg.articles.lines import (
    DATED_START,
    FROM,
    NEWS_START,
    SEE,
    TO,
    Line,
    is_closed,
    joins_with_space,
    spans,
    squeeze,
    width,
)
from kg.articles.name_columns import is_of_names
from kg.records import Byline

CAPTION = re.compile(r"(?:[▲▼△▽←→↑↓◀▶]|图为|图[①②③④1-9一二三四]|[上下左右本]图)")
_ENUMERATED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|第[一二三四五六七八九十]+(?![十届次轮批期季个代家只架艘颗位])|之[一二三四五六七八九十])"
)
_INNER_STOP = re.compile(r"[。；]|[，,].*[，,]")
_RAGGED_END = re.compile(r"[，,、；;]$")
_ANNOUNCES = re.compile("(?:如下|下列|以下).{0,8}[：:]$")  # 现将有关情况公告如下：
_LISTS_NAMES = re.compile("(?:任命|免去|免职|通过|接受)[：:]$")  # 决定任命：, above those appointed
CLOSED_END = re.compile("[。；，,]$")
_COMMA = re.compile("[，,。；]")
WORD = re.compile(r"[\w]")
MIN_BODY = 25  # characters: a shorter body without byline, dateline and headline is no article
_MAX_SUBHEADING = 10  # characters
_MAX_LOOK_AHEAD = 8  # blocks; more headline lines than that are a list
_MAX_HEADLINE_LINES = 6
_MAX_HEADLINE_WIDTH = 45.0


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    bylines: list[Byline] = field(default_factory=list)
    paragraphs: list[list[Line]] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)  # those known to be its own, in reading order
    headlines: list[str] = field(default_factory=list)
    marked: bool = False  # begun by a byline or a dateline
    open: bool = False  # its last paragraph is not finished
    doubted: bool = False  # a part of it may be another article's, or missing
    level: int = 0
    kind: Literal["report", "teaser", "caption"] = "report"

    def add(self, lines: list[Line]) -> None:
        """Add a block: the rest of an unfinished paragraph, or a new one."""
        if not lines:
            return
        if self.open:
            self.paragraphs[-1] += lines
        else:
            self.paragraphs.append(list(lines))
        self.open = not is_closed(lines[-1])

    @property
    def length(self) -> int:
        return sum(len(line.text) for paragraph in self.paragraphs for line in paragraph)


def starts(block: Block) -> bool:
    """Whether an article begins with this block for sure."""
    if block.credit:
        return block.credit.marked or not block.credit.photo or block.credit.text
    return block.kind == "text" and block.opens is not None


def can_head(block: Block) -> bool:
    """Whether the block has the form of a headline."""
    if block.kind != "text" or not block.lines:
        return False
    text = block.text
    last = block.lines[-1]
    if last.closed or len(block.lines) > _MAX_HEADLINE_LINES or _INNER_STOP.search(text):
        return False
    if _RAGGED_END.search(text) or not is_balanced(text) or CAPTION.match(text) or not WORD.search(text):
        return False
    if block.opens is not None or block.closes or text[0] in "，。、；：！？”）》" or "http" in text:
        return False
    if DATED_START.match(squeeze(text)) or _LISTS_NAMES.search(text) or _ANNOUNCES.search(text):
        return False
    if len(text) > 15 and text[-1] in "！？!?”" and is_closed(last) and re.search("[，,]", text):
        return False
    return all(width(line) <= _MAX_HEADLINE_WIDTH for line in block.lines)


def is_enumerated(block: Block) -> bool:
    """Whether the block begins with a number in a list: 一、… （2）…"""
    return _ENUMERATED.match(block.text) is not None


def begins_news(block: Block) -> bool:
    """Whether the block begins like a news text: 昨日, 近日, 图为."""
    return block.kind == "text" and NEWS_START.match(squeeze(block.text)) is not None


def is_dated(block: Block) -> bool:
    """Whether the block begins as a news text does with the day it tells of: 3月28日，… 近日，…"""
    return block.kind == "text" and DATED_START.match(squeeze(block.text)) is not None


def heading_text(mask: str, line: Line) -> str:
    """A headline line as printed, its stray spaces left out."""
    return "".join(mask[a:b] for a, b in spans(mask, line, heading=True))


def body_pieces(mask: str, draft: Draft) -> tuple[list[str], list[range]]:
    """The body in pieces, and for each the offsets of its characters."""
    pieces: list[str] = []
    offsets: list[range] = []
    above: Line | None = None
    for paragraph in draft.paragraphs:
        heading = len(paragraph) == 1 and not is_closed(paragraph[0]) and len(paragraph[0].text) <= _MAX_HEADLINE_WIDTH
        joined = False
        for line in paragraph:
            if above and (not joined or is_of_names(above.text) or is_of_names(line.text)):
                newline = mask.find("\n", above.end)
                pieces.append("\n")
                offsets.append(range(newline, newline + 1))
            elif above and joins_with_space(mask, above, line):
                pieces.append(mask[above.end])
                offsets.append(range(above.end, above.end + 1))
            for a, b in spans(mask, line, heading=heading):
                pieces.append(mask[a:b])
                offsets.append(range(a, b))
            above, joined = line, True
    return pieces, offsets


class Flow:
    """Articles of a page whose headlines stand above their bodies: Markdown, or text with a paragraph a line."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.below: list[Block | None] = [None] * len(blocks)  # for each the next block that is no heading
        for i in range(len(blocks) - 2, -1, -1):
            self.below[i] = self.below[i + 1] if blocks[i + 1].kind == "heading" else blocks[i + 1]
        self.found: list[Draft] = []
        self.draft = Draft()  # the article being read

    def drafts(self) -> list[Draft]:
        """The articles in their order."""
        masthead = self._masthead()
        for i, block in enumerate(self.blocks):
            if i == masthead:
                continue
            if block.kind == "heading":
                self._heading(i)
            elif block.kind == "byline":
                self._byline(i)
            elif block.kind == "note":
                self._note(block)
            else:
                self._text(i)
        self._close()
        return self.found

    def _close(self, level: int = 0) -> None:
        """End the article being read and begin another."""
        if self.draft.paragraphs:
            self.found.append(self.draft)
            self.draft = Draft(level=level)

    def _masthead(self) -> int | None:
        """The only top-level heading, when it is the short name of a paper or section above several articles."""
        headings = [i for i, block in enumerate(self.blocks) if block.kind == "heading"]
        if len(headings) < 3:
            return None
        first = self.blocks[headings[0]]
        alone = all(self.blocks[i].level > first.level for i in headings[1:])
        return headings[0] if alone and len(first.text) <= 8 and headings[1] == headings[0] + 1 else None

    def _heading(self, i: int) -> None:
        block = self.blocks[i]
        if not self.draft.paragraphs or self._heads_article(i):
            self._close()
            if self.draft.open:
                self.draft = Draft()
            self.draft.headings += block.lines
            self.draft.level = max(self.draft.level, block.level)
        else:
            self.draft.open = False
            self.draft.add(block.lines)
            self.draft.open = False

    def _heads_article(self, i: int) -> bool:
        """Whether an article begins with this heading; else it is a sub-heading in the body."""
        block = self.blocks[i]
        below = self.below[i]
        if below is None or starts(below) or below.kind == "note":
            return True
        if self.draft.marked and len(block.text) <= _MAX_SUBHEADING and not begins_news(below):
            return False
        return not is_enumerated(block) and (not self.draft.level or block.level <= self.draft.level)

    def _byline(self, i: int) -> None:
        block = self.blocks[i]
        assert block.credit
        if not self.draft.paragraphs:
            self.draft.bylines += block.credit.bylines
            self.draft.marked = True
        elif starts(block) and not self._ends_here(i):
            self._close()
            self.draft.bylines += block.credit.bylines
            self.draft.marked = True
        else:
            self._credit(block.credit)

    def _ends_here(self, i: int) -> bool:
        """Whether the byline stands below its article: a heading or nothing follows, and the article has none above."""
        below = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        return not self.draft.marked and (below is None or below.kind == "heading")

    def _credit(self, credit: Credit) -> bool:
        """Take a credit below a text; whether it was the article's and not that of a caption, its last paragraph."""
        if credit.photo and not credit.text and len(self.draft.paragraphs) > 1:
            last = self.draft.paragraphs[-1]
            if CAPTION.match(squeeze("".join(line.text for line in last))):
                del self.draft.paragraphs[-1]
                self.found.append(Draft(list(credit.bylines), [last], kind="caption"))
                return False
        if credit.photo and not credit.text and not self.draft.marked and len(self.draft.paragraphs) <= 2:
            self.draft.kind = "caption"
        self.draft.bylines += credit.bylines
        return True

    def _note(self, block: Block) -> None:
        sign = block.lines[0].sign
        if sign == FROM:
            self._close()
        elif sign == SEE and not self.draft.paragraphs and self.draft.headings:
            self._teaser()

    def _teaser(self) -> None:
        self.draft.kind = "teaser"
        self.draft.paragraphs = [[line] for line in self.draft.headings]
        self._close()

    def _text(self, i: int) -> None:
        block = self.blocks[i]
        draft = self.draft
        if block.opens is not None:
            if draft.paragraphs:
                self._close()
            self.draft.bylines += block.opens
            self.draft.marked = True
        elif block.lines and block.lines[0].sign == FROM:
            self._close()
        elif can_head(block) and not draft.open and self._starts_after(i):
            self._close()
            self.draft.headings += block.lines
            if block.lines[-1].sign == SEE:
                self._teaser()
            return
        self._paragraph(block)
        if block.closes:
            if self._credit(block.closes):
                self._close()
        elif block.lines and block.lines[-1].sign == TO:
            self._close()

    def _starts_after(self, i: int) -> bool:
        """Whether an article begins below this line for sure, further headline lines between."""
        for block in self.blocks[i + 1 : i + 1 + _MAX_LOOK_AHEAD]:
            if block.kind == "heading":
                return False
            if starts(block) or (block.kind == "note" and block.lines[0].sign == SEE):
                return True
            if not can_head(block):
                return False
        return False

    def _paragraph(self, block: Block) -> None:
        """Add a paragraph; one that was cut in the middle of a sentence goes on."""
        if not block.lines:
            return
        draft = self.draft
        if draft.open:
            last = draft.paragraphs[-1][-1]
            draft.open = last.text[-1] not in "：:；;" and bool(len(last.text) >= MIN_BODY or _COMMA.search(last.text))
        draft.add(block.lines)
