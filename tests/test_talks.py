"""Talks and sessions besides what an article reports, bodies abroad, names in lists. All texts are invented."""

from __future__ import annotations

import re

import pytest
from reading import Fact, entity, facts, main, posts, read

from kg.pipeline.extractor import Extractor

MEETING = "市委书记沈国梁昨日出席全市经济工作会议并讲话。"


def test_a_call_told_in_a_digest(extractor: Extractor) -> None:
    record = read(
        extractor,
        "叙利亚总统巴尔沙30日分别与伊拉克总理苏尼达和阿联酋总统默罕德通电话。巴尔沙强调，要继续努力。默罕德表示支持。",
        "快讯",
    )
    first, second = "巴尔沙与苏尼达通电话", "巴尔沙与默罕德通电话"
    assert facts(record, "attends", "speaksAt") == {
        ("巴尔沙", "attends", first),
        ("巴尔沙", "attends", second),
        ("苏尼达", "attends", first),
        ("默罕德", "attends", second),
        ("巴尔沙", "speaksAt", first),
        ("巴尔沙", "speaksAt", second),
        ("默罕德", "speaksAt", second),
    }


def test_a_guest_received_before_a_meeting(extractor: Extractor) -> None:
    record = read(
        extractor, MEETING + "会前，沈国梁会见了远山集团董事长司徒建新。贺建霖参加会见。", "全市经济工作会议召开"
    )
    assert main(record).names[0] == "全市经济工作会议"
    assert facts(record, "attends", "takesPartIn") == {
        ("沈国梁", "attends", "全市经济工作会议"),
        ("沈国梁", "attends", "沈国梁会见司徒建新"),
        ("司徒建新", "attends", "沈国梁会见司徒建新"),
        ("贺建霖", "takesPartIn", "沈国梁会见司徒建新"),
    }


def test_who_takes_part_in_one_of_several_talks(extractor: Extractor) -> None:
    lead = "市委书记沈国梁3日分别会见湖国总统卡洛斯、山国国王贝尔特。"
    first = "在会见卡洛斯时，沈国梁表示，愿加强合作。卡洛斯表示支持。"
    second = "在会见贝尔特时，沈国梁表示，愿加强合作。贝尔特表示支持。"
    record = read(
        extractor,
        f"{lead}{first}贺建霖参加会见。3日下午，卡洛斯前往青石公园植树。{second}殷红参加会见。",
        "沈国梁分别会见湖国总统、山国国王",
    )
    assert facts(record, "takesPartIn") == {
        ("贺建霖", "takesPartIn", "沈国梁会见卡洛斯"),
        ("殷红", "takesPartIn", "沈国梁会见贝尔特"),
    }
    record = read(extractor, f"{lead}{first}{second}殷红参加会见。", "沈国梁分别会见湖国总统、山国国王")
    assert {o for _, _, o in facts(record, "takesPartIn")} == {"沈国梁会见卡洛斯", "沈国梁会见贝尔特"}


@pytest.mark.parametrize(
    "text",
    [
        "埃及总统卡洛斯8日同肯尼亚外长贝尔特、约旦首相哈桑在青石举行三方会谈。",
        "埃及总统卡洛斯8日在青石与肯尼亚外长贝尔特和约旦首相哈桑举行会谈。",
        "埃及总统卡洛斯、肯尼亚外长贝尔特和约旦首相哈桑8日在青石举行会晤。",
        "埃及总统卡洛斯、肯尼亚外长贝尔特、约旦首相哈桑8日举行三国会晤。",
    ],
)
def test_three_who_talk_are_at_one_talk(extractor: Extractor, text: str) -> None:
    record = read(extractor, text, "快讯")
    there = facts(record, "attends")
    assert {s for s, _, _ in there} == {"卡洛斯", "贝尔特", "哈桑"}
    assert len({o for _, _, o in there}) == 1
    met = {"贝尔特", "哈桑"} if re.search("[同与]", text) else set()
    assert facts(record, "meets") == {("卡洛斯", "meets", guest) for guest in met}, "a host has guests, a list has none"


def test_talks_with_one_after_the_other(extractor: Extractor) -> None:
    for text in (
        "市长沈国梁8日分别同埃及总统卡洛斯、约旦首相哈桑举行会谈。",
        "市长沈国梁8日在京先后同埃及总统卡洛斯、约旦首相哈桑举行会谈。",
    ):
        record = read(extractor, text, "消息一则")
        assert facts(record, "meets") == {("沈国梁", "meets", "卡洛斯"), ("沈国梁", "meets", "哈桑")}
        assert facts(record, "attends") == {
            ("沈国梁", "attends", "沈国梁会见卡洛斯"),
            ("沈国梁", "attends", "沈国梁会见哈桑"),
            ("卡洛斯", "attends", "沈国梁会见卡洛斯"),
            ("哈桑", "attends", "沈国梁会见哈桑"),
        }


