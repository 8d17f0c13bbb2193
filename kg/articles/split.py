"""A page cut into its articles: bodies unwrapped, headlines and bylines found, every character traced to the page."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import kg.regex as re
from kg.articles.blocks import Block, read_blocks
from kg.articles.columns import Columns, find_parted
from kg.articles.doubts import mark_doubts
from kg.articles.drafts import CLOSED_END, MIN_BODY, WORD, Draft, Flow, body_pieces, can_head, heading_text, starts
from kg.articles.headlines import join_lines
from kg.articles.line_roles import set_roles
from kg.articles.lines import is_wrapped, mask_page, read_lines
from kg.articles.regions import read_regions
from kg.articles.rosters import part_rosters
from kg.articles.variants import LIGATURES, NormalText, normal_text, normalize
from kg.records import Article, Page, Region
from kg.words.traditional import Printed, can_simplify, is_traditional, simplify

_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MAX_HEADLINE = 120  # characters


def split_page(page: Page) -> tuple[Article, ...]:
    """The articles of a page in the order of their bodies; a page without text gives ().

    Teasers and photo captions are articles of their own kind. `Article.origin` leads from each character of a body
    to the same character of the page, which may have another form there (kg/articles/variants.py) or be the white space
    between two names in a row (kg/articles/rosters.py); the newline between two paragraphs leads to a newline between
    them.
    """
    if is_traditional(page.text) and can_simplify():
        return _split_traditional(page)
    return _split(page)


def _split_traditional(page: Page) -> tuple[Article, ...]:
    """The articles found in the simplified form of the page, as they are printed."""
    text = simplify(page.text)
    form = normalize(page.text)
    printed = Printed(form, normalize(text))
    articles = []
    for article in _split(replace(page, text=text)):
        letters = zip(article.origin, article.body, strict=True)
        body = "".join(letter if form[at] in LIGATURES else form[at] for at, letter in letters)
        found = replace(
            article,
            id=_article_id(page, body),
            body=body,
            headlines=tuple(map(printed.form, article.headlines)),
            bylines=tuple(replace(byline, name=printed.form(byline.name)) for byline in article.bylines),
        )
        articles.append(found)
    return tuple(articles)


def _split(page: Page) -> tuple[Article, ...]:
    normal = normal_text(page.text)
    markdown = page.markup == "markdown" or ("#" in normal.text and _HEADING.search(normal.text) is not None)
    mask, rows = part_rosters(mask_page(normal.text, markdown=markdown))
    lines = [line._replace(closed=True) if line.end in rows else line for line in read_lines(mask)]
    if not lines:
        return ()
    if page.regions:
        return _finish_all(page, mask, read_regions(mask, _move(page.regions, normal), page.doubted), normal)
    wrapped = is_wrapped([line for line in lines if not (markdown and line.text.startswith("#"))])
    if wrapped and not (markdown and any(line.text.startswith("#") for line in lines)):
        lines = set_roles(lines)
    blocks = read_blocks(mask, lines, wrapped=wrapped, markdown=markdown)
    if any(block.kind == "heading" for block in blocks):
        drafts = Flow(blocks).drafts()
    elif wrapped:
        drafts = Columns(blocks).drafts(mask)
    elif parted := find_parted(blocks):
        drafts = Columns(blocks, parted).drafts(mask)
    elif _count_starts(blocks) >= 2:
        drafts = Flow(blocks).drafts()
    else:
        drafts = _single(blocks)
    mark_doubts(drafts, wrapped=wrapped)
    return _finish_all(page, mask, drafts, normal)


def _finish_all(page: Page, mask: str, drafts: Sequence[Draft], normal: NormalText) -> tuple[Article, ...]:
    kept = [draft for draft in drafts if _is_article(draft)]
    return tuple(_finish(page, mask, draft, normal) for draft in sorted(kept, key=lambda d: d.paragraphs[0][0].start))


def _move(regions: Sequence[Region], normal: NormalText) -> Sequence[Region]:
    """The regions of a page as regions of its normal text."""
    at = normal.offsets
    if at is None:
        return regions
    return [region._replace(start=bisect_left(at, region.start), end=bisect_left(at, region.end)) for region in regions]


def _single(blocks: Sequence[Block]) -> list[Draft]:
    """One clean article: the lines above the first blank line are its headlines, if they can be."""
    draft = Draft(marked=True)
    texts = [block for block in blocks if block.kind == "text" and block.lines]
    head = 0
    if len(texts) > 1 and not CLOSED_END.search(texts[0].text) and len(texts[0].text) <= _MAX_HEADLINE:
        head = 1
        while head < len(texts) - 1 and not texts[head].lines[0].gap and can_head(texts[head]):
            head += 1
        if not texts[head].lines[0].gap and texts[head].opens is None and blocks[head] is texts[head]:
            head = 1  # no blank line and no byline below them: only the first line is sure
    for block in blocks:
        credits = block.credit, block.closes
        draft.bylines += chain(block.opens or (), *(credit.bylines for credit in credits if credit))
    for i, block in enumerate(texts):
        if i < head:
            draft.headings += block.lines
        else:
            draft.open = False
            draft.add(block.lines)
    return [draft]


def _count_starts(blocks: Sequence[Block]) -> int:
    """How many articles begin with a byline or a dateline; both together count once."""
    count = 0
    for last, block in zip([None, *blocks], blocks, strict=False):
        if starts(block) and not (last and last.kind == "byline"):
            count += 1
    return count


def _is_article(draft: Draft) -> bool:
    """Whether there is enough of it: stray lines of a page are none."""
    if not any(WORD.search(line.text) for line in chain.from_iterable(draft.paragraphs)):
        return False
    if draft.kind == "caption":
        return bool(draft.headings or draft.headlines) or draft.length >= MIN_BODY
    return draft.marked or bool(draft.headings or draft.headlines) or draft.length >= MIN_BODY


def _article_id(page: Page, body: str) -> str:
    return hashlib.sha256((page.id + body).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _finish(page: Page, mask: str, draft: Draft, normal: NormalText) -> Article:
    """The article of a draft."""
    pieces, ranges = body_pieces(mask, draft)
    offsets = chain.from_iterable(ranges)
    body = "".join(pieces)
    headlines = draft.headlines
    if draft.headings:
        headlines = [*join_lines([heading_text(mask, line) for line in draft.headings], body, doubt=False), *headlines]
    return Article(
        id=_article_id(page, body),
        page_id=page.id,
        headlines=tuple(dict.fromkeys(headlines)),
        bylines=tuple(dict.fromkeys(draft.bylines)),
        body=body,
        origin=tuple(offsets) if normal.offsets is None else tuple(normal.offsets[i] for i in offsets),
        kind=draft.kind,
        layout="uncertain" if draft.doubted else "clear",
    )
