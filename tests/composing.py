"""Composes invented articles into the slots of a layout: every line has its place, its article and its role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from invented import Draft, PaperArticle, Writer
from layouts import Layout, Slot
from setting import (
    ASCENT,
    Glyph,
    Line,
    Place,
    Rect,
    Role,
    Shape,
    advances,
    find_places,
    set_paragraph,
    set_title,
)

LEADING = 1.55  # of the body
GAP = 12.0  # between an article and what stands above or below it
AIR = 7.0  # round pictures and under headlines
LONGEST = 950  # characters of a body; the lead of a page may be longer
CAPTION = 8.0  # points


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a page."""

    area: Rect
    columns: int
    gutter: float
    size: float  # of the body
    rules: bool

    @property
    def width(self) -> float:
        return (self.area.x1 - self.area.x0 - (self.columns - 1) * self.gutter) / self.columns

    def x(self, column: float) -> float:
        return self.area.x0 + column * (self.width + self.gutter)

    def y(self, share: float) -> float:
        return self.area.y0 + share * (self.area.y1 - self.area.y0)

    def rect(self, left: float, right: float, top: float, bottom: float) -> Rect:
        """What a slot covers, without the white space to the right and below."""
        low = self.y(bottom) - (GAP if bottom < 1 else 0)
        return Rect(self.x(left), self.y(top) + (GAP if top > 0 else 0), self.x(right) - self.gutter, low)


@dataclass(slots=True)
class Setting:
    """What is on the page so far."""

    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    articles: list[PaperArticle] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    vertical: list[str] = field(default_factory=list)
    rest: Draft | None = None  # what goes on on another page
    jumps: tuple[str, str] = ("", "")  # words that send on, words that say from where


def body_columns(grid: Grid, slot: Slot, rect: Rect) -> list[Rect]:
    """The text columns of a slot, down to where each ends."""
    if slot.columns is None and not slot.frame:
        count = round(slot.right - slot.left)
        width, gutter = grid.width, grid.gutter
    else:
        count = slot.columns or round(slot.right - slot.left)
        gutter = grid.gutter
        width = (rect.x1 - rect.x0 - (count - 1) * gutter) / count
    lows = [grid.rect(0, 1, 0, end).y1 for end in slot.ends] or [rect.y1] * count
    return [
        Rect(rect.x0 + n * (width + gutter), rect.y0, rect.x0 + n * (width + gutter) + width, lows[n])
        for n in range(count)
    ]


def set_head(
    draft: Draft, slot: Slot, across: tuple[float, float], top: float, article: int
) -> tuple[list[Line], float]:
    """Kicker, headline, subheadline (and byline) below each other; their bottom."""
    found: list[Line] = []
    parts: list[tuple[str, float, Role, float, int]] = [
        (draft.kicker, slot.kicker, "kicker", 0.0, 2),
        (draft.headline, slot.size, "headline", slot.spacing, slot.lines),
        (draft.subheadline, slot.sub, "subheadline", 0.0, 2),
        (draft.byline if slot.byline == "head" else "", 9.5, "byline", 0.0, 2),
    ]
    for text, size, role, spacing, most in parts:
        if text:
            lines, top = set_title(
                text,
                across,
                top,
                size,
                role,
                article,
                align=slot.align,
                spacing=spacing,
                most=most,
                white=slot.reversed,
            )
            found += lines
            top += AIR
    return found, top


def set_vertical(draft: Draft, slot: Slot, rect: Rect, article: int) -> tuple[list[Line], Rect]:
    """The headline with each character below the other at the left, and the room it takes."""
    size = min(slot.size, (rect.y1 - rect.y0) / len(draft.headline) / 1.2)
    top = rect.y0
    glyphs = []
    for char in draft.headline:
        if char != " ":
            width = advances(char)[0] * size
            glyphs.append(Glyph(char, rect.x0 + (size - width) / 2, top + ASCENT * size, size))
        top += size * 1.2
    return [Line(tuple(glyphs), "vertical", article)], Rect(rect.x0, rect.y0, rect.x0 + size + 2 * AIR, rect.y1)


