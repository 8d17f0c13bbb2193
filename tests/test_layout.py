"""Invented newspaper pages set as PDF in many layouts: articles, headlines and order of reading are known exactly."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from newspaper import LAYOUTS, VARIANTS, PaperArticle, PaperPage, compose, typeset
from setting import Line

from kg.articles.lines import squeeze
from kg.pages.pdf import read_pdf
from kg.pages.sheets import Sheet

ARTICLE_FLOOR, HEADLINE_FLOOR, ORDER_FLOOR = 0.98, 0.97, 0.97
SEEDS = (101, 102)
GRAM = 8  # characters, by which an article is recognised
SAME = 0.9  # F1 of these that makes two texts one article


@dataclass(slots=True)
class Found:
    """An article as it was read: its strings by kind."""

    parts: dict[str, list[str]] = field(default_factory=dict)

    def of(self, kind: str) -> list[str]:
        return self.parts.get(kind, [])


def found_on(sheet: Sheet) -> list[Found]:
    articles: dict[int, Found] = {}
    for region in sheet.regions:
        parts = articles.setdefault(region.article, Found()).parts
        parts.setdefault(region.kind, []).append(squeeze(sheet.text[region.start : region.end]))
    return list(articles.values())


def body_of(article: PaperArticle) -> list[str]:
    paragraphs = [squeeze(paragraph) for paragraph in article.paragraphs]
    paragraphs[0] = article.jump_from + paragraphs[0]
    paragraphs[-1] += article.jump_to
    return paragraphs


def likeness(a: str, b: str) -> float:
    one, two = ({text[i : i + GRAM] for i in range(max(1, len(text) - GRAM + 1))} for text in (a, b))
    return 2 * len(one & two) / (len(one) + len(two))


def score(page: PaperPage, sheet: Sheet) -> Counter[str]:
    """Counts for a page: articles told, found and right, bodies in exact order, headline strings."""
    left = found_on(sheet)
    counts = Counter(told=len(page.articles), found=len(left))
    for article in page.articles:
        body = body_of(article)
        best = max(left, key=lambda one: likeness("".join(one.of("text")), "".join(body)), default=None)
        heads = [
            (kind, squeeze(head)) for kind in ("kicker", "headline", "subheadline") for head in getattr(article, kind)
        ]
        counts["heads told"] += len(heads)
        if best is None or likeness("".join(best.of("text")), "".join(body)) < SAME:
            continue
        left.remove(best)
        read = [(kind, head) for kind in ("kicker", "headline", "subheadline") for head in best.of(kind)]
        counts["right"] += 1
        counts["in order"] += best.of("text") == body
        counts["heads found"] += len(read)
        counts["heads right"] += len(set(heads) & set(read))
        counts["bylines right"] += "".join(best.of("byline")) == squeeze(article.byline)
        counts["captions right"] += best.of("caption") == [squeeze(caption) for caption in article.captions]
    return counts


def f1(right: int, told: int, found: int) -> float:
    return 2 * right / max(1, told + found)


def read(layout: str, seed: int, variant: str) -> Iterator[tuple[PaperPage, Sheet]]:
    forms = compose(layout, seed)
    sheets = read_pdf(typeset(forms, VARIANTS[variant], seed), Path("page.pdf"))
    yield from zip((form.page for form in forms), sheets, strict=True)


def test_every_layout_is_read() -> None:
    assert len(LAYOUTS) >= 12
    total: Counter[str] = Counter()
    for layout in LAYOUTS:
        for seed in SEEDS:
            for page, sheet in read(layout, seed, "plain"):
                total += score(page, sheet)
                assert (sheet.date, sheet.paper) == (page.date, page.paper)
    assert total["told"] >= 200
    assert f1(total["right"], total["told"], total["found"]) >= ARTICLE_FLOOR, total
    assert f1(total["heads right"], total["heads told"], total["heads found"]) >= HEADLINE_FLOOR, total
    assert total["in order"] / total["told"] >= ORDER_FLOOR, total
    assert total["bylines right"] / total["right"] >= HEADLINE_FLOOR, total
    assert total["captions right"] / total["right"] >= HEADLINE_FLOOR, total


@pytest.mark.parametrize("variant", sorted(set(VARIANTS) - {"plain", "named", "named-rows"}))
def test_the_way_of_drawing_changes_nothing(variant: str) -> None:
    for layout in ("4-columns", "three-sizes", "pictures"):
        plain = [score(page, sheet) for page, sheet in read(layout, 7, "plain")]
        assert [score(page, sheet) for page, sheet in read(layout, 7, variant)] == plain


def test_vertical_text_is_reported() -> None:
    for page, sheet in read("vertical", 3, "plain"):
        assert page.vertical
        (note,) = sheet.notes
        assert "vertical" in note
        for headline in page.vertical:
            assert headline.strip("0123456789") in note


def test_a_text_that_breaks_off_is_doubted() -> None:
    right = doubted = 0
    for layout in ("3-columns", "hair-lines"):
        for page, sheet in read(layout, 11, "plain"):
            bodies = [body_of(article) for article in page.articles]
            for number, article in enumerate(found_on(sheet)):
                right += article.of("text") in bodies
                doubted += number in sheet.doubted
    assert right >= 10
    assert doubted == 0
    forms = compose("3-columns", 11)
    texts: dict[int | None, list[Line]] = {}
    for line in forms[0].lines:
        if line.role == "text":
            texts.setdefault(line.article, []).append(line)
    last = next(lines[-1] for lines in texts.values() if not lines[-2].text.endswith(("。", "”")))
    cut = replace(forms[0], lines=tuple(line for line in forms[0].lines if line is not last))
    (sheet,) = read_pdf(typeset(cut, VARIANTS["plain"], 11), Path("page.pdf"))
    assert len(sheet.doubted) == 1


def test_pages_are_read_quickly() -> None:
    """Five pages a second are read on a quiet machine; one under test may be slow and busy."""
    pdfs = [typeset(compose("4-columns", seed), VARIANTS["plain"], seed) for seed in range(4)]
    start = time.perf_counter()
    pages = sum(len(read_pdf(pdf, Path("page.pdf"))) for pdf in pdfs * 2)
    assert pages / (time.perf_counter() - start) > 1
