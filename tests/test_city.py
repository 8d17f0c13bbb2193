"""Invented articles in the manner of many city and county papers: scores over their floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.measure.evaluate import Report, evaluate, read_floors, read_gold, under_floor
from kg.measure.figures import format_report
from kg.pipeline.extractor import extract, load_extractor
from kg.recordjson import format_record

TESTS = Path(__file__).resolve().parent
CITY = TESTS / "gold" / "city"
SETS = ("dev", "blind", "old", "web")  # old: as papers of 1951 to 2006 print them; web: after pages of the web


def report_of(name: str) -> Report:
    extractor = load_extractor()
    records = extract(extractor, [CITY / name / "pages"], on_error=pytest.fail)
    lines = [json.loads(format_record(record, extractor.ontology)) for record in records]
    return evaluate(CITY / name / "gold", lines)


@pytest.mark.parametrize("name", SETS)
def test_each_article_has_its_gold(name: str) -> None:
    pages = {path.name for path in (CITY / name / "pages").glob("*.txt")}
    assert {page["doc"] for page in read_gold(CITY / name / "gold")} == pages
    assert len(pages) >= {"old": 29, "web": 35}.get(name, 40)


@pytest.mark.parametrize("name", SETS)
def test_scores_are_over_their_floors(name: str) -> None:
    report = report_of(name)
    floors = read_floors(TESTS / "floors.json", f"city-{name}")
    assert not under_floor(report, floors), "\n" + format_report(report, errors=8)
