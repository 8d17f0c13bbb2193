"""A sound graph has no problems, and each of many seeded faults is found, by the records or by the shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib
from knowledge_sample import nasty, sample

from kg import cli
from kg.export.rdf import build_store, load_store, write_turtle
from kg.export.shapes import find_layer_problems, find_violations
from kg.graph.check import find_problems
from kg.ontology import load_ontology
from kg.pages.files import page_id
from kg.records import Entity, Knowledge, Page, Statement
from kg.resources import data_path

Fault = Callable[[Knowledge], Knowledge]


def sound() -> Knowledge:
    """The sample with the ids that pages get when they are read."""
    knowledge = sample()
    ids = {page.id: page_id(page.text) for page in knowledge.pages}
    return replace(
        knowledge,
        pages=tuple(replace(page, id=ids[page.id]) for page in knowledge.pages),
        articles=tuple(replace(article, page_id=ids[article.page_id]) for article in knowledge.articles),
        statements=tuple(
            replace(one, evidence=tuple(replace(each, page_id=ids[each.page_id]) for each in one.evidence))
            for one in knowledge.statements
        ),
    )


def problems(knowledge: Knowledge) -> list[tuple[str, str]]:
    return [(found.kind, found.what) for found in find_problems(knowledge, load_ontology())]


def test_a_sound_graph_has_no_problems() -> None:
    assert problems(sound()) == []
    store = build_store(sound(), load_ontology())
    assert list(find_layer_problems(store)) == []
    assert list(find_violations(store)) == []


def test_hostile_texts_are_no_problem_for_the_shapes() -> None:
    whats = {found.what for found in find_violations(build_store(nasty(), load_ontology()))}
    assert all("日期" in what for what in whats)  # its page is dated 2023-02-30
    assert len(whats) == 2


# --- faults in records


def statement(index: int, **changes: Any) -> Fault:
    def seed(knowledge: Knowledge) -> Knowledge:
        changed = [*knowledge.statements]
        changed[index] = replace(changed[index], **changes)
        return replace(knowledge, statements=tuple(changed))

    return seed


def of(relation: str, change: Callable[[Statement], Statement]) -> Fault:
    """Changes the first statement of a relation."""

    def seed(knowledge: Knowledge) -> Knowledge:
        first = next(one for one in knowledge.statements if one.relation == relation)
        rest = tuple(one for one in knowledge.statements if one is not first)
        return replace(knowledge, statements=(change(first), *rest))

    return seed


def entity(id_: str, change: Callable[[Entity], Entity]) -> Fault:
    def seed(knowledge: Knowledge) -> Knowledge:
        changed = tuple(change(one) if one.id == id_ else one for one in knowledge.entities)
        return replace(knowledge, entities=changed)

    return seed


def shifted(one: Statement) -> Statement:
    first = one.evidence[0]
    return replace(one, evidence=(replace(first, start=first.start + 1, end=first.end + 1),))


def misquoted(one: Statement) -> Statement:
    return replace(one, evidence=(replace(one.evidence[0], quote=one.evidence[0].quote + "了"),))


def elsewhere(one: Statement, **changes: str) -> Statement:
    return replace(one, evidence=(replace(one.evidence[0], **changes),))  # type: ignore[arg-type]


def other_page(knowledge: Knowledge) -> Knowledge:
    pages: tuple[Page, ...] = tuple(replace(page, text=page.text + "。") for page in knowledge.pages)
    return replace(knowledge, pages=pages)


MEETING = "event-全市旅游工作会议"
RECORD_FAULTS: dict[str, tuple[Fault, str, str]] = {
    "no evidence": (statement(0, evidence=()), "引文", "事实没有依据"),
    "quote elsewhere": (of("presides", shifted), "引文", "版面上没有引文"),
    "quote of another length": (of("presides", misquoted), "引文", "与起止位置的长度不符"),
    "page changed": (other_page, "编号", "不是它文字的散列值"),
    "id twice": (lambda k: replace(k, entities=(*k.entities, k.entities[0])), "编号", "2 个实体用同一个编号"),
    "no IRI": (entity(MEETING, lambda e: replace(e, id="event 会议")), "编号", "不能用在 IRI 里"),
    "no such end": (statement(0, object="event-无"), "引用", "实体 event-无 不存在"),
    "no such page": (of("meets", lambda s: elsewhere(s, page_id="0")), "引用", "版面 0 不存在"),
    "no such article": (of("meets", lambda s: elsewhere(s, article_id="0")), "引用", "报道 0 不存在"),
    "mentions nothing": (lambda k: replace(k, mentioned=(("0", MEETING),)), "引用", "的报道不存在"),
    "wrong domain": (of("presides", lambda s: replace(s, subject="organization-云溪大学")), "本体", "须为人物"),
    "wrong range": (of("meets", lambda s: replace(s, object="company-海石集团")), "本体", "“会见”的宾语"),
    "unknown relation": (statement(0, relation="admires"), "本体", "没有关系 admires"),
    "unknown attribute": (entity(MEETING, lambda e: replace(e, attributes={"colour": "red"})), "本体", "colour"),
    "no name": (entity(MEETING, lambda e: replace(e, name=" ")), "取值", "没有名称"),
    "unknown kind": (entity(MEETING, lambda e: replace(e, attributes={"kind": "舞会"})), "取值", "“舞会”不在规定之内"),
    "too sure": (statement(0, confidence=1.5), "取值", "可信度 1.5"),
    "unknown status": (statement(0, status="rumoured"), "取值", "“rumoured”"),
    "occupancy status": (of("holdsPost", lambda s: replace(s, qualifiers={"status": "gone"})), "取值", "“gone”"),
    "seen backwards": (
        of("holdsPost", lambda s: replace(s, qualifiers={"date": "2024-01-01", "lastSeen": "2023-01-01"})),
        "日期",
        "首次见报晚于末次见报：2024-01-01、2023-01-01",
    ),
    "ends before it begins": (
        of("holdsPost", lambda s: replace(s, qualifiers={"start": "2024-03", "end": "2023"})),
        "日期",
        "结束早于开始：2024-03、2023",
    ),
}


@pytest.mark.parametrize("name", RECORD_FAULTS)
def test_a_fault_in_the_records_is_found(name: str) -> None:
    seed, kind, what = RECORD_FAULTS[name]
    found = problems(seed(sound()))
    assert found
    assert any(each[0] == kind and what in each[1] for each in found), found


def test_dates_of_other_precision_are_compared_by_what_they_share() -> None:
    for start, end in (("2023", "2023-05"), ("2023-05-02", "2023"), ("2023-05", "2023-05-31")):
        fine = of("holdsPost", lambda s, a=start, b=end: replace(s, qualifiers={"start": a, "end": b}))
        assert problems(fine(sound())) == []


# --- faults in Turtle: what is replaced by what, and the message of the shape

LIN, GU = "id:person-林远舟", "id:person-顾明溪"
SHAPE_FAULTS: dict[str, tuple[str, str, str]] = {
    "no evidence": ("kg:evidence id:", "kg:rule id:", "事实没有依据"),
    "evidence of another class": ("a kg:Evidence , oa:Annotation", "a oa:Annotation", "依据不是 kg:Evidence"),
    "no confidence": ("kg:confidence 0.8", 'kg:rule "x"', "可信度须为"),
    "confidence as text": ("kg:confidence 0.8", 'kg:confidence "0.8"', "可信度须为"),
    "too sure": ("kg:confidence 0.8", "kg:confidence 1.8", "可信度须为"),
    "unknown status": ('kg:status "reviewed"', 'kg:status "rumoured"', "事实的状态须为"),
    "two types": (f"{LIN} a kg:Person", f"{LIN} a kg:Event , kg:Person", "只能属于一类"),
    "no name": (
        f'{LIN} a kg:Person , foaf:Person ;\n    rdfs:label "林远舟"@zh ;\n    schema:name "林远舟"',
        f'{LIN} a kg:Person , foaf:Person ;\n    rdfs:label "林远舟"@zh ;\n    schema:x "林远舟"',
        "一个名称",
    ),
    "no IRI": (f"{GU} a kg:Person", "<https://w3id.org/kg-news/id/a%20b> a kg:Person", "IRI 不合规定"),
    "wrong domain": (f"kg:actor {LIN}", f"kg:actor {LIN} , {GU}", "一个参与者"),
    "a body at no event": ("kg:hosts id:event-全市旅游工作会议", "kg:hosts id:place-云溪会展中心", "宾语须为活动"),
    "post in a person": ("kg:holdsPost id:company-海石集团", f"kg:holdsPost {LIN}", "宾语须为企业或机构"),
    "role of no relation": ("kg:role kg:presides", "kg:role kg:Person", "一个角色"),
    "observed backwards": ('kg:lastObserved "2024-03-02"', 'kg:lastObserved "2022-03-02"', "首次见报晚于末次见报"),
    "ends before it begins": (
        'kg:title "市长"',
        'kg:start "2024-03"^^xsd:gYearMonth ; kg:end "2023"^^xsd:gYear ; kg:title "市长"',
        "任职的结束早于开始",
    ),
    "member of no class": (f"org:member {LIN}", "org:member id:nobody", "一个人物"),
    "unknown kind": ('kg:kind "会议"', 'kg:kind "舞会"', "不在规定的十一种之内"),
    "date off the calendar": (
        'kg:date "2023-06-18"^^xsd:date ;\n    kg:pageNumber',
        'kg:date "18.6." ;\n    kg:pageNumber',
        "版面的日期须为",
    ),
    "empty quote": ('oa:exact "海石集团与云溪大学签约"', 'oa:exact ""', "引文为空"),
    "offsets backwards": ('oa:start "', 'oa:start "9', "起始位置须为"),
    "page of no hash": ("kg:contentHash", "kg:x", "内容散列值"),
    "article on no page": ("kg:page id:", "kg:x id:", "报道须在一个版面上"),
    "evidence without rule": ("kg:rule ", "kg:x ", "依据须有一条规则"),
    "evidence without program": ("prov:wasAttributedTo ", "kg:x ", "由哪个程序"),
}


@pytest.mark.parametrize("name", SHAPE_FAULTS)
def test_a_fault_in_the_triples_is_found(name: str, tmp_path: Path) -> None:
    old, new, message = SHAPE_FAULTS[name]
    path = tmp_path / "a.ttl"
    write_turtle(sound(), load_ontology(), path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = [problem.what for problem in find_violations(load_store(path))]
    assert any(message in what for what in found), found


def test_enough_faults_were_seeded() -> None:
    assert len(RECORD_FAULTS) + len(SHAPE_FAULTS) >= 40


def test_every_shape_speaks_chinese_and_every_relation_is_covered() -> None:
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    graph = rdflib.Graph().parse(data_path("ontology") / "shapes.ttl")
    constraints = [*graph.objects(None, sh.property), *graph.objects(None, sh.sparql)]
    assert len(constraints) > 35
    for constraint in constraints:
        assert graph.value(constraint, sh.message).language == "zh"
    for relation in load_ontology().relations.values():
        iri = rdflib.URIRef(relation.iri)
        if relation.name != "holds" and relation.name != "locatedIn":  # of almost anything
            assert (None, sh.targetSubjectsOf, iri) in graph, relation.name
        if relation.name != "inspects":
            assert (None, sh.targetObjectsOf, iri) in graph, relation.name


# --- the command


def test_the_command(built_samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(built_samples)]) == 0
    assert capsys.readouterr() == ("", "kg: 没有发现问题\n")
    write_turtle(sound(), load_ontology(), tmp_path / "a.ttl")
    assert cli.main(["check", str(tmp_path / "a.ttl")]) == 0
    capsys.readouterr()
    text = (tmp_path / "a.ttl").read_text(encoding="utf-8")
    (tmp_path / "b.ttl").write_text(text.replace("kg:presides id:", "kg:speaksAt id:"), encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "b.ttl")]) == 1
    said = capsys.readouterr()
    fact = "kg:presides event-全市旅游工作会议"
    assert said.out == f"两层\tperson-林远舟\t完整层有这条事实，简单层没有：{fact}\n"
    assert said.err == "kg: 共 两层 1 处\n"
    (tmp_path / "c.ttl").write_text(text.replace("oa:exact", "oa:inexact"), encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "c.ttl")]) == 1
    said = capsys.readouterr()
    assert "引用\tc.ttl\t" in said.out
    assert "引文为空" in said.out
    assert cli.main(["check", str(tmp_path / "no.ttl")]) == 2
    assert cli.main(["check", str(tmp_path)]) == 2


def test_many_problems_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_turtle(sound(), load_ontology(), tmp_path / "a.ttl")
    text = (tmp_path / "a.ttl").read_text(encoding="utf-8")
    more = " , ".join(f"id:thing-{number:02}" for number in range(30))
    (tmp_path / "a.ttl").write_text(text.replace("schema:mentions", f"schema:mentions {more} ,", 1), encoding="utf-8")
    assert cli.main(["check", str(tmp_path / "a.ttl"), "--no-shapes"]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 20
    assert "另有 10 处没有列出" in said.err
    assert "共 引用 30 处" in said.err
    assert cli.main(["check", str(tmp_path / "a.ttl"), "--no-shapes", "--all"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 30
