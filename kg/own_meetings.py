"""Whose own meeting an occasion is: by its name (某市政协第三次主席会议), or by the spokesman who speaks there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.entries import Entry
from kg.hosts import body_of_post
from kg.records import Mention, Sentence

_NUMBER = r"[一二三四五六七八九十百○〇\d]+"
_TERM = rf"(?:第?{_NUMBER}届)?(?:第?{_NUMBER}次)?(?:\d{{2,4}}年度?)?"
# What stands between a body and the noun: which of its meetings it is, never what the meeting is about.
_WHICH = (
    "(?:全体|会员|会员代表|代表|委员长|主席|主任|理事|理事会|常务|常务理事|扩大|党组|党委|工作|年度|季度|例行|定期|双周|专题|集体|理论|学习|"
    "职工|教职工|职工代表|教职工代表|社员|社员代表|股东|换届|成立|紧急|特别|网络议政|远程|协商|公开|闭门|高级别|部长级|部长|外长|财长|首脑|领导人|"
    "新闻|媒体|情况|宪法|组织生活|民主|生活|办公)*"
)
_NOUN = (
    "(?:[大全例年]会|会议|座谈会|学习会|协商会|生活会|集体学习|专题学习|发布会|吹风会|通气会|招待会|记者会|宣誓仪式)"
)
_REST = re.compile(f"{_TERM}{_WHICH}{_NOUN}")
BRIEFINGS = ("发布会", "吹风会", "通气会", "记者会", "记者招待会")  # whoever tells something there does so to the press
_BEFORE = re.compile(f"(?:第?{_NUMBER}届)?")
# Of these a plenary or a congress elects the body itself: 某省委一次全会, 某党第五次代表大会.
_ELECTS = re.compile("(?:全会|全体会议|代表大会|成立大会)$")
_ELECTED = re.compile("委员会?$|委$|党$|团$")


def find_own_host(
    sentences: Sequence[Sentence], event: Entry, entries: Mapping[tuple[int, int, str], Entry]
) -> Entry | None:
    """The body whose own press conference an occasion is, or whose own meeting the one that is reported is."""
    body = _of_spokesman(sentences, event, entries)
    if body is not None or not event.main:
        return body
    for sentence in sentences:
        for span in sorted(s for s in event.mentions if sentence.start <= s[0] < sentence.end):
            inside = [m for m in sentence.nested if m.type in ("Company", "Organization") and span[0] <= m.start]
            for host in sorted(inside, key=lambda m: -m.end):
                if host.end < span[1] and _is_own(sentence, host, span):
                    return entries.get((host.start, host.end, "Body"))
    return None


def _of_spokesman(
    sentences: Sequence[Sentence], event: Entry, entries: Mapping[tuple[int, int, str], Entry]
) -> Entry | None:
    """The body of the spokesman who speaks at a press conference: 某部发言人在记者会上说."""
    if not any(name.endswith(BRIEFINGS) for name in event.names):
        return None
    for sentence in sentences:
        for told in (m for m in sentence.mentions if (m.start, m.end) in event.mentions and m.text.endswith(BRIEFINGS)):
            clause = max(sentence.text.rfind(mark, 0, told.start - sentence.start) for mark in "。；，") + 1
            there = sentence.text[told.end - sentence.start :].startswith(("上", "时", "中"))
            for post in (m for m in sentence.mentions if m.type == "Post" and m.text.endswith("发言人")):
                if there and sentence.start + clause <= post.start < told.start:
                    return body_of_post(post, sentences, entries)
    return None


def _is_own(sentence: Sentence, body: Mention, span: tuple[int, int]) -> bool:
    text, at = sentence.text, sentence.start
    before, rest = text[span[0] - at : body.start - at], text[body.end - at : span[1] - at]
    if not _BEFORE.fullmatch(before) or not _REST.fullmatch(rest):
        return False
    return not (_ELECTS.search(rest) and _ELECTED.search(body.text))
