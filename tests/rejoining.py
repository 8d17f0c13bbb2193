"""How well bodies that a text layer cut and interleaved are put together again, counted on invented pages.

python tests/rejoining.py [--seeds N] [--show]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from destroyed import ORDERS, Destroyed, How, bare
from newspaper import compose, destroyed_text

from kg.articles.split import split_page
from kg.records import Article, Page

HOWS: tuple[How, ...] = ("wrapped", *ORDERS, "interleaved")
LAYOUTS = ("3-columns", "5-columns", "6-columns", "box", "mixed-sizes", "three-sizes")
NEAR = 0.9
OPENING = re.compile(r"(?:本报讯)?(?:[（(](?:[^（）]*?)(?:记者|通讯员)[^（）]*[）)])?")
CLOSING = re.compile(r"[（(][^（）]{2,40}[）)]$")


@dataclass(slots=True)
class Score:
    """What was found of so many bodies; `left`: articles found that are no body of the page."""

    bodies: int = 0
    exact: int = 0
    near: int = 0
    found: int = 0
    headlines: int = 0  # of the exact bodies, those with exactly the headlines of their article
    wrong: int = 0
    wrong_marked: int = 0
    right_marked: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.exact / (self.bodies + self.found) if self.bodies + self.found else 0.0

    @property
    def exact_share(self) -> float:
        return self.exact / self.bodies

    @property
    def near_share(self) -> float:
        return self.near / self.bodies

    @property
    def headline_share(self) -> float:
        return self.headlines / max(1, self.exact)

    @property
    def wrong_marked_share(self) -> float:
        return self.wrong_marked / self.wrong if self.wrong else 1.0

    @property
    def right_marked_share(self) -> float:
        return self.right_marked / max(1, self.exact)

    def add(self, made: Destroyed) -> list[Article]:
        """Count a page; the articles that are none of its bodies."""
        page = Page(id="p", text=made.text, source="p.txt")
        found = [article for article in split_page(page) if article.kind == "report"]
        captions = {core(bare(caption)) for article in made.page.articles for caption in article.captions}
        found = [article for article in found if core(bare(article.body)) not in captions]
        truth = {core(made.body(i)): i for i in range(len(made.page.articles))}
        self.bodies += len(truth)
        self.found += len(found)
        wrong = []
        for article in found:
            body = core(bare(article.body))
            marked = getattr(article, "layout", "clear") == "uncertain"
            if body in truth:
                self.exact += 1
                self.right_marked += marked
                self.headlines += same_headlines(article, made, truth[body])
            else:
                self.wrong += 1
                self.wrong_marked += marked
                wrong.append(article)
        self.near += sum(1 for body in truth if any(alike(body, core(bare(a.body))) >= NEAR for a in found))
        return wrong


def same_headlines(article: Article, made: Destroyed, number: int) -> bool:
    own = made.page.articles[number]
    return bare("".join(article.headlines)) == bare("".join((*own.kicker, *own.headline, *own.subheadline)))


def core(body: str) -> str:
    """A body without its dateline, inline byline and closing credit, which are no part of `Article.body`."""
    return CLOSING.sub("", body[OPENING.match(body).end() :])  # type: ignore[union-attr]


def alike(one: str, other: str) -> float:
    """The share of two texts' characters that is common to them, as runs at their ends or one within the other."""
    if not one or not other:
        return 0.0
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    limit = min(len(one), len(other)) - head
    tail = next((i for i in range(limit) if one[-1 - i] != other[-1 - i]), limit)
    inner = min(len(one), len(other)) if one in other or other in one else head + tail
    return 2 * inner / (len(one) + len(other))


def pages(layouts: Sequence[str], seeds: Iterable[int], how: How) -> Iterable[Destroyed]:
    """The destroyed pages; those whose bodies are too short for `how` are left out."""
    for layout in layouts:
        for seed in seeds:
            for form in compose(layout, seed):
                try:
                    yield destroyed_text(form.page, seed, how)
                except ValueError:
                    continue


def score(how: How, layouts: Sequence[str] = LAYOUTS, seeds: Iterable[int] = range(5)) -> Score:
    """The score over the destroyed pages of these layouts and seeds."""
    total = Score()
    for made in pages(layouts, seeds, how):
        total.add(made)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--seeds", default="0-4", help="first-last")
    parser.add_argument("--show", action="store_true", help="the wrong bodies")
    given = parser.parse_args()
    first, last = map(int, given.seeds.split("-"))
    print("             bodies    F1  exact   near  headl  wrong  wrong-marked  right-marked")
    for how in HOWS:
        s = Score()
        for made in pages(LAYOUTS, range(first, last + 1), how):
            for article in s.add(made):
                if given.show:
                    print(f"  {made.page.layout} {made.page.date} {article.body[:30]!r} … {article.body[-30:]!r}")
        print(
            f"{how:12} {s.bodies:6} {s.f1:6.3f} {s.exact_share:6.3f} {s.near_share:6.3f} {s.headline_share:6.3f} "
            f"{s.wrong:6} {s.wrong_marked_share:13.3f} {s.right_marked_share:13.3f}"
        )


if __name__ == "__main__":
    main()
