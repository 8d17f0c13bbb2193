"""Writes the annotated articles of the corpus as page files: python tests/corpus_pages.py CORPUS.jsonl.gz GOLD OUT

`tests/gold/` holds facts only (ids, names, relations); the texts stay in the corpus.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path


def write_pages(corpus: Path, gold: Path, out: Path) -> int:
    """Writes a page a gold file, headline first, and a manifest with their dates; how many were written."""
    wanted = {file.stem for file in gold.glob("*.json")}
    out.mkdir(parents=True, exist_ok=True)
    rows = ["file,date,place,paper,page"]
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in wanted:
                text = f"{article['title']}\n\n{article['text']}\n"
                (out / f"{article['id']}.txt").write_text(text, encoding="utf-8")
                rows.append(f"{article['id']}.txt,{article['date']},中国,,")
    (out / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows) - 1


if __name__ == "__main__":
    print(write_pages(*map(Path, sys.argv[1:4])), "pages")
