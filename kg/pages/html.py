"""An HTML page of a newspaper, one article or several → its sheet: headlines, bylines, paragraphs, captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import kg.regex as re
from kg.articles.bylines import BYLINE_GATE, is_name, read_byline, read_closing, read_opening
from kg.articles.lines import Line, is_furniture, is_wrapped, read_lines, squeeze
from kg.errors import PageError
from kg.pages.encodings import decode_text
from kg.pages.imprint import Imprint, is_imprint, is_outlet, read_day, read_imprint
from kg.pages.markup import Block, Markup, parse_markup
from kg.pages.scopes import drop_furniture, find_bodies
from kg.pages.sheets import Piece, Sheet, lay_out
from kg.records import RegionKind

_ALLOWED = "save the page that shows the articles' text"
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{2,20})", re.IGNORECASE
)
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_ROLES: tuple[tuple[RegionKind, re.Pattern[str]], ...] = (  # in order: a subtitle's name holds that of a title
    ("caption", re.compile(r"caption|tuzhu|tushuo|(?:pic|img|photo|image)[-_]?(?:desc|text|info|note|title)|pictext")),
    ("kicker", re.compile(r"intro-?title|yinti|kicker|shoulder|eyebrow|pre-?title|jianti")),
    ("subheadline", re.compile(r"sub-?_?(?:title|headline|head)|futi|fubiaoti|vice-?title")),
    ("byline", re.compile(r"author|byline|zuozhe|writer|reporter")),
    (
        "headline",
        re.compile(
            r"headline|biaoti|activity-name|"
            r"(?:^|[\s_-])(?:article|news|main|founder|big|content)?-?_?title(?:$|[\s_-])"
        ),
    ),
)
_RELATED = re.compile(r"相关|推荐|热[点门]|延伸阅读|评论|更多|猜你|排行|[上下]一[篇版]|本版导|版面导")
_INFO = re.compile(r"来源|稿源|作者|记者|通讯员|编辑|责编|校对|审核|时间|发布|发表|更新|阅读|浏览|点击|字号|打印|分享")
_INFO_WORDS = re.compile(
    r"《[^》]*》|[（(][^（）()]*[年版][^（）()]*[）)]|\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|(?:星期|周)[一二三四五六日天]"
    r"|\d{1,2}:\d\d(?::\d\d)?|(?:来源|稿源|出处|编辑|责任编辑|责编|校对|审核|发布时间|发表时间|更新时间|时间|阅读量?|浏览量?|点击数?|字号|打印)\s*[:：]?\s*《?[^\s|｜》]*》?"
    r"|第?\s*[A-Z]?\d+\s*版(?:[:：]\S*)?|[|｜]"
)
_NAME_LABEL = re.compile(r"(?:作者|记者|文|撰文|撰稿|通讯员)\s*[:：]?")
_CAPTION_LOOK = re.compile(
    r"^(?:[▲▼△▽←→↑↓◀▶]|图为|图[一二三四①-⑨\d]?[:：]|[上下左右]图)"
    r"|(?:摄影?|供图|资料图片?)[）)]?[。]?$"
)
_OPEN_END = re.compile("[。；，：、,]$")
_HAN = re.compile("[\u3400-\u9fff]")
_LOOK_BACK = 14  # blocks between a headline and its body
_MAX_HEADLINE, _MAX_INFO, _MAX_CAPTION = 60, 120, 200  # characters
_PSEUDO = 7  # level of a headline that is known only by its look


def read_html(data: bytes, path: Path) -> Sheet:
    """The sheet of an HTML file; nothing is fetched. Without any headline it is plain text for the ordinary splitter.

    Raises PageError when it holds no article: next to no Chinese, or nothing but navigation.
    """
    markup = parse_markup(_decode(data, path))
    _check_chinese(markup, path)
    imprint = read_imprint(markup)
    notes = tuple(drop_furniture(markup))
    bodies = find_bodies(markup)
    if not bodies:
        raise PageError(path, "HTML without running text, only headings, links or navigation", allowed=_ALLOWED)
    found = _Reader(markup, imprint).read(bodies)
    if imprint.sure_titles or any(article.heads for article in found):
        text, regions = lay_out(_pieces(found, imprint))
        return Sheet(text, "html", regions, imprint.date, imprint.basis, imprint.paper, imprint.number, notes=notes)
    blocks = [block for first, last in bodies for block in markup.blocks[first:last] if not block.dropped]
    return Sheet(_plain(blocks), "text", (), imprint.date, imprint.basis, imprint.paper, imprint.number, notes=notes)


def _decode(data: bytes, path: Path) -> str:
    """The text of an HTML file; where its bytes don't tell the encoding, what it declares does."""
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        start = data[:400]
        low, high = start[1::2].count(0), start[::2].count(0)
        mark = b"\xff\xfe" if low > len(start) // 6 else b"\xfe\xff" if high > len(start) // 6 else b""
        data = mark + data if mark else data.replace(b"\x00", b"")
    try:
        return decode_text(data, path, markup=True)
    except PageError:
        declared = _CHARSET.search(data[:4096])
        name = next((group for group in declared.groups() if group), b"") if declared else b""
        codec = _CODECS.get(name.decode("ascii").lower())
        text = data.decode(codec, "replace") if codec else ""
        if text.count("\ufffd") * 20 >= len(_HAN.findall(text)):
            raise
        return text


