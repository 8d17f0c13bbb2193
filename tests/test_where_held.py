"""Where occasions are held, clause by clause. All texts are invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, main, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # the subject stands in a clause before
        (
            "（党委宣传部石磊）昨天，清湖大学第四次代表大会圆满完成议程，在明德堂落下帷幕。",
            ("清湖大学第四次代表大会", "明德堂"),
        ),
        # one of two that share what is said of them; a place that is praised
        ("第四届清湖棉花洽谈会、第二届家纺博览会昨天在青石会展中心开幕。", ("第四届清湖棉花洽谈会", "青石会展中心")),
        ("临州市中医药学会换届大会在风景秀丽的莫干山召开。", ("临州市中医药学会换届大会", "莫干山")),
        # its object, behind other words
        ("据前日在沪召开的“茶叶保鲜研讨会”消息，新标准即将试行。", ("茶叶保鲜研讨会", "上海市")),
        ("选手顾明川在日本福冈进行的世界划艇锦标赛上夺冠。", ("世界划艇锦标赛", "福冈")),
        # who goes there takes part in it there
        ("市长顾明川19日抵达埃及首都开罗，参加第11届水利峰会。", ("第11届水利峰会", "开罗")),
        ("护理志愿队来到云湖畔的南岭乡开展“送医下乡”义诊活动。", ("“送医下乡”义诊活动", "南岭乡")),
        ("市水务局民警走进龙门社区，开展节水宣传日活动。", ("节水宣传日活动", "龙门社区")),
        # before a building, to which people come; in a place that lies somewhere
        ("部分民众13日来到清湖电力公司总部大楼前举行集会。", ("集会", "清湖电力公司总部大楼")),
        ("渔业团体13日在日本驻釜山领事馆前举行抗议集会。", ("抗议集会", "日本驻釜山领事馆")),
        ("渔业团体13日在美国大使馆门前举行抗议集会。", ("渔业团体抗议集会", "美国大使馆")),
        ("部分民众在日本国会前举行抗议集会。", ("抗议集会", "日本国会")),
        ("部分民众9日在位于黎巴嫩南部边境地区的前溪村举行抗议活动。", ("抗议活动", "前溪村")),
        # who comes there on a visit; in a place that the sentence begins with
        ("山国外长卡洛斯8日抵达埃及首都开罗展开工作访问。", ("卡洛斯抵达埃及首都开罗展开工作访问", "开罗")),
        ("在前溪镇，沈国梁主持召开防汛形势分析会议。", ("防汛形势分析会议", "前溪镇")),
        # for a guest; a meeting is no occasion for another one
        (
            "沈国梁在青石礼堂为阿卜杜拉·哈桑总统夫妇来访举行欢迎仪式。",
            ("沈国梁为阿卜杜拉·哈桑举行的欢迎仪式", "青石礼堂"),
        ),
        ("沈国梁在青石礼堂为总统哈桑和夫人法蒂玛举行欢迎仪式。", ("沈国梁为哈桑举行的欢迎仪式", "青石礼堂")),
        ("清湖市庆祝“五四”青年节表彰大会在清湖会堂召开。", ("“五四”青年节表彰大会", "清湖会堂")),
        # here; no country
        (
            "埃及首都开罗昨天亮起了中国红。远山乐团举办的第一届民乐专场演出在这里拉开帷幕。",
            ("远山乐团第一届民乐专场演出", "开罗"),
        ),
        # with the town that it is called by; a prefecture is no town, and what lies in it is whole
        ("第三届烟花汇演昨晚在澳门旅游塔附近举行。", ("第三届烟花汇演", "澳门旅游塔")),
        ("渔业团体13日在福岛县青木市海边举行抗议集会。", ("渔业团体抗议集会", "青木市海边")),
        ("《水利图片展》近日在澳门市政署大楼举行。", ("《水利图片展》", "澳门市政署大楼")),
        ("省长顾明川赶到清湖火车站，参加春运志愿者出征仪式。", ("春运志愿者出征仪式", "清湖火车站")),
        ("沙湾社区人头攒动，第一届惠民集市在这里举办。", ("第一届惠民集市", "沙湾社区")),
        # what the place is to the occasion, and where it lies; the rest of a list that has too many
        ("以“相约湖畔”为主题的迎春灯会在主会场清湖市举行。", ("迎春灯会", "清湖市")),
        ("全县水利现场会在位于白马乡北部的红旗水库召开。", ("全县水利现场会", "红旗水库")),
        ("第9届水利影像联展，在美国、德国等全球30个国家和地区的80家书店举办。", ("第9届水利影像联展", "德国")),
        ("第三届水利大赛和第五届工匠论坛，将分别于5月5日和5月4日在长沙开幕。", ("第三届水利大赛", "长沙市")),
        ("《清湖水利成就展》昨天在青石博物馆举行，展出图片百余幅。", ("《清湖水利成就展》", "青石博物馆")),
        # where it is set up
        ("第三届水利博览会昨天开幕，主会场设在深圳国际会展中心。", ("第三届水利博览会", "深圳国际会展中心")),
        ("“戏曲惠民”演出季昨天走进前溪村。", ("“戏曲惠民”演出季", "前溪村")),
    ],
)
def test_where_it_is_held(extractor: Extractor, text: str, fact: tuple[str, str]) -> None:
    event, place = fact
    assert (event, "heldAt", place) in facts(read(extractor, text), "heldAt")


@pytest.mark.parametrize(
    "text",
    [
        "市长顾明川呼吁在日内瓦举行第三届水利峰会。",
        "在市水务局今天举行的新闻发布会上，顾明川介绍了情况。",
        "第三届水利峰会组委会在日内瓦举行。",
        "第三届水利峰会会徽在日内瓦发布。",
        "部队在日内瓦方向展开搜查行动。",
        "临州市、清湖市共同举办水利大会揭牌仪式。",
        "在北京时间昨晚进行的乒乓球混双决赛中，顾明川夺冠。",
        # several that hold it together; on the net; what each town has; in which sport
        "杭州与广州今天举办联合招商推介会。",
        "浙江、江西等地持续举办网络招聘会，为毕业生服务。",
        "“水利咨询周”活动今天在清湖市水利局“水利信息平台”举行。",
        "几支队伍走进偏远牧场、哨所连队，开展送戏下乡活动。",
        "在游泳赛场，顾明川在女子100米仰泳决赛中夺得金牌。",
        # several meetings in several towns; where one only arrives; when, and no place
        "省长顾明川在武汉、南昌、长沙先后三次主持召开座谈会。",
        "省长顾明川赶到清湖火车站，参加第三届水利峰会。",
        "第三届水利峰会即将在后天（3月26日）开启。",
        # at an organ that one visits before the meeting
        "省长顾明川来到省政协机关调研，并主持召开全省水利座谈会。",
    ],
)
def test_what_is_held_nowhere(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "heldAt") == set()


@pytest.mark.parametrize(
    "text",
    [
        "在中国驻埃及大使馆举办的国庆招待会上，乐团演奏了民乐。",
        "在中国驻埃及使馆举行的水利图片展开幕活动上，来宾欣赏了民乐。",
        "顾明川在国新办举行的新闻发布会上介绍了情况。",
        "在青石市水利局召开的新闻发布会上，顾明川介绍了情况。",
    ],
)
def test_who_gives_it_is_no_place(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "heldAt") == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在清湖市图书馆举办的水利图片展上，观众很多。", "清湖市图书馆"),
        ("在柳浦镇政府召开的防汛座谈会上，顾明川发言。", "柳浦镇政府"),
        ("国庆招待会昨天在中国驻埃及大使馆举行。", "中国驻埃及大使馆"),
    ],
)
def test_where_others_hold_it_is_a_place(extractor: Extractor, text: str, place: str) -> None:
    assert place in {end for _, _, end in facts(read(extractor, text), "heldAt")}


def test_the_lead_tells_what_a_ceremony_is_held_for(extractor: Extractor) -> None:
    lead = "昨天上午，清湖市人民医院石板滩分院在前溪镇正式挂牌。市长顾明川出席挂牌仪式。"
    record = read(extractor, lead, "清湖市人民医院石板滩分院挂牌仪式举行")
    fact: Fact = (main(record).names[0], "heldAt", "前溪镇")
    assert fact in facts(record, "heldAt")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("昨天，位于广州市中心的琶江港澳客运口岸正式开通。", ("琶江港澳客运口岸", "广州市")),
        ("位于广州市中央大街的天原商厦地下一层发生火灾。", ("天原商厦", "广州市")),
        ("在浙江东阳的三丹村，村民忙着采茶。", ("三丹村", "东阳市")),
        # whatever follows a name that ends in the word for a site
        ("位于北京的远山流域水利技术创新中心布局建设了多家分院。", ("远山流域水利技术创新中心", "北京市")),
        ("位于浙江东阳的琶江油田自投产以来产量稳定。", ("琶江油田", "东阳市")),
        # a name of words of every day, in quotes, behind what says that it is the first, before what says inside
        ("位于陕西西安的先进水轮器件工程创新平台今天启用。", ("先进水轮器件工程创新平台", "西安市")),
        ("位于浙江东阳的“望江楼台”里，游客正在拍照。", ("“望江楼台”", "东阳市")),
        ("位于浙江东阳的我国首个琶江港澳客运口岸正式开通。", ("琶江港澳客运口岸", "东阳市")),
        ("位于浙江东阳的琶江科技城里，企业满负荷运转。", ("琶江科技城", "东阳市")),
        ("位于特拉维夫郊区的清湖情报局总部遭袭。", ("清湖情报局总部", "特拉维夫")),
        ("两国在雅典设立远山古典研究院，为交流搭建平台。", ("远山古典研究院", "雅典")),
    ],
)
def test_what_lies_where(extractor: Extractor, text: str, fact: tuple[str, str]) -> None:
    subject, place = fact
    assert (subject, "locatedIn", place) in facts(read(extractor, text), "locatedIn")


@pytest.mark.parametrize(
    ("text", "lies"),
    [
        ("青石县地处黄河几字湾，风沙很大。", False),
        ("坐落于太湖南岸的清湖县游人如织。", False),
        ("位于闽江江畔的清湖县游人如织。", False),
        ("清湖县位于黄河上游。", False),
        ("琶江水库位于黄河岸边。", True),
        ("清湖县位于太行山深处。", True),
    ],
)
def test_a_town_lies_on_a_bank_and_not_in_the_river(extractor: Extractor, text: str, lies: bool) -> None:
    assert bool(facts(read(extractor, text), "locatedIn")) == lies


@pytest.mark.parametrize(
    "text",
    [
        # a name that goes on, or none at all
        "位于浙江东阳的远山光电清洁能源生产制造车间今天投产。",
        "位于浙江东阳的武器弹药库被拆除。",
        "位于浙江东阳的一处训练基地停用。",
        # what is called by its kind alone
        "在浙江东阳的老城街道，游人如织。",
        "在浙江东阳的美丽乡村，村民忙着采茶。",
        "在浙江东阳的古镇，游人如织。",
    ],
)
def test_what_has_no_name_lies_nowhere(extractor: Extractor, text: str) -> None:
    assert facts(read(extractor, text), "locatedIn") == set()


def test_each_of_two_occasions_is_held_there(extractor: Extractor) -> None:
    record = read(extractor, "清湖市水利局今天在杭州举办水利成果展和第三届节水论坛。")
    assert {(name.split("水利局")[-1], place) for name, _, place in facts(record, "heldAt")} == {
        ("水利成果展", "杭州市"),
        ("第三届节水论坛", "杭州市"),
    }


@pytest.mark.parametrize("verb", ["扎实开展", "全面启动", "在开展"])
def test_where_study_goes_on(extractor: Extractor, verb: str) -> None:
    record = read(extractor, f"浙江{verb}学习贯彻水利精神主题教育，为群众办实事。")
    assert ("学习贯彻水利精神主题教育", "heldAt", "浙江省") in facts(record, "heldAt")
    assert ("浙江省", "holds", "学习贯彻水利精神主题教育") in facts(record, "holds")
