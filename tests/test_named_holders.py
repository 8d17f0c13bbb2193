"""Who holds an occasion whose name begins with it, or launches it. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("记者今天从清湖市水利局例行新闻发布会上获悉，全市用水量下降。", "清湖市水利局"),
        ("记者从今天（6月5日）举行的清湖市水利局专题新闻发布会上了解到，全市用水量下降。", "清湖市水利局"),
        ("中国驻瑞典大使馆国庆招待会近日在斯德哥尔摩举行。", "中国驻瑞典大使馆"),
        ("在中国驻西班牙使馆招待会上，来宾们观看了演出。", "中国驻西班牙使馆"),
    ],
)
def test_it_is_named_after_who_holds_it(extractor: Extractor, text: str, body: str) -> None:
    assert {subject for subject, _, _ in facts(read(extractor, text), "holds")} == {body}


@pytest.mark.parametrize(
    "text",
    [
        "清湖市水利局今天举行青石市水利局新闻发布会。",  # somebody else does
        "记者从清湖市水利局座谈会上获悉，全市用水量下降。",  # those who sit there may be guests
    ],
)
def test_it_is_named_after_who_does_not(extractor: Extractor, text: str) -> None:
    held = facts(read(extractor, text), "holds")
    assert all(body != "青石市水利局" for body, _, _ in held)
    assert "座谈会" not in text or not held


@pytest.mark.parametrize(
    ("text", "body", "event"),
    [
        ("清湖市水利局今天启动2024年节水宣传周活动。", "清湖市水利局", "2024年节水宣传周活动"),
        ("为此，浙江启动“百企节水”行动。", "浙江省", "“百企节水”行动"),
        ("浙江深入开展“百企节水”专项行动。", "浙江省", "“百企节水”专项行动"),
    ],
)
def test_who_launches_it_holds_it(extractor: Extractor, text: str, body: str, event: str) -> None:
    assert any(
        subject == body and event.endswith(name[-6:]) for subject, _, name in facts(read(extractor, text), "holds")
    )


def test_a_list_of_occasions_is_read_item_by_item(extractor: Extractor) -> None:
    record = read(extractor, "湖北武汉近日举办了清湖音乐节、山地马拉松赛和河灯集市等活动。")
    events = {name for _, _, name in facts(record, "holds")}
    assert events == {"清湖音乐节", "山地马拉松赛", "河灯集市"}


@pytest.mark.parametrize(
    "text",
    [
        "清湖市举办“山水和田园”作品展。",  # what is quoted is one
        "清湖市召开水利发展和改革会议。",
    ],
)
def test_a_name_with_a_joint_is_one(extractor: Extractor, text: str) -> None:
    assert len({name for _, _, name in facts(read(extractor, text), "holds")}) <= 1
