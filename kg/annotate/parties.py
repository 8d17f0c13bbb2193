"""Who a party on tour is: 考察团一行 stands for who leads it, and for the body that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.entries import Entry, Registry
from kg.records import Mention, RelationMention

_GROUP = (
    "(?:调研|考察|检查|督查|督导|慰问|视察|走访|参观|代表|验收|考核|暗访|访问|观摩|督察|评估|课题|调查|工作|评审)[组团]"
)
PARTY = re.compile(
    rf"(?:^|(?<=[，；。]))(?:党政)?(?:执法)?(?:{_GROUP}(?:成员)?(?:一行)?|委员们|代表们|一行人)"
    "(?=先后?|又|还|再|对|驱车|乘车|冒雨|随机|详细|仔细|认真|重点|检查|抽[查取]|巡查|踏[查勘]|来到|走进|深入|实地|一路|首先|随后|到|分成|分别|赴|前往|现场|察看|查看|考察|参观|走访|抽查)"
    f"|(?:(?<=[会接]见)|(?<=[会接]见了))(?:党政|友好)?(?:{_GROUP}|访问团)(?=一行(?:[，。；]|$))"
)
_NAMED = re.compile(_GROUP)
# Behind the body that sends it: 区政协|组织部分委员视察某事.
_SENDS = re.compile(
    r"(?:近日|日前|[今昨][天日]|\d{1,2}日|[上下]午|又|还)*(?:专门)?(?:组织|组成|成立|派出|抽调)(?:了)?[^，。；]{0,30}?(?:委员|代表|人员|专家|[组团队])[^。；]{0,40}?"
    "(?:视察|调研|检查|督查|督导|走访|考察|评议)"
)
_LEAD_LENGTH = 120  # characters of a text in which it is told who sends the party
_COME_ALONG = ("accompanies", "meets", "takesPartIn")
# Nobody's where the article doesn't say who leads them.
_MEMBERS = re.compile("委员们|代表们|一行人|(?:课题|调查|工作|评审)组")


def leader_of(
    party: Mention, found: Sequence[RelationMention], registry: Registry, full: dict[str, str]
) -> Entry | None:
    """Who was last said to lead the party, else whom the article names first; `full` has the full forms of names."""
    if lead := _lead(party, found):
        return registry.get("Person", [full.get(lead.text, lead.text)])
    hosts = {r.subject.text for r in found if r.relation in _COME_ALONG and r.subject}
    guests = (e for e in registry.entries if e.type == "Person" and hosts.isdisjoint(e.names))
    return None if _MEMBERS.match(party.text) else next(guests, None)


def _lead(party: Mention, found: Sequence[RelationMention]) -> Mention | None:
    """The mention of who was last said to lead the party, of several the one named first."""
    leads = [r for r in found if r.relation in ("leads", "inspects") and _is_named(r.subject)]
    near = min(
        leads, key=lambda r: (r.relation != "leads", r.start > party.start, abs(r.start - party.start)), default=None
    )
    return near.subject if near else None


def _is_named(mention: Mention | None) -> bool:
    return mention is not None and mention.type == "Person" and mention.method != "pronoun"


def others_of_party(party: Mention | None, found: Sequence[RelationMention]) -> Iterator[Mention]:
    """Who leads the party beside the one that it stands for: 主任甲，副主任乙、丙带领代表…，视察组一行深入某镇."""
    if (
        party is None
        or party.method != "pronoun"
        or not _NAMED.match(party.text)
        or (first := _lead(party, found)) is None
    ):
        return
    spans = {(r.start, r.end, r.rule_id) for r in found if r.subject is first and r.relation == "leads"}
    for lead in found:
        mention = lead.subject
        if mention is not None and mention.text != first.text and (lead.start, lead.end, lead.rule_id) in spans:
            yield mention


def body_of_party(party: Mention | None, entries: Sequence[Entry]) -> Entry | None:
    """The one body that the party is, where the article names it: 考察团 is 临州市党政考察团."""
    if party is None or party.method != "pronoun" or not (group := _NAMED.search(party.text)):
        return None
    named = [e for e in entries if e.type == "Organization" and e.names[0].endswith(group.group())]
    return named[0] if len(named) == 1 else None


def who_travels(party: Mention | None, entries: Sequence[Entry], body: str) -> Entry | None:
    """The body of a party of whom nobody is named (考察团一行), else the one that sent it: 区政协组织委员视察。"""
    return body_of_party(party, entries) or _sender(party, entries, body)


def _sender(party: Mention | None, entries: Sequence[Entry], body: str) -> Entry | None:
    """The body that sent the party: 区政协组织委员视察某事。委员们先后走进某社区。"""
    if party is None or party.method != "pronoun" or PARTY.match(party.text + "到") is None:
        return None
    sent = (
        (start, entry)
        for entry in entries
        if entry.type == "Organization"
        for start, end in entry.mentions
        if start < _LEAD_LENGTH and _SENDS.match(body, end)
    )
    return min(sent, key=lambda found: found[0], default=(0, None))[1]