def _check_chinese(markup: Markup, path: Path) -> None:
    text = "".join(block.text for block in markup.blocks)
    han = len(_HAN.findall(text))
    if not text:
        raise PageError(path, "HTML without any text", allowed=_ALLOWED)
    if han < len(text) / 10:
        raise PageError(path, f"HTML with almost no Chinese text, {han} of {len(text)} characters", allowed=_ALLOWED)


@dataclass(slots=True)
class _Found:
    """An article in the making: its headline blocks with their ranks, and all its pieces in order."""

    heads: list[tuple[int, str, RegionKind | None]] = field(default_factory=list)  # level, text, role
    bylines: list[str] = field(default_factory=list)
    body: list[tuple[RegionKind, Block]] = field(default_factory=list)
    section: int = 0

    @property
    def has_text(self) -> bool:
        return any(kind == "text" for kind, _ in self.body)

    @property
    def top(self) -> int:
        return min((level for level, _, _ in self.heads), default=9)


class _Reader:
    """Tells headlines, bylines, captions and text apart and cuts stretches of blocks into articles."""

    def __init__(self, markup: Markup, imprint: Imprint) -> None:
        self.markup = markup
        self.imprint = imprint
        self.captions = self._find_captions()
        self.single = False  # the page's title is the headline of its first article
        self.several = False  # bodies
        self.top = 9  # rank of the first headline

    def read(self, bodies: Sequence[tuple[int, int]]) -> list[_Found]:
        """The articles of a page."""
        found: list[_Found] = []
        self.several = len(bodies) > 1
        above = 0
        for first, last in bodies:
            cut = self._cut([*self._zone(above, first), *range(first, last)], first)
            found += cut
            above = last
        return [article for article in found if article.body or article.heads]

    def _zone(self, above: int, first: int) -> list[int]:
        """The blocks above a body that belong to it: from its headlines on."""
        blocks = self.markup.blocks
        zone = [i for i in range(above, first) if not blocks[i].dropped]
        heads = [i for i in zone if self._rank(i) and not is_furniture(blocks[i].text)]
        titled = [i for i in heads if self._is_title(blocks[i].text)]
        if titled:
            start = last = titled[-1]
            while last in heads:  # the lines of one headline, kicker and all
                start, last = last, last - 1
        else:
            near = [i for i in heads if i in zone[-_LOOK_BACK:]]
            if not near:
                return [i for i in zone[-3:] if self._credit(i)]
            start = near[-1]
            while start - 1 in heads or (start - 1 in zone and start - 2 in heads and self._credit(start - 1)):
                start -= 1
        return [i for i in zone if i >= start and (self._rank(i) or i in self.captions or self._is_info(i))]

    def _cut(self, items: Sequence[int], body: int) -> list[_Found]:
        """The articles of a stretch; from block `body` on paragraphs count as text."""
        found = [_Found()]
        blocks = self.markup.blocks
        kept = [i for i in items if not blocks[i].dropped]
        at = 0
        while at < len(kept):
            i = kept[at]
            block = blocks[i]
            article = found[-1]
            article.section = article.section or block.section
            end = at
            while end < len(kept) and (self._rank(kept[end]) or (end > at and is_furniture(blocks[kept[end]].text))):
                end += 1
            if i in self.captions:
                article.body.append(("caption", block))
            elif end > at and (not article.has_text or self._begins(kept, at, end)):
                if article.has_text:
                    article = _Found()
                    found.append(article)
                self._add_heads(article, kept[at:end])
                at = end
                continue
            elif not article.has_text and self._is_info(i):
                if credit := self._credit(i):
                    article.bylines.append(credit)
            elif i >= body and not self._repeats(article, block) and not _is_related(block):
                article.body.append(("text", block))
            at += 1
        return found

    def _add_heads(self, article: _Found, items: Sequence[int]) -> None:
        """Add a group of headline lines; bylines and page furniture set as headlines are told apart."""
        for i in items:
            text = self.markup.blocks[i].text
            credit = self._credit(i)
            if credit:
                article.bylines.append(credit)
            elif not is_furniture(text) and not is_imprint(text) and not _is_related(self.markup.blocks[i]):
                article.heads.append((self._rank(i), text, self._role(i)))
        if self.top == 9:
            self.top = article.top
            self.single = not self.several and any(self._is_title(text) for _, text, _ in article.heads)

    def _begins(self, kept: Sequence[int], at: int, end: int) -> bool:
        """Whether the headlines kept[at:end] begin another article; else they are cross-headings of this one."""
        ranks = [self._rank(i) for i in kept[at:end]]
        below = kept[end] if end < len(kept) else None
        if _is_related(self.markup.blocks[kept[at]]) or below is None:
            return False
        text = self.markup.blocks[below].text
        starts = bool(read_opening(text).end) or bool(self._credit(below)) or any(map(self._credit, kept[at:end]))
        return starts or (not self.single and min(ranks) <= self.top and min(ranks) < _PSEUDO)

    def _rank(self, i: int) -> int:
        """1-6 for a headline as marked, more for one known by its name or look, 0 for no headline."""
        block = self.markup.blocks[i]
        if i in self.captions or len(block.text) > 2 * _MAX_HEADLINE:
            return 0
        if is_outlet(block.text) and (block.linked or block.text == self.imprint.paper):
            return 0  # the website's head
        if block.level:
            return block.level
        role = self._role(i)
        if role in ("headline", "kicker", "subheadline"):
            return 2 if role == "headline" else 3
        if len(block.text) > _MAX_HEADLINE or _OPEN_END.search(block.text) or block.prose > 40:
            return 0
        if squeeze(block.text) in self.imprint.named or (len(block.text) >= 6 and self._is_title(block.text)):
            return _PSEUDO - 1
        bold = block.strong > 0.9 * len(block.text) and len(block.text) >= 6 and not self._is_info(i)
        return _PSEUDO if bold else 0

    def _role(self, i: int) -> RegionKind | None:
        """What names in the markup say that a block is."""
        block = self.markup.blocks[i]
        if told := self.imprint.named.get(squeeze(block.text)):
            return told
        at = block.element
        for _ in range(4):
            if at < 0:
                break
            element = self.markup.elements[at]
            texts = self.markup.blocks[element.first : element.last][:12]
            if element.tag in ("html", "body") or sum(len(b.text) for b in texts) > len(block.text) + 40:
                break
            for role, names in _ROLES:
                if names.search(element.names) or names.search(element.tag):
                    return role
            at = element.parent
        return None

    def _is_title(self, text: str) -> bool:
        """Whether it is the page's title or a good part of it."""
        bare = squeeze(text)
        return len(bare) >= 4 and any(bare in t and len(bare) * 2 >= min(len(t), 24) for t in self.imprint.titles)

    def _is_info(self, i: int) -> bool:
        """Whether a line tells author, source, date and the like."""
        text = self.markup.blocks[i].text
        if len(text) > _MAX_INFO or "。" in text:
            return False
        told = _INFO.search(text) or is_imprint(text) or is_furniture(text) or self._role(i) == "byline"
        return bool(told) or bool(read_byline(text)) or bool(read_day(text) and len(text) < 40)

    def _credit(self, i: int) -> str:
        """The byline in a line outside the text, without source, date and editors; else ""."""
        block = self.markup.blocks[i]
        if len(block.text) > _MAX_INFO or block.prose > 60 or i in self.captions:
            return ""
        role = self._role(i)
        if role in ("headline", "kicker", "subheadline"):
            return ""
        text = " ".join(_INFO_WORDS.sub(" ", block.text).split()).strip("（）()【】[]|：: ·")
        named = role == "byline" or block.level >= 4 or _NAME_LABEL.match(text) is not None
        credit = read_byline(text, sure=named) if text else None
        return text if credit and (BYLINE_GATE.search(text) or all(is_name(b.name) for b in credit.bylines)) else ""

    def _repeats(self, article: _Found, block: Block) -> bool:
        """Whether a line above the text is a headline or byline once more."""
        bare = squeeze(block.text)
        return not article.has_text and any(bare == squeeze(text) for _, text, _ in article.heads)

    def _find_captions(self) -> frozenset[int]:
        """The blocks that are captions, by their names, by the table they share with a picture, by their look."""
        blocks, elements = self.markup.blocks, self.markup.elements
        found: set[int] = set()
        for at, _ in self.markup.images:
            for _ in range(4):
                if at < 0 or elements[at].tag in ("table", "figure"):
                    break
                at = elements[at].parent
            if at >= 0 and elements[at].tag in ("table", "figure"):
                inside = range(elements[at].first, elements[at].last)
                if len(inside) <= 4 and sum(len(blocks[i].text) for i in inside) <= _MAX_CAPTION:
                    found.update(i for i in inside if not blocks[i].level)
        for i, block in enumerate(blocks):
            if block.level or block.dropped or len(block.text) > _MAX_CAPTION:
                continue
            if (block.image and _CAPTION_LOOK.search(block.text)) or self._role_is_caption(i):
                found.add(i)
        return frozenset(found)

    def _role_is_caption(self, i: int) -> bool:
        at = self.markup.blocks[i].element
        element = self.markup.elements[at] if at >= 0 else None
        return element is not None and bool(element.tag == "figcaption" or _ROLES[0][1].search(element.names))


