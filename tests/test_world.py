"""The invented world keeps its promises, and its scorer tells right from wrong."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from world import HELD_OUT_SEED, QUESTIONS, SEED, World, build_world
from world_cities import build_society
from world_text import Mark, Piece, Story, join, name, render, set_page, wrap
from world_truth import (
    GROUPS,
    Found,
    FoundArticle,
    FoundPost,
    Score,
    across_cities,
    align,
    b_cubed,
    describe_errors,
    event_units,
    exact,
    in_order,
    majority,
    one_to_one,
    overlap,
    score_occupancies,
    score_pages,
    score_questions,
)

SEEDS = [SEED, HELD_OUT_SEED]
TESTS = Path(__file__).parent


@cache
def world_of(seed: int) -> World:
    return build_world(seed)


@pytest.fixture(params=SEEDS)
def world(request: pytest.FixtureRequest) -> World:
    return world_of(request.param)


def said(world: World, mention: list[Any]) -> str:
    return world.pages[mention[0]][mention[1] : mention[2]].replace("\n", "")


# the world


def test_a_world_is_large_enough(world: World) -> None:
    truth = world.truth
    days = [row[1] for row in world.manifest]
    assert len(truth["articles"]) >= 400
    assert min(days)[:4] == "2021" and max(days)[:4] == "2025"
    assert len({row[3] for row in world.manifest}) == 7  # papers
    assert len({row[2] for row in world.manifest}) == 4  # three cities and the prefecture
    assert [row[0] for row in world.manifest] == list(world.pages)
    assert len(truth["mentions"]) > 5000


def test_a_world_has_what_makes_it_hard(world: World) -> None:
    features = world.truth["features"]
    kinds = Counter(pair[2] for pair in features["namesakes"])
    assert kinds["two cities"] >= 10 and kinds["one city"] >= 8
    assert len(features["changes"]) >= 40
    assert {change[4] for change in features["changes"]} == {"told", "seen"}
    assert len(features["crossings"]) >= 4
    assert len(features["renamed"]) + len(features["formed"]) >= 6
    assert len(features["repeated"]) >= 60
    assert len(features["concurrent"]) >= 50
    assert len(features["bare lists"]) >= 50
    assert len(features["one name in two cities"]) >= 6


def test_the_same_seed_gives_the_same_world_and_another_seed_another_one(world: World) -> None:
    again = build_world(world.truth["seed"])
    assert again == world
    one, other = (world_of(seed) for seed in SEEDS)
    people = [{e["names"][0] for e in w.truth["entities"].values() if e["type"] == "Person"} for w in (one, other)]
    assert len(people[0] & people[1]) < 0.2 * len(people[0])


def test_a_world_is_the_same_under_another_hash_seed() -> None:
    code = (
        "import hashlib, json, world; w = world.build_world(1);"
        "print(hashlib.sha256(json.dumps([w.pages, w.truth]).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=TESTS,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_mention_is_one_of_the_names_of_what_it_names(world: World) -> None:
    entities = world.truth["entities"]
    others = Counter()
    for mention in world.truth["mentions"]:
        text, names = said(world, mention), entities[mention[3]]["names"]
        assert text and mention[4] == entities[mention[3]]["type"]
        if text not in names:
            others[text] += 1
    assert set(others) <= {"会议", "组织部", "宣传部", "统战部", "政法委"}


def test_each_person_named_anywhere_has_a_post_in_the_truth(world: World) -> None:
    named = {mention[3] for mention in world.truth["mentions"] if mention[4] == "Person"}
    holding = {occupancy["person"] for occupancy in world.truth["occupancies"]}
    assert len(named) > 150 and not named - holding


def test_an_article_names_no_two_people_of_one_name(world: World) -> None:
    places = defaultdict(list)
    for article in world.truth["articles"]:
        places[article["file"]].append((article["start"], article["end"]))
    people: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for mention in world.truth["mentions"]:
        if mention[4] == "Person":
            inside = [number for number, (start, end) in enumerate(places[mention[0]]) if start <= mention[1] < end]
            assert len(inside) == 1
            people[mention[0], inside[0], said(world, mention)].add(mention[3])
    assert people and all(len(ids) == 1 for ids in people.values())


def test_namesakes_are_told_on_one_day_in_posts_that_no_one_holds_together(world: World) -> None:
    posts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for occupancy in world.truth["occupancies"]:
        posts[occupancy["person"]].append(occupancy)
    entities = world.truth["entities"]
    for one, other, kind, day in world.truth["features"]["namesakes"]:
        assert entities[one]["names"] == entities[other]["names"] and one != other
        assert (entities[one]["city"] == entities[other]["city"]) == (kind == "one city")
        spans = []
        for person in (one, other):
            about = [p for p in posts[person] if p["last"] and p["first"] <= f"{day[:8]}99" and p["last"] >= day]
            assert about, f"{person} isn't seen around {day}"
            spans.append({p["body"] for p in about})
        assert not spans[0] & spans[1]


def test_no_post_that_is_asked_for_was_begun_by_another_before_the_day(world: World) -> None:
    for question in world.truth["questions"]:
        rivals = [
            o["person"]
            for o in world.truth["occupancies"]
            if (o["body"], o["title"]) == (question["body"], question["title"]) and o["start"]
            if o["start"] <= question["on"] <= min(filter(None, (o["end"], o["last"])))
        ]
        assert not [person for person in rivals if person != question["person"]]


def test_questions_rest_on_the_pages(world: World) -> None:
    questions = world.truth["questions"]
    assert 200 <= len(questions) <= QUESTIONS
    posts = {(o["person"], o["body"], o["title"]): o for o in world.truth["occupancies"]}
    for question in questions:
        post = posts[question["person"], question["body"], question["title"]]
        assert min(post["first"], post["start"] or "9") <= question["on"] <= max(post["last"], post["end"] or "")
        assert question["ask"]
    assert len({q["person"] for q in questions}) > 80


def test_series_are_counted_up_and_festivals_come_once_a_year(world: World) -> None:
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, event in world.truth["entities"].items():
        if event["type"] == "Event":
            for text in event["names"]:
                days[f"{event['city']} {text}"].append((event["date"], key))
    numbered = {
        text: told for text, told in days.items() if "第" in text and ("常务会议" in text or "主席会议" in text)
    }
    assert len(numbered) > 20
    assert all(len({key for _, key in told}) == 1 for told in numbered.values())
    annual = [text for text in days if any(text.split()[1].startswith(str(year)) for year in range(2021, 2026))]
    assert len(annual) > 10 and all(len(days[text]) == 1 for text in annual)


def test_occasions_without_a_name_are_alone_on_their_day(world: World) -> None:
    unnamed = {k: e for k, e in world.truth["entities"].items() if e["type"] == "Event" and e["kind"] == "会见"}
    assert len(unnamed) > 5
    assert max(Counter((event["city"], event["date"]) for event in unnamed.values()).values()) == 1


def test_each_report_stands_where_the_truth_says(world: World) -> None:
    last: dict[str, int] = {}
    for article in world.truth["articles"]:
        assert last.get(article["file"], 0) <= article["start"] < article["end"] <= len(world.pages[article["file"]])
        last[article["file"]] = article["end"]
        assert article["event"] is None or world.truth["entities"][article["event"]]["type"] == "Event"
    reports = Counter(a["event"] for a in world.truth["articles"] if a["event"])
    assert max(reports.values()) <= 4


def test_a_world_is_written_as_pages_manifest_and_truth(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, TESTS / "world.py", tmp_path, "--seed", "5", "--articles", "400"], check=False
    )
    assert run.returncode == 0
    from kg.pages.manifest import read_manifest

    rows = read_manifest(tmp_path / "pages" / "manifest.csv")
    files = {path.name for path in (tmp_path / "pages").iterdir()} - {"manifest.csv"}
    assert files == set(rows) and (tmp_path / "truth.json").is_file()
    for file, row in rows.items():
        assert (
            row.date and date.fromisoformat(row.date) and row.place and (tmp_path / "pages" / file).stat().st_size > 40
        )


def test_questions_are_answered_as_it_was(world: World) -> None:
    society = build_society(random.Random(f"world {world.truth['seed']}"))

    def holders(question: dict[str, Any], day: date) -> set[str]:
        return {
            tenure.person.id
            for tenure in society.tenures
            if tenure.start <= day < tenure.end
            and any((post.body, post.title) == (question["body"], question["title"]) for post in tenure.seat.posts)
        }

    for question in world.truth["questions"]:
        on = date.fromisoformat(question["on"])
        lately = set[str]().union(*(holders(question, on - timedelta(days)) for days in range(4)))
        # a page is dated after what it tells; on the very day of a change the one who comes is asked for
        assert lately == {question["person"]} or holders(question, on) == {question["person"]}


def test_the_truth_itself_has_full_marks(world: World) -> None:
    truth = world.truth
    articles = []
    for told in truth["articles"]:
        mentions = [
            Found(start, end, GROUPS[kind], entity)
            for file, start, end, entity, kind, _, part in truth["mentions"]
            if file == told["file"] and told["start"] <= start < told["end"] and part == "body"
        ]
        main = (told["event"],) if told["event"] else ()
        articles.append(FoundArticle(told["file"], told["start"], told["end"], tuple(mentions), main))
    aligned, units = align(truth, articles), event_units(truth, articles)
    assert not aligned.missed and not units.missed
    for pairs in (*aligned.pairs.values(), units.pairs):
        assert len(pairs) > 300 and b_cubed(pairs).f1 == exact(pairs).f1 == 1.0
    people = one_to_one(aligned.pairs["person"])
    names = {key: tuple(entity["names"]) for key, entity in truth["entities"].items()}
    posts = [FoundPost(o["person"], o["body"], names[o["body"]], o["title"], o["first"]) for o in truth["occupancies"]]
    assert score_occupancies(truth, posts, people, majority(aligned.pairs["body"])).ordered.f1 == 1.0
    assert score_questions(truth, people, lambda question: [question["person"]])[0] == 1.0


# pieces of text


def test_a_template_carries_the_marks_of_its_slots() -> None:
    piece = render("昨日，{who}到{where}。", {"who": name("沈明远", "p1", "Person"), "where": "云岭镇"})
    assert piece == Piece("昨日，沈明远到云岭镇。", (Mark(3, 6, "p1", "Person"),))
    with pytest.raises(KeyError):
        render("{nobody}", {})


def test_wrapping_moves_the_marks_also_of_names_that_are_cut() -> None:
    piece = join([Piece("一二三"), name("沈明远", "p1", "Person"), name("顾佳", "p2", "Person")], "")
    wrapped = wrap(piece, 4)
    assert wrapped.text == "一二三沈\n明远顾佳"
    assert [wrapped.text[m.start : m.end] for m in wrapped.marks] == ["沈\n明远", "顾佳"]
    assert wrap(Piece("一二三四，五"), 4).text == "一二三四，\n五"


def test_a_page_of_a_text_layer_has_its_headline_below_and_markdown_above() -> None:
    story = Story((name("沈明远", "p1", "Person"),), "记者 钱晓", (Piece("本报讯 正文。"),), "e1")
    page, places = set_page([story], False, 20)
    assert page.text == "记者 钱晓\n\n本报讯 正文。\n\n沈明远\n\n"
    assert page.text[slice(*places[0].body)] == "本报讯 正文。" and places[0].event == "e1"
    assert set_page([story], True, 20)[0].text == "### 沈明远\n\n记者 钱晓\n\n本报讯 正文。\n\n"


# the scorer


def test_b_cubed_of_a_case_worked_out_by_hand() -> None:
    # truth {a a a} {b b}; found x = {a a b}, y = {a b}
    score = b_cubed([("a", "x"), ("a", "x"), ("b", "x"), ("a", "y"), ("b", "y")])
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 2 + 1 / 3 + 1 / 2) / 5)


def test_b_cubed_punishes_merges_in_precision_and_splits_in_recall() -> None:
    right = [("a", "x")] * 3 + [("b", "y")] * 3
    assert b_cubed(right).f1 == 1.0
    merged = b_cubed([(true, "x") for true, _ in right])
    assert merged.precision == 0.5 and merged.recall == 1.0
    split = b_cubed([(true, str(i)) for i, (true, _) in enumerate(right)])
    assert split.precision == 1.0 and split.recall == pytest.approx(1 / 3)
    assert b_cubed([]).f1 == 0.0


def test_a_cluster_is_wholly_right_only_alone_and_in_one_piece() -> None:
    assert exact([("a", "x"), ("a", "x"), ("b", "y")]).f1 == 1.0
    assert exact([("a", "x"), ("a", "z"), ("b", "y")]) == Score(1 / 3, 1 / 2, 2)
    assert exact([("a", "x"), ("b", "x")]) == Score(0.0, 0.0, 2)


@pytest.mark.parametrize(
    ("found", "start", "end", "fits"),
    [
        ((0, 4), 0, 4, True),  # 清湖市委
        ((2, 4), 0, 4, True),  # 市委 of 清湖市委
        ((0, 2), 0, 5, False),  # 市委 in 市委组织部
        ((0, 4), 0, 8, False),  # 江东银行 in 江东银行清湖支行
        ((5, 9), 0, 4, False),
    ],
)
def test_a_mention_fits_where_its_head_does(found: tuple[int, int], start: int, end: int, fits: bool) -> None:
    assert bool(overlap(Found(*found, "body", "x"), start, end)) is fits


TRUTH: dict[str, Any] = {
    "entities": {
        "p1": {"type": "Person", "city": "清湖", "names": ["沈明远"]},
        "p2": {"type": "Person", "city": "南屏", "names": ["沈明远"]},
        "o1": {"type": "Organization", "city": "清湖", "names": ["清湖市教育局", "市教育局"]},
        "o2": {"type": "Organization", "city": "清湖", "names": ["清湖市政府", "市政府"]},
        "o3": {"type": "Organization", "city": "南屏", "names": ["南屏市教育局", "市教育局"]},
    },
    "articles": [
        {"file": "a", "start": 0, "end": 50, "event": "e1"},
        {"file": "b", "start": 0, "end": 50, "event": "e1"},
    ],
    "mentions": [
        ["a", 0, 3, "p1", "Person", False, "body"],
        ["a", 10, 13, "p2", "Person", False, "body"],
        ["a", 20, 23, "p1", "Person", False, "headline"],
        ["a", 30, 32, "o2", "Organization", True, "body"],
        ["a", 40, 44, "e1", "Event", False, "body"],
    ],
    "occupancies": [
        {"person": "p1", "body": "o1", "title": "局长", "first": "2021-01-01", "accepted": []},
        {"person": "p1", "body": "o2", "title": "副市长", "first": "2022-01-01", "accepted": [["清湖市", "副市长"]]},
        {"person": "p1", "body": "o2", "title": "市长", "first": "2023-01-01", "accepted": [["清湖市", "市长"]]},
        {"person": "p2", "body": "o3", "title": "局长", "first": "2021-01-01", "accepted": []},
    ],
    "questions": [
        {"body": "o1", "ask": [["清湖市教育局", "局长"]], "title": "局长", "on": "2021-01-01", "person": "p1"},
        {"body": "o2", "ask": [["清湖市", "市长"]], "title": "市长", "on": "2023-01-01", "person": "p1"},
    ],
}


def test_only_mentions_of_the_body_are_aligned_and_missed_ones_are_counted() -> None:
    found = (Found(0, 3, "person", "x"), Found(20, 23, "person", "z"), Found(5, 8, "person", "y"))
    aligned = align(TRUTH, [FoundArticle("a", 0, 50, found, ())])
    assert aligned.pairs["person"] == [("p1", "x")]
    assert (aligned.met["person"], aligned.asked["person"]) == (1, 2)
    assert aligned.asked["body"] == 0  # 市政府 is optional
    assert aligned.missed == ["a:10-13 p2", "a:40-44 e1"]


def test_losing_mentions_shows_in_the_share_that_was_found() -> None:
    none = align(TRUTH, [FoundArticle("a", 0, 50, (), ())])
    assert none.met.total() == 0 and none.asked.total() == 3


def test_an_event_is_found_at_its_name_or_else_as_what_the_article_is_about() -> None:
    articles = [
        FoundArticle("a", 0, 50, (Found(40, 44, "event", "x"), Found(1, 3, "event", "y")), ("y",)),
        FoundArticle("b", 0, 50, (), ("z",)),
    ]
    assert event_units(TRUTH, articles).pairs == [("e1", "x"), ("e1", "z")]
    lost = event_units(TRUTH, articles[:1])
    assert lost.pairs == [("e1", "x")] and lost.missed == ["b:0 e1"]


POSTS = [
    FoundPost("x", "org1", ("清湖市教育局",), "局长", "2021-01-02"),
    FoundPost("x", "city", ("清湖市",), "副市长", "2022-01-02"),
    FoundPost("x", "org2", ("清湖市政府",), "市长", "2023-01-02"),
    FoundPost("y", "org3", ("南屏市教育局",), "局长", "2021-01-02"),
]
PEOPLE, BODIES = {"x": "p1", "y": "p2"}, {"org1": "o1", "org2": "o2", "org3": "o3"}


def test_all_posts_in_order_score_one() -> None:
    score = score_occupancies(TRUTH, POSTS, PEOPLE, BODIES)
    assert score.ordered.f1 == score.triples.f1 == 1.0
    assert not score.missed and not score.wrong


def test_a_wrong_order_a_wrong_body_and_a_missing_post_cost() -> None:
    turned = [replace(POSTS[0], first="2024-05-05"), *POSTS[1:]]
    assert score_occupancies(TRUTH, turned, PEOPLE, BODIES).ordered.recall == 0.75
    assert score_occupancies(TRUTH, turned, PEOPLE, BODIES).triples.recall == 1.0
    fused = score_occupancies(
        TRUTH, [*POSTS[:3], replace(POSTS[3], body="org1", names=("清湖市教育局",))], PEOPLE, BODIES
    )
    assert fused.ordered.f1 == 0.75 and len(fused.wrong) == 1
    assert score_occupancies(TRUTH, POSTS[1:], PEOPLE, BODIES).ordered.recall == 0.75
    assert score_occupancies(TRUTH, POSTS, {"x": "p1", "y": "p1"}, BODIES).ordered.recall == 0.75
    local = [*POSTS[:3], replace(POSTS[3], body="org9", names=("市教育局",))]  # of which city?
    assert score_occupancies(TRUTH, local, PEOPLE, BODIES).ordered.recall == 0.75
    twice = [*POSTS, replace(POSTS[0], first="2021-03-03")]
    assert score_occupancies(TRUTH, twice, PEOPLE, BODIES).ordered.f1 == 1.0


def test_an_order_is_not_asked_for_within_days() -> None:
    assert in_order([("2021-01-01", "2021-01-05"), ("2021-01-03", "2021-01-04")]) == 2
    assert in_order([("2021-01-01", "2022-01-05"), ("2021-06-03", "2021-01-04"), ("2023-01-01", "2023-01-01")]) == 2
    assert in_order([("2021-01-01", "2021-01-05"), ("2021-06-03", "2021-01-05")]) == 1
    assert in_order([]) == 0


def test_a_part_of_a_person_that_was_split_off_is_not_that_person() -> None:
    pairs = [("p1", "x"), ("p1", "x"), ("p1", "y"), ("p2", "z"), ("p1", "z"), ("p2", "z")]
    assert majority(pairs) == {"x": "p1", "y": "p1", "z": "p2"}
    assert one_to_one(pairs) == {"x": "p1", "z": "p2"}


def test_merges_across_cities_are_named() -> None:
    pairs = [("p1", "x"), ("p2", "x"), ("p1", "y")]
    assert across_cities(TRUTH, pairs) == ["x"] and across_cities(TRUTH, pairs[1:]) == []
    errors = describe_errors(TRUTH, pairs, defaultdict(lambda: ["a:0-3"]))
    assert [error.split(":")[0] for error in errors] == ["merged across cities", "split"]


def test_questions_are_right_only_with_the_right_person() -> None:
    assert score_questions(TRUTH, PEOPLE, lambda question: ["x"])[0] == 1.0
    assert score_questions(TRUTH, PEOPLE, lambda question: ["x"] if question["title"] == "市长" else [])[0] == 0.5
    assert score_questions(TRUTH, PEOPLE, lambda question: ["y"])[0] == 0.0
    assert score_questions(TRUTH, PEOPLE, lambda question: ["x", "y"])[0] == 0.0
    assert score_questions(TRUTH, PEOPLE, lambda question: ["x", "a part of x that was split off"])[0] == 0.0


# the scorer on what the program makes of a part of a world


def test_the_pages_of_a_world_are_read_and_scored(tmp_path: Path) -> None:
    whole = world_of(SEED)
    files = [row[0] for row in whole.manifest if "2021-01" <= row[1] < "2021-04"]
    truth = {
        **whole.truth,
        "mentions": [mention for mention in whole.truth["mentions"] if mention[0] in files],
        "articles": [article for article in whole.truth["articles"] if article["file"] in files],
        "occupancies": [occupancy for occupancy in whole.truth["occupancies"] if occupancy["first"] < "2021-04"],
        "questions": [question for question in whole.truth["questions"] if question["on"] < "2021-03"],
    }
    manifest = tuple(row for row in whole.manifest if row[0] in files)
    report = score_pages(World({file: whole.pages[file] for file in files}, manifest, truth), tmp_path)
    assert report.scores["person"].number > 100 and report.scores["event"].number > 10
    assert report.found["person"] > 0.9 and report.found["body"] > 0.8  # offsets of text and truth agree
    assert report.scores["person"].f1 > 0.9  # in three months hardly anyone changes
    assert any(line.startswith("who held") for line in report.lines())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_keeps_its_floors_on_the_world(seed: int, tmp_path: Path) -> None:
    floors = json.loads((TESTS / "floors.json").read_text(encoding="utf-8"))["world"]
    figures = score_pages(world_of(seed), tmp_path).figures()
    assert set(floors) <= set(figures) and len(floors) >= 6
    assert not {key: (figures[key], floor) for key, floor in floors.items() if figures[key] < floor}
