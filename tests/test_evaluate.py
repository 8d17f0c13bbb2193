"""Our figures are those of the gold's own scorer, and floors hold or fail."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.errors import DataFileError
from kg.measure.evaluate import evaluate, read_floors, under_floor
from kg.measure.figures import format_report

ROOT = Path(__file__).resolve().parent.parent
SCORER = ROOT.parent / "shared" / "eval" / "score.py"
SAMPLE_GOLD = ROOT / "seeds" / "samples" / "gold"

GOLD = {
    "doc": "a.txt",
    "place": "清湖市",
    "articles": [
        {
            "id": "a1",
            "headlines": ["全市水利工作会议召开"],
            "lead": "昨日，全市水利工作会议召开。",
            "bylines": [{"name": "钱晓", "role": "记者"}],
            "entities": [
                {"id": "p1", "type": "Person", "names": ["郑远帆"]},
                {"id": "p2", "type": "Person", "names": ["沈知秋"], "optional": True},
                {"id": "o1", "type": "Organization", "names": ["清湖市委", "市委"]},
                {"id": "c1", "type": "Company", "names": ["清湖水务集团", "水务集团"]},
                {"id": "e1", "type": "Event", "names": ["全市水利工作会议"], "main": True},
                {"id": "e2", "type": "Event", "names": ["清湖龙舟赛"]},
            ],
            "relations": [
                {"s": "p1", "p": "主持", "o": "e1"},
                {"s": "p1", "p": "任职", "o": "o1", "title": "书记"},
                {"s": "c1", "p": "承办", "o": "e1", "optional": True},
                {"s": "c1", "p": "参加", "o": "e1"},
            ],
        }
    ],
}
RECORD = {
    "doc": "pages/a.txt",
    "text": "昨日，全市水利工作会议\n召开。市委书记郑远帆主持会议。",
    "headlines": ["全市水利 工作会议召开", "别的标题"],
    "bylines": [],
    "entities": [
        {"id": "p1", "type": "Person", "names": ["郑远帆"], "mentions": []},
        {"id": "p2", "type": "Person", "names": ["钱晓"], "mentions": []},
        {"id": "o1", "type": "Organization", "names": ["清湖市委"], "mentions": []},
        {"id": "o2", "type": "Organization", "names": ["水务集团"], "mentions": []},
        {"id": "e1", "type": "Event", "names": ["水利工作会议"], "mentions": []},
        {"id": "e2", "type": "Event", "names": ["清湖龙舟赛"], "mentions": []},
    ],
    "relations": [
        {"s": "p1", "p": "主持", "o": "e1"},
        {"s": "p1", "p": "任职", "o": "o1", "title": "副书记"},
        {"s": "o2", "p": "承办", "o": "e1"},
        {"s": "o2", "p": "参加", "o": "e1"},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold" / "a.json"
    path.parent.mkdir()
    path.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return path


def counts(report: Any) -> dict[str, tuple[int, int, int]]:
    return {label: (row.hit, row.gold, row.found) for label, row in report.rows.items() if row.gold or row.found}


def test_counts(gold: Path) -> None:
    report = evaluate(gold, [RECORD])
    assert counts(report) == {
        "article": (1, 1, 1),
        "headline": (1, 1, 2),
        "byline": (0, 1, 0),
        "Person": (1, 1, 2),
        "Company": (0, 1, 0),
        "Organization": (1, 1, 2),
        "Event": (1, 1, 1),
        "Event*": (2, 2, 2),
        "r:主持": (1, 1, 1),
        "r:任职": (0, 1, 1),
        "r:参加": (1, 1, 1),
        "ENTITIES": (3, 4, 5),
        "POSTS": (0, 1, 1),
        "INVOLVEMENT": (2, 2, 2),
        "RELATIONS": (2, 3, 3),
    }
    assert report.spurious["Person"] == ["a.txt/a1: 钱晓"]
    assert report.missed["r:任职"] == ["a.txt/a1: 郑远帆 任职 清湖市委 书记"]
    assert "Person\tspurious\ta.txt/a1: 钱晓" in format_report(report, errors=1)


def test_an_article_that_is_not_in_the_gold_counts_as_found(gold: Path) -> None:
    report = evaluate(gold, [RECORD, {**RECORD, "text": "别的文章"}])
    assert counts(report)["article"] == (1, 1, 2)
    assert counts(report)["r:主持"] == (1, 1, 2)


def test_a_page_without_record_is_absent(gold: Path) -> None:
    report = evaluate(gold.parent, [{**RECORD, "doc": "b.txt"}])
    assert report.absent == ["a.txt"]
    assert counts(report)["article"] == (0, 1, 0)


def test_floors(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"pages": {"article": 1.0, "RELATIONS": 0.9, "r:调研": 0.5}}', encoding="utf-8")
    failed = under_floor(evaluate(gold, [RECORD]), read_floors(path, "pages"))
    assert failed == [
        "RELATIONS: F1 0.6667 is under its floor 0.9",
        "r:调研: in the floors but not in the report",
    ]
    with pytest.raises(DataFileError, match=r"no floors under 'tv' \(one of pages\)"):
        read_floors(path, "tv")


@pytest.mark.parametrize("text", ["", "{", '{"floors": 1}'])
def test_a_folder_without_gold(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError):
        evaluate(tmp_path, [])


# --- the same figures as the gold's own scorer


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def distort(page: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Records like the gold of a page, with things left out, doubled, renamed and of another type."""
    dice = random.Random(seed)
    records = []
    for article in page["articles"]:
        if dice.random() < 0.1:
            continue
        entities = []
        for entity in article["entities"]:
            if dice.random() < 0.15:
                continue
            names = list(entity["names"])
            dice.shuffle(names)
            if dice.random() < 0.2:
                names[0] = names[0][1:] or names[0]
            kind = dice.choice(["Company", "Organization"]) if entity["type"] in ("Company", "Organization") else None
            entities.append({**entity, "names": names, "type": kind or entity["type"]})
            if dice.random() < 0.1:
                entities.append({**entity, "id": f"x{len(entities)}"})
        relations = [relation for relation in article["relations"] if dice.random() < 0.8]
        relations += [
            {**relation, "p": dice.choice(["主持", "出席", relation["p"]]), "title": "主任"}
            for relation in article["relations"]
            if dice.random() < 0.2
        ]
        text = dice.choice(["", "本报讯 "]) + article["lead"] + dice.choice(["", "完"])
        records.append({**article, "doc": page["doc"], "text": text, "entities": entities, "relations": relations})
        if dice.random() < 0.1:
            records.append(records[-1])
    return records


@pytest.mark.skipif(not SCORER.is_file(), reason="../shared is not there")
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("folder", ["shared", "samples"])
def test_equal_to_the_scorer(folder: str, seed: int) -> None:
    path = SCORER.parent / "gold" if folder == "shared" else SAMPLE_GOLD
    scorer = load_scorer()
    pages = scorer.load_gold(path)
    assert len(pages) >= 6
    records = [record for page in pages for record in distort(page, seed)]
    report, tally = evaluate(path, records), scorer.score(pages, records)
    labels = sorted(tally.gold.keys() | tally.system.keys())
    assert len(labels) > 12
    assert sorted(label for label in report.rows if label.startswith("r:")) == [x for x in labels if x[:2] == "r:"]
    for label in labels:
        row, theirs = report.rows[label], tally.prf([label])
        assert (row.precision, row.recall, row.f1, row.hit, row.gold, row.found) == pytest.approx(theirs), label
        assert len(report.missed[label]) == len(tally.missed[label])
        assert len(report.spurious[label]) == len(tally.spurious[label])
