"""Which occasion an article is about: a talk, a tour, the one its lead and headlines name, or one unnamed."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.occasions.finder import is_generic
from kg.annotate.occasions.forms import Occasion, are_two, is_vague, kind_of, likeness, strip_name
from kg.annotate.occasions.headlines import (
    MEETING,
    VISIT,
    find_talk,
    talk_gone_to,
    talk_name,
    told_name,
    tour_name,
    tour_told,
    without_actor,
    without_column,
)
from kg.annotate.occasions.status import is_of_people
from kg.annotate.people.forms import short_forms
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve.dinners import find_dinner
from kg.resolve.hosts import holder_in
from kg.resolve.talks import is_told, talk_names
from kg.resolve.tours_told import find_tour
from kg.seeds import Seeds

LEAD_SENTENCES = 3
HELD = re.compile(r"召开|举行|举办|启动|开幕|开启|拉开|落幕|闭幕|开赛|开班|举办|进行|圆满|如[期约]|设主?会场")
CITED_AFTER = re.compile(
    r"^(?:以来|精神|部署|结束后|期间|要求|筹[办备]|工作|后，|官方|志愿者|组委会|门票|火炬|圣火|会徽|吉祥物|赞助商|合作伙伴|的?(?:参赛|决赛|正赛)?(?:资格|入场券|席位)|(?:的)?(?:全体)?(?:\d+[余多]?名)?学员)"
)
_HOLDS = re.compile(
    r"(?:召开|举行|举办|主持召开|主持|出席|参加|开展|带队|组织|迎来|启动|参加了|开展了|举办了|召开了|在.{2,16}(?:举行|召开|举办)的|(?:联合|共同)主办)[^，。；]{0,6}$"
)
_ONE_BY_ONE = re.compile("分别[^，。；]{0,31}?会[见谈晤]|先后[同与][^，。；]{0,40}?会[谈晤]")
_PLANNED = re.compile("将|曾|拟|邀请|期待")
_ACTS_AT = frozenset("attends takesPartIn presides speaksAt addresses witnesses".split())
# Of what stands before 在某峰会上: it hasn't been held.
_UNREAL = re.compile(
    "(?<![大开])会在$|(?:不会|不应|不要|即将|将|希望|呼吁|敦促|有望|可能|计划|考虑|拟)[^，。；]{0,34}$"
)
_DECIDES = re.compile(r"(?:\d{1,2}日|今[天日]|昨[天日]|近日|日前)?(?:[上下]午|晚)?选举")
_PAST_OR_PLANNED = re.compile(r"将|曾|[去前]年|当年|\d{4}年|年前|此前")
_CALLS_ON = re.compile("到访|造访|拜访|拜会")
_RECALLS = re.compile(r"(?:按照|贯彻|牢记|学习|落实|遵照|根据|沿着)[^，。；]{0,8}$")
_INSTRUCTION = re.compile("[作做]出(?:的)?(?:重要)?[指批]示")
_OF_MEETING = re.compile("会议|主持|出席|讲话|指示|批示|座谈")
_AGENDA = re.compile("，(?:会议)?(?:专题|集中|认真)?(?:传达|学习|研究|审议|听取|贯彻|部署|讨论|分析|总结|决定|审查)")
_TODAY = re.compile(r"^[^，。；]{0,12}?(?:今[天日]|昨[天日]|当[天日]|日前|近日|(?<![\d月])\d{1,2}日)(?!.*将)")
_ITS_PEOPLE = re.compile("(?:列席|与会|参会|出席|获奖|受表彰)(?:代表|人员|委员|嘉宾)")  # 同某会议|列席代表座谈
# What everybody recalls is what an article is about only where it is said when or where it is held.
_GOING = re.compile(rf"(?:赴|开展|(?:{VISIT.pattern})(?![组团队]))[^，。；]{{0,24}}")
_TOUR_TOLD = re.compile(
    rf"(?:就|对|围绕)[^，。；]{{2,24}}(?:进行|开展)(?:了)?[^，。；]{{0,4}}(?:{VISIT.pattern})|(?:开展|{VISIT.pattern}|来我[省市县区州旗盟][考观])[^，。；]{{1,24}}"
)
_PARTY_COMES = re.compile("[考观检督视调慰][察摩查导研问](?:组|团)(?:一行)?(?=[来到赴莅在对]|深入)")
_CONGRESS = re.compile("(?:党的|中共)[一二三四五六七八九十]{2,3}大$|全国两会$")
_NOT_HELD = re.compile("取消|推迟|拒绝|引发?[^，。；]{0,4}(?:不满|争议|担忧)")
_ACTED = re.compile("赶赴|指导|部署|访问|抵达|集会|抗议|签署|[作做]出")
_DATED = re.compile("\\d日|[今昨]天|人民大会堂|在北?京|将于")
# 某全会，于1月5日在某市举行
_AT_A_PAUSE = re.compile("^，(?=(?:于|在|\\d)[^，。；]{2,40}?(?:举行|召开|举办|开幕|闭幕))")
_ON_THE_WAY = re.compile(  # 大会期间，甲还会见了乙; 签约仪式前，甲会见了乙: not the occasion itself
    "期间，[^。]{0,24}还|利用[^，。]{1,8}间隙|(?:(?<!欢迎)仪式|会议|论坛|活动|签约|大会|典礼)(?:(?:正式)?开始|结束|举行)?之?[前后]，"
)
_SIMILAR = 0.5
_CITED = re.compile(
    r"(?:贯彻|落实|学习|传达|全面|根据|按照|自|自从|以来|迎接|备战|护航|筹备|服务|保障|支持|申办|之后|领导小组|表彰|获得|荣获)[^，。；、]{0,12}$"
)
LEFT = re.compile("结束(?:了)?(?:出席|参加)(?:了)?[^，。；]{0,4}$")  # 在结束出席某峰会后: background


class MainFinder:
    """Finds the main occasion of one article among those it names; `talks` holds the talks of one host one by one."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        headlines: Sequence[Sentence],
        relations: Sequence[RelationMention],
        seeds: Seeds,
    ) -> None:
        self._article, self._sentences, self._headlines, self._seeds = article, sentences, headlines, seeds
        self._relations = relations
        self.talks: dict[str, Occasion] = {}  # guest → talk, where the host met several one by one

    def find(
        self,
        named: list[tuple[int, Sentence, Mention]],
        occasions: list[Occasion],
        by_mention: dict[Mention, Occasion],
        sessions: list[Occasion],
    ) -> Occasion | None:
        """The main occasion; `named` are the mentions with a name of their own and their sentence's number."""
        self._occasions, self._by_mention, self._sessions = occasions, by_mention, sessions
        if found := self._meeting_of_people() or self._visit() or self._meeting_of_body():
            return found
        if self._sessions:
            return self._sessions[0]
        people = {m.text for s in self._sentences for m in s.mentions if m.type == "Person"}
        headline = [
            without_actor(m.text, people)
            for s in self._headlines
            for m in s.mentions
            if m.type == "Event"
            and not is_generic(m.text, self._seeds)
            and not is_vague(m.text)
            and not self._is_slogan(s, m)
        ]
        scored = []
        for index, sentence, mention in named:
            if (index >= LEAD_SENTENCES and not headline) or is_vague(mention.text):
                continue
            score = self._score(index, sentence, mention, headline)
            scored.append((score, -index, -mention.start, mention))
        early = (m for s in self._sentences[:4] for m in s.mentions)
        follow_up = next((m for m in early if m.type == "Event" and m.text.endswith("续会")), None)
        best = max(scored, default=None, key=lambda x: x[:3])
        if best and best[0] >= 2 and not follow_up:
            occasion = self._by_mention[best[3]]
            occasion.names += [
                h
                for h in headline
                if h not in occasion.names
                and likeness(h, occasion.names[0]) >= _SIMILAR
                and not are_two(h, occasion.names[0])
            ]
            return occasion
        if headline and self._reports_event():
            exact = next((o for o in self._occasions if _is_named(o, headline[0]) and not follow_up), None)
            names = [headline[0], *([follow_up.text] if follow_up else [])]
            return exact or Occasion(names, kind_of(self._seeds, headline[0]))
        if follow_up:
            return self._by_mention.get(follow_up) or Occasion([follow_up.text], "会议")
        told = self._unnamed() or self._late() or self._presided() or self._ceremony() or self._held_today()
        return told or find_dinner(self._article, self._sentences) or find_tour(self._sentences)

    def _held_today(self) -> Occasion | None:
        """The one occasion with a name that is said to be held today, where nothing else is reported."""
        found: dict[int, Occasion] = {}
        for relation in self._relations:
            mention = relation.object
            if relation.relation not in ("holds", "hosts") or mention is None or relation.subject is None:
                continue
            occasion = self._by_mention.get(mention)
            if occasion is not None and _TODAY.search(self._article.body[relation.subject.end : mention.start]):
                found[id(occasion)] = occasion
        return next(iter(found.values())) if len(found) == 1 else None

    def _late(self) -> Occasion | None:
        """The meeting of a body that is told of only behind an instruction that it hands on (作出重要指示)."""
        if not any(_OF_MEETING.search(h) for h in self._article.headlines):
            return None
        for relation in self._relations:
            mention, holder = relation.object, relation.subject
            if relation.relation != "holds" or mention is None or holder is None or holder.type != "Organization":
                continue
            held = self._article.body[holder.end : mention.start]
            if relation.start < end_of_lead(self._sentences) or not re.search("(?:召开|举行)$", held) or "将" in held:
                continue
            if named := self._by_mention.get(mention):
                return named
            names = [h for h in self._headline_names() if mention.text in h][:1]
            return Occasion([holder.text + mention.text, *names, mention.text], kind_of(self._seeds, mention.text))
        return None

    def _ceremony(self) -> Occasion | None:
        """The one ceremony at which people act where nothing else is reported: 甲公司投产。…乙参加投产仪式."""
        acted: dict[str, Mention] = {}
        for found in self._relations:
            mention = found.object
            if mention is None or mention.type != "Event" or found.relation not in _ACTS_AT:
                continue
            if kind_of(self._seeds, mention.text) not in ("仪式", "签约") or _PAST_OR_PLANNED.search(
                self._article.body[max(0, found.start - 12) : mention.start]
            ):
                return None
            acted.setdefault(mention.text, mention)
        if len(acted) != 1:
            return None
        ((text, mention),) = acted.items()
        named = self._by_mention.get(mention)
        if named is None and self._occasions:
            return None  # it opens or closes one of these
        return named or Occasion([*self._headline_names()[:1], text], kind_of(self._seeds, text))

    def _is_slogan(self, headline: Sentence, mention: Mention) -> bool:
        """A headline's words on another occasion: 宣讲党的二十大精神, …上强调 精心组织宣讲活动."""
        before = headline.text[: mention.start - headline.start]
        after = headline.text[mention.end - headline.start :]
        return (
            re.search(r"[时上中]强调|强调[：:\s]|^强调", before) is not None
            or after.startswith("的")
            or bool(CITED_AFTER.match(after))
            or bool(_ITS_PEOPLE.match(after))
            or bool(re.search(r"(?:宣讲|学习|贯彻|宣传|喜迎|迎接|呼吁|敦促|希望|期待)$", before))
        )

    def _score(self, index: int, sentence: Sentence, mention: Mention, headline: list[str]) -> float:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        before, after = sentence.text[max(0, start - 80) : start], sentence.text[end:]
        score = {0: 2.0, 1: 1.0}.get(index, 0.0)
        clause = re.split(r"[，。；]", _AT_A_PAUSE.sub("", after))[0]
        if HELD.search(clause[:24]) or _DECIDES.match(clause):
            score += 2.5
        if after.startswith("上") and _UNREAL.search(before):
            score -= 3.0
        held_here = _HOLDS.search(before) is not None
        if held_here:
            score += 2.0 if not LEFT.search(before) else -6.0
        if (
            (not held_here and not HELD.search(clause[:12]) and _CITED.search(before))
            or CITED_AFTER.match(after)
            or after.startswith("的")
            or is_of_people(sentence, mention)
            or (after.startswith("上的") and before.endswith("在"))
        ):
            score -= 3.0
        if headline:
            alike = (h for h in headline if not are_two(h, mention.text))
            score += 2.5 * max((likeness(strip_name(h), strip_name(mention.text)) for h in alike), default=0.0)
        if _CONGRESS.search(mention.text) and not _DATED.search(sentence.text[:start] + after):
            score -= 4.0
        if mention.text.startswith(("全国", "党的", "中共", "中国共产党")) and not (
            HELD.search(clause) or _DECIDES.match(clause)
        ):
            score -= 4.0 if mention.text.startswith("党的") else 1.5
        return score

    def _reports_event(self) -> bool:
        return any(HELD.search(h) or "在" in h or "上强调" in h for h in self._article.headlines) or any(
            m.type == "Event" for s in self._sentences[:LEAD_SENTENCES] for m in s.mentions
        )

    def _meeting_of_people(self) -> Occasion | None:
        """A会见B: the talk itself, named by the headline or by the two who talk."""
        meets = (r for r in self._relations if r.relation == "meets" and r.end <= end_of_lead(self._sentences))
        talk = next((r for r in meets if not self._is_in_speech(r)), None)
        parts = [part for h in self._article.headlines for part in h.split()]
        headline = next(filter(None, map(find_talk, parts)), None)
        if talk is None and headline is None:
            return None
        if headline is not None and parts[0] is not headline and HELD.search(parts[0]):
            return None  # 颁奖报告会举行 某某会见获奖代表
        if talk is None and not any(MEETING.search(s.text) for s in self._sentences[:2]):
            return None
        # A talk that the lead tells of after another occasion, or on a tour.
        besides = (HELD, VISIT) if talk is not None and talk.start >= self._sentences[0].end else (HELD,)
        told = (h for h in parts if "访问" not in h and any(p.search(h) for p in besides))
        if talk is not None and headline is None and any(told):
            return None
        if headline is not None and (named := talk_gone_to(headline)) is not None:
            if known := next((o for o in self._occasions if named in o.names), None):
                return known
            headline = named
        names = [talk_name(headline)] if headline else []
        if talk is not None and talk.subject and talk.object:
            names += talk_names(self._article.body, talk.subject, talk.object)
            self._part_talks(talk)
            if self.talks:
                return self.talks.get(talk.object.text) or next(iter(self.talks.values()))
        return Occasion([re.sub(r"\s+", "", n) for n in names], "会见") if names else None

    def _is_in_speech(self, found: RelationMention) -> bool:
        """甲表示，今年乙会见了丙: a talk that somebody tells of, or that one has beside what he came for."""
        sentence = next(s for s in self._sentences if s.start <= found.start < s.end)
        before = sentence.text[: found.start - sentence.start + 1]
        return is_told(before) or _ON_THE_WAY.search(before) is not None

    def _part_talks(self, first: RelationMention) -> None:
        """甲分别会见乙、丙, or 会见乙时，甲表示…会见丙时，甲表示…: a talk with each.

        Those of the lead are all what the article is about.
        """
        lead = next((s.text for s in self._sentences if s.start <= first.start < s.end), "")
        host = first.subject.text if first.subject else ""
        told = [r for r in self._relations if self._is_talk_of(r, host)]
        apart = {r.object.text for r in told if r.object and "told-apart" in r.traits}
        if not _ONE_BY_ONE.search(lead) and len(apart) < (1 if any("one-more-talk" in r.traits for r in told) else 2):
            return
        guests: dict[str, bool] = {}  # each with whether the lead names the talk
        for found in told:
            guest = found.object.text if found.object else ""
            full = next((g for g in guests if guest in short_forms(g)), guest)
            guests[full] = guests.get(full, False) or found.end <= end_of_lead(self._sentences)
        if len(guests) < 2:
            return
        self.talks = {g: Occasion([f"{host}会见{g}"], "会见", main=in_lead) for g, in_lead in guests.items()}
        self._occasions += self.talks.values()

    def _is_talk_of(self, found: RelationMention, host: str) -> bool:
        """A talk that the host has on the occasion, not one that was or will be."""
        if found.relation != "meets" or found.object is None or found.subject is None or found.subject.text != host:
            return False
        if found.end <= end_of_lead(self._sentences):
            return True
        between = self._article.body[found.subject.end : found.object.start]
        return not self._is_cited(found) and not _PLANNED.search(between)

    def _visit(self) -> Occasion | None:
        """A tour of inspection: by the headline, or by who went where in the lead."""
        lead = self._sentences[:2]
        goes = [
            r
            for r in self._relations
            if r.relation in ("inspects", "leads") and r.start < end_of_lead(self._sentences) and not self._is_cited(r)
        ]
        headlines = [h for h in self._article.headlines if not HELD.search(h)]
        headline = next((h for h in headlines if VISIT.search(without_column(h))), None)
        toured = any(r.relation == "inspects" and not r.event_kinds and not self._met_there(r) for r in goes)
        led = any(r.relation == "leads" for r in goes) and any(VISIT.search(s.text) for s in lead)
        if headline is None and not (toured or led) and (escorted := self._escorted(lead[0])) is not None:
            return escorted
        if headline is None and ((not toured and not led) or self._goes_later(goes)):
            return None
        if (
            any(
                m.type == "Event" and _HOLDS.search(s.text[: m.start - s.start]) and not is_of_people(s, m)
                for s in lead[:1]
                for m in s.mentions
            )
            and not goes
        ):
            return None
        names: list[str] = []
        for sentence in lead:
            for mention in sentence.mentions:
                if mention.type != "Event" or not VISIT.search(mention.text) or is_generic(mention.text, self._seeds):
                    continue
                if occasion := self._by_mention.get(mention):
                    occasion.names += [re.sub(r"\s+", "", headline)] if headline else []
                    occasion.kind = "调研"
                    return occasion
        if headline:
            names.append(tour_name(headline))
        if goes and goes[0].subject:
            start = goes[0].subject.end
            verb = next((m for m in _GOING.finditer(self._article.body, start) if m.start() < goes[0].end + 40), None)
            at = verb.start() + 2 if verb and verb[0].startswith("开展") else -1
            for told in (m for s in lead for m in s.mentions if m.start == at):
                if occasion := self._by_mention.get(told):
                    return occasion  # 到某卫生院开展|“健康下乡”义诊活动
            names += tour_told(goes[0], headlines, verb.group() if verb else "")
        return Occasion(names, "调研") if names else None

    def _escorted(self, first: Sentence) -> Occasion | None:
        """甲深入某旗就某事进行调研。乙陪同调研: a tour by whom others accompany, wherever it goes."""
        if not any(r.relation == "accompanies" and r.object is None for r in self._relations):
            return None
        traveller = next((m for m in first.mentions if m.type in ("Person", "Organization")), None)
        party = _PARTY_COMES.search(first.text) if traveller is None else None
        start = traveller.end if traveller is not None else first.start + party.end() if party else first.end
        told = _TOUR_TOLD.search(self._article.body, start, first.end)
        return Occasion([told.group()], "调研") if told else None

    def _presided(self) -> Occasion | None:
        """某分行昨日开门迎客。…开业庆典由某某主持: the one occasion that somebody is said to preside at."""
        told = (r.object for r in self._relations if r.relation == "presides" and r.object is not None)
        mentions = [m for m in told if not self._article.body.startswith("时", m.end)]  # 在主持某会时说: recalled
        if len({m.text for m in mentions}) != 1:
            return None
        before = [
            (m.start, o.names[0], o)
            for o in self._occasions
            for m in o.mentions
            if m.start < mentions[0].start and m.text.endswith(mentions[0].text)
        ]
        return self._by_mention.get(mentions[0]) or max(before, default=(0, "", None))[2]

    def _met_there(self, visit: RelationMention) -> bool:
        """甲到访某公司，出席签约仪式: one only called on a body where something else was held."""
        told = self._article.body[visit.start : visit.end]
        events = (m for s in self._sentences[:3] for m in s.mentions if m.type == "Event")
        return bool(_CALLS_ON.search(told)) and not VISIT.search(told) and any(not VISIT.search(e.text) for e in events)

    def _goes_later(self, goes: Sequence[RelationMention]) -> bool:
        """某某仪式在某镇举行。…仪式结束后，甲走访某村: the first sentence reports another occasion."""
        first = self._sentences[0]
        named = (m for m in first.mentions if m.type == "Event" and not is_generic(m.text, self._seeds))
        held = any(HELD.search(first.text[m.end - first.start :].partition("，")[0][:24]) for m in named)
        return held and all(r.start >= first.end for r in goes)

    def _is_cited(self, relation: RelationMention) -> bool:
        """A visit that is only recalled: 按照…在四川考察时的讲话精神."""
        body = self._article.body
        return bool(_RECALLS.search(body[max(0, relation.start - 12) : relation.start])) or body.startswith(
            ("时的", "时强调", "时指出", "期间"), relation.end
        )

    def _unnamed(self) -> Occasion | None:
        """An occasion that the text only calls 会议 or 仪式: named after who holds it, or by the headline."""
        for sentence in self._sentences[:LEAD_SENTENCES]:
            for mention in sentence.mentions:
                if mention.type != "Event" or not is_generic(mention.text, self._seeds, games=False):
                    continue
                acted = any(r.object == mention for r in self._relations)
                if not acted and not HELD.search(sentence.text[max(0, mention.start - sentence.start - 6) :][:14]):
                    continue
                holders = [r.subject for r in self._relations if r.relation == "holds" and r.object is mention]
                bodies = ("Organization", "Company")
                names = [h.text + mention.text for h in holders[:1] if h is not None and h.type in bodies]
                kind = kind_of(self._seeds, mention.text)
                apt = [h for h in self._headline_names()[:2] if not _INSTRUCTION.search(h) and self._tells(h)]
                names += apt if kind != "会见" else filter(MEETING.search, apt)
                told = holder_in(sentence.text[: mention.start - sentence.start])
                if not names and told and not any(m.type == "Person" and m.text in told for m in sentence.mentions):
                    names = [told + mention.text]
                if not names and kind == "会见":
                    continue  # who talked names it
                return Occasion([*names, mention.text], kind)
        return None

    def _meeting_of_body(self) -> Occasion | None:
        """某党组召开会议，传达学习…全会精神: the meeting has no name, whatever others it speaks of."""
        for relation in self._relations:
            mention = relation.object
            if relation.relation != "holds" or mention is None or relation.start >= end_of_lead(self._sentences):
                continue
            if relation.subject is None or relation.subject.type != "Organization" or mention.text != "会议":
                continue
            if _AGENDA.match(self._article.body, mention.end):
                headlines = [h for h in self._headline_names() if mention.text in h][:1]
                return Occasion([f"{relation.subject.text}会议", *headlines, "会议"], "会议", [mention])
        return None

    def _tells(self, headline: str) -> bool:
        """Whether a headline tells of an occasion, not only of what else happens (某地冲突持续)."""
        if _NOT_HELD.search(headline):
            return False
        if any(pattern.search(headline) for pattern in (HELD, MEETING, VISIT, _ACTED)):
            return True
        return any(head in headline for head in self._seeds.occasions)

    def _headline_names(self) -> list[str]:
        return [told_name(h) for h in self._article.headlines]


def end_of_lead(sentences: Sequence[Sentence]) -> int:
    """Where the first sentences end."""
    return sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0


def _is_named(occasion: Occasion, name: str) -> bool:
    """Whether an occasion has a name, or one that ends in it: 立案工作|调研座谈会."""
    return any(n == name or (len(name) > 4 and n.endswith(name)) for n in occasion.names)
