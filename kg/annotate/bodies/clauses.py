"""Judges what was taken for the name of a body: what a clause leaves of it, what only counts bodies or says their kind.

选举产生新一届|村党支部; 会议通过了|某会主席团; 智库|某某研究所; 观众走进博物馆, 世界一流大学, 两座监狱 name none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import kg.regex as re
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import Found, Scan

_LEAST = 4  # characters of a name
# Words that no name holds, of these parts of speech.
_PARTICLES = frozenset(
    "由 了 遭 至 愿 被 是 称 批 如何 首次 我们 等 其中 更是 险些 专门 负责 目前 正在 已经 曾经 还是 也是 随后 来自"
    "".split()
)
_BEFORE_NAMES = frozenset("同 向 对 从 将 把 在 应 需 待 讯 可".split())  # 应|某国议会, but not 同|仁医院
_PARTICLE_TAGS = "puvdcr"
# How the name of a body may begin that stands behind a clause.
_OF_LEVEL = re.compile("[省市县区州旗镇乡村校院](?:[委党政]|人[大民]|[\u4e00-\u9fa5]{2,}(?:[局委办院会馆校]|中心)$)")
# What says of which kind a body is, before its name: 智库|某某研究所, 最大医院|某某医院, 前身——|某某团.
_KIND = re.compile(
    "——|前身(?=.{4})|“[^“”]{2,12}(?:集体|标兵|单位|奖|榜样|之星|岗|家庭)”(?=[一-龥])"
    "|(?:[年大峰]会|论坛|会议|仪式|典礼)上(?=.{4})|(?:反对党|执政党|在野党|智库|(?:监管|研究|民调|私营|评级|咨询)机构|(?:主流|官方|财经)[^，]{0,4}媒体"
    "|最大[^，]{0,3}(?:医院|商场|超市|银行|企业)|著名景点|第[一二三四]大(?:银行|城市|党))(?=[^的、]{4})"
    "|(?:领导班子|班子成员|负责人|部门|领导|代表)(?:以?及|和)(?=.{4})"
)
# What stands before a name at its very beginning: 有请|某某公司, 兼|某某办公室, 原|某区某街道某队, 承办方|某某集团.
_LEAD = re.compile(
    "(?:[上本]届|会[前中后上]|座谈中|最后|(?<=志)为)(?=[省市县区州旗镇乡村校])|(?:有?请|(?:安排)?部署(?!所)|等?一下|兼|(?<=对)话|(?<=[主承协][办])方|原(?![子料则本始创野平阳州油生]))(?=[^的]{4})"
)
_COUNTED = re.compile(
    "\\d[余多万亿]*(?:[个家名架位栋间批](?!山)|支(?![队部行])|座(?!机)|所(?=[\u4e00-\u9fa5]*[学校院]))"
    "|(?<!第)[一两几数](?:[座栋架]|处(?=[\u4e00-\u9fa5]{3}))|(?<![第十二三])[三四五六七八九十][座栋架](?!城)|一系列|其中|大部分地区|多所"
)
_NO_BODY = re.compile(
    "(?:[东西][南北]|[\u4e00-\u9fa5]{2}(?<![全总中军])[东南西北])部$|(?:^|[^反])[反非]政府$|籍(?:得州|联邦|$)|(?:^|[与和同在])[两三各]集团$|(?:全资|控股|参股)子公司$|[来到](?:我)?(?:集团|公司)$|[北南东西中]部等局$|分支$"
)
_PARTED = ("各地", "各级", "各界", "各类", "各项", "各种", "各族", "年度", "本届", "上届", "首次", "也门", "前一")
_MORE = {"局": "部势面限", "会": "员", "军": "基"}  # 沿海局|部, 全国会|员, 空军|基地
_TWO = re.compile(
    "(?:(?<=[视察导查]组)(?:巡视|巡察|督察|督导|督查|检查|视察|约谈)(?=[省市县区镇乡][一-龥]{2})"
    "|(?<=[会院部局委署厅军团队校馆所社党司])[和与及]|(?<=公司|集团|大学|中心|联盟|[农工建支分银]行|车间|小学|中学|社区)[和与])(?=[\u4e00-\u9fa5]{4})"
    "|(?<=公司|集团)(?:合资|合作|共同|联合|投资|出资|携手){1,2}(?:兴办|兴建|创办|组建|成立|开办|建设|建立|设立|打造)(?:的|了)?(?=[\u4e00-\u9fa5]{4})"
    "|(?<=局)[和与及](?=[\u4e00-\u9fa5]{2}局)|(?<=政府)[和与](?=[\u4e00-\u9fa5]{2,4}[省市县区][\u4e00-\u9fa5]{2})"
)
_JOINTS = (
    "和",
    "与",
    "及",
    "巡",
    "督",
    "检查",
    "视察",
    "约谈",
    "合资",
    "合作",
    "共同",
    "联合",
    "资",
    "携手",
)  # of which it needs one
# Behind a head: what one does at such a place, and no name: 珍惜大学|时光.
_LIFE_AT = re.compile("(?<=[大中小]学)(?:时光|生活|生涯|时代|梦想|阶段)")
_ENDS = re.compile("(?:[会院部局委署厅队校馆所社党司]|中心|公司|集团|大学|政府)$")
_WORLDWIDE = ("联合国", "中国", "全国", "国家", "国际")
_JOINS = ("国际联合会", "联合会", "委员会", "联盟", "办公室", "工作组", "领导小组")


def without_clauses(scan: Scan, bodies: Sequence[Found], places: Iterable[Found]) -> list[Found]:
    """The bodies without those that belong to a clause, and without the words of a clause before a name."""
    if not bodies:
        return []
    begins = {p.start for p in places} | {h.start for h in scan.of("country")}
    known = {(h.start, h.end) for h in scan.of("national")}
    kept: list[Found] = []
    for body in bodies:
        if body.method == "lexicon" or (body.start, body.end) in known:
            kept.append(body)
        elif not _is_none(scan, body):
            kept += _whole(scan, body, begins, known)
    return kept


def _whole(scan: Scan, found: Found, begins: set[int], known: set[tuple[int, int]]) -> Iterator[Found]:
    """The bodies that are named there, each from where its name begins."""
    for body in _parted(scan, found):
        breaks = list(_breaks(scan, body, begins))
        kinds = [m.end() for m in _KIND.finditer(scan.text, body.start, body.end)]
        lead = _LEAD.match(scan.text, body.start, body.end)
        start = max((*kinds, *(end for _, end in breaks), lead.end() if lead else body.start))
        if start == body.start or (lead and start == lead.end()) or _is_name(scan.text, start, body.end, begins, known):
            yield body._replace(start=start)
        before = min((begin for begin, _ in breaks), default=body.start)
        if before - body.start >= _LEAST and _ENDS.search(scan.text, body.start, before):
            yield body._replace(end=before)  # 清湖市科技局|抽调骨干组成专班


def _parted(scan: Scan, body: Found) -> list[Found]:
    """The two bodies that a joint was taken to be part of the name between: 某某使团|与|某某委员会."""
    text = scan.text
    name = text[body.start : body.end]
    joint = _TWO.search(text, body.start, body.end) if any(word in name for word in _JOINTS) else None
    joins = text.endswith(_JOINS, 0, body.end) and not (joint and text.startswith(_WORLDWIDE, joint.end()))
    if joint is None or joins or joint.start() - body.start < _LEAST:
        return [body]
    return [body._replace(end=joint.start()), body._replace(start=joint.end())]


def _is_none(scan: Scan, body: Found) -> bool:
    """Whether bodies are only counted there, or part of another word was taken for a name."""
    text = scan.text
    name = text[body.start : body.end]
    if _COUNTED.search(name) or _NO_BODY.search(name) or scan.lexicon.kinds_of_bodies.fullmatch(name):
        return True
    if _LIFE_AT.match(text, body.end):
        return True
    more = _MORE.get(name[-1])
    if more is not None and text[body.end : body.end + 1] in tuple(more):
        return True
    return text[body.start - 1 : body.start + 1] in _PARTED


def _breaks(scan: Scan, body: Found, begins: set[int]) -> Iterator[tuple[int, int]]:
    """Where words begin and end that stand in a clause and in no name."""
    at = body.start
    for word, tag in tag_words(scan.text[body.start : body.end]):
        first = at == body.start and at not in begins
        at += len(word)
        particle = word in _PARTICLES and tag[0] in _PARTICLE_TAGS
        particle = particle or (word in _BEFORE_NAMES and at in begins)
        acts = first and len(word) > 1 and tag == "v" and word not in scan.lexicon.first_verbs and is_word(word)
        if (particle or acts or word in scan.lexicon.clause_words) and at < body.end:
            yield at - len(word), at


def _is_name(text: str, start: int, end: int, begins: set[int], known: set[tuple[int, int]]) -> bool:
    """Whether what is left may be a body's name: known, of a place, or of a level of its own."""
    placed = start in begins and end - start >= _LEAST
    known_word = [tag for _, tag in tag_words(text[start:end])] == ["nt"]
    behind_kind = _KIND.search(text, max(0, start - 8), start + 4) is not None and end - start >= _LEAST
    return placed or known_word or behind_kind or (start, end) in known or _OF_LEVEL.match(text, start, end) is not None
