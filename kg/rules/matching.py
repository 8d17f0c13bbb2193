"""Rule files → relation mentions. A rule matches a sentence in which each mention stands as one symbol.

The pattern language is a plain regular expression with slots in braces:

    {s:Person}   one mention of that class as subject; {o:Event} as object; {Person} one that plays no part
    {s:Person+}  a coordination: A、B，某单位某职务C和D等; each of its members is a subject
    {NAME}       a macro of `ontology/rules/_macros.toml`

A rule without {o:…} is about the occasion that the article is about; heldAt without {s:…} likewise. Where the pattern
has a group (?P<e>…), they are about the occasion that its words tell of: 某大桥在某市|通车.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import ahocorasick_rs

import kg.regex as re
from kg.annotate.bodies.listed_organs import GOVERNMENTS
from kg.annotate.bodies.own_bodies import own_words_before
from kg.annotate.posts.besides import next_beside
from kg.records import Mention, RelationMention, Sentence
from kg.rules.topic_commas import TopicCommas

SYMBOLS = {
    "Person": "\ue001",
    "Company": "\ue002",
    "Organization": "\ue003",
    "Event": "\ue004",
    "Place": "\ue005",
    "Document": "\ue006",
    "Post": "\ue007",
}
SEVERAL_PEOPLE = "\ue008"  # as a word that a rule needs: the sentence has two people
CLASSES = SYMBOLS | {
    "Name": SYMBOLS["Person"],
    "Body": SYMBOLS["Company"] + SYMBOLS["Organization"],
    "Actor": SYMBOLS["Person"] + SYMBOLS["Company"] + SYMBOLS["Organization"],
    "Site": SYMBOLS["Company"] + SYMBOLS["Organization"] + SYMBOLS["Place"],
    "Located": SYMBOLS["Company"] + SYMBOLS["Organization"] + SYMBOLS["Place"] + SYMBOLS["Event"],
}
_ALL_SYMBOLS = frozenset(SYMBOLS.values())
_TOPIC_COMMAS = TopicCommas(SYMBOLS)
PERSON, POST, _PLACE = SYMBOLS["Person"], SYMBOLS["Post"], SYMBOLS["Place"]
_BODIES = CLASSES["Body"]
# What may lead a name in a list: 市领导, 我市领导, 企业代表.
LEAD = (
    rf"(?:旅?[{_PLACE}{_BODIES}]?[^，。；：、\ue001-\ue007]{{0,8}}"
    "(?:领导(?:同志)?|首长|侨领|华侨|负责人|代表|嘉宾|专家|夫人|老同志|学家|作家|画家|艺术家|企业家|校友|劳模|模范))"
)
# What may follow a name out of respect: 普京总统. 习近平总书记 is mostly cited and has rules of its own.
_HONORIFIC = (
    "(?:同志|女士|先生|夫妇|法师|阿訇|道长|居士|主教|神父|牧师|活佛|副?委员长|副?总统|副?总理|首相|国王|女王|王储|亲王|外长|副?议长"
    "|大使|副?部长|副?团长|特派员|元帅|院士|博士|(?:特聘|讲席|讲座|客座|名誉|首席)?副?(?:教授|研究员)|讲师|老师|同学|医生|(?:副?主任)?医师"
    "|高级工程师|(?:[陆海空]军)?(?:[大上中少]将|大校)|（[^（）]{1,12}）"
    f"|{POST}(?=[，、等和与及一]|陪同|出席|参加|列席))?"  # 某所张三|院士，
)
_ROLE = "(?:夫人|和?(?:专家|代表|嘉宾|学者))?"
_POST = rf"{POST}(?:（[^（）]{{1,12}}）)?(?:[、兼，]|和(?={POST}{PERSON}))?"  # 政协委员和|专家|张三、李四
_BEFORE_NAME = rf"(?:{LEAD}|{_PLACE})?(?:{_POST})*{_ROLE}"
_NAME = rf"{PERSON}{_HONORIFIC}"
# Near the beginning of each stands a symbol: where none does, nothing else is tried.
_UNIT = rf"(?:(?=[^，。；：、\ue001-\ue007]{{0,16}}[\ue001-\ue003\ue005\ue007]){_BEFORE_NAME}{_NAME})"
# A body that isn't known, before the post of a further member of a list; no words of a clause.
_UNKNOWN = rf"(?!{LEAD})[^，。；：、\ue001\ue004\ue007见访持席加迎由请说后上时并还在对就为将已也了的是同向要及]{{1,16}}"
# Each list can be read in one way only: two ways for each of n names would be 2ⁿ ways for all.
# Behind a further member without a post: 某医院退休干部张三、
_LAST = (
    "(?=、|等|分别|先后|依次|(?:也|还|都|共同|一起|一同|应邀|到场)?(?:出席|参加|列席|参与|到会)"
    "|代表[^，。；、]{1,12}发言|[作做](?:了)?[^，。；、]{0,6}(?:发言|表态))"
)
# A further member whose name no step has found.
_UNFOUND = (
    r"[^，。；：、和与及的等在并\ue001-\ue007]{2,4}?"
    rf"(?=、|，[^，。；：、{PERSON}]{{0,14}}{POST}{PERSON}|等|(?:分别|先后|一同|共同|一起|应邀|现场|到场|也|还)?(?:参加|出席|列席|陪同|随同|到会|，?在主席台|见证))"
)
# The same with a title that nobody found with it: 副县长某某，
_UNFOUND_HOLDER = (
    r"[^，。；：、\ue001-\ue007]{0,14}(?:书记|主任|主席|委员|常委|经理|[县市区镇乡局院校处科厅部会社队组]长)"
    r"(?!强调|指出|要求|表示|主持|出席|参加|陪同|介绍|致辞|讲话|汇报|分别|带队|调研|说)"
    r"[^，。；：、和与及的等在并\ue001-\ue007]{2,3}(?=[，、])"
)
# What a member is besides the post: 某科学院院士、我校教授张三, 八二级校友、某公司董事长李四.
_BESIDES = (
    rf"(?:[{_BODIES}{_PLACE}]?[^，。；：、和与及\ue001-\ue007]{{0,12}}"
    "(?:院士|校友|代表|委员|传承人|劳模|教授|专家|会员|顾问|导师|后代|家属|弟子|冠军|画家|作家|诗人|评论家|艺术家)、(?:我[校院省市县区])?)"
)
_FURTHER = (
    rf"(?:{_BESIDES}?(?:{_BEFORE_NAME}|[{_BODIES}]|"
    rf"(?:{_POST})*{_PLACE}?{_UNKNOWN}{_POST}(?:(?:{_UNKNOWN})?{_POST})*{_ROLE}){_NAME}"
    rf"|{_UNKNOWN}{PERSON}{_LAST}|(?:{LEAD}|(?:{_POST})*){_UNFOUND}|(?:{_POST})+[^，。；：、和与及的等在并\ue001-\ue007]{{2,4}}(?=，)"
    rf"|{_UNFOUND_HOLDER})"
)
# A list or a chain of posts is read from its beginning, never from its middle: that keeps the cost linear.
_FIRST_POST = rf"(?<!{POST})(?<!{POST}[、兼])"
_FIRST_NAME = (
    rf"(?:(?<![{PERSON}{POST}])(?<![{PERSON}{POST}][、和与及兼])"
    rf"|(?<={PERSON})(?={POST}{POST}))"  # 高明远|主席特别代表、国家副主席贺立
)
NAMED = rf"{_FIRST_POST}(?:{POST}[、兼，]?)*{PERSON}{_HONORIFIC}"
# The last of the posts that one has held: …和某局局长等职务
_LAST_POST = rf"(?:和|及|以及|与){_PLACE}?{POST}(?=等|职|期间|，(?!{_PLACE}?{POST})|[。；]|$)"
POSTS = rf"{_FIRST_POST}{POST}(?:[、兼]?{POST}|、{_PLACE}{POST}|{_LAST_POST})*"
# Others of a list of whom none is named: ，兄弟院校代表，
_NAMELESS = (
    rf"(?:(?:[，、](?![看慰接走])|[和与及])[{_PLACE}{_BODIES}]?"
    rf"(?:主要|[^，。；：、\ue001-\ue007见访持席加迎请由说后上时并还在对就为将已也了的是同向要及]){{2,14}}"
    "(?:代表|负责人|负责同志|嘉宾|师生|人士|领导|成员|干部|职工)(?=[，、]))"
)
_NEXT = (
    rf"{_NAMELESS}{{0,2}}(?:、|/|和|与|等?及|等?以及|，以及|，及(?!其)|等[^，。；：、\ue001-\ue007]{{1,14}}?(?:以及|及(?!其))|(?:等|和\d)[^，。；：、\ue001\ue004\ue007]{{0,30}}，以及|"
    rf"[，；](?:受[^，。；：、\ue001]{{1,12}}委托，)?(?={LEAD}|[{_PLACE}{_BODIES}]{PERSON}|{_BESIDES}?(?:{_UNKNOWN})?{POST}|{_UNFOUND_HOLDER}))"
)
PEOPLE = rf"{_FIRST_NAME}{_UNIT}(?:{_NEXT}{_FURTHER})*"
# Bodies that aren't known, and places, between two members that are: A、某某使馆、某市和B.
UNKNOWN_BODIES = (
    rf"(?:(?:{_PLACE}?[^，。；：、和与及\ue001-\ue007]{{1,12}}[局会办馆社院部厅台校学司团所心府委报网厂店行组处室院系]|{_PLACE})"
    rf"(?:、|和|与|及|以及)){{0,4}}{_PLACE}?"
)
# A coordination of people and bodies.
ACTORS = (
    rf"(?<![{CLASSES['Actor']}{POST}])(?<![{CLASSES['Actor']}{POST}][、和与及兼])(?:{_UNIT}|[{_BODIES}])"
    rf"(?:{_NEXT}(?:{_FURTHER}|{UNKNOWN_BODIES}[{_BODIES}]|{_PLACE}(?=[、和等有相主负]))"
    rf"|{_NAMELESS}{{1,2}}[，、][{_BODIES}](?=[、等]))*"
)
# 江东临州、江西青湖: each place after those that it lies in.
PLACES = rf"{_PLACE}+(?:(?:、|和|与|及|以及){_PLACE}+)*"
SLOT = re.compile(r"\{(?:(?P<role>[so]):)?(?P<name>[A-Za-z]+)(?P<many>\+)?\}")
# Behind a body where something is held: the body is only part of a name.
_SITE_GOES_ON = re.compile("(?:(?![举召开启出同与为主])[一-龥]){0,6}?(?:礼堂|馆|会堂|宫|中心|厅|驻地|分会)")
# Behind a body of which only leaders are there: 外事办|、青石市和组委会领导张三、李四.
_LED_BY = re.compile(rf"(?:(?:、|和|与|及|以及)[{_PLACE}{_BODIES}]+){{1,6}}(?:领导|负责人|负责同志|有关负责人){PERSON}")
# Of an assembly whose members are meant: 市人大|代表, 市政协|委员.
_ASSEMBLIES, _DEPUTIES = ("人大", "政协"), re.compile("代表(?!团|大会)|委员(?!会)")
EXAMPLE = re.compile(r"\[([^\[\]|]+)\|([A-Za-z]+)\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as written, with its regular expression and the file it stands in."""

    id: str
    relation: str
    pattern: str
    match: tuple[tuple[str, ...], ...]  # example, then each fact that it must give
    reject: tuple[str, ...]
    confidence: float = 0.9
    event_kinds: frozenset[str] = frozenset()
    replaces: frozenset[str] = frozenset()  # ids of rules whose fact between the same two it takes the place of
    barred_heads: tuple[str, ...] = ()  # at no occasion whose name ends in one of these
    traits: frozenset[str] = frozenset()
    note: str = ""
    source: str = ""
    regex: str = ""  # the pattern with what its slots and macros stand for
    triggers: frozenset[str] = frozenset()  # words of which a sentence must hold one; none: it may hold any
    words: tuple[frozenset[str], ...] = ()  # further words, marks and symbols, one of each of which it must hold
    needs: tuple[frozenset[str], ...] = ()  # symbols of the classes of its slots, the same of them

    @property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression, compiled when it is first tried: most texts try a few rules only."""
        return _compiled(self.regex)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that a rule doesn't keep."""

    rule_id: str
    example: str
    expected: tuple[str, ...]
    got: tuple[str, ...]


