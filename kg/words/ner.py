"""Names in a text by a trained character CRF: the `ner` of the pipeline, also a spaCy component that sets `doc.ents`.

The features are the characters around each character and the words of a dictionary, with their parts of speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from kg.errors import KGError
from kg.resources import model_path
from kg.words.crf import Crf

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from kg.words.crf import Scores

COMPONENT = "kg_ner"
MODEL_FILE = "names.msgpack"
LABELS = ("Person", "Company", "Organization", "Event", "Place", "Title")
OUTSIDE = "O"
_TOGETHER = 32  # texts that are looked up at once
# What the labels of other spaCy models mean here (OntoNotes, as in zh_core).
_ONTONOTES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "EVENT": "Event",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
}


class Name(NamedTuple):
    """A stretch of a text that names something."""

    start: int
    end: int
    type: str  # one of LABELS
    probability: float  # of a person the least of its characters; 1.0 where it is not asked for, or a model tells none


class Recognizer(Protocol):
    """Finds the names in texts."""

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """The names of each text from left to right, none overlapping."""


class CrfRecognizer:
    """A trained CRF, read from its file.

    Raises DataFileError for a file that isn't there, is no model or was cut.
    """

    def __init__(self, path: Path) -> None:
        self._crf = Crf(path)

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """The names of each text; of people, as their names are in doubt most, with their probability."""
        found = []
        for at in range(0, len(texts), _TOGETHER):
            together = texts[at : at + _TOGETHER]
            found += [self._read(scores) for scores in self._crf.scores(together)]
        return found

    def _read(self, scores: Scores) -> list[Name]:
        """The names of a text by its scores."""
        if not len(scores):
            return []
        tags = self._crf.best(scores)
        spans = read_tags([self._crf.labels[tag] for tag in tags])
        people = [(start, end) for start, end, kind in spans if kind == "Person"]
        sure = dict(zip(people, self._crf.certainties(scores, tags, people), strict=True)) if people else {}
        return [Name(start, end, kind, sure.get((start, end), 1.0)) for start, end, kind in spans]


class SpacyRecognizer:
    """The `ner` of another spaCy model, its labels translated."""

    def __init__(self, name: str) -> None:
        import spacy

        try:
            self._nlp = spacy.load(name)
        except (OSError, ValueError) as error:
            raise KGError(f"--ner {name}: no spaCy model of that name or folder is installed") from error
        if not self._nlp.pipe_names:
            raise KGError(f"--ner {name}: this spaCy model has no component that finds names")

    def find(self, texts: Sequence[str]) -> list[list[Name]]:
        """The names of each text that the model sets as entities."""
        return [
            [
                Name(ent.start_char, ent.end_char, kind, 1.0)
                for ent in doc.ents
                if (kind := ent.label_ if ent.label_ in LABELS else _ONTONOTES.get(ent.label_))
            ]
            for doc in map(self._nlp, texts)
        ]


def load_recognizer(name: str) -> Recognizer | None:
    """`kg`: the model that ships with the package; `none`: none; else a spaCy model by its name or folder.

    Raises DataFileError or KGError when there is no such model.
    """
    if name == "none":
        return None
    return CrfRecognizer(model_path("names") / MODEL_FILE) if name == "kg" else SpacyRecognizer(name)


def load_people(name: str) -> Recognizer | None:
    """What finds the people that tables and patterns don't: `kg`: a model of people alone; else as load_recognizer."""
    return CrfRecognizer(model_path("people") / MODEL_FILE) if name == "kg" else load_recognizer(name)


class NameComponent:
    """The spaCy component: sets `doc.ents` to the names, widened to whole words."""

    def __init__(self, recognizer: Recognizer | None = None) -> None:
        self.recognizer = recognizer

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = []
        for name in self.recognizer.find([doc.text])[0] if self.recognizer else ():
            span = doc.char_span(name.start, name.end, label=name.type, alignment_mode="expand")
            if span is not None and (not spans or span.start >= spans[-1].end):
                spans.append(span)
        doc.set_ents(spans)
        return doc


def add_component(nlp: Language, recognizer: Recognizer) -> None:
    """Puts the recognizer into a spaCy pipeline as `kg_ner`."""
    from spacy.language import Language as SpacyLanguage

    if not SpacyLanguage.has_factory(COMPONENT):
        SpacyLanguage.factory(COMPONENT, func=_create)
    # A config takes only what JSON can hold, so the recognizer is given to the component that the factory made.
    cast(NameComponent, nlp.add_pipe(COMPONENT)).recognizer = recognizer


def _create(nlp: Language, name: str) -> NameComponent:
    return NameComponent()


def read_tags(tags: list[str]) -> list[tuple[int, int, str]]:
    """The spans of BIO tags with their labels; an I without its B begins a span as well."""
    spans: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for i, tag in enumerate([*tags, OUTSIDE]):
        if start >= 0 and (tag[0] != "I" or tag[2:] != kind):
            spans.append((start, i, kind))
            start = -1
        if tag[0] == "B" or (tag[0] == "I" and start < 0):
            start, kind = i, tag[2:]
    return spans
