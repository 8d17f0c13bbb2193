"""Which bodies of different articles are one: full name and short forms, renamed bodies; never over two places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import kg.regex as re
from kg.annotate.bodies.speaker import OURS
from kg.flow import Data
from kg.identity.components import Link, Node, link
from kg.identity.decisions import format_anchor
from kg.identity.groups import Groups
from kg.identity.homes import CHINA, Chain, full_name, relation_of
from kg.pickling import pickled_by_value
from kg.records import Doubt, Ref
from kg.resolve.naming import BRANCH, group_of
from kg.seeds import load_seeds

# Names that every place has, and no more in them: which one is meant, only the place tells.
_LOCAL = re.compile(
    "(?:第[一二三四五六七八九十]+|实验|中心|人民|中医院?|妇幼|职业|老年|城[东南西北关]|机关)*"
    "(?:小学|中学|高中|初中|医院|保健院|幼儿园|大学|学校|党校|卫生院)"
    "|(?:供电|自来水|水务|公交|城投|交投|国投|燃气|环卫|农商|文旅|旅游|产业|建设|粮食|电力|广电|邮政|烟草|石油|新华书店)+"
    "(?:投资|发展|控股|服务|总|分|股份|有限)*(?:公司|集团|银行)"
    "|.{2,5}(?:村|社区|街道|镇|乡)(?:党委|党工委|党总支|党支部|政府|办事处|居委会|村委会|人大|股份经济合作社)?"
    "|.{1,5}(?:派出所|法庭|税务所|工商所|管理所|敬老院)"
)
_MIDDLE_FORM = re.compile("(?:股份|有限|责任)+公司(?=.{2,8}(?:分公司|分行|支行|营业部))")
_LEGAL = re.compile("(?:股份|有限|责任|集团|控股|实业|总)*(?:有限公司|公司|集团)$")
_BRACKETS = re.compile("[（(][^）)]*[）)]")
_ORGAN_TAIL = re.compile("(?:委员会|局|办公室|厅|部|院|中心|会|委|办)$")
_VAGUE = "中央委员会"  # of which party, only the words beside it tell
_SCHOOL = re.compile("医院$|[中小]学$|学校$")
_LONGEST_ORGAN = 12  # characters of a department's name without its place
_LEAST_ALIAS = 3  # characters: 市委 and 集团 name a body in their article only
_LEAST_CORE = 2  # characters of a company's own name: 恒远
RANK = 2  # of the links by name, after what people decided, what the pages say, and equal names


@pickled_by_value
@dataclass(frozen=True, slots=True)
class BodySeen:
    """A body as one article names it."""

    ref: Ref
    type: str  # Company | Organization
    names: tuple[str, ...]
    page_home: Chain
    home: Chain  # of its name; () when the name tells none


def body_key(one: BodySeen) -> Node:
    """What tells a body from others at once: its name, and its place where every place has a body of that name.

    All names that the table has for one national body are one: 国家发改委, 国家发展改革委, 国家发展和改革委员会.
    """
    name = _MIDDLE_FORM.sub("", one.names[0])
    if one.home and _LOCAL.fullmatch(local := name.removeprefix(one.home[0])) and local != name:
        return local, full_name(one.home)
    scope = scope_of(one)
    return (name if scope else _national_names().get(name, name)), scope


@cache
def _national_names() -> Mapping[str, str]:
    """For each name of a national body the one that stands for all of it."""
    forms: Groups[str] = Groups()
    for name, full in sorted(load_seeds().national_bodies.items()):
        if name != _VAGUE:
            forms.add(name)
            forms.add(full)
            forms.join(name, full)
    return {name: min(group) for group in forms.all() for name in group}


def scope_of(one: BodySeen) -> str:
    """What a name needs beside it: its place where every place has such a body, of 我校 the article; else empty."""
    if OURS.match(one.names[0]):
        return one.ref[0]
    if one.home or not one.page_home or not _LOCAL.fullmatch(one.names[0]):
        return ""
    return full_name(one.page_home)


def place_of(one: BodySeen) -> str:
    """Where short forms of the body hold: an organ's own place, else the page's."""
    return full_name(one.page_home if one.type == "Company" else one.home or one.page_home)


@pickled_by_value
@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name that the articles of one place give a body."""

    place: str
    name: str
    node: Node  # what all bodies of this key share over all places
    first: BodySeen  # the first that has the name
    short: frozenset[str]  # forms that an article gives beside it
    leader: Node  # of those that the place's names join


