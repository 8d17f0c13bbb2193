"""Which people of different articles are one: by post, body, place and time; what excludes each other stays apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import kg.regex as re
from kg.annotate.people.forms import short_forms
from kg.identity.decisions import format_anchor
from kg.identity.groups import Groups
from kg.identity.homes import CHINA, Chain, relation_of
from kg.pickling import pickled_by_value
from kg.records import Doubt, Ref

Sector = Literal["leader", "organ", "village", "company", "other"]

_LEADING = re.compile("委|政府|人大|人大常委会|政协|纪委|监委|法院|检察院|中级法院|高级法院|人民代表大会")
_VILLAGE = re.compile("(?:村|社区|嘎查)(?:党|居|村|委|支|股份|经济|两委|$)")
_TOWN = re.compile("(?:镇|乡|街道)(?:党委|党工委|政府|人大|办事处|$)")
_OTHER = re.compile(
    "大学|学院|学校|[小中]学|医院|卫生院|幼儿园|协会|商会|学会|研究[所院]|基金会|合作社|俱乐部|剧团|队$"
)
# Titles that many people of one name may have in one body, and beside any other post: they tell nobody from another.
_COMMON_TITLE = re.compile(
    "(?:代表|委员|党员|队员|成员|职工|员工|教师|医生|护士|专家|研究员|教授|院士|选手|运动员|教练|分析师|记者|村民|居民|学生)$"
)
_CLOSE_BODY = re.compile("政治局|常委会|常务委员会|书记处|军委")
_VAGUE_BODY = re.compile(
    "(?:镇|乡|村|街道|社区|市|县|区)?(?:(?:大会)?主席团|党委|党工委|党支部|党总支|党组|村委会|居委会|政府|办事处)"
)
# Bodies whose heads commonly are leaders of the place as well.
_HELD_BESIDE = re.compile(
    "组织部|宣传部|统战部|政法委|社会工作部|纪委|监委|公安|人武部|管委会|开发区|新区|高新区|党校|总工会|工商联|红十字会"
    "|领导小组|指挥部|委员会|专班|办公室|集团"
)
_WELL_KNOWN = 20  # articles
_MANY = 5  # articles; a post that only one of so many tells of is a misreading
_CHANGE = 14  # days in which pages name both the old post and the new one
_NEAR = 60  # days around the days on which somebody was seen
_PRIOR: Mapping[Sector, float] = {"leader": 0.3, "organ": 0.25, "other": 0.1, "company": 0.05, "village": 0.0}


@pickled_by_value
@dataclass(frozen=True, slots=True)
class PostSeen:
    """A post of a person as one article tells it."""

    body: str  # id of the body over all articles
    body_name: str
    sector: Sector
    home: Chain
    title: str
    former: bool  # held before the day of the page


@pickled_by_value
@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person as one article names him or her."""

    ref: Ref
    name: str
    page_home: Chain
    date: str  # of the page; empty when unknown
    posts: tuple[PostSeen, ...] = ()
    company: frozenset[str] = frozenset()  # ids of bodies and names of people that the article names beside


@dataclass(slots=True)
class _Group:
    """What a group of mentions tells of a person."""

    refs: list[Ref]
    spans: dict[str, tuple[str, str]] = field(default_factory=dict)  # first and last day of each body
    counts: Counter[str] = field(default_factory=Counter)  # articles that tell of a post in each body
    posts: dict[str, PostSeen] = field(default_factory=dict)  # one for each body
    frames: set[Chain] = field(default_factory=set)  # places of the pages
    company: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)


def sector_of(kind: str, name: str, home: Chain) -> Sector:
    """What sort of body it is, by its type, name and home."""
    if kind == "Company":
        return "company"
    if _VILLAGE.search(name):
        return "village"
    if _OTHER.search(name):
        return "other"
    if home and (name == home[0] or home[0] == CHINA or _LEADING.fullmatch(name.removeprefix(home[0]))):
        return "leader"
    return "organ" if home or _TOWN.search(name) else "other"


def last_name(name: str) -> str:
    """What the full and the short form of a name have in common: 泽连斯基 of 弗拉基米尔·泽连斯基."""
    return name.rsplit("·", 1)[-1]


def group_people(
    seen: Sequence[PersonSeen], same: Iterable[tuple[Ref, Ref]], apart: Iterable[tuple[Ref, Ref]]
) -> tuple[Groups[Ref], list[Doubt]]:
    """The people that are one, and what is to be looked at; `same` and `apart` are decided already."""
    groups = Groups.decided((one.ref for one in seen), same, apart)
    blocks: dict[str, list[PersonSeen]] = defaultdict(list)
    for person in seen:
        blocks[last_name(person.name)].append(person)
    doubts: list[Doubt] = []
    for name in sorted(blocks):
        doubts += _Block(groups, sorted(blocks[name], key=lambda p: (p.date or "~", p.ref))).run()
    return groups, doubts


