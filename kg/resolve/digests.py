"""Several short news under one headline (快讯, 简讯): each is resolved for itself, and their records become one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

import kg.regex as re
from kg.annotate.occasions.forms import is_proper, is_vague
from kg.entries import Entry, Registry
from kg.records import Article, ArticleEntity, ArticleRecord, ArticleRelation, Page, RelationMention, Sentence
from kg.resolve.article import resolve_article
from kg.seeds import Seeds

_DIGEST = re.compile("(?:快讯|简讯|短讯)(?!：)|一句话新闻|新闻集锦")
_BULLET = re.compile("^(?:[●■◆○★▶]|▲(?=.*。))", re.MULTILINE)  # ▲开幕式现场: a caption
_ENDED = re.compile("[。！？；：…，][”）)]?$|-$")
_MAY_GO_ON = re.compile("(?:活动|行动|培训|演出|展览)$")  # no occasion, where nobody does anything there
_GOES_ON = re.compile(
    "[\u4e00-\u9fa5]{0,4}(?<!专项)行动|(?:现场|[\u4e00-\u9fa5]{2,4}地)?(?:活动|培训|发布)"
)  # of an army; anybody's
_HOLDS = re.compile("(?<!将)(?<!要)(?:举行|举办)(?:了)?(?:为期[^，。；]{1,6}的|大规模|新一轮)?$")
_HELD_THEN = re.compile(
    "(?:[今昨][天日晚](?:（[^（）]*）)?|日前|近日|\\d{1,2}日)(?:在[^，。；]{2,20})?(?:正式)?(?:举行|举办|启动|开幕)"
)
_LEAST_HELD = 4  # characters of its name: 抗议活动
_LONGEST_HEADING = 45


def _is_digest(article: Article) -> bool:
    """Several short news under one headline, each about something else."""
    return any(_DIGEST.search(h) for h in article.headlines) or len(_BULLET.findall(article.body)) > 2


@dataclass(frozen=True, slots=True)
class _Item:
    """One of the short news: what stands over it, mostly one line, and its sentences."""

    headings: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]


def _find_items(article: Article, sentences: Sequence[Sentence]) -> list[_Item]:
    """The short news of a digest; without lines over them each paragraph is one."""
    body, items = article.body, list[_Item]()
    paragraphs = [tuple(s) for _, s in groupby(sentences, key=lambda s: body.count("\n", 0, s.start))]
    headed = any(map(_is_heading, paragraphs))
    for paragraph in paragraphs:
        last = items[-1] if items else None
        if _is_heading(paragraph):
            joined = last is not None and not last.sentences
            items[-1 if joined else len(items) :] = [
                _Item((*(last.headings if joined and last else ()), *paragraph), ())
            ]
        elif last is not None and headed:
            items[-1] = replace(last, sentences=last.sentences + paragraph)
        else:
            items.append(_Item((), paragraph))
    return items


def _is_heading(paragraph: Sequence[Sentence]) -> bool:
    text = paragraph[0].text.strip()
    return len(paragraph) == 1 and 4 <= len(text) <= _LONGEST_HEADING and not _ENDED.search(text)


def resolve_all(
    page: Page,
    article: Article,
    sentences: Sequence[Sentence],
    found: Sequence[RelationMention],
    seeds: Seeds,
    headlines: Sequence[Sentence] = (),
) -> ArticleRecord:
    """The record of an article, which may be a digest."""
    if not (sentences and _is_digest(article)):
        return resolve_article(page, article, sentences, found, seeds, headlines)
    news = [_resolve_item(page, article, item, found, seeds) for item in _find_items(article, sentences)]
    return _joined(article, news, alike=False)


def _resolve_item(
    page: Page, article: Article, item: _Item, found: Sequence[RelationMention], seeds: Seeds
) -> ArticleRecord:
    """The record of one of the news, at its offsets in the digest, with what only the lines over it tell."""
    sentences = item.sentences or item.headings
    start, end = sentences[0].start, sentences[-1].end
    body = "\n" * start + article.body[start:end] + "\n" * (len(article.body) - end)
    headings = item.headings if item.sentences else ()
    news = replace(article, headlines=tuple(h.text.strip() for h in headings), body=body)
    record = _without_vague(resolve_article(page, news, sentences, _within(found, sentences), seeds, headings))
    if not headings:
        return record
    over = resolve_article(page, replace(article, headlines=()), headings, _within(found, headings), seeds)
    return _joined(article, (record, _of_events(over, record)), alike=True)


def _without_vague(record: ArticleRecord) -> ArticleRecord:
    """Without what may be no occasion and has no name of its own: 火山活动 in a line on a volcano."""
    used = {end for relation in record.relations for end in (relation.subject, relation.object)}
    vague = {
        e.id
        for e in record.entities
        if e.type == "Event"
        and not is_proper(e.names)
        and (_GOES_ON.fullmatch(e.names[0]) or (e.id not in used and _MAY_GO_ON.search(e.names[0])))
        and not _is_held(record.article.body, e)
    }
    return _without(record, vague)


def _is_held(body: str, event: ArticleEntity) -> bool:
    """Whether the text says that what has no name is held at a time: 举行为期三天的抗议活动, “某某行”活动今天举行."""
    if len(event.names[0]) < _LEAST_HELD or is_vague(event.names[0]):
        return False
    return any(_HOLDS.search(body, max(0, a - 20), a) or _HELD_THEN.match(body, b) for a, b in event.mentions)


def _without(record: ArticleRecord, ids: Set[str]) -> ArticleRecord:
    entities = tuple(e for e in record.entities if e.id not in ids)
    relations = tuple(r for r in record.relations if r.subject not in ids and r.object not in ids)
    return replace(record, entities=entities, relations=relations)


def _within(found: Sequence[RelationMention], sentences: Sequence[Sentence]) -> list[RelationMention]:
    return [m for m in found if sentences[0].start <= m.start < sentences[-1].end]


def _of_events(over: ArticleRecord, news: ArticleRecord) -> ArticleRecord:
    """What the lines over the news tell, of its own occasions only."""
    events = [e for e in news.entities if e.type == "Event"]
    called = next((e for e in events if e.main and e.names[0] == news.article.headlines[0]), None)
    known = {name for event in events for name in event.names}
    others = {e.id for e in over.entities if e.type == "Event" and known.isdisjoint(e.names)}
    over = _without_states_told(over, news)
    if called is None:
        return _without(over, others)
    return replace(over, entities=tuple(replace(e, names=called.names) if e.id in others else e for e in over.entities))


def _without_states_told(over: ArticleRecord, news: ArticleRecord) -> ArticleRecord:
    """Without the places of visits that the news know as the states they are: 甲访问某国 over 某国总统会见甲."""
    ends = {e.id: e for e in over.entities}
    bodies = {e.names[0] for e in news.entities if e.type == "Organization"}
    kept = tuple(
        r for r in over.relations if not (r.rule_id.startswith("held-at-visit") and ends[r.object].names[0] in bodies)
    )
    return replace(over, relations=kept)


def _joined(article: Article, records: Sequence[ArticleRecord], *, alike: bool) -> ArticleRecord:
    """One record of several; `alike`: occasions of the same name are one, though it be no name of their own."""
    registry, relations = Registry(()), dict[tuple[str, str, str, str], ArticleRelation]()
    for record in records:
        ids = {entity.id: _entry(registry, entity, alike=alike) for entity in record.entities}
        for relation in record.relations:
            subject, target = ids[relation.subject].id, ids[relation.object].id
            key = (subject, relation.relation, target, relation.qualifiers.get("title", ""))
            relations.setdefault(key, replace(relation, subject=subject, object=target))
    entities = tuple(
        ArticleEntity(e.id, e.type, tuple(e.names), tuple(sorted(e.mentions)), dict(e.attributes), e.main)  # type: ignore[arg-type]
        for e in registry.entries
    )
    ordered = sorted(relations, key=lambda key: (relations[key].evidence, key[1], key[0], key[2], key[3]))
    return ArticleRecord(records[0].page, article, entities, tuple(relations[key] for key in ordered))


def _entry(registry: Registry, entity: ArticleEntity, *, alike: bool) -> Entry:
    """The entry that an entity of one of the records becomes."""
    own = entity.type == "Event" and not alike and not is_proper(entity.names)
    entry = (registry.add if own else registry.get)(entity.type, entity.names)
    entry.mentions |= set(entity.mentions)
    entry.attributes = {**entity.attributes, **entry.attributes}
    entry.main = entry.main or entity.main
    return entry
