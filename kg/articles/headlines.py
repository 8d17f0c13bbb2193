"""Headlines: which article a group of headline lines belongs to, and where a headline was cut in lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import add

import kg.regex as re
from kg.articles.bylines import HAN
from kg.articles.cuts import is_cut
from kg.articles.lines import squeeze

_WORD = re.compile(rf"[{HAN}A-Za-z]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Shares of a group's n-grams, weighted by rarity, that an article's body holds. Counted on nine pages of six or seven
# articles each: a group's own article mostly holds 0.35-1.0 of it, another one 0-0.25.
_ENOUGH = 0.30
_ENOUGH_BESIDE = 0.18  # for the article beside it on the side where the page has its headlines
_ENOUGH_OTHER_SIDE = 0.22
_ENOUGH_ALONE = 0.08  # where other articles hold much less
_MUCH_LESS = 0.5
_SURE = 0.35
_MARGIN = 0.12
_BESIDE = 0.12
_OTHER_SIDE = 0.04
_HEADLESS = 0.04
_SLOGAN = 5  # characters of a phrase
_NO_WORD = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class Group:
    """Headline lines that stand together; the articles that end above and begin below it, as indices."""

    lines: tuple[str, ...]
    after: int | None = None
    before: int | None = None


def assign_headlines(
    groups: Sequence[Group], bodies: Sequence[str], *, below: bool = True, in_turn: bool = False
) -> list[int | None]:
    """For each group the index of its article, None where none fits.

    `below`: headlines are expected below their bodies, where the page's content doesn't say otherwise; `in_turn`: each
    may stand right above its own.
    """
    if not groups or not bodies:
        return [None] * len(groups)
    shares = _shares(groups, bodies)
    if in_turn and _take_turns(groups, shares, len(bodies)):
        return [group.before for group in groups]
    below = _stand_below(groups, shares, below)
    chosen: list[int | None] = [None] * len(groups)
    has_headline: set[int] = set()
    order = sorted(range(len(groups)), key=lambda i: (-max(shares[i].values(), default=0.0), i))
    for i in order:
        group = groups[i]
        near, far = (group.after, group.before) if below else (group.before, group.after)
        scores = {
            a: share
            + (_BESIDE if a == near else _OTHER_SIDE if a == far else 0.0)
            + _HEADLESS * (a not in has_headline)
            for a, share in shares[i].items()
        }
        best = max(scores, key=lambda a: (scores[a], -a), default=None)
        enough = _ENOUGH
        if best == near:
            enough = _ENOUGH_BESIDE
        elif best is not None and best == far and best not in has_headline:
            others = max((share for a, share in shares[i].items() if a != best), default=0.0)
            alone = others <= _MUCH_LESS * shares[i][best] and not _is_slogan(group)
            enough = _ENOUGH_ALONE if alone else _ENOUGH_OTHER_SIDE
        if best is not None and shares[i][best] >= enough:
            chosen[i] = best
            has_headline.add(best)
    for i in range(len(groups)):
        _keep_between(groups, chosen, i)
    sides = [(group.after, group.before) if below else (group.before, group.after) for group in groups]
    _give_to_bare(chosen, [near for near, _ in sides])
    for i in range(len(groups)) if below else range(len(groups) - 1, -1, -1):
        _keep_together(groups, chosen, shares[i], i, below)
    _give_to_bare(chosen, [None if _is_slogan(group) else far for group, (_, far) in zip(groups, sides, strict=True)])
    return chosen


def _take_turns(groups: Sequence[Group], shares: Sequence[dict[int, float]], count: int) -> bool:
    """Whether each body has headlines of its own above it, and the words don't speak for those below."""
    turns = [(i, i - 1 if i else None) for i in range(count)]
    if list(dict.fromkeys((group.before, group.after) for group in groups)) != turns:
        return False
    leaning = [
        share.get(group.before, 0.0) - share.get(group.before - 1, 0.0)
        for share, group in zip(shares, groups, strict=True)
        if group.before
    ]
    return sum(leaning) >= 0


def _give_to_bare(chosen: list[int | None], beside: Sequence[int | None]) -> None:
    """Give each group that fits no article to the one beside it, when that has no headline."""
    for i, article in enumerate(beside):
        if chosen[i] is None and article is not None and article not in chosen:
            chosen[i] = article


def _keep_between(groups: Sequence[Group], chosen: list[int | None], i: int) -> None:
    """Give a group that fits no article to that of the headline next to it on its far side."""
    here = groups[i]
    if chosen[i] is not None or here.after == here.before or _is_slogan(here):
        return
    upper, lower = (_article_of(groups, chosen, i, j) for j in (i - 1, i + 1))
    if lower is not None and (lower == here.after or here.after is None):
        chosen[i] = lower
    elif upper is not None and (upper == here.before or here.before is None):
        chosen[i] = upper


