"""Gives the people of labelled sentences other names: a model learns what names are made of, not who is in the news.

A news corpus names the same few people again and again. A name is replaced by one of its own kind: Chinese by Chinese,
of a surname and a given name that need not come from one person, a name in foreign syllables by another.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

import kg.regex as re
from kg.train.silver import SEED, Label, Labelled

_KEPT = 0.3  # of the sentences with people keep their names
_RECOMBINED = 0.7  # of Chinese names take their surname from another person, or from the table of surnames
_OF_TABLE = 0.25  # of these surnames are from the table, where rare ones are as frequent as common ones
_WITHOUT = 0.4  # of the sentences without a name are kept: most sentences of news have none, and teach the same
_HAN = re.compile("[一-龥]+")
_FOREIGN = re.compile("[一-龥]+(?:·[一-龥]+)*")


class _Pool(NamedTuple):
    """The names to draw from, each once however often it stands there."""

    surnames: Sequence[str]
    table: Sequence[str]  # all surnames that are known
    given: Sequence[str]
    foreign: Sequence[str]


def rename(sentences: Sequence[Labelled], more: Iterable[Labelled], surnames: Set[str]) -> list[Labelled]:
    """The sentences with other people in most of those that name some; names are theirs and those of `more`.

    The same sentences give the same names; one person keeps one name in a sentence.
    """
    pool = _pool([*sentences, *more], surnames)
    draw = random.Random(SEED)
    if not (pool.surnames and pool.given):
        return [*sentences]
    return [_renamed(sentence, pool, surnames, draw) for sentence in sentences]


def _pool(sentences: Iterable[Labelled], surnames: Set[str]) -> _Pool:
    """The parts of all names of people."""
    names = {s.text[a.start : a.end] for s in sentences for a in s.labels if a.type == "Person"}
    parts = [part for part in (_parted(name, surnames) for name in sorted(names)) if part]
    foreign = [name for name in sorted(names) if _is_foreign(name, surnames)]
    return _Pool([p[0] for p in parts], sorted(surnames), [p[1] for p in parts], foreign)


def _parted(name: str, surnames: Set[str]) -> tuple[str, str] | None:
    """Surname and given name of a Chinese name; None for any other."""
    surname = name[:2] if name[:2] in surnames and len(name) > 2 else name[:1]
    given = name[len(surname) :]
    whole = _HAN.fullmatch(name) and surname in surnames and 1 <= len(given) <= 2
    return (surname, given) if whole else None


def _is_foreign(name: str, surnames: Set[str]) -> bool:
    """Whether a name has parts or more characters than Chinese ones."""
    return ("·" in name or len(name) > 3) and _FOREIGN.fullmatch(name) is not None and not _parted(name, surnames)


def _renamed(sentence: Labelled, pool: _Pool, surnames: Set[str], draw: random.Random) -> Labelled:
    """The sentence with other names, or as it is."""
    people = any(label.type == "Person" for label in sentence.labels)
    if not people or draw.random() < _KEPT:
        return sentence
    now: dict[str, str] = {}
    text, labels, at = "", list[Label](), 0
    for label in sentence.labels:
        text += sentence.text[at : label.start]
        name = sentence.text[label.start : label.end]
        if label.type == "Person" and name not in now:
            now[name] = _other(name, pool, surnames, draw)
        written = now[name] if label.type == "Person" else name
        labels.append(Label(len(text), len(text) + len(written), label.type))
        text, at = text + written, label.end
    return Labelled(text + sentence.text[at:], tuple(labels))


def _other(name: str, pool: _Pool, surnames: Set[str], draw: random.Random) -> str:
    """Another name of the same kind; the same where it is of no kind."""
    if _is_foreign(name, surnames):
        return draw.choice(pool.foreign)
    if not _parted(name, surnames):
        return name
    person = draw.randrange(len(pool.given))
    surname = pool.surnames[person]
    if draw.random() < _RECOMBINED:
        surname = draw.choice(pool.table if draw.random() < _OF_TABLE else pool.surnames)
    return surname + pool.given[person]


def learn_only(sentences: Iterable[Labelled], kind: str) -> list[Labelled]:
    """The sentences with their labels of one type: all that have one, and a share of the others.

    A model of one type is trained in a fraction of the time, is smaller and reads faster.
    """
    draw = random.Random(SEED)
    only = (Labelled(s.text, tuple(label for label in s.labels if label.type == kind)) for s in sentences)
    return [sentence for sentence in only if sentence.labels or draw.random() < _WITHOUT]
