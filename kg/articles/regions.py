"""Articles of a page whose layout its reader knows (HTML, PDF): regions grouped into drafts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kg.articles.blocks import read_blocks
from kg.articles.bylines import read_byline, read_opening
from kg.articles.drafts import Draft, heading_text
from kg.articles.lines import Line, read_lines
from kg.records import Region


def read_regions(mask: str, regions: Sequence[Region], doubted: Sequence[int] = ()) -> list[Draft]:
    """The drafts of a page, captions apart; `mask` is the page's, `doubted` says whose text may be out of order."""
    drafts: list[Draft] = []
    for number, group in groupby(regions, key=lambda region: region.article):
        draft = Draft(marked=True)
        found = [draft]
        headings: list[Line] = []
        captions: list[Draft] = []
        for region in group:
            lines = _lines(mask, region)
            if region.kind == "caption":
                captions.append(Draft(kind="caption"))
                _add(mask, captions[-1], lines)
            elif region.kind == "byline":
                credit = read_byline(mask[region.start : region.end], sure=True)
                draft.bylines += credit.bylines if credit else ()
            elif region.kind == "text":
                if draft.paragraphs and _opens(mask, lines):  # another one, without a headline
                    draft = Draft(marked=True)
                    found.append(draft)
                _add(mask, draft, lines)
            else:
                headings += lines
        first = found[0]
        first.headlines = [heading_text(mask, line) for line in headings]
        if not first.paragraphs:
            first.kind = "teaser"
            first.paragraphs = [[line] for line in headings]
        for one in found:
            one.doubted = number in doubted
        drafts += [*found, *captions]
    return drafts


def _opens(mask: str, lines: Sequence[Line]) -> bool:
    """Whether a paragraph begins with a dateline: 本报讯."""
    return bool(lines) and read_opening(mask[lines[0].start : lines[0].end]).end > 0


def _add(mask: str, draft: Draft, lines: Sequence[Line]) -> None:
    """Add a paragraph without its dateline and credits."""
    draft.open = False
    for block in read_blocks(mask, lines, wrapped=False, markdown=False):
        for people in (block.opens, block.credit and block.credit.bylines, block.closes and block.closes.bylines):
            draft.bylines += people or ()
        if block.kind == "text":
            draft.add(block.lines)


def _lines(mask: str, region: Region) -> list[Line]:
    return [
        line._replace(start=line.start + region.start, end=line.end + region.start)
        for line in read_lines(mask[region.start : region.end])
    ]
