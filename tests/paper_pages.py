"""Writes the annotated articles of old papers as page files: python tests/paper_pages.py TRAINING FOLDER OUT

`tests/gold/papers/` holds facts only, and in FOLDER/articles.csv which lines of the public data in TRAINING are an
article and which of their characters its headline and body: the texts stay there.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path

COLUMNS = ("file", "date", "place", "paper")


def read_words(path: Path) -> list[str]:
    """The lines of a text parted into words by blanks, without them."""
    return [re.sub(r"\s", "", line) for line in path.read_text(encoding="utf-8").split("\n")]


def read_bio(path: Path) -> list[str]:
    """The sentences of a file with a character and its tag a line, parted by empty lines."""
    sentences = path.read_text(encoding="utf-8").split("\n\n")
    return ["".join(line.split()[0] for line in sentence.split("\n") if line.split()) for sentence in sentences]


SOURCES: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "sxu": ("sxu-seg-train.txt", read_words),
    "sxut": ("sxu-seg-test.txt", read_words),
    "msra": ("msra-test.bio", read_bio),
    "pd": ("peoples-daily-test.bio", read_bio),
}


def write_pages(training: Path, folder: Path, out: Path) -> int:
    """Writes a page an article, headline first, and a manifest with date, place and paper; how many were written."""
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        articles = list(csv.DictReader(file))
    out.mkdir(parents=True, exist_ok=True)
    lines = {name: read(training / SOURCES[name][0]) for name, (_, read) in SOURCES.items()}
    for one in articles:
        text = "".join(lines[one["source"]][int(one["first"]) : int(one["last"]) + 1])
        head = text[int(one["head_start"]) : int(one["head_end"])]
        body = text[int(one["body_start"]) :]
        (out / one["file"]).write_text(f"{head}\n\n{body}\n" if head else f"{body}\n", encoding="utf-8")
    with (out / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        manifest = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        manifest.writeheader()
        manifest.writerows(articles)
    return len(articles)


if __name__ == "__main__":
    print(write_pages(*map(Path, sys.argv[1:4])), "pages")
