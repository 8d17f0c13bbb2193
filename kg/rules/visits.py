"""Who went where: a tour told clause by clause, whose travellers are named once and left out for sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import kg.regex as re
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import PEOPLE, PERSON, POST, SYMBOLS, RuleSet, encode
from kg.rules.stop_items import (
    ALL_THERE,
    ASPECT,
    AT_HOME,
    BEFORE,
    BETWEEN,
    GOES_ON,
    HOME,
    HOW_IT_GOES,
    INSIDE,
    LONGER,
    OTHER,
    PEOPLE_THERE,
    SITE,
    STATE,
    TAIL,
    THERE,
    UNKNOWN,
)
from kg.seeds import Seeds, alternatives

_SITES = ("Company", "Organization", "Place")
_PLACE, _BODY, _EVENT = SYMBOLS["Place"], SYMBOLS["Organization"], SYMBOLS["Event"]
_IN, _ACT = "[^，。；：！？\n]", "\ue008"  # stands for an occasion that is only called 调研 or 督导
_QUOTED = re.compile("“[^”]*”?")
_CLAUSE_END = re.compile(f"，(?!以及|{GOES_ON})|[。；：！？\n]|$")
_WHEN = (
    r"(?:(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|[今昨前当][天日晚]|同日|次日|近日|日前|连日来)?"
    r"(?:凌晨|清晨|一早|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|晚)?(?:\d{1,2}(?:时|点)(?:\d{1,2}分|半)?(?:许|左右)?)?"
)
# What may stand before who travels: no verb and no preposition, so that it is who acts.
_OPENING = rf"(?:{POST}、)*[^，。；：！？\n、\ue001-\ue007向对与同跟被把让请据经听给为和说]{{0,16}}?"
_PARTY_SIZE = r"(?:夫妇|一行)?(?:\d*[余多]?人)?"
# What one is called behind the name: 某某副院长|一行.
_CALLED = (
    "(?:(?:常务)?副?(?:[\u4e00-\u9fa5]?[省市县区州旗厅局处科院校站所镇乡村部司署队团行社台馆厂会]长|书记|主任|主席|秘书长|总?经理|董事长|总裁)"
    "|教授|院士|同志|先生|女士|政委|专员|巡视员)?"
)
_SUBJECT = re.compile(
    rf"{_OPENING}(?:{POST}的|[\ue002\ue003](?={POST}?{PERSON}))?(?:{POST}*{PERSON}(?:总书记|主席|总理|总统)?夫人)?(?P<who>{PEOPLE}){_CALLED}{_PARTY_SIZE}(?:等(?:人|领导|同志|{_IN}{{0,10}}领导)?)?"
)
_PRONOUN = re.compile(f"{_OPENING}[他她]们?(?:一行)?")
# What says only when, before the clause itself: 会后，
_ASIDE = re.compile(
    rf"(?:{_WHEN}(?<=.)|随后|之后|然后|接着|紧接着|最后|首先|其间|又讯|同时|另外|一行共?\d+[余多]?人|(?P<after>[^，。；：！？\n\ue001\ue007]{{0,16}}(?:会|仪式|活动|结束|{_EVENT})(?:以|之)?[前后])|[^，。；：！？\n\ue001\ue007]{{1,16}}(?:后|前|期间|之际|间歇))，"
)
# With whom the one named before goes: 甲13日至15日，在乙陪同下，
_ESCORTED = re.compile("(?:今天|昨天)?(?:分别)?(?:在[^，。；]{1,80}?陪同下|由[^，。；]{1,80}?陪同)，")
# The same with who travels before it, and more than one who escorts: 甲|在某局局长乙，某局局长丙的陪同下，
_ESCORTS = re.compile(
    rf"(?:{_WHEN})?在(?:[^，。；]|，(?=[^，。；]{{0,12}}{POST}{PERSON}|{POST}|[^，。；]{{2,40}}(?:负责人|同志|领导|干部)的?陪同下)){{1,80}}?(?:的)?陪同下，?(?:(?:带领|率领?)[^，。；]{{2,20}}?(?=在|到|赴|深入|来))?"
)
# Others go with the one who travels, before it is told where: 某局局长乙，副局长丙陪同，
_GO_ALONG = re.compile(
    rf"{_OPENING}{PEOPLE}(?:，{PEOPLE})*(?:等(?:人|领导|同志|{_IN}{{0,10}}领导)?)?(?:全程|分别|先后|一同|一起)?(?:陪同|随同)，"
)
_PARTY = re.compile(rf"{_WHEN}(?P<who>{_BODY})(?:的?(?:委员|代表|成员|队员|专家)们?)?{_PARTY_SIZE}(?={_IN})")
# Behind who leads it: 率|某考察团, 为团长的|某代表团.
_LEADS = re.compile(rf"(?:[为任]{POST}的|带队的|率领的?|率){_PLACE}?(?P<who>{_BODY})")
_LED, _PARTY_NAME = re.compile("(?:带队|率队|带领下|率领下)$"), re.compile("(?:组|团|队)$")
# Who leads it, behind the body: 某代表团|在市长某某率领下.
_BROUGHT = re.compile(rf"在[^，。；\ue001]{{0,16}}?(?P<who>{PEOPLE})(?:的)?(?:率领|带领|带队)下，?")
_THEN = (
    "(?:随后|之后|然后|接着|紧接着|随即|其间|期间|最后|首先|先是|而后|又|还|并|再|也|则|先后|分别|依次|逐一|逐个|一一|一起|一同|一道|共同|"
    "实地|现场|仔细|详细|认真|深入(?!\ue002|\ue003|\ue005)|专程|专门|亲自|重点|突击|随机|连夜|马不停蹄地?|驱车|乘车|步行|徒步|冒[^，。；\ue001]{1,5}|一行人?|两人|"
    rf"{_WHEN}(?<=[天日晚上午分许时点半早晨间])|在[^，。；]{{1,40}}?陪同下)"
)
# A clause of the one before's subject in which nobody goes anywhere.
_KEEPS = re.compile(
    rf"{_THEN}*(?:听取|了解|询问|叮嘱|鼓励|勉励|嘱咐|要求|看|查|问|徒步|步行|驱车|乘车|冒|蹚|踏|头顶|与|同|和|向|对|就|围绕|为|给|把|送|走|观看|体验|感受|关心|关切|代表|率|带领|带着|采取|轻车简从|不打招呼|兵分|分成|分为|不[顾畏]|顶着|迎着|翻山|沿着|乘坐|坐)"
)
_FIRST_STOP = re.compile(
    f"(?:{_EVENT}|(?:[走看]访|慰问|调研|检查|督查|督导|考察|巡查)(?:活动)?)?(?:第一站|首站|最后一站|第[二三四五]站)(?:是|便是|就是|来到|到|选在|选择了?)"
)
_SCENE = re.compile(f"(?:{_WHEN}，?)?(?:[在于]|[来走][到进](?={_IN}{{1,30}}，{PERSON}))(?={_IN}{{0,24}}?{SITE})")
# Between who travels and the verb: that it isn't so, or that it is done by others.
_BARRED = re.compile(
    "将|拟|计划|准备|表示|指出|强调|要求|希望|邀请|欢迎|建议|提出|鼓励|号召|呼吁|派|委托|听取|汇报|介绍|主持|出席|参加|接待|会见|接见|"
    "陪同(?!下)|随同|担任|当选|宣布|致辞|讲话|来自|毕业|不[能会得要再许应想愿]|未|没有|如果|关于|《"
)
_CITED = re.compile("学习|贯彻|落实|按照|牢记|遵照|根据|自从")
_WITH = re.compile("率|带领|带着|会同|陪同下|一起|一同|一道|[和与]")
_SAYS = re.compile("(?:表示|指出|强调|要求|希望|认为|说|称|告诉[^，。；]{1,8}|介绍|提出|叮嘱[^，。；]{0,8}|透露|回忆)$")
_ELSE_NEXT = re.compile(
    f"(?:(?!看望|慰问|走访|调研|考察|察看|查看|检查){_IN}){{0,12}}?(?:出席|参加|参与|主持(?!召开(?:{_EVENT}|{_IN}{{0,6}}(?:会商|调度|现场|部署)))"
    "|会见|接见|会谈|召开|举行|签署|宣布|植树|敬献|献花)"
)
_ELSE = re.compile(
    f"{_IN}{{0,12}}?(?:招商|推介|植树|出席|参加|主持|会见|接见|会谈|召开|举行|致辞|讲话|签约|签署|宣布|揭牌|上班|打工|务工|任职|就读|上学|投案|旅游|治疗|就诊|住院|定居|演出|比赛|采访|报到|祭祖|扫墓|探亲)"
)
_TOPICS = re.compile("招商|推介|旅游|演出|比赛|治疗|上学|就读|务工")  # behind a verb of looking: 调研|招商引资工作
_CALLS_ON = re.compile(f"{SITE}+(?:亲切)?(?:看望|慰问|接见|会见)")
_OWN_REGION = re.compile("[我全本该][省市县区州旗乡镇校]")
_CALLS_AT = re.compile("(?:到访|造访|莅临|拜访|拜会)了?")  # before the body that one has come to see
_OWN_BODY = re.compile("[我本][校院馆司所局场台厂矿园社会]|校")  # 莅临|我院: who comes there is on a visit
_DO_TO = re.compile(f"{_IN}{{0,16}}?(?:展开|开展|进行)(?:了)?{_IN}{{0,8}}")
_APART = re.compile("分别|分头|分组|分批|各自")  # each to a place of his own
_ON_TOUR = re.compile("先后?(?!进)|分别|依次|首先|随后|接着|又|还|一行")
_RULES = ("inspect", "inspect-went-to", "inspect-in", "inspect-at-site")  # that say the same in one clause
# 去年6月，某某在某省考察时，…: a tour that is only recalled, so that what comes next is no stop of it.
_RECALLS = re.compile("(?:\\d{4}年|去年|前年|当年|那年)[^。；]{0,40}?(?:考察|视察|调研)(?:时|期间|中|过程)")
_FAR = 60  # characters between who travels and the verb


class _Stops(NamedTuple):
    """The stops of one list, where it ends, and whether a verb of looking follows it or the clause behind it."""

    sites: tuple[Mention, ...]
    end: int
    looked: bool


@dataclass(slots=True)
class _Telling:
    """How far a text has come: who travels, and where the clause to come plays (在某村，)."""

    travellers: tuple[Mention, ...] = ()
    first: tuple[Mention, ...] = ()  # whom the text names first
    ever: frozenset[str] = frozenset()  # the names of all who have travelled so far
    scene: tuple[Mention, ...] = ()
    begun: int = 0  # where the words for the scene begin
    named: bool = False  # who travels stands in the sentence itself
    party: bool = False  # a body that travels has been named: 某市党政代表团


class VisitReader:
    """Finds the stops, with the verbs of the word lists."""

    def __init__(self, seeds: Seeds, rules: RuleSet) -> None:
        words, self.regions = seeds.words, seeds.divisions
        found = {name: rules.rule(name) for name in _RULES}
        self.confidence = {name: rule.confidence for name, rule in found.items() if rule is not None}
        go, looks = f"(?:{alternatives(words.goes_to)})", f"(?:{alternatives(words.looks_at)})"
        self._weak = frozenset(words.goes_weakly)
        weak = f"(?<![达得找看受解意听直遇想做收接提谈回办及入一用放送带升])到(?![会场访底位处此])|赴|来(?={SITE})"
        self._verb = re.compile(
            rf"(?P<go>{go}了?|{weak})|(?P<at>(?<![正现存实])在(?={SITE}))|(?P<on>对(?={SITE}))"
            rf"|(?P<look>{looks}+(?:了解?)?)(?![组团员队站点者]|活动)"
        )
        self.looks = re.compile(looks)
        self._looks = re.compile(
            f"(?:实地|专题|集中|开展|进行|现场|专程|公开|带案|乘[船车]|步行)*(?:{looks}(?![组团员队站点者])|{_ACT})"
        )
        self.called_on = re.compile(rf"(?:{looks})+了?[^，。；的组团]{{0,8}}$")
        self._open_looks = re.compile(f"(?:{alternatives(words.looks_at_all)})")
        self.sees = re.compile(rf"{_THEN}*(?:{looks}|仔细|详细|认真|深入|实地|听取|了解|观看|询问|边走边看)")
        self._look_next = re.compile(
            rf"{_THEN}*(?:{looks}|{_ACT}|走[进访]|在{_IN}{{1,24}}?(?:{looks})|(?:了解|听取|询问|开展|指导|宣讲|接访|学习(?!贯彻|宣传)|瞻仰|通过|受到|与|同|督|就(?!是)|对{_IN}{{1,20}}?(?:进行|开展)))"
        )
        self._elided = re.compile(rf"(?P<then>{_THEN}*)(?={go}|{weak}|{looks}|在{SITE})")
        self.group = re.compile(
            rf"[^，。；：！？\n\ue001\ue004]{{2,60}}?(?:领导|负责人|成员|人员|代表|委员|同志|专家)(?:{_THEN})*(?={go})"
        )
        self._any = re.compile(rf"{go}|{weak}|{looks}|[在站来]")

    def find(self, sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
        """The stops of all tours, in the order of the text."""
        telling = _Telling()
        for sentence in sentences:
            people = (m for m in sentence.mentions if m.type == "Person" and m.method != "pronoun")
            telling.first = telling.first or tuple(people)[:1]
            telling.party = telling.party or any(_is_party(m) for m in sentence.mentions)
            told = (telling.first or telling.party) and any(m.type in _SITES for m in sentence.mentions)
            if told and self._any.search(sentence.text):
                yield from _Clauses(self, sentence, telling).read()
                telling.travellers = () if _RECALLS.search(sentence.text) else telling.travellers


class _Clauses:
    """The clauses of one sentence, read from left to right."""

    def __init__(self, verbs: VisitReader, sentence: Sentence, telling: _Telling) -> None:
        self._verbs, self._telling, self._sentence = verbs, telling, sentence
        text, self._owners = encode(sentence)
        acts = (i for i, m in enumerate(self._owners) if isinstance(m, Mention) and verbs.looks.fullmatch(m.text))
        for i in acts:
            text = text[:i] + _ACT + text[i + 1 :]  # 进行|督导
        self._text = _QUOTED.sub(lambda m: "“" * len(m.group()), text) if "“" in text else text
        self._led = False  # the clause before says who leads those of whom the next one tells
        self._apart = False  # told as what was done before or after an occasion
        self._after: tuple[Mention, ...] = ()  # who acts in the clause before

    def read(self) -> Iterator[RelationMention]:
        """The stops that the sentence tells of."""
        text, telling, at = self._text, self._telling, 0
        telling.scene, telling.named = (), False
        self._after = telling.travellers
        while at < len(text):
            if aside := _ASIDE.match(text, at):
                self._apart = self._apart or aside["after"] is not None
                at = aside.end()
                continue
            if (self._after or at == 0 or text[at - 1] == "，") and (escort := _ESCORTED.match(text, at)):
                at = escort.end()
                continue
            if telling.travellers and (along := _GO_ALONG.match(text, at)):
                at, self._after = along.end(), telling.travellers
                continue
            if scene := self._scene(at):
                telling.begun, telling.scene, at = at, scene.sites, scene.end
                continue
            subject, start = self._subject(at)
            if subject and "陪同下" in text and (escorts := _ESCORTS.match(text, start)):
                start = escorts.end()
            end = self._end(start)
            yield from self._clause(at, start, end, subject)
            if _SAYS.search(text, start, end) and text[end : end + 1] in ("，", "："):
                at = text.find("；", end) + 1 or len(text)
            else:
                at = end + 1
            telling.scene = ()
            self._after = subject
            self._led = _LED.search(text, start, end) is not None
            if text[at - 1 : at] == "；":
                self._after = telling.travellers

    def _end(self, at: int) -> int:
        found = _CLAUSE_END.search(self._text, at)
        return found.start() if found else len(self._text)

    def _subject(self, at: int) -> tuple[tuple[Mention, ...], int]:
        """Who acts in the clause at `at`, and where what they do begins; nobody where others do."""
        text, telling = self._text, self._telling
        match = _SUBJECT.match(text, at)  # not 慰问了困难党员|某某、
        if match and (escorts := self._escorts_of(at, match.start("who"), match.end())) is not None:
            along = {m.text for m in self._mentions(*match.span("who"), (PERSON,))}
            led = tuple(m for m in telling.travellers or telling.first if m.text not in along)
            return (_people(led) or led)[:1], escorts
        if match and not any(p.search(text, at, match.start("who")) for p in (_CITED, self._verbs.called_on)):
            people = self._mentions(*match.span("who"), (PERSON,))
            if people and people[0].method == "pronoun" and people[0].text in ("他", "她"):
                people = _people(telling.travellers)[:1] or people
            telling.named = telling.named or people[0].method != "pronoun"
            if party := _LEADS.match(text, match.end()):
                people += self._parties(*party.span("who"))
            return people, match.end()
        if (match := _PRONOUN.match(text, at)) and (meant := telling.travellers or telling.first):
            return (_people(meant) or meant)[:1] if "们" not in match.group() else meant, match.end()
        party = _PARTY.match(text, at)
        if party and (bodies := self._parties(*party.span("who"))):
            if brought := _BROUGHT.match(text, party.end()):
                bodies += self._mentions(*brought.span("who"), (PERSON,))
                telling.named = True
            return bodies, (brought or party).end()
        if match := self._verbs._elided.match(text, at):
            return self._after, match.start() if match["then"].endswith("陪同下") else match.end("then")
        if self._led and (match := self._verbs.group.match(text, at)):
            return self._after, match.end()
        return (self._after if _KEEPS.match(text, at) else ()), at

    def _escorts_of(self, at: int, start: int, end: int) -> int | None:
        """Where a clause goes on behind the people from `start`, who only go along: 他|在县长甲和乙陪同下，"""
        begin = self._text.rfind("在", at, start) if "陪同下" in self._text else -1
        escorts = _ESCORTS.match(self._text, begin) if begin >= 0 else None
        return escorts.end() if escorts and escorts.end() >= end else None

    def _scene(self, at: int) -> _Stops | None:
        """The places of a clause that says only where the next one plays."""
        match = _SCENE.match(self._text, at)
        stops = self._list(match.end(), self._end(match.end()), "scene") if match else None
        if stops is None or self._text[stops.end : stops.end + 1] != "，":
            return None
        return stops._replace(end=stops.end + 1)

    def _clause(self, at: int, start: int, end: int, subject: tuple[Mention, ...]) -> Iterator[RelationMention]:
        text, telling = self._text, self._telling
        if first := _FIRST_STOP.match(text, at):
            stops = self._list(first.end(), end, "look")
            telling.travellers = telling.travellers or telling.first
            if stops:
                yield from self._facts("inspect-at-site", telling.travellers, stops.sites, at, stops.end, loose=True)
        if not subject:
            return
        elided = start == at or text[at:start].endswith("陪同下") or not self._telling.named
        pos, travels, went = start, False, False
        while verb := self._verbs._verb.search(text, pos, end):
            gap = text[start : verb.start()]
            if verb["at"] and _CALLS_ON.match(text, verb.end()):
                break  # 在人民大会堂看望与会人员
            if verb.start() - start > _FAR or _BARRED.search(gap) or (PERSON in gap and not _WITH.search(gap)):
                break
            kind = str(verb.lastgroup)
            travels = travels or kind in ("go", "look")
            weak = verb.group() in self._verbs._weak and not _ON_TOUR.search(gap)
            stops = self._list(verb.end(), end, kind, weak=weak)
            if stops is None:
                pos = verb.end()
                continue
            rule = {"look": "inspect", "go": "inspect-went-to"}.get(kind, "inspect-in")
            open_look = kind == "look" and self._verbs._open_looks.fullmatch(verb.group().rstrip("了"))
            loose = not self._apart and ((elided and not telling.named) or not stops.looked or bool(open_look))
            loose = loose and not (stops.looked and _OWN_BODY.fullmatch(stops.sites[-1].text))
            loose = loose and not (_CALLS_AT.fullmatch(verb.group()) and stops.sites[-1].type != "Place")
            look = self._verbs._looks.match(text, stops.end, end)
            told = look.end() if look else stops.end
            yield from self._facts(rule, subject, stops.sites, at, told, loose=loose)
            pos, went = max(stops.end, verb.end()), True
        met = telling.ever | {m.text for m in telling.first if text[at] == PERSON}  # no host: 在某公司，总经理某某
        party = any(m.method == "pronoun" and _PARTY_NAME.search(m.text.removesuffix("一行")) for m in subject)
        known = went or party or met.intersection(m.text for m in subject) or self._verbs.sees.match(text, start)
        if telling.scene and known and not _ELSE.match(text, start):
            scene = [m for m in telling.scene if not (travels and m.text in self._verbs.regions)]  # 在某市，甲来到某村
            yield from self._facts("inspect-at-site", subject, scene, telling.begun, end, loose=True)
        if travels:
            telling.travellers = subject
            telling.ever |= {m.text for m in subject}

    def _list(self, start: int, end: int, kind: str, *, weak: bool = False) -> _Stops | None:
        """The stops of a list behind a verb, if it is one of stops to its end."""
        text, verbs = self._text, self._verbs
        look = None if kind == "scene" else verbs._looks.search(text, start, end)
        stop = look.start() if look else end
        sites: list[Mention] = []
        at, last, vague = start, 0, False
        aspects = kind == "look" and HOW_IT_GOES.search(text, start, end) is not None
        while True:
            if home := HOME.match(text, at, stop):
                at = home.end()
                if (between := BETWEEN.match(text, at, stop)) is None:
                    break
                at = stop if sites and OTHER.fullmatch(text, between.end(), stop) else between.end()
                continue
            before = BEFORE.match(text, at, stop)
            site = before.end() if before else at
            owner = self._owners[site] if site < stop else None
            if isinstance(owner, Mention) and owner.type in _SITES and not owner.text.endswith("代表团"):
                sites.append(owner)
                at = tail.end() if (tail := TAIL.match(text, site + 1, stop)) else site + 1
                region = owner.text in verbs.regions or len(owner.text) < 3 or _OWN_REGION.fullmatch(owner.text)
                if aspects and not region and (aspect := ASPECT.match(text, at, stop)):
                    at = aspect.end()
                elif sites and (more := LONGER.match(text, at, stop)):
                    at = more.end()
                    sites.pop()  # 某医院|新院区、
            elif unknown := UNKNOWN.match(text, at, stop):
                at, vague = unknown.end(), not sites
            else:
                stop = at = last if last and kind in ("look", "go") else at  # 某站、某厂、|某园东区: those before it
                break
            last = at if sites else 0
            between = BETWEEN.match(text, at, stop)
            if between is None or (sites and OTHER.fullmatch(text, between.end(), stop)):
                at = stop if between else at
                break
            at = between.end()
        if not sites:
            return None
        rest = text[at:stop]
        if kind == "scene":
            return _Stops(tuple(sites), at, False) if not rest else None
        if kind in ("at", "on"):
            if kind == "at" and not rest and look is None:  # 在某站、某村等地，|对某事进行检查
                fits = text[end : end + 1] == "，" and verbs._look_next.match(text, end + 1) is not None
            else:
                fits = look is not None and (not rest if kind == "at" else _DO_TO.fullmatch(rest) is not None)
            return _Stops(tuple(sites), at, True) if fits else None
        if kind == "look" and _OWN_REGION.fullmatch(sites[-1].text) and rest:
            return None  # 视察我市医疗工作
        if kind == "look":
            return self._looked(sites, at, "的人员" if rest and vague else rest)
        return self._gone(sites, at, end, rest, looked=look is not None, weak=weak)

    def _looked(self, sites: list[Mention], at: int, rest: str) -> _Stops | None:
        """The stops that are looked at, by what follows the last."""
        if (
            rest.startswith("并")
            or ALL_THERE.fullmatch(rest)
            or (STATE.fullmatch(rest) and not PEOPLE_THERE.search(rest))
        ):
            return _Stops(tuple(sites), at, True)
        plain = len(sites) > 1 and not PEOPLE_THERE.search(rest) and PERSON not in rest
        return _Stops(tuple(sites[:-1]), at, True) if plain else None

    def _gone(self, sites: list[Mention], at: int, end: int, rest: str, *, looked: bool, weak: bool) -> _Stops | None:
        """The stops gone to, by what follows the last and by what the next clause says is done there."""
        text, follows = self._text, self._text[end : end + 1] == "，" and not looked
        next_look = follows and self._verbs._look_next.match(text, end + 1) is not None
        then = self._plain(at, end)
        if _ELSE.match(_TOPICS.sub("", then) if looked else then) or (follows and _ELSE_NEXT.match(text, end + 1)):
            return None
        home = AT_HOME.match(text, at) is not None
        if rest and not home and not THERE.match(rest) and not INSIDE.fullmatch(rest):
            if len(sites) < 2 or PEOPLE_THERE.search(rest):
                return None
            sites = sites[:-1]
        if weak and not (looked or rest or next_look or home):
            return None
        own = _OWN_BODY.fullmatch(sites[-1].text) is not None
        return _Stops(tuple(sites), at, looked or next_look or (own and bool(rest)))

    def _plain(self, start: int, end: int) -> str:
        """The text between two offsets of the encoded one, as it was."""
        base, text = self._sentence.start, self._sentence.text
        return text[self._offset(start) - base : self._offset(end - 1, end=True) - base] if start < end else ""

    def _parties(self, start: int, end: int) -> tuple[Mention, ...]:
        """The body there, if it is one that travels."""
        return tuple(m for m in self._mentions(start, end, (_BODY,)) if _is_party(m))

    def _mentions(self, start: int, end: int, symbols: Sequence[str]) -> tuple[Mention, ...]:
        owners = (self._owners[i] for i in range(start, end) if self._text[i] in symbols)
        return tuple(owner for owner in owners if isinstance(owner, Mention))

    def _facts(
        self, rule: str, subject: Sequence[Mention], sites: Sequence[Mention], start: int, end: int, *, loose: bool
    ) -> Iterator[RelationMention]:
        """One fact for each traveller and stop; a `loose` one holds where the article tells of a tour."""
        first, last = self._offset(start), self._offset(end - 1, end=True)
        kinds = frozenset(("调研",) if loose else ())
        sure = self._verbs.confidence.get(rule, 0.9)
        apart = len(subject) > 1 < len(sites) and _APART.search(self._plain(start, end)) is not None
        more = apart and self._sentence.text.startswith("等", sites[-1].end - self._sentence.start)
        if more or (apart and len(subject) != len(sites)):
            return  # who went where is not told
        for who, site in zip(subject, sites, strict=True) if apart else product(subject, sites):
            yield RelationMention("inspects", who, site, rule, first, last, sure, kinds)

    def _offset(self, at: int, *, end: bool = False) -> int:
        owner = self._owners[at]
        if isinstance(owner, Mention):
            return owner.end if end else owner.start
        return owner + 1 if end else owner


def _is_party(mention: Mention) -> bool:
    """Whether a body is one that travels."""
    return mention.type == "Organization" and _PARTY_NAME.search(mention.text) is not None


def _people(travellers: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of whom 他 may be said: no party."""
    return tuple(m for m in travellers if m.type == "Person")