def place_head(draft: Draft, slot: Slot, rect: Rect, columns: list[Rect], number: int) -> tuple[list[Line], Rect]:
    """The head of an article, and the room it takes from the body."""
    if slot.head == "vertical":
        return set_vertical(draft, slot, rect, number)
    across = (rect.x0, rect.x1)
    if slot.head == "left":
        gutter = columns[1].x0 - columns[0].x1
        across = (rect.x0, rect.x0 + (rect.x1 - rect.x0 + gutter) * slot.over[1] - gutter)
    elif slot.head == "part":
        across = (columns[int(slot.over[0])].x0, columns[int(slot.over[1]) - 1].x1)
    elif slot.ends and slot.ends[0] < max(slot.ends):
        across = (columns[0].x0, columns[-1].x1)
    inset = AIR if slot.reversed else 0.0
    lines, low = set_head(draft, slot, (across[0] + inset, across[1] - inset), rect.y0 + inset, number)
    room = Rect(across[0], rect.y0, across[1], low + inset)
    if slot.head == "below":
        by = rect.y1 - room.y1 + AIR
        lines = [line.moved(0, by) for line in lines]
        room = Rect(room.x0, room.y0 + by - AIR, room.x1, rect.y1)
    elif slot.head == "left":
        lines = [line.moved(0, max(0.0, (rect.y1 - room.y1) * 0.25)) for line in lines]
        room = room._replace(y1=rect.y1)
    return lines, room


def place_picture(
    draft: Draft, slot: Slot, rect: Rect, columns: list[Rect], head: Rect, number: int
) -> tuple[list[Line], list[Shape], list[Rect]]:
    """The picture of a slot with its caption, and the room both take."""
    if slot.picture is None:
        return [], [], []

    def abscissa(column: float, right: bool) -> float:
        if right and column == int(column):
            return columns[int(column) - 1].x1
        whole = columns[int(column)]
        return whole.x0 + (column - int(column)) * (whole.x1 - whole.x0)

    left, right, top, bottom = slot.picture
    height = rect.y1 - rect.y0
    x0, x1 = abscissa(left, False), abscissa(right, True)
    y0, y1 = rect.y0 + top * height, rect.y0 + bottom * height
    if Rect(x0, y0, x1, y1).meets(head.grow(AIR)):
        y0, y1 = head.y1 + AIR, head.y1 + AIR + (y1 - y0)
    y1 = min(y1, rect.y1 - 3 * CAPTION * 1.4 if slot.caption == "below" else rect.y1)
    if slot.caption == "right":
        picture, words = Rect(x0, y0, x1 - 80, y1), Rect(x1 - 74, y0, x1, y1)
    else:
        picture, words = Rect(x0, y0, x1, y1), Rect(x0, y1 + 4, x1, y1 + 90)
    places = iter(find_places([words], CAPTION, CAPTION * 1.4, []))
    lines = set_paragraph(draft.captions[0], places, CAPTION, "caption", number, indent=0)
    assert lines is not None, "a caption has room"
    low = max(picture.y1, lines[-1].box.y1)
    return lines, [Shape(picture, "image" if number % 2 else "picture")], [Rect(x0, y0, x1, low).grow(AIR)]


def set_body(
    draft: Draft, places: list[Place], size: float, number: int, jumps: tuple[str, str], byline: bool
) -> list[Line] | None:
    """The byline and the paragraphs in these places; None when they don't fit."""
    rest = iter(places)
    lines: list[Line] = []
    if byline and draft.byline:
        made = set_paragraph(draft.byline, rest, size, "byline", number)
        if made is None:
            return None
        lines += made
    texts = draft.texts()
    texts[0] = jumps[1] + texts[0]
    texts[-1] += jumps[0]
    for text in texts:
        made = set_paragraph(text, rest, size, "text", number)
        if made is None:
            return None
        lines += made
    return lines


def fit_body(
    draft: Draft, places: list[Place], size: float, number: int, jumps: tuple[str, str], byline: bool
) -> tuple[list[Line], list[str]]:
    """The body, cut sentence by sentence until it fits, and what was cut off."""
    cut: list[str] = []
    while True:
        lines = set_body(draft, places, size, number, jumps, byline)
        if lines is not None:
            return lines, cut[::-1]
        cut.append(draft.paragraphs[-1][-1])
        if not draft.cut():
            raise ValueError(f"no room for article {number}: {draft.headline}")


