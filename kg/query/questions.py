"""Questions in Chinese, read by the forms in seeds/questions.toml: as names, days, roles and the answer to look for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kg.errors import DataFileError, KGError
from kg.graph.when import is_date
from kg.resources import data_path
from kg.toml import read_toml

if TYPE_CHECKING:
    from kg.ontology import Ontology

FILE = "questions.toml"
_KEYS = {"id", "ask", "answer", "example"}
_DAY = r"(?:在|于|截至)?{name}(?:(?:里|中|内|那天|当天|这天|期间|时候?|以?来)的?|的时候)?"
_DATE = (
    r"(?P<{name}>[0-9]{{4}}年(?:[0-9]{{1,2}}月(?:份)?(?:[0-9]{{1,2}}[日号])?)?|[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?)"
)
_NAMES = ("person", "other", "who", "body", "event", "post")
_SLOT = re.compile(r"\{(\w+)(!?)\}")
_WHEN = re.compile(r"([0-9]{4})[年-](?:([0-9]{1,2})(?:月(?:份)?|-)?)?(?:([0-9]{1,2})[日号]?)?")
_END = re.compile(r"[？?。！!\s]+$|[呢啊呀吧](?=[？?。！!\s]*$)")
_WHITE = re.compile(r"\s+")
_POLITE = re.compile(r"^(?:请问|问一下|我想知道|告诉我|查一下|查询)[，,：:]?")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of questions; `example` is a question and what its answer over the sample pages must hold."""

    id: str
    pattern: re.Pattern[str]
    answer: str
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a form reads it: slots with their texts, the relation meant, the date as YYYY-MM-DD or less."""

    form: Form
    slots: Mapping[str, str]
    role: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, in their order, and the words for roles."""

    forms: tuple[Form, ...]
    roles: Mapping[str, str]

    def read(self, text: str) -> list[Question]:
        """The question as each form reads it that fits, in the order of the forms."""
        plain = _POLITE.sub("", _WHITE.sub("", normalize("NFKC", text)).replace("?", ""))
        while (shorter := _END.sub("", plain)) != plain:
            plain = shorter
        found = []
        for form in self.forms:
            match = form.pattern.fullmatch(plain)
            if match is None:
                continue
            slots = {name: part for name, part in match.groupdict().items() if part}
            when = read_when(slots.pop("when", "") or slots.pop("when2", ""))
            slots.pop("when2", None)
            found.append(Question(form, slots, self.roles.get(slots.pop("role", ""), ""), when))
        return found


def read_when(text: str) -> str:
    """2023年6月18日 as 2023-06-18, 2023年6月 as 2023-06; "" for none. Raises KGError for a day that there is not."""
    match = _WHEN.fullmatch(text)
    if match is None:
        return ""
    year, month, day = match.groups()
    date = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    if not is_date(date) or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        raise KGError(f"{text}: no date of the calendar")
    return date


def load_forms(ontology: Ontology, path: Path | None = None) -> Forms:
    """The forms of a file, seeds/questions.toml unless told. Raises DataFileError for what is wrong in it."""
    path = path or data_path("seeds") / FILE
    table = read_toml(path)
    if unknown := sorted(table.keys() - {"roles", "form"}):
        raise DataFileError(path, f"unknown table {', '.join(unknown)}", allowed="roles, form")
    relations = {**ontology.relations, **ontology.abstract}
    labels = {relation.label_zh: name for name, relation in relations.items() if "Event" in relation.range}
    roles = dict(labels)
    for word, label in table.get("roles", {}).items():
        if label not in labels:
            allowed = " ".join(sorted(labels))
            raise DataFileError(path, f"no relation {label} to occasions", place=f"roles.{word}", allowed=allowed)
        roles[word] = labels[label]
    forms = [_form(path, entry, roles) for entry in table.get("form", [])]
    ids = [form.id for form in forms]
    if double := sorted({name for name in ids if ids.count(name) > 1}):
        raise DataFileError(path, f"two forms {', '.join(double)}")
    return Forms(tuple(forms), roles)


def _form(path: Path, entry: Mapping[str, Any], roles: Mapping[str, str]) -> Form:
    name = str(entry.get("id", "?"))
    if entry.keys() != _KEYS:
        wrong = ", ".join(sorted(entry.keys() ^ _KEYS))
        raise DataFileError(path, f"keys missing or unknown: {wrong}", place=name, allowed=", ".join(sorted(_KEYS)))
    words = "|".join(sorted(map(re.escape, roles), key=lambda word: (-len(word), word)))

    def slot(match: re.Match[str]) -> str:
        key = match[1]
        if key in ("when", "when2"):
            dated = _DAY.replace("{name}", _DATE.format(name=key))
            return dated if match[2] else f"(?:{dated})?"
        if key == "role":
            return f"(?P<role>{words})"
        if key not in _NAMES:
            raise DataFileError(path, f"unknown slot {match[0]}", place=name, allowed=" ".join(_NAMES))
        return f"(?P<{key}>.+?)"

    try:
        pattern = re.compile(_SLOT.sub(slot, str(entry["ask"])))
    except re.error as error:
        raise DataFileError(path, f"no regular expression: {error}", place=name) from error
    example = tuple(map(str, entry["example"]))
    if len(example) < 2:
        raise DataFileError(path, "an example is a question and what its answer holds", place=name)
    return Form(name, pattern, str(entry["answer"]), example)
