"""From mentions to entities and facts within one article. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import DATE, TOUR, Fact, entity, facts, main, posts, read

from kg.dates import resolve_date
from kg.pipeline.extractor import Extractor, load_extractor

# --- the place of the page


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("市委", "清湖市委"),
        ("中共清湖市委", "清湖市委"),
        ("省委", "江东省委"),
        ("临州市委", "临州市委"),
        ("市政府", "清湖市政府"),
        ("市人民政府", "清湖市政府"),
        ("省政府", "江东省政府"),
        ("市人大常委会", "清湖市人大常委会"),
        ("市政协", "清湖市政协"),
        ("省十四届政协", "江东省政协"),
        ("市纪委", "清湖市纪委"),
        ("市委组织部", "清湖市委组织部"),
        ("市经信局", "清湖市经信局"),
        ("市文旅局", "清湖市文旅局"),
        ("国务院", "国务院"),
    ],
)
def test_bodies_of_the_page(extractor: Extractor, word: str, name: str) -> None:
    record = read(extractor, f"昨日，{word}开展活动。")
    assert [e.names[0] for e in record.entities if e.type == "Organization"] == [name]
    assert word in entity(record, name).names


def test_a_body_of_the_city_that_the_paragraph_is_in(extractor: Extractor) -> None:
    text = "在浙江，高明远来到杭州市民主实践中心，了解情况。\n在上海，高明远前往市民中心；在市人大机关考察监督工作。"
    assert "上海市人大" in entity(read(extractor, text, place="中国"), "上海市人大").names
    assert not any(e.names[0] == "杭州市人大" for e in read(extractor, text, place="中国").entities)


def test_forms_of_a_body_are_one_entity(extractor: Extractor) -> None:
    record = read(extractor, "市委要求落实。中共清湖市委印发文件。清湖市委强调。市政府发文。清湖市人民政府发文。")
    bodies = [e for e in record.entities if e.type == "Organization"]
    assert [(e.names[0], len(e.mentions)) for e in bodies] == [("清湖市委", 3), ("清湖市政府", 2)]


def test_the_full_name_is_another_name(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市文旅局、市经信局开展活动。")
    assert "清湖市文化和旅游局" in entity(record, "市文旅局").names
    assert "清湖市经济和信息化局" in entity(record, "市经信局").names


def test_the_same_word_on_other_pages(extractor: Extractor) -> None:
    text = "昨日，市委、省委开展活动。"
    names = {p: [e.names[0] for e in read(extractor, text, place=p).entities] for p in (None, "义乌市", "桐庐县")}
    assert names["义乌市"][:2] == ["义乌市委", "浙江省委"]
    assert names["桐庐县"][:2] == ["杭州市委", "浙江省委"]
    assert names[None][:2] == ["市委", "省委"], "without a place nothing is guessed"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("内蒙古自治区青石市", "自治区党委组织部部长郑远帆 → 内蒙古自治区党委组织部 部长"),
        ("内蒙古自治区青石市", "自治区文化和旅游厅副厅长郑远帆 → 内蒙古自治区文化和旅游厅 副厅长"),
        ("内蒙古自治区青石盟", "盟委书记郑远帆 → 青石盟委 书记"),
        ("内蒙古自治区青石盟", "盟公安局局长郑远帆 → 青石盟公安局 局长"),
        ("新疆青石地区", "地委书记郑远帆 → 青石地委 书记"),
        ("新疆青石地区", "行署专员郑远帆 → 青石地区行署 专员"),
        ("新疆青石地区", "地区教育局局长郑远帆 → 青石地区教育局 局长"),
        ("云南省青石自治州", "自治州副州长郑远帆 → 青石自治州政府 副州长"),
        ("云南省青石自治州", "州公安局局长郑远帆 → 青石自治州公安局 局长"),
        ("青石市", "自治区水利厅厅长郑远帆 → 自治区水利厅 厅长"),
    ],
)
def test_levels_of_regions_leagues_and_prefectures(extractor: Extractor, place: str, told: str) -> None:
    text, _, post = told.partition(" → ")
    body, title = post.split()
    assert posts(read(extractor, f"{text}出席会议。", place=place)) == {("郑远帆", body, title)}


@pytest.mark.parametrize(
    ("word", "name"), [("我市", "清湖市"), ("我省", "江东省"), ("清湖", "清湖市"), ("法国", "法国")]
)
def test_places_of_the_page(extractor: Extractor, word: str, name: str) -> None:
    record = read(extractor, f"昨日，客商走进{word}。")
    assert [e.names[0] for e in record.entities if e.type == "Place"] == [name]


# --- posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长顾明川出席会议。", {("顾明川", "清湖市政府", "市长")}),
        ("副市长翁海波出席会议。", {("翁海波", "清湖市政府", "副市长")}),
        ("省长钟立言出席会议。", {("钟立言", "江东省政府", "省长")}),
        (
            "清湖县检察院召开会议。该院党组书记、检察长顾明川主持。",
            {("顾明川", "清湖县检察院党组", "书记"), ("顾明川", "清湖县检察院", "检察长")},
        ),
        ("在青岭重工有限公司，公司总工程师顾明川介绍情况。", {("顾明川", "青岭重工有限公司", "总工程师")}),
        (
            "清湖市第二医院心内科主任顾明川、骨科医生翁海波出席活动。",
            {("顾明川", "清湖市第二医院", "心内科主任"), ("翁海波", "清湖市第二医院", "骨科医生")},
        ),
        (
            "清湖市水利局召开会议。局党组书记、局长顾明川出席。",
            {("顾明川", "清湖市水利局党组", "书记"), ("顾明川", "清湖市水利局", "局长")},
        ),
        ("清湖大学召开会议。校党委书记顾明川出席。", {("顾明川", "清湖大学党委", "书记")}),
        (
            "远山集团召开会议。集团董事长、党委书记顾明川出席。党委副书记、总经理殷红主持。",
            {
                ("顾明川", "远山集团", "董事长"),
                ("顾明川", "远山集团党委", "书记"),
                ("殷红", "远山集团党委", "副书记"),
                ("殷红", "远山集团", "总经理"),
            },
        ),
        ("党委书记顾明川出席会议。", set()),
        ("远山集团召开会议。时任集团党委书记顾明川出席。", {("顾明川", "远山集团党委", "时任书记")}),
        ("活动中，承建单位青岭桥梁工程局局长顾明川发言。", {("顾明川", "青岭桥梁工程局", "局长")}),
        ("会上，殷红当即把青岭区区长顾明川请上台。", {("顾明川", "青岭区政府", "区长")}),
        ("退休中学教师顾明川发言。", set()),
        ("昨日，北岭市长顾明川率团来我市考察。", {("顾明川", "北岭市政府", "市长")}),
        (
            "阿克塔尔市委常委、副市长顾明川，市水利局局长殷红参加考察。",
            {
                ("顾明川", "阿克塔尔市委", "常委"),
                ("顾明川", "阿克塔尔市政府", "副市长"),
                ("殷红", "阿克塔尔市水利局", "局长"),
            },
        ),
        (
            "会上，市科协主席顾明川发言。顾先生现任远山集团董事长。",
            {("顾明川", "清湖市科协", "主席"), ("顾明川", "远山集团", "董事长")},
        ),
        ("顾明川曾任清湖晚报社社长。", {("顾明川", "清湖晚报社", "社长")}),
        ("殷红出席中国共产党清湖大学代表大会。校党委书记顾明川主持。", {("顾明川", "清湖大学党委", "书记")}),
        ("清湖湖滨公交集团召开会议。公交集团董事长顾明川主持。", {("顾明川", "清湖湖滨公交集团", "董事长")}),
        ("农业银行清湖分行揭牌。农行清湖分行行长顾明川出席。", {("顾明川", "农业银行清湖分行", "行长")}),
        ("来自清湖市第二中学的教师顾明川发言。", {("顾明川", "清湖市第二中学", "教师")}),
        ("清湖市职工顾明川、青岭重工有限公司职工翁海波发言。", {("翁海波", "青岭重工有限公司", "职工")}),
        ("市委书记沈国梁出席会议。", {("沈国梁", "清湖市委", "书记")}),
        ("省委书记雷正东出席会议。", {("雷正东", "江东省委", "书记")}),
        (
            "市委副书记、政法委书记蒋怀远出席会议。",
            {("蒋怀远", "清湖市委", "副书记"), ("蒋怀远", "清湖市委政法委", "书记")},
        ),
        (
            "市委副书记、市长顾明川出席会议。",
            {("顾明川", "清湖市委", "副书记"), ("顾明川", "清湖市政府", "市长")},
        ),
        (
            "临州市委常委、清湖市委书记沈国梁出席会议。",
            {("沈国梁", "临州市委", "常委"), ("沈国梁", "清湖市委", "书记")},
        ),
        (
            "市经信局党组书记、局长殷红出席会议。",
            {("殷红", "清湖市经信局党组", "书记"), ("殷红", "清湖市经信局", "局长")},
        ),
        ("市公安局局长殷红出席会议。", {("殷红", "清湖市公安局", "局长")}),
        (
            "市民族宗教委二级巡视员殷红在市外经贸局局长俞根生陪同下出席会议。",
            {("殷红", "清湖市民族宗教委", "二级巡视员"), ("俞根生", "清湖市外经贸局", "局长")},
        ),
        (
            "清湖大学党委书记殷红、校长顾明川，远山集团有限公司党委书记、董事长俞根生出席会议。",
            {
                ("殷红", "清湖大学党委", "书记"),
                ("顾明川", "清湖大学", "校长"),
                ("俞根生", "远山集团有限公司党委", "书记"),
                ("俞根生", "远山集团有限公司", "董事长"),
            },
        ),
        (
            "清湖市袜业协会换届。远山集团董事长俞根生当选会长，秘书长由殷红担任。",
            {
                ("俞根生", "远山集团", "董事长"),
                ("俞根生", "清湖市袜业协会", "会长"),
                ("殷红", "清湖市袜业协会", "秘书长"),
            },
        ),
        ("清湖市公安局北门分局召开会议。会议由分局政委殷红主持。", {("殷红", "清湖市公安局北门分局", "政委")}),
        (
            "市政府党组成员、办公室主任殷红出席会议。",
            {("殷红", "清湖市政府党组", "成员"), ("殷红", "清湖市政府办公室", "主任")},
        ),
        (
            "秘鲁青石复兴阵线主席、前政府总理塔菲拉表示祝贺。",
            {("塔菲拉", "秘鲁青石复兴阵线", "主席"), ("塔菲拉", "秘鲁", "前总理")},
        ),
        (
            "乌干达方面称，乌总统塔菲拉出席会议。",
            {("塔菲拉", "乌干达", "总统")},
        ),
        ("江东大学校长司马青出席会议。", {("司马青", "江东大学", "校长")}),
        ("远山集团董事长司徒建新出席会议。", {("司徒建新", "远山集团", "董事长")}),
        ("原市政协副主席俞根生出席会议。", {("俞根生", "清湖市政协", "原副主席")}),
        (
            "会议决定任命苗雨桐为清湖市人民政府副市长。",
            {("苗雨桐", "清湖市政府", "副市长")},
        ),
        ("大会上，顾明川当选为清湖市政协主席。", {("顾明川", "清湖市政协", "主席")}),
        ("法国总统马克隆出席会议。", {("马克隆", "法国", "总统")}),
        ("国家主席陈大山出席会议。", {("陈大山", "中国", "国家主席")}),
        ("越南国家主席陈大山出席会议。", {("陈大山", "越南", "国家主席")}),
        ("国务院总理陈大山出席会议。", {("陈大山", "国务院", "总理")}),
        ("武汉市市长顾明川出席会议。", {("顾明川", "武汉市政府", "市长")}),
        ("上海市长顾明川出席会议。", {("顾明川", "上海市政府", "市长")}),
        ("联合国负责教育事务的副秘书长马克隆出席会议。", {("马克隆", "联合国", "副秘书长")}),
        ("英国保守党议员马克隆出席会议。", {("马克隆", "英国保守党", "议员")}),
        ("俄驻美大使安德罗夫当天说，情况复杂。", {("安德罗夫", "俄罗斯", "驻美大使")}),
        ("尼泊尔总统班尼达出席会议。", {("班尼达", "尼泊尔", "总统")}),
        ("沈国梁不再担任清湖市委书记。", set()),
        ("沈国梁不再担任清湖市委书记职务，另有任用。", set()),
        ("清湖市第二医院举行义诊，据院长殷红介绍，活动每月一次。", {("殷红", "清湖市第二医院", "院长")}),
        (
            "临州市委书记罗晓晨，市委副书记、市长殷红出席会议。",
            {("罗晓晨", "临州市委", "书记"), ("殷红", "临州市委", "副书记"), ("殷红", "临州市政府", "市长")},
        ),
        ("殷红，女，1979年3月生，大学学历，现任市科技局副局长，拟提任局长。", {("殷红", "清湖市科技局", "副局长")}),
        ("湖保委副秘书长顾明川出席会议。", {("顾明川", "湖保委", "副秘书长")}),
        ("据第六届特区政府园林局局长顾明川介绍，进展顺利。", {("顾明川", "清湖市园林局", "局长")}),
        (
            "尼泊尔首位女总理班尼达出席会议。尼泊尔人说，已故前总统塔菲拉来过。",
            {("班尼达", "尼泊尔", "总理"), ("塔菲拉", "尼泊尔", "前总统")},
        ),
        (
            "会议选举沈国梁为市委书记，当选为市委常委的还有翁海波（女）、俞根生。",
            {("沈国梁", "清湖市委", "书记"), ("翁海波", "清湖市委", "常委"), ("俞根生", "清湖市委", "常委")},
        ),
        (
            "以市长顾明川为组长的清湖市防汛指挥部召开会议。",
            {("顾明川", "清湖市政府", "市长"), ("顾明川", "清湖市防汛指挥部", "组长")},
        ),
        ("清湖市公安局巡逻支队召开会议。支队长顾明川出席。", {("顾明川", "清湖市公安局巡逻支队", "支队长")}),
        ("据称，被告人沈国梁是清湖市园林局局长。", {("沈国梁", "清湖市园林局", "局长")}),
        (
            "顾明川，男，汉族，1961年3月生。曾任临州市教育局副局长、局长，临州市文化局局长。2003年5月任清湖市委常委。",
            {
                ("顾明川", "临州市教育局", "副局长"),
                ("顾明川", "临州市教育局", "局长"),
                ("顾明川", "临州市文化局", "局长"),
                ("顾明川", "清湖市委", "常委"),
            },
        ),
        ("顾明川，男，汉族，1961年3月生。翁海波曾任清湖市委常委。", {("翁海波", "清湖市委", "常委")}),
        ("市领导沈国梁出席会议。", set()),
        ("习远山总书记出席会议。", set()),
        ("村民詹国根出席会议。", set()),
    ],
)
def test_posts(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text)) == expected


def test_a_deputy_shares_a_post_with_the_next(extractor: Extractor) -> None:
    record = read(extractor, "市人大常委会主任贺建霖主持会议，副主任殷红、俞根生出席会议。")
    assert posts(record) == {
        ("贺建霖", "清湖市人大常委会", "主任"),
        ("殷红", "清湖市人大常委会", "副主任"),
        ("俞根生", "清湖市人大常委会", "副主任"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "老挝人民革命党中央总书记、国家主席通西里出席峰会。",
            {("通西里", "老挝人民革命党中央", "总书记"), ("通西里", "老挝", "国家主席")},
            id="laos",
        ),
        pytest.param(
            "越共中央总书记、国家主席阮文山出席峰会。",
            {("阮文山", "越共中央", "总书记"), ("阮文山", "越南", "国家主席")},
            id="vietnam",
        ),
        pytest.param(
            "中共中央总书记、国家主席陈大山出席峰会。",
            {("陈大山", "中共中央", "总书记"), ("陈大山", "中国", "国家主席")},
            id="china",
        ),
    ],
)
def test_the_state_of_a_party(extractor: Extractor, text: str, expected: set[Fact]) -> None:
    assert posts(read(extractor, text)) == expected


def test_a_chain_hands_on_its_place(extractor: Extractor) -> None:
    record = read(extractor, "临州市委常委、统战部部长罗晓晨出席会议。")
    assert posts(record) == {("罗晓晨", "临州市委", "常委"), ("罗晓晨", "临州市委统战部", "部长")}


def test_two_places_bodies_stay_two(extractor: Extractor) -> None:
    record = read(extractor, "清湖市委常委、统战部部长罗晓晨，临州市委统战部部长殷红出席会议。")
    assert ("罗晓晨", "清湖市委统战部", "部长") in posts(record)
    assert ("殷红", "临州市委统战部", "部长") in posts(record)
    for body in (e for e in record.entities if e.type == "Organization"):
        assert not any("清湖" in a and "临州" in b for a in body.names for b in body.names), body.names


def test_a_mayor_from_abroad(extractor: Extractor) -> None:
    record = read(extractor, "市长顾明川会见法国里昂市市长皮埃尔·杜邦一行。")
    assert {post for post in posts(record) if post[1] == "清湖市政府"} == {("顾明川", "清湖市政府", "市长")}


def test_a_company_behind_its_city_is_visited(extractor: Extractor) -> None:
    record = read(extractor, "在杭州调研期间，顾明川来到杭州明石特，察看新产品。")
    assert ("Company", "明石特") in {(e.type, e.names[0]) for e in record.entities}


def test_a_body_beside_another_is_of_its_place(extractor: Extractor) -> None:
    record = read(extractor, "金华市委、市政府高度重视。市政府召开会议。", place="浙江省金华市义乌市")
    assert {e.names[0] for e in record.entities if e.type == "Organization"} == {"金华市委", "金华市政府", "义乌市政府"}


# --- companies


def test_the_short_form_of_a_company(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，远帆精密制造（清湖）有限公司举行投产仪式。远帆精密董事长孟凡一致辞。孟凡一说，远帆精密将扩大投资。",
        "远帆精密投产",
    )
    (company,) = [e for e in record.entities if e.type == "Company"]
    assert company.names == ("远帆精密制造（清湖）有限公司", "远帆精密")
    assert posts(record) == {("孟凡一", company.names[0], "董事长")}
    assert len(company.mentions) == 3


def test_a_company_that_begins_with_its_province(extractor: Extractor) -> None:
    record = read(extractor, "昨日，浙江澜光新能源股份有限公司开工。目前，澜光新能源订单饱满。")
    (company,) = [e for e in record.entities if e.type == "Company"]
    assert company.names == ("浙江澜光新能源股份有限公司", "澜光新能源")


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("江东瀚洋粮食集团有限公司", "瀚洋集团"),
        ("江东瀚洋国际物流有限公司", "瀚洋物流"),
        ("瀚洋（江东）控股（集团）股份有限公司", "瀚洋股份"),
        ("临州远山铝业集团有限公司", "临铝集团"),
    ],
)
def test_a_company_is_named_again_by_a_contraction(extractor: Extractor, full: str, short: str) -> None:
    record = read(extractor, f"{full}董事长顾明川参加座谈会。{short}总经理孟凡一发言。")
    assert {(p, b) for p, b, _ in posts(record)} == {("顾明川", full), ("孟凡一", full)}


def test_what_is_no_contraction(extractor: Extractor) -> None:
    record = read(extractor, "中国邮政储蓄银行行长顾明川、中国银行行长孟凡一参加座谈会。")
    assert ("孟凡一", "中国邮政储蓄银行", "行长") not in posts(record)


def test_a_company_that_begins_with_the_page_s_province(extractor: Extractor) -> None:
    record = read(extractor, "昨日，江东澜光新能源股份有限公司开工。目前，澜光新能源订单饱满。")
    (company,) = [e for e in record.entities if e.type == "Company"]
    assert company.names == ("江东澜光新能源股份有限公司", "澜光新能源")


def test_who_signs_with_whom(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，清湖市与远山集团签约仪式举行。仪式上，市政府与远山集团签署战略合作协议。",
        "清湖市与远山集团签约",
    )
    assert facts(record, "signsWith") == {("清湖市政府", "signsWith", "远山集团")}


# --- dates


@pytest.mark.parametrize(
    ("text", "page_date", "expected"),
    [
        ("昨日，会议召开。", "2024-03-01", "2024-02-29"),
        ("昨晚，会议召开。", "2024-01-01", "2023-12-31"),
        ("前日，会议召开。", "2024-03-01", "2024-02-28"),
        ("今天，会议召开。", "2024-03-01", "2024-03-01"),
        ("昨日，会议召开。", None, "昨日"),
        ("12月31日，会议召开。", "2024-01-02", "2023-12-31"),
        ("1月2日，会议召开。", "2023-12-31", "2024-01-02"),
        ("3月5日上午，会议召开。", "2024-03-06", "2024-03-05"),
        ("3月5日上午，会议召开。", None, "--03-05"),
        ("2022年12月31日，会议召开。", "2024-01-02", "2022-12-31"),
        ("2022年12月31日，会议召开。", None, "2022-12-31"),
        ("28日，会议召开。", "2024-03-01", "2024-02-28"),
        ("31日，会议召开。", "2024-01-02", "2023-12-31"),
        ("1日，会议召开。", "2024-03-01", "2024-03-01"),
        ("28日，会议召开。", None, None),
        ("5月1日至3日，会议召开。", "2024-05-04", "2024-05-01"),
        ("2月29日，会议召开。", "2024-03-01", "2024-02-29"),
        ("2月29日，会议召开。", None, "--02-29"),
        ("2月29日，会议召开。", "2023-03-01", None),
        ("2023年2月29日，会议召开。", None, None),
        ("2月30日，会议召开。", "2024-03-01", None),
        ("13月1日，会议召开。", "2024-03-01", None),
        ("13月1日，会议召开。", None, None),
        ("0月0日，会议召开。", "2024-03-01", None),
        ("31日，会议召开。", "2024-03-01", None),
        ("99日，会议召开。", "2024-03-01", None),
        ("近日，会议召开。", "2024-03-01", None),
        ("2023年，会议召开。", "2024-03-01", None),
        ("没有日子。", "2024-03-01", None),
        ("", "2024-03-01", None),
        pytest.param("2月30日，会议召开。", None, None),
        pytest.param("去年3月1日，会议召开。", "2024-03-12", "2023-03-01"),
        pytest.param("明年1月5日，会议召开。", "2024-03-12", "2025-01-05"),
    ],
)
def test_resolve_date(text: str, page_date: str | None, expected: str | None) -> None:
    assert resolve_date(text, page_date) == expected


@pytest.mark.parametrize(("date", "expected"), [(DATE, "2031-04-02"), (None, "昨日")])
def test_the_date_of_an_occasion(extractor: Extractor, date: str | None, expected: str) -> None:
    record = read(extractor, "昨日下午，全市教育大会召开。", date=date)
    assert main(record).attributes["date"] == expected


def test_an_occasion_without_a_date(extractor: Extractor) -> None:
    record = read(extractor, "全市教育大会召开。")
    assert "date" not in main(record).attributes


def test_an_occasion_that_is_only_cited_has_no_date(extractor: Extractor) -> None:
    record = read(extractor, "昨日下午，全市教育大会召开，学习贯彻第九届清湖教育论坛精神。", "全市教育大会召开")
    assert "date" not in entity(record, "第九届清湖教育论坛").attributes


def test_a_date_after_a_sentence_that_only_says_the_head(extractor: Extractor) -> None:
    record = read(extractor, "论坛由市文旅局主办。昨日，湖城茶文化论坛在清湖大剧院举行。", "湖城茶文化论坛举行")
    assert main(record).attributes.get("date") == "2031-04-02"


# --- the record


def test_entities_stand_in_their_text(extractor: Extractor) -> None:
    record = read(extractor, TOUR, "顾明川调研春耕备耕工作")
    for found in record.entities:
        for start, end in found.mentions:
            assert TOUR[start:end] in (*found.names, *(name[: end - start] for name in found.names)), found
    assert len(record.entities) >= 6


def test_a_fact_comes_once_with_its_first_words(extractor: Extractor) -> None:
    record = read(extractor, "昨日，全市教育大会召开。市长顾明川主持会议。顾明川主持会议。")
    (fact,) = [r for r in record.relations if r.relation == "presides"]
    assert record.article.body[slice(*fact.evidence)] == "市长顾明川主持会议"
    assert fact.rule_id == "preside-active"


def test_the_same_article_gives_the_same_record(extractor: Extractor) -> None:
    one = read(extractor, TOUR, "顾明川调研春耕备耕工作")
    other = read(load_extractor(), TOUR, "顾明川调研春耕备耕工作")
    assert one == other
