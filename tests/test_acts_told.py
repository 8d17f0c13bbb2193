"""Occasions without a name that a verb tells of: launches, openings, strikes, in an article and in items of a digest.

All texts are invented.
"""

from __future__ import annotations

import pytest
from reading import entity, facts, main, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord

DIGEST = "国内联播快讯"


def reported(record: ArticleRecord) -> set[str]:
    """The first names of the occasions that the record reports."""
    return {e.names[0] for e in record.entities if e.main}


@pytest.mark.parametrize(
    ("headline", "text", "event", "place"),
    [
        (
            "我国成功发射远山五号卫星",
            "今天（4月3日）7时20分，我国在西昌卫星发射中心使用长风二号运载火箭，成功将远山五号卫星发射升空，卫星进入预定轨道。",
            "我国成功发射远山五号卫星",
            "西昌卫星发射中心",
        ),
        (
            "青石一号火箭发射成功",
            "昨天（4月2日），青石一号运载火箭在我国酒泉卫星发射中心点火升空，飞行试验圆满成功。",
            "青石一号火箭发射成功",
            "酒泉卫星发射中心",
        ),
        (
            "云湖引水工程截流",
            "今天（4月3日），云湖引水工程在岳阳枢纽处顺利截流，两岸群众到场观看。",
            "云湖引水工程截流",
            "岳阳枢纽",
        ),
        (
            "国内最大渔业养殖船交付",
            "昨天（4月2日），国内最大的渔业养殖船“远山号”在山东青岛交付，将前往黄海作业。",
            "国内最大渔业养殖船交付",
            "青岛市",
        ),
        (
            "意大利多个港口工人罢工",
            "意大利热那亚、那不勒斯等多个港口的工人2日举行罢工，抗议裁员。",
            "意大利多个港口工人罢工",
            "那不勒斯",
        ),
        # only the headline says where
        (
            "远山新材料厂在湖南岳阳动工",
            "4月1日，总投资十亿元的远山新材料厂动工建设，预计两年建成。",
            "远山新材料厂在湖南岳阳动工",
            "岳阳市",
        ),
        # the text has another verb for it
        (
            "远山风电项目投产",
            "昨天（4月2日），远山风电项目在福建漳浦投运，装机二十万千瓦。",
            "远山风电项目投产",
            "漳浦县",
        ),
        (
            "韩国民众集会抗议填海",
            "2日，数千名韩国民众在首都首尔举行集会，抗议填海造地。",
            "韩国民众抗议填海造地的集会",
            "首尔",
        ),
        (
            "《节水白皮书》发布",
            "远山水利学会今天（4月3日）在江苏南京正式发布《节水白皮书》，涉及三个方面。",
            "《节水白皮书》发布",
            "南京市",
        ),
    ],
)
def test_an_item_of_a_digest(extractor: Extractor, headline: str, text: str, event: str, place: str) -> None:
    record = read(
        extractor, f"多项税收政策延续\n财政部今天公布，多项政策延续。\n{headline}\n{text}\n", DIGEST, place="中国"
    )
    assert reported(record) == {event}
    assert (event, "heldAt", place) in facts(record, "heldAt")


def test_two_launch_sites_are_two_and_not_their_towns(extractor: Extractor) -> None:
    text = (
        "我国成功发射远山五号卫星\n今天，我国在西昌卫星发射中心使用长风二号火箭，成功将远山五号卫星发射升空。\n"
        "我国成功发射青石六号卫星\n今天，我国在酒泉卫星发射中心用长风三号火箭，成功将青石六号卫星发射升空。\n"
    )
    assert facts(read(extractor, text, DIGEST, place="中国"), "heldAt") == {
        ("我国成功发射远山五号卫星", "heldAt", "西昌卫星发射中心"),
        ("我国成功发射青石六号卫星", "heldAt", "酒泉卫星发射中心"),
    }


@pytest.mark.parametrize(
    ("headline", "text", "names"),
    [
        # without a place
        (
            "清湖大桥全线通车",
            "今天（4月3日），历时四年建设的清湖大桥全线通车，全长六公里。",
            ("清湖大桥全线通车",),
        ),
        # behind the name of a column
        (
            "【文化视点】青石遗址博物馆正式开馆",
            "今天（4月3日），青石遗址博物馆正式开馆，展出文物三百件。",
            ("青石遗址博物馆正式开馆",),
        ),
        # what the clause says besides stays another name
        (
            "全国首个潮汐电站投产",
            "全国首个潮汐电站昨天（4月2日）在福建投产，年发电两亿度。",
            ("全国首个潮汐电站投产",),
        ),
    ],
)
def test_what_an_article_reports(extractor: Extractor, headline: str, text: str, names: tuple[str, ...]) -> None:
    found = main(read(extractor, text, headline, place="中国"))
    assert found.names[: len(names)] == names
    assert found.attributes["date"].startswith("2031-04-0")


def test_a_cremation_and_where(extractor: Extractor) -> None:
    text = (
        "原省水利厅厅长顾明川同志的遗体，2日在北京八宝山革命公墓火化。\n顾明川同志因病于3月28日在北京逝世，享年90岁。"
    )
    record = read(extractor, text, "顾明川同志遗体在京火化", place="中国")
    assert main(record).names[0] == "顾明川同志遗体在京火化"
    assert ("顾明川同志遗体在京火化", "heldAt", "北京八宝山革命公墓") in facts(record, "heldAt")


def test_people_at_a_rally_are_at_that_of_the_item(extractor: Extractor) -> None:
    text = "古巴民众集会\n古巴民众2日在清湖国使馆前举行集会。古巴国家主席卡洛斯·桑托斯在集会上发表讲话。\n"
    record = read(extractor, text, "国际联播快讯", place="中国")
    assert entity(record, "古巴民众集会").main
    assert ("卡洛斯·桑托斯", "speaksAt", "古巴民众集会") in facts(record)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("清湖大桥将通车", "清湖大桥将于今天（4月3日）下午通车。"),  # to come
        ("清湖大桥年底通车", "记者今天（4月3日）获悉，清湖大桥预计年底通车。"),
        ("清湖高铁累计开通五条", "今天（4月3日），清湖高铁已累计开通五条线路。"),  # of many
        ("清湖大桥通车一周年", "今天（4月3日），清湖大桥通车一周年。"),
        ("清湖大桥通车", "清湖大桥通车后，两岸往来更加便利。"),  # no day
    ],
)
def test_what_is_no_occasion_of_the_day(extractor: Extractor, headline: str, text: str) -> None:
    assert reported(read(extractor, text, headline, place="中国")) == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "今天，三百多名师生冒雨来到青山烈士陵园祭扫。",
            ("三百多名师生冒雨来到青山烈士陵园祭扫", "heldAt", "青山烈士陵园"),
        ),
        (
            "在江苏南京，环湖引水隧洞日前全线贯通，明年通水。",
            ("环湖引水隧洞全线贯通", "heldAt", "南京市"),
        ),
        ("13日，数千名农民在意大利罗马集会，抗议增税。", ("数千名农民集会", "heldAt", "罗马")),
    ],
)
def test_where_a_clause_tells_of_it(extractor: Extractor, text: str, fact: tuple[str, ...]) -> None:
    assert fact in facts(read(extractor, text, place="中国"), "heldAt")
