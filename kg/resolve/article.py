"""Mentions of one article → its entities and the facts between them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

import kg.regex as re
from kg.annotate.bodies.own_firms import find_own_firm
from kg.annotate.bodies.speaker import find_speaker
from kg.annotate.occasions.date import occasion_date
from kg.annotate.occasions.finder import GENERIC_MAX
from kg.annotate.occasions.forms import OWN_CONTEST, is_proper
from kg.annotate.parties import body_of_party, others_of_party, who_travels
from kg.annotate.places.located import may_lie_in
from kg.entries import Entry, Registry
from kg.pages.frames import article_place
from kg.records import Article, ArticleEntity, ArticleRecord, ArticleRelation, Mention, Page, RelationMention, Sentence
from kg.resolve.announced import find_statuses, is_briefing, is_of_announced
from kg.resolve.destinations import find_destinations, visits_at_home
from kg.resolve.games import at_games
from kg.resolve.gathered import ByMention, gather_bodies, gather_people
from kg.resolve.headline_posts import find_guest_post
from kg.resolve.heard import Fact, only_read_out, pairs, retold, senders, talkers_there
from kg.resolve.hosts import acting, body_of_post, headline_host, is_by_the_way, is_house, name_in_full, says_no_place
from kg.resolve.hours import is_of_whole
from kg.resolve.naming import Namer
from kg.resolve.occasion_of import OccasionResolver
from kg.resolve.post_of import PostResolver
from kg.resolve.side_tours import is_escort, visits_made
from kg.resolve.signings import SigningFinder
from kg.resolve.stage import BRIEFINGS, Stage, Told, is_elsewhere, is_not_spoken_at, spoken
from kg.resolve.talks import find_met, find_received, is_recalled, seen_with_others
from kg.resolve.turns import is_past
from kg.resolve.visit_talks import only_at_talk
from kg.seeds import Frame, Seeds

_ALL_ABOVE = re.compile("(?:上述|以上)(?:有关|相关)?活动")
_DONE = ("attends", "presides", "witnesses", "holds")
# What is done at an occasion; said by a speaker it was done at another.
_DONE_TODAY = frozenset("attends takesPartIn presides speaksAt meets addresses reportsAt inspects witnesses".split())
_DONE_THERE = frozenset("speaksAt addresses contributesAt reportsAt".split())
_GOES_TO = re.compile(
    "^(?:(?!接见|会见|看望)[^的])*(?:出席|参加|列席|主持召开|主持)(?:了)?(?:(?:在|\\d{1,2}日)[^，。；]{2,16}的)?$|^[^的，]{0,24}(?P<at>在)(?:[^，]{2,16}的)?[“《]?$"
)


def resolve_article(
    page: Page,
    article: Article,
    sentences: Sequence[Sentence],
    relation_mentions: Sequence[RelationMention],
    seeds: Seeds,
    headlines: Sequence[Sentence] = (),
) -> ArticleRecord:
    """The article's record: its mentions gathered into entities, its relation mentions into facts between them."""
    work = _Resolution(page, article, sentences, relation_mentions, seeds, headlines)
    return work.run()


