"""Damaged and hostile HTML and PDF files: pages or one PageError, nothing else, in bounded time and memory."""

from __future__ import annotations

import functools
import io
import random
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from newspaper import VARIANTS, compose, typeset
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from setting import FONT, register_font
from test_damaged import KINDS, MEMORY, damage, read_or_refuse

from kg.errors import PageError
from kg.pages.files import read_page_file
from kg.pipeline.extractor import Extractor

TEXT = "昨日，清湖市召开全市水利工作会议。市长沈知秋主持会议并讲话。"
HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>全市水利工作会议召开</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "全市水利工作会议召开"}}</script></head>
<body><!--enpproperty <date>2031-04-03 00:00:00.0</date><title>全市水利工作会议召开</title> /enpproperty-->
<div class="article"><h1>全市水利工作会议召开</h1><h4>本报记者 路遥</h4><p>　　{TEXT}</p><p>　　{TEXT}</p></div>
<table><tr><td>{TEXT}</td></tr></table></body></html>"""


def draw_pdf(draw: str, *, size: tuple[float, float] = (500, 700), encrypt: str = "") -> bytes:
    """A PDF of one page with what `draw` names."""
    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=StandardEncryption(encrypt) if encrypt else None, invariant=1)
    canvas.setFont(FONT, 10)
    if draw == "pile":  # all letters in one place
        for _ in range(400):
            canvas.drawString(50, 300, TEXT)
    elif draw == "giants":
        canvas.setFont(FONT, 5000)
        canvas.drawString(0, 0, TEXT)
    elif draw == "dust":
        canvas.setFont(FONT, 0.001)
        canvas.drawString(50, 300, TEXT * 50)
    elif draw == "rules":
        for i in range(30_000):
            canvas.line(i % 500, i % 700, (i * 7) % 500, (i * 3) % 700)
        canvas.drawString(50, 300, TEXT)
    elif draw == "frames":
        for i in range(3_000):
            canvas.rect(i % 400, i % 600, 30, 30)
        canvas.drawString(50, 300, TEXT)
    elif draw == "letters":  # each somewhere else
        source = random.Random(4)
        for letter in TEXT * 1_000:
            canvas.drawString(source.random() * 480, source.random() * 680, letter)
    elif draw == "column":  # one letter a line
        for i in range(6_000):
            canvas.drawString(50 + i // 600 * 20, 690 - i % 600, TEXT[i % len(TEXT)])
    elif draw == "row":
        canvas.drawString(0, 300, TEXT * 300)
    elif draw == "tilted":
        canvas.rotate(30)
        canvas.drawString(100, 100, TEXT)
    elif draw == "text":
        canvas.drawString(20, 300, TEXT)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@functools.cache
def newspaper_page() -> bytes:
    return typeset(compose("3-columns", 5), VARIANTS["plain"], 5)


def damaged_files() -> Iterator[tuple[str, str, bytes]]:
    """Name, ending and bytes of each damaged HTML and PDF file."""
    source = random.Random(20310404)
    for encoding in ("utf-8", "gb18030", "utf-16"):
        for kind in KINDS:
            for n in range(2):
                yield f"html-{encoding}-{kind}-{n}", ".html", damage(HTML.encode(encoding), kind, source)
    for name, pdf in {"small": draw_pdf("text"), "newspaper": newspaper_page()}.items():
        for kind in KINDS:
            for n in range(6):
                yield f"pdf-{name}-{kind}-{n}", ".pdf", damage(pdf, kind, source)
    pdf = draw_pdf("text")
    yield "pdf-without-xref", ".pdf", pdf.replace(b"xref", b"xxxx")
    yield "pdf-wrong-startxref", ".pdf", pdf[: pdf.rindex(b"startxref")] + b"startxref\n999999999\n%%EOF"
    yield "pdf-no-pages", ".pdf", pdf.replace(b"/Kids", b"/Kidz")
    yield "pdf-pages-in-a-circle", ".pdf", pdf.replace(b"/Type /Page\n", b"/Type /Pages\n")
    yield "pdf-many-pages", ".pdf", pdf.replace(b"/Count 1", b"/Count 2000000000")
    yield "pdf-huge-box", ".pdf", pdf.replace(b"[ 0 0 500 700 ]", b"[ 0 0 5e30 7e30 ]")
    yield "pdf-header-only", ".pdf", b"%PDF-1.7\n"
    yield "pdf-random", ".pdf", b"%PDF-1.7\n" + source.randbytes(100_000)
    yield "pdf-twice", ".pdf", pdf + pdf
    yield "pdf-below-words", ".pdf", b"\n\n\n" + pdf
    yield "pdf-named-text", ".txt", pdf
    yield "html-named-pdf", ".pdf", HTML.encode()
    yield "zip-named-pdf", ".pdf", b"PK\x03\x04" + source.randbytes(999)
    yield "empty-pdf", ".pdf", b""
    yield "empty-html", ".html", b""


def hostile_files() -> Iterator[tuple[str, str, bytes]]:
    """Name, ending and bytes of each file that is made to be slow or large."""
    for name in ("pile", "giants", "dust", "rules", "frames", "letters", "column", "row", "tilted", "nothing"):
        yield f"pdf-{name}", ".pdf", draw_pdf(name)
    yield "pdf-tiny-page", ".pdf", draw_pdf("text", size=(1, 1))
    yield "pdf-huge-page", ".pdf", draw_pdf("text", size=(14_400, 14_400))
    yield "pdf-locked", ".pdf", draw_pdf("text", encrypt="secret")
    units = {
        "div": "<div>",
        "p": f"<p>{TEXT}",
        "b": "<b><i>",
        "table": "<table><tr><td>",
        "comment": "<!--",
        "a": "<a href=",
    }
    for name, unit in units.items():
        yield f"html-deep-{name}", ".html", (HTML[:-14] + unit * (1_000_000 // len(unit.encode()))).encode()
    yield "html-one-line", ".html", f"<html><body><p>{TEXT * 20_000}</p></body></html>".encode()
    yield "html-entities", ".html", f"<html><body><p>{TEXT}{'&#x6e05;' * 200_000}</p></body></html>".encode()


FILES = [*damaged_files(), *hostile_files()]


def test_files_were_made() -> None:
    assert len(FILES) >= 150
    assert len({name for name, _, _ in FILES}) == len(FILES)


@pytest.mark.parametrize(("ending", "data"), [pytest.param(e, d, id=name) for name, e, d in FILES])
def test_a_damaged_file_gives_pages_or_one_error(
    tmp_path: Path, extractor: Extractor, ending: str, data: bytes
) -> None:
    read_or_refuse(tmp_path, extractor, ending, data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't tell the peak memory this way")
def test_memory_stayed_bounded() -> None:
    """The peak of the whole test process, which read all these files."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert peak < MEMORY


def test_a_scan_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(draw_pdf("nothing"))
    with pytest.raises(PageError, match="without a text layer, a scan"):
        read_page_file(path)


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(draw_pdf("text", encrypt="secret"))
    with pytest.raises(PageError, match="locked with a password"):
        read_page_file(path)
