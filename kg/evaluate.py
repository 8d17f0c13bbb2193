"""Precision, recall and F1 of article records against gold annotation, label by label, and the floors they must keep.

Everything is matched one to one, best likeness first: an article on its first words, an entity on its names, an event
on how alike its names are, a relation on its two matched ends, its predicate and, for 任职, its title.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import normalize

from kg.errors import DataFileError

Json = dict[str, Any]
Key = TypeVar("Key", int, str)

TYPES = ("Person", "Company", "Organization", "Event", "Event*", "Place", "Document")  # Event: main events only
BODIES = {"Company", "Organization"}
NOT_INVOLVEMENT = {"r:任职", "r:位于", "r:地点", "r:签约", "r:调研", "r:会见"}
EVENT_LIKENESS = 0.55  # of event names, from which on they may be the same event; as in the gold's scorer

_QUOTES = str.maketrans(dict.fromkeys("“”„‟『』「」", '"') | dict.fromkeys("‘’", "'"))


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
    """The rows by label (`r:` before a predicate), what was missed or wrong, and the gold pages without a record."""

    rows: dict[str, Row] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spurious: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    absent: list[str] = field(default_factory=list)

    def count(self, label: str, gold: Mapping[Any, str], found: Mapping[Any, str], where: str) -> None:
        """Adds what is in both, and names what is in one only; keys are compared, values shown."""
        row = self.rows.setdefault(label, Row())
        row.hit += len(gold.keys() & found.keys())
        row.gold += len(gold)
        row.found += len(found)
        self.missed[label] += [f"{where}: {shown}" for key, shown in gold.items() if key not in found]
        self.spurious[label] += [f"{where}: {shown}" for key, shown in found.items() if key not in gold]

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
        {number: article.get("lead", "") for number, article in enumerate(wanted)},
        {taken.get(number, -1 - number): _bare(record["text"])[:24] for number, record in enumerate(records)},
        page["doc"],
    )
    nothing: Json = {"entities": [], "relations": []}
    for number, article in enumerate(wanted):
        record = records[pairs[number]] if number in pairs else nothing
        _count_article(report, article, record, f"{page['doc']}/{article.get('id', number)}")
    for number, record in enumerate(records):
        if number not in taken:
            _count_article(report, nothing, record, f"{page['doc']}/+{number}")


def _count_article(report: Report, gold: Json, record: Json, where: str) -> None:
    for label, key in (("headline", "headlines"), ("byline", "bylines")):
        if key not in gold and gold["entities"]:
            continue  # not annotated
        here, there = ({_bare(text): text for text in _texts(side, key)} for side in (gold, record))
        report.count(label, here, there, where)
    wanted = {entity["id"]: entity for entity in gold["entities"]}
    found = {entity["id"]: entity for entity in record["entities"]}
    pairs = _pair_entities(wanted, found)
    partner = {there: here for here, there in pairs.items()}
    for label in TYPES:
        _count_type(report, label, wanted, found, partner, where)
    for predicate in sorted({relation["p"] for side in (gold, record) for relation in side["relations"]}):
        in_gold = _relations(gold, predicate, wanted, {entity: entity for entity in wanted})
        in_record = _relations(record, predicate, found, partner)
        free = {key for key, (_, optional) in in_gold.items() if optional}
        left, right = (
            {key: shown for key, (shown, _) in side.items() if key not in free} for side in (in_gold, in_record)
        )
        report.count(f"r:{predicate}", left, right, where)


def _texts(side: Json, key: str) -> list[str]:
    """The headlines, or the names of the bylines."""
    return [line["name"] if key == "bylines" else line for line in side.get(key, [])]


def _count_type(
    report: Report,
    label: str,
    wanted: Mapping[str, Json],
    found: Mapping[str, Json],
    partner: Mapping[str, str],
    where: str,
) -> None:
    """Counts the entities of one type; `partner`: record id → gold id. An optional entity counts neither way."""
    kind = label.rstrip("*")
    gold, got = {}, {}
    for id_, entity in wanted.items():
        if entity["type"] == kind and not _is_free(entity, label):
            gold[id_] = _name(entity)
    for id_, entity in found.items():
        if entity["type"] != kind:
            continue
        match = wanted.get(partner.get(id_, ""))
        if match is None:
            got[f"+{id_}"] = _name(entity)
        elif not _is_free(match, label):
            got[match["id"] if match["type"] == kind else f"+{id_}"] = _name(entity)
    report.count(label, gold, got, where)


def _is_free(entity: Json, label: str) -> bool:
    return bool(entity.get("optional")) or (label == "Event" and not entity.get("main"))


def _relations(
    side: Json, predicate: str, entities: Mapping[str, Json], to_gold: Mapping[str, str]
) -> dict[Hashable, tuple[str, bool]]:
    """The relations of one predicate: what identifies each → what is shown for it, whether it is optional."""
    keyed: dict[Hashable, tuple[str, bool]] = {}
    for relation in side["relations"]:
        if relation["p"] == predicate:
            title = relation.get("title", "") if predicate == "任职" else ""
            ends = [to_gold.get(relation[end], f"+{relation[end]}") for end in ("s", "o")]
            names = [_name(entities.get(relation[end], {})) for end in ("s", "o")]
            shown = f"{names[0]} {predicate} {names[1]} {title}".rstrip()
            keyed[(*ends, _bare(title))] = (shown, bool(relation.get("optional")))
    return keyed


# --- likeness


def _bare(text: str) -> str:
    """The form in which texts are compared: NFKC, no white space, one kind of quotes, small letters."""
    return re.sub(r"\s", "", normalize("NFKC", text or "")).translate(_QUOTES).lower()


def _names(entity: Json) -> list[str]:
    return [name for name in map(_bare, entity.get("names") or [entity.get("name", "")]) if name]


def _name(entity: Json) -> str:
    return str((entity.get("names") or ["?"])[0])


def _pair_articles(wanted: Sequence[Json], records: Sequence[Json]) -> dict[int, int]:
    """Gold article → record that holds its first words, the nearer to its start the better."""
    texts = [_bare(record["text"]) for record in records]
    candidates = []
    for number, article in enumerate(wanted):
        lead = _bare(article.get("lead", ""))  # none: the only article of its page
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


# --- what is shown


def format_report(report: Report, errors: int = 0) -> str:
    """The report as a table, with up to `errors` missed and as many spurious items for each label."""
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'hit':>7}{'gold':>7}{'found':>7}"]
    for label, row in report.rows.items():
        if row.gold or row.found:
            counts = f"{row.hit:7d}{row.gold:7d}{row.found:7d}"
            lines.append(f"{label:14}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{counts}")
    for label in report.rows if errors else ():
        for kind, items in (("missed", report.missed), ("spurious", report.spurious)):
            lines += [f"{label}\t{kind}\t{item}" for item in items.get(label, [])[:errors]]
    return "\n".join(lines)


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
