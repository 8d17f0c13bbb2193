"""Posts of parties abroad, of presidencies, envoys and the deceased; names in lists behind roles. All is invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("越共中央政治局委员、中央书记处书记黎文山到机场迎接。", ("黎文山", "越共中央政治局", "委员")),
        ("古共中央政治局委员莫拉雷斯说，合作顺利。", ("莫拉雷斯", "古共中央政治局", "委员")),
        ("瑞士联邦主席罗森特出席仪式。", ("罗森特", "瑞士", "联邦主席")),
        ("瑞士联邦委员兼经济部长罗森特出席仪式。", ("罗森特", "瑞士", "联邦委员")),
        ("德国联邦总理霍夫曼将访问临州。", ("霍夫曼", "德国", "联邦总理")),
        ("不丹第四世国王多吉普表示祝贺。", ("多吉普", "不丹", "第四世国王")),
        ("波黑主席团轮值主席科瓦奇发来贺电。", ("科瓦奇", "波黑主席团", "轮值主席")),
        ("安理会8月轮值主席、瑞士常驻联合国代表罗森特表示关切。", ("罗森特", "安理会", "轮值主席")),
        ("联合国教科文组织促进儿童教育特使林若兰来访。", ("林若兰", "联合国教科文组织", "促进儿童教育特使")),
        ("世界卫生组织疟疾防治亲善大使林若兰来访。", ("林若兰", "世界卫生组织", "疟疾防治亲善大使")),
        ("顾明川会见古巴国家主席特使莫拉雷斯。", ("莫拉雷斯", "古巴", "国家主席特使")),
        ("北山集团创始人格里戈任。", ("格里戈任", "北山集团", "创始人")),
        ("乌克兰海军司令奥列修克称，舰队已经返航。", ("奥列修克", "乌克兰海军", "司令")),
    ],
)
def test_a_post(extractor: Extractor, text: str, post: tuple[str, str, str]) -> None:
    assert post in posts(read(extractor, text, "快讯"))


def test_an_envoy_of_the_president_is_no_president(extractor: Extractor) -> None:
    held = posts(read(extractor, "顾明川会见古巴国家主席特使、外交部长莫拉雷斯。", "快讯"))
    assert {title for _, _, title in held} == {"国家主席特使", "外交部长"}


def test_a_prime_minister_whose_title_tells_the_state(extractor: Extractor) -> None:
    text = "韩国最大在野党表示，已经提请韩国国会处理针对国务总理朴道贤的议案。"
    assert ("朴道贤", "韩国", "国务总理") in posts(read(extractor, text, "快讯"))


def test_all_posts_of_the_deceased(extractor: Extractor) -> None:
    text = (
        "著名的社会活动家，第十届全国人民代表大会常务委员会副委员长，中国人民政治协商会议第八届、九届全国委员会副主席，"
        "中国国民党革命委员会第十届中央委员会主席贺文渊同志的遗体，9日在临州火化。"
    )
    held = {(body, title) for name, body, title in posts(read(extractor, text, "快讯")) if name == "贺文渊"}
    assert held == {("全国人民代表大会常务委员会", "副委员长"), ("全国政协", "副主席"), ("民革中央", "主席")}


def test_a_post_that_another_is_elected_to_is_not_of_the_deceased(extractor: Extractor) -> None:
    text = "桑托斯祝贺高明远再次当选江海省委书记，代表安哥拉对贺文渊同志逝世表示哀悼。贺文渊同志因病逝世。"
    assert not [post for post in posts(read(extractor, text, "快讯")) if post[0] == "贺文渊"]


def test_a_post_behind_other_words_is_not_of_the_body_before(extractor: Extractor) -> None:
    text = "临州电气集团有限公司副总工程师高明远、清湖跨江大桥工程总工程师贺立等在会上发言。"
    held = posts(read(extractor, text, "快讯"))
    assert ("高明远", "临州电气集团有限公司", "副总工程师") in held
    assert not [post for post in held if post[0] == "贺立"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("航天员顾明川、沈国梁、贺建霖身心状态良好。", {"顾明川", "沈国梁", "贺建霖"}),
        ("目前，飞行员顾明川、沈国梁和贺建霖已经返回。", {"顾明川", "沈国梁", "贺建霖"}),
        ("航天员贺建霖在舱内操作机械臂。", {"贺建霖"}),
        ("快递小哥沈国梁今年已是连续第六年值守。", {"沈国梁"}),
        ("曾经离开的客商王子龙又回来了。", {"王子龙"}),
        ("居民楼已经完全坍塌，一栋居民楼坍塌。", set()),
        ("这刷新了航天员单次出舱的纪录。", set()),
        ("歌手沈国梁和蓝天卫士来到现场。", {"沈国梁"}),
    ],
)
def test_names_behind_a_role(extractor: Extractor, text: str, names: set[str]) -> None:
    assert {e.names[0] for e in read(extractor, text).entities if e.type == "Person"} == names


def test_two_heads_of_one_name_are_told_apart_by_their_states(extractor: Extractor) -> None:
    text = (
        "出席峰会的有沙特王储兼首相哈利德、埃及总统萨巴赫、阿联酋总统哈利德。哈利德说，各方要停火。"
        "随后，沙特王储哈利德设宴。"
    )
    record = read(extractor, text, "多国领导人出席峰会")
    of_name = [e.id for e in record.entities if e.type == "Person" and e.names[0] == "哈利德"]
    held = {}
    for relation in record.relations:
        if relation.relation == "holdsPost" and relation.subject in of_name:
            held.setdefault(relation.subject, set()).add(relation.qualifiers["title"])
    assert sorted(map(sorted, held.values())) == [["总统"], ["王储", "首相"]]
