"""Which of the stretches that the finders found make up a sentence, and which lie inside them."""

from __future__ import annotations

from bisect import insort

from kg.words.scan import Found, around

_RANK = {"Document": 0, "Person": 1, "Post": 2, "Event": 3, "Company": 4, "Organization": 4, "Place": 5}


def _rank(found: Found, posts: list[Found]) -> float:
    """Which mention wins where two overlap; a post that leads to no name gives way to an occasion's name.

    But an occasion's name inside a post is part of its body's: 某镇人民代表大会|副主席.
    """
    if found.type == "Event" and any(p.start <= found.start and found.end < p.end for p in posts):
        return 3.6
    return 3.5 if found.type == "Post" and found.method == "context" else _RANK[found.type]


def layer(found: list[Found]) -> tuple[list[Found], list[Found]]:
    """The mentions that make up the sentence, none overlapping, and those that lie inside them."""
    if len(found) < 2:
        return list(found), []
    kept: list[Found] = []
    nested: list[Found] = []
    posts = [f for f in found if f.type == "Post"]
    for item in sorted(set(found), key=lambda f: (_rank(f, posts), f.start - f.end, f.start, f.type, f.method)):
        over = around(kept, item)
        if not over:
            insort(kept, item, key=lambda f: f.start)
        elif len(over) == 1 and over[0].start <= item.start and item.end <= over[0].end:
            if over[0].type != item.type and over[0].type in ("Post", "Event", "Company", "Organization", "Place"):
                nested.append(item)
        elif item.type == "Event" and all(a.type in ("Person", "Post") for a in over):
            end = over[-1].end
            if end < item.end - 1:
                insort(kept, Found(end, item.end, item.type, item.method), key=lambda f: f.start)
    return kept, sorted(nested, key=lambda f: (f.start, f.end))
