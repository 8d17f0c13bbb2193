"""Finds what someone came to see: the stops of a visit, that a table or a head noun need not know."""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re
from kg.seeds import Seeds
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import NOT_FIRST, Found, Scan, longest, words_of

VISITS = re.compile(
    r"(?:来到|走进|走入|前往|赶到|赶赴|赶往|奔赴|直奔|登上|到访|夜查|暗访|抽查|巡查|实地考察|实地察看|实地查看|实地调研|考察|走访|察看|查看(?=了)|调研|视察|督查|检查)(?![组团])(?:了解?)?"
)
_SITE = re.compile(
    r"((?:[^，。；、等的了]|（[^）]*）){2,28}?(?:工程|项目|基地|园区|产业园|公园|创新城|小区|社区|中心|展馆|馆|车站|电站|加工厂|工厂|学校|医院|村|镇|街道|"
    r"老街|大桥|码头|水库|农场|林带|流域|市场|车间|工地|谷|综合体|广场|综合物流园|产业带|示范区|项目区|改造提升工程|地块工程"
    "|加油站|检查站|泵站|消防站|收费站|服务区|水厂|污水处理厂|派出所|敬老院|福利院|养老院|卫生院|景区|水闸|林场|牧场|煤矿|渡槽|倒虹吸|嘎查))"
    "(?=等|、|$|和|重点|施工|现场|一线|生产|建设|设备|设施|运[行营]|改造|提[升标]|整治|治理|安全|消防|危化品|防汛|防火|管理|规划|经营|[迁扩]建|及(?!其))"
)
_LOOKS = re.compile("，(?:实地|详细|仔细|深入|认真)?(?:调研|考察|察看|查看|了解)")
_TOURS = re.compile("先后(?:来到|走进|前往|深入|到|赴|走访|考察|调研|察看)|(?:来到|走进|走访了?|深入|查看了?|察看了?)$")
_LOOK = (
    "(?:察看|查看|叮嘱|嘱咐|仔细|详细|认真|走上|走进|了解|听取|询问|参观|看望|慰问|考察|调研|观看|检查|视察|督查|督导|走访"
    "|交流|翻[看阅]|查阅|踏[查勘]|驻足|沿着?[\u4e00-\u9fa5]{1,3}[堤岸线路边]|边走边看|随机|逐一|逐个)"
)
# What the visitor says there: 在某产业园，甲勉励大家; or who is there, by what stands for one named before.
_TELLS = (
    "，(?:[他她]们?|一行人|[\u4e00-\u9fa5]{2,4}一行)(?=[\u4e00-\u9fa5])|，[\u4e00-\u9fa5]{2,4}(?:要求|强调|指出|勉励|鼓励|希望|充分肯定"
    "|对[^，。；]{2,24}?(?:予以|给予|表示)|同[^，。；]{2,16}?(?:交谈|交流))"
)
# 来到某处，察看; 在某处，某人听取; 到甲、乙等地调研; 考察了甲、乙。
_SLOT = re.compile(
    rf"(?P<verb>(?:^|(?<=；)|(?<=先后)|(?<=^[上下]午)|(?<=^随后)|(?<=^[当同]天))(?P<scene>在|来到|走进)|来到|到达|走进|走入|前往|赶到|赶赴|赶往|直奔|奔赴|登上|莅临|深入到?|到访|来访|走访慰问|走访(?:考察|调研|看望)?|探访|考察(?:调研|参观|学习)?|察看|查看|检查|抽查|暗访|夜查|巡查|参观(?:考察|学习|走访)?|观摩|视察|督查|督导|看望慰问|慰问|拜访|(?<![达得找看遇想直受感收])到|赴|对(?=[^，。；：]{{4,80}}?(?:进行|开展|展开)了?(?:实地|现场|突击|重点|明[察查])*(?:调研|检查|抽查|督[查导]|暗访|走访|慰问|考察|视察|巡查)))(?![组团])(?P<done>了解?)?"
    rf"(?P<list>(?:（[^（），。]*）|“[^“”，。]*”|[^，。；：！？“”（）])+?)"
    rf"(?P<and>等(?:地方?|\d*[多余]?[家个处所]?[^，。；、的]{{0,4}}(?:企业|单位|地|点位?|现场|项目|站点|场所|部位|学校))?|\d+[余多]?家[^，。；、的]{{0,4}}(?:企业|公司))?"
    rf"(?P<then>(?:实地|专题|开展|进行了?|看望|走访|现场|暗访|督导|督查|指导)*(?:调研|考察|看望|参观|检查(?![站点所])|视察|慰问|走访|察看|查看|暗访|踏[查勘]|巡[河林查]|督[导查](?![组员站室中处办检巡])|查险|现场办公(?!会))|，[^，。；：]{{0,14}}?{_LOOK}|(?(scene)(?:{_TELLS})|(?!))|(?=[。；])|(?(done)(?=，)|(?(and)(?=，)|(?P<bare>(?=，)))))"
)
_BETWEEN = re.compile("、|以及|[和与及]")
# 走进市场|同商户亲切交流
_TALKS = re.compile("(?<=[\u4e00-\u9fa5]{2})同[^，。；]{1,20}(?:交流|座谈|交谈|攀谈)")
# 来到某市|参观某馆, 前往某园|了解园区建设: what is done there, not how it is called.
_DOES = re.compile(
    "(?<=[\u4e00-\u9fa5]{2})(?:了解|听取|参观|观看|看望|慰问|询问|出席|参加|主持|乘[船车]|视察|检查|考察|督查|督导)(?=[\u4e00-\u9fa5]{2}|$)"
)
_ON_TOUR = re.compile("(?:先后|首先|随后|之后|接着|还|又|一行|依次|分别|实地|驱车|陪同下，)+$")
# What a stop in no table is, directly behind its place, unless it ends so: 江东|远山特 is a company.
_GROUND = re.compile(
    "[市县区城镇乡村园路街道寺庙宫殿湖山河江桥港塔墓陵祠窟俑阁楼关泉峡滩湾岛海洞坡岭峰原坝渠槽堰闸坊巷弄里场站馆店室院厅田窑点段]$|倒虹吸|涵洞|点位|断面|出入口|[卡路]口|河道|堤防|(?<=[\u4e00-\u9fa5])(?:嘎查|苏木)$|遗址|旧址|会址|故居|工程|枢纽|片区|基地|项目|之家|园区|石刻"
)
_ROOMS = "(?:食堂|餐厅|后厨|厨房|宿舍楼?|寝室|教室|教学楼|操场|门诊楼?|病房|窗口|实验室|机房|仓库|大棚|柜台|站台)"
_ROOM = re.compile(f"的{_ROOMS}$")  # 远山小学|的食堂
_NO_STOP = re.compile(
    f"^{_ROOMS}$|"
    "(?:党员|困难户|贫困户|低保户|老人|老兵|军属|烈属|劳模|模范|医护|民警|官兵|教师|师生|学生|儿童|工人|村民|居民|市民|游客|商户|农户|牧民|专家|分子)们?$|"
    "(?:干部|党员|脱贫户|困难户|困难群众|军属|老兵|军人|劳模|模范|烈属|侨属|台属)"
    "(?![一-龥]*[家室心院园区场所站馆寓楼庄村店校厂街司团会队部局处社]$)[一-龥]{2,3}$|"
    "^[一二两三四五六七八九十]+[省市县区州地]$|(?:(?<![高初一二三四五六七八九十])中|上|下|前|后|里|内|期间|过程|方面|领域|框架|基础|之际|会议|座谈会|这里|那里|家中|展区|展台|现场会|情况|工作|进展|交流|交谈|时|机关|人员|干部|群众|职工|代表|长势|院所|环境|[容村风]貌|景[观象色]|夜景|场景|遗存|岸线|整治|作物|苗情|墒情|水势|设备|设施|产品|展品|文物|成果|精神|家庭|活动|地区|企业|部门|单位|省份|生产线)$"
)
_ASPECTS = re.compile("等(?:方面)?的?(?:情况|工作|进展|问题|环节)$")  # 察看堤岸、两侧清淤|等情况
_AT_WORK = re.compile("(?:建设|施工|项目|抢险|救援|生产)?(?:现场|一线)$")
# 某嘎查|牧户某某家
_HOME = re.compile(
    "(?<=[镇乡村区查木])(?:牧户|农户|村民|居民|养殖户|种植户|脱贫户|贫困户|党员|代表)[\u4e00-\u9fa5·•]{2,12}家[中里]?$"
)
_COUNTED = re.compile(
    r"(?<=[\u4e00-\u9fa5]{2})[\d两三四五六七八九十]+[余多]?[个家处座](?!园)[\u4e00-\u9fa5]{1,6}$"
    "|(?<=[\u4e00-\u9fa5]{2})(?:部分|各|有关|相关)[\u4e00-\u9fa5]{1,6}$"
)  # 某街道|6个社区
# Verbs that names of stops have: 改造|工程, 污水|处理|厂.
_WORKS = re.compile(
    ".*(?:建设?|改造|建|处理|安置|展[示览]|体验|运营|服务|监测|加工|制造|生产|研究|发展|保护|治理|修复|养护|养殖|种植|交易|交流|教育|培训|管理|指挥|储备|转运|配送|救助|救援|防治|收费|创新|创业|合作|联合|开发|应用|集散|检测|排水|灌溉|引水|防洪|防汛|抗旱|排涝|泄洪|供水|净水|供热|供暖|供气|供电|变电|换热|调压|充电|加油|加气|停车|分拣|中转|填埋|焚烧|回收|改建|扩建|迁建|新建|提升|检查|监控|巡逻|执勤|值守|采摘|育苗|育秧|烘干|仓储|冷藏|安置|接待|防控|实践|拆迁|建筑|施工|嘎查)$"
)
_OWN = re.compile(
    "国家|中国|全国|中央|[省市县区州](?=[\u4e00-\u9fa5])"
    "|(?!各|全|该|本|两|[^乡镇]?(?:特色|重点|中心|示范|美丽|传统|建制|周边|沿线))[\u4e00-\u9fa5]{2,3}(?:乡(?![镇村])|镇(?!村)|街道|苏木)(?=[\u4e00-\u9fa5]{3})"
)
# What a stop beside others that have names is called by: 城北|污水处理厂, 环城|快速路.
_HEADED = re.compile(
    "(?:厂|站|馆|村|嘎查|苏木|[镇乡]|街道|完小|中队|采摘园|孵化园|集中区|服务区|委员工作室|[员表工年]之家|高标准农田|小区|社区|公园|医院|院区|学校|小学|中学|幼儿园|市场|广场|桥|隧道|通道|园区|产业园|工业园|科技园|示范园|示范区|基地|码头|敬老院|福利院|养老院|卫生院|派出所|景区|度假区|湿地|水库|大坝|"
    "闸|堤|圩|商场|商城|超市|百货|大厦|合作社|养殖场|农场|牧场|林场|书院|宗祠|祠堂|寺|塔|工程|项目|路|街|巷|片区|新城|矿|庄园|农庄|民宿|影院|剧院|小镇|港|机场|歌舞厅|博物院|学院|银行|支行|法庭|店|场|院|制造基地|收费站|牧场|苗圃|果园|茶园|"
    "倒虹吸|渡槽|断面|出入口|[卡路]口|渠|(?:实践|司法|税务|环卫|保洁|招待|供电|管理|卫生|研究)所|实践中心|高中|职高|涵洞|点位|(?:监测|检测|安置|积水|防汛|风险|隐患|采样|接种|执勤|值守|服务|观摩|示范)点|工地|营地|驿站|[一二三四五六七八九十]中|矿|救助中心|分拣中心|储备中心|展示中心|配送中心|服务中心|运营中心|体验中心|养老中心|活动中心)$"
)
_STREETS = re.compile("[一-龥]{1,3}[路街河湖山桥园港坡岭庄店湾口城门关]街道")
_TOWN = re.compile("[一-龥]{2}(?:[镇乡村]|街道|苏木|嘎查)$")
_VAGUE = re.compile(
    "(?:城区|重点|重大|民生|在建|部分|有关|相关|生产|建设|施工|教学|学生|职工|公共|消防|安全|基层|乡镇|农村|城乡|高校|老旧|大型|新|旧|各|全|居民|食品|药品|餐饮|租赁|住房|保障性|标准化|易地|扶贫|搬迁|安置|创新|科技|研发|物流|考务|调度|指挥|企业|工业|农业|商业|一般|周边|沿街|特色|现代|智能|数字|制种|种植|养殖|加工)+"
    "(?:厂|站|馆|[村镇乡]|街道|小区|社区|公园|医院|学校|市场|广场|园区|产业园|基地|超市|工程|项目|路|街|中心|通道)"
)
# What is said of a stop before its name: 联系点|某社区, 包联企业|某公司.
_ROLE = re.compile(
    "(?:所在的?|对口)?(?:会员|理事|成员|联系|包联|包保|帮扶|挂点|挂联|驻点|结对|乡贤|龙头|骨干|重点|民营|外资|台资|合资|上市|高新技术|本土|当地|本地)(?:企业|单位|点|村|社区|学校|乡镇)(?=[一-龥]{4})"
)
_OWN_UNIT = re.compile("[市县区](?![长级直委里内])[一-龥]{2,6}(?:[所局]|大队|支队|中心|[院馆处])")  # 县环卫所
_JOINED = re.compile(
    "(?:(?<=[厂站馆村园院校场桥区厦店社寺塔司县市镇乡路街巷矿港学堂库坝局所队城程目闸渠槽段圩堤])|(?<=中心)|(?<=基地))(?:和|与|及(?!其)|以及)"
)
_PARTS = re.compile(f"(、|{_JOINED.pattern})")
# Behind a list: what is in it are firms, whatever their names.
_FIRMS = re.compile(r"等?(?:\d+[余多]?|[数多几两三四五六七八九十]+)?[家个处]?[^，。；、的]{0,4}(?:企业|公司)")
_GROWN = re.compile(r"(?:[\d一二三四五六七八九十百千万]+亩)?([一-龥]{1,3})[林田]")  # 万亩|甘蔗|林
_NAMES = ("nr", "nt", "ns", "nz", "eng", "g")  # g: of characters that it doesn't know
_LAKE = re.compile("(?<![芜平])湖$")  # 运城|盐湖 is a lake here, whatever district is called so
_NOUNS = ("n", "s", "j", "x", "g", "e")


