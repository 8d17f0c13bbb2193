"""Which occasion a text is about at each of its offsets: the main one, or one that the text has moved on to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import kg.regex as re
from kg.annotate.occasions.forms import Occasion
from kg.records import Article, Mention, Sentence
from kg.resolve.main_occasion import CITED_AFTER, HELD, LEFT, end_of_lead
from kg.resolve.talks import is_told

# 党的二十大, and what stands for many (等品牌活动): what everybody cites, and hardly an article is about.
CONGRESS = re.compile(
    "(?:党的|中共|中国共产党第?)?[一二三四五六七八九十]{2,3}大$|(?:民族|文化|系列)*(?:品牌|特色|重要|重大)(?:活动|会议)$"
)
_PLENUM = re.compile("(?:党的|中共|中国共产党)?[一二三四五六七八九十]{2,3}届[一二三四五六七八九]中全会$")
JUST_HELD = re.compile("(?<!将)(?:举行|召开|举办)(?:了)?$")
THEN = re.compile("(?:随[后即]|会后|接着)(?:召开|举行)的$")  # 甲在随后召开的|座谈会上指出
_HELD_BEFORE = re.compile("(?:召开|举行|举办)(?:了)?(?:(?!会|传达|学习|贯彻)[^，。；]){0,8}$")
_NOW_HELD = re.compile("[^，。；]{0,10}?(?:召开|举行|举办|设主?会场)")
_THEN_HELD = re.compile("(?:随[后即]|接着|会后|紧接着)，?[^，。；]{0,14}(?:召开|举行)(?:了)?[^，。；]{0,4}$")
_PRESIDED = re.compile("由[^，。；]{2,60}?(?:主持[，。]|主办)")  # 座谈会|由某某主持，某某致欢迎辞
_THIS = re.compile("(?:据[^，。；]{1,6}，)?(?:[本此该这][届次项场]?)?")
_HERE = re.compile(r"(?:举行|召开|举办|现场|在)[^，。；]{0,8}$|(?:[上下]午|晚上?|[\d今昨]日|[今昨当]天|随[后即])的$")
_HISTORY = re.compile("(?:19|20)\\d\\d年(?!度|\\d{1,2}月\\d{1,2}日)|时期|我们党|[一二三四五六七八九十几]年前")
_AT_MEETING = re.compile("会上，|座谈[中时]，|会议(?:由|指出|强调|要求|认为)")
_MEETS = re.compile("会$|会议$")

# Beside a talk, a meeting or a summit, no other names for it.
_BESIDE_TALK = re.compile("(?:宴会|晚宴|午宴|(?:欢迎|签[字约署])仪式)$")
_MEETINGS = ("会议", "论坛")
_TOLD_OF = re.compile("(?:[、和与及][^，。；]{2,24}?)?的(?:召开|举行|举办)")  # 汇报了某大会|的召开情况


def is_beside(kind: str, head: str) -> bool:
    """Whether a head alone names another occasion than one of that kind beside which it is told: a banquet."""
    return (kind == "会见" and _BESIDE_TALK.search(head) is not None) or (kind in _MEETINGS and head.endswith("宴会"))


def is_past(names: Iterable[str], mentions: Iterable[tuple[int, int]], body: str) -> bool:
    """Whether an occasion is only cited: a congress, or first named in a clause of another time (1945年，…)."""
    start = min(mentions, default=(0, 0))[0]
    clause = body[max(body.rfind(mark, 0, start) for mark in "。；\n") + 1 : start]
    return _HISTORY.search(clause) is not None or any(CONGRESS.match(n) or _PLENUM.match(n) for n in names)


class Turns:
    """Finds them in one article; `occasions` are those that its mentions stand for, which may still grow.

    Call `find` when they are all known.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        occasions: Mapping[Mention, Occasion],
        told: Sequence[Mention],
        main: Occasion | None,
    ) -> None:
        self._article, self._sentences, self._told, self._main = article, sentences, told, main
        self._by_mention = occasions
        self._turns: list[tuple[Mention, int]] = []
        self._held: list[tuple[Mention, int]] = []

    def find(self) -> None:
        """Finds where the text moves on, and what it says is held."""
        self._turns, self._held = list(self._find_turns()), sorted(self._find_held(), key=lambda h: h[0].end)

    def occasion(self, at: int) -> Occasion | None:
        """The one at an offset."""
        if (met := self._met_at(at)) is not None:
            return met
        here = self._main or self._last(self._held, at, 0)
        return self._last(self._turns, at, self.paragraph(at)) or here

    def paragraph(self, at: int) -> int:
        """Where the paragraph of an offset begins."""
        return self._article.body.rfind("\n", 0, max(at, 0)) + 1

    def met_on_tour(self, start: int, until: int) -> Occasion | None:
        """On a tour the last meeting held between two offsets: 来我市考察并召开座谈会，甲出席|会议."""
        if self._main is None or self._main.kind != "调研":
            return None
        met = None
        for sentence in self._sentences:
            for mention in sentence.mentions if start <= sentence.start < until else ():
                named = self._by_mention.get(mention)
                if named in (None, self._main) or mention.end > until or not _MEETS.search(mention.text):
                    continue
                met = named if JUST_HELD.search(sentence.text[: mention.start - sentence.start]) else met
        return met

    def _met_at(self, at: int) -> Occasion | None:
        """The meeting on a tour that the sentence tells of before an offset, or the paragraph is about: 会上，…"""
        if self._main is None or self._main.kind != "调研":
            return None
        here = [s for s in self._sentences if self.paragraph(at) <= s.start <= at]
        if any(_AT_MEETING.match(s.text) for s in here):
            return self.met_on_tour(0, at)
        return self.met_on_tour(here[-1].start, at) if here else None

    def opens(self, sentence: Sentence, mention: Mention) -> bool:
        """Behind the lead the rest of a paragraph is about what is held there: 又讯 某座谈会日前召开。"""
        of_tour = self._main and self._main.kind == "调研" and self.paragraph(sentence.start) == sentence.start > 0
        named = self._by_mention.get(mention)
        if sentence.start < (0 if of_tour else end_of_lead(self._sentences)) or named in (None, self._main):
            return False
        before = sentence.text[: mention.start - sentence.start]
        after = sentence.text[mention.end - sentence.start :].partition("，")[0]
        if re.search(r"将|拟|曾|期间|[去前]年|关于", before[-16:] + after[:6]) or _TOLD_OF.match(after):
            return False
        return bool(_NOW_HELD.match(after) or _HELD_BEFORE.search(before))

    def _last(self, mentions: list[tuple[Mention, int]], at: int, start: int) -> Occasion | None:
        """Of the mentions between two offsets, each with the offset up to which it counts: the last that counts."""
        for k in range(bisect_right(mentions, at, key=lambda found: found[0].end) - 1, -1, -1):
            mention, until = mentions[k]
            if mention.start < start:
                return None
            if at < until and mention in self._by_mention:
                return self._by_mention[mention]
        return None

    def _find_turns(self) -> Iterator[tuple[Mention, int]]:
        """The occasions to which a sentence moves on, each with the offset up to which it is the one in question."""
        for sentence in self._sentences:
            for mention in sentence.mentions:
                if mention.type != "Event":
                    continue
                before = sentence.text[: mention.start - sentence.start]
                after = sentence.text[mention.end - sentence.start :]
                here = _HERE.search(before[-12:])
                presided = _THIS.fullmatch(before) and _PRESIDED.match(after)
                first = presided and sentence.start == self.paragraph(sentence.start)
                there = after.startswith("上，") and (not before or here)
                opens = there or first or THEN.search(before) or self.opens(sentence, mention)
                if opens or presided or _THEN_HELD.match(before) or (here and "举行" in before[-12:]):
                    yield mention, len(self._article.body) + 1 if opens else sentence.end

    def _find_held(self) -> Iterator[tuple[Mention, int]]:
        """The occasions said to be held (某大会17日在京召开。): what an article about none of them is about.

        What a clause tells of (某大桥在某市开工) counts up to the end of the paragraph.
        """
        ends = {m: self._article.body.find("\n", m.end) for m in self._told}
        for sentence in self._sentences:
            for mention in [*sentence.mentions, *(m for m in ends if sentence.start <= m.start < sentence.end)]:
                if ends and mention in ends:
                    yield mention, ends[mention] if ends[mention] >= 0 else len(self._article.body) + 1
                    continue
                if mention.type != "Event":
                    continue
                after = sentence.text[mention.end - sentence.start :].partition("，")[0]
                name = self._by_mention[mention].names[0] if mention in self._by_mention else mention.text
                cited = CITED_AFTER.match(after) or CONGRESS.match(name) or _PLENUM.match(name) or _TOLD_OF.match(after)
                before = sentence.text[: mention.start - sentence.start]
                cited = cited or _HISTORY.search(before) or LEFT.search(before)
                held = HELD.search(after[:24]) or (JUST_HELD.search(before) and not is_told(before))
                if not cited and held:
                    yield mention, len(self._article.body) + 1
