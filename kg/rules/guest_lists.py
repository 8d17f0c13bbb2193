"""Guest lists as a whole: the names before a part of the list that no rule knows, and lists on lines of their own.

A rule reads a list of guests as far back as it knows each member. What stands before that is taken too, as long as it
is made of names with their posts and of guests without names. 出席活动的领导有： opens a list on the lines behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import kg.regex as re
from kg.records import Mention, RelationMention, Sentence
from kg.rules.matching import CLASSES, PERSON, POST, SYMBOLS, encode

_PRESENT = frozenset(("attends", "takesPartIn", "sitsIn", "accompanies", "witnesses"))
# What several do one after the other; of one among others it may be told alone.
_SPEAKING = frozenset(("contributesAt", "addresses", "speaksAt", "reportsAt"))
_IN_TURN = re.compile("分别|先后|依次|相继|各自")
_MARKS = "，、；"
_PART = re.compile(f"[^{_MARKS}]+")
_ENDS = re.compile("[。：！？“”\n]")
_IN = f"[^，、；。：！？{PERSON}]"
# What follows a name within its part of a list; anything else is something that he does.
_BEHIND = re.compile(
    "(?:同志|女士|先生|夫妇|伉俪|法师|长老|大和尚|居士|道长|阿訇|老师|同学|教授|副教授|研究员|院士|博士|医生|主任医师"
    "|（[^（）]{1,16}）){0,3}(?:一行(?:[\\d一二三四五六七八九十]+人)?)?"
    f"(?:等(?:{_IN}{{0,16}}(?:领导|嘉宾|同志|专家|人士|代表|人))?)?(?:(?:和|与|及|以及){_IN}{{1,30}})?"
)
# What no part of a list holds besides names, posts and bodies.
_NO_PART = re.compile(
    f"[见访持加迎请说告问谈赴抵让令率由向把被给对就从使将拟曾{SYMBOLS['Event']}]|(?<!还)有|[的在]$|[在为]|(?<!代)表|主持|主讲|陪同|宣布|宣读|致辞|致词"
    "|讲话|发言|作了|汇报|介绍|举行|召开|举办|出席|参加|列席|来到|前往|走进|深入|欢迎|感谢|祝贺|指导|组织|通过|听取|担任|当选|获得|荣获"
    "|授予|颁|签|揭|启动|见证|合影|参观|观看|调研|考察|检查|慰问|指出|强调|要求|希望|认为|本报|记者|通讯员|摄影|邀|随后|之后|期间"
)
_FINE = re.compile(
    "来自|来宾|有关|加拿大|对外|新加坡|讲师|发言人|主持人|代表队?|委员会?|接待|采访部|调研[员室处部]|检查[院处]|通讯社|记者站|组织部|签约|揭阳"
)
# Guests without names, and a member of whom only the post is known.
_NAMELESS = re.compile(
    "(?:负责人|负责同志|代表|嘉宾|来宾|师生|教师|学生|人士|人员|领导|成员|干部|职工|专家|学者|记者|会员|校友|家长|同志|群众|队员|选手|志愿者|委员|理事"
    "|书记|主任|主席|[院校会部局处科所行社团馆]长|经理|秘书|秘书长|老师|同学|教授|先生|女士|名|人)$|等$"
)
_UNFOUND = re.compile(f"(?:[{POST}{CLASSES['Body']}]|[长员]|书记|主任|主席|教授|经理)[^，、；。：{PERSON}]{{0,8}}$")
_JOINED, _OPENED = re.compile("[和与及]"), re.compile("有$|有(?!关)|是|的$|包括")
_BARE = re.compile("[\u4e00-\u9fa5]{2,3}")  # a name that no step has found
_LABEL = re.compile(rf"[^，、；。：{PERSON}{SYMBOLS['Event']}]{{0,24}}：")
_MOST_NAMELESS, _LONGEST, _MOST_LINES = 5, 40, 40
_LEAST = 4  # characters of a name that no step has found

# 出席活动的领导、嘉宾有：甲, 参加活动的有甲: what opens a list, and what it says of those who follow.
_CUES = ("出席", "参加", "莅临", "到会", "与会", "到场")
_OPENS = re.compile(
    f"(?P<act>{'|'.join(_CUES)})(?P<at>(?:(?!出席|参加|邀请|希望|要求)[^。；：]){{0,60}}?)"
    "(?:的[^，。；：]{0,14}?(?:还有|有|包括|分别是)：?|(?:有|包括|如下|领导|嘉宾|来宾|人员|代表|名单|专家|学者)[^，。；：]{0,6}：)"
)
_ACTS = {"参加": ("takesPartIn", "take-part-list-after")}
_ATTENDS = ("attends", "attend-list-after")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence with symbols for its mentions, and where in it each mention stands."""

    text: str
    owners: list[Mention | int]

    def at(self, mention: Mention) -> int | None:
        """The place of a mention's symbol."""
        return next((i for i, owner in enumerate(self.owners) if owner is mention), None)

    def people(self, start: int, end: int) -> list[Mention]:
        """The people named between two places."""
        return [m for m in self.owners[start:end] if isinstance(m, Mention) and m.type == "Person"]


