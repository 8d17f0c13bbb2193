"""Both layers say the same, two readers read the same, and the same knowledge gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from knowledge_sample import NASTY, nasty, sample
from ontology_page import CONTEXT, format_context

from kg import __version__
from kg.errors import KGError
from kg.export.jsonld import build_context
from kg.export.quads import to_quads, to_triples
from kg.export.rdf import build_store, write_ntriples, write_rdf, write_turtle
from kg.export.terms import BASE_IRI, PREFIXES
from kg.export.xmltext import legal_xml
from kg.files import atomic_writer
from kg.identity.evidence import sentence_of
from kg.ids import content_id, iri_segment
from kg.ontology import load_ontology
from kg.records import Knowledge
from kg.resources import data_path

ROOT = Path(__file__).resolve().parent.parent
KG = PREFIXES["kg"]
LAYERS_AGREE = (data_path("ontology") / "queries" / "layers-agree.rq").read_text(encoding="utf-8")
SAMPLES = pytest.mark.parametrize("make", [sample, nasty])
Make = Callable[[], Knowledge]


def triples(knowledge: Knowledge) -> list[ox.Triple]:
    return list(to_triples(knowledge, load_ontology()))


def rows(found: list[ox.Triple], query: str) -> list[ox.QuerySolution]:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in found)
    return list(store.query(query))


def ask(knowledge: Knowledge, query: str) -> list[tuple[str, ...]]:
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in {**PREFIXES, "id": BASE_IRI}.items())
    store = build_store(knowledge, load_ontology())
    return sorted(tuple(term.value if term else "" for term in row) for row in store.query(prefixes + query))


@SAMPLES
def test_no_blank_nodes_and_no_triple_twice(make: Make) -> None:
    found = triples(make())
    assert len(found) > 200
    assert len(set(found)) == len(found)
    assert not any(isinstance(term, ox.BlankNode) for each in found for term in (each.subject, each.object))


def read(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(path), format=ox.RdfFormat.from_extension(path.suffix[1:])))


def read_by_rdflib(path: Path, name: str) -> set[str]:
    """What rdflib reads, as lines of N-Triples that pyoxigraph writes."""
    graph = rdflib.Dataset(default_union=True) if name in ("nquads", "trig") else rdflib.Graph()
    graph.parse(path, format=name)
    plain = rdflib.Graph()
    for triple in graph.triples((None, None, None)):
        plain.add(triple)
    return {
        str(each) for each in ox.parse(plain.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    }


FORMATS = [
    (".ttl", "turtle"),
    (".nt", "nt"),
    (".nq", "nquads"),
    (".trig", "trig"),
    (".jsonld", "json-ld"),
    (".rdf", "xml"),
]


@SAMPLES
@pytest.mark.parametrize(("ending", "name"), FORMATS, ids=[ending for ending, _ in FORMATS])
def test_each_format_is_read_alike_by_rdflib_and_pyoxigraph(make: Make, ending: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    write_rdf(make(), load_ontology(), path)
    expected = {str(each) for each in triples(make())}
    if ending == ".rdf":  # XML can't hold control characters
        expected = {str(_legal(each)) for each in triples(make())}
    assert {str(each.triple) for each in read(path)} == expected
    assert read_by_rdflib(path, name) == expected


def _legal(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if isinstance(value, ox.Literal):
        kind = {"language": value.language} if value.language else {"datatype": value.datatype}
        value = ox.Literal(legal_xml(value.value), **kind)
    return ox.Triple(triple.subject, triple.predicate, value)


@SAMPLES
def test_each_triple_stands_in_one_graph(make: Make) -> None:
    quads = list(to_quads(make(), load_ontology()))
    assert {each.triple for each in quads} == set(triples(make()))
    assert len({each.triple for each in quads}) == len(quads)
    graphs = {each.graph_name for each in quads} - {ox.DefaultGraph()}
    assert {each.value for each in graphs} == {f"{BASE_IRI}article-{article.id}" for article in make().articles}


@pytest.mark.parametrize("ending", [".nq", ".trig"])
def test_graphs_survive_in_files(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    write_rdf(sample(), load_ontology(), path)
    assert set(read(path)) == set(to_quads(sample(), load_ontology()))


UNSUPPORTED = (data_path("ontology") / "queries" / "unsupported-facts.rq").read_text(encoding="utf-8")


def test_dropping_a_graph_takes_its_source_out() -> None:
    """What only the article said is gone; what two said stays until both are gone, and the query then finds it."""
    knowledge = sample()
    store = ox.Store()
    store.extend(to_quads(knowledge, load_ontology()))
    for count, article in enumerate(knowledge.articles, 1):
        store.remove_graph(ox.NamedNode(f"{BASE_IRI}article-{article.id}"))
        rest = [s for s in knowledge.statements if any(e.article_id != article.id for e in s.evidence)]
        found = {row["fact"].value for row in store.query(UNSUPPORTED, use_default_graph_as_union=True)}
        if count == 1:
            assert not found
            left = {q.subject.value[-12:] for q in store if q.predicate.value == f"{KG}confidence"}
            assert left == {s.id for s in rest}
            assert {q.object.value for q in store if q.predicate.value == f"{PREFIXES['oa']}exact"} == {
                e.quote for s in rest for e in s.evidence if e.article_id != article.id
            }
        else:
            both = [s for s in knowledge.statements if len({e.article_id for e in s.evidence}) == 2]
            assert found == {f"{BASE_IRI}occupancy-{s.id}" for s in both}
            assert len(found) == 1


def test_evidence_tells_sentence_rule_program_and_hash_of_the_page() -> None:
    query = """SELECT ?sentence ?rule ?program ?hash WHERE { ?e kg:sentence ?sentence ; kg:rule ?rule ;
        prov:wasAttributedTo/schema:softwareVersion ?program ; oa:hasTarget/oa:hasSource/kg:contentHash ?hash ;
        oa:hasTarget/oa:hasSelector/oa:exact "海石集团与云溪大学签约" }"""
    (page,) = [page for page in sample().pages if "签约" in page.text]
    assert ask(sample(), query) == [("海石集团与云溪大学签约。", "attend-list", __version__, page.id)]


def test_a_sentence_has_the_whole_quote() -> None:
    knowledge = sample()
    articles = {article.id: article for article in knowledge.articles}
    checked = 0
    for statement in knowledge.statements:
        for evidence in statement.evidence:
            sentence = sentence_of(articles[evidence.article_id], evidence)
            assert evidence.quote in sentence
            assert sentence.count("。") == 1
            checked += 1
    assert checked == 19
    unknown = replace(evidence, start=99_999, end=100_000)
    assert sentence_of(articles[evidence.article_id], unknown) == ""


def test_context_file_is_current() -> None:
    text = CONTEXT.read_text(encoding="utf-8")
    assert text == format_context(), "python tests/ontology_page.py"
    assert json.loads(text) == {"@context": build_context(load_ontology())}


def test_json_ld_is_short_where_the_context_says_what_a_string_is(tmp_path: Path) -> None:
    write_rdf(sample(), load_ontology(), tmp_path / "a.jsonld")
    nodes = {node["@id"]: node for node in json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))["@graph"]}
    person = nodes["id:person-林远舟"]
    assert person["rdfs:label"] == "林远舟"
    assert person["presides"] == "id:event-全市旅游工作会议"
    assert nodes["id:event-全市旅游工作会议"]["date"] == "2023-06-18"
    assert nodes["id:event-云溪半程马拉松开幕式"]["date"] == {"@value": "--03-02", "@type": "xsd:gMonthDay"}


WRITE = """
import sys; from pathlib import Path
from knowledge_sample import sample
from kg.ontology import load_ontology; from kg.export.write import ENDINGS, Form, write_export
from kg.graph.nx import build_graph; from kg.export.picture import write_picture
folder = Path(sys.argv[1]); ontology = load_ontology()
for ending in ENDINGS:
    write_export(sample(), ontology, folder / f"a{ending}")
