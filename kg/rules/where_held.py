"""Where occasions are held, clause by clause: in the clause itself, in one before, on the way, for a guest, 在这里."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.places.venues import PRAISE
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import CLASSES, NAMED, PERSON, SYMBOLS, RuleSet, encode
from kg.seeds import Seeds, alternatives

_EVENT, _PLACE = SYMBOLS["Event"], SYMBOLS["Place"]
_SITE = f"[{CLASSES['Site']}]"
_CITY = "[\u4e00-\u9fa5]?首都|(?:主办|举办|承办|东道主)城市"  # 在|意首都|罗马
# Between a region and what lies in it: 某国|首都|某市, 某市|市中心的|某馆.
_LIES = (
    "(?:(?:(?:市?中心|[市城]区|境内|近郊|郊外)?的|首都|首府|省会|[东南西北中]{1,2}部(?:的|城市|港市)?"
    "|(?:沿海|边境|港口|最大)?城市)?)"
)
_WHOLE = f"(?:{_CITY})?(?:{_PLACE}{_LIES})*(?:首都|首府|省会)?"
_SITES = rf"{_WHOLE}{_SITE}(?:(?:、|和|与|及|以及){_WHOLE}{_SITE})*"
_TAIL = (
    r"(?:等(?:地|多地|(?:全[球国省市])?[\d一二三四五六七八九十两多]*[余多]?(?:国|省|省份|城市|地区|[个座]?[省市地县区]|个(?:国家和地区|国家|省份|城市))"
    r"(?:的[\d一二三四五六七八九十百多余]+[家所处个][^，。；：、\ue001-\ue007]{1,8}?(?=[举召开同正热隆陆相先集上展，]))?)?|[两三四五六七八九十]地|[两三四五六七八九十]个(?:场馆|会场|赛区|展区|场地)"
    "|(?:[市城]区|境内|沿线|海域|附近(?:海域)?|本部|主会场|分会场|现场|(?:总部|办公|馆舍|官邸)?(?:大楼|大厦)?(?:[大正东南西北后]?门)?[前内外]|门口)|（[^（）]{1,12}）)?"
)
# What a place is to the occasion (在主赛区|某市), and where it lies (在位于|某市以西|的|某村).
_SEAT = "(?:主会场|分会场|会场|主赛区|分赛区|赛区|主办地|举办地|承办地|东道主)(?:[——]{0,2}|的)?"
_KNOWN_FOR = rf"(?!我国|中国|全国|各|同)[^，。；：、的\d{PERSON}{_EVENT}{_PLACE}\ue002]{{2,8}}的"  # 在新落成的|某馆
_WEBSITE = "“[^“”，。]{2,16}(?:平台|网站?|客户端|频道|小程序)”"  # 在某部|“某某信息平台”|举行
_STANDS = rf"(?:{_PLACE}|[^，。；：的{PERSON}{_EVENT}]){{1,16}}?"
_SCENE = re.compile(
    rf"(?:在(?<![存现所好自旨]在)|于(?:(?<=[\d日天晚午年月起]于)|(?<=^于)|(?<=[，并]于)))(?:{PRAISE}|{_SEAT}|位于{_STANDS}的|{_KNOWN_FOR})?(?P<o>{_SITES})(?![国军团校]?歌|人民共和国国歌|{_WEBSITE}){_TAIL}"
)
_HERE = re.compile(
    r"在(?<![存现所正好自旨]在)(?:这里|此间|此地|此|当地|该(?P<kind>[校院馆村镇乡市县区]))(?!基础|期间|之?[前后]|时|过程)"
)
_WHEN = (
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[至到—-](?:\d{1,2}月)?\d{1,2}日)?|[今昨当][天日晚]|[日前近]日|同日"
    "|当地时间|[上下]午|中午|凌晨|晚上?|傍晚|（[^（）]*）|将?于|从|自|起)"
)
_MARK = re.compile("[，。；：！？\n]")
# Nothing but this stands between the sites and what is done: how, when, for whom.
_GAP = (
    rf"(?:(?:就|围绕|针对)[^，。；：\n{PERSON}{_EVENT}]{{2,24}}?)?(?:(?!时间|期间|之际|会见|看望|出席|参加|领导|指导|支持|倡议|抗议|反对|方向|边境|交界|附近|之间|以[东南西北])"
    rf"[^，。；：的\n{PERSON}{_EVENT}{_PLACE}]){{0,12}}?"
)
_ON = (
    rf"(?:就|围绕|针对)[^，。；：\n{PERSON}{_EVENT}]{{1,20}}?(?:问题"
    rf"|局势|形势|危机|冲突|议题|争端)"
)  # 在某市|就某国局势|召开峰会
_THEMED = "(?:了)?(?:(?:主题|题|名)为“[^“”。]{2,60}”的|以“[^“”。]{2,60}”为主题的)"  # 举办|主题为“某某”的|论坛
# Before an occasion that is another's: cited, looked forward to, left.
_NOT_HELD = re.compile(
    "取消|推迟|延期|申办|争办|拒绝|原定|未能|不再|禁止|严禁|不得|反对(?![者派党])|阻止|叫停|呼吁|建议|提议|要求|希望|如果|是否|能否|同意|表示"
)
_OF_OTHER = re.compile(
    r"^(?:的|精神|上的|成果|期间|后[，的]|以来|前夕|之际|代表团|组委会|筹委会|委员会|火炬|圣火|倒计时|主题|志愿者|冠军|开?幕?式?的)"
)
# Between an occasion and where something is held that is not the occasion itself.
_ITS_PART = re.compile(
    f"[{CLASSES['Body']}]|、(?![0-9])|会议|大会|会$|[赛展]区|站|招募|报名|选拔|售票|传递|火炬|圣火|倒计时|筹备|方案|[口会吉]号?[号徽歌]|吉祥物|奖牌"
)
# What is no occasion of its own when it is only carried on somewhere: 在某地|展开突袭行动.
_LIGHT = re.compile("进行|开展|展开|组织|推出|开始|开启|打响")
_VAGUE = re.compile("(?:行动|活动|工作|访问|考察|调研|走访|检查|参观|座谈|交流|合练|训练)$")
_PROPER = re.compile("[“”《》\\d]|第.{1,4}[届次]|首[届次场]|专项")
_HOW = re.compile(
    f"(?:{_WHEN}|再次|首次|自发|联合|共同|隆重|正式|同时|同步|继续|成功|分别|集中|热烈|组织|主持|主会场|成立)*"
)
_ATTENDS = re.compile(
    rf"(?:(?!会见|接见|会晤|看望|慰问|期间|同|与|将)[^，。；：的\n{PERSON}{_EVENT}{_PLACE}]){{0,8}}?(?:主持召开|主持|出席|参加|列席|接受)(?:了)?[“《]?(?P<s>{_EVENT})(?!精神|的精神)"
)
_AND_EVENT = re.compile(f"”?(?:、|和|与|及|以及)[“《]?{_EVENT}")
_BESIDE = re.compile(f"{_EVENT}[、和与暨]")  # 某洽谈会、|某博览会在某中心开幕
# What is done at the place before the meeting there: 来到某校|，送去慰问金并|召开座谈会.
_THERE_FIRST = (
    rf"，?(?:(?!将|后|出席|参加|会见|[到赴在])[^，。；：\n{PERSON}{_EVENT}{_PLACE}]){{2,20}}?"
    "(?=，?并(?:在[^，。；]{2,6})?(?:现场|随即|就地|主持|组织)*(?:召开|举行|举办))"
)
_REGION = re.compile("[省市县区州旗盟]$")
_PORT = re.compile("(?:机场|[火高汽]?车站|高铁站|口岸|码头)$")  # where one arrives, before a meeting elsewhere
_TIMES = re.compile("(?:先后|分别)?[两二三四五六七八九十几数多\\d]+次")  # 在甲、乙|先后两次召开座谈会
_ORGAN = re.compile("(?:人大(?:常委会)?|政协|纪委|[省市县区]委|总局|[国家部].{2,8}部)$")
_SESSION = re.compile("举行|召开")  # 某会议在某地|举行|第一次全体会议
_AS_OBJECT = re.compile(
    "(?:出席|参加|参与|主持|召开|举行|举办|迎接|围绕|关于|作为|根据|按照|为|是|在|于|自|随着|继|和|与)(?:了|本次|此次)?[“《]?$"
)
# What is celebrated, where it is no meeting itself: 庆祝|某某节, but 庆祝|某某节表彰大会.
_CELEBRATED = re.compile("(?:庆祝|纪念)[“《]?$")
# For whom something is held there: 在某广场|为某国总统夫妇来访|举行欢迎仪式.
_GUEST = re.compile(
    rf"[^，。；{PERSON}{_EVENT}{_PLACE}]{{0,6}}?为{NAMED}(?:总统|总理|主席|首相)?(?:[和与、](?:其)?(?:夫人|丈夫)?{NAMED})*(?:夫妇|一行|等)?(?:访华|来访|到访|访问)?"
)
# Who gives what is held by them, and doesn't say where: 在某使馆|举办的|招待会上; in other houses one holds things.
_GIVES = re.compile("(?:[使领]馆|代表团|使团|代表处|新闻办|新闻办公室|国新办)$")
_GIVEN = re.compile("(?:招待会|酒会|发布会|吹风会|记者会|听证会)$")
_OFFICE = re.compile("(?:[使领]馆|[局署]|委员会|办公室)$")  # a body, though the text takes it for a site
_HOUSE = re.compile(
    "(?<![使领])馆$|(?:中心|[礼会]堂|剧院|剧场|大学|学院|学校|党校|[中小]学|医院|公园|酒店|宾馆|饭店|体育场|基地|博物院|故宫|总部|大[楼厦])$"
)
_NO_SUBJECT = re.compile(rf"(?:{_WHEN}|(?<=日)和|将|正式|正|已|也|还|并|同时|首次|再次|先后|分别|隆重)*")
# 甲论坛由乙主办，: the occasion that a sentence begins with.
_FIRST = re.compile(
    rf"(?:{_WHEN}|，|[^，。；：\n{PERSON}{_EVENT}]{{0,24}}?(?:主办|承办|组织|举办|召集|为主题|为期[^，。；]{{1,5}})的)*[“《]?(?P<s>{_EVENT})(?!的|上|期间|之?[前后]|结束|闭幕后|开幕前)"
)
_TOUR = re.compile("(?:访问|考察|调研|走访|检查|参观)$")
# What ceremonies are held for; the lead tells only of the act: 分院昨天在某镇挂牌.
_CEREMONY = re.compile(
    rf"(?:(?!期间|之际|领导|指导)[^，。；：的\n{PERSON}{_EVENT}{_PLACE}]){{0,8}}?(?:挂牌|揭牌|签约|签订|签署|投产|开工|动工|奠基|启用|首发|发车|开通|通车|落成|开业|授牌|启航|首航|竣工|交付|开馆|开园|投运|封顶|合龙|揭幕)"
)
_SET = re.compile(
    rf"(?:(?P<s>{_EVENT})”?(?:{_WHEN}|的?(?:主会场|会场|会址|展厅|展馆|赛场)|首次|首站|将|，|分别|也|还|就)*(?:设在|设于|放在|定在|选在|安排在|走进|移师|登陆|落户)"
    rf"|(?:^|(?<=[，；]))(?:主会场|会场|会址|展厅|展馆|赛场|活动地点)(?:分别|就)?(?:设在|设于|放在|定在|选在|安排在|位于))(?P<o>{_SITES})"
)
_PLANNED = re.compile("将|拟|计划|曾|去年|前年|已有|累计|先后|陆续|以来")
_MEETS = ("会", "仪式", "活动")  # ends of what is held on a day that it celebrates
_OF_CEREMONY = frozenset({"仪式", "签约"})
_SITE_TYPES = frozenset({"Place", "Company", "Organization"})
_RULES = ("held-at", "held-at-lead")
_KINDS = {"校": ("学", "学院", "学校", "党校"), "院": ("院",)}
LEAD_SENTENCES = 2
_LONGEST = 14  # characters of the name of a place that 这里 stands for
_LEAST_GOING_ON = 5  # characters of the name of an occasion that is carried on somewhere: 在某地进行四国邀请赛
_LEAST = 3  # characters of the name of an occasion


class _Clause(NamedTuple):
    start: int
    end: int


class WhereHeld:
    """Reads them, with the verbs of the word lists."""

    def __init__(self, seeds: Seeds, rules: RuleSet) -> None:
        words = seeds.words
        self._confidence = {name: rule.confidence for name in _RULES if (rule := rules.rule(name)) is not None}
        held = alternatives(words.held_verbs)
        self._holds = re.compile(rf"(?:{_ON})?{_GAP}(?P<verb>{held})(?P<of>的|了)?(?!过)")
        self._object = re.compile(
            rf"(?:{_THEMED})?(?:(?!关于|围绕|期间|以来|纪念|庆祝)[^，。；：\n{PERSON}{_EVENT}]){{0,22}}?[“《]?(?P<s>{_EVENT})(?!精神|期间)"
        )
        goes = f"(?:{alternatives([*words.goes_to, *words.goes_weakly])})"
        takes_up = alternatives([word for word in words.takes_up if word not in ("看望", "慰问")])
        self._went = re.compile(
            rf"(?P<go>{goes})(?:了)?(?:[^，。；：{PERSON}{_EVENT}{_PLACE}]{{2,8}}的)?(?P<o>{_SITES}){_TAIL}(?P<first>{_THERE_FIRST})?(?:，?(?:并|现场|随即|就地|连夜|专程|联合|集中|一起|一同|共同|组织|[与同和][^，。；{_EVENT}]{{1,14}}一[起同道])*)"
            rf"(?P<verb>{takes_up})(?:了)?(?:(?!在|于|的{_EVENT})[^，。；：\n{PERSON}{_EVENT}{_PLACE}]){{0,10}}?[“《]?(?P<s>{_EVENT})(?!的|精神)"
        )
        self.countries = frozenset((*seeds.countries, "我国"))
        self._needs = re.compile(f"[在于]|{goes}")

    def find(self, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
        """The places of the occasions that the sentences name, in the order of the text."""
        before: list[Mention] = []  # the sites named so far
        for index, sentence in enumerate(sentences):
            kinds = {m.type for m in sentence.mentions}
            asked = "Event" in kinds or index < LEAD_SENTENCES
            if asked and not kinds.isdisjoint(_SITE_TYPES) and self._needs.search(sentence.text):
                reading = _Reading(self, sentence, before)
                yield from reading.read() if "Event" in kinds else ()
                yield from reading.read_lead() if index < LEAD_SENTENCES else ()
            before += (m for m in sentence.mentions if m.type in _SITE_TYPES)


class _Reading:
    """One sentence, in which each mention stands as one symbol."""

    def __init__(self, words: WhereHeld, sentence: Sentence, before: Sequence[Mention]) -> None:
        self._words, self._sentence, self._before = words, sentence, before
        self._text, self._owners = encode(sentence)

    def read(self) -> Iterator[RelationMention]:
        """What is held where."""
        for scene in _SCENE.finditer(self._text):
            yield from self._in_scene(scene.start(), scene.end(), self._sites(*scene.span("o")))
        for here in _HERE.finditer(self._text):
            if (place := self._named_before(here.start(), here["kind"])) is not None:
                yield from self._in_scene(here.start(), here.end(), [place])
        yield from self._set_up()
        for went in self._words._went.finditer(self._text):
            name = self._owners[went.start("s")]
            short = isinstance(name, Mention) and (
                (len(name.text) < _LEAST and name.text != "集会") or _TOUR.search(name.text)
            )
            sites = self._sites(*went.span("o"))
            if went["first"] and (len(sites) > 1 or _REGION.search(sites[0].text) or _ORGAN.search(sites[0].text)):
                continue  # after several stops, or at an organ, a meeting is held at one of them, or elsewhere
            if _PORT.search(sites[-1].text) and "，" in went.group() and not self._name(went.start("s")).endswith("式"):
                continue
            if not short and not _NOT_HELD.search(self._text, self._clause(went.start()).start, went.start()):
                yield from self._facts(went.start("s"), sites, *went.span())

    def _set_up(self) -> Iterator[RelationMention]:
        """What is set up or goes somewhere: 推介会设在某酒店，主会场设在某广场, 惠民演出走进某村."""
        for setting in _SET.finditer(self._text):
            clause = self._clause(setting.start())
            at = setting.start("s") if setting["s"] else self._subject_before(clause.start)
            if at is not None and not _AS_OBJECT.search(self._text[clause.start : at]):
                yield from self._facts(at, self._sites(*setting.span("o")), at, setting.end())

    def read_lead(self) -> Iterator[RelationMention]:
        """Where the ceremony of an article takes place whose lead tells of it without a name: 分院在某镇挂牌."""
        for scene in _SCENE.finditer(self._text):
            clause = self._clause(scene.start())
            told = self._text[clause.start : clause.end]
            done = _CEREMONY.match(self._text, scene.end(), clause.end)
            if done and _EVENT not in told and not _NOT_HELD.search(told) and not _PLANNED.search(told):
                for site in self._sites(*scene.span("o")):
                    yield self._fact("held-at-lead", None, site, scene.start(), done.end())

    def _in_scene(self, start: int, end: int, sites: list[Mention]) -> Iterator[RelationMention]:
        """What is done at the sites between `start` and `end`: its object, or its subject, which may stand before."""
        text, clause = self._text, self._clause(start)
        if _NOT_HELD.search(text, clause.start, start):
            return
        if len(sites) > 1 and _TIMES.match(text, end):
            return
        if guest := _GUEST.match(text, end):
            end = guest.end()
        if attends := _ATTENDS.match(text, end):
            yield from self._facts(attends.start("s"), sites, start, attends.end())
        holds = self._words._holds.match(text, end)
        if holds is None:
            return
        held = self._words._object.match(text, holds.end())
        if held and (holds["of"] == "的" or not text.startswith("的", held.end())):
            others = not _HOW.fullmatch(text, end, holds.start("verb")) or (
                holds["of"] == "的" and holds.start("verb") > end
            )
            if not self._is_carried_on(holds["verb"], held.start("s")):
                # 在国新办|今天举行的发布会上, 在某协会|分会召开会议
                places = [m for m in sites if m.type == "Place" or not others]
                if holds["of"] == "的":
                    places = [m for m in places if not self._gives(m, held.start("s"))]
                yield from self._facts(held.start("s"), places, start, held.end())
                for more in self._listed_after(held.end()):
                    yield from self._facts(more, places, start, more + 1)
            if holds["of"] == "的" or not _SESSION.match(holds["verb"]):
                return
        if holds["of"] != "的":
            at = self._subject(clause, start)
            if at is None and self._is_elided(clause.start, start):
                at = self._subject_before(clause.start)
            while at is not None:
                yield from self._facts(at, sites, at, holds.end())
                at = at - 2 if _BESIDE.fullmatch(text, max(0, at - 2), at) else None

    def _gives(self, site: Mention, event: int) -> bool:
        """Whether a body only gives what is held by it: 在某使馆|举办的|招待会上, not 在某博物馆|举办的|展览."""
        if site.type == "Company" or _HOUSE.search(site.text):
            return False
        if site.type == "Place" and not _OFFICE.search(site.text):
            return False
        return _GIVES.search(site.text) is not None or _GIVEN.search(self._name(event)) is not None

    def _listed_after(self, at: int) -> Iterator[int]:
        """The other occasions of a list that goes on there: 举办甲展|和乙论坛."""
        while more := _AND_EVENT.match(self._text, at):
            yield more.end() - 1
            at = more.end()

    def _is_carried_on(self, verb: str, event: int) -> bool:
        """Whether no occasion is told of but that something goes on: 进行了考察, 展开突袭行动."""
        name = self._name(event)
        return bool(
            _LIGHT.match(verb) and (len(name) < _LEAST_GOING_ON or _VAGUE.search(name)) and not _PROPER.search(name)
        )

    def _clause(self, at: int) -> _Clause:
        start = max((m.end() for m in _MARK.finditer(self._text, 0, at)), default=0)
        mark = _MARK.search(self._text, at)
        return _Clause(start, mark.start() if mark else len(self._text))

    def _subject(self, clause: _Clause, before: int) -> int | None:
        """The occasion that the clause is about: the last named in it, not as the object of another verb."""
        text = self._text
        at = text.rfind(_EVENT, clause.start, before)
        if at < 0 or PERSON in text[at:before] or _OF_OTHER.match(text[at + 1 : before]):
            return None
        if _ITS_PART.search(text, at + 1, before):
            return None
        told = text[clause.start : at]
        if _AS_OBJECT.search(told) or (_CELEBRATED.search(told) and not self._name(at).endswith(_MEETS)):
            return None
        return at

    def _name(self, at: int) -> str:
        """The name of the mention that stands there."""
        mention = self._owners[at]
        return mention.text if isinstance(mention, Mention) else ""

    def _is_elided(self, start: int, end: int) -> bool:
        """Whether a clause has no subject of its own: 14日在|某市开幕."""
        return _NO_SUBJECT.fullmatch(self._text, start, end) is not None

    def _subject_before(self, end: int) -> int | None:
        """The occasion that the clauses before are about: with it the first of them begins."""
        if self._text[end - 2 : end] == f"{_EVENT}，":
            return end - 2
        first = _FIRST.match(self._text, 0, end)
        return first.start("s") if first else None

    def _named_before(self, at: int, kind: str | None) -> Mention | None:
        """The place named last before an offset, no country (亮起中国红): in 该校 the last school."""
        here = [m for m in self._owners[:at] if isinstance(m, Mention) and m.type in _SITE_TYPES]
        for site in reversed([*self._before, *here]):
            if site.text in self._words.countries or len(site.text) > _LONGEST:
                continue
            if site.text.endswith(_KINDS.get(kind, kind)) if kind else site.type == "Place":
                return site
        return None

    def _sites(self, start: int, end: int) -> list[Mention]:
        """The sites of a list without the regions that they stand in: 江东|临州、江西|云溪."""
        found = []
        for i in range(start, end):
            owner, after = self._owners[i], self._text[i + 1 : end]
            if isinstance(owner, Mention) and not re.match(f"{_LIES}{_SITE}", after):
                found.append(owner)
        return found

    def _facts(self, event: int, sites: list[Mention], start: int, end: int) -> Iterator[RelationMention]:
        subject = self._owners[event]
        for site in sites:
            if isinstance(subject, Mention):
                yield self._fact("held-at", subject, site, start, end)

    def _fact(self, rule: str, event: Mention | None, site: Mention, start: int, end: int) -> RelationMention:
        first, last = self._owners[start], self._owners[end - 1]
        begin = first.start if isinstance(first, Mention) else first
        stop = last.end if isinstance(last, Mention) else last + 1
        kinds = frozenset() if event else _OF_CEREMONY
        return RelationMention("heldAt", event, site, rule, begin, stop, self._words._confidence[rule], kinds)
