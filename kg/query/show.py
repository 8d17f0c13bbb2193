"""What is shown on the screen: one entity with its facts and quotes, the summary of a build, how a text was read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.query.timeline import companions
from kg.records import Entity, Statement

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.pipeline.extractor import Extraction
    from kg.query.graph import Graph
    from kg.rules.matching import Failure, Rule

UNDATED = "undated"
TOP = 10  # persons and events in a summary
_POST = "holdsPost"
_OCCASION = "(the occasion of the article)"


def format_entity(graph: Graph, entity: Entity) -> str:
    """All that the graph says of one entity: posts in time, then what it did and what happened to it, by relation."""
    lines = [f"{entity.name}  {entity.type}  {entity.id}"]
    if entity.aliases:
        lines.append("also " + "、".join(entity.aliases))
    if entity.attributes:
        lines.append("  ".join(f"{key} {value}" for key, value in sorted(entity.attributes.items())))
    groups: dict[tuple[bool, bool, str], list[Statement]] = defaultdict(list)
    for statement in graph.about(entity):
        inward = statement.object == entity.id
        groups[(statement.relation != _POST, inward, graph.label(statement))].append(statement)
    for (_, inward, label), statements in sorted(groups.items(), key=lambda group: group[0]):
        lines += ["", f"{label}{' ←' if inward else ''}  {len(statements)}"]
        for statement in sorted(statements, key=lambda one: (_when(graph, one), one.id)):
            lines += _fact(graph, statement, inward)
    if not groups:
        lines += ["", "nothing is said of it"]
    lines += _together(graph, entity) if entity.type == "Person" else _reports(graph, entity)
    return "\n".join(lines)


def _together(graph: Graph, person: Entity) -> list[str]:
    """With whom a person was at the same occasions."""
    found = companions(graph, person)
    if not found:
        return []
    return ["", f"同场  {len(found)}", "  " + "、".join(f"{one.person.name} {len(one.facts)}" for one in found[:TOP])]


def _reports(graph: Graph, event: Entity) -> list[str]:
    """The articles that report an occasion."""
    found = graph.reports(event) if event.type == "Event" else []
    if not found:
        return []
    lines = ["", f"报道  {len(found)}"]
    for article in found:
        page = graph.pages[article.page_id]
        headline = _one_line(article.headlines[0]) if article.headlines else "-"
        lines.append(f"  {page.date or UNDATED:23}  {headline}  {page.source}")
    return lines


def _fact(graph: Graph, statement: Statement, inward: bool) -> list[str]:
    other = graph.entities[statement.subject if inward else statement.object]
    title = statement.qualifiers.get("title", "")
    when = _when(graph, statement)
    marked = "" if statement.status == "asserted" else f"  [{statement.status}]"
    lines = [f"  {when if when != '~' else UNDATED:23}  {other.name}{' ' if title else ''}{title}{marked}"]
    first = min(statement.evidence, key=lambda one: (graph.pages[one.page_id].date or "~", one.page_id, one.start))
    more = f"  and {len(statement.evidence) - 1} more" if len(statement.evidence) > 1 else ""
    lines.append(f"      “{_one_line(first.quote)}”  {graph.pages[first.page_id].source}{more}")
    return lines


def _when(graph: Graph, statement: Statement) -> str:
    """The date of the event, or from when to when a fact was seen; ~, which sorts last, when that is unknown."""
    first, last = statement.qualifiers.get("date", ""), statement.qualifiers.get("lastSeen", "")
    event = graph.entities[statement.object]
    if event.type == "Event":
        return event.attributes.get("date") or first or "~"
    return f"{first} – {last}" if last and last != first else first or "~"


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text)


# --- summary


def format_summary(graph: Graph, *, articles: int, notes: Sequence[str] = ()) -> str:
    """What a build holds: counts, the persons with most occasions, occasions by role, what has no date, and `notes`."""
    knowledge = graph.knowledge
    pages = [page for page in knowledge.pages if not page.joined]  # not those made of two for an article
    undated = sum(not page.date for page in pages)
    sizes = {
        "pages": len(pages),
        "articles": articles,
        "entities": len(knowledge.entities),
    }
    lines = [
        "  ".join(f"{name} {size}" for name, size in {**sizes, "facts": len(knowledge.statements)}.items()),
        "",
        "entities",
        *_counts(Counter(entity.type for entity in knowledge.entities).items()),
        "",
        "facts",
        *_counts(Counter(graph.label(statement) for statement in knowledge.statements).items()),
    ]
    people, roles = _occasions(graph)
    if people:
        lines += ["", "persons with most occasions"]
        lines += _counts((f"{graph.entities[id_].name}", len(events)) for id_, events in people.items())[:TOP]
    if roles:
        lines += ["", "occasions by role", *_counts((role, len(events)) for role, events in roles.items())]
    events = [entity for entity in knowledge.entities if entity.type == "Event"]
    loose = sum(not re.match("[0-9]{4}", entity.attributes.get("date", "")) for entity in events)
    reported = {event for _, event in knowledge.reports}
    lines += ["", f"reported: {len(reported)} occasions in {len(knowledge.reports)} reports"]
    if knowledge.doubts:
        lines.append(f"undecided: {len(knowledge.doubts)} pairs of names that may be one (kg review)")
    lines += [f"undated: {undated} of {len(pages)} pages, {loose} of {len(events)} occasions"]
    lines += notes
    return "\n".join(lines)


def _counts(counts: Iterable[tuple[str, int]]) -> list[str]:
    return [f"{count:7d}  {name}" for name, count in sorted(counts, key=lambda one: (-one[1], one[0]))]


def _occasions(graph: Graph) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The events of each person, and of each role."""
    people: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for statement in graph.knowledge.statements:
        if graph.entities[statement.object].type == "Event":
            roles[graph.label(statement)].add(statement.object)
            if graph.entities[statement.subject].type == "Person":
                people[statement.subject].add(statement.object)
    return people, roles


