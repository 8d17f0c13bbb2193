"""Which occasion an article is about, and which occasion each mention of one stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import kg.regex as re
from kg.annotate.occasions.contests import are_one_contest
from kg.annotate.occasions.finder import GENERIC_MAX, is_generic
from kg.annotate.occasions.forms import (
    NUMBERED,
    THIS_SORT,
    Occasion,
    are_listed,
    are_one_hour,
    are_unlike,
    differ_in_scope,
    end_in,
    is_half,
    is_short_for,
    kind_of,
    strip_name,
    whole_of,
)
from kg.annotate.occasions.status import is_of_people
from kg.annotate.people.forms import short_forms
from kg.records import Article, Mention, RelationMention, Sentence
from kg.resolve.acts_told import find_reported, is_its_act
from kg.resolve.announced import announced_by_name, find_announced, is_announced, is_briefing, is_of_announced
from kg.resolve.heard import PrintedSpeech, find_printed
from kg.resolve.hosts import are_others, holder_in, holders_of, is_short
from kg.resolve.hours import find_hours, find_session, find_these, find_whole, is_hour, is_of_course
from kg.resolve.main_occasion import LEAD_SENTENCES, MainFinder, end_of_lead
from kg.resolve.side_tours import SideTour, find_side_tours
from kg.resolve.talks import Talk, TalkFinder, is_told
from kg.resolve.turns import CONGRESS, JUST_HELD, THEN, Turns, is_beside
from kg.resolve.visit_talks import ACTS, TALK, VisitTalk, find_tour_talks, find_visit_talks, is_broad
from kg.seeds import Seeds

_ORDINAL = re.compile(r"第[\d一二三四五六七八九十百]+[次届]|(?:专题|全体|扩大|常务|视频|党组|主任|主席)会议$")
_FESTIVE = "节周季展赛"  # ends of what doesn't bear the name of the body that holds it
_HOLDS_PART = re.compile("[^，。；]{0,24}(?:举行|召开)")
_PART = re.compile("(?:会议|[绍明商]会)$|(?:会议|全会|大会)/.*(?:(?<![开闭]幕|.[全大])会|[组团](?:讨论|审议))$")
_LONG_AGO = re.compile("[去前]年|今年\\d{1,2}月|年前|\\d{4}年|年\\d{1,2}月")
_DONE_THERE = frozenset("speaksAt presides addresses attends".split())
_OWN = re.compile("(?:升国?旗|迎宾|送行|欢送)仪式|(?:联合)?记者会|首映[式礼]|[分小联]组(?:讨论|审议)")  # no opening
_GAMES = frozenset("世界杯 世锦赛 亚锦赛 奥运会 残奥会 冬奥会 亚运会 全运会 亚洲杯 欧洲杯".split())
# What is called by the end of its name behind its name, though no such head is in the table: 某某欢送大会, 欢送大会.
_SHORT_END = re.compile("[一-龥]{2}(?<!运动)(?<!人代)大?会")
_SIGNS = re.compile("签[署订约字]仪式$")


class OccasionResolver:
    """Finds the occasions of one article."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        headlines: Sequence[Sentence],
        relations: Iterable[RelationMention],
        seeds: Seeds,
    ) -> None:
        self._article, self._sentences, self._headlines, self._seeds = article, sentences, headlines, seeds
        self._relations = list(relations)
        self.occasions: list[Occasion] = []
        self._by_mention: dict[Mention, Occasion] = {}
        self._sessions: list[Occasion] = []  # of a meeting: 某会议举行联组会议
        self.main: Occasion | None = None
        self.whole: Occasion | None = None  # what the main occasion opens or closes
        self.announced: Occasion | None = None  # what it announces, where it is a press conference
        self._sides: list[Talk | SideTour | VisitTalk] = []
        self.printed: PrintedSpeech | None = None
        self._moved: Turns
        self._finder = MainFinder(article, sentences, headlines, self._relations, seeds)

    def resolve(self) -> None:
        """Groups the mentions, decides which occasion the article is about, and lets 会议 stand for it."""
        named = [
            (i, s, m)
            for i, s in enumerate(self._sentences)
            for m in s.mentions
            if m.type == "Event" and not is_generic(m.text, self._seeds)
        ]
        for _, _, mention in named:
            self._by_mention[mention] = self._group(mention)
        self._name_after_holders()
        self._name_after_meetings()
        self.printed = find_printed(self._article, self._sentences, self._seeds)
        self.main = self.printed.occasion if self.printed else None
        self.main = self.main or self._finder.find(named, self.occasions, self._by_mention, self._sessions)
        self._report_told()
        if self.main is not None:
            self.main.main = True
            self.occasions[:0] = [] if self.main in self.occasions else [self.main]
        self._part_hours()
        self._moved = Turns(self._article, self._sentences, self._by_mention, self._told, self.main)
        self._announce()
        self._bind_this()
        self._bind_told()
        if not self.talks:
            self._sides += TalkFinder(self._article, self._sentences, self._relations).find(self.main)
        self._sides += find_side_tours(self._article, self._sentences, self._relations, self.main)
        self.occasions += [side.occasion for side in self._sides]
        self._bind_generic()
        self._sides += find_visit_talks(*(told := (self.main, self._by_mention, self._sentences, self._relations)))
        self.tour_talks = find_tour_talks(*told)
        self._moved.find()

    def _report_told(self) -> None:
        """What a clause tells of is what is reported: an arrival, or what has no name (某大桥通车)."""
        bare = self.main if self.main is not None and len(self.main.names[0]) <= GENERIC_MAX else None
        known = self.main is not None and bare is None
        reported = find_reported(self._article, self._sentences, self._relations, self._told, known=known)
        if reported is not None:
            mentions, name = reported
            first = next((m for m in mentions if m in self._by_mention), mentions[0])
            self.main = self._by_mention.get(first) or bare or self._group(first)
            self._by_mention |= dict.fromkeys(mentions, self.main)
            self.main.names = list(dict.fromkeys(filter(None, [name, *self.main.names])))

    def _announce(self) -> None:
        """某节新闻发布会今天举行: who holds that festival is told there."""
        if self.main is None or not is_briefing(self.main.names):
            return
        self.announced = find_announced(self.main, self.occasions, self._sentences, self._by_mention)
        told = any(r.object is None and is_of_announced(r, self._article.body) for r in self._relations)
        told = told or any(is_announced(m, s) for s in self._sentences for m in s.mentions if m.type == "Event")
        if self.announced is None and told and (fresh := announced_by_name(self.main, self._seeds)):
            self.announced = fresh
            self.occasions.append(fresh)

    @cached_property
    def _told(self) -> list[Mention]:
        """The occasions that clauses tell of, in their order."""
        told = {m for r in self._relations for m in (r.subject, r.object) if m is not None and m.method == "told"}
        return sorted(told, key=lambda m: (m.start, m.end))

    def _bind_this(self) -> None:
        """本届茶文化节, 本次展会: the one that the article is about, or the whole of it."""
        meant = None if self.talks else self.announced or self.whole or self.main
        for mention in find_these(self._sentences) if meant is not None else ():
            named = self._by_mention.get(mention)
            if meant is self.announced and is_briefing([mention.text]):
                continue
            alike = meant and (any(mention.text[-2:] == n[-2:] for n in meant.names) or self._fits(meant, mention.text))
            if meant and alike and named is not meant:
                self._by_mention[mention] = meant
                meant.mentions.append(mention)
                self.occasions = [o for o in self.occasions if o is not named or set(o.mentions) != {mention}]

    def _bind_told(self) -> None:
        """What clauses tell of; a tour of today is the one that the article is about."""
        for mention in (m for m in self._told if m not in self._by_mention):
            sentence = next(s for s in self._sentences if s.start <= mention.start < s.end)
            before = sentence.text[: mention.start - sentence.start]
            kind, main = kind_of(self._seeds, mention.text), self.main
            today = main and (main.kind == kind == "调研" or is_its_act(main, mention, self._sentences))
            if self.main is not None and today and not _LONG_AGO.search(before):
                self.main.mentions.append(mention)
                self._by_mention[mention] = self.main
            else:
                self._by_mention[mention] = self._group(mention)

    def side_talks(self, found: RelationMention) -> list[Occasion]:
        """The talks besides the main occasion that a fact without an occasion of its own belongs to, mostly none.

        They are several where one host is said to have talked with each of them (甲分别与乙和丙通电话).
        """
        covering = [side for side in self._sides if side.covers(found)]
        last = max((talk.start for talk in covering), default=-1)
        return [talk.occasion for talk in covering if talk.start == last]

    def occasion(self, mention: Mention | None, at: int = -1) -> Occasion | None:
        """The occasion that a mention stands for; None asks for the one that the text at that offset is about.

        That is the main one, unless the sentence (现场还举行分享会，…) or an earlier one of the paragraph (在随后召开的
        座谈会上，…) has moved on to another.
        """
        if mention is not None:
            return self._by_mention.get(mention, self.main)
        if self.talks:
            return self._talk_at(at)
        return self._moved.occasion(at)

    def welcome_before(self, at: int) -> Occasion | None:
        """The welcome ceremony that the text last told of before an offset."""
        before = [m for m in self._by_mention if m.end <= at and m.text.endswith("欢迎仪式")]
        return self._by_mention[max(before, key=lambda m: m.end)] if before else None

    @property
    def talks(self) -> dict[str, Occasion]:
        """Guest → talk, where the host met several one by one."""
        return self._finder.talks

    def _talk_at(self, at: int) -> Occasion | None:
        """Of several talks the one with the guest named last before the offset, or next in its sentence."""
        body = self._article.body
        end = next((s.end for s in self._sentences if s.start <= at < s.end), at)
        ends_at = {
            body.rfind(form, 0, at + len(form)): talk
            for guest, talk in self.talks.items()
            for form in (guest, *short_forms(guest))
        }
        last = max(ends_at)
        if last < 0:
            return next((t for g, t in self.talks.items() if 0 <= body.find(g, at) < end), self.main)
        return ends_at[last]

    def _name_after_holders(self) -> None:
        """市人大常委会举行第二十二次会议: the occasion goes by the name of the body and its own."""
        for relation in self._relations:
            occasion = self._by_mention.get(relation.object) if relation.object else None
            if relation.relation != "holds" or occasion is None or relation.subject is None:
                continue
            name = occasion.names[0]
            if relation.subject.type == "Organization" and _ORDINAL.match(name) and name[-1] not in _FESTIVE:
                occasion.names.insert(0, relation.subject.text + name)

    def _name_after_meetings(self) -> None:
        """某某第六次会议在人民大会堂举行联组会议: a session has the name of its meeting before its own."""
        for sentence in self._sentences[:LEAD_SENTENCES]:
            events = [m for m in sentence.mentions if m.type == "Event"]
            for whole, part in pairwise(events):
                between = sentence.text[whole.end - sentence.start : part.start - sentence.start]
                is_part = _PART.search(f"{whole.text}/{part.text}") and _HOLDS_PART.fullmatch(between)
                if is_part and whole in self._by_mention:
                    session = Occasion([whole.text + part.text, part.text], kind_of(self._seeds, part.text), [part])
                    self.occasions.append(session)
                    self._sessions.append(session)
                    self._by_mention[part] = session

    def _part_hours(self) -> None:
        """People act at the opening of a festival, at the last session of a meeting: it becomes the main occasion."""
        whole = self.main
        if whole is None or not whole.mentions:
            return
        parts = find_hours(whole, self._sentences, self._relations, self._by_mention)
        if not parts:
            parts = find_session(whole, self._article, self._sentences, self._relations, self._by_mention)
        if parts and is_of_course(parts[0].text):
            whole.names.insert(0, whole.names[0] + parts[0].text)  # one occasion, whatever of it people attend
            return
        hours = [Occasion([whole.names[0] + m.text, m.text], kind_of(self._seeds, m.text)) for m in parts]
        for hour, part in zip(hours, parts, strict=True):
            whole.names = [name for name in whole.names if not name.endswith(part.text)] or whole.names
            hour.mentions = [
                m for s in self._sentences for m in s.mentions if m.type == "Event" and m.text == part.text
            ]
            self._by_mention |= dict.fromkeys((m for m in hour.mentions if m not in self._by_mention), hour)
        for hour in hours:
            self._join(hour, [o for o in self.occasions if are_one_hour(o.names[0], hour.names[0])])
        if opened := None if hours else whole_of(whole.names[0]):
            others = [o for o in self.occasions if o is not whole]
            self.whole = find_whole(whole, opened[0], others, self._sentences, self._seeds)
            self.occasions += [self.whole] if self.whole is not None and self.whole not in others else []
        if hours:
            whole.main = False
            self.main, self.whole = hours[0], whole
            self.main.main = True
            self.occasions[:0] = hours

    def _join(self, occasion: Occasion, others: list[Occasion]) -> None:
        """Makes one of an occasion and others found by names of their own."""
        for other in others:
            occasion.names += [name for name in other.names if name not in occasion.names]
            occasion.mentions += [m for m in other.mentions if m not in occasion.mentions]
            self._by_mention |= dict.fromkeys(other.mentions, occasion)
            self.occasions.remove(other)

    def _group(self, mention: Mention) -> Occasion:
        """The occasion with the same name, or one whose name holds this one's whole text."""
        bare = strip_name(mention.text)
        short = _SHORT_END.fullmatch(bare) is not None and not is_generic(bare, self._seeds)
        for occasion in self.occasions:
            if self._is_of_another(mention, occasion) or are_listed(self._article.body, occasion.mentions, mention):
                continue
            for name in occasion.names:
                other = strip_name(name)
                if differ_in_scope(mention.text, name):
                    continue
                ends = len(bare) >= 5 and (other.endswith(bare) or (bare.endswith(other) and len(other) >= 5))
                ends = ends or (short and other.endswith(bare))
                ends = ends or are_one_contest(bare, other) or are_one_hour(bare, other) or is_half(bare, other)
                if bare == other or ends or is_short_for(bare, other) or is_short_for(other, bare):
                    if mention.text not in occasion.names:
                        fuller = is_short_for(other, bare) or ("暨" in bare and is_half(bare, other))
                        occasion.names.insert(0 if fuller else len(occasion.names), mention.text)
                    occasion.mentions.append(mention)
                    return occasion
        fresh = Occasion([mention.text], kind_of(self._seeds, mention.text), [mention])
        alike = [o for o in self.occasions if mention.text in o.names or is_generic(mention.text, self._seeds)]
        if any(self._is_of_another(mention, o) for o in alike):
            fresh.names = [min(self._holders[mention]) + mention.text]
        self.occasions.append(fresh)
        return fresh

    @cached_property
    def _holders(self) -> dict[Mention, set[str]]:
        return holders_of(self._relations)

    def _is_of_another(self, mention: Mention, occasion: Occasion) -> bool:
        """Whether a body of the same sort holds the occasion: the receptions of two embassies are two."""
        holders = self._holders.get(mention)
        if not holders or NUMBERED.search(mention.text):
            return False
        return are_others(holders, {holder for m in occasion.mentions for holder in self._holders.get(m, ())})

    def _bind_generic(self) -> None:
        """会议, 开幕式, 活动: the last named occasion that ends alike, the main one first."""
        latest: list[Occasion] = []
        opened: Occasion | None = None  # what the paragraph has moved on to
        for sentence in self._sentences:
            if sentence.start == 0 or self._article.body[sentence.start - 1] == "\n":
                opened = None
            for mention in sentence.mentions:
                if mention.type != "Event":
                    continue
                if self._moved.opens(sentence, mention):
                    opened = self._by_mention[mention]
                head = mention.text
                if occasion := self._by_mention.get(mention):
                    if occasion is self.main or not (CONGRESS.match(head) or is_of_people(sentence, mention)):
                        latest = [o for o in latest if o is not occasion] + [occasion]
                    continue
                order = ([self.main] if self.main else []) + latest[::-1]
                if own := self._meant(sentence, mention) or self._own(sentence, mention, order):
                    self._by_mention[mention] = own
                    own.mentions.append(mention)
                    continue
                if self.main is not None and self._is_of_another(mention, self.main):
                    self._by_mention[mention] = self._group(mention)
                    continue
                if (opened is not None and any(n.endswith(head) for n in opened.names)) or (
                    opened and head in ("会议", "活动", "仪式")
                ):
                    self._by_mention[mention] = opened
                    opened.mentions.append(mention)
                    continue
                if head == "全会" or head in self._seeds.words.games:  # what is cited is no name of the main one
                    ends = (head, "全体会议") if head == "全会" else (head,)
                    order = [o for o in order if any(n != head and n.endswith(ends) for n in o.names)]
                    if not order and head != "全会" and not any(r.object == mention for r in self._relations):
                        continue
                    order = order or [next((o for o in latest if o.names[0] == head), None) or self._fresh(head)]
                    latest += [o for o in order if o not in latest]
                broad = is_broad(self.main, head, self._seeds)
                if broad and order[:1] == [self.main] and self.main is not None and self._fits(self.main, head):
                    order = [self.main]
                match = next((o for o in order if end_in(o.names, head)), None)
                apart = self.main is not None and (
                    _OWN.fullmatch(head) is not None
                    or are_unlike(self.main.names, head)
                    or is_beside(self.main.kind, head)
                    or (self.main.kind == "赛事" and is_hour(head))
                )
                if self.main is not None and not broad and self._is_held_here(sentence, mention):
                    order = order[:1]  # no congress that is cited
                if not broad:  # a 反馈会 is no 汇报会
                    order = [o for o in order if o is self.main or o.names[0] not in self._seeds.occasions]
                match = match or next((o for o in order if not apart and self._fits(o, head)), None)
                if match is None and self.main is not None and (apart or not broad):
                    match = self._fresh(head)  # the 座谈会 on a tour is an occasion of its own
                    latest.append(match)
                match = match or self.main or self._told_here(sentence, mention, latest)
                if match is not None:
                    self._by_mention[mention] = match
                    match.mentions.append(mention)

    def _meant(self, sentence: Sentence, mention: Mention) -> Occasion | None:
        """比赛|将于下月举行 at a press conference, 此次征文|活动, or the last talk told of."""
        if self.announced is not None and is_announced(mention, sentence):
            return self.announced
        if sort := THIS_SORT.search(sentence.text, 0, mention.start - sentence.start):
            tail = sort[1] + mention.text
            return next((o for o in self.occasions if any(n.endswith(tail) for n in o.names)), None)
        return self._talk_meant(mention)

    def _own(self, sentence: Sentence, mention: Mention, known: list[Occasion]) -> Occasion | None:
        """世界杯 is the games of that name; what was held then (随后召开的座谈会) or below the lead is apart."""
        if mention.text in _GAMES:
            return next(
                (o for o in known if any(is_short(mention.text, n) for n in o.names)), self._fresh(mention.text)
            )
        before = sentence.text[: mention.start - sentence.start]
        if self.main is not None and mention.text not in self._seeds.words.broad_occasions and THEN.search(before):
            return None if any(n.endswith(mention.text) for n in self.main.names) else self._fresh(mention.text)
        if mention.text == "会议" and (met := self._moved.met_on_tour(0, mention.start)) is not None:
            return met
        of_meeting = self.main is None or self.main.kind not in ("活动", "赛事", "展会", "其他")
        if mention.text != "会议" or of_meeting or sentence.start < end_of_lead(self._sentences):
            return None
        holders = self._holders.get(mention) if self._is_held_here(sentence, mention) else None
        return self._fresh(min(holders) + mention.text) if holders else None

    def _fresh(self, head: str) -> Occasion:
        """An occasion that no name is known of."""
        self.occasions.append(Occasion([head], kind_of(self._seeds, head)))
        return self.occasions[-1]

    def _is_held_here(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the words before a head say that it is held: 调研中，甲主持召开|座谈会."""
        return JUST_HELD.search(sentence.text[: mention.start - sentence.start]) is not None

    def _told_here(self, sentence: Sentence, mention: Mention, latest: list[Occasion]) -> Occasion | None:
        """Where the article is about no one thing: 五国外长1日在某市举行会谈 is 五国外长会谈."""
        before = sentence.text[: mention.start - sentence.start]
        if is_told(before) or _LONG_AGO.search(before):
            return None
        holder = holder_in(before)
        if holder is None and mention.text in ("会议", "大会", "活动", "行动"):
            return next((o for o in reversed(latest) if self._fits(o, mention.text)), None)
        if holder is None and not any(r.object == mention and r.relation in _DONE_THERE for r in self._relations):
            return None
        latest.append(self._fresh((holder or "") + mention.text))
        return latest[-1]

    def _talk_meant(self, mention: Mention) -> Occasion | None:
        """The last talk of the paragraph, for 会见 or 会谈; the one on a tour."""
        if (talk := self._talk_on_tour(mention)) is not None:
            return talk
        if kind_of(self._seeds, mention.text) != "会见":
            return None
        start = self._moved.paragraph(mention.start)
        before = (t for t in reversed(self._sides) if isinstance(t, Talk) and start <= t.start < mention.start)
        return next((talk.occasion for talk in before), None)

    def _talk_on_tour(self, mention: Mention) -> Occasion | None:
        """On a tour the talk at which others are said to be (主持会谈, 参加座谈): the last named, or another."""
        if self.main is None or self.main.kind != "调研" or not TALK.search(mention.text):
            return None
        talk = next((o for o in reversed(self.occasions) if o is not self.main and TALK.search(o.names[0])), None)
        if talk is not None and mention.text not in talk.names:
            talk.names.insert(0 if mention.text.endswith("会") and talk.names[0].endswith("谈") else 1, mention.text)
        if talk is None and any(r.object == mention and r.relation in ACTS for r in self._relations):
            talk = self._fresh(mention.text)
        return talk

    def _fits(self, occasion: Occasion, head: str) -> bool:
        kind = kind_of(self._seeds, head)
        if kind == "仪式" and occasion.kind not in ("调研", "会见") and not occasion.names[0].endswith("宴会"):
            return True  # the opening of a forum, the start of a race
        if kind == "签约" and any(n == "仪式" or _SIGNS.search(n) for n in occasion.names):
            return True  # 某协议签署仪式 is the 签约仪式
        return occasion.kind == kind or (head in ("活动", "会议") and occasion.kind != "赛事")
