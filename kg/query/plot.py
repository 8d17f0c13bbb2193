"""Pictures for papers, as SVG and PNG: a network around a name, posts in time, occasions by month, roles by person.

Text in SVG stays text, with a list of Chinese fonts. PNG needs one of them on this machine. The same graph gives the
same bytes on the same machine.
"""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.export.xmltext import legal_xml
from kg.files import atomic_path
from kg.graph.when import event_date, first_day, within
from kg.query.plain import neighbourhood
from kg.query.timeline import rank
from kg.records import Entity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kg.identity.careers import Occupancy
    from kg.query.graph import Graph

ENDINGS = (".svg", ".png")
# The first of these that is there is used; SVG names them all. The fonts of Windows, macOS and Linux.
FONTS = (
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
)
_COLOURS = {
    "Person": "#b5402f",
    "Organization": "#2f6690",
    "Company": "#3d7a53",
    "Event": "#b98527",
    "Place": "#7d6b91",
    "Document": "#6b7280",
}
_INK, _SOFT, _BAR = "#22262b", "#6a7178", "#c98d80"
_MOST_ROWS = 40  # of a matrix or a time line
_LONGEST = 16  # characters of a name in a picture


def plot_network(graph: Graph, name: str, path: Path, *, limit: int = 40) -> None:
    """Draws the `limit` nearest and most connected around a name. Raises as Graph.entity(), and KGError as _drawn."""
    centre = graph.entity(name)
    found = neighbourhood(graph, centre, depth=2, limit=max(2, min(limit, 400)))

    def draw(axes: Axes) -> None:
        import networkx as nx

        net = nx.Graph()
        net.add_nodes_from(node["id"] for node in found["nodes"])
        for edge in found["edges"]:
            if edge["subject"] != edge["object"]:
                net.add_edge(edge["subject"], edge["object"])
        places = nx.spring_layout(net, seed=7, k=2.2 / math.sqrt(len(net)), iterations=200)
        for one, other in sorted(net.edges):
            (x, y), (u, v) = places[one], places[other]
            axes.plot([x, u], [y, v], color="#c9d0d6", linewidth=0.7, zorder=1)
        for node in net:
            entity = graph.entities[node]
            x, y = places[node]
            size = 90 if node == centre.id else 22 + 6 * math.sqrt(net.degree[node])
            axes.scatter([x], [y], s=size, color=_COLOURS[entity.type], zorder=2, linewidths=0)
            weight = "bold" if node == centre.id else "normal"
            axes.annotate(
                _name(entity), (x, y), (0, -9), textcoords="offset points", ha="center", fontsize=7, weight=weight
            )
        for kind in sorted({graph.entities[node].type for node in net}, key=list(_COLOURS).index):
            axes.scatter([], [], s=22, color=_COLOURS[kind], linewidths=0, label=graph.ontology.classes[kind].label_zh)
        axes.legend(loc="lower right", frameon=False, fontsize=7, ncols=6)
        axes.set_axis_off()

    _drawn(path, draw, (10, 8))


def plot_posts(graph: Graph, name: str, path: Path) -> None:
    """Draws the posts of a person, or of a body, as bars from the first to the last day on which they were seen.

    Raises KGError when no dated post is known, and as Graph.entity().
    """
    entity = graph.entity(name)
    person = entity.type == "Person"
    held = [one for one in graph.posts_of(entity) if _first(one)]
    held.sort(key=lambda one: (_first(one), one.body.name, one.title, one.person.id))
    if not held:
        raise KGError(f"{entity.name}: no post with a date in the graph")
    held = held[:_MOST_ROWS]

    def draw(axes: Axes) -> None:
        for row, one in enumerate(held):
            begin, end = _number(_first(one)), _number(one.end or one.last_seen or _first(one)) + 1
            axes.barh(row, max(end - begin, 4), left=begin, height=0.42, color=_BAR, linewidth=0)
            for told, at in ((one.start, begin), (one.end, end)):
                if told:
                    axes.plot([at, at], [row - 0.34, row + 0.34], color=_COLOURS["Person"], linewidth=2)
        labels = [f"{_clip(one.body.name if person else one.person.name)} {_clip(one.title)}" for one in held]
        axes.set_yticks(range(len(held)), labels)
        axes.invert_yaxis()
        axes.xaxis_date()
        axes.set_title(_name(entity), loc="left", fontsize=11, weight="bold")
        axes.set_xlabel("见报的第一天到最后一天（不是任期）；竖线：原文说明的任免日期", fontsize=7, color=_SOFT)

    _drawn(path, draw, (9, 1.3 + 0.32 * len(held)))