def link_bodies(seen: Data[BodySeen]) -> tuple[Data[Link], Data[Doubt]]:
    """The links between the keys of bodies that are one, and the merges to be looked at: by place, then companies."""
    told = seen.flat_map(lambda one: [] if OURS.match(one.names[0]) else [((place_of(one), one.names[0]), one)])
    named = told.group(_name_body)
    found = named.group(_link_place).keep()
    companies = found.flat_map(_by_core).group(lambda _, names: _link_companies(names))
    return (
        found.flat_map(lambda one: [one] if isinstance(one, Link) else []).union(companies),
        found.flat_map(lambda one: [one] if isinstance(one, Doubt) else []),
    )


def _name_body(key: tuple[str, str], found: list[BodySeen]) -> Iterator[tuple[str, NamedBody]]:
    first = min(found, key=lambda one: one.ref)
    organs = load_seeds().organs
    short = {
        alias
        for one in found
        for alias in one.names[1:]
        if len(alias) >= (_LEAST_CORE if one.type == "Company" else _LEAST_ALIAS)
        and alias not in organs
        and _shortens(alias, key[1])
    }
    node = body_key(first)
    yield key[0], NamedBody(*key, node, first, frozenset(short), node)


def _link_place(_: str, found: list[NamedBody]) -> Iterator[Link | Doubt | NamedBody]:
    """What the names of one place tell of each other, and the names with what they are joined to."""
    named = {one.name: one for one in sorted(found, key=lambda one: one.name)}
    groups: Groups[Node] = Groups(one.node for one in named.values())
    for one, other, doubt in (*_same_alias(groups, named), *_same_short(groups, named)):
        yield link(RANK, one.node, other.node)
        if doubt:
            yield Doubt(
                "Organization",
                format_anchor(one.name, one.first.ref),
                format_anchor(other.name, other.first.ref),
                True,
                f"{one.name} = {other.name}?",
            )
    for one in named.values():
        yield replace(one, leader=min(groups.members(one.node)))


_Joined = tuple[NamedBody, NamedBody, bool]  # whether a person should look at it


def _same_alias(groups: Groups[Node], named: Mapping[str, NamedBody]) -> Iterator[_Joined]:
    """A body under a short form is the one body of the place that an article names both ways."""
    full_of: dict[str, list[NamedBody]] = defaultdict(list)
    for one in named.values():
        for alias in one.short:
            full_of[alias].append(one)
    for alias in sorted(full_of):
        leaders = {groups.leader(one.node) for one in full_of[alias]}
        if alias in named and len(leaders) == 1:
            groups.join(named[alias].node, full_of[alias][0].node)
            yield named[alias], full_of[alias][0], False


def _shortens(one: str, other: str) -> bool:
    """Whether one name is made of characters of the other in their order, and neither is a branch of the other."""
    short, full = sorted((one, other), key=len)
    if bool(BRANCH.search(short)) != bool(BRANCH.search(full)) or group_of(short) != group_of(full):
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def _same_short(groups: Groups[Node], named: Mapping[str, NamedBody]) -> Iterator[_Joined]:
    """Names of one place of which one shortens exactly one other: 恒远纺织 and 江东恒远纺织股份有限公司."""
    by_first: dict[str, list[str]] = defaultdict(list)
    cores = {name: company_core(name, one.first.home) for name, one in named.items() if one.first.type == "Company"}
    stems = {name: cores.get(name) or _organ_core(one.first) for name, one in named.items()}
    for name, stem in stems.items():
        by_first[stem[:1]].append(name)
    for name, stem in stems.items():
        if not stem:
            continue
        one = named[name].first
        fuller = [
            named[other]
            for other in by_first[stem[:1]]
            if len(other) > len(name)
            and (_is_company_short(one, other, cores) if name in cores else _is_organ_short(one, named[other].first))
        ]
        leaders = {groups.leader(other.node) for other in fuller}
        if len(leaders) == 1 and not groups.same(named[name].node, fuller[0].node):
            groups.join(named[name].node, fuller[0].node)
            yield named[name], fuller[0], company_core(fuller[0].name, fuller[0].first.home) != stem


