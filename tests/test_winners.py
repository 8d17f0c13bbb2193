"""Who competes, by what is reached: names that no post leads, and the contests they reach it in. All is invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("女单决赛中，柳小芹2比1逆转战胜卫冕冠军。", {"柳小芹"}),
        ("男单决赛中，郑启明4比2战胜队友陶建中，拿下金牌。", {"郑启明", "陶建中"}),
        ("男子吊环冠军被陶建中获得。", {"陶建中"}),
        ("田径赛场，柳小芹以打破亚洲纪录的成绩摘金。", {"柳小芹"}),
        ("跳台赛场，东江选手全小芹/钱素芬联手出战，以绝对优势夺得金牌。", {"全小芹", "钱素芬"}),
        ("由李文盛、张桐、钟宇和王欣然组成的东江队勇夺接力金牌。", {"李文盛", "张桐", "钟宇", "王欣然"}),
        ("东江队凭借柳小芹、陈清/贾凡以及何冰的出色表现夺冠。", {"柳小芹", "陈清", "贾凡", "何冰"}),
        ("围棋赛上，郑启明九段执黑中盘战胜柳小芹八段。", {"郑启明", "柳小芹"}),
        ("申花2比1战胜国安，鲁能主场3比0击败山城队。", set()),
        ("高原战胜严寒，徐州获得奖牌，平安银行排名第三。", set()),
    ],
)
def test_names_of_competitors(extractor: Extractor, text: str, names: set[str]) -> None:
    assert {e.names[0] for e in read(extractor, text).entities if e.type == "Person"} == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "在混双决赛中，东江队的柳小芹/郑启明联手出战，以绝对优势夺冠。",
            {("柳小芹", "混双决赛"), ("郑启明", "混双决赛")},
        ),
        (
            "女子铅球决赛中，柳小芹以13米45夺冠，钱素芬获得银牌。",
            {("柳小芹", "女子铅球决赛"), ("钱素芬", "女子铅球决赛")},
        ),
        (
            "柳小芹和郑启明分别获得女子乙组1米板和男子甲组5米台的冠军。",
            {("柳小芹", "女子乙组1米板"), ("郑启明", "男子甲组5米台")},
        ),
        ("男子吊环冠军被陶建中夺得。", {("陶建中", "男子吊环")}),
        ("柳小芹获得自由式滑雪女子雪上技巧的冠军。", {("柳小芹", "自由式滑雪女子雪上技巧")}),
        ("郑启明摘得男子空中技巧金牌。", {("郑启明", "男子空中技巧")}),
        ("男团决赛中，由樊启东、王楚出阵的代表团夺冠。", {("樊启东", "男团决赛"), ("王楚", "男团决赛")}),
    ],
)
def test_what_they_compete_in(extractor: Extractor, text: str, found: set[tuple[str, str]]) -> None:
    assert {(f[0], f[2]) for f in facts(read(extractor, text)) if f[1] == "takesPartIn"} == found


def test_a_day_of_contests_is_none(extractor: Extractor) -> None:
    record = read(extractor, "清湖市第五届运动会第9个比赛日，东江体育代表团再获9枚金牌。")
    assert {e.names[0] for e in record.entities if e.type == "Event"} == {"清湖市第五届运动会"}
