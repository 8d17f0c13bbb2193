"""The sentence of an article in which a quote stands, for evidence that doesn't bring it along."""

from __future__ import annotations

from kg.evidence import sentence_around
from kg.records import Article, Evidence


def sentence_of(article: Article, evidence: Evidence) -> str:
    """The sentence of the body in which the evidence begins, to the end of the one in which it ends; or nothing."""
    if evidence.start not in article.origin:
        return ""
    first = article.origin.index(evidence.start)
    last = first
    while last + 1 < len(article.origin) and evidence.start < article.origin[last + 1] < evidence.end:
        last += 1
    return sentence_around(article.body, first, last + 1)
