"""Posts that only the headline tells: 甲会见某国总理, where the body calls the guest by the bare name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import kg.regex as re
from kg.entries import Entry
from kg.records import Article, ArticleRelation
from kg.resolve.states_meant import StatesMeant
from kg.seeds import Seeds

# 甲|同某国总理|举行会谈; further guests or words behind the title are not of one holder.
_TALKS = re.compile(
    "(?P<host>[^\\s，、：]{2,12}?)(?:应约)?(?:会见|会晤|[同与和](?=.*(?:会谈|会见|会晤|通电话|共同)))"
    "(?P<guest>[^\\s，、：；和与同等]{3,16}?)(?:举行|进行)?(?:会谈|会见|会晤|通电话|共同会见记者)?"
)
_TALKED = frozenset(("meets",))


class GuestPost(NamedTuple):
    """The post of the guest of a talk: who holds it, the state, the title, and the words of the body that tell it."""

    holder: Entry
    state: str
    title: str
    evidence: tuple[int, int]


def find_guest_post(
    article: Article, relations: Iterable[ArticleRelation], people: Iterable[Entry], seeds: Seeds
) -> GuestPost | None:
    """The post by which a headline calls the one guest of a talk, if the body tells it of nobody."""
    told = next(filter(None, (_TALKS.fullmatch(line.strip()) for line in article.headlines)), None)
    if told is None or told["guest"] in article.body:
        return None
    state = next((told["guest"][:n] for n in range(10, 1, -1) if told["guest"][:n] in seeds.countries), "")
    title = told["guest"][len(state) :]
    if not state or not (seeds.titles.get(title) == "国家" or StatesMeant.is_office(title)):
        return None
    by_id, facts = {person.id: person for person in people}, list(relations)
    posted = {r.subject for r in facts if r.relation in ("holdsPost", "leavesPost")}
    talks = [
        r for r in facts if r.relation in _TALKED and r.subject in by_id and told["host"] in by_id[r.subject].names
    ]
    if len(talks) != 1 or talks[0].object in posted or talks[0].object not in by_id:
        return None
    return GuestPost(by_id[talks[0].object], seeds.countries[state], title, talks[0].evidence)