def _is_related(block: Block) -> bool:
    return len(block.text) <= 12 and _RELATED.search(block.text) is not None


def _pieces(found: Sequence[_Found], imprint: Imprint) -> Iterator[Piece]:
    """The articles laid out; what only meta tags tell of headline and author is added."""
    for number, article in enumerate(found):
        heads = list(_heads(article))
        said = imprint.properties[article.section - 1] if 0 < article.section <= len(imprint.properties) else {}
        if not heads:
            heads = [("headline", text) for text in said.get("title", imprint.sure_titles[:1])]
        for kind, key in (("kicker", "introtitle"), ("subheadline", "subtitle")):
            if not any(told == kind for told, _ in heads):
                known = {squeeze(text) for _, text in heads}
                more = [(kind, text) for text in said.get(key, ()) if squeeze(text) not in known]
                heads = [*more, *heads] if kind == "kicker" else [*heads, *more]  # type: ignore[list-item]
        for kind, text in heads:
            yield Piece(kind, text, number)
        body = [block for kind, block in article.body if kind == "text" or not article.has_text]
        texts = list(_unwrap(body))  # a picture with its caption is all that some articles are
        bylines = article.bylines
        if not bylines:
            told = said.get("author", ()) or (imprint.authors if len(found) == 1 else ())
            bylines = [one for one in told if _is_new_author(one, texts)][:1]
        for text in dict.fromkeys(bylines):
            yield Piece("byline", text, number)
        captions = [block.text for kind, block in article.body if kind == "caption" and article.has_text]
        for text in dict.fromkeys(captions):
            yield Piece("caption", text, number)
        for text in texts:
            yield Piece("text", text, number)


