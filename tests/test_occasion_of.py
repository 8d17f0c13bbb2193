"""What an article reports, and the words that stand for it. All texts, people and bodies are invented."""

from __future__ import annotations

import pytest
from reading import TOUR, Fact, entity, facts, main, posts, read

from kg.annotate.occasions.forms import is_short_for
from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord

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


def test_what_was_held_then_is_an_occasion_of_its_own(extractor: Extractor) -> None:
    text = (
        "昨日，全市教育工作会议召开。市长顾明川出席并讲话。在随后召开的座谈会上，顾明川指出，要尊师重教。"
        "市教育局局长殷红汇报了工作。"
    )
    assert facts(read(extractor, text), "speaksAt", "reportsAt") == {
        ("顾明川", "speaksAt", "全市教育工作会议"),
        ("顾明川", "speaksAt", "座谈会"),
        ("殷红", "reportsAt", "座谈会"),
    }


def test_a_party_that_is_received_is_not_led_to_the_talk(extractor: Extractor) -> None:
    text = "昨日，远山集团董事长殷红率考察团来我市考察。市委书记沈国梁会见殷红一行。"
    assert not facts(read(extractor, text), "leads")


def test_a_visit_of_no_name_is_led(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市委书记沈国梁带队到柳溪镇开展调研活动，市委办公室主任殷红参加。", "市委书记下乡忙")
    assert ("沈国梁", "leads", main(record).names[0]) in facts(record, "leads")


def test_a_short_name_is_the_same_occasion(extractor: Extractor) -> None:
    record = read(
        extractor,
        "第三届清博会昨日落幕。第三届清湖国际茶叶博览会5日在清湖市开幕。第四届清湖国际茶叶博览会明年举行。",
        "第三届清博会落幕",
    )
    assert main(record).names[:2] == ("第三届清湖国际茶叶博览会", "第三届清博会")
    assert "第四届清湖国际茶叶博览会" not in main(record).names


@pytest.mark.parametrize(
    ("name", "full", "same"),
    [
        ("第三届清博会", "第三届清湖国际茶叶博览会", True),
        ("清湖市十五届人大二次会议", "清湖市第十五届人民代表大会第二次会议", True),
        ("清湖亚运会", "清湖第9届亚洲残疾人运动会", False),
        ("第二届清博会", "第三届清湖国际茶叶博览会", False),
        ("十五届人大常委会第二次会议", "十五届人大常委会第二次委员长会议", False),
        ("第九次全国代表大会", "第九次全国代表大会闭幕大会", False),
        ("清湖市招待会", "清湖市国庆招待会", False),
        ("清湖八届三中全会", "学习清湖八届三中全会精神首场报告会", False),
    ],
)
def test_is_short_for(name: str, full: str, same: bool) -> None:
    assert is_short_for(name, full) is same


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


def test_a_talk_that_is_only_announced(extractor: Extractor) -> None:
    record = read(
        extractor, "市长顾明川3日说，合作前景很好。双方仍在确定时间和地点。", "顾明川将与省长贺建霖举行会谈讨论水利"
    )
    assert not facts(record, "speaksAt", "attends")


def test_a_meeting_of_another_body_below_the_lead(extractor: Extractor) -> None:
    record = read(
        extractor,
        "清湖市昨日举行防汛应急演练。演练持续两个小时。各方反应很好。队员认真总结。市防汛指挥部5日晚召开会议，研究对策。",
        "清湖市举行防汛应急演练",
    )
    assert ("清湖市防汛指挥部", "holds", main(record).names[0]) not in facts(record, "holds")


def test_talks_without_a_headline(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市长顾明川会见阿卜杜拉·哈桑·奥马尔一行。翁海波参加会见。")
    assert main(record).names[0] == "顾明川会见阿卜杜拉·哈桑·奥马尔"
    assert ("翁海波", "takesPartIn", main(record).names[0]) in facts(record)


@pytest.mark.parametrize(
    "headline", ["顾明川称与乡亲会谈很好", "清湖与临州将举行新一轮会谈讨论水价", "多方会谈进程面临新机遇"]
)
def test_a_headline_that_only_speaks_of_talks_names_none(extractor: Extractor, headline: str) -> None:
    record = read(extractor, "发言人昨日说，会谈的日子还没有定。各方都在等消息。", headline)
    assert all(headline not in e.names for e in record.entities)


def test_all_of_the_above(extractor: Extractor) -> None:
    record = read(
        extractor,
        "3月11日，市长顾明川会见远山集团董事长司徒建新一行，并出席清湖茶文化论坛。翁海波参加上述活动。",
        "顾明川会见司徒建新一行",
    )
    assert {o for s, _, o in facts(record, "takesPartIn") if s == "翁海波"} == {main(record).names[0], "清湖茶文化论坛"}


def test_a_study_session(extractor: Extractor) -> None:
    record = read(
        extractor,
        "市委理论学习中心组4月1日下午就农业强市建设进行第六次集体学习。市委书记沈国梁在主持学习时强调，要抓好落实。",
    )
    name = main(record).names[0]
    assert name.endswith("市委理论学习中心组第六次集体学习")
    assert ("沈国梁", "presides", name) in facts(record)


def test_who_speaks_at_a_talk_attends_it(extractor: Extractor) -> None:
    record = read(extractor, "仪式结束后，两国元首举行会谈。陈大山指出，愿加强合作。", "陈大山同南非总统举行会谈")
    assert ("陈大山", "attends", main(record).names[0]) in facts(record)


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
    assert facts(record, "presides") == {("顾明川", "presides", "顾明川调研春耕备耕工作座谈会")}
    part = entity(record, "座谈会")
    assert part.type == "Event"
    assert not part.main


def test_who_speaks_at_the_meeting_on_a_tour(extractor: Extractor) -> None:
    record = read(extractor, TOUR + "座谈会上，殷红作交流发言。", "顾明川调研春耕备耕工作")
    assert facts(record, "contributesAt") == {("殷红", "contributesAt", "顾明川调研春耕备耕工作座谈会")}


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
    record = read(extractor, "昨日，清湖大桥车流平稳。清湖大桥位于望湖街道。", "清湖大桥车流平稳")
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


def test_people_act_at_the_opening_ceremony_of_a_fair(extractor: Extractor) -> None:
    record = read(
        extractor,
        "第三届清湖国际茶叶博览会昨日在清湖会展中心开幕。市长顾明川在开幕式上致辞。贺建霖、章秀英出席开幕式。",
        "第三届清湖国际茶叶博览会开幕",
    )
    opening = "第三届清湖国际茶叶博览会开幕式"
    assert main(record).names[0] == opening
    assert facts(record, "addresses", "attends") == {
        ("顾明川", "addresses", opening),
        ("贺建霖", "attends", opening),
        ("章秀英", "attends", opening),
    }
    assert ("第三届清湖国际茶叶博览会", "heldAt", "清湖会展中心") in facts(record)


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


def test_bodies_of_one_sort_hold_an_occasion_each(extractor: Extractor) -> None:
    record = read(
        extractor,
        "近日，中国驻德国大使馆举行国庆招待会。在中国驻巴西大使馆举行的国庆招待会上，嘉宾们表示祝贺。",
        "多国使馆举行招待会",
    )
    assert facts(record, "holds") == {
        ("中国驻德国大使馆", "holds", "中国驻德国大使馆国庆招待会"),
        ("中国驻巴西大使馆", "holds", "中国驻巴西大使馆国庆招待会"),
    }


def test_an_opening_that_the_headline_names_is_beside_its_forum(extractor: Extractor) -> None:
    record = read(
        extractor,
        "第三届清湖发展论坛昨日开幕。市长顾明川出席开幕式并致辞。",
        "顾明川出席第三届清湖发展论坛开幕式",
    )
    assert main(record).names[0] == "第三届清湖发展论坛开幕式"
    assert ("顾明川", "attends", "第三届清湖发展论坛开幕式") in facts(record)


def test_a_meeting_held_on_a_tour_is_no_congress_that_is_cited(extractor: Extractor) -> None:
    record = read(
        extractor,
        "市委书记沈国梁昨日在云溪镇调研。他强调，要认真落实全国两会精神，推动高质量发展。\n调研中，沈国梁主持召开座谈会，听取大家发言。",
        "沈国梁在云溪镇调研",
    )
    assert facts(record, "presides") == {("沈国梁", "presides", "沈国梁在云溪镇调研座谈会")}


def test_what_is_held_is_an_occasion_whatever_its_noun(extractor: Extractor) -> None:
    record = read(
        extractor, "市文旅局昨日在清湖大剧院举行业务沟通会。村里的机会在增加，大家可能会在明年再来。", "沟通会举行"
    )
    assert {event for _, _, event in facts(record, "holds")} == {"业务沟通会"}
    assert all(not e.names[0].endswith("可能会") for e in record.entities)


def test_a_paragraph_of_a_tour_that_tells_of_a_meeting(extractor: Extractor) -> None:
    record = read(
        extractor,
        "3月6日至9日，县委书记沈国梁率党政考察团赴临州市考察。\n考察团先后到青石镇、白云镇，了解茶产业发展。\n"
        "7日下午，两地在临州市召开茶产业协作座谈会。临州市委书记贺建霖主持会议并讲话。",
        "党政考察团赴临州市考察",
    )
    assert ("贺建霖", "presides", "茶产业协作座谈会") in facts(record)
    assert ("贺建霖", "speaksAt", "茶产业协作座谈会") in facts(record)


def test_who_takes_part_in_a_round_of_comfort(extractor: Extractor) -> None:
    record = read(
        extractor,
        "7月30日，市委书记沈国梁带队走访慰问驻市部队。\n副市长贺建霖、市长助理顾明川分别参加慰问活动。",
        "市领导走访慰问驻市部队",
    )
    taking_part = facts(record, "takesPartIn")
    assert {s for s, _, _ in taking_part} == {"贺建霖", "顾明川"}
    assert {o for _, _, o in taking_part} == {main(record).names[0]}


def test_a_department_in_no_table_before_what_it_organizes(extractor: Extractor) -> None:
    record = read(extractor, "第三届清湖茶文化节昨日开幕。茶文化节由市科协和省农业厅主办。", "第三届清湖茶文化节开幕")
    assert {s for s, _, _ in facts(record, "hosts")} == {"清湖市科协", "江东省农业厅"}


def test_a_ceremony_that_an_article_about_nothing_else_tells_of(extractor: Extractor) -> None:
    record = read(
        extractor,
        "投资两亿元的远山光电有限公司二期工程昨日在青石镇建成。市长沈国梁为投产剪彩。\n副市长贺建霖在投产庆典上说，企业要加快发展。",
        "远山光电二期建成",
    )
    assert {(s, o) for s, _, o in facts(record, "witnesses")} == {("沈国梁", "投产庆典")}


def test_reports_and_findings_of_an_inspection(extractor: Extractor) -> None:
    record = read(
        extractor,
        "11月2日至3日，以省教育厅副厅长沈国梁为组长的省验收组到我县检查验收办学工作。\n"
        "在2日上午召开的汇报会上，县长贺建霖致欢迎词。\n在3日下午的反馈会上，沈国梁指出，要抓好整改。",
        "省验收组来我县验收办学工作",
    )
    assert ("贺建霖", "addresses", "汇报会") in facts(record)
    assert ("沈国梁", "speaksAt", "反馈会") in facts(record)


def test_a_ceremony_at_games_is_an_occasion_of_its_own(extractor: Extractor) -> None:
    text = "昨日，2031清湖国际马拉松开跑。起跑仪式由副市长石磊主持，市长顾明川出席起跑仪式。"
    record = read(extractor, text, "2031清湖国际马拉松昨日开跑")
    assert facts(record, "presides", "attends") == {
        ("石磊", "presides", "2031清湖国际马拉松起跑仪式"),
        ("顾明川", "attends", "2031清湖国际马拉松起跑仪式"),
    }
    games = entity(record, "2031清湖国际马拉松")
    assert games.attributes["date"] == "2031-04-02"


def test_who_wrote_a_letter_does_not_speak_there(extractor: Extractor) -> None:
    text = "昨日，市长顾明川向第六届清湖水利论坛致贺信。顾明川指出，水利是农业的命脉。"
    assert facts(read(extractor, text, "顾明川向第六届清湖水利论坛致贺信"), "speaksAt") == set()


def test_a_talk_that_somebody_tells_of_is_no_name_of_todays(extractor: Extractor) -> None:
    text = "市委书记沈国梁昨日会见贺立。沈国梁表示，今年市长顾明川会见了娄峰，双方成果丰硕。"
    assert not any("娄峰" in name for name in main(read(extractor, text, "沈国梁会见贺立")).names)


def test_what_a_report_tells_of_is_not_where_people_speak(extractor: Extractor) -> None:
    text = (
        "昨日下午，市委书记沈国梁同市茶业协会新选出的理事集体谈话。他希望大家把茶农的事放在心上。\n"
        "沈国梁提出，春茶要早作准备。\n市委副书记高明远参加谈话。\n"
        "会上，市茶业协会会长顾明川汇报了清湖市茶业第九次代表大会和九届一次全会的召开情况和今年的安排，"
        "副会长翁海波、石磊分别作了发言。"
    )
    record = read(extractor, text, "沈国梁同市茶业协会新选出的理事集体谈话")
    assert not {event for _, _, event in facts(record, "contributesAt") if event.endswith("全会")}


def test_who_preaches_on_a_plenum_does_not_report_to_it(extractor: Extractor) -> None:
    text = (
        "连日来，党的三十届三中全会精神省委宣讲团走进机关和车间，和大家面对面交谈。\n"
        "宣讲团成员、省委副书记高明远今天在省粮食局作宣讲报告。他请大家认真学习三十届三中全会精神。\n"
        "宣讲团成员、副省长周一鸣今天在省盐务局作宣讲报告。他讲了为什么要召开全会、怎样读《决定》。\n"
        "宣讲团成员、临州市委书记石磊今天在临州作宣讲报告。石磊说，三十届三中全会的话要讲到田头。"
    )
    record = read(extractor, text, "宣讲团在各地宣讲党的三十届三中全会精神", place=None)
    assert not {event for _, _, event in facts(record, "reportsAt") if event.endswith("全会")}


def test_a_contest_is_called_after_its_games(extractor: Extractor) -> None:
    text = "第三届清湖市运动会昨日继续进行。在女子100米蛙泳决赛中，清湖一中选手沈小雨夺得金牌。"
    record = read(extractor, text, "第三届清湖市运动会昨日继续")
    held = {o for s, _, o in facts(record, "takesPartIn") if s == "沈小雨"}
    assert held == {"第三届清湖市运动会", "第三届清湖市运动会女子100米蛙泳决赛"}


def test_who_is_received_before_a_ceremony_came_for_the_ceremony(extractor: Extractor) -> None:
    record = read(
        extractor,
        "昨日，清湖市政府与远山大学战略合作协议签约仪式在市行政中心举行。市委书记沈国梁，远山大学校长顾明川出席并讲话。"
        "签约仪式前，沈国梁会见了顾明川一行。",
        "清湖与远山大学签约",
    )
    assert main(record).names[0].endswith("签约仪式")
    found = facts(record, "attends", "speaksAt", "meets")
    assert ("沈国梁", "meets", "顾明川") in found
    assert ("沈国梁", "speaksAt", main(record).names[0]) in found
    assert ("顾明川", "attends", main(record).names[0]) in found


@pytest.mark.parametrize("part", ["形势介绍会", "分组讨论", "记者见面会"])
def test_what_a_meeting_of_days_holds_is_a_part_of_it(extractor: Extractor, part: str) -> None:
    record = read(
        extractor,
        f"昨日，县政协十届三次会议举行{part}。县政协副主席沈国梁主持，县政协主席贺建霖参加。",
        f"县政协十届三次会议举行{part}",
    )
    found = facts(record, "presides", "takesPartIn")
    assert {(s, p) for s, p, _ in found} == {("沈国梁", "presides"), ("贺建霖", "takesPartIn")}
    assert {o for _, _, o in found} == {f"县政协十届三次会议{part}"}


def test_who_takes_part_in_discussions_by_groups(extractor: Extractor) -> None:
    text = "县政协十届三次会议昨日在清湖剧院开幕。县政协主席贺建霖、副主席沈国梁看望出席会议的委员并参加分组讨论。"
    found = facts(read(extractor, text, "县政协十届三次会议开幕"), "takesPartIn")
    assert found == {("贺建霖", "takesPartIn", "分组讨论"), ("沈国梁", "takesPartIn", "分组讨论")}
    assert not facts(read(extractor, "出席大会的代表分组讨论沈国梁书记所作的报告。", "代表讨论报告"), "reportsAt")


def test_what_was_held_in_the_past_is_none_of_the_day(extractor: Extractor) -> None:
    text = (
        "2日上午，省委书记高明远一行来到东山。东山山高水长。人们在这里安居乐业。这里的孩子们都爱读书。\n"
        "{}我们召开了第六次全国农工代表大会，交流了经验。\n高明远强调，东山旧址见证了历史。\n"
        "副市长贺立、林静参加上述活动。"
    )
    told = ("speaksAt", "takesPartIn")
    assert not facts(read(extractor, text.format("1945年，")), *told)
    assert facts(read(extractor, text.format("昨日，")), *told)


def test_a_banquet_beside_a_summit_is_an_occasion_of_its_own(extractor: Extractor) -> None:
    text = (
        "市长高明远2日在海州市出席青石国际水利峰会并讲话。高明远说，要继续办好青年营、妇女论坛等品牌活动。\n"
        "高明远出席卡洛斯为代表团团长举行的欢迎宴会。\n贺立参加上述活动。"
    )
    found = facts(read(extractor, text), "attends", "takesPartIn")
    both = {"青石国际水利峰会", "欢迎宴会"}
    assert found == {("高明远", "attends", e) for e in both} | {("贺立", "takesPartIn", e) for e in both}


@pytest.mark.parametrize(
    ("where", "speaks"), [("在云岭县", False), ("在云岭县考察时", False), ("在大会上", True), ("会上", True)]
)
def test_what_is_said_on_tours_is_not_said_at_a_meeting(extractor: Extractor, where: str, speaks: bool) -> None:
    text = f"清湖市农业工作会议2日举行。\n高明远书记的足迹遍及各地。{where}，他强调，要抓好春耕。"
    assert bool(facts(read(extractor, text, "春耕时节"), "speaksAt")) is speaks


def test_a_summit_that_somebody_comes_back_from_is_background(extractor: Extractor) -> None:
    text = (
        "市委书记高明远在听取海州市工作汇报时强调，要抓好春耕。\n"
        "2日，高明远在结束出席青石国际水利峰会并对云溪国进行访问回国后，在海州市听取市政府工作汇报。"
        "海州市市长贺立作了汇报。\n林静出席汇报会。丁一舟参加汇报会。"
    )
    found = facts(read(extractor, text, "高明远听取海州市工作汇报"), "attends", "takesPartIn", "reportsAt", "speaksAt")
    assert {fact for fact in found if fact[2] == "青石国际水利峰会"} <= {("高明远", "attends", "青石国际水利峰会")}
    assert found >= {("林静", "attends", "汇报会"), ("丁一舟", "takesPartIn", "汇报会")}


def test_a_welcome_is_no_banquet_told_before(extractor: Extractor) -> None:
    text = "3月，高明远主席欢迎宴会在清湖会堂举行。\n"
    text += "半个月后，高明远主席在清湖会堂东门外举行仪式，欢迎波兰总统卡洛斯来访。"
    assert "主席欢迎宴会" not in {o for _, _, o in facts(read(extractor, text, "东山纪实"), "takesPartIn")}


@pytest.mark.parametrize("prize", ["入场券", "参赛资格", "席位"])
def test_games_that_a_team_wins_a_place_at_are_not_where_it_plays(extractor: Extractor, prize: str) -> None:
    text = f"中国男篮2日以90比80战胜伊朗男篮，获得海州世界杯{prize}。"
    assert not facts(read(extractor, text, f"中国男篮获世界杯{prize}"), "takesPartIn")


def test_those_whom_one_greets_are_told_by_their_meeting(extractor: Extractor) -> None:
    people = "参加清湖市第九次茶业大会报道的新闻工作者"
    text = f"2日，市长高明远到清湖会堂看望{people}，向他们问好。市委宣传部、清湖日报社等单位负责同志参加活动。"
    record = read(extractor, text, f"高明远看望{people}")
    assert main(record).names[0].startswith("高明远看望")
    assert {event for _, _, event in facts(record, "takesPartIn", "speaksAt")} <= {main(record).names[0]}


def test_the_meeting_of_those_who_sit_in_is_not_the_talk_with_them(extractor: Extractor) -> None:
    text = "市长高明远2日同列席清湖市茶协第六次会议的代表座谈交流。副市长沈国梁主持座谈会。"
    record = read(extractor, text, "高明远同茶协会议列席代表座谈")
    assert facts(record, "presides") == {("沈国梁", "presides", main(record).names[0])}


def test_two_occasions_that_are_listed_are_not_one(extractor: Extractor) -> None:
    text = "市长高明远出席第二届清湖-临州市长论坛、第二届清湖-临州湾区商会市长论坛。\n"
    text += "第二届清湖-临州市长论坛上，市长讲话。"
    assert len([e for e in read(extractor, text).entities if e.type == "Event"]) == 2
