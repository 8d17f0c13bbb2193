"""A graph of any size as streams, with invented names: people at events, posts, articles with their texts.

python tests/invented_graph.py FACTS FILE.tables [STORE.kg] writes it; beside a store it takes the place of the graph
that the store would have, which is empty.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.graph.writer import TableWriter
from kg.ids import content_id
from kg.records import Article, Entity, Evidence, Page, Statement

ROLES = ("presides", "attends", "takesPartIn", "speaksAt", "contributesAt", "witnesses")
TITLES = ("书记", "市长", "副市长", "局长", "主任")
_SAID = "{who}{verb}全市第{event}次工作会议。"
_FILL = "会议指出，要坚持问题导向，抓好各项任务的落实，确保全年目标如期完成。" * 12


def people(facts: int) -> int:
    """How many persons there are."""
    return facts // 2 + 2


def events(facts: int) -> int:
    """How many events there are."""
    return facts // 2 + 2


def stream_into(path: Path, facts: int, stamp: str = "") -> None:
    """Writes the tables of so many facts of events, and a fifth of posts; all in turn, none held."""
    db = sqlite3.connect(path, isolation_level=None)
    with TableWriter(db) as writer:
        writer.add_statements(_statements(facts))
        writer.add_entities(_entities(facts))
        writer.add_pages(_page(n) for n in range(0, facts, 2))
        writer.add_articles(_article(n, facts) for n in range(0, facts, 2))
        writer.add_mentioned((_article_id(n), _person(n, facts)) for n in range(facts))
        writer.add_mentioned((_article_id(n), _event(n, facts)) for n in range(facts))
        writer.add_reports((_article_id(n), _event(n, facts)) for n in range(0, facts, 2))
        if stamp:
            writer.note("stamp", stamp)
    db.close()


def _person(n: int, facts: int) -> str:
    return f"person-甲{n * 7 % people(facts):07}-清湖市"


def _event(n: int, facts: int) -> str:
    return f"event-会议{n * 11 % events(facts):07}-清湖市"


def _article_id(n: int) -> str:
    return content_id("article", str(n // 2))


def _page_id(n: int) -> str:
    return content_id("page", str(n // 2))


def _said(n: int, facts: int) -> str:
    return _SAID.format(who=f"甲{n * 7 % people(facts):07}", verb="出席", event=n * 11 % events(facts))


def _text(n: int, facts: int) -> str:
    start = n - n % 2
    return _said(start, facts) + _FILL + _said(start + 1, facts)


def _page(n: int) -> Page:
    text = _FILL
    day = f"2024-{n // 2 % 12 + 1:02}-{n // 24 % 28 + 1:02}"
    return Page(_page_id(n), text, f"pages/{n // 2:07}.txt", "清湖市", day, "清湖日报", "A01")


def _article(n: int, facts: int) -> Article:
    text = _text(n, facts)
    return Article(_article_id(n), _page_id(n), (f"全市召开第{n}次工作会议",), (), text, tuple(range(len(text))))


def _entities(facts: int) -> Iterator[Entity]:
    for n in range(people(facts)):
        yield Entity(f"person-甲{n:07}-清湖市", "Person", f"甲{n:07}", (f"老甲{n}",))
    for n in range(events(facts)):
        attributes = {"kind": "会议", "date": f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}", "place": "清湖市"}
        yield Entity(f"event-会议{n:07}-清湖市", "Event", f"会议{n:07}", (), attributes)
    for n in range(100):
        yield Entity(f"organization-清湖市第{n:03}局", "Organization", f"清湖市第{n:03}局")


def _statements(facts: int) -> Iterator[Statement]:
    for n in range(facts):
        said = _said(n, facts)
        start = 0 if n % 2 == 0 else len(_text(n, facts)) - len(said)
        source = Evidence(_page_id(n), _article_id(n), start, start + len(said), said, "attend-list")
        fact = (_person(n, facts), ROLES[n % len(ROLES)], _event(n, facts))
        day = f"2024-{n // 2 % 12 + 1:02}-{n // 24 % 28 + 1:02}"
        yield Statement(content_id(*fact, str(n)), *fact, (source,), 0.9, {"date": day})
        if n % 5 == 0:
            post = (fact[0], "holdsPost", f"organization-清湖市第{n % 100:03}局")
            told = {"title": TITLES[n % len(TITLES)], "date": day, "lastSeen": day, "status": "current"}
            yield Statement(content_id(*post, str(n)), *post, (source,), 0.9, told)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        from kg.graph.derived import stamp_of
        from kg.graph.store import Store
        from kg.ontology import load_ontology
        from kg.query.builds import decisions_path, roster_path

        store = Path(sys.argv[3])
        with Store(store, load_ontology(), create=True) as opened:
            mark = stamp_of(opened, decisions_path(store), roster_path())
        stream_into(Path(sys.argv[2]), int(sys.argv[1]), mark)
    else:
        stream_into(Path(sys.argv[2]), int(sys.argv[1]))