def test_what_the_host_does_after_a_talk(extractor: Extractor) -> None:
    lead = "市长沈国梁8日访问新加坡，会见总统卡洛斯、总理贝尔特，"
    record = read(extractor, f"{lead}出席清新水利论坛并致辞。", "消息一则")
    assert ("沈国梁", "addresses", "清新水利论坛") in facts(record)
    record = read(extractor, f"{lead}并同贝尔特共同主持清新水利合作委员会第三次会议。", "消息一则")
    session = "清新水利合作委员会第三次会议"
    assert facts(record, "presides") == {("沈国梁", "presides", session), ("贝尔特", "presides", session)}
    after = "沈国梁和贝尔特还共同见证了合作成果展示，出席了清新水利论坛开幕式、滨海水厂植树仪式。"
    record = read(extractor, f"市长沈国梁8日会见新加坡总理贝尔特。{after}", "消息一则")
    seen = {(s, o) for s, _, o in facts(record, "attends")}
    assert seen >= {(who, what) for who in ("沈国梁", "贝尔特") for what in ("清新水利论坛开幕式", "滨海水厂植树仪式")}
    assert facts(record, "witnesses") == set()


def test_who_called_whom(extractor: Extractor) -> None:
    record = read(extractor, "土耳其总统卡洛斯8日与俄罗斯总统普里金通了一次电话，讨论局势。", "快讯")
    assert {s for s, _, _ in facts(record, "attends")} == {"卡洛斯", "普里金"}


def test_all_named_before_the_verb_receive(extractor: Extractor) -> None:
    text = MEETING + "会前，市领导沈国梁、贺建霖、殷红会见了由远山集团董事长司徒建新率领的考察团。"
    record = read(extractor, text, "全市经济工作会议召开")
    received = {s for s, _, o in facts(record, "attends") if o == "沈国梁会见司徒建新"}
    assert received == {"沈国梁", "贺建霖", "殷红", "司徒建新"}


def test_a_list_goes_on_over_names_that_nobody_knows(extractor: Extractor) -> None:
    text = (
        "昨日，市书画作品展在市文化馆开幕。市人大常委会副主任贺建霖、云湖学院副院长储文波，老领导产少白、操云泉，"
        "市文联党组书记詹冬雪、市文联副主席柯春来和老画家占必前、伍焕文等出席开幕式。"
    )
    present = {s for s, _, _ in facts(read(extractor, text), "attends")}
    assert present >= {"贺建霖", "储文波", "詹冬雪", "柯春来", "伍焕文"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("市民建主委窦春明、秘书长东方晴陪同调研。", "东方晴"),
        ("会上，花园街道党工委副书记高翔也作了交流。", "高翔"),
    ],
)
def test_a_name_takes_no_part_of_what_follows(extractor: Extractor, sentence: str, name: str) -> None:
    assert name in {n for e in read(extractor, MEETING + sentence).entities if e.type == "Person" for n in e.names}


@pytest.mark.parametrize(
    "sentence",
    [
        "去年10月，沈国梁同远山集团董事长司徒建新举行会谈。",
        "沈国梁说，市长顾明川会见了远山集团董事长司徒建新。",
        "沈国梁将会见远山集团董事长司徒建新。",
    ],
)
def test_no_talk_of_today(extractor: Extractor, sentence: str) -> None:
    record = read(extractor, MEETING + sentence, "全市经济工作会议召开")
    assert "会见" not in {e.attributes.get("kind") for e in record.entities}


def test_the_last_session_of_a_meeting(extractor: Extractor) -> None:
    record = read(
        extractor,
        "清湖市人大常委会第十二次会议昨日在清湖宾馆闭幕。市人大常委会主任沈国梁主持闭幕会并讲话。",
        "清湖市人大常委会第十二次会议闭幕",
    )
    whole, session = "清湖市人大常委会第十二次会议", "清湖市人大常委会第十二次会议闭幕会"
    assert main(record).names[0] == session
    assert facts(record) - facts(record, "holdsPost") == {
        (whole, "heldAt", "清湖宾馆"),
        (session, "heldAt", "清湖宾馆"),
        ("沈国梁", "presides", session),
        ("沈国梁", "speaksAt", session),
    }


