"""Who tells something before those who are gathered, and who says what at a discussion. All invented."""

from __future__ import annotations

from reading import facts, read

from kg.pipeline.extractor import Extractor

SPEECH = ("speaksAt", "contributesAt", "reportsAt")
OPENED = "昨日，青石医院分院揭牌仪式在青石镇举行。市委书记沈国梁出席仪式并讲话。"
TALKED = "昨日，全市民营经济座谈会在市行政中心召开。市委书记沈国梁主持座谈会。座谈会上，"


def test_what_is_told_and_read_out_before_those_who_are_gathered(extractor: Extractor) -> None:
    text = OPENED + "市卫健局局长贺建霖介绍了分院筹建情况，副市长司徒建新宣读表彰决定。"
    found = {s for s, _, _ in facts(read(extractor, text, "青石医院分院揭牌仪式举行"), "contributesAt")}
    assert found == {"贺建霖", "司徒建新"}


def test_what_is_told_on_a_tour_is_no_contribution(extractor: Extractor) -> None:
    text = OPENED + "\n随后，在青石纺织公司，总经理贺建霖介绍了生产情况。"
    assert not facts(read(extractor, text, "青石医院分院揭牌仪式举行"), "contributesAt")


def test_who_comes_to_a_discussion_contributes_and_who_leads_it_speaks(extractor: Extractor) -> None:
    text = TALKED + "青石纺织公司总经理贺建霖建议，简化手续。沈国梁希望企业家安心发展。"
    found = {(s, p) for s, p, _ in facts(read(extractor, text, "全市民营经济座谈会召开"), *SPEECH)}
    assert found == {("贺建霖", "contributesAt"), ("沈国梁", "speaksAt")}


def test_who_speaks_to_the_reporter_does_not_speak_there(extractor: Extractor) -> None:
    text = OPENED + "\n“看病方便了。”村民贺建霖说。"
    assert "贺建霖" not in {s for s, _, _ in facts(read(extractor, text, "青石医院分院揭牌仪式举行"), *SPEECH)}


def test_work_that_a_press_conference_tells_of_is_not_it(extractor: Extractor) -> None:
    text = "2日，清湖市防汛工作新闻发布会举行。市应急管理局继续在青石县开展行动。"
    assert not facts(read(extractor, text), "holds")
    assert facts(read(extractor, text.replace("继续在青石县开展行动", "举行新闻发布会")), "holds")
