"""Finds occasions in a sentence: meetings, ceremonies, forums, visits, by the nouns that they end in."""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re
from kg.annotate.occasions.contests import ContestFinder
from kg.annotate.occasions.held import HeldFinder, parts_of_games, whole_subjects
from kg.annotate.occasions.listed import ListedOccasions
from kg.annotate.occasions.names import OccasionNames, OccasionSlots, is_one_way, whole_begin, without_when
from kg.seeds import Seeds
from kg.words.dictionary import is_verb, is_word, tag_words
from kg.words.scan import PUNCTUATION, Found, Hit, Scan, left_edge

_TAKES_PART = re.compile(
    r"(?:参加|陪同|出席|随同|列席|开展|举行|进行|参与|组织|举办|主持|见证|结束|本次|此次|这次)(?:了)?$"
)
_DURING = re.compile(r"(?:活动)?(?:中|时|期间|过程中|结束后|前|后)[，。]|(?:活动)?(?:期间|结束)")
_NOT_AFTER = re.compile(
    r"[室厅堂]|中心|精神|纪要|方案|计划|规划|主义|能力|力|员|者|家(?![庭长里乡])|形式|指南|纲要|成果|机制|制度|方式|学校|机构|基地|指出|强调|认为|要求|现场|桌|费|证|票|日程|日(?![前均期])|主题(?!为)|"
    r"体育馆|体育场|体育中心|会场|场馆|执行主席|秘书长|秘书处|主席团|发言|机|服务|有限|公司|体系|工作(?!部署|安排|要求)|考核(?![，。]|工作)|合同|协议|课程|资源|活动|资料|内容|战略|理念|模式|框架|邮轮|馆|品|览|名额|板房|轨迹|迹象|部(?!分)|经济|指数|广场|的?(?:主要)?职责|成员单位"
)
# 分组讨论|某报告: what delegates do, and no occasion.
_DISCUSSES = re.compile("(?:讨论|审议)(?:了|(?![中时上由在并后现]|结束|期间|会)[一-龥《“])")
_HELD_SOMEWHERE = re.compile("[在于](?!的)[^，。；：]{2,24}?(?:举行|召开|举办|启动|启幕|开幕|闭幕|开班)")
# Behind a name: that the occasion is in memory of that person, or that it is no name (向服贸|会).
_REMEMBERED = re.compile(
    "(?:同志|先生|烈士|院士|将军)?(?:诞辰|逝世|就义|牺牲|遇难|追悼|从教|从艺)|(?<=[服商文]贸|[进消链]博)会"
)
# 某某电影节|暨第35届某某电影奖: what is given away there is named with it.
_AWARD_BESIDE = re.compile(
    "暨(?:首届|第[一二三四五六七八九十百\\d]+届|\\d{4}年?)[^，。；、“”的在于]{2,14}?奖(?:颁奖典礼|颁奖仪式|颁奖活动)?(?=今|昨|\\d|在|于|将|正式|隆重|[，。；])"
)
# 某某联盟成立大会|暨首届理事会: the council that meets with it is no body there.
_COUNCIL_BESIDE = re.compile(
    "暨(?:首届|第?[一二三四五六七八九十]+届)[^，。；、“”的在于]{0,12}?(?:理事会|董事会|监事会|执委会)(?:会议)?(?=今|昨|\\d|在|于|将|正式|隆重|召开|举行|[，。；])"
)
_SPEAKING = re.compile(r"指出|强调|认为|要求")
_ANAPHOR = re.compile(r"^(?:主会场|(?:本|此|这|该|上述|当天的?|整[个场])?(?:[次届场个项])?|全?)$")
_THIS = ("此次", "本次", "这次")
_LEAD_IN = re.compile(
    r"^(?:及|[^，。；]{4,30}?(?:方案|计划|规划)、(?:实施|开展|启动)|[一两三四五六七八九十\d]+[天周](?=联合|大规模|军事)|同(?=(?:[省市县区]|中央|全[国省市县区]|首[届期]|第[一二三四五六七八九十\d])[^一心步期类等]{3})|莅临|[市县区](?=20\d\d年|首届|第(?![^，。；]{1,5}(?:人民代表|人大|政协|党代|委员会|代表大会|妇女|工会|职工)))|[届场](?=[\u4e00-\u9fa5]{3})|次(?=[\u4e00-\u9fa5]{4}|全)|地(?:纷纷)?(?:实施|开展|展开|推出|启动|举[行办]|欢度|欢庆|喜迎|迎来)(?:了)?|[^，。；]{1,10}(?:落实|[用办开])好|另(?:外)?一[场次个]|[辆名位](?=[\u4e00-\u9fa5]{3})|(?:多)?种(?:形式)?|代表(?:双方|各方)|(?:重要)?(?:讲话|指示|批示)(?:精神)?和|一[场次个项]|首[场次个]|系列|多[场次]|[两三四五六七八九十\d]+[场次期项个](?=\S{4})|今年的?|我国|我们|我[市省县区]|国内|国际性|大型|专题性|召开的|举行的)"
)
_PLURAL = re.compile(
    r"(?:系列(?=重大|重要|招商)|(?<![第十百])一批|各(?=代表团)|(?<![第\d])[\d.]+[余多万]*[场次项个家]|(?<![第届一二三四五六七八九十百])[两三四五六七八九十百]+[余多]?[场次期项个](?!原则|全会)|各类|各种|各项|多场|诸多|一些|有关|类似的?)"
)
_CONGRESS = re.compile(
    r"党的(?:十[一二三四五六七八九]|二十|二十一)大(?!(?:(?![和与及])[\u4e00-\u9fa5])*?会)|(?:中共|中国共产党第?)(?:十[一二三四五六七八九]|二十)大|(?<![\u4e00-\u9fa5])(?:十[七八九]|二十)大(?=[以召胜精报])"
)
_OF_PARTY = re.compile(
    "党的(?:建设|工作(?=暨|会议|推进)|二十大|十[七八九]大|[一二三四五六七八九十]+届[一二三四五六七八九]中全会)"
)
_NO_ACTIVITY = re.compile(
    "(?:分裂|违法|犯罪|恐怖|间谍|非法|情报|走私|诈骗|生产|经营|经济|军事|商业|破坏|渗透|同志学习)$"
)
_NO_SIGNING = re.compile("(?:[早快促已未续再拟将能可]|代表)$")  # 早|签约, 已|签约
_NO_OPERATION = re.compile(
    "(?:开展|展开|采取|发起|实际|自觉|果断|统一|一致|具体|有效|军事|地面|作战|战斗|报复|紧急|[俄乌以叙伊土美哈]军)$"
)
_ACTS_ON = re.compile(r"(?:贯彻落实|贯彻|落实|传达学习|传达|学习|参加|出席|领会|这次|全市|全县|全区|全省)+")
_SPIRIT = re.compile("(?:推动|推进|把|将|学习|领会|贯彻|落实|传达|宣传|把握|宣讲)$")
_YEAR = re.compile(r"\d{4}年?(?:\d{1,2}月)?")
_FESTIVAL = re.compile(
    r"(?<![环细季春情调章时关佳使礼过小骨秋午国元])节(?=昨|今|将于|将在|在[\u4e00-\u9fa5]|开幕|启幕|举行|举办|闭幕|落幕|拉开|启动|开启|期间|暨|热闹|火热|精彩|正在|吸引)"
)
_SHOWS = "|".join(
    rf"{word}(?<=[\u4e00-\u9fa5]{{4}})" for word in ("巡游", "展演", "展播", "展映", "大典", "路演", "磋商", "灯光秀")
)
# 第三届山水文化旅游周，由…主办: with its number it needs no verb behind it.
_NUMBERED_FESTIVAL = re.compile(
    r"(?:第[\d一二三四五六七八九十]+届|首届)[\u4e00-\u9fa5]{2,16}?(?P<head>[节周季])(?<!环节)(?=[，。；：”、）暨]|由|以|主题)"
)
# 举办“某某电商节”: in quotes behind what holds it.
_QUOTED_FESTIVAL = re.compile(
    r"(?:举办|举行|启动|开启)(?:了|的)?[^，。；“”]{0,10}“[^“”，。；]{3,20}(?P<head>[节周季展])”(?=[，。；]|$)"
)
# 戏剧季, 航空展, 交流周, 祭祀大典 that open, close or are held somewhere.
_SEASON = re.compile(
    r"(?:季(?<=[\u4e00-\u9fa5]{2}季)(?<![四雨旺淡换赛汛旱春夏秋冬一二三本上当]季)"
    r"|展(?<=[\u4e00-\u9fa5]{2}展)(?<![发进开拓扩施伸延参会]展)"
    r"|周(?<=[\u4e00-\u9fa5]{2}周)(?<![一上本每下两三四五六七八九圆半]周)"
    rf"|{_SHOWS})"
    r"(?=”?(?:昨[天晚日]|今[天晚日]|\d+日|当地时间|日前|近日|正式|(?:将于?|[分别同时]{0,2})在[\u4e00-\u9fa5]|开幕|启幕|举行|举办|闭幕|落幕|拉开|启动|开赛|收官|精彩|热闹|火热|正在|上演|展出|吸引|亮相))"
)
# Whatever is held or gone to ends in these, and only then it is an occasion: 举行沟通会, 参加龙舟赛.
_LICENSED = re.compile(
    r"(?:举行|举办|召开|出席|参加|参与|上演|观看)(?<!提前..)(?:了)?[^，。；：、]{0,30}?(?P<head>[会赛]|罢工|游行|示威|抗议|葬礼|(?:[层端略]|圆桌)对话|谈判|磋商|会商|选举|大选|集体采访|[展会汇]演|公投|比武|演习|盛典|大典|联欢|考试|(?<=[\u4e00-\u9fa5]{2})(?:巡游|表演)|"
    r"(?<=[\u4e00-\u9fa5”]{2})(?<![发进开拓扩施伸延参会])展)"
    r"(?=[，。；]|[上中]，|[时并]|期间|$)"
)
_TAKES_PLACE = re.compile(
    r"(?P<head>会|赛|高[端层]对话|葬礼|谈判|磋商|会谈|会晤|选举|大选|考试|盛典|联欢|展演|抗议|罢工)(?=(?:将于?)?(?:昨[天晚日]|今[天晚日]|\d+日|当地时间|日前|近日|正式|[分别同时]{0,2}在[\u4e00-\u9fa5]|"
    r"开幕|启幕|举行|召开|闭幕|落幕|拉开|开赛|收官|精彩上演|上演|热闹|火热|正在[举进展上]|由[^，。；]{2,40}?主办))"
)
_PATTERNS = ((_LICENSED, "holds"), (_TAKES_PLACE, "takes_place"))  # each with its cue
_GATE = "会 赛 罢工 游行 示威 抗议 葬礼 对话 谈判 磋商 选举 大选 采访 演 巡 盛典 大典 联欢 考试 展".split()
_NO_HEAD = re.compile(
    r"(?:[协学商工议国都机社总]|委员|基金|联合|促进|研究|[居村党省市县妇奥]委|组委|常委|董事|理事|监事|安理|联合国大|残联|红十字|不|一|只|才|也|还|都|就|将)会$"
    r"|(?:[参开完备办退停罢弃体竞]|预)赛$|(?:本|每|该|的|[\u4e00-\u9fa5]国)会$"
)
_QUOTED = re.compile("“[^“”，。；：！]{2,30}$")
_NUMBERED = re.compile(r"(?:20\d{2}年?|首届|第[\d一二三四五六七八九十百]+[届次期])+")
_ENDS_YEAR = re.compile(r"\d{4}$")
_EDITION = re.compile(
    "(?:第[\\d一二三四五六七八九十百]+[届次]|[\\d一二三四五六七八九十]届[一二三四五六七八九十]{1,2}次)[^，。；]*$"
)
_OTHER_WORD = frozenset("同和与及在对将把向从到该本这那此里中")  # 同|党的三中全会
_SIGNING = re.compile(
    r"见证(?:了)?((?:签署|交换)(?:《[^》]{2,80}》|[^，。；《》]){1,120}?(?:文[件本]|协议|备忘录|合同))"
)
_SIGNED = re.compile(
    r"见证(?:了)?([^，。；]{2,60}?(?:合作文件|文件|协议|备忘录|合同)的?(?:签署|签订|签约)|[^，。；]{4,30}?成果展示)"
)
# 出席甲、乙等领域合作文本交换仪式, 出席甲局和乙局合作协议签署仪式: one ceremony, whatever it is about.
_CEREMONY = re.compile(
    r"(?:出席|参加|见证)(?:了)?(?P<name>(?!在|由|上述)(?:(?!出席|参加|见证|并)[^，。；：\n]){2,60}?(?:签署|签字|签约|交换|互换|展示|揭牌|移交)仪式)(?=[，。；]|上|并|时|$)"
)
_OTHER_BESIDE = re.compile("(?:(?<![工员协商学合事议国总友])会|论坛|式|赛|展|节)”?(?:[、和与及并]|以及)|举[行办]|召开")
# What is done to an occasion or before its name, and no part of one: 某省加快实施|某某行动, 祝贺|某某峰会.
_HELD = re.compile(
    r"(?<![\d.])\d{1,2}\.(?!\d)|召开|举行|举办|上演(?!仪式)|开展|进行(?=第)|(?<=活动)抗议|(?<=会议)(?:审议|实施|推进|部署|研究|传达|学习|听取|通报)|展开|提请(?:审议)?|采取|祝贺|祝愿|预祝|谴责|指责|坚信|相信|挫败|参照|符合|带到|超过|提交|提供|致信|期待|观看|刷新|收获|"
    r"深刻认识|高度关注|[办开做抓]好|筹办|停止|夸大|回应|接见|引入|允许|呼吁|刚刚结束|直通|搭建|打卡|发动(?!机)|"
    r"(?:加快|组织|启动|全面|深入)实施(?=[^暨\d]{3})|(?:启动|开启)(?=[^暨和及与、]{4})|推出(?=[^暨和及与、]{2})|(?:推进|部署|落实好?)(?=学习贯彻|首届|第[一二三四五六七八九十])|组织(?=学习贯彻)|(?:执行|建议|距)(?=我国|第|[一二三四五六七八九十])|接下来|恰逢|(?<=[授长席任士])致|出征(?!仪式)|逛|(?:恢复|推进)(?=军事)"
)
_HOLDING = ("审议", "实施", "抗议", "召开", "举行", "举办", "开展", "进行", "深刻认识", "高度关注", "致")
_QUOTES = (("“", "”"), ("《", "》"))
_SPIRIT_OF = re.compile("贯彻|落实|学习|领会|传达|把握|宣传|宣讲|运用好")
# 颁发任命书仪式: what is done there says which ceremony it is.
# 学习贯彻某某总书记关于…的重要思想研讨会: the 的 doesn't end the name here.
_ON_THOUGHT = re.compile(
    r"(?:(?:深入)?(?:学习|传达)(?:贯彻|宣传贯彻|领会)?[\u4e00-\u9fa5]{2,4}总书记|(?<![\u4e00-\u9fa5])[\u4e00-\u9fa5]{2,4}总书记(?=关于))"
    r"[^，。；：]{0,40}?(?:重要|思想|精神)[\u4e00-\u9fa5“”]{0,16}?"
    r"(?:研讨会|座谈会|培训班|报告会|推进会|宣讲会|读书班|研讨班|交流会|部署会)"
)
# 纪念某战争胜利八十周年座谈会: words that end other names don't end this one.
_ANNIVERSARY = re.compile(
    r"(?:纪念|庆祝)(?!日|馆|碑)[^，。；：“”、]{2,40}?周年[\u4e00-\u9fa5]{0,6}?(?:大会|座谈会|招待会|音乐会|晚会|研讨会|报告会|活动|仪式|大典)(?![\u4e00-\u9fa5]{0,4}(?:会|式|中心)(?=[，。在]))"
)
# 联合国大会|26日召开紧急特别会议: the body, not a meeting of it.
_ACTS_ITSELF = re.compile(
    "(?:当天|当地时间)?(?:\\d{1,2}日)?(?:就[^，。；]{2,24}?)?(?:召开|举行|通过|表决|投票|以[^，。；]{2,20}票|主席(?!台|团))"
)
_CLOSED = re.compile("[”》]")
_VISITING = re.compile("(?:实地|专题|现场|蹲点)*(?:考察|视察|调研|走访)+$")
_INTO = tuple("在到赴往入")  # 在|, 来到|, 前往|, 深入|
_RALLIES = re.compile("在(?<![存现正]在)[^，。；的举召开上]{2,12}$")  # 民众在某国首都|集会
_AWARDING = re.compile("(?:颁发|颁授|签署|授予|递交|赠送|互换|交换)[\u4e00-\u9fa5]{1,6}$")
_SHORT_CEREMONY = re.compile(r"[\u4e00-\u9fa5]{2}(?:仪式|典礼|式)")
_BEFORE_PLENUM = "中次届坛盟委会党二三四五六七八"  # 二十届二中|全会, 某论坛|全会
_FAIRS = frozenset(("进博会", "消博会", "服贸会"))  # of the country, each known by its short name
GENERIC_MAX = 4  # 会议, 开幕式, 启动仪式: a head alone names no occasion


