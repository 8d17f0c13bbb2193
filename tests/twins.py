"""Articles of a page printed as wrapped text, Markdown, HTML and PDF, for tests that read all four alike."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path

from drawing import VARIANTS, Drawing, draw
from setting import Line, Rect, Role, Shape, find_places, set_paragraph, set_title

from kg.records import Article, Page

SIZE, PITCH, GUTTER = 9.5, 15.0, 14.0
WIDTH, MARGIN, COLUMNS = 800.0, 40.0, 3
HEAD_SIZES = (26.0, 15.0, 13.0)
WRAP = 20  # characters a line of the text layer


def byline_of(article: Article) -> str:
    """The printed byline: ▢ 全媒体记者 王婷 通讯员 李爽."""
    parts: list[str] = []
    role = ""
    for person in article.bylines:
        if person.role != role:
            role = person.role
            parts.append({"记者": "全媒体记者"}.get(role, role))
        parts.append(person.name)
    return f"▢ {' '.join(parts)}" if parts else ""


def paragraphs_of(article: Article) -> list[str]:
    first, *rest = article.body.split("\n")
    return [f"本报讯 {first}", *rest]


def as_text(page: Page, articles: Sequence[Article]) -> bytes:
    """A text layer: lines cut at a column's width, headlines below their bodies."""
    lines: list[str] = []
    for article in articles:
        lines += [byline_of(article), ""] if article.bylines else []
        for paragraph in paragraphs_of(article):
            lines += [paragraph[i : i + WRAP] for i in range(0, len(paragraph), WRAP)] + [""]
        lines += [*article.headlines, ""]
    return "\n".join(lines).encode()


def as_markdown(page: Page, articles: Sequence[Article]) -> bytes:
    lines: list[str] = []
    for article in articles:
        for headline in article.headlines:
            lines += [f"### {headline}", ""]
        lines += [byline_of(article)[2:], ""] if article.bylines else []
        for paragraph in paragraphs_of(article):
            lines += [paragraph, ""]
    return "\n".join(lines).encode()


def as_html(page: Page, articles: Sequence[Article]) -> bytes:
    """A page of a digital paper, without date, so that file and manifest say it for all formats."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>数字报</title></head><body>"]
    for article in articles:
        heads = [
            f"<{tag}>{html.escape(headline)}</{tag}>"
            for tag, headline in zip(("h1", "h2", "h2"), article.headlines, strict=False)
        ]
        body = "".join(f"<p>　　{html.escape(paragraph)}</p>" for paragraph in paragraphs_of(article))
        byline = f"<h4>{html.escape(byline_of(article))}</h4>" if article.bylines else ""
        parts.append(f"<div class='article'>{''.join(heads)}{byline}<div class='text'>{body}</div></div>")
    return "\n".join([*parts, "</body></html>"]).encode()


def as_pdf(page: Page, articles: Sequence[Article]) -> bytes:
    """Articles one below the other, each in three columns under its headline, with rules between."""
    lines: list[Line] = []
    shapes: list[Shape] = []
    top = MARGIN
    for number, article in enumerate(articles):
        for size, headline, role in zip(HEAD_SIZES, article.headlines, _roles(), strict=False):
            found, top = set_title(headline, (MARGIN, WIDTH - MARGIN), top, size, role, number)
            lines += found
            top += 8
        body, top = _set_body(article, top + 6, number)
        lines += body
        shapes.append(Shape(Rect(MARGIN, top + 8, WIDTH - MARGIN, top + 8), "rule"))
        top += 20
    return draw([Drawing(WIDTH, top + MARGIN, tuple(lines), tuple(shapes))], VARIANTS["plain"], 0)


def _roles() -> Iterator[Role]:
    yield "headline"
    while True:
        yield "subheadline"


def _set_body(article: Article, top: float, number: int) -> tuple[list[Line], float]:
    """The lines of a body in columns as short as hold it, and their bottom."""
    width = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    count = 2
    while True:
        bottom = top + count * PITCH
        columns = [Rect(x, top, x + width, bottom) for x in (MARGIN + i * (width + GUTTER) for i in range(COLUMNS))]
        places = iter(find_places(columns, SIZE, PITCH, ()))
        lines: list[Line] = []
        texts = [*([byline_of(article)] if article.bylines else []), *paragraphs_of(article)]
        for text in texts:
            found = set_paragraph(text, places, SIZE, "text", number)
            if found is None:
                break
            lines += found
        else:
            return lines, bottom
        count += 1


PRINTERS = {".txt": as_text, ".md": as_markdown, ".html": as_html, ".pdf": as_pdf}


def write_twins(page: Page, articles: Sequence[Article], folder: Path, stem: str) -> dict[str, Path]:
    """The page in each format, in folders of their own."""
    written = {}
    for ending, printer in PRINTERS.items():
        path = folder / ending[1:] / f"{stem}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(printer(page, articles))
        written[ending] = path
    return written
