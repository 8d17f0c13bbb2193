"""No fact without evidence: each quote is the text of the page file at its offsets."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import kg
from kg.articles.variants import normalize
from kg.query.graph import Graph

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
SHARED = ROOT.parent / "shared" / "pages"

# Folder → how many facts at least, so that the test can't pass on nothing.
FOLDERS = [
    pytest.param((SAMPLES, 300), id="samples"),
    pytest.param(
        (SHARED, 150), id="shared", marks=pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
    ),
]


@pytest.fixture(scope="module", params=FOLDERS)
def built(request: pytest.FixtureRequest) -> tuple[Graph, int]:
    folder, least = request.param
    return kg.build(folder), least


def text_of(path: str) -> str:
    """The text of a page file, read without kg."""
    return Path(path).read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8")


def test_each_quote_stands_in_its_page_file(built: tuple[Graph, int]) -> None:
    graph, least = built
    texts = {page.id: text_of(page.source) for page in graph.knowledge.pages}
    articles = {article.id: article for article in graph.knowledge.articles}
    quotes = 0
    for statement in graph.knowledge.statements:
        assert statement.evidence, statement
        for evidence in statement.evidence:
            assert evidence.quote == texts[evidence.page_id][evidence.start : evidence.end], statement
            assert evidence.quote.strip()
            assert evidence.rule_id
            assert articles[evidence.article_id].page_id == evidence.page_id
            quotes += 1
    assert quotes >= least


def test_each_character_of_a_body_stands_in_its_page_file(built: tuple[Graph, int]) -> None:
    graph, _ = built
    texts = {page.id: text_of(page.source) for page in graph.knowledge.pages}
    assert len(graph.knowledge.articles) >= len(texts) >= 6
    for article in graph.knowledge.articles:
        text = texts[article.page_id]
        assert len(article.body) == len(article.origin)
        form = normalize(text)
        assert article.body == "".join(form[offset] for offset in article.origin)
