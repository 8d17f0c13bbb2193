"""Where a tour goes by its own name. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("headline", "lead", "place"),
    [
        ("云溪县党政代表团赴临州市考察学习", "昨日，县委书记顾明川率云溪县党政代表团赴临州市考察。", "临州市"),
        ("顾明川到柳林镇、云台镇督查秋收工作", "昨日，市长顾明川到柳林镇、云台镇督查秋收工作。", "云台镇"),
    ],
)
def test_a_tour_is_held_where_it_goes(extractor: Extractor, headline: str, lead: str, place: str) -> None:
    assert place in {where for _, _, where in facts(read(extractor, lead, headline), "heldAt")}


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("赴临州市考察团公布检查结果", "赴临州市考察团昨日公布检查结果。"),
        ("顾明川视察我市水利建设情况", "昨日，市政协主席顾明川带队视察我市水利建设情况。"),
        ("顾明川结束对临州市的考察", "昨日，市长顾明川结束对临州市的考察，到临州市走访了远山光电有限公司。"),
    ],
)
def test_no_tour_goes_there(extractor: Extractor, headline: str, lead: str) -> None:
    assert facts(read(extractor, lead, headline), "heldAt") == set()
