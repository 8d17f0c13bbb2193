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


def test_who_only_goes_along(extractor: Extractor) -> None:
    text = "市长高明远近日在云溪县考察。当天下午，他在云溪县委书记贺立和县长张浦陪同下，到柳浦镇调研。"
    assert facts(read(extractor, text, "高明远在云溪县考察"), "inspects") == {("高明远", "inspects", "柳浦镇")}


def test_who_goes_along_with_one_unnamed(extractor: Extractor) -> None:
    text = "总书记在云溪县委书记贺立和县长张浦陪同下，先后到柳浦镇、前溪村考察。"
    assert not facts(read(extractor, text, "在云溪县考察"), "inspects")
