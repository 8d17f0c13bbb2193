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
# Whoever has members, pupils or business years holds what they all come to, where it is said to be held or they come.
_NUMBER = "(?:第?[一二三四五六七八九十\\d]{1,3}(?:届|次))"
_OWN = re.compile(
    f"(?:成立大会暨)?{_NUMBER}{{1,2}}(?:全国)?(?:会员(?:代表)?|换届(?:选举)?|教职工代表|股东|学生代表|理事)(?:大会|会议|会员大会)(?:暨.*)?"
    "|(?:\\d{4}(?:年|级|届|[—-]\\d{4}学年)?(?:度)?)(?:第[一二三四]季度|上半年|春季|秋季|年终)?(?:工作|新生|学生|本科生|研究生)?"
    "(?:总结(?:表彰)?大会|年会|股东大会|经营分析会|工作会议|(?:开学|毕业)(?:典礼|仪式)(?:暨.*)?)"
    "|(?:建[校院厂]|创[建办校]|成立)[\\d一二三四五六七八九十百]+周年(?:庆祝|纪念|庆典|发展)?(?:大会|庆典)"
)
_NOW = re.compile("(?:[^，。；]{0,24}(?:举行|召开|举办|开幕))")
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
    if body is None:
        return None
    rest = event.text[body.end - event.start :]
    held = _OWN.fullmatch(rest) is not None and _NOW.match(sentence.text, event.end - sentence.start) is not None
    return body if held or _REST.fullmatch(rest) else None
