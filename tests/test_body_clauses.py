"""Bodies behind a clause. All texts are invented."""

from __future__ import annotations

import pytest
from reading import read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("贺信由市水务局办公室主任顾明川宣读。", "清湖市水务局办公室"),
        ("设备转至江东大学。", "江东大学"),
        ("大会审议通过了全国政协主席团名单。", "全国政协"),
        ("他应江东大学邀请作报告。", "江东大学"),
        ("临州市审计局执法大队到场。", "临州市审计局执法大队"),
        ("护士工会——江东护理学院罢工。", "江东护理学院"),
        ("清湖市社科院和清湖市博物馆同时开放。", "清湖市博物馆"),
        ("他在清湖考察了远岭三集团。", "远岭三集团"),
    ],
)
def test_a_body_begins_behind_a_clause(extractor: Extractor, text: str, name: str) -> None:
    assert name in {n for e in read(extractor, text).entities for n in e.names}


@pytest.mark.parametrize(
    "text",
    [
        "警方打掉一个跨境犯罪集团。",
        "观众走进博物馆。",
        "各地加快办好幼儿园。",
        "大家要努力建设一流军医大学。",
        "要紧盯养老院。",
        "他就读于世界一流大学。",
        "地震发生在以色列东北部。",
        "建成60万个村级卫生室。",
        "专家践行党校职责。",
    ],
)
def test_no_body(extractor: Extractor, text: str) -> None:
    assert not [e.names for e in read(extractor, text).entities if e.type in ("Organization", "Company")]
