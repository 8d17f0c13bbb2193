"""What an article tells: of its record what is needed to say who is who and what is so, without the page's text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from kg.identity.decisions import KINDS, Decisions, format_anchor, parse_anchor
from kg.identity.evidence import evidence_of
from kg.identity.groups import Groups
from kg.identity.homes import Chain, Homes
from kg.identity.roster import RULE as ROSTER_RULE
from kg.identity.roster import Roster, RosterRow
from kg.identity.same_person import last_name
from kg.records import ArticleRecord, ArticleRelation, EntityType, Evidence, Ref
from kg.seeds import Seeds, load_seeds


class ToldEntity(NamedTuple):
    """A thing that an article names, as ArticleEntity has it."""

    id: str
    type: EntityType
    names: tuple[str, ...]
    attributes: Mapping[str, str]
    main: bool


class ToldRelation(NamedTuple):
    """A fact of an article, as ArticleRelation has it."""

    subject: str
    relation: str
    object: str
    title: str
    rule_id: str
    confidence: float


class Told(NamedTuple):
    """One article: what it names, and what it says of that."""

    article: str
    page: str  # id
    date: str  # of the page; empty when unknown
    place: str  # of the page; empty when unknown
    entities: tuple[ToldEntity, ...]
    relations: tuple[ToldRelation, ...]
    listed: frozenset[str] = frozenset()  # of the people the ids of those whose names the roster has

    def each(self, *types: str) -> Iterator[tuple[Ref, ToldEntity]]:
        """The entities of these types."""
        return (((self.article, entity.id), entity) for entity in self.entities if entity.type in types)


class Words(NamedTuple):
    """The words of an article behind what it tells."""

    article: str
    relations: tuple[Evidence, ...]
    listed: Mapping[str, Evidence]  # where the people of Told.listed stand


class Setting:
    """What all steps know: the places of all pages, what people decided, the roster, and the seeds.

    The seeds stay at home when it is sent to another process, which has its own.
    """

    def __init__(self, places: Iterable[str], decisions: Decisions | None = None, roster: Roster = ()) -> None:
        self.places = tuple(sorted(set(places)))
        self.decisions = decisions or Decisions()
        self.roster = tuple(roster)

    def __reduce__(self) -> Any:
        return Setting, (self.places, self.decisions, self.roster)

    @property
    def seeds(self) -> Seeds:
        """The seeds of the program."""
        return load_seeds()

    @cached_property
    def homes(self) -> Homes:
        """The homes of pages and bodies."""
        return _homes(self.places)

    @cached_property
    def rows(self) -> dict[str, list[RosterRow]]:
        """The rows of the roster by name."""
        rows: dict[str, list[RosterRow]] = {}
        for row in self.roster:
            rows.setdefault(row.name, []).append(row)
        return rows

    @cached_property
    def decided(self) -> dict[str, frozenset[str]]:
        """By kind the anchors that are decided to be one with another, or two."""
        return {
            kind: frozenset(
                anchor for pair in (*self.decisions.same(kind), *self.decisions.apart(kind)) for anchor in pair
            )
            for kind in KINDS
        }

    @cached_property
    def name_blocks(self) -> dict[str, str]:
        """For last names whose people decisions tie to those of other last names, one that stands for all of these."""
        groups: Groups[str] = Groups()
        for pair in (*self.decisions.same("Person"), *self.decisions.apart("Person")):
            one, other = (last_name(parse_anchor(anchor)[0]) for anchor in pair)
            groups.add(one)
            groups.add(other)
            groups.join(one, other)
        return {name: min(group) for group in groups.all() for name in group}

    def decided_among(
        self, kind: str, anchors: Mapping[str, Ref]
    ) -> tuple[list[tuple[Ref, Ref]], list[tuple[Ref, Ref]]]:
        """The pairs of mentions that are decided to be one, and to be two, of those that are there."""
        decisions = self.decisions
        same, apart = (
            [(anchors[a], anchors[b]) for a, b in pairs if a in anchors and b in anchors]
            for pairs in (decisions.same(kind), decisions.apart(kind))
        )
        return same, apart

    def home_of(self, told: Told) -> Chain:
        """The home of an article's page."""
        return self.homes.of_page(told.place)


def tell(record: ArticleRecord, roster: Container[str] = ()) -> tuple[Told, Words]:
    """What a record tells, and in which words; `roster` has the names of the roster."""
    page, article = record.page, record.article.id
    listed = {
        entity.id: evidence_of(record, entity.mentions[0], ROSTER_RULE)
        for entity in record.entities
        if entity.type == "Person" and entity.mentions and entity.names[0] in roster
    }
    told = Told(
        article,
        page.id,
        page.date or "",
        page.place or "",
        tuple(ToldEntity(each.id, each.type, each.names, each.attributes, each.main) for each in record.entities),
        tuple(map(_relation, record.relations)),
        frozenset(listed),
    )
    words = tuple(evidence_of(record, each.evidence, each.rule_id) for each in record.relations)
    return told, Words(article, words, listed)


def _relation(one: ArticleRelation) -> ToldRelation:
    title = one.qualifiers.get("title", "")
    return ToldRelation(one.subject, one.relation, one.object, title, one.rule_id, one.confidence)


@lru_cache(maxsize=4)
def _homes(places: Sequence[str]) -> Homes:
    return Homes(places, load_seeds())


def anchor_of(name: str, ref: Ref, decided: frozenset[str]) -> str:
    """The anchor of a mention that a decision names; empty for all others."""
    anchor = format_anchor(name, ref)
    return anchor if anchor in decided else ""
