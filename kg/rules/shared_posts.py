"""Posts that one clause tells of several people: 以甲为组长、乙和丙为副组长的领导小组, A局、B局负责人甲、乙."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import CLASSES, PERSON, POST, SYMBOLS, encode

_TAKES = f"(?:为|任|担任){POST}"
# 以甲为组长、乙和丙为副组长、有关部门负责人为成员的|领导小组
_HEADED = re.compile(
    f"[以由](?P<heads>[^，。；]{{0,24}}?{PERSON}[^。；]{{0,60}}?{_TAKES}(?:[、，][^。；]{{0,60}}?{_TAKES}){{1,3}})"
    f"(?:[、，][^，。；{PERSON}]{{1,30}}?(?:为成员|参加|参与|组成))?的[^，。；、{PERSON}-{POST}]{{0,16}}"
    f"{SYMBOLS['Place']}?[^，。；、{PERSON}-{POST}]{{0,16}}[{CLASSES['Body']}]"
)
_ONE_HEAD = re.compile(f"[^。；]*?(?P<post>{_TAKES})")
# A镇、B局、C公司负责人|甲、乙、丙
_SITE = f"[{CLASSES['Site']}]"
_EACH_OF = re.compile(
    f"(?P<sites>(?:{_SITE}(?:[、和]|以及)){{1,9}})(?P<post>{POST})(?P<names>{PERSON}(?:[、和]{PERSON})+)"
)


def find_shared_posts(sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """Who holds which of them, in the order of the clause; as many bodies as names go in pairs."""
    for sentence in sentences:
        types = [m.type for m in sentence.mentions]
        if "Post" not in types or types.count("Person") < 2:
            continue
        text, owners = encode(sentence)
        for match in _HEADED.finditer(text):
            yield from _headed(match, owners)
        for match in _EACH_OF.finditer(text):
            sites, names = (_mentions(match, owners, group) for group in ("sites", "names"))
            (post,) = _mentions(match, owners, "post")
            if len(names) == len(sites) + 1:
                for site, name in zip([*sites, None], names, strict=True):
                    beside = frozenset(["body-first"]) if site else frozenset[str]()
                    start = site.start if site else post.start
                    yield _held(name, post, "post-before-name", start, name.end, beside)


def _headed(match: re.Match[str], owners: list[Mention | int]) -> Iterator[RelationMention]:
    """The heads of a group that is named behind them."""
    start, end = owners[match.start("heads")], owners[match.end() - 1]
    first = start.start if isinstance(start, Mention) else start
    last = end.end if isinstance(end, Mention) else end + 1
    for head in _ONE_HEAD.finditer(match.string, match.start("heads"), match.end("heads")):
        post = owners[head.end() - 1]
        for owner in owners[head.start() : head.start("post")]:
            if isinstance(owner, Mention) and owner.type == "Person" and isinstance(post, Mention):
                yield _held(owner, post, "post-headed-by", first, last, frozenset(["body-beside"]))


def _mentions(match: re.Match[str], owners: list[Mention | int], group: str) -> list[Mention]:
    return [m for m in owners[match.start(group) : match.end(group)] if isinstance(m, Mention)]


def _held(holder: Mention, post: Mention, rule: str, start: int, end: int, traits: frozenset[str]) -> RelationMention:
    return RelationMention("holdsPost", holder, post, rule, start, end, 0.85, traits=traits)
