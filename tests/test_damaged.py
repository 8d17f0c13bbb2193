"""Damaged and hostile files: each gives pages or one PageError, never another exception, in bounded time and memory."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles.split import split_page
from kg.errors import PageError
from kg.pages.files import read_page_file
from kg.pipeline.extractor import Extractor
from kg.records import Markup, Page

SECONDS = 30.0  # for a file, whatever it holds; most take less than one
SMALL = 20_000  # bytes; smaller files are read to the end, the others cut into articles
MEMORY = 1_000  # MB for the largest file that is read
TEXT = (
    "▢ 全媒体记者 路遥远\n\n本报讯 昨日，清湖市召开全市水利工作会议。市委书记郑远帆主\n"
    "持会议并讲话，市长沈知秋、副市长阿依古丽·买买提等出席。（下转第三版）\n\n全市水利工作会议召开\n\n近日，"
    "清湖市图书馆新馆开馆，藏书 80 万册。\n"
    "馆长宁静介绍，新馆全天开放。（通讯员 白露）\n"
)
TRADITIONAL = "本報訊 昨日，清湖市召開全市水利工作會議。市長沈知秋主持會議並講話，\n有關部門負責人出席了會議。\n" * 3
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8-bom": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16-bom": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "utf-32-bom": b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"),
    "gb18030": TEXT.encode("gb18030"),
    "big5": TRADITIONAL.encode("big5"),
}
HEADERS = {
    "zip": b"PK\x03\x04\x14\x00\x06\x00",
    "word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "rtf": b"{\\rtf1\\ansi\\ansicpg936 ",
    "elf": b"\x7fELF\x02\x01\x01\x00",
    "sqlite": b"SQLite format 3\x00\x10\x00",
}
# Units that, repeated, make regular expressions and loops over lines slow when they are not linear.
UNITS = {
    "brackets": "（",
    "square-brackets": "[",
    "images": "![",
    "links": "[清](",
    "comments": "<!--",
    "tags": "<a ",
    "markers": "▢",
    "marker-lines": "▢\n",
    "marker-names": "▢ 沈知秋\n",
    "jumps": "（下转",
    "jump-notes": "（下转第三版）",
    "jump-lines": "清湖\n（下转第三版）\n",
    "see-lines": "清湖市新馆开馆\n（详见第二版）\n\n",
    "arrows": "▶版",
    "arrows-and-spaces": "▶ 版 ",
    "hashes": "#",
    "hash-runs": "# 清####湖",
    "headings": "# 清湖\n",
    "numbered-headings": "## 一、清湖\n",
    "headings-and-texts": "# 清湖\n市长沈知秋。\n",
    "words": "清湖 ",
    "spaced-letters": "清 湖 市 ",
    "long-words": "清湖市长 沈知秋说 ",
    "indented-lines": "　　清湖，\n",
    "lines": "清\n",
    "blank-lines": "清\n\n",
    "short-lines": "清湖市召开会议\n",
    "headlines": "清湖市召开会议\n\n",
    "bylines": "▢ 记者 沈知秋\n\n昨日，清湖市召开会议\n",
    "credits": "清湖。（记者 沈知秋）\n",
    "photographs": "清湖市。记者 沈知秋 摄\n",
    "datelines": "本报讯 清湖\n",
    "roles": "本报讯 记者 沈知 ",
    "outlets": "日报网",
    "full-stops": "。",
    "closing-marks": "。”",
    "closing-brackets": "）",
    "commas": "，",
    "quotes": "“清",
    "titles": "《清湖 市",
    "dates": "2031年4月3日\n",
    "weekdays": "星 期 ",
    "page-numbers": "A01\n",
    "figures": "清1 ",
    "captions": "图为清湖市。\n\n",
    "carriage-returns": "清湖\r",
    "form-feeds": "清\x0c",
    "zero-width": "清\u200b",
    "private-use": "清\ue000\uf8ff",
    "radicals": "⺠⻓",
    "ligatures": "清ﬃ",
    "astral": "𠀀清",
}
FILLED = {  # a run of one character between two others
    "spaces": ("清湖（下转", " ", "第三版）"),
    "wide-spaces": ("本报讯（记者", "　", "沈知秋）清湖"),
    "spaces-in-heading": ("# 清湖", " ", "市"),
    "hashes-in-heading": ("# 清湖", "#", "市"),
    "spaces-after-arrow": ("清湖版\n▶", " ", "市"),
    "dashes": ("清湖", "—", "市"),
    "tabs": ("记", "\t", "者清湖"),
    "newlines": ("清湖市", "\n", "长"),
}


def damage(data: bytes, kind: str, source: random.Random) -> bytes:
    """`data` damaged in one of the ways of KINDS."""
    at = source.randrange(len(data))
    if kind == "cut":
        return data[:at]
    if kind == "beheaded":
        return data[at:]
    if kind == "gap":
        return data[:at] + data[at + source.randrange(1, 9) :]
    changed = bytearray(data)
    for _ in range(source.randrange(1, 30)):
        at = source.randrange(len(changed))
        if kind == "bits":
            changed[at] ^= 1 << source.randrange(8)
        elif kind == "bytes":
            changed[at] = source.randrange(256)
        elif kind == "nul":
            changed[at] = 0
        else:
            changed[at:at] = source.randbytes(source.randrange(1, 5))
    return bytes(changed)


KINDS = ("cut", "beheaded", "gap", "bits", "bytes", "nul", "more")


def damaged_texts() -> Iterator[tuple[str, str, bytes]]:
    """Name, ending and bytes of each damaged text file."""
    source = random.Random(20310403)
    for encoding, data in ENCODED.items():
        for kind in KINDS:
            for n in range(3):
                yield f"{encoding}-{kind}-{n}", ".txt", damage(data, kind, source)
    for size in (1, 2, 3, 10, 100, 1_000, 100_000, 5_000_000):
        yield f"random-{size}", ".txt", source.randbytes(size)
    for name, header in HEADERS.items():
        yield f"header-{name}", ".txt", header + source.randbytes(3_000)
        yield f"header-{name}-text", ".md", header + TEXT.encode()
    for first in ("utf-8", "gb18030", "utf-16-bom", "big5"):
        for second in ("utf-8", "gb18030", "utf-16-be", "big5"):
            yield f"mixed-{first}-{second}", ".txt", ENCODED[first] + ENCODED[second]
    for name, half in {"high": "\ud800", "low": "\udc00", "reversed": "\udc00\ud800", "last": ""}.items():
        data = (TEXT[:50] + half + TEXT[50:] + ("\ud800" if name == "last" else "")).encode(
            "utf-16-le", "surrogatepass"
        )
        yield f"surrogate-{name}", ".txt", b"\xff\xfe" + data
        yield f"surrogate-{name}-without-bom", ".txt", data
    for name, data in {"empty": b"", "nul": b"\0", "nuls": b"\0" * 9999, "bom": b"\xff\xfe", "ff": b"\xff" * 9}.items():
        yield name, ".txt", data


def hostile_texts() -> Iterator[tuple[str, str, bytes]]:
    """Name, ending and bytes of each large file that is made to be slow."""
    for name, unit in UNITS.items():
        size = len(unit.encode())
        for ending in (".txt", ".md"):
            yield f"repeated-{name}{ending}", ending, (unit * (1_000_000 // size)).encode()
        yield f"repeated-{name}-below-text", ".txt", (TEXT + "\n\n" + unit * (300_000 // size)).encode()
    for name, (before, fill, after) in FILLED.items():
        yield f"filled-{name}", ".md", (before + fill * (1_000_000 // len(fill.encode())) + after).encode()
    yield "one-line", ".txt", ("清湖市召开全市水利工作会议，" * 120_000).encode()
    yield "one-sentence", ".txt", ("清湖市召开全市水利工作会议" * 130_000).encode("gb18030")


FILES = [*damaged_texts(), *hostile_texts()]


def test_files_were_made() -> None:
    assert len(FILES) >= 300
    assert len({name for name, _, _ in FILES}) == len(FILES)


def read_or_refuse(tmp_path: Path, extractor: Extractor, ending: str, data: bytes) -> None:
    """Reads a file as a page, small ones to the end; all but pages or one PageError in time fails the test."""
    path = tmp_path / f"page{ending}"
    path.write_bytes(data)
    start = time.perf_counter()
    try:
        pages = read_page_file(path)
    except PageError as error:
        assert str(error).startswith(str(path))
        assert "\n" not in str(error)
        assert len(str(error)) < 400
    else:
        for page in pages:
            articles = split_page(page)
            for article in articles:
                assert len(article.body) == len(article.origin)
                assert all(0 <= at < len(page.text) for at in article.origin)
            if len(data) < SMALL:
                assert len(extractor.extract_page(page)) == len(articles)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize(("ending", "data"), [pytest.param(e, d, id=name) for name, e, d in FILES])
def test_a_damaged_file_gives_pages_or_one_error(
    tmp_path: Path, extractor: Extractor, ending: str, data: bytes
) -> None:
    read_or_refuse(tmp_path, extractor, ending, data)


@pytest.mark.parametrize("markup", ["text", "markdown"])
@pytest.mark.parametrize("name", [*UNITS, *FILLED])
def test_no_shape_of_a_page_takes_long(name: str, markup: Markup) -> None:
    """What holds too little Chinese to be read from a file, too."""
    if name in UNITS:
        text = TEXT + UNITS[name] * (1_000_000 // len(UNITS[name].encode()))
    else:
        before, fill, after = FILLED[name]
        text = before + fill * 300_000 + after
    start = time.perf_counter()
    split_page(Page("p", text, "p.txt", markup=markup))
    assert time.perf_counter() - start < SECONDS


LARGE = {
    "one line": ("清湖市召开全市水利工作会议，".encode(), 50_000_000, "page 1"),
    "words": ("清湖 全市 会议 ".encode("gb18030"), 50_000_000, "page 1"),
    "random": (random.Random(1).randbytes(1 << 20), 50_000_000, "a binary file"),
    "too large": (TEXT.encode(), 70_000_000, "larger than 64 MB"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows doesn't tell the peak memory this way")
@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_read_or_refused_in_bounded_time_and_memory(tmp_path: Path, name: str) -> None:
    unit, size, expected = LARGE[name]
    path = tmp_path / "page.txt"
    path.write_bytes(unit * (size // len(unit)))
    code = (
        "import sys; from pathlib import Path\n"
        "from kg.measure.bench import peak_memory; from kg.errors import PageError\n"
        "from kg.pages.files import read_page_file\n"
        "try: print('page', len(read_page_file(Path(sys.argv[1]))))\n"
        "except PageError as error: print(error)\n"
        "print(peak_memory())"
    )
    start = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert time.perf_counter() - start < SECONDS
    said, peak = run.stdout.splitlines()
    assert expected in said
    assert float(peak) < MEMORY
