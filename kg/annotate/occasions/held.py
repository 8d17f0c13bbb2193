"""Finds what a clause says is held, opens or ends somewhere, whatever it is called: 某某旅游文化年昨晚在某地开幕。"""

from __future__ import annotations

from collections.abc import Iterable

import kg.regex as re
from kg.annotate.occasions.names import OccasionNames
from kg.articles.bylines import MARKERS
from kg.seeds import Seeds
from kg.words.dictionary import tag_words
from kg.words.scan import NOT_FIRST, Found, Hit, Scan

_OPENS = re.compile(
    "(?:举行|举办|召开|开幕|闭幕|落幕|启幕|开赛|开锣|上演|拉开帷幕|落下帷幕|收官|启动|颁奖|颁发|揭晓)(?=[，。；\n]|为期|$)"
)
_MARKS = re.compile(f"[，。；：！？\n{MARKERS}]")
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
# What stands between the name and 在: when, and how.
_BETWEEN = re.compile(
    rf"(?:（[^（）]{{1,20}}）|(?:从|自|于)?{_DAY}(?:起)?(?:[至到—-]{_DAY})?|[今昨当][天日晚]|同日|[日前近]日|当地时间|[上下]午|凌晨|晚上?|傍晚|"
    r"今年|明年|去年|\d{1,2}月|正式|正在|即将|将|正|于|圆满|成功|顺利|盛大|胜利|分别|同时|同步|相继|陆续|隆重|如期|也|还|首次|再次|已|继续)*$"
)
_WHEN_FIRST = re.compile(
    rf"(?:(?:{_DAY}(?:[至到—-]{_DAY})?|[今昨当][天日晚]|同日|[日前近]日|当地时间|近期|目前|眼下|连日来)(?:（[^（）]{{1,20}}）)?(?:[上下]午|凌晨|晚上?)?|备受关注|此外|另外)+"
)
_SKIPPED = re.compile("“[^”]*”|《[^》]*》|（[^）]*）")
# What is one of many, or named before.
_NO_NAME = re.compile(
    r"[本该此这那其]|各|每|[多数]|系列|一系列|丰富|首场|[\d.]+[余多万]*[场次项个家部]|[一二两三四五六七八九十]+[余多]?[场次项个家部届]|更多|许多|不少|相关|有关|整个|新一[轮届]|以"
)
_NO_OCCASION = re.compile(
    "(?:工作|建设|生产|作业|任务|情况|调查|研究|项目|工程|计划|政策|方案|作品|产品|节目|栏目|电视剧|纪录片|电影|企业|公司|民众|代表|人员|群众|领导人|双方|成果|故事|活动室|市场|场馆|[一-龥]{0,2}馆|中心|公园|景区|大楼|成绩|方式|过程|地点|时间|论文)$"
)
_PERIOD = re.compile("[月周年季奖展]”?$")
_AWARD = re.compile("(?:第[\\d一二三四五六七八九十百]+届|首届|20\\d\\d年?度?)[^，。；]{2,24}奖”?$")
_ACT = re.compile(
    "(?:[会赛展演]|会晤|会谈|磋商|阅兵|对话|谈判|选举|传递|巡游|首秀|签约|宣讲|路演|展演|义诊|推介|评选)$"
)
# What is a part of an occasion, and goes on somewhere itself.
_PART = re.compile(
    r"(?:[\u4e00-\u9fa5]{2,3}站)?(?:火炬|圣火|火种)(?:传递|采集|交接)(?:第[一二三四五六七八九十\d]+站|[\u4e00-\u9fa5]{2,3}站)?(?:活动|仪式)?$"
)
_SURE = re.compile(r"第[\d一二三四五六七八九十百]+[届次站轮]|首届|20\d{2}|“")
_NOUNS = ("n", "j", "x", "vn", "eng", "i", "l", "z")
_LEAST, _LONGEST = 5, 50
# 第五次全国经济普查, 二十届中央第二轮巡视: occasions by their number, wherever they stand.
_NUMBERED = re.compile(
    "第[一二三四五六七八九十]+次全国[一-龥]{2,12}?普查(?!领导|办公|方案|员|小组)"
    "|(?:[一二三四五六七八九十]+届)?(?:中央|[一-龥]{1,3}[省市区]委)第[一二三四五六七八九十]+轮巡视(?!组)"
)
# 某国总统选举: a country and what is voted on.
_ELECTION = re.compile(
    "(?:总统|议会|国会|联邦议院|众议院|国民议会|立法会|国家杜马|地方议会|中期)?(?:选举|大选)(?:(?:第[一二]|首)轮(?:投票|选举)?)?"
    "(?!委员|办法|制度|产生|法|人|观察|文化|民主|出|权|式|中心|活动)"
)
_ELECTED = ("选举", "大选")
_SHARED_YEAR = (
    "(?:人文交流|文化和旅游|文化旅游|旅游文化|旅游|文化|体育交流|科技创新|友好交流|"
    "友好|青年交流|媒体交流|地方合作交流)年"
)

