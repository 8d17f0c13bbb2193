"""Whose own page an article is: the school, hospital or museum that 我校, 我院, 我馆 stands for, and what it is not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.bodies.at_hand import SCHOOL, body_of_paper
from kg.records import Article, Mention, Sentence
from kg.words.scan import Found

_SURE = re.compile("[我本](?<![自喂基日标样版].)[校院馆](?![园准对史区址])")
_KINDS_TOLD = "所局场台厂矿园社会"
# 我会, 我所 are words of speech as well: bodies where one comes there, or has a head or a party there.
_TOLD = re.compile(
    "我(?:(?<=[来到赴临对向]我)(?:所(?!说|有|做|知|言|属|在)|局(?!部)|[场台厂矿园社]|会(?=[，。、考调座交访参走指检]))"
    "|[所局场会](?=[一-龥]{2,3}副?[所局场会]长)|[所局场厂矿台](?=(?:常务)?副?[所局场厂矿台]长|党|领导|职工|全体|工会|团委|科技|科研|班子)"
    "|[局场厂矿社](?=[召举组与积认开，。])|会(?=(?:常务|名誉)?副?会长|副?秘书长|党[委支组总]|理事|领导))"
)
OURS = re.compile(f"{_SURE.pattern}|我[{_KINDS_TOLD}]")  # as the name of a body begins
_ENDS = {"校": re.compile(SCHOOL), **{kind: re.compile(f"{kind}$") for kind in "院馆" + _KINDS_TOLD}}
# What stands for a body that nothing names, where a title or 校党委 tells what kind of body it is of.
_KINDS = {
    "校": ("学校",),
    "院": ("学院", "医院"),
    "会": ("协会",),
    "园": ("幼儿园",),
    **{kind: (kind,) for kind in "馆所局场台厂矿社"},
}
_ANY_SCHOOL, _ANY_HOSPITAL = re.compile(f"{SCHOOL}|学院$"), re.compile("(?:医院|[一二三四五六七八九]院)$")
# What a school's page says of itself where it names no school at all.
_SCHOOL_TELLS = re.compile(
    "(?<![一-龥])校(?:党委|领导)|(?<![一-龥])学校(?:党委|领导|邀请|师生|(?:在[^，。；]{2,16})?(?:召开|举行|举办))"
    "|(?<![一-龥])(?:学校)?党委书记[一-龥]{2,3}(?:、|，(?:党委副书记、)?)校长[一-龥]{2,3}"
)
_COLLEGE_TELLS = re.compile(
    "(?<![一-龥])学院(?:党委|领导|(?:与|在)[^，。；]{2,24}?(?:召开|举行|举办|签)|(?:隆重|成功)?(?:召开|举行|举办))"
)
_COLLEGE, _PART_OF = re.compile("[一-龥]{3,}学院$"), re.compile("大学(?=[一-龥]{2,}学院$)|产业学院$")
_HOSPITAL_TELLS = re.compile(
    "(?<![一-龥])院(?:党委|领导|纪委|工会)|(?<![一-龥])医院(?:邀请|(?:在[^，。；]{2,20})?(?:召开|举行|举办))"
)
# 来|校考察: the school that the page is of.
_CAME_TO = re.compile(
    "(?<=[来到莅赴])校(?=考察|调研|交流|访问|座谈|参观|指导|洽谈|检查|走访|慰问|视察|督导|看望|商谈|会谈|对接|学习|宣讲|授课|巡视|评估)"
)
OWN_KINDS = ("学校", "医院", "商会", "协会")
# 3月1日，|学校|在某楼召开会议: the school, the hospital or the society that the article is about.
OWN_HOST = re.compile(
    f"(?<![一-龥])(?:{'|'.join(OWN_KINDS)})(?=(?:在[^，。；]{{2,20}}?)?(?:联合)?(?:隆重|组织|成功|顺利)*(?:召开|举行|举办)(?!过|的))"
)
# What stands between 我校 and a body that it does something with.
_ASKED = re.compile(
    "[我本]?[校院馆](?:特邀请?|邀请|聘请|联合|会同|携手|协同|诚邀|赴)|来(?=(?:集团公司|公司|集团|总公司)$)"
)
_HELD_IN = re.compile("[会赛节式训班动课展演礼座]在(?=[校院馆][一-龥]{2})")  # 我校某年会在|校图书馆
_TITLES = re.compile("《[^《》]*》")
_GUEST = re.compile(
    "(?:毕业于|就读于|就读|考入|来自|邀请|特邀|[赴到至往]|访问|走访|考察|会见|任教于|任职于|调往)$"
)  # 赴|某大学: another school than the speaker's
_CLAUSE = re.compile("(?:^|[，。；：、！？\n“]|代表|作为|指出|表示|希望)$")
_STANDS_FOR = re.compile(
    "(?<![一-龥])(?:我?[校院馆]|校?党委|副?[校院馆]长)[^，。；、]{1,14}代表$"
)  # 校党委书记某某代表|某大学
_LEAST_NAMED = 2  # times that a name which begins no clause is told


# 某馆一行来|我馆参观, |某某图书馆馆长甲、副馆长乙接待并陪同参观: whose head receives those who come to us.
_GUESTS_COME = re.compile("(?:来|到|莅临|来到|到访|走进)(?=我[校院馆会局所])")
_RECEIVES = re.compile("[^，。；]{4,24}长[^，。；]{0,30}?(?:热情|亲切)?(?:接待|陪同(?!下|团)|会见)")


class Speaker(NamedTuple):
    """Whose own page an article is."""

    word: str  # 我校, or "" where the article does not speak so
    name: str  # of the body whose paper it is, or that the article shows to be the speaker; "" for neither
    others: frozenset[str]  # names of bodies of its kind that it is not
    firm: str = ""  # the firm that 公司, 集团 alone stand for
    above: str = ""  # 集团, where it is over 公司

    @property
    def body(self) -> str:
        """The name of the speaker's body; 我校 where nothing tells its name."""
        return self.name or self.word

    def body_of(self, ours: str) -> str:
        """The name of what a word (我校) stands for."""
        return self.body if ours[-1:] == self.word[-1:] else ours

    def firm_called(self, word: str) -> str:
        """The firm that 公司 or 集团 alone stands for; "" where the article does not show it."""
        return self.above if self.above and word.startswith("集团") else self.firm

    def is_kind(self, kind: re.Pattern[str]) -> bool:
        """Whether such a body may be the speaker's."""
        if self.name or not self.word:
            return bool(self.name) and kind.search(self.name) is not None
        return any(kind.search(stand_in) for stand_in in _KINDS[self.word[1]])


