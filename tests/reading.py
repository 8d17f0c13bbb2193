"""Reads an invented article and says what came out, for the tests of resolving."""

from __future__ import annotations

from kg.ids import content_id
from kg.pipeline.extractor import Extractor
from kg.records import Article, ArticleEntity, ArticleRecord, Page

PLACE = "江东省临州市清湖市"
DATE = "2031-04-03"
Fact = tuple[str, ...]
TOUR = (
    "昨日，市长顾明川赴柳浦镇调研春耕备耕工作。顾明川先后走访了柳浦镇前溪村、清湖粮油有限公司。"
    "顾明川强调，要抓好春耕。随后，顾明川主持召开座谈会。翁海波、石磊陪同。"
)


def read(
    extractor: Extractor,
    text: str,
    *headlines: str,
    place: str | None = PLACE,
    date: str | None = DATE,
) -> ArticleRecord:
    page = Page(content_id(text), text, "-", place, date)
    article = Article(content_id(page.id, text), page.id, headlines, (), text, tuple(range(len(text))))
    return extractor.extract_article(page, article).record


def facts(record: ArticleRecord, *relations: str) -> set[Fact]:
    """The facts of these relations, or all: (subject, relation, object) by their names, with the title of a post."""
    name = {entity.id: entity.names[0] for entity in record.entities}
    return {
        (name[r.subject], r.relation, name[r.object], *r.qualifiers.values())
        for r in record.relations
        if not relations or r.relation in relations
    }


def posts(record: ArticleRecord) -> set[Fact]:
    """(person, body, title)."""
    return {(person, body, title) for person, _, body, title in facts(record, "holdsPost")}


def entity(record: ArticleRecord, name: str) -> ArticleEntity:
    (found,) = [e for e in record.entities if name in e.names]
    return found


def main(record: ArticleRecord) -> ArticleEntity:
    """What the article reports."""
    (found,) = [e for e in record.entities if e.main]
    assert found.type == "Event"
    return found


def event_names(extractor: Extractor, text: str) -> list[str]:
    """The occasions of a text as it names them, in their order, before they are resolved."""
    page = Page("page", text, "-", PLACE, DATE)
    article = Article(content_id(text), page.id, (), (), text, tuple(range(len(text))))
    sentences = extractor.annotator.annotate(page, article)
    return [m.text for s in sentences for m in s.mentions if m.type == "Event"]