# Behind the subject of a clause: that it is held, after when and where.
_IS_HELD = re.compile(
    rf"(?:（[^（）]{{1,12}}）|{_DAY}|[今昨当][天日晚]|[日前近]日|当地时间|[上下]午|晚上?)*(?:在[^，。；：]{{1,24}}?)?(?:正式|隆重|胜利|成功|顺利|圆满)?"
    "(?:召开|举行|举办|开幕|闭幕|开班|结业|落幕|收官|开赛)(?!的)"
)
# What such a subject begins with: a verb of its name and maybe whose it is, a list, an edition.
_WHOSE = (
    "(?:20\\d\\d年度?)?(?:全[国军党省市县区]|(?:[\u4e00-\u9fa5]{1,10}和)?[\u4e00-\u9fa5]{1,6}(?:机关|单位|层面|系统)"
    "|[\u4e00-\u9fa5]{1,4}界)?"
)
_BEGINS_WHOLE = re.compile(
    f"{_WHOSE}(?:深入|认真|全面|扎实)*(?:传达学习|学习|贯彻|落实|推动|推进|促进|提升|强化|整治|清理|治理|防范|打击|巩固|弘扬|纪念|庆祝|加强|深化).*"
    "|(?:20\\d\\d年|第[\\d一二三四五六七八九十百]+[届批]|首届|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)[^、]*"
    "|新(?:进|任|当选|提拔)[^，。；、]{2,16}的(?:委员、)?|.{2,}[、和与及暨](?:相关)?|.+[与和](?:新时代)?党的"
)
_OF_PARTY = re.compile("党的|关于[^，。；]{2,24}?的|(?<=员会)的(?=委员、|$)|在韩")
_NO_WHOLE = re.compile(
    "[的了着过将由使让把被在—]|召开|举行|举办|开展|出席|参加|参与|主持|进行|宣布|启动|以及|正值|[一多两三]场|^(?:今年|这|该|本|此)"
    "|(?<!社)会(?=[、和与及])|(?:赛|论坛|式|展|节|活动|签约|演出|表演|日|周)(?=[、和与及])"
)
# 某运动会|北欧两项的比赛, 某运动会|主媒体中心入驻仪式: which of its contests or ceremonies it is.
_ITS_PART = re.compile(
    "[^，。；：“”、的在是\\d]{2,10}(?:的比赛|(?<![开闭]幕)(?<!颁奖)仪式)(?=在|[今昨][天晚日]|\\d+日|举行)"
)


