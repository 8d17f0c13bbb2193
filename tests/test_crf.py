"""The CRF in tables gives the tags and probabilities that crfsuite gives. All sentences are invented."""

from __future__ import annotations

from itertools import product

import numpy as np
import pycrfsuite
import pytest

from kg.train.crfsuite import read_crfsuite
from kg.words.crf import Crf, features, write_crf
from kg.words.weights import Grams

WHO = ["沈国梁", "顾明川", "严立"]
WHERE = ["清湖市", "白石镇", "云岭县"]
TEXTS = [f"昨日，{who}到{where}走访。" for who, where in product(WHO, WHERE)]
TAGS = [["O"] * 3 + ["B"] + ["I"] * (len(who) - 1) + ["O"] * 7 for who, _ in product(WHO, WHERE)]
OTHERS = [TEXTS[0] * 9, "顾国立说，", "严", "𠮷林到<清湖>市", "The 3rd 清湖 Forum"]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[pycrfsuite.Tagger, Crf]:
    folder = tmp_path_factory.mktemp("crf")
    trainer = pycrfsuite.Trainer(params={"c1": 0.0, "c2": 0.1}, verbose=False)
    for text, tags in zip(TEXTS, TAGS, strict=True):
        trainer.append(features(text), tags)
    trainer.train(str(folder / "crfsuite"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "crfsuite"))
    write_crf(read_crfsuite(folder / "crfsuite"), folder / "crf")
    return tagger, Crf(folder / "crf")


def test_tags_and_probabilities_are_those_of_crfsuite(trained: tuple[pycrfsuite.Tagger, Crf]) -> None:
    tagger, crf = trained
    texts = [*TEXTS, *OTHERS]
    for text, scores in zip(texts, crf.scores(texts), strict=True):
        expected = tagger.tag(features(text))
        tags = crf.best(scores)
        assert [crf.labels[tag] for tag in tags] == expected
        chances = crf.certainties(scores, tags, [(i, i + 1) for i in range(len(text))])
        assert chances == pytest.approx([tagger.marginal(tag, i) for i, tag in enumerate(expected)], abs=1e-5)


def test_characters_and_pairs_tell_the_places_around_them() -> None:
    weights = np.zeros((3, 3, 1))
    weights[0, :, 0] = 1, 2, 4  # 甲 tells the place behind it, its own, the one before
    weights[1, :2, 0] = 10, 20  # 甲乙 tells the place of 乙, then that of 甲
    weights[2, 1, 0] = 100
    grams = Grams(["甲", "甲乙", "乙"], weights, (3, 2))
    assert grams.told(" 甲乙甲丙 ", 4)[:, 0].tolist() == [22, 115, 2, 1]
