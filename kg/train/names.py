"""Trains the name model that the package ships: labelled sentences → a CRF over characters (kg/words/ner.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kg.errors import KGError
from kg.files import atomic_path
from kg.train.crfsuite import train_crf
from kg.train.silver import Labelled
from kg.words.crf import features, write_crf
from kg.words.ner import LABELS, MODEL_FILE, OUTSIDE, CrfRecognizer, Recognizer

SCORED = ("Person", "Organization", "Place")  # what test files label; a company is an organization there


@dataclass(frozen=True, slots=True)
class Settings:
    """How the CRF is trained; the greater `l1` and `least`, the smaller the model."""

    iterations: int = 100  # at most, of L-BFGS
    l1: float = 0.1
    l2: float = 0.05
    least: int = 2  # times that a feature stands with a label; rarer ones are left out


@dataclass(frozen=True, slots=True)
class Score:
    """Names of one type: how many there are, how many the model finds, and how many of these are right."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Of the names found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of the names there are."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True, slots=True)
class NameTraining:
    """What a name model was trained on, how large it is, and its scores: name of the test → type → score."""

    sentences: int
    characters: int
    names: Mapping[str, int]  # by type, in the order of LABELS
    digest: str  # SHA-256 of the training data
    bytes: int
    scores: Mapping[str, Mapping[str, Score]] = field(default_factory=dict)


def train_names(
    sentences: Sequence[Labelled],
    tests: Mapping[str, Sequence[Labelled]],
    folder: Path,
    settings: Settings | None = None,
    *,
    on_iteration: Callable[[int], None] | None = None,
) -> NameTraining:
    """Trains on `sentences`, writes the model into `folder`, and scores it on each of `tests`.

    `on_iteration` gets the number of each iteration, from 1. The same sentences give the same bytes on one machine.
    Raises KGError for sentences without names, settings out of range, or a folder that can't be written.
    """
    settings = settings or Settings()
    names = {kind: sum(label.type == kind for s in sentences for label in s.labels) for kind in LABELS}
    if not any(names.values()):
        raise KGError(f"{len(sentences)} sentences to train on hold no names")
    if settings.iterations < 1 or min(settings.l1, settings.l2, settings.least) < 0:
        raise KGError(f"{settings}: at least 1 iteration, nothing under 0")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_path(folder / MODEL_FILE) as aside:
            _train(sentences, aside, settings, on_iteration)
            size = aside.stat().st_size
            recognizer = CrfRecognizer(aside)
            scores = {name: score_names(recognizer, test) for name, test in tests.items()}
    except OSError as error:
        raise KGError(f"{folder}: can't write the model: {error.strerror}") from error
    return NameTraining(
        sentences=len(sentences),
        characters=sum(len(sentence.text) for sentence in sentences),
        names=names,
        digest=sha256("".join(map(format_tagged, sentences)).encode()).hexdigest(),
        bytes=size,
        scores=scores,
    )


def _train(
    sentences: Iterable[Labelled], path: Path, settings: Settings, on_iteration: Callable[[int], None] | None
) -> None:
    write_crf(
        train_crf(
            ((features(sentence.text), tags_of(sentence)) for sentence in sentences),
            {
                "c1": settings.l1,
                "c2": settings.l2,
                "max_iterations": settings.iterations,
                "feature.minfreq": settings.least,
            },
            on_iteration,
        ),
        path,
    )


def tags_of(sentence: Labelled) -> list[str]:
    """The BIO tag of each character."""
    tags = [OUTSIDE] * len(sentence.text)
    for start, end, kind in sentence.labels:
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags


def format_tagged(sentence: Labelled) -> str:
    """A character, a tab and its tag on each line, and a blank line at the end."""
    tags = tags_of(sentence)
    return "".join(f"{character}\t{tag}\n" for character, tag in zip(sentence.text, tags, strict=True)) + "\n"


def score_names(recognizer: Recognizer, test: Iterable[Labelled]) -> dict[str, Score]:
    """The scores of people, organizations and places; a name is right when type and both ends are."""
    counts = {kind: [0, 0, 0] for kind in SCORED}
    sentences = [*test]
    told = recognizer.find([sentence.text for sentence in sentences])
    for sentence, names in zip(sentences, told, strict=True):
        gold = {(label.start, label.end, _scored(label.type)) for label in sentence.labels}
        found = {(name.start, name.end, _scored(name.type)) for name in names}
        for kind, count in counts.items():
            for i, those in enumerate((gold, found, gold & found)):
                count[i] += sum(name[2] == kind for name in those)
    return {kind: Score(*count) for kind, count in counts.items()}


def _scored(kind: str) -> str:
    return "Organization" if kind == "Company" else kind


def format_names_training(training: NameTraining) -> str:
    """The figures, one a line: what it was trained on, by type, the size of the model, the scores by test and type."""
    lines = [
        f"sentences     {training.sentences:9d}",
        f"characters    {training.characters:9d}",
        *(f"{kind:12}  {count:9d}" for kind, count in training.names.items()),
        f"data          {training.digest}",
        f"size          {training.bytes / 1e6:9.1f} MB",
    ]
    for name, scores in training.scores.items():
        lines.append(f"{name}")
        lines += [f"  {k:12}  P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}" for k, s in scores.items()]
    return "\n".join(lines)
