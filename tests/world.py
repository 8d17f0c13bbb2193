"""An invented world whose truth is known: five years of newspaper pages from three cities, and who and what each names.

world = build_world(seed=1)       # pages by file name, their manifest, and the truth
world.truth["mentions"][0]        # [file, start, end, entity, type, optional, body | headline]

python tests/world.py OUT_DIR [--seed N] [--articles N]     writes pages/ with manifest.csv, and truth.json

Written from how such papers read, not from what the program can do; whatever the truth says, a reader who knows the
country could tell from the pages: namesakes stand with posts that exclude each other, moves and renamings are told.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import world_phrases as words
from world_chronicle import Chronicle, tell_all
from world_cities import Body, Post, Society, build_society
from world_telling import Paper, Printed
from world_text import set_page

ARTICLES = 700
SEED, HELD_OUT_SEED = 1, 2  # the first to develop against, the second only to be scored
ARTICLES_A_PAGE = 3
SHARED_TITLES = {"副书记", "常委", "副市长", "副主任", "副主席", "副局长"}  # several people hold them at once
QUESTIONS = 400
MARGIN = timedelta(4)  # no question so near to another holder: a page is dated a day or two after what it tells


@dataclass(frozen=True, slots=True)
class World:
    """The pages of a world, file by file, and its truth as it stands in truth.json."""

    pages: dict[str, str]
    manifest: tuple[tuple[str, str, str, str, str], ...]  # file, date, place, paper, page
    truth: dict[str, Any]

    def write(self, folder: Path) -> None:
        pages = folder / "pages"
        pages.mkdir(parents=True, exist_ok=True)
        for file, text in self.pages.items():
            (pages / file).write_text(text, encoding="utf-8")
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows([("file", "date", "place", "paper", "page"), *self.manifest])
        (pages / "manifest.csv").write_text(table.getvalue(), encoding="utf-8")
        truth = json.dumps(self.truth, ensure_ascii=False, indent=1)
        (folder / "truth.json").write_text(truth + "\n", encoding="utf-8")


def papers(cities: list[str]) -> list[Paper]:
    """A daily and an evening paper of each city, and the daily of the prefecture."""
    made = []
    for number, city in enumerate(cities):
        made.append(Paper(f"{city}日报", city, f"c{number}r", number == 2))
        made.append(Paper(f"{city}晚报", city, f"c{number}w", number == 0))
    return [*made, Paper(f"{words.PREFECTURE}日报", words.PREFECTURE, "pr", False)]


def build_world(seed: int = SEED, articles: int = ARTICLES) -> World:
    """The world of a seed; the same seed gives the same."""
    chance = random.Random(f"world {seed}")
    society = build_society(chance)
    chronicle = Chronicle(society, chance, papers(society.cities))
    told = tell_all(chronicle, articles)
    pages: dict[str, str] = {}
    manifest: list[tuple[str, str, str, str, str]] = []
    mentions: list[list[Any]] = []
    placed: list[dict[str, Any]] = []
    issues: dict[tuple[str, date], list[Printed]] = defaultdict(list)
    for printed in told:
        issues[printed.paper.code, printed.published].append(printed)
    for (code, day), printed_then in sorted(issues.items()):
        for number, start in enumerate(range(0, len(printed_then), ARTICLES_A_PAGE), 1):
            some = printed_then[start : start + ARTICLES_A_PAGE]
            paper = some[0].paper
            file = f"{code}-{day:%Y%m%d}-{number:02d}.{'md' if paper.markdown else 'txt'}"
            page, places = set_page((p.story for p in some), paper.markdown, chance.randint(15, 22))
            pages[file] = page.text
            place = (
                words.PROVINCE + words.PREFECTURE + "市" + (f"{paper.city}市" if paper.city != words.PREFECTURE else "")
            )
            manifest.append((file, day.isoformat(), place, paper.name, str(number)))
            for mark in page.marks:
                body = any(p.body[0] <= mark.start < p.body[1] for p in places)
                mentions.append(
                    [file, mark.start, mark.end, mark.entity, mark.type, mark.optional, "body" if body else "headline"]
                )
            placed += [{"file": file, "start": p.start, "end": p.end, "event": p.event} for p in places]
    truth: dict[str, Any] = {
        "seed": seed,
        "entities": _entities(chronicle),
        "articles": placed,
        "mentions": mentions,
        "occupancies": _occupancies(society, told),
        "questions": _questions(society, told, chance),
        "features": _features(chronicle, told, placed),
    }
    return World(pages, tuple(manifest), truth)


def _entities(c: Chronicle) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for person in c.society.people:
        found[person.id] = {"type": "Person", "city": person.city, "names": [person.name]}
    for body in c.society.bodies.values():
        found[body.id] = {
            "type": body.type,
            "city": body.city,
            "names": body.all_names(),
        }
    for event in c.occasions.values():
        found[event.id] = {"type": "Event", "city": event.city, "names": event.names, "kind": event.kind}
        found[event.id]["date"] = event.day.isoformat()
    return found


def _seen(told: list[Printed]) -> dict[tuple[str, Post], list[tuple[str, date, date]]]:
    """For each person and post how (held, start …), the day that was told of, and the day of the paper."""
    seen: dict[tuple[str, Post], list[tuple[str, date, date]]] = defaultdict(list)
    for printed in told:
        for said in printed.seen:
            seen[said.person, said.post].append((said.how, printed.day, printed.published))
    return seen


def _occupancies(society: Society, told: list[Printed]) -> list[dict[str, Any]]:
    """Who is said to hold or to have held what, in order of the first time that a paper says so."""
    found = []
    for (person, post), times in _seen(told).items():
        body = society.bodies[post.body]
        occupancy: dict[str, Any] = {"person": person, "body": post.body, "title": post.title}
        occupancy["accepted"] = _said_otherwise(body, post.title)
        occupancy["first"] = min(published for _, _, published in times).isoformat()
        held = [published for how, _, published in times if how in ("held", "start")]
        occupancy["last"] = max(held).isoformat() if held else None  # None: only said to be over
        occupancy["start"] = min((day.isoformat() for how, day, _ in times if how == "start"), default=None)
        occupancy["end"] = min((day.isoformat() for how, day, _ in times if how == "end"), default=None)
        found.append(occupancy)
    return sorted(found, key=lambda o: (o["first"], o["person"], o["body"], o["title"]))


def _said_otherwise(body: Body, title: str) -> list[list[str]]:
    """Other ways to say a post, as body and title: (清湖市, 市长), (云岭镇, 党委书记)."""
    for ending in ("党委", "党支部"):
        if body.id.endswith(ending):
            names = (*body.all_names(), *body.implied)
            bare = dict.fromkeys(name.removesuffix(ending) for name in names)
            return [[name, ending + title] for name in bare] + [[name, title] for name in bare]
    return [[name, title] for name in body.implied]


def _asked(body: Body, title: str, day: date) -> list[list[str]]:
    """How to ask for a post, as body and title; never by the mere name of a town that two cities have."""
    names = body.named(day)
    pairs = [[names.qualified, title], [names.full, title], *_said_otherwise(body, title)]
    if body.type == "Organization" and not names.local.startswith("市"):  # 云岭镇党委
        pairs.append([names.local, title])
    if body.id.endswith("市政府"):
        pairs.reverse()
    clear = [pair for pair in pairs if not pair[0].startswith(words.SHARED_TOWN) and pair[0] != body.city]
    return [list(pair) for pair in dict.fromkeys(map(tuple, clear))]


def _questions(society: Society, told: list[Printed], chance: random.Random) -> list[dict[str, Any]]:
    """Who held a post on a day, where the pages say it: between two times that the same person is seen there."""
    spans: dict[Post, list[tuple[date, date, str]]] = defaultdict(list)
    for (person, post), times in sorted(_seen(told).items(), key=lambda item: (item[0][0], item[0][1].body)):
        days = [day if how == "start" else published for how, day, published in times if how in ("held", "start")]
        ends = [day - timedelta(1) for how, day, _ in times if how == "end"]
        if days and post.title not in SHARED_TITLES:
            spans[post].append((min(days), max([*days, *ends[:1]]), person))
    sure = []
    for post, holders in sorted(spans.items(), key=lambda item: (item[0].body, item[0].title)):
        for first, last, person in holders:
            others = [span for span in holders if span[2] != person]
            for _ in range(4):
                day = first + timedelta(chance.randint(0, (last - first).days))
                if any(start - MARGIN <= day <= end + MARGIN for start, end, _ in others):
                    continue
                question = {"body": post.body, "title": post.title, "on": day.isoformat(), "person": person}
                question["ask"] = _asked(society.bodies[post.body], post.title, day)
                if question not in sure:
                    sure.append(question)
    chosen = chance.sample(sure, min(QUESTIONS, len(sure)))
    return sorted(chosen, key=lambda q: (q["on"], q["body"], q["title"]))


def _features(c: Chronicle, told: list[Printed], placed: list[dict[str, Any]]) -> dict[str, Any]:
    """What makes this world hard, to be counted."""
    society, seen = c.society, _seen(told)
    reports: dict[str, int] = defaultdict(int)
    for article in placed:
        if article["event"]:
            reports[article["event"]] += 1

    def is_told(person: str, posts: tuple[Post, ...]) -> bool:
        return any((person, post) in seen for post in posts)

    changes = [
        [move.person.id, move.old.id, move.new.id, move.day.isoformat(), "told" if move.announced else "seen"]
        for move in society.moves
        if move.old is not None and is_told(move.person.id, move.old.posts) and is_told(move.person.id, move.new.posts)
    ]
    crossings = [
        [move.person.id, move.old.id, move.new.id, move.day.isoformat()] for move in society.crossings if move.old
    ]
    namesakes = [
        [pair.people[0].id, pair.people[1].id, "one city" if pair.one_city else "two cities", pair.day.isoformat()]
        for pair in society.namesakes
    ]
    one_day: dict[tuple[str, date], set[str]] = defaultdict(set)
    for occasion in c.occasions.values():
        for name in occasion.names:
            one_day[name, occasion.day].add(occasion.city)
    concurrent = sorted(
        {
            f"{printed.day} {person}"
            for printed in told
            for person in {said.person for said in printed.seen}
            if len({said.post for said in printed.seen if said.person == person and said.how == "held"}) > 1
        }
    )
    return {
        "namesakes": namesakes,
        "changes": changes,
        "crossings": crossings,
        "renamed": [body for body, _ in society.renamed],
        "formed": [list(formed[:3]) for formed in society.formed],
        "concurrent": concurrent,
        "one name in two cities": sorted(f"{day} {name}" for (name, day), cities in one_day.items() if len(cities) > 1),
        "bare lists": [printed.published.isoformat() for printed in told if printed.bare_lists],
        "repeated": sorted(event for event, number in reports.items() if number > 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Writes the pages of an invented world, and their truth as JSON.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"at least so many; {ARTICLES} by default")
    given = parser.parse_args()
    world = build_world(given.seed, given.articles)
    world.write(given.out)
    counts = {key: len(value) for key, value in world.truth["features"].items()}
    articles = len(world.truth["articles"])
    print(
        f"{len(world.pages)} pages, {articles} articles, {len(world.truth['mentions'])} mentions, {counts}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
