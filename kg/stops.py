"""Finds what someone came to see: the stops of a visit, that a table or a head noun need not know."""

from __future__ import annotations

import re

from kg.dictionary import tag_words
from kg.scan import NOT_FIRST, Found, Scan, longest, words_of
from kg.seeds import Seeds

VISITS = re.compile(
    r"(?:来到|走进|前往|实地考察|实地察看|实地查看|实地调研|考察|走访|察看|调研|视察|督查|检查)(?![组团])(?:了)?"
)
_SITE = re.compile(
    r"((?:[^，。；、等的了]|（[^）]*）){2,28}?(?:工程|项目|基地|园区|产业园|公园|创新城|小区|社区|中心|展馆|馆|车站|电站|加工厂|工厂|学校|医院|村|镇|街道|"
    r"老街|大桥|码头|水库|农场|林带|流域|市场|车间|工地|谷|综合体|广场|综合物流园|产业带|示范区|项目区|改造提升工程|地块工程))(?=等|、|$|和|重点|施工|现场|一线|生产|建设)"
)
_LOOKS = re.compile("，(?:实地|详细|仔细|深入|认真)?(?:调研|考察|察看|查看|了解)")
_TOURS = re.compile("先后(?:来到|走进|前往|深入|到|赴|走访|考察|调研|察看)|(?:来到|走进|走访了?|深入|查看了?|察看了?)$")
_LOOK = "(?:察看|查看|了解|听取|询问|参观|看望|慰问|考察|调研|观看|检查|视察|督查|督导|走访|交流)"
# 来到某处，察看; 在某处，某人听取; 到甲、乙等地调研; 考察了甲、乙。
_SLOT = re.compile(
    rf"(?P<verb>来到|走进|前往|赶到|赶赴|深入|到访|走访慰问|走访|考察|察看|查看|检查|抽查|暗访|参观|视察|(?<![达得找看遇想直受感收])到|赴|(?:^|(?<=；)|(?<=先后))在)(?![组团])(?P<done>了)?"
    rf"(?P<list>(?:（[^（），。]*）|“[^“”，。]*”|[^，。；：！？“”（）])+?)"
    rf"(?P<and>等(?:地|\d*[多余]?[家个处所]?[^，。；、的]{{0,4}}(?:企业|单位|地|点位?|现场|项目|站点|场所|部位|学校))?)?"
    rf"(?P<then>(?:实地|专题|开展|进行了?|看望|走访|现场|暗访)*(?:调研|考察|看望|参观|检查|视察|慰问|走访|察看|查看|暗访|查险)|，[^，。；：]{{0,14}}?{_LOOK}|(?=[。；])|(?(done)(?=，)|(?(and)(?=，)|(?!))))"
)
_SLOT_WORD = re.compile(
    "来到|走进|前往|赶到|深入|到访|走访|考察|察看|查看|参观|视察|检查|抽查|慰问|暗访|查险|调研|看望|了解|听取|交流"
)
_BETWEEN = re.compile("、|以及|[和与及]")
# What a stop in no table is, directly behind its place, unless it ends so: 江东|远山特 is a company.
_GROUND = re.compile(
    "[市县区城镇乡村园路街道寺庙宫殿湖山河江桥港塔墓陵祠窟俑阁楼关泉峡滩湾岛海洞坡岭峰原坝渠堰坊巷弄里场站馆店室院厅田窑点段]$|遗址|旧址|会址|故居|工程|枢纽|片区|基地|项目|之家|园区|石刻"
)
_NO_STOP = re.compile(
    "(?:(?<![高初])中|上|下|前|后|里|内|期间|过程|方面|领域|框架|基础|之际|会议|座谈会|这里|那里|家中|展区|展台|现场会|情况|工作|进展|交流|交谈|时|机关|人员|干部|群众|职工|代表|成果|精神|家庭|活动|地区|企业|部门|单位|省份|生产线)$"
)
_AT_WORK = re.compile("(?:建设|施工|项目|抢险|救援|生产)?(?:现场|一线)$")
_OWN = re.compile("国家|中国|全国|[省市县区州](?=[\u4e00-\u9fa5])")
_NAMES = ("nr", "nt", "ns", "nz", "eng", "g")  # g: of characters that it doesn't know
_NOUNS = ("n", "s", "j", "x", "g", "e")


