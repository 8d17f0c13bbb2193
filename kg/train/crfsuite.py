"""Trains a CRF with crfsuite, and reads the weights from the file that crfsuite writes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

import kg.regex as re
from kg.words.crf import Weights

_HEADER = struct.Struct("<4sI4s9I")  # lCRF, size, FOMC, version, three numbers, where each part begins
_STRINGS = struct.Struct("<4s5I")  # CQDB, size, flag, byte order, how many, where the list of their offsets begins
_STRING = struct.Struct("<2I")  # number, size with a null at the end; then the string
_FEATURES = struct.Struct("<4s2I")  # FEAT, size, how many
_FEATURE = np.dtype([("of_labels", "<u4"), ("first", "<u4"), ("second", "<u4"), ("weight", "<f8")])
_ITERATION = re.compile(r"\*{5} Iteration #(\d+) \*{5}")


def train_crf(
    sequences: Iterable[tuple[Sequence[tuple[bytes, ...] | Mapping[str, float]], list[str]]],
    settings: Mapping[str, float],
    on_iteration: Callable[[int], None] | None = None,
) -> Weights:
    """The weights that L-BFGS finds for sequences of features and labels; `settings` are those of crfsuite.

    Features stand as bytes, or by name with their values.
    """
    import pycrfsuite

    def hear(message: str) -> None:
        match = _ITERATION.match(message)
        if match and on_iteration is not None:
            on_iteration(int(match[1]))

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=dict(settings), verbose=False)
    trainer.message = hear
    for rows, labels in sequences:
        trainer.append(rows, labels)
    with TemporaryDirectory(prefix="kg-train-") as folder:
        path = Path(folder, "crf")
        trainer.train(str(path))
        return read_crfsuite(path)


def read_crfsuite(path: Path) -> Weights:
    """The labels, features and weights of a file that crfsuite wrote."""
    data = path.read_bytes()
    parts = _HEADER.unpack_from(data)[7:]
    labels, names = _read_strings(data, parts[1]), _read_strings(data, parts[2])
    count = _FEATURES.unpack_from(data, parts[0])[2]
    features = np.frombuffer(data, _FEATURE, count, parts[0] + _FEATURES.size)
    edges = np.zeros((len(labels), len(labels)))
    between, told = features[features["of_labels"] == 1], features[features["of_labels"] == 0]
    edges[between["first"], between["second"]] = between["weight"]
    rows = zip(told["first"].tolist(), told["second"].tolist(), told["weight"].tolist(), strict=True)
    return Weights(labels, edges.tolist(), [(names[first], second, weight) for first, second, weight in rows])


def _read_strings(data: bytes, at: int) -> list[str]:
    """The strings of the part of the file that begins there, by their numbers."""
    count, where = _STRINGS.unpack_from(data, at)[4:]
    found = []
    for offset in np.frombuffer(data, "<u4", count, at + where).tolist():
        start = at + offset + _STRING.size
        size = _STRING.unpack_from(data, at + offset)[1]
        found.append(data[start : start + size - 1].decode())
    return found
