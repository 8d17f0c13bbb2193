"""Who is who over all pages: one entity a thing, one statement a fact. All names are invented."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from kg.identity.knowledge import build_knowledge
from kg.ids import content_id, entities_by_id, iri_segment
from kg.pages.files import page_id
from kg.pipeline.extractor import load_extractor
from kg.records import (
    Article,
    ArticleEntity,
    ArticleRecord,
    ArticleRelation,
    Entity,
    EntityType,
    Knowledge,
    Page,
    Statement,
)

QINGHU, YUNXI = "江东省临州市清湖市", "江东省临州市云溪县"
# What stands in an IRI without escapes, in a file name and in an XML attribute alike.
SAFE = re.compile(r"[\w\-·《》（）]+")

Posts = Iterable[tuple[str, str, str]]  # person, body, title


def page_of(text: str, place: str | None, date: str | None = None, source: str = "a.txt") -> Page:
    return Page(page_id(text), text, source, place, date)


def record_of(
    text: str,
    place: str | None = QINGHU,
    date: str | None = None,
    *,
    people: Iterable[str] = (),
    posts: Posts = (),
    events: Iterable[ArticleEntity] = (),
    others: Iterable[tuple[EntityType, str]] = (),
) -> ArticleRecord:
    """A record of a page that holds one article; the lines of the page are those of `text`, its body has none."""
    posts = list(posts)
    page = page_of(text, place, date)
    origin = tuple(i for i, char in enumerate(text) if char != "\n")
    body = "".join(text[i] for i in origin)
    names: dict[tuple[str, str], ArticleEntity] = {}

    def add(kind: EntityType, name: str) -> str:
        start = body.find(name)
        mentions = ((start, start + len(name)),) if start >= 0 else ()
        return names.setdefault((kind, name), ArticleEntity(f"x{len(names)}", kind, (name,), mentions)).id

    for person in people:
        add("Person", person)
    for kind, name in others:
        add(kind, name)
    relations = [
        ArticleRelation(
            add("Person", person), "holdsPost", add("Organization", held), (0, len(body)), 0.9, "rule", {"title": title}
        )
        for person, held, title in posts
    ]
    article = Article(content_id(page.id, body), page.id, (), (), body, origin)
    return ArticleRecord(page, article, (*names.values(), *events), tuple(relations))


def people(knowledge: Knowledge, name: str) -> list[Entity]:
    return [e for e in knowledge.entities if e.type == "Person" and e.name == name]


def event(name: str, date: str | None, *, main: bool = True) -> ArticleEntity:
    attributes = {"kind": "会议"} | ({"date": date} if date else {})
    return ArticleEntity("e1", "Event", (name,), (), attributes, main)


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


# --- people


def test_a_name_on_two_pages_of_a_place_is_one() -> None:
    one = record_of("沈国梁出席。", people=["沈国梁"])
    other = record_of("沈国梁主持。", posts=[("沈国梁", "清湖市委", "书记")])
    (person,) = people(build_knowledge([one, other]), "沈国梁")
    assert person.id == "person-沈国梁-江东省临州市清湖市"


def test_a_name_in_two_places_is_two() -> None:
    records = [record_of(f"{place}沈国梁出席。", place, people=["沈国梁"]) for place in (QINGHU, YUNXI)]
    assert [p.id for p in people(build_knowledge(records), "沈国梁")] == [
        "person-沈国梁-江东省临州市云溪县",
        "person-沈国梁-江东省临州市清湖市",
    ]


@pytest.mark.parametrize(
    ("post", "same"),
    [
        (("沈国梁", "临州市委", "副书记"), True),
        (("沈国梁", "临州市委", "书记"), True),
        (("沈国梁", "云溪县委", "副书记"), False),
    ],
    ids=["same-post", "same-body", "other-body"],
)
def test_a_post_in_common_tells_that_it_is_one(post: tuple[str, str, str], same: bool) -> None:
    one = record_of("沈国梁出席。", QINGHU, posts=[("沈国梁", "临州市委", "副书记")])
    other = record_of("沈国梁调研。", YUNXI, posts=[post])
    assert len(people(build_knowledge([one, other]), "沈国梁")) == (1 if same else 2)


def test_the_post_may_stand_on_another_page_of_the_place() -> None:
    records = [
        record_of("沈国梁出席。", QINGHU, people=["沈国梁"]),
        record_of("临州沈国梁出席。", QINGHU, posts=[("沈国梁", "临州市委", "副书记")]),
        record_of("沈国梁调研。", YUNXI, posts=[("沈国梁", "临州市委", "副书记")]),
        record_of("沈国梁讲话。", YUNXI, people=["沈国梁"]),
    ]
    assert len(people(build_knowledge(records), "沈国梁")) == 1


def test_another_name_in_the_same_post_is_another_person() -> None:
    one = record_of("沈国梁出席。", QINGHU, posts=[("沈国梁", "临州市委", "副书记")])
    other = record_of("沈国樑出席。", YUNXI, posts=[("沈国樑", "临州市委", "副书记")])
    assert len([e for e in build_knowledge([one, other]).entities if e.type == "Person"]) == 2


CHAIN = [  # 丁市 < 乙市 < 甲市: the page that links them comes last
    record_of("沈国梁一。", "丁市", posts=[("沈国梁", "省政协", "副主席")]),
    record_of("沈国梁二。", "乙市", posts=[("沈国梁", "省工商联", "常委")]),
    record_of("沈国梁三。", "甲市", posts=[("沈国梁", "省政协", "副主席"), ("沈国梁", "省工商联", "常委")]),
]


def test_posts_in_common_join_more_than_two_places() -> None:
    assert len(people(build_knowledge(CHAIN), "沈国梁")) == 1


def test_a_place_with_and_without_its_parents_is_one() -> None:
    records = [record_of("沈国梁出席。", place, people=["沈国梁"]) for place in ("义乌市", "浙江省金华市义乌市")]
    assert len(people(build_knowledge(records), "沈国梁")) == 1


def test_two_places_of_one_name_are_two() -> None:
    records = [record_of(f"{p}沈国梁。", p, people=["沈国梁"]) for p in ("北京市朝阳区", "吉林省长春市朝阳区")]
    assert len(people(build_knowledge(records), "沈国梁")) == 2


def test_pages_without_a_place() -> None:
    records = [record_of(text, None, people=["沈国梁"]) for text in ("沈国梁出席。", "沈国梁主持。")]
    (person,) = people(build_knowledge(records), "沈国梁")
    assert person.id == "person-沈国梁"


# --- other things


def test_bodies_and_places_are_one_by_their_name() -> None:
    things: list[tuple[EntityType, str]] = [
        ("Organization", "临州市委"),
        ("Place", "望湖公园"),
        ("Company", "远山集团"),
    ]
    records = [record_of(f"第{place}页。", place, others=things) for place in (QINGHU, YUNXI)]
    knowledge = build_knowledge(records)
    assert [e.id for e in knowledge.entities] == ["company-远山集团", "org-临州市委", "place-望湖公园"]
    assert len(knowledge.mentioned) == 6


def test_an_occasion_that_two_articles_report_is_one() -> None:
    records = [record_of(text, events=[event("全市教育大会", "2031-04-02")]) for text in ("甲报道。", "乙报道。")]
    (found,) = build_knowledge(records).entities
    assert found.id == "event-全市教育大会-江东省临州市清湖市-2031-04-02"
    assert found.attributes == {"kind": "会议", "date": "2031-04-02", "place": QINGHU}
    assert len(build_knowledge(records).mentioned) == 2


@pytest.mark.parametrize(
    ("place", "date"), [(QINGHU, "2032-04-02"), (YUNXI, "2031-04-02"), (QINGHU, None), (QINGHU, "--04-02")]
)
def test_an_occasion_of_another_day_or_place_is_another(place: str, date: str | None) -> None:
    one = record_of("甲报道。", QINGHU, events=[event("全市教育大会", "2031-04-02")])
    other = record_of("乙报道。", place, events=[event("全市教育大会", date)])
    assert len(build_knowledge([one, other]).entities) == 2


def test_occasions_without_a_day_of_two_articles_are_two() -> None:
    records = [record_of(text, events=[event("全市教育大会", "昨日")]) for text in ("甲报道。", "乙报道。")]
    assert len(build_knowledge(records).entities) == 2


def test_an_occasion_that_another_article_names_is_the_same() -> None:
    one = record_of("甲报道。", events=[event("全市教育大会", "2031-04-02")])
    other = record_of("乙报道。", events=[event("全市教育大会", "2031-04-02", main=False)])
    assert len(build_knowledge([one, other]).entities) == 1


# --- ids


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Person", "卢卡·达席尔"),
        ("Document", "《关于“十四五”规划/草案的建议 (试行)》"),
        ("Organization", "清湖市A&B?C#D%20\"E'协会"),
        ("Company", "远帆精密制造（清湖）有限公司"),
        ("Place", "望湖公园\n东门"),
        ("Place", "，，"),
        ("Document", "《" + "长" * 300 + "》"),
        ("Company", "é<b>&amp;</b>"),
    ],
)
def test_ids_are_safe_in_an_iri(kind: EntityType, name: str) -> None:
    record = record_of(
        "一页。", "清湖/市 #1", others=[(kind, name)] if kind != "Person" else (), people=["卢卡·达席尔"]
    )
    for entity in build_knowledge([record]).entities:
        assert SAFE.fullmatch(entity.id), entity.id
        assert len(entity.id) < 150
        assert iri_segment(entity.id) == entity.id


@pytest.mark.parametrize(
    "names",
    [
        ("《茶叶，丝绸》", "《茶叶、丝绸》"),
        ("《" + "长" * 70 + "（一）》", "《" + "长" * 70 + "（二）》"),
    ],
    ids=["marks", "length"],
)
def test_different_names_have_different_ids(names: tuple[str, str]) -> None:
    knowledge = build_knowledge([record_of("一页。", others=[("Document", name) for name in names])])
    assert len(knowledge.entities) == 2


# --- statements

WRAPPED = "市委书记沈国\n梁主持会议，\n市长顾明川出席。"


def test_the_quote_is_the_text_of_the_page() -> None:
    record = record_of(WRAPPED, date="2031-04-03", posts=[("沈国梁", "清湖市委", "书记")])
    assert "\n" not in record.article.body
    (statement,) = build_knowledge([record]).statements
    (evidence,) = statement.evidence
    assert evidence.quote == WRAPPED[evidence.start : evidence.end] == WRAPPED
    assert (evidence.page_id, evidence.article_id) == (record.page.id, record.article.id)
    assert evidence.rule_id == "rule"


def seen(records: Iterable[ArticleRecord]) -> dict[str, str]:
    (statement,) = build_knowledge(records).statements
    return dict(statement.qualifiers)


def test_a_fact_says_when_it_was_first_and_last_seen() -> None:
    post = [("沈国梁", "清湖市委", "书记")]
    records = [
        record_of(f"{n}沈国梁。", date=date, posts=post)
        for n, date in enumerate(["2031-04-03", "2029-12-31", None, "2030-01-01"])
    ]
    assert seen(records) == {"title": "书记", "date": "2029-12-31", "lastSeen": "2031-04-03", "status": "current"}
    assert seen(records[:1]) == {"title": "书记", "date": "2031-04-03", "lastSeen": "2031-04-03", "status": "current"}
    assert seen(records[2:3]) == {"title": "书记", "status": "current"}
    (statement,) = build_knowledge(records).statements
    assert len({e.page_id for e in statement.evidence}) == len(statement.evidence) == 4


def test_another_title_is_another_fact() -> None:
    records = [
        record_of("甲。", posts=[("沈国梁", "清湖市委", "书记")]),
        record_of("乙。", posts=[("沈国梁", "清湖市委", "副书记")]),
    ]
    knowledge = build_knowledge(records)
    assert sorted(s.qualifiers["title"] for s in knowledge.statements) == ["书记", "副书记"]
    assert len({s.id for s in knowledge.statements}) == 2
    assert len(people(knowledge, "沈国梁")) == 1


def test_the_id_of_a_fact_does_not_depend_on_its_evidence() -> None:
    post = [("沈国梁", "清湖市委", "书记")]
    one = build_knowledge([record_of("甲。", posts=post)]).statements[0]
    other = build_knowledge([record_of("乙。", date="2031-04-03", posts=post)]).statements[0]
    assert one.id == other.id
    assert one.evidence != other.evidence


# --- real texts

TEXTS = [
    (QINGHU, "2031-04-03", "昨日，市委书记沈国梁主持召开全市教育大会。市长顾明川、市政协主席章秀英出席会议。"),
    (QINGHU, "2031-04-05", "昨日，市长顾明川会见远山集团董事长司徒建新一行。翁海波、石磊参加会见。"),
    (QINGHU, "2033-01-02", "12月31日，市委书记顾明川来到清湖粮油有限公司。章秀英、石磊陪同。"),
    (YUNXI, "2033-01-02", "昨日，县委书记翁海波主持召开全县教育大会。远山集团董事长司徒建新出席会议。"),
    (YUNXI, None, "临州市委书记沈国梁在云溪县调研。县长石磊陪同。"),
]


@pytest.fixture(scope="session")
def records() -> list[ArticleRecord]:
    extractor = load_extractor()
    found = []
    for place, date, text in TEXTS:
        page = page_of(text, place, date)
        article = Article(content_id(page.id, text), page.id, (), (), text, tuple(range(len(text))))
        found.append(extractor.extract_article(page, article).record)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_records_does_not_matter(records: list[ArticleRecord], seed: int) -> None:
    shuffled = records + CHAIN
    expected = build_knowledge(shuffled)
    random.Random(seed).shuffle(shuffled)
    assert build_knowledge(shuffled) == expected


def test_the_records_may_come_as_an_iterator(records: list[ArticleRecord]) -> None:
    assert build_knowledge(iter(records)) == build_knowledge(records)


def test_the_same_record_twice_adds_nothing(records: list[ArticleRecord]) -> None:
    once, twice = build_knowledge(records), build_knowledge(records + records)
    assert twice.statements == once.statements
    assert twice.entities == once.entities
    assert twice.mentioned == once.mentioned


def test_everything_is_sorted_and_hangs_together(records: list[ArticleRecord]) -> None:
    knowledge = build_knowledge(records)
    entities = entities_by_id(knowledge)
    for group in (knowledge.pages, knowledge.articles, knowledge.entities, knowledge.statements):
        assert [item.id for item in group] == sorted(item.id for item in group)
    assert {entity for _, entity in knowledge.mentioned} == set(entities)
    assert all(SAFE.fullmatch(entity_id) for entity_id in entities)
    texts = {page.id: page.text for page in knowledge.pages}
    quotes = 0
    for statement in knowledge.statements:
        for evidence in statement.evidence:
            assert evidence.quote == texts[evidence.page_id][evidence.start : evidence.end] != ""
            quotes += 1
    assert quotes >= 15


def test_who_is_who(records: list[ArticleRecord]) -> None:
    knowledge = build_knowledge(records)
    count = Counter(e.name for e in knowledge.entities if e.type == "Person")
    assert count["顾明川"] == 1, "one place"
    assert count["司徒建新"] == 1, "董事长 of one company in two places"
    assert count["石磊"] == 2, "no post in common"
    assert count["翁海波"] == 2, "no post in common"


def test_a_post_is_a_fact_of_its_days(records: list[ArticleRecord]) -> None:
    knowledge = build_knowledge(records)
    names = {e.id: e.name for e in knowledge.entities}
    held: dict[tuple[str, str], Statement] = {
        (names[s.object], s.qualifiers["title"]): s
        for s in knowledge.statements
        if s.relation == "holdsPost" and names[s.subject] == "顾明川"
    }
    assert {key: (s.qualifiers["date"], s.qualifiers["lastSeen"]) for key, s in held.items()} == {
        ("清湖市政府", "市长"): ("2031-04-03", "2031-04-05"),
        ("清湖市委", "书记"): ("2033-01-02", "2033-01-02"),
    }


def test_nothing_gives_nothing() -> None:
    assert build_knowledge([]) == Knowledge((), (), (), ())
