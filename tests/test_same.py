"""Which people, bodies and occasions of different articles are one: case by case. All names are invented."""

from __future__ import annotations

import pytest

from kg.flow import MemoryFlow
from kg.identity.components import Node, join_linked
from kg.identity.groups import Groups
from kg.identity.homes import Homes, full_name, relation_of
from kg.identity.same_body import BodySeen, body_key, link_bodies
from kg.identity.same_event import EventSeen, group_events, proper_key
from kg.identity.same_person import PersonSeen, PostSeen, group_people, sector_of
from kg.seeds import Seeds, load_seeds

QINGHU = ("清湖市", "临州市", "江东省", "中国")
YUNXI = ("云溪县", "临州市", "江东省", "中国")
CHINA = ("中国",)


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


@pytest.fixture(scope="module")
def homes(seeds: Seeds) -> Homes:
    return Homes(["江东省临州市清湖市", "江东省临州市云溪县", "中国", "北京市朝阳区", "吉林省长春市朝阳区"], seeds)


# --- groups


def test_what_is_kept_apart_never_meets() -> None:
    groups = Groups("abcd")
    assert groups.keep_apart("a", "d")
    assert groups.join("a", "b")
    assert groups.join("c", "d")
    assert not groups.join("b", "c"), "a and d would meet"
    assert groups.same("a", "b")
    assert not groups.keep_apart("a", "b"), "one already"
    assert [sorted(group) for group in groups.all()] == [["a", "b"], ["c", "d"]]


# --- homes


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("清湖市教育局", "江东省临州市清湖市"),
        ("江东省委", "江东省"),
        ("义乌市委", "浙江省金华市义乌市"),
        ("国务院", "中国"),
        ("法国外交部", "法国"),
        ("远山集团", ""),
        ("朝阳区政府", "朝阳区"),
    ],
)
def test_the_home_of_a_body_is_in_its_name(homes: Homes, name: str, home: str) -> None:
    assert full_name(homes.of_body(name)) == home


def test_how_homes_stand_to_each_other() -> None:
    assert relation_of(QINGHU, QINGHU) == "same"
    assert relation_of(QINGHU[1:], QINGHU) == "above"
    assert relation_of(QINGHU, CHINA) == "below"
    assert relation_of(QINGHU, YUNXI) == "apart"
    assert relation_of(("法国",), CHINA) == "apart"
    assert relation_of((), QINGHU) == "unknown"
    assert relation_of(("朝阳区", "北京市", "中国"), ("朝阳区", "长春市", "吉林省", "中国")) == "apart"


# --- bodies

Named = tuple[str, tuple[str, ...], tuple[str, ...]]  # type, names, home of the page


def bodies(homes: Homes, *named: Named) -> list[list[int]]:
    """Which of the bodies, one an article, are one: their indexes."""
    seen = [
        BodySeen((f"{i:012x}", "o1"), kind, names, page, homes.of_body(names[0]))
        for i, (kind, names, page) in enumerate(named)
    ]
    flow = MemoryFlow()
    links, _ = link_bodies(flow.of(seen))
    leaders = dict(join_linked(links, []))
    groups: dict[Node, list[int]] = {}
    for i, one in enumerate(seen):
        groups.setdefault(leaders.get(body_key(one), body_key(one)), []).append(i)
    return sorted(groups.values())


