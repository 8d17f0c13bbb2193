"""Who holds an occasion, be it a place or told by a headline, and how occasions are called after who holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import kg.regex as re
from kg.annotate.occasions.finder import is_generic
from kg.annotate.occasions.forms import CAMPAIGNS
from kg.annotate.posts.finder import is_personal
from kg.entries import Entry, Registry
from kg.records import ArticleRelation, Mention, RelationMention, Sentence
from kg.seeds import Frame, Seeds

# Places that act as bodies; towns and new districts do so where they sign, and else are places that hold something.
_ZONE = re.compile("(?:创新城|科创城|开发区|高新区|产业园|科技园|园区|管理区)$")
_SQUARE = re.compile("(?:广场|公园|展馆|会馆|机场|码头|景区|剧院|礼堂|大厦|体育场|体育馆|酒店|口岸)$")
_SIGNS = re.compile("(?:新区|镇|乡|街道)$")
_SIGNS_NOTHING = re.compile("(?:[省市县区州旗镇乡]委|党委|党工委|党组|党总?支部?|政协|人大|人大常委会)$")
_HOLDS = re.compile(
    r"(?:今天|昨天|日前|近日)?(?:成功|联合)?(?:在[^，。；\s]{1,8})?(?:召开|举行|举办)(?P<what>[^，。；\s]{2,})"
)
# Bodies in whose houses others hold things: 在某博物馆举办的展览.
_HOUSE = re.compile(
    "(?<![使领])馆$|(?:中心|礼堂|会堂|剧院|剧场|大学|学院|学校|[中小]学|医院|公园|酒店|宾馆|饭店|体育场|基地|博物院|故宫)$"
)
# Names that tell only of what kind an occasion is, and those of them that people give for guests.
_ANY = re.compile(
    "(?:紧急|特别|临时|例行|定期|专题|联合|盛大|隆重|欢迎|年度|首场|国庆|春节|新春|新年|迎新|中秋|闭门|公开|扩大|高级别|内部|全体|媒体|政策|线上|视频|现场|大规模|正式)*"
    "(?:新闻发布会|发布会|吹风会|通气会|记者会|记者招待会|招待会|会议|座谈会|茶话会|团拜会|论坛|研讨会|峰会|公开会|协商会|读书班|宴会|[早午晚国]宴"
    "|(?:欢迎|迎宾|宪法宣誓)仪式|悼念活动|纪念活动|签名活动|抗议活动|集会|磋商|(?:军事)?演习)"
)
_FOR_GUESTS = re.compile("宴|欢迎|迎宾|招待会")
_STATE_VISIT = re.compile("来华进行[^，。；]{2,6}访问")  # of whom, its name doesn't tell
_MISSION = re.compile("(?:[使领]馆|代表团|使团)$")
_TERM = re.compile(r"(?:^|\s)(?:第?[一二三四五六七八九十]{1,3}届)?$")  # 十届|市政协举行…

# Who holds it, in the clause that ends here.
_HOLDER = re.compile(
    r"(?:^[●■◆○★▶▲]?|[，。；])(?P<holder>[^，。；：]{2,30}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:凌晨|上午|中午|下午|傍晚|晚上|晚|当天)?"
    r"(?:日前|近日|今天|昨天|今日|昨日)?(?:（[^（）]*）)?(?:分别|相继|先后|陆续|共同|联合|再次|[也还])*(?:在[^，。；]{2,16})?(?:举行|召开|举办)(?:了)?[^，。；]{0,4}$"
)
_CITES = re.compile(
    "^[并还又]|在|来到|出席|参加|主持|将|表示|计划|宣布|要求|呼吁|建议|同意|决定|邀请|首次|如果|为了|对|据"
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
    return held or drive or _ZONE.search(name) is not None


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


def name_in_full(entries: Iterable[Entry], facts: Sequence[ArticleRelation], body: str) -> None:
    """Gives occasions whose names don't tell which they are a first name that does; `body` is the text.

    Sessions go by their meeting, visits by who is on them, what is named by its kind alone by who holds it.
    """
    by_id = {entry.id: entry for entry in entries}
    _name_sessions([entry for entry in by_id.values() if entry.type == "Event"])
    for fact in facts:
        visit = by_id[fact.object]
        if fact.relation == "takesPartIn" and _STATE_VISIT.fullmatch(visit.names[0]):
            visit.names.insert(0, by_id[fact.subject].names[0] + visit.names[0])
    _name_after_holders(by_id, facts, body)


def _name_sessions(events: Sequence[Entry]) -> None:
    """某某二次会议|预备会议: the name that has that of the meeting goes first."""
    for part in events:
        wholes = {name for event in events if event is not part for name in event.names}
        full = next((n for n in part.names if n.endswith(part.names[0]) and n[: -len(part.names[0])] in wholes), None)
        if full is not None:
            part.names.remove(full)
            part.names.insert(0, full)


def _name_after_holders(by_id: Mapping[str, Entry], facts: Sequence[ArticleRelation], body: str) -> None:
    """某某委|新闻发布会, 甲为乙举行的|欢迎宴会."""
    held: dict[str, list[Entry]] = {}
    told = {fact.object: fact.evidence for fact in facts if fact.relation == "holds"}
    for fact in sorted(facts, key=lambda f: f.evidence):
        if fact.relation in ("holds", "hosts") and by_id[fact.subject] not in held.setdefault(fact.object, []):
            held[fact.object].append(by_id[fact.subject])
    for event, holders in held.items():
        name = by_id[event].names[0]
        if not _ANY.fullmatch(name):
            continue
        bodies = [h.names[0] for h in holders if h.type != "Person"]
        if bodies:
            by_id[event].names.insert(0, "、".join(bodies[:2]) + ("等" if len(bodies) > 2 else "") + name)
        elif _FOR_GUESTS.search(name):
            first, last = told.get(event, (0, 0))
            others = [e for e in by_id.values() if e.type == "Person" and e not in holders]
            guest = next((e.names[0] for e in others if _is_guest(e, body, first, last)), "")
            by_id[event].names.insert(0, f"{holders[0].names[0]}{guest and '为' + guest}举行的{name}")


def _is_guest(person: Entry, body: str, first: int, last: int) -> bool:
    """Whether something is held for a person, as a stretch of the text tells: 为某国总统某某举行."""
    return any(first <= start < last and "为" in body[max(first, start - 16) : start] for start, _ in person.mentions)


def is_house(host: Mention, body: str) -> bool:
    """Whether a body is only said to be where something is held: 在某某博物馆举办的."""
    return body[host.start - 1 : host.start] in ("在", "于") and _HOUSE.search(host.text) is not None


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
    """Who holds what the words end before, as the clause says it; empty where no name can begin with that."""
    held = _HOLDER.search(before)
    return held and ("" if _CITES.search(held["holder"]) else held["holder"])
