"""The two sides of a signing as its own name tells them, or as 双方 stands for a guest and who receives him."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import kg.regex as re
from kg.annotate.posts.finder import is_personal
from kg.entries import Entry, Registry
from kg.records import ArticleRelation, Mention, Sentence
from kg.resolve.hosts import can_sign, signing_place
from kg.resolve.naming import place_of
from kg.rules.matching import encode
from kg.seeds import Seeds

_BODIES = ("Company", "Organization")
_UNIT = "\ue005*[\ue002\ue003]"
_ROW = f"{_UNIT}(?:、(?:{_UNIT}|\ue005*[^，。；、与和同\ue001-\ue007]{{2,14}}?(?=、|举[行办]|签署|开展)))*"
# 某医院与某县医院、某院举行|医联体签约仪式: who holds it together.
_HELD = re.compile(
    rf"(?:^|[，。；：日天午晚近前\ue001])(?P<a>{_UNIT})(?:与|和|同|携手|牵手)(?P<b>{_ROW})[^，。；、\ue001-\ue004\ue006\ue007]{{0,18}}?"
    r"(?:举行|举办|签署|开展)(?:了)?[^，。；、\ue001-\ue007]{0,8}(?P<what>\ue004)"
)
_CEREMONY = re.compile("签约|签字|签[署订]仪式")
# What follows both sides in the name of a signing.
_BEHIND = re.compile(
    "(?:签[约署订字]|[^，。；与和、]{0,14}?(?:战略|全面|校企|框架|合作|共建|医联体|医共体|医疗联合体|联盟|结对|友好|帮扶|捐赠|银企|项目|协议|产教))"
)
_AND = re.compile("(?:（以下简称[^（）]*）)?(?:与|和|—+|-|、|携手|牵手)")
_FULL = re.compile(
    "[一-龥（）]{3,22}?(?:(?P<firm>公司(?![一-龥]{2,5}分公司)|集团(?!有限|股份|公司)|[分支]行|银行(?![一-龥]{2,5}[分支]行)|厂)"
    "|(?:大学|学院)(?!附属|第|[一-龥]{1,5}(?:学院|医院))|医院|研究院|(?<=[省市县区])政府|人民政府|委员会|管委会)"
)
_BOTH = re.compile(
    r"(?:双方|两[校院市县区地家企方](?![^，。；\ue001]{0,3}(?:部门|企业|单位|领导)))(?!代表(?!共同|签|现场|正式|分别|当场))[^。；\ue001-\ue003\ue007]{0,24}?(?:并|还|正式|现场|当场|共同|就[^，。；]{2,30}|[^，。；\ue001-\ue007]{0,4})"
    r"(?:签署|签订|签约|签字|签下|签定)(?:了)?(?!仪式|双方|的)(?=[，。]|[^，。；]{0,40}?(?:协议|合同|备忘录|意向|文件|协定|\ue006))"
)
# 某某一行到某校考察交流并|签订合作协议
_AND_SIGNED = re.compile(
    r"(?:考察|交流|洽谈|座谈|访问|调研|对接|学习)[^，。；\ue001-\ue003]{0,10}?(?:，)?(?:并|且)(?:与[^，。；]{1,12})?(?:签署|签订)(?:了)?[^，。；]{0,30}?(?:协议|合同|备忘录)"
)
_PROJECT = re.compile("合作(?!社)|共建|签约")  # a body's name that takes in what is signed
_UNREAL = re.compile("将|拟|计划|希望|期待|尽快|争取|推动|有望|准备|打算|同意|曾|此前|去年|未")
_SORTS = {
    "两市": ("市",),
    "两县": ("县",),
    "两区": ("区",),
    "两地": ("市", "县", "区", "州", "旗"),
    "两校": ("大学", "学院", "学校", "中学", "小学"),
    "两院": ("医院", "学院", "研究院", "法院", "检察院"),
    "两企": ("公司", "集团", "厂"),
}
_LEAD = 4  # sentences in which an article says who came to whom

Sides = tuple[Entry, Entry, int, int]  # one side, the other, where the words begin and end


class SideFinder:
    """Finds the sides of the signings of one article that no clause of signing names."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        by_mention: Mapping[tuple[int, int, str], Entry],
        registry: Registry,
        seeds: Seeds,
    ) -> None:
        self._sentences, self._by_mention, self._registry, self._seeds = sentences, by_mention, registry, seeds

    def find_named(self, main: Entry | None) -> Iterator[Sides]:
        """The sides that the name of the occasion tells, or who holds a ceremony together."""
        if main is not None and main.mentions and any("签" in name for name in main.names):
            for one, other in self._named(main):
                yield (one, other, *min(main.mentions))
        for sentence in self._sentences:
            if "签" in sentence.text and any(m.type == "Event" and "签" in m.text for m in sentence.mentions):
                yield from self._held(sentence)

    def find_guests(self, facts: Collection[ArticleRelation]) -> Iterator[Sides]:
        """A guest's body and the one that he came to, where 双方 sign, or where he came and signed."""
        for sentence in self._sentences:
            if "签" not in sentence.text:
                continue
            text, _ = encode(sentence)
            both = _BOTH.search(text) or _AND_SIGNED.search(text)
            if both and not _UNREAL.search(text, max(text.rfind("，", 0, both.start()), 0), both.end()):
                guest = self._guest(facts, both.group()[:2])
                if guest is not None:
                    yield (*guest, sentence.start, sentence.end)

    def _held(self, sentence: Sentence) -> Iterator[Sides]:
        """The bodies that a sentence says to hold a signing together."""
        text, owners = encode(sentence)
        held = _HELD.search(text)
        event = owners[held.start("what")] if held else None
        if held and isinstance(event, Mention) and _CEREMONY.search(event.text):
            first, others = self._bodies(owners, held, "a"), self._bodies(owners, held, "b")
            yield from ((first[0], other, sentence.start, event.end) for other in others if first)

    def _bodies(self, owners: Sequence[Mention | int], match: re.Match[str], group: str) -> list[Entry]:
        """The bodies that stand in a group of a match."""
        found = (owners[i] for i in range(*match.span(group)))
        bodies = (m for m in found if isinstance(m, Mention) and m.type in _BODIES)
        entries = (self._by_mention.get((m.start, m.end, "Body")) for m in bodies)
        return [e for e in entries if e is not None and can_sign(e.names[0])]

    def _named(self, occasion: Entry) -> Iterator[tuple[Entry, Entry]]:
        """The pairs of bodies in the name of a signing: 某市人民政府与某大学战略合作协议签约仪式."""
        bodies = (e for e in self._registry.entries if e.type in _BODIES)
        known = {n: e for e in bodies for n in e.names if can_sign(n) and not _PROJECT.search(n)}
        for name in occasion.names:
            first = self._longest(name, 0, known)
            if first is None or _CEREMONY.search(name) is None:
                continue
            one, at = first
            if (beside := self._beside(occasion)) is not None and beside is not one and _BEHIND.match(name, at):
                yield beside, one
                return
            others = []
            while (between := _AND.match(name, at)) and (found := self._longest(name, between.end(), known)):
                others.append(found[0])
                at = found[1]
            if others and one not in others and _BEHIND.match(name, at):
                yield from ((one, other) for other in others)
                return

    def _beside(self, occasion: Entry) -> Entry | None:
        """某局、|某会战略合作签约仪式: the body before 、 that signs with the one that the name begins with."""
        start = min(occasion.mentions)[0]
        sentence = next(s for s in self._sentences if s.start <= start < s.end)
        if sentence.text[start - sentence.start - 1 : start - sentence.start] != "、":
            return None
        bodies = (e for e in self._registry.entries if e.type in _BODIES and can_sign(e.names[0]))
        return next((e for e in bodies if any(end == start - 1 for _, end in e.mentions)), None)

    def _longest(self, text: str, at: int, known: Mapping[str, Entry]) -> tuple[Entry, int] | None:
        """The body whose name begins there, known or of a name that only a body has, and where the name ends."""
        names = [n for n in known if text.startswith(n, at)]
        if names:
            name = max(names, key=len)
            return known[name], at + len(name)
        if full := _FULL.match(text, at):
            kind = "Company" if full["firm"] else "Organization"
            return self._registry.get(kind, [full.group()]), full.end()
        return None

    def _guest(self, facts: Collection[ArticleRelation], both: str) -> tuple[Entry, Entry] | None:
        """The body whose head came on a visit, and the one that he came to, as the first sentences tell.

        `both` is the word for the two: of 两市 the host is a city; where several are visited the host isn't known.
        """
        end = self._sentences[min(_LEAD, len(self._sentences)) - 1].end
        entries = {e.id: e for e in self._registry.entries}
        visits = [r for r in facts if r.relation == "inspects" and r.evidence[0] < end]
        told = Counter((r.subject, r.evidence) for r in visits)
        sort = _SORTS.get(both)
        for visit in sorted(visits, key=lambda r: r.evidence):
            guest, host = entries[visit.subject], entries[visit.object]
            if told[visit.subject, visit.evidence] > 1 or (sort and not host.names[0].endswith(sort)):
                continue
            if host.type == "Place":
                place = signing_place(host, self._registry, self._seeds) if host.names[0][-1] in "市县区旗" else None
                host = place or host
            body = self._body(guest, facts, entries) if guest.type == "Person" else None
            if body is not None and body is not host and host.type in _BODIES and can_sign(host.names[0]):
                return body, host
        return self._talkers(facts, entries, end) if sort is None else None

    def _talkers(
        self, facts: Collection[ArticleRelation], entries: Mapping[str, Entry], end: int
    ) -> tuple[Entry, Entry] | None:
        """The bodies of the two that the first sentences tell to have met."""
        met = min((r for r in facts if r.relation == "meets" and r.evidence[0] < end), key=_evidence, default=None)
        if met is None:
            return None
        host, guest = (self._body(entries[end], facts, entries) for end in (met.subject, met.object))
        return (host, guest) if host and guest and host is not guest else None

    def _body(self, person: Entry, facts: Collection[ArticleRelation], entries: Mapping[str, Entry]) -> Entry | None:
        """The body for which a visitor signs: of one of his posts; for a party's secretary the government."""
        held = [r for r in facts if r.relation == "holdsPost" and r.subject == person.id]
        bodies = [entries[r.object] for r in held if not is_personal(r.qualifiers.get("title", ""))]
        able = [b for b in bodies if can_sign(b.names[0])]
        if able or not bodies or not (place := place_of(bodies[0].names[0])):
            return able[0] if able else None
        return self._registry.get("Organization", [f"{place}政府", f"{place}人民政府"])


def _evidence(fact: ArticleRelation) -> tuple[int, int]:
    return fact.evidence
