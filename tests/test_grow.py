"""A grown corpus says what its pages say, of other people, bodies and places, years earlier."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from grow import TIER, Cast, Cut, Renaming, fail, gather, grown, like, renamed, rotated, write_grown

from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor, extract
from kg.records import ArticleRecord, Page
from kg.seeds import load_seeds

PAGES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
COPIES = 3


@pytest.fixture(scope="module")
def made(extractor: Extractor) -> tuple[Cast, list[Cut]]:
    records = list(extract(extractor, [PAGES], on_error=fail))
    return gather(list(read_pages([PAGES], on_error=fail)), records, load_seeds())


def read(extractor: Extractor, pages: list[Page]) -> list[ArticleRecord]:
    return [record for page in pages for record in extractor.extract_page(page)]


def names(records: list[ArticleRecord], kind: str) -> set[str]:
    return {entity.names[0] for record in records for entity in record.entities if entity.type == kind}


def test_copies_say_as_much_of_others(made: tuple[Cast, list[Cut]], extractor: Extractor) -> None:
    cast, cuts = made
    copies = [[renamed(cut, Renaming(cast, n)) for cut in cuts] for n in range(COPIES)]
    read_ = [read(extractor, pages) for pages in copies]
    assert [page.text for page in copies[0]] == [cut.page.text for cut in cuts]
    counts = [Counter(entity.type for record in records for entity in record.entities) for records in read_]
    facts = [sum(len(record.relations) for record in records) for records in read_]
    for n in range(1, COPIES):
        assert abs(facts[n] / facts[0] - 1) < 0.08, facts
        for kind in ("Person", "Organization"):
            assert abs(counts[n][kind] / counts[0][kind] - 1) < 0.08, counts
    people = [names(records, "Person") for records in read_]
    assert len(people[0] | people[1] | people[2]) > 2.8 * len(people[0])


def test_names_are_renamed_alike_wherever_they_stand(made: tuple[Cast, list[Cut]]) -> None:
    cast, cuts = made
    renaming = Renaming(cast, 1)
    place = renaming.place("江东省临州市清湖市")
    assert place != "江东省临州市清湖市"
    assert re.fullmatch("..省..市..市", place)
    texts = [renamed(cut, renaming).text for cut in cuts]
    assert not any("顾明川" in text for text in texts)
    other = renaming.name("顾明川", "Person")
    assert sum(text.count(other) for text in texts) == sum(cut.page.text.count("顾明川") for cut in cuts) > 3
    assert len({renaming.name(name, "Person") for name in cast.people}) == len(set(cast.people))


def test_years_are_earlier_in_texts_dates_and_files(made: tuple[Cast, list[Cut]], tmp_path: Path) -> None:
    cast, cuts = made
    assert write_grown(grown(cuts, cast, 20), tmp_path / "out") == 20
    folders = sorted((tmp_path / "out").iterdir())
    assert [folder.name for folder in folders] == ["00", "01", "02"]
    assert [len(list(folder.iterdir())) - 1 for folder in folders] == [8, 8, 4]
    with (folders[1] / "manifest.csv").open(encoding="utf-8") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    assert rows["20190218_A01.txt"]["date"] == "2019-02-18"
    assert "2023" in (folders[0] / "qh-0002.txt").read_text(encoding="utf-8")
    assert "2023年" not in (folders[1] / "qh-0002.txt").read_text(encoding="utf-8")


def test_same_input_same_bytes(made: tuple[Cast, list[Cut]]) -> None:
    cast, cuts = made
    assert list(grown(cuts, cast, 20)) == list(grown(cuts, Cast(cast.seeds, dict(cast.kinds)), 20))
    nameless = [Cut(cut.page, ((cut.page.text, ""),)) for cut in cuts]
    assert len({page.id for page, _ in grown(nameless, cast, 24)}) == 24


def test_a_character_for_each_character() -> None:
    pool = [chr(0x4E00 + n) for n in range(2 * TIER + 7)]
    tables = [rotated(pool, copy) for copy in range(7)]
    assert all(sorted(table.values()) == pool for table in tables)
    assert all(len({table[one] for table in tables}) == 7 for one in pool)


def test_a_name_that_lines_cut() -> None:
    assert like("顾明\n川", "沈知秋") == "沈知\n秋"
    assert like("顾明\n川", "沈知") == "沈知\n"
    assert like("顾\n明川", "沈知秋生") == "沈\n知秋生"
