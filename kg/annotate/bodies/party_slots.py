"""Finds bodies by the place that they have in a clause, whatever they are called: who signs with whom, who organizes.

青石重工与远海装备签订合同; 由市科协、青石湖管理处承办: what no table and no noun tells is a name by where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import kg.regex as re
from kg.annotate.bodies.teams import playing_teams
from kg.words.dictionary import is_word, part_of_speech, tag_words
from kg.words.scan import NOT_FIRST, Found, Scan, words_of

_SIGNS = re.compile(
    "(?:签约|签署|签订|签下|签定|续签|牵手|达成(?=[^，。；]{0,12}(?:协议|合作|意向)))(?!仪式|活动|大?会|[额率前后时暨、]|项目)"
)
_ORGANIZES = re.compile(
    "(?:联合|共同|具体)*(?:主办|承办|协办|冠名|举办|举行|召开|发起|(?<=联合)摄制|(?<=联合)出品|(?<=联合)开展|(?<=共同)开展)(?!方|单位|城市|权|地)"
)
_BREAK = re.compile("[，。；：！？\n▲▼▽△●■◆★※]")
# What a clause begins with before its subject.
_LEAD = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|[初底中]旬?)?|\d{1,2}日)?(?:[上下]午|晚)?|[昨今前当][天日晚](?:[上下]午)?|日前|近日|去年|今年|前年|随后|"
    r"其间|期间|现场|当场|会上|会后|此前|此外|同时|其中|另外|目前|还|也|又|已|并|经[^，]{2,8}|[^，、]{2,10}(?:会|式|活动|论坛|节)上)*"
)
_JOINT = re.compile("与|同(?![时一学志])|和|跟")
_ITEM = re.compile("[^、和与及]+(?:[和与][^、]{2,}?(?:局|公司|委员会|学院))?|、")
_LIST_END = re.compile(
    "等(?:[\\d一二三四五六七八九十多余几数]*[余多]?[家个所]?)?(?:单位|企业|公司|机构|部门|高校|院校|商家|客商|媒体)?$"
)
# What comes between the other party and the verb: 与某公司|在某地|就某事|成功|签约.
_MANNER = re.compile(
    "(?:（[^（）]*）|(?:今天|[昨今当]日|[昨当]天|日前|近日|\\d{1,2}月\\d{1,2}日|\\d{1,2}日|当场|现场|分别|成功|正式|共同|联合|顺利|首次|先后|再次|又|还|也|已|代表)|在[^，。；与同]{2,14}?|就[^，。；]{2,30}?|双方|三方|合作|直接|集中)*$"
)
_LONGEST_MANNER = 100  # characters
_HAN = re.compile("[\u4e00-\u9fa5A-Za-z（）“”·]{3,22}")
_NO_NAME = re.compile(
    "[的了着过他她它们你我您]|代表|正在|^(?:中企|地区|[双三各两多几数]方|[一二三四五六七八九十两几每各某该本首第]|合作|用户|客户|农户|村民|居民|企业|商家|学生|员工|职工|外商|客商|港商|"
    "台商|国内|国外|海外|境外|周边|当地|有关|相关|部分|上述|以上|全球|世界|中外)|(?:方|双方|代表|负责人|政府|户|名|位|人|国|家|省|市|县|区|先生|女士|老板|老人|商|者|们|员|企业|机构|单位|部门|国家|地区|"
    "项目|协议|合同|产品|市场化|师|生|团队)$|[上中下里时前后]$|\\d"
)
# How the names of units end that are no companies.
_UNIT = re.compile(
    "(?:[局委院校馆所站台处部厅协联办]|(?<!会)社|会|中心|大学|中学|小学|联盟|管理处|园区|基金会|研究院|医院|俱乐部|艺术团|乐团|剧院|电视台|报社|法院|检察院|海关|公署|部队)$"
)
_FIRM = re.compile(
    "(?:公司|集团|股份|科技|电子|光电|智能|数据|信息|软件|网络|通信|重工|精工|机械|装备|电气|电器|汽车|钢铁|[钢铝铜]业|矿业|煤业|药业|医药|制药|生物|材料|新材|化工|能源|新能源|电力|环保|水务|建设|建工|建材|"
    "置业|地产|实业|控股|投资|资本|创投|乳业|食品|饮料|酒业|茶业|粮油|农业|牧业|渔业|种业|服饰|纺织|物流|航空|海运|航运|港务|旅游|文旅|文化|传媒|影业|出版社|银行|农商行|证券|保险|人寿|财险|商城|商场|超市|市场|酒店|饭店|"
    "宾馆|厂|矿|船厂|总厂|合作社|农场|店|行|院线|影视|会社)$"
)
_SURE_FIRM = re.compile(
    "(?:股份|重工|[药乳煤矿酒茶]业|光电|智能|银行|影业|传媒|装备|科技|集团|数据)$"
)  # 远山股份|召开股东大会
_TRADE_FIRM = re.compile("(?:[矿药乳酒茶牧渔种米木纸铝铜]业|建材|实业|置业|重工|重机|科技|集团|公司|银行|合作社)$")
_CALLED_BY_ITSELF = (2, 3)  # characters of a firm's own name that is no word: 远晖|农业
_SHORT_UNIT = re.compile("[市省县区州旗][\u4e00-\u9fa5]{1,6}(?:协|联|局|办|委|会|馆|院|社|中心|校|团|队|处|站|所)$")
_LEAST, _MOST, _PLAIN = 3, 12, 5
_NAMES = ("nr", "ns", "nt", "nz", "x", "j")


_HOSTED = re.compile("[主承]办[，、]$")  # 由某局主办，|某某文化承办
_COUNTED = re.compile(
    "等[\\d一二三四五六七八九十百多余数几]+[余多]?[家个](?:单位|企业|公司|机构|部门|院校|高校|媒体|商会|协会|银行|医院|厂家|商家)"
)


def slot_bodies(scan: Scan, bodies: Sequence[Found], places: Sequence[Found]) -> list[Found]:
    """The bodies in the slots of signings, of who organizes and of who plays that are not among `bodies`."""
    text, found = scan.text, list(playing_teams(scan, bodies))
    if "签" in text or "达成" in text:
        for verb in _SIGNS.finditer(text):
            sides = [list(side) for side in _parties(text, verb.start())]
            new = _new(scan, [item for side in sides for item in side], bodies, places)
            found += new
            if len(sides) == 2:  # one party that is a body tells that the other is one
                known = [*bodies, *new]
                for side, other in (sides, sides[::-1]):
                    if any(b.start == s and b.end == e for b in known for s, e in other):
                        found += _new(scan, side, known, places, partner=True)
    if "办" in text or "举行" in text or "召开" in text:
        for verb in _ORGANIZES.finditer(text):
            found += _organizers(scan, verb.start(), bodies, places)
    if "等" in text and "、" in text:
        for counted in _COUNTED.finditer(text):
            found += _organizers(scan, counted.start(), bodies, places)
    return found


def _parties(text: str, verb: int) -> Iterator[Iterable[tuple[int, int]]]:
    """The parties in the clause of a verb of signing: those before 与 and those behind it, or all without one."""
    start = max((m.end() for m in _BREAK.finditer(text, 0, verb)), default=0)
    if manner := _MANNER.search(text, max(start, verb - _LONGEST_MANNER), verb):
        verb = manner.start()
    lead = _LEAD.match(text, start, verb)
    start = lead.end() if lead else start
    joint = next((m for m in _JOINT.finditer(text, start, verb) if m.group() in "与同"), None)
    joint = joint or next(_JOINT.finditer(text, start, verb), None)
    if joint is None:
        yield _items(text, start, verb)
        return
    left = joint.start()
    if manner := _MANNER.search(text, start, left):
        left = manner.start()
    yield _items(text, start, left)
    yield _items(text, joint.end(), verb)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list."""
    if tail := _LIST_END.search(text, start, end):
        end = tail.start()
    for item in _ITEM.finditer(text, start, end):
        if item.group() != "、":
            named = (
                item.start() == start + 1 and text[start] == "和"
            )  # 和|润药业: nothing that it could join stands before
            yield item.start() - named, item.end()