# 某某委员长主持会议: the title behind a name says nothing more; 某某总书记的讲话 is left as it is.
_TITLE_THEN_ACT = re.compile(
    "(?:总书记|主席|总理|委员长|同志)(?=主持|出席|参加|会见|陪同|讲话|致辞|宣布|宣读|率)"
    "|(?:总书记|主席|总理|委员长|总统|首相|国王|议长|外长)(?=举行|进行|会谈|会晤)"
    "|(?:教授|老师|博士|院士|律师|女士|先生)(?=主持|致辞|发言|作|介绍|指出|强调|表示|讲话|出席|参加|率)"
)

# 高明远局长、贺立副主任: the title behind a name is read like one before it.
_TITLE_BEHIND = re.compile(
    "(?:(?:常务|执行|第一)?副)?(?:[市县区州旗盟厅局处科股所院校园厂场矿部队组庭站镇乡村会馆台社行司]长|理事长|检察长|秘书长|董事长|总经理|经理|总裁|总监|主委|主编"
    "|(?<!总)书记|主任|副主席|主席(?=、)|巡视员|调研员|政委)(?!的(?!陪同|带领|率领|主持|见证|指导)|[助级办室会][理别公议])"
)
_NAME_THEN_POST = PERSON + POST
_TO = ("向", "给")  # before whom something is done to
# 访问|了|某国: no part of an occasion's name.
_DONE = re.compile("(?<=访问|签署|发布|敬献|参观|考察|举行|召开)了")
# In a clause that tells of an occasion: on which day, no part of its name.
_WHEN = re.compile(
    r"于?(?:(?:当地时间)?(?:\d{1,2}月)?\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|[今昨][天日晚]|当天|日前|近日)"
    r"(?:（[^（）]*）)?(?:凌晨|上午|中午|下午|傍晚|晚上?)?|应邀"
)