class _Resolution:
    """The resolution of one article, step by step."""

    def __init__(
        self,
        page: Page,
        article: Article,
        sentences: Sequence[Sentence],
        relation_mentions: Sequence[RelationMention],
        seeds: Seeds,
        headlines: Sequence[Sentence],
    ) -> None:
        self.page, self.article, self.sentences, self.seeds = page, article, sentences, seeds
        self.found, self.headlines = list(relation_mentions), headlines
        self.frame: Frame = seeds.frame(article_place(page, article, seeds), article.body)
        self.registry = Registry(seeds.organs)
        self.by_mention: ByMention = {}
        self.occasions = OccasionResolver(article, sentences, headlines, self.found, seeds)
        self.stage = Stage(article, sentences, self.found, self.occasions)
        self.events: dict[int, Entry] = {}
        speaker = find_speaker(article, sentences, headlines, page.paper)
        firm = find_own_firm(article, sentences, headlines)
        speaker = speaker._replace(others=speaker.others | firm.others, firm=firm.name, above=firm.above)
        self.namer = Namer(article, self.registry, self.frame, seeds, speaker)
        self.posts = PostResolver(article, sentences, seeds, self.registry, self.by_mention, self.namer, speaker)
        self.relations: dict[Fact, ArticleRelation] = {}
        self.retold: set[Fact] = set()  # facts that say again what someone said
        self.said: list[Told] = []  # 某某表示, of an occasion that is no talk, and what is told before those gathered
        self.replaced: set[tuple[str, str, str]] = set()  # subject, object, rule whose fact another rule knows better

    def run(self) -> ArticleRecord:
        self.by_mention |= gather_people(self.sentences, self.found, self.registry, self.seeds)
        self.by_mention |= gather_bodies(self.sentences, self.article.body, self.registry, self.namer, self.seeds)
        self.occasions.resolve()
        self._occasions()
        for mention in self.found:
            self._relation(mention)
        if self.occasions.printed is not None:
            self._relation(self.occasions.printed.made)
        self._held_by_headline()
        self._held_where_it_goes()
        facts, main = tuple(self.relations.values()), self.events.get(id(self.occasions.main))
        signed = SigningFinder(self.sentences, self.by_mention, self.registry, self.seeds).find(facts, main)
        for subject, found, target in (*signed, *spoken(self.stage, self.said, facts)):
            self._add(subject, found, target, "")
        self._drop(only_at_talk(self.relations, main.id if main else "", self.occasions.tour_talks))
        talks = {e.id for e in self.events.values() if e.attributes.get("kind") == "会见"}
        self._drop(retold(self.relations, self.retold, talks))
        sports = self.seeds.words.sports
        self.relations = at_games(facts, self.events.values(), self.article.body, main, sports) | self.relations
        self.relations |= talkers_there(self.relations.values(), talks)
        self.relations |= seen_with_others(self.relations, talks, {e.id: e.mentions for e in self.registry.entries})
        self._talks_before()
        self._drop(visits_at_home(self.relations))
        people = [e for e in self.registry.entries if e.type == "Person"]
        self._posted_by_headline(people)
        sent = senders((*self.article.headlines, self.article.body), people)
        self._drop(only_read_out(self.relations, self.retold, sent))
        self._held_at_states()
        name_in_full(self.registry.entries, self._sorted_relations(), self.article.body, self.headlines)
        self._drop(find_statuses(self.registry.entries, self.relations, self.page, self.article, self.sentences))
        return ArticleRecord(self.page, self.article, self._entities(), self._sorted_relations())

    def _drop(self, facts: Set[Fact]) -> None:
        self.relations = {key: relation for key, relation in self.relations.items() if key not in facts}

    def _held_by_headline(self) -> None:
        """Adds who holds the main occasion where only the headline says so, with the words that tell of it."""
        event = self.events.get(id(self.occasions.main))
        if event is None or any(e == event.id for _, e in pairs(self.relations.values(), {"holds", "hosts"})):
            return
        if (host := headline_host(self.headlines, event.names, self.registry.entries)) is not None:
            start = min(event.mentions, default=(0, 0))[0]
            end = start + len(re.split("[，。；]", self.article.body[start:], maxsplit=1)[0])
            self._add(host, RelationMention("holds", None, None, "hold", start, end, 0.85), event, "")

    def _posted_by_headline(self, people: Sequence[Entry]) -> None:
        """Adds the post of the guest of a talk that only the headline tells."""
        found = find_guest_post(self.article, self.relations.values(), people, self.seeds)
        if found is not None:
            start, end = found.evidence
            state = self.namer.country(found.state)
            told = RelationMention("holdsPost", None, None, "post-before-name", start, end, 0.85)
            self._add(found.holder, told, state, found.title)

    def _held_where_it_goes(self) -> None:
        """Adds the regions that a tour goes to by its name."""
        places = [e for e in self.registry.entries if e.type == "Place"]
        for tour in [e for e in self.events.values() if e.main and e.attributes.get("kind") in ("调研", "其他")]:
            for place, start, end in find_destinations(tour, places, self.seeds.country_full, self.article.body):
                self._add(tour, RelationMention("heldAt", None, None, "held-at", start, end, 0.85), place, "")

    def _held_at_states(self) -> None:
        """Where a country has posts in the text, it is the body that has them that one visits: 访问某国, not 在某国."""
        countries = [e for e in self.registry.entries if e.names[0] in self.seeds.countries]
        states = {e.names[0]: e.id for e in countries if e.type == "Organization"}
        meant = {e.id: states[e.names[0]] for e in countries if e.type == "Place" and e.names[0] in states}
        for key, fact in list(self.relations.items()):
            known_better = (fact.subject, fact.object, fact.rule_id) in self.replaced
            visit = fact.rule_id.startswith("held-at-visit") and not known_better
            state = meant.get(fact.object) if visit else None
            if state is not None:
                del self.relations[key]
                self.relations.setdefault((*key[:2], state, key[3]), replace(fact, object=state))

    def _talks_before(self) -> None:
        """Adds who met the guest before (乙主席同总统先生举行会谈), where the article is about one talk."""
        met = pairs(self.relations.values(), {"meets"})
        if len(met) != 1 or (event := self.events.get(id(self.occasions.main))) is None or self.occasions.talks:
            return
        ends = {e.id: e for e in self.registry.entries if e.type == "Person"}
        ((host, guest),) = met
        if event.attributes.get("kind") == "会见":
            for other in [e for e in ends.values() if e.id not in (host, guest)]:
                for start, end in find_met(other, self.article.body):
                    self._add(
                        other, RelationMention("meets", None, None, "meet-with", start, end, 0.85), ends[guest], ""
                    )

    def _occasions(self) -> None:
        for occasion in self.occasions.occasions:
            entry = self.registry.get("Event", list(dict.fromkeys(filter(None, occasion.names))))
            entry.mentions |= {(m.start, m.end) for m in occasion.mentions}
            entry.attributes.setdefault("kind", occasion.kind)
            entry.main = entry.main or occasion.main
            reported = occasion.main or occasion is self.occasions.whole
            date, basis = occasion_date(occasion, self.page, self.sentences, self.seeds, reported=reported)
            if date and "date" not in entry.attributes:
                entry.attributes["date"] = date
                if basis:
                    entry.attributes["dateBasis"] = basis
            self.events[id(occasion)] = entry

    def _end(self, mention: Mention | None, at: int) -> Entry | None:
        """The entity at one end of a relation at that offset; no mention means the occasion spoken of there."""
        if mention is None or mention.type == "Event":
            occasion = self.occasions.occasion(mention, at)
            return self.events.get(id(occasion)) if occasion is not None else None
        if mention.type == "Post":
            return body_of_post(mention, self.sentences, self.by_mention)
        group = "Body" if mention.type in ("Company", "Organization") else mention.type
        return self.by_mention.get((mention.start, mention.end, group))

    def _relation(self, found: RelationMention) -> None:
        if found.relation in ("holdsPost", "leavesPost"):
            if (person := self._end(found.subject, found.start)) is not None:
                for holder, body, title in self.posts.resolve(found, person):
                    self._add(holder, found, body, title)
            return
        if found.subject is not None and found.subject.text.startswith("两国"):
            for talker in self._both():
                self._relation(replace(found, subject=talker))
            return
        if "on-stage" in found.traits and (self._in_speech(found) or not self.stage.stands(found)):
            return
        briefing = "at-briefings" in found.traits
        if None in (found.subject, found.object) and not briefing and self._at_side_talks(found):
            return
        subject, target = self._end(found.subject, found.start), self._object(found)
        if subject is None and target is not None and found.relation == "inspects" and "多个" not in target.names[0]:
            subject = who_travels(found.subject, self.registry.entries, self.article.body)
        if subject is None or target is None or subject is target:
            return
        if found.relation == "heldAt" and found.subject is None and self._held_at_talks(found, target):
            return
        visit = found.relation == "heldAt" and found.subject is not None and found.subject.method == "told"
        if (visit or found.relation in _DONE_TODAY) and self._in_speech(found):
            return
        if self._is_no_host(found, subject, target):
            return
        if self.occasions.talks and target.type == "Event" and not briefing:
            self._at_talks(found, subject, target)
            return
        if found.relation == "inspects":
            self._add_party(found, target)
        above = _ALL_ABOVE.search(self.article.body, found.start, found.end)
        if above and found.relation in ("attends", "takesPartIn") and not self._add_above(subject, found, target):
            return
        if found.object is None and (is_not_spoken_at(found.relation, target) or self.stage.is_left(found, target)):
            return
        if found.event_kinds and not self._is_of_kind(found, subject, target):
            return
        if found.relation == "heldAt" and subject is self.events.get(id(self.occasions.whole)):
            self._opens_there(found, target)
        if found.traits and says_no_place(found, subject, target, self.seeds):
            return
        if found.relation == "locatedIn" and not may_lie_in(
            subject.names[0], target.names[0], self.seeds, "site-name" in found.traits
        ):
            return
        if found.relation == "heldAt" and is_elsewhere(found, subject, target, self.article.body, self.seeds):
            return
        if found.relation == "heldAt" and target.type == "Place" and (city := self.namer.city_of(target)) is not None:
            self._add(subject, found, city, "")
        if not found.traits.isdisjoint(("on-stage", "shows-presence")):
            self.said.append((subject, found, target))
            return
        if found.relation in ("holds", "signsWith") or "as-government" in found.traits:
            first, second = (acting(end, found, self.registry, self.seeds, self.frame) for end in (subject, target))
            if first is None or second is None:
                return
            subject, target = first, second
        self._add(subject, found, target, "")

    def _add_party(self, found: RelationMention, target: Entry) -> None:
        """Adds that the body that a party is went there too, and who else leads it."""
        if party := body_of_party(found.subject, self.registry.entries):
            self._add(party, found, target, "")
        for other in others_of_party(found.subject, self.found):
            if (beside := self._end(other, other.start)) is not None:
                self._add(beside, found, target, "")

    def _opens_there(self, found: RelationMention, place: Entry) -> None:
        """Adds where the opening of something is held: there too, unless the text says where."""
        opening = self.events[id(self.occasions.main)]
        told = (r.subject for r in self.found if r.relation == "heldAt" and r.subject is not None)
        if all(self._end(mention, mention.start) is not opening for mention in told):
            self._add(opening, found, place, "")

    def _is_no_host(self, found: RelationMention, subject: Entry, target: Entry) -> bool:
        """同谁举行会谈 is said of both; 在某博物馆举办的 says where; 开展督导 is no press conference."""
        if found.relation != "holds" or found.subject is None:
            return False
        talks = subject.type == "Person" and target.attributes.get("kind") == "会见"
        return talks or is_house(found.subject, self.article.body) or is_by_the_way(found.object, target)

    def _object(self, found: RelationMention) -> Entry | None:
        """The object of a fact, or the occasion spoken of there, or its whole; who is aboard is on each visit too."""
        target = self._end(found.object, found.start)
        if found.object is None:
            target = self._attended(found) or (None if target and target.main and self._is_recalled(found) else target)
            whole, main = self.occasions.whole, self.events.get(id(self.occasions.main))
            if target is main and is_briefing(main.names if main else ()) and is_of_announced(found, self.article.body):
                return self.events.get(id(self.occasions.announced))
            if target is main and main and whole and is_of_whole(found, main.names[0], self.article.body):
                target = self.events[id(whole)]
        if "at-welcome" in found.traits and (welcome := self.occasions.welcome_before(found.start)) is not None:
            target = self.events[id(welcome)]
        if "aboard" in found.traits and (subject := self._end(found.subject, found.start)) is not None:
            for trip in visits_made(self.events.values(), self.relations.values(), found.start):
                self._add(subject, found, trip, "")
        if found.relation != "accompanies" or found.object is not None:
            return target
        return self._tour() or (None if is_escort(self.article.body, found, target) else target)

    def _is_of_kind(self, found: RelationMention, subject: Entry, target: Entry) -> bool:
        """Whether a fact that holds at some kinds of occasions only fits the one it is about."""
        event = target if target.type == "Event" else self._end(None, found.start)
        kind = event.attributes.get("kind") if event is not None else None
        if kind not in found.event_kinds and not self.occasions.side_talks(found):
            if event is not None and "retells" in found.traits and subject.type == "Person":
                self.said.append((subject, found, event))
            return False
        if target.names[0].endswith(found.barred_heads) and not OWN_CONTEST.search(target.names[0]):
            return False
        if "at-briefings" in found.traits and not target.names[0].endswith(BRIEFINGS):
            return False
        return found.relation != "attends" or found.object is not None or not self._is_recalled(found)

    def _held_at_talks(self, found: RelationMention, place: Entry) -> bool:
        """Adds where several talks took place, at the one whose guest is named; whether nothing is left to add."""
        if self._is_recalled(found):
            return True
        end = next(s.end for s in self.sentences if s.start <= found.start < s.end)
        told = [t for g, t in self.occasions.talks.items() if self.article.body.find(g, found.end, end) >= 0]
        for talk in told or self.occasions.talks.values():
            self._add(self.events[id(talk)], found, place, "")
        return bool(self.occasions.talks)

    def _at_side_talks(self, found: RelationMention) -> bool:
        """Adds a fact of talks besides the main occasion, if it is one."""
        talks = self.occasions.side_talks(found)
        other = self._end(found.subject or found.object, found.start)
        if other is None:
            return False
        for talk in talks:
            event = self.events[id(talk)]
            ends = (other, event) if found.object is None else (event, other)
            self._add(ends[0], found, ends[1], "")
        return bool(talks)

    def _add_above(self, subject: Entry, found: RelationMention, named: Entry) -> bool:
        """Adds who is at 上述活动 to what people did (a country holds games from afar); says if that is it."""
        people = {e.id for e in self.registry.entries if e.type == "Person"}
        done = {
            r.object
            for r in self.relations.values()
            if r.relation in _DONE and (r.relation != "holds" or r.subject in people) and not self._came_for(r)
        }
        for other in self.events.values():
            if other.id in done and other is not named:
                self._add(subject, found, other, "")
        cited = self.occasions.main is not None or is_past(named.names, named.mentions, self.article.body)
        return named.main or named.id in done or not cited

    def _came_for(self, relation: ArticleRelation) -> bool:
        """来华出席某论坛的某国总统: another occasion, for which the guest had come; 还将出席某峰会: one to come."""
        start, end = relation.evidence
        return bool(re.search("来[华京访]|前来|将(?:应邀|出席|参加)", self.article.body[max(0, start - 8) : end]))

    def _tour(self) -> Entry | None:
        """The tour that the article is about: who accompanies does so all along, not only at a meeting on the way."""
        main = self.events.get(id(self.occasions.main))
        return main if main is not None and main.attributes.get("kind") == "调研" else None

    def _both(self) -> tuple[Mention, ...]:
        """两国总理: the two who talk with one another."""
        talk = next((r for r in self.found if r.relation == "meets" and r.subject and r.object), None)
        return (talk.subject, talk.object) if talk and talk.subject and talk.object else ()

    def _in_speech(self, found: RelationMention) -> bool:
        """What someone tells in a speech (甲表示，去年乙出席…) is no fact of the day; a speech that is cited stands."""
        return "cites" not in found.traits and self.stage.is_told(found)

    def _attended(self, found: RelationMention) -> Entry | None:
        """甲出席某晚宴并作发言, below the lead: the occasion that the same clause goes to."""
        lead = self.sentences[0].end if self.occasions.main is not None else 0
        if found.subject is None or found.relation not in _DONE_THERE or found.start < lead:
            return None
        sentence = next(s for s in self.sentences if s.start <= found.start < s.end)
        inside = [
            m for m in sentence.mentions if m.type == "Event" and found.subject.end < m.start and m.end <= found.end
        ]
        if len(inside) != 1:
            return None
        to = _GOES_TO.search(self.article.body[found.subject.end : inside[0].start])
        if to is None or (to["at"] is not None and len(inside[0].text) <= GENERIC_MAX):
            return None
        return self._end(inside[0], found.start)

    def _is_recalled(self, found: RelationMention) -> bool:
        """今年6月，甲和乙举行会晤: a talk told behind the lead that was another."""
        sentence = next((s for s in self.sentences[1:] if s.start <= found.start < s.end), None)
        return sentence is not None and is_recalled(sentence.text[: found.start - sentence.start])

    def _at_talks(self, found: RelationMention, subject: Entry, target: Entry) -> None:
        """What is done at one of several talks; who hosts them, or takes part in all, does so at each."""
        talks = {guest: self.events[id(talk)] for guest, talk in self.occasions.talks.items()}
        named = found.object is not None and target not in talks.values()
        at_all = "at-every-talk" in found.traits and subject.names[0] not in talks
        received = find_received(self.article.body, found.start, talks) if at_all else []
        several = [talks[guest] for guest in received or talks]
        text = self.article.body[found.start : found.end]
        told = [talks[g] for g in talks if found.relation == "speaksAt" and g in text]
        spoken_at = talks.get(subject.names[0], told[0] if len(told) == 1 and not named else target)
        events = [target] if named else several if at_all else [spoken_at]
        for event in events:
            self._add(subject, found, event, "")

    def _add(self, subject: Entry, found: RelationMention, target: Entry, title: str) -> None:
        self.replaced |= {(subject.id, target.id, rule_id) for rule_id in found.replaces}
        key = (subject.id, found.relation, target.id, title)
        if key not in self.relations:
            if "retells" in found.traits:
                self.retold.add(key)
            where, titled = (found.start, found.end), {"title": title} if title else {}
            self.relations[key] = ArticleRelation(*key[:3], where, found.confidence, found.rule_id, titled)
        for talk in self.occasions.tour_talks if target is self.events.get(id(self.occasions.main)) else ():
            if talk.covers(found):
                self._add(subject, found, self.events[id(talk.occasion)], title)

    def _entities(self) -> tuple[ArticleEntity, ...]:
        used = {r.subject for r in self.relations.values()} | {r.object for r in self.relations.values()}
        self.registry.entries = [
            e for e in self.registry.entries if e.type != "Event" or e.main or e.id in used or self._is_named(e)
        ]
        return tuple(
            ArticleEntity(e.id, e.type, tuple(e.names), tuple(sorted(e.mentions)), dict(e.attributes), e.main)  # type: ignore[arg-type]
            for e in self.registry.entries
            if e.mentions or e.main or e.id in used
        )

    def _is_named(self, event: Entry) -> bool:
        """An occasion that nobody does anything at is worth an entity only under a name of its own."""
        if (proper := is_proper(event.names)) is not None:
            return proper
        inner = [m for s in self.sentences for m in s.nested if m.type in ("Place", "Organization", "Company")]
        return any(start <= m.start and m.end <= end for start, end in event.mentions for m in inner)

    def _sorted_relations(self) -> tuple[ArticleRelation, ...]:
        return tuple(
            sorted(
                (r for r in self.relations.values() if (r.subject, r.object, r.rule_id) not in self.replaced),
                key=lambda r: (r.evidence, r.relation, r.subject, r.object, r.qualifiers.get("title", "")),
            )
        )