def write_draft(writer: Writer, slot: Slot, rect: Rect, size: float, most: int) -> Draft:
    """An article as long as the slot is large; it is cut when it is set."""
    wide = rect.x1 - rect.x0
    if slot.head == "left":
        wide *= slot.over[1]
    elif slot.head == "part":
        wide *= (slot.over[1] - slot.over[0]) / (slot.right - slot.left)
    elif slot.head == "vertical":
        wide = 14 * slot.size
    room = (rect.x1 - rect.x0) * (rect.y1 - rect.y0) / (size * size * LEADING)
    count = 3 if slot.lines > 2 else slot.lines
    return writer.article(
        min(most, int(room * 1.05)),
        longest=max(7, int(wide / slot.size / (1 + slot.spacing) * count * 0.95) - 1),
        kicker=int(wide / slot.kicker) if slot.kicker else 0,
        subheadline=int(wide / slot.sub) if slot.sub else 0,
        captions=1 if slot.picture else 0,
    )


def fill_slot(page: Setting, grid: Grid, slot: Slot, writer: Writer, most: int) -> None:
    """Writes an article for a slot and sets it."""
    number = len(page.articles)
    outer = grid.rect(slot.left, slot.right, slot.top, slot.bottom)
    rect = outer.grow(-10) if slot.frame else outer
    if slot.frame:
        page.shapes.append(Shape(outer, "frame"))
    size = slot.body or grid.size
    columns = body_columns(grid, slot, rect)
    continued = page.rest if slot.jump else None
    draft = continued or write_draft(writer, slot, rect, size, most)
    head, room = place_head(draft, slot, rect, columns, number)
    if slot.reversed:
        page.shapes.append(Shape(room._replace(y1=room.y1 - AIR / 2), "ground"))
    captions, pictures, taken = place_picture(draft, slot, rect, columns, room, number)
    holes = [grid.rect(*hole).grow(AIR) for hole in slot.holes]
    places = find_places(columns, size, size * LEADING, [room, *taken, *holes])
    jumps = (page.jumps[0] if not continued else "", page.jumps[1] if continued else "") if slot.jump else ("", "")
    body, cut = fit_body(draft, places, size, number, jumps, slot.byline == "body")
    if slot.jump and not continued:
        page.rest = Draft("", draft.headline, "", "", [cut[n : n + 3] for n in range(0, len(cut), 3)])
    page.lines += head + body + captions
    page.shapes += pictures
    article = draft.finish(*jumps)
    if slot.head == "vertical":
        page.vertical.append(draft.headline)
        article = replace(article, headline=())
    page.articles.append(article)


def fill_briefs(page: Setting, grid: Grid, slot: Slot, writer: Writer) -> None:
    """A column of tiny articles under a column title."""
    rect = grid.rect(slot.left, slot.right, slot.top, slot.bottom)
    title, low = set_title("简讯", (rect.x0, rect.x1), rect.y0, slot.size, "section", None, spacing=1.0)
    page.lines += title
    page.sections.append("简讯")
    top = low + AIR
    while top + 8 * grid.size * LEADING < rect.y1:
        number = len(page.articles)
        draft = writer.article(70, longest=int((rect.x1 - rect.x0) / 12), byline=False)
        head, low = set_title(draft.headline, (rect.x0, rect.x1), top, 12, "headline", number, align="left")
        places = find_places([Rect(rect.x0, low + 4, rect.x1, rect.y1)], grid.size, grid.size * LEADING, [])
        body, _ = fit_body(draft, places, grid.size, number, ("", ""), False)
        page.lines += head + body
        page.articles.append(draft.finish())
        top = body[-1].box.y1 + 14


def set_rules(page: Setting, grid: Grid, slots: Iterable[Slot]) -> None:
    """Hair lines above each slot that has another above it, and at its left."""
    for slot in slots:
        rect = grid.rect(slot.left, slot.right, slot.top, slot.bottom)
        if slot.top > 0:
            y = grid.y(slot.top)
            page.shapes.append(Shape(Rect(rect.x0, y, rect.x1, y), "rule"))
        if slot.left > 0:
            x = rect.x0 - grid.gutter / 2
            page.shapes.append(Shape(Rect(x, rect.y0, x, rect.y1), "rule"))


def fill_page(
    layout: Layout, slots: tuple[Slot, ...], area: Rect, writer: Writer, rest: Draft | None, jumps: tuple[str, str]
) -> Setting:
    """All articles of one page."""
    grid = Grid(area, layout.columns, layout.size * 1.8, layout.size, layout.rules)
    page = Setting(rest=rest, jumps=jumps)
    for number, slot in enumerate(slots):
        if slot.briefs:
            fill_briefs(page, grid, slot, writer)
        else:
            fill_slot(page, grid, slot, writer, 4 * LONGEST if slot.jump else LONGEST + 350 * (number == 0))
    if layout.rules:
        set_rules(page, grid, slots)
    return page