def _by_core(one: Link | Doubt | NamedBody) -> Iterator[tuple[str, NamedBody]]:
    """The names of companies by what is left of them without place and legal form."""
    if isinstance(one, NamedBody) and one.first.type == "Company" and not BRANCH.search(one.name):
        yield company_core(one.name, one.first.home), one


def _link_companies(found: list[NamedBody]) -> Iterator[Link]:
    """Links a company's short form to the one full name that has its core, of the place or of one above or below."""
    found = sorted(found, key=lambda one: (one.place, one.name))
    short: list[NamedBody] = []
    full: list[NamedBody] = []
    for one in found:
        (short if company_core(one.name, one.first.home) == one.name else full).append(one)
    groups: Groups[Node] = Groups(node for one in full for node in (one.node, one.leader))
    for one in full:
        groups.join(one.node, one.leader)
    for one in short:
        near = all(relation_of(other.first.home, one.first.page_home) in ("same", "above", "below") for other in full)
        if len(one.name) > _LEAST_CORE and near and len({groups.leader(other.node) for other in full}) == 1:
            yield link(RANK + 1, one.node, full[0].node)


def company_core(name: str, home: Chain) -> str:
    """A company's name without place, brackets and legal form: 江东恒远纺织股份有限公司 → 恒远纺织."""
    plain = _BRACKETS.sub("", name)
    stem = _LEGAL.sub("", plain) or plain
    for place in home:
        for start in (place, place[:-1]):
            if len(start) > 1 and stem.startswith(start) and len(stem) >= len(start) + _LEAST_CORE:
                return stem[len(start) :]
    return stem


def _is_company_short(one: BodySeen, full: str, cores: dict[str, str]) -> bool:
    """恒远 of 恒远纺织, where a paper of the place says so: all over the country others are called so."""
    short = one.names[0]
    if full not in cores or bool(BRANCH.search(short)) != bool(BRANCH.search(full)):
        return False
    a, b = cores[short], cores[full]
    return len(a) >= _LEAST_CORE and (a == b or (b.startswith(a) and short == a and one.page_home[:1] != (CHINA,)))


def _organ_core(one: BodySeen) -> str:
    name = one.names[0]
    return name[len(one.home[0]) :] if one.home and name.startswith(one.home[0]) else ""


def _is_organ_short(short: BodySeen, full: BodySeen) -> bool:
    """市文旅局 of 市文化和旅游局: of one place, of one kind, with the same first character."""
    if full.type == "Company" or not short.home or not full.home or short.home[0] != full.home[0]:
        return False
    a, b = _organ_core(short), _organ_core(full)
    if len(a) < _LEAST_ALIAS or a[0] != b[0] or "和" in a or not _shortens(a[:-1], b):
        return False
    if _SCHOOL.search(a):
        return b.endswith(a[-2:]) and a[:2] == b[:2]  # 第一医院 of 第一人民医院
    if not (_ORGAN_TAIL.search(a) and _ORGAN_TAIL.search(b)) or a[-1] not in (b[-1], "委", "办"):
        return False
    if a[-1] == "办" and b.endswith("办公室"):
        return True
    if "和" in b:
        rest = iter(a)
        return all(part[:1] in rest for part in b.split("和"))
    acronym = len(a) == _LEAST_ALIAS and a[-1] in "局办委" and a[:2] not in b
    return (
        acronym and len(a) + 4 <= len(b) <= _LONGEST_ORGAN
    )  # 安监局 of 安全生产监督管理局, but 公安局 is none of 公安交通管理局


def name_of(names: Counter[str], kind: str, newest: str) -> str:
    """The name of a body over its articles: the newest of a renamed one, a company's fullest, else the most common."""
    if newest:
        return newest
    if kind == "Company":
        return min(names, key=lambda name: (-len(name), -names[name], name))
    return min(names, key=lambda name: (-names[name], len(name), name))


def type_of(types: Counter[str]) -> str:
    """Company or Organization, as most articles say."""
    return min(types, key=lambda kind: (-types[kind], kind))
