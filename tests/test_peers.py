"""Speed beside quality: peers on the same text, their names scored, and what isn't installed named as such."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg import cli
from kg.errors import KGError
from kg.measure.evaluate import Row
from kg.measure.peers import KINDS, Text, compare_peers, cut_text, format_peers, score_page
from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor
from kg.records import Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples"
GOLD = {
    "articles": [
        {
            "entities": [
                {"type": "Person", "names": ["沈知秋"]},
                {"type": "Person", "names": ["田小麦"], "optional": True},
                {"type": "Person", "names": ["不在文中"]},
                {"type": "Organization", "names": ["清湖市水利局", "市水利局"]},
                {"type": "Organization", "names": ["江东省"]},
                {"type": "Place", "names": ["清湖大剧院"]},
            ]
        }
    ]
}
SENTENCE = "沈知秋、田小麦和市水利局代表在江东省清湖大剧院出席会议。"


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return list(read_pages([SAMPLES / "pages"], on_error=fail))


def scored(*found: list[str]) -> dict[str, tuple[int, int, int]]:
    """Hits, gold and found of each kind."""
    scores = {kind: Row() for kind in KINDS}
    score_page(scores, found, Text(Page("1", SENTENCE, "a.txt"), (SENTENCE,)), GOLD)
    return {kind: (row.hit, row.gold, row.found) for kind, row in scores.items()}


def test_what_is_found_and_what_is_missed() -> None:
    assert scored() == {"Person": (0, 1, 0), "Body": (0, 2, 0), "Place": (0, 1, 0)}
    assert scored(["Person", "沈知秋"], ["Person", "秋田"])["Person"] == (1, 1, 2)


def test_what_is_optional_counts_neither_way() -> None:
    assert scored(["Person", "田小麦"])["Person"] == (0, 1, 0)


def test_any_form_of_a_name_will_do() -> None:
    assert scored(["Body", "市水利局", "清湖市水利局"])["Body"] == (1, 2, 1)
    assert scored(["Body", "市 水利局"])["Body"] == (1, 2, 1)


def test_a_place_may_be_a_body_of_the_gold_but_no_body_a_place() -> None:
    assert scored(["Place", "江东省"])["Place"] == (0, 1, 0)
    assert scored(["Body", "清湖大剧院"])["Body"] == (0, 2, 1)


def test_peers_on_the_same_text(pages: list[Page], tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "PERSON", "pattern": "顾明川"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    names = ["no-such-peer", f"spacy:{tmp_path / 'model'}"]
    comparison = compare_peers(names, pages[:2], SAMPLES / "gold", pages)
    assert comparison.documents == len(pages) == 8
    assert comparison.characters == sum(cut_text(page).characters for page in pages[:2])
    own, bare, missing, model = comparison.peers
    for peer in (own, bare, model):
        assert peer.rate > 0
        assert peer.peak > 10
    assert own.scores["Person"].f1 > 0.9
    assert bare.scores["Body"].f1 > 0.8
    assert model.scores["Person"].hit == model.scores["Person"].found > 0
    assert model.scores["Body"].found == 0
    assert "no-such-peer" in missing.missing
    lines = format_peers(comparison).splitlines()
    assert lines[2].startswith("kg:kg ")
    assert " 1.00 " in lines[2]
    assert lines[-1].startswith("no-such-peer: not measured: PackageNotFoundError")


def test_sentences_are_those_of_the_articles(pages: list[Page], extractor: Extractor) -> None:
    for page in pages:
        sentences = cut_text(page).sentences
        bodies = "".join(record.article.body for record in extractor.extract_page(page))
        assert len(sentences) > 5
        assert sum(map(len, sentences)) == len("".join(bodies.split()))


def test_texts_without_gold(pages: list[Page], tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"doc": "other.txt", "articles": []}', encoding="utf-8")
    with pytest.raises(KGError, match="none of the texts is annotated there"):
        compare_peers([], pages, tmp_path / "gold.json", pages)
    with pytest.raises(KGError, match="/no/python: can't be run"):
        compare_peers(["jieba"], pages[:1], SAMPLES / "gold", pages[:1], "/no/python")


@pytest.mark.parametrize("options", [["--peers"], ["--gold", "gold"]])
def test_no_speed_without_quality(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", str(SAMPLES / "pages"), *options]) == 2
    assert "speed is shown beside quality" in capsys.readouterr().err
