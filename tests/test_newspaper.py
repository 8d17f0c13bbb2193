"""The generator of invented newspaper pages keeps its word: what it says stands on a page stands there, once."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from destroyed import How
from newspaper import LAYOUTS, VARIANTS, Form, compose, destroyed_text, typeset
from setting import NO_END, NO_START, Glyph, Line, Rect

SEED = 7
ORDERS: tuple[How, ...] = ("wrapped", "ABAB", "ABBA", "ABCA", "ABCABC", "interleaved")
SPACES = re.compile(r"\s")
EMBEDDED = [name for name, variant in VARIANTS.items() if variant.font and name != "plain"]
REAL_FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")


@pytest.fixture(scope="module", params=sorted(LAYOUTS))
def forms(request: pytest.FixtureRequest) -> tuple[Form, ...]:
    return compose(request.param, SEED)


def bare(*texts: str) -> str:
    return SPACES.sub("", "".join(texts))


def read_characters(pdf: bytes) -> list[list[tuple[str, float, float]]]:
    """Per page each character that the PDF draws, with the left end of its baseline; y grows upwards."""
    raw = pypdfium2.raw
    pages = []
    x, y = ctypes.c_double(), ctypes.c_double()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            found = []
            for index in range(text.count_chars()):
                if not raw.FPDFText_IsGenerated(text, index):
                    raw.FPDFText_GetCharOrigin(text, index, x, y)
                    found.append((chr(raw.FPDFText_GetUnicode(text, index)), x.value, y.value))
            pages.append(found)
    return pages


def glyphs(form: Form) -> list[Glyph]:
    return [glyph for line in form.lines for glyph in line.glyphs]


def meet(one: Rect, other: Rect) -> bool:
    return one.grow(-0.01).meets(other)


def test_there_are_many_layouts() -> None:
    assert len(LAYOUTS) == 21
    assert len(VARIANTS) == 13


def test_a_layout_has_articles_and_heads(forms: tuple[Form, ...]) -> None:
    for form in forms:
        articles = form.page.articles
        assert len(articles) >= 4
        assert any(article.kicker or article.subheadline for article in articles)
        for article in articles:
            assert article.headline or form.page.vertical
            assert 50 <= len("".join(article.paragraphs)) <= 1400
    assert len(forms) == (2 if forms[0].page.layout == "jump" else 1)


def test_nothing_overlaps(forms: tuple[Form, ...]) -> None:
    for form in forms:
        page = Rect(30, 30, form.width - 30, form.height - 25)
        boxes = [line.box for line in form.lines]
        for at, box in enumerate(boxes):
            assert page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1
            for other, line in zip(boxes[at + 1 :], form.lines[at + 1 :], strict=True):
                assert not meet(box, other), f"{form.lines[at].text} / {line.text}"
            for shape in form.shapes:
                if shape.kind in ("rule", "picture", "image"):
                    assert not meet(box, shape.rect), f"{form.lines[at].text} in a {shape.kind}"


def test_characters_of_a_line_do_not_overlap(forms: tuple[Form, ...]) -> None:
    for form in forms:
        for line in form.lines:
            if line.role != "vertical":
                for glyph, after in zip(line.glyphs, line.glyphs[1:], strict=False):
                    assert after.x >= glyph.box.x1 - 0.01, line.text


def lines_of(form: Form, article: int, *roles: str) -> list[Line]:
    return [line for line in form.lines if line.article == article and line.role in roles]


def test_the_lines_of_an_article_are_its_truth(forms: tuple[Form, ...]) -> None:
    for form in forms:
        page = form.page
        for number, article in enumerate(page.articles):
            body = bare(article.jump_from, *article.paragraphs, article.jump_to)
            for role, texts in (
                ("kicker", article.kicker),
                ("headline", article.headline),
                ("subheadline", article.subheadline),
                ("byline", (article.byline,)),
                ("text", (body,)),
                ("caption", article.captions),
            ):
                assert bare(*(line.text for line in lines_of(form, number, role))) == bare(*texts)
        rest = Counter(bare(*(line.text for line in form.lines if line.article is None)))
        assert rest == Counter(bare(*page.furniture, *page.sections))


def test_lines_break_as_chinese_lines_do(forms: tuple[Form, ...]) -> None:
    for form in forms:
        for line in form.lines:
            if line.role == "text":
                assert line.text[0] not in NO_START, line.text
                assert line.text[-1] not in NO_END, line.text


@pytest.mark.parametrize(
    ("layout", "variant"),
    [(layout, "plain") for layout in sorted(LAYOUTS)]
    + [(layout, variant) for layout in ("jump", "three-sizes", "vertical") for variant in sorted(EMBEDDED)],
)
def test_the_pdf_holds_what_the_form_says(layout: str, variant: str) -> None:
    forms = compose(layout, SEED)
    chosen = VARIANTS[variant]
    pages = read_characters(typeset(forms, chosen, SEED))
    assert len(pages) == len(forms)
    for form, found in zip(forms, pages, strict=True):
        drawn = Counter(char for char, _, _ in found if char != "　")
        want = Counter(glyph.char for glyph in glyphs(form))
        twice = Counter(glyph.char for line in form.lines if "head" in line.role for glyph in line.glyphs)
        twice += Counter(glyph.char for line in form.lines if line.role == "kicker" for glyph in line.glyphs)
        assert not want - drawn
        assert not drawn - want - (twice if chosen.bold else Counter())
        near = {(glyph.char, round(glyph.x), round(form.height - glyph.y)) for glyph in glyphs(form)}
        for char, x, y in found:
            around = {(char, round(x) + dx, round(y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
            assert char == "　" or around & near, f"{char} at {x:.1f}, {y:.1f}"


@pytest.mark.parametrize("variant", ["named", "named-rows"])
def test_a_named_font_holds_the_same(variant: str) -> None:
    """But for objects of one character on a machine without Chinese fonts, which PDFium leaves out."""
    (form,) = compose("4-columns", SEED)
    (found,) = read_characters(typeset(form, VARIANTS[variant]))
    want = Counter(line.text for line in form.lines if len(line.glyphs) > 1)
    drawn = Counter(char for char, _, _ in found)
    assert not Counter("".join(want.elements())) - drawn
    assert not drawn - Counter(glyph.char for glyph in glyphs(form))


@pytest.mark.skipif(not REAL_FONT.exists(), reason="needs fonts-wqy-zenhei")
def test_a_real_font_holds_the_same() -> None:
    (form,) = compose("4-columns", SEED)
    (found,) = read_characters(typeset(form, replace(VARIANTS["plain"], font=str(REAL_FONT))))
    want = Counter(glyph.char for glyph in glyphs(form) if glyph.char != "▢")  # the font has no ▢: PDFium says U+0000
    assert Counter(char for char, _, _ in found if char != "\0") == want


def test_the_same_seed_gives_the_same_bytes() -> None:
    for variant in VARIANTS.values():
        assert typeset(compose("box", 3), variant, 3) == typeset(compose("box", 3), variant, 3)
    assert typeset(compose("box", 3)) != typeset(compose("box", 4))


def test_a_jump_goes_on() -> None:
    first, second = compose("jump", SEED)
    (start,) = [article for article in first.page.articles if article.jump_to]
    (rest,) = [article for article in second.page.articles if article.jump_from]
    assert (start.jump_to, rest.jump_from) == ("（下转第四版）", "（上接第一版）")
    assert start.headline == rest.headline
    assert not set(start.paragraphs) & set(rest.paragraphs)


@pytest.mark.parametrize("how", ORDERS)
def test_a_broken_text_layer_keeps_every_character(forms: tuple[Form, ...], how: How) -> None:
    for form in forms:
        made = destroyed_text(form.page, SEED, how)
        assert made == destroyed_text(form.page, SEED, how)
        for number, article in enumerate(form.page.articles):
            assert bare(*made.parts(number)) == bare(*article.paragraphs)
            for kind, texts in (
                ("head", (*article.kicker, *article.headline, *article.subheadline)),
                ("byline", (article.byline,)),
                ("caption", article.captions),
            ):
                found = [made.text[b.start : b.end] for b in made.blocks if (b.kind, b.article) == (kind, number)]
                assert bare(*found) == bare(*texts)
        assert sum(len(bare(made.text[b.start : b.end])) for b in made.blocks) == len(bare(made.text))


@pytest.mark.parametrize("order", ["ABAB", "ABBA", "ABCA", "ABCABC"])
def test_bodies_are_interleaved_in_the_order_asked_for(order: How) -> None:
    (form,) = compose("5-columns", SEED)
    made = destroyed_text(form.page, SEED, order)
    bodies = [block for block in made.blocks if block.kind == "body"]
    several = {block.article for block in bodies if block.part}
    first = min(bodies.index(block) for block in bodies if block.article in several)
    group = [block.article for block in bodies[first : first + len(order)]]
    letters = {article: letter for letter, article in zip("ABC", dict.fromkeys(group), strict=False)}
    assert "".join(letters[article] for article in group) == order
    for block in bodies:
        if block.part == 0 and block.article in several:
            assert made.text[block.end - 1] not in "。！？", "cut in the middle of a sentence"