def test_an_instruction_is_no_speech(extractor: Extractor) -> None:
    record = read(
        extractor,
        "省委书记沈国梁近日对防汛工作作出重要指示。沈国梁强调，要压实责任。全市防汛工作会议昨日召开，传达指示。市长顾明川主持会议。",
        "沈国梁对防汛工作作出重要指示 全市防汛工作会议召开",
    )
    assert facts(record, "presides", "speaksAt") == {("顾明川", "presides", main(record).names[0])}


def test_occasions_of_a_digest_are_named_by_their_clause(extractor: Extractor) -> None:
    record = read(extractor, "丹麦、瑞典两国的外交部长1日在挪威首都奥斯陆举行会谈，讨论渔业。", "快讯")
    assert facts(record, "heldAt") == {("丹麦、瑞典两国的外交部长会谈", "heldAt", "奥斯陆")}


def test_a_list_of_names_alone(extractor: Extractor) -> None:
    text = "在主席台前排就座的市领导有：沈国梁、顾明川、贺建霖、章秀英、彭克让。"
    record = read(extractor, "全市表彰大会昨日召开。" + text, "全市表彰大会召开")
    assert {s for s, _, _ in facts(record, "attends")} == {"沈国梁", "顾明川", "贺建霖", "章秀英", "彭克让"}


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("大会选举沈国梁为清湖市人大常委会主任，顾明川为清湖市副市长。", ("顾明川", "清湖市政府", "副市长")),
        ("联合国秘书长渔业问题特别代表佩德松17日称，渔汛将至。", ("佩德松", "联合国", "秘书长渔业问题特别代表")),
        ("约旦总统阿里表示欢迎。伊拉克民族阵线主席、总统基尔特表示感谢。", ("基尔特", "伊拉克", "总统")),
        ("叙外交部发言人卡纳尔表示欢迎。", ("卡纳尔", "叙利亚外交部", "发言人")),
        ("市法院副院长、审判委员会委员顾明川到会。", ("顾明川", "清湖市法院审判委员会", "委员")),
    ],
)
def test_posts(extractor: Extractor, sentence: str, post: Fact) -> None:
    assert post in posts(read(extractor, sentence))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("俄军打击了乌军目标。", "俄罗斯军队"),
        ("美国国务院宣布新的决定。", "美国国务院"),
        ("清湖市人大常委会预算工作委员会召开会议。", "清湖市人大常委会预算工作委员会"),
        ("伊朗驻吉达领事馆恢复工作。", "伊朗驻吉达领事馆"),
    ],
)
def test_bodies(extractor: Extractor, sentence: str, name: str) -> None:
    assert entity(read(extractor, sentence), name).type == "Organization"


@pytest.mark.parametrize("sentence", ["要赋予城市政府自主权。", "全国新办企业增长8%。", "解决方案以军事为主。"])
def test_no_bodies(extractor: Extractor, sentence: str) -> None:
    assert not [e for e in read(extractor, sentence).entities if e.type == "Organization"]


def test_whom_the_guest_met_before(extractor: Extractor) -> None:
    text = "国务院总理沈国梁5日在北京会见湖国总统卡洛斯。沈国梁说，贺建霖主席昨天同总统先生举行会谈，规划了合作。"
    record = read(extractor, text, "沈国梁会见湖国总统")
    assert facts(record, "meets") == {("沈国梁", "meets", "卡洛斯"), ("贺建霖", "meets", "卡洛斯")}
    assert "贺建霖" not in {person for person, _, _ in facts(record, "attends")}


def test_who_tells_something_at_a_briefing(extractor: Extractor) -> None:
    told = "市卫健委有关负责人介绍，接种点已增加到三十个。"
    record = read(extractor, "市政府新闻办昨日举行新闻发布会。" + told, "接种点增加")
    assert ("清湖市卫健委", "contributesAt") in {(s, p) for s, p, _ in facts(record, "contributesAt")}
    assert not facts(read(extractor, MEETING + told, "全市经济工作会议召开"), "contributesAt")


def test_who_competes_where_no_contest_is_named(extractor: Extractor) -> None:
    text = "清湖市第九届运动会昨日继续进行。举重赛场，北塘街道选手沈国梁以100公斤的成绩获得冠军。"
    record = read(extractor, text, "市运动会继续进行")
    assert ("沈国梁", "takesPartIn") in {(s, p) for s, p, _ in facts(record, "takesPartIn")}