class RuleSet:
    """All rules in the order of their files, applied to sentences."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_id = {rule.id: rule for rule in self.rules}
        words = {word for rule in self.rules for needed in (rule.triggers, *rule.words) for word in needed}
        self._words = sorted(word for word in words if len(word) > 1)
        self._finder = ahocorasick_rs.AhoCorasick(self._words)
        self._asking: dict[frozenset[str], tuple[frozenset[int], dict[str, set[int]]]] = {}  # by a sentence's symbols

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id."""
        return self._by_id.get(rule_id)

    def apply(self, sentence: Sentence) -> list[RelationMention]:
        """What the rules find in a sentence, each fact once, by the first rule that finds it."""
        if not sentence.mentions:
            return []
        found: dict[tuple[object, ...], RelationMention] = {}
        text, owners = encode(sentence)
        self._find(sentence, text, owners, found)
        if _NAME_THEN_POST in text:  # 某局张三|局长|主持会议: who he is, and what he does
            self._find(sentence, *encode(sentence, over_posts=True), found)
        return list(found.values())

    def _find(
        self,
        sentence: Sentence,
        text: str,
        owners: list[Mention | int],
        found: dict[tuple[object, ...], RelationMention],
    ) -> None:
        """Adds to `found` what the rules find in the sentence as it is encoded."""
        held = set(text)
        symbols = _ALL_SYMBOLS & held
        if not symbols:
            return
        always, asking = self._asking.get(symbols) or self._ask(symbols)
        if text.count(PERSON) > 1:
            held.add(SEVERAL_PEOPLE)
        held.update([self._words[word] for word, _, _ in self._finder.find_matches_as_indexes(text, overlapping=True)])
        for index in sorted(always.union(*map(asking.__getitem__, held & asking.keys()))):
            rule = self.rules[index]
            if any(map(held.isdisjoint, rule.words)):
                continue
            for mention in _apply_rule(rule, text, owners, sentence):
                key = (mention.relation, mention.subject, mention.object)
                if key not in found or (found[key].event_kinds and not mention.event_kinds):
                    found[key] = mention  # what holds anywhere goes before what holds at some occasions only

    def _ask(self, symbols: frozenset[str]) -> tuple[frozenset[int], dict[str, set[int]]]:
        """The rules that sentences with these symbols may fit: those without triggers, and those of each trigger."""
        fitting = [i for i, rule in enumerate(self.rules) if not any(map(symbols.isdisjoint, rule.needs))]
        by_word: dict[str, set[int]] = {}
        for i in fitting:
            for word in self.rules[i].triggers:
                by_word.setdefault(word, set()).add(i)
        always = frozenset(i for i in fitting if not self.rules[i].triggers)
        self._asking[symbols] = always, by_word
        return self._asking[symbols]


