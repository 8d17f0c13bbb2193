"""Answers to questions, from the graph alone: each line rests on facts, whose quotes are shown with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import AmbiguousName, KGError, NameNotFound
from kg.graph.when import event_date, fact_date, first_day, last_real_day, within
from kg.identity.careers import Occupancy, in_time, who_held
from kg.query.asked import Named
from kg.query.paths import find_path
from kg.query.questions import Forms, Question
from kg.query.timeline import companions, rank
from kg.records import Entity, Statement

if TYPE_CHECKING:
    from kg.query.graph import Graph

NOT_HERE = "这些版面里没有"
UNDATED = "日期不详"
_TOP = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer with the facts that it rests on."""

    text: str
    facts: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the graph says to a question; `lines` empty: nothing, and `head` says so. `form` read the question."""

    head: str
    lines: tuple[Line, ...]
    form: str


def ask(graph: Graph, forms: Forms, text: str) -> Answer:
    """The answer of the first form that fits and finds something.

    Raises KGError when no form fits, and AmbiguousName with the candidates for a name that several have.
    """
    questions = forms.read(text)
    if not questions:
        examples = "；".join(form.example[0] for form in forms.forms[::6])
        raise KGError(f"{text}: no form of question fits (such as {examples})")
    empty, missing = "", ""
    for question in questions:
        answers = _Answers(graph, question)
        kind = KINDS.get(question.form.answer)
        if kind is None:
            raise KGError(f"form {question.form.id}: no answer {question.form.answer} (one of {' '.join(KINDS)})")
        try:
            head, lines = kind(answers)
        except AmbiguousName:
            raise
        except NameNotFound as error:
            missing = missing or str(error)
            continue
        if lines:
            return Answer("".join((*answers.named.notes, head)), tuple(lines), question.form.id)
        empty = empty or question.form.id
    if empty:
        return Answer(f"{NOT_HERE}这样的事实。", (), empty)
    return Answer(f"{NOT_HERE}{missing}。", (), questions[0].form.id)


class _Answers:
    """The kinds of answers; the names are those in seeds/questions.toml."""

    def __init__(self, graph: Graph, question: Question) -> None:
        self.graph, self.question = graph, question
        self.named = Named(graph)

    # --- occasions

    def who_role(self) -> tuple[str, list[Line]]:
        return self._at(self._events(), self._relations())

    def all_at(self) -> tuple[str, list[Line]]:
        return self._at(self._events(), self.graph.relations("involvedIn"))

    def bodies_at(self) -> tuple[str, list[Line]]:
        _, lines = self._at(self._events(), self._relations())
        bodies = [line for line in lines if self.graph.entities[line.facts[0].subject].type != "Person"]
        return _counted(len(bodies), "个"), bodies

    def what_role(self) -> tuple[str, list[Line]]:
        who = self._who("who")
        wanted = {event.id for event in self._events()} if "event" in self.question.slots else None
        facts = [
            one for one in self._facts(who, self._relations(), outward=True) if wanted is None or one.object in wanted
        ]
        lines = self._by_event(facts)
        return _counted(len(lines), "次"), lines

    def count_role(self) -> tuple[str, list[Line]]:
        head, lines = self.what_role()
        return head or f"{len(lines)} 次：", lines

    def did_role(self) -> tuple[str, list[Line]]:
        wanted = {event.id for event in self._events()}
        facts = [one for one in self._facts(self._person("person"), outward=True) if one.object in wanted]
        had = [one for one in facts if one.relation in self._relations()]
        if had:
            return "是。", self._by_event(had)
        return f"{NOT_HERE}说{self.question.slots['person']}有这个角色；有的是：", self._by_event(facts)

    def most(self) -> tuple[str, list[Line]]:
        when = self.question.when or None
        ranked = rank(self.graph, self.question.role or None, when, when, _TOP)
        return "", [self._counted_line(one.person.id, one.facts, "次") for one in ranked]

    def event_when(self) -> tuple[str, list[Line]]:
        return "", [
            Line(f"{event_date(event) or UNDATED}  {event.name}", self._first_facts(event)) for event in self._events()
        ]

    def event_where(self) -> tuple[str, list[Line]]:
        facts = [
            one
            for event in self._events()
            for one in self.graph.about(event)
            if one.relation in ("heldAt", "locatedIn")
        ]
        return "", [
            Line(
                f"{self._name(one.object)}  {fact_date(self.graph, one) or UNDATED}  {self._name(one.subject)}", (one,)
            )
            for one in facts
            if one.subject in {event.id for event in self._events()}
        ]

    def events_when(self) -> tuple[str, list[Line]]:
        found = [
            event
            for event in self.graph.events(since=self.question.when or None, until=self.question.when or None)
            if event.attributes.get("eventStatus") != "mentioned" and self._first_facts(event)
        ]
        lines = [Line(f"{event_date(event)}  {event.name}", self._first_facts(event)) for event in found]
        return _counted(len(lines), "次"), lines

    # --- people together

    def together(self) -> tuple[str, list[Line]]:
        one, other = self._person("person"), self._person("other")
        relations = self.graph.relations("involvedIn")
        theirs = {fact.object: fact for fact in self._facts(other, relations, outward=True)}
        shared: dict[str, Statement] = {}
        for fact in self._facts(one, relations, outward=True):
            if fact.object in theirs:
                shared.setdefault(fact.object, fact)
        lines = [
            Line(
                f"{fact_date(self.graph, fact) or UNDATED}  {self._name(event)}"
                f"  {one.name} {self.graph.label(fact)}、{other.name} {self.graph.label(theirs[event])}",
                (fact, theirs[event]),
            )
            for event, fact in shared.items()
        ]
        return _counted(len(lines), "次"), sorted(lines, key=lambda line: line.text)

    def companions(self) -> tuple[str, list[Line]]:
        ranked = companions(self.graph, self._person("person"))[:_TOP]
        return "", [self._counted_line(one.person.id, one.facts, "次") for one in ranked]

    def link(self) -> tuple[str, list[Line]]:
        steps = find_path(self.graph, self._who("who"), self._who("other"))
        return "", [Line(self._triple(one), (one,)) for one in steps]

    def meets(self) -> tuple[str, list[Line]]:
        return self._others({"meets"}, "person", outward=True)

    def met_by(self) -> tuple[str, list[Line]]:
        return self._others({"meets"}, "person", outward=False)

    def inspects(self) -> tuple[str, list[Line]]:
        return self._others({"inspects"}, "who", outward=True)

    def inspected_by(self) -> tuple[str, list[Line]]:
        return self._others({"inspects"}, "body", outward=False)

    def signs(self) -> tuple[str, list[Line]]:
        body = self._who("body")
        return "", self._lines([*self._facts(body, {"signsWith"}, True), *self._facts(body, {"signsWith"}, False)])

    # --- posts

    def posts_on(self) -> tuple[str, list[Line]]:
        career = self.graph.career(self._person("person"))
        if not self.question.when:
            return "", [self._post_line(one) for one in career]
        held = who_held(career, first_day(self.question.when), last_real_day(self.question.when))
        near = [one for one in held if one.basis == "nearest"]
        head = f"{NOT_HERE}那时的任职；最近的是 {near[0].distance} 天以外的：" if near else ""
        return head, [self._post_line(one.occupancy) for one in held]

    def holders(self) -> tuple[str, list[Line]]:
        held = [one for one in self.graph.posts_titled(self.question.slots["post"]) if self._is_post(one)]
        if not held:
            raise NameNotFound(f"“{self.question.slots['post']}”这个职务")
        if not self.question.when:
            return "", [self._post_line(one, person=True) for one in in_time(held)]
        found = who_held(held, first_day(self.question.when), last_real_day(self.question.when))
        near = [one for one in found if one.basis == "nearest"]
        head = f"{NOT_HERE}那时的任职；最近的是 {near[0].distance} 天以外的：" if near else ""
        return head, [self._post_line(one.occupancy, person=True) for one in found]

    def is_holder(self) -> tuple[str, list[Line]]:
        career = self.graph.career(self._person("person"))
        held = [one for one in career if self._is_post(one)]
        if held:
            return "是。", [self._post_line(one) for one in held]
        return f"{NOT_HERE}说他任过这个职务；有的是：", [self._post_line(one) for one in career]

    def since(self) -> tuple[str, list[Line]]:
        held = [one for one in self.graph.career(self._person("person")) if self._is_post(one)]
        told = any(one.start for one in held)
        return "" if told else "原文没有说任职的开始；见报的日子是：", [self._post_line(one) for one in held]

    def body_posts(self) -> tuple[str, list[Line]]:
        body = self._who("body")
        held = in_time(one for one in self.graph.posts_of(body) if one.body.id == body.id)
        if self.question.when:
            days = first_day(self.question.when), last_real_day(self.question.when)
            held = [one.occupancy for one in who_held(held, *days) if one.basis != "nearest"]
        return "", [self._post_line(one, person=True) for one in held]

    # --- reports

    def first_seen(self) -> tuple[str, list[Line]]:
        return self._seen(last=False)

    def last_seen(self) -> tuple[str, list[Line]]:
        return self._seen(last=True)

    def _seen(self, *, last: bool) -> tuple[str, list[Line]]:
        dated = [line for line in self.reports()[1] if not line.text.startswith(UNDATED)]
        return "", dated[-1:] if last else dated[:1]

    def reports(self) -> tuple[str, list[Line]]:
        who = self._who("who")
        lines = []
        for article_id in self.graph.mentioned_in(who):
            article = self.graph.articles[article_id]
            page = self.graph.pages[article.page_id]
            facts = [one for one in self.graph.said_in(article_id) if who.id in (one.subject, one.object)]
            headline = article.headlines[0] if article.headlines else "（没有标题）"
            lines.append(Line(f"{page.date or UNDATED}  {headline}  {page.source}", tuple(facts[:1])))
        return _counted(len(lines), "篇"), sorted(lines, key=lambda line: (line.text.startswith(UNDATED), line.text))

    def who_is(self) -> tuple[str, list[Line]]:
        who = self._who("who")
        if who.type == "Person":
            return "", [self._post_line(one) for one in self.graph.career(who)]
        return "", self._lines(self.graph.about(who))[:_TOP]

    # --- what the slots mean

    def _person(self, slot: str) -> Entity:
        return self.named.person(self.question.slots[slot])

    def _who(self, slot: str) -> Entity:
        return self.named.who(self.question.slots[slot])

    def _events(self) -> list[Entity]:
        return self.named.events(self.question.slots["event"], self.question.when)

    def _is_post(self, one: Occupancy) -> bool:
        return self.named.is_post(one, self.question.slots["post"])

    def _relations(self) -> set[str]:
        return self.graph.relations(self.question.role or "involvedIn")

    def _dated(self, one: Statement) -> bool:
        when = self.question.when or None
        return within(fact_date(self.graph, one), when, when)

    def _facts(self, who: Entity, relations: set[str] | None = None, outward: bool = True) -> list[Statement]:
        """The facts of one, at the date asked for, by date."""
        found = [
            one
            for one in self.graph.about(who)
            if (one.subject == who.id) is outward
            and (relations is None or one.relation in relations)
            and self._dated(one)
        ]
        return sorted(found, key=lambda one: (fact_date(self.graph, one) or "~", one.object, one.id))

    # --- lines

    def _at(self, events: Iterable[Entity], relations: set[str]) -> tuple[str, list[Line]]:
        facts = [
            one
            for event in events
            for one in self.graph.about(event)
            if one.object == event.id and one.relation in relations
        ]
        people = {one.subject for one in facts if self.graph.entities[one.subject].type == "Person"}
        several = len({one.object for one in facts}) > 1 or len(people) > 1
        return _counted(len(people), "人") if several and people else "", self._lines(facts)

    def _others(self, relations: set[str], slot: str, *, outward: bool) -> tuple[str, list[Line]]:
        return "", self._lines(self._facts(self._who(slot), relations, outward))

    def _lines(self, facts: Iterable[Statement]) -> list[Line]:
        ordered = sorted(
            facts, key=lambda one: (fact_date(self.graph, one) or "~", one.object, one.relation, one.subject)
        )
        return [Line(f"{fact_date(self.graph, one) or UNDATED}  {self._triple(one)}", (one,)) for one in ordered]

    def _by_event(self, facts: Iterable[Statement]) -> list[Line]:
        groups: dict[str, list[Statement]] = defaultdict(list)
        for one in facts:
            groups[one.object].append(one)
        lines = []
        for event, said in groups.items():
            roles = "、".join(sorted({self.graph.label(one) for one in said}))
            lines.append(
                Line(f"{fact_date(self.graph, said[0]) or UNDATED}  {self._name(event)}  {roles}", tuple(said[:1]))
            )
        return sorted(lines, key=lambda line: (line.text.startswith(UNDATED), line.text))

    def _counted_line(self, who: str, facts: Sequence[Statement], unit: str) -> Line:
        return Line(f"{self._name(who)}  {len(facts)} {unit}", tuple(facts[:1]))

    def _post_line(self, one: Occupancy, *, person: bool = False) -> Line:
        seen = one.first_seen if one.first_seen == one.last_seen else f"{one.first_seen} – {one.last_seen}"
        told = [f"{one.start} 起"] * bool(one.start) + [f"{one.end} 止"] * bool(one.end)
        when = "  ".join([*told, f"见报 {seen}" if one.first_seen else ("" if told else UNDATED)])
        parts = [one.person.name] * person + [f"{one.body.name}{one.title}", when.strip()]
        return Line("  ".join(parts), (one.statement,))

    def _triple(self, one: Statement) -> str:
        title = one.qualifiers.get("title", "")
        return f"{self._name(one.subject)}  {self.graph.label(one)}  {self._name(one.object)}{' ' * bool(title)}{title}"

    def _first_facts(self, event: Entity) -> tuple[Statement, ...]:
        return tuple(one for one in self.graph.about(event) if one.object == event.id)[:1]

    def _name(self, entity_id: str) -> str:
        return self.graph.entities[entity_id].name


KINDS: Mapping[str, Callable[[_Answers], tuple[str, list[Line]]]] = {
    name: kind for name, kind in vars(_Answers).items() if not name.startswith("_")
}


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}：" if count > 1 else ""