# --- explain


def format_extraction(extraction: Extraction, ontology: Ontology) -> str:
    """How a text was read: mentions with the method that found them, relation mentions with their rules, the facts."""
    lines = []
    for sentence in extraction.sentences:
        lines += [_one_line(sentence.text), "  mentions"]
        lines += [f"    {mention.type}  {mention.text}  {mention.method}" for mention in sentence.mentions] or [
            "    none"
        ]
    lines.append("  relations found by rules")
    for said in extraction.relation_mentions:
        ends = [end.text if end else _OCCASION for end in (said.subject, said.object)]
        lines.append(f"    {ends[0]} {ontology.relations[said.relation].label_zh} {ends[1]}  {said.rule_id}")
    if not extraction.relation_mentions:
        lines.append("    none")
    lines.append("  facts")
    record = extraction.record
    names = {entity.id: entity.names[0] for entity in record.entities}
    for relation in record.relations:
        start, end = relation.evidence
        label, title = ontology.relations[relation.relation].label_zh, relation.qualifiers.get("title", "")
        fact = f"{names[relation.subject]} {label} {names[relation.object]}{' ' if title else ''}{title}"
        quote = _one_line(record.article.body[start:end])
        lines.append(f"    {fact}  {relation.confidence:.2f}  {relation.rule_id}  “{quote}”")
    if not record.relations:
        lines.append("    none")
    return "\n".join(lines)


# --- rules


def format_rule(rule: Rule) -> str:
    """A rule as written, with its examples."""
    lines = [rule.id, f"  file      {rule.source}", f"  relation  {rule.relation}", f"  pattern   {rule.pattern}"]
    if rule.note:
        lines.append(f"  note      {rule.note}")
    for example, *facts in rule.match:
        lines += [f"  match     {example}", *(f"              {fact}" for fact in facts)]
    lines += [f"  reject    {example}" for example in rule.reject]
    return "\n".join(lines)


def format_failure(failure: Failure) -> str:
    """An example that its rule doesn't keep: what it should give, what it gives."""
    expected, got = ("; ".join(facts) or "nothing" for facts in (failure.expected, failure.got))
    return f"{failure.rule_id}: {failure.example} should give {expected}, gives {got}"
