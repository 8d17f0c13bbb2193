"""Finds where something is done: the site between 在 and the act, whatever it is called (在青石水上运动中心开桨)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import kg.regex as re
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import NOT_FIRST, PUNCTUATION, Found, Scan, words_of

# Acts before which a place may have any name; before others only one that ends as names of sites do.
_HELD = (
    "会见|会谈|会晤|举行|召开|举办|出席|主持|开幕|闭幕|启动|开赛|开班|签署|签订|集中|逝世|成立|"
    "发布(?!中心|厅)|拉开|落幕|落下帷幕|开讲|收官|签约|揭|(?<=[馆院厅园楼宫心])开展(?=[，。；])"
)
_HOW = (
    "同(?![志时比期样意步])|共同|联合|亲切|热情|集体|正式|隆重|盛大|顺利|圆满|胜利"
    "|鸣枪|开跑|奏响|上演|如[期约]|冒[雨雪]"
)
_SCENE = re.compile(
    rf"在(?<![存现所正自好旨]在)(?!野党|校生)([\u4e00-\u9fa5A-Z0-9（）]{{2,24}}?)"
    rf"(?:(?<=枢纽|大坝|大桥|水库)处)?(?={_HELD}|{_HOW})"
)
_NO_SCENE = re.compile(
    r"^[同当次]日|^[今昨明前当][天日晚早](?:（|$)|^至|^立项$|阶段$|附近$|一带$|周边$|[边国]境$|网站$|网络$|频道$|直播间$|网上|^(?:许多|众多|不少|部分|某)|某[部地]|^(?:\d{4}年)?\d{1,2}月|^\d{4}年|^\d+[余多]?个|^[省市县区州旗]?[主分]?(?:赛区|会场)$|刚刚$|^以|^家|^[这那]里|^此|^世界上|^分[两三四五六七八九十\d]+[期批场次阶段]+$|^第[一二三四五六七八九十\d]+天$|^[次翌]日$|领导$|^\d+年$|(?:会上|期间|过程|中|时|上|下|后|(?<![楼门堂馆院场])前|里|内|方面|领域|基础|今天|昨天|\d日|全国|全市|全省|各地|我[省市县区国]|当天|[上下]午|凌晨|晚|随后|一起|线上|视频|仪式|会议|(?<![一-鿿]{3}[^园区]项目)(?<![一-鿿]{4}施工)现场|月底|月初|月中|再次|次)$|陪同?$|陪同|相继|陆续|即将|^[上下本这]周|不久前?$|^同[步期]$|^[境海国][内外]$|^[室户]外$|[上中下]旬$|部门$|(?:同志|人员|代表|委员|负责人|干部|群众|师生|民众|团体|人士|专家)$|前夕$|之际$|^[今明去]年|[一二两三四五六七八九十百]个|之交$|关头$|时刻$|时期$|之[时初末]$|年[初末底代]$|世纪$|[两三四]国政府$"
)
_KIND_OF_CITY = re.compile(
    "(?<=[亚斯纳加西塔达尼])州(?=[\u4e00-\u9fa5]{2})|(?:[东南西北中]{1,2}部|沿海|港口|边境|最大)*(?:城市|港市)|[\u4e00-\u9fa5]?首[都府](?!经|体|国|机|图|博|师|钢)|[主分](?:赛区|会场)"
)
_SEAT = re.compile("(?:[主分]会场|[主分]赛区|主办地|举办地|承办地|东道主)(?:[——]{1,2}|的)?")  # 在主赛区|某市
# What says how something is done there, and belongs to no name: 在京|亲切会见, 在中南海|应约会谈.
_MANNER = re.compile(
    "(?:应约|应邀|乘船|精彩|亲切|热情|集体|隆重|正式|分别|率先|立项|揭牌?|挂牌|共|老同志|分[两三四五六七八九十\\d]+[期批场次阶段]+)+$"
)
_MAYBE_THERE = ("同", "共同", "联合", "集体", "集中")  # before these anything may stand: 在人类命运|共同体
# What every town has, which is no place without its name: 在|街头, 在某市|街头.
_ANYWHERE = re.compile("(街头|市中心|市区|郊区|海域|机场|口岸|码头|车站)|当地|各地|多地|开放式区域")
# What praises a place before its name: 在风景秀丽的|某山.
PRAISE = "(?:风景|景色|环境|山清水秀|历史|充满|美丽|古老|富饶|魅力|热情|繁花|鲜花)[^，。；：的]{0,8}的"
_PRAISE = re.compile(PRAISE)
_PROPER = ("nr", "ns", "nt", "nz")
_OWN = re.compile(
    "[该我本][校院县镇村厂馆所](?=[\u4e00-\u9fa5]{2})"
    "|[校院馆所局](?=[\u4e00-\u9fa5]{2,}(?:[厅室馆楼堂]|操场|广场|田径场|运动场)$)(?![长内里外])"
)
_VENUE = re.compile("[\u4e00-\u9fa5]{3}(?:中心|礼堂|馆|厅|会议室|活动室|基地)$")
_WORKS = re.compile("(?:项目|施工)现场$")  # 城中村|改造|项目现场
_STAYS = re.compile("在(?<![存现所自好旨实]在)|于(?<![存现所自好旨实]于)")
_GOES = re.compile(f"{_STAYS.pattern}|来到|走[进入]|前往|移师|赶到|到(?<![达得找看遇想直受感收]到)|赴")
_MARK = re.compile("[，。；：！？、\n]|$")
# What says when, before the site that a clause begins with: 昨晚的|青石广场|灯火辉煌.
WHEN = r"(?:\d{1,2}月)?\d{1,2}日|[今昨前当][天日晚]|近日|日前|清晨|傍晚|夜晚|凌晨|[上下]午|中午|晚上?|\d{1,2}时许?|此时"
_WHEN = re.compile(f"(?:{WHEN}|在|的)+")
_TOWN = re.compile(
    "[\u4e00-\u9fa5]{2,3}(?:街道|镇|乡)(?=[\u4e00-\u9fa5]{2,4}(?:社区|村)[\u4e00-\u9fa5])(?!中心|便民|文化)"
)
_CLAUSE_END = re.compile("[，。；：！？\n]|$")
_JOINED = re.compile("、|以及|[和与及]")
_AT_IT = re.compile("(?:[大正东南西北后]?门)?[前内里外]|门口|现场|一带")
# Where people gather before it, of whose name that is no part: 在首相官邸|前举行集会; but 在会议前 is a time.
_OUTSIDE = re.compile(
    "(?:(?<=[邸府社塔碑像])|(?<=总部)|(?<=[使领事]馆)|(?<=法院)|(?<=公司))(?:[大正东南西北后]?门)?(?:[前外]|口|附近)$"
)
_LEVEL = re.compile("(?:[省市县区州旗盟镇乡村岛]|街道|新区|开发区|高新区)$")
_SCHOOL = re.compile("(?:[小中大]学|学院|学校|党校|医院|卫生院|幼儿园|敬老院|福利院|法院|法庭|派出所)$")
_PLAIN = re.compile(
    "航天|卫星|国际|世界|国家|中央|人民|革命|烈士|市政|市民|行政|群众|工人|职工|文化|体育|会展|会议|新闻|奥林匹克|奥运|第[一二三四五六七八九十]"
)
_NO_SITE = re.compile(f"{_NO_SCENE.pattern}|[使领]馆$|^(?:教室|课堂|会议室|办公室|工作室|现场|舞台|赛场|会场)$")
_ASIDE = re.compile("的|母校")
# What is called by its kind alone, be it of a town: 在某市的|老城街道, 走进边远团场.
_KINDS = re.compile(
    "(?:美丽|古老|老城区?|古城|老|古|大型|小型|边远|偏远|边境|海岛|高山|山区|农村|乡村|城市|城乡|农业|现代化?|当地|热门|传统|繁华|基层|哨所|生产)*"
    "(?:乡村|村庄|村落|古村|山村|农村|社区|街道|街区|老街|古街|古镇|古城|小镇|小城|团场|牧区|哨所|连队|田间|田野|农田|果园|茶园|稻田|工厂|车间|企业|合作社|校园|集市|夜市|商圈|景点|工地|山区|林区|库区)"
)
# In which sport: 在游泳赛场，某人夺冠.
_SPORT = re.compile("([\u4e00-\u9fa5]{2,4}?)(?:项目|比赛)?赛场")
_BUILT = "塔楼馆堂厅宫"
_LEAST, _SHORT, _LONGEST, _LONGEST_LIST = 2, 4, 22, 60


class VenueFinder:
    """Finds them, with the heads and acts of the word lists."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._verbs = seeds.verbs | frozenset(words.leading_verbs)
        self._generic, self._organs = frozenset(words.generic_names), seeds.organs
        self._tables = (seeds.divisions, seeds.countries, seeds.foreign_places, seeds.regions)
        self._head = re.compile(f"(?:{alternatives(words.venue_heads)})")
        acts = alternatives(words.acts_there)
        self._acts = re.compile(acts)
        self._states = re.compile(rf"(?:[上内里前外中]|内外|上下)?，?(?:{alternatives(words.scene_states)})")
        self._foreign = re.compile(f"[{''.join(words.transliteration)}]{{2,8}}")
        self._then = re.compile(
            rf"(?:{_AT_IT.pattern})?(?:{_HOW}|盛大|热闹|激情|火热|成功|分别|同步|先后|再次|首次|现场|专门)*"
            rf"(?:{acts}|[同与和向为就以由用对作给](?=[\u4e00-\u9fa5]))"
        )
        self._together = re.compile(
            rf"(?:[两三四五六七八九]地|等(?:多?地|[两三四五六七八九十\d]+[处个地]?)|[两三四五六七八九]个(?:场馆|会场|展区|展厅|场地))?{self._then.pattern}"
        )
        self._takes_up = re.compile(
            rf"(?:{_AT_IT.pattern})?，?(?:现场|一起|一同|共同|与[^，。；]{{1,16}}一[起同道])*(?:{alternatives(words.takes_up)})"
        )

    def find(self, scan: Scan, known: Mapping[int, int]) -> list[Found]:
        """The sites of a sentence; `known` are its places that are known without them: start → end."""
        text = scan.text
        headed = list(self._headed(scan, known))
        listed = {f.start for f in headed}
        scenes = (m.span(1) for m in _SCENE.finditer(text)) if "在" in text else ()
        found = [
            f
            for a, b in scenes
            if not (a in listed and _JOINED.search(text, a, b))
            for f in self._scene(scan, a, b, known)
        ]
        described = self._described(scan, known) if "scene_states" in scan.cues else ()
        return [*found, *headed, *described]

    def _described(self, scan: Scan, known: Mapping[int, int]) -> Iterator[Found]:
        """Sites of which is told how it is there: 青石大剧院|内座无虚席."""
        text = scan.text
        for state in self._states.finditer(text):
            end = state.start()
            first = max(
                (m.end() for m in _MARK.finditer(text, max(0, end - _LONGEST - 12), end) if m.group()), default=0
            )
            first = when.end() if (when := _WHEN.match(text, first, end)) else first
            start = self._behind_regions(scan, first, known)
            if town := _TOWN.match(text, start, end):
                first = start = town.end()  # 东山街道|清溪社区会客厅
            last = max((m.end() for m in self._head.finditer(text, start, end)), default=0)
            if last < end or end - start > _LONGEST or not self._is_name(scan, start, end, behind=start > first):
                continue
            begin = self._last_region(first, start, known) if self._is_short(text, start, end) else start
            yield Found(begin, end, "Organization" if _SCHOOL.search(text, start, end) else "Place", "context")

    def _headed(self, scan: Scan, known: Mapping[int, int]) -> Iterator[Found]:
        """Sites by the nouns that they end in: 在|青石县|彝家酒店|举行."""
        text, named = scan.text, "venue_heads" in scan.cues
        if not (named or known):
            return
        for verb in (_GOES if "takes_up" in scan.cues else _STAYS).finditer(text):
            if listed := self._listed(scan, verb, known):
                yield from listed
                continue
            aside = _ASIDE.match(text, verb.end())
            start = self._behind_regions(scan, aside.end() if aside else verb.end(), known)
            behind = start > verb.end()
            if not (named or behind):
                continue
            mark = _MARK.search(text, start)
            stop = min(mark.start() if mark else len(text), start + _LONGEST)
            first = verb.group() == "在" and (not verb.start() or text[verb.start() - 1] in "，。；")
            then = self._then if verb.group() in ("在", "于") else self._takes_up
            ends = (m.end() for m in self._head.finditer(text, start, stop))
            ends = (e for e in ends if then.match(text, e) or (first and text[e : e + 1] == "，"))
            ends = (e for e in ends if e in scan.edges or self._acts.match(text, e))
            ends = (e for e in ends if self._is_name(scan, start, e, behind=behind))
            if end := max(ends, default=0):
                begin = self._last_region(verb.end(), start, known) if self._is_short(text, start, end) else start
                kind = "Organization" if _SCHOOL.search(text, start, end) else "Place"
                yield Found(begin, end, kind, "context")
            elif behind:
                yield from self._abroad(scan, start, stop)

    def _listed(self, scan: Scan, verb: re.Match[str], known: Mapping[int, int]) -> list[Found]:
        """The sites of a list, if all its items are sites or regions: 在|工人文化宫、科技馆和青石镇|举行."""
        text, first = scan.text, verb.end()
        mark = _CLAUSE_END.search(text, first)
        stop = min(mark.start() if mark else len(text), first + _LONGEST_LIST)
        if verb.group() not in ("在", "于") or not any(c in text[first:stop] for c in "、和与及"):
            return []
        ends = (m.end() for m in self._head.finditer(text, first, stop))
        end = max((e for e in ends if self._together.match(text, e)), default=0)
        marks = [m.span() for m in _JOINED.finditer(text, first, end) if self._joins(scan, *m.span(), known)]
        if not marks:
            return []
        starts, ends_of = [first, *(b for _, b in marks)], [*(a for a, _ in marks), end]
        found = []
        for a, b in zip(starts, ends_of, strict=True):
            start = self._behind_regions(scan, a, known)
            if start >= b and start > a:
                continue
            whole = any(m.end() == b for m in self._head.finditer(text, start, b))
            if not whole or not self._is_name(scan, start, b, behind=start > a):
                return []
            begin = self._last_region(a, start, known) if self._is_short(text, start, b) else start
            found.append(Found(begin, b, "Organization" if _SCHOOL.search(text, start, b) else "Place", "context"))
        return found

    def _joins(self, scan: Scan, start: int, end: int, known: Mapping[int, int]) -> bool:
        """Whether what joins two items is a word of its own there: no 和 of 和平路, 共和国."""
        return scan.text[start] == "、" or (start in scan.edges and end in scan.edges and start not in known)

    def _is_short(self, text: str, start: int, end: int) -> bool:
        """Whether a site is no name without its region: 青石|体育馆, 青石|国际会展中心."""
        return end - start <= _SHORT or _PLAIN.match(text, start) is not None or is_word(text[start:end])

    def _abroad(self, scan: Scan, start: int, stop: int) -> Iterator[Found]:
        """A city abroad behind its country: 在湖国|霍恩费尔斯|进行."""
        name = self._foreign.match(scan.text, start, stop)
        if name and self._then.match(scan.text, name.end()) and name.end() in scan.edges:
            yield Found(*name.span(), "Place", "context")

    def _last_region(self, at: int, start: int, known: Mapping[int, int]) -> int:
        """Where the last region before a site begins, if nothing stands between: 北京|航天城."""
        return next((a for a in range(at, start) if known.get(a) == start), start)

    def _behind_regions(self, scan: Scan, start: int, known: Mapping[int, int]) -> int:
        """Where the regions end that stand first: 青石县|彝家酒店, 某州的|某地, 我国某地."""
        text = scan.text
        start += 2 if text.startswith("我国", start) and start + 2 in known else 0
        while start in known and self._is_region(scan, start, known):
            start = known[start]
            if kind := _KIND_OF_CITY.match(text, start):
                start = kind.end()
            if aside := _ASIDE.match(text, start):
                start = aside.end()
        return start

    def _is_region(self, scan: Scan, start: int, known: Mapping[int, int]) -> bool:
        """Whether what begins there is a region, and no part of the name behind it (中国|驻某国大使馆, 新都|会酒店)."""
        end, text = known[start], scan.text
        name = text[start:end]
        if text.startswith("驻", end) or (name in ("中国", "我国") and end not in known):
            return False
        if _LEVEL.search(name) or name in self._tables[1]:
            return True
        return (end in scan.edges or end in known) and any(name in table for table in self._tables)

    def _is_name(self, scan: Scan, start: int, end: int, *, behind: bool) -> bool:
        """Whether the site has a name of its own, or stands `behind` its region (青石县|体育馆)."""
        name = scan.text[start:end]
        if not PUNCTUATION.isdisjoint(name) or NOT_FIRST.match(name) or _NO_SITE.search(name):
            return False
        words = words_of(scan, start, end)
        if not scan.lexicon.stop_words.isdisjoint(words):
            return False
        return behind or (end - start > _LEAST and name not in self._generic and words[0] not in self._verbs)

    def _scene(self, scan: Scan, start: int, end: int, known: Mapping[int, int]) -> list[Found]:
        """The place of an act, between 在 and 举行: a city abroad or a venue that no table knows (在金边会见)."""
        if praise := _PRAISE.match(scan.text, start, end):
            start = praise.end()
        if seat := _SEAT.match(scan.text, start, end - 1):
            start = seat.end()
        whole = start
        while start in known and known[start] < end - 1 and self._is_region(scan, start, known):
            start = known[start]  # 在沙特|吉达举行, 在浙江省|杭州市举行
        if kind := _KIND_OF_CITY.match(scan.text, start, end - 1):
            state = kind.group() == "州"  # 堪萨斯州某地, 格鲁吉亚首都|第比利斯, 西南部城市|某地
            start = self._last_region(whole, start, known) if state else kind.end()
        if behind := _MANNER.search(scan.text, start + 1, end) or _OUTSIDE.search(scan.text, start + 1, end):
            end = behind.start()
        name = scan.text[start:end]
        if anywhere := _ANYWHERE.fullmatch(name):
            return [Found(whole, end, "Place", "context")] if anywhere[1] and whole < start else []
        if (
            len(name) < _LEAST
            or _NO_SCENE.search(name)
            or name in self._organs
            or name.endswith(("使馆", "领馆", "领事馆"))
        ):
            return []
        if scan.text.startswith(_MAYBE_THERE, end) and not (start in known or _is_site(name)):
            return []
        own = _OWN.match(name)  # 该校|田径场
        words = words_of(scan, start + (own.end() if own else 0), end - name.endswith("前"))
        inner = words[:1] if _VENUE.search(name) or _WORKS.search(name) else words  # 市行政|服务|中心
        if not scan.lexicon.stop_words.isdisjoint(words) or not self._verbs.isdisjoint(inner):
            return []
        venue = inner != words and not self._verbs.isdisjoint(words)  # 酒泉卫星|发射|中心
        venue = venue or self._head.fullmatch(name) is not None  # 淮安|枢纽
        venue = venue or (len(name) <= _SHORT and name[-1] in _BUILT and _is_plain(name))  # 清湖|电视塔
        return [Found(whole if venue else start, end, "Place", "context")]


def is_kind(name: str) -> bool:
    """Whether words are no name but say what kind of place it is (老城街道, 边远团场), or in which sport (游泳赛场)."""
    sport = _SPORT.fullmatch(name)
    return _KINDS.fullmatch(name) is not None or (sport is not None and is_word(sport[1]))


def _is_plain(name: str) -> bool:
    """Whether a name is made of words of every day: 旅游|塔."""
    return all(is_word(word) and not tag.startswith(_PROPER) for word, tag in tag_words(name))


def _is_site(name: str) -> bool:
    """Whether words may name a place: one of them is a name, or they end as sites do."""
    return name[-1] in "府宫厅馆楼室堂院园城校" or any(
        tag.startswith(_PROPER) or not is_word(word) for word, tag in tag_words(name)
    )
