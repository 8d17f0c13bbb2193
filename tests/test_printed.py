"""City articles set as printed pages, several a page: split, headlines and facts over their floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest
from destroyed import How
from printed import CITY, read_articles, write_pages

from kg.measure.evaluate import evaluate, read_floors, under_floor
from kg.measure.figures import format_report
from kg.pipeline.extractor import extract, load_extractor
from kg.recordjson import format_record

FLOORS = Path(__file__).resolve().parent / "floors.json"
HOWS: dict[str, How | Literal["unspaced"]] = {
    "printed": "wrapped",
    "unspaced": "unspaced",
    "interleaved": "interleaved",
}


@pytest.mark.parametrize("name", ["dev", "blind"])
def test_each_lead_is_of_one_article_only(name: str) -> None:
    articles = read_articles(CITY / name)
    assert len(articles) >= 70
    assert len({article.lead for article in articles}) == len(articles)


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("name", ["dev", "blind"])
def test_scores_are_over_their_floors(name: str, how: str, tmp_path: Path) -> None:
    assert write_pages(tmp_path, CITY / name, HOWS[how]) >= 8
    extractor = load_extractor()
    records = extract(extractor, [tmp_path / "pages"], on_error=pytest.fail)
    lines = [json.loads(format_record(record, extractor.ontology)) for record in records]
    report = evaluate(tmp_path / "gold", lines)
    floors = read_floors(FLOORS, f"city-{name}-{how}")
    assert not under_floor(report, floors), "\n" + format_report(report, errors=8 if name == "dev" else 0)
