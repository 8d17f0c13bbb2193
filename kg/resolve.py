"""Mentions of one article → its entities and the facts between them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from kg.bodies import PARLIAMENTS
from kg.bodynames import full_body_name
from kg.dates import date_within, resolve_date
from kg.occasion_of import Occasion, OccasionResolver
from kg.occasions import is_generic
from kg.people import short_forms
from kg.posts import is_company_title, is_personal, last_run
from kg.records import Article, ArticleEntity, ArticleRecord, ArticleRelation, Mention, Page, RelationMention, Sentence
from kg.seeds import Frame, Seeds

_MODIFIERS = re.compile(r"^(?:原|前|时任|拟任|候任|代理|代|名誉|第一|常务|执行|首席|副|总)+")
_PLACE_OF = re.compile(r"^(.+?[省市县区州旗镇乡])(?:委|党委|政府|人民|人大|政协|纪委|监委|法院|检察)")
_PARTY_GROUP = re.compile(r"(?:党组|党委|党工委|党总支|党支部)$")
_PARTY_TITLE = re.compile(r"书记|委员|成员|常委")
_PREFIX = {"Person": "p", "Company": "c", "Organization": "o", "Event": "e", "Place": "l", "Document": "d"}
_PROPER = re.compile(r"[“”《》\d]|第.+[届次]|届|次全[体会]|党的|杯|亚运|奥运|世界|国际|全国")
_ZONE = re.compile(r"(?:创新城|科创城|开发区|高新区|产业园|科技园|新区|园区|管理区)$")  # places that act as bodies
# What says again what someone said in an address that is already a fact.
_RETOLD = frozenset({"speak-verb", "speak-at-meeting"})
# Posts that several hold at once: said once before a list of names, they are the post of each.
_SHARED = re.compile(r"^(?:副[省市县区州]长|副主任|副主席|委员|代表|常委|院士|教授|副会长|成员)$")


@dataclass(slots=True)
class _Entry:
    """An entity of the article while it is being put together."""

    id: str
    type: str
    names: list[str]
    mentions: set[tuple[int, int]] = field(default_factory=set)
    attributes: dict[str, str] = field(default_factory=dict)
    main: bool = False


class _Registry:
    """The entities of one article by type and name."""

    def __init__(self, shared: Container[str]) -> None:
        self._shared = shared  # names that more than one body of a page has: 统战部
        self.entries: list[_Entry] = []
        self._by_name: dict[tuple[str, str], _Entry] = {}
        self._counts: dict[str, int] = {}

    def get(self, kind: str, names: Sequence[str], mention: Mention | None = None) -> _Entry:
        """The entity of that name, made at its first mention; further names are added."""
        group = "Body" if kind in ("Company", "Organization") else kind
        known = [names[0], *(n for n in names[1:] if n not in self._shared)]
        entry = next((e for n in known if (e := self._by_name.get((group, n)))), None)
        if entry is None:
            prefix = _PREFIX[kind]
            self._counts[prefix] = self._counts.get(prefix, 0) + 1
            entry = _Entry(f"{prefix}{self._counts[prefix]}", kind, [names[0]])
            self.entries.append(entry)
        for name in names:
            self._by_name.setdefault((group, name), entry)
            if name not in entry.names:
                entry.names.append(name)
        if mention is not None:
            entry.mentions.add((mention.start, mention.end))
        return entry


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
        self.found = list(relation_mentions)
        self.frame: Frame = seeds.frame(page.place)
        self.registry = _Registry(seeds.organs)
        self.by_mention: dict[tuple[int, int, str], _Entry] = {}
        self.occasions = OccasionResolver(article, sentences, headlines, self.found, seeds)
        self.events: dict[int, _Entry] = {}
        self._last_posts: list[tuple[str, _Entry]] = []
        self.relations: dict[tuple[str, str, str, str], ArticleRelation] = {}
        self.replaced: set[tuple[str, str, str]] = set()  # subject, object, rule whose fact another rule knows better

    def run(self) -> ArticleRecord:
        self._people()
        self._bodies_and_places()
        self.occasions.resolve()
        self._occasions()
        for mention in self.found:
            self._relation(mention)
        addressed = {(r.subject, r.object) for r in self.relations.values() if r.relation == "addresses"}
        self.relations = {
            key: r
            for key, r in self.relations.items()
            if not (r.relation == "speaksAt" and r.rule_id in _RETOLD and (r.subject, r.object) in addressed)
        }
        return ArticleRecord(self.page, self.article, self._entities(), self._sorted_relations())

    def _all_mentions(self) -> list[tuple[Sentence, Mention, bool]]:
        return [
            (s, m, nested)
            for s in self.sentences
            for group, nested in ((s.mentions, False), (s.nested, True))
            for m in group
        ]

    def _people(self) -> None:
        """One person a name; the short form of a foreign name is the one whose full form the article has."""
        names = {m.text for s in self.sentences for m in s.mentions if m.type == "Person" and m.method != "pronoun"}
        full = {short: name for name in sorted(names) for short in short_forms(name) if short in names}
        last: _Entry | None = None
        for sentence in self.sentences:
            for mention in sentence.mentions:
                if mention.type != "Person":
                    continue
                if mention.method == "pronoun":
                    entry = last
                else:
                    name = full.get(mention.text, mention.text)
                    entry = self.registry.get(
                        "Person", [name, mention.text] if name != mention.text else [name], mention
                    )
                if entry is not None:
                    self.by_mention[(mention.start, mention.end, "Person")] = entry
                    last = entry

    def _bodies_and_places(self) -> None:
        for _, mention, nested in self._all_mentions():
            if mention.type in ("Company", "Organization"):
                self.by_mention[(mention.start, mention.end, "Body")] = self._body(mention, None)
            elif mention.type == "Place" and not nested:
                self.by_mention[(mention.start, mention.end, "Place")] = self._place(mention)
            elif mention.type == "Document":
                self.registry.get("Document", [mention.text], mention)

    def _body(self, mention: Mention, place: str | None) -> _Entry:
        if mention.type == "Company":
            full = next(
                (
                    e
                    for e in self.registry.entries
                    if e.type == "Company"
                    and len(e.names[0]) > len(mention.text)
                    and _is_short(mention.text, e.names[0])
                ),
                None,
            )
            names = [full.names[0], mention.text] if full else [mention.text]
            return self.registry.get("Company", names, mention)
        name, forms = full_body_name(mention.text, self.frame, self.seeds, place)
        return self.registry.get("Organization", [name, *forms], mention)

    def _place(self, mention: Mention) -> _Entry:
        text = mention.text
        if text in self.seeds.countries:
            short = self.seeds.countries[text]
            return self.registry.get("Place", [short, self.seeds.country_full[short]], mention)
        if re.fullmatch(r"[我全本][省市县区州旗国镇]", text):
            name = "中国" if text[-1] == "国" else self.frame.resolve(text)
            return self.registry.get("Place", [name, text] if name else [text], mention)
        if full := self.seeds.place_abbreviations.get(text):
            short = self.seeds.divisions[full][0].short if full in self.seeds.divisions else text
            return self.registry.get("Place", [full, short, text], mention)
        if found := self.seeds.divisions.get(text):
            best = next((d for d in found if d.name in (self.frame.place, *self.frame.above)), found[0])
            return self.registry.get("Place", [best.name, best.short], mention)
        for name in (self.frame.place, *self.frame.above):
            if name and text in (name, name[:-1]):
                return self.registry.get("Place", [name, name[:-1]], mention)
        if re.match(r"[省市县区](?!场|民|区|域|中心$|辖)[\u4e00-\u9fa5]{2}", text) and (
            where := self.frame.resolve(text[0])
        ):
            return self.registry.get("Place", [where + text[1:], text], mention)
        return self.registry.get("Place", [text], mention)

    def _occasions(self) -> None:
        for occasion in self.occasions.occasions:
            names = list(dict.fromkeys(n for n in occasion.names if n))
            entry = self.registry.get("Event", names)
            entry.mentions |= {(m.start, m.end) for m in occasion.mentions}
            entry.attributes.setdefault("kind", occasion.kind)
            entry.main = entry.main or occasion.main
            date, inferred = self._event_date(occasion)
            if date and "date" not in entry.attributes:
                entry.attributes["date"] = date
                if inferred:
                    entry.attributes["date_basis"] = "inferred"
            self.events[id(occasion)] = entry

    def _event_date(self, occasion: Occasion) -> tuple[str | None, bool]:
        """The date in the sentence that first names the occasion, for the main one in the lead; if it is inferred."""
        named = [m.start for m in occasion.mentions if not is_generic(m.text, self.seeds)]
        at = min(named or [m.start for m in occasion.mentions], default=0)
        sentence = next((s for s in self.sentences if s.start <= at < s.end), None)
        lead = self.sentences[0] if self.sentences else None
        if occasion.main and lead is not None and (told := self._date(lead.text))[0]:
            return told
        if sentence is None:
            return None, False
        text = sentence.text
        if not occasion.main:  # a date of another clause is another matter's
            text = re.split(r"[，；]", text[: at - sentence.start])[-1] + text[at - sentence.start :].split("，")[0]
        return self._date(text)

    def _date(self, text: str) -> tuple[str | None, bool]:
        """The first date of a text; a month and day on an undated page in the year inferred for it, and then True."""
        told, inferred = resolve_date(text, self.page.date), self.page.inferred
        if told and told.startswith("--") and inferred and inferred.precision != "month":
            within = date_within(text, inferred.date)
            return within or told, within is not None
        return told, False

    def _end(self, mention: Mention | None, at: int) -> _Entry | None:
        """The entity at one end of a relation at that offset; no mention means the occasion spoken of there."""
        if mention is None or mention.type == "Event":
            occasion = self.occasions.occasion(mention, at)
            return self.events.get(id(occasion)) if occasion is not None else None
        group = "Body" if mention.type in ("Company", "Organization") else mention.type
        return self.by_mention.get((mention.start, mention.end, group))

    def _relation(self, found: RelationMention) -> None:
        if found.relation == "holdsPost":
            self._posts(found)
            return
        subject, target = self._end(found.subject, found.start), self._end(found.object, found.start)
        if subject is None or target is None or subject is target:
            return
        if found.event_kinds:
            event = target if target.type == "Event" else self._end(None, found.start)
            if event is None or event.attributes.get("kind") not in found.event_kinds:
                return
        if found.relation == "holds" and subject.type == "Person" and target.attributes.get("kind") == "会见":
            return  # 同谁举行会谈 is said of both
        if found.relation == "holds" and subject.type == "Place" and _ZONE.search(subject.names[0]):
            subject = self.registry.get("Organization", subject.names, found.subject)
        elif found.relation == "holds" and subject.type == "Place":
            if subject.names[0] not in self.seeds.country_full:
                return
            subject = self.registry.get(
                "Organization", [subject.names[0], self.seeds.country_full[subject.names[0]]], found.subject
            )
        self._add(subject, found, target, "")

    def _posts(self, found: RelationMention) -> None:
        """任职: the post is taken apart; a post without a body takes the one before it in the chain, or the place's."""
        person = self._end(found.subject, found.start)
        if person is None or found.object is None:
            return
        sentence = next(s for s in self.sentences if s.start <= found.object.start < s.end)
        chain = [m for m in sentence.mentions if m.type == "Post" and m.end <= found.object.end]
        chain = last_run(chain, sentence)
        body: _Entry | None = None
        title = ""
        for post in chain:
            body, title = self._split_post(sentence, post, body)
        if body is None and title:
            body = self._body_nearby(chain[-1], title)
        if body is None or not title:
            return
        self._last_posts.append((title, body))
        self._add(person, found, body, title)
        if _SHARED.search(title):
            for other in self._names_after(sentence, found):
                self._add(other, found, body, title)

    def _body_nearby(self, post: Mention, title: str) -> _Entry | None:
        """The body of a bare title: the company just named, else the body of the same office before."""
        if is_company_title(title):
            before = [
                m for _, m, _ in self._all_mentions() if m.type == "Company" and post.start - 80 <= m.start < post.start
            ]
            if before:
                last = max(before, key=lambda m: m.start)
                return self.by_mention.get((last.start, last.end, "Body"))
        core = _MODIFIERS.sub("", title)
        return next((b for t, b in reversed(self._last_posts) if title != core and _MODIFIERS.sub("", t) == core), None)

    def _names_after(self, sentence: Sentence, found: RelationMention) -> list[_Entry]:
        """副主任殷红、俞根生: the names that follow with nothing but 、 between them share the post."""
        if found.subject is None:
            return []
        others, end = [], found.subject.end
        for mention in sentence.mentions:
            if mention.start < end:
                continue
            between = sentence.text[end - sentence.start : mention.start - sentence.start]
            entry = self.by_mention.get((mention.start, mention.end, "Person"))
            if mention.type != "Person" or between != "、" or entry is None:
                break
            others.append(entry)
            end = mention.end
        return others

    def _split_post(self, sentence: Sentence, post: Mention, previous: _Entry | None) -> tuple[_Entry | None, str]:
        former = next((w for w in ("时任", "原", "前") if post.text.startswith(w)), "")
        begin = post.start + len(former)
        inner = [
            m for m in sentence.nested if m.start in (begin, post.start) and m.end < post.end and m.type != "Event"
        ]
        place = None
        if previous is not None and (match := _PLACE_OF.match(previous.names[0])):
            place = match.group(1)
        if inner:
            mention = max(inner, key=lambda m: m.end)
            title = post.text[mention.end - post.start :].lstrip("）")
            if title == "长":
                title = mention.text[-1] + title  # 市公安局长
            title = former + title if mention.start != post.start else title
            if mention.type == "Place":
                return self._place_body(mention, title, place), title
            if (
                mention.text in PARLIAMENTS
                and previous is not None
                and (country := self._country_in(previous.names[0]))
            ):
                entry = self.registry.get("Organization", [country.names[0] + mention.text, mention.text], mention)
            elif previous is not None and _PARTY_GROUP.fullmatch(mention.text):  # 某局局长、党组书记
                whole = _PARTY_GROUP.sub("", previous.names[0]) + mention.text
                entry = self.registry.get("Organization", [whole, mention.text], mention)
            else:
                entry = self._body(mention, place)
            self.by_mention[(mention.start, mention.end, "Body")] = entry
            return entry, title
        core = _MODIFIERS.sub("", post.text)
        implied = self.seeds.titles.get(post.text) or self.seeds.titles.get(core) or ""
        if implied == "政府":
            where = place if place and place[-1] == core[0] else self.frame.resolve(core[0])
            if (
                where is None
                and core[0] not in "省市县区州旗盟镇乡"
                and self.frame.place[-1:] in tuple("省市县区州旗盟")
            ):
                where = place or self.frame.place
            if where is None:
                return None, post.text
            return self.registry.get("Organization", [f"{where}政府", f"{where}人民政府"]), post.text
        if implied == "国家":
            country = next((c for n in previous.names if (c := self._country_in(n))), None) if previous else None
            if country is not None:
                return country, post.text
            if post.text in ("国家主席", "国家副主席", "国务委员"):
                return self._country("中国"), post.text
            return None, post.text
        if previous is not None and not is_personal(post.text):
            group = _PARTY_GROUP.search(previous.names[0])
            if group and group.start() > 2 and not _PARTY_TITLE.search(post.text):  # 某局党组书记、局长
                return self.registry.get(previous.type, [previous.names[0][: group.start()]]), post.text
            return previous, post.text
        return None, post.text

    def _place_body(self, mention: Mention, title: str, place: str | None) -> _Entry:
        """伊朗总统 → the country as a body; 义乌市市长 → its government."""
        text = mention.text
        if text in self.seeds.countries or text in self.seeds.abbreviations:
            return self._country(self.seeds.abbreviations.get(text) or self.seeds.countries[text])
        name = self._place(mention).names[0]
        core = _MODIFIERS.sub("", title)
        if self.seeds.titles.get(core) == "政府" or core in ("市长", "县长", "区长", "省长", "镇长", "乡长"):
            return self.registry.get("Organization", [f"{name}政府", f"{name}人民政府"])
        return self.registry.get("Organization", [name], mention)

    def _country(self, short: str) -> _Entry:
        return self.registry.get("Organization", [short, self.seeds.country_full.get(short, short)])

    def _country_in(self, name: str) -> _Entry | None:
        """The country that a body's name begins with (老挝人民革命党中央 → 老挝)."""
        for size in range(min(len(name), 10), 1, -1):
            if name[:size] in self.seeds.countries:
                return self._country(self.seeds.countries[name[:size]])
        return None

    def _add(self, subject: _Entry, found: RelationMention, target: _Entry, title: str) -> None:
        self.replaced |= {(subject.id, target.id, rule_id) for rule_id in found.replaces}
        key = (subject.id, found.relation, target.id, title)
        if key not in self.relations:
            qualifiers = {"title": title} if title else {}
            self.relations[key] = ArticleRelation(
                subject.id,
                found.relation,
                target.id,
                (found.start, found.end),
                found.confidence,
                found.rule_id,
                qualifiers,
            )

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

    def _is_named(self, event: _Entry) -> bool:
        """An occasion that nobody does anything at is worth an entity only under a name of its own."""
        if any(_PROPER.search(n) for n in event.names):
            return True
        inner = {
            (m.start, m.end) for s in self.sentences for m in s.nested if m.type in ("Place", "Organization", "Company")
        }
        return any(start <= s and e <= end for start, end in event.mentions for s, e in inner)

    def _sorted_relations(self) -> tuple[ArticleRelation, ...]:
        return tuple(
            sorted(
                (r for r in self.relations.values() if (r.subject, r.object, r.rule_id) not in self.replaced),
                key=lambda r: (r.evidence, r.relation, r.subject, r.object, r.qualifiers.get("title", "")),
            )
        )


def _is_short(short: str, full: str) -> bool:
    """The characters of the short form stand in the full name in that order, the first ones together."""
    if short in full:
        return True
    return re.sub(r"[（(][^）)]*[）)]", "", full).find(short) >= 0
