"""A small Knowledge made by hand, with invented names, for the tests of graph, RDF, GraphML and picture."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ids import content_id
from kg.records import Article, Byline, Entity, EntityType, Evidence, Knowledge, Page, Statement, Status

TEXT = (
    "本报讯 记者 方小禾 6月18日，青禾市委书记林远舟主持召开全市旅游工作会议并讲话，市长顾明溪，"
    "市领导白一帆、欧阳静水等出席。\n会议由青禾市文旅局主办，在云溪会展中心举行。"
    "会前，林远舟会见了海石集团董事长陆千山。顾明溪调研海石集团。海石集团与云溪大学签约。"
)
TEXT_LATER = "3月2日，青禾市委副书记、市长顾明溪出席云溪半程马拉松开幕式，市委常委顾明溪致辞。"

# What breaks naive writers: markup, quotes, ampersands, control characters, brackets, a surrogate pair, line breaks.
NASTY = "<script>alert(\"x\")</script> & 'y' \\ \x0b\x00 {z} \U00020bb7\n】]]>"


def page(text: str, source: str, date: str | None) -> Page:
    return Page(content_id(text), text, source, place="青禾市", date=date, paper="青禾日报", number="A01")


def article(of: Page, headlines: tuple[str, ...], bylines: tuple[Byline, ...] = ()) -> Article:
    return Article(content_id(of.id, of.text), of.id, headlines, bylines, of.text, tuple(range(len(of.text))))


def entity(type_: EntityType, name: str, *aliases: str, **attributes: str) -> Entity:
    return Entity(f"{type_.lower()}-{name}", type_, name, aliases, attributes)


def evidence(of: Page, quote: str, rule: str = "attend-list") -> Evidence:
    start = of.text.index(quote)
    return Evidence(of.id, content_id(of.id, of.text), start, start + len(quote), quote, rule)


def statement(
    subject: str,
    relation: str,
    object_: str,
    *sources: Evidence,
    confidence: float = 0.95,
    status: Status = "asserted",
    qualifiers: Mapping[str, str] | None = None,
) -> Statement:
    extra = qualifiers or {}
    key = content_id(subject, relation, object_, *(f"{k}={v}" for k, v in sorted(extra.items())))
    return Statement(key, subject, relation, object_, sources, confidence, extra, status)


def sample() -> Knowledge:
    """Two pages, 12 entities, 18 statements; two of them join the same two things by different posts."""
    first, later = page(TEXT, "pages/qinghe-0618.txt", "2023-06-18"), page(TEXT_LATER, "pages/qinghe-0302.txt", None)
    lin, gu, bai, ou = (f"person-{name}" for name in ("林远舟", "顾明溪", "白一帆", "欧阳静水"))
    lu, committee, city = "person-陆千山", "organization-青禾市委", "organization-青禾市人民政府"
    bureau, university, group = "organization-青禾市文旅局", "organization-云溪大学", "company-海石集团"
    meeting, race = "event-全市旅游工作会议", "event-云溪半程马拉松开幕式"
    hall = "place-云溪会展中心"
    opens = evidence(first, "林远舟主持召开全市旅游工作会议并讲话", "preside-active")
    listed = evidence(first, "市长顾明溪，市领导白一帆、欧阳静水等出席")
    posts = evidence(later, "青禾市委副书记、市长顾明溪", "post-list")
    day = {"date": "2023-06-18"}
    statements = [
        statement(lin, "presides", meeting, opens, qualifiers=day),
        statement(lin, "speaksAt", meeting, opens, confidence=1.0, qualifiers=day),
        *(statement(person, "attends", meeting, listed, qualifiers=day) for person in (gu, bai, ou)),
        statement(
            lin, "holdsPost", committee, evidence(first, "青禾市委书记林远舟"), qualifiers={"title": "书记", **day}
        ),
        statement(gu, "holdsPost", committee, posts, qualifiers={"title": "副书记"}),
        statement(gu, "holdsPost", committee, evidence(later, "市委常委顾明溪"), qualifiers={"title": "常委"}),
        statement(
            gu,
            "holdsPost",
            city,
            evidence(first, "市长顾明溪", "post-list"),
            posts,
            qualifiers={"title": "市长", "date": "2023-06-18", "lastSeen": "2024-03-02"},
        ),
        statement(bureau, "hosts", meeting, evidence(first, "会议由青禾市文旅局主办")),
        statement(meeting, "heldAt", hall, evidence(first, "在云溪会展中心举行")),
        statement(lin, "meets", lu, evidence(first, "林远舟会见了海石集团董事长陆千山"), confidence=0.8),
        statement(lu, "holdsPost", group, evidence(first, "海石集团董事长陆千山"), qualifiers={"title": "董事长"}),
        statement(gu, "inspects", group, evidence(first, "顾明溪调研海石集团")),
        statement(group, "signsWith", university, evidence(first, "海石集团与云溪大学签约"), confidence=0.7),
        statement(gu, "attends", race, evidence(later, "顾明溪出席云溪半程马拉松开幕式")),
        statement(gu, "addresses", race, evidence(later, "市委常委顾明溪致辞"), status="reviewed"),
        statement(bai, "attends", race, posts, status="derived", confidence=0.5),
    ]
    entities = [
        *(entity("Person", name) for name in ("林远舟", "白一帆", "欧阳静水", "陆千山")),
        entity("Person", "顾明溪", "顾市长", gender="女"),
        entity("Organization", "青禾市委", "中共青禾市委", "市委", place="青禾市"),
        entity("Organization", "青禾市人民政府", "青禾市政府"),
        entity("Organization", "青禾市文旅局"),
        entity("Organization", "云溪大学"),
        entity("Company", "海石集团"),
        entity("Event", "全市旅游工作会议", "会议", kind="会议", date="2023-06-18"),
        entity("Event", "云溪半程马拉松开幕式", kind="仪式", date="--03-02"),
        entity("Place", "云溪会展中心"),
    ]
    articles = [
        article(first, ("青禾部署旅游工作", "打造“云溪”品牌"), (Byline("方小禾", "记者"), Byline("石一叶", "摄影"))),
        article(later, ("云溪半程马拉松开跑",)),
    ]
    return Knowledge(
        pages=tuple(sorted((first, later), key=lambda each: each.id)),
        articles=tuple(sorted(articles, key=lambda each: each.id)),
        entities=tuple(sorted(entities, key=lambda each: each.id)),
        statements=tuple(sorted(statements, key=lambda each: each.id)),
        mentioned=tuple(sorted((articles[0].id, each) for each in (lin, gu, meeting, hall))),
    )


def nasty() -> Knowledge:
    """One statement in which every text is hostile; the ids are safe."""
    text = f"甲{NASTY}乙"
    bad = Page(content_id(text), text, f"pages/{NASTY}.txt", place=NASTY, date="2023-02-30", paper=NASTY, number=NASTY)
    one = Entity("person-甲", "Person", NASTY, (NASTY + "2",), {"gender": NASTY})
    two = Entity("organization-乙", "Organization", f"乙{NASTY}", (), {"place": NASTY})
    said = Evidence(bad.id, content_id(bad.id, text), 1, 1 + len(NASTY), NASTY, "rule-<1>")
    fact = statement(one.id, "holdsPost", two.id, said, qualifiers={"title": NASTY, "date": "2023-02-30"})
    other = statement(one.id, "holdsPost", two.id, said, qualifiers={"title": NASTY + "/"})
    reports = (article(bad, (NASTY,), (Byline(NASTY, NASTY),)),)
    return Knowledge((bad,), reports, (two, one), tuple(sorted((fact, other), key=lambda each: each.id)))
