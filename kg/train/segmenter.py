"""Trains the word segmenter that the package ships: segmented text → a pkuseg model, pruned to what decides."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import numpy as np

import kg.regex as re
from kg.errors import DataFileError, KGError
from kg.files import atomic_path
from kg.words.segment import DICTIONARY_FILE
from kg.words.segment_tables import FEATURES_FILE, TABLES_FILE, WEIGHTS_FILE, build_tables, write_tables

Words = tuple[str, ...]  # one sentence

PKUSEG_FILES = (FEATURES_FILE, WEIGHTS_FILE, DICTIONARY_FILE)
FILES = (*PKUSEG_FILES, TABLES_FILE)
FEWEST = 10  # sentences; pkuseg adapts its rate ten times an iteration and fails on fewer
SEED = 0  # pkuseg shuffles the sentences before each iteration
NODE_DECIMALS, EDGE_DECIMALS = 2, 3

_ITERATION = re.compile(r"iter(\d+) .*=([\d.]+)%")


@dataclass(frozen=True, slots=True)
class ModelSize:
    """How large a segmenter is, and how good."""

    features: int
    f1: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Training:
    """What a segmenter was trained on, and what came out before and after pruning."""

    sentences: int
    characters: int
    full: ModelSize
    pruned: ModelSize


# --- segmented text


def read_words(path: Path) -> list[Words]:
    """The sentences of a text that has one a line, words parted by spaces (SIGHAN), NFKC-normalised.

    Raises DataFileError when the file can't be read or holds no words.
    """
    sentences = [tuple(normalize("NFKC", line).split()) for line in _lines(path)]
    return _some(path, [words for words in sentences if words], "one sentence a line, words parted by spaces")


def read_conllu(path: Path) -> list[Words]:
    """The sentences of a CoNLL-U file, NFKC-normalised.

    Raises DataFileError when the file can't be read, a line has no form, or there are no words.
    """
    sentences: list[list[str]] = [[]]
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#"):
            cells = line.strip().split("\t")
            if len(cells) < 2:
                raise DataFileError(path, "no word", place=str(number), allowed="CoNLL-U: ID, tab, FORM, tab …")
            if cells[0].isdigit():  # 3-4 is a contraction, 3.1 a word left out
                sentences[-1].append("".join(normalize("NFKC", cells[1]).split()))
    return _some(path, [tuple(filter(None, words)) for words in sentences if any(words)], "CoNLL-U")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"is not UTF-8 (byte {error.start})", allowed="save it as UTF-8") from error


def _some(path: Path, sentences: list[Words], allowed: str) -> list[Words]:
    if not sentences:
        raise DataFileError(path, "holds no words", allowed=allowed)
    return sentences


def _write_words(sentences: Sequence[Words], path: Path) -> None:
    path.write_text("".join(" ".join(words) + "\n" for words in sentences), encoding="utf-8", newline="\n")


# --- training


def train_segmenter(
    train: Sequence[Words],
    test: Sequence[Words],
    folder: Path,
    *,
    iterations: int = 6,
    prune: float = 0.1,
    on_iteration: Callable[[int, float], None] | None = None,
) -> Training:
    """Trains on `train`, prunes, writes the model's files into `folder`, and scores both models on `test`.

    `on_iteration` gets the number of each iteration that is done, from 1, and its F1 as pkuseg counts it. The same
    sentences give the same model on the same machine.
    Raises KGError for too few sentences or a folder that can't be written.
    """
    if len(train) < FEWEST:
        raise KGError(f"{len(train)} sentences to train on are too few (at least {FEWEST})")
    if not test:
        raise KGError("no sentences to test on")
    if iterations < 1 or prune < 0:
        raise KGError(f"{iterations} iterations, prune {prune} (at least 1 and 0)")
    with TemporaryDirectory(prefix="kg-train-") as name:
        full, pruned = Path(name, "full"), Path(name, "pruned")
        for made in (full, pruned):
            made.mkdir()
        _train(train, test, full, iterations, on_iteration)
        prune_segmenter(full, pruned, prune)
        training = Training(
            sentences=len(train),
            characters=sum(len(word) for words in train for word in words),
            full=_measure(full, test),
            pruned=_measure(pruned, test),
        )
        _install(pruned, folder)
    return training


def _train(
    train: Sequence[Words],
    test: Sequence[Words],
    folder: Path,
    iterations: int,
    on_iteration: Callable[[int, float], None] | None,
) -> None:
    import spacy_pkuseg

    texts = (folder.parent / "train.txt", folder.parent / "test.txt")
    for text, sentences in zip(texts, (train, test), strict=True):
        _write_words(sentences, text)
    with _seeded(), redirect_stdout(_Listener(on_iteration)):
        spacy_pkuseg.train(*map(str, texts), str(folder), train_iter=iterations)
    (folder / DICTIONARY_FILE).touch()


class _Listener(io.StringIO):
    """Takes what pkuseg prints, which nobody needs but for the F1 of each iteration."""

    def __init__(self, on_iteration: Callable[[int, float], None] | None) -> None:
        super().__init__()
        self._on_iteration = on_iteration

    def write(self, text: str) -> int:
        if self._on_iteration is not None and (match := _ITERATION.match(text)):
            self._on_iteration(int(match[1]) + 1, float(match[2]) / 100)
        return len(text)


@contextmanager
def _seeded() -> Iterator[None]:
    """Python's random numbers from a fixed seed, and afterwards as if nothing had been."""
    state = random.getstate()
    random.seed(SEED)
    try:
        yield
    finally:
        random.setstate(state)


