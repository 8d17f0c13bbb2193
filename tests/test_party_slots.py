"""Bodies known by their place in a clause: who signs with whom, who organizes. All invented."""

from __future__ import annotations

import pytest
from reading import Fact, facts, posts, read

from kg.pipeline.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4月初，青川重工与中远海装签订了价值15亿元的采购合同。", {("青川重工", "中远海装")}),
        ("会上，清湖针织总厂与东桥机床厂签订设备改造合同。", {("清湖针织总厂", "东桥机床厂")}),
        (
            "清湖银行、北原银行、云溪银行分别与青川重工、博远新材料、天沐乳业签订授信协议。",
            {("清湖银行", "青川重工"), ("北原银行", "博远新材料"), ("云溪银行", "天沐乳业")},
        ),
        (
            "青风汽车集团、青石陆港公司、云溪物流公司签署了三方合作协议。",
            {("青风汽车集团", "青石陆港公司"), ("青风汽车集团", "云溪物流公司")},
        ),
        ("合作社与多家企业、客商签订了合同，农户与企业也签订了合同。", set()),
        ("双方签约，用工单位与求职者签订合同。", set()),
    ],
)
def test_the_parties_of_a_signing_are_bodies_whatever_they_are_called(
    extractor: Extractor, text: str, found: set[Fact]
) -> None:
    assert facts(read(extractor, text), "signsWith") == {(a, "signsWith", b) for a, b in found}


@pytest.mark.parametrize(
    ("text", "relation", "found"),
    [
        (
            "昨日，第五届槐花节在青石县开幕。槐花节由清湖市文旅局、青石县政府主办，青石县文旅局、槐林景区管理处承办。",
            "undertakes",
            {"青石县文旅局", "槐林景区管理处"},
        ),
        (
            "昨日，市工商局、市消协在江北广场举办大型宣传咨询活动。",
            "holds",
            {"清湖市工商局", "清湖市消协"},
        ),
        (
            "5月16日，海源股份（600000）在清湖宾馆召开2010年度股东大会。",
            "holds",
            {"海源股份"},
        ),
    ],
)
def test_those_who_organize_are_bodies(extractor: Extractor, text: str, relation: str, found: set[str]) -> None:
    assert {fact[0] for fact in facts(read(extractor, text), relation)} == found


def test_a_name_may_begin_with_a_joint(extractor: Extractor) -> None:
    text = "昨日，和润药业与清湖医科大学签订共建协议。"
    assert facts(read(extractor, text), "signsWith") == {("和润药业", "signsWith", "清湖医科大学")}


def test_this_bank_is_the_one_that_holds_the_occasion(extractor: Extractor) -> None:
    text = "昨日，东方商业银行清湖分行举行开业庆典。东方商业银行副行长高明远揭牌。该行与临川化纤总厂签订了贷款合同。"
    assert facts(read(extractor, text), "signsWith") == {("东方商业银行清湖分行", "signsWith", "临川化纤总厂")}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("市长高明远、《海鸥》杂志主编贺立为获奖者颁奖。", ("贺立", "《海鸥》杂志", "主编")),
        ("▽市老年书画研究会会长高明远当场挥毫。", ("高明远", "清湖市老年书画研究会", "会长")),
        ("会议由董事长高明远主持。", None),
        ("荆州长江大桥昨日通车。", None),
    ],
)
def test_the_body_of_a_post_ends_where_its_name_does(
    extractor: Extractor, text: str, post: tuple[str, str, str] | None
) -> None:
    found = posts(read(extractor, text))
    assert post in found if post else not found
