"""The sentence of an article in which a quote stands."""

from __future__ import annotations

import re

from kg.records import Article, Evidence

_STOP = re.compile(r"[。！？；\n]+[”’」』）]*")


def sentence_of(article: Article, evidence: Evidence) -> str:
    """The sentence of the body in which the evidence begins, to the end of the one in which it ends; or nothing."""
    if evidence.start not in article.origin:
        return ""
    first = article.origin.index(evidence.start)
    last = first
    while last + 1 < len(article.origin) and evidence.start < article.origin[last + 1] < evidence.end:
        last += 1
    start = max((stop.end() for stop in _STOP.finditer(article.body, 0, first)), default=0)
    stop = _STOP.search(article.body, last)
    return article.body[start : stop.end() if stop else len(article.body)].strip()
