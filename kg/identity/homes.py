"""Where things are at home: the chain of places that a page's place or a body's name stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import kg.regex as re
from kg.seeds import Seeds

Chain = tuple[str, ...]  # from the nearest place up: (清湖市, 临州市, 江东省, 中国); (): unknown

CHINA = "中国"
_LEVEL = re.compile("[省市县区州旗盟镇乡]$")
_SHORTEST = 2  # characters of a place that has no short form: 眉县
_REMEMBERED = 1 << 17  # names of bodies
_LONGEST_PLACE = 12  # characters of a division's name that a body's name may begin with


class Homes:
    """Finds homes, by the places of the pages at hand first and by the table of divisions after them."""

    def __init__(self, places: Iterable[str | None], seeds: Seeds) -> None:
        self._seeds = seeds
        self._pages: dict[str, Chain] = {}
        self._by_name: dict[str, Chain | None] = {}  # of the pages' places and those above; None: two have the name
        for place in sorted({place for place in places if place}):
            chain = self._pages[place] = self._chain(place)
            for i, name in enumerate(chain):
                for form in {name, name[:-1] if len(name) > _SHORTEST else name}:
                    known = self._by_name.get(form, chain[i:])
                    self._by_name[form] = _fuller(known, chain[i:])
        self._of_body = lru_cache(maxsize=_REMEMBERED)(self._find)

    def of_page(self, place: str | None) -> Chain:
        """The chain of a page's place; a place written without its parents has those that other pages tell."""
        chain = self._pages.get(place or "", ())
        return (chain and self._by_name.get(chain[0])) or chain

    def of_body(self, name: str) -> Chain:
        """The chain of the place that a body's name begins with; a country for a state's bodies; () for neither."""
        return self._of_body(name)

    def _find(self, name: str) -> Chain:
        seeds = self._seeds
        if name in seeds.national_bodies:
            return (CHINA,)
        for size in range(min(len(name), _LONGEST_PLACE), 1, -1):
            start = name[:size]
            if start in self._by_name:
                return self._by_name[start] or (start,)
            if start in seeds.divisions:
                found = seeds.divisions[start]
                return self._table_chain(found[0].code) if len(found) == 1 else (start,)
            if start in seeds.countries:
                return (seeds.countries[start],)
            if start in seeds.foreign_places:
                return (start, seeds.foreign_places[start])
        return ()

    def _chain(self, place: str) -> Chain:
        if place in self._seeds.countries:
            return (self._seeds.countries[place],)
        frame = self._seeds.frame(place)
        names = (frame.place, *frame.above)
        return (*names, CHINA) if _LEVEL.search(names[-1]) else names

    def _table_chain(self, code: str) -> Chain:
        names = []
        while code in self._seeds.by_code:
            division = self._seeds.by_code[code]
            names.append(division.name)
            code = division.parent
        return (*names, CHINA)


def _fuller(one: Chain | None, other: Chain) -> Chain | None:
    """The longer chain of the same place; None when the two are different places of one name."""
    if one is None:
        return None
    short, long = sorted((one, other), key=len)
    without_country = short[:-1] if short[-1:] == (CHINA,) else short
    return long if long[: len(without_country)] == without_country else None


def relation_of(one: Chain, other: Chain) -> Literal["same", "above", "below", "apart", "unknown"]:
    """How the first home stands to the second: the same place, above it, below it, or apart from it."""
    if not one or not other:
        return "unknown"
    if one[0] == other[0]:
        return "same" if _fuller(one, other) else "apart"
    if one[0] in other[1:]:
        return "above"
    if other[0] in one[1:]:
        return "below"
    return "apart"


def full_name(home: Chain) -> str:
    """A place with its parents: 江东省临州市清湖市; empty for an unknown one."""
    below = [name for name in home if name != CHINA]
    return "".join(reversed(below)) if below else "".join(home)