class StopFinder:
    """Finds them with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._divisions = seeds.divisions
        self._generic = frozenset(seeds.words.generic_names)
        self._stems = frozenset(seeds.words.general_stems)
        self._verbs = seeds.verbs | frozenset(seeds.words.leading_verbs)
        self._common, self._trades = seeds.common_words, frozenset(seeds.words.trades)

    def find(self, scan: Scan, places: list[Found]) -> list[Found]:
        """The stops; `places` are those that are known without them."""
        text = scan.text
        known = {p.start: p.end for p in places if text[p.start : p.end] in self._divisions}
        found = self._sites(scan, known) if "visits" in scan.cues else []
        at = 0
        asked = "stops" in scan.cues or text.startswith("在")
        while asked and (match := _SLOT.search(text, at)):
            does = _begun(scan, *match.span("list"))
            found += self._listed(scan, match, known, does)
            at = does if does < match.end("list") else match.end()
        return found

    def _listed(self, scan: Scan, slot: re.Match[str], known: dict[int, int], end: int) -> list[Found]:
        """The items of one list of stops up to `end`, each a name by its words or by the place before it."""
        start = slot.start("list")
        talk = _TALKS.search(scan.text, start, end)
        if talk and talk.start() in scan.edges and talk.start() + 1 in scan.edges:  # no 同济, 同心
            end = talk.start()
        marks = [
            m.span()
            for m in _BETWEEN.finditer(scan.text, start, end)
            if m.group() == "、" or (m.start() in scan.edges and m.group() not in ("与", "及"))
        ]
        marks = [(a, b) for a, b in marks if a not in known and a - start != 1]  # 和|田市, 人和|路街道
        joined = (m.span() for m in _JOINED.finditer(scan.text, start, end))
        marks = sorted({*marks, *(j for j in joined if j[0] not in known)})
        plain = slot["bare"] is not None and not (slot["done"] or slot["and"])
        if not (marks or slot["then"] or slot["and"]) and not (plain and self._goes_on_to(scan, slot)):
            return []
        starts, ends = [start, *(b for _, b in marks)], [*(a for a, _ in marks), end]
        items = [(a, b) for a, b in zip(starts, ends, strict=True) if b - a > 1]
        if slot["and"] and _FIRMS.match(scan.text, end):
            return self._firms(scan, items, known)
        found = [self._stop(scan, a, b, known) for a, b in items]
        named = (
            any(found) or any(start <= k < end for k in known) or all(_TOWN.search(scan.text, a, b) for a, b in items)
        )
        if named and len(items) > 1:
            found = [f or self._headed(scan, a, b) for f, (a, b) in zip(found, items, strict=True)]
        return [f for f in found if f is not None]

    def _firms(self, scan: Scan, items: list[tuple[int, int]], known: dict[int, int]) -> list[Found]:
        """The items of a list of firms, unless none has a name: 甲科技、丰收农机等企业, but not 餐饮、住宿等企业."""
        found = [self._stop(scan, a, b, known) for a, b in items]
        if not any(f and (f.type == "Company" or self._is_named(scan, f.start, f.end)) for f in found):
            return []
        found = [f or self._firm(scan, a, b) for f, (a, b) in zip(found, items, strict=True)]
        return [f._replace(type="Company") if f.type == "Place" else f for f in found if f]

    def _firm(self, scan: Scan, start: int, end: int) -> Found | None:
        """A firm that only its list tells of, whose name begins with no trade: 丰收|农机, but not 食品|生产."""
        name = scan.text[start:end]
        if not 3 <= len(name) <= 14 or is_word(name) or name in self._generic or "的" in name:
            return None
        words = words_of(scan, start, end)
        if (
            NOT_FIRST.match(name)
            or _VAGUE.match(name)
            or _NO_STOP.search(name)
            or not scan.lexicon.stop_words.isdisjoint(words)
        ):
            return None
        first = tag_words(name)[0][0]
        if first in self._trades or first in self._verbs or words[0] in self._verbs:
            return None
        return Found(start, end, "Company", "context")

    def _on_tour(self, scan: Scan, slot: re.Match[str]) -> bool:
        """Whether the words before a verb of going say that it goes on and on: 随后又来到."""
        return _ON_TOUR.search(scan.text, max(0, slot.start() - 12), slot.start()) is not None

    def _goes_on_to(self, scan: Scan, slot: re.Match[str]) -> bool:
        """Whether one goes on to a single stop, by how its name ends: 随后，甲一行察看某路南侧积水点，."""
        ground = _GROUND.search(slot["list"]) or kind_of_stop(slot["list"]) == "Company"
        return self._on_tour(scan, slot) and ground is not None and _HEADED.search(slot["list"]) is not None

    def _headed(self, scan: Scan, start: int, end: int) -> Found | None:
        """A stop beside others that have names, itself called by what it is: 城北污水处理厂."""
        if at_work := _AT_WORK.search(scan.text, start, end):
            end = at_work.start()
        name = scan.text[start:end]
        if len(name) > 3 and kind_of_stop(name) == "Company" and (firm := self._firm(scan, start, end)):
            return firm
        if _OWN_UNIT.fullmatch(name):
            return Found(start, end, "Organization", "context")
        head = None if _COUNTED.search(name) else _HEADED.search(name)
        if head is None or head.start() < 2 or len(name) > 20 or name in self._generic or name in self._common:
            return None
        words = words_of(scan, start, end)
        if NOT_FIRST.match(name) or _VAGUE.fullmatch(name):
            return None
        tagged = tag_words(name)
        parts = {word for word, _ in tagged[:-1]}.intersection(words)  # no 胜利|村, no 英|才|高级|中学
        if _TOWN.search(name):
            parts -= frozenset("都也还又就才上下前后")  # 阿日昆|都|楞镇
        if not scan.lexicon.stop_words.isdisjoint(parts):
            return None
        if words[0] in self._verbs or "的" in name or tagged[0][1][0] in "vpcdru":
            return None
        return Found(start, end, kind_of_stop(name), "context")

    def _stop(self, scan: Scan, start: int, end: int, known: dict[int, int]) -> Found | None:
        """The stop that this stretch names, or None."""
        text = scan.text
        if at_work := _AT_WORK.search(text, start, end):
            end = at_work.start()
        if room := _ROOM.search(text, start, end):
            end = room.start()
        if home := _HOME.search(text, start, end):
            end = home.start()
        told = start
        start = max(start, text.rfind("的", start, end) + 1)
        described = any(told <= k < start for k in known)  # 某县车流量最大的|黄金口检查站
        if counted := _COUNTED.search(text, start, end):
            end = counted.start()
        if role := _ROLE.match(text, start, end):
            start = role.end()
        own = start
        while start in known and known[start] < end:
            own, start = start, known[start]
        name = text[start:end]
        if not 2 <= len(name) <= 24 or name in self._generic or name in self._common or end in known.values():
            return None
        tagged, plain = tag_words(name), scan.lexicon.stop_words
        grown = _GROWN.fullmatch(text, own, end)
        if NOT_FIRST.match(text, own, end) or _NO_STOP.search(name) or (grown and is_word(grown[1])):
            return None
        read = words_of(scan, start, end) if kind_of_stop(name) == "Place" else [word for word, _ in tagged]
        if not plain.isdisjoint(read):  # 英才|高级中学
            return None
        if (own == start and len(tagged) == 1 and len(name) == 2) or any(
            tag == "v" and len(word) > 1 and not _WORKS.fullmatch(word) for word, tag in tagged[1:]
        ):
            return None  # 小麦; 某亭|远眺|某江
        last, tag = tagged[-1]
        built = _GROUND.search(name) or kind_of_stop(name) != "Place"
        if tagged[0][0] in self._verbs or (
            tag[0] not in _NOUNS and ((own == start and not built) or last in self._verbs)
        ):
            return None
        called = (
            (described and tagged[0][0] not in self._stems)
            or _OWN.match(name)
            or _STREETS.fullmatch(name)
            or any(t.startswith(_NAMES) for _, t in tagged)
        )
        called = called or (built and len(tagged) > 1 and not (is_word(tagged[0][0]) or _VAGUE.fullmatch(name)))
        if own == start and not called:
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
            clause = clause[: _begun(scan, at, at + len(clause)) - at]
            looked = match.group() in ("前往", "来到", "走进") and _LOOKS.match(scan.text, at + len(clause))
            if looked or _TOURS.search(scan.text, max(0, match.start() - 4), at):
                found += self._toured(scan, at, clause, known)
            sites = list(self._listed_sites(scan, at, clause, known))
            if any(self._is_named(scan, f.start, f.end) for f in sites):
                found += [f for f in sites if not _VAGUE.fullmatch(scan.text, f.start, f.end)]
        return found

    def _listed_sites(self, scan: Scan, at: int, clause: str, known: dict[int, int]) -> Iterator[Found]:
        """The parts of a list that end like a site."""
        for part in _PARTS.split(clause):
            if (site := _SITE.match(part)) and site[1] not in self._generic and not _COUNTED.search(site[1]):
                begin = self._nearest(scan, at, at + site.end(1))
                joined = [k for k in known if begin < k < at + site.end(1) and scan.text[k - 1] in "和与及"]
                begin = max(joined, default=begin)  # 某公司和|云溪县青山村
                begin = self._behind_and(scan, begin, at + site.end(1))
                if not NOT_FIRST.match(scan.text, begin):  # 部分重点项目
                    yield Found(begin, at + site.end(1), kind_of_stop(site.group(1)), "context")
            at += len(part)

    def _behind_and(self, scan: Scan, start: int, end: int) -> int:
        """Where the last of two sites begins that 和 joins, a firm's name or before one: 某纺织和|青石村."""
        at = scan.text.rfind("和", start + 2, end - 2)
        if at < 0 or at not in scan.edges or at + 1 not in scan.edges:
            return start
        if any(h.start == at for h in scan.of("place")):
            return start  # 和平区
        firm = at - start > 3 and kind_of_stop(scan.text[start:at]) == "Company"
        return at + 1 if firm or self._is_named(scan, at + 1, end) else start

    def _is_named(self, scan: Scan, start: int, end: int) -> bool:
        """Whether a site has a name of its own: not 保交房项目, 研发中心."""
        name = scan.text[start:end]
        if name in self._generic or _VAGUE.fullmatch(name):
            return False
        if _OWN.match(name) or any(start <= h.start < end for h in scan.of("place")):
            return True
        return any(tag.startswith((*_NAMES, "x")) or not is_word(word) for word, tag in tag_words(name))

    def _nearest(self, scan: Scan, start: int, end: int) -> int:
        """Where the name begins without the larger of two divisions: 孝感市|云梦县博物馆."""
        full = {h.start: h.end for h in longest(scan.of("place")) if scan.text[h.end - 1] in "省市州县区"}
        while start in full and full[start] in full and full[full[start]] < end:
            start = full[start]
        return start

    def _toured(self, scan: Scan, start: int, clause: str, known: dict[int, int]) -> list[Found]:
        """The stops of a tour, whatever they are called: 先后来到鸠兹古镇、精艺铜业、欧尚超市和高速出入口，"""
        listed = re.sub("(?:等地|等|进行|开展|实地|现场|的[^、]{1,12}$).*$", "", clause)
        if _ASPECTS.search(clause):
            return []
        items = [(start + m.start(), start + m.end()) for m in re.finditer("(?:(?!、|和|以及).)+", listed)]
        items = [(role.end() if (role := _ROLE.match(scan.text, a, b)) else a, b) for a, b in items]
        names = [scan.text[a:b] for a, b in items]
        if any(_NO_STOP.search(n) for n in names):
            return []  # 同商户、店主亲切交流
        if _FIRMS.search(clause) and all(is_word(n) or kind_of_stop(n) == "Place" for n in names):
            return []  # 商贸、餐饮等企业
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
        plain = (is_word(n) and tag_words(n)[0][1] != "ns" for n in names)  # 科研院所, 陈列馆
        if not any(self._is_named(scan, a, b) for (a, b), common in zip(items, plain, strict=True) if not common):
            return []  # 走进|展厅、研发车间、实验室
        return [
            Found(a, b, kind_of_stop(n), "context")
            for (a, b), n in zip(items, names, strict=True)
            if n not in self._generic and (_behind(known, a) != b or _LAKE.search(n))  # not 江东|临州
        ]