def with_whole_lists(sentence: Sentence, facts: Sequence[RelationMention]) -> Iterable[RelationMention]:
    """The facts of a sentence, and the same facts of those on the same list whom the rules have passed over."""
    listed = [f for f in facts if f.subject is not None and f.subject.type == "Person" and _is_of_all(sentence, f)]
    if not listed:
        return facts
    named = {(m.start, m.end) for m in sentence.mentions if m.type == "Person"}
    told = {(f.subject.start, f.subject.end) for f in listed if f.subject is not None}
    if named <= told:
        return facts
    return [*facts, *_further(Encoded(*encode(sentence)), listed)]


def _is_of_all(sentence: Sentence, fact: RelationMention) -> bool:
    """Whether a fact holds for each of a list."""
    if fact.relation in _SPEAKING and fact.subject is not None:
        start, end = fact.subject.end - sentence.start, fact.end - sentence.start
        return _IN_TURN.search(sentence.text, start, end) is not None
    return fact.relation in _PRESENT


def _further(encoded: Encoded, listed: Sequence[RelationMention]) -> Iterator[RelationMention]:
    groups: dict[tuple[object, ...], list[RelationMention]] = {}
    for fact in listed:
        groups.setdefault((fact.relation, fact.object, fact.rule_id, fact.start), []).append(fact)
    for facts in groups.values():
        subjects = [f.subject for f in facts if f.subject is not None]
        places = [i for i in map(encoded.at, subjects) if i is not None]
        if not places:
            continue
        for person in people_before(encoded, min(places)):
            if person not in subjects:
                yield replace(facts[0], subject=person, start=min(facts[0].start, person.start))


def people_before(encoded: Encoded, at: int, chosen: re.Pattern[str] | None = None) -> list[Mention]:
    """Those on a list before the place `at`, in the part that ends there and in those before it.

    With `chosen` the list begins behind the last such words, and 甲 before `at` is on it.
    """
    text = encoded.text
    first = max((m.end() for m in _ENDS.finditer(text, 0, at)), default=0)
    people: list[Mention] = []
    end, nameless, begun = at, 0, False
    while end > first and not begun:
        start = max(first, max(text.rfind(mark, first, end) for mark in _MARKS) + 1)
        part = text[start:end]
        if chosen is not None and (verb := _last(chosen, part)) is not None:
            start, begun = start + verb.end(), True
            part = text[start:end]
        begins_before = end == at and chosen is None  # what stands before `at` in its part: 甲以及某公司|乙
        if _OPENED.search(part) if begins_before and PERSON not in part else not _is_part(part):
            break  # 同行的有|乙: no list goes on before it
        joined = not begins_before or _JOINED.search(part, part.rfind(PERSON) + 1)
        found = encoded.people(start, end) if joined else []
        nameless = 0 if found or end == at else nameless + 1
        if nameless > _MOST_NAMELESS:
            break
        people += found
        end = start - 1
    return people


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda m: m.end(), default=None)


def _is_part(part: str) -> bool:
    """Whether it is one member of a list of guests, or several without a name."""
    if not part or len(part) > _LONGEST or _NO_PART.search(_FINE.sub("", part)):
        return False
    last = part.rfind(PERSON)
    if last < 0:
        return part in SYMBOLS.values() or bool(
            _BARE.fullmatch(part) or _NAMELESS.search(part) or _UNFOUND.search(part)
        )
    return _BEHIND.fullmatch(part, last + 1) is not None


def find_guest_lists(sentences: Sequence[Sentence]) -> Iterator[RelationMention]:
    """Who was there by the lists that are opened so, in the rest of the sentence or on the lines behind it."""
    for k, sentence in enumerate(sentences):
        text = sentence.text
        if ("：" not in text and "有" not in text) or not any(cue in text for cue in _CUES):
            continue
        encoded = Encoded(*encode(sentence))
        opened = _OPENS.search(encoded.text)
        if opened is None:
            continue
        relation, rule = _ACTS.get(opened["act"], _ATTENDS)
        occasion = None
        for owner in encoded.owners[opened.start("at") : opened.end("at")]:
            occasion = owner if isinstance(owner, Mention) and owner.type == "Event" else occasion
        people = list(_people_behind(encoded, opened.end()))
        if not encoded.text[opened.end() :].strip():
            people += _people_on_lines(sentences[k + 1 : k + 1 + _MOST_LINES])
        for person in people:
            start = sentence.start if person.start < sentence.end else person.start
            yield RelationMention(relation, person, occasion, rule, start, person.end, 0.9)


def _people_behind(encoded: Encoded, start: int) -> Iterator[Mention]:
    """Those on the list that begins at a place of a sentence."""
    for part in _PART.finditer(encoded.text, start, len(encoded.text.rstrip("。"))):
        if not _is_part_or_post(part.group()):
            return
        yield from encoded.people(part.start(), part.end())


def _people_on_lines(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Those on the lists that the sentences are; the first that is none ends them."""
    for sentence in sentences:
        encoded = Encoded(*encode(sentence))
        text = encoded.text.rstrip("。")
        label = _LABEL.match(text)
        begin = label.end() if label and text[label.end() :] else 0
        parts = [part for part in re.split("[，、；：\n]", text[begin:]) if part]
        if not parts or PERSON not in text or not all(map(_is_part_or_post, parts)):
            return
        yield from encoded.people(begin, len(text))


def _is_part_or_post(part: str) -> bool:
    return _is_part(part) or part.rstrip(POST) == "" or len(part) <= _LEAST
