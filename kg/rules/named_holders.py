"""Who holds an occasion whose name begins with it: 国家某局例行新闻发布会, 某国驻某国大使馆国庆招待会."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import kg.regex as re
from kg.records import Mention, RelationMention, Sentence

_BODIES = frozenset({"Company", "Organization"})
# What is left of the name behind the body; nobody holds these but whom they are named after.
_REST = re.compile(
    "(?:今[天日]|[昨当]天|(?:\\d{1,2}月)?\\d{1,2}日)?(?:\\d{4}年?)?(?:[上下]半年|[一二三四]季度|专题|例行|线上|媒体|新闻|情况|国庆|新春|春节|新年|中秋|元宵|庆祝[^，。；]{2,20}?|建[国军馆][^，。；]{2,6}?)*"
    "(?:发布会|吹风会|通气会|记者会|招待会)"
)
# Somebody else holds it, or nobody does: 国新办举行|国务院政策例行吹风会.
_NOT_HELD = re.compile("(?:取消|推迟|拒绝|将|举行|召开|举办)(?:了)?[“《]?$")
_RULE, _CONFIDENCE = "hold-in-name", 0.85


def find_named_holders(sentences: Iterable[Sentence]) -> Iterator[RelationMention]:
    """The bodies that hold the occasions named after them, in the order of the text."""
    for sentence in sentences:
        for event in sentence.mentions:
            if event.type == "Event" and (body := _holder(event, sentence)) is not None:
                yield RelationMention("holds", body, event, _RULE, event.start, event.end, _CONFIDENCE)


def _holder(event: Mention, sentence: Sentence) -> Mention | None:
    """The body that the name of an occasion begins with and that nothing but the kind of occasion follows."""
    if _NOT_HELD.search(sentence.text[: event.start - sentence.start]):
        return None
    inside = (m for m in sentence.nested if m.type in _BODIES and m.start == event.start and m.end < event.end)
    body = max(inside, key=lambda m: m.end, default=None)
    if body is None or not _REST.fullmatch(event.text[body.end - event.start :]):
        return None
    return body
