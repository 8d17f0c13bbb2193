"""What is wrong with knowledge, in Chinese: quotes that don't stand in their pages, ids, ends, dates, values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from kg.graph.filters import first_day, last_day
from kg.ids import iri_segment
from kg.ontology import Ontology, Relation
from kg.pages.files import page_id
from kg.records import EVENT_KINDS, Entity, Knowledge, Statement, Status

_STATUSES = get_args(Status)
_OCCUPANCY = ("current", "ended", "unknown")


class Problem(NamedTuple):
    """One thing that is wrong: `kind` names the check, `where` the record, `what` says it in Chinese."""

    kind: str  # 引文 | 编号 | 引用 | 本体 | 日期 | 取值 | 两层 | 形状
    where: str
    what: str


def find_problems(knowledge: Knowledge, ontology: Ontology) -> Iterator[Problem]:
    """All that is wrong with the records, check by check, in the order of the records."""
    entities = {entity.id: entity for entity in knowledge.entities}
    yield from _quotes(knowledge)
    yield from _ids(knowledge)
    yield from _references(knowledge, entities)
    for entity in knowledge.entities:
        yield from _entity(entity, ontology)
    for statement in knowledge.statements:
        yield from _statement(statement, entities, ontology)


def _quotes(knowledge: Knowledge) -> Iterator[Problem]:
    """Quotes that aren't the page's text at their place; pages that came without text are not looked at."""
    pages = {page.id: page for page in knowledge.pages}
    for statement in knowledge.statements:
        for evidence in statement.evidence:
            page = pages.get(evidence.page_id)
            place = f"{page.source if page else evidence.page_id}[{evidence.start}:{evidence.end}]"
            if not evidence.quote or evidence.start < 0 or evidence.end - evidence.start != len(evidence.quote):
                yield Problem("引文", statement.id, f"引文“{evidence.quote}”与起止位置的长度不符：{place}")
            elif page and page.text and page.text[evidence.start : evidence.end] != evidence.quote:
                yield Problem("引文", statement.id, f"版面上没有引文“{evidence.quote}”：{place}")


def _ids(knowledge: Knowledge) -> Iterator[Problem]:
    """Ids that stand twice, make no IRI segment, or of a page aren't the hash of its text."""
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("版面", (page.id for page in knowledge.pages)),
        ("报道", (article.id for article in knowledge.articles)),
        ("实体", (entity.id for entity in knowledge.entities)),
        ("事实", (statement.id for statement in knowledge.statements)),
    )
    for name, ids in groups:
        for id_, count in Counter(ids).items():
            if count > 1:
                yield Problem("编号", id_, f"{count} 个{name}用同一个编号")
            if iri_segment(id_) != id_:
                yield Problem("编号", id_, f"{name}的编号不能用在 IRI 里（可用的写法：{iri_segment(id_)}）")
    for page in knowledge.pages:
        if page.text and not page.joined and page.id != page_id(page.text):
            yield Problem("编号", page.id, f"版面的编号不是它文字的散列值 {page_id(page.text)}：{page.source}")


def _references(knowledge: Knowledge, entities: dict[str, Entity]) -> Iterator[Problem]:
    """What is named but isn't there."""
    pages = {page.id for page in knowledge.pages}
    articles = {article.id for article in knowledge.articles}
    for article in knowledge.articles:
        if article.page_id not in pages:
            yield Problem("引用", article.id, f"报道所在的版面 {article.page_id} 不存在")
    for statement in knowledge.statements:
        if not statement.evidence:
            yield Problem("引文", statement.id, "事实没有依据")
        for end in (statement.subject, statement.object):
            if end not in entities:
                yield Problem("引用", statement.id, f"实体 {end} 不存在")
        for evidence in statement.evidence:
            if evidence.page_id not in pages:
                yield Problem("引用", statement.id, f"依据所在的版面 {evidence.page_id} 不存在")
            if evidence.article_id not in articles:
                yield Problem("引用", statement.id, f"依据所在的报道 {evidence.article_id} 不存在")
    for name, pairs in (("提到", knowledge.mentioned), ("报道", knowledge.reports)):
        for article_id, entity_id in pairs:
            if article_id not in articles:
                yield Problem("引用", article_id, f"{name} {entity_id} 的报道不存在")
            if entity_id not in entities:
                yield Problem("引用", article_id, f"报道{name}的实体 {entity_id} 不存在")


def _entity(entity: Entity, ontology: Ontology) -> Iterator[Problem]:
    if entity.type not in ontology.classes:
        yield Problem("本体", entity.id, f"本体没有类 {entity.type}")
    if not entity.name.strip():
        yield Problem("取值", entity.id, "实体没有名称")
    yield from _attributes(entity.id, entity.attributes, ontology)
    kind = entity.attributes.get("kind")
    if entity.type == "Event" and kind and kind not in EVENT_KINDS:
        yield Problem("取值", entity.id, f"活动的类别“{kind}”不在规定之内（{' '.join(sorted(EVENT_KINDS))}）")


def _attributes(owner: str, values: Iterable[str], ontology: Ontology) -> Iterator[Problem]:
    for key in values:
        if key not in ontology.attributes:
            yield Problem("本体", owner, f"本体没有数据属性 {key}")


def _statement(statement: Statement, entities: dict[str, Entity], ontology: Ontology) -> Iterator[Problem]:
    relation = ontology.relations.get(statement.relation)
    if relation is None:
        yield Problem("本体", statement.id, f"本体没有关系 {statement.relation}")
    else:
        yield from _ends(statement, relation, entities, ontology)
    yield from _attributes(statement.id, statement.qualifiers, ontology)
    if not 0 <= statement.confidence <= 1:
        yield Problem("取值", statement.id, f"可信度 {statement.confidence} 不在 0 和 1 之间")
    if statement.status not in _STATUSES:
        yield Problem("取值", statement.id, f"状态“{statement.status}”不在规定之内（{' '.join(_STATUSES)}）")
    said = statement.qualifiers
    if statement.relation == "holdsPost" and said.get("status", "unknown") not in _OCCUPANCY:
        yield Problem("取值", statement.id, f"任职状态“{said['status']}”不在规定之内（{' '.join(_OCCUPANCY)}）")
    for first, last, what in (("date", "lastSeen", "首次见报晚于末次见报"), ("start", "end", "结束早于开始")):
        if _is_later(said.get(first, ""), said.get(last, "")):
            yield Problem("日期", statement.id, f"{what}：{said[first]}、{said[last]}")


def _ends(
    statement: Statement, relation: Relation, entities: dict[str, Entity], ontology: Ontology
) -> Iterator[Problem]:
    """Subjects and objects of a type that the relation doesn't allow."""
    for name, end, allowed in (
        ("主语", statement.subject, relation.domain),
        ("宾语", statement.object, relation.range),
    ):
        entity = entities.get(end)
        if entity and entity.type not in allowed:
            labels = "、".join(sorted(ontology.classes[type_].label_zh for type_ in allowed))
            yield Problem("本体", statement.id, f"“{relation.label_zh}”的{name} {end} 须为{labels}")


def _is_later(first: str, last: str) -> bool:
    """Whether the first date, of any precision, lies wholly after the last."""
    known = first[:4].isdigit() and last[:4].isdigit() and {len(first), len(last)} <= {4, 7, 10}
    return known and first_day(first) > last_day(last)
