"""Invented Chinese newspaper pages as PDF whose truth is known exactly.

forms = compose("5-columns", seed=3)             # one Form a page: its truth and where everything stands
pdf = typeset(forms, VARIANTS["rows"], seed=3)   # bytes; one Form makes one page
forms[0].page.articles[0].headline               # the truth: PaperPage of PaperArticles in reading order

python tests/newspaper.py OUT_DIR [--layout NAME] [--seed N] [--variant NAME] [--png]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from composing import fill_page
from destroyed import Destroyed, destroyed_text
from drawing import VARIANTS, Drawing, Variant, draw
from furniture import PAGES, PAPER, pick_date, set_furniture
from invented import Draft, PaperArticle, PaperPage, Writer
from layouts import LAYOUTS
from setting import Line, Shape

__all__ = [
    "LAYOUTS",
    "VARIANTS",
    "Destroyed",
    "Form",
    "PaperArticle",
    "PaperPage",
    "Variant",
    "compose",
    "destroyed_text",
    "typeset",
]
FIGURES = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Form:
    """A page ready to be printed: its truth, and its lines and shapes; y grows downwards."""

    page: PaperPage
    width: float
    height: float
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]


def compose(layout: str, seed: int = 0) -> tuple[Form, ...]:
    """The pages of a layout, written and set; the same seed gives the same pages."""
    plan = LAYOUTS[layout]
    writer = Writer(f"{layout} {seed}")
    chance = random.Random(f"page {layout} {seed}")
    day = pick_date(chance)
    rest: Draft | None = None
    jumps = ("", "")
    if len(plan.numbers) > 1:
        here, there = (FIGURES[int(number)] for number in plan.numbers)
        jumps = (f"（下转第{there}版）", f"（上接第{here}版）")
    forms = []
    for slots, number in zip(plan.pages, plan.numbers, strict=True):
        lines, shapes, area = set_furniture(plan, number, day, chance)
        filled = fill_page(plan, slots, area, writer, rest, jumps)
        rest = filled.rest
        page = PaperPage(
            articles=tuple(filled.articles),
            paper=PAPER,
            date=day.isoformat(),
            number=number,
            layout=layout,
            furniture=tuple(line.text for line in lines),
            sections=tuple(filled.sections),
            vertical=tuple(filled.vertical),
        )
        forms.append(Form(page, *PAGES[plan.paper], (*lines, *filled.lines), (*shapes, *filled.shapes)))
    return tuple(forms)


def typeset(forms: Form | Iterable[Form], variant: Variant = VARIANTS["plain"], seed: int = 0) -> bytes:
    """One form or several as one PDF."""
    pages = [forms] if isinstance(forms, Form) else list(forms)
    return draw([Drawing(form.width, form.height, form.lines, form.shapes) for form in pages], variant, seed)


def describe(form: Form) -> dict[str, object]:
    """The truth of a page for a JSON file: also each line with its role, its article and its box."""
    lines = [
        {"text": line.text, "role": line.role, "article": line.article, "box": [round(edge, 2) for edge in line.box]}
        for line in form.lines
    ]
    return {**asdict(form.page), "width": form.width, "height": form.height, "lines": lines}


def write_picture(pdf: bytes, path: Path, scale: float) -> None:
    """A picture of each page beside the PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            page.render(scale=scale).to_pil().save(path.with_suffix(f".{number}.png"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes invented newspaper pages as PDF with their truth as JSON.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--layout", choices=sorted(LAYOUTS), action="append", help="all when not given")
    parser.add_argument("--variant", choices=sorted(VARIANTS), default="named", help="named by default")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--png", action="store_true", help="also a picture of each page")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for layout in given.layout or LAYOUTS:
        forms = compose(layout, given.seed)
        path = given.out / f"{layout}-{given.variant}-{given.seed}.pdf"
        pdf = typeset(forms, VARIANTS[given.variant], given.seed)
        path.write_bytes(pdf)
        truth = json.dumps([describe(form) for form in forms], ensure_ascii=False, indent=1)
        path.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")
        if given.png:
            write_picture(pdf, path, 1.3)
        print(path, *(len(form.page.articles) for form in forms), file=sys.stderr)


if __name__ == "__main__":
    main()