NOBODY = Speaker("", "", frozenset())


def find_ours(text: str) -> Iterator[Found]:
    """我校, 我院, 本院, 我所 as bodies of a sentence, and the school to which somebody came (来校)."""
    if "校" in text:
        for school in _CAME_TO.finditer(text):
            yield Found(*school.span(), "Organization", "pattern")
    if any(kind in text for kind in OWN_KINDS):
        for host in OWN_HOST.finditer(text):
            yield Found(*host.span(), "Organization", "pattern")
    for ours in _ours(text):
        yield Found(*ours.span(), "Organization", "pattern")


def _ours(text: str) -> Iterator[re.Match[str]]:
    """Where a text says 我校, 本院, 我所."""
    if "我" in text or "本" in text:
        yield from _SURE.finditer(text)
    if "我" in text:
        yield from _TOLD.finditer(text)


def without_ours(text: str, found: Found) -> Found:
    """我院特邀|某医院, 来|公司: the name without what the speaker does with the body, or who comes there."""
    if text[found.start] not in "我本校院馆来":
        return found
    if held := _HELD_IN.search(text, found.start, found.end):
        return found._replace(start=held.end())
    led = _ASKED.match(text, found.start, found.end)
    return found._replace(start=led.end()) if led else found


def find_speaker(
    article: Article, sentences: Sequence[Sentence], headlines: Sequence[Sentence], paper: str | None
) -> Speaker:
    """The body that the article's 我校 stands for: by its paper, else the one of its kind that it can be."""
    name = body_of_paper(paper)
    kinds = Counter(m.group()[1] for text in (article.body, *article.headlines) for m in _ours(text))
    if not kinds:
        own = "" if name else _nameless(article.body, (*sentences, *headlines))
        sentences = (*sentences, *headlines)
        name = name or _only_school(article.body, sentences) or ("" if own else _only_college(article.body, sentences))
        return Speaker(own, name, frozenset())
    kind = kinds.most_common(1)[0][0]
    fits, others = _parted((*sentences, *headlines), kind)
    if not name and len(fits) == 1:
        name = fits.pop()
    return Speaker("我" + kind, name, frozenset(others - {name}))


