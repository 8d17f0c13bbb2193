"""Scores a build of the pages of `world.py` against their truth: people, bodies, events, posts, who held what.

python tests/world_truth.py TRUTH.json BUILD_DIR [--errors N]     BUILD_DIR: what `kg build pages -o BUILD_DIR` wrote

People and bodies: B-cubed over the mentions that the program found, and beside it how many of the mentions it found.
Events: B-cubed over pairs of an article and an event that it reports or names, so a long article weighs no more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from world import World

    from kg.query.graph import Graph
    from kg.records import ArticleRecord, Knowledge

GROUPS = {"Person": "person", "Company": "body", "Organization": "body", "Event": "event"}
SAME_DAYS = 3  # days between which an order isn't asked for: a page is dated after what it tells
FLOORS = {"person": 0.97, "body": 0.97, "event": 0.92, "occupancies": 0.95, "who held": 0.97}  # issue 5
Pair = tuple[str, str]  # id in the truth, id in the graph


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of something, and over how many."""

    precision: float
    recall: float
    number: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(pairs: Sequence[Pair]) -> Score:
    """B-cubed of a clustering: of each item the share of its cluster, and of its true cluster, that is with it."""
    if not pairs:
        return Score(0.0, 0.0, 0)
    both, truly, found = Counter(pairs), Counter(t for t, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(n * n / found[pair[1]] for pair, n in both.items()) / len(pairs)
    recall = sum(n * n / truly[pair[0]] for pair, n in both.items()) / len(pairs)
    return Score(precision, recall, len(pairs))


def exact(pairs: Sequence[Pair]) -> Score:
    """Clusters that are just what they should be: their share of those found, and of the true ones."""
    truly, found = dict[str, set[str]](), dict[str, set[str]]()
    for true, mine in pairs:
        truly.setdefault(true, set()).add(mine)
        found.setdefault(mine, set()).add(true)
    right = sum(len(mine) == 1 and len(found[min(mine)]) == 1 for mine in truly.values())
    return Score(right / max(len(found), 1), right / max(len(truly), 1), len(truly))


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that the program found: where it stands in the file, and to what in the graph it went."""

    start: int
    end: int
    group: str
    entity: str


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article as the program cut it."""

    file: str
    start: int
    end: int
    mentions: tuple[Found, ...]
    main: tuple[str, ...]  # the events that it is about


@dataclass(slots=True)
class Aligned:
    """Mentions of the truth with those found in their place."""

    pairs: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    places: dict[Pair, list[str]] = field(default_factory=lambda: defaultdict(list))  # where a pair comes from
    asked: Counter[str] = field(default_factory=Counter)  # mentions that are not optional, by group
    met: Counter[str] = field(default_factory=Counter)  # those of them that were found
    missed: list[str] = field(default_factory=list)


def overlap(found: Found, start: int, end: int) -> float:
    """How much of the two stretches is common; 0.0 where one stands inside another name (市委 in 市委组织部)."""
    common = min(found.end, end) - max(found.start, start)
    if common <= 0:
        return 0.0
    share = common / (max(found.end, end) - min(found.start, start))
    return share if share >= 0.75 or (share >= 0.4 and found.end == end) else 0.0


def align(truth: dict[str, Any], articles: Iterable[FoundArticle]) -> Aligned:
    """Each mention of the truth with the one found there, best fit first; none twice."""
    aligned = Aligned()
    by_file: dict[str, list[Found]] = defaultdict(list)
    for article in articles:
        by_file[article.file] += article.mentions
    wanted: dict[str, list[list[Any]]] = defaultdict(list)
    for mention in truth["mentions"]:
        if mention[6] == "body":
            wanted[mention[0]].append(mention)
    for file, mentions in sorted(wanted.items()):
        fits = [
            (overlap(found, mention[1], mention[2]), -i, -j)
            for i, mention in enumerate(mentions)
            for j, found in enumerate(by_file[file])
            if GROUPS[mention[4]] == found.group
        ]
        taken_truth: dict[int, Found] = {}
        taken: set[int] = set()
        for share, i, j in sorted(fits, reverse=True):
            if share and -i not in taken_truth and -j not in taken:
                taken_truth[-i] = by_file[file][-j]
                taken.add(-j)
        for i, (_, start, end, entity, kind, optional, _) in enumerate(mentions):
            group = GROUPS[kind]
            here = f"{file}:{start}-{end}"
            aligned.asked[group] += not optional
            if i in taken_truth:
                aligned.met[group] += not optional
                pair = (entity, taken_truth[i].entity)
                aligned.pairs[group].append(pair)
                aligned.places[pair].append(here)
            elif not optional:
                aligned.missed.append(f"{here} {entity}")
    return aligned


@dataclass(slots=True)
class EventUnits:
    """Pairs of an article and an event of the truth, with what the program made of them."""

    pairs: list[Pair] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    places: dict[Pair, list[str]] = field(default_factory=lambda: defaultdict(list))


def event_units(truth: dict[str, Any], articles: Sequence[FoundArticle]) -> EventUnits:
    """For each article and event that it reports or names: the event found at its names, else what it is about."""
    units = EventUnits()
    mentions: dict[str, list[list[Any]]] = defaultdict(list)
    for mention in truth["mentions"]:
        if mention[4] == "Event" and mention[6] == "body":
            mentions[mention[0]].append(mention)
    by_file: dict[str, list[FoundArticle]] = defaultdict(list)
    for article in articles:
        by_file[article.file].append(article)
    for told in truth["articles"]:
        start, end = told["start"], told["end"]
        here = [m for m in mentions[told["file"]] if start <= m[1] < end]
        cut = [a for a in by_file[told["file"]] if min(a.end, end) - max(a.start, start) > 0]
        cut.sort(key=lambda a: max(a.start, start) - min(a.end, end))
        found = [f for a in cut for f in a.mentions if f.group == "event"]
        events = dict.fromkeys([m[3] for m in here] + ([told["event"]] if told["event"] else []))
        for event in events:
            votes: Counter[str] = Counter()
            for mention in here:
                if mention[3] == event:
                    best = max(found, key=lambda f: overlap(f, mention[1], mention[2]), default=None)
                    if best is not None and overlap(best, mention[1], mention[2]):
                        votes[best.entity] += 1 if mention[5] else 10
            if not votes and event == told["event"] and cut and cut[0].main:
                votes[cut[0].main[0]] = 1
            place = f"{told['file']}:{start}"
            if votes:
                pair = (event, min(votes, key=lambda e: (-votes[e], e)))
                units.pairs.append(pair)
                units.places[pair].append(place)
            else:
                units.missed.append(f"{place} {event}")
    return units


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post as the graph has it; `first` is empty when no dated page says it."""

    person: str
    body: str
    names: tuple[str, ...]  # of the body
    title: str
    first: str


def majority(pairs: Iterable[Pair]) -> dict[str, str]:
    """For each thing of the graph what of the truth it mostly is."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for true, found in pairs:
        votes[found][true] += 1
    return {found: min(counts, key=lambda t: (-counts[t], t)) for found, counts in votes.items()}


def one_to_one(pairs: Sequence[Pair]) -> dict[str, str]:
    """For each thing of the graph that is the greatest part of something true: what it is."""
    both, mostly = Counter(pairs), majority(pairs)
    best: dict[str, str] = {}
    for true, found in sorted(both, key=lambda pair: (-both[pair], pair)):
        if mostly[found] == true and true not in best.values():
            best[found] = true
    return best


def own_names(truth: dict[str, Any]) -> dict[str, set[str]]:
    """For each thing of the truth the names that nothing else has: 清湖市教育局, not 市教育局."""
    bearers = Counter(name for entity in truth["entities"].values() for name in entity["names"])
    return {key: {name for name in entity["names"] if bearers[name] == 1} for key, entity in truth["entities"].items()}


def matches(said: FoundPost, occupancy: dict[str, Any], bodies: dict[str, str], names: set[str]) -> bool:
    """Whether a post of the graph is that of the truth: its title, its body by mentions or by one of its `names`."""
    if said.title == occupancy["title"] and (bodies.get(said.body) == occupancy["body"] or names & set(said.names)):
        return True
    return any(title == said.title and name in said.names for name, title in occupancy["accepted"])


def in_order(posts: Sequence[tuple[str, str]]) -> int:
    """How many of one person's posts, at most, stand in the true order: (first day in truth, in the graph)."""

    def agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
        (t1, f1), (t2, f2) = sorted((one, other))
        apart = (date.fromisoformat(t2) - date.fromisoformat(t1)).days
        return apart <= SAME_DAYS or f1 < f2

    for number in range(len(posts), 0, -1):
        for chosen in combinations(posts, number):
            if all(agree(one, other) for one, other in combinations(chosen, 2)):
                return number
    return 0


@dataclass(frozen=True, slots=True)
class OccupancyScore:
    """Posts with their order, the plain triples beside, and what was missed or too much."""

    ordered: Score
    triples: Score
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def score_occupancies(
    truth: dict[str, Any], posts: Sequence[FoundPost], people: dict[str, str], bodies: dict[str, str]
) -> OccupancyScore:
    """Occupancies (person, body, title) found, right only where they stand in the person's order."""
    by_person: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for occupancy in truth["occupancies"]:
        by_person[occupancy["person"]].append(occupancy)
    names = own_names(truth)
    met: dict[int, str] = {}
    wrong: list[str] = []
    said = 0
    for post in posts:
        person = people.get(post.person)
        hit = None
        for occupancy in by_person.get(person or "", []):
            if matches(post, occupancy, bodies, names[occupancy["body"]]):
                hit = occupancy
                break
        if hit is None:
            said += 1
            wrong.append(f"{post.person} ({person}): {post.names[0]} {post.title}")
        elif id(hit) not in met:
            said += 1
            met[id(hit)] = post.first
        elif post.first:
            met[id(hit)] = min(filter(None, (met[id(hit)], post.first)))
    right = 0
    for occupancies in by_person.values():
        right += in_order([(o["first"], met[id(o)]) for o in occupancies if id(o) in met])
    total = len(truth["occupancies"])
    missed = [f"{o['person']}: {o['body']} {o['title']}" for o in truth["occupancies"] if id(o) not in met]
    ordered = Score(right / said if said else 0.0, right / total if total else 0.0, total)
    triples = Score(len(met) / said if said else 0.0, len(met) / total if total else 0.0, total)
    return OccupancyScore(ordered, triples, tuple(missed), tuple(wrong))


def score_questions(
    truth: dict[str, Any], people: dict[str, str], answer: Callable[[dict[str, Any]], Sequence[str]]
) -> tuple[float, list[str]]:
    """The share of questions answered with the right person and nobody else; the others with their answers."""
    wrong = []
    for question in truth["questions"]:
        found = answer(question)
        if {people.get(person) for person in found} != {question["person"]}:
            answers = ", ".join(f"{person} ({people.get(person)})" for person in found) or "nobody"
            wrong.append(f"{question['on']} {''.join(question['ask'][0])}: {question['person']}, not {answers}")
    number = len(truth["questions"])
    return (number - len(wrong)) / number if number else 0.0, wrong


def across_cities(truth: dict[str, Any], pairs: Sequence[Pair]) -> list[str]:
    """The things of the graph that are people or bodies of several cities; a bank is of none, its branches are."""
    clusters: dict[str, set[str]] = defaultdict(set)
    for true, found in pairs:
        clusters[found].add(true)
    return [found for found, true in sorted(clusters.items()) if len(cities_of(truth, true)) > 1]


def cities_of(truth: dict[str, Any], entities: Iterable[str]) -> set[str]:
    return {truth["entities"][entity]["city"] for entity in entities} - {""}


def describe_errors(truth: dict[str, Any], pairs: Sequence[Pair], places: dict[Pair, list[str]]) -> list[str]:
    """Merges and splits, the greatest first, each with mentions that show it."""
    by_found: dict[str, Counter[str]] = defaultdict(Counter)
    by_true: dict[str, Counter[str]] = defaultdict(Counter)
    for true, found in pairs:
        by_found[found][true] += 1
        by_true[true][found] += 1
    errors: list[tuple[int, str]] = []
    for found, counts in by_found.items():
        if len(counts) > 1:
            kind = "merged across cities" if len(cities_of(truth, counts)) > 1 else "merged in a city"
            parts = [f"{t} ×{n} {places[t, found][0]}" for t, n in counts.most_common()]
            errors.append((sum(counts.values()) - max(counts.values()), f"{kind}: {found} = {'; '.join(parts)}"))
    for true, counts in by_true.items():
        if len(counts) > 1:
            parts = [f"{f} ×{n} {places[true, f][0]}" for f, n in counts.most_common()]
            errors.append((sum(counts.values()) - max(counts.values()), f"split: {true} = {'; '.join(parts)}"))
    return [text for _, text in sorted(errors, key=lambda error: (-error[0], error[1]))]


# What follows reads the program's own records; everything above knows nothing of it.


def graph_ids(records: Sequence[ArticleRecord]) -> dict[tuple[str, str], str]:
    """The id in the graph of each entity of each article, by article and the id in it."""
    from functools import partial

    from kg.flow import MemoryFlow
    from kg.identity.identify import identify, identify_rest, setting_of, together
    from kg.identity.told import tell

    flow = MemoryFlow()
    once = {record.article.id: record for record in records}
    kept = flow.of([tell(record)[0] for record in once.values()]).keep()
    setting = setting_of(kept)
    known = identify(flow, kept, setting)
    articles = together(kept, known.of).flat_map(partial(identify_rest, setting))
    return {(one.told.article, local): who.id for one in articles for local, who in one.of.items()}


def found_articles(records: Iterable[ArticleRecord], ids: dict[tuple[str, str], str]) -> list[FoundArticle]:
    """The records with offsets in their files."""
    found = []
    for record in records:
        origin = record.article.origin
        if not origin:
            continue
        mentions = [
            Found(origin[start], origin[end - 1] + 1, GROUPS[entity.type], ids[record.article.id, entity.id])
            for entity in record.entities
            if entity.type in GROUPS and (record.article.id, entity.id) in ids
            for start, end in entity.mentions
        ]
        main = [ids[record.article.id, e.id] for e in record.entities if e.main and (record.article.id, e.id) in ids]
        file = Path(record.page.source).name
        found.append(FoundArticle(file, min(origin), max(origin) + 1, tuple(mentions), tuple(main)))
    return found


def found_posts(knowledge: Knowledge) -> list[FoundPost]:
    """The posts of the graph; one of former days alone has the first day on which a page tells of it."""
    entities = {entity.id: entity for entity in knowledge.entities}
    days = {page.id: page.date or "" for page in knowledge.pages}
    return [
        FoundPost(
            said.subject,
            said.object,
            (entities[said.object].name, *entities[said.object].aliases),
            said.qualifiers.get("title", ""),
            said.qualifiers.get("date") or min((days[evidence.page_id] for evidence in said.evidence), default=""),
        )
        for said in knowledge.statements
        if said.relation == "holdsPost"
    ]


def ask(graph: Graph, question: dict[str, Any]) -> list[str]:
    """The ids of those who held the post, as the graph answers the first way to ask that it knows."""
    from kg.errors import NameNotFound

    for body, title in question["ask"]:
        try:
            held = graph.who_held(body, title, on=question["on"])
        except NameNotFound:
            continue
        return [one.occupancy.person.id for one in held]
    return []


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of a build, and what is wrong with it."""

    scores: dict[str, Score]
    found: dict[str, float]  # share of the mentions that were found
    across: dict[str, list[str]]
    who_held: float
    questions: int
    errors: dict[str, list[str]]

    def figures(self) -> dict[str, float]:
        """One number for each thing, as floors are: F1, or a share."""
        figures = {key: score.f1 for key, score in self.scores.items()} | {"who held": self.who_held}
        figures |= {f"mentions found: {group}": share for group, share in self.found.items()}
        return figures

    def lines(self) -> list[str]:
        rows = [f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'of':>7}{'wanted':>8}"]
        for key, score in self.scores.items():
            wanted = FLOORS.get(key)
            floor = f"{wanted:8.2f}" if wanted else ""
            rows.append(f"{key:24}{score.precision:8.4f}{score.recall:8.4f}{score.f1:8.4f}{score.number:7}{floor}")
        rows.append(f"{'who held':24}{self.who_held:24.4f}{self.questions:7}{FLOORS['who held']:8.2f}")
        rows += [f"{f'mentions found: {key}':24}{share:24.4f}" for key, share in self.found.items()]
        rows += [f"{f'across cities: {key}':24}{len(found):24}{'':7}{0:8}" for key, found in self.across.items()]
        return rows


def score_build(truth: dict[str, Any], records: Sequence[ArticleRecord], graph: Graph) -> Report:
    """Every figure of the build of a world's pages."""
    knowledge = graph.knowledge
    articles = found_articles(records, graph_ids(records))
    aligned, units = align(truth, articles), event_units(truth, articles)
    people, bodies = one_to_one(aligned.pairs["person"]), majority(aligned.pairs["body"])
    occupancies = score_occupancies(truth, found_posts(knowledge), people, bodies)
    held, wrong = score_questions(truth, majority(aligned.pairs["person"]), partial(ask, graph))
    scores = {group: b_cubed(aligned.pairs[group]) for group in ("person", "body")}
    scores |= {
        "event": b_cubed(units.pairs),
        "occupancies": occupancies.ordered,
        "posts without order": occupancies.triples,
        "wholly right: person": exact(aligned.pairs["person"]),
        "wholly right: body": exact(aligned.pairs["body"]),
        "wholly right: event": exact(units.pairs),
    }
    share = {group: aligned.met[group] / max(aligned.asked[group], 1) for group in ("person", "body", "event")}
    share["event reports"] = len(units.pairs) / max(len(units.pairs) + len(units.missed), 1)
    groups = {"person": (aligned.pairs["person"], aligned.places), "body": (aligned.pairs["body"], aligned.places)}
    groups["event"] = (units.pairs, units.places)
    return Report(
        scores=scores,
        found=share,
        across={group: across_cities(truth, pairs) for group, (pairs, _) in groups.items()},
        who_held=held,
        questions=len(truth["questions"]),
        errors={
            **{group: describe_errors(truth, pairs, places) for group, (pairs, places) in groups.items()},
            "occupancies missed": list(occupancies.missed),
            "occupancies wrong": list(occupancies.wrong),
            "who held": wrong,
            "mentions missed": aligned.missed,
            "event reports missed": units.missed,
        },
    )


def score_pages(world: World, folder: Path) -> Report:
    """Writes a world's pages into `folder`, reads them with the program, and scores the graph."""
    from kg.pipeline.extractor import extract, load_extractor
    from kg.query.builds import build_knowledge
    from kg.query.graph import Graph

    world.write(folder)
    extractor, failed = load_extractor(), list[str]()
    records = tuple(extract(extractor, [folder / "pages"], on_error=lambda error: failed.append(str(error))))
    if failed:
        raise ValueError(failed[0])
    return score_build(world.truth, records, Graph(build_knowledge(records), extractor.ontology))


def main() -> int:
    parser = argparse.ArgumentParser(description="Scores a build of an invented world against its truth.")
    parser.add_argument("truth", type=Path)
    parser.add_argument("build", type=Path, help="folder written by kg build -o")
    parser.add_argument("--errors", type=int, default=12, help="so many of each class are shown; 12 by default")
    given = parser.parse_args()
    from kg.ontology import load_ontology
    from kg.query.builds import build_knowledge, read_build
    from kg.query.graph import Graph

    ontology = load_ontology()
    records = read_build(given.build, ontology)
    report = score_build(
        json.loads(given.truth.read_text(encoding="utf-8")), records, Graph(build_knowledge(records), ontology)
    )
    for kind, errors in report.errors.items():
        print(f"\n{kind}: {len(errors)}")
        for error in errors[: given.errors]:
            print("  " + error)
    print("\n" + "\n".join(report.lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
