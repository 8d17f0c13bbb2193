"""Whose organ is meant where only its kind is named, and who no longer leads one. All texts are invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, posts, read

from kg.annotate.bodies.inner_organs import whole_name
from kg.pipeline.extractor import Extractor
from kg.seeds import load_seeds


@pytest.mark.parametrize(
    ("text", "post"),
    [
        # of the party joined to it, of the party listed before it
        ("老挝山花党中央政治局委员、护林阵线中央委员会主席坎波尼出席论坛。", ("坎波尼", "护林阵线中央委员会", "主席")),
        ("越共中央政治局委员、中央书记处书记阮文山出席论坛。", ("阮文山", "越共中央书记处", "书记")),
        ("越南共产党中央书记处书记、中央外事部部长阮文山出席论坛。", ("阮文山", "越南共产党中央外事部", "部长")),
        ("清湖市职工联合会党组书记、书记处第一书记高明远出席论坛。", ("高明远", "清湖市职工联合会书记处", "第一书记")),
        # of the state that the sentence names last
        ("乌兹别克斯坦青松党副主席、国民议会议长加里波娃出席论坛。", ("加里波娃", "乌兹别克斯坦国民议会", "议长")),
        ("高明远会见巴基斯坦参议院主席拉赫曼和国民议会议长阿巴辛。", ("阿巴辛", "巴基斯坦国民议会", "议长")),
        ("苏丹和平委员会主席兼武装部队总司令哈桑尼发表讲话。", ("哈桑尼", "苏丹武装部队", "总司令")),
        ("也门总统领导委员会主席萨利姆尼表示祝贺。", ("萨利姆尼", "也门总统领导委员会", "主席")),
        # with the first half of its name
        (
            "俄军辐射、化学和生物防护部队司令基里诺夫6日表示反对。",
            ("基里诺夫", "俄罗斯辐射、化学和生物防护部队", "司令"),
        ),
        # of the congress that the text begins with
        (
            "清湖市果农第三次代表大会2日开幕。大会主席团常务主席高明远主持大会。",
            ("高明远", "清湖市果农第三次代表大会主席团", "常务主席"),
        ),
        # 前 belongs to the title
        ("意大利前政府总理罗西尼出席论坛。", ("罗西尼", "意大利政府", "前总理")),
        ("泰国前国会主席颂猜·差瓦立出席论坛。", ("颂猜·差瓦立", "泰国国会", "前主席")),
    ],
)
def test_an_organ_has_the_name_of_its_owner(extractor: Extractor, text: str, post: Fact) -> None:
    assert post in posts(read(extractor, text, place="中国"))


def test_a_party_has_one_centre(extractor: Extractor) -> None:
    text = "中国民主建国会第三十届中央委员会主席高明远出席会议。民建中央副主席贺立主持会议。"
    found = posts(read(extractor, text, place="中国"))
    assert found == {("高明远", "民建中央", "主席"), ("贺立", "民建中央", "副主席")}


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("中共中央政治局委员、中央书记处书记高明远出席论坛。", "中央书记处"),
        ("中国共产党第二十届中央委员会总书记发表讲话。", "中央委员会"),
        ("会见巴基斯坦总统，中国全国人大代表和国民议会议员参加。", "国民议会"),
        ("国民议会议长阿巴辛出席论坛。", "国民议会"),
        ("消防部队和生物防护部队参加演练。", "生物防护部队"),
        ("大会主席团常务主席高明远主持大会。", "大会主席团"),
        ("清湖市委常务委员会召开会议。", "常务委员会"),
    ],
)
def test_nothing_is_added_where_nothing_shows_whose_it_is(text: str, organ: str) -> None:
    assert whole_name(text, text.index(organ), organ, load_seeds()) is None


def test_a_country_of_that_name_has_no_sultan(extractor: Extractor) -> None:
    record = read(extractor, "苏丹武装部队总司令哈桑尼在苏丹绿海州发表讲话。", place="中国")
    assert not [fact for fact in facts(record, "holdsPost") if fact[-1] == "苏丹"]


def test_committees_of_the_congress_in_a_list(extractor: Extractor) -> None:
    text = "会上，全国人大民委主任委员白春华、监察司法委主任委员吴玉、华侨委主任委员于建国作了报告。"
    assert {(person, body) for person, body, _ in posts(read(extractor, text, "会议举行"))} >= {
        ("吴玉", "全国人大监察和司法委员会"),
        ("于建国", "全国人大华侨委员会"),
    }


def test_the_head_of_a_team_of_coaches_is_no_coach(extractor: Extractor) -> None:
    assert not posts(read(extractor, "高明远出任青石乒乓球女队教练组组长。", "快讯"))
