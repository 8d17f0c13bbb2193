"""The ablation script runs: each part is switched off, and what is left is the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from ablation import ROWS, VARIANTS, build_variants, measure

from kg.pipeline.extractor import Extractor, extract_sentence
from kg.records import ArticleRecord

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples"
TEXT = "昨日，清湖市卫生局局长沈知秋出席全市水利工作会议。会后，殷红说，沈知秋介绍了青石镇的做法。"


@pytest.fixture(scope="module")
def variants() -> dict[str, Extractor]:
    return build_variants()


def read(extractor: Extractor) -> ArticleRecord:
    return extract_sentence(extractor, TEXT, place="江东省临州市清湖市", date="2031-04-03").record


def test_everything_is_the_program(variants: dict[str, Extractor], extractor: Extractor) -> None:
    assert read(variants["everything"]) == read(extractor)


@pytest.mark.parametrize("name", VARIANTS)
def test_every_variant_reads(variants: dict[str, Extractor], name: str) -> None:
    assert read(variants[name]).article == read(variants["everything"]).article


def test_what_is_switched_off_is_off(variants: dict[str, Extractor]) -> None:
    def methods(name: str) -> set[str]:
        sentences = variants[name].annotator.annotate(*page_and_article(variants[name]))
        return {mention.method for sentence in sentences for mention in sentence.mentions if mention.type != "Post"}

    assert methods("model alone") <= {"model"}
    assert "lexicon" not in methods("without tables")
    assert variants["without the model"].annotator.recognizer is None
    assert variants["without pkuseg"].annotator._segment("水利会") == frozenset(range(4))


def page_and_article(extractor: Extractor):
    record = read(extractor)
    return record.page, record.article


def test_the_table(variants: dict[str, Extractor]) -> None:
    few = {name: variants[name] for name in ("everything", "model alone")}
    head, *lines = measure(few, [(SAMPLES / "gold", SAMPLES / "pages")], rounds=1)
    assert head.split() == [*ROWS, "chars/s"]
    assert [line[:22].strip() for line in lines] == list(few)
    whole, alone = ([float(cell) for cell in line[22:].split()] for line in lines)
    assert whole[0] > 0.9
    assert whole[2] > alone[2]
    assert set(few) <= set(VARIANTS)
