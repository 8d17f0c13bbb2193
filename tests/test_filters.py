"""Filters keep what they should, and what is left is whole: every end, article and page is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from knowledge_sample import sample

from kg.errors import KGError
from kg.graph.filtered import apply_filter
from kg.graph.filters import Filter, fact_dates, first_day, last_day
from kg.graph.writer import tables_of
from kg.ontology import load_ontology
from kg.records import Knowledge

RACE, MEETING = "event-云溪半程马拉松开幕式", "event-全市旅游工作会议"


def left(chosen: Filter, knowledge: Knowledge | None = None) -> Knowledge:
    with tables_of(knowledge or sample()) as tables, apply_filter(tables, chosen, load_ontology()) as kept:
        found = kept.knowledge()
    entities = {entity.id for entity in found.entities}
    assert {end for each in found.statements for end in (each.subject, each.object)} <= entities
    assert {pair[1] for pair in (*found.mentioned, *found.reports)} <= entities
    assert {e.article_id for s in found.statements for e in s.evidence} <= {a.id for a in found.articles}
    assert {e.page_id for s in found.statements for e in s.evidence} <= {p.id for p in found.pages}
    return found


def test_no_filter_gives_the_same_object() -> None:
    with tables_of(sample()) as tables, apply_filter(tables, Filter(), load_ontology()) as kept:
        assert kept is tables


def test_confidence_and_status() -> None:
    assert {each.confidence for each in left(Filter(least=0.8)).statements} == {0.8, 0.95, 1.0}
    found = left(Filter(statuses=frozenset({"reviewed", "derived"})))
    assert {(each.subject[7:], each.relation) for each in found.statements} == {
        ("顾明溪", "addresses"),
        ("白一帆", "attends"),
    }
    assert {entity.id for entity in found.entities} == {"person-顾明溪", "person-白一帆", RACE}
    assert len(found.pages) == len(found.articles) == 1
    assert found.mentioned == ()


@pytest.mark.parametrize(
    ("names", "count"),
    [({"主持"}, 1), ({"presides"}, 1), ({"参与"}, 8), ({"involvedIn"}, 9), ({"任职", "签约"}, 6)],
)
def test_relations_by_name_label_or_one_above(names: set[str], count: int) -> None:
    assert len(left(Filter(relations=frozenset(names))).statements) == count


def test_types_keep_entities_without_facts() -> None:
    found = left(Filter(types=frozenset({"Person", "Place"})))
    assert [each.relation for each in found.statements] == ["meets"]
    assert len(found.entities) == 6
    assert len(found.pages) == 2


def test_dates() -> None:
    knowledge = sample()
    entities = {entity.id: entity for entity in knowledge.entities}
    dates = {each.id: fact_dates(each, entities) for each in knowledge.statements}
    inside = left(Filter(since="2023-06", until="2023")).statements
    assert {each.id for each in inside} == {key for key, (first, _) in dates.items() if first}
    assert len(inside) == 9
    after = left(Filter(since="2024")).statements
    assert [each.qualifiers["lastSeen"] for each in after] == ["2024-03-02"]  # seen until then
    assert left(Filter(until="2022-12-31")).statements == ()
    assert (first_day("2023-02"), last_day("2023-02"), last_day("2023")) == ("2023-02-01", "2023-02-31", "2023-12-31")


def test_without_bylines_nobody_who_wrote_is_left() -> None:
    assert all(not article.bylines for article in left(Filter(bylines=False)).articles)
    assert len(left(Filter(bylines=False)).statements) == 18


def test_without_residents() -> None:
    knowledge = sample()
    stranger = replace(knowledge.entities[0], id="person-路人", type="Person", name="路人")
    more = replace(knowledge, entities=(*knowledge.entities, stranger))
    met = next(each for each in more.statements if each.relation == "meets")
    more = replace(more, statements=(*more.statements, replace(met, id="x", object="person-路人")))
    found = left(Filter(residents=False), more)
    assert len(found.entities) == 13
    assert len(found.statements) == 18


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (Filter(relations=frozenset({"跳舞"})), "no relation 跳舞"),
        (Filter(types=frozenset({"Dog"})), "no type Dog"),
        (Filter(since="last year"), "bad date"),
    ],
)
def test_what_is_unknown_is_refused(chosen: Filter, message: str) -> None:
    with pytest.raises(KGError, match=message):
        left(chosen)
