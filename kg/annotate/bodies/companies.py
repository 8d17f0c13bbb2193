"""Finds companies that no head noun tells, and what stands before a company's name without being part of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import kg.regex as re
from kg.words.dictionary import is_word, part_of_speech, tag_words
from kg.words.scan import Found, Scan, longest

_LIST = re.compile(
    r"(?:来自|走访了?|参观了?|考察了?|走访慰问了?)((?:[^，。；：、（）“”\s]{2,14}(?:、|以及|和|及))+[^，。；：、（）“”\s]{2,14}?)"
    r"等(?:\d+[余多]?|数|多|十余|一批|几)?[家位名个]?(?:重点|骨干|龙头|规上|民营|外贸|科技|优秀)?(?:企业|公司)"
)
_PRODUCT = re.compile(  # 波音|737, 全国铁|路, 丰田|村, 新浪|体育讯
    "[A-Z\\d]|飞机|客机|手机|汽车|电动车|[一-龥]{0,2}车(?!间|队|企|展|业)|牌|[商学]院|大学|杯|技术|路(?!局)|[村镇乡县街]|园区|滑雪|[一-龥]{2}讯"
)
# What a company is, before its name: 国际评级机构|某某公司, 某国军火商|某某公司.
_TRADE = re.compile(
    "——|评级机构|咨询机构|企业(?!家|管理|担保|信用|融资|集团|服务|咨询|银行|发展|总|联合|协会|投资|信息|文化|营销)|"
    "(?:零售|制造|生产|运营|进口|出口|供应|开发|承包|军火|经销)商|巨头|财团|航空公司|中央银行|央行|老店|星级酒店|上市公司|投资银行(?=[^，]{2,}(?:公司|集团)$)"
)
_KINDS = frozenset("大型 小型 中型 主流 国有 民营 外资 中资 内资 合资 独资 大 小 新 老".split())  # of firms
FIRMS = ("公司", "合作社", "银行", "商行", "分行", "支行", "保险")
_COMMON_TAGS = frozenset("n vn v l s f j".split())
_NAMED = ("“", "国家", "中央", "全国", "国际", "世界", "第", "旗", "县", "区", "省")
_BARE = frozenset("公司 集团 工厂 超市 商场 合作社 农场 书店 饭店".split())


def known_companies(scan: Scan) -> list[Found]:
    """Companies by a name that no head noun tells (华为), where words begin and end."""
    return [
        Found(h.start, h.end, "Company", "lexicon")
        for h in longest(scan.of("company"))
        if not _PRODUCT.match(scan.text, h.end) and h.start in scan.edges and h.end in scan.edges
    ]


def listed_companies(scan: Scan, place_ends: dict[int, int], common: AbstractSet[str]) -> list[Found]:
    """Companies that only a list tells from other names: 来自甲、乙以及丙等20余位企业代表."""
    found: list[Found] = []
    for match in _LIST.finditer(scan.text) if "等" in scan.text else ():
        items: list[Found] = []
        for item in re.finditer(r"(?:(?!、|以及|和|及).)+", match.group(1)):
            start, end = match.start(1) + item.start(), match.start(1) + item.end()
            items.append(Found(start, end, "Company", "context"))
        names = [scan.text[i.start : i.end] for i in items]
        plain = all(2 <= len(n) <= 12 for n in names) and any(len(n) >= 3 for n in names)
        if plain and not any(i.end in place_ends for i in items) and common.isdisjoint(names):
            found += items
    return found


def without_trade(text: str, edge: int, head: int) -> int:
    """Where a company's name begins behind what the company is (某国军火商|某某公司)."""
    last = max((m.end() for m in _TRADE.finditer(text, edge, head)), default=edge)
    return last if head - last >= 2 else edge


def is_any_company(text: str, head: int, end: int, place_ends: dict[int, int]) -> bool:
    """Any company of a place rather than one by its name (某国|公司), or states that meet (七国|集团)."""
    return (head in place_ends and text[head - 1] not in "镇乡村" and text[head:end] in _BARE) or (
        text[head:end] == "集团" and (text[head - 1] in "国兵" or text[end : end + 1] == "军")
    )


def is_common_word(stem: str) -> bool:
    """What companies deal in rather than the name of one (燃气|公司, 数据|公司)."""
    words = tag_words(stem)
    return len(words) == 1 and is_word(stem) and words[0][1] in ("n", "vn", "v", "l", "b")


def is_any_firm(text: str, start: int, end: int, head: str, titles: AbstractSet[int]) -> bool:
    """Whether a name only says what kind of firm it is (信用卡公司, 医疗保险), or none in particular (某银行)."""
    name = text[start:end]
    return _is_kind(name, head) and not _is_own_part(text, start, end, titles)


def _is_kind(name: str, head: str) -> bool:
    if head not in FIRMS or name.startswith(_NAMED) or "集团" in name:
        return False
    if kind := part_of_speech(name):
        return kind == "n" or (head == "公司" and is_common_word(name[: -len(head)]))
    words = tag_words(name[: -len(head)])
    return all((is_word(word) and tag in _COMMON_TAGS) or word in _KINDS for word, tag in words)


def _is_own_part(text: str, start: int, end: int, titles: AbstractSet[int]) -> bool:
    """Whether a firm called by its trade is one of those that the sentence lists: 某集团总经理甲、|物流公司|经理乙."""
    behind = text[start - 1 : start] in ("、", "，", "；") and end in titles
    return behind and ("集团" in text[:start] or "公司" in text[:start])