def _organizers(scan: Scan, verb: int, bodies: Sequence[Found], places: Sequence[Found]) -> Iterable[Found]:
    """The items of a list of who organizes, one of which is a body that is known or follows 由."""
    text = scan.text
    start = max((m.end() for m in _BREAK.finditer(text, 0, verb)), default=0)
    by = text.rfind("由", start, verb)
    start = by + 1 if by >= 0 else start
    lead = _LEAD.match(text, start, verb)
    start = lead.end() if lead else start
    if manner := _MANNER.search(text, max(start, verb - _LONGEST_MANNER), verb):
        verb = manner.start()
    items = list(_items(text, start, verb))
    told = by >= 0 or any(b.start == s and b.end == e for b in bodies for s, e in items)
    told = told or (len(items) == 1 and _SURE_FIRM.search(text, *items[0]) is not None)
    told = told or (text.startswith(("承办", "协办"), verb) and _HOSTED.search(text, 0, start) is not None)
    return _new(scan, items, bodies, places, listed=True) if told else ()


def _new(
    scan: Scan,
    spans: Iterable[tuple[int, int]],
    bodies: Sequence[Found],
    places: Sequence[Found],
    *,
    partner: bool = False,
    listed: bool = False,
) -> list[Found]:
    """The stretches that are names of bodies and that nothing else was found in.

    A partner's may be of any form, one `listed` with bodies that are known of common words.
    """
    found = list[Found]()
    for start, end in spans:
        if any(b.start < end and start < b.end for b in bodies) or any(
            p.start <= start and end <= p.end for p in places
        ):
            continue
        if kind := kind_of_name(scan, start, end, partner=partner, listed=listed):
            found.append(Found(start, end, kind, "context"))
    return found


