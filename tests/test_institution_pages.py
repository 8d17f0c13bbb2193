"""Pages of schools, hospitals, courts and societies: who holds, who is at home, short names, halls. All invented."""

from __future__ import annotations

import pytest
from reading import facts, posts, read

from kg.pipeline.extractor import Extractor

Fact = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "3月1日，学校在行政楼二楼会议室召开春季学期布置会。党委书记沈若溪、校长钟百川出席会议。",
            ("学校", "holds", "春季学期布置会"),
        ),
        ("3月1日，医院在门诊楼召开护理工作会议。院党委书记沈若溪出席会议。", ("医院", "holds", "护理工作会议")),
        (
            "3月1日，北岭大学校长沈若溪来到青石村。3月5日，学校在图书馆举办读书分享会。",
            ("北岭大学", "holds", "读书分享会"),
        ),
        (
            "3月1日，云溪县茶业协会会长沈若溪看望老茶农。当晚，协会在南门酒店举行会长办公会议。",
            ("云溪县茶业协会", "holds", "会长办公会议"),
        ),
    ],
)
def test_who_holds_by_its_kind_alone(extractor: Extractor, text: str, held: Fact) -> None:
    assert held in facts(read(extractor, text, "会议召开"), "holds")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "党委书记沈若溪、校长钟百川先后到机械学院、外语学院调研。副校长于右参加调研。",
            ("于右", "学校", "副校长"),
        ),
        (
            "北岭大学第五届艺术节开幕式在校体育馆举行。校党委副书记沈若溪出席。本届艺术节由音乐学院、美术学院承办。",
            ("沈若溪", "北岭大学党委", "副书记"),
        ),
        (
            "10月8日，云溪县图书馆馆长于右一行来我馆参观。北岭市图书馆馆长沈若溪接待并陪同参观，副馆长钟百川主持座谈。",
            ("钟百川", "北岭市图书馆", "副馆长"),
        ),
        ("北岭县人民法院送法下乡。北岭法院院长沈若溪介绍情况。", ("沈若溪", "北岭县人民法院", "院长")),
        ("北岭市第一人民医院开诊。市一院院长沈若溪致辞。", ("沈若溪", "北岭市第一人民医院", "院长")),
        (
            "北岭市中级人民法院召开会议。会议由市中院民一庭庭长沈若溪主持。",
            ("沈若溪", "北岭市中级人民法院民一庭", "庭长"),
        ),
        (
            "北岭市市场监督管理局举办培训班。市局副局长沈若溪作动员讲话。",
            ("沈若溪", "北岭市市场监督管理局", "副局长"),
        ),
        (
            "云溪县红十字会第四次会员代表大会召开。钟百川当选为会长，沈若溪当选为副会长，沈若溪兼任秘书长。",
            ("沈若溪", "云溪县红十字会", "秘书长"),
        ),
        ("沈若溪，1998年3月参加工作。2009年5月任柳河镇党委书记。", ("沈若溪", "柳河镇党委", "书记")),
    ],
)
def test_whose_post(extractor: Extractor, text: str, post: Fact) -> None:
    assert post in posts(read(extractor, text, "工作动态", place="北岭市"))


def test_a_list_of_heads_without_names_has_no_bodies(extractor: Extractor) -> None:
    text = "3月1日，学校召开教学例会。各二级学院院长、分管教学副院长参加会议。会议由副校长沈若溪主持。"
    names = {e.names[0] for e in read(extractor, text, "例会召开").entities if e.type == "Organization"}
    assert names == {"学校"}


@pytest.mark.parametrize(
    ("text", "hall"),
    [
        ("1月12日，我校第三届学术年会在校图书馆报告厅举行。", "校图书馆报告厅"),
        ("1月12日，北岭研究所学术年会在所学术报告厅举行。", "所学术报告厅"),
        ("1月12日，市水利局党建工作会议在局六楼会议室召开。", "局六楼会议室"),
        ("1月12日，读书分享会在北岭大学图书馆一楼多功能厅举行。", "北岭大学图书馆一楼多功能厅"),
    ],
)
def test_halls_of_ones_own_house(extractor: Extractor, text: str, hall: str) -> None:
    assert {place for _, _, place in facts(read(extractor, text, "年会举行"), "heldAt")} == {hall}


def test_the_hosts_of_what_a_ceremony_opens(extractor: Extractor) -> None:
    text = "3月20日，北岭市第二届桃花节开幕式在柳湾村举行，副市长沈若溪出席。本届桃花节由市文旅局主办，为期一个月。"
    record = read(extractor, text, "北岭市第二届桃花节开幕")
    assert ("北岭市第二届桃花节" in {event for _, _, event in facts(record, "hosts")}) and (
        ("沈若溪", "attends", "北岭市第二届桃花节开幕式") in facts(record, "attends")
    )


def test_who_speaks_where_he_went(extractor: Extractor) -> None:
    text = "9月1日，市科协举办科普开放日活动。市科协副主席沈若溪主持活动，主席钟百川出席座谈会并讲话。"
    assert ("钟百川", "speaksAt", "座谈会") in facts(read(extractor, text, "科普开放日"), "speaksAt")


def test_who_is_at_home_is_no_visitor(extractor: Extractor) -> None:
    text = "县长沈若溪到县人民医院、县第一中学调研。在县人民医院，沈若溪与院长钟百川、副院长于右就医院发展进行交流。"
    visitors = {who for who, _, _ in facts(read(extractor, text, "沈若溪调研"), "inspects")}
    assert visitors == {"沈若溪"}


def test_stops_by_their_level_and_behind_what_they_are(extractor: Extractor) -> None:
    text = (
        "7月20日，县总工会主席沈若溪先后到县环卫所、县供电公司，慰问一线职工，"
        "还走访了会员企业远山纺织、民营企业金川化工。"
    )
    stops = {stop for _, _, stop in facts(read(extractor, text, "慰问职工"), "inspects")}
    assert {"县环卫所", "远山纺织", "金川化工"} <= stops


def test_who_undertakes_behind_who_hosts(extractor: Extractor) -> None:
    text = "北岭市青年歌手大赛在工人文化宫举行。大赛由市文旅局主办，远山纺织协办。"
    assert "远山纺织" in {who for who, _, _ in facts(read(extractor, text, "歌手大赛举行"), "coOrganizes")}


def test_guests_who_come_to_us(extractor: Extractor) -> None:
    text = (
        "4月12日，北岭学院副院长沈若溪一行5人莅临我院参访，我院院长钟百川及各部门负责人参与座谈。"
        "会前，沈若溪一行在钟百川院长的带领下参观了校史馆。"
    )
    record = read(extractor, text, "北岭学院来我院交流")
    assert [e.names[0] for e in record.entities if e.main] == ["北岭学院来我院交流"]
    assert not facts(record, "leads")
    assert not [e for e in record.entities if e.type == "Event" and "负责人" in e.names[0]]


def test_two_who_sign_in_a_list(extractor: Extractor) -> None:
    text = "9月20日，市气象局、市应急管理局战略合作协议签约仪式在北岭宾馆举行。"
    signed = {frozenset((a, b)) for a, _, b in facts(read(extractor, text, "签约", place="北岭市"), "signsWith")}
    assert signed == {frozenset(("北岭市气象局", "北岭市应急管理局"))}


def test_the_place_of_a_page_may_hold_any_sign(extractor: Extractor) -> None:
    record = read(extractor, "昨日，市一院院长沈国梁介绍，清湖市第一人民医院即将开诊。", place="清湖市(新")
    assert "沈国梁" in {e.names[0] for e in record.entities}
