"""The explorer in a browser (Chromium by Playwright): from a search to the sentence and back, with hostile names.

Served by `kg serve`'s application, and as the one file of `kg html`. Without Playwright or Chromium this is skipped.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from test_explorer_page import HOSTILE, SCRIPT, hostile

from kg.identity.decisions import read_decisions
from kg.ontology import load_ontology
from kg.query.graph import Graph
from kg.records import Doubt
from kg.server.explorer_page import write_explorer
from kg.server.review_desk import ReviewDesk

CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
ARGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(hostile(), load_ontology())


if CHROMIUM is None:
    pytest.skip("no Chromium here", allow_module_level=True)
pytest.importorskip("playwright")
pytest.importorskip("starlette")
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402
from starlette.applications import Starlette  # noqa: E402

from kg.server.app import make_app  # noqa: E402


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield found
        found.close()


@contextlib.contextmanager
def running(app: Starlette) -> Iterator[str]:
    """The address at which an application runs."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def served(graph: Graph) -> Iterator[str]:
    with running(make_app(graph, None, title="青禾")) as address:
        yield address


@pytest.fixture(scope="module")
def written(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("html") / "graph.html"
    write_explorer(graph, path, "青禾")
    return path.as_uri()


@pytest.fixture(params=["served", "written"])
def start(request: pytest.FixtureRequest) -> str:
    """Where the explorer begins: the server's page, or the one file."""
    address: str = request.getfixturevalue(request.param)
    return address


class Watched:
    """A page in which nothing may go wrong: no error, no dialog, no request to another place."""

    def __init__(
        self, browser: Browser, start: str, width: int = 1200, height: int = 900, locale: str = "zh-CN"
    ) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        self.page: Page = self.context.new_page()
        self.start, self.wrong = start, []
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda asked: self.wrong.append(asked.url) if not self._here(asked.url) else None)

    def _here(self, url: str) -> bool:
        return url.startswith((self.start.split("#")[0], "data:", "blob:"))

    def open(self, address: str = "") -> Page:
        self.page.goto(self.start + address)
        self.page.wait_for_selector("h1")
        return self.page

    def close(self) -> None:
        self.context.close()
        assert self.wrong == []


@pytest.fixture
def watched(browser: Browser, start: str) -> Iterator[Watched]:
    found = Watched(browser, start)
    yield found
    found.close()


def address(view: str, id_: str, query: str = "") -> str:
    return f"#/{view}/{quote(id_)}{query}"


