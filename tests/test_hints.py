"""Which sentences the model is asked of: those with a sign of a name that no pattern found, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kg.annotate.people.finder import NameFinder
from kg.annotate.people.hints import NameHints
from kg.pipeline.extractor import Extractor, extract_sentence
from kg.words.ner import Name

PLAIN = "会议要求，各地要认真贯彻落实各项工作。"


@pytest.fixture(scope="module")
def hints(extractor: Extractor) -> NameHints:
    return NameHints(extractor.seeds, NameFinder(extractor.seeds))


@pytest.mark.parametrize(
    "text",
    [
        "随后翁思远来到了车间。",  # no word of the dictionary's
        "志愿者葛明远是老师。",
        "站在一旁的顾川没有说话。",
        "克莱尔表示，双方合作良好。",
        "安娜·克莱尔没有到场。",
    ],
)
def test_a_sentence_with_a_sign_of_a_name(hints: NameHints, text: str) -> None:
    assert hints.in_text(text, [])


@pytest.mark.parametrize("text", ["", PLAIN, "全市粮食产量创历史新高。", "道路建设进展顺利。"])
def test_a_sentence_without(hints: NameHints, text: str) -> None:
    assert not hints.in_text(text, [])


def test_a_name_that_is_known_is_no_sign(hints: NameHints) -> None:
    text = "随后翁思远来到了车间。"
    at = text.index("翁思远")
    assert not hints.in_text(text, [(at, at + 3)])


def test_a_name_begins_with_a_surname_or_a_foreign_syllable(hints: NameHints) -> None:
    assert hints.at("市长翁思远", 2)
    assert hints.at("总统克莱尔", 2)
    assert not hints.at("市长的讲话", 2)
    assert not hints.at("市长", 2)


class Counting:
    """A recognizer that keeps the texts that it is asked of."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """No names."""
        self.asked += texts
        return [[] for _ in texts]


def test_the_model_is_asked_once_and_where_it_may_matter(extractor: Extractor) -> None:
    annotator, counting = extractor.annotator, Counting()
    asking = replace(extractor, annotator=type(annotator)(extractor.seeds, annotator.segmenter, counting))
    told = "随后翁思远来到了车间。"
    extract_sentence(asking, PLAIN + told + PLAIN, place="江东省临州市清湖市", date=None)
    assert counting.asked == [told]
