"""Cost is linear in the text, and no shape of a sentence makes it otherwise. Bounds are wide: machines are busy."""

from __future__ import annotations

import signal
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kg.ids import content_id
from kg.pages.files import read_pages
from kg.pipeline.extractor import Extractor, extract_sentence
from kg.query.builds import build_knowledge
from kg.records import ArticleRecord, Page

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"
PLACE = "江东省临州市清湖市"
COPIES, GROWTH = 4, 6.0  # four times the pages may take six times as long, and no more
SECONDS = 6.0  # for one sentence, whatever its shape, on a busy machine
RATE = 5_000  # characters a second that any machine under test reaches; the figure itself is measured by kg bench


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    return list(read_pages([SAMPLES], on_error=fail))


def fail(error: Exception) -> None:
    raise error


def copies(pages: list[Page], count: int) -> list[Page]:
    """So many variants of each page: each with an id and a word of its own, so that no cache helps."""
    return [
        replace(
            page,
            id=content_id(page.id, str(n)),
            text=page.text.replace("清湖", f"清湖{'一二三四五六'[n]}") if n else page.text,
        )
        for n in range(count)
        for page in pages
    ]


def read(extractor: Extractor, pages: list[Page]) -> list[ArticleRecord]:
    return [record for page in pages for record in extractor.extract_page(page)]


def seconds(extractor: Extractor, pages: list[Page]) -> float:
    """The median of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        read(extractor, pages)
        times.append(time.process_time() - start)
    return statistics.median(times)


def test_four_times_the_pages_take_four_times_as_long(extractor: Extractor, pages: list[Page]) -> None:
    assert len(pages) >= 6
    many = copies(pages, COPIES)
    assert len({page.id for page in many}) == len({page.text for page in many}) == COPIES * len(pages)
    read(extractor, pages)  # what is only slow the first time
    once, often = seconds(extractor, pages), seconds(extractor, many)
    assert often < GROWTH * once, f"{once:.2f} s, {often:.2f} s"
    assert sum(len(page.text) for page in pages) / once > RATE


def test_one_long_page_takes_as_long_as_its_parts(extractor: Extractor, pages: list[Page]) -> None:
    page = next(page for page in pages if page.markup == "text")
    long = replace(page, id="long", text="\n\n".join(copy.text for copy in copies([page], COPIES)))
    read(extractor, [page])
    assert seconds(extractor, [long]) < GROWTH * seconds(extractor, [page])


def test_four_times_the_records_are_joined_in_four_times_the_time(extractor: Extractor, pages: list[Page]) -> None:
    records = read(extractor, copies(pages, COPIES))
    few, many = records[: len(records) // COPIES], records

    def joined(group: list[ArticleRecord]) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            build_knowledge(group)
            times.append(time.process_time() - start)
        return min(times)

    assert joined(many) < 2 * COPIES * joined(few) + 0.05


SURNAMES, GIVEN = "沈贺陆翁潘殷顾石葛严苗乔", "远明建国海晓思云霖梁波坚红川磊桐"


def names(count: int) -> list[str]:
    return [
        SURNAMES[n % len(SURNAMES)] + GIVEN[n % len(GIVEN)] + GIVEN[n // len(GIVEN) % len(GIVEN)] for n in range(count)
    ]


SHAPES = {
    "10000-characters-without-marks": "市委书记沈国梁主持召开全市教育大会" * 590,
    "10000-characters-of-words": "认真贯彻落实各项工作" * 1_000,
    "10000-times-one-character": "会" * 10_000,
    "10000-digits": "1" * 10_000,
    "10000-spaces": "会 " * 5_000,
    "2000-、": "、" * 2_000,
    "2000-parts": "、".join(["市文旅局"] * 2_000) + "参加会议。",
    "2000-parts-that-are-no-names": "、".join(["方案"] * 2_000) + "等出席会议。",
    "2000-commas": "，".join(["他强调"] * 2_000),
    "nested-quotes": "“" * 1_000 + "会议" + "”" * 1_000,
    "open-quotes": "“会议" * 1_500,
    "closed-quotes": "会议”" * 1_500,
    "nested-brackets": "（" * 1_000 + "公司" + "）" * 1_000,
    "closed-brackets": "公司）" * 1_500,
    "titles-in-titles": "《" * 1_000 + "意见" + "》" * 1_000,
    "open-titles": "《关于" * 1_500,
    "1000-names": "、".join(names(1_000)) + "等出席会议。",
    "2000-names": "、".join(names(2_000)) + "等出席会议。",
    "2000-names-without-end": "、".join(names(2_000)),
    "2000-names-and-no-verb": "市领导" + "、".join(names(2_000)) + "的。",
    "500-names-with-posts": "、".join(f"市委常委、副市长{name}" for name in names(500)) + "参加会议。",
    "600-names-with-和": "和".join(names(600)) + "出席会议。",
    "2000-posts": "、".join(["市委书记"] * 2_000) + "沈国梁。",
    "2000-posts-in-a-row": "市委书记" * 2_000 + "沈国梁。",
    "500-companies": "、".join(f"远山{a}{b}科技有限公司" for a in GIVEN for b in GIVEN)[:8_000] + "签约。",
    "1000-occasions": "、".join(["启动仪式"] * 1_000) + "举行。",
    "dots": "阿" + "·阿里" * 2_000,
    "numbers-of-terms": "第二十" * 2_000 + "届会议",
    "modifiers": "副" * 5_000 + "市长顾明川",
    "dates": "3月5日" * 2_000,
    "heads": "有限公司" * 2_000,
    "committees": "市委" * 2_500,
    "places": "北京市" * 2_000,
}


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Raises TimeoutError when what is done takes more CPU time; breaks it off at once where the system has timers."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"takes more than {limit} s")

    start = time.process_time()
    if not hasattr(signal, "setitimer"):
        yield
    else:
        before = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
    if time.process_time() - start > limit:
        raise TimeoutError(f"takes more than {limit} s")


def test_the_timer_works() -> None:
    with pytest.raises(TimeoutError), at_most(0.05):
        while True:
            sum(range(1000))
    with at_most(5):
        pass


def test_the_shapes_were_collected() -> None:
    assert len(SHAPES) >= 30


@pytest.mark.parametrize("text", SHAPES.values(), ids=list(SHAPES))
def test_no_sentence_takes_long(extractor: Extractor, text: str) -> None:
    assert len(text) >= 2_000
    with at_most(SECONDS):
        extract_sentence(extractor, text, place=PLACE, date="2031-04-03")


def test_a_long_list_is_found_whole(extractor: Extractor) -> None:
    listed = names(180)
    assert len(set(listed)) == len(listed)
    text = "昨日，全市教育大会召开。" + "、".join(listed) + "等出席会议。"
    record = extract_sentence(extractor, text, place=PLACE, date="2031-04-03").record
    found = {entity.names[0] for entity in record.entities if entity.type == "Person"}
    assert len(found & set(listed)) > 0.95 * len(listed)
    assert sum(relation.relation == "attends" for relation in record.relations) > 0.95 * len(listed)
