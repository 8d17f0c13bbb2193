"""The sample pages say the same as wrapped text, Markdown, HTML and PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from twins import PRINTERS, write_twins

from kg.articles.split import split_page
from kg.pages.files import read_page_file, read_pages
from kg.pipeline.extractor import Extractor
from kg.recordjson import format_record
from kg.records import Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
# What may differ: where it stands in which file, and who says when and where.
OWN = ("doc", "id", "page", "origin", "kind", "date_basis", "place_basis")


def sample_pages() -> list[Page]:
    errors: list[object] = []
    pages = list(read_pages([SAMPLES], on_error=errors.append))
    assert not errors
    assert len(pages) >= 6
    return pages


PAGES = sample_pages()


def told(extractor: Extractor, page: Page) -> list[dict[str, Any]]:
    """What the records of a page say, but for where in the file."""
    rows = []
    for record in extractor.extract_page(page):
        row = json.loads(format_record(record, extractor.ontology))
        if record.article.kind != "teaser":
            rows.append({key: value for key, value in row.items() if key not in OWN})
    return rows


@pytest.mark.parametrize("ending", PRINTERS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.source).stem)
def test_a_page_says_the_same_in_each_format(extractor: Extractor, tmp_path: Path, page: Page, ending: str) -> None:
    articles = [article for article in split_page(page) if article.kind != "teaser"]
    path = write_twins(page, articles, tmp_path, "page")[ending]
    (twin,) = read_page_file(path, place=page.place, date=page.date)
    expected = told(extractor, page)
    found = told(extractor, twin)
    assert [row["headlines"] for row in found] == [row["headlines"] for row in expected]
    assert [row["text"] for row in found] == [row["text"] for row in expected]
    assert found == expected
    assert len(expected) == len(articles) >= 5
