"""The features of a pkuseg model as tables: what characters, pairs and words tell, made when it is trained.

pkuseg names each feature (cc1.经.济) and keeps them in one dict, which takes a third of a second to read and sort out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEATURES_FILE, WEIGHTS_FILE, TABLES_FILE = "features.msgpack", "weights.npz", "tables.npz"  # of a model
NUMBER, LETTER = "\ue000", "\ue001"  # in place of what pkuseg calls **Num, **Letter
OF_CHARACTER = ("c-2", "c-1", "c", "c1", "c2")  # two before, the one before, itself, the one behind, two behind
OF_PAIR = ("c-2c-1", "c-1c", "cc1")  # that ends before, that ends here, that begins here
_LONGEST = 6  # characters of a word that is a feature; the shortest has two
_BEGINS, _ENDS = "w1.", "w-1."  # a word's first character, its last one
_JOINTS = {"ww.l.": 0, "ww.r.": 1}  # where two words meet: the first character behind, the last one before


class Tables(NamedTuple):
    """The numbers of features by what they ask for; the number behind all of them stands for a feature there isn't."""

    grams: tuple[str, ...]  # characters and pairs
    of_grams: NDArray[np.int32]  # by gram and by the columns of OF_CHARACTER or OF_PAIR
    words: tuple[str, ...]
    of_words: NDArray[np.int32]  # by word: of its first character, of its last one
    joints: NDArray[np.int32]  # a word, one behind it, and what both tell the two characters where they meet
    begins: tuple[bool, ...]  # by tag, whether a word begins with it


def build_tables(folder: Path) -> Tables:
    """The tables of a model as pkuseg writes it."""
    import numpy as np
    import srsly

    features = srsly.read_msgpack(folder / FEATURES_FILE)
    numbers: dict[str, int] = features["feature_to_idx"]
    names = {number: name for name, number in features["tag_to_idx"].items()}
    words = [word for word in features["unigram"] if 2 <= len(word) <= _LONGEST]
    ends = [[numbers.get(end + word, len(numbers)) for end in (_BEGINS, _ENDS)] for word in words]
    return Tables(
        *_tables_of_grams(numbers),
        tuple(words),
        np.array(ends, np.int32).reshape(-1, 2),
        _table_of_joints(numbers, words),
        tuple("B" in names[tag] for tag in range(len(names))),
    )


def _tables_of_grams(numbers: Mapping[str, int]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    import numpy as np

    columns = {name: column for names in (OF_CHARACTER, OF_PAIR) for column, name in enumerate(names)}
    rows: dict[str, list[int]] = {}
    for feature, number in numbers.items():
        name, _, text = feature.partition(".")  # cc1.经.济
        if (column := columns.get(name)) is not None:
            text = text.replace("**Num", NUMBER).replace("**Letter", LETTER)
            rows.setdefault(text[::2], [len(numbers)] * len(OF_CHARACTER))[column] = number
    grams = sorted(rows, key=len)
    return tuple(grams), np.array([rows[gram] for gram in grams], np.int32).reshape(-1, len(OF_CHARACTER))


def _table_of_joints(numbers: Mapping[str, int], words: Iterable[str]) -> NDArray[np.int32]:
    import numpy as np

    number_of = {word: i for i, word in enumerate(words)}
    joints: dict[tuple[int, int], list[int]] = {}
    for feature, number in numbers.items():
        if feature.startswith("ww."):
            before, _, behind = feature[5:].partition("*")
            if before in number_of and behind in number_of:
                pair = number_of[before], number_of[behind]
                joints.setdefault(pair, [len(numbers)] * len(_JOINTS))[_JOINTS[feature[:5]]] = number
    return np.array([(*pair, *told) for pair, told in joints.items()], np.int32).reshape(-1, 4)


def write_tables(tables: Tables, path: Path) -> None:
    """Writes the tables; the same tables are the same bytes."""
    import numpy as np

    held = io.BytesIO()
    texts = {name: np.frombuffer("\n".join(getattr(tables, name)).encode(), np.uint8) for name in ("grams", "words")}
    np.savez_compressed(held, **{**tables._asdict(), **texts, "begins": np.array(tables.begins)})
    path.write_bytes(held.getvalue())


def read_tables(path: Path) -> Tables:
    """The tables of a model."""
    import numpy as np

    with np.load(path) as file:
        grams, words = (tuple(file[name].tobytes().decode().split("\n")) for name in ("grams", "words"))
        of_grams, of_words, joints = (file[name] for name in ("of_grams", "of_words", "joints"))
        return Tables(grams, of_grams, words, of_words, joints, tuple(file["begins"].tolist()))
