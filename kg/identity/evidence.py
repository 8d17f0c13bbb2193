"""The words behind a fact: a stretch of an article's body → the words of the page file, and their sentence."""

from __future__ import annotations

from itertools import pairwise

import kg.regex as re
from kg.records import Article, ArticleRecord, Evidence

_LEFT_OUT = 40  # characters of page text between two of a body, as a note has; more is another article
_STOP = re.compile(r"[。！？；\n]+[”’」』）]*")


def evidence_of(record: ArticleRecord, span: tuple[int, int], rule_id: str) -> Evidence:
    """The words of the page file from the first to the last character of a stretch of the body.

    Of words that the page cuts by a part of another article, the longest piece.
    """
    text, origin = record.page.text, record.article.origin[span[0] : span[1]]
    limit = _LEFT_OUT if record.page.markup in ("text", "pdf") else len(text)
    cuts = [i for i in range(1, len(origin)) if _is_cut(text, origin[i - 1] + 1, origin[i], limit)]
    first, last = max(pairwise([0, *cuts, len(origin)]), key=lambda piece: (piece[1] - piece[0], -piece[0]))
    start, end = origin[first], origin[last - 1] + 1
    sentence = sentence_around(record.article.body, span[0] + first, span[0] + last)
    return Evidence(record.page.id, record.article.id, start, end, text[start:end], rule_id, sentence)


def sentence_around(body: str, start: int, end: int) -> str:
    """The sentence in which a stretch of the body begins, to the end of the one in which it ends."""
    first = max((stop.end() for stop in _STOP.finditer(body, 0, start)), default=0)
    stop = _STOP.search(body, end - 1)
    return body[first : stop.end() if stop else len(body)].strip()


def sentence_of(article: Article, evidence: Evidence) -> str:
    """The sentence of the body in which the evidence begins, to the end of the one in which it ends; or nothing."""
    if evidence.start not in article.origin:
        return ""
    first = article.origin.index(evidence.start)
    last = first
    while last + 1 < len(article.origin) and evidence.start < article.origin[last + 1] < evidence.end:
        last += 1
    return sentence_around(article.body, first, last + 1)


def _is_cut(text: str, start: int, end: int, limit: int) -> bool:
    """Whether more than `limit` characters that are no white space are left out, or the text goes on further up."""
    return end < start - 1 or (end - start > limit and len("".join(text[start:end].split())) > limit)