write_export(sample(), ontology, folder / "b.gexf", Form(projection="people", timeline=True))
write_picture(build_graph(sample()), folder / "a.svg")
"""


def test_same_bytes_under_another_hash_seed(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "4242"):
        folder = tmp_path / seed
        folder.mkdir()
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        subprocess.run([sys.executable, "-c", WRITE, str(folder)], check=True, env=env)
        files = (file for file in folder.rglob("*") if file.is_file())
        written.append({str(file.relative_to(folder)): file.read_bytes() for file in files})
    assert len(written[0]) == 8 + 2 + 7 + 5  # single files, picture and timeline, tables as CSV and as Parquet
    for name, data in written[0].items():
        assert data == written[1][name], name


def test_order_of_the_records_does_not_matter(tmp_path: Path) -> None:
    knowledge = sample()
    turned = replace(
        knowledge,
        pages=knowledge.pages[::-1],
        articles=knowledge.articles[::-1],
        entities=knowledge.entities[::-1],
        statements=knowledge.statements[::-1],
        mentioned=knowledge.mentioned[::-1],
    )
    for name, each in (("a.ttl", knowledge), ("b.ttl", turned)):
        write_turtle(each, load_ontology(), tmp_path / name)
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


@SAMPLES
def test_layers_agree(make: Make) -> None:
    assert rows(triples(make()), LAYERS_AGREE) == []


def test_layers_disagree_when_any_triple_of_a_fact_is_dropped() -> None:
    found = triples(sample())
    relations = {relation.iri for relation in load_ontology().relations.values()}
    roles = {f"{KG}{name}" for name in ("actor", "role", "event", "subject", "relation", "object")}
    roles |= {f"{PREFIXES['org']}{name}" for name in ("member", "organization")}
    simple = [each for each in found if each.predicate.value in relations]
    full = [each for each in found if each.predicate.value in roles]
    # 顾明溪 holds two posts in 青禾市委: one direct property, and the other post still says it
    assert (len(simple), len(full)) == (17, 3 * 18)
    silent = 0
    for dropped in simple + full:
        silent += not rows([each for each in found if each != dropped], LAYERS_AGREE)
    assert silent == 2 * 3


def test_occupancy() -> None:
    query = """SELECT ?title ?first ?last WHERE { ?o a kg:Occupancy, org:Membership ; org:member id:person-顾明溪 ;
        org:organization id:organization-青禾市人民政府 ; kg:title ?title ; org:role/rdfs:label ?title_zh ;
        kg:firstObserved ?first ; kg:lastObserved ?last . FILTER (str(?title_zh) = ?title) }"""
    assert ask(sample(), query) == [("市长", "2023-06-18", "2024-03-02")]


def test_evidence_quotes_stand_in_the_page() -> None:
    query = """SELECT ?file ?start ?end ?exact WHERE { ?s a kg:Statement ; kg:evidence ?e . ?e a oa:Annotation ;
        oa:hasBody ?s ; oa:hasTarget ?t . ?t oa:hasSource/kg:sourceFile ?file ; oa:hasSelector ?x .
        ?x a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ; oa:exact ?exact . }"""
    for make, count in ((sample, 19), (nasty, 2)):
        texts = {page.source: page.text for page in make().pages}
        found = ask(make(), query)
        assert len(found) == count
        for file, start, end, exact in found:
            assert texts[file][int(start) : int(end)] == exact


def test_superior_relations_are_found_in_the_file_alone() -> None:
    query = "SELECT DISTINCT ?p WHERE { ?p ?r id:event-全市旅游工作会议 . ?r rdfs:subPropertyOf* kg:participatesIn }"
    assert len(ask(sample(), query)) == 4


def test_articles_and_dates() -> None:
    query = """SELECT ?headline ?by ?date ?file WHERE { ?a a schema:NewsArticle ; schema:headline ?headline ;
        kg:byline ?by ; schema:datePublished ?date ; kg:sourceFile ?file . FILTER (datatype(?date) = xsd:date) }"""
    found = ask(sample(), query)
    assert len(found) == 4
    assert found[2] == ("青禾部署旅游工作", "方小禾", "2023-06-18", "pages/qinghe-0618.txt")
    query = "SELECT ?d WHERE { id:event-云溪半程马拉松开幕式 kg:date ?d FILTER (datatype(?d) = xsd:gMonthDay) }"
    assert ask(sample(), query) == [("--03-02",)]
    query = "SELECT ?d WHERE { ?o kg:firstObserved ?d FILTER (datatype(?d) = xsd:string) }"
    assert ask(nasty(), query) == [("2023-02-30",)]  # no day of the calendar: the text as it is


def test_unknown_terms_are_refused() -> None:
    knowledge = sample()
    first, *rest = knowledge.statements
    bad = replace(first, qualifiers={"colour": "red"})
    with pytest.raises(KGError, match="attribute colour"):
        triples(replace(knowledge, statements=(bad, *rest)))
    with pytest.raises(KGError, match="no relation admires"):
        triples(replace(knowledge, statements=(replace(first, relation="admires"), *rest)))
    with pytest.raises(KGError, match="not a valid IRI"):
        triples(replace(knowledge, entities=(*knowledge.entities, replace(knowledge.entities[0], id="a b"))))
    with pytest.raises(KGError, match="must end in"):
        list(to_triples(knowledge, load_ontology(), "https://example.org"))


def test_another_base_iri(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    write_ntriples(sample(), load_ontology(), path, base_iri="https://example.org/q#")
    text = path.read_text(encoding="utf-8")
    assert BASE_IRI not in text
    assert "<https://example.org/q#person-林远舟>" in text


def test_write_rdf_names_the_endings_it_knows(tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"\.ttl .*\.rdf"):
        write_rdf(sample(), load_ontology(), tmp_path / "a.doc")
    write_rdf(sample(), load_ontology(), tmp_path / "a.JSONLD")
    assert json.loads((tmp_path / "a.JSONLD").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("义乌市场“升级”／50%、第1次(新)#会", "义乌市场-升级-50-第1次-新-会"),
        ("若昂·洛伦索", "若昂·洛伦索"),
        ("《论持久战》（修订）", "《论持久战》（修订）"),
        ("  a\u3000b\tc\x00d\n", "a-b-c-d"),
        ("e\u0301", "é"),
        ("二〇二三—二〇二四", "二〇二三-二〇二四"),
        ("a_b--c-", "a_b-c"),
    ],
)
def test_iri_segment(text: str, segment: str) -> None:
    assert iri_segment(text) == segment
    assert iri_segment(segment) == segment


@pytest.mark.parametrize("text", ["", "///", NASTY, "\ud800", "%2F", "①"])
def test_iri_segment_is_never_empty_and_always_an_iri(text: str) -> None:
    segment = iri_segment(text)
    assert segment
    assert not set(segment) & set("/#%,()'\"—– \t\n<>&\x00")
    assert ox.NamedNode(BASE_IRI + segment)


def test_content_id_is_stable_and_keeps_parts_apart() -> None:
    assert content_id("王健", "a") == "e7549f4e7e47"
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id() != content_id("")


def test_atomic_writer_leaves_the_old_file_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧", encoding="utf-8")
    with pytest.raises(RuntimeError), atomic_writer(path) as file:
        file.write("新")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "旧"
    with atomic_writer(path) as file:
        file.write("新\n")
    assert path.read_bytes() == "新\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    with pytest.raises(KGError, match="does not exist"), atomic_writer(tmp_path / "no" / "a.txt"):
        pass
