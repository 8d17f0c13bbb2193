"""Posts whose body or holder the words around them tell: lists, groups, towns, villages. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline import Extractor

CASES = {
    "a group's heads": (
        "市政府成立由副市长高明远任组长、市公安局局长贺立任副组长的防汛工作领导小组。",
        {
            ("高明远", "清湖市政府", "副市长"),
            ("贺立", "清湖市公安局", "局长"),
            ("高明远", "防汛工作领导小组", "组长"),
            ("贺立", "防汛工作领导小组", "副组长"),
        },
    ),
    "as many bodies as names": (
        "市水利局、市教育局、市财政局负责人高明远、贺立、于婉发言。",
        {
            ("高明远", "清湖市水利局", "负责人"),
            ("贺立", "清湖市教育局", "负责人"),
            ("于婉", "清湖市财政局", "负责人"),
        },
    ),
    "another body behind a comma": (
        "市委常委、副市长，市公安局局长高明远出席。",
        {
            ("高明远", "清湖市委", "常委"),
            ("高明远", "清湖市政府", "副市长"),
            ("高明远", "清湖市公安局", "局长"),
        },
    ),
    "a school's own committees": (
        "青石大学召开大会，校党委书记高明远、校工会主席贺立出席。大会选举于婉、郑光等9人为新一届校党委委员。",
        {
            ("高明远", "青石大学党委", "书记"),
            ("贺立", "青石大学工会", "主席"),
            ("于婉", "青石大学党委", "委员"),
            ("郑光", "青石大学党委", "委员"),
        },
    ),
    "a firm's list goes on": (
        "远山港务集团有限公司党委书记、董事长高明远，党委副书记、总经理贺立，总会计师于婉参加。",
        {
            ("高明远", "远山港务集团有限公司党委", "书记"),
            ("高明远", "远山港务集团有限公司", "董事长"),
            ("贺立", "远山港务集团有限公司党委", "副书记"),
            ("贺立", "远山港务集团有限公司", "总经理"),
            ("于婉", "远山港务集团有限公司", "总会计师"),
        },
    ),
    "a town's list goes on": (
        "白沙街道党工委书记高明远、办事处主任贺立、人大工委主任于婉参加。",
        {
            ("高明远", "白沙街道党工委", "书记"),
            ("贺立", "白沙街道办事处", "主任"),
            ("于婉", "白沙街道人大工委", "主任"),
        },
    ),
    "the village named last": (
        "在石桥村，村支书林大山算了一笔账。驻村第一书记贺立说，村里变了样。",
        {("林大山", "石桥村党支部", "村支书"), ("贺立", "石桥村", "第一书记")},
    ),
    "the county that met": (
        "▲鹿坪县7月29日召开现场会。副县长高明远作部署。",
        {("高明远", "鹿坪县政府", "副县长")},
    ),
    "appointments line by line": (
        "市人民政府决定任命：高明远为市公安局副局长；贺立为市教育局督学。",
        {("高明远", "清湖市公安局", "副局长"), ("贺立", "清湖市教育局", "督学")},
    ),
    "a town's congress": (
        "补选高明远为云溪镇人民代表大会副主席。",
        {("高明远", "云溪镇人大", "副主席")},
    ),
    "learning beside a post": (
        "青石大学教授、博士生导师高明远作报告。",
        {("高明远", "青石大学", "教授"), ("高明远", "青石大学", "博士生导师")},
    ),
    "a deputy is no firm's head": ("全国人大代表、总经理高明远发言。", {("高明远", "全国人大", "代表")}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_posts(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected
