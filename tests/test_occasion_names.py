"""Where names of occasions begin, and what is no occasion. All texts are invented."""

from __future__ import annotations

import pytest
from reading import event_names

from kg.annotate.occasions.forms import is_proper, is_vague
from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这位教练说，虽然雅典奥运会我们只差一步。", "雅典奥运会"),
        ("听说2030年清湖亚运会要请你当火炬手。", "2030年清湖亚运会"),
        ("中国女子冰壶队曾经拿下1998年长野冬奥会的铜牌。", "1998年长野冬奥会"),
        ("他们要去冲击3块北京奥运会金牌。", "北京奥运会"),
        ("市体育局公布第29届奥运会火炬路线。", "第29届奥运会"),
        ("两个城市都想申办二○○八年残疾人奥运会。", "二○○八年残疾人奥运会"),
        ("上届雅典奥运会的门票早就卖完了。", "雅典奥运会"),
        ("副市长、北京奥运会火炬手赵大川来了。", "北京奥运会"),
        ("记者看到爱知·名古屋第二十届亚运会的会徽。", "爱知·名古屋第二十届亚运会"),
        ("代表团乘坐专车抵达杭州亚残运会选手村。", "杭州亚残运会"),
    ],
)
def test_games(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "only year, edition, place and field stand before games"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("去年她挺进北京奥运会女子佩剑决赛。", "北京奥运会女子佩剑决赛"),
        ("目标是让山里的孩子参与奥运会马术比赛。", "奥运会马术比赛"),
        ("不过，由于清湖乒乓球公开赛日期临近，球队没有休息。", "清湖乒乓球公开赛"),
        ("他放眼短道速滑世界杯的领奖台。", "短道速滑世界杯"),
        ("第20届临州风筝锦标赛在清湖开幕。", "第20届临州风筝锦标赛"),
        ("临州举办首届乡村振兴技能大赛。", "首届乡村振兴技能大赛"),
        ("她保持了上个月临州全国冠军赛的状态。", "临州全国冠军赛"),
        ("在上届临州射击锦标赛中，他每场都上。", "临州射击锦标赛"),
    ],
)
def test_contests(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "no verb with an object stands in the name of a contest"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("志愿者结合“清湖万里行”活动，制作模型。", "“清湖万里行”活动"),
        ("希望各方利用世界青石大会平台。", "世界青石大会"),
        ("市长主持召开各界人士座谈会。", "各界人士座谈会"),
        ("第三届青石皮影展演目前正在临州举办。", "第三届青石皮影展演"),
        ("致2031年“读懂青石”国际会议的贺信昨日宣读。", "2031年“读懂青石”国际会议"),
        ("银行公布首届清湖特色农产品推介会的地点。", "首届清湖特色农产品推介会"),
        ("（记者赵大川）第五届清湖文化节昨日开幕。", "第五届清湖文化节"),
        ("两国代表再次出席全球可持续发展论坛。", "全球可持续发展论坛"),
        ("社区里掀起“讲文明、树新风”活动热潮。", "“讲文明、树新风”活动"),
        ("两个乘组在清湖空间站进行交接仪式。", "交接仪式"),
        ("我县2025年全民读书节启动仪式在广场举行。", "2025年全民读书节启动仪式"),
        ("第五届青石渔具节，以“渔乐”为主题。", "第五届青石渔具节"),
        ("清湖第六届山水文化旅游周由清湖市文旅局主办。", "清湖第六届山水文化旅游周"),
        ("第三届校园科技节圆满落幕。", "第三届校园科技节"),
        ("“墨韵——清湖馆藏国画展（青石巡展）”昨日开幕。", "墨韵——清湖馆藏国画展（青石巡展）"),
        ("沈国梁同省水利学校第三期河长培训班学员交谈。", "省水利学校第三期河长培训班"),
        ("省医院协会会长贺建霖教授致大会开幕辞。", "大会"),
        ("全省排球备战2030年亚运会工作会议在临州举行。", "全省排球备战2030年亚运会工作会议"),
    ],
)
def test_others(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "青石镇的水道是历届奥运会最宽的。",
        "我校与下届年会承办单位清湖大学握手。",
        "几届残奥会的门票都卖得不错。",
        "这两站世界杯也算积分。",
        "今后的十几场国际大赛，教练都有安排。",
        "她能否在国际比赛中保证成功率，还不好说。",
        "接到电话，清湖市公安局刑警大队马上行动，找回两车。",
        "多次国际比赛中她都没有失误。",
        "相信2031年会有更多的人来清湖。",
        "清湖市体育局文化活动部有五个人。",
        "店家不得使用门票进行营销。",
    ],
)
def test_no_occasions(extractor: Extractor, text: str) -> None:
    assert event_names(extractor, text) == [], "what is counted, and a clause, is no occasion"


