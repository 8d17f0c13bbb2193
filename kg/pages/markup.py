"""The text of an HTML document → its blocks in reading order, and what its head says; the only user of lxml.

lxml's parser tells tags one after the other and no tree is built: a document may be nested to any depth, cut off or
full of errors and still takes a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import kg.regex as re

SKIPPED = frozenset(
    "script style noscript template iframe svg object embed applet select button textarea math canvas audio video map"
    " rt rp title".split()
)
_INLINE = frozenset(
    "a b strong i em u s span font big small sub sup mark label abbr acronym cite q code tt time strike del ins wbr bdi"
    " bdo nobr data img ruby rb input basefont o:p meta link".split()
)
_HEADINGS = {f"h{i}": i for i in range(1, 7)}
_STRONG = frozenset("b strong big".split())
_LARGE = frozenset("4 5 6 7 +1 +2 +3 +4".split())
_BIG = re.compile(
    r"font-size\s*:\s*(?:(1[89]|[2-9]\d)(?:\.\d+)?p[xt]|1[5-9]pt|(?:1\.[3-9]|[2-9])\d*r?em|(?:x+-)?large)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[0-9]+")
_KEPT_NAMES = ("id", "class", "itemprop", "itemtype", "rel", "role")
# Words by which an inline element stands for itself: <span class="author">.
_ACCOUNT = frozenset(["js_name"])  # the name of a WeChat account
PARTED = _ACCOUNT | frozenset("author byline source date time pubtime writer zuozhe laiyuan editor".split())

_NOISE = re.compile("[\x00\u00ad\u200b-\u200f\u2060\ufeff\ufffd]")
_SPACE = re.compile(r"[ \t\r\n\f\v\x85]+")
_INDENT = "\u3000\u2003\u2002\xa0"
_NEW_PARAGRAPH = re.compile(rf"(?<=[。！？!?…”’）)】：:；])[ ]*[{_INDENT}][{_INDENT} ]+")
_WIDE_SPACE = re.compile(rf"[{_INDENT} ]+")
_WIDE = re.compile("[\u2018-\u201d\u2026\u3001-\u9fff\uff00-\uffee]")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_STOPS = re.compile("[，。；！？：、,;]")


@dataclass(slots=True)
class Element:
    """An element that holds blocks[first:last]; `words`: those of its tag, id, class and microdata, lower case."""

    tag: str
    names: str
    words: frozenset[str]
    hidden: bool
    parent: int  # its place in Markup.elements; -1: none
    first: int
    last: int


@dataclass(slots=True)
class Block:
    """A stretch of text that stands by itself: a paragraph, a headline, a cell, a line ended by <br>."""

    text: str
    element: int  # the innermost element that is a block
    level: int = 0  # 1-6: h1-h6
    linked: int = 0  # characters within links
    strong: int = 0  # characters in bold or large type
    section: int = 0  # between the marks enpcontent: the how many-eth of them
    image: bool = False  # an image stands directly above
    gap: bool = False  # a block or an empty line, not just <br>, parts it from what stands above
    dropped: bool = False
    when: str = ""  # datetime of a <time>

    @property
    def prose(self) -> int:
        """How much running text it holds, in characters; 0 for a link, a label, a headline."""
        if self.dropped or self.level or self.linked * 2 > len(self.text) or not _STOPS.search(self.text):
            return 0
        return len(self.text) - self.linked if len(self.text) >= 10 else 0


@dataclass(slots=True)
class Markup:
    """An HTML document: its blocks in reading order, the elements around them in the order of their tags."""

    blocks: list[Block] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)  # name or property in lower case → content; the first counts
    title: str = ""
    comments: list[str] = field(default_factory=list)  # those that hold properties of an article
    scripts: list[tuple[str, str]] = field(default_factory=list)  # type, text
    images: list[tuple[int, int]] = field(default_factory=list)  # (element, number of blocks above)

    def weights(self) -> list[int]:
        """Running totals of prose: blocks[a:b] hold weights[b] - weights[a] characters of it."""
        return [0, *accumulate(block.prose for block in self.blocks)]


def parse_markup(text: str) -> Markup:
    """The blocks of an HTML document; whatever the text is, there is a result."""
    from lxml import etree  # loads when the first HTML page is read

    target = _Target()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)
    data = _CDATA.sub("", _NOISE.sub("", text)).encode("utf-8", "replace")
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # an empty document
        target.close()
    return target.markup


class _Target:
    """Takes the parser's events and cuts the text at block elements, <br> and indents."""

    def __init__(self) -> None:
        self.markup = Markup()
        self.open: list[tuple[str, int, bool]] = []  # tag, place in elements or -1, whether it makes text bold or large
        self.blocks = [-1]  # open elements that are blocks
        self.skipped: list[str] = []
        self.skipped_text: list[str] = []
        self.script_type = ""
        self.parts: list[str] = []
        self.linked = self.strong = 0
        self.links = self.bolds = self.pres = 0
        self.section = 0
        self.level = 0
        self.inside = self.image = False
        self.gap = True
        self.when = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = tag.lower()
        if tag in SKIPPED:
            self.skipped.append(tag)
            self.script_type = attributes.get("type", "").lower()
        if self.skipped:
            return
        if tag == "meta":
            self._meta(attributes)
        elif tag == "br":
            self._flush(gap=not "".join(self.parts).strip() and not self.image)
        elif tag == "img":
            self.image = True
            self.markup.images.append((self.blocks[-1], len(self.markup.blocks)))
        words = _words(tag, attributes) if attributes else _bare(tag)
        inline = (tag in _INLINE or ":" in tag) and not words & (PARTED if tag != "a" else _ACCOUNT)
        place = -1
        if not inline:
            self._flush(gap=tag != "br")
            place = self._element(tag, attributes, words)
            self.blocks.append(place)
            self.level = _HEADINGS.get(tag, self.level)
        strong = _is_strong(tag, attributes)
        self.open.append((tag, place, strong))
        self.links += tag == "a"
        self.pres += tag in ("pre", "listing", "xmp")
        self.bolds += strong
        if attributes and (when := attributes.get("datetime", "")):
            self.when = when

    def _element(self, tag: str, attributes: Mapping[str, str], words: frozenset[str]) -> int:
        names, hidden = "", False
        if attributes:
            names = " ".join(attributes.get(name, "") for name in _KEPT_NAMES).lower()
            hidden = "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
        count = len(self.markup.blocks)
        self.markup.elements.append(Element(tag, names, words, hidden, self.blocks[-1], count, count))
        return len(self.markup.elements) - 1

    def end(self, tag: str) -> None:
        tag = tag.lower()
        if self.skipped:
            if tag == self.skipped[-1]:
                self.skipped.pop()
                if not self.skipped:
                    self._take_skipped(tag)
            return
        if not self.open:
            return
        tag, place, strong = self.open.pop()
        if place >= 0:
            self._flush(gap=tag != "br")
            self.markup.elements[place].last = len(self.markup.blocks)
            self.blocks.pop()
            if tag in _HEADINGS:
                self.level = 0
        self.links -= tag == "a"
        self.pres -= tag in ("pre", "listing", "xmp")
        self.bolds -= strong

    def data(self, text: str) -> None:
        if self.skipped:
            self.skipped_text.append(text)
            return
        if self.pres and "\n" in text:
            for line in text.split("\n")[:-1]:
                self._add(line)
                self._flush(gap=not "".join(self.parts).strip())
            text = text.rsplit("\n", 1)[1]
        self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        length = len(text.strip())
        self.linked += length if self.links else 0
        self.strong += length if self.bolds else 0

    def comment(self, text: str) -> None:
        mark = text.strip().lower()
        if mark.startswith("enpproperty"):
            self.markup.comments.append(text)
        elif mark == "enpcontent":
            self._flush(gap=True)
            self.section += not self.inside
            self.inside = True
        elif mark == "/enpcontent":
            self._flush(gap=True)
            self.inside = False

    def close(self) -> None:
        self._flush(gap=True)
        for element in self.blocks[1:]:
            self.markup.elements[element].last = len(self.markup.blocks)
        self.blocks = [-1]

    def _take_skipped(self, tag: str) -> None:
        text = "".join(self.skipped_text)
        self.skipped_text = []
        if tag == "title":
            self.markup.title = self.markup.title or " ".join(text.split())
        elif tag == "script":
            self.markup.scripts.append((self.script_type, text))

    def _meta(self, attributes: Mapping[str, str]) -> None:
        content = " ".join(attributes.get("content", "").split())
        for name in ("property", "name", "itemprop"):
            if content and (key := attributes.get(name, "").strip().lower()):
                self.markup.meta.setdefault(key, content)

    def _flush(self, *, gap: bool) -> None:
        if not self.parts:
            self.gap = self.gap or gap
            return
        raw = "".join(self.parts)
        length = max(1, len(raw.strip()))
        linked, strong = self.linked / length, self.strong / length
        self.parts, self.linked, self.strong = [], 0, 0
        for text in _paragraphs(raw, heading=self.level > 0):
            self.markup.blocks.append(
                Block(
                    text,
                    self.blocks[-1],
                    self.level,
                    round(linked * len(text)),
                    round(strong * len(text)),
                    self.section if self.inside else 0,
                    self.image,
                    self.gap,
                    when=self.when,
                )
            )
            self.image = self.gap = False
            self.when = ""
        self.gap = self.gap or gap


