"""The mentions of one article → its entities: people, bodies, places, documents, each under its names."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.bodies.listed_organs import GOVERNMENTS, government_beside
from kg.annotate.bodies.told_shorts import short_behind
from kg.annotate.parties import leader_of
from kg.annotate.people.forms import SurnameForms, short_forms
from kg.annotate.posts.runs import last_run
from kg.annotate.standing_in import TITLE
from kg.entries import Entry, Registry
from kg.records import Mention, RelationMention, Sentence
from kg.resolve.naming import Namer, group_of, place_of
from kg.seeds import Seeds

# Before the full name of one whose short name is that of a parent or a husband: 拜登的儿子——|亨特·拜登.
_OF_FAMILY = re.compile(
    "(?:[其之长次幼][子女父母妻夫弟兄妹]|儿子|女儿|妻子|丈夫|夫人|弟弟|哥哥|妹妹|姐姐)(?:——|—|、|，|[“‘])?$"
)

# Where people go to see them; bodies only where it is they who act (某纪念馆馆长, 某林场举办).
_GROUNDS = re.compile("(?:纪念馆|林场)$")
_ACTING = re.compile(
    "(?:今天|昨天|日前|近日|也|还|共同|\\d+日)*(?:举办|主办|承办|协办|联合|发布|介绍|表示|推出|组织|获|被授予|负责|党|团|工会|副?[馆场]长|研究员|讲解员|职工|员工|工作人员|签|派)"
    "|(?:、|和|与)[^，。；]{2,24}?(?:举办|主办|承办|协办|联合|签)"
)

_HOLDING = re.compile("(?:[今昨]天|[日前近]日|也|还|\\d+日)*(?:举行|召开|开展)")  # by a hall, not in it

# Those who govern a state: two of one short name are told apart by their states (甲国总统穆某, 乙国王储穆某).
_GOVERNS = re.compile("(?:总统|总理|首相|国王|女王|王储|埃米尔|苏丹|大公|外长|议长)$")

ByMention = dict[tuple[int, int, str], Entry]  # start, end, and Person, Body or Place


def gather_people(
    sentences: Sequence[Sentence], found: Sequence[RelationMention], registry: Registry, seeds: Seeds
) -> ByMention:
    """One person a name; the short form of a foreign name is the one whose full form the article has."""
    names = {m.text for s in sentences for m in s.mentions if m.type == "Person" and m.method != "pronoun"}
    full = {short: name for name in sorted(names) for short in short_forms(name) if short in names}
    family = {short for short, name in full.items() if name.endswith(short) and _is_of_family(name, sentences)}
    full = {short: name for short, name in full.items() if short not in family}
    if len({name[0] for name in names}) < len(names):  # 习近平, 习主席
        full |= SurnameForms(seeds.words).told(names - full.keys(), names)
    people: ByMention = {}
    of_states: dict[str, dict[str, Entry]] = {}  # who govern states, by name and state; the last one named is last
    last: Entry | None = None
    subject: Entry | None = None  # who acts, as far as the words before a name tell
    for sentence, mention in ((s, m) for s in sentences for m in s.mentions if m.type == "Person"):
        if mention.text.startswith("两国"):
            continue  # two people: see _both in kg/resolve/article.py
        if mention.method == "pronoun":
            if mention.text == TITLE:
                entry = _holder_of(mention, sentences, people)
            else:
                party = mention.text[0] not in "他她"
                entry = leader_of(mention, found, registry, full) if party else subject or last
        else:
            name = full.get(mention.text, mention.text)
            entry = _of_state(of_states.setdefault(name, {}), _state_governed(sentence, mention, seeds), name, registry)
            if entry is None:
                entry = registry.get("Person", [name, mention.text] if name != mention.text else [name], mention)
            entry.mentions.add((mention.start, mention.end))
        if entry is not None:
            people[(mention.start, mention.end, "Person")] = entry
            last = entry
            if _begins_clause(sentence, mention):
                subject = entry
    return people


def _state_governed(sentence: Sentence, name: Mention, seeds: Seeds) -> str:
    """The state whose head or minister stands right before a name: 甲国王储兼首相|穆某; "" for none."""
    run = [m for m in last_run(sentence, name.start) if m.end <= name.start] if name.start > sentence.start else []
    if not run or run[-1].end != name.start or _GOVERNS.search(run[-1].text) is None:
        return ""
    found = (seeds.countries[run[0].text[:size]] for size in range(8, 1, -1) if run[0].text[:size] in seeds.countries)
    return next(found, "")


def _of_state(known: dict[str, Entry], state: str, name: str, registry: Registry) -> Entry | None:
    """Whom a name means where it is told of which state; None where nobody of the name was told so yet."""
    if not state:
        return next(reversed(known.values()), None)
    entry = known.pop(state, None) or (registry.add("Person", [name]) if known else registry.get("Person", [name]))
    known[state] = entry
    return entry


def _holder_of(title: Mention, sentences: Sequence[Sentence], people: ByMention) -> Entry | None:
    """Who was last named with the title that stands alone; none where nobody was."""
    for start, end, _ in sorted(people, reverse=True):
        if any(s.start <= start < s.end and s.text.startswith(title.text, end - s.start) for s in sentences):
            return people[start, end, "Person"]
    return None


def _is_of_family(name: str, sentences: Sequence[Sentence]) -> bool:
    """Whether the text says whose child, wife or brother one is, who has the short name as well."""
    before = (s.text[max(0, at - 6) : at] for s in sentences if (at := s.text.find(name)) > 0)
    return any(_OF_FAMILY.search(words) for words in before)


def _begins_clause(sentence: Sentence, mention: Mention) -> bool:
    """Nothing but posts stands between a mark and the name, and how one is held: 副书记（主持工作）张三."""
    start = mention.start
    if sentence.text[start - sentence.start - 1 : start - sentence.start] == "）":
        start = sentence.start + max(0, sentence.text.rfind("（", 0, start - sentence.start))
    while post := next((m for m in sentence.mentions if m.type == "Post" and m.end in (start, start - 1)), None):
        start = post.start
    return start == sentence.start or sentence.text[start - sentence.start - 1] in "，。；：、"


def gather_bodies(
    sentences: Sequence[Sentence], body: str, registry: Registry, namer: Namer, seeds: Seeds
) -> ByMention:
    """The bodies, places and documents; `body` is the article's."""
    found: ByMention = {}
    end, where = -1, None  # of the body before, with the place that it names
    before = ""  # its name
    mentions = _all_mentions(sentences)
    bodies = {m.text for m, _ in mentions if m.type in ("Company", "Organization")}
    grounds = bodies - {m.text for s in sentences for m in s.mentions if not _is_ground(s, m)}
    for mention, nested in mentions:
        if nested and (mention.text == "党组" or group_of(mention.text)):
            continue  # 某局党组书记 is a post in the bureau
        if mention.type in ("Company", "Organization"):
            if mention.method == "own" and not namer.knows_own_firm:
                continue
            if not nested and mention.text in grounds:
                found[(mention.start, mention.end, "Body")] = namer.place(mention)
                continue
            beside = mention.start == end + 1 and body[end] in "、和" and not nested
            place = where if beside and where and where[-1:] == mention.text[0] else None  # 金华市委、市政府
            if mention.text in GOVERNMENTS and not nested and mention.start in (end, end + 1):
                if not (joined := government_beside(before, mention.text)):
                    continue
                named = registry.get("Organization", [joined], mention)
            else:
                named = namer.body_of(mention, place) if place else namer.body(mention, None)
            before = named.names[0]
            found[(mention.start, mention.end, "Body")] = named
            if short := short_behind(body, mention.end):
                registry.get(named.type, [named.names[0], short])
            told = place_of(mention.text)
            end, where = mention.end, told if told in seeds.divisions else place
        elif mention.type == "Place" and not nested:
            a_body = mention.text in bodies and len(mention.text) > 3 and mention.text not in seeds.divisions
            found[(mention.start, mention.end, "Place")] = namer.body(mention, None) if a_body else namer.place(mention)
        elif mention.type == "Document":
            registry.get("Document", [mention.text], mention)
    return found


def _is_ground(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is of a site that nothing there says to act."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    if _GROUNDS.search(mention.text) is None or _ACTING.match(sentence.text, end):
        return False
    return sentence.text.endswith("在", 0, start) or _HOLDING.match(sentence.text, end) is None


def _all_mentions(sentences: Sequence[Sentence]) -> list[tuple[Mention, bool]]:
    """Each mention, and whether it stands inside another; those of a sentence before those inside them."""
    parts = ((mentions, inside) for s in sentences for mentions, inside in ((s.mentions, False), (s.nested, True)))
    return [(mention, inside) for mentions, inside in parts for mention in mentions]