def _nameless(body: str, sentences: Sequence[Sentence]) -> str:
    """学校 or 医院, where the page of one names none; "" else."""
    if "校" in body and _SCHOOL_TELLS.search(body):
        named = [n for s in sentences for n in _named(s, _ANY_SCHOOL)]
        parts = {m.text for m, posted in named if not posted}  # several 学院 are the school's own
        if len(parts) != 1 and not any(_ENDS["校"].search(m.text) for m, _ in named):
            return "学校"
    if "医院" in body and _HOSPITAL_TELLS.search(body):
        return "" if any(_named(s, _ANY_HOSPITAL) for s in sentences) else "医院"
    return ""


def _only_school(body: str, sentences: Sequence[Sentence]) -> str:
    """The one school that the article names where it speaks of 校党委; "" where it names more, or none."""
    if "校" not in body or not _SCHOOL_TELLS.search(body):
        return ""
    named = {m.text for s in sentences for m, _ in _named(s, _ENDS["校"])}
    return named.pop() if len(named) == 1 else ""


def _only_college(body: str, sentences: Sequence[Sentence]) -> str:
    """The one 学院 that the article names, where it calls it so alone; "" where it names more, or none."""
    if "学院" not in body or not _COLLEGE_TELLS.search(body):
        return ""
    named = {m.text for s in sentences for m, _ in _named(s, _COLLEGE) if not _PART_OF.search(m.text)}
    return named.pop() if len(named) == 1 else ""


def _parted(sentences: Sequence[Sentence], kind: str) -> tuple[set[str], set[str]]:
    """The names of bodies of that kind that may be the speaker's, and those that are others'."""
    known, others, leads, sure = defaultdict[str, set[int]](set), set[str](), set[str](), set[str]()
    ours_told = any(_GUESTS_COME.search(sentence.text) for sentence in sentences)
    for sentence in sentences:
        ours = any(m.group()[1] == kind for m in _ours(_TITLES.sub("", sentence.text)))
        for mention, posted in _named(sentence, _ANY_SCHOOL if kind == "校" else _ENDS[kind]):
            known[mention.text].add(mention.start)
            at = mention.start - sentence.start
            if _STANDS_FOR.search(sentence.text, 0, at) or (ours_told and _RECEIVES.match(sentence.text, at)):
                sure.add(mention.text)
            if ours or posted or _GUEST.search(sentence.text, 0, at):
                others.add(mention.text)
            elif _CLAUSE.search(sentence.text, 0, at):
                leads.add(mention.text)
    if len(sure) == 1:
        return sure, others
    fits = {n for n in known if _ENDS[kind].search(n) and (n in leads or len(known[n]) >= _LEAST_NAMED)}
    return fits - others, others


def _named(sentence: Sentence, ends: re.Pattern[str]) -> list[tuple[Mention, bool]]:
    """The bodies of that kind in a sentence, each with whether it is only named as someone's."""
    posts = [m for m in sentence.mentions if m.type == "Post"]
    return [
        (mention, any(p.start <= mention.start and mention.end <= p.end for p in posts))
        for mention in (*sentence.mentions, *sentence.nested)
        if mention.type == "Organization"
        and ends.search(mention.text)
        and not OURS.match(mention.text)
        and mention.text not in OWN_KINDS
    ]
