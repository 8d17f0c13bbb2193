"""Precision, recall and F1 of article records against gold annotation, label by label, and the floors they must keep.

Everything is matched one to one, best likeness first: an article on its first words, an entity on its names, an event
on how alike its names are, a relation on its two matched ends, its predicate and, for 任职, its title.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import DataFileError
from kg.measure.judged import Judged, Said, Verdict, bare

Json = dict[str, Any]
Key = TypeVar("Key", int, str)

TYPES = ("Person", "Company", "Organization", "Event", "Event*", "Place", "Document")  # Event: main events only
BODIES = {"Company", "Organization"}
NOT_INVOLVEMENT = {"r:任职", "r:位于", "r:地点", "r:签约", "r:调研", "r:会见"}
EVENT_LIKENESS = 0.55  # of event names, from which on they may be the same event; as in the gold's scorer


@dataclass
class Row:
    """Counts under one label."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Right ones among those found; 1 when nothing was found and nothing was there."""
        return self.hit / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """Those found among those in the gold; 1 when the gold has none."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Report:
    """The rows by label (`r:` before a predicate), each thing as it was judged, and the gold pages without a record."""

    rows: dict[str, Row] = field(default_factory=dict)
    items: list[Judged] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def count(self, label: str, gold: Mapping[Any, Said], found: Mapping[Any, Said], where: str, text: str) -> None:
        """Adds what is in both, and what is in one only, of an article with that text; keys are compared."""
        row = self.rows.setdefault(label, Row())
        row.hit += len(gold.keys() & found.keys())
        row.gold += len(gold)
        row.found += len(found)
        for key, said in found.items():
            right = gold.get(key)
            verdict: Verdict = "right" if right else "wrong"
            self.items.append(Judged(label, verdict, where, said, right.shown if right else "", text))
        missed = [said for key, said in gold.items() if key not in found]
        self.items += [Judged(label, "missed", where, said, said.shown, text) for said in missed]

    @property
    def missed(self) -> dict[str, list[str]]:
        """What is in the gold only, as it is shown, by label."""
        return self._shown("missed")

    @property
    def spurious(self) -> dict[str, list[str]]:
        """What is in the records only, as it is shown, by label."""
        return self._shown("wrong")

    def _shown(self, verdict: Verdict) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = defaultdict(list)
        for item in self.items:
            if item.verdict == verdict:
                shown[item.label].append(f"{item.where}: {item.said.shown}")
        return shown

    def by_rule(self) -> dict[str, Row]:
        """The facts that each rule found, in the order of the rules' names; no rule misses any."""
        rows: dict[str, Row] = defaultdict(Row)
        for item in self.items:
            if item.said.rule:
                rows[item.said.rule].found += 1
                rows[item.said.rule].hit += item.verdict == "right"
        return dict(sorted(rows.items()))

    def add_totals(self) -> None:
        """Adds the rows that sum others up: ENTITIES, POSTS, INVOLVEMENT, RELATIONS."""
        relations = [label for label in self.rows if label.startswith("r:")]
        sums = {
            "ENTITIES": ["Person", "Company", "Organization", "Event"],
            "POSTS": ["r:任职"],
            "INVOLVEMENT": [label for label in relations if label not in NOT_INVOLVEMENT],
            "RELATIONS": relations,
        }
        fixed = ["article", "headline", "byline", *TYPES]
        ordered = {label: self.rows.get(label, Row()) for label in [*fixed, *sorted(relations)]}
        for label, parts in sums.items():
            rows = [self.rows[part] for part in parts if part in self.rows]
            ordered[label] = Row(*(sum(getattr(row, name) for row in rows) for name in ("hit", "gold", "found")))
        self.rows = ordered


def evaluate(gold_path: Path, records: Iterable[Json]) -> Report:
    """The report on records (as `kg extract` prints them) of the pages that the gold annotates; others don't count.

    `gold_path` is a gold file, or a folder that is searched for them. Raises DataFileError when there is none.
    """
    by_page: dict[str, list[Json]] = defaultdict(list)
    for record in records:
        by_page[Path(record["doc"]).name].append(record)
    report = Report()
    for page in read_gold(gold_path):
        name = Path(page["doc"]).name
        if name not in by_page:
            report.absent.append(name)
        _count_page(report, page, by_page.get(name, []))
    report.add_totals()
    return report


