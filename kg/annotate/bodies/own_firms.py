"""Which firm 公司, 集团 or 集团公司 alone stands for on a firm's own page, and which other firms it does not mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import kg.regex as re
from kg.records import Article, Mention, Sentence
from kg.words.scan import Found

_WORD = "(?:集团公司|集团总部|总公司|公司|集团)"
_BEGINS = r"(?:(?<![\u4e00-\u9fa5A-Za-z“”’）)])|(?<=\d[日号])|(?<=[上下中]午)|(?<=[日近此]前)|(?<=[近昨今]日))"
_ALONE = f"{_BEGINS}[我本]?{_WORD}"
_HOLDS = "(?:(?:于|在)[^，。；]{2,18}?)?(?:组织|隆重|顺利|成功|联合|正式)?(?:召开|举行|举办)"
# 公司|召开…, 集团|与…签约; 来|集团考察: the firm as one that does something, or to which one comes.
_ACTS = re.compile(rf"(党委|工会|纪委|董事会)?(?={_HOLDS}|(?:与|和|同)[^，。；]{{2,40}}?(?:签[署订约]|举[行办]))")
_VISITS = "参访|考察|调研|交流|访问|座谈|参观|指导|洽谈|检查|走访|慰问|督导|商谈|对接"
_CAME = "(?:(?<=[来到赴至抵])|(?<=莅临|走进|到访|来访|造访|拜访))"
_ARRIVED = "(?:(?<=来到|莅临|走进|到访|造访|拜访))"  # behind which no word of looking need follow
_COMES = f"(?:{_CAME}[我本]?{_WORD}(?={_VISITS})|{_ARRIVED}[我本]?{_WORD}(?=[，。]))"
# The words come first: what stands before and behind is asked of those alone.
_WORDS, _BEGIN, _COME = re.compile(f"[我本]?{_WORD}"), re.compile(_BEGINS), re.compile(_COMES)
_OURS = f"(?:(?<=[来到赴对就向为])|{_BEGINS})(?:我集团公司|我公司|我集团)"
# What only a page of the firm itself says.
_IN = rf"(?<=[在于])[我本]?{_WORD}(?:总部|本部|机关|[^，。；]{{0,4}}(?:会议室|报告厅|会议中心))"
_RUNS = "(?:党委|党组|董事会|工会|纪委)(?!书记|副|委员|成员|主席|秘书)"  # 公司党委|召开
_INSIDE = rf"领导(?!小组)|机关|本部|总部|各(?:部|单位|子)|全体|上下|[一二三四五六七八九十\d]+楼|{_RUNS}"
_HOUSE = re.compile(f"{_IN}|{_ALONE}(?:{_HOLDS}|{_INSIDE})|{_COMES}|{_OURS}")
_BARE = re.compile(_ALONE)
_BARE_BEHIND = re.compile(f"{_ALONE}$")
_BARE_AT = re.compile(f"[我本]?{_WORD}(?=党|董|总|副|常|执|首|工|纪)")
_WITH_HEAD = re.compile(f"(?<=[与和同由]){_BARE_AT.pattern}")
_FIRM = re.compile("(?:集团|公司|[厂矿]|股份|银行|[分支]行)$")
# What 集团 alone is not: a bank, a works, 某某公司 that is no group.
_NO_GROUP = re.compile("(?:行|[厂矿]|(?<!有限)(?<!责任)(?<!集团)(?<!总)公司)$")
OWN_WORDS = re.compile(f"[我本]?({_WORD})")
_PART = re.compile(f"{_WORD}|[该各两全某]|.*(?:分公司|项目部)$")
_TOLD_AS = re.compile("（(?:以下)?简称[：:]?[“‘]?(?:公司|集团)[”’]?(?:[，、或][^（）]{1,12})?）")
# Posts that a firm gives to one alone.
_HEADS = re.compile("(?<!副)(?:董事长|总经理|总裁|(?<=党[委组])书记|工会主席|纪委书记)")
_FROM_ABOVE = re.compile(f"{_BEGINS}集团(?!公司)[^，。；]{{2,24}}?(?:[来到]|莅临)(?:我?公司)")
_WITH = re.compile("(?:与|和|同|赴|到|来到|走进|走访了?|考察了?|会见了?|邀请|来访的|来自)$")
_GUEST = re.compile(
    "[^，。；]{0,24}?(?:一行|带队|率|带领)[^。；]{0,30}?(?:到访|来访|莅临|[来到](?:我|集团|公司))"
    "|[^，。；]{2,24}?(?:[来到赴至抵]|莅临|走进|到访|来访|造访|拜访)(?:我|集团|公司)"
)
_GROUP = re.compile("(?:党委|党组|党总支|党支部|纪委|工会|团委|董事会|监事会)$")
_OF_EVENT = re.compile(r"([一-龥]{2,12}?(?:集团|公司))(?:\d{4}|[一二]〇|第[一二三四五六七八九十\d]|年度)")
_DOES = re.compile(f"与|和|{_HOLDS}")
_MARKS = ("，", "。", "；", "")
_JOINS = frozenset("、兼")
_SHORT_OF = re.compile("(?:股份|有限|责任|集团|控股|总)*(?:有限公司|公司|集团)$")


class OwnFirm(NamedTuple):
    """Whose own page an article of a firm is."""

    name: str  # of the firm that the words stand for; the word where a firm's page names none; "" where it stays open
    others: frozenset[str]  # names of firms that they do not mean
    above: str = ""  # 集团, where it is not the same as 公司


_OPEN = OwnFirm("", frozenset())


def find_own_words(text: str) -> Iterator[Found]:
    """公司, 集团 where they do something, or where one comes to them."""
    if "公司" not in text and "集团" not in text:
        return
    for word in _WORDS.finditer(text):
        start, end = word.span()
        acts = _ACTS.match(text, end) if _BEGIN.match(text, start) else None
        if acts:
            yield Found(start, acts.end(), "Organization" if acts[1] else "Company", "own")
        elif _COME.match(text, start):
            yield Found(start, end, "Company", "own")


def find_own_firm(article: Article, sentences: Sequence[Sentence], headlines: Sequence[Sentence]) -> OwnFirm:
    """Which firm the words mean in an article, and which of those that it names they do not."""
    body = article.body
    if ("公司" not in body and "集团" not in body) or (bare := _alone(body)) is None:
        return _OPEN
    heads = [head for s in sentences for head in _heads(s)]
    above = _above(body, heads)
    firms = [m for s in (*sentences, *headlines) for m in _firms(s)]
    if told := next((m.text for m in firms if _TOLD_AS.match(body, m.end)), ""):
        return OwnFirm(told, frozenset(m.text for m in firms if not _same(m.text, told)), above)
    others = {name for s in sentences if _alone(s.text) for name in _beside_words(s)}
    own = {head.title: head.person for head in heads if not head.firm}
    apart = {head.firm for head in heads if head.firm and own.get(head.title, head.person) != head.person}
    others |= apart
    others |= {m.text for m in firms if any(_same(m.text, other) for other in others)}
    words = {m.group().lstrip("我本") for at in (_BARE, _COME, _WITH_HEAD) for m in at.finditer(body)} - {above}
    group = all(word.startswith("集团") for word in words)
    fit = [m.text for m in firms if m.text not in others and not (group and _NO_GROUP.search(m.text))]
    if group and any(name.endswith("集团") for name in fit):  # 青狮集团, no 青狮物流 of its own
        fit = [name for name in fit if "集团" in name]
    fits = _merged(fit)
    house = _HOUSE.search(body) or any(_HOUSE.search(headline) for headline in article.headlines)
    topic = [name for name in fits if any(name in headline for headline in article.headlines)]
    if len(fits) == 1 and (house or topic or body.count(fits[0]) > 1):
        return OwnFirm(fits[0], frozenset(others), above)
    house = house or bool(apart and not fits)  # 集团董事长甲与某集团董事长乙, and no third firm
    if not house and (firms or "。" in body[: bare.start()]):
        return OwnFirm("", frozenset(others))
    if not fits:
        return OwnFirm(max(words, key=len, default=""), frozenset(others), above)
    first = "".join(article.headlines[:1]) or body
    leads = [name for text in (first, body) for name in fits if text.startswith(name)]
    leads += [m.text for s in sentences[:2] for m in _firms(s) if m.text in fits and _acts(s, m)]
    return OwnFirm(leads[0] if leads else "", frozenset(others), above if leads else "")


def _alone(text: str) -> re.Match[str] | None:
    """The first of the words that stands alone in a text, or to which somebody comes."""
    words = _WORDS.finditer(text)
    return next((w for w in words if _BEGIN.match(text, w.start()) or _COME.match(text, w.start())), None)


def _above(body: str, heads: Sequence[_Head]) -> str:
    """集团 where it is over 公司: somebody of it comes to 公司, or each has a head of its own."""
    if _FROM_ABOVE.search(body):
        return "集团"
    of_firm = {head.title: head.person for head in heads if head.word == "公司"}
    over = (head for head in heads if head.word.startswith("集团"))
    return next((h.word for h in over if of_firm.get(h.title, h.person) != h.person), "")


def _firms(sentence: Sentence) -> Iterator[Mention]:
    """The firms by names of their own in a sentence, those in names of occasions too: 某公司|2022年动员大会."""
    for mention in (*sentence.mentions, *sentence.nested):
        if mention.type == "Company" and mention.method != "own" and len(mention.text) > 2:
            yield from () if _PART.match(mention.text) else (mention,)
        elif mention.type == "Organization" and _is_name(name := _GROUP.sub("", mention.text)):
            yield replace(mention, text=name, end=mention.start + len(name))
        elif mention.type == "Event" and (firm := _OF_EVENT.match(mention.text)) and _is_name(firm[1]):
            yield replace(mention, text=firm[1], end=mention.start + len(firm[1]))


def _is_name(name: str) -> bool:
    """Whether a name is that of a firm, and no word for one."""
    return len(name) > 3 and _FIRM.search(name) is not None and not _PART.match(name)


def _acts(sentence: Sentence, firm: Mention) -> bool:
    """Whether a clause begins with what a firm does: ，某集团|与…, ，某集团|召开."""
    start, end = firm.start - sentence.start, firm.end - sentence.start
    return sentence.text[start - 1 : start] in _MARKS and _DOES.match(sentence.text, end) is not None


def _merged(names: Sequence[str]) -> list[str]:
    """The firms under the longest of their names, in order of the first mention."""
    found: list[str] = []
    for name in names:
        same = next((i for i, one in enumerate(found) if _same(name, one)), None)
        if same is None:
            found.append(name)
        elif len(name) > len(found[same]):
            found[same] = name
    return found


def _same(one: str, other: str) -> bool:
    """Whether one of two names shortens the other: 青狮集团, 青狮矿业集团有限公司."""
    short, full = sorted((one, other), key=len)
    stem = _SHORT_OF.sub("", short) or short
    return short in full or (len(stem) > 1 and stem in full)


def _beside_words(sentence: Sentence) -> Iterator[str]:
    """The firms that somebody else's words tell to be others: 公司与|某公司签约, 来访的|某集团董事长."""
    bare = _BARE.search(sentence.text)
    events = [m for m in sentence.mentions if m.type == "Event"]
    for mention in _firms(sentence):
        at = mention.start - sentence.start
        if any(event.start <= mention.start < event.end for event in events):
            continue
        if (bare and bare.start() < at and _WITH.search(sentence.text, 0, at)) or _GUEST.match(
            sentence.text, at + len(mention.text)
        ):
            yield mention.text


class _Head(NamedTuple):
    """The head of a firm."""

    firm: str  # "" for a word alone
    word: str  # the word, or ""
    title: str
    person: str


def _heads(sentence: Sentence) -> Iterator[_Head]:
    """The heads of firms that a sentence tells."""
    posts = {m.end: m for m in sentence.mentions if m.type == "Post"}
    for person in sentence.mentions:
        if person.type != "Person" or person.start not in posts:
            continue
        start = posts[person.start].start
        while sentence.text[start - sentence.start - 1 : start - sentence.start] in _JOINS and start - 1 in posts:
            start = posts[start - 1].start
        at = start - sentence.start
        run = sentence.text[at : person.start - sentence.start]
        firms = [_GROUP.sub("", m.text) for m in sentence.nested if m.start == start]
        firm = max((name for name in firms if _is_name(name)), key=len, default="")
        alone = _BARE_AT.match(run) or _BARE_BEHIND.search(sentence.text, max(0, at - 5), at)
        if firm or alone:
            word = alone.group().lstrip("我本") if alone and not firm else ""
            yield from (_Head(firm, word, title.group(), person.text) for title in _HEADS.finditer(run))
