"""Who did something, then a comma, then what they did. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


def test_those_before_the_comma_attend(extractor: Extractor) -> None:
    text = (
        "国务院副总理贺立和于婉同志，交通部长高明远，农林部副部长周一鸣等，出席宴会作陪。"
        "加纳驻中国大使奥托和夫人、大使馆外交官员，应邀出席了宴会。"
    )
    found = {person for person, _, _ in facts(read(extractor, text), "attends")}
    assert found == {"贺立", "于婉", "高明远", "周一鸣", "奥托"}


def test_nameless_guests_stand_between(extractor: Extractor) -> None:
    text = "加纳总统奥托·曼萨和夫人，以及随同来访的其他贵宾，今天晚上应邀出席文艺晚会，观看歌舞节目。"
    assert {person for person, _, _ in facts(read(extractor, text), "attends")} == {"奥托·曼萨"}


@pytest.mark.parametrize(
    "text",
    [
        "市长高明远同贺立话别，出席会议的代表前来送行。",
        "高明远送走了贺立，出席会议的代表也走了。",
    ],
)
def test_another_clause_has_its_own_subject(extractor: Extractor, text: str) -> None:
    assert not facts(read(extractor, text), "attends")


def test_bare_names_are_parted_by_commas(extractor: Extractor) -> None:
    text = "省委第一书记高明远，市委书记贺立到车站迎接。高明远，贺立，中共湖城市委书记于婉、周一鸣等出席了宴会。"
    found = {person for person, _, _ in facts(read(extractor, text), "attends")}
    assert found == {"高明远", "贺立", "于婉", "周一鸣"}