ORG, FIRM = "Organization", "Company"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((ORG, ("清湖市文化和旅游局",), QINGHU), (ORG, ("清湖市文旅局",), QINGHU)),
        ((ORG, ("清湖市安全生产监督管理局",), QINGHU), (ORG, ("清湖市安监局",), QINGHU)),
        ((ORG, ("清湖市第一人民医院",), QINGHU), (ORG, ("清湖市第一医院",), QINGHU)),
        ((ORG, ("清湖市石塘镇党委",), QINGHU), (ORG, ("石塘镇党委",), QINGHU)),
        ((FIRM, ("江东恒远纺织股份有限公司",), QINGHU), (FIRM, ("恒远纺织",), QINGHU)),
        ((FIRM, ("江东恒远纺织股份有限公司", "恒远"), QINGHU), (FIRM, ("恒远",), QINGHU)),
        ((FIRM, ("江东银行股份有限公司清湖支行",), QINGHU), (FIRM, ("江东银行清湖支行",), QINGHU)),
        ((ORG, ("国家发展改革委",), CHINA), (ORG, ("国家发改委",), QINGHU)),
    ],
)
def test_short_forms_of_a_body(homes: Homes, one: Named, other: Named) -> None:
    assert bodies(homes, one, other) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((ORG, ("石塘镇党委",), QINGHU), (ORG, ("石塘镇党委",), YUNXI)),
        ((ORG, ("人民医院",), QINGHU), (ORG, ("人民医院",), YUNXI)),
        ((ORG, ("清湖市文化和旅游局",), QINGHU), (ORG, ("云溪县文旅局",), QINGHU)),
        ((FIRM, ("江东银行",), QINGHU), (FIRM, ("江东银行清湖支行",), QINGHU)),
        ((ORG, ("清湖市公安交通管理局",), QINGHU), (ORG, ("清湖市公安局",), QINGHU)),
        ((ORG, ("清湖市林业和园林局",), QINGHU), (ORG, ("清湖市林业局",), QINGHU)),
        ((FIRM, ("恒远纺织有限公司",), CHINA), (FIRM, ("恒远",), CHINA)),
    ],
)
def test_bodies_that_are_two(homes: Homes, one: Named, other: Named) -> None:
    assert bodies(homes, one, other) == [[0], [1]]


def test_a_short_form_of_two_bodies_is_neither(homes: Homes) -> None:
    two = [(FIRM, ("江东恒远纺织有限公司",), QINGHU), (FIRM, ("江东恒远电子有限公司",), QINGHU)]
    assert bodies(homes, *two, (FIRM, ("恒远",), QINGHU)) == [[0], [1], [2]]


# --- people

Seen = tuple[str, str, tuple[str, ...]]  # date, post (body:title, empty: none), home of the page


def persons(homes: Homes, *seen: Seen, name: str = "石磊") -> list[list[int]]:
    """Which of the mentions of a name, one an article, are one: their indexes."""
    people = []
    for i, (date, post, page) in enumerate(seen):
        body, _, title = post.partition(":")
        home = homes.of_body(body)
        kind = FIRM if body.endswith(("公司", "集团")) else ORG
        posts = (PostSeen(body, body, sector_of(kind, body, home), home, title, False),) if post else ()
        people.append(PersonSeen((f"{i:012x}", "p1"), name, page, date, posts))
    groups, _ = group_people(people, [], [])
    return sorted(sorted(int(ref[0], 16) for ref in group) for group in groups.all())


@pytest.mark.parametrize(
    ("seen", "groups"),
    [
        ([("2031-01-01", "清湖市教育局:局长", QINGHU), ("2032-01-01", "清湖市政府:副市长", QINGHU)], [[0, 1]]),
        ([("2031-01-01", "清湖市教育局:局长", QINGHU), ("2032-01-01", "云溪县政府:副县长", YUNXI)], [[0], [1]]),
        (
            [("2031-01-01", "清湖市政府:副市长", QINGHU), ("2031-01-01", "清湖市上湾村:村党支部书记", QINGHU)],
            [[0], [1]],
        ),
        (
            [
                ("2031-01-01", "清湖市教育局:局长", QINGHU),
                ("2031-06-01", "清湖市水利局:局长", QINGHU),
                ("2032-01-01", "清湖市教育局:局长", QINGHU),
            ],
            [[0, 2], [1]],
        ),
        ([("2031-01-01", "清湖市公安局:局长", QINGHU), ("2031-06-01", "清湖市政府:副市长", QINGHU)], [[0, 1]]),
        ([("2031-01-01", "江东省委:书记", CHINA), ("2033-01-01", "国务院:副总理", CHINA)], [[0, 1]]),
        ([("2031-01-01", "法国:总统", CHINA), ("2031-01-01", "德国:总理", CHINA)], [[0], [1]]),
        (
            [("2031-01-01", "清湖市教育局:局长", QINGHU), ("2031-02-01", "", QINGHU), ("2031-02-01", "", YUNXI)],
            [[0, 1], [2]],
        ),
    ],
    ids=["career", "two-cities", "village", "interleaved", "side-by-side", "to-the-top", "states", "bare"],
)
def test_who_is_one(homes: Homes, seen: list[Seen], groups: list[list[int]]) -> None:
    assert persons(homes, *seen) == groups


