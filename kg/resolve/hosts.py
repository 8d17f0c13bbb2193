"""Who holds an occasion, be it a place or told by a headline, and how occasions are called after who holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import kg.regex as re
from kg.annotate.occasions.bare import (
    body_told,
    fuller_name,
    is_bare,
    is_rally,
    leads_to,
    name_within,
    rally_name,
    theme_of,
)
from kg.annotate.occasions.finder import is_generic
from kg.annotate.occasions.forms import CAMPAIGNS
from kg.annotate.occasions.headlines import VISIT, tour_name
from kg.annotate.posts.finder import is_personal
from kg.entries import Entry, Registry
from kg.records import ArticleRelation, Mention, RelationMention, Sentence
from kg.seeds import Frame, Seeds

# Places that act as bodies; towns and new districts do so where they sign, and else are places that hold something.
_ZONE = re.compile("(?:创新城|科创城|开发区|高新区|产业园|科技园|园区|管理区)$")
_SQUARE = re.compile(
    "(?:广场|公园|展馆|会馆|机场|码头|景区|剧院|剧场|音乐厅|影院|影城|会议中心|会展中心|体育中心|礼堂|大厦|体育场|体育馆|酒店|口岸)$"
)
_ONLINE = re.compile("(?:网络|网上|线上|云端?)(?:招聘|咨询|推介|带岗|祭扫|签约|直播|展览|展销|展会|灯会|书展|讲座)")
_SIGNS = re.compile("(?:新区|镇|乡|街道)$")
_SIGNS_NOTHING = re.compile("(?:[省市县区州旗镇乡]委|党委|党工委|党组|党总?支部?|政协|人大|人大常委会)$")
_HOLDS = re.compile(
    r"(?:今天|昨天|日前|近日)?(?:成功|联合)?(?:在[^，。；\s]{1,8})?(?:召开|举行|举办)(?P<what>[^，。；\s]{2,})"
)
# Bodies in whose houses others hold things: 在某博物馆举办的展览.
_HOUSE = re.compile(
    "(?<![使领])馆$|(?:中心|礼堂|会堂|剧院|剧场|大学|学院|学校|[中小]学|医院|公园|酒店|宾馆|饭店|体育场|基地|博物院|故宫)$"
)
# What a body does by the way, which is the occasion of its article only where that is called so.
_DEED = re.compile("督导|检查|督查|督导检查|调研|考察|行动|巡查|巡检|走访|慰问|演练|演习|军演|执法")
# Sessions that are counted; who holds one stands before it: 某次主席会议|举行了2031年第三次集体学习.
_COUNTED = re.compile("(?:\\d{4}年(?:度)?)?第[一二三四五六七八九十]{1,3}次(?:全体会议|集体学习|专题学习)")
_COUNTED_BY = re.compile(
    "(?:^|[。；，\n])(?P<who>[^，。；：\n]{0,60}?(?:主席会议|调查组|党组|中心组|工作组|领导小组|党委|常委会))"
    "(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:[上下]午|今天|日前|近日)*(?:在[^，。；]{2,8}?)?还?(?:举行|召开|开展|进行)(?:了)?$"
)
# What people give for guests.
_FOR_GUESTS = re.compile("宴|欢迎|迎宾|招待会")
_STATE_VISIT = re.compile("来华进行[^，。；]{2,6}访问")  # of whom, its name doesn't tell
_MISSION = re.compile("(?:[使领]馆|代表团|使团)$")
_TERM = re.compile(r"(?:^|\s)(?:第?[一二三四五六七八九十]{1,3}届)?$")  # 十届|市政协举行…

_YEARLY = re.compile("\\d{4}年第")  # no session of one meeting: 某主席会议2031年第三次集体学习
_NUMBER = re.compile("第[一二三四五六七八九十百]+次")
_SESSION = re.compile("第[一二三四五六七八九十]+次全体会议")
_BRIEFING = re.compile("(?:发布会|吹风会|记者会|招待会|见面会)$")
_SAID = frozenset("speaksAt contributesAt addresses".split())
_SPEAKS_AT = re.compile(
    "(?:\\d{1,2}月|\\d{1,2}日|今天|昨天|日前|当天|（[^（）]*）|上午|下午|晚)*在(?:\\d{1,2}日|[^，。；]{2,20}(?:举行|召开)的|有关[^，。；]{2,24}的)?"
)
# A tour by its name, and a text that begins with who is where.
_TOUR = re.compile("(?!.*我[省市县区])[一-龥·]{2,12}?(?:[在到赴][一-龥、·]{2,20})?(?:考察|调研)[一-龥、·]{0,24}")
_ON_TOUR = re.compile(
    "(?P<who>[一-龥·]{2,4}?)(?:总书记|主席|总理|委员长)?(?:近日|日前|今天)?(?P<where>在[一-龥、]{2,24}?(?:考察|调研))"
)
_VENUE = re.compile("[楼馆院堂所厅司府门外前路街店站厂村场]$|国会|中心|总部")
_RECALLED = re.compile("\\d{4}年|[去前]年|此前|今年\\d|曾")
_TALKS = frozenset(("座谈会", "汇报会", "企业座谈会", "专题座谈会"))

# Who holds it, in the clause that ends here.
_HOLDER = re.compile(
    r"(?:^[●■◆○★▶▲]?|[，。；])(?P<holder>[^，。；：]{2,30}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:凌晨|上午|中午|下午|傍晚|晚上|晚|当天)?"
    r"(?:日前|近日|今天|昨天|今日|昨日)?(?:（[^（）]*）)?(?:分别|相继|先后|陆续|共同|联合|再次|[也还])*(?:在[^，。；]{2,16})?(?:举行|召开|举办)(?:了)?[^，。；]{0,4}$"
)
_CITES = re.compile(
    "^[并还又]|在|来到|出席|参加|主持|将|表示|计划|宣布|要求|呼吁|建议|同意|决定|邀请|首次|如果|为了|对|据"
)

# A clause that begins with when, and the work before it: 某某隧道，|今天在某地举行贯通仪式.
_WHEN_ALONE = re.compile("(?:[今昨当][天日晚]|[日前近]日|同日|\\d{1,2}日|当地时间|随后|此后)+")
_WORK = re.compile(
    "(?:^|[，。；：—])(?P<work>[^，。；：—在将已]{3,30}(?:隧道|工程|项目|大桥|特大桥|铁路|公路|高速|机场|航站楼|水库|电站|港区))，?$"
)


def says_no_place(found: RelationMention, occasion: Entry, place: Entry, seeds: Seeds) -> bool:
    """Whether such a fact says nothing of where the occasion is held.

    A country, a zone that is a body or 我市 only holds it; a drive goes on for months; and a short name may stand for
    an occasion that is named elsewhere: 音乐会.
    """
    text = found.subject.text if found.subject is not None and "named-there" in found.traits else ""
    if text and not any(text in name or name in text for name in occasion.names):
        return True
    if "place-holds" not in found.traits:
        return False
    name = place.names[0]
    held = found.object is None or found.object.text.startswith("我") or name in seeds.country_full
    drive = occasion.names[0].endswith(CAMPAIGNS) and not occasion.names[0].endswith("主题教育")
    return held or drive or _ONLINE.match(occasion.names[0]) is not None or _ZONE.search(name) is not None


def acting(end: Entry, found: RelationMention, registry: Registry, seeds: Seeds, frame: Frame) -> Entry | None:
    """What the end of such a fact is: a country or a zone is a body; what is no place stays.

    Other places hold (某市举办某节; 我市召开会议 tells nothing), and sign nothing. In a city's own paper a county or a
    town that holds something is its government.
    """
    if end.type != "Place":
        return end
    if "as-government" in found.traits:
        return _government(end, found, registry, seeds)
    mention = found.subject if found.relation == "holds" else None
    if end.names[0] in seeds.country_full:
        return registry.get("Organization", [end.names[0], seeds.country_full[end.names[0]]], mention)
    if _ZONE.search(end.names[0]) or (found.relation != "holds" and _SIGNS.search(end.names[0])):
        return registry.get("Organization", end.names, mention)
    if found.relation != "holds" or mention is None or mention.text.startswith("我") or _SQUARE.search(mention.text):
        return None
    if found.object is None or is_generic(found.object.text, seeds):
        return None
    local = frame.place not in ("", "中国") and end.names[0][-1] in "县旗镇乡"
    return (_government(end, found, registry, seeds) if local else None) or end


def name_in_full(
    entries: Iterable[Entry], facts: Sequence[ArticleRelation], body: str, headlines: Sequence[Sentence] = ()
) -> None:
    """Gives occasions whose names don't tell which they are a first name that does; `body` is the text.

    Sessions go by their meeting, visits by who is on them, what is named by its kind alone by who holds it or speaks
    there, what people do in the streets by what they want.
    """
    by_id = {entry.id: entry for entry in entries}
    _name_sessions([entry for entry in by_id.values() if entry.type == "Event"])
    _name_counted(by_id.values(), body)
    for fact in facts:
        visit = by_id[fact.object]
        if fact.relation == "takesPartIn" and _STATE_VISIT.fullmatch(visit.names[0]):
            visit.names.insert(0, by_id[fact.subject].names[0] + visit.names[0])
    _name_rallies(by_id, facts, body)
    told = [m.text for line in headlines for m in line.mentions if m.type == "Event"]
    _name_after_others(by_id.values(), facts, told, body)
    _name_tours([entry for entry in by_id.values() if entry.type == "Event"], headlines, body)
    _name_after_holders(by_id, facts, body)
    _name_bare(by_id, facts, body)


def _name_sessions(events: Sequence[Entry]) -> None:
    """某某二次会议|预备会议: the name that has that of the meeting goes first."""
    for part in events:
        wholes = {name for event in events if event is not part for name in event.names}
        full = next((n for n in part.names if n.endswith(part.names[0]) and n[: -len(part.names[0])] in wholes), None)
        if full is not None:
            part.names.remove(full)
            part.names.insert(0, full)


def _name_counted(entries: Iterable[Entry], body: str) -> None:
    """某某调查组|第一次全体会议; a 主席会议 is that of the one conference of the article."""
    conferences = [e.names[0] for e in entries if e.type == "Organization" and e.names[0].endswith("政协")]
    for event in [e for e in entries if e.type == "Event" and _COUNTED.fullmatch(e.names[0])]:
        told = (_COUNTED_BY.search(body, max(0, start - 90), start) for start, _ in sorted(event.mentions))
        who = next((held["who"] for held in told if held), "")
        if who == "主席会议":
            who = conferences[0] + who if len(conferences) == 1 else ""
        if who:
            event.names.insert(0, who + event.names[0])


def _name_after_holders(by_id: Mapping[str, Entry], facts: Sequence[ArticleRelation], body: str) -> None:
    """某某委|新闻发布会, 甲为乙举行的|欢迎宴会."""
    held: dict[str, list[Entry]] = {}
    told = {fact.object: fact.evidence for fact in facts if fact.relation == "holds"}
    for fact in sorted(facts, key=lambda f: f.evidence):
        if fact.relation in ("holds", "hosts") and by_id[fact.subject] not in held.setdefault(fact.object, []):
            held[fact.object].append(by_id[fact.subject])
    for event, holders in held.items():
        name = by_id[event].names[0]
        if not is_bare(name):
            continue
        bodies = [h.names[0] for h in holders if h.type != "Person"]
        said, *later = sorted(f.evidence for f in facts if f.object == event and f.relation in ("holds", "hosts"))
        if any("。" in body[said[1] : start] for start, _ in later):
            continue  # in another sentence something else is called so
        start = min(by_id[event].mentions, default=(0, 0))[0]
        if bodies:
            whose = "、".join(bodies[:2]) + ("等" if len(bodies) > 2 else "")
            by_id[event].names.insert(0, whose + theme_of(body[max(0, start - 40) : start]) + name)
        elif _FOR_GUESTS.search(name):
            first, last = told.get(event, (0, 0))
            people = [e for e in by_id.values() if e.type == "Person" and e not in holders]
            guest = next((e.names[0] for e in people if _is_guest(e, body, first, last)), "")
            by_id[event].names.insert(0, f"{holders[0].names[0]}{guest and '为' + guest}举行的{name}")


def _name_rallies(by_id: Mapping[str, Entry], facts: Sequence[ArticleRelation], body: str) -> None:
    """某国民众|集会, 某国政府庆祝某事十周年|活动."""
    for event in [e for e in by_id.values() if e.type == "Event" and e.mentions]:
        start, end = min(event.mentions)
        name, told = event.names[0], body[start:end]
        whose = name.endswith(told) and name.removesuffix(told) in body[max(0, start - 60) : start]
        if not is_rally(told) or not (is_rally(name) or whose):
            continue
        held = sorted((f.evidence, f.object) for f in facts if f.relation == "heldAt" and f.subject == event.id)
        here = [place for (first, last), place in held if "。" not in body[min(first, start) : max(last, end)]]
        kind = name if is_rally(name) else told
        where = [name for place in here if not _VENUE.search(name := by_id[place].names[0])]
        full = rally_name(kind, body, start, end, where)
        if full is not None and (kind == name or len(full) > len(name)):
            event.names.insert(0, full)


def _name_tours(events: Sequence[Entry], headlines: Sequence[Sentence], body: str) -> None:
    """甲在某省|调研, and the talk on that tour: 甲在某省调研|座谈会."""
    for event in events:
        if event.names[0] in ("考察", "调研") and (full := _tour_in_full(event, headlines, body)) is not None:
            event.names.insert(0, full)
    tour = next((e for e in events if e.main and _TOUR.fullmatch(e.names[0])), None)
    for talk in [e for e in events if tour is not None and not e.main and e.names[0] in _TALKS]:
        start = min(talk.mentions, default=(0, 0))[0]
        if tour is not None and not _RECALLED.search(body, max(0, start - 40), start):
            talk.names.insert(0, tour.names[0] + talk.names[0])


def _tour_in_full(tour: Entry, headlines: Sequence[Sentence], body: str) -> str | None:
    """The tour by its headline, or by who is told to be on it and where."""
    for line in headlines:
        who = next((m for m in line.mentions if m.type == "Person" and m.start == line.start), None)
        if who is not None and VISIT.search(line.text) and _TOUR.fullmatch(name := tour_name(line.text)):
            return name
    found = _ON_TOUR.search(body, 0, 200)
    return found["who"] + found["where"] if found and tour.main else None


def _name_after_others(
    entries: Iterable[Entry], facts: Sequence[ArticleRelation], told: Iterable[str], body: str
) -> None:
    """What has a bare name goes by another that it has, or by what it is part of: 某论坛第十届|部长级会议.

    `told` are the names of occasions in headlines.
    """
    events = [e for e in entries if e.type == "Event"]
    others = {*told, *(name for event in events for name in event.names)}
    held = {f.object for f in facts if f.relation in ("holds", "hosts")}
    for event in [e for e in events if is_bare(e.names[0])]:
        name = event.names[0]
        full = fuller_name(name, event.names) or name_within(name, others)
        if name.endswith("招待会") and event.id in held:
            full = None  # two embassies' receptions that the text calls alike
        if full is None and event.mentions and not is_rally(name):
            wholes = [e for e in _leading_to(event, entries, body) if e.type in ("Event", "Document")]
            if wholes:
                whole = wholes[0].names[0]
                full = (_NUMBER.sub("", whole) if _YEARLY.match(name) else whole) + name
        if full is not None:
            event.names = [full, *(n for n in event.names if n != full)]


def _name_bare(by_id: Mapping[str, Entry], facts: Sequence[ArticleRelation], body: str) -> None:
    """What still has a bare name goes by who the text says to hold it, or by who speaks there."""
    main = next((e for e in by_id.values() if e.type == "Event" and e.main), None)
    for event in [e for e in by_id.values() if e.type == "Event" and is_bare(e.names[0])]:
        name, full = event.names[0], None
        if event.mentions and not is_rally(name):
            full = _named_by_text(event, by_id.values(), facts, body)
        if full is None and _SESSION.fullmatch(name) and main is not None and main is not event:
            full = main.names[0] + name if main.attributes.get("kind") == "会议" else None
        if full is not None:
            event.names.insert(0, full)


def _leading_to(event: Entry, entries: Iterable[Entry], body: str) -> list[Entry]:
    """Who or what the text tells before the first mention of an occasion to hold it, the last named first."""
    start = min(event.mentions)[0]
    near = ((m, e) for e in entries if e is not event and e.type != "Place" for m in e.mentions)
    held = [(m, e) for m, e in near if start - 60 < m[1] <= start and leads_to(body[m[1] : start])]
    return [e for _, e in sorted(held, key=lambda h: h[0], reverse=True)]


def _named_by_text(event: Entry, entries: Iterable[Entry], facts: Sequence[ArticleRelation], body: str) -> str | None:
    """某调查组在某市召开|第一次全体会议, 某部发言人甲在|记者会上, 甲举行|记者会."""
    start, name = min(event.mentions)[0], event.names[0]
    before = body[max(0, start - 80) : start]
    holders = _leading_to(event, entries, body)
    if holders and holders[0].type != "Person":
        return holders[0].names[0] + theme_of(before) + name
    if not holders and (holder := body_told(before)):
        return holder + theme_of(before) + name
    if not _BRIEFING.search(name):
        return _held_by_person(holders[0].names[0], name, before) if holders else None
    people = sorted(((m, e) for e in entries if e.type == "Person" for m in e.mentions if m[1] <= start), reverse=True)
    there = {f.subject for f in facts if f.object == event.id and f.relation in _SAID}
    speakers = [e for m, e in people if e.id in there and _SPEAKS_AT.fullmatch(body[m[1] : start])]
    guests = [e for m, e in people if body[m[1] : start] in ("举行的", "共同举行的")]
    speaker = next(iter(holders or speakers), None)
    if speaker is None:
        return None
    if guests and guests[0] is not speaker and re.search("[与同和]", before):
        return f"{speaker.names[0]}与{guests[0].names[0]}{name}"
    return (_spoken_for(speaker, entries, facts) or speaker.names[0]) + name


def _held_by_person(person: str, name: str, before: str) -> str | None:
    """甲召开的|会议; of what is held for him his own: 某某|悼念活动."""
    clause = re.split("[，。；\n]", before)[-1]
    if "为" in clause.partition(person)[0]:
        return person + name if name.startswith(("悼念", "纪念")) else None
    return f"{person}{'召开' if '召开' in clause else '举行'}的{name}"


def _spoken_for(speaker: Entry, entries: Iterable[Entry], facts: Sequence[ArticleRelation]) -> str:
    """The body whose spokesman somebody is, mostly none."""
    posts = (f for f in facts if f.relation == "holdsPost" and f.subject == speaker.id)
    bodies = {f.object for f in posts if "发言人" in f.qualifiers.get("title", "")}
    return next((e.names[0] for e in entries if e.id in bodies), "")


def _is_guest(person: Entry, body: str, first: int, last: int) -> bool:
    """Whether something is held for a person, as a stretch of the text tells: 为某国总统某某举行."""
    return any(first <= start < last and "为" in body[max(first, start - 16) : start] for start, _ in person.mentions)


def is_house(host: Mention, body: str) -> bool:
    """Whether a body is only said to be where something is held: 在某某博物馆举办的."""
    return body[host.start - 1 : host.start] in ("在", "于") and _HOUSE.search(host.text) is not None


def is_by_the_way(deed: Mention | None, occasion: Entry) -> bool:
    """Whether what somebody carries out is no occasion of that name: 派出检查组开展|督导, in news of a ceremony."""
    if deed is None or _DEED.fullmatch(deed.text) is None:
        return False
    return not any(deed.text in name for name in (*occasion.names, occasion.attributes.get("kind", "")))


def body_of_post(
    post: Mention, sentences: Iterable[Sentence], entries: Mapping[tuple[int, int, str], Entry]
) -> Entry | None:
    """The body that a post begins with, for what its holder does in its name: 某医院院长张三与…签约."""
    if is_personal(post.text):
        return None  # 院士, 教授
    sentence = next(s for s in sentences if s.start <= post.start < s.end)
    inside = [m for m in sentence.nested if m.start == post.start and m.end < post.end]
    bodies = [m for m in inside if m.type in ("Company", "Organization")]
    last = max(bodies, key=lambda m: m.end, default=None)
    if last is not None and _SIGNS_NOTHING.search(last.text):
        return None  # 市委常委、常务副市长 signs for the government
    return entries.get((last.start, last.end, "Body")) if last else None


def can_sign(body: str) -> bool:
    """Whether a body of this name signs for itself: a party committee or a congress does not."""
    return not _SIGNS_NOTHING.search(body)


def signing_place(place: Entry, registry: Registry, seeds: Seeds) -> Entry | None:
    """The body that a place signs as: a country, a zone, a government."""
    name = place.names[0]
    if name in seeds.country_full:
        return registry.get("Organization", [name, seeds.country_full[name]])
    if _ZONE.search(name) or _SIGNS.search(name):
        return registry.get("Organization", place.names)
    return _government(place, None, registry, seeds)


def _government(place: Entry, found: RelationMention | None, registry: Registry, seeds: Seeds) -> Entry | None:
    """The government of a place that speaks (某县、某区作交流发言); None for a province, of which some leader does."""
    name, mention = place.names[0], found.subject if found else None
    large = any(d.level == "province" for d in seeds.divisions.get(name, ()))
    if large or name in seeds.country_full or name in seeds.foreign_places:
        return None
    if name.endswith("街道"):
        return registry.get("Organization", place.names, mention)
    if name[-1] not in "市县区州旗盟镇乡":
        return None
    return registry.get("Organization", [f"{name}政府", f"{name}人民政府", *place.names], mention)


def headline_host(headlines: Iterable[Sentence], names: Sequence[str], entries: Iterable[Entry]) -> Entry | None:
    """The body that a headline says to hold the occasion of these names (某局召开座谈会), if the body names it too."""
    bodies = {name: e for e in entries if e.type in ("Company", "Organization") and e.mentions for name in e.names}
    for line in headlines:
        for mention in (m for m in line.mentions if m.text in bodies):
            start, end = mention.start - line.start, mention.end - line.start
            held = _HOLDS.match(line.text, end)
            what = held["what"] if held and _TERM.search(line.text[:start]) else ""
            if what and any(name[-4:] in what or name.endswith(what) for name in names):
                return bodies[mention.text]
    return None


def holders_of(relations: Iterable[RelationMention]) -> dict[Mention, set[str]]:
    """The bodies that are said to hold the occasion that a mention names, by mention."""
    holders: dict[Mention, set[str]] = {}
    for found in relations:
        if found.relation == "holds" and found.object and found.subject and found.subject.type == "Organization":
            holders.setdefault(found.object, set()).add(found.subject.text)
    return holders


def are_others(holders: Iterable[str], others: Iterable[str]) -> bool:
    """Whether bodies of the same sort (both embassies) are two, and none is a short name of the other."""
    pairs = [(a, b) for a in holders for b in others]
    alike = any(a[-1] == b[-1] or (_MISSION.search(a) and _MISSION.search(b)) for a, b in pairs)
    return alike and not any(is_short(a, b) or is_short(b, a) for a, b in pairs)


def is_short(name: str, full: str) -> bool:
    """Whether all characters of a name stand in the other in their order: 市政府, 清湖市人民政府."""
    rest = iter(full)
    return all(char in rest for char in name)


def holder_in(before: str) -> str | None:
    """Who holds what the words end before, as the clause says it, or the work it is for: 某隧道，今天举行|贯通仪式.

    Empty where no name can begin with that.
    """
    held = _HOLDER.search(before)
    if held is None or not _WHEN_ALONE.fullmatch(held["holder"]):
        return held and ("" if _CITES.search(held["holder"]) else held["holder"])
    work = _WORK.search(before[: held.start()])
    return work["work"] if work else ""