class OccasionFinder:
    """Finds occasions with the heads of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._seeds = seeds
        self._verbal = frozenset(seeds.words.verbal_occasions)
        self._names = OccasionNames(seeds)
        self._held = HeldFinder(seeds, self._names)
        self._listed = ListedOccasions(seeds)
        self._contests = ContestFinder(seeds.words.sports)
        self._slots = OccasionSlots(seeds.words.name_verbs, seeds.occasions)

    def find(
        self, scan: Scan, dates: list[tuple[int, int]], people: list[tuple[int, int]], bodies: list[Found]
    ) -> list[Found]:
        """Occasions named or described, and heads alone (会议) that stand for one named elsewhere."""
        text = scan.text
        found = list[Found]()
        if "大" in text and "十" in text:
            found += [Found(*m.span(), "Event", "pattern") for m in _CONGRESS.finditer(text)]
        if "总书记" in text:
            found += [Found(*m.span(), "Event", "pattern") for m in _ON_THOUGHT.finditer(text)]
        if "仪式" in text:
            found += [
                Found(*m.span("name"), "Event", "pattern")
                for m in _CEREMONY.finditer(text)
                if not _OTHER_BESIDE.search(m["name"][:-2])
            ]
        if "周年" in text:
            found += [Found(*m.span(), "Event", "pattern") for m in _ANNIVERSARY.finditer(text)]
        if "见证" in text:
            found += [Found(*m.span(1), "Event", "pattern") for p in (_SIGNING, _SIGNED) for m in p.finditer(text)]
        found += self._contests.find(text) if "contests" in scan.cues else ()
        stops = sorted(
            [e for s, e in dates if not _YEAR.fullmatch(text, s, e)]
            + [e for _, e in people if not _REMEMBERED.match(text, e)]
        )
        festivals = [Hit(*m.span(), "occasion") for m in _FESTIVAL.finditer(text)] if "节" in text else []
        if "seasons" in scan.cues:
            festivals += [Hit(*m.span(), "occasion") for m in _SEASON.finditer(text)]
        numbered = _NUMBERED_FESTIVAL.finditer(text) if "届" in text else ()
        sure = [Hit(*m.span("head"), "occasion") for m in numbered]
        quoted = _QUOTED_FESTIVAL.finditer(text) if "”" in text else ()
        sure += [Hit(*m.span("head"), "occasion") for m in quoted]
        festivals += self._licensed(scan, bodies)
        for hit in _last_heads([*scan.of("occasion"), *festivals, *sure]):
            if any(b.start < hit.start and hit.end < b.end for b in bodies):
                continue
            if hit not in sure and not self._is_occasion(scan, hit):
                continue
            if text.endswith("联合国大会", 0, hit.end) and _ACTS_ITSELF.match(text, hit.end):
                continue
            if text.startswith("签约", hit.start) and any(
                b.end == hit.start and text[b.start - 1 : b.start] in tuple("与和同、") for b in bodies
            ):
                continue  # 与某公司|签约
            if phrase := self._phrase(scan, hit, stops, bodies):
                found.append(phrase)
        found += self._held.find_known(scan, bodies)
        others = [*people, *((b.start, b.end) for b in bodies)]
        found += self._held.find(scan, found, others)
        if any(joint in text for joint in "、和与及"):
            found = self._listed.find(text, found)
        found = parts_of_games(text, whole_subjects(text, found), self._seeds.words.games)
        return [whole_begin(text, without_when(text, event)) for event in _outermost(found)]

    def _licensed(self, scan: Scan, bodies: list[Found]) -> Iterator[Hit]:
        """Heads of what is held or gone to; 会 before 在 or 举行 is a verb where it is a word of its own (可能会在)."""
        text = scan.text
        patterns = [pattern for pattern, cue in _PATTERNS if cue in scan.cues]
        if not (patterns and any(word in text for word in _GATE)):
            return
        ends = {b.end for b in bodies}
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span("head")
                verb = pattern is _TAKES_PLACE and text[start] == "会" and start in scan.edges
                if verb and not _EDITION.search(text, max(0, start - 24), start):
                    continue
                if end not in ends and not _NO_HEAD.search(text, max(0, start - 4), end):
                    yield Hit(start, end, "occasion")

    def _is_occasion(self, scan: Scan, hit: Hit) -> bool:
        text = scan.text
        after = _NOT_AFTER.match(text, hit.end)
        if (
            after
            and not _SPEAKING.match(after.group())
            and not (after.group() in ("精神", "活动", "工作") and hit.end - hit.start > 2)
        ) and after.group() != "精神":
            return False
        word = text[hit.start : hit.end]
        if _DISCUSSES.match(text, hit.end - 2) or is_one_way(text, hit):
            return False
        if word == "年会" and _ENDS_YEAR.search(text, max(0, hit.start - 4), hit.start):
            return False  # 2031年|会
        kept_from = {"活动": _NO_ACTIVITY, "行动": _NO_OPERATION, "签约": _NO_SIGNING}.get(word)
        if kept_from is not None and kept_from.search(text, max(0, hit.start - 4), hit.start):
            return False
        if (
            hit.end < len(text)
            and text[hit.end] not in PUNCTUATION
            and text[hit.end] not in "昨今"
            and not _DURING.match(text, hit.end)
            and hit.end not in scan.edges
            and not _HELD_SOMEWHERE.match(text, hit.end)
        ):
            return False
        if word == "集会" and _RALLIES.search(text, max(0, hit.start - 16), hit.start):
            return False
        if word in self._verbal:
            numbered = "第" in text[: hit.start] and _EDITION.search(text, max(0, hit.start - 8), hit.start)
            return bool(numbered or _TAKES_PART.search(text[: hit.start]) or _DURING.match(text, hit.end)) or (
                word in ("培训", "行动", "签约", "演练", "讲座", "展览", "演出")
                and hit.start > 0
                and (text[hit.start - 1] == "》" or left_edge(scan, hit.start) < hit.start - 2)
            )
        return True

    def _phrase(self, scan: Scan, hit: Hit, stops: list[int], bodies: list[Found]) -> Found | None:
        text = scan.text
        if text[hit.start : hit.end] in self._verbal and text[: hit.start].endswith(
            ("进行", "参加", "陪同", "随同", "开展")
        ):
            return Found(hit.start, hit.end, "Event", "pattern")
        floor = max((s for s in stops if s <= hit.start), default=0)
        if quoted := self._quoted(scan, hit, floor):
            return quoted
        tight = left_edge(scan, hit.start, floor=floor, join="暨", limit=60)
        if text.startswith("对接会", tight - 1):  # 政银企对接会暨|签约仪式
            tight = left_edge(scan, tight - 1, floor=floor, join="暨", limit=60)
        wide = left_edge(scan, hit.start, floor=floor, join="、与和及暨", limit=60)
        party = text.rfind("党的", floor, hit.start)
        if party >= 0 and party + 2 <= tight <= party + 4 and _OF_PARTY.match(text, party):  # 全军党的建设会议
            session = text[hit.start : hit.end] == "全会"  # 党的某届某中全会 itself, which others begin with
            tight = wide = party if session else left_edge(scan, party, floor=floor, join="暨", limit=60)
        edge = tight
        if wide < tight and self._is_one_name(text, wide, tight, bodies):
            edge = wide
        if text[edge : edge + 1] in ("经", "由", "据", "自") and text[edge + 1 : edge + 2] in (
            "省",
            "市",
            "县",
            "区",
            "州",
        ):
            edge += 1
        this = text[edge - 1 : edge + 1] in _THIS
        while lead := _LEAD_IN.match(text[edge : hit.start]):
            edge += lead.end()
        edge += edge > 0 and text[edge] == "届" and text[edge - 1] in "本该此"
        if this:
            edge = hit.start  # 此次|北京|峰会: the one that was named before
        head = hit.start
        if (dash := text.rfind("——", edge, head)) >= 0 and not _CLOSED.search(text, dash, head):
            edge = dash + 2  # 重要活动——某某成就展
        edge = self._behind_verbs(text, edge, hit)
        counted = list(_PLURAL.finditer(text, max(0, edge - 6), head))
        if counted and counted[-1].end() >= edge and not _is_session(text, counted[-1].start(), hit, bodies):
            return None
        if head - edge < 2 and (awarded := _AWARDING.search(text, floor, hit.start)):
            edge = awarded.start()
        edge = self._second_of_two(text, edge, hit)
        if _ANAPHOR.match(text[edge:head]) or _ACTS_ON.fullmatch(text[edge:head]):
            edge = head
        if text.startswith("全会", head) and edge < head and text[head - 1] not in _BEFORE_PLENUM:
            edge = head  # 全面认识把握|全会
        if text.startswith("精神", hit.end) and _SPIRIT.search(text, edge, head):
            edge = head  # 深刻认识重大意义、全面准确学习领会|大会精神
        begin = self._names.begin(scan, edge, hit)
        if begin is None or (begin == head > edge and text[head : hit.end] in self._verbal):
            return None
        if begin < head and not this:
            begin = self._slots.begin(text, self._whole_word(text, begin, floor), hit.end, floor)
        if text[hit.end - 1] == "赛":
            begin = self._contests.begin(text, begin, hit.end)
        joined = text.startswith("暨", hit.end)
        beside = (_AWARD_BESIDE.match(text, hit.end) or _COUNCIL_BESIDE.match(text, hit.end)) if joined else None
        return Found(begin, beside.end() if beside else hit.end, "Event", "pattern")

    @staticmethod
    def _quoted(scan: Scan, hit: Hit, floor: int) -> Found | None:
        """A name in quotes, maybe with a bracket at its end: “某某作品展（云台巡展）”."""
        end = hit.end + scan.text.startswith("）”", hit.end)
        quoted = _QUOTED.search(scan.text, floor, hit.start) if scan.text.startswith("”", end) else None
        if quoted is None:
            return None
        edge = left_edge(scan, quoted.start(), floor=floor)
        numbered = _NUMBERED.fullmatch(scan.text, edge, quoted.start()) is not None
        return Found(edge if numbered else quoted.start() + 1, end + numbered, "Event", "pattern")

    @staticmethod
    def _whole_word(text: str, begin: int, floor: int) -> int:
        """Where the word begins that a name would begin inside of: 各|界人士座谈会, 共同|富裕研讨会."""
        at = max(floor, begin - 2)
        for word, tag in tag_words(text[at : begin + 3]) if at < begin else ():
            inside = at < begin < at + len(word) and (at == begin - 1 or (len(word) == 4 and not is_verb(word[:2])))
            if inside and len(word) < 5 and word[0] not in _OTHER_WORD and tag[0] not in "vtmx" and is_word(word):
                return at
            at += len(word)
        return begin

    def _behind_verbs(self, text: str, edge: int, hit: Hit) -> int:
        """Where the name begins behind the verbs before it; a quoted verb, or one that says what the head is, stays."""
        cuts = [m.end() for m in _HELD.finditer(text, edge, hit.start) if m.end() < hit.start or m.group() in _HOLDING]
        if text.startswith("精神", hit.end):
            cuts += [m.end() for m in _SPIRIT_OF.finditer(text, edge, hit.start)]
        cuts = [cut for cut in cuts if all(text.count(a, edge, cut) == text.count(b, edge, cut) for a, b in _QUOTES)]
        return max(cuts, default=edge)

    def _second_of_two(self, text: str, edge: int, hit: Hit) -> int:
        """Where the name begins if 和 or 与 joins it to that of another occasion: 某运动会和|某音乐节."""
        joint = max(text.rfind(joint, edge, hit.start) for joint in "和与及")
        left = text[edge : max(joint, edge)]
        if joint < 0 or is_generic(text[joint + 1 : hit.end], self._seeds) or "“" in text[joint : hit.end]:
            return edge
        heads = self._seeds.occasions
        before = next((left[-n:] for n in range(min(len(left), 6), 1, -1) if left[-n:] in heads), "")
        before = before or next((m.group() for m in _CONGRESS.finditer(left) if m.end() == len(left)), "")
        if left.endswith("精神") and text.startswith("精神", hit.end):
            return joint + 1
        ceremony = heads.get(text[hit.start : hit.end]) == "仪式" != heads.get(before)  # of both: 甲大赛和乙论坛开幕式
        return joint + 1 if before and before not in self._verbal and not ceremony else edge

    def _is_one_name(self, text: str, wide: int, tight: int, bodies: list[Found]) -> bool:
        """What stands before 与 or 、 belongs to the name: it is no body, and no occasion of its own."""
        left = text[wide:tight].rstrip("、与和及")
        if any(b.end == wide + len(left) for b in bodies) or "，" in left or left.endswith("）"):
            return False
        return not any(left.endswith(h) for h in self._seeds.occasions) and len(left) >= 2


def are_remembered(text: str, people: list[tuple[int, int]], events: list[Found]) -> set[tuple[int, int]]:
    """The names of people inside those of occasions: 纪念某某诞辰座谈会, 某某逝世十周年纪念会."""
    begins = {p for p in people if _REMEMBERED.match(text, p[1]) or text.startswith("总书记关于", p[1])}
    cut = {p for p in begins if text.startswith("会", p[1])}
    return cut | {p for p in people for e in events if p[1] < e.end and e.start < p[0] + (p in begins)}


def without_visits(text: str, events: list[Found], sites: list[Found]) -> list[Found]:
    """Occasions but what is a verb behind the site that it begins with: 在|某市考察|时强调."""
    visits = set[Found]()
    for event in events:
        verb = _VISITING.search(text, event.start + 1, event.end)
        if verb is None or text[event.start - 1 : event.start] not in _INTO:
            continue
        if any(s.start == event.start for s in sites) and any(s.end == verb.start() for s in sites):
            visits.add(event)
    return [event for event in events if event not in visits] if visits else events


def _is_session(text: str, number: int, hit: Hit, bodies: list[Found]) -> bool:
    """Whether a number without 第 right behind a body says which session it is: 县纪委|三次全会."""
    return text.startswith("全会", hit.start) and any(b.end == number for b in bodies)


def _last_heads(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap the one that ends last (会议 in 专题会议, not 专题会), and of those the longest."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.end, h.start)):
        if not kept or hit.end <= kept[-1].start:
            kept.append(hit)
    return kept[::-1]


def _outermost(found: list[Found]) -> list[Found]:
    if len(found) < 2:
        return found
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if all(item.end <= k.start or item.start >= k.end for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def is_generic(text: str, seeds: Seeds, *, games: bool = True) -> bool:
    """A head alone, that says nothing of which occasion it is; `games` are counted or not (奥运会 is one of many)."""
    heads = seeds.occasions
    if (not games and text in seeds.words.games) or text in _FAIRS:
        return False
    if (text in heads and len(text) <= GENERIC_MAX) or _SHORT_CEREMONY.fullmatch(text):
        return True
    if text[2:3] in ("和", "及") and text[:2] in heads and text[3:] in heads:
        return True  # 会议|和|活动
    return not text.startswith("主题教育") and any(
        text[:k] in heads and text[k:] in heads
        for k in range(2, len(text) - 1)  # 论坛|开幕式
    )
