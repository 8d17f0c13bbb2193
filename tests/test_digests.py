"""Several short news under one headline: each is read for itself, in one record. All are invented."""

from __future__ import annotations

from reading import facts, posts, read

from kg.pipeline.extractor import Extractor
from kg.records import ArticleRecord

ITEMS = (
    "清湖陶艺节开幕\n"
    "第三届清湖陶艺节今天在清湖开幕，节会为期五天。\n"
    "“山海美食之都”授牌\n"
    "2025年“山海美食之都”今天（9月12日）在日本福冈举行授牌仪式，柳溪市获得授牌。\n"
    "石梁交响乐团访问曼谷\n"
    "石梁交响乐团10日在泰国曼谷举行音乐会。音乐会由指挥顾明川主持。\n"
)


def events(record: ArticleRecord) -> dict[str, bool]:
    return {e.names[0]: e.main for e in record.entities if e.type == "Event"}


def test_each_of_the_news_has_an_occasion_of_its_own(extractor: Extractor) -> None:
    record = read(extractor, ITEMS, "国内快讯")
    told = facts(record)
    assert ("2025年“山海美食之都”授牌仪式", "heldAt", "福冈") in told
    assert ("第三届清湖陶艺节", "heldAt", "清湖") in {(s, p, o.removesuffix("市")) for s, p, o in told}
    assert events(record)["2025年“山海美食之都”授牌仪式"]
    assert len([main for main in events(record).values() if main]) == 3


def test_nameless_occasions_of_two_news_are_two(extractor: Extractor) -> None:
    text = "甲馆揭牌\n清湖市陶瓷馆今天在清湖市举行揭牌仪式。\n乙馆揭牌\n柳溪市茶叶馆昨天在柳溪市举行揭牌仪式。\n"
    held = {(s, o) for s, p, o in facts(read(extractor, text, "简讯")) if p == "heldAt"}
    assert {o for _, o in held} >= {"清湖市", "柳溪市"}
    record = read(extractor, text, "简讯")
    assert sum(e.type == "Event" for e in record.entities) == 2


def test_posts_told_only_over_the_news_are_kept(extractor: Extractor) -> None:
    text = "泰国总统卡洛斯就职\n当地时间10日，新一届政府在曼谷宣誓就职，任期四年。\n天气转凉\n今天，各地降温明显。\n"
    assert ("卡洛斯", "泰国", "总统") in posts(read(extractor, text, "国际快讯"))


def test_what_goes_on_is_no_occasion_of_a_line(extractor: Extractor) -> None:
    text = "火山活动频繁\n近日，卡洛火山活动频繁，附近居民撤离。\n航线恢复\n昨天，清湖机场恢复三条航线。\n"
    assert not [name for name in events(read(extractor, text, "国际快讯")) if name.endswith("活动")]


def test_offsets_are_those_of_the_digest(extractor: Extractor) -> None:
    record = read(extractor, ITEMS, "国内快讯")
    body = record.article.body
    assert all(body[slice(*m)] for e in record.entities for m in e.mentions)
    place = next(e for e in record.entities if e.names[0] == "福冈")
    assert [body[a:b] for a, b in place.mentions] == ["福冈"]
    assert body.startswith("清湖陶艺节开幕")


def test_without_lines_over_them_each_paragraph_is_one_of_the_news(extractor: Extractor) -> None:
    text = "●清湖市昨日在文化宫举行颁奖仪式。\n●柳溪市昨日在体育馆举行授旗仪式。\n●石梁县昨日在剧院举行开班仪式。\n"
    assert {s for s, p, _ in facts(read(extractor, text, "一周")) if p == "heldAt"} == {
        "清湖市颁奖仪式",
        "柳溪市授旗仪式",
        "石梁县开班仪式",
    }
