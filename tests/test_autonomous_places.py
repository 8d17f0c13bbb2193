"""Bodies of autonomous places in full and for short, of a city's districts, of the prefecture of a guest.

All texts and people are invented.
"""

from __future__ import annotations

import pytest
from reading import entity, posts, read

from kg.pipeline.extractor import Extractor


def test_a_prefecture_that_comes_to_a_county(extractor: Extractor) -> None:
    text = (
        "昨日，楚雄彝族自治州委副书记高明远率州委副秘书长贺立、州政府副秘书长石磊到石林彝族自治县考察。"
        "石林彝族自治县委书记沈国梁，县委副书记白书田陪同。高明远感谢石林县委的支持。"
    )
    record = read(extractor, text, place="云南省昆明市石林彝族自治县")
    assert posts(record) == {
        ("高明远", "楚雄彝族自治州委", "副书记"),
        ("贺立", "楚雄彝族自治州委", "副秘书长"),
        ("石磊", "楚雄彝族自治州政府", "副秘书长"),
        ("沈国梁", "石林彝族自治县委", "书记"),
        ("白书田", "石林彝族自治县委", "副书记"),
    }
    assert {"楚雄州委", "石林县委"} <= {name for e in record.entities for name in e.names}


@pytest.mark.parametrize(
    ("text", "place", "name", "other"),
    [
        ("红河州州长高明远来我县调研。", "云南省红河哈尼族彝族自治州红河县", "红河州政府", "红河哈尼族彝族自治州政府"),
        ("自贡市贡井区委书记高明远到会。区委常委贺立讲话。", "四川省自贡市贡井区", "自贡市贡井区委", "贡井区委"),
        ("四川省甘孜州乡城县委书记高明远、副县长贺立来访。", "宁波市", "甘孜州乡城县委", "乡城县委"),
    ],
)
def test_other_names(extractor: Extractor, text: str, place: str, name: str, other: str) -> None:
    assert entity(read(extractor, text, place=place), name) == entity(read(extractor, text, place=place), other)


def test_a_life_in_posts(extractor: Extractor) -> None:
    text = (
        "高明远，男，江苏溧阳人。\n曾任溧阳市竹箦乡乡长，溧阳市天目湖镇党委副书记、镇长，昆山市委常委、组织部部长兼高新区主任，"
        "太仓市委副书记、代市长，宜兴市委书记、市政协主席等职。"
    )
    assert posts(read(extractor, text, place="宁波市")) >= {
        ("高明远", "溧阳市竹箦乡政府", "乡长"),
        ("高明远", "溧阳市天目湖镇党委", "副书记"),
        ("高明远", "溧阳市天目湖镇政府", "镇长"),
        ("高明远", "昆山市委", "常委"),
        ("高明远", "昆山市委组织部", "部长"),
        ("高明远", "太仓市委", "副书记"),
        ("高明远", "太仓市政府", "代市长"),
        ("高明远", "宜兴市委", "书记"),
        ("高明远", "宜兴市政协", "主席"),
    }


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (
            "西藏自治区",
            "区党委副书记、区人大常委会主任石磊出席。区党委常委、组织部部长白书田参加。",
            {
                ("石磊", "西藏自治区党委", "副书记"),
                ("石磊", "西藏自治区人大常委会", "主任"),
                ("白书田", "西藏自治区党委", "常委"),
                ("白书田", "西藏自治区党委组织部", "部长"),
            },
        ),
        (
            "江东省临州市",
            "昨日，清湖市—江东信息工程大学战略合作签约仪式举行，校党委书记高明远、副校长贺立出席。",
            {("高明远", "江东信息工程大学党委", "书记"), ("贺立", "江东信息工程大学", "副校长")},
        ),
        (
            "江东省临州市望江区",
            "10月11日，柳浦镇召开人民代表大会，选出新一届镇人大领导班子。镇委书记、镇人大主席高明远讲话。",
            {("高明远", "柳浦镇委", "书记"), ("高明远", "柳浦镇人大", "主席")},
        ),
        ("北京市", "中共石桥县委书记贺立说，会办好。", {("贺立", "石桥县委", "书记")}),
    ],
)
def test_committees_of_regions_and_towns(
    extractor: Extractor, place: str, text: str, expected: set[tuple[str, ...]]
) -> None:
    assert posts(read(extractor, text, place=place)) == expected


def test_a_community_without_its_street(extractor: Extractor) -> None:
    record = read(extractor, "白云街道白云庄社区居委会主任高明远说。", place="宁波市")
    assert "白云庄社区居委会" in entity(record, "白云街道白云庄社区居委会").names
