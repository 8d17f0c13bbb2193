"""Bytes of a text file → its text, whatever the encoding."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import NamedTuple

import kg.regex as re
from kg.errors import PageError

MAX_BYTES = 64 << 20  # a newspaper page holds 10-50 thousand, a book two million

_ALLOWED = "a page is text, Markdown, HTML or PDF with Chinese text in it"
_ENCODINGS = "UTF-8, UTF-16, GB18030 or Big5"
_BOMS = (  # the longer mark first: UTF-32-LE begins like UTF-16-LE
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Those that say nothing of themselves. The three of Big5 differ in a few hundred rare characters: the first that fits.
_UNMARKED = (("gb18030",), ("cp950", "big5hkscs", "big5"), ("utf-16-le",), ("utf-16-be",))
_SAMPLE_BYTES = 1 << 16  # by which the encoding is told
_SAMPLE_SLICES, _SAMPLE_SLICE = 20, 100  # characters of a longer text by which it is judged
_HAN = re.compile("[\u3400-\u9fff]")
_SEEN = re.compile("[^\\s\ufeff\u200b]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
_WRONG = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")  # what a wrong encoding makes of text
_MEANT = re.compile("[^\x00-\x7f\\s]")
# The 300 commonest characters of 13 million in television news of 2022-2024, 69 % of these, with their traditional
# forms, and the marks of running text.
_COMMON = re.compile(
    "[，。、：；“”（）《》「」"
    "国的中发和在人大全新会一展作日年进业地同动方化平主为民建家行加以部要出合了等成共实工高强力近重月开总天关生持上多推产对时个政习有代区体党今长设表来"
    "是现面军务经机系员不增提能通好文领议前示到量理各深将定保央斯两我统运美目制续委交利入水公治十学坚度道市安更海用战万次分自心法路北于向色过记与席社际下"
    "济事场基指特外第导创正俄数调当造资期式明联科克电南点书流间西程项性技举施立局组质题域内农义布比本活台称列界带支这企改世乌报三应防巴亚步计信亿相达已护"
    "广最二江元升协从首源华任门就互击团们决品得东据金问快球物精至村后放京育服届革供装院集者及结规稳构取线空标位尔略里打州队气完情超态研意断小车受落之城山"
    "愿拉并级视國發會進業動爲為實強開總關產對時個習區體黨長設來現軍務經機員領議將兩統運續學堅戰萬於過記與際濟場導創數調當資聯電點書間項舉組質題內農義臺稱"
    "帶這烏報應亞計億達護廣協從華門擊團們決東據問後屆裝結規穩構線標爾裏隊氣態斷車願並級視]"
)
_ENOUGH = 0.1  # share of common characters; running text holds 0.5-0.7, lists of names 0.2, a wrong encoding 0.01-0.05
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.{0,20000}?-->)*<(?:!doctype\s|html\b|head\b|body\b|meta\b|\?xml\b)",
    re.IGNORECASE | re.DOTALL,
)
HTML_ENDINGS = (".html", ".htm", ".shtml", ".xhtml")


class _Guess(NamedTuple):
    """An encoding in which a text may be read, and how much it then looks like Chinese."""

    score: float
    encoding: str


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF")


def is_html(data: bytes, path: Path) -> bool:
    """Whether a file is an HTML document, by its ending or by how it begins, comments aside."""
    return path.suffix.lower() in HTML_ENDINGS or _HTML.match(data[:40000].replace(b"\x00", b"")) is not None


def decode_text(data: bytes, path: Path, *, markup: bool = False) -> str:
    """The text of a file without its byte order mark, nothing else changed. Raises PageError when it is no page.

    A last character of which only some bytes are there, because the file was cut, is left out. `markup`: tags and
    scripts may outweigh the text.
    """
    if not data:
        raise PageError(path, "the file is empty", allowed=_ALLOWED)
    if len(data) > MAX_BYTES:
        raise PageError(path, f"larger than {MAX_BYTES >> 20} MB", allowed="a page a file, or the pages of some issues")
    _check_magic(data, path)
    text = _decode(data, path)
    if markup:
        return text
    if not _SEEN.search(text):
        raise PageError(path, "holds only white space", allowed=_ALLOWED)
    bare = "".join(_sample(text).split())
    if len(_CONTROL.findall(bare)) > max(2, len(bare) // 20):
        raise PageError(path, "a binary file, mostly control characters", allowed=_ALLOWED)
    han = len(_HAN.findall(bare))
    if han < max(1, len(bare) / 10):  # tables of figures in a newspaper still have a third
        wrong = f"almost no Chinese text, {han} of {len(bare)} characters: a scan without a text layer?"
        raise PageError(path, wrong, allowed="recognise the text first (OCR)")
    return text


def _sample(text: str) -> str:
    """A text, of a long one slices from all over it."""
    if len(text) <= _SAMPLE_SLICES * _SAMPLE_SLICE:
        return text
    step = (len(text) - _SAMPLE_SLICE) // (_SAMPLE_SLICES - 1)
    return "".join(text[i * step : i * step + _SAMPLE_SLICE] for i in range(_SAMPLE_SLICES))


def _check_magic(data: bytes, path: Path) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        raise PageError(path, "a ZIP or Word file, not text", allowed=_ALLOWED)


def _decode(data: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _decode_as(encoding, data[len(mark) :])
            except UnicodeDecodeError as error:
                wrong = f"begins as {encoding.upper()} but byte {error.start + len(mark)} is not"
                raise PageError(path, wrong, allowed=_ENCODINGS) from error
    try:
        text = _decode_as("utf-8", data)
    except UnicodeDecodeError as error:
        _check_utf8(data, error.start, path)
    else:
        if b"\x00" not in data[:_SAMPLE_BYTES] or _HAN.search(_sample(text)):
            return _decode_hz(data) or text
    return _decode_unmarked(data, path)


def _decode_as(encoding: str, data: bytes) -> str:
    """The text in this encoding, without a last character that is not complete."""
    return codecs.getincrementaldecoder(encoding)().decode(data)


def _check_utf8(data: bytes, broken: int, path: Path) -> None:
    """Raises PageError for what is UTF-8 but for some bytes, the first of them at `broken`."""
    around = data[max(0, broken - _SAMPLE_BYTES) : broken + _SAMPLE_BYTES].decode("utf-8", "replace")
    if around.count("\ufffd") * 20 < len(_HAN.findall(around)):
        raise PageError(path, f"broken UTF-8 at byte {broken}", allowed=_ENCODINGS)


def _decode_hz(data: bytes) -> str | None:
    """The text of a file in HZ, Chinese characters as ASCII between ~{ and ~}; None for what is none."""
    if b"~{" not in data or not data.isascii():
        return None
    try:
        text = _decode_as("hz", data)
    except UnicodeDecodeError:
        return None
    return text if _score(text[:_SAMPLE_BYTES]) >= _ENOUGH else None


def _decode_unmarked(data: bytes, path: Path) -> str:
    """The text in the encoding in which it looks most like Chinese."""
    guesses = []
    for family in _UNMARKED:
        sample = codecs.getincrementaldecoder(family[0])("replace").decode(data[:_SAMPLE_BYTES])
        guesses += [_Guess(_score(sample), encoding) for encoding in family]
    best = max(guess.score for guess in guesses)
    if best < _ENOUGH:
        binary = "a binary file, or broken UTF-16" if b"\x00" in data else "unknown encoding, or a binary file"
        raise PageError(path, binary, allowed=_ENCODINGS)
    broken = 0
    named = ""
    for guess in guesses:
        if guess.score < best:
            continue
        try:
            return _decode_as(guess.encoding, data)
        except UnicodeDecodeError as error:
            if error.start >= broken:
                broken, named = error.start, guess.encoding
    raise PageError(path, f"broken {named.upper()} at byte {broken}", allowed=_ENCODINGS)


def _score(text: str) -> float:
    """The share of common characters among all but ASCII, less what stands in no text: 1 at the most."""
    meant = len(_MEANT.findall(text))
    wrong = len(_WRONG.findall(text))
    return (len(_COMMON.findall(text)) - 2 * wrong) / max(1, meant)
