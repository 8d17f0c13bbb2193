"""Posts that a life in short tells of the one person whom it names first: 曾任甲局局长、党组书记，1998年3月任…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.records import Mention, RelationMention, Sentence

_HEAD = re.compile("(?:（[^（）]{1,12}）)?，(?:男|女|[\u4e00-\u9fa5]{1,4}族，)")  # 某某，男，汉族，
_LIFE = re.compile(r"\d{4}年[^，。；]{0,24}?任|曾任|历任|先后任|先后担任")
_TERM = "(?:中共|[第、]?[一二三四五六七八九十]+届)*"
_HOLDS = re.compile(
    f"(?:曾|历|先后|现|兼|担|出|改|调|升|转|[，年月日后起]|(?<=[，。；年月日后起])并|^)任(?:了|过)?{_TERM}$"
)
_NOW = re.compile(f"现任{_TERM}$")
_GOES_ON = re.compile("、|，|和|兼|及|以及|，兼任|；")


def find_resume_posts(sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """The posts of lives in short; those that aren't held now by the rule for former ones."""
    holder: Mention | None = None
    for sentence in sentences:
        people = [m for m in sentence.mentions if m.type == "Person"]
        first = people[0] if people else None
        if first is not None and first.start - sentence.start <= 1:
            holder = first if _HEAD.match(sentence.text, first.end - sentence.start) else None
        elif first is not None:
            holder = None
        told = holder or (first if first is not None and first.start == sentence.start else None)
        if told is not None and len({m.text for m in people}) < 2 and _LIFE.search(sentence.text):
            yield from _held(sentence, told)


def _held(sentence: Sentence, holder: Mention) -> Iterator[RelationMention]:
    """The posts of one sentence: those behind 任, and those that follow them in a list."""
    text, start = sentence.text, sentence.start
    end, rule = max(0, holder.end - start), ""
    for post in sentence.mentions:
        if post.type != "Post" or post.start - start < end:
            continue
        between = text[end : post.start - start]
        if _HOLDS.search(between):
            rule = "post-served" if _NOW.search(between) else "post-former"
        elif not _GOES_ON.fullmatch(between):
            rule = ""
        end = post.end - start
        if rule:
            yield RelationMention("holdsPost", holder, post, rule, post.start, post.end, 0.85)
