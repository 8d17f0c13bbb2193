"""Names by a trained model: features, tags, the spaCy component, other spaCy models, files that are no model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from kg.errors import DataFileError, KGError
from kg.seeds import load_seeds
from kg.train.names import train_names
from kg.train.silver import Label, Labelled
from kg.words.crf import features
from kg.words.language import load_language
from kg.words.ner import (
    COMPONENT,
    MODEL_FILE,
    CrfRecognizer,
    Name,
    SpacyRecognizer,
    add_component,
    load_recognizer,
    read_tags,
)

TEXT = "沈国梁到清湖市远帆精密公司走访"  # invented
NAMES = [Name(0, 3, "Person", 0.9), Name(4, 7, "Place", 0.8), Name(7, 13, "Company", 0.7)]


class Told:
    """A recognizer that has been told what it finds."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """The same names in any text."""
        return [self.names for _ in texts]


def test_each_character_has_its_features() -> None:
    rows = features("市长沈国梁，好")
    assert len(rows) == 7
    assert {len(row) for row in rows} == {19}
    told = [[feature.decode() for feature in row] for row in rows]
    assert told[0][:12] == "0市 1< 2长 3< 4沈 5<市 6市长 7<< 8长沈 9<<市 a<市长 b市长沈".split()
    assert told[-1][:5] == ["0好", "1，", "2>", "3梁", "4>"]
    assert "w=市长" in told[0]
    assert [next(f for f in row if f.startswith("t=")) for row in told[:2]] == ["t=B", "t=E"]
    assert {"t=S", "w=，"} <= set(told[5])


@pytest.mark.parametrize("text", ["", " ", "沈　国梁 \n到会", "ＡＢＣ·１２３%", "𠮷林", "The 3rd 清湖 Forum"])
def test_any_text_has_as_many_rows_as_characters(text: str) -> None:
    assert len(features(text)) == len(text)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-Person I-Person O", [(0, 2, "Person")]),
        ("B-Person B-Person", [(0, 1, "Person"), (1, 2, "Person")]),
        ("B-Person I-Place I-Place", [(0, 1, "Person"), (1, 3, "Place")]),
        ("O I-Event I-Event", [(1, 3, "Event")]),
    ],
)
def test_tags_are_read_as_spans(tags: str, spans: list[tuple[int, int, str]]) -> None:
    assert read_tags(tags.split()) == spans


def test_the_component_sets_the_entities_of_a_doc() -> None:
    nlp = load_language(load_seeds())
    add_component(nlp, Told(NAMES))
    assert nlp.pipe_names == [COMPONENT]
    doc = nlp(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("沈国梁", "Person"),
        ("清湖市", "Place"),
        ("远帆精密公司", "Company"),
    ]
    other = load_language(load_seeds())
    add_component(other, Told([]))  # a second pipeline has a recognizer of its own
    assert not other(TEXT).ents
    assert nlp(TEXT).ents


def test_entities_are_widened_to_words_and_never_overlap() -> None:
    nlp = spacy.blank("xx")  # words are parted by spaces
    add_component(nlp, Told([Name(0, 3, "Person", 1.0), Name(3, 4, "Title", 1.0), Name(6, 8, "Place", 1.0)]))
    assert [(ent.text, ent.label_) for ent in nlp("沈国梁市长 在清湖市").ents] == [
        ("沈国梁市长", "Person"),
        ("在清湖市", "Place"),
    ]


def test_a_trained_model_tells_names_with_their_probability(tmp_path: Path) -> None:
    train_names([Labelled("沈国梁到会", (Label(0, 3, "Person"),))] * 9, {}, tmp_path)
    recognizer = CrfRecognizer(tmp_path / MODEL_FILE)
    ((name,), none) = recognizer.find(["沈国梁到会", ""])
    assert name[:3] == (0, 3, "Person")
    assert 0.5 < name.probability <= 1
    assert none == []


def test_another_spacy_model_finds_names_under_our_types(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    patterns = {"沈国梁": "PERSON", "清湖市": "GPE", "远帆精密公司": "Company", "昨日": "DATE"}
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": text} for text, label in patterns.items()])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    recognizer = load_recognizer(str(tmp_path / "model"))
    assert isinstance(recognizer, SpacyRecognizer)
    assert recognizer.find(["昨日" + TEXT])[0] == [
        Name(2, 5, "Person", 1.0),
        Name(6, 9, "Place", 1.0),
        Name(9, 15, "Company", 1.0),
    ]


def test_no_model_is_one_choice() -> None:
    assert load_recognizer("none") is None


def test_a_spacy_model_that_is_not_there_or_finds_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="--ner zh_nothing: no spaCy model"):
        load_recognizer("zh_nothing")
    spacy.blank("zh").to_disk(tmp_path / "blank")
    with pytest.raises(KGError, match="blank: this spaCy model has no component"):
        load_recognizer(str(tmp_path / "blank"))


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / MODEL_FILE
    with pytest.raises(DataFileError, match=r"names\.msgpack: can't be read: No such file"):
        CrfRecognizer(path)
    train_names([Labelled("沈国梁到会", (Label(0, 3, "Person"),))] * 9, {}, tmp_path)
    model = path.read_bytes()
    for content in (b"", b"\x80", "市委书记".encode() * 50, model[: len(model) // 2], model[:-1], model + b"\0"):
        path.write_bytes(content)
        with pytest.raises(DataFileError, match=r"is no model.*kg train names"):
            CrfRecognizer(path)
