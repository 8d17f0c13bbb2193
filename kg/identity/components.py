"""Connected components of links that need not fit into memory, and what of each component is one in the end."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.flow import Data
from kg.identity.groups import Groups
from kg.pickling import pickled_by_value

Node = tuple[str, ...]
Pair = tuple[Node, Node]


@pickled_by_value
@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A reason to hold two nodes for one; those of a lower rank come first."""

    rank: int
    one: Node
    other: Node


def link(rank: int, one: Node, other: Node) -> Link:
    """The link of two nodes, whichever is named first."""
    return Link(rank, min(one, other), max(one, other))


def join_linked(links: Data[Link], apart: Iterable[Pair]) -> Data[Pair]:
    """Each linked node with the one that stands for its group; `apart` are the few pairs that never come together."""
    links = links.keep()
    apart = tuple(apart)
    pairs = links.flat_map(_as_pair)
    labels = label_components(pairs)
    told = links.flat_map(_by_one).union(labels.flat_map(_as_label))
    labelled = told.group(_label_links)
    return labelled.group(lambda _, found: _join(found, apart))


def _as_pair(link: Link) -> Iterable[Pair]:
    return [(link.one, link.other)] if link.one != link.other else []


def _by_one(link: Link) -> Iterable[tuple[Node, Link | Node]]:
    return [(link.one, link)] if link.one != link.other else []


def _as_label(pair: Pair) -> Iterable[tuple[Node, Link | Node]]:
    return [pair]


def _label_links(_: Node, found: list[Link | Node]) -> Iterator[tuple[Node, Link]]:
    label = next(each for each in found if isinstance(each, tuple))
    return ((label, each) for each in found if isinstance(each, Link))


def _join(links: list[Link], apart: tuple[Pair, ...]) -> Iterator[Pair]:
    nodes = {node for link in links for node in (link.one, link.other)}
    kept = [pair for pair in apart if nodes.issuperset(pair)]
    groups: Groups[Node] = Groups.decided(sorted(nodes), (), kept)
    for link in sorted(links):
        groups.join(link.one, link.other)
    for group in groups.all():
        least = min(group)
        yield from ((node, least) for node in sorted(group))


def label_components(pairs: Data[Pair]) -> Data[Pair]:
    """Each node that a pair has with the least node of its component.

    Each pass hangs what a node knows at the least node that it knows: first of all its neighbours, then of the smaller
    ones (Kiveris et al., Connected components in MapReduce and beyond, 2014). The passes are few: long chains are rare.
    """
    pairs = pairs.flat_map(_both_ways).keep()
    before = None
    while (now := pairs.total(_mark)) != before:
        before = now
        pairs = pairs.flat_map(_both_ways).group(_large_star)
        pairs = pairs.flat_map(_downwards).group(_small_star).keep()
    return pairs.flat_map(_star).group(_once)


def _mark(pair: Pair) -> int:
    """A number whose sum over all pairs changes when the set of pairs changes."""
    return (1 << 32) + zlib.crc32(repr(pair).encode("utf-8", "surrogatepass"))


def _both_ways(pair: Pair) -> Iterable[Pair]:
    return (pair, pair[::-1])


def _downwards(pair: Pair) -> Iterable[Pair]:
    return [(max(pair), min(pair))]


def _large_star(node: Node, known: list[Node]) -> Iterator[Pair]:
    least = min(node, *known)
    return ((other, least) for other in sorted(set(known)) if other > node)


def _small_star(node: Node, smaller: list[Node]) -> Iterator[Pair]:
    least = min(smaller)
    return ((other, least) for other in sorted({node, *smaller}) if other != least)


def _star(pair: Pair) -> Iterable[Pair]:
    return (pair, (pair[1], pair[1]))


def _once(node: Node, labels: list[Node]) -> Iterable[Pair]:
    return [(node, min(labels))]
