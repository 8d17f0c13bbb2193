"""The queue of what is undecided on who is who: each case with the words on both sides, as text and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataFileError
from kg.identity.decisions import VERDICTS, Decision, Decisions, parse_anchor
from kg.records import Article, Doubt, Knowledge, Page

COLUMNS = ("kind", "verdict", "one", "other", "now", "reason", "words of one", "words of other")
_BEFORE, _AFTER = 30, 50  # characters of the article around the name


@dataclass(frozen=True, slots=True)
class Side:
    """One of two mentions: the name, where it stands, and the words around it."""

    anchor: str
    source: str
    date: str
    headline: str
    words: str


@dataclass(frozen=True, slots=True)
class Case:
    """Two mentions to be decided on."""

    doubt: Doubt
    one: Side
    other: Side


def find_cases(knowledge: Knowledge) -> list[Case]:
    """The cases of a graph: merges that were made in doubt first, then those that were not made."""
    articles = {article.id: article for article in knowledge.articles}
    pages = {page.id: page for page in knowledge.pages}
    doubts = sorted(knowledge.doubts, key=lambda one: (not one.merged, one.type, one.one, one.other))
    cases = (Case(doubt, _side(doubt.one, articles, pages), _side(doubt.other, articles, pages)) for doubt in doubts)
    return list(cases)


def _side(anchor: str, articles: Mapping[str, Article], pages: Mapping[str, Page]) -> Side:
    name, article_id = parse_anchor(anchor)
    article = articles[article_id]
    page = pages.get(article.page_id)
    at = max(article.body.find(name), 0)
    words = article.body[max(0, at - _BEFORE) : at + len(name) + _AFTER].replace("\n", " ")
    headline = " ".join(article.headlines)
    return Side(anchor, page.source if page else "", (page.date or "") if page else "", headline, words)


def format_case(case: Case, number: int, total: int) -> str:
    """A case as a person reads it before deciding."""
    now = "taken for one" if case.doubt.merged else "taken for two"
    lines = [f"{number} of {total}  {case.doubt.type}  {now}  {case.doubt.reason}"]
    for side in (case.one, case.other):
        lines.append(f"  {side.anchor}  {side.date or 'undated'}  {side.source}  {side.headline}".rstrip())
        lines.append(f"    …{side.words}…")
    return "\n".join(lines)


def format_cases(cases: Iterable[Case]) -> str:
    """The cases as CSV for a spreadsheet, the verdict left empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for case in cases:
        now = "one" if case.doubt.merged else "two"
        doubt, sides = case.doubt, (_cell(case.one), _cell(case.other))
        writer.writerow((doubt.type, "", doubt.one, doubt.other, now, doubt.reason, *sides))
    return out.getvalue()


def _cell(side: Side) -> str:
    text = " ".join(part for part in (side.date, side.source, side.headline, side.words) if part)
    return f"'{text}" if text[:1] in "=+-@" else text  # no spreadsheet takes it for a formula


def read_answers(path: Path) -> list[Decision]:
    """The decisions of a CSV that format_cases wrote and a person filled in. Raises DataFileError naming the row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_answers(path, csv.DictReader(file)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(
            path, f"can't be read: {error}", allowed="a CSV file as kg review --csv writes it"
        ) from error


def _answers(path: Path, rows: csv.DictReader[str]) -> Iterator[Decision]:
    missing = [column for column in COLUMNS[:4] if column not in (rows.fieldnames or ())]
    if missing:
        raise DataFileError(path, f"no column {missing[0]}", place="1", allowed=", ".join(COLUMNS))
    for row in rows:
        verdict = _VERDICT_WORDS.get((row["verdict"] or "").strip().lower())
        if verdict == "":
            continue
        if verdict is None:
            allowed = ", ".join((*VERDICTS, "yes, no, or empty"))
            raise DataFileError(path, f"verdict {row['verdict']}", place=str(rows.line_num), allowed=allowed)
        decision = Decision(row["kind"], verdict, row["one"], row["other"], row.get("reason") or "")  # type: ignore[arg-type]
        yield decision


_VERDICT_WORDS: Mapping[str, str] = {
    **{verdict: verdict for verdict in VERDICTS},
    **dict.fromkeys(("yes", "y", "是", "同"), "same"),
    **dict.fromkeys(("no", "n", "否", "不同"), "different"),
    **dict.fromkeys(("u", "?", "？", "不明"), "unsure"),
    "": "",
}


def check_transitive(decisions: Sequence[Decision]) -> list[str]:
    """What contradicts what was decided before, as lines for the user."""
    return [
        f"{decision.one} and {decision.other}: {decision.verdict} contradicts what was decided before, and is left out"
        for decision in Decisions(decisions).contradictions
    ]