class HeldFinder:
    """Finds them; `names` says where such a name begins."""

    def __init__(self, seeds: Seeds, names: OccasionNames) -> None:
        self._names = names
        self._verbs = seeds.verbs | frozenset(seeds.words.leading_verbs)
        self._heads = seeds.occasions
        states = "".join(short for short in seeds.abbreviations if len(short) == 1)
        self._shared_year = re.compile(f"(?:[{states}]中|中[国{states}]){_SHARED_YEAR}")

    def find_known(self, scan: Scan, bodies: Iterable[Found]) -> list[Found]:
        """What is an occasion by the form of its name: a census, a round of inspections, 中某友好年, an election."""
        text, spans = scan.text, list[tuple[int, int]]()
        if "普查" in text or "轮巡视" in text:
            spans += [m.span() for m in _NUMBERED.finditer(text)]
        if "年" in text and "中" in text:
            spans += [m.span() for m in self._shared_year.finditer(text)]
        if any(word in text for word in _ELECTED):
            spans += [
                (hit.start, m.end()) for hit in scan.of("country") if (m := _ELECTION.match(text, hit.end)) is not None
            ]
        inside = [(b.start, b.end) for b in bodies]
        return [Found(s, e, "Event", "pattern") for s, e in spans if not any(b <= s and e <= end for b, end in inside)]

    def find(self, scan: Scan, events: list[Found], others: Iterable[tuple[int, int]]) -> list[Found]:
        """The names; `events` are found already, `others` are the stretches of people and bodies."""
        text, found = scan.text, list[Found]()
        if "opens" not in scan.cues:
            return found
        taken = set(others)
        for verb in _OPENS.finditer(text):
            start = max((m.end() for m in _MARKS.finditer(text, max(0, verb.start() - 120), verb.start())), default=0)
            span = self._subject(text, max(start, verb.start() - 120), verb)
            if span is None or span in taken:
                continue
            inside = [e for e in events if e.start < span[1] and span[0] < e.end]
            sure = _SURE.search(text, *span) is not None
            part = _PART.search(text[: span[1]], span[0]) if inside else None  # 某运动会|火炬传递
            whole = part is not None and all(e == (span[0], part.start(), *e[2:]) for e in inside)
            if not whole and any(
                e.end != span[1] or text[e.start : e.end] not in self._heads or not sure for e in inside
            ):
                continue
            if self._is_name(scan, *span, sure=sure, taken=taken):
                found.append(Found(*span, "Event", "pattern"))
                for event in inside:
                    events.remove(event)
        return found

    def _subject(self, text: str, start: int, verb: re.Match[str]) -> tuple[int, int] | None:
        """The subject of the clause that begins at `start`, without when and where."""
        at = text.rfind("在", start, verb.start())
        if at < 0 and verb.group()[-1] not in "幕官":
            return None
        end = at if at >= 0 else verb.start()
        between = _BETWEEN.search(text[start:end])
        end = start + between.start() if between else end
        if when := _WHEN_FIRST.match(text, start, end):
            start = when.end()
        plain = _SKIPPED.sub(lambda m: "＿" * len(m.group()), text[start:end])
        start += plain.rfind("的") + 1
        if verb.group() in ("颁奖", "颁发", "揭晓") and not _AWARD.search(text, start, end):
            return None
        if verb.group() == "启动" and not _PERIOD.search(text, start, end):
            return None
        return (start, end) if _LEAST <= end - start <= _LONGEST else None

    def _is_name(self, scan: Scan, start: int, end: int, *, sure: bool, taken: set[tuple[int, int]]) -> bool:
        name = scan.text[start:end]
        if (
            _NO_NAME.match(name)
            or NOT_FIRST.match(name)
            or _NO_OCCASION.search(name)
            or name.count("“") != name.count("”")
        ):
            return False
        if any(e == end for _, e in taken) or ("《" in name and name[-1] == "》"):
            return False
        plain = _SKIPPED.sub("，", name)
        tagged = tag_words(plain)
        if any(
            tag[0] in "cpru" or (tag == "d" and not sure)
            for word, tag in tagged
            if word not in ("与", "和", "之", "暨")
        ):
            return False
        first, last = tagged[0], tagged[-1]
        noun = last[1].startswith(_NOUNS) or _ACT.search(name) is not None
        if first[0] in self._verbs or not (noun or sure):
            return False
        head = max(start, end - len(last[0]))
        return self._names.begin(scan, start, Hit(head, end, "occasion")) == start


def whole_subjects(text: str, events: list[Found]) -> list[Found]:
    """The occasions, those that end a subject that is held as a whole from its begin: 学习某某、|推动某某座谈会召开."""
    return [event._replace(start=_subject_begin(text, event)) for event in events]


def parts_of_games(text: str, events: list[Found], games: Iterable[str]) -> list[Found]:
    """The occasions, games with which part of them it is that is held: 某运动会|北欧两项的比赛在某地进行."""
    heads = (*games, "赛")
    return [
        event._replace(end=match.end())
        if text.endswith(heads, event.start, event.end) and (match := _ITS_PART.match(text, event.end))
        else event
        for event in events
    ]


def _subject_begin(text: str, event: Found) -> int:
    """Where the subject begins that an occasion ends, if all of it is the name; else where the occasion begins."""
    if not _IS_HELD.match(text, event.end):
        return event.start
    low = max((m.end() for m in _MARKS.finditer(text, max(0, event.start - 80), event.start)), default=0)
    if when := _WHEN_FIRST.match(text, low, event.start):
        low = when.end()
    before = _SKIPPED.sub("＿", text[low : event.start])
    if not before or len(before) > _LONGEST or any(mark in before for mark in "“”《》（）"):
        return event.start
    whole = _BEGINS_WHOLE.fullmatch(before) and not _NO_WHOLE.search(_OF_PARTY.sub("", before))
    return low if whole else event.start
