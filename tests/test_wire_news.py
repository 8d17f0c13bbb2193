"""Calls, talks, posts and speeches as news agencies and papers of the nineties tell them. All texts are invented."""

from __future__ import annotations

import pytest
from reading import entity, facts, main, posts, read

from kg.pipeline.extractor import Extractor

CALL = "卡罗斯与贝尔图通电话"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "湖边消息，巴西总统卡罗斯与智利总统贝尔图通了大约20分钟电话，双方谈到贸易。",
            {("卡罗斯", "attends", CALL), ("贝尔图", "attends", CALL)},
        ),
        (
            "巴西外交部发言人迪亚斯说，巴西总统卡罗斯于当天早些时候与智利总统贝尔图通电话，两人谈到贸易。",
            {("卡罗斯", "attends", CALL), ("贝尔图", "attends", CALL)},
        ),
        (
            "巴西总统卡罗斯14日飞抵圣地亚哥，与智利总统贝尔图就渔业问题举行紧急磋商。",
            {("卡罗斯", "attends", "卡罗斯与贝尔图磋商"), ("贝尔图", "attends", "卡罗斯与贝尔图磋商")},
        ),
        ("县长高明远考察了远山公司，与公司总裁贺立就合作事项进行了座谈。", set()),
        ("巴西总统卡罗斯说，他将会见智利外长贝尔图。", set()),
        ("巴西总统卡罗斯希望智利总统贝尔图16日同秘鲁总统托莱多的会谈能取得成功。", set()),
        ("医院里，护士长高明远通过对讲电话介绍病情。", set()),
        (
            "美洲联盟秘书长卡罗斯和智利总统贝尔图主持了渔业大会开幕式。",
            {("卡罗斯", "presides", "渔业大会开幕式"), ("贝尔图", "presides", "渔业大会开幕式")},
        ),
        (
            "省渔业代表团团长、省水产局副局长高明远作为观察员出席了渔业大会。",
            {("高明远", "attends", "渔业大会")},
        ),
    ],
)
def test_who_talks_and_is_there(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert facts(read(extractor, text), "attends", "meets", "presides") == expected


def test_talks_are_also_called_as_the_text_tells_them(extractor: Extractor) -> None:
    record = read(extractor, "巴西驻耶路撒冷总领事贝尔图当天在拉姆安拉跟卡罗斯会谈时说，巴西支持这一计划。")
    assert "贝尔图跟卡罗斯会谈" in main(record).names


def test_a_spokesman_is_not_at_the_talk(extractor: Extractor) -> None:
    record = read(
        extractor,
        "欧盟发言人迪亚斯19日宣布，欧盟主席卡罗斯将前往里约与巴西议会领导人举行会晤。"
        "迪亚斯透露，卡罗斯与巴西议会领导人将讨论渔业。",
    )
    assert not [fact for fact in facts(record, "attends", "speaksAt") if fact[0] == "迪亚斯"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "韩国财政经济部长官金正民30日宣布，韩国将开放市场。",
            {("金正民", "韩国", "财政经济部长官")},
        ),
        ("韩国国防部长官方网站今天关闭。", set()),
        ("高明远现年65岁，是远山公司的创始人。", {("高明远", "远山公司", "创始人")}),
        ("高明远，男，45岁，临州市第二小学校长。", {("高明远", "临州市第二小学", "校长")}),
        ("沈国梁是临州市第二棉纺厂的厂长。", {("沈国梁", "临州市第二棉纺厂", "厂长")}),
        ("沈国梁是清湖大学教授，家住城南。", {("沈国梁", "清湖大学", "教授")}),
        ("高明远是我们厂的厂长。", set()),
        (
            "贺立今天会见了由会长高明远率领的临州贸易促进会代表团。",
            {("高明远", "临州贸易促进会", "会长")},
        ),
        (
            "贺立今天会见了以主席贝尔图为团长的巴西渔民党友好代表团。",
            {("贝尔图", "巴西渔民党", "主席"), ("贝尔图", "巴西渔民党友好代表团", "团长")},
        ),
        (
            "以议长贝尔图为团长的巴西议会代表团今天离开北京。",
            {("贝尔图", "巴西议会", "议长"), ("贝尔图", "巴西议会代表团", "团长")},
        ),
    ],
)
def test_posts(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text)) == expected


def test_an_envoy_is_none_of_the_country_he_is_sent_to(extractor: Extractor) -> None:
    assert not posts(read(extractor, "驻巴西大使沈国梁出席了仪式。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "巴西女子手球队今天在这里举行的国际女子手球赛决赛中，以21比30负于智利队，获得亚军。",
            {("巴西女子手球队", "takesPartIn", "国际女子手球赛决赛"), ("智利队", "takesPartIn", "国际女子手球赛决赛")},
        ),
        (
            "临州选手高明远9日在里昂举行的国际跳水大奖赛法国站比赛中，夺得女子跳台跳水冠军。",
            {
                ("高明远", "takesPartIn", "国际跳水大奖赛法国站比赛"),
                ("国际跳水大奖赛法国站比赛", "heldAt", "里昂"),
            },
        ),
        ("水产协会第七次代表大会在世纪之交召开。", set()),
    ],
)
def test_contests_and_times(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    assert facts(read(extractor, text), "takesPartIn", "holds", "heldAt") == expected


def test_who_holds_one_thing_holds_no_other(extractor: Extractor) -> None:
    record = read(
        extractor,
        "由文化部联合举办的全国儿童歌曲大赛今天揭晓。由中国作家协会主办的第四届青年文学奖颁奖大会昨天在人民大会堂举行。",
    )
    assert ("文化部", "holds", "第四届青年文学奖颁奖大会") not in facts(record, "holds")
    assert ("文化部", "holds", "全国儿童歌曲大赛") in facts(record, "holds")


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "在全省水产工作会议上的讲话",
            "副省长高明远（一九九七年七月十五日）同志们：今天我们召开这次会议，讨论渔业。",
            ("高明远", "speaksAt", "全省水产工作会议"),
        ),
        (
            "在智利总统贝尔图举行国宴上的致辞（附图片1张）",
            "沈国梁（1997年12月1日）总统先生，女士们，先生们：我怀着愉快的心情访问智利。",
            ("沈国梁", "addresses", "智利总统贝尔图国宴"),
        ),
    ],
)
def test_a_speech_printed_whole(extractor: Extractor, headline: str, text: str, expected: tuple[str, ...]) -> None:
    record = read(extractor, text, headline)
    assert expected in facts(record, "speaksAt", "addresses")
    assert entity(record, expected[2]).main


def test_a_headline_in_an_article_of_others(extractor: Extractor) -> None:
    record = read(extractor, "高明远说，要抓好渔业。", "在全省水产工作会议上的讲话")
    assert not facts(record, "speaksAt")