def test_a_bare_name_is_the_one_of_its_days(homes: Homes) -> None:
    seen = [
        ("2031-01-01", "远山集团:经理", QINGHU),
        ("2031-02-01", "清湖市教育局:局长", QINGHU),
        ("2034-01-01", "远山集团:经理", QINGHU),
        ("2034-01-09", "", QINGHU),
    ]
    assert persons(homes, *seen) == [[0, 2, 3], [1]]


# --- occasions

Told = tuple[str, str, frozenset[str]]  # name, day, people


def events(*told: Told, kind: str = "会议", home: tuple[str, ...] = QINGHU) -> int:
    """How many occasions the reports, one an article, are of."""
    seen = [
        EventSeen((f"{i:012x}", "e1"), (name,), kind, day, day or "2031-04-04", True, True, False, home, people, people)
        for i, (name, day, people) in enumerate(told)
    ]
    groups, _ = group_events(seen, [], [])
    return len(groups.all())


LEADERS = frozenset({"person-a", "person-b"})


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("全市经济工作会议", "市委经济工作会议", 1),
        ("全市安全生产工作会议", "全市安全生产工作电视电话会议", 1),
        ("市政府第七次常务会议", "市政府第八次常务会议", 2),
        ("全国人大一次会议", "全国政协一次会议", 2),
        ("清湖茶文化节开幕式", "清湖茶文化节闭幕式", 2),
        ("顾明川会见法国客人", "顾明川会见德国客人", 2),
        ("顾明川举行仪式欢迎甲国总统访问", "顾明川举行仪式欢迎乙国总统访问", 2),
        ("全市教育工作会议", "全市水利工作会议", 2),
        ("清湖市政府第一次常务会议", "云溪县政府第一次常务会议", 2),
    ],
)
def test_occasions_of_one_day(one: str, other: str, number: int) -> None:
    assert events((one, "2031-04-03", LEADERS), (other, "2031-04-03", LEADERS)) == number


def test_another_year_is_another_occasion() -> None:
    assert events(("清湖茶文化节", "2031-04-03", LEADERS), ("清湖茶文化节", "2032-04-03", LEADERS), kind="活动") == 2


def test_a_numbered_occasion_is_one_on_all_its_days() -> None:
    assert events(("第十届清湖茶文化节", "2031-04-03", LEADERS), ("第十届清湖茶文化节", "2031-04-06", frozenset())) == 1


def test_a_report_without_a_day_is_of_the_occasion_just_held() -> None:
    assert events(("全市水利工作推进会议", "2031-04-03", LEADERS), ("全市水利工作推进会议", "", LEADERS)) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("中国共产党第二十次全国代表大会", "党的二十大"),
        ("中共二十大", "党的二十大"),
        ("中共二十届三中全会", "二十届三中全会"),
        ("党的二十大和二十届三中全会", ""),
        ("二十届二中、三中全会", ""),
        ("十四届全国人大一次会议和全国政协十四届一次会议", ""),
        ("二十届三中全会精神专题研讨班开班式", ""),
        ("第十届清湖茶文化节", "第十届清湖茶文化节"),
        ("第一次全体会议", ""),
        ("全市教育工作会议", ""),
    ],
)
def test_the_key_of_a_numbered_occasion(name: str, key: str) -> None:
    assert proper_key(name) == key