class _Block:
    """The people of one name, of full and short forms of it."""

    def __init__(self, groups: Groups[Ref], people: list[PersonSeen]) -> None:
        self.groups, self.people = groups, people
        self.by_ref = {person.ref: person for person in people}
        self.doubts: list[Doubt] = []

    def run(self) -> list[Doubt]:
        self._names_apart()
        self._by_body()
        self._by_career()
        self._without_post()
        return self.doubts

    def _names_apart(self) -> None:
        """Two names of which neither is a short form of the other are two people."""
        first = {person.name: person.ref for person in reversed(self.people)}
        names = sorted(first)
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                if one not in short_forms(other) and other not in short_forms(one):
                    for a in [p for p in self.people if p.name == one]:
                        self.groups.keep_apart(a.ref, first[other])

    def _by_body(self) -> None:
        """A post in one body makes one person of a name."""
        holders: dict[str, Ref] = {}
        for person in self.people:
            for post in _telling(person):
                self.groups.join(holders.setdefault(post.body, person.ref), person.ref)

    def _gathered(self, *, posted: bool) -> list[_Group]:
        """The groups of the block with, or without, a post, the earliest first."""
        found: dict[Ref, _Group] = {}
        for person in self.people:
            group = found.setdefault(self.groups.leader(person.ref), _Group([]))
            group.refs.append(person.ref)
            if person.page_home:
                group.frames.add(person.page_home)
            group.company.update(person.company)
            if person.date:
                group.days.append(person.date)
            for post in _telling(person):
                group.counts[post.body] += 1
                group.posts.setdefault(post.body, post)
                if person.date and not post.former:
                    first, last = group.spans.get(post.body, (person.date, person.date))
                    group.spans[post.body] = (min(first, person.date), max(last, person.date))
        return [group for group in found.values() if bool(group.posts) == posted]

    def _by_career(self) -> None:
        """Joins posts that one person may have held, one after the other or side by side, in one place."""
        while True:
            found = self._gathered(posted=True)
            for i, one in enumerate(found):
                joined = False
                for other in found[i + 1 :]:
                    if not self.groups.may_join(one.refs[0], other.refs[0]):
                        continue
                    verdict = _verdict(one, other)
                    if verdict == "join" or verdict == "likely":
                        self.groups.join(one.refs[0], other.refs[0])
                        if verdict == "likely":
                            self._doubt(one, other, merged=True)
                        joined = True
                        break
                    if verdict == "apart":
                        self.groups.keep_apart(one.refs[0], other.refs[0])
                if joined:
                    break
            else:
                break
        for i, one in enumerate(found):
            for other in found[i + 1 :]:
                if _verdict(one, other) == "open" and self.groups.may_join(one.refs[0], other.refs[0]):
                    known = _is_well_known(one, other)
                    if known:
                        self.groups.join(one.refs[0], other.refs[0])
                    self._doubt(one, other, merged=known)

    def _without_post(self) -> None:
        """A name without a post is the person of the place, of the days and of the company in which it stands."""
        posted = self._gathered(posted=True)
        loose: dict[Chain, Ref] = {}
        for group in self._gathered(posted=False):
            for ref in group.refs:
                person = self.by_ref[ref]
                fits = [(fit, i) for i, other in enumerate(posted) if (fit := _fit(person, other)) > 0]
                fits = [(fit, i) for fit, i in fits if self.groups.may_join(ref, posted[i].refs[0])]
                if not fits:
                    self.groups.join(loose.setdefault(person.page_home, ref), ref)
                    continue
                fits.sort(key=lambda one: (-one[0], one[1]))
                best = posted[fits[0][1]]
                self.groups.join(best.refs[0], ref)
                if len(fits) > 1 and fits[0][0] - fits[1][0] < 1:
                    self._doubt(best, posted[fits[1][1]], merged=True, ref=ref)

    def _doubt(self, one: _Group, other: _Group, *, merged: bool, ref: Ref | None = None) -> None:
        first = self.by_ref[ref or one.refs[0]]
        second = self.by_ref[other.refs[0]]
        reason = f"{_say(one)} / {_say(other)}"
        self.doubts.append(
            Doubt(
                "Person",
                format_anchor(first.name, first.ref),
                format_anchor(second.name, second.ref),
                merged and ref is None,
                reason,
            )
        )


