"""The sample pages: scores over their floors, and each fact with words that stand in its page."""

from __future__ import annotations

import codecs
import csv
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kg.measure.evaluate import Report, evaluate, read_floors, read_gold, under_floor
from kg.measure.figures import format_report
from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor, extract, load_extractor
from kg.query.builds import build_knowledge
from kg.recordjson import format_record
from kg.records import ArticleRecord, Page

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples"
FLOORS = ROOT / "tests" / "floors.json"
REPORT_LABELS = ("article", "headline", "byline", "Person", "POSTS", "RELATIONS")  # what a floor must be set for
SHOWN = 8  # items of each label that a failure shows


class Run(NamedTuple):
    """What the program reads in the samples."""

    extractor: Extractor
    pages: list[Page]
    records: list[ArticleRecord]
    lines: list[dict[str, Any]]  # as `kg extract` prints them


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="session")
def run() -> Run:
    extractor, paths = load_extractor(), [SAMPLES / "pages"]
    pages = list(read_pages(paths, on_error=fail))
    records = list(extract(extractor, paths, on_error=fail))
    lines = [json.loads(format_record(record, extractor.ontology)) for record in records]
    return Run(extractor, pages, records, lines)


@pytest.fixture(scope="session")
def report(run: Run) -> Report:
    return evaluate(SAMPLES / "gold", run.lines)


def table(report: Report) -> str:
    return "\n" + format_report(report, errors=SHOWN)


# --- what there is


def test_there_are_enough_pages_and_articles(run: Run) -> None:
    assert len(run.pages) >= 6
    assert len(run.records) >= 40
    assert {page.markup for page in run.pages} == {"text", "markdown"}
    assert {page.place for page in run.pages} == {"江东省临州市清湖市"}
    years = sorted(page.date[:4] for page in run.pages if page.date)
    assert len(years) == len(run.pages)
    assert int(years[-1]) - int(years[0]) >= 2


def test_each_page_has_gold_and_each_gold_its_page(run: Run) -> None:
    gold = read_gold(SAMPLES / "gold")
    assert sorted(page["doc"].rpartition("/")[2] for page in gold) == sorted(
        Path(page.source).name for page in run.pages
    )
    assert sum(len(page["articles"]) for page in gold) >= 40


def test_the_manifest_names_each_page() -> None:
    with (SAMPLES / "pages" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        named = {row["file"] for row in csv.DictReader(file)}
    assert named == {path.name for path in (SAMPLES / "pages").iterdir()} - {"manifest.csv"}


# --- scores


def test_no_page_is_without_records(report: Report) -> None:
    assert report.absent == []


def test_floors_are_set() -> None:
    floors = read_floors(FLOORS, "samples")
    assert set(floors) >= set(REPORT_LABELS)
    assert all(0 < floor <= 1 for floor in floors.values())


@pytest.mark.parametrize("label", sorted(read_floors(FLOORS, "samples")))
def test_the_score_holds_its_floor(report: Report, label: str) -> None:
    floors = read_floors(FLOORS, "samples")
    assert label in report.rows
    assert report.rows[label].gold > 0, "a floor for what the gold doesn't have can't fail"
    assert under_floor(report, {label: floors[label]}) == [], table(report)


def test_the_scores_come_from_the_text(run: Run, report: Report) -> None:
    """Without what was read the same gold gives nothing: the scores don't come from the gold."""
    bare = [{**line, "entities": [], "relations": []} for line in run.lines]
    empty = evaluate(SAMPLES / "gold", bare)
    assert empty.rows["article"].hit == report.rows["article"].hit > 0
    assert empty.rows["RELATIONS"].hit == empty.rows["Person"].hit == 0


# --- each fact stands in its page


def text_of(page: Page) -> str:
    """The text of a page file, read without kg."""
    return Path(page.source).read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8")


def test_bodies_lead_back_to_their_page(run: Run) -> None:
    texts = {page.id: text_of(page) for page in run.pages}
    for record in run.records:
        article, text = record.article, texts[record.page.id]
        assert article.body
        assert list(article.origin) == sorted(set(article.origin))
        assert article.body == "".join(text[offset] for offset in article.origin)


def test_every_quote_is_the_text_of_its_page(run: Run) -> None:
    texts = {page.id: text_of(page) for page in run.pages}
    quotes = 0
    for statement in build_knowledge(run.records).statements:
        for evidence in statement.evidence:
            assert evidence.quote == texts[evidence.page_id][evidence.start : evidence.end]
            assert evidence.quote.strip()
            quotes += 1
    assert quotes >= 300


def test_every_evidence_lies_in_its_text(run: Run) -> None:
    texts = {page.id: text_of(page) for page in run.pages}
    spans = 0
    for record in run.records:
        body, origin = record.article.body, record.article.origin
        for relation in record.relations:
            start, end = relation.evidence
            assert 0 <= start < end <= len(body), relation
            quote = iter(texts[record.page.id][origin[start] : origin[end - 1] + 1])
            assert all(char in quote for char in body[start:end]), "its characters stand there in that order"
            spans += 1
    assert spans >= 300


def test_every_fact_names_a_rule_and_two_entities(run: Run) -> None:
    rules = {rule.id for rule in run.extractor.rules.rules}
    used = set()
    for record in run.records:
        entities = {entity.id: entity for entity in record.entities}
        assert len(entities) == len(record.entities)
        for relation in record.relations:
            assert relation.rule_id in rules
            used.add(relation.rule_id)
            kinds = run.extractor.ontology.relations[relation.relation]
            assert entities[relation.subject].type in kinds.domain, (relation, entities[relation.subject])
            assert entities[relation.object].type in kinds.range, (relation, entities[relation.object])
            assert ("title" in relation.qualifiers) == (relation.relation in ("holdsPost", "leavesPost"))
            assert 0 < relation.confidence <= 1
    assert len(used) >= 30


def test_every_mention_stands_in_its_body(run: Run) -> None:
    mentions = 0
    for record in run.records:
        for entity in record.entities:
            assert entity.names
            assert len(set(entity.names)) == len(entity.names)
            for start, end in entity.mentions:
                assert 0 <= start < end <= len(record.article.body), entity
                mentions += 1
    assert mentions >= 500


def test_a_byline_is_no_attendee(run: Run) -> None:
    bylines = 0
    for record in run.records:
        authors = {byline.name for byline in record.article.bylines}
        people = {name for entity in record.entities if entity.type == "Person" for name in entity.names}
        assert not authors & people
        bylines += len(authors)
    assert bylines >= 30


def test_at_most_one_occasion_is_what_an_article_reports(run: Run) -> None:
    for record in run.records:
        mains = [entity for entity in record.entities if entity.main]
        assert len(mains) <= 1
        assert all(entity.type == "Event" for entity in mains)


def test_two_runs_agree(run: Run) -> None:
    again = list(extract(load_extractor(), [SAMPLES / "pages"], on_error=fail))
    assert again == run.records
