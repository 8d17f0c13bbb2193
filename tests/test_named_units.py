"""Hospitals, schools and branches of associations whose names no place begins. All are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("由远山大学附属医院主办的护理论坛昨日举行。", {"远山大学附属医院"}),
        ("由柳溪省医学会、柳溪省医学会护理分会主办的护理论坛昨日举行。", {"柳溪省医学会", "柳溪省医学会护理分会"}),
        ("由柳溪省医学会神经外科学分会主办的护理论坛昨日举行。", {"柳溪省医学会神经外科学分会"}),
        ("由东山医院主办的护理论坛昨日举行。", {"东山医院"}),
        ("由公立医院主办的护理论坛昨日举行。", set()),
    ],
)
def test_who_organizes(extractor: Extractor, text: str, hosts: set[str]) -> None:
    assert {body for body, *_ in facts(read(extractor, text), "hosts")} == hosts


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("昨日，清湖市茶业协会成立青年分会。", "分会"),
        ("昨日，远山大学对口支援医院。", "医院"),
        ("昨日，农村小学开展活动。", "农村小学"),
    ],
)
def test_no_such_unit(extractor: Extractor, text: str, absent: str) -> None:
    bodies = [e for e in read(extractor, text).entities if e.type == "Organization"]
    assert not [name for e in bodies for name in e.names if name.endswith(absent)]
