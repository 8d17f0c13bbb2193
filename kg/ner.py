"""Names in a text by a trained character CRF: the `ner` of the pipeline, also a spaCy component that sets `doc.ents`.

The features are the characters around each character and the words of a dictionary, with their parts of speech.
"""

from __future__ import annotations

from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from kg.dictionary import tag_words
from kg.errors import DataFileError, KGError
from kg.resources import model_path

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

COMPONENT = "kg_ner"
MODEL_FILE = "names.crfsuite"
LABELS = ("Person", "Company", "Organization", "Event", "Place", "Title")
OUTSIDE = "O"
_ALLOWED = "a file that kg train names wrote"
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
    """Finds the names in a text."""

    def find(self, text: str) -> list[Name]:
        """The names from left to right, none overlapping."""


class CrfRecognizer:
    """A trained CRF, read from its file.

    Raises DataFileError for a file that isn't there, is no model or was cut.
    """

    def __init__(self, path: Path) -> None:
        import pycrfsuite

        _check_whole(path)
        self._tagger = pycrfsuite.Tagger()
        try:
            self._tagger.open(str(path))
        except (OSError, ValueError) as error:
            raise DataFileError(path, f"is no model: {error}", allowed=_ALLOWED) from error

    def find(self, text: str) -> list[Name]:
        """The names from left to right; of people, as their names are in doubt most, with their probability."""
        rows = features(text)
        tags: list[str] = self._tagger.tag(rows) if rows else []
        marginal = self._tagger.marginal  # its first call for a text takes as long as the tags
        return [
            Name(start, end, kind, min([marginal(tags[i], i) for i in range(start, end)]) if kind == "Person" else 1.0)
            for start, end, kind in read_tags(tags)
        ]


def _check_whole(path: Path) -> None:
    """A model begins with lCRF and its size; crfsuite would crash on one that was cut."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        size = path.stat().st_size
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror}", allowed=_ALLOWED) from error
    if head[:4] != b"lCRF" or int.from_bytes(head[4:], "little") != size:
        raise DataFileError(path, "is no model, or not the whole of one", allowed=_ALLOWED)


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

    def find(self, text: str) -> list[Name]:
        """The names that the model sets as entities."""
        found = []
        for ent in self._nlp(text).ents:
            kind = ent.label_ if ent.label_ in LABELS else _ONTONOTES.get(ent.label_)
            if kind:
                found.append(Name(ent.start_char, ent.end_char, kind, 1.0))
        return found


def load_recognizer(name: str) -> Recognizer | None:
    """`kg`: the model that ships with the package; `none`: none; else a spaCy model by its name or folder.

    Raises DataFileError or KGError when there is no such model.
    """
    if name == "none":
        return None
    return CrfRecognizer(model_path("names") / MODEL_FILE) if name == "kg" else SpacyRecognizer(name)


class NameComponent:
    """The spaCy component: sets `doc.ents` to the names, widened to whole words."""

    def __init__(self, recognizer: Recognizer | None = None) -> None:
        self.recognizer = recognizer

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = []
        for name in self.recognizer.find(doc.text) if self.recognizer else ():
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


def features(text: str) -> list[tuple[bytes, ...]]:
    """What the CRF knows of each character: the characters two to either side, its word, and the words beside it.

    In UTF-8, as the CRF keeps its features.
    """
    places: list[tuple[bytes, ...]] = []
    words = [(word.encode(), tag.encode(), len(word)) for word, tag in tag_words(text)]
    around = [(b"<", b"<", 0), *words, (b">", b">", 0)]
    for (before, tag_before, _), (word, tag, size), (after, tag_after, _) in zip(
        around, words, around[2:], strict=False
    ):
        shared = (
            b"w=" + word,
            b"p=" + tag,
            b"q=" + tag_before + tag,
            b"r=" + tag + tag_after,
            b"x=" + before,
            b"y=" + after,
        )
        if size == 1:
            places.append((b"t=S", *shared))
        else:
            places += [(b"t=B", *shared), *[(b"t=M", *shared)] * (size - 2), (b"t=E", *shared)]
    one = [character.encode() for character in f"<<{text}>>"]
    two = [*map(add, one, one[1:])]
    three = [*map(add, two, one[2:])]
    # Which of them stand around each character, under the names that they have in the model.
    named = [(b"0", one[2:]), (b"1", one[1:]), (b"2", one[3:]), (b"3", one), (b"4", one[4:])]
    named += [(b"5", two[1:]), (b"6", two[2:]), (b"7", two), (b"8", two[3:])]
    named += [(b"9", three), (b"a", three[1:]), (b"b", three[2:])]
    rows = zip(*([name + found for found in grams] for name, grams in named), strict=False)
    return [*map(add, rows, places)]
