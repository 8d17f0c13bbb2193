"""What stands where places stand and is none; the rooms of what is visited. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第三届茶叶博览会将于10月15日至11月4日在清湖市分三期举办。", {"清湖市"}),
        ("第三届茶叶博览会在第二天举行。", set()),
        ("县民在野党举行集会反对提案。", set()),
        ("客方在机场举行隆重迎宾仪式。", set()),
        ("县政府在口岸举行欢迎仪式。", set()),
        ("市航运局在码头举行首航仪式。", set()),
        ("昨天，数千人在英国曼彻斯特街头举行示威。", {"英国曼彻斯特街头"}),
        ("数千人在英国多地举行示威。", {"英国"}),
        ("12日，在美国得克萨斯州奥斯汀举行的航空展上，两架飞机相撞。", {"奥斯汀"}),
    ],
)
def test_where_something_is_held(extractor: Extractor, text: str, places: set[str]) -> None:
    assert {place for _, _, place in facts(read(extractor, text), "heldAt")} == places


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("市长顾明川来到远山陶瓷有限公司考察。他走进展厅、研发车间、光电实验室，询问产品性能。", {"远山陶瓷有限公司"}),
        ("市长顾明川先后来到鸥山古镇、青禾铜业和高速出入口，实地了解情况。", {"鸥山古镇", "青禾铜业"}),
    ],
)
def test_the_rooms_of_what_is_visited_are_no_stops(extractor: Extractor, text: str, stops: set[str]) -> None:
    found = {place for _, _, place in facts(read(extractor, text), "inspects")}
    assert found & {"展厅", "研发车间", "光电实验室"} == set()
    assert stops <= found
