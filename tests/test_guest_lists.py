"""Guest lists with parts that no rule knows, and lists on lines of their own. All people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor


def _present(extractor: Extractor, text: str) -> set[tuple[str, str]]:
    record = read(extractor, text)
    names = {e.id: e.names[0] for e in record.entities}
    there = ("attends", "takesPartIn")
    return {(names[r.subject], r.relation) for r in record.relations if r.relation in there}


@pytest.mark.parametrize(
    ("text", "attending", "relation"),
    [
        (
            (
                "6月25日，青石学院毕业典礼在音乐厅举行。校长胡志勤，副校长万建业、江涛，党委委员、宣传部（统战）长华庆云，"
                "党委委员、工会主席汪志高出席典礼。"
            ),
            {"胡志勤", "万建业", "江涛", "汪志高"},
            "attends",
        ),
        (
            (
                "12月17日，青石大学重点实验室揭牌仪式举行。市科协主席何俊；青石大学副校长顾华，团委书记宋中及教师代表；"
                "清湖大学党委书记栾天，教务处班子成员及教师代表参加活动。"
            ),
            {"何俊", "顾华", "宋中", "栾天"},
            "takesPartIn",
        ),
        (
            (
                "3月6日，青石市书画展在清湖宾馆开幕。出席此次活动的领导、嘉宾有：\n"
                "市有关方面领导：市文联主席韦焕山，市美协理事、市总工会副主席薛军。\n清湖集团董事长吴良友。\n"
                "开幕式由市文旅局局长高明远主持。"
            ),
            {"韦焕山", "薛军", "吴良友"},
            "attends",
        ),
        (
            (
                "9月28日，青石市清湖小学运动会开幕。\n出席开幕式的领导有：\n"
                "清湖小学校长：黄立萍\n清湖小学副校长：金小梅\n比赛开始了。"
            ),
            {"黄立萍", "金小梅"},
            "attends",
        ),
        (
            (
                "11月20日，实践基地揭牌仪式在青石学院举行，出席揭牌仪式的有清湖大学校长彭宇、科研处处长方敬和学生代表；"
                "青石学院党委书记蹇明、院长薛建国及教师代表。"
            ),
            {"彭宇", "方敬", "蹇明", "薛建国"},
            "attends",
        ),
    ],
)
def test_whole_list_is_there(extractor: Extractor, text: str, attending: set[str], relation: str) -> None:
    assert {(name, relation) for name in attending} <= _present(extractor, text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("青石市文化节开幕式举行。市长高明远致辞，市文旅局局长贺立、清湖集团董事长于婉出席开幕式。", "高明远"),
        ("国家主席高明远特别代表、国务委员贺立出席青石峰会闭幕式。", "高明远"),
        ("青石市运动会举行。在市长高明远倡议下，市体育局局长贺立、副局长于婉出席开幕式。", "高明远"),
        ("青石市书画展开幕。出席开幕式的领导有：\n市文联主席贺立。\n此前，市长高明远看望了老艺术家。", "高明远"),
    ],
)
def test_who_does_something_else_is_not_on_it(extractor: Extractor, text: str, absent: str) -> None:
    assert absent not in {name for name, _ in _present(extractor, text)}


def test_all_who_spoke_in_turn(extractor: Extractor) -> None:
    text = (
        "6月18日，青石学院毕业典礼在清湖体育馆举行。思政部蒋慧敏老师、2017级护理系梁伟同学、机电系邹璐同学"
        "分别代表教师、毕业生和志愿者作了发言。"
    )
    said = facts(read(extractor, text), "contributesAt")
    assert {name for name, *_ in said} == {"蒋慧敏", "梁伟", "邹璐"}
