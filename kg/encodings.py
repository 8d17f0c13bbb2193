"""Bytes of a text file → its text, whatever the encoding."""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import PageError

_ALLOWED = "a page is text, Markdown, HTML or PDF with Chinese text in it"
_ENCODINGS = "UTF-8, UTF-16, GB18030 or Big5"
_BOMS = (  # the longer mark first: UTF-32-LE begins like UTF-16-LE
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HAN = re.compile("[\u3400-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
# The marks and some twenty of the commonest characters make up 15-25 % of any running Chinese text.
_COMMON = re.compile("[，。、：；的一是在不了有和人大中上市为為会會全国國年日月工作发發]")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.{0,20000}?-->)*<(?:!doctype\s|html\b|head\b|body\b|meta\b|\?xml\b)",
    re.IGNORECASE | re.DOTALL,
)
HTML_ENDINGS = (".html", ".htm", ".shtml", ".xhtml")


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF")


def is_html(data: bytes, path: Path) -> bool:
    """Whether a file is an HTML document, by its ending or by how it begins, comments aside."""
    return path.suffix.lower() in HTML_ENDINGS or _HTML.match(data[:40000].replace(b"\x00", b"")) is not None


def decode_text(data: bytes, path: Path, *, markup: bool = False) -> str:
    """The text of a file without its byte order mark, nothing else changed. Raises PageError when it is no page.

    `markup`: tags and scripts may outweigh the text.
    """
    if not data:
        raise PageError(path, "the file is empty", allowed=_ALLOWED)
    _check_magic(data, path)
    text = _decode(data, path)
    if markup:
        return text
    bare = "".join(text.split())
    if not bare.strip("\ufeff\u200b"):
        raise PageError(path, "holds only white space", allowed=_ALLOWED)
    if len(_CONTROL.findall(bare)) > max(2, len(bare) // 20):
        raise PageError(path, "a binary file, mostly control characters", allowed=_ALLOWED)
    han = len(_HAN.findall(bare))
    if han < len(bare) / 10:  # tables of figures in a newspaper still have a third
        wrong = f"almost no Chinese text, {han} of {len(bare)} characters: a scan without a text layer?"
        raise PageError(path, wrong, allowed="recognise the text first (OCR)")
    return text


def _check_magic(data: bytes, path: Path) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if start.startswith(b"PK\x03\x04"):
        raise PageError(path, "a ZIP or Word file, not text", allowed=_ALLOWED)
    if b"\x00" in data and not any(data.startswith(mark) for mark, _ in _BOMS):
        raise PageError(path, "a binary file, or UTF-16 without a byte order mark", allowed=_ENCODINGS)


def _decode(data: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                wrong = f"begins as {encoding.upper()} but byte {error.start + len(mark)} is not"
                raise PageError(path, wrong, allowed=_ENCODINGS) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") * 20 < len(_HAN.findall(lenient)):
        raise PageError(path, f"broken UTF-8 at byte {broken}", allowed=_ENCODINGS)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if _looks_chinese(text):
        return text
    guess = _guess(data)
    if guess is None:
        raise PageError(path, "unknown encoding, or a binary file", allowed=_ENCODINGS)
    return guess


def _looks_chinese(text: str) -> bool:
    """Whether common characters are as frequent as running text has them, so that the encoding was the right one."""
    return len(_COMMON.findall(text)) >= max(1, len(_HAN.findall(text)) // 20) and not _CONTROL.search(text)


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # a tenth of a second that a UTF-8 page never pays

    for match in from_bytes(data, cp_isolation=["big5", "big5hkscs", "cp950", "gb18030", "utf_16", "euc_jis_2004"]):
        text = str(match)
        if _looks_chinese(text):
            return text
    return None
