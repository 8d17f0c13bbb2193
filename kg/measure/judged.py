"""One thing judged against gold annotation: what was said, whether it is right, and the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from kg.words.scan import split_sentences

Verdict = Literal["right", "wrong", "missed"]

_QUOTES = str.maketrans(dict.fromkeys("“”„‟『』「」", '"') | dict.fromkeys("‘’", "'"))


@dataclass(frozen=True, slots=True)
class Said:
    """A thing or fact as the gold or a record says it."""

    shown: str
    names: tuple[tuple[str, ...], ...] = ()  # all names of the thing, or of each end of a fact
    quote: str = ""  # of the gold: the words that a fact rests on
    evidence: tuple[int, int] | None = None  # of a record: offsets in the article's text
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A thing or fact with its verdict; what the gold marks as optional is never judged."""

    label: str  # Person, r:出席
    verdict: Verdict
    where: str  # page/article
    said: Said  # by the record, what is missed by the gold
    gold: str  # as the gold shows it, "" of what is wrong
    text: str  # of the article; its first words in the gold, where there is no record of it


def find_sentence(item: Judged) -> str:
    """The sentence in which it stands, without line breaks; «» mark the evidence of what a record says.

    Of what is missed: the sentence with the gold's quote, else the one in which both names stand nearest to each
    other, else the first one of the article.
    """
    if item.said.evidence:
        return _around(item.text, *item.said.evidence)
    sentences = [item.text[start:end] for start, end in split_sentences(item.text)]
    quote = bare(item.said.quote)
    for sentence in sentences if quote else ():
        if quote in bare(sentence):
            return _one_line(sentence)
    gaps = [(_gap(bare(sentence), item.said.names), i) for i, sentence in enumerate(sentences)]
    nearest = min(((gap, i) for gap, i in gaps if gap is not None), default=(0, 0))[1]
    return _one_line(sentences[nearest]) if sentences else ""


def _around(text: str, start: int, end: int) -> str:
    """The sentences that the stretch lies in, the stretch marked."""
    spans = [span for span in split_sentences(text) if span[0] < end and start < span[1]]
    first = min([start, *(span[0] for span in spans)])
    last = max([end, *(span[1] for span in spans)])
    return _one_line(f"{text[first:start]}«{text[start:end]}»{text[end:last]}")


def _gap(sentence: str, names: Sequence[Sequence[str]]) -> int | None:
    """How many characters the first name of a fact stands from the other; of one thing where it stands."""
    places = [sorted(_places(sentence, own)) for own in names]
    if not places or not all(places):
        return None
    if len(places) == 1:
        return places[0][0]
    return min(abs(one - other) for one in places[0] for other in places[1])


def _places(sentence: str, names: Sequence[str]) -> Iterator[int]:
    for name in filter(None, map(bare, names)):
        at = sentence.find(name)
        while at >= 0:
            yield at
            at = sentence.find(name, at + 1)


def bare(text: str) -> str:
    """The form in which texts are compared: NFKC, no white space, one kind of quotes, small letters."""
    return re.sub(r"\s", "", normalize("NFKC", text or "")).translate(_QUOTES).lower()


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text).strip()
