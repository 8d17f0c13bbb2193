"""Blocks of a page: lines that stand together, as paragraph, headline or byline, and what begins and ends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import kg.regex as re
from kg.articles.bylines import (
    BYLINE_GATE,
    CLOSING_SIGNS,
    MARKERS,
    OPENING_GATE,
    Credit,
    read_byline,
    read_closing,
    read_opening,
)
from kg.articles.line_roles import HEAD, MORE, PARAGRAPH_START
from kg.articles.line_signs import byline_over
from kg.articles.lines import FROM, MARKS, NEWS_START, TO, Line, is_closed, is_furniture, width
from kg.records import Byline

_HEADING = re.compile(r"(#{1,6})[ \t\u3000\ue003]*([^#\s\ue003].*)")
_OPENING = 160  # characters in which a text's dateline and byline end
_PAUSE = re.compile("[，。；,;]")

BlockKind = Literal["text", "heading", "byline", "note"]


@dataclass(slots=True)
class Block:
    """Lines that stand together: a paragraph or piece of one, a headline, a byline, or a note by itself."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0  # of a Markdown heading
    credit: Credit | None = None  # what a byline block says
    opens: tuple[Byline, ...] | None = (
        None  # it begins with a dateline or byline, which is cut off: the people named there
    )
    closes: Credit | None = None  # it ends with a credit, which is cut off

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def read_blocks(mask: str, lines: Sequence[Line], *, wrapped: bool, markdown: bool) -> list[Block]:
    """The page's lines as blocks; where lines are not wrapped each is a block of its own."""
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        last = blocks[-1] if blocks else None
        if not line.text:
            blocks.append(Block("note", [line]))
        elif markdown and (heading := _HEADING.match(line.text)):
            text = heading[2].rstrip("#").rstrip(" \t\ue003") or heading[2]
            start = line.start + heading.start(2)
            title = line._replace(start=start, end=start + len(text), text=text)
            credit = read_byline(title.text)
            if credit:
                blocks.append(Block("byline", [title], credit=credit))
            elif not is_furniture(title.text):
                blocks.append(Block("heading", [title], level=len(heading[1])))
        elif last and last.kind == "text" and (credit := _closing_here(line, last)):
            last.closes = credit
        elif credit := _byline_here(lines, i, last):
            if last and last.kind == "byline" and last.credit and not line.gap:
                last.lines.append(line)
                last.credit = _both(last.credit, credit)
            else:
                blocks.append(Block("byline", [line], credit=credit))
        elif last and last.kind == "byline" and not line.gap and (credit := byline_over(last.lines[-1], line)):
            last.lines.append(line)
            last.credit = credit
        elif last and last.kind == "text" and wrapped and not _begins_block(lines, i, last):
            last.lines.append(line)
        else:
            blocks.append(Block("text", [line]))
    for block in blocks:
        if block.kind == "text":
            _cut_ends(mask, block)
    return [block for block in blocks if block.lines or block.opens is not None or block.closes]


def _byline_here(lines: Sequence[Line], i: int, last: Block | None) -> Credit | None:
    """The byline that fills lines[i], unless the line lies within a sentence."""
    line = lines[i]
    if not BYLINE_GATE.search(line.text):
        return None
    credit = read_byline(line.text)
    if not credit and line.text[0] in MARKERS and i + 1 < len(lines):
        credit = byline_over(line, lines[i + 1])  # 通讯员 李四 王 | 小五
    if not credit or credit.marked or line.gap or not last or last.kind != "text" or is_closed(last.lines[-1]):
        return credit
    return credit if MARKS.search(line.text) or width(line) < width(last.lines[-1]) - 2 else None


def _both(a: Credit, b: Credit) -> Credit:
    """Two lines of one byline."""
    return Credit(
        tuple(dict.fromkeys((*a.bylines, *b.bylines))), a.marked or b.marked, a.photo or b.photo, a.text or b.text
    )


def _closing_here(line: Line, last: Block) -> Credit | None:
    """The credit in brackets that fills a line below a closed text: （通讯员 李四）."""
    if line.text[0] not in "（(" or line.text[-1] not in "）)" or len(line.text) > 60 or not is_closed(last.lines[-1]):
        return None
    return read_closing("。" + line.text).credit


def _begins_block(lines: Sequence[Line], i: int, last: Block) -> bool:
    """Whether the wrapped line lines[i] begins something new below `last`."""
    line, above = lines[i], last.lines[-1]
    if line.gap or above.sign == TO or line.sign == FROM:
        return True
    if line.role and line.role != PARAGRAPH_START:
        return line.role != MORE and not line.role == above.role == HEAD
    if is_closed(above):
        broad = max(width(line), *map(width, last.lines[-4:]))
        short = width(line) < broad - 3 and not is_closed(line) and not _PAUSE.search(line.text)
        return line.indent or short or width(above) < broad - 1 or read_opening(line.text[:_OPENING]).end > 0
    if len(last.lines) > 4 or _PAUSE.search(above.text) or any(_PAUSE.search(x.text) for x in last.lines):
        return line.indent and not any(_PAUSE.search(x.text) for x in last.lines)
    if last.text.count("（") != last.text.count("）") or read_opening(last.text[:_OPENING]).end:
        return False
    below = lines[i + 1] if i + 1 < len(lines) and not lines[i + 1].gap else line
    if not (_PAUSE.search(line.text) or _PAUSE.search(below.text)):
        return False
    # A line too short to have been cut by the column, prose below: that is a headline without a blank line.
    indent = 1.5 if len(last.lines) > 1 or NEWS_START.match(line.text) else 3.0
    return width(above) < max(width(line), width(below)) - indent


def _cut_ends(mask: str, block: Block) -> None:
    """Cut dateline, inline byline and closing credit off a text block and keep what they say."""
    lines = block.lines
    head = mask[lines[0].start : min(lines[-1].end, lines[0].start + _OPENING)]
    if OPENING_GATE.match(head):
        opening = read_opening(head)
        if opening.end:
            block.opens = opening.bylines
            _drop_before(lines, lines[0].start + opening.end)
    if lines and lines[-1].text[-1] in CLOSING_SIGNS:
        start = max(lines[0].start, lines[-1].end - 100)
        closing = read_closing(mask[start : lines[-1].end])
        if closing.credit:
            block.closes = closing.credit
            _drop_after(lines, start + closing.start)


def _drop_before(lines: list[Line], offset: int) -> None:
    """Drop what stands before an offset of the page."""
    while lines and lines[0].end <= offset:
        del lines[0]
    if lines and lines[0].start < offset:
        text = lines[0].text[offset - lines[0].start :].lstrip()
        lines[0] = lines[0]._replace(start=lines[0].end - len(text), text=text)


def _drop_after(lines: list[Line], offset: int) -> None:
    """Drop what stands from an offset of the page on."""
    while lines and lines[-1].start >= offset:
        del lines[-1]
    if lines and lines[-1].end > offset:
        text = lines[-1].text[: offset - lines[-1].start].rstrip()
        lines[-1] = lines[-1]._replace(end=lines[-1].start + len(text), text=text)
