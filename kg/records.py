"""Plain records that flow between the stages. Offsets are code points, half-open.

`Article.body[i]` is the normal form (kg/articles/variants.py) of `Page.text[Article.origin[i]]`, of a ligature a letter
of it: every fact leads back to the file as it was, and quotes are that file's text. Mention and entity, relation
mention and statement are different types, so nothing unresolved gets into the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kg.pickling import pickled_by_value

EntityType = Literal["Person", "Company", "Organization", "Event", "Place", "Document"]
EVENT_KINDS = frozenset("会议 活动 仪式 论坛 调研 会见 签约 培训 展会 赛事 其他".split())  # eval/GOLD.md
Status = Literal["asserted", "derived", "roster", "reviewed"]
Ref = tuple[str, str]  # article id, id of an entity within the article


Markup = Literal["text", "markdown", "html", "pdf"]
RegionKind = Literal["kicker", "headline", "subheadline", "byline", "text", "caption"]
Basis = Literal["manifest", "option", "file name", "masthead", "meta", "paper", "text"]


class Region(NamedTuple):
    """A stretch of a page's text whose place in the layout is known: one headline, byline, paragraph or caption."""

    start: int
    end: int
    kind: RegionKind
    article: int  # regions of one number make up one article


class InferredDate(NamedTuple):
    """What an undated page's manifest tells of its date, which names no day, or else its texts; never its own date."""

    date: str  # YYYY-MM-DD, YYYY-MM or YYYY, as `precision` says
    precision: Literal["day", "month", "year"]
    bound: Literal["not before", "about", "in"]
    basis: str  # the words that it rests on: 8月31日上午 … 2023年; manifest, bound "in"


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Page:
    """One page: `text` is a text file's text, character for character, or what was read from a HTML or PDF page."""

    id: str  # hash of the content
    text: str
    source: str  # path as the user gave it; of a PDF with several pages path#page=2
    place: str | None = None  # full name of what 我市, 市委 mean: 义乌市
    date: str | None = None  # YYYY-MM-DD
    paper: str | None = None
    number: str | None = None  # page number in the paper: A01
    markup: Markup = "text"
    regions: tuple[Region, ...] = ()  # in reading order; (): the layout is to be found from the text
    date_basis: Basis | None = None
    place_basis: Basis | None = None
    notes: tuple[str, ...] = ()  # what was left out of the page, for the user
    doubted: tuple[int, ...] = ()  # articles of `regions` whose text may be out of order
    joined: tuple[str, ...] = ()  # ids of the pages it is made of, for an article that goes on on another page
    inferred: InferredDate | None = None  # only where `date` is None


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote or photographed; never an attendee."""

    name: str
    role: str  # 记者 | 通讯员 | 摄影 | …


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page; `body` is unwrapped, its characters in normal form, paragraphs parted by one newline."""

    id: str  # hash of page id and body
    page_id: str
    headlines: tuple[str, ...]  # in normal form, too
    bylines: tuple[Byline, ...]
    body: str
    origin: tuple[int, ...]  # offset in Page.text of each character of body
    kind: Literal["report", "teaser", "caption"] = "report"
    layout: Literal["clear", "uncertain"] = "clear"  # uncertain: the page doesn't tell what belongs to the body


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names something; offsets in the article's body."""

    start: int
    end: int
    text: str
    type: str  # an EntityType, or Post, Date, Title
    method: str  # lexicon | pattern | model | roster | context


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a body with its mentions in order of their start, none overlapping."""

    article_id: str
    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]
    nested: tuple[Mention, ...] = ()  # mentions inside those: the body in a post, in an occasion


@dataclass(frozen=True, slots=True)
class RelationMention:
    """What a rule found in one sentence: a relation between two mentions, not yet between entities."""

    relation: str  # local name in ontology/kg.ttl: presides
    subject: Mention | None  # None, like an object None: the occasion that the article is about
    object: Mention | None
    rule_id: str
    start: int  # extent of the words that say so, offsets in the body
    end: int
    confidence: float = 1.0
    event_kinds: frozenset[str] = frozenset()  # holds only for an occasion of these kinds; empty: of any
    replaces: frozenset[str] = frozenset()  # rules whose fact between the same two this one takes the place of
    barred_heads: tuple[str, ...] = ()  # holds for no occasion whose name ends in one of these
    traits: frozenset[str] = frozenset()  # what the steps behind the rules ask about it, see kg.rules.matching.TRAITS


@pickled_by_value
@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """One thing in the world as one article names it; `id` holds within the article only (p1, o2, e1)."""

    id: str
    type: EntityType
    names: tuple[str, ...]  # canonical first
    mentions: tuple[tuple[int, int], ...]  # offsets in the body
    attributes: Mapping[str, str] = field(default_factory=dict)  # events: kind, date; persons: gender …
    main: bool = False  # events: what the article reports


@pickled_by_value
@dataclass(frozen=True, slots=True)
class ArticleRelation:
    """One fact between two entities of one article."""

    subject: str
    relation: str  # local name in ontology/kg.ttl
    object: str
    evidence: tuple[int, int]  # offsets in the body
    confidence: float
    rule_id: str
    qualifiers: Mapping[str, str] = field(default_factory=dict)  # 任职: title


@pickled_by_value
@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that was read from one article: what `kg extract` prints."""

    page: Page
    article: Article
    entities: tuple[ArticleEntity, ...]
    relations: tuple[ArticleRelation, ...]


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world over all pages. `id` is also the last segment of its IRI: person-王健-义乌市."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)  # kind, date, place … always strings


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it is said: `quote == Page.text[start:end]` of that page."""

    page_id: str
    article_id: str
    start: int
    end: int
    quote: str
    rule_id: str
    sentence: str = ""  # around the quote, in normal form; empty where it is not told


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of the graph with all its evidence; `id` is a hash of subject, relation, object and qualifiers."""

    id: str
    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]
    confidence: float
    qualifiers: Mapping[str, str] = field(default_factory=dict)  # title; date = first seen, lastSeen = last seen
    status: Status = "asserted"


@pickled_by_value
@dataclass(frozen=True, slots=True)
class Doubt:
    """Two mentions that may or may not be one thing: what a person should decide.

    `one` and `other` are anchors, name@article id: they name the same mentions in every run over the same pages.
    """

    type: EntityType
    one: str
    other: str
    merged: bool  # what the program did
    reason: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that the graph and the exports are made from; each tuple sorted by id."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    mentioned: tuple[tuple[str, str], ...] = ()  # (article id, entity id): which article names what
    reports: tuple[tuple[str, str], ...] = ()  # (article id, event id): which occasions an article is about
    doubts: tuple[Doubt, ...] = ()  # on who is who, for a person to decide
