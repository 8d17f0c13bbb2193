"""Visits of those whom others escort, told without a comma behind 陪同下. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    "escorts",
    [
        "",
        "在副镇长贺立陪同下",
        "日前在副镇长贺立、村主任石岚的陪同下",
        "在副镇长贺立，市局办公室等部门负责人的陪同下，赶",
    ],
)
def test_a_visit_with_escorts(extractor: Extractor, escorts: str) -> None:
    record = read(extractor, f"市教育局局长高明远{escorts}到塘湾小学检查工作。", "高明远检查学校")
    assert facts(record, "inspects") == {("高明远", "inspects", "塘湾小学")}
