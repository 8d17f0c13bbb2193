"""Who signs with whom: two bodies, their heads in their name, one with each of several, pairs of them in a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

import kg.regex as re
from kg.annotate.posts.finder import is_personal
from kg.entries import Entry, Registry
from kg.records import ArticleRelation, Mention, RelationMention, Sentence
from kg.resolve.heard import pairs
from kg.resolve.hosts import can_sign, signing_place
from kg.resolve.naming import place_of
from kg.resolve.signing_sides import SideFinder
from kg.rules.matching import encode
from kg.seeds import Seeds

Signing = tuple[Entry, Entry, int, int]  # one party, the other, where the words begin and end

_SIGNS = re.compile(
    "(?<=代表[双三各]方)\ue004(?=[，。；]|$)|(?:签约|签字|牵手)(?!仪式|活动|大?会|[额率前后时暨、]|项目|的|授牌|揭牌)"
    "|(?:签署|签订|签下|签定|续签)(?:了)?(?!仪式)(?=\ue006|[^，。；]{0,36}?(?:协议|合同|备忘录|意向|协定|条约|文件|声明|议定|公报|文本"
    "|订单|大单|捐赠书|章程|合作书))(?![^，。；]{0,20}(?:责任书|承诺书|保证书))"
)
_SCHOOLS, _FIRMS = ("学校", "大学", "学院", "中学", "小学"), ("公司", "集团", "厂")
_SORTS = {
    "行": ("银行", "商行", "农行", "工行", "建行", "中行", "分行", "支行"),
    "公司": _FIRMS,
    "企业": _FIRMS,
    "校": _SCHOOLS,
    "学校": _SCHOOLS,
}
_AGREEMENT = re.compile("协议|合同|备忘录|意向|协定|条约|公报|声明|议定书")
_UNREAL = re.compile(
    "将|拟|计划|要求|呼吁|希望|期待|尽快|争取|推动|支持|促成|如果|没有|尚未|未能|拒绝|早日|有望|准备|打算|同意|宣布|邀请|所|曾"
)
_WATCHED = re.compile("见证|出席|参加|观看|主持|祝贺|监督|陪同")
# A party, as its symbols: a body, a person with posts, a place.
_HEAD = "(?:\ue005?(?:\ue007[、兼，]?)*\ue001(?:同志|先生|女士|教授|一行)?)"
_PLACE = "\ue005+(?=[、和与同及跟分正成共签代就当现在]|$)"
_UNIT = rf"(?:\ue005*[\ue002\ue003](?:代表|负责人)?|{_HEAD}|{_PLACE})"
_AND = "(?:、|和|及|以及)"
_UNKNOWN = rf"{_AND}[^，。；、与和同\ue001-\ue007]{{3,14}}(?=[、和与])"
_SIDE = rf"(?<![在于到赴从自和、]){_UNIT}(?:{_AND}[^，。；、与同\ue001-\ue007]{{0,4}}{_UNIT}|{_UNKNOWN})*"
_TO = (
    r"(?:[^，。；\ue001-\ue003\ue007]{0,40}?|[^，。；\ue001-\ue003\ue007]{0,24}，[^，。；\ue001-\ue003\ue007]{0,16}?)$"
)
_FOR = re.compile(
    rf"(?P<a>{_HEAD})(?:与|和|同|跟|、|，)[^，。；\ue001\ue007]{{0,12}}?(?P<b>{_HEAD})(?:分别|共同)?代表"
    rf"(?P<for>双方|两[市县区州旗镇校院馆地家行司方]|{_UNIT}(?:与|和|同|、){_UNIT}"
    rf"|\ue005(?:与|和|、)\ue005(?=两[市县区州地]?(?:\ue003|(?:人民)?政府)))(?:两\ue003)?(?P<to>{_TO})"
)
# 某会会长甲代表某会、某局乙代表某局，共同签署…
_EACH_FOR = re.compile(
    rf"\ue001(?:\ue007|[^，。；、\ue001-\ue007]{{0,4}})代表(?P<a>{_UNIT})(?:、|，|和|与|及){_HEAD}(?:\ue007|[^，。；、\ue001-\ue007]{{0,4}})"
    rf"代表(?P<b>{_UNIT})，?(?P<to>{_TO})"
)
_PAIRS = [
    re.compile(rf"{_UNIT}{with_}{_UNIT}(?:[、，；]{_UNIT}{with_}{_UNIT})+(?:等)?(?P<to>{_TO})") for with_ in "与和同"
]
_WITH = re.compile(
    rf"(?P<a>{_SIDE})[^，。；、\ue001-\ue003\ue007与同跟]{{0,16}}?(?:与|同|跟|携手|牵手|联手)[^，。；、\ue001-\ue007]{{0,6}}"
    rf"(?P<b>{_SIDE})(?:等)?(?P<to>{_TO})"
)
_ALL = re.compile(rf"(?:^|[，。；：上间])(?P<a>{_UNIT})(?P<b>(?:(?:、|和|与|及){_UNIT})+)(?:等)?(?P<to>{_TO})")
_EACH_WITH = re.compile("(?:分别|依次)(?:与|同|和|跟)")
_ELIDED = re.compile(
    rf"[，](?:并|还|也|随后|当场|现场|同时)*(?:分别)?(?:与|同)[^，。；、\ue001-\ue007]{{0,6}}(?P<b>{_SIDE})(?:等)?(?P<to>{_TO})"
)
# 该行与…签订: the body named last of that sort.
_THIS = re.compile(
    "(?:该|本)(?P<what>分行|支行|行|公司|集团|医院|院|学校|校|局|企业|协会)[^，。；\ue001-\ue003\ue007]{0,12}?(?:与|同)"
)
_WITH_THESE = re.compile(rf"(?:与|同)[^，。；、\ue001-\ue007]{{0,6}}(?P<b>{_SIDE})(?:等)?(?P<to>{_TO})")
_FIRST = re.compile(rf"^(?:[^，。；\ue001-\ue003\ue005-\ue007]{{0,20}}，)?[^，。；\ue001-\ue007]{{0,12}}(?P<a>{_UNIT})")


class SigningFinder:
    """Finds the signings of one article."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        by_mention: Mapping[tuple[int, int, str], Entry],
        registry: Registry,
        seeds: Seeds,
    ) -> None:
        self._sentences, self._by_mention, self._registry, self._seeds = sentences, by_mention, registry, seeds

    def find(
        self, facts: Collection[ArticleRelation], main: Entry | None
    ) -> list[tuple[Entry, RelationMention, Entry]]:
        """Each pair of parties that no rule has found yet; `facts` tell which body a person signs for."""
        known = pairs(facts, {"signsWith"})
        self._hosts = {r.subject for r in facts if r.relation == "holds"}
        found = []
        told = self._signings([r for r in facts if r.relation == "holdsPost"])
        sides = SideFinder(self._sentences, self._by_mention, self._registry, self._seeds)
        for first, second, start, end in chain(sides.find_named(main), told, sides.find_guests(facts)):
            if not known & {(first.id, second.id), (second.id, first.id)}:
                known.add((first.id, second.id))
                found.append((first, RelationMention("signsWith", None, None, "sign-with", start, end, 0.85), second))
        return found

    def _signings(self, posts: Sequence[ArticleRelation]) -> Iterator[Signing]:
        self._posts = posts
        for sentence in self._sentences:
            if "签" not in sentence.text and "牵手" not in sentence.text:
                continue
            text, owners = encode(sentence)
            for verb in _SIGNS.finditer(text):
                paper = owners[verb.end()] if verb.end() < len(owners) else None
                if isinstance(paper, Mention) and paper.type == "Document" and not _AGREEMENT.search(paper.text):
                    continue
                start = max(text.rfind(mark, 0, verb.start()) for mark in "。；") + 1
                yield from self._clause(sentence, text[start : verb.start()], owners[start:], verb.end() - verb.start())

    def _clause(self, sentence: Sentence, text: str, owners: list[Mention | int], length: int) -> Iterator[Signing]:
        def parties(group: str, first: int) -> list[Entry]:
            return list(self._parties(sentence, owners[first : first + len(group)]))

        if not text or _UNREAL.search(text[text.rfind("，") + 1 :]):
            return
        last = owners[min(len(text) + length, len(owners)) - 1]
        end = last.end if isinstance(last, Mention) else last + 1
        for first, second in self._pairs(text, parties, sentence):
            if first is not second:
                yield first, second, self._start(owners), end

    def _pairs(
        self, text: str, parties: Callable[[str, int], list[Entry]], sentence: Sentence
    ) -> Iterable[tuple[Entry, Entry]]:
        """The pairs of parties in the words before the verb, by the first form that they have."""
        if match := _FOR.search(text):
            if _WATCHED.search(match["to"]):
                return []
            named = parties(match["for"], match.start("for"))
            sides = (
                named
                if len(named) == 2
                else [*parties(match["a"], match.start("a")), *parties(match["b"], match.start("b"))]
            )
            if re.match("两[市县区州旗镇]", match["for"]):
                sides = [self._government(body) for body in sides]
            return [(sides[0], sides[1])] if len(sides) == 2 else []
        if (each := _EACH_FOR.search(text)) and not _WATCHED.search(each["to"]):
            return product(parties(each["a"], each.start("a")), parties(each["b"], each.start("b")))
        for pattern in _PAIRS:
            if (match := pattern.search(text)) and not _WATCHED.search(match["to"]):
                found = parties(match.group(), match.start())
                return zip(found[::2], found[1::2], strict=False) if len(found) % 2 == 0 else []
        if text.count("与", text.rfind("，") + 1) > 1:
            return []  # pairs of which one has a name that nobody found
        if (this := _THIS.search(text)) and (match := _WITH_THESE.search(text, this.end() - 1)):
            body = self._last(this["what"], sentence)
            return product([body] if body else [], parties(match["b"], match.start("b")))
        match = who = _WITH.search(text) or (None if _EACH_WITH.search(text) else _ALL.search(text))
        if match is None and (match := _ELIDED.search(text)):
            who = _FIRST.search(text)
        if match is None or who is None or _WATCHED.search(match["to"]):
            return []
        one, other = parties(who["a"], who.start("a")), parties(match["b"], match.start("b"))
        if len(one) > 1 and _EACH_WITH.search(text):  # 甲、乙分别与丙、丁签约: the first with the first
            return zip(one, other, strict=False) if len(one) == len(other) else []
        return product(one, other)

    def _parties(self, sentence: Sentence, owners: Sequence[Mention | int]) -> Iterator[Entry]:
        """The body of each party, once: a body itself, that of its head, the government of a place."""
        mentions = [owner for owner in owners if isinstance(owner, Mention)]
        seen: list[Entry] = []
        for index, mention in enumerate(mentions):
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            if mention.type == "Person":
                body = self._body_of(mention, sentence)
            elif mention.type == "Place":
                beside = following is not None and following.start == mention.end
                place = None if beside else self._by_mention.get((mention.start, mention.end, "Place"))
                body = place and signing_place(place, self._registry, self._seeds)
            else:
                group = "Body" if mention.type in ("Company", "Organization") else mention.type
                body = self._by_mention.get((mention.start, mention.end, group))
            if (
                body is not None
                and body.type in ("Company", "Organization")
                and body not in seen
                and can_sign(body.names[0])
            ):
                seen.append(body)
                yield body

    def _body_of(self, person: Mention, sentence: Sentence) -> Entry | None:
        """The body that a person signs for: of a post that the sentence tells, else of any."""
        entry = self._by_mention.get((person.start, person.end, "Person"))
        held = [post for post in self._posts if entry is not None and post.subject == entry.id]
        here = [post for post in held if sentence.start <= post.evidence[0] < sentence.end]
        bodies = {e.id: e for e in self._registry.entries}
        able = [bodies[p.object] for p in here or held if not is_personal(p.qualifiers.get("title", ""))]
        able = [body for body in able if can_sign(body.names[0])]
        return able[0] if able else None

    def _last(self, noun: str, sentence: Sentence) -> Entry | None:
        """The body with that noun at its end that holds the occasion, else the one named last before the sentence."""
        before = (
            (entry.id in self._hosts, end, entry)
            for (_, end, group), entry in self._by_mention.items()
            if group == "Body" and end <= sentence.start and entry.names[0].endswith(_SORTS.get(noun, (noun,)))
        )
        return max(before, key=lambda found: found[:2], default=(False, 0, None))[2]

    def _government(self, body: Entry) -> Entry:
        place = place_of(body.names[0])
        return self._registry.get("Organization", [f"{place}政府", f"{place}人民政府"]) if place else body

    @staticmethod
    def _start(owners: Sequence[Mention | int]) -> int:
        return owners[0].start if isinstance(owners[0], Mention) else owners[0]
