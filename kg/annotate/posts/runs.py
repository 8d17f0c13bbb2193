"""The posts of a sentence that stand together, and what stands inside one: found without reading the whole sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice, takewhile

from kg.records import Mention, Sentence

_LONGEST = 40  # posts that one holds, one behind the other


def last_run(sentence: Sentence, end: int) -> list[Mention]:
    """The posts that stand together, parted by nothing, 、 or 兼, up to the last one that ends at `end` or before."""
    behind = bisect_right(sentence.mentions, end, key=lambda m: m.end)
    posts = (sentence.mentions[n] for n in range(behind - 1, -1, -1) if sentence.mentions[n].type == "Post")
    run = list(islice(posts, 1))
    for post in islice(posts, _LONGEST):
        between = sentence.text[post.end - sentence.start : run[-1].start - sentence.start]
        if between not in ("", "、", "兼", "，"):
            break
        run.append(post)
    return run[::-1]


def parts_of(post: Mention, sentence: Sentence) -> list[Mention]:
    """What begins inside a post: 市委 in 市委副书记."""
    first = bisect_left(sentence.nested, post.start, key=lambda m: m.start)
    return list(takewhile(lambda m: m.start < post.end, islice(sentence.nested, first, None)))