def test_from_a_search_to_the_sentence_and_back(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("/")
    page.keyboard.type("青禾市委书记")
    expect(page.locator("#hits li").first).to_contain_text("林远舟")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("林远舟")
    assert page.url.endswith(quote("person-林远舟"))
    page.locator(".chip", has_text="主持").click()
    expect(page.locator(".chip[aria-current]")).to_contain_text("主持")
    page.locator(".rows .name", has_text="全市旅游工作会议").click()
    expect(page.locator("h1")).to_have_text("全市旅游工作会议")
    expect(page.locator(".role", has_text="主持").first).to_contain_text("林远舟")
    page.locator(".role", has_text="主持").first.locator("summary").press("Enter")
    page.locator(".role", has_text="主持").first.locator(".quote").click()
    expect(page.locator(".body mark")).to_have_text("林远舟主持召开全市旅游工作会议并讲话")
    expect(page.locator("h1")).to_have_text("青禾部署旅游工作")
    page.go_back()
    expect(page.locator("h1")).to_have_text("全市旅游工作会议")
    page.go_back()
    expect(page.locator(".chip[aria-current]")).to_contain_text("主持")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("全市旅游工作会议")


def test_who_presided_most_and_where_it_says_so(watched: Watched) -> None:
    """The first page answers; two clicks lead to the sentence."""
    page = watched.open()
    first = page.locator(".ranking li").first
    expect(first).to_contain_text("林远舟")
    first.locator("a").click()
    quoted = page.locator(".occasions .quote").first
    expect(quoted).to_have_text("林远舟主持召开全市旅游工作会议并讲话")
    expect(quoted).to_be_in_viewport()
    quoted.click()
    expect(page.locator(".body mark")).to_be_visible()


def test_a_person_has_posts_occasions_and_companions(watched: Watched) -> None:
    page = watched.open(address("e", "person-顾明溪"))
    expect(page.locator(".bars .fact")).to_have_count(3)
    expect(page.locator(".bars")).to_contain_text("2023-06-18 – 2024-03-02")
    assert page.locator(".bars rect.span").count() >= 1
    expect(page.locator("section", has_text="常在一起的人")).to_contain_text("林远舟")
    page.locator(".bars .name", has_text="青禾市人民政府").click()
    expect(page.locator("section", has_text="任职的人")).to_contain_text("顾明溪")


def test_a_filter_stands_in_the_address(watched: Watched) -> None:
    page = watched.open("#/events")
    expect(page.locator(".line")).to_have_count(2)
    page.locator("select").first.select_option(label="主持")
    expect(page.locator(".line")).to_have_count(1)
    assert "role=presides" in page.url
    page.reload()
    expect(page.locator(".line")).to_have_count(1)
    page.locator("input[placeholder]").nth(-1).fill("2022")
    page.keyboard.press("Tab")
    expect(page.locator(".line")).to_have_count(0)


def test_the_graph_with_its_filters(watched: Watched) -> None:
    page = watched.open(address("g", "person-林远舟"))
    expect(page.locator(".canvas canvas").first).to_be_attached()
    drawn = page.locator(".side .meta")
    before = drawn.text_content()
    page.locator(".box", has_text="主持").locator("input").click()
    expect(drawn).not_to_have_text(before or "")
    assert "rel=" in page.url
    page.locator("input[type=number]").nth(2).fill("0.9")
    page.keyboard.press("Tab")
    expect(page.locator(".side")).to_be_visible()
    page.wait_for_function("location.hash.includes('c=0.9')")
    page.go_back()
    assert "c=0.9" not in page.url


def test_a_deep_link_opens_the_sentence(watched: Watched, graph: Graph) -> None:
    fact = next(one for one in graph.knowledge.statements if one.relation == "hosts")
    page = watched.open(address("a", fact.evidence[0].article_id, f"?f={fact.id}"))
    expect(page.locator(".body mark")).to_have_text("会议由青禾市文旅局主办")
    expect(page.locator(".triple[aria-current]")).to_contain_text("主办")


def test_both_languages(watched: Watched) -> None:
    page = watched.open()
    expect(page.locator("nav")).to_contain_text("首页")
    page.locator(".language").click()
    expect(page.locator("nav")).to_contain_text("Home")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    expect(page.locator("nav")).to_contain_text("Home")
    watched.open(address("e", "person-林远舟", "?lang=zh"))
    expect(page.locator("nav")).to_contain_text("首页")


def test_a_browser_of_another_language_starts_in_english(browser: Browser, served: str) -> None:
    watched = Watched(browser, served, locale="de-DE")
    expect(watched.open().locator("nav")).to_contain_text("Home")
    watched.close()


@pytest.mark.parametrize(
    "where",
    [
        "",
        "#/events",
        address("e", "person-顾明溪"),
        address("e", "event-全市旅游工作会议"),
        address("g", "person-林远舟"),
        address("e", "person-2"),
    ],
)
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, start: str, where: str) -> None:
    watched = Watched(browser, start, width=375, height=667)
    page = watched.open(where)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    expect(page.locator("#search")).to_be_visible()
    watched.close()


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_name_is_only_a_name(watched: Watched, number: int) -> None:
    page = watched.open(address("e", f"person-{number}"))
    assert page.locator("main script, main img").count() == 0
    shown = page.locator("h1").text_content() or ""
    assert (SCRIPT, "يمين", "长长长")[number] in shown
    assert len(shown) <= 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200
    for where in (address("g", f"person-{number}"), address("e", "event-全市旅游工作会议"), ""):
        watched.open(where)
        assert page.locator("main script, main img").count() == 0
    page.locator("#search").fill(HOSTILE[number][:100])
    expect(page.locator("#hits li").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text((SCRIPT, "يمين", "长长长")[number])


@pytest.mark.parametrize("where", ["#/e/nobody", "#/a/none", "#/g/%E0%A4%A", "#/nowhere", "#/e/%3Cscript%3E"])
def test_an_address_that_leads_nowhere_says_so(watched: Watched, where: str) -> None:
    expect(watched.open(where).locator("h1")).to_have_text("没有这一页")


def test_by_keyboard_alone(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("青禾")
    expect(page.locator("#hits li[aria-selected=true]")).to_have_count(1)
    first = page.locator("#hits li[aria-selected=true]").text_content()
    page.keyboard.press("ArrowDown")
    assert page.locator("#hits li[aria-selected=true]").text_content() != first
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("没有这个名字")
    expect(page.locator("#hits")).to_contain_text("没有找到")


# --- the review queue


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server with a queue of one doubt, and its file of decisions."""
    known = hostile()
    one, other = (f"{name}@{known.articles[i].id}" for i, name in enumerate(("顾明溪", "顾明溪")))
    doubtful = replace(known, doubts=(Doubt("Person", one, other, True, "同名，职务不同"),))
    path = tmp_path / "graph.decisions"
    app = make_app(Graph(doubtful, load_ontology()), None, desk=ReviewDesk(doubtful, path))
    with running(app) as address:
        yield address, path


def test_a_merge_is_decided_on_and_taken_back(browser: Browser, queue: tuple[str, Path]) -> None:
    watched = Watched(browser, queue[0])
    page = watched.open()
    page.locator("nav a", has_text="核对").click()
    expect(page.locator(".case")).to_contain_text("程序当作同一个")
    expect(page.locator(".case mark").first).to_have_text("顾明溪")
    page.locator(".case button", has_text="不是同一个").click()
    expect(page.locator(".case [role=status]")).to_have_text("已写入")
    (decision,) = read_decisions(queue[1]).all
    assert decision.verdict == "different"
    page.reload()
    expect(page.locator(".case button[aria-pressed=true]")).to_have_text("不是同一个")
    page.locator(".case").press("1")
    expect(page.locator(".case button[aria-pressed=true]")).to_have_text("是同一个")
    assert [one.verdict for one in read_decisions(queue[1]).all] == ["same"]
    page.locator(".case button", has_text="是同一个").first.click()
    expect(page.locator(".case button[aria-pressed=true]")).to_have_count(0)
    assert read_decisions(queue[1]).all == ()
    watched.close()


def test_another_site_cannot_decide(queue: tuple[str, Path]) -> None:
    def status(body: bytes, **headers: str) -> int:
        asked = urllib.request.Request(f"{queue[0]}api/review", body, headers, method="POST")
        try:
            with urllib.request.urlopen(asked) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    case = json.loads(urllib.request.urlopen(f"{queue[0]}api/review").read())["cases"][0]
    body = json.dumps({"one": case["one"]["anchor"], "other": case["other"]["anchor"], "verdict": "same"}).encode()
    media = {"Content-Type": "application/json"}
    assert status(body) == 415
    assert status(body, **media, Origin="http://example.org") == 403
    assert status(body, **media, Host="example.org") == 400
    assert status(b"{}", **media) == 400
    assert status(body.replace(b"same", b"no"), **media) == 400
    assert status(body.replace(case["one"]["anchor"].split("@")[1].encode(), b"0" * 12), **media) == 400
    assert not queue[1].exists()
    assert status(body, **media) == 200
    assert len(read_decisions(queue[1]).all) == 1


def test_without_a_queue_there_is_none(browser: Browser, served: str) -> None:
    watched = Watched(browser, served)
    expect(watched.open("#/review").locator("h1")).to_have_text("没有这一页")
    assert watched.page.locator("nav a").count() == 2
    watched.close()
