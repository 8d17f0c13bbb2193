"""Local news of firms, contests and ceremonies: who takes part, who signs, what is visited. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        (
            "“远山杯”职工篮球联赛在市体育馆落幕。市税务局代表队以72比65战胜县农商行代表队，夺得冠军。",
            {"县农商行代表队"},
        ),
        (
            "“远山杯”职工篮球联赛在市体育馆落幕。县税务局队、县农商行队、县医院队分获冠、亚、季军。",
            {"县税务局队", "县农商行队", "县医院队"},
        ),
        ("2031“远山杯”围棋赛在市棋院举行。东道主清湖队获得团体冠军，柳浦队、云岭队分列二、三名。", {"清湖队"}),
        (
            "“远山杯”职工篮球赛8日结束。柳林镇代表队获一等奖，云岭乡、东湖乡代表队获二等奖。",
            {"柳林镇代表队", "东湖乡代表队"},
        ),
        ("2031清湖足球超级联赛昨晚展开争夺，清湖电厂队主场2比1小胜远山集团队。", {"清湖电厂队", "远山集团队"}),
    ],
)
def test_teams_that_results_tell_take_part(extractor: Extractor, text: str, teams: set[str]) -> None:
    assert teams <= {subject for subject, _, _ in facts(read(extractor, text), "takesPartIn")}


def test_a_team_is_no_delegate(extractor: Extractor) -> None:
    assert not posts(read(extractor, "“远山杯”职工篮球赛8日结束。柳林镇代表队获一等奖。"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("全市职工演讲比赛昨日举行。李小红获得一等奖，王大力、张小明获得二等奖。", {"李小红", "王大力", "张小明"}),
        ("2031年全市游泳锦标赛在市游泳馆举行。教练员高明远被评为“优秀教练员”。", {"高明远"}),
        ("2031“远山杯”围棋赛在市棋院举行。云岭队的徐小霞在女子公开组中技压群芳。", {"徐小霞"}),
    ],
)
def test_those_whom_a_contest_of_its_own_honours_take_part(extractor: Extractor, text: str, who: set[str]) -> None:
    assert who <= {subject for subject, _, _ in facts(read(extractor, text), "takesPartIn")}


@pytest.mark.parametrize("watch", ["等到现场观看比赛并为获奖选手颁奖", "观看了比赛", "等到场观赛"])
def test_who_watches_a_match_attends_it(extractor: Extractor, watch: str) -> None:
    text = f"“巧手杯”手工技能大赛在市文化馆举行。副市长高明远、市总工会主席贺立{watch}。"
    attended = facts(read(extractor, text), "attends")
    assert {("高明远", "attends", "“巧手杯”手工技能大赛"), ("贺立", "attends", "“巧手杯”手工技能大赛")} <= attended


def test_who_acts_at_the_ceremony_that_begins_a_contest(extractor: Extractor) -> None:
    text = (
        "第三届职业技能大赛决赛8日在市体育馆举行。市人社局局长高明远、市总工会副主席贺立等出席开赛仪式。"
        "市人社局副局长于婉主持仪式。"
    )
    (chaired,) = facts(read(extractor, text), "presides")
    assert chaired[0] == "于婉" and chaired[2].endswith("开赛仪式")


def test_who_awards_prizes_does_so_at_the_ceremony_he_attends(extractor: Extractor) -> None:
    text = "“远山杯”篮球赛在市体育馆落幕。市总工会主席高明远出席颁奖仪式并为获奖队颁奖。"
    assert ("高明远", "witnesses", "颁奖仪式") in facts(read(extractor, text), "witnesses")


@pytest.mark.parametrize(
    "said",
    ["代表市委、市政府对青石精密成功上市表示祝贺", "对各位来宾的到来表示热烈欢迎"],
)
def test_greetings_on_the_stage_are_speech(extractor: Extractor, said: str) -> None:
    text = f"4月2日，青石精密在清湖宾馆举行上市庆典仪式。副市长高明远{said}。"
    assert "高明远" in {subject for subject, _, _ in facts(read(extractor, text), "speaksAt")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("签约仪式在清湖宾馆举行。远山集团总工程师高明远在仪式上简要介绍了项目的基本情况。", {"高明远"}),
        ("招商座谈会在清湖宾馆举行。市商务局副局长高明远就招商政策作了介绍。", {"高明远"}),
        (
            "银企对接会8日在清湖宾馆召开。远山药业总经理高明远、青石锻压股份有限公司财务总监贺立等企业代表介绍了企业基本情况。",
            {"高明远", "贺立"},
        ),
    ],
)
def test_who_explains_something_on_the_stage_contributes(extractor: Extractor, text: str, told: set[str]) -> None:
    assert told <= {subject for subject, _, _ in facts(read(extractor, text), "contributesAt")}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("清湖市农业局与百果园农业签订了柑橘加工项目协议。", "清湖市农业局", "百果园农业"),
        ("市商业银行与市中小企业担保公司昨日签订战略合作协议。", "市商业银行", "市中小企业担保公司"),
        (
            "4月2日，市政府与远山银行清湖分行支持地方经济发展合作协议签约仪式在清湖宾馆举行。",
            "清湖市政府",
            "远山银行清湖分行",
        ),
    ],
)
def test_who_signs_with_whom(extractor: Extractor, text: str, one: str, other: str) -> None:
    signed = {(a, b) for a, _, b in facts(read(extractor, text), "signsWith")}
    assert signed & {(one, other), (other, one)}


def test_a_foreign_firm_is_a_company(extractor: Extractor) -> None:
    record = read(extractor, "清湖市政府与韩国大远电装株式会社签署合作备忘录。")
    assert [e.type for e in record.entities if e.names[0].endswith("株式会社")] == ["Company"]


def test_the_group_is_not_one_of_its_firms(extractor: Extractor) -> None:
    text = (
        "远山集团2031年经营分析会在集团总部三楼会议室召开。集团党委书记、董事长高明远出席会议并讲话。"
        "会上，集团财务总监贺立通报了经营指标，远山新材料公司总经理于婉作了经验交流。远山新材料、远山物流参加。"
    )
    assert {("高明远", "远山集团", "董事长"), ("贺立", "远山集团", "财务总监")} <= posts(read(extractor, text))


def test_a_firm_called_by_its_trade_has_its_own_head(extractor: Extractor) -> None:
    found = posts(read(extractor, "远山集团总经理高明远、装饰公司副总经理贺立热情接待了客人。"))
    assert ("贺立", "装饰公司", "副总经理") in found and ("贺立", "远山集团", "副总经理") not in found


def test_the_college_is_not_the_school_that_it_runs_with_a_firm(extractor: Extractor) -> None:
    text = (
        "青石工程职业学院与远山信息共建“远山数字产业学院”签约仪式8日举行。"
        "学院党委书记高明远，院长贺立，副院长于婉出席。"
    )
    assert {("贺立", "青石工程职业学院", "院长"), ("于婉", "青石工程职业学院", "副院长")} <= posts(
        read(extractor, text)
    )


def test_a_town_that_its_village_tells(extractor: Extractor) -> None:
    text = "高明远来到永青乡苗圩村、三汊河水库，实地查看灾情，乡党委书记贺立汇报了群众转移情况。"
    assert ("贺立", "永青乡党委", "书记") in posts(read(extractor, text))


def test_an_assembly_and_the_council_that_meets_with_it_are_one(extractor: Extractor) -> None:
    text = "4月2日，清湖市装备产业联盟成立大会暨首届理事会在清湖宾馆召开。"
    held = facts(read(extractor, text), "heldAt")
    assert ("清湖市装备产业联盟成立大会暨首届理事会", "heldAt", "清湖宾馆") in held


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "高明远一行先后到花园乡蓝莓种植示范园、水泉乡冷链物流中心进行实地考察。",
            {"花园乡蓝莓种植示范园", "水泉乡冷链物流中心"},
        ),
        ("高明远一行参观考察了齐远车身、中远食品和市规划展览馆。", {"中远食品", "齐远车身"}),
        (
            "仪式结束后，高明远一行乘坐首班车体验，并到柳浦镇桃源村、古樟客栈调研乡村旅游发展情况。",
            {"柳浦镇桃源村", "古樟客栈"},
        ),
    ],
)
def test_stops_of_a_visit(extractor: Extractor, text: str, stops: set[str]) -> None:
    assert stops <= {place for _, _, place in facts(read(extractor, text), "inspects")}


def test_who_orders_the_rescue_unveils_nothing(extractor: Extractor) -> None:
    text = (
        "县政府8日召开消防安全工作会议。火灾发生后，青石县消防大队接到指挥中心调度赶到现场，"
        "大队长高明远下达作战命令，消防员冲进火场。"
    )
    record = read(extractor, text)
    assert not facts(record, "witnesses")
    assert not [e for e in record.entities if "接到" in e.names[0]]
