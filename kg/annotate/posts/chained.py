"""Finds the body between two posts of one holder: 某市副市长、|会期志愿服务协调小组|副组长张三."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.posts.finder import Post, is_personal
from kg.annotate.posts.kept import name_behind
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Scan

_NAME = re.compile("(?:[\u4e00-\u9fa5A-Za-z0-9·]|“[^“”]{1,12}”|《[^《》]{1,12}》)+")
# What a body is called by its last noun, beside those that stand before a title without a chain.
_GROUP = re.compile(
    "(?:[组队团营班会室部处局所站院校台厂委办]|小组|团队|班子|中心|会议|联席会|工程|计划|项目|行动|联盟|机构|平台|智库|基地|实验室|工作室|单位|网络|系统|本部|公司|集团|委员会)$"
)
_NO_NAME = re.compile(
    "[的了]|^(?:[一二三四五六七八九十两几每各某该本我]|[首第].?[位名批任届]|现年|年仅|同|原|前|新|老|兼|曾|现任|现为|现系|时任|执政|在野|反对党|最大|后|由|被)|[位名岁级届任]$|(?<![组管员居村])委会$"
)
_JOINTS = ("、", "兼")
_LEAST = 4  # characters of a body
_LEAST_OF_PERSONAL = 6  # characters of a body before what a person is rather than holds
_FUNCTION = frozenset("pcrudyeo")


def with_chained_bodies(scan: Scan, posts: list[Post], people: Sequence[tuple[int, int]]) -> list[Post]:
    """The posts, those that lead on to a name with the body between them and the post before."""
    text, starts = scan.text, {start for start, _ in people}
    told: list[Post] = []  # from the last one on
    held = at = -1  # where the chain begins that a name stands behind; where the body begins that was found last
    for index in range(len(posts) - 1, -1, -1):
        post = posts[index]
        if post.start >= at > -1:
            continue  # 技术|顾问|组|组长
        if name_behind(text, post.end) in starts or (held > -1 and text[post.end : held] in ("、", "兼")):
            begin = next((p.end + 1 for p in reversed(posts[:index]) if text[p.end : p.end + 1] in _JOINTS), -1)
            body = _body_between(scan, begin, post, people) if begin > 0 else None
            if body is not None:
                at = body.start
                post = Post(body.start, post.end, body.end, body)
            held = post.start
        else:
            held = -1
        told.append(post)
    return told[::-1]


def _body_between(scan: Scan, begin: int, post: Post, people: Sequence[tuple[int, int]]) -> Found | None:
    """The body that is all from `begin` to the title, or None where it is known or no name."""
    text, end = scan.text, post.title_start
    if end - begin < _LEAST or (post.body is not None and _is_whole(text, begin, post.body)):
        return None
    end += 2 * text.startswith("项目", end)
    name = text[begin:end]
    if not _NAME.fullmatch(name) or not _GROUP.search(name) or _NO_NAME.search(name):
        return None
    if is_personal(text[end : post.end]) and end - begin < _LEAST_OF_PERSONAL:
        return None  # 资深媒体|专家
    if any(start < end and begin < stop for start, stop in people) or any(
        begin <= h.start and h.end == end for h in scan.of("title")
    ):
        return None
    tagged = tag_words(name)
    if any(tag[0] in _FUNCTION and len(word) > 1 for word, tag in tagged):
        return None
    if not scan.lexicon.stop_words.isdisjoint(word for word, _ in tagged):
        return None
    return Found(begin, end, "Organization", "context")


def _is_whole(text: str, begin: int, body: Found) -> bool:
    """Whether a body is known by its name, or begins with its place, so that the words before it are no part of it."""
    if body.method == "lexicon" or body.start <= begin:
        return True
    return tag_words(text[body.start : body.end])[0][1] == "ns"
