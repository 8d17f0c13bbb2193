"""Who is who over all articles: each entity of an article gets the id of one thing in the world.

Bodies come first, then people by their bodies, then occasions by their people, then the rest by name. Each step takes
together what has one key (a body's place or name, a person's last name, an occasion's place) and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.flow import Data, Flow
from kg.identity.decisions import Decisions
from kg.identity.entity_ids import Identity, give_ids, make_id
from kg.identity.identify_bodies import identify_bodies
from kg.identity.identify_events import identify_events, place_blocks, see_events
from kg.identity.identify_people import identify_people, roster_bodies, see_people
from kg.identity.roster import Roster
from kg.identity.told import Setting, Told, Words
from kg.records import Doubt, Ref

_Named = tuple[Ref, Identity]
_NO_WORDS = Words("", (), {})


@dataclass(frozen=True, slots=True)
class Identified:
    """The identity of each entity of each article but for places and documents, and what a person should look at."""

    of: Data[_Named]
    doubts: Data[Doubt]
    roster: Mapping[str, Identity]  # the bodies of the roster by name


def setting_of(told: Data[Told], decisions: Decisions | None = None, roster: Roster = ()) -> Setting:
    """What the steps need to know of all articles."""
    places = told.flat_map(lambda one: [(one.place, None)] if one.place else [])
    return Setting(places.group(lambda place, _: [place]), decisions, roster)


def identify(flow: Flow, told: Data[Told], setting: Setting) -> Identified:
    """Who is who in the articles; `told` is kept, and no two are of one article."""
    bodies, body_doubts = identify_bodies(flow, told, setting)
    bodies = bodies.keep()
    roster = roster_bodies(setting, bodies)
    people = _identified(told, bodies, partial(see_people, setting, roster), partial(identify_people, setting))
    known = bodies.union(give_ids(people.flat_map(_things))).keep()
    blocks = place_blocks(setting, told)
    events = _identified(told, known, partial(see_events, setting, blocks), partial(identify_events, setting))
    known = known.union(give_ids(events.flat_map(_things)))
    doubts = body_doubts.union(people.flat_map(_doubts), events.flat_map(_doubts)).flat_map(partial(_open, setting))
    return Identified(known, doubts, roster)


def _identified(
    told: Data[Told],
    known: Data[_Named],
    see: Callable[[Told, Mapping[str, Identity]], Iterable[tuple[str, Any]]],
    block: Callable[[str, list[Any]], Iterable[Any]],
) -> Data[Any]:
    """What `block` makes of all that `see` finds in the articles under one key."""
    return together(told, known).flat_map(lambda found: see(found.told, found.of)).group(block).keep()


@dataclass(slots=True)
class Article:
    """An article, who its entities are, and its words; none where they are not asked for."""

    told: Told
    of: dict[str, Identity]  # by the ids of the entities in the article
    words: Words


def together(told: Data[Told], known: Data[_Named], words: Data[Words] | None = None) -> Data[Article]:
    """Each article with the identities of its entities, and with its words."""
    parts: Data[tuple[str, Any]] = told.flat_map(lambda one: [(one.article, one)])
    parts = parts.union(known.flat_map(lambda pair: [(pair[0][0], (pair[0][1], pair[1]))]))
    if words is not None:
        parts = parts.union(words.flat_map(lambda one: [(one.article, one)]))
    return parts.group(_one_article)


def _one_article(_: str, found: list[Any]) -> Iterator[Article]:
    told = next(one for one in found if isinstance(one, Told))
    words = next((one for one in found if isinstance(one, Words)), _NO_WORDS)
    yield Article(told, dict(one for one in found if one is not told and one is not words), words)


def _things(one: Any) -> list[Any]:
    return [] if isinstance(one, Doubt) else [one]


def _doubts(one: Any) -> list[Doubt]:
    return [one] if isinstance(one, Doubt) else []


def _open(setting: Setting, doubt: Doubt) -> list[Doubt]:
    return [] if setting.decisions.settles(doubt.type, doubt.one, doubt.other) else [doubt]


def identify_rest(setting: Setting, article: Article) -> list[Article]:
    """The article with the identities of its places and documents, which their names tell."""
    told = article.told
    rest = {entity.id: _document(entity.names[0]) for _, entity in told.each("Document")}
    rest |= {entity.id: _place(setting, told, entity.names[0]) for _, entity in told.each("Place")}
    return [Article(told, article.of | rest, article.words)]


def _document(name: str) -> Identity:
    return Identity(make_id("Document", name), "Document", name)


def _place(setting: Setting, told: Told, name: str) -> Identity:
    """A place by its name; of several of one name the one that lies where the page does."""
    seeds = setting.seeds

    def above(code: str) -> str:
        found = seeds.by_code.get(seeds.by_code[code].parent)
        return found.name if found else ""

    found = seeds.divisions.get(name, ())
    codes = [division.code for division in found if division.name == name]
    if len(codes) > 1:
        codes = [code for code in codes if above(code) in setting.home_of(told)]
    code = codes[0] if len(codes) == 1 else ""
    mark = above(code) if code and len(found) > 1 else ""
    return Identity(make_id("Place", name, *([mark] if mark else [])), "Place", name, code)
