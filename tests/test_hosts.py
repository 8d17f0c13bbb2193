"""Who holds an occasion, and who is at several. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("昨日，清湖市举办美食文化节。", {("清湖市", "holds", "美食文化节")}),
        ("我市召开全市经济工作会议。", set()),
    ],
)
def test_places_hold(extractor: Extractor, text: str, held: set[tuple[str, str, str]]) -> None:
    assert {f for f in facts(read(extractor, text)) if f[1] == "holds"} == held


def test_who_is_at_the_above(extractor: Extractor) -> None:
    record = read(extractor, "市委书记高明远5日出席青石论坛开幕式并致辞。\n贺立、于婉等出席上述活动。")
    assert {f[0] for f in facts(record) if f[1] == "attends"} == {"高明远", "贺立", "于婉"}


def test_the_headline_names_the_host(extractor: Extractor) -> None:
    body = "清湖市政协第五次双周协商座谈会昨日在青石宾馆召开，市政协主席高明远主持会议。"
    held = {f[0] for f in facts(read(extractor, body, "市政协召开双周协商座谈会"), "holds")}
    assert held == {"清湖市政协"}
