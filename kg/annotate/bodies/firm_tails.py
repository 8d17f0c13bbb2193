"""Finds a firm before the title of its officer by how its name ends, with no 公司 or 集团: 星河电子, 青桥药业, Qubo.

Behind such a name the title may tell of a region or a field first: 星河电子|亚太区总裁, 青桥药业|公共关系经理.
"""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.bodies.unlisted import is_company_title
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import PUNCTUATION, Found, Scan

_TAIL = (
    "(?:电子|电器|电气|药业|医药|制药|生物|科技|软件|网络|数据|信息|通讯|通信|数码|智能|光电|半导体|汽车|客车|轮胎|钢铁|铝业|铜业|矿业|煤业|石化|化工"
    "|能源|电力|燃气|重工|机械|机床|装备|船舶|航空|航运|海运|物流|快递|地产|房产|置业|建设|建工|建材|水泥|玻璃|陶瓷|家居|家具|服饰|服装|纺织"
    "|乳业|食品|饮料|啤酒|酒业|茶业|粮油|种业|牧业|渔业|农业|证券|基金|期货|保险|人寿|财险|信托|投资|资本|创投|控股|实业|股份|国际|传媒|影业"
    "|影视|娱乐|唱片|文化|旅游|体育|酒店|宾馆|饭店|超市|百货|商城|商厦|连锁|餐饮|珠宝|黄金|环保|水务|医疗|教育)"
)
_FIRM = re.compile(
    f"[一-龥A-Za-z](?:(?![和与及同对向由的了在是被把给让])[一-龥A-Za-z]){{1,7}}?{_TAIL}(?:（[一-龥]{{2,6}}）)?"
)
# What stands before a post that somebody gets, has or leaves: 被任命为|星桥电子总经理.
_TAKES = re.compile(
    "(?:任命|聘任|聘请|提拔|推选|选举|改聘|[担出就兼升接转调留曾现历原]任|当选|受聘|卸任|辞去)(?:为|了)?|(?<=[^，。；]{2})[为任]"
)
_JOINT = re.compile("[和与及]")
_TAILS = re.compile(f"(?:{_TAIL})+")
_MORE = re.compile(_TAIL)
_LATIN = re.compile("[A-Z][A-Za-z]{1,15}")
# What one is in charge of, or where, between the firm and the title.
_IN_CHARGE = re.compile(
    "(?:[前原]|[新现时前]任|亚太区?|亚洲区?|大?中华区|中国区?|全球|全国|[东南西北华]{2}区?|北美区?|欧洲区?|负责[^，。；]{2,12}的|主管[^，。；]{2,12}的"
    "|高级|资深|首席|执行|常务|联席|总|副|市场|销售|营销|公关|公共关系|公共事务|品牌|产品|研发|技术|人力资源|财务|法务|采购|运营|战略|投资|新闻"
    "|客户|客服|媒介|媒体|宣传|体育事务|政府事务|对外|企业|传播|及|与|和|兼|总部|事业|项目|大客户|渠道)*"
)
_PART = re.compile("(?![一-龥]{0,6}(?:干部|全部|内部|外部|总部))[一-龥]{2,8}(?:部|研究院|研究所|实验室)")
# Titles of firms' people that other bodies have as well.
_OFFICERS = re.compile("(?:发言人|主管|副总|老总|C[EFOTM]O|董秘|董事会秘书|董事|监事|科学家|顾问|店长|代表)$")
_ANY = re.compile(
    "^(?:[该本我各每某两几多一数]|国内|国外|国有|国产|国营|外资|外国|民营|私营|合资|中外|大型|中小|一些|部分|其他|著名|知名|当地|本地|本市|全市|全省"
    "|世界|国际|亚洲|全球|传统|现代|高新|新型|新兴|有关|相关|上市|包括|据|对|向|从|由|与|和|在)"
)
_BREAK = re.compile("[，。；：！？、“”\\s]")
_LEAD = re.compile(
    "(?:[一-龥]{0,4}(?:机构|厂商|巨头|品牌|[产造应理销营发务]商|龙头|企业)|[今昨前]?[日天晚]|日前|近日|目前|对此|随后|据|而|由|与|和|同|对|向|请|邀请|其中|还有|以及|来自|另外|时任|现任|出任|担任|曾任|任|就任|当选|记者采访了|采访|接受|原|前)*"
)
_NAMELESS = frozenset("d p c r u y e o t q m".split())


def unlisted_firm(scan: Scan, start: int, end: int, bodies: Sequence[Found]) -> Found | None:
    """The firm, or its department, before the title from `start` to `end`, which begins with what stands between.

    `bodies` are those of the sentence; what is named or held before ends at the scan's barriers.
    """
    text, title = scan.text, scan.text[start:end]
    if not (is_company_title(title) or _OFFICERS.search(title)):
        return None
    floor = max((at for at in (*scan.barriers, *(b.end for b in bodies)) if at <= start), default=0)
    known = next((b for b in bodies if b.end == floor and b.type == "Company"), None)
    if known is not None:
        return known if floor < start and _IN_CHARGE.fullmatch(text, floor, start) else None
    begin = max((m.end() for m in _BREAK.finditer(text, floor, start)), default=floor)
    lead = _LEAD.match(text, begin, start)
    begins = [lead.end() if lead else begin]
    taken = [m.end() for m in _TAKES.finditer(text, begin, start)]
    begins += taken
    begins += [m.end() for m in _JOINT.finditer(text, begin, start) if m.end() in scan.edges]
    for at in sorted(begins, reverse=True):
        named = at in scan.edges or at in taken or text[at - 1] in PUNCTUATION
        if named and (found := _firm_at(text, at, start)) is not None:
            return found
    return None


def _firm_at(text: str, begin: int, start: int) -> Found | None:
    """The firm, or its department, whose name begins at `begin`, before a title."""
    for pattern in (_FIRM, _LATIN):
        match = pattern.match(text, begin, start)
        for stop in _ends(text, match.end(), start) if match else ():
            if not _is_named(text[begin:stop]):
                continue
            if _IN_CHARGE.fullmatch(text, stop, start):
                return Found(begin, stop, "Company", "context")
            if _PART.fullmatch(text, stop, start):
                return Found(begin, start, "Company", "context")
    return None


def _ends(text: str, first: int, stop: int) -> list[int]:
    """Where the name may end, the longest first: 青桥电子|科技|."""
    ends = [first]
    while match := _MORE.match(text, ends[-1], stop):
        ends.append(match.end())
    return ends[::-1]


def _is_named(name: str) -> bool:
    """Whether a name says which firm it is, not what kind of firms."""
    if _ANY.match(name) or is_word(name) or _TAILS.fullmatch(name):
        return False
    return not any(tag[0] in _NAMELESS and len(word) > 1 for word, tag in tag_words(name))


def is_taken(text: str, start: int) -> bool:
    """Whether the clause before a title says that somebody gets, has or leaves the post."""
    begin = max((text.rfind(mark, 0, start) for mark in "，。；、"), default=-1) + 1
    return _TAKES.search(text, begin, start) is not None
