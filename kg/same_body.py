"""Which bodies of different articles are one: full name and short forms, renamed bodies; never over two places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.decisions import format_anchor
from kg.groups import Groups
from kg.homes import CHINA, Chain, full_name, relation_of
from kg.naming import BRANCH, group_of
from kg.records import Doubt, Ref
from kg.seeds import Seeds

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


@dataclass(frozen=True, slots=True)
class BodySeen:
    """A body as one article names it."""

    ref: Ref
    type: str  # Company | Organization
    names: tuple[str, ...]
    page_home: Chain
    home: Chain  # of its name; () when the name tells none


def group_bodies(
    seen: Sequence[BodySeen],
    same: Iterable[tuple[Ref, Ref]],
    seeds: Seeds,
    apart: Iterable[tuple[Ref, Ref]] = (),
) -> tuple[Groups[Ref], list[Doubt]]:
    """The bodies that are one, and the merges to be looked at.

    `same` and `apart` are told by the pages or decided.
    """
    groups = Groups.decided((one.ref for one in seen), same, apart)
    keys: dict[tuple[str, str], Ref] = {}
    for one in seen:
        groups.join(keys.setdefault(body_key(one), one.ref), one.ref)
    _join_national(groups, keys, seeds)
    by_place: dict[str, list[BodySeen]] = defaultdict(list)
    for one in seen:
        by_place[_place(one)].append(one)
    named = {place: {one.names[0]: one for one in reversed(found)} for place, found in by_place.items()}
    for place in sorted(by_place):
        _join_aliases(groups, by_place[place], named[place], seeds)
    doubts: list[Doubt] = []
    for place in sorted(by_place):
        doubts += _join_short(groups, named[place])
    _join_companies(groups, named)
    return groups, doubts


def _join_national(groups: Groups[Ref], keys: Mapping[tuple[str, str], Ref], seeds: Seeds) -> None:
    """Joins the names that the table has for one national body: 国家发改委, 国家发展改革委, 国家发展和改革委员会."""
    forms: Groups[str] = Groups()
    for name, full in sorted(seeds.national_bodies.items()):
        if name != _VAGUE:
            forms.add(name)
            forms.add(full)
            forms.join(name, full)
    first: dict[str, Ref] = {}
    for (name, scope), ref in sorted(keys.items()):
        if not scope and forms.has(name):
            groups.join(first.setdefault(forms.leader(name), ref), ref)


def body_key(one: BodySeen) -> tuple[str, str]:
    """What tells a body from others at once: its name, and its place where every place has a body of that name."""
    name = _MIDDLE_FORM.sub("", one.names[0])
    if one.home and _LOCAL.fullmatch(local := name.removeprefix(one.home[0])) and local != name:
        return local, full_name(one.home)
    return name, scope_of(one)


def scope_of(one: BodySeen) -> str:
    """The place that a name without a place of its own needs beside it; empty where it needs none."""
    if one.home or not one.page_home or not _LOCAL.fullmatch(one.names[0]):
        return ""
    return full_name(one.page_home)


def _place(one: BodySeen) -> str:
    """Where short forms of the body hold: an organ's own place, else the page's."""
    return full_name(one.page_home if one.type == "Company" else one.home or one.page_home)


def _join_aliases(groups: Groups[Ref], seen: list[BodySeen], named: dict[str, BodySeen], seeds: Seeds) -> None:
    """Joins a body under a short form with the one body of the place that an article names both ways."""
    full_of: dict[str, set[Ref]] = defaultdict(set)
    for one in seen:
        for alias in one.names[1:]:
            least = _LEAST_CORE if one.type == "Company" else _LEAST_ALIAS
            if len(alias) >= least and alias not in seeds.organs and _shortens(alias, one.names[0]):
                full_of[alias].add(groups.leader(one.ref))
    for alias in sorted(full_of):
        leaders = {groups.leader(ref) for ref in full_of[alias]}
        if alias in named and len(leaders) == 1:
            groups.join(named[alias].ref, leaders.pop())


def _shortens(one: str, other: str) -> bool:
    """Whether one name is made of characters of the other in their order, and neither is a branch of the other."""
    short, full = sorted((one, other), key=len)
    if bool(BRANCH.search(short)) != bool(BRANCH.search(full)) or group_of(short) != group_of(full):
        return False
    rest = iter(full)
    return all(char in rest for char in short)


def _join_short(groups: Groups[Ref], named: dict[str, BodySeen]) -> list[Doubt]:
    """Joins names of one place of which one shortens exactly one other: 恒远纺织 and 江东恒远纺织股份有限公司."""
    doubts = []
    names = sorted(named)
    by_first: dict[str, list[str]] = defaultdict(list)
    cores = {name: company_core(name, named[name].home) for name in names if named[name].type == "Company"}
    for name in names:
        by_first[(cores.get(name) or _organ_core(named[name]))[:1]].append(name)
    for name in names:
        core = cores.get(name) or _organ_core(named[name])
        if not core:
            continue
        fuller = [
            other
            for other in by_first[core[:1]]
            if other != name
            and len(other) > len(name)
            and (
                _is_company_short(named[name], other, cores)
                if name in cores
                else _is_organ_short(named[name], named[other])
            )
        ]
        leaders = {groups.leader(named[other].ref) for other in fuller}
        if len(leaders) == 1 and not groups.same(named[name].ref, named[fuller[0]].ref):
            one, other = named[name], named[fuller[0]]
            if groups.join(one.ref, other.ref) and company_core(fuller[0], other.home) != core:
                doubts.append(
                    Doubt(
                        "Organization",
                        format_anchor(one.names[0], one.ref),
                        format_anchor(other.names[0], other.ref),
                        True,
                        f"{name} = {fuller[0]}?",
                    )
                )
    return doubts


def _join_companies(groups: Groups[Ref], named: dict[str, dict[str, BodySeen]]) -> None:
    """Joins a company's short form with the one full name that has its core, of the place or of one above or below."""
    full: dict[str, list[BodySeen]] = defaultdict(list)
    short: list[BodySeen] = []
    for place in sorted(named):
        for name, one in sorted(named[place].items()):
            if one.type == "Company" and not BRANCH.search(name):
                core = company_core(name, one.home)
                (short.append(one) if core == name else full[core].append(one))
    for one in short:
        found = full.get(one.names[0], [])
        leaders = {groups.leader(other.ref) for other in found}
        near = all(relation_of(other.home, one.page_home) in ("same", "above", "below") for other in found)
        if len(leaders) == 1 and near and len(one.names[0]) > _LEAST_CORE:
            groups.join(one.ref, found[0].ref)


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


def name_of(group: Sequence[BodySeen], newest: str | None) -> str:
    """The name of a body over its articles: the newest of a renamed one, a company's fullest, else the most common."""
    if newest:
        return newest
    counts = Counter(one.names[0] for one in group)
    if type_of(group) == "Company":
        return min(counts, key=lambda name: (-len(name), -counts[name], name))
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def type_of(group: Sequence[BodySeen]) -> str:
    """Company or Organization, as most articles say."""
    counts = Counter(one.type for one in group)
    return min(counts, key=lambda kind: (-counts[kind], kind))
