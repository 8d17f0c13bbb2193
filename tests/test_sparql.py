"""The SPARQL 1.1 Protocol as far as it concerns queries, after https://www.w3.org/TR/sparql11-protocol/ , and what is
refused: updates, other endpoints, queries that take too long or too much."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from knowledge_sample import sample

from kg import cli
from kg.export.rdf import build_store
from kg.export.terms import BASE_IRI
from kg.ontology import load_ontology
from kg.query.graph import Graph
from kg.query.sparql_request import MAX_QUERY, SOLUTIONS, TRIPLES, RequestRefused, check_query, choose_formats

pytest.importorskip("starlette")
from starlette.testclient import TestClient

from kg.server.app import MAX_BODY, make_app
from kg.server.sparql_workers import Limits, SparqlPool

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "samples" / "pages"
SELECT = "SELECT ?name { ?s <https://schema.org/name> ?name } ORDER BY ?name LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s <urn:x> ?name } WHERE { ?s <https://schema.org/name> ?name }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    graph = Graph(sample(), load_ontology())
    limits = Limits(seconds=1.0, megabytes=400, answer=300_000, workers=1)
    pool = SparqlPool(lambda: build_store(graph.knowledge, graph.ontology), limits)
    pool.start()
    with TestClient(make_app(graph, pool), base_url="http://localhost") as found:
        yield found


# --- the three ways to send a query (section 2.1)


def test_query_by_get(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": SELECT})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert len(answer.json()["results"]["bindings"]) == 3


def test_query_by_post_of_a_form(client: TestClient) -> None:
    answer = client.post("/sparql", data={"query": SELECT})
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 3


def test_query_by_post_as_it_is(client: TestClient) -> None:
    answer = client.post("/sparql", content=SELECT.encode(), headers=DIRECT)
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 3
    charset = {"content-type": "Application/SPARQL-query; charset=UTF-8"}
    assert client.post("/sparql", content="ASK { ?s ?p '林远舟' }".encode(), headers=charset).json()["boolean"] is True


def test_the_same_answer_either_way(client: TestClient) -> None:
    answers = {
        client.get("/sparql", params={"query": SELECT}).content,
        client.post("/sparql", data={"query": SELECT}).content,
        client.post("/sparql", content=SELECT.encode(), headers=DIRECT).content,
    }
    assert len(answers) == 1


def test_head(client: TestClient) -> None:
    answer = client.head("/sparql", params={"query": SELECT})
    assert (answer.status_code, answer.content) == (200, b"")


# --- bad requests (section 2.1.6, and the tests of the protocol's test suite)


@pytest.mark.parametrize(
    ("method", "path", "content", "headers", "status"),
    [
        ("PUT", "/sparql?query=ASK{}", b"", {}, 405),
        ("DELETE", "/sparql?query=ASK{}", b"", {}, 405),
        ("GET", "/sparql?query=ASK{}&query=SELECT*{}", b"", {}, 400),
        ("GET", "/sparql?other=1", b"", {}, 400),
        ("GET", "/sparql?query=", b"", {}, 400),
        ("POST", "/sparql", b"query=ASK{}&query=SELECT*{}", FORM, 400),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql", b"query=ASK{}", {"content-type": "text/plain"}, 415),
        ("POST", "/sparql", b"query=ASK{}", {}, 415),
        ("POST", "/sparql", b"ASK{}", {}, 415),
        ("POST", "/sparql", b"ASK { FILTER(1 = 1) }", {"content-type": "text/turtle"}, 415),
        ("POST", "/sparql?query=ASK{}", b"ASK{}", DIRECT, 400),
        ("POST", "/sparql", "SELECT * { ?s ?p 'é' }".encode("latin-1"), DIRECT, 400),
        ("POST", "/sparql", "SELECT * { ?s ?p '字' }".encode("utf-16"), DIRECT, 400),
        ("POST", "/sparql", b"query=ASK+%7B+%3Fs+%3Fp+%27%E9%27+%7D", FORM, 400),
        ("GET", "/sparql?query=ASK%7B%3Fs%3Fp%27%E9%27%7D", b"", {}, 400),
        ("GET", "/sparql?query=SELEC%20*", b"", {}, 400),
        ("POST", "/sparql", b"ASK { ?s ?p ?o", DIRECT, 400),
        ("POST", "/sparql", b"x" * (MAX_BODY + 1), DIRECT, 413),
        ("POST", "/sparql", b"ASK {} #" + b"x" * MAX_QUERY, DIRECT, 413),
    ],
)
def test_a_bad_request(
    client: TestClient, method: str, path: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.request(method, path, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.strip()


# --- content negotiation (section 2.1.5)


@pytest.mark.parametrize("media", sorted(SOLUTIONS))
def test_solutions_in_each_format(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == media
    if "json" in media:
        assert answer.json()["head"]["vars"] == ["name"]
    elif "xml" in media:
        assert len(ET.fromstring(answer.text).findall(".//{*}result")) == 3
    else:
        assert len(answer.text.splitlines()) == 4


@pytest.mark.parametrize("media", sorted(TRIPLES))
def test_triples_in_each_format(client: TestClient, media: str) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == media
    assert "林远舟" in answer.text


@pytest.mark.parametrize(
    ("accept", "known", "chosen"),
    [
        ("", SOLUTIONS, "application/sparql-results+json"),
        ("*/*", TRIPLES, "text/turtle"),
        ("application/sparql-results+xml", SOLUTIONS, "application/sparql-results+xml"),
        ("text/*;q=0.5, application/sparql-results+xml;q=0.4", SOLUTIONS, "text/csv"),
        ("text/html, application/xhtml+xml, */*;q=0.8", SOLUTIONS, "application/sparql-results+json"),
        ("application/sparql-results+json;q=0, */*", SOLUTIONS, "application/sparql-results+xml"),
        ("text/csv;q=0.3;x=1, text/tab-separated-values; Q=0.9", SOLUTIONS, "text/tab-separated-values"),
        ("application/ld+json, text/turtle;q=0.9", TRIPLES, "application/ld+json"),
        ("image/png", SOLUTIONS, None),
        ("text/turtle", SOLUTIONS, None),
    ],
)
def test_the_format_that_is_liked_best(accept: str, known: dict[str, str], chosen: str | None) -> None:
    assert choose_formats(accept, known) == chosen


def test_no_format_fits(client: TestClient) -> None:
    for query, accept in (
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        ("ASK {}", "text/csv"),
        ("ASK {}", "image/png"),
    ):
        assert client.get("/sparql", params={"query": query}, headers={"accept": accept}).status_code == 406


def test_one_accept_header_for_all_forms_of_query(client: TestClient) -> None:
    accept = {"accept": "application/sparql-results+xml, text/turtle"}
    assert "xml" in client.get("/sparql", params={"query": SELECT}, headers=accept).headers["content-type"]
    assert "turtle" in client.get("/sparql", params={"query": CONSTRUCT}, headers=accept).headers["content-type"]
    described = client.get("/sparql", params={"query": f"DESCRIBE <{BASE_IRI}person-林远舟>"}, headers=accept)
    assert "林远舟" in described.text
    assert "turtle" in described.headers["content-type"]


# --- the dataset (section 2.1.4)


def test_a_dataset_of_the_protocol(client: TestClient) -> None:
    ask = {"query": "ASK { ?s ?p ?o }"}
    assert client.get("/sparql", params={**ask, "default-graph-uri": BASE_IRI}).json()["boolean"] is True
    assert client.post("/sparql", data={**ask, "default-graph-uri": BASE_IRI}).json()["boolean"] is True
    in_url = {"default-graph-uri": BASE_IRI}
    assert client.post("/sparql", params=in_url, content=ask["query"], headers=DIRECT).json()["boolean"] is True
    for key in ("default-graph-uri", "named-graph-uri"):
        for answer in (
            client.get("/sparql", params={**ask, key: "http://example.org/other"}),
            client.post("/sparql", data={**ask, key: "http://example.org/other"}),
            client.post("/sparql", params={key: "http://example.org/other"}, content=ask["query"], headers=DIRECT),
        ):
            assert answer.status_code == 400
            assert BASE_IRI in answer.text


def test_the_dataset_of_the_protocol_takes_the_place_of_that_of_the_query(client: TestClient) -> None:
    query = "ASK FROM <http://example.org/other> { ?s ?p ?o }"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is False
    both = {"query": query, "default-graph-uri": BASE_IRI}
    assert client.get("/sparql", params=both).json()["boolean"] is True


def test_the_service_description(client: TestClient) -> None:
    answer = client.get("/sparql")
    assert answer.status_code == 200
    assert "sparql-service-description#Service" in answer.text
    assert client.get("/sparql", headers={"accept": "application/ld+json"}).json()


# --- what is refused


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
        "select * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . { SERVICE<http://127.0.0.1/>{ } } }",
        "SELECT * { ?s ?p 'a' . # '\nSERVICE <http://127.0.0.1/> { } }",
        "SELECT * { ?s ?p \"\"\"'\"\"\" . SERVICE <x:y> { ?a ?b '''\"''' } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { <a#b> ?p ?o . SERVICE <http://127.0.0.1/> { } }",
        "LOAD <http://127.0.0.1/data.ttl>",
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "PREFIX a: <b:> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP DEFAULT",
    ],
)
def test_what_writes_or_reaches_out_is_refused(client: TestClient, query: str) -> None:
    for answer in (
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query.encode(), headers=DIRECT),
    ):
        assert answer.status_code == 403, answer.text


def test_updates_by_the_protocol_are_refused(client: TestClient) -> None:
    update = "INSERT DATA { <a:b> <a:b> <a:b> }"
    as_it_is = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content=update, headers=as_it_is).status_code == 403
    assert client.post("/sparql", data={"update": update}).status_code == 403
    assert client.get("/sparql", params={"update": update}).status_code == 403
    assert client.get("/sparql", params={"query": "ASK { <a:b> ?p ?o }"}).json()["boolean"] is False


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?load ?insert . $delete <urn:service> 'SERVICE <x:y> {}' }",
        'PREFIX service: <urn:x> ASK { service:load service:SERVICE :clear . ?s ?p """drop " all"""@en-add }',
        "# LOAD <x:y>\nASK { } # SERVICE",
        "PREFIX kg: <https://w3id.org/kg-news/ontology#> ASK { ?s kg:SERVICE.x <http://a/SERVICE#LOAD> }",
        "ASK { ?s ?p 'it\\'s SERVICE <x:y> {}' }",
    ],
)
def test_the_words_alone_are_no_reason_to_refuse(query: str) -> None:
    check_query(query)