def test_others_say_nothing_at_a_talk(extractor: Extractor) -> None:
    """Who is quoted below a talk that others had wasn't heard there."""
    text = "市委书记沈国梁昨日会见了远山集团董事长司徒建新。沈国梁表示，愿加强合作。学者顾明川表示，合作不易。"
    record = read(extractor, text, "沈国梁会见司徒建新")
    assert facts(record, "speaksAt") == {("沈国梁", "speaksAt", "沈国梁会见司徒建新")}


def test_who_speaks_of_games_does_not_speak_there(extractor: Extractor) -> None:
    text = "第八届青石运动会昨日开幕。运动员沈国梁参加了青石运动会。沈国梁表示，经验多了。"
    assert not facts(read(extractor, text, "第八届青石运动会开幕"), "speaksAt")


def test_who_calls_on_somebody_is_the_guest(extractor: Extractor) -> None:
    record = read(extractor, "正在这里访问的湖国议长阿里·哈桑今天拜会了秘鲁总统加西亚。加西亚说，两国关系很好。")
    talk = "加西亚会见阿里·哈桑"
    assert facts(record, "attends", "meets", "speaksAt") == {
        ("阿里·哈桑", "attends", talk),
        ("加西亚", "attends", talk),
        ("加西亚", "meets", "阿里·哈桑"),
        ("加西亚", "speaksAt", talk),
    }


def test_who_was_at_what_the_list_names(extractor: Extractor) -> None:
    record = read(
        extractor,
        "3月13日，庆祝远山书店成立三十周年的茶话会在清湖宫举行。出席茶话会的有高明远、林静和画家贺立。",
    )
    assert {fact[0] for fact in facts(record, "attends")} == {"高明远", "林静", "贺立"}


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("沈国梁表示，高明远主席同卡洛斯总统去年11月在日内瓦举行会晤，开辟了前景。", "日内瓦"),
        ("沈国梁表示，上个月，高明远主席同卡洛斯总统在日内瓦举行会晤，双方达成共识。", "日内瓦"),
        ("沈国梁表示，高明远主席和卡洛斯总统前不久在日内瓦举行会晤，擘画了蓝图。", "日内瓦"),
        ("当天中午，沈国梁和高明远在清湖宾馆为总统夫妇举行欢迎宴会。", "清湖宾馆"),
    ],
)
def test_where_another_talk_or_a_banquet_is_held(extractor: Extractor, told: str, place: str) -> None:
    lead = "4月2日上午，国家副主席沈国梁在北京会见埃及总统卡洛斯。\n"
    record = read(extractor, lead + told, "沈国梁会见埃及总统")
    held = facts(record, "heldAt")
    assert (main(record).names[0], "heldAt", "北京市") in held
    assert (main(record).names[0], "heldAt", place) not in held


@pytest.mark.parametrize(
    ("verb", "held"), [("考察水利工作时作出指示，要求抓好落实", False), ("调研并主持召开座谈会", True)]
)
def test_a_tour_before_a_meeting_is_held_elsewhere(extractor: Extractor, verb: str, held: bool) -> None:
    lead = "4月2日，全省水利工作座谈会召开，省长高明远出席会议并讲话。\n" if not held else ""
    record = read(extractor, f"{lead}副省长沈国梁在浙江省{verb}。", "全省水利工作座谈会召开")
    assert ((main(record).names[0], "heldAt", "浙江省") in facts(record, "heldAt")) == held


def test_a_ceremony_for_those_who_set_out_is_not_the_launch(extractor: Extractor) -> None:
    text = "远山五号载人飞船瞄准今天20时08分发射。\n按计划，乘组将于今天18时在青石航天城圆梦广场举行出征仪式。"
    record = read(extractor, text, "远山五号载人飞船今天20时08分发射")
    name = main(record).names[0]
    assert "出征" not in name
    assert not any(event == name and place.endswith("圆梦广场") for event, _, place in facts(record, "heldAt"))


@pytest.mark.parametrize(
    "text",
    [
        "国家副主席高明远在清湖市分别会见来访的法国总统卡洛斯、泰国总统伊维拉、波兰总理贝尔特。",
        "国家副主席高明远2日访问法国，在巴黎会见法国总统卡洛斯，同法国议长伊维拉举行会谈。",
    ],
)
def test_the_words_that_tell_of_a_talk_name_its_guest(extractor: Extractor, text: str) -> None:
    record = read(extractor, f"{text}\n高明远表示，愿加强合作。", "高明远会见外方领导人")
    name = {entity.id: entity.names[0] for entity in record.entities}
    told = [(name[r.object], text[slice(*r.evidence)]) for r in record.relations if r.relation == "attends"]
    assert len(told) >= 4
    assert all(talk.removeprefix("高明远会见") in words for talk, words in told)
