"""Who a party on tour is: 考察团一行 stands for who leads it, and for the body that it is."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.entries import Entry, Registry
from kg.records import Mention, RelationMention

_GROUP = "(?:调研|考察|检查|督查|督导|慰问|视察|走访|参观|代表|验收|访问)(?:组|团)"
PARTY = re.compile(
    rf"(?:^|(?<=[，；。]))(?:党政)?(?:执法)?(?:{_GROUP}(?:成员)?(?:一行)?|委员们|代表们|一行人)"
    "(?=先后|又|还|来到|走进|深入|实地|一路|首先|随后|到|分成|分别|赴|前往|现场|察看|查看|考察|参观|走访|抽查)"
)
_NAMED = re.compile(_GROUP)
_MEMBERS = ("委员们", "代表们", "一行人")  # nobody's where the article doesn't say who leads them


def leader_of(
    party: Mention, found: Sequence[RelationMention], registry: Registry, full: dict[str, str]
) -> Entry | None:
    """Who was last said to lead the party, else whom the article names first; `full` has the full forms of names."""
    leads = [r for r in found if r.relation in ("leads", "inspects") and r.subject]
    leads.sort(key=lambda lead: (lead.relation != "leads", lead.start > party.start, abs(lead.start - party.start)))
    for lead in leads:
        if lead.subject is not None and lead.subject.type == "Person" and lead.subject.method != "pronoun":
            return registry.get("Person", [full.get(lead.subject.text, lead.subject.text)])
    hosts = {r.subject.text for r in found if r.relation in ("accompanies", "meets") and r.subject}
    guests = (e for e in registry.entries if e.type == "Person" and hosts.isdisjoint(e.names))
    return None if party.text in _MEMBERS else next(guests, None)


def body_of_party(party: Mention | None, entries: Sequence[Entry]) -> Entry | None:
    """The one body that the party is, where the article names it: 考察团 is 临州市党政考察团."""
    if party is None or party.method != "pronoun" or not (group := _NAMED.search(party.text)):
        return None
    named = [e for e in entries if e.type == "Organization" and e.names[0].endswith(group.group())]
    return named[0] if len(named) == 1 else None