def _behind(known: dict[int, int], start: int) -> int:
    """Where the divisions end that follow one another from `start`."""
    while start in known:
        start = known[start]
    return start


def _begun(scan: Scan, start: int, end: int) -> int:
    """Where the words for what is done at the stops of a list begin, else its end."""
    edges = scan.edges
    return next(
        (m.start() for m in _DOES.finditer(scan.text, start, end) if m.start() in edges and m.end() in edges), end
    )


_CALLED_SO = re.compile(
    "(?:街道|社区|村|镇|嘎查|苏木|检查站|[车泵电闸]站|水库|林场|农场|牧场|工程|项目|基地|园区|倒虹吸|渡槽)$"
)
_COMPANY = re.compile(
    "(?:业|科技|电子|股份|集团|激光|光电|电气|电器|船舶|石化|玻纤|针织|纺织|工贸|商贸|橱柜|家电城|歌厅|石材|铝材|塑料|塑胶|化学|生化|磁材|日用制品|模具|轴承|电缆|线缆|光伏|"
    "装备|仪器|仪表|玻璃|半导体|机械|能源|生物|医药|超市|百货(?:大楼|商场)?|商场|公司|企业|厂|重工|精工|智造|环保|食品|材料|新材|动力|芯源|卫浴|家居|服饰|陶瓷|化工|"
    "印染|服装|建材|水泥|钢铁|钢构|电机|电工|电梯|阀门|农机|家具|面粉|制药|锂电|电池|储能|超导|精密|自动化|机器人|印务|"
    "软件|信息|通信|通讯|汽车|资本|控股|传媒|物流|KTV|影城|网吧|药房|(?<![酒饭])店|加油站|歌舞厅|养殖场|家庭[牧农]场|客栈|民宿|(?<=[\u4e00-\u9fa5]{2})(?:矿|车间)|合作社)$"
)
_PLACE_STOP = re.compile(
    "(?:收费站|车站|客运总?站|电站|泵站|高铁站|地铁站|服务区|规划馆|规划展[览示]馆|会展中心|体育中心)$"
)
_ORGANIZATION = re.compile(
    "(?:团|院|校|学|[一二三四五六七八九十]中|[初高]中|职高|部|中心|博物馆|图书馆|美术馆|档案馆|文化馆|幼儿园|部队|[支大中分]队|某部|局|站|所|委|社|政府|办事处|村委会|居委会)$"
)


def is_stop(text: str, place: Found) -> bool:
    """Whether a place is a stop by where a sentence names it, and called by what it is: 人和路街道, 乌石岭检查站."""
    return place.method == "context" and _CALLED_SO.search(text, place.start, place.end) is not None


def kind_of_stop(name: str) -> str:
    """What a stop of a tour is by the end of its name, else a place."""
    if _PLACE_STOP.search(name):
        return "Place"
    if _COMPANY.search(name):
        return "Company"
    return "Organization" if _ORGANIZATION.search(name) else "Place"
