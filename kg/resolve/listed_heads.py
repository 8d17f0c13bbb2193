"""Whether a bare title in a list of names is of the body of the post before: no 院长 of a 卫健委, no 校长 of a 区委."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.bodies.own_bodies import POSTED_TO
from kg.entries import Entry
from kg.resolve.naming import OWN_GROUP, PARTY_GROUP

# Heads that are called by what they head: 院长 of a body in 院.
_HEAD = re.compile("(?:([校院局厅馆台所站社行场园矿])长(?:助理)?|[科室区]副?主任|护士长)$")
_NO_SENTENCE = re.compile("[。；\n]")


class Told(NamedTuple):
    """A post that was told, with the body whose 党委 its chain names: 某大学党委常委、组织部|部长."""

    at: int  # where it stands
    title: str
    body: Entry
    whole: Entry | None
    holder: str  # whose it is, as the name stands there


def may_head(title: str, body: str) -> bool:
    """Whether the title may be one in the body by the name of its kind, if it tells a kind."""
    if _HEAD.search(title) is None or (kind := kind_of(title)) is None:
        return True
    return kind.search(OWN_GROUP.sub("", body)) is not None and POSTED_TO.search(body) is None


def told_before(title: str, holder: str, told: Sequence[Told]) -> Entry | None:
    """The body in which the article has told of the same holder with the same title: 会议由副院长|某某主持."""
    return next((post.body for post in reversed(told) if post.holder == holder and post.title == title), None)


def body_in_list(title: str, at: int, told: Sequence[Told], text: str) -> Entry | None:
    """The body of a title at `at` behind the posts of a list: of the last one, or the last whole one that has such.

    The last may have it also where its own head is called so (职教中心校长甲、|副校长乙).
    """
    last = told[-1]
    head = _HEAD.search(title)
    whole_name = OWN_GROUP.sub("", last.body.names[0])
    if whole_name != last.body.names[0] and head and may_head(title, whole_name):  # 工会主席甲，|骨科主任乙
        wholes = (post.whole or post.body for post in reversed(told))
        return next((whole for whole in wholes if whole.names[0] == whole_name), last.body)
    if may_head(title, last.body.names[0]) or (head and head[1] and last.title.endswith(f"{head[1]}长")):
        return last.body
    for post in reversed(told):
        if _NO_SENTENCE.search(text, post.at, at):
            break
        whole = post.whole or post.body
        if may_head(title, whole.names[0]) and not OWN_GROUP.search(whole.names[0]):
            return whole
    return None


def whole_of_list(following: str, last: Told) -> Entry | None:
    """某大学党委常委、组织部部长甲，|党委常委、宣传部部长乙: whose 党委 the chain before named.

    None where that is the last body's own, or where that body may have the title that is `following` the 党委.
    """
    if last.whole is None or PARTY_GROUP.sub("", last.body.names[0]) == last.whole.names[0]:
        return None
    kind = kind_of(following) if following else None
    return None if kind is not None and kind.search(last.body.names[0]) else last.whole
