"""Bodies known by what they are: crews, fleets, channels, departments, organs of a congress. All texts are invented."""

from __future__ import annotations

import pytest
from reading import posts, read

from kg.pipeline.extractor import Extractor


def bodies(extractor: Extractor, text: str, place: str = "中国") -> list[list[str]]:
    """The names of each body of a text."""
    return [list(e.names) for e in read(extractor, text, place=place).entities if e.type in ("Organization", "Company")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("神三十二乘组状态良好。", {"神舟三十二号航天员乘组"}),
        ("神舟三十一号、神舟三十二号航天员乘组交接。", {"神舟三十一号航天员乘组", "神舟三十二号航天员乘组"}),
        ("省纪委监委驻清湖省水利厅纪检监察组对此进行调查。", {"省纪委监委驻清湖省水利厅纪检监察组"}),
        ("中央纪委国家监委驻水利部纪检监察组组长高明远表示满意。", {"中央纪委国家监委驻水利部纪检监察组"}),
        ("国家能源局节能与新能源司有关负责人介绍情况。", {"国家能源局节能与新能源司"}),
        ("国家统计局民宿业调查中心发布数据。", {"国家统计局民宿业调查中心"}),
        ("俄军黑海舰队返航，黑海舰队称没有损失。", {"俄军黑海舰队"}),
        ("“贺立”号航母打击群抵达，临州舰航母编队返航。", {"“贺立”号航母打击群", "临州舰航母编队"}),
        ("也门政府军说，韩国海军陆战队演习，德国检方证实。", {"也门政府军", "韩国海军陆战队", "德国检方"}),
        ("智利公共卫生部门说，智利消防部门赶到。", {"智利公共卫生部门", "智利消防部门"}),
        (
            "乌克兰国防部说明情况，乌武装部队总参谋部和俄紧急情况部没有回应。",
            {"乌克兰国防部", "乌克兰武装部队总参谋部", "俄罗斯紧急情况部"},
        ),
        ("中国赴黎巴嫩维和部队返回，陆军第99集团军某旅演练。", {"中国赴黎巴嫩维和部队", "陆军第99集团军"}),
        ("国务院联防联控机制春运工作专班数据显示，客流平稳。", {"国务院联防联控机制春运工作专班"}),
        ("中国拳击队和中国柔道队都有收获。", {"中国拳击队", "中国柔道队"}),
        ("高明远率中国共产党代表团对三国进行访问。", {"中国共产党代表团"}),
        ("据智利“山火档案”网站、智利海员新闻网消息，火势减弱。", {"智利“山火档案”网站", "智利海员新闻网"}),
        ("记者从青石陶瓷博物院获悉，新馆明年开放。", {"青石陶瓷博物院"}),
        ("国家版本馆青石分馆开放。", {"国家版本馆青石分馆"}),
    ],
)
def test_named_by_their_kind(extractor: Extractor, text: str, names: set[str]) -> None:
    assert {names[0] for names in bodies(extractor, text)} == names


@pytest.mark.parametrize(
    "text",
    [
        "强调对平民进行救助，移民进入该国，全民建设家园。",
        "受到美国银行业危机的影响，油价下跌。",
        "华北东北局地有雨，清湖市长岭区局地暴雨。",
        "明天，江苏省中小学迎来休息，清湖市受灾学校完成清淤。",
        "野生植物标本馆开放，该市布点建设多支专业救援队。",
        "他希望各民主党派、工商联和无党派人士多提意见。",
        "中国党和人民愿同越南党和人民携手前进。",
        "各级党校（行政学院）抓好培训，人民法院完善服务体系。",
    ],
)
def test_a_piece_of_words_is_no_body(extractor: Extractor, text: str) -> None:
    assert bodies(extractor, text) == []


def test_channels_of_the_states_television_have_one_name(extractor: Extractor) -> None:
    text = "节目今晚在中央广播电视总台央视综合频道、纪录频道播出。总台纪录频道明天重播。"
    names = bodies(extractor, text)
    assert [n[0] for n in names if n[0].endswith("频道")] == [
        "中央广播电视总台央视综合频道",
        "中央广播电视总台央视纪录频道",
    ]
    assert ["中央广播电视总台"] in [n[:1] for n in names]
    assert bodies(extractor, "新闻频道播出节目。", place="清湖市") == [["新闻频道"]]


def test_the_centre_of_a_party_is_one(extractor: Extractor) -> None:
    text = (
        "民建第三十三次全国代表大会闭幕。大会选举产生了新一届中央委员会，民建第三十二届中央委员会主席高明远讲话。"
        "中国民主建国会中央委员会副主席贺立主持会议。"
    )
    found = posts(read(extractor, text, place="中国"))
    assert found == {("高明远", "民建中央", "主席"), ("贺立", "民建中央", "副主席")}
    assert not [names for names in bodies(extractor, text) if "中共中央" in names]


def test_organs_of_a_congress(extractor: Extractor) -> None:
    text = (
        "三十四届全国人大一次会议举行主席团会议，听取大会秘书处的汇报。全国人大常委会听取了代表资格审查委员会的报告。"
    )
    found = bodies(extractor, text)
    assert ["三十四届全国人大一次会议秘书处", "大会秘书处"] in found
    assert ["全国人大常委会代表资格审查委员会", "代表资格审查委员会"] in found


def test_a_party_group_named_in_a_post_is_that_of_the_body_before(extractor: Extractor) -> None:
    text = "全国政协主席、党组书记高明远主持会议。"
    assert ["党组"] not in bodies(extractor, text)