def kind_of_name(scan: Scan, start: int, end: int, *, partner: bool, listed: bool, people: bool = False) -> str | None:
    """Company or Organization, if the stretch is a name; that of a partner may hold one of `people`."""
    name = scan.text[start:end]
    if _SHORT_UNIT.fullmatch(name):
        return "Organization"
    if not _HAN.fullmatch(name) or NOT_FIRST.match(name) or _NO_NAME.search(name) or is_word(name):
        return None
    if name[0] == "和" and _FIRM.search(name):
        return "Company"
    words = words_of(scan, start, end)
    if not scan.lexicon.stop_words.isdisjoint(words) or not scan.lexicon.clause_words.isdisjoint(words):
        return None
    if partner and _has_own_name(name):
        return "Company"
    tagged = tag_words(name)
    if any(tag[0] in "pcury" for _, tag in tagged) or (tagged[0][1] == "v" and is_word(tagged[0][0])):
        return None
    if not any(tag.startswith(_NAMES) or not part_of_speech(word) for word, tag in tagged):
        if partner and _TRADE_FIRM.search(name):
            return "Company"  # 飞马|牧业, with whom a body signs
        return "Organization" if listed and len(name) > _PLAIN and _UNIT.search(name) else None
    if _FIRM.search(name):
        return "Company"
    if _UNIT.search(name):
        return "Organization"
    named = people or not any(t == "nr" for _, t in tagged)
    return "Company" if partner and named and _LEAST < len(name) <= _MOST else None


def _has_own_name(name: str) -> bool:
    """Whether what stands before the words for a firm's trade is no word but its own name: 远晖|农业|公司."""
    stem = name
    while tail := _FIRM.search(stem):
        stem = stem[: tail.start()]
    return stem != name and len(stem) in _CALLED_BY_ITSELF and not is_word(stem)
