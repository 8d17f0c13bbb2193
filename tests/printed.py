"""The articles of tests/gold/city as they are printed, two to five of one place a page, and the gold of those pages.

python tests/printed.py OUT [--set dev|blind] [--how wrapped|unspaced|interleaved] [--seed N]

Each page is a text layer as tests/destroyed.py makes them; "unspaced" is one without blank lines, as other tools give.
A headline of two phrases stands in one line or in two, and is then two headlines, as in the gold of newspaper pages; a
line below it that is no sentence is a headline, too.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from destroyed import How, bare, destroyed_text
from invented import PaperArticle, PaperPage

CITY = Path(__file__).resolve().parent / "gold" / "city"
MOST = 5  # articles a page
LEAST = 2
PARTED = 0.5  # a headline of two phrases stands in two lines
PLAIN_LEAD = 60  # characters of a first paragraph in which dateline and byline end
LEAD = 22  # characters by which an article is known again
SHORTEST = 25  # characters; a first paragraph without an end that is shorter is no text
BYLINE = re.compile(r"[^。！？]{0,40}(?:记者|通讯员)[^。！？]{1,40}$")
SUBHEADLINE = re.compile(r"[^，。！？：；]{4,30}|（[^（）]{8,50}通过）")
BLANK_LINES = re.compile(r"\n\s*\n")
MANIFEST = ("file", "date", "place", "paper", "page")


@dataclass(frozen=True, slots=True)
class CityArticle:
    """An article of the set with its gold."""

    name: str
    place: str
    date: str
    headlines: tuple[str, ...]
    byline: str  # a line of its own, or empty
    paragraphs: tuple[str, ...]
    gold: dict[str, Any]

    @property
    def lead(self) -> str:
        """Some of the article's first words behind dateline and byline."""
        first = next(text for text in map(bare, self.paragraphs) if len(text) >= SHORTEST)
        return first[PLAIN_LEAD : PLAIN_LEAD + LEAD] if len(first) >= PLAIN_LEAD + LEAD else first[-LEAD:]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A text layer and its gold, as `kg evaluate` reads it."""

    file: str
    text: str
    place: str
    date: str
    gold: dict[str, Any]


def read_articles(folder: Path) -> list[CityArticle]:
    """The articles of a set of tests/gold/city whose files hold one each."""
    articles = []
    with (folder / "pages" / "manifest.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["file"])
    for row in rows:
        name = row["file"]
        gold = json.loads((folder / "gold" / name.replace(".txt", ".json")).read_text(encoding="utf-8"))["articles"]
        head, _, body = (folder / "pages" / name).read_text(encoding="utf-8").strip().partition("\n\n")
        if len(gold) != 1 or not body:
            continue
        headlines = [line.strip() for line in head.split("\n")]
        paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
        while SUBHEADLINE.fullmatch(paragraphs[0]) and not BYLINE.fullmatch(paragraphs[0]):
            headlines.append(paragraphs.pop(0))
        if all(len(bare(text)) < SHORTEST for text in paragraphs):
            continue  # nothing to know the article by
        byline = paragraphs.pop(0) if BYLINE.fullmatch(paragraphs[0]) and len(paragraphs[0]) < 40 else ""
        found = CityArticle(
            name.removesuffix(".txt"),
            row["place"],
            row["date"],
            tuple(headlines),
            byline,
            tuple(paragraphs),
            gold[0],
        )
        articles.append(found)
    return articles


def printed_pages(folder: Path, how: How | Literal["unspaced"], seed: int = 0) -> Iterator[PrintedPage]:
    """The pages that the articles of a set make up; groups whose bodies are too short for `how` are left out."""
    by_place: dict[str, list[CityArticle]] = defaultdict(list)
    for article in read_articles(folder):
        by_place[article.place].append(article)
    number = 0
    for place, articles in sorted(by_place.items()):
        chance = random.Random(f"printed {place} {seed}")
        chance.shuffle(articles)
        for first in range(0, len(articles), MOST):
            group = articles[first : first + MOST]
            if len(group) < LEAST:
                continue
            heads = [_set_headlines(article, chance) for article in group]
            page = PaperPage(tuple(map(_paper_article, group, heads)), "", group[0].date, "", place)
            number += 1
            try:
                text = destroyed_text(page, seed, "wrapped" if how == "unspaced" else how).text
            except ValueError:
                continue
            text = BLANK_LINES.sub("\n", text) if how == "unspaced" else text
            gold = [
                {**article.gold, "id": article.name, "lead": article.lead, "headlines": list(head)}
                for article, head in zip(group, heads, strict=True)
            ]
            file = f"w{number:03}.txt"
            yield PrintedPage(file, text, place, group[0].date, {"doc": file, "place": place, "articles": gold})


def _set_headlines(article: CityArticle, chance: random.Random) -> tuple[str, ...]:
    """The headlines, some of those that have two phrases as two."""
    lines: list[str] = []
    for text in article.headlines:
        phrases = text.split()
        whole = len(phrases) == 1 or min(map(len, phrases)) < 4 or chance.random() >= PARTED
        lines += [" ".join(phrases)] if whole else phrases
    return tuple(lines)


def _paper_article(article: CityArticle, headlines: tuple[str, ...]) -> PaperArticle:
    return PaperArticle((), headlines, (), article.byline, article.paragraphs)


def write_pages(out: Path, folder: Path, how: How | Literal["unspaced"], seed: int = 0) -> int:
    """Write the pages with their manifest to out/pages and the gold to out/gold; how many pages there are."""
    (out / "pages").mkdir(parents=True, exist_ok=True)
    (out / "gold").mkdir(exist_ok=True)
    count = 0
    with (out / "pages" / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(MANIFEST)
        for page in printed_pages(folder, how, seed):
            count += 1
            (out / "pages" / page.file).write_text(page.text, encoding="utf-8")
            gold = json.dumps(page.gold, ensure_ascii=False)
            (out / "gold" / page.file.replace(".txt", ".json")).write_text(gold, encoding="utf-8")
            writer.writerow((page.file, page.date, page.place, "", ""))
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", default="dev", choices=("dev", "blind"))
    parser.add_argument("--how", default="wrapped", choices=("wrapped", "unspaced", "interleaved"))
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(write_pages(given.out, CITY / given.set, given.how, given.seed), "pages")


if __name__ == "__main__":
    main()
