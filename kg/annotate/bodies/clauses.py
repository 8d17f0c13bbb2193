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
_BEFORE_NAMES = frozenset("同 向 对 从 将 把 在 应 需 待 讯 可 替".split())  # 应|某国议会, but not 同|仁医院
_PARTICLE_TAGS = "puvdcr"
# How the name of a body may begin that stands behind a clause.
_OF_LEVEL = re.compile("[省市县区州旗镇乡村校院](?:[委党政]|人[大民]|[\u4e00-\u9fa5]{2,}(?:[局委办院会馆校]|中心)$)")
# What says of which kind a body is, before its name: 智库|某某研究所, 最大医院|某某医院, 前身——|某某团.
_KIND = re.compile(
    "——|前身(?=.{4})|“[^“”]{2,12}(?:集体|标兵|单位|奖|榜样|之星|岗|家庭)”(?=[一-龥])"
    "|(?:[年大峰]会|论坛|会议|仪式|典礼)上(?=.{4})|(?:反对党|执政党|在野党|智库|(?:监管|研究|民调|私营|评级|咨询)机构|(?:主流|官方|财经)[^，]{0,4}媒体"
    "|最大[^，]{0,3}(?:医院|商场|超市|银行|企业)|著名景点|第[一二三四]大(?:银行|城市|党))(?=[^的、]{4})"
    "|(?:领导班子|班子成员|负责人|部门|领导|代表)(?:以?及|和)(?=.{4})|先进(?:村|单位|集体|社区|学校)(?:以?及|和)(?=.{4})"
    "|(?<=[我全本][市县区旗])(?:重点|重大)(?:项目|工程)(?=.{4})|(?:大会|会议|论坛|仪式|典礼)暨(?=.{4})"
)
# What stands before a name at its very beginning: 有请|某某公司, 兼|某某办公室, 原|某区某街道某队, 承办方|某某集团.
_LEAD = re.compile(
    "(?:[上本]届|会[前中后上]|座谈中|最后|(?<=志)为)(?=[省市县区州旗镇乡村校])|(?:有?请|(?:安排)?部署(?!所)|等?一下|兼|(?<=对)话|(?<=[主承协][办])方|原(?![子料则本始创野平阳州油生]))(?=[^的]{4})"
)
# Inspections behind their place are told of, and no name: 某县|检查|档案馆建设工作.
_INSPECTED = re.compile(
    "[一-龥]{2,5}?[省市县区州旗镇乡村](?:检查|考察|督查|视察|督导|调研|参观|走访|慰问|捐赠|捐建|援建)+"
    "[一-龥]{0,6}(?:馆|学[校院]|[中小]学|医院|公司|企业|敬老院|福利院)"
)
# Behind a title: who has it, and a body beside him: 副市长|何江波及|市法院.
_HOLDER_AND = re.compile("[一-龥]{2,3}[及和与](?=[省市县区州旗](?:[一-龥]{2,}(?:[局委办院会馆校]|中心)|[一-龥]院)$)")
_COUNTED = re.compile(
    "\\d[余多万亿]*(?:[个家名架位栋间批](?!山)|支(?![队部行])|座(?!机)|所(?=[\u4e00-\u9fa5]*[学校院]))"
    "|(?<!第)[一两几数](?:[座栋架]|处(?=[\u4e00-\u9fa5]{3}))|(?<![第十二三])[三四五六七八九十][座栋架](?!城)|一系列|其中|大部分地区|多所"
)
_NO_BODY = re.compile(
    "(?:[东西][南北]|[\u4e00-\u9fa5]{2}(?<![全总中军])[东南西北])部$|(?:^|[^反])[反非]政府$|籍(?:得州|联邦|$)|(?:^|[与和同在])[两三各]集团$|(?:全资|控股|参股)子公司$|一流(?:大学|学院|医院|高校|院校)$|党校大学$|^专职|^“[一二三四五六七八九双两][一-龥]{1,2}”[一-龥]{2}$|^第?[一二三四五六七八九十]+[期届]党校$|^(?:[我本全]?[省市县州])?[两三四]级(?:法院|检察院|人大|政协|政府|党委|纪委|工会)$"
    "|^(?:[县市区]{2,3}|县（市、区）|[市县]乡镇?|[乡镇]街道?|乡镇)(?:人民)?(?:法院|检察院|人大|政协|党委|政府|纪委|学校|中学|小学|中小学|医院|教育局|公安局)$"
    "|(?:部门|单位|科室|处室|机关)[和与及](?:学[院校]|医院|部门|企业|公司)$|[来到](?:我)?(?:集团|公司)$|[北南东西中]部等局$|分支$"
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
        lead = _LEAD.match(scan.text, body.start, body.end) or _besides_holder(scan, body)
        start = max((*kinds, *(end for _, end in breaks), lead.end() if lead else body.start))
        if start == body.start or (lead and start == lead.end()) or _is_name(scan.text, start, body.end, begins, known):
            yield body._replace(start=start)
        before = min((begin for begin, _ in breaks), default=body.start)
        if before - body.start >= _LEAST and _ENDS.search(scan.text, body.start, before):
            yield body._replace(end=before)  # 清湖市科技局|抽调骨干组成专班


def _besides_holder(scan: Scan, body: Found) -> re.Match[str] | None:
    """The one who has the title before what was found, with 及: 副市长|何江波及|市法院."""
    title = any(h.end == body.start for h in scan.of("title"))
    return _HOLDER_AND.match(scan.text, body.start, body.end) if title else None


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
    if _LIFE_AT.match(text, body.end) or _INSPECTED.fullmatch(name):
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
        particle = particle or (
            word in _BEFORE_NAMES and (at in begins or _OF_LEVEL.match(scan.text, at, body.end) is not None)
        )
        acts = first and len(word) > 1 and tag == "v" and word not in scan.lexicon.first_verbs and is_word(word)
        if (particle or acts or word in scan.lexicon.clause_words) and at < body.end:
            yield at - len(word), at


def _is_name(text: str, start: int, end: int, begins: set[int], known: set[tuple[int, int]]) -> bool:
    """Whether what is left may be a body's name: known, of a place, or of a level of its own."""
    placed = start in begins and end - start >= _LEAST
    known_word = [tag for _, tag in tag_words(text[start:end])] == ["nt"]
    behind_kind = _KIND.search(text, max(0, start - 8), start + 4) is not None and end - start >= _LEAST
    return placed or known_word or behind_kind or (start, end) in known or _OF_LEVEL.match(text, start, end) is not None