def test_the_first_lot_of_a_campaign_is_no_number_of_meetings(extractor: Extractor) -> None:
    text = "全市作风整顿活动第一批总结暨第二批动员会议3日在清湖召开。"
    assert event_names(extractor, text) == ["全市作风整顿活动第一批总结暨第二批动员会议"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市政府新闻办今天举行推动绿色发展系列主题新闻发布会。", "推动绿色发展系列主题新闻发布会"),
        ("全市中小学教师等教育人才工作电视电话会议昨日召开。", "全市中小学教师等教育人才工作电视电话会议"),
        ("沈国梁在深入推进清湖湾一体化发展座谈会上强调，要守住底线。", "深入推进清湖湾一体化发展座谈会"),
        ("临州召开2031年对台工作会议。", "2031年对台工作会议"),
        ("贺建霖出席加强湿地保护和推进“三湖”等重点工程建设座谈会。", "加强湿地保护和推进“三湖”等重点工程建设座谈会"),
    ],
)
def test_slots(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "the object of a verb of holding is the whole of what follows it"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("贺建霖主持召开专题会议推进防汛专项行动。", ["专题会议", "防汛专项行动"]),
        ("他们为推动首届清湖文化节举办出了力。", ["首届清湖文化节"]),
        ("当地举行舞龙、秧歌等一系列文化活动。", ["一系列文化活动"]),
    ],
)
def test_no_slots(extractor: Extractor, text: str, names: list[str]) -> None:
    assert event_names(extractor, text) == names, "what precedes the name is no part of it"


@pytest.mark.parametrize(
    ("names", "proper"),
    [
        (("苏丹人道主义行动",), False),
        (("“净滩2030”专项行动",), None),
        (("丰富多彩的文化体育活动",), False),
        (("全国青年读书月活动",), True),
        (("中国—山国国家合作论坛",), False),
        (("第五届中国—山国国家合作论坛",), True),
        (("青石桥开工",), None),
    ],
)
def test_names_of_what_goes_on_are_no_names_of_one_occasion(names: tuple[str, ...], proper: bool | None) -> None:
    assert is_proper(names) is proper