def read_gold(path: Path) -> list[Json]:
    """The annotated pages of a gold file or folder, by path. Raises DataFileError."""
    pages = []
    for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
        try:
            page = json.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise DataFileError(file, f"can't be read: {error.strerror}") from error
        except ValueError as error:
            raise DataFileError(file, f"not JSON: {error}") from error
        if isinstance(page, dict) and "articles" in page:
            pages.append(page)
    if not pages:
        raise DataFileError(path, "no gold annotation here", allowed='JSON files {"doc": …, "articles": […]}')
    return pages


def _count_page(report: Report, page: Json, records: Sequence[Json]) -> None:
    wanted = page["articles"]
    pairs = _pair_articles(wanted, records)
    taken = {record: article for article, record in pairs.items()}
    report.count(
        "article",
        {number: Said(article.get("lead", "")) for number, article in enumerate(wanted)},
        {taken.get(number, -1 - number): Said(bare(record["text"])[:24]) for number, record in enumerate(records)},
        page["doc"],
        "",
    )
    nothing: Json = {"entities": [], "relations": []}
    for number, article in enumerate(wanted):
        record = records[pairs[number]] if number in pairs else nothing
        _count_article(report, article, record, f"{page['doc']}/{article.get('id', number)}")
    for number, record in enumerate(records):
        if number not in taken:
            _count_article(report, nothing, record, f"{page['doc']}/+{number}")


def _count_article(report: Report, gold: Json, record: Json, where: str) -> None:
    text = record.get("text") or gold.get("lead", "")
    for label, key in (("headline", "headlines"), ("byline", "bylines")):
        if key not in gold and gold["entities"]:
            continue  # not annotated
        here, there = ({bare(line): Said(line) for line in _texts(side, key)} for side in (gold, record))
        report.count(label, here, there, where, text)
    wanted = {entity["id"]: entity for entity in gold["entities"]}
    found = {entity["id"]: entity for entity in record["entities"]}
    pairs = _pair_entities(wanted, found)
    partner = {there: here for here, there in pairs.items()}
    for label in TYPES:
        report.count(label, *_of_type(label, wanted, found, partner), where, text)
    for predicate in sorted({relation["p"] for side in (gold, record) for relation in side["relations"]}):
        in_gold = _relations(gold, predicate, wanted, {entity: entity for entity in wanted})
        in_record = _relations(record, predicate, found, partner)
        free = {key for key, (_, optional) in in_gold.items() if optional}
        left, right = (
            {key: said for key, (said, _) in side.items() if key not in free} for side in (in_gold, in_record)
        )
        report.count(f"r:{predicate}", left, right, where, text)


def _texts(side: Json, key: str) -> list[str]:
    """The headlines, or the names of the bylines."""
    return [line["name"] if key == "bylines" else line for line in side.get(key, [])]


def _of_type(
    label: str, wanted: Mapping[str, Json], found: Mapping[str, Json], partner: Mapping[str, str]
) -> tuple[dict[str, Said], dict[str, Said]]:
    """The entities of one type, of the gold and of the record; `partner`: record id → gold id.

    An optional entity is in neither.
    """
    kind = label.rstrip("*")
    gold, got = {}, {}
    for id_, entity in wanted.items():
        if entity["type"] == kind and not _is_free(entity, label):
            gold[id_] = _said_of(entity)
    for id_, entity in found.items():
        if entity["type"] != kind:
            continue
        match = wanted.get(partner.get(id_, ""))
        if match is None:
            got[f"+{id_}"] = _said_of(entity)
        elif not _is_free(match, label):
            got[match["id"] if match["type"] == kind else f"+{id_}"] = _said_of(entity)
    return gold, got


def _said_of(entity: Json) -> Said:
    mentions = [(start, end) for start, end in entity.get("mentions", ())]
    return Said(_name(entity), (tuple(entity.get("names", ())),), evidence=min(mentions, default=None))


def _is_free(entity: Json, label: str) -> bool:
    return bool(entity.get("optional")) or (label == "Event" and not entity.get("main"))


