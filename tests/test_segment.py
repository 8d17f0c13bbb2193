"""The edges of words are those of pkuseg itself, whose model they come from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor
from kg.resources import model_path
from kg.words.language import load_language
from kg.words.segment_tables import TABLES_FILE, build_tables, read_tables, write_tables

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
ODD = [
    "",
    "国",
    " ",
    " 清湖 市 ",
    "a b",
    "１２３4.5万ab-c／Ａ",
    "\ue000清湖\ue001\ue002",
    "中华人民共和国主席",  # words of the user dictionary
    "市委副书记副市长顾明川",
    "-._,|/*:",
    "会" * 300,
    "𠮷野家清湖店",
]


def edges_of(pkuseg: Any, text: str) -> frozenset[int]:
    edges, at = {0, len(text)}, 0
    for word in pkuseg.cut(text):
        at = text.find(word, at)
        edges |= {at, at + len(word)}
        at += len(word)
    return frozenset(edges)


def test_the_edges_are_those_of_pkuseg(extractor: Extractor) -> None:
    annotator = extractor.annotator
    pkuseg = cast(Any, load_language(extractor.seeds).tokenizer).pkuseg_seg
    texts = [page.text for page in read_pages([SAMPLES], on_error=pytest.fail)]
    clauses = {clause for text in texts for clause in re.findall("[^，。；：！？\n]+", text)}
    lines = {line for text in texts for line in text.split("\n")}
    assert len(clauses) > 600
    for text in [*sorted(clauses), *sorted(lines), *ODD]:
        assert annotator.segmenter.edges([text]) == [edges_of(pkuseg, text)], text
    assert {len(edges) for edges in annotator.segmenter.edges(clauses)} > set(range(2, 12))


def test_the_tables_are_those_of_the_model(tmp_path: Path) -> None:
    folder = model_path("segmenter")
    tables = build_tables(folder)
    write_tables(tables, tmp_path / TABLES_FILE)
    for read in (read_tables(tmp_path / TABLES_FILE), read_tables(folder / TABLES_FILE)):
        assert all(np.array_equal(*both) for both in zip(tables, read, strict=True))
