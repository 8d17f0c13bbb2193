"""Facts that the words around their ends bar. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("青石县政府为来访的远山集团举行欢迎仪式。", "远山集团"),
        ("理事会邀请远山协会举行紧急会议。", "远山协会"),
        ("由青石大学和远山集团联合组建的新材料研究院4月2日在清湖市举办论坛。", "远山集团"),
        ("青石市教育局、青石市公安局联合调查组在清湖市召开新闻发布会。", "青石市公安局"),
        ("高明远一行还到云岭乡卫生院开展义诊活动。", "云岭乡卫生院"),
    ],
)
def test_for_whom_or_with_whom_it_is_held_does_not_hold_it(extractor: Extractor, text: str, held: str) -> None:
    assert held not in {subject for subject, _, _ in facts(read(extractor, text), "holds")}


def test_a_body_that_a_person_heads_holds_what_it_holds(extractor: Extractor) -> None:
    found = facts(read(extractor, "以高明远为主席的青石协会2日召开研讨会。"), "holds")
    assert {subject for subject, _, _ in found} == {"青石协会"}


def test_what_is_learnt_of_an_occasion_is_not_held(extractor: Extractor) -> None:
    found = facts(read(extractor, "近日，清湖市深入开展全国茶业大会精神学习活动。"))
    assert "全国茶业大会" not in {end for fact in found for end in fact}


def test_who_is_brought_along_does_not_inspect(extractor: Extractor) -> None:
    found = facts(read(extractor, "7月6日，高明远带领市应急管理局、市水利局负责人到青石县督查防汛工作。"), "inspects")
    assert {subject for subject, _, _ in found} <= {"高明远"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国运动员贺立获得银牌。", set()),
        (
            "副市长高明远会见了以市长山本正雄为团长的日本北川市友好代表团。",
            {("高明远", "清湖市政府", "副市长"), ("山本正雄", "北川市", "市长")},
        ),
        (
            "出席仪式的有青石医院院长、中国工程院院士高明远，党委副书记林静。",
            {
                ("高明远", "青石医院", "院长"),
                ("高明远", "中国工程院", "院士"),
                ("林静", "青石医院党委", "副书记"),
            },
        ),
        (
            "东河镇、县数据办、县文旅局、清湖农商银行负责人贺立、林静、高明远、丁一舟作交流发言。",
            {
                ("贺立", "东河镇", "负责人"),
                ("林静", "县数据办", "负责人"),
                ("高明远", "县文旅局", "负责人"),
                ("丁一舟", "清湖农商银行", "负责人"),
            },
        ),
        ("东河镇、县文旅局、清湖农商银行负责人贺立、林静、高明远、丁一舟作交流发言。", set()),
        ("远山地产设计总监高明远介绍情况。", {("高明远", "远山地产", "设计总监")}),
        ("中国茶叶及器具研究会副会长贺立表示。", {("贺立", "中国茶叶及器具研究会", "副会长")}),
        ("有请远山银行信用卡客户经理林静上台。", {("林静", "远山银行", "信用卡客户经理")}),
        ("原清湖市云岭街道执法队副队长高明远受到处分。", {("高明远", "清湖市云岭街道执法队", "原副队长")}),
        ("茶叶年会上清湖市茶产业研究中心主任高明远发言。", {("高明远", "清湖市茶产业研究中心", "主任")}),
        ("清湖市茶业协会会长贺林拿起一把壶。", {("贺林", "清湖市茶业协会", "会长")}),
        ("清湖医院主治医师林敏带教了11名医生。", {("林敏", "清湖医院", "主治医师")}),
        ("下面请远山集团董事长贺林贺总致辞。", {("贺林", "远山集团", "董事长")}),
    ],
)
def test_posts_have_their_own_body_and_holder(extractor: Extractor, text: str, expected: set[tuple[str, ...]]) -> None:
    found = {fact for fact in posts(read(extractor, text, place="清湖市")) if fact[2] != "团长"}
    assert found == expected


def test_who_hosts_in_the_passive_hosts_what_stands_before(extractor: Extractor) -> None:
    text = "清湖帆船协会4月2日召开新闻发布会。据介绍，第三届青石国际帆船赛由青石市人民政府主办，清湖帆船协会承办。"
    found = facts(read(extractor, text), "hosts", "undertakes")
    assert {(who, what) for who, _, what in found} == {
        ("青石市政府", "第三届青石国际帆船赛"),
        ("清湖帆船协会", "第三届青石国际帆船赛"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "禁止在云岭保护区举办火炬传递活动。",
        "2006年华沙世锦赛上，青石队夺冠。青石队下月要到别处，参加在德国举行的世锦赛。",
        "高明远在新闻发布会上介绍了情况。他此次来华是参加清湖联络小组会议的，在北京举行的会议将讨论反腐。",
    ],
)
def test_where_something_else_is_held_is_no_place_of_it(extractor: Extractor, text: str) -> None:
    found = {(event, place) for event, _, place in facts(read(extractor, text), "heldAt")}
    assert found.isdisjoint({("火炬传递活动", "云岭保护区"), ("2006年华沙世锦赛", "德国"), ("新闻发布会", "北京市")})


def test_two_bodies_joined_are_two(extractor: Extractor) -> None:
    found = facts(read(extractor, "青石市公安局与保监局联合召开新闻发布会。"), "holds")
    held = {subject for subject, _, _ in found}
    assert "青石市公安局" in held
    assert "青石市公安局与保监局" not in held


def test_nobody_speaks_at_an_election(extractor: Extractor) -> None:
    found = facts(read(extractor, "他决定在大选举行前辞职。贺立强调，他需要帮助。"), "speaksAt")
    assert "大选" not in {event for _, _, event in found}


def test_what_is_decided_on_is_planned(extractor: Extractor) -> None:
    record = read(extractor, "市政协2日召开会议，决定下月在清湖市召开全市茶业大会。", place="清湖市")
    (event,) = [e for e in record.entities if "全市茶业大会" in e.names]
    assert event.attributes["eventStatus"] == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "乌国总统伊万尼奇表示，谨对您再次当选清湖市商会会长致以祝贺。",
        "贺立说，你曾长期担任清湖市卫生局局长，作出了贡献。",
        "乌国总统伊万尼奇表示，值此您再次当选清湖市商会会长之际，我谨致祝贺。",
        "某国工党总裁、首相野村文雄表示，谨对阁下再次当选清湖市委书记致以祝贺。",
    ],
)
def test_a_post_of_the_hearer_is_none_of_the_speaker(extractor: Extractor, text: str) -> None:
    assert not {title for _, _, title in posts(read(extractor, text))} & {"局长", "书记"}
    assert ("伊万尼奇", "清湖市商会", "会长") not in posts(read(extractor, text))


def test_a_speaker_tells_of_posts_of_his_own(extractor: Extractor) -> None:
    found = posts(read(extractor, "贺立说，我担任清湖市卫生局局长八年，见证了变化。"))
    assert ("贺立", "清湖市卫生局", "局长") in found


def test_whose_family_is_met_is_not_met(extractor: Extractor) -> None:
    record = read(extractor, "市长顾明川出席座谈会，并在会前会见了高明远同志亲属。顾明川随后会见了企业家贺立。")
    assert facts(record, "meets") == {("顾明川", "meets", "贺立")}


def test_a_meeting_to_come_is_none_yet(extractor: Extractor) -> None:
    text = "泰国总统卡洛斯3日访华。国家主席沈国梁将会见卡洛斯总统。"
    assert not facts(read(extractor, text), "meets")
    assert facts(read(extractor, text.replace("将会见", "会见了")), "meets") == {("沈国梁", "meets", "卡洛斯")}


def test_several_who_attend_one_thing_each_attend_not_all(extractor: Extractor) -> None:
    text = "3日，沈国梁、顾明川分别参加全市农业工作会议和全市旅游工作会议。"
    assert not facts(read(extractor, text), "takesPartIn")
    one = text.replace("沈国梁、顾明川", "沈国梁")
    assert len(facts(read(extractor, one), "takesPartIn")) == 2


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "总理高明远3日同远山银行行长贺立、国际水利组织总裁卡洛斯、世界渔业组织总干事伊维拉举行对话会。",
            {"高明远"},
        ),
        (
            "卡洛斯总统当天与包括总检察长贺立、国防部长伊维拉等在内的部门负责人举行工作会议，讨论局势。",
            {"卡洛斯"},
        ),
    ],
)
def test_with_how_many_people_it_is_held_they_do_not_hold_it(
    extractor: Extractor, text: str, holders: set[str]
) -> None:
    assert {subject for subject, _, _ in facts(read(extractor, text), "holds")} == holders


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("近日，清湖市安委会部署各镇、各有关单位深入开展安全生产专项整治行动。", "清湖市安委会"),
        ("清湖市教育局安排部署全市中小学校组织开展防溺水宣传活动。", "清湖市教育局"),
        ("清湖市总工会推动企业工会围绕安全生产举办职工技能竞赛。", "清湖市总工会"),
        ("清湖市法院从本月起在各法庭部署开展清理旧案的专项行动。", "清湖市法院"),
        ("清湖图书馆的部分工作人员7日一早举行罢工。", "清湖博物馆"),
        ("清湖合作组织主席国湖国倡导举办水利峰会。", "清湖合作组织"),
        ("由清湖电视台拍摄的纪录电影《山高水长》举行了首映式。", "清湖电视台"),
        ("清湖市安委会向各镇派了三个组开展督导检查。", "清湖市安委会"),
    ],
)
def test_who_has_others_do_it_does_not_hold_it(extractor: Extractor, text: str, body: str) -> None:
    record = read(extractor, f"青石市2日召开新闻发布会。{text}", "青石市召开新闻发布会", place="清湖市")
    assert body not in {subject for subject, *_ in facts(record, "holds")}


def test_a_theatre_holds_nothing(extractor: Extractor) -> None:
    record = read(extractor, "昨晚，清湖湿地艺术中心大剧场举办青年职工联欢会。", place="清湖市")
    assert facts(record, "holds", "heldAt") == {("青年职工联欢会", "heldAt", "清湖湿地艺术中心大剧场")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("近日，清湖市安委会启动安全生产专项整治行动。", "清湖市安委会"),
        ("清湖护理学会将组织护士举行罢工。", "清湖护理学会"),
        ("清湖市公安局近日组织民警开展交通安全宣传活动。", "清湖市公安局"),
    ],
)
def test_who_does_it_holds_it(extractor: Extractor, text: str, body: str) -> None:
    assert body in {subject for subject, *_ in facts(read(extractor, text, place="清湖市"), "holds")}


def test_who_is_not_there_does_not_attend(extractor: Extractor) -> None:
    text = "青石峰会2日在临州举行。云溪国总理高明远未能出席青石峰会，云溪国外长贺立出席青石峰会。"
    assert "高明远" not in {subject for subject, _, _ in facts(read(extractor, text), "attends")}


def test_who_receives_those_at_a_meeting_is_not_there(extractor: Extractor) -> None:
    text = "市长高明远2日在清湖会堂接见参加2031年度驻外商务代表工作会议的全体代表并讲话。"
    meeting = "2031年度驻外商务代表工作会议"
    found = facts(read(extractor, text), "heldAt", "takesPartIn", "attends", "speaksAt")
    assert meeting not in {end for fact in found for end in fact}


def test_who_speaks_for_others_speaks_and_not_they(extractor: Extractor) -> None:
    text = "《青石公约》第五次审议大会2日在海州市开幕。市长高明远代表“青石集团”在大会上发言。"
    found = facts(read(extractor, text), "contributesAt", "speaksAt")
    assert {subject for subject, _, _ in found} == {"高明远"}


def test_games_since_which_are_not_those_that_are_won(extractor: Extractor) -> None:
    text = "临州亚运会2日进入第三个比赛日。是自1990年亚运会设帆船项目以来，中国队首次夺得金牌。"
    assert facts(read(extractor, text), "takesPartIn") == {("中国队", "takesPartIn", "临州亚运会")}


def test_a_lecture_after_a_meeting_is_none_of_its_reports(extractor: Extractor) -> None:
    meeting = "清湖市政协常委会第四次会议闭幕会2日举行。\n"
    lecture = "青石大学教授高明远应邀作题为“新技术”的学习讲座。"
    assert not facts(read(extractor, f"{meeting}闭幕会后，{lecture}"), "reportsAt")
    assert facts(read(extractor, f"{meeting}会上，{lecture}"), "reportsAt")


def test_what_was_reported_years_ago_is_none_of_today(extractor: Extractor) -> None:
    text = "市长高明远2日在云岭县考察。{}，市长在云岭县考察时，青石公司经理丁一舟曾向市长汇报过园区建设情况。"
    then, today = (read(extractor, text.format(day), "市长高明远在云岭县考察") for day in ("2017年", "当天"))
    assert not facts(then, "reportsAt")
    assert facts(today, "reportsAt")


def test_a_banquet_is_no_talk(extractor: Extractor) -> None:
    text = (
        "2日，国家主席高明远在清湖会堂同法国总统卡洛斯举行会谈。高明远指出，愿加强合作。林静陪同。\n"
        "当天中午，卡洛斯和伊维拉为高明远和林静举行了隆重欢迎宴会。"
    )
    found = facts(read(extractor, text, "高明远同卡洛斯会谈"), "attends")
    assert {subject for subject, _, _ in found} == {"高明远", "卡洛斯"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "清湖市安全事故调查组2日在清湖市召开第一次全体会议。组长高明远通报情况。",
            "清湖市安全事故调查组第一次全体会议",
        ),
        (
            "清湖市政协2日召开会议。主席会议还举行了2031年第三次集体学习，委员高明远作报告。",
            "清湖市政协主席会议2031年第三次集体学习",
        ),
    ],
)
def test_a_counted_session_is_named_after_who_holds_it(extractor: Extractor, text: str, name: str) -> None:
    record = read(extractor, text, place="清湖市")
    assert name in {e.names[0] for e in record.entities if e.type == "Event"}


def test_a_garrison_is_not_the_army(extractor: Extractor) -> None:
    text = "中国人民解放军驻澳门部队2日上午举行第七次军营开放活动。"
    assert facts(read(extractor, text), "holds") == {
        ("中国人民解放军驻澳门部队", "holds", "中国人民解放军驻澳门部队第七次军营开放活动")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清湖市委中心组2日就青石贸易组织规则与青石贸易组织改革进行第六次集体学习。", {"清湖市委"}),
        ("清湖水利协会等多家社会组织在第五届清湖水利大会期间发言。", set()),
        ("清湖水利理事会5日就湖国袭击山国举行紧急公开会。", {"清湖水利理事会"}),
    ],
)
def test_what_is_talked_about_holds_nothing(extractor: Extractor, text: str, expected: set[str]) -> None:
    found = {subject for subject, *_ in facts(read(extractor, text, place="清湖市"), "holds")}
    assert found == expected


def test_what_one_is_invited_to_is_to_come(extractor: Extractor) -> None:
    text = "昨日，市长高明远会见湖国议长卡洛斯。高明远表示，欢迎湖国议员参加清湖市政协举办的第三届水利研讨班。"
    record = read(extractor, text, "高明远会见卡洛斯", place="清湖市")
    told = {e.attributes["eventStatus"] for e in record.entities if e.type == "Event" and "研讨班" in e.names[0]}
    assert told <= {"planned"}