def _relations(
    side: Json, predicate: str, entities: Mapping[str, Json], to_gold: Mapping[str, str]
) -> dict[Hashable, tuple[Said, bool]]:
    """The relations of one predicate: what identifies each → what it says, whether it is optional."""
    keyed: dict[Hashable, tuple[Said, bool]] = {}
    for relation in side["relations"]:
        if relation["p"] != predicate:
            continue
        title = relation.get("title", "") if predicate == "任职" else ""
        key = (*(to_gold.get(relation[end], f"+{relation[end]}") for end in ("s", "o")), bare(title))
        ends = [entities.get(relation[end], {}) for end in ("s", "o")]
        said = Said(
            shown=f"{_name(ends[0])} {predicate} {_name(ends[1])} {title}".rstrip(),
            names=tuple(tuple(end.get("names", ())) for end in ends),
            quote=relation.get("quote", ""),
            evidence=tuple(relation["evidence"]) if "evidence" in relation else None,
            rule=relation.get("rule", ""),
            confidence=relation.get("confidence"),
        )
        keyed[key] = (said, bool(relation.get("optional")))
    return keyed


# --- likeness


def _names(entity: Json) -> list[str]:
    return [name for name in map(bare, entity.get("names") or [entity.get("name", "")]) if name]


def _name(entity: Json) -> str:
    return str((entity.get("names") or ["?"])[0])


def _pair_articles(wanted: Sequence[Json], records: Sequence[Json]) -> dict[int, int]:
    """Gold article → record that holds its first words, the nearer to its start the better."""
    texts = [bare(record["text"]) for record in records]
    candidates = []
    for number, article in enumerate(wanted):
        lead = bare(article.get("lead", ""))  # none: the only article of its page
        candidates += [(1 / (1 + text.find(lead)), number, i) for i, text in enumerate(texts) if lead in text]
    return _pair(candidates)


def _pair_entities(wanted: Mapping[str, Json], found: Mapping[str, Json]) -> dict[str, str]:
    """Gold entity → entity of the record that is the same thing."""
    bare = {id(entity): _names(entity) for entity in (*wanted.values(), *found.values())}
    candidates = []
    for here in wanted.values():
        for there in found.values():
            score = _same(here["type"], there["type"], bare[id(here)], bare[id(there)])
            if score:
                candidates.append((score, here["id"], there["id"]))
    return _pair(candidates)


def _same(gold_type: str, found_type: str, gold: Sequence[str], found: Sequence[str]) -> float:
    """How surely two entities are one, 0 to 1."""
    if gold_type != found_type and not {gold_type, found_type} <= BODIES:
        return 0.0
    if gold_type == "Event":
        score = max((_likeness(one, other) for one in gold for other in found[:4]), default=0.0)
        return score if score >= EVENT_LIKENESS else 0.0
    if gold and found and (found[0] in gold or gold[0] in found):
        return 1.0 if gold_type == found_type else 0.9
    return 0.0


def _likeness(one: str, other: str) -> float:
    """How alike two event names are, 0 to 1: Dice over pairs of characters, more when one holds the other."""
    if one == other:
        return 1.0
    pairs, others = _bigrams(one), _bigrams(other)
    dice = 2 * len(pairs & others) / (len(pairs) + len(others))
    short, long = sorted((one, other), key=len)
    held = len(short) >= 3 and short in long
    return max(dice, 0.55 + 0.4 * len(short) / len(long)) if held else dice


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _pair(candidates: Iterable[tuple[float, Key, Key]]) -> dict[Key, Key]:
    """One-to-one pairs, the best score first; on equal scores the smaller keys."""
    pairs: dict[Key, Key] = {}
    used = set()
    for _, here, there in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if here not in pairs and there not in used:
            pairs[here] = there
            used.add(there)
    return pairs


# --- floors


def read_floors(path: Path, key: str) -> dict[str, float]:
    """The lowest F1 allowed, by label, under `key` of a floors file. Raises DataFileError."""
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataFileError(path, f"can't be read: {error.strerror}") from error
    except ValueError as error:
        raise DataFileError(path, f"not JSON: {error}") from error
    if not isinstance(floors, dict) or not isinstance(floors.get(key), dict):
        known = sorted(floors) if isinstance(floors, dict) else []
        raise DataFileError(path, f"no floors under {key!r}", allowed="one of " + " ".join(known))
    return {str(label): float(floor) for label, floor in floors[key].items()}


def under_floor(report: Report, floors: Mapping[str, float]) -> list[str]:
    """One line for each label whose F1 is under its floor, or that the report doesn't have."""
    lines = []
    for label, floor in floors.items():
        row = report.rows.get(label)
        if row is None:
            lines.append(f"{label}: in the floors but not in the report")
        elif round(row.f1, 4) < floor:
            lines.append(f"{label}: F1 {row.f1:.4f} is under its floor {floor}")
    return lines