def _heads(article: _Found) -> Iterator[tuple[RegionKind, str]]:
    """The headline lines with their kinds: what stands above the largest is its kicker, what stands below its deck."""
    main = [i for i, (level, _, role) in enumerate(article.heads) if role == "headline"]
    if not main:
        free = [i for i, (_, _, role) in enumerate(article.heads) if role is None]
        top = min((article.heads[i][0] for i in free), default=0)
        main = [i for i in free if article.heads[i][0] == top]
    seen = set()
    for i, (_, text, role) in enumerate(article.heads):
        if squeeze(text) in seen:
            continue
        seen.add(squeeze(text))
        if role in ("kicker", "subheadline"):
            yield role, text
        elif i in main or not main:
            yield "headline", text
        else:
            yield ("kicker" if i < main[0] else "subheadline"), text


def _is_new_author(told: str, texts: Sequence[str]) -> bool:
    """Whether an author that a meta tag tells is a person, and not printed as a byline in the text."""
    credit = read_byline(told, sure=True)
    if not credit or not all(is_name(b.name) or b.role != "记者" for b in credit.bylines):
        return False
    printed = {b.name for text in texts[:2] for b in read_opening(text[:160]).bylines}
    for text in [*texts[:1], *texts[-1:]]:
        for one in (read_byline(text) if len(text) <= 80 else None, read_closing(text[-100:]).credit):
            printed |= {b.name for b in one.bylines} if one else set()
    return not printed


def _unwrap(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs; lines that were cut by a column's width are joined."""
    lines = [Line(0, len(block.text), block.text) for block in blocks]
    if not is_wrapped(lines):
        yield from (block.text for block in blocks)
        return
    held = ""
    for block in blocks:
        if held and (block.gap or re.search(r"[。！？”]$", held)):
            yield held
            held = ""
        apart = " " if held and held[-1].isascii() and block.text[0].isascii() else ""
        held += apart + block.text
    if held:
        yield held


def _plain(blocks: Sequence[Block]) -> str:
    """The text of a page without headlines, a line each, blank lines where a block ended."""
    text = "".join(block.text + "\n" for block in blocks)
    gaps = sum(block.gap for block in blocks)
    if is_wrapped(list(read_lines(text))) and gaps > 0.6 * len(blocks):
        return text  # each line of a column an element of its own
    return "".join(("\n" if block.gap and i else "") + block.text + "\n" for i, block in enumerate(blocks))
