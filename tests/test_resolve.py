"""From mentions to entities and facts within one article. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest

from kg.dates import resolve_date
from kg.ids import content_id
from kg.pipeline import Extractor, load_extractor
from kg.records import Article, ArticleEntity, ArticleRecord, Page

PLACE = "江东省临州市清湖市"
DATE = "2031-04-03"
Fact = tuple[str, ...]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return load_extractor()


def read(
    extractor: Extractor,
    text: str,
    *headlines: str,
    place: str | None = PLACE,
    date: str | None = DATE,
) -> ArticleRecord:
    page = Page(content_id(text), text, "-", place, date)
    article = Article(content_id(page.id, text), page.id, headlines, (), text, tuple(range(len(text))))
    return extractor.extract_article(page, article).record


def facts(record: ArticleRecord, *relations: str) -> set[Fact]:
    """The facts of these relations, or all: (subject, relation, object) by their names, with the title of a post."""
    name = {entity.id: entity.names[0] for entity in record.entities}
    return {
        (name[r.subject], r.relation, name[r.object], *r.qualifiers.values())
        for r in record.relations
        if not relations or r.relation in relations
    }


def posts(record: ArticleRecord) -> set[Fact]:
    """(person, body, title)."""
    return {(person, body, title) for person, _, body, title in facts(record, "holdsPost")}


def entity(record: ArticleRecord, name: str) -> ArticleEntity:
    (found,) = [e for e in record.entities if name in e.names]
    return found


def main(record: ArticleRecord) -> ArticleEntity:
    """What the article reports."""
    (found,) = [e for e in record.entities if e.main]
    assert found.type == "Event"
    return found


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
        ("沈国梁不再担任清湖市委书记。", set()),
        ("沈国梁不再担任清湖市委书记职务，另有任用。", set()),
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


# --- what the article is about


def test_a_meeting_named_in_the_lead(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，市委书记沈国梁主持召开全市经济工作会议并讲话。会议指出，要抓好落实。市长顾明川作报告。",
        "全市经济工作会议召开",
    )
    event = main(record)
    assert event.names[0] == "全市经济工作会议"
    assert event.attributes["kind"] == "会议"
    assert event.attributes["date"] == "2031-04-02"
    assert facts(record, "presides", "speaksAt", "reportsAt") == {
        ("沈国梁", "presides", "全市经济工作会议"),
        ("沈国梁", "speaksAt", "全市经济工作会议"),
        ("顾明川", "reportsAt", "全市经济工作会议"),
    }


def test_a_meeting_that_only_the_headline_names(extractor: Extractor) -> None:
    record = read(
        extractor,
        "市委书记沈国梁出席会议并讲话，市长顾明川主持会议，贺建霖、章秀英参加会议。",
        "全市防汛工作会议召开",
    )
    assert main(record).names[0] == "全市防汛工作会议"
    assert {o for _, _, o in facts(record, "attends", "presides", "speaksAt", "takesPartIn")} == {"全市防汛工作会议"}
    assert len(facts(record, "takesPartIn")) == 2


def test_talks(extractor: Extractor) -> None:
    record = read(
        extractor,
        "3月11日上午，市委书记沈国梁会见远山集团董事长司徒建新一行。沈国梁说，欢迎来访。司徒建新表示，愿加强合作。"
        "贺建霖参加会见。",
        "沈国梁会见司徒建新一行",
    )
    event = main(record)
    assert (event.names[0], event.attributes["kind"]) == ("沈国梁会见司徒建新一行", "会见")
    assert event.attributes["date"] == "2031-03-11"
    assert facts(record) - facts(record, "holdsPost") == {
        ("沈国梁", "meets", "司徒建新"),
        ("沈国梁", "attends", event.names[0]),
        ("司徒建新", "attends", event.names[0]),
        ("沈国梁", "speaksAt", event.names[0]),
        ("司徒建新", "speaksAt", event.names[0]),
        ("贺建霖", "takesPartIn", event.names[0]),
    }


def test_talks_without_a_headline(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市长顾明川会见阿卜杜拉·哈桑·奥马尔一行。翁海波参加会见。")
    assert main(record).names[0] == "顾明川会见阿卜杜拉·哈桑·奥马尔"
    assert ("翁海波", "takesPartIn", main(record).names[0]) in facts(record)


TOUR = (
    "昨日，市长顾明川赴柳浦镇调研春耕备耕工作。顾明川先后走访了柳浦镇前溪村、清湖粮油有限公司。"
    "顾明川强调，要抓好春耕。随后，顾明川主持召开座谈会。翁海波、石磊陪同。"
)


def test_a_tour(extractor: Extractor) -> None:
    record = read(extractor, TOUR, "顾明川调研春耕备耕工作")
    tour = main(record)
    assert (tour.names[0], tour.attributes["kind"]) == ("顾明川调研春耕备耕工作", "调研")
    assert {o for _, _, o in facts(record, "inspects")} == {"柳浦镇", "柳浦镇前溪村", "清湖粮油有限公司"}
    assert facts(record, "speaksAt", "accompanies") == {
        ("顾明川", "speaksAt", tour.names[0]),
        ("翁海波", "accompanies", tour.names[0]),
        ("石磊", "accompanies", tour.names[0]),
    }


def test_a_meeting_on_a_tour_is_an_occasion_of_its_own(extractor: Extractor) -> None:
    record = read(extractor, TOUR, "顾明川调研春耕备耕工作")
    assert facts(record, "presides") == {("顾明川", "presides", "座谈会")}
    part = entity(record, "座谈会")
    assert part.type == "Event"
    assert not part.main


def test_who_speaks_at_the_meeting_on_a_tour(extractor: Extractor) -> None:
    record = read(extractor, TOUR + "座谈会上，殷红作交流发言。", "顾明川调研春耕备耕工作")
    assert facts(record, "contributesAt") == {("殷红", "contributesAt", "座谈会")}


def test_a_tour_without_a_headline(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，市长顾明川来到清湖粮油有限公司、远山光电有限公司调研。随后，顾明川主持召开座谈会。翁海波陪同。",
    )
    assert main(record).attributes["kind"] == "调研"
    assert len(facts(record, "inspects")) == 2


@pytest.mark.parametrize(
    "verb",
    [
        "调研",
        "考察",
        "督查",
        pytest.param("视察"),
    ],
)
def test_who_leads_a_tour(extractor: Extractor, verb: str) -> None:
    record = read(extractor, f"昨日，市政协主席章秀英率市政协委员{verb}清湖市第一人民医院。")
    assert main_kinds(record) == ["调研"]
    assert {(s, r) for s, r, *_ in facts(record, "leads", "inspects")} == {("章秀英", "leads"), ("章秀英", "inspects")}


def test_a_tour_that_nothing_else_is_said_of(extractor: Extractor) -> None:
    assert main_kinds(read(extractor, "昨日，市长顾明川走访清湖大学。")) == ["调研"]


def main_kinds(record: ArticleRecord) -> list[str]:
    return [e.attributes["kind"] for e in record.entities if e.main]


def test_a_meeting_without_a_name_is_named_by_its_holder(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市政府召开会议，研究民生实事。市长顾明川主持会议并讲话。", "市政府研究民生实事")
    event = main(record)
    assert event.names[0] == "市政府会议"
    assert facts(record, "holds", "presides", "speaksAt") == {
        ("清湖市政府", "holds", event.names[0]),
        ("顾明川", "presides", event.names[0]),
        ("顾明川", "speaksAt", event.names[0]),
    }


def test_a_continued_meeting(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日上午，江东省十四届人大二次会议清湖代表团续会举行。沈国梁、顾明川参加会议。",
        "江东省十四届人大二次会议清湖代表团举行续会",
    )
    assert main(record).names[0].endswith("续会")
    assert facts(record, "takesPartIn") == {(p, "takesPartIn", main(record).names[0]) for p in ("沈国梁", "顾明川")}


def test_a_list_that_takes_part_and_speaks(extractor: Extractor) -> None:
    record = read(extractor, "昨日，全市教育大会召开。沈国梁、顾明川参加会议并发言。")
    assert facts(record, "contributesAt") == {(p, "contributesAt", "全市教育大会") for p in ("沈国梁", "顾明川")}


def test_an_article_about_no_occasion(extractor: Extractor) -> None:
    record = read(extractor, "昨日，清湖大桥通车。清湖大桥位于望湖街道。", "清湖大桥通车")
    assert not [e for e in record.entities if e.type == "Event"]
    assert facts(record) == {("清湖大桥", "locatedIn", "望湖街道")}


# --- 会议, 会上, 开幕式


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("市长顾明川主持会议。", ("顾明川", "presides", "全市教育大会")),
        ("会上，市长顾明川作报告。", ("顾明川", "reportsAt", "全市教育大会")),
        ("会议由市长顾明川主持。", ("顾明川", "presides", "全市教育大会")),
        ("市长顾明川强调，要办好教育。", ("顾明川", "speaksAt", "全市教育大会")),
        ("市长顾明川主持。", ("顾明川", "presides", "全市教育大会")),
        ("会上，市卫健局作交流发言。", ("清湖市卫健局", "contributesAt", "全市教育大会")),
        ("市卫健局列席会议。", ("清湖市卫健局", "sitsIn", "全市教育大会")),
        ("市长顾明川部署下一阶段工作。", ("顾明川", "assignsWorkAt", "全市教育大会")),
        ("受市委书记沈国梁委托，副市长翁海波主持会议。", ("翁海波", "presides", "全市教育大会")),
    ],
)
def test_words_that_stand_for_the_occasion(extractor: Extractor, sentence: str, fact: Fact) -> None:
    record = read(extractor, "昨日，全市教育大会召开。" + sentence, "全市教育大会召开")
    assert facts(record) - facts(record, "holdsPost") == {fact}


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        (
            "会议听取了全国人大农业委员会主任委员翁海波作的报告。",
            ("翁海波", "全国人大农业委员会", "主任委员"),
        ),
        ("全国人大常委会法工委副主任顾明川作了说明。", ("顾明川", "全国人大常委会法工委", "副主任")),
        ("海关总署署长沈国梁出席会议。", ("沈国梁", "海关总署", "署长")),
        ("智利总统新闻秘书席尔瓦表示，磋商还将继续。", ("席尔瓦", "智利", "总统新闻秘书")),
    ],
)
def test_a_title_of_several_words_is_one_post(extractor: Extractor, sentence: str, post: Fact) -> None:
    assert posts(read(extractor, sentence)) == {post}


def test_an_opening_ceremony_is_the_fair_that_it_opens(extractor: Extractor) -> None:
    record = read(
        extractor,
        "第三届清湖国际茶叶博览会昨日在清湖会展中心开幕。市长顾明川在开幕式上致辞。贺建霖、章秀英出席开幕式。",
        "第三届清湖国际茶叶博览会开幕",
    )
    fair = "第三届清湖国际茶叶博览会"
    assert main(record).names[0] == fair
    assert main(record).attributes["kind"] == "展会"
    assert facts(record) - facts(record, "holdsPost") == {
        (fair, "heldAt", "清湖会展中心"),
        ("顾明川", "addresses", fair),
        ("贺建霖", "attends", fair),
        ("章秀英", "attends", fair),
    }


def test_pronouns(extractor: Extractor) -> None:
    record = read(extractor, "昨日，全市教育大会召开。市长顾明川主持会议。他强调，要办好教育。")
    assert ("顾明川", "speaksAt", "全市教育大会") in facts(record)


def test_presided_in_place_of_another(extractor: Extractor) -> None:
    record = read(extractor, "昨日，全市教育大会召开。受市长顾明川委托，副市长翁海波主持会议。")
    assert facts(record, "presides", "attends", "takesPartIn") == {("翁海波", "presides", "全市教育大会")}


@pytest.mark.parametrize("verb", ["说", "指出", "强调"])
def test_an_address_told_again_is_no_speech(extractor: Extractor, verb: str) -> None:
    record = read(
        extractor, f"昨日，清湖茶文化节开幕。副市长翁海波致辞。翁海波{verb}，要扩大开放。", "清湖茶文化节开幕"
    )
    assert facts(record, "addresses", "speaksAt") == {("翁海波", "addresses", "清湖茶文化节")}


def test_a_speech_beside_an_address(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，清湖茶文化节开幕。副市长翁海波致辞。市长顾明川强调，要扩大开放。",
        "清湖茶文化节开幕",
    )
    assert ("顾明川", "speaksAt", "清湖茶文化节") in facts(record)


def test_organizers(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，湖城茶文化论坛在清湖大剧院举行。论坛由市文旅局主办，清湖大学承办，清湖茶业协会协办。",
        "湖城茶文化论坛举行",
    )
    assert facts(record) == {
        ("湖城茶文化论坛", "heldAt", "清湖大剧院"),
        ("清湖市文旅局", "hosts", "湖城茶文化论坛"),
        ("清湖大学", "undertakes", "湖城茶文化论坛"),
        ("清湖茶业协会", "coOrganizes", "湖城茶文化论坛"),
    }


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
