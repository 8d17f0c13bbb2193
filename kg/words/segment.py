"""Word edges by pkuseg's model: those of pkuseg itself, found in a fraction of its time.

pkuseg asks the model by name for 68 features of each character, most of which no text can have (pairs of words where no
words are); here only those are looked up that can be there, in tables by character, by pair and by word. Nor is pkuseg
itself loaded, which imports a trainer and a downloader, but for its search of the best tags.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import ahocorasick_rs

import kg.regex as re
from kg.resources import model_path
from kg.words.segment_tables import (
    LETTER,
    NUMBER,
    OF_CHARACTER,
    OF_PAIR,
    TABLES_FILE,
    WEIGHTS_FILE,
    Tables,
    read_tables,
)
from kg.words.weights import Grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DICTIONARY_FILE = "user_dict.txt"  # of a model
_PIECE = re.compile(r"\S+")
_NUMBERS = "0123456789.几二三四五六七八九十千万亿兆零１２３４５６７８９０％"
_LETTERS = (
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｇｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ／・－"
)
_STRANGE = "\ue002"  # in place of what stands for numbers and letters
_PLAIN = str.maketrans(
    dict.fromkeys((NUMBER, LETTER), _STRANGE)
    | dict.fromkeys(_NUMBERS, NUMBER)
    | dict.fromkeys(_LETTERS, LETTER)
    | dict.fromkeys("-._,|/*:", "&")
)
_BESIDE = "\ue003" * 2  # before and behind a text, which no feature knows
_TOGETHER = 64  # parts of texts that are looked up at once
_START_AND_WORD = itemgetter(1, 0)  # of what the automaton finds


class _Word(NamedTuple):
    """A word that is a feature."""

    first: int  # the number of what it tells its first character
    last: int  # its last one
    joints: dict[int, list[int]] | None  # by words that stand behind it: what both tell the characters where they meet


class Segmenter:
    """Finds the edges of words with the model in a folder; those of its user dictionary and `words` stay whole."""

    def __init__(self, folder: Path, words: Iterable[str] = ()) -> None:
        import numpy as np

        tables = read_tables(folder / TABLES_FILE)
        with np.load(folder / WEIGHTS_FILE) as file:
            tags, features = file["sizes"].tolist()
            nodes, edges = np.split(file["w"], [features * tags])
        # Written by the later of two tags, read by the earlier; pkuseg adds one to each.
        self._edges = 1.0 + np.ascontiguousarray(edges.reshape(tags, tags).T)
        self._weights = np.append(nodes, [0.0] * tags).reshape(-1, tags)  # the last are of a feature there isn't
        self._is_begin = tables.begins
        self._best = load_viterbi()
        self._grams = Grams(tables.grams, self._weights[tables.of_grams], (len(OF_CHARACTER), len(OF_PAIR)))
        self._words, self._matcher = _words_of(tables), ahocorasick_rs.AhoCorasick(tables.words)
        own = [line.split("\t")[0] for line in (folder / DICTIONARY_FILE).read_text(encoding="utf-8").splitlines()]
        kept = sorted({word.strip() for word in (*own, *words)} - {""})
        self._kept = ahocorasick_rs.AhoCorasick(kept)
        self._beginnings = {word[:size]: False for word in kept for size in range(1, len(word))}  # whether it is whole
        self._beginnings |= dict.fromkeys(kept, True)

    def edges(self, texts: Iterable[str]) -> list[frozenset[int]]:
        """Of each text the offsets at which a word begins or ends, with both ends of the text."""
        found: list[set[int]] = []
        asked: list[tuple[set[int], int, str]] = []  # what the model parts, and from where in which text
        for text in texts:
            edges = {0, len(text)}
            whole = text.split(None, 1) == [text]
            for at, piece in [(0, text)] if whole else [(m.start(), m.group()) for m in _PIECE.finditer(text)]:
                for part, is_word in self._parts(piece):
                    edges.add(at)
                    if not is_word and len(part) > 1:
                        asked.append((edges, at, part))
                    at += len(part)
                    edges.add(at)
            found.append(edges)
        for at in range(0, len(asked), _TOGETHER):
            self._add_begins(asked[at : at + _TOGETHER])
        return [frozenset(edges) for edges in found]

    def _parts(self, text: str) -> list[tuple[str, bool]]:
        """The text parted at the words that stay whole."""
        parts, parted = [], 0
        for at in sorted({start for _, start, _ in self._kept.find_matches_as_indexes(text, overlapping=True)}):
            if at >= parted:
                end = self._end_of_kept(text, at)
                if parted < at:
                    parts.append((text[parted:at], False))
                parts.append((text[at:end], True))
                parted = end
        if parted < len(text):
            parts.append((text[parted:], False))
        return parts

    def _end_of_kept(self, text: str, start: int) -> int:
        """The end of the longest word of those that begin here; as in pkuseg with what might have made it longer."""
        found = end = start
        while end < len(text) and (whole := self._beginnings.get(text[start : end + 1])) is not None:
            end += 1
            found = end if whole else found
        return end if end < len(text) else found

    def _add_begins(self, asked: Sequence[tuple[set[int], int, str]]) -> None:
        """Adds the offsets at which words begin in parts of texts; their scores are looked up for all at once."""
        scores = self._scores(_BESIDE.join([part for _, _, part in asked]).translate(_PLAIN))
        first = 0
        for edges, at, part in asked:
            tags = self._best(scores[first : first + len(part)], self._edges)[1].tolist()
            edges.update([at + i for i, tag in enumerate(tags) if i and self._is_begin[tag]])
            first += len(part) + len(_BESIDE)

    def _scores(self, text: str) -> NDArray[np.float64]:
        """What all that is known of each character says for each tag."""
        import numpy as np

        scores: NDArray[np.float64] = self._weights[0] + self._grams.told(f"{_BESIDE}{text}{_BESIDE}", len(text))
        places, numbers = self._word_features(text)
        if places:
            np.add.at(scores, places, self._weights.take(numbers, axis=0))
        return scores

    def _word_features(self, text: str) -> tuple[list[int], list[int]]:
        """The features of the words of two to six characters, and of those that stand side by side: places, numbers."""
        found = self._matcher.find_matches_as_indexes(text, overlapping=True)
        found.sort(key=_START_AND_WORD)
        places: list[int] = []
        numbers: list[int] = []
        ending: dict[int, list[dict[int, list[int]]]] = {}  # what words tell with others, by the offset behind them
        for word, start, end in found:
            first, last, joints = self._words[word]
            places += (start, end - 1)
            numbers += (first, last)
            if joints:
                ending.setdefault(end, []).append(joints)
        if ending:
            for word, start, _ in found:
                for joints in ending.get(start, ()):
                    if word in joints:
                        places += (start, start - 1)
                        numbers += joints[word]
        return places, numbers


def _words_of(tables: Tables) -> list[_Word]:
    """The words that are features, with what they tell."""
    joints: dict[int, dict[int, list[int]]] = {}
    for before, behind, first, last in tables.joints.tolist():
        joints.setdefault(before, {})[behind] = [first, last]
    return [_Word(first, last, joints.get(i)) for i, (first, last) in enumerate(tables.of_words.tolist())]


def load_segmenter(words: Iterable[str]) -> Segmenter:
    """The segmenter that ships with the package, with words that stay whole."""
    return Segmenter(model_path("segmenter"), words)


def load_viterbi() -> Callable[[NDArray[np.float64], NDArray[np.float64]], tuple[float, NDArray[np.int32]]]:
    """pkuseg's search of the best tags: scores of nodes and of edges → (a weight, the tags)."""
    package, name = importlib.util.find_spec("spacy_pkuseg"), "spacy_pkuseg.inference"
    found = importlib.machinery.PathFinder.find_spec(name, package.submodule_search_locations if package else None)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(f"{name} is not installed", name=name)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    viterbi: Callable[[Any, Any], tuple[float, Any]] = module.run_viterbi
    return viterbi
