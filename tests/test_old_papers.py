"""Posts, talks, dinners and lists of names as papers of the last century print them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.articles.name_columns import as_lists, is_of_names, name_gaps
from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord


def visible(record: ArticleRecord) -> set[tuple[str, ...]]:
    return facts(record, "meets", "inspects", "takesPartIn", "attends")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "扎伊尔总统蒙多巴、民主德国国务委员会主席赫曼出席大会。",
            {("蒙多巴", "扎伊尔", "总统"), ("赫曼", "民主德国国务委员会", "主席")},
        ),
        (
            "远山公社党委书记高明远、革委会主任贺立出席大会。",
            {("高明远", "远山公社党委", "书记"), ("贺立", "远山公社革委会", "主任")},
        ),
        (
            "红星大队党支部书记高明远、民兵营长贺立参加劳动。",
            {("高明远", "红星大队党支部", "书记"), ("贺立", "红星大队", "民兵营长")},
        ),
        (
            "江东省委副书记兼纪委书记高明远出席大会。",
            {("高明远", "江东省委", "副书记"), ("高明远", "江东省纪委", "书记")},
        ),
        (
            "外交部副部长高明远、驻扎伊尔大使贺立到机场迎接。",
            {("高明远", "外交部", "副部长"), ("贺立", "中国", "驻扎伊尔大使")},
        ),
        (
            "临州大学副校长兼教务处处长高明远讲话。",
            {("高明远", "临州大学", "副校长"), ("高明远", "临州大学教务处", "处长")},
        ),
        (
            "临州市防汛指挥部政委高明远，临州市市长、指挥长贺立赶到大堤。",
            {
                ("高明远", "临州市防汛指挥部", "政委"),
                ("贺立", "临州市防汛指挥部", "指挥长"),
                ("贺立", "临州市政府", "市长"),
            },
        ),
        (
            "江东省委第一书记高明远，书记处书记贺立、于婉出席大会。",
            {
                ("高明远", "江东省委", "第一书记"),
                ("贺立", "江东省委书记处", "书记"),
                ("于婉", "江东省委书记处", "书记"),
            },
        ),
    ],
)
def test_posts_of_other_years(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会见时，外交部长贺立在座。", {("贺立", "中国", "外交部长")}),
        ("马里新任驻中国特命全权大使卡里·特拉出席大会。", {("卡里·特拉", "马里", "驻中国特命全权大使")}),
    ],
)
def test_posts_of_states(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text, place="中国")) == expected


def test_a_state_is_no_preposition(extractor: Extractor) -> None:
    told = read(extractor, "以议会副主席阿尔·彼得劳斯为团长的立陶宛议会代表团今天到达。")
    assert not [post for post in posts(told) if "以色列" in post[1]]


def test_a_delegation_is_received(extractor: Extractor) -> None:
    told = visible(read(extractor, "国务院副总理高明远接见了以阿赫·本萨拉为首的代表团。"))
    assert ("高明远", "meets", "阿赫·本萨拉") in told


def test_who_goes_along_does_not_inspect(extractor: Extractor) -> None:
    told = visible(read(extractor, "省长高明远十月二日，在市长贺立陪同下，视察了远山化工厂。"))
    assert {s for s, relation, _ in told if relation == "inspects"} == {"高明远"}


def test_who_is_mourned_does_not_come(extractor: Extractor) -> None:
    text = "高明远同志追悼会七月四日举行。参加追悼会的有省直机关负责人贺立以及高明远同志的生前友好。"
    told = visible(read(extractor, text))
    assert {s for s, relation, _ in told if relation == "takesPartIn"} == {"贺立"}


def test_a_dinner_without_a_name(extractor: Extractor) -> None:
    text = "国务院副总理高明远今晚设宴招待外宾。出席宴会的有外交部副部长贺立。"
    assert ("贺立", "attends", "宴会") in visible(read(extractor, text))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("高明远　贺　立（女）　于　婉", 2),
        ("阿卜杜拉·买买提（维吾尔族）　高明远　方立新", 2),
        ("秘书长：贺　立", 0),
        ("青山绿水　金山银山　共同富裕", 0),
        ("高明远出席　会议", 0),
    ],
)
def test_blanks_between_names(line: str, parts: int) -> None:
    assert len(name_gaps(line)) == parts
    assert is_of_names(line) == (parts > 0 or line.startswith("秘书长"))


def test_names_in_columns_are_read_as_lists() -> None:
    text = "常委：\n高明远　贺立（女）\n于婉　方立新\n会议结束。"
    listed = as_lists(text)
    assert listed == "常委：：高明远、贺立（女）、于婉、方立新\n会议结束。"
    assert len(listed) == len(text)
