"""What the short news of a round-up tell of and how: openings, awards, drives, protests. All texts are invented."""

from __future__ import annotations

import pytest
from reading import facts, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord


def told(extractor: Extractor, heading: str, text: str) -> ArticleRecord:
    return read(extractor, f"{heading}\n{text}\n天气转凉\n今天，各地降温明显。\n", "联播快讯")


def events(record: ArticleRecord) -> set[str]:
    return {name for e in record.entities if e.type == "Event" for name in e.names}


@pytest.mark.parametrize(
    ("heading", "text", "fact"),
    [
        (
            "第十二届山海电影奖颁发",
            "第十二届山海电影奖昨晚（9月12日）在厦门颁发。",
            ("第十二届山海电影奖", "heldAt", "厦门市"),
        ),
        (
            "“渔村记忆”巡回特展举行",
            "“渔村记忆”巡回特展今天（9月12日）在香港和澳门同步举行。",
            ("“渔村记忆”巡回特展", "heldAt", "香港特别行政区"),
        ),
        ("山国组织召开峰会", "9日，非洲联盟在内罗毕就马里局势召开特别峰会。", ("非洲联盟特别峰会", "heldAt", "内罗毕")),
        (
            "生态环境部启动专项行动",
            "生态环境部日前启动沿海养殖尾水专项整治行动。",
            ("生态环境部", "holds", "沿海养殖尾水专项整治行动"),
        ),
        (
            "秘鲁政府举办论坛",
            "秘鲁政府20日在首都利马举办主题为“山地、雨林与人”的论坛。",
            ("秘鲁政府", "holds", "秘鲁政府论坛"),
        ),
        (
            "日本民众抗议",
            "10日，日本民众在青木电力公司总部门前再次举行抗议活动。",
            ("日本民众抗议活动", "heldAt", "青木电力公司"),
        ),
    ],
)
def test_the_occasion_and_where_or_by_whom(
    extractor: Extractor, heading: str, text: str, fact: tuple[str, str, str]
) -> None:
    assert fact in facts(told(extractor, heading, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“百家书店海岛行”活动今天（9月12日）举行。", "“百家书店海岛行”活动"),
        ("英国公交司机今天（9月12日）举行罢工活动。", "罢工活动"),
        ("今天（9月12日），浙江缙云举行祭祀海神大典，主题为“风平浪静”。", "祭祀海神大典"),
        (
            "新疆召开第八批科技特派员工作总结表彰暨第九批科技特派员欢迎大会。",
            "第八批科技特派员工作总结表彰暨第九批科技特派员欢迎大会",
        ),
    ],
)
def test_the_name(extractor: Extractor, text: str, name: str) -> None:
    assert name in events(told(extractor, "要闻", text))


def test_what_many_do_has_no_time(extractor: Extractor) -> None:
    record = told(extractor, "各地举行活动", "各地各部门举行丰富多彩的文化活动，活动还将持续。")
    assert not events(record)


def test_who_comes_is_received_by_the_host_there(extractor: Extractor) -> None:
    record = told(
        extractor,
        "泰国总理访问文莱",
        "泰国总理卡里姆3日抵达文莱首都斯里巴加湾，并与文莱首相哈米德举行会晤，讨论渔业合作。",
    )
    assert [fact for fact in facts(record) if fact[1] == "meets"] == [("哈米德", "meets", "卡里姆")]
    assert any(fact[1] == "heldAt" and fact[2].startswith("斯里巴加湾") for fact in facts(record))


def test_a_visit_is_at_one_state(extractor: Extractor) -> None:
    record = told(
        extractor,
        "泰国外长卡里姆今天访问文莱",
        "泰国外长卡里姆今天（9月12日）访问文莱，将与文莱首相哈米德举行会晤。文莱是其首访国家。",
    )
    visits = [r for r in record.relations if r.rule_id.startswith("held-at-visit")]
    assert len({r.object for r in visits}) == 1
