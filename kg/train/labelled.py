"""Readers of what a name model learns from: CLUENER, BMES, BIO, a corpus of articles, a teacher's labels of it.

All texts are read in the form in which the program searches (kg.words.scan.plain), which keeps offsets.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sized
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import DataFileError
from kg.records import Page
from kg.train.silver import Label, Labelled, body_type
from kg.words.ner import OUTSIDE, read_tags
from kg.words.scan import plain

_Sized = TypeVar("_Sized", bound=Sized)

TEACHER_TYPES = ("Person", "Place", "Organization")

# What the labels of each format are here; None: not learned.
_CLUENER: Mapping[str, str | None] = {
    "name": "Person",
    "company": "Company",
    "organization": "Organization",
    "government": "Organization",
    "address": "Place",
    "scene": "Place",
    "position": "Title",
    "book": None,
    "game": None,
    "movie": None,
}
_RESUME: Mapping[str, str | None] = {
    "NAME": "Person",
    "ORG": "Organization",  # or Company, by its ending
    "LOC": "Place",
    "TITLE": "Title",
    "CONT": None,
    "EDU": None,
    "PRO": None,
    "RACE": None,
}
_NEWS: Mapping[str, str | None] = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "GPE": "Place"}

_TAGGED_FORM = "a character, a space and its tag on each line, a blank line after each sentence"
_CLUENER_FORM = '{"text": …, "label": {type: {name: [[first, last], …]}}}'
_TEACHER_FORM = '{"text": …, "spans": [[start, end, "' + "|".join(TEACHER_TYPES) + '"], …]}'
_CORPUS_FORM = '{"id": …, "date": "YYYY-MM-DD", "title": …, "text": …}'


def read_cluener(path: Path) -> list[Labelled]:
    """The sentences of a CLUENER file, one JSON object a line, whose offsets name the first and the last character.

    Of names in one another the longest is kept. Raises DataFileError when the file can't be read or holds no sentence,
    for a line of another form, a type that CLUENER doesn't have, and offsets where another name stands.
    """
    sentences = []
    for place, row in _rows(path, _CLUENER_FORM):
        text, types = row.get("text"), row.get("label")
        if not isinstance(text, str) or not isinstance(types, dict):
            raise DataFileError(path, "not a sentence of CLUENER", place=place, allowed=_CLUENER_FORM)
        labels = []
        for kind, names in types.items():
            learned = _type(path, place, kind, _CLUENER)
            for name, start, last in _cluener_names(path, place, names):
                if text[start : last + 1] != name:
                    wrong = f"{name!r} does not stand at {start} to {last}"
                    raise DataFileError(path, wrong, place=place, allowed=_CLUENER_FORM)
                if learned:
                    labels.append(Label(start, last + 1, learned))
        sentences.append(Labelled(plain(text), _apart(labels)))
    return _some(path, sentences, _CLUENER_FORM)


def _cluener_names(path: Path, place: str, names: Any) -> Iterator[tuple[str, int, int]]:
    try:
        found = [(name, start, last) for name, spans in names.items() for start, last in spans]
    except (AttributeError, TypeError, ValueError) as error:
        raise DataFileError(path, "not the names of a type", place=place, allowed=_CLUENER_FORM) from error
    for name, start, last in found:
        if not (isinstance(start, int) and isinstance(last, int) and start >= 0):
            raise DataFileError(path, f"offsets of {name!r} are no numbers", place=place, allowed=_CLUENER_FORM)
        yield name, start, last


def read_bmes(path: Path) -> list[Labelled]:
    """The sentences of a BMES file with the types of ResumeNER: a character and its tag a line, blank lines between.

    Of a name that a blank line cuts, as there are some in ResumeNER, the second part is kept. Raises DataFileError when
    the file can't be read or holds no sentence, for a line of another form, and for a tag that can't follow another.
    """
    sentences = []
    for cells in _blocks(path):
        text = plain("".join(character for _, character, _ in cells))
        labels, start, before = [], 0, ""
        for at, (place, _, tag) in enumerate(cells):
            if tag != OUTSIDE and (tag[0] not in "BMES" or tag[1:2] != "-"):
                raise DataFileError(path, f"unknown tag {tag!r}", place=place, allowed="O, or B- M- E- S- and a type")
            is_inside = tag[0] in "ME"
            if before and (is_inside != (before[0] in "BM") or (is_inside and before[2:] != tag[2:])):
                raise DataFileError(path, f"{tag} can't follow {before}", place=place, allowed="B M … E of one type")
            learned = _type(path, place, tag[2:], _RESUME) if tag != OUTSIDE else None
            if not is_inside:
                start = at
            if tag[0] in "ES" and learned:
                kind = body_type(text[start : at + 1]) if learned == "Organization" else learned
                labels.append(Label(start, at + 1, kind))
            before = tag
        sentences.append(Labelled(text, tuple(labels)))
    return _some(path, sentences, _TAGGED_FORM)


def read_bio(path: Path) -> list[Labelled]:
    """The sentences of a BIO file with PER, ORG, LOC and GPE: a character and its tag a line, blank lines between.

    Raises DataFileError when the file can't be read or holds no sentence, and for a line of another form.
    """
    sentences = []
    for cells in _blocks(path):
        tags = []
        for place, _, tag in cells:
            if tag != OUTSIDE and tag[:2] not in ("B-", "I-"):
                raise DataFileError(path, f"unknown tag {tag!r}", place=place, allowed="O, or B- I- and a type")
            tags.append(tag if tag == OUTSIDE else f"{tag[:2]}{_type(path, place, tag[2:], _NEWS)}")
        labels = tuple(Label(*span) for span in read_tags(tags))
        sentences.append(Labelled(plain("".join(character for _, character, _ in cells)), labels))
    return _some(path, sentences, _TAGGED_FORM)


def read_teacher(path: Path) -> dict[str, tuple[Label, ...]]:
    """The labels that a teacher gave, by the text of the sentence; one JSON object a line.

    Raises DataFileError when the file can't be read or holds no sentence, for a line of another form, for labels that
    overlap or reach beyond the text, and for a text that is there twice with different labels.
    """
    taught: dict[str, tuple[Label, ...]] = {}
    for place, row in _rows(path, _TEACHER_FORM):
        try:
            text = plain(row["text"]).strip()
            shift = len(row["text"]) - len(row["text"].lstrip())
            labels = tuple(sorted(Label(start - shift, end - shift, kind) for start, end, kind in row["spans"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataFileError(path, "not a labelled sentence", place=place, allowed=_TEACHER_FORM) from error
        last = 0
        for start, end, kind in labels:
            if kind not in TEACHER_TYPES:
                raise DataFileError(path, f"unknown type {kind!r}", place=place, allowed=", ".join(TEACHER_TYPES))
            if not last <= start < end <= len(text):
                wrong = f"[{start + shift}, {end + shift}] is empty, beyond the text, or overlaps another label"
                raise DataFileError(path, wrong, place=place, allowed=_TEACHER_FORM)
            last = end
        if taught.setdefault(text, labels) != labels:
            raise DataFileError(path, "this text is there before, with other labels", place=place)
    return _some(path, taught, _TEACHER_FORM)


def read_corpus(path: Path, *, place: str | None = None) -> list[Page]:
    """The articles of a corpus as pages whose source is the article's id; one JSON object a line, .jsonl or .jsonl.gz.

    `place` is what 我市 means in them. Raises DataFileError when the file can't be read or holds no article, for a line
    of another form, and for an id that is there twice.
    """
    from kg.pages.files import page_id

    pages: dict[str, Page] = {}
    for line, row in _rows(path, _CORPUS_FORM):
        values = [row.get(key) for key in ("id", "title", "text")]
        date = row.get("date")
        if not all(isinstance(value, str) for value in values) or not isinstance(date, str | None):
            raise DataFileError(path, "not an article", place=line, allowed=_CORPUS_FORM)
        id_, title, body = map(str, values)
        if id_ in pages:
            raise DataFileError(path, f"the id {id_!r} is there twice", place=line)
        text = f"{title}\n\n{body}"
        pages[id_] = Page(page_id(text), text, id_, place, date)
    return [*_some(path, pages, _CORPUS_FORM).values()]


def read_ids(path: Path, known: Iterable[str]) -> frozenset[str]:
    """Ids of articles, one a line. Raises DataFileError when the file can't be read, and for an id not in `known`."""
    ids = set()
    articles = frozenset(known)
    for place, line in _lines(path):
        if line.strip() not in articles:
            raise DataFileError(path, f"no article has the id {line.strip()!r}", place=place, allowed="one id a line")
        ids.add(line.strip())
    return frozenset(ids)


