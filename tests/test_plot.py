"""Pictures for papers: names in them, valid SVG, the same bytes again, clear errors."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from knowledge_sample import nasty, sample

from kg import cli
from kg.errors import KGError, NameNotFound
from kg.ontology import load_ontology
from kg.query.graph import Graph
from kg.records import Knowledge

pytest.importorskip("matplotlib")

from kg.query.plot import FONTS, plot_months, plot_network, plot_posts, plot_roles

Plot = Callable[[Graph, Path], None]
PLOTS: dict[str, tuple[Plot, set[str]]] = {
    "network": (lambda graph, path: plot_network(graph, "林远舟", path), {"林远舟", "全市旅游工作会议", "顾明溪"}),
    "posts": (lambda graph, path: plot_posts(graph, "顾明溪", path), {"青禾市人民政府 市长"}),
    "body": (lambda graph, path: plot_posts(graph, "青禾市委", path), {"林远舟 书记"}),
    "months": (lambda graph, path: plot_months(graph, path, role="主持"), {"2023-06"}),
    "roles": (lambda graph, path: plot_roles(graph, path), {"林远舟", "主持", "出席"}),
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(sample(), load_ontology())


def texts(path: Path) -> set[str]:
    return {"".join(one.itertext()).strip() for one in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("name", PLOTS)
def test_text_stays_text_in_svg(graph: Graph, tmp_path: Path, name: str) -> None:
    plot, expected = PLOTS[name]
    path = tmp_path / "a.svg"
    plot(graph, path)
    assert expected <= texts(path)
    assert FONTS[0] in path.read_text(encoding="utf-8")
    again = tmp_path / "b.svg"
    plot(graph, again)
    assert path.read_bytes() == again.read_bytes()


def test_png(graph: Graph, tmp_path: Path) -> None:
    from matplotlib import font_manager

    path = tmp_path / "roles.png"
    if {font.name for font in font_manager.fontManager.ttflist} & set(FONTS):
        plot_roles(graph, path)
        assert path.read_bytes().startswith(b"\x89PNG")
    else:
        with pytest.raises(KGError, match="no Chinese font"):
            plot_roles(graph, path)


def test_hostile_names_draw(tmp_path: Path) -> None:
    graph = Graph(nasty(), load_ontology())
    plot_network(graph, "person-甲", tmp_path / "network.svg")
    assert any("<script>" in text for text in texts(tmp_path / "network.svg"))
    with pytest.raises(KGError):
        plot_posts(graph, "person-甲", tmp_path / "posts.svg")


def test_what_cannot_be_drawn(graph: Graph, tmp_path: Path) -> None:
    empty = Graph(Knowledge((), (), (), ()), load_ontology())
    with pytest.raises(KGError, match=r"unknown ending '\.gif' \(one of \.svg \.png\)"):
        plot_roles(graph, tmp_path / "a.gif")
    with pytest.raises(NameNotFound):
        plot_network(graph, "没有此人", tmp_path / "a.svg")
    with pytest.raises(KGError, match="no occasion with a month"):
        plot_months(empty, tmp_path / "a.svg")
    with pytest.raises(KGError, match="no person"):
        plot_roles(empty, tmp_path / "a.svg")
    with pytest.raises(KGError, match="no post with a date"):
        plot_posts(graph, "云溪大学", tmp_path / "a.svg")
    assert not list(tmp_path.iterdir())


def test_the_commands(tmp_path: Path) -> None:
    built = tmp_path / "built"
    samples = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
    assert cli.main(["build", str(samples), "-o", str(built)]) == 0
    for args in (["network", "顾明川"], ["posts", "顾明川"], ["months"], ["roles"]):
        path = tmp_path / f"{args[0]}.svg"
        assert cli.main(["plot", *args, str(built), str(path)]) == 0
        assert texts(path)
    assert cli.main(["plot", "roles", str(built), str(tmp_path / "a.pdf")]) == 2