def prune_segmenter(source: Path, target: Path, threshold: float) -> None:
    """Writes the model in `source` without the features that hardly decide.

    A feature stays when its weight for one of the tags differs from the mean over the tags by more than `threshold`.
    Weights are rounded; the list of word pairs, which segmenting never reads, is left out.
    """
    from spacy_pkuseg.feature_extractor import FeatureExtractor

    extractor = FeatureExtractor.load(str(source))
    with np.load(source / WEIGHTS_FILE) as file:
        tags, features = (int(size) for size in file["sizes"])
        nodes = file["w"][: tags * features].reshape(features, tags)
        edges = file["w"][tags * features :]
    decides = np.abs(nodes - nodes.mean(axis=1, keepdims=True)).max(axis=1) > threshold
    decides[0] = True  # what each character has; segmenting counts on its index
    kept = np.flatnonzero(decides).tolist()
    names = {index: name for name, index in extractor.feature_to_idx.items()}
    extractor.feature_to_idx = {names[index]: number for number, index in enumerate(kept)}
    extractor.bigram = set()
    extractor.save(str(target))
    weights = np.concatenate([nodes[kept].round(NODE_DECIMALS).ravel(), edges.round(EDGE_DECIMALS)])
    np.savez_compressed(target / WEIGHTS_FILE, sizes=np.array([tags, len(kept)]), w=weights)
    (target / DICTIONARY_FILE).touch()
    write_tables(build_tables(target), target / TABLES_FILE)


def _install(source: Path, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            with atomic_path(folder / name) as aside:
                shutil.copyfile(source / name, aside)
    except OSError as error:
        raise KGError(f"{folder}: can't write the model: {error.strerror}") from error


# --- scoring


def _measure(folder: Path, test: Sequence[Words]) -> ModelSize:
    with np.load(folder / WEIGHTS_FILE) as file:
        features = int(file["sizes"][1])
    return ModelSize(
        features, score_segmenter(folder, test), sum((folder / name).stat().st_size for name in PKUSEG_FILES)
    )


def score_segmenter(folder: Path, test: Sequence[Words]) -> float:
    """The F1 of the words that the model finds in the unsegmented sentences of `test`; a word counts by its offsets."""
    import spacy_pkuseg

    segmenter = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
    hits = found = gold = 0
    for words in test:
        expected, got = _spans(words), _spans(segmenter.cut("".join(words)))
        hits += len(expected & got)
        found += len(got)
        gold += len(expected)
    return 2 * hits / (found + gold)


def _spans(words: Sequence[str]) -> set[tuple[int, int]]:
    spans, start = set(), 0
    for word in words:
        spans.add((start, start + len(word)))
        start += len(word)
    return spans


def format_training(training: Training) -> str:
    """The figures, one a line."""
    full, pruned = training.full, training.pruned
    return "\n".join(
        [
            f"sentences   {training.sentences:9d}",
            f"characters  {training.characters:9d}",
            f"features    {full.features:9d}  pruned to {pruned.features}",
            f"F1          {full.f1:9.4f}  pruned    {pruned.f1:.4f}",
            f"size        {full.bytes / 1e6:9.1f}  pruned to {pruned.bytes / 1e6:.1f} MB",
        ]
    )
