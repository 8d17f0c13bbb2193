"""Tours beside what an article reports, digests with bullets, meetings that a paragraph turns to. All invented."""

from __future__ import annotations

from reading import entity, facts, read

from kg.pipeline.extractor import Extractor

OPENING = "昨日，青石医院分院揭牌仪式在青石镇举行，市委书记沈国梁出席仪式并讲话。市长顾明川主持仪式。\n"


def test_who_comes_along_on_a_tour_after_a_ceremony(extractor: Extractor) -> None:
    record = read(
        extractor,
        OPENING + "仪式结束后，沈国梁走访了青石村卫生室。青石镇镇长贺建霖等陪同。",
        "青石医院分院揭牌仪式举行",
    )
    assert ("贺建霖", "accompanies", "沈国梁走访了青石村卫生室") in facts(record, "accompanies")
    assert entity(record, "沈国梁走访了青石村卫生室").attributes["kind"] == "调研"


def test_a_planned_tour_is_none(extractor: Extractor) -> None:
    record = read(extractor, OPENING + "沈国梁将走访青石村卫生室。贺建霖陪同。", "青石医院分院揭牌仪式举行")
    assert not [e for e in record.entities if e.attributes.get("kind") == "调研"]


def test_each_bullet_is_about_its_own(extractor: Extractor) -> None:
    record = read(
        extractor,
        "●昨日，市委副书记沈国梁到青石镇调研农村改厕。市农业农村局局长贺建霖参加。\n"
        "●4月1日，副市长顾明川带队到云溪镇检查防汛。市水利局局长司徒建新陪同。\n"
        "●近日，青石村评出十佳村民。",
        "要闻简报",
    )
    assert facts(record, "takesPartIn", "accompanies", "leads") == {
        ("贺建霖", "takesPartIn", "调研农村改厕"),
        ("司徒建新", "accompanies", "检查防汛"),
        ("顾明川", "leads", "检查防汛"),
    }


def test_a_dated_meeting_is_turned_to(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，市委书记沈国梁到青石镇调研春耕。\n2日下午的座谈会上，市农业农村局局长贺建霖汇报了工作情况。",
        "沈国梁到青石镇调研春耕",
    )
    assert facts(record, "reportsAt") == {("贺建霖", "reportsAt", "沈国梁到青石镇调研春耕座谈会")}


def test_a_stop_of_a_tour_beside_a_ceremony(extractor: Extractor) -> None:
    record = read(
        extractor,
        OPENING + "仪式结束后，沈国梁一行实地察看了相邻的远山电子有限公司，叮嘱企业抓好安全。",
        "青石医院分院揭牌仪式举行",
    )
    assert facts(record, "inspects") == {("沈国梁", "inspects", "远山电子有限公司")}


def test_a_paragraph_that_begins_with_who_presides(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，市委书记沈国梁率党政代表团赴云溪县考察，并出席临州云溪协作联席会议。\n"
        "联席会议由顾明川主持。贺建霖、司徒建新分别讲话。",
        "沈国梁率团赴云溪县考察",
    )
    assert facts(record, "speaksAt") == {
        ("贺建霖", "speaksAt", "临州云溪协作联席会议"),
        ("司徒建新", "speaksAt", "临州云溪协作联席会议"),
    }


def test_lists_with_holders_that_nobody_found(extractor: Extractor) -> None:
    record = read(
        extractor,
        "全市经济工作会议昨日召开。副市长沈国梁，副县长操盘，江东科学院院士、青石大学校长顾明川以及师生代表百余人参加。",
        "全市经济工作会议召开",
    )
    assert {s for s, _, _ in facts(record, "takesPartIn")} >= {"沈国梁", "顾明川"}


def test_whom_somebody_talks_with_is_no_part_of_the_stop(extractor: Extractor) -> None:
    record = read(extractor, "顾明川走进市场同商户、小企业主代表亲切交流。")
    assert not [e.names for e in record.entities if e.type == "Place"]