def _say(group: _Group) -> str:
    posts = sorted(group.posts.values(), key=lambda post: (group.spans.get(post.body, ("~", ""))[0], post.body))
    told = "、".join(f"{post.body_name}{post.title}" for post in posts[:3])
    return f"{told} {min(group.days, default='')}".strip()


def _verdict(one: _Group, other: _Group) -> Literal["join", "likely", "open", "apart"]:
    """Whether two groups with posts are one person."""
    pairs = [_compare(one, other, a, b) for a in _firm(one) for b in _firm(other)]
    if "apart" in pairs:
        return "apart"
    return "join" if "join" in pairs else "likely" if "likely" in pairs else "open"


def _is_well_known(one: _Group, other: _Group) -> bool:
    """Whether one of the two is so well known all over the country that a stray post of the name is taken as well."""
    rare, often = sorted((one, other), key=lambda group: len(group.refs))
    if one.frames | other.frames != {(CHINA,)} or len(often.refs) < max(_WELL_KNOWN, 10 * len(rare.refs)):
        return False
    return all(
        post.sector in ("leader", "organ", "other") and not _OTHER.search(post.body_name)
        for post in rare.posts.values()
    )


def _firm(group: _Group) -> list[PostSeen]:
    """The posts of a group without those that one article tells of somebody else's many: a misreading."""
    least = 2 if max(group.counts.values()) >= _MANY else 1
    return [post for body, post in group.posts.items() if group.counts[body] >= least]


def _telling(person: PersonSeen) -> list[PostSeen]:
    """The posts of a person that tell him or her from others of the name; none where they can't be one person's."""
    if not _is_one(person):
        return []
    return [
        post
        for post in person.posts
        if (not _COMMON_TITLE.search(post.title) or _CLOSE_BODY.search(post.body_name))
        and not _VAGUE_BODY.fullmatch(post.body_name)
    ]


def _is_one(person: PersonSeen) -> bool:
    """Whether the posts that an article gives a name can be one person's: not 阿联酋总统 and 乍得总统."""
    today = [post.home for post in person.posts if not post.former and post.sector in ("leader", "organ")]
    return all(relation_of(one, other) != "apart" for one in today for other in today)


def _compare(one: _Group, other: _Group, a: PostSeen, b: PostSeen) -> Literal["join", "likely", "open", "apart"]:
    overlap = _overlap(one.spans.get(a.body), other.spans.get(b.body))
    sectors = {a.sector, b.sector}
    if "village" in sectors:
        return "apart"
    if sectors - {"leader", "organ"}:
        return "apart" if overlap and "company" in sectors else "open"
    relation = relation_of(a.home, b.home)
    high = len(a.home) <= 2 and len(b.home) <= 2  # a province, a state or one of its bodies
    if relation == "apart":
        if overlap or not high or CHINA not in (a.home[-1:] + b.home[-1:]) or a.home[-1:] != b.home[-1:]:
            return "apart"
        return "likely" if sectors == {"leader"} else "open"
    if relation in ("above", "below"):
        return "likely" if high and sectors == {"leader"} else "open"
    if relation == "unknown":
        return "open"
    if high or not overlap:
        return "join"
    if sectors == {"leader"} or _HELD_BESIDE.search(a.body_name) or _HELD_BESIDE.search(b.body_name):
        return "join"
    return "apart"


def _overlap(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    """Whether both were held at once; some days of both, as at a change of posts, don't count."""
    if one is None or other is None:
        return False
    if (other[0] < one[0] and one[1] < other[1]) or (one[0] < other[0] and other[1] < one[1]):
        return True
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > _CHANGE


def _fit(person: PersonSeen, group: _Group) -> float:
    """How well a name without a post fits a group with posts; 0: not at all."""
    known = sum(1 for name in person.company if name in group.company)
    share = known / len(person.company) if person.company else 0.0
    best = 0.0
    for body, post in group.posts.items():
        relation = relation_of(post.home, person.page_home)
        here = relation == "same" or person.page_home in group.frames or person.page_home == (CHINA,)
        if not here and not (relation == "above" and known):
            continue
        fit = 0.5 + _PRIOR[post.sector] + 2 * share
        if body in person.company:
            fit += 2
        if person.date and body in group.spans and _is_near(person.date, *group.spans[body]):
            fit += 1
        best = max(best, fit)
    return best


def _is_near(day: str, first: str, last: str) -> bool:
    if first <= day <= last:
        return True
    reach = timedelta(days=_NEAR)
    at = date.fromisoformat(day)
    return date.fromisoformat(first) - reach <= at <= date.fromisoformat(last) + reach
