"""What people decided on who is who: one readable text file, a line a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import kg.regex as re
from kg.errors import DataFileError
from kg.files import atomic_writer
from kg.identity.groups import Groups
from kg.records import Ref

Verdict = Literal["same", "different", "unsure"]
KINDS = ("Person", "Organization", "Event")
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
HEADER = (
    "# Who is who, as decided: kind, verdict, two mentions as name@article, # and a note. You may edit this file.\n"
)
_ANCHOR = re.compile(r".+@[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Decision:
    """That two mentions are one thing, are two, or that nobody can tell."""

    kind: str  # Person | Organization | Event
    verdict: Verdict
    one: str  # an anchor: name@article id
    other: str
    note: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two anchors, in one order whichever was named first."""
        return pair_of(self.one, self.other)


class Decisions:
    """All decisions; the latest on a pair holds. What contradicts what was decided before is left out and told."""

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self.all = tuple(decisions)
        latest: dict[tuple[str, str, str], Decision] = {}
        for decision in decisions:
            latest.pop((decision.kind, *decision.pair), None)
            latest[(decision.kind, *decision.pair)] = decision
        self._groups: dict[str, Groups[str]] = defaultdict(Groups)
        self._unsure: set[tuple[str, str, str]] = set()
        self._same: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._apart: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.contradictions: list[Decision] = []
        for (kind, one, other), decision in latest.items():
            groups = self._groups[kind]
            groups.add(one)
            groups.add(other)
            if decision.verdict == "unsure":
                self._unsure.add((kind, one, other))
            elif decision.verdict == "same":
                self._take(groups.join(one, other), decision, self._same[kind])
            else:
                self._take(groups.keep_apart(one, other), decision, self._apart[kind])

    def _take(self, agrees: bool, decision: Decision, pairs: list[tuple[str, str]]) -> None:
        if agrees:
            pairs.append(decision.pair)
        else:
            self.contradictions.append(decision)

    def same(self, kind: str) -> list[tuple[str, str]]:
        """The pairs of a kind that are one."""
        return self._same[kind]

    def apart(self, kind: str) -> list[tuple[str, str]]:
        """The pairs of a kind that are two."""
        return self._apart[kind]

    def settles(self, kind: str, one: str, other: str) -> bool:
        """Whether the decisions, or what follows from them, leave nothing open of this pair."""
        if (kind, *pair_of(one, other)) in self._unsure:
            return True
        groups = self._groups[kind]
        if not (groups.has(one) and groups.has(other)):
            return False
        return groups.same(one, other) or not groups.may_join(one, other)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two anchors in one order, whichever is named first."""
    return (one, other) if one <= other else (other, one)


def format_anchor(name: str, ref: Ref) -> str:
    """What names a mention in a decision, whatever else is read: its first name and its article."""
    return f"{name}@{ref[0]}"


def parse_anchor(anchor: str) -> tuple[str, str]:
    """The name and the article id that format_anchor put together."""
    name, _, article_id = anchor.rpartition("@")
    return name, article_id


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file; none when there is no such file. Raises DataFileError naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Decisions()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 text file") from error
    return Decisions([parse_decision(line, path, number) for number, line in _lines(text)])


def _lines(text: str) -> Iterable[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#"))


def parse_decision(line: str, path: Path, number: int) -> Decision:
    """One line of the file. Raises DataFileError."""
    fields, _, note = line.partition("\t#")
    parts = [part.strip() for part in fields.split("\t")]
    place = str(number)
    if len(parts) != 4:
        raise DataFileError(
            path, f"{len(parts)} fields", place=place, allowed="kind, verdict, name@article, name@article"
        )
    kind, verdict, one, other = parts
    if kind not in KINDS:
        raise DataFileError(path, f"kind {kind}", place=place, allowed=", ".join(KINDS))
    if verdict not in VERDICTS:
        raise DataFileError(path, f"verdict {verdict}", place=place, allowed=", ".join(VERDICTS))
    for anchor in (one, other):
        if not _ANCHOR.fullmatch(anchor):
            raise DataFileError(path, f"mention {anchor}", place=place, allowed="name@article, as kg review shows it")
    return Decision(kind, verdict, one, other, note.strip())


def format_decision(decision: Decision) -> str:
    """The decision as a line of the file without its newline."""
    fields = "\t".join((decision.kind, decision.verdict, decision.one, decision.other))
    note = re.sub(r"\s+", " ", decision.note)
    return f"{fields}\t# {note}" if note else fields


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes the file, one decision a line in their order."""
    with atomic_writer(path) as file:
        file.write(HEADER)
        file.writelines(format_decision(decision) + "\n" for decision in decisions)