def _keep_together(
    groups: Sequence[Group], chosen: list[int | None], shares: Mapping[int, float], i: int, below: bool
) -> None:
    """Give a group that fits no article to that of the headline next to it, unless it may be a bare one's beyond."""
    here = groups[i]
    if chosen[i] is not None or here.after == here.before or _is_slogan(here):
        return
    near, far, j = (here.after, here.before, i - 1) if below else (here.before, here.after, i + 1)
    if near is None or _article_of(groups, chosen, i, j) != near:
        return
    if far is None or far in chosen or shares.get(near, 0.0) > shares.get(far, 0.0):
        chosen[i] = near


def _article_of(groups: Sequence[Group], chosen: Sequence[int | None], i: int, j: int) -> int | None:
    """The article of group j if that stands in the zone of group i."""
    if not 0 <= j < len(groups) or (groups[i].after, groups[i].before) != (groups[j].after, groups[j].before):
        return None
    return chosen[j]


def _is_slogan(group: Group) -> bool:
    """Whether it has the form of a column's title, which stands over many articles: two phrases of one length."""
    phrases = [_NO_WORD.sub("", phrase) for phrase in group.lines[0].split()]
    return len(group.lines) == 1 and len(phrases) == 2 and len(phrases[0]) == len(phrases[1]) >= _SLOGAN


def join_lines(lines: Sequence[str], body: str, *, doubt: bool = True) -> list[str]:
    """The headlines of a group: lines that the layout cut are joined, kicker, main and sub headline stay apart.

    `doubt`: whether to join in doubt too; without it, only where the end of a line can't end a headline.
    """
    joined: list[str] = []
    text = squeeze(body)
    for line in lines:
        if joined and is_cut(joined[-1], line, text, doubt=doubt):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def leaning(lines: Sequence[str], above: str, below: str) -> float:
    """How much more of a headline's words the text above it holds than the text below it, from -1 to 1."""
    grams = sorted(gram for gram in _grams("\n".join(lines)) if len(gram) > 1)
    held = sum((gram in above) - (gram in below) for gram in grams)
    return held / len(grams) if grams else 0.0


def _shares(groups: Sequence[Group], bodies: Sequence[str]) -> list[dict[int, float]]:
    """For each group the articles that hold some of its n-grams, with their share of them, weighted by rarity."""
    grams = [_grams("\n".join(group.lines)) for group in groups]
    wanted = frozenset().union(*grams)
    numbers = [gram for gram in sorted(wanted) if gram[0].isdigit()]
    holders: dict[str, list[int]] = {gram: [] for gram in sorted(wanted)}
    for a, body in enumerate(bodies):
        for gram in _held(squeeze(body), wanted, numbers):
            holders[gram].append(a)
    count = len(bodies)
    weight = {gram: math.log(1 + count / max(1, len(held))) * _length_weight(gram) for gram, held in holders.items()}
    shares = []
    for own in grams:
        ordered = sorted(own)
        total = sum(weight[gram] for gram in ordered) or 1.0
        share: dict[int, float] = {}
        for gram in ordered:
            for a in holders[gram]:
                share[a] = share.get(a, 0.0) + weight[gram] / total
        shares.append(share)
    return shares


def _grams(text: str) -> set[str]:
    """Pairs and triples of characters within each word, and whole numbers."""
    found = set(_NUMBER.findall(text))
    for word in _WORD.findall(text):
        found.update(map(add, word, word[1:]))
        found.update(word[i : i + 3] for i in range(len(word) - 2))
    return found


def _held(text: str, wanted: frozenset[str], numbers: Sequence[str]) -> set[str]:
    """Those of the wanted n-grams, and of the numbers among them, that the text holds."""
    pairs = list(map(add, text, text[1:]))
    found = set(wanted.intersection(pairs))
    found.update(wanted.intersection(map(add, pairs, text[2:])))
    found.update(number for number in numbers if number in text)
    return found


def _length_weight(gram: str) -> float:
    return 1.5 if len(gram) > 2 else 1.0


def _stand_below(groups: Sequence[Group], shares: Sequence[dict[int, float]], expected: bool) -> bool:
    """Whether the page's headlines stand below their bodies, by those whose content says so."""
    votes = 0
    for group, share in zip(groups, shares, strict=True):
        ranked = sorted(share, key=lambda a: (-share[a], a))[:2]
        if not ranked or share[ranked[0]] < _SURE or group.after == group.before:
            continue
        if len(ranked) == 1 or share[ranked[0]] - share[ranked[1]] >= _MARGIN:
            votes += (ranked[0] == group.after) - (ranked[0] == group.before)
    return votes > 0 if votes else expected
