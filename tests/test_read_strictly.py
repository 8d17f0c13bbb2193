"""What strict readers of the corpus found wrong, in sentences of the same kind. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord


def names(record: ArticleRecord, kind: str) -> set[str]:
    return {e.names[0] for e in record.entities if e.type == kind}


def test_what_a_scene_lists_is_no_other_occasion(extractor: Extractor) -> None:
    text = "市文旅局在清湖区举行“山水有约”读书节。在青石镇、云溪镇等地，居民参加剪纸、灯谜等活动，迎接新春。"
    assert not [f for f in facts(read(extractor, text, "读书节举行"), "heldAt") if "镇" in f[2]]


def test_a_tour_that_ended_elsewhere(extractor: Extractor) -> None:
    text = "高明远近日在宁夏考察。6月19日，高明远结束在青海考察后，来到宁夏，到银川市调研。"
    held = facts(read(extractor, text, "高明远在宁夏考察"), "heldAt")
    assert not [f for f in held if f[2].startswith("青海")]


def test_who_gives_a_banquet_for_a_couple(extractor: Extractor) -> None:
    text = "当晚，泰国总理卡里姆和夫人伊娜为高明远和于婉举行盛大欢迎宴会。"
    record = read(extractor, "国家主席高明远6日同泰国总理卡里姆会谈。\n高明远夫人于婉参加。\n" + text, "高明远访问泰国")
    assert ("高明远", "meets", "于婉") not in facts(record, "meets")


def test_who_presides_and_stresses_speaks(extractor: Extractor) -> None:
    text = "全市宣传部长会议7日在青石镇召开。\n市委常委、宣传部部长李小林主持会议并作工作布置，强调要深入学习。"
    record = read(extractor, text, "全市宣传部长会议召开")
    assert ("李小林", "speaksAt", "全市宣传部长会议") in facts(record, "speaksAt")
    assert names(record, "Event") == {"全市宣传部长会议"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("今天，市打击侵权假冒工作领导小组办公室召开会议。", "打击侵权假冒工作领导小组办公室"),
        ("市宣传部部长李小林出席会议。", "市委宣传部"),
    ],
)
def test_whole_names_of_bodies(extractor: Extractor, text: str, body: str) -> None:
    assert any(name.endswith(body) for name in names(read(extractor, text, "会议召开"), "Organization"))


@pytest.mark.parametrize(
    ("text", "person"),
    [("展厅展出徐悲鸿、齐白石等画家的作品。", "徐悲鸿"), ("影片讲述了围棋大师吴清源的生活经历。", "吴清源")],
)
def test_known_people_whom_no_pattern_leads_to(extractor: Extractor, text: str, person: str) -> None:
    assert person in names(read(extractor, text, "展览举行"), "Person")


@pytest.mark.parametrize(
    "text",
    [
        "秋天的胡杨林迎来了最佳观赏期。",
        "塞瓦斯托波尔遭到袭击。",
        "坚持以习近平新时代中国特色社会主义思想为指引。",
        "主席说，欢迎议长先生来华参加会议。",
    ],
)
def test_what_is_no_person(extractor: Extractor, text: str) -> None:
    assert not names(read(extractor, text, "清湖消息"), "Person")


def test_the_province_named_just_before(extractor: Extractor) -> None:
    text = "高明远在云南省委书记王宁、省人民政府省长周予陪同下，来到昆明市调研。他从四川省来。"
    record = read(extractor, text, "高明远在云南调研", place="中国")
    assert {"云南省委", "云南省政府"} <= names(record, "Organization")


def test_the_offices_of_another_party(extractor: Extractor) -> None:
    text = "高明远会见越共中央政治局委员、中组部部长阮氏玉。"
    assert ("阮氏玉", "holdsPost", "越共中央组织部", "部长") in facts(read(extractor, text, "高明远会见阮氏玉"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第十批在韩志愿军烈士遗骸交接仪式在青石机场举行。", "第十批在韩志愿军烈士遗骸交接仪式"),
        ("团结党今天在青石大厦举行该党最高委员会会议。", "最高委员会会议"),
    ],
)
def test_names_of_occasions_begin_where_a_word_begins(extractor: Extractor, text: str, name: str) -> None:
    assert names(read(extractor, text, "会议举行"), "Event") == {name}


def test_a_tour_is_no_done_thing(extractor: Extractor) -> None:
    text = "市长高明远与泰国总理卡里姆共同考察了清湖工业园。高明远结束访问，秘书长贺立等陪同人员同机抵达。"
    assert "考察清湖工业园" in names(read(extractor, text), "Event")


def test_a_state_visit_goes_by_the_visitor(extractor: Extractor) -> None:
    record = read(extractor, "高明远10日会见来华进行国事访问的泰国总理卡里姆。", "高明远会见卡里姆")
    assert ("卡里姆", "takesPartIn", "卡里姆来华进行国事访问") in facts(record, "takesPartIn")


def test_a_visit_told_as_done_is_named_as_one(extractor: Extractor) -> None:
    record = read(extractor, "应泰国政府邀请，远山党代表团访问了泰国、文莱。", "远山党代表团访问泰国")
    assert "远山党代表团访问泰国、文莱" in names(record, "Event")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("事发时正值北原大学举办返校活动。", "北原大学"),
        ("时值远山科技大学举办百年校庆，校友返校。", "远山科技大学"),
        ("先进集体临州市第一医院院长高明远出席会议。", "临州市第一医院"),
        ("先进单位北原银行行长贺立出席会议。", "北原银行"),
    ],
)
def test_words_before_a_body(extractor: Extractor, text: str, body: str) -> None:
    record = read(extractor, text, "会议召开")
    assert body in names(record, "Organization") | names(record, "Company")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("樊立新在决赛中以4:1战胜日本选手山本智和，夺得冠军。", "山本智和"),
        ("书记高明远走进居民贺敬和家中看望。", "贺敬和"),
        ("决赛中，中国选手陈立和战胜湖国选手卡比拉。", "陈立和"),
        ("湖国外交部长贝卢日内14日访问泰国。", "贝卢日内"),
        ("湖国总统卡里戈任目前不在湖国。", "卡里戈任"),
        ("期待与诺沃亚当选总统尽早见面。", "诺沃亚"),
        ("北港市市长索卡宁称，无人机被击落。", "索卡宁"),
        ("日本驻华大使金杉宪治、湖国驻华大使卡里米出席开幕式。", "金杉宪治"),
        ("李敬和家人一起参加了活动。", "李敬"),
        ("湖国外长科卢日前表示，双方愿意合作。", "科卢"),
        ("湖国总统卡尔塔任期届满。", "卡尔塔"),
        ("湖国总统卡尔塔任命贝卢为外长。", "卡尔塔"),
    ],
)
def test_where_a_name_ends(extractor: Extractor, text: str, name: str) -> None:
    assert name in names(read(extractor, text, "会议召开"), "Person")


def test_nobody_among_veterans(extractor: Extractor) -> None:
    text = "参加过抗洪救灾的老战士老同志代表、烈士遗属代表等参加仪式。"
    assert not names(read(extractor, text, "仪式举行"), "Person")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("巴勒斯坦总统外事顾问哈勒米13日会见了客人。", {("哈勒米", "巴勒斯坦", "总统外事顾问")}),
        ("卡塔尔埃米尔代表焦安姆亲王出席开幕式。", {("焦安姆", "卡塔尔", "埃米尔代表")}),
        (
            "塔吉克斯坦政府副总理科里姆、总统外事顾问卡希莫夫到机场迎接。",
            {("科里姆", "塔吉克斯坦政府", "副总理"), ("卡希莫夫", "塔吉克斯坦", "总统外事顾问")},
        ),
        ("俄罗斯总统办公厅主任瓦里诺表示，俄方愿意合作。", {("瓦里诺", "俄罗斯总统办公厅", "主任")}),
        ("克罗地亚能源与矿业部部长杰多里奇出席仪式。", {("杰多里奇", "克罗地亚能源与矿业部", "部长")}),
        (
            "水利部安全与设施监督管理司原副司长高明远受处分。",
            {("高明远", "水利部安全与设施监督管理司", "原副司长")},
        ),
    ],
)
def test_whose_staff_and_whole_departments(extractor: Extractor, text: str, held: set[tuple[str, ...]]) -> None:
    assert posts(read(extractor, text, "会见")) == held


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("中宣部电影局今天与北原银行签署合作协议。", ("中宣部电影局", "signsWith", "北原银行")),
        ("生态环境部固体废物司主办了研讨会。", ("生态环境部固体废物司", "hosts", "会议召开")),
        (
            "泰国萝莎·奥通娃倡议国际公共基金会等机构同中国外文局签约。",
            ("泰国萝莎·奥通娃倡议国际公共基金会", "signsWith", "中国外文局"),
        ),
        ("出席的有共青团十九届中央书记处书记高明远。", ("高明远", "holdsPost", "共青团中央书记处", "书记")),
        (
            "临州市招商局原副主任包文，湖北洪山湿地公园管理局原党组成员、副局长高明远被查。",
            ("高明远", "holdsPost", "湖北洪山湿地公园管理局", "原副局长"),
        ),
    ],
)
def test_the_office_and_not_its_parent(extractor: Extractor, text: str, fact: tuple[str, ...]) -> None:
    assert fact in facts(read(extractor, text, "会议召开"))


def test_a_group_of_states_is_not_its_chair(extractor: Extractor) -> None:
    record = read(extractor, "这次峰会由77国集团主席国古巴倡导举办，各方看好。", "青石气候峰会举行")
    assert not facts(record, "holds")


def test_a_city_beside_the_prefecture_of_its_short_name(extractor: Extractor) -> None:
    text = "副市长高明远到昌吉市调研。他说，昌吉回族自治州农业发展很快，在昌吉回族自治州的考察收获很大。"
    record = read(extractor, text, "高明远在新疆考察")
    cities = [set(e.names) for e in record.entities if e.type == "Place" and "昌吉市" in e.names]
    assert cities == [{"昌吉市"}]


def test_a_level_before_a_body_is_no_name(extractor: Extractor) -> None:
    record = read(extractor, "省级侨商联合会有关负责人参加活动。市级商会会长高明远参加活动。", "活动举行")
    assert not [name for name in names(record, "Organization") if "级" in name]


def test_a_state_behind_who_was_met(extractor: Extractor) -> None:
    assert ("库克", "西湖州政府", "州长") in posts(read(extractor, "高明远还会见了西湖州州长库克。", "会见"))


@pytest.mark.parametrize("name", ["范一峰", "赵志明", "李东"])
def test_who_a_case_is_about(extractor: Extractor, name: str) -> None:
    record = read(extractor, f"通报了清湖市水利局原副局长{name}案，要求引以为戒。", place="清湖市")
    assert {subject for subject, *_ in facts(record, "holdsPost")} == {name}
