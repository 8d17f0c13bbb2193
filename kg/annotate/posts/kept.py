"""Which posts of a sentence are told of somebody: those that lead on to a name, and those of a body."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.bodies.unlisted import is_company_title
from kg.annotate.posts.besides import next_beside
from kg.annotate.posts.finder import APPOINTED_TO, Post, is_personal
from kg.words.scan import Found

_APPOINTED_THERE = re.compile("当选(?:第?[一二三四五六七八九十]+届)?$")
# Behind a post: how it is held, or what else one is at once: 局长（经理）.
_HELD_HOW = re.compile("（[^（）]{0,6}(?:挂职|工作|兼|[正副][省厅处科县市]级|代|任|长|经理|书记|主席|总裁)）")
_IS_WHO = re.compile("(?:正|就)?是[^，。；、：]{0,24}")
# Behind a name, before what one is or was: 王某某同志|生前是|某法院院长, 甲|现年65岁，是|某协会会长.
_TOLD = re.compile(
    "(?:同志|先生|女士|委员|代表|院士|教授)?(?:，?(?:现年|今年|时年)?\\d{1,3}岁(?:，[^，。；]{1,12}人)?)?，?(?:生前曾?(?:是|系|任|担任)|(?:现在|如今|目前|现|曾|本来|原本)?(?:也|还|就|同时)?(?:是|系)|现[为系])$"
)
# Behind what the people of a row are: 副主任|（按姓氏笔画为序）：|王某某、李某某
AT_ROW = re.compile("(?:（[^（）]{1,24}）)?：{1,2}(?:（[^（）]{1,24}）：?)?")
# Titles of many kinds of bodies, and which the body has that somebody heads in the next clause.
_HEADS = (("主席", re.compile("[会联协]$")), ("主任", re.compile("(?:中心|[办委])$")))
_ADDRESS = re.compile("代表|委员|老师|同志|成员|领导人|队长|职工|工人")  # behind a name: no post of the body before it
# What a scholar is, between the body and the name: 某大学|著名经济学家|张三|教授.
_DESCRIBED = re.compile(
    "的?(?:(?:我国|国内|国际)?(?:著名|知名|资深)|(?<=的))[一-龥]{0,10}(?:专家|学者|学家|[艺画作]家)"
)
_JOINED = re.compile("[、兼]?|、(?:分局|支队|大队|分会|总队)")  # 副区长、|分局局长


def name_behind(text: str, end: int) -> int:
    """Where the name begins whose post ends at `end`: 副县长（挂职）|张某, “某某院院长”|张某."""
    if text.startswith("”", end):
        return end + 1
    match = _HELD_HOW.match(text, end) if text[end : end + 1] == "（" else None
    return match.end() if match else end


def _leads_on(text: str, post: Post, starts: set[int]) -> bool:
    """Whether a name stands behind the post, maybe with what one is besides between: 原主席、离休干部|吴某某."""
    if name_behind(text, post.end) in starts:
        return True
    if text.startswith("、", post.end):
        return next_beside(text, post.end, starts) != post.end
    row = AT_ROW.match(text, post.end) if not text[: post.start].strip() else None
    return row is not None and row.end() in starts


def _is_who(text: str, post: Post, starts: set[int]) -> bool:
    """首任会长|是来自某市的某某: whether the clause goes on to say who holds the post."""
    match = _IS_WHO.match(text, post.end)
    return match is not None and any(post.end < start <= match.end() for start in starts)


def _is_apposed(text: str, post: Post, people: list[tuple[int, int]]) -> bool:
    """雷某某，|某某科技董事长|，: whether the post is all that stands between the name before it and the next mark."""
    named = text[post.start - 1 : post.start] == "，" and any(end == post.start - 1 for _, end in people)
    return named and text[post.end : post.end + 1] in ("，", "。", "兼")


def _is_told(text: str, post: Post, people: list[tuple[int, int]]) -> bool:
    """李某某|是某医院的护士长|，: whether the post is what the clause says that somebody is or was."""
    if post.body is None or (post.end < len(text) and text[post.end] not in "，。；、（"):
        return False
    told = _TOLD.search(text, max(0, post.start - 30), post.start)
    return told is not None and any(end == told.start() for _, end in people)


def is_behind_name(text: str, post: Post, people: list[tuple[int, int]], bodies: list[Found]) -> bool:
    """某大学|李某某|教授, 某局的|张某|局长: a title behind a name that stands behind a body."""
    name = next((start for start, end in people if end == post.start), None)
    if name is None or post.body is not None or _ADDRESS.match(text, post.start):
        return False
    ends = {body.end for body in bodies}
    if name in ends or (text[name - 1 : name] == "的" and name - 1 in ends):
        return True
    return any(_DESCRIBED.fullmatch(text, end, name) for end in ends)


def without_names(posts: list[Post], people: list[tuple[int, int]]) -> list[Post]:
    """区文化馆韩某某|馆长, 赵小军|校长: what seemed a body before a title, until a name was found there, is none."""
    bare = []
    for post in posts:
        body = post.body
        if body is not None and body.start < post.title_start:
            whole = next((e for s, e in people if e == body.end == post.title_start and body.start <= s), None)
            part = next((e for s, e in people if s < body.start < e < post.end - 1 and body.end >= e), None)
            at = part or (whole if body.method == "context" else None)
            post = replace(post, start=at, title_start=at, body=None) if at else post
        bare.append(post)
    return bare


def _called_posts(text: str, posts: list[Post], people: list[tuple[int, int]], bodies: list[Found]) -> set[Post]:
    """某局高明远局长、|贺立副局长、|石岚处长: titles behind names that follow one behind a name and its body."""
    ends, starts = {end: start for start, end in people}, {post.end for post in posts}
    called = set[Post]()
    if ends.keys().isdisjoint(post.start for post in posts):
        return called
    last = -1  # where the post ends that the run goes on from
    for post in posts:
        name = ends.get(post.start) if post.body is None else None
        if name is None or is_personal(text[post.title_start : post.end]):
            continue
        if is_behind_name(text, post, people, bodies):
            last = post.end
            continue
        follows = last == name - 1 and text[last] in "、，和与及" and last in starts
        if follows or _heads_subject(text, name, text[post.title_start : post.end], bodies):
            called.add(post)
            last = post.end
    return called


def _heads_subject(text: str, name: int, title: str, bodies: list[Found]) -> bool:
    """某局|启动预案，|高明远|局长…: whether the body that the clause before the name begins with has such a head."""
    if text[name - 1 : name] != "，":
        return False
    begin = max(text.rfind(mark, 0, name - 1) + 1 for mark in "，。；")
    subject = max((b for b in bodies if b.start == begin and b.end < name - 1), key=lambda b: b.end, default=None)
    if subject is None or text[subject.end] == "的":
        return False
    kind = kind_of(title) or next((of for head, of in _HEADS if title.endswith(head)), None)
    if kind is None:
        return subject.type == "Company" and is_company_title(title)
    return kind.search(text, subject.start, subject.end) is not None


def _is_calling(title: str) -> bool:
    return is_personal(title) or title.endswith(("议员", "主持人", "评委"))


def _without_described(text: str, posts: list[Post], starts: set[int]) -> list[Post]:
    """某大学教授、环保|专家|林某某: without what one merely is, with words before it, between a post and the name."""
    kept: list[Post] = []
    for post in posts:
        merely = post.body is None and post.end in starts and bool(kept) and kept[-1].end + 1 < post.start
        merely = merely and text[kept[-1].end] == "、" and _is_calling(text[post.title_start : post.end])
        if merely and next_beside(text, kept[-1].end, [post.end]) != kept[-1].end:
            continue
        kept.append(post)
    return kept


def kept_posts(
    text: str, posts: list[Post], people: list[tuple[int, int]], bodies: list[Found], places: list[Found]
) -> list[Post]:
    """Posts with a body, and bare titles that lead on to a name (二级教授董刚, 党组书记、局长王某)."""
    starts = {s for s, _ in people}
    if not posts:
        return []
    posts = _without_described(text, posts, starts)
    ends = {e for _, e in people}
    behind = {p for p in posts if p.start in ends and p.body is None and is_personal(text[p.title_start : p.end])}
    posts = [p for p in posts if p not in behind or is_behind_name(text, p, people, bodies)]  # 某某院士、|副主任某某
    kept = _called_posts(text, posts, people, bodies)
    place_at = {p.end: p.start for p in places}  # 当选|清湖市|市长
    following: Post | None = None
    for post in reversed(posts):
        joined = following is not None and _JOINED.fullmatch(text, post.end, following.start) is not None
        if following is not None and text[post.end : following.start] == "，":  # 副县长，|县公安局局长某某
            joined = post.start == 0 or text[post.start - 1] in "，。；由、"
        if (
            _leads_on(text, post, starts)
            or (post.end + 1 in starts and text[post.end] == "由")  # 秘书长|由某某担任
            or _is_who(text, post, starts)
            or _is_told(text, post, people)
            or is_behind_name(text, post, people, bodies)
            or (post.body is not None and _is_apposed(text, post, people))
            or joined
            or APPOINTED_TO.search(text, max(0, post.start - 14), post.start)
            or (post.start in place_at and _APPOINTED_THERE.search(text, 0, place_at[post.start]))
            or (
                post.body is not None
                and post.body.method != "context"
                and not is_personal(text[post.title_start : post.end])
            )
        ):
            kept.add(post)
            following = post
    for before, post in pairwise(posts):  # 临州市委常委、秘书长, 任命某某为执行董事兼总经理
        if before in kept and text[before.end : post.start] in ("、", "兼"):
            kept.add(post)
    return [p for p in posts if p in kept]


def held_posts(text: str, posts: list[Post], people: list[tuple[int, int]]) -> list[Post]:
    """Posts that lead on to a name, at once or through other posts."""
    starts = {s for s, _ in people}
    held: list[Post] = []
    for post in reversed(posts):
        if _leads_on(text, post, starts) or (held and text[post.end : held[-1].start] in ("、", "", "兼", "，")):
            held.append(post)
    return held