def test_a_query_that_is_too_long() -> None:
    with pytest.raises(RequestRefused) as refused:
        check_query("x" * (MAX_QUERY + 1))
    assert refused.value.status == 413


def test_a_query_without_end_is_stopped_and_the_next_one_answered(client: TestClient) -> None:
    began = time.monotonic()
    answer = client.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert "more than 1 s" in answer.text
    assert time.monotonic() - began < 5
    assert client.get("/sparql", params={"query": "ASK {}"}).json() == {"head": {}, "boolean": True}


def test_a_query_that_needs_too_much_memory_is_stopped(client: TestClient) -> None:
    doubled = "?x0"
    for _ in range(40):
        doubled = f"CONCAT({doubled},{doubled})" if len(doubled) < 2000 else doubled
    query = f"SELECT (STRLEN(GROUP_CONCAT({doubled})) AS ?n) {{ ?x0 ?p ?o . ?a ?b ?c . ?d ?e ?f }}"
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 503
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_an_answer_that_is_too_large_is_refused(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert answer.status_code == 413
    assert "LIMIT" in answer.text


def test_a_worker_can_open_nothing(client: TestClient) -> None:
    """Should a SERVICE ever get past the check, the process that runs it has no socket left."""
    pool = SparqlPool(lambda: build_store(sample(), load_ontology()), Limits(seconds=5, workers=1))
    pool.start()
    try:
        import asyncio

        from kg.query.sparql_request import SparqlRequest

        asked = SparqlRequest("SELECT * { SERVICE <http://127.0.0.1:8080/sparql> { ?s ?p ?o } }")
        with pytest.raises(RequestRefused, match="failed") as refused:
            asyncio.run(pool.ask(asked, "text/csv", None))
        assert "open files" in str(refused.value)
    finally:
        pool.close()


def test_a_lookup_is_quick(client: TestClient) -> None:
    took = []
    for i in range(200):
        began = time.perf_counter()
        query = f"SELECT ?p ?o {{ <{BASE_IRI}person-林远舟> ?p ?o }} LIMIT {i + 1}"
        assert client.get("/sparql", params={"query": query}).status_code == 200
        took.append(time.perf_counter() - began)
    assert sorted(took)[len(took) // 2] < 0.1  # 0.006 s on a quiet machine, with the time of the client


# --- who may ask


def test_other_hosts_are_not_answered(client: TestClient) -> None:
    for path in ("/", "/api/graph", "/sparql?query=ASK{}"):
        assert client.get(path, headers={"host": "example.org"}).status_code == 400
        assert client.get(path, headers={"host": "127.0.0.1:8000"}).status_code == 200
    assert (
        "access-control-allow-origin" not in client.get("/api/graph", headers={"origin": "http://example.org"}).headers
    )


def test_what_every_answer_says(client: TestClient) -> None:
    assert "script-src 'self'" in client.get("/").headers["content-security-policy"]
    for path in ("/", "/app.js", "/api/graph", "/sparql?query=ASK{}", "/nothing"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


# --- the JSON API


def test_search(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "青禾市委书记"}).json()["hits"]
    assert [hit["name"] for hit in hits][:1] == ["林远舟"]
    assert hits[0]["matched"] == "青禾市委书记"
    assert client.get("/api/search", params={"q": ""}).json()["hits"] == []
    assert client.get("/api/search", params={"q": "林", "limit": "x"}).status_code == 400


def test_entity_with_its_facts_and_quotes(client: TestClient) -> None:
    found = client.get("/api/entity/person-林远舟").json()
    assert found["name"] == "林远舟"
    (presided,) = [fact for fact in found["facts"] if fact["relation"] == "presides"]
    assert presided["evidence"][0]["quote"] == "林远舟主持召开全市旅游工作会议并讲话"
    assert client.get("/api/entity/nobody").status_code == 404


def test_article_with_marks(client: TestClient) -> None:
    presided = next(
        fact for fact in client.get("/api/entity/person-林远舟").json()["facts"] if fact["relation"] == "presides"
    )
    article = client.get(f"/api/article/{presided['evidence'][0]['article']}").json()
    (fact,) = [one for one in article["facts"] if one["id"] == presided["id"]]
    ((start, end),) = fact["marks"]
    assert article["text"][start:end] == "林远舟主持召开全市旅游工作会议并讲话"
    assert client.get("/api/article/none").status_code == 404


def test_neighbourhood(client: TestClient) -> None:
    near = client.get("/api/neighbourhood/person-林远舟").json()
    far = client.get("/api/neighbourhood/person-林远舟", params={"depth": 2}).json()
    ids = {node["id"] for node in near["nodes"]}
    assert "event-全市旅游工作会议" in ids
    assert ids < {node["id"] for node in far["nodes"]}
    assert all({edge["subject"], edge["object"]} <= ids for edge in near["edges"])
    only = client.get("/api/neighbourhood/person-林远舟", params={"relation": "meets"}).json()
    assert {edge["relation"] for edge in only["edges"]} == {"meets"}
    few = client.get("/api/neighbourhood/person-林远舟", params={"depth": 2, "limit": 3}).json()
    assert len(few["nodes"]) == 3
    assert few["truncated"] > 0


def test_timeline(client: TestClient) -> None:
    moments = client.get("/api/timeline", params={"name": "顾明溪", "since": "2023"}).json()
    assert [one["date"] for one in moments] == sorted(one["date"] for one in moments)
    assert {"出席"} in [set(one["roles"]) for one in moments]
    assert client.get("/api/timeline", params={"name": "没有此人"}).status_code == 404
    assert client.get("/api/timeline", params={"since": "bad"}).status_code == 400


def test_the_whole_graph_is_sent_once(client: TestClient) -> None:
    answer = client.get("/api/graph")
    whole = answer.json()
    assert len(whole["entities"]) == len(sample().entities)
    assert len(whole["facts"]) == len(sample().statements)
    assert json.dumps(whole)
    again = client.get("/api/graph", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


# --- the command


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["--timeout", "0"], "more than 0"),
        (["--workers", "0"], "more than 0"),
        (["--review"], "needs a .kg file"),
        (["--host", "256.0.0.1"], "can't listen there"),
    ],
)
def test_serve_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], wrong: str
) -> None:
    built = tmp_path / "built"
    assert cli.main(["build", str(SAMPLES / "20241028.md"), "--place", "清湖市", "-o", str(built)]) == 0
    capsys.readouterr()
    assert cli.main(["serve", str(built), *options]) == 2
    assert wrong in capsys.readouterr().err


def test_serve_answers_until_it_is_ended(tmp_path: Path) -> None:
    built = tmp_path / "built"
    assert cli.main(["build", str(SAMPLES / "20241028.md"), "--place", "清湖市", "-o", str(built)]) == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kg.cli", "serve", str(built), "--port", str(port)]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert running.stderr is not None
        assert str(port) in running.stderr.readline()
        query = f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
        for _ in range(100):
            try:
                with urllib.request.urlopen(query, timeout=30) as answer:
                    assert json.loads(answer.read())["boolean"] is True
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        else:
            pytest.fail("the server never answered")
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        keeper = children.read_text().split() if children.exists() else []
    finally:
        running.terminate()
        running.wait(timeout=20)
        assert running.stderr is not None
        running.stderr.close()
    assert not [
        pid for pid in keeper if Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