@pytest.mark.parametrize(
    ("name", "vague"),
    [
        ("文化体育活动", True),
        ("大规模行动", True),
        ("综合性展会", True),
        ("青石文化节", False),
        ("青山整治行动", False),
    ],
)
def test_what_says_no_more_than_its_sort(name: str, vague: bool) -> None:
    assert is_vague(name) is vague


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "青石纪念馆昨日举办《光辉历程——革命在山乡》展览。",
            ["《光辉历程——革命在山乡》展览"],
        ),  # the dash is in the title
        ("青石纪念馆昨日举办《光辉历程》展览。", ["《光辉历程》展览"]),
        ("青石剧院昨晚上演《山乡巨变》音乐会。", ["《山乡巨变》音乐会"]),
        ("教育家精神宣讲昨日在青石市举行。", ["教育家精神宣讲"]),
    ],
)
def test_names_behind_titles_and_of_talks_that_are_held(extractor: Extractor, text: str, names: list[str]) -> None:
    assert event_names(extractor, text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由市文旅局承办的清河好故事网络展播活动昨天启动。", "清河好故事网络展播活动"),
        ("由团市委联合举办的绿水青山少年行宣讲活动在清湖举行。", "绿水青山少年行宣讲活动"),
        ("由市妇联主办的中华好家教主题展览展演活动4月2日开幕。", "中华好家教主题展览展演活动"),
        ("由市文旅局主办的大型音乐节昨天举行。", "音乐节"),
        ("由市文旅局主办的首届青石音乐节昨天举行。", "首届青石音乐节"),
    ],
)
def test_all_behind_who_holds_it_is_the_name(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日，我市2031年科技活动周在市科技馆启动。", "2031年科技活动周"),
        ("由清湖书画会主办的“翰墨情深”远山书画邀请展在江苏省美术馆开幕。", "“翰墨情深”远山书画邀请展"),
        ("日前，县医院在三楼会议室召开主要负责人调整宣布会。", "主要负责人调整宣布会"),
        ("我县食品安全宣传周活动启动仪式在文化广场举行。", "食品安全宣传周活动启动仪式"),
        ("县政协主席贺建霖参加教育界别分组讨论并讲话。", "教育界别分组讨论"),
    ],
)
def test_held_somewhere(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "a name goes up to where it is held"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "新进市委委员会的委员、候补委员和县处级主要领导干部学习贯彻市委全会精神研讨班9日上午在市委党校开班。",
            "新进市委委员会的委员、候补委员和县处级主要领导干部学习贯彻市委全会精神研讨班",
        ),
        (
            "认真落实党的二十大精神、扎实推进全市地方志工作交流会26日在清湖举行。",
            "认真落实党的二十大精神、扎实推进全市地方志工作交流会",
        ),
        (
            "市直单位落实党的二十届三中全会精神、提升支部建设水平座谈会31日在清湖召开。",
            "市直单位落实党的二十届三中全会精神、提升支部建设水平座谈会",
        ),
        ("今天（7月21日），“三下乡”与新时代党的乡村工作研讨会在临州召开。", "“三下乡”与新时代党的乡村工作研讨会"),
        ("癸卯年大禹故里祭祀大典在江东临州举行。", "癸卯年大禹故里祭祀大典"),
        ("2031年推动“绿道进村”现场会9日在临州召开。", "2031年推动“绿道进村”现场会"),
        ("全省层面清理村级牌子为干部松绑工作机制会议3日召开。", "全省层面清理村级牌子为干部松绑工作机制会议"),
        ("第三批援建工人遗物及书信移交仪式在青石港举行。", "第三批援建工人遗物及书信移交仪式"),
    ],
)
def test_all_of_a_subject_is_the_name(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "a list, a verb with its object and an edition are in the name"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一场别开生面的冬捕活动在云台湖举行。", ["冬捕活动"]),
        (
            "第二次茶叶协会大会、第十次花卉协会代表大会在清湖召开。",
            ["第二次茶叶协会大会", "第十次花卉协会代表大会"],
        ),
        ("新征程上推进乡村振兴，现场推进会在青石召开。", ["现场推进会"]),
        ("为期三天的第五届清湖茶叶论坛今天开幕。", ["第五届清湖茶叶论坛"]),
    ],
)
def test_not_all_of_a_subject_is_the_name(extractor: Extractor, text: str, names: list[str]) -> None:
    assert event_names(extractor, text) == names, "another occasion, and what is said of one, is no part of a name"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("杭州亚运会志愿者之家揭牌仪式昨天在杭州举行。", "杭州亚运会志愿者之家揭牌仪式"),
        ("第十四届全省农民运动会插秧接力的比赛在云台滑雪场举行。", "第十四届全省农民运动会插秧接力的比赛"),
        ("2031年青石龙舟大赛临州站的比赛今天开赛。", "2031年青石龙舟大赛临州站的比赛"),
    ],
)
def test_parts_of_games(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "it is this part of the games that is held there"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大桥立起新的里程碑2.庆祝青石建市75周年系列活动隆重举行", ["庆祝青石建市75周年系列活动"]),
        ("书记向服贸会全球茶叶峰会发表视频致辞。", ["服贸会全球茶叶峰会"]),
        ("省长顾明川主席向服贸会全球茶叶峰会发表的致辞振奋人心。", ["服贸会全球茶叶峰会"]),
        ("市应急局会同多家单位开展电焊工安全培训考核专项治理。", []),
        ("临州市采取举办读书班、讲专题党课、夜校轮训等形式组织学习。", []),
        ("山军继续在青石地区开展行动，打击多个目标。", []),
    ],
)
def test_edges(extractor: Extractor, text: str, names: list[str]) -> None:
    assert event_names(extractor, text) == names, "no item number, no half of a word, no list of ways to do something"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "各民主党派市委、无党派代表清湖水质监督工作座谈会24日召开。",
            "各民主党派市委、无党派代表清湖水质监督工作座谈会",
        ),
        ("“青山—31”多国海军联合演习在青石拉开帷幕。", "多国海军联合演习"),
        ("顾明川20日出席全国茶协加入各国茶业联盟30周年纪念活动。", "全国茶协加入各国茶业联盟30周年纪念活动"),
        ("顾明川看望了民革、台联界委员联组会。", "民革、台联界委员联组会"),
        ("顾明川以视频方式共同出席中蒙跨里海货运班列开通仪式。", "中蒙跨里海货运班列开通仪式"),
        ("顾明川在全面推动清江流域生态保护座谈会上的重要讲话，引起反响。", "全面推动清江流域生态保护座谈会"),
        ("2031年海州国际帆联混合团体世界杯前晚收官。", "2031年海州国际帆联混合团体世界杯"),
    ],
)
def test_left_edges(extractor: Extractor, text: str, name: str) -> None:
    assert event_names(extractor, text) == [name], "a name begins with the word, the list or the number it has"