def encode(sentence: Sentence, *, over_posts: bool = False) -> tuple[str, list[Mention | int]]:
    """The sentence with one symbol a mention, and for each of its characters the mention or the offset in the body.

    Quotation marks around the name of an occasion belong to its symbol. What someone is besides a post is left out:
    某市政协原主席、|离休干部|吴某某. So is the comma between a list of names and what they did; a title behind a name,
    and with `over_posts` a post there; a word alone before a post (公司|董事长).
    """
    posts = set[int]() if over_posts else {m.start for m in sentence.mentions if m.type == "Post"}
    out: list[str] = []
    owners: list[Mention | int] = []
    holders = set[int]()
    at, holder_before = sentence.start, False
    for mention in sentence.mentions:
        if mention.type not in SYMBOLS or mention.start < at:
            continue
        start, end = mention.start - sentence.start, mention.end - sentence.start
        quoted = (
            mention.type == "Event" and start > 0 and sentence.text[start - 1] + sentence.text[end : end + 1] == "“”"
        )
        words = own_words_before(sentence.text, at - sentence.start, start) if mention.type == "Post" else 0
        out.append(sentence.text[at - sentence.start : start - quoted - words])
        owners += range(at, mention.start - quoted - words)
        if mention.text in GOVERNMENTS and mention.start == at and holder_before:
            out.append("、")  # 石桥镇党委|政府
            owners.append(at)
        holder_before = mention.type == "Organization"
        out.append(SYMBOLS[mention.type])
        owners.append(mention)
        at = mention.end + quoted
        if mention.type == "Post" and sentence.text.startswith("、", end):
            holders = holders or _starts_of_holders(sentence)
            at = sentence.start + next_beside(sentence.text, end, holders)
        if mention.type != "Person" or at in posts:
            continue
        if title := _TITLE_THEN_ACT.match(sentence.text, end):
            at = sentence.start + title.end()
        elif title := _TITLE_BEHIND.match(sentence.text, end):
            at = sentence.start + title.end()
            out.insert(-1, POST)
            owners.insert(-1, mention.start)
    out.append(sentence.text[at - sentence.start :])
    owners += range(at, sentence.end)
    text, comma = _TOPIC_COMMAS.find("".join(out))
    if comma is not None:
        del owners[comma]
        text = text[:comma] + text[comma + 1 :]
    return text, owners