class StopFinder:
    """Finds them with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._divisions = seeds.divisions
        self._generic = frozenset(seeds.words.generic_names)
        self._verbs = seeds.verbs | frozenset(seeds.words.leading_verbs)
        self._common = seeds.common_words

    def find(self, scan: Scan, places: list[Found]) -> list[Found]:
        """The stops; `places` are those that are known without them."""
        text = scan.text
        known = {p.start: p.end for p in places if text[p.start : p.end] in self._divisions}
        found = self._sites(scan, known)
        for match in _SLOT.finditer(text) if _SLOT_WORD.search(text) else ():
            found += self._listed(scan, match, known)
        return found

    def _listed(self, scan: Scan, slot: re.Match[str], known: dict[int, int]) -> list[Found]:
        """The items of one list of stops, each a name by its words or by the place before it."""
        start, end = slot.span("list")
        marks = [
            m.span() for m in _BETWEEN.finditer(scan.text, start, end) if m.group() == "、" or m.start() in scan.edges
        ]
        marks = [(a, b) for a, b in marks if a not in known]  # 和|田市
        if not (marks or slot["then"] or slot["and"]):
            return []
        starts, ends = [start, *(b for _, b in marks)], [*(a for a, _ in marks), end]
        found = [self._stop(scan, a, b, known) for a, b in zip(starts, ends, strict=True) if b - a > 1]
        return [f for f in found if f is not None]

    def _stop(self, scan: Scan, start: int, end: int, known: dict[int, int]) -> Found | None:
        """The stop that this stretch names, or None."""
        text = scan.text
        if at_work := _AT_WORK.search(text, start, end):
            end = at_work.start()
        start = max(start, text.rfind("的", start, end) + 1)
        own = start
        while start in known and known[start] < end:
            own, start = start, known[start]
        name = text[start:end]
        if not 2 <= len(name) <= 24 or name in self._generic or name in self._common or end in known.values():
            return None
        words = words_of(scan, start, end)
        if NOT_FIRST.match(text, own, end) or _NO_STOP.search(name) or not scan.lexicon.stop_words.isdisjoint(words):
            return None
        tagged = tag_words(name)
        last, tag = tagged[-1]
        built = _GROUND.search(name) or kind_of_stop(name) != "Place"
        if tagged[0][0] in self._verbs or (
            tag[0] not in _NOUNS and ((own == start and not built) or last in self._verbs)
        ):
            return None
        if own == start and not (_OWN.match(name) or any(t.startswith(_NAMES) for _, t in tagged)):
            return None
        kind = kind_of_stop(name)
        if kind == "Place" and own < start and len(name) < 6 and not _GROUND.search(name):
            kind = "Company"
        alone = kind == "Company" and not name.endswith("公司")
        return Found(start if alone else own, end, kind, "context")

    def _sites(self, scan: Scan, known: dict[int, int]) -> list[Found]:
        """What someone came to see: 来到A、B等, where each ends like a site (工程, 项目, 基地)."""
        found = []
        for match in VISITS.finditer(scan.text):
            at = match.end()
            clause = re.split(r"[，。；]", scan.text[at:])[0]
            looked = match.group() in ("前往", "来到", "走进") and _LOOKS.match(scan.text, at + len(clause))
            if looked or _TOURS.search(scan.text, max(0, match.start() - 4), at):
                found += self._toured(scan, at, clause)
            for part in re.split(r"(、)", clause):
                if (site := _SITE.match(part)) and site.group(1) not in self._generic:
                    begin = self._nearest(scan, at, at + site.end(1))
                    joined = [k for k in known if begin < k < at + site.end(1) and scan.text[k - 1] in "和与及"]
                    begin = max(joined, default=begin)  # 某公司和|云溪县青山村
                    if NOT_FIRST.match(scan.text, begin):
                        at += len(part)
                        continue  # 部分重点项目
                    found.append(Found(begin, at + site.end(1), kind_of_stop(site.group(1)), "context"))
                at += len(part)
        return found

    def _nearest(self, scan: Scan, start: int, end: int) -> int:
        """Where the name begins without the larger of two divisions: 孝感市|云梦县博物馆."""
        full = {h.start: h.end for h in longest(scan.of("place")) if scan.text[h.end - 1] in "省市州县区"}
        while start in full and full[start] in full and full[full[start]] < end:
            start = full[start]
        return start

    def _toured(self, scan: Scan, start: int, clause: str) -> list[Found]:
        """The stops of a tour, whatever they are called: 先后来到鸠兹古镇、精艺铜业、欧尚超市和高速出入口，"""
        listed = re.sub("(?:等地|等|进行|开展|实地|现场|的[^、]{1,12}$).*$", "", clause)
        items = [(start + m.start(), start + m.end()) for m in re.finditer("(?:(?!、|和|以及).)+", listed)]
        names = [scan.text[a:b] for a, b in items]
        if any(_NO_STOP.search(n) for n in names):
            return []  # 同商户、店主亲切交流
        if len(items) < 2 or not all(
            2 <= len(n) <= 28 and re.fullmatch("[\u4e00-\u9fa5A-Za-z0-9·（）“”]+", n) for n in names
        ):
            return []
        if not all(tag_words(n)[-1][1][0] in "njs" or kind_of_stop(n) != "Place" for n in names):
            return []  # 赏花、拍照
        for (a, b), name in zip(items, names, strict=True):
            words = words_of(scan, a, b)  # a verb may stand inside a name (创新实验室), not before it
            if words[0] in self._verbs or not scan.lexicon.stop_words.isdisjoint(words) or NOT_FIRST.match(name):
                return []
        return [
            Found(a, b, kind_of_stop(n), "context")
            for (a, b), n in zip(items, names, strict=True)
            if n not in self._generic
        ]


def kind_of_stop(name: str) -> str:
    """What a stop of a tour is by the end of its name, else a place."""
    if re.search(
        "(?:业|科技|电子|股份|集团|激光|光电|电气|机械|能源|生物|医药|超市|公司|企业|厂|重工|环保|食品|材料|新材|动力)$",
        name,
    ):
        return "Company"
    return (
        "Organization"
        if re.search(
            "(?:团|院|校|学|[一二三四五六七八九十]中|部|中心|博物馆|图书馆|纪念馆|美术馆|档案馆|文化馆|幼儿园|部队|支队|大队|某部|局|站|所|委|社)$",
            name,
        )
        else "Place"
    )
