"""The queue of what is undecided on who is who, for the explorer: each decision is written to its file at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.identity.decisions import VERDICTS, Decision, pair_of, parse_anchor, read_decisions, write_decisions
from kg.identity.review import Case, Side, check_transitive, find_cases

if TYPE_CHECKING:
    from kg.records import Knowledge


class ReviewDesk:
    """The cases of a graph and the file of decisions; the graph itself changes when it is opened again."""

    def __init__(self, knowledge: Knowledge, path: Path) -> None:
        self.path = path
        self._cases = {(case.doubt.one, case.doubt.other): case for case in find_cases(knowledge)}

    def view(self) -> dict[str, Any]:
        """All cases with the verdicts given so far, and what contradicts earlier decisions. Raises DataFileError."""
        decided = read_decisions(self.path).all
        verdicts = {decision.pair: decision.verdict for decision in decided}
        cases = [_case_view(case, verdicts) for case in self._cases.values()]
        return {"file": self.path.name, "cases": cases, "contradictions": check_transitive(decided)}

    def decide(self, one: str, other: str, verdict: str) -> None:
        """Writes a decision on a pair of the queue; `undo` takes the decisions on it back.

        Raises KGError for another pair or verdict, or when the file can't be written.
        """
        case = self._cases.get((one, other))
        if case is None:
            raise KGError(f"{one} and {other} are not in the queue")
        if verdict not in (*VERDICTS, "undo"):
            raise KGError(f"verdict {verdict} (one of {', '.join(VERDICTS)}, undo)")
        doubt = case.doubt
        kept = [old for old in read_decisions(self.path).all if old.pair != pair_of(one, other)]
        kept += [Decision(doubt.type, known, one, other, doubt.reason) for known in VERDICTS if known == verdict]
        write_decisions(self.path, kept)


def _case_view(case: Case, verdicts: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    doubt = case.doubt
    return {
        "type": doubt.type,
        "merged": doubt.merged,
        "reason": doubt.reason,
        "one": _side_view(case.one),
        "other": _side_view(case.other),
        "verdict": verdicts.get(pair_of(doubt.one, doubt.other), ""),
    }


def _side_view(side: Side) -> dict[str, str]:
    name, article = parse_anchor(side.anchor)
    told = {"source": side.source, "date": side.date, "headline": side.headline, "words": side.words}
    return {"anchor": side.anchor, "name": name, "article": article, **told}
