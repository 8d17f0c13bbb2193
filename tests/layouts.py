"""The layouts of invented newspaper pages: which article stands where, how its head is set, where its picture is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Head = Literal["above", "left", "below", "part", "vertical"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle of a page for one article: page columns [left, right), top and bottom as fractions of the page."""

    left: float
    right: float
    top: float
    bottom: float
    head: Head = "above"
    size: float = 24  # of the headline
    columns: int | None = None  # None: as the page's
    kicker: float = 0  # size; 0: none
    sub: float = 0
    lines: int = 2  # that a headline may take
    spacing: float = 0.0  # between the characters of the headline, in ems
    over: tuple[float, float] = (0, 1)  # head "part": body columns it stands over; "left": (0, share of the width)
    align: Literal["left", "center"] = "center"
    body: float = 0  # size of the body; 0: as the page's
    frame: bool = False
    reversed: bool = False
    picture: tuple[float, float, float, float] | None = None  # left, right in body columns; top, bottom of the slot
    caption: Literal["below", "right"] = "below"
    ends: tuple[float, ...] = ()  # bottom of each body column, fractions of the page
    holes: tuple[tuple[float, float, float, float], ...] = ()  # left, right, top, bottom on the page: left free
    briefs: bool = False  # a column of tiny articles under a title
    jump: bool = False  # goes on where the next page's slot with `jump` is
    byline: Literal["body", "head"] = "body"


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a layout, each with so many columns."""

    name: str
    columns: int
    pages: tuple[tuple[Slot, ...], ...]
    paper: Literal["tabloid", "broadsheet"] = "tabloid"
    front: bool = False  # page one, with the paper's name large
    rules: bool = False  # hair-line rules between articles
    size: float = 9.5
    numbers: tuple[str, ...] = ("A02",)
    corner: Literal["top left", "top right", "bottom left", "bottom right"] = "top right"


COLUMNS = (
    Layout(
        "2-columns",
        2,
        (
            (
                Slot(0, 2, 0, 0.27, size=34, kicker=14),
                Slot(0, 1, 0.27, 0.60, size=24, sub=14),
                Slot(0, 1, 0.60, 1, size=22),
                Slot(1, 2, 0.27, 0.68, size=22, kicker=13, picture=(0.45, 1, 0.5, 0.8)),
                Slot(1, 2, 0.68, 1, size=24),
            ),
        ),
    ),
    Layout(
        "3-columns",
        3,
        (
            (
                Slot(0, 2, 0, 0.40, size=32, kicker=14, sub=14, picture=(1, 2, 0.35, 0.75)),
                Slot(2, 3, 0, 0.40, size=22),
                Slot(0, 1, 0.40, 1, size=22, picture=(0, 1, 0.6, 0.85)),
                Slot(1, 3, 0.40, 0.70, size=28, byline="head"),
                Slot(1, 2, 0.70, 1, size=20),
                Slot(2, 3, 0.70, 1, size=20, kicker=12),
            ),
        ),
        rules=True,
    ),
    Layout(
        "4-columns",
        4,
        (
            (
                Slot(0, 3, 0, 0.32, size=36, kicker=15, sub=15),
                Slot(3, 4, 0, 0.32, size=20, lines=3),
                Slot(0, 2, 0.32, 0.66, size=26, kicker=13),
                Slot(2, 4, 0.32, 0.66, size=26, picture=(1, 2, 0.4, 0.8)),
                Slot(0, 1, 0.66, 1, size=20, lines=3),
                Slot(1, 4, 0.66, 1, size=28, sub=14),
            ),
        ),
        corner="top left",
    ),
    Layout(
        "5-columns",
        5,
        (
            (
                Slot(0, 5, 0, 0.27, size=40, kicker=16, sub=16),
                Slot(0, 2, 0.27, 0.60, size=28, sub=14),
                Slot(2, 5, 0.27, 0.60, size=32, kicker=14, picture=(1, 3, 0.3, 0.75)),
                Slot(0, 1, 0.60, 1, size=20, lines=3),
                Slot(1, 3, 0.60, 1, size=26, kicker=13),
                Slot(3, 5, 0.60, 0.79, size=24),
                Slot(3, 5, 0.79, 1, size=24, byline="head"),
            ),
        ),
        paper="broadsheet",
        size=10,
        front=True,
        numbers=("01",),
        corner="bottom right",
    ),
    Layout(
        "6-columns",
        6,
        (
            (
                Slot(0, 4, 0, 0.32, size=40, kicker=16, sub=16, picture=(1, 3, 0.35, 0.8)),
                Slot(4, 6, 0, 0.32, size=28, sub=14),
                Slot(0, 2, 0.32, 0.62, size=26, kicker=13),
                Slot(2, 6, 0.32, 0.54, size=36, byline="head"),
                Slot(2, 4, 0.54, 0.76, size=26),
                Slot(4, 6, 0.54, 0.76, size=26, kicker=13),
                Slot(0, 2, 0.62, 1, size=28, picture=(0, 2, 0.55, 0.9)),
                Slot(2, 6, 0.76, 1, size=34, sub=15),
            ),
        ),
        paper="broadsheet",
        size=10,
        rules=True,
        corner="bottom left",
    ),
)

HEADS = (
    Layout(
        "banner",
        5,
        (
            (
                Slot(0, 5, 0, 0.36, size=48, kicker=18, sub=18, picture=(2, 4, 0.45, 0.85), byline="head"),
                Slot(0, 3, 0.36, 0.68, size=30, kicker=14),
                Slot(3, 5, 0.36, 0.68, size=24, picture=(0, 1, 0.45, 0.8)),
                Slot(0, 2, 0.68, 1, size=24),
                Slot(2, 5, 0.68, 1, size=28, sub=14),
            ),
        ),
        front=True,
        numbers=("01",),
    ),
    Layout(
        "head-beside",
        4,
        (
            (
                Slot(0, 4, 0, 0.26, head="left", over=(0, 0.25), size=28, kicker=13, lines=5, columns=4, align="left"),
                Slot(0, 2, 0.26, 0.60, size=24),
                Slot(2, 4, 0.26, 0.60, head="left", over=(0, 0.5), columns=2, size=24, sub=13, lines=5),
                Slot(0, 4, 0.60, 0.80, head="left", over=(0, 0.25), columns=4, size=26, lines=4),
                Slot(0, 2, 0.80, 1, size=22),
                Slot(2, 4, 0.80, 1, size=22),
            ),
        ),
    ),
    Layout(
        "head-below",
        4,
        (
            (
                Slot(0, 4, 0, 0.30, head="below", size=36, kicker=15, sub=15),
                Slot(0, 2, 0.30, 0.64, head="below", size=26, sub=14),
                Slot(2, 4, 0.30, 0.64, head="below", size=26, kicker=13, picture=(0, 1, 0.0, 0.4)),
                Slot(0, 1, 0.64, 1, head="below", size=20, lines=3),
                Slot(1, 3, 0.64, 1, head="below", size=24),
                Slot(3, 4, 0.64, 1, head="below", size=20, lines=3),
            ),
        ),
        rules=True,
    ),
    Layout(
        "head-narrow",
        4,
        (
            (
                Slot(0, 3, 0, 0.38, head="part", over=(0, 2), size=28, kicker=14),
                Slot(3, 4, 0, 0.38, size=20, lines=3),
                Slot(0, 2, 0.38, 0.70, size=26, sub=14),
                Slot(2, 4, 0.38, 0.70, size=24),
                Slot(0, 4, 0.70, 1, head="part", over=(0, 2), size=30, sub=14),
            ),
        ),
        rules=True,
    ),
    Layout(
        "head-middle",
        4,
        (
            (
                Slot(0, 4, 0, 0.34, head="part", over=(1, 3), size=30, kicker=14, sub=14),
                Slot(0, 2, 0.34, 0.67, size=26, kicker=13),
                Slot(2, 4, 0.34, 0.67, size=26, picture=(0, 1, 0.5, 0.9)),
                Slot(0, 3, 0.67, 1, head="part", over=(1, 2), size=20, lines=3),
                Slot(3, 4, 0.67, 1, size=20, lines=3),
            ),
        ),
    ),
    Layout(
        "three-sizes",
        4,
        (
            (
                Slot(0, 4, 0, 0.30, size=34, kicker=16, sub=14, spacing=1.0),
                Slot(0, 2, 0.30, 0.66, size=28, kicker=14, sub=12, spacing=0.3),
                Slot(2, 4, 0.30, 0.66, size=26, kicker=14, sub=13, picture=(0, 2, 0.5, 0.85)),
                Slot(0, 3, 0.66, 1, size=30, sub=15, spacing=0.5, lines=1),
                Slot(3, 4, 0.66, 1, size=20, lines=3, kicker=11),
            ),
        ),
        corner="bottom left",
    ),
    Layout(
        "reversed",
        4,
        (
            (
                Slot(0, 3, 0, 0.36, size=32, kicker=14, reversed=True, picture=(2, 3, 0.4, 0.8)),
                Slot(3, 4, 0, 0.36, size=20, lines=3),
                Slot(0, 2, 0.36, 0.70, size=26, sub=13),
                Slot(2, 4, 0.36, 0.70, size=26, reversed=True),
                Slot(0, 4, 0.70, 1, size=34, kicker=14),
            ),
        ),
    ),
    Layout(
        "vertical",
        4,
        (
            (
                Slot(0, 4, 0, 0.32, size=34, kicker=15),
                Slot(0, 2, 0.32, 0.68, head="vertical", size=26),
                Slot(2, 4, 0.32, 0.68, size=26, sub=14),
                Slot(0, 1, 0.68, 1, size=20, lines=3),
                Slot(1, 4, 0.68, 1, size=28, head="vertical"),
            ),
        ),
        rules=True,
    ),
)

SHAPES = (
    Layout(
        "box",
        5,
        (
            (
                Slot(0, 5, 0, 0.26, size=36, kicker=15),
                Slot(0, 1, 0.26, 1, size=20, lines=3, picture=(0, 1, 0.4, 0.6)),
                Slot(1, 4, 0.26, 0.62, size=26, columns=2, frame=True, kicker=13),
                Slot(4, 5, 0.26, 0.62, size=20, lines=3),
                Slot(1, 3, 0.62, 1, size=24, sub=13),
                Slot(3, 5, 0.62, 1, size=24),
            ),
        ),
    ),
    Layout(
        "box-in-story",
        4,
        (
            (
                Slot(0, 4, 0, 0.52, size=38, kicker=15, picture=(0, 1, 0.5, 0.8), holes=((1.5, 3, 0.26, 0.52),)),
                Slot(1.5, 3, 0.26, 0.52, size=20, columns=1, frame=True),
                Slot(0, 2, 0.52, 1, size=26, sub=14, picture=(0, 2, 0.4, 0.7)),
                Slot(2, 4, 0.52, 0.76, size=24),
                Slot(2, 4, 0.76, 1, size=24, kicker=13),
            ),
        ),
    ),
    Layout(
        "pictures",
        3,
        (
            (
                Slot(0, 3, 0, 0.36, size=34, kicker=14, picture=(0.5, 1.5, 0.4, 0.75)),
                Slot(0, 1, 0.36, 0.72, size=22, picture=(0.5, 1, 0.5, 0.7)),
                Slot(1, 3, 0.36, 0.72, size=28, sub=14, picture=(0, 1.5, 0.3, 0.75), caption="right"),
                Slot(0, 2, 0.72, 1, size=26, picture=(1, 2, 0, 0.55)),
                Slot(2, 3, 0.72, 1, size=20),
            ),
        ),
        corner="bottom right",
    ),
    Layout(
        "jump",
        4,
        (
            (
                Slot(0, 3, 0, 0.44, size=36, kicker=15, sub=15, jump=True),
                Slot(3, 4, 0, 0.44, size=20, lines=3, picture=(0, 1, 0.45, 0.65)),
                Slot(0, 2, 0.44, 0.72, size=26),
                Slot(2, 4, 0.44, 0.72, size=26, kicker=13),
                Slot(0, 2, 0.72, 1, size=24),
                Slot(2, 4, 0.72, 1, size=24),
            ),
            (
                Slot(0, 4, 0, 0.30, size=34, kicker=15, sub=14),
                Slot(0, 2, 0.30, 0.62, size=26, jump=True),
                Slot(2, 4, 0.30, 0.62, size=26, picture=(1, 2, 0.4, 0.8)),
                Slot(0, 1, 0.62, 1, size=20, lines=3),
                Slot(1, 4, 0.62, 1, size=28, sub=14),
            ),
        ),
        front=True,
        numbers=("01", "04"),
    ),
    Layout(
        "mixed-sizes",
        4,
        (
            (
                Slot(0, 3, 0, 0.46, size=40, kicker=16, sub=15, columns=2, body=11.5),
                Slot(3, 4, 0, 1, size=18, briefs=True),
                Slot(0, 2, 0.46, 0.74, size=26),
                Slot(2, 3, 0.46, 0.74, size=20, lines=3),
                Slot(0, 3, 0.74, 1, size=28, kicker=13),
            ),
        ),
        rules=True,
    ),
    Layout(
        "l-shapes",
        4,
        (
            (
                Slot(0, 3, 0, 0.66, size=34, kicker=14, ends=(0.36, 0.36, 0.66)),
                Slot(3, 4, 0, 0.66, size=20, lines=3, picture=(0, 1, 0.5, 0.7)),
                Slot(0, 2, 0.36, 0.66, size=26),
                Slot(0, 4, 0.66, 1, size=32, sub=14, ends=(1, 0.82, 0.82, 0.82)),
                Slot(1, 4, 0.82, 1, size=24),
            ),
        ),
    ),
    Layout(
        "white-space",
        3,
        (
            (
                Slot(0, 2, 0, 0.26, size=28, kicker=13),
                Slot(0, 2, 0.26, 0.50, size=26),
                Slot(0, 2, 0.50, 0.76, size=26, sub=13),
                Slot(0, 2, 0.76, 1, size=24),
                Slot(2, 3, 0, 0.30, size=20),
                Slot(2, 3, 0.30, 0.62, size=20, kicker=12),
                Slot(2, 3, 0.62, 1, size=20),
            ),
        ),
    ),
    Layout(
        "hair-lines",
        3,
        (
            (
                Slot(0, 1, 0, 0.34, size=20),
                Slot(0, 1, 0.34, 0.67, size=20, sub=12),
                Slot(0, 1, 0.67, 1, size=20),
                Slot(1, 3, 0, 0.30, size=30, kicker=14),
                Slot(1, 3, 0.30, 0.56, size=26),
                Slot(1, 3, 0.56, 0.80, size=26),
                Slot(1, 3, 0.80, 1, size=24),
            ),
        ),
        rules=True,
    ),
)

LAYOUTS = {layout.name: layout for layout in (*COLUMNS, *HEADS, *SHAPES)}