# --- lines and labels


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines that are not blank, with their numbers; of a .gz what is packed in it."""
    return ((number, line) for number, line in _all_lines(path) if line.strip())


def _all_lines(path: Path) -> Iterator[tuple[str, str]]:
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"is not UTF-8 (byte {error.start})", allowed="save it as UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise DataFileError(path, f"can't be read: {reason or error}") from error
    return ((str(number), line) for number, line in enumerate(text.split("\n"), 1))


def _rows(path: Path, form: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The JSON objects of a file that has one a line, with their line numbers."""
    for place, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DataFileError(path, f"not JSON: {error}", place=place, allowed=form) from error
        if not isinstance(row, dict):
            raise DataFileError(path, "not a JSON object", place=place, allowed=form)
        yield place, row


def _blocks(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """The sentences of a file of characters and tags: (line number, character, tag) each."""
    cells: list[tuple[str, str, str]] = []
    for place, line in (*_all_lines(path), ("", "")):
        parts = line.split()
        if not parts and cells:
            yield cells
            cells = []
        elif parts:
            if len(parts) != 2 or len(parts[0]) != 1:
                raise DataFileError(path, "not a character and its tag", place=place, allowed="记 B-PER")
            cells.append((place, parts[0], parts[1]))


def _type(path: Path, place: str, kind: str, types: Mapping[str, str | None]) -> str | None:
    if kind not in types:
        raise DataFileError(path, f"unknown type {kind!r}", place=place, allowed=", ".join(types))
    return types[kind]


def _apart(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The labels without those that overlap a longer one."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda one: (one.start - one.end, one)):
        if all(label.end <= other.start or other.end <= label.start for other in kept):
            kept.append(label)
    return tuple(sorted(kept))


def _some(path: Path, found: _Sized, form: str) -> _Sized:
    if not found:
        raise DataFileError(path, "holds no sentence", allowed=form)
    return found