def plot_months(graph: Graph, path: Path, *, role: str | None = None, name: str | None = None) -> None:
    """Draws how many occasions there were in each month, of all or of those where someone, or a name, had a role.

    Raises KGError when there is none with a month, and as Graph.events().
    """
    who = graph.entity(name) if name else None
    counts = Counter(
        event_date(event)[:7]
        for event in graph.events(role=role, person=who)
        if len(event_date(event)) >= 7 and event.attributes.get("eventStatus") in (None, "reported")
    )
    if not counts:
        raise KGError("no occasion with a month in the graph")
    months = _months(min(counts), max(counts))

    def draw(axes: Axes) -> None:
        from matplotlib.ticker import MaxNLocator

        axes.bar(range(len(months)), [counts[month] for month in months], color=_BAR, width=0.8)
        step = max(1, math.ceil(len(months) / 14))
        shown = range(0, len(months), step)
        axes.set_xticks(list(shown), [months[i] for i in shown], rotation=45, ha="right")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        title = "、".join(filter(None, (who.name if who else "", role or ""))) or "全部活动"
        axes.set_title(f"各月的活动：{_clip(title)}", loc="left", fontsize=11, weight="bold")

    _drawn(path, draw, (9, 3.4))


def plot_roles(
    graph: Graph, path: Path, *, limit: int = 20, since: str | None = None, until: str | None = None
) -> None:
    """Draws the people with most occasions against the roles they had there. Raises KGError when there is none."""
    people = [one.person for one in rank(graph, None, since, until, min(limit, _MOST_ROWS))]
    if not people:
        raise KGError("no person with a role at an occasion in the graph")
    counts: Counter[tuple[str, str]] = Counter()
    for person in people:
        for one in graph.about(person):
            event = graph.entities[one.object]
            if one.subject == person.id and event.type == "Event" and within(event_date(event), since, until):
                counts[person.id, graph.label(one)] += 1
    totals: Counter[str] = Counter()
    for (_, label), count in counts.items():
        totals[label] += count
    roles = sorted(totals, key=lambda label: (-totals[label], label))

    def draw(axes: Axes) -> None:
        values = [[counts[person.id, role] for role in roles] for person in people]
        axes.imshow([[math.log1p(value) for value in row] for row in values], cmap="OrRd", aspect="auto")
        dark = math.log1p(max(map(max, values))) * 0.6
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                if value:
                    colour = "white" if math.log1p(value) > dark else _INK
                    axes.text(x, y, str(value), ha="center", va="center", fontsize=7, color=colour)
        axes.set_xticks(range(len(roles)), roles)
        axes.xaxis.tick_top()
        axes.set_yticks(range(len(people)), [_name(person) for person in people])
        axes.tick_params(length=0)

    _drawn(path, draw, (1.6 + 0.62 * len(roles), 1.2 + 0.3 * len(people)))


def _drawn(path: Path, draw: Callable[[Axes], None], size: tuple[float, float]) -> None:
    """Writes what `draw` draws. Raises KGError for another ending, without matplotlib, and for PNG without a font."""
    if path.suffix.lower() not in ENDINGS:
        raise KGError(f"{path}: unknown ending {path.suffix!r} (one of {' '.join(ENDINGS)})")
    try:
        import matplotlib
        from matplotlib import font_manager
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise KGError(f"kg plot needs {error.name}: python3 -m pip install 'kg-news[plot]'") from error
    there = {font.name for font in font_manager.fontManager.ttflist}
    known = [font for font in FONTS if font in there]
    png = path.suffix.lower() == ".png"
    if png and not known:
        raise KGError(f"no Chinese font on this machine for a PNG: write .svg, or install one of {', '.join(FONTS)}")
    settings: Any = {
        "font.family": ["sans-serif"],
        "font.sans-serif": [*known, *(font for font in FONTS if font not in known and not png), "DejaVu Sans"],
        "svg.fonttype": "none",
        "svg.hashsalt": "kg",
        "axes.unicode_minus": False,
        "text.color": _INK,
        "xtick.color": _SOFT,
        "ytick.color": _INK,
        "axes.edgecolor": "#d5d2ca",
        "font.size": 8,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(settings), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fonts that are not here
        figure = Figure(figsize=size, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        draw(axes)
        with atomic_path(path) as aside:
            about = {"Software": None} if png else {"Date": None, "Creator": None}
            figure.savefig(aside, format=path.suffix[1:].lower(), dpi=200, metadata=about)


def _name(entity: Entity) -> str:
    return _clip(entity.name)


def _clip(text: str) -> str:
    clean = " ".join(legal_xml(text).split())
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def _first(one: Occupancy) -> str:
    return one.start or one.first_seen


def _number(text: str) -> int:
    """A date as matplotlib counts: days since 1970."""
    try:
        return (date.fromisoformat(first_day(text)) - date(1970, 1, 1)).days
    except ValueError as error:
        raise KGError(f"{text}: no date of the calendar") from error


def _months(first: str, last: str) -> Sequence[str]:
    year, month = int(first[:4]), int(first[5:7])
    months = []
    while f"{year:04}-{month:02}" <= last:
        months.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months