def _starts_of_holders(sentence: Sentence) -> set[int]:
    """Where the names, posts and occasions begin, in the sentence's text."""
    return {m.start - sentence.start for m in sentence.mentions if m.type in ("Person", "Post", "Event")}


def _apply_rule(rule: Rule, text: str, owners: list[Mention | int], sentence: Sentence) -> Iterator[RelationMention]:
    for match in rule.compiled.finditer(text):
        groups = match.groupdict()
        if groups.get("s") is not None and match.start("s") == match.start() and text[: match.start()].endswith(_TO):
            continue  # 向|张三汇报
        start, end = _extent(match, owners)
        told = _told(match, owners, sentence) if groups.get("e") is not None else None
        subjects = _slot_mentions(rule, match, owners, "s") if groups.get("s") is not None else [told]
        objects = _slot_mentions(rule, match, owners, "o") if groups.get("o") is not None else [told]
        for subject, target in product(subjects, objects):
            if subject is None and target is None:
                continue
            yield RelationMention(
                rule.relation,
                subject,
                target,
                rule.id,
                start,
                end,
                rule.confidence,
                rule.event_kinds,
                rule.replaces,
                rule.barred_heads,
                rule.traits,
            )


@cache
def _slot(pattern: str, role: str) -> tuple[str, bool]:
    """The class of the slot of that role, and whether it takes several mentions."""
    slot = next(m for m in SLOT.finditer(pattern) if m["role"] == role)
    return slot["name"], slot["many"] is not None


