"""What an evaluation shows: tables of figures, wrong and missed things with their sentences, changes, JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from kg.errors import KGError
from kg.measure.calibration import Reliability
from kg.measure.comparison import Change
from kg.measure.evaluate import Report, Row
from kg.measure.judged import Judged, find_sentence

KINDS = ("type", "relation", "rule")  # by what figures are shown
USUAL_KINDS = KINDS[:2]
_OVER_RELATIONS = {"POSTS", "INVOLVEMENT", "RELATIONS"}
_VERDICTS = {"missed": "missed", "wrong": "spurious"}  # → as the gold's scorer says


def check_labels(report: Report, only: Collection[str]) -> None:
    """Raises KGError naming the labels there are when one of `only` is none: a type, a predicate, a sum or a rule."""
    rules = report.by_rule()
    for name in only:
        if name not in report.rows and f"r:{name}" not in report.rows and name not in rules:
            known = [label.removeprefix("r:") for label in report.rows]
            raise KGError(f"nothing is labelled {name!r} (one of {' '.join(known)}, or a rule that found a fact)")


def format_report(
    report: Report, errors: int = 0, *, by: Collection[str] = USUAL_KINDS, only: Collection[str] = ()
) -> str:
    """The figures as tables, then up to `errors` missed and as many wrong things of each label.

    `by` picks from KINDS; `only` holds labels (with or without `r:`) and rules, () all of them.
    """
    lines: list[str] = []
    rows = {label: row for label, row in report.rows.items() if row.gold or row.found}
    rows = {label: row for label, row in rows.items() if _kind(label) in by and _is_wanted(label, only)}
    if rows:
        lines.append(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'hit':>7}{'gold':>7}{'found':>7}")
        lines += [_line(label, row) for label, row in rows.items()]
    if "rule" in by:
        lines += [""] * bool(lines) + [f"{'rule':26}{'found':>7}{'right':>7}{'P':>7}"]
        wanted = rule_rows(report, only).items()
        for rule, row in sorted(wanted, key=lambda one: (-one[1].found, one[0])):
            lines.append(f"{rule:26}{row.found:7d}{row.hit:7d}{row.precision:7.3f}")
    if errors:
        lines += format_errors(report, errors, only)
    return "\n".join(lines)


def rule_rows(report: Report, only: Collection[str] = ()) -> dict[str, Row]:
    """The facts of each rule; of a rule named in `only`, or of the relations named there."""
    wanted = {item.said.rule for item in report.items if _is_item_wanted(item, only)}
    return {rule: row for rule, row in report.by_rule().items() if rule in wanted}


def _line(label: str, row: Row) -> str:
    return f"{label:14}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.hit:7d}{row.gold:7d}{row.found:7d}"


def _kind(label: str) -> str:
    return "relation" if label.startswith("r:") or label in _OVER_RELATIONS else "type"


def _is_wanted(label: str, only: Collection[str]) -> bool:
    return not only or label in only or label.removeprefix("r:") in only


def _is_item_wanted(item: Judged, only: Collection[str]) -> bool:
    return _is_wanted(item.label, only) or item.said.rule in only or ("RELATIONS" in only and item.label[:2] == "r:")


# --- errors


def format_errors(report: Report, limit: int, only: Collection[str] = ()) -> list[str]:
    """Up to `limit` missed and as many wrong things of each label: a line each, below it the sentence."""
    lines: list[str] = []
    order = list(report.rows)
    wrong = [item for item in report.items if item.verdict != "right" and _is_item_wanted(item, only)]
    wrong.sort(key=lambda item: (order.index(item.label), item.verdict))  # missed, wrong; else in the gold's order
    for _, items in groupby(wrong, key=lambda item: (item.label, item.verdict)):
        for item in list(items)[:limit]:
            lines += _item_lines(item, f"{item.label}\t{_VERDICTS[item.verdict]}")
    return lines


def _item_lines(item: Judged, head: str) -> Iterator[str]:
    said = item.said
    stated = f" {said.confidence:.2f}" if said.confidence is not None else ""
    yield f"{head}\t{item.where}: {said.shown}" + (f"\t{said.rule}{stated}" if said.rule else "")
    if sentence := find_sentence(item):
        yield f"    {sentence}"


# --- reliability


def format_reliability(reliability: Reliability) -> str:
    """One line a bin of stated confidences: facts, share right, mean stated; below them the errors."""
    lines = [f"{'confidence':14}{'facts':>7}{'right':>7}{'share':>7}{'stated':>8}"]
    for one in (*reliability.bins, reliability.total):
        name = f"{one.low:.2f}–{one.high:.2f}" if one is not reliability.total else "all"
        count = max(one.facts, 1)
        lines.append(f"{name:14}{one.facts:7d}{one.right:7d}{one.right / count:7.3f}{one.stated / count:8.3f}")
    lines.append(f"expected calibration error {reliability.calibration_error:.3f}, Brier score {reliability.brier:.3f}")
    return "\n".join(lines)


# --- two runs


def format_comparison(
    before: Report, after: Report, changes: Sequence[Change], *, by: Collection[str], only: Collection[str] = ()
) -> str:
    """Precision, recall and F1 of two runs with their difference, then the changed facts with their sentences.

    Changed entities, headlines and bylines are only shown when `only` names their label.
    """
    lines = [f"{'':14}" + "".join(f"{name:>7}{'now':>7}{'±':>7} " for name in ("P", "R", "F1"))]
    for label in dict.fromkeys((*after.rows, *before.rows)):
        was, now = before.rows.get(label, Row()), after.rows.get(label, Row())
        there = was.gold or was.found or now.found
        if there and _kind(label) in by and _is_wanted(label, only):
            pairs = ((was.precision, now.precision), (was.recall, now.recall), (was.f1, now.f1))
            lines.append(f"{label:14}" + "".join(f"{a:7.3f}{b:7.3f}{b - a:+7.3f} " for a, b in pairs).rstrip())
    if "rule" in by:
        rows = rule_rows(before, only), rule_rows(after, only)
        lines += ["", f"{'rule':26}{'found':>7}{'now':>7}{'right':>7}{'now':>7}"]
        for rule in sorted({*rows[0], *rows[1]}):
            one, other = (table.get(rule, Row()) for table in rows)
            lines.append(f"{rule:26}{one.found:7d}{other.found:7d}{one.hit:7d}{other.hit:7d}")
    shown = [change for change in changes if _is_change_shown(change.item, only)]
    for kind in ("became right", "became wrong", "gained", "lost"):
        own = [change.item for change in shown if change.kind == kind]
        right = sum(item.verdict == "right" for item in own)
        lines += ["", f"{kind}: {len(own)}" + (f" ({right} right)" if kind in ("gained", "lost") else "")]
        for item in own:
            lines += _item_lines(item, f"{item.label}\t{item.verdict}")
    return "\n".join(lines)


def _is_change_shown(item: Judged, only: Collection[str]) -> bool:
    return _is_item_wanted(item, only) if only else item.label.startswith("r:")


# --- JSON


def format_json(
    report: Report,
    *,
    only: Collection[str] = (),
    reliability: Reliability | None = None,
    changes: Iterable[Change] | None = None,
) -> str:
    """All figures as one JSON object: labels, rules, errors with sentences, and what else is given."""
    out: dict[str, Any] = {
        "labels": {label: _figures(row) for label, row in report.rows.items() if _is_wanted(label, only)},
        "rules": {
            rule: {"found": row.found, "right": row.hit, "precision": row.precision}
            for rule, row in rule_rows(report, only).items()
        },
        "errors": [
            _item_json(item) for item in report.items if item.verdict != "right" and _is_item_wanted(item, only)
        ],
        "absent": report.absent,
    }
    if reliability is not None:
        out["reliability"] = asdict(reliability)
    if changes is not None:
        out["changes"] = [{"change": change.kind, **_item_json(change.item)} for change in changes]
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _figures(row: Row) -> dict[str, float]:
    return {"precision": row.precision, "recall": row.recall, "f1": row.f1, **asdict(row)}


def _item_json(item: Judged) -> dict[str, Any]:
    out: dict[str, Any] = {"label": item.label, "verdict": item.verdict, "where": item.where, "shown": item.said.shown}
    if item.said.rule:
        out |= {"rule": item.said.rule, "confidence": item.said.confidence}
    return out | {"sentence": find_sentence(item)}
