"""The sides of a signing that its name tells, or that 双方 stands for. All invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "6月3日，我校与江东省第二机床厂校企合作签约仪式在图书馆报告厅举行。副校长顾明川出席。我校教务处处长秦越参加。",
            [("我校", "江东省第二机床厂")],
        ),
        (
            "近日，清湖市第三人民医院与临川县中医院、云溪县人民医院举行医联体签约仪式。",
            [("清湖市第三人民医院", "临川县中医院"), ("清湖市第三人民医院", "云溪县人民医院")],
        ),
        (
            "3月9日，临川大学校长顾明川一行到清湖师范学院考察交流并签订合作协议。",
            [("临川大学", "清湖师范学院")],
        ),
        (
            "签约仪式上，云溪县经济开发区管委会主任顾明川介绍了情况，并分别与远山纺织公司、云岭制药公司等6家企业签订投资协议。",
            [("云溪县经济开发区管委会", "远山纺织公司"), ("云溪县经济开发区管委会", "云岭制药公司")],
        ),
    ],
)
def test_sides(text: str, found: list[tuple[str, str]], extractor: Extractor) -> None:
    assert facts(read(extractor, text), "signsWith") == {(a, "signsWith", b) for a, b in found}


@pytest.mark.parametrize(
    "text",
    [
        "3月9日，临川大学校长顾明川一行到清湖师范学院考察交流。双方希望尽快签订合作协议。",
        "3月9日，临川大学校长顾明川先后走访清湖师范学院、清湖医科大学。双方签订合作协议。",
    ],
)
def test_no_sides(text: str, extractor: Extractor) -> None:
    assert not facts(read(extractor, text), "signsWith")