def _paragraphs(raw: str, *, heading: bool) -> list[str]:
    """The paragraphs of a stretch of text: cut at indents, white space as a browser shows it."""

    def space(match: re.Match[str]) -> str:
        a, b = match.span()
        broken = "\n" in match[0] and not heading and a > 0 and b < len(raw)
        return "" if broken and _WIDE.match(raw[a - 1]) and _WIDE.match(raw[b]) else " "

    text = _SPACE.sub(space, raw)
    pieces = _NEW_PARAGRAPH.split(text) if not heading else [text]
    cleaned = (_WIDE_SPACE.sub(" ", piece).strip() for piece in pieces)
    return [piece for piece in cleaned if piece]


@lru_cache(maxsize=256)
def _bare(tag: str) -> frozenset[str]:
    """The words of an element without names."""
    return _words(tag, {})


def _words(tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
    """The words of an element's names: id="articleContent" class="art-title" → article, content, art, title."""
    names = [tag, *(attributes[name] for name in _KEPT_NAMES if name in attributes)]
    found = {word.lower() for name in names for word in _WORD.findall(name)}
    return frozenset(found | {name.lower() for value in names for name in value.split()})


def _is_strong(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in _STRONG or not attributes:
        return tag in _STRONG
    if tag == "font" and attributes.get("size", "").strip() in _LARGE:
        return True
    style = attributes.get("style", "")
    return bool(style) and (_BIG.search(style) is not None or _BOLD.search(style) is not None)
