"""Sites that no table knows, by what is done there; with and without their region. All texts are invented."""

from __future__ import annotations

import pytest
from reading import entity, facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("第八届“远山杯”龙舟邀请赛昨天在远山水上运动中心激情开桨。", "远山水上运动中心"),
        ("产品推介会昨天在云溪县彝家园酒店举行。", "云溪县彝家园酒店"),
        ("公祭仪式昨天在远山战役纪念馆集会广场举行。", "远山战役纪念馆集会广场"),
        ("“盟军31”演习昨天在德国霍伦费尔斯进行。", "霍伦费尔斯"),
        ("通气会昨天在北京航天城举行。", "北京航天城"),
        ("欢迎仪式昨天在人民大会堂北大厅举行。", "人民大会堂北大厅"),
    ],
)
def test_sites_by_what_is_done_there(extractor: Extractor, text: str, site: str) -> None:
    assert entity(read(extractor, text), site).type == "Place"


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("通气会昨天在工人文化宫和科技展览馆举行。", {"工人文化宫", "科技展览馆"}),
        ("“远山漫画展”在滨江美术馆、和平书城、科技馆三地同步开展。", {"滨江美术馆", "和平书城"}),
        ("健身周启动仪式在滨江体育公园和和平广场同时举行。", {"滨江体育公园", "和平广场"}),
    ],
)
def test_sites_in_a_list_are_several(extractor: Extractor, text: str, sites: set[str]) -> None:
    assert sites <= {e.names[0] for e in read(extractor, text).entities if e.type == "Place"}


def test_a_site_has_its_name_with_and_without_its_region(extractor: Extractor) -> None:
    names = entity(read(extractor, "产品推介会昨天在云溪县彝家园酒店举行。"), "云溪县彝家园酒店").names
    assert "彝家园酒店" in names
    names = entity(read(extractor, "产品推介会昨天在深圳荔香园大酒店举行。"), "荔香园大酒店").names
    assert "深圳荔香园大酒店" in names


@pytest.mark.parametrize(
    "text",
    ["招待会昨天在会议室举行。", "座谈会昨天在有关部门举行。", "讲座昨天在多家学校同步举行。"],
)
def test_what_names_no_site(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "heldAt") == set()


def test_an_embassy_holds_what_is_held_in_it(extractor: Extractor) -> None:
    record = read(extractor, "在中国驻湖国大使馆举行的招待会上，大使顾明川致辞。")
    assert ("中国驻湖国大使馆", "holds") in {fact[:2] for fact in facts(record)}
