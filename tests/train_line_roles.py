"""Learns the weights of kg/models/line_roles: python tests/train_line_roles.py OUT.csv [FOLDER ...].

A chain of conditional probabilities (crfsuite) over pages that tests/line_pages.py makes of the invented articles of
cities, four times, of the articles of each folder, once, and over invented cut pages (tests/rejoining.py).
"""

from __future__ import annotations

import csv
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pycrfsuite
import rejoining
from destroyed import Destroyed, bare
from line_pages import Lines, PageMaker, city_articles, folder_articles

from kg.articles.line_roles import ROLES, line_signs
from kg.articles.lines import is_wrapped, mask_page, read_lines

Labelled = tuple[str, dict[int, str]]  # a page's text, and the role of the line that begins at an offset
_OPTIONS = {"c2": 1.0, "c1": 0.3, "max_iterations": 120, "feature.possible_transitions": True}
_FORCED = "forced"  # the sign of lines that can only go on
_SELDOM = {**{(a, "A"): -2.0 for a in "PRUt"}, **{(a, "t"): -4.0 for a in "HU"}}  # seldomer than on invented pages


def labelled(page: Lines) -> Labelled:
    """A made page as text."""
    roles, at = {}, 0
    for line, role in page:
        roles[at] = role
        at += len(line) + 1
    return "\n".join(line for line, _ in page) + "\n", roles


def cut_pages() -> Iterator[Labelled]:
    """Invented pages whose bodies are cut and interleaved."""
    for how in ("wrapped", "interleaved", "ABAB", "ABBA"):
        for made in rejoining.pages(rejoining.LAYOUTS, range(20, 28), how):  # type: ignore[arg-type]
            yield made.text, _roles_of(made)


def _roles_of(made: Destroyed) -> dict[int, str]:
    roles: dict[int, str] = {}
    for block in made.blocks:
        paragraphs = made.page.articles[block.article].paragraphs
        ends = {len(bare("".join(paragraphs[:n]))) for n in range(1, len(paragraphs) + 1)}
        seen = bare("".join(paragraphs)).find(bare(made.text[block.start : block.end]))
        at, first = block.start, True
        for line in made.text[block.start : block.end].split("\n"):
            if line.strip():
                begins = "A" if block.kind == "caption" or block.part == 0 else "P" if seen in ends else "R"
                within = "P" if seen in ends and block.kind == "body" else "t"
                fixed = {"head": "H", "byline": "B"}.get(block.kind)
                roles[at] = fixed or (begins if first else within)
                seen, first = seen + len(bare(line)), False
            at += len(line) + 1
    return roles


def sequence(page: Labelled) -> tuple[list[list[str]], list[str]] | None:
    """The signs and the roles of the lines of a wrapped page."""
    text, roles = page
    lines = list(read_lines(mask_page(text, markdown=False)))
    if not is_wrapped(lines):
        return None
    starts = sorted(roles)
    told = [roles[starts[bisect_right(starts, line.start) - 1]] for line in lines]
    signs = line_signs(lines)
    kept = ["t" if own is None else role if role in ROLES else "P" for own, role in zip(signs, told, strict=True)]
    return [[_FORCED] if own is None else list(own) for own in signs], kept


def main() -> None:
    """Trains and writes the weights."""
    out, folders = Path(sys.argv[1]), [Path(arg) for arg in sys.argv[2:]]
    maker = PageMaker(1)
    sources = [city_articles()] * 4 + [folder_articles(folder) for folder in folders]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_OPTIONS, verbose=False)
    for page in chain((labelled(p) for source in sources for p in maker.pages(source)), cut_pages()):
        if found := sequence(page):
            trainer.append(*found)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "roles.crfsuite")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    shown: dict[str, dict[str, float]] = {}
    for (sign, role), weight in info.state_features.items():
        shown.setdefault(sign, {})[role] = weight
    shown.pop(_FORCED, None)
    with out.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["sign", *ROLES])
        for a in ROLES:
            weights = (info.transitions.get((a, b), 0) + _SELDOM.get((a, b), 0) for b in ROLES)
            rows.writerow([f"from {a}", *(round(weight, 2) for weight in weights)])
        for sign in sorted(shown):
            values = [round(shown[sign].get(role, 0), 2) for role in ROLES]
            if any(values):
                rows.writerow([sign, *values])


if __name__ == "__main__":
    main()