def _slot_mentions(rule: Rule, match: re.Match[str], owners: list[Mention | int], role: str) -> list[Mention | None]:
    """The mentions of the slot's class in the stretch that the slot matched."""
    name, many = _slot(rule.pattern, role)
    symbols = CLASSES[name]
    found: list[Mention | None] = []
    for i in range(match.start(role), match.end(role)):
        owner = owners[i]
        if not isinstance(owner, Mention) or SYMBOLS[owner.type] not in symbols:
            continue
        inside = i + 1 < match.end(role) and match.string[i + 1] not in "、和与及以，；"
        inside = inside or (owner.type != "Person" and _LED_BY.match(match.string, i + 1) is not None)
        if many and name == "Actor" and owner.type != "Person" and inside:
            continue  # 市委|领导张三; 外事办|、市委领导张三
        if owner.type == "Event" and match.string.startswith("前夕", i + 1):
            continue  # 主持某峰会|前夕，听取汇报
        if owner.type == "Organization" and _DEPUTIES.match(match.string, i + 1) and owner.text.endswith(_ASSEMBLIES):
            continue  # 市人大|代表
        after = match.string[i + 1 : i + 2]
        if name == "Place" and many and after == _PLACE:
            continue  # 江东省|临州市
        if name == "Site" and many and owner.type == "Place" and after and after in symbols:
            continue  # 青石镇|远山光电
        if name == "Site" and owner.type != "Place" and _SITE_GOES_ON.match(match.string, i + 1):
            continue  # 市政协|礼堂
        found.append(owner)
    return found


def _told(match: re.Match[str], owners: list[Mention | int], sentence: Sentence) -> Mention:
    """The occasion that a clause tells of; its name is the clause without the date, and without the group `at`."""
    start, end = _extent(match, owners, "e")
    stretches = [(start, end)]
    if match.groupdict().get("at"):
        from_, to = _extent(match, owners, "at")
        stretches = [(start, from_), (to, end)]
    name = "".join(sentence.text[a - sentence.start : b - sentence.start] for a, b in stretches)
    return Mention(start, end, _DONE.sub("", _WHEN.sub("", name)), "Event", "told")


def _extent(match: re.Match[str], owners: list[Mention | int], group: int | str = 0) -> tuple[int, int]:
    first, last = owners[match.start(group)], owners[match.end(group) - 1]
    return (first.start if isinstance(first, Mention) else first), (last.end if isinstance(last, Mention) else last + 1)


def parse_example(text: str) -> Sentence:
    """A sentence from its written form: [王健|Person]主持召开[会议|Event]。"""
    plain_text, mentions, at = "", [], 0
    for match in EXAMPLE.finditer(text):
        plain_text += text[at : match.start()]
        start = len(plain_text)
        plain_text += match[1]
        mentions.append(Mention(start, len(plain_text), match[1], match[2], "pattern"))
        at = match.end()
    plain_text += text[at:]
    return Sentence("example", 0, len(plain_text), plain_text, tuple(mentions))


def facts_of(rule: Rule, example: str) -> tuple[str, ...]:
    """What a rule alone finds in an example, as written there: 王健 presides 会议; * is the article's occasion."""
    sentence = parse_example(example)
    text, owners = encode(sentence)
    facts = {
        f"{m.subject.text if m.subject else '*'} {m.relation} {m.object.text if m.object else '*'}"
        for m in _apply_rule(rule, text, owners, sentence)
    }
    return tuple(sorted(facts))


def check_examples(ruleset: RuleSet) -> list[Failure]:
    """The examples that don't hold: a `match` gives exactly its facts, a `reject` gives none."""
    failures = []
    for rule in ruleset.rules:
        for example, *facts in rule.match:
            got = facts_of(rule, example)
            if got != tuple(sorted(facts)):
                failures.append(Failure(rule.id, example, tuple(sorted(facts)), got))
        failures += [Failure(rule.id, e, (), got) for e in rule.reject if (got := facts_of(rule, e))]
    return failures
