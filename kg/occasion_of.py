"""Which occasion an article is about, and which occasion each mention of one stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.occasions import is_generic
from kg.records import Article, Mention, RelationMention, Sentence
from kg.seeds import Seeds

LEAD_SENTENCES = 3
_HELD = re.compile(r"召开|举行|举办|启动|开幕|开启|拉开|落幕|闭幕|开赛|开班|举办|进行|圆满|如期")
_HOLDS = re.compile(
    r"(?:召开|举行|举办|主持召开|主持|出席|参加|开展|带队|组织|迎来|启动|参加了|开展了|举办了|召开了|在.{2,16}(?:举行|召开|举办)的)[^，。；]{0,6}$"
)
_CITED = re.compile(
    r"(?:贯彻|落实|学习|传达|全面|根据|按照|自|自从|以来|迎接|备战|护航|筹备|服务|保障|支持|申办|之后|领导小组|表彰|获得|荣获)[^，。；、]{0,12}$"
)
_CITED_AFTER = re.compile(r"^(?:以来|精神|部署|结束后|期间|要求|筹办|工作|后，)")
_VISIT = re.compile(r"调研|督查|督导|走访|考察|视察|检查|慰问|看望")
_MEETING = re.compile(r"会见|会谈|会晤")
_RECALLS = re.compile(r"(?:按照|贯彻|牢记|学习|落实|遵照|根据|沿着)[^，。；]{0,8}$")
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十百]+[次届]|(?:专题|全体|扩大|常务|视频|党组|主任|主席)会议$")
_SIMILAR = 0.5
_HERE = re.compile(r"(?:举行|召开|举办|现场|在)[^，。；]{0,8}$")


@dataclass(slots=True)
class Occasion:
    """One occasion of an article with the names that it goes by."""

    names: list[str]
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    main: bool = False


def likeness(a: str, b: str) -> float:
    """How alike two names are: Dice over pairs of characters, 1 where one holds the other."""
    if a in b or b in a:
        return 1.0
    pairs_a, pairs_b = ({x[i : i + 2] for i in range(len(x) - 1)} for x in (a, b))
    return 2 * len(pairs_a & pairs_b) / max(1, len(pairs_a) + len(pairs_b))


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
        self.main: Occasion | None = None

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
        self.main = self._find_main(named)
        if self.main is not None:
            self.main.main = True
            if self.main not in self.occasions:
                self.occasions.insert(0, self.main)
        self._bind_generic()

    def occasion(self, mention: Mention | None, at: int = -1) -> Occasion | None:
        """The occasion that a mention stands for; None asks for the one that the text at that offset is about.

        That is the main one, unless the sentence (现场还举行分享会，…) or an earlier one of the paragraph (在随后召开的
        座谈会上，…) has moved on to another.
        """
        if mention is not None:
            return self._by_mention.get(mention, self.main)
        here = self.main
        start = self._article.body.rfind("\n", 0, max(at, 0)) + 1
        for sentence in self._sentences:
            if not start <= sentence.start <= at:
                continue
            for other in sentence.mentions:
                if other.type != "Event" or other.end > at:
                    continue
                before = sentence.text[: other.start - sentence.start]
                after = sentence.text[other.end - sentence.start :]
                inside = sentence.start <= at < sentence.end
                if (after.startswith("上，") and (not before or _HERE.search(before))) or (
                    inside and _HERE.search(before) and "举行" in before[-12:]
                ):
                    here = self._by_mention.get(other, here)
        return here

    def _name_after_holders(self) -> None:
        """市人大常委会举行第二十二次会议: the occasion goes by the name of the body and its own."""
        for relation in self._relations:
            occasion = self._by_mention.get(relation.object) if relation.object else None
            if relation.relation != "holds" or occasion is None or relation.subject is None:
                continue
            if relation.subject.type == "Organization" and _ORDINAL.match(occasion.names[0]):
                occasion.names.insert(0, relation.subject.text + occasion.names[0])

    def _kind(self, name: str) -> str:
        if name.startswith("签署"):
            return "签约"
        for size in range(min(len(name), 6), 0, -1):
            if kind := self._seeds.occasions.get(name[-size:]):
                return kind
        return "会议" if name.endswith(("会", "大")) else "其他"

    def _group(self, mention: Mention) -> Occasion:
        """The occasion with the same name, or one whose name holds this one's whole text."""
        bare = _strip(mention.text)
        for occasion in self.occasions:
            for name in occasion.names:
                other = _strip(name)
                if bare == other or (
                    len(bare) >= 5 and (other.endswith(bare) or (bare.endswith(other) and len(other) >= 5))
                ):
                    if mention.text not in occasion.names:
                        occasion.names.append(mention.text)
                    occasion.mentions.append(mention)
                    return occasion
        fresh = Occasion([mention.text], self._kind(mention.text), [mention])
        self.occasions.append(fresh)
        return fresh

    def _find_main(self, named: list[tuple[int, Sentence, Mention]]) -> Occasion | None:
        if found := self._meeting_of_people() or self._visit():
            return found
        headline = [
            m.text
            for s in self._headlines
            for m in s.mentions
            if m.type == "Event" and not is_generic(m.text, self._seeds) and not self._is_slogan(s, m)
        ]
        scored = []
        for index, sentence, mention in named:
            if index >= LEAD_SENTENCES and not headline:
                continue
            score = self._score(index, sentence, mention, headline)
            scored.append((score, -index, -mention.start, mention))
        follow_up = next(
            (m for s in self._sentences[:4] for m in s.mentions if m.type == "Event" and m.text.endswith("续会")), None
        )
        best = max(scored, default=None, key=lambda x: x[:3])
        if best and best[0] >= 2 and not follow_up:
            occasion = self._by_mention[best[3]]
            occasion.names += [
                h for h in headline if h not in occasion.names and likeness(h, occasion.names[0]) >= _SIMILAR
            ]
            return occasion
        if headline and self._reports_event():
            exact = next((o for o in self.occasions if headline[0] in o.names and not follow_up), None)
            names = [headline[0], *([follow_up.text] if follow_up else [])]
            return exact or Occasion(names, self._kind(headline[0]))
        if follow_up:
            return self._by_mention.get(follow_up) or Occasion([follow_up.text], "会议")
        return self._unnamed()

    def _is_slogan(self, headline: Sentence, mention: Mention) -> bool:
        """A headline's words on another occasion: 宣讲党的二十大精神, …上强调 精心组织宣讲活动."""
        before = headline.text[: mention.start - headline.start]
        after = headline.text[mention.end - headline.start :]
        return (
            re.search(r"[时上中]强调|强调[：:\s]|^强调", before) is not None
            or after.startswith("的")
            or bool(_CITED_AFTER.match(after))
            or bool(re.search(r"(?:宣讲|学习|贯彻|宣传|喜迎|迎接)$", before))
        )

    def _score(self, index: int, sentence: Sentence, mention: Mention, headline: list[str]) -> float:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        before, after = sentence.text[:start], sentence.text[end:]
        score = {0: 2.0, 1: 1.0}.get(index, 0.0)
        clause = re.split(r"[，。；]", after)[0]
        if _HELD.search(clause[:24]):
            score += 2.5
        if _HOLDS.search(before):
            score += 2.0
        held_here = _HOLDS.search(before) is not None
        if (
            (not held_here and not _HELD.search(clause[:12]) and _CITED.search(before))
            or _CITED_AFTER.match(after)
            or after.startswith("的")
        ):
            score -= 3.0
        if headline:
            score += 2.5 * max(likeness(_strip(h), _strip(mention.text)) for h in headline)
        if mention.text.startswith(("全国", "党的", "中共", "中国共产党")) and not _HELD.search(clause):
            score -= 4.0 if mention.text.startswith("党的") else 1.5
        return score

    def _reports_event(self) -> bool:
        return any(_HELD.search(h) or "在" in h or "上强调" in h for h in self._article.headlines) or any(
            m.type == "Event" for s in self._sentences[:LEAD_SENTENCES] for m in s.mentions
        )

    def _meeting_of_people(self) -> Occasion | None:
        """A会见B: the talk itself, named by the headline or by the two who talk."""
        talk = next((r for r in self._relations if r.relation == "meets" and r.end <= self._end_of_lead()), None)
        headline = next((h for h in self._article.headlines if _MEETING.search(h) and len(h) <= 60), None)
        if talk is None and headline is None:
            return None
        if talk is None and not any(_MEETING.search(s.text) for s in self._sentences[:2]):
            return None
        if talk is not None and headline is None and any(_HELD.search(h) for h in self._article.headlines):
            return None
        names = [headline] if headline else []
        if talk is not None and talk.subject and talk.object:
            names.append(f"{talk.subject.text}会见{talk.object.text}")
        return Occasion([re.sub(r"\s+", "", n) for n in names], "会见") if names else None

    def _visit(self) -> Occasion | None:
        """A tour of inspection: by the headline, or by who went where in the lead."""
        lead = self._sentences[:2]
        goes = [
            r
            for r in self._relations
            if r.relation in ("inspects", "leads") and r.start < self._end_of_lead() and not self._is_cited(r)
        ]
        headline = next((h for h in self._article.headlines if _VISIT.search(h) and not _HELD.search(h)), None)
        toured = any(r.relation == "inspects" and not r.event_kinds for r in goes)
        led = any(r.relation == "leads" for r in goes) and any(_VISIT.search(s.text) for s in lead)
        if headline is None and not toured and not led:
            return None
        if (
            any(
                m.type == "Event" and _HOLDS.search(lead[0].text[: m.start - lead[0].start])
                for s in lead[:1]
                for m in s.mentions
            )
            and not goes
        ):
            return None
        names: list[str] = []
        for sentence in lead:
            for mention in sentence.mentions:
                if (
                    mention.type == "Event"
                    and _VISIT.search(mention.text)
                    and not is_generic(mention.text, self._seeds)
                ):
                    occasion = self._by_mention[mention]
                    if headline:
                        occasion.names.append(re.sub(r"\s+", "", headline))
                    occasion.kind = "调研"
                    return occasion
        if headline:
            names.append(re.sub(r"\s+", "", re.sub(r"(?:时|中)(?:强调|指出|要求).*$", "", headline)))
        if goes and goes[0].subject:
            text = self._article.body[goes[0].subject.end : goes[0].end + 40]
            verb = re.search(rf"(?:赴|开展|{_VISIT.pattern})[^，。；]{{0,24}}", text)
            names.append(verb.group() if verb else f"{goes[0].subject.text}调研")
        return Occasion(names, "调研") if names else None

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
                if mention.type != "Event" or not is_generic(mention.text, self._seeds):
                    continue
                acted = any(r.object == mention for r in self._relations)
                if not acted and not _HELD.search(sentence.text[max(0, mention.start - sentence.start - 6) :][:14]):
                    continue
                holder = next(
                    (r.subject for r in self._relations if r.relation == "holds" and r.object is mention and r.subject),
                    None,
                )
                names = (
                    [f"{holder.text}{mention.text}"] if holder and holder.type in ("Organization", "Company") else []
                )
                names += [re.sub(r"\s+", "", h) for h in self._article.headlines[:2]]
                return Occasion([*names, mention.text], self._kind(mention.text))
        return None

    def _end_of_lead(self) -> int:
        return self._sentences[min(LEAD_SENTENCES, len(self._sentences)) - 1].end if self._sentences else 0

    def _bind_generic(self) -> None:
        """会议, 开幕式, 活动: the last named occasion that ends alike, the main one first."""
        latest: list[Occasion] = []
        for sentence in self._sentences:
            for mention in sentence.mentions:
                if mention.type != "Event":
                    continue
                if occasion := self._by_mention.get(mention):
                    latest = [o for o in latest if o is not occasion] + [occasion]
                    continue
                head = mention.text
                order = ([self.main] if self.main else []) + latest[::-1]
                broad = head in self._seeds.words.broad_occasions or head not in self._seeds.occasions
                if broad and self.main is not None and self._fits(self.main, head):
                    order = [self.main]
                match = next((o for o in order if any(n.endswith(head) for n in o.names)), None)
                match = match or next((o for o in order if self._fits(o, head)), None)
                if match is None and self.main is not None and not broad:
                    match = Occasion([head], self._kind(head))  # the 座谈会 on a tour is an occasion of its own
                    self.occasions.append(match)
                    latest.append(match)
                match = match or self.main
                if match is not None:
                    self._by_mention[mention] = match
                    match.mentions.append(mention)

    def _fits(self, occasion: Occasion, head: str) -> bool:
        kind = self._kind(head)
        if kind == "仪式" and occasion.kind not in ("调研", "会见"):
            return True  # the opening of a forum, the start of a race
        return occasion.kind == kind or (head in ("活动", "会议") and occasion.kind != "赛事")


def _strip(name: str) -> str:
    """The name without marks and without the words that say whose it is."""
    return re.sub(r"^(?:全国|全省|全市|全县|全区|我[省市县区])|[“”‘’\s]", "", name)
