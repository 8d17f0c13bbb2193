"""Which body is meant by a word that names its kind alone: 该院党组, 公司总工程师, 校工会, 学校党总支."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import kg.regex as re
from kg.annotate.bodies.at_hand import SCHOOL
from kg.annotate.bodies.speaker import OWN_KINDS, Speaker
from kg.entries import Entry
from kg.records import Mention

# 该院|党组书记, 公司|总工程师: by which word a body named before is meant, and how its name ends.
_GROUP = "(党组|党委|党总支|党支部|工会|团委|纪委|董事会|监事会)"
_BY = (
    "(?:[该我本](公司|集团|企业|学院|医院|学校|法院|检察院|中心|协会|商会|学会|银行|分行|支行|合作社|分局|分会|支队|大队|机构|组织|基金会|委员会|联盟|[校院所局厂矿馆社站队行店园会党场台])"
    "|(?:(?<![\u4e00-\u9fa5])|(?<=[据由向与和同对请时任在届为选聘的到了]))"
    "(集团公司|总公司|公司|集团|学院|医院|学校|中学|小学|法院|检察院|研究院|剧院|剧团|银行|分行|支行|协会|商会|合作社|分局|分会|支队|大队|中队|总局|总行|总会|总队|农场|林场"
    "|[校院局厂矿段社馆台所行队团场](?=党|团委|纪委|工会|董事会|监事会)))"
)
_MEANT_BY = re.compile(f"{_BY}{_GROUP}?新?$")
_LAST = frozenset("业会党厂台司团园场委学局店心所支新构校段盟矿社站组织行部队院馆")  # of what _MEANT_BY finds
_OF_MEETING = re.compile(f"{_BY}{_GROUP}?(?=[^，。；、]{{0,14}}(?:全会|会议|大会|换届))")  # 学校党委四届一次全会
_SCHOOL = "(?:学校|[中小大]学|学院|[一二三四五六七八九十]中|附[中小]|师[院大专]|幼儿园)$"
_MEANT = {
    "校": _SCHOOL,
    "院": "(?:(?<!检察)(?<!法)院|学院|医院|法院|检察院)$",
    "学校": _SCHOOL,
    "厂": "(?:厂|公司)$",
    "矿": "(?:矿|[煤矿]业(?:有限|股份|责任)*公司)$",
    "公司": "(?:公司|集团)$",
    "集团": "(?:集团|公司)$",
    "集团公司": "(?:集团|公司)$",
    "总公司": "(?:集团|公司)$",
    "企业": "(?:公司|集团|厂)$",
    "银行": "行$",
    "店": "[店场]$",
}
# What hangs under a body, and tells of it as well: 某大学|党委.
_UNDER = re.compile(f"{_GROUP}$")
# 市纪委驻|某局纪检组组长: a body in another, which its own kind does not name.
POSTED_TO = re.compile("(?:纪委|监委)[^，。；]{0,4}驻[一-龥]+$")
FIRMS = ("公司", "集团", "企业", "集团公司", "总公司")
_NO_FIRM = re.compile("[行厂店馆场社院所部]$|中心$")  # 某集团的|智能工厂
# Whose post it is by a word alone: 公司|董事长, 校党委|副书记, 党委|书记.
_OWN_WORDS = re.compile(
    r"(?:(?<=[，。；：、”\n])|^)(?:[该我本]?(?:(?:集团|总|分)?公司|集团|学校|学院|医院|银行|[分支]行|协会|商会|[校院厂矿行所馆])(?:党委|党组|纪委|工会)?"
    "|党委|党组|党总支|党支部)$"
)
_LAST_OF_OWN = frozenset("司团校院行会厂矿所馆委组支部")


class Meant(NamedTuple):
    """What 该院党组 or 公司 before a title says of the body that it means."""

    start: int
    word: str  # 院, 公司
    ends: re.Pattern[str]  # how the name of such a body ends
    group: str  # its 党委, or ""
    near: bool  # whether 该 says that it is the one named last, and not the speaker's own


def own_words_before(text: str, at: int, start: int) -> int:
    """How many characters before a post say by a word alone whose it is: 公司|董事长某某, 党委|书记某某."""
    bare = _OWN_WORDS.search(text, max(at, start - 9), start) if start and text[start - 1] in _LAST_OF_OWN else None
    return len(bare.group()) if bare else 0


def meant_by(text: str, start: int) -> Meant | None:
    """By which word before `start` a body named elsewhere is meant, or None."""
    return _meant(text, _MEANT_BY.search(text, max(0, start - 8), start)) if text[start - 1 : start] in _LAST else None


def meeting_of(text: str, start: int, end: int) -> Meant | None:
    """By which word in a stretch the body is meant that met there: 学校党委四届一次全会; or None."""
    return _meant(text, max(_OF_MEETING.finditer(text, start, end), key=lambda m: m.start(), default=None))


def _meant(text: str, by: re.Match[str] | None) -> Meant | None:
    if by is None:
        return None
    word = by[1] or by[2]
    ends = re.compile(_MEANT.get(word, f"{word}$"))
    if by[2] == "校":  # of a whole school, not of the 学院 in one
        ends = re.compile(SCHOOL)
    return Meant(by.start(), word, ends, by[3] or "", text[by.start()] == "该")


def last_meant(by: Meant, named: Sequence[Mention], headline: str) -> Mention | None:
    """The body of those `named` that the words mean: of several the one of the headline, else the last before them.

    Where none stands before, it is the only one of its kind that is named behind.
    """
    firm = by.word in FIRMS
    fits = [
        m
        for m in named
        if len(_UNDER.sub("", m.text)) > len(by.word)
        and not POSTED_TO.search(m.text)
        and (by.ends.search(_UNDER.sub("", m.text)) or (firm and m.type == "Company" and not _NO_FIRM.search(m.text)))
    ]
    if not by.near and (topic := _of_headline(fits, headline)) is not None:
        return topic
    before = max((m for m in fits if m.end <= by.start), key=lambda m: (m.end, -m.start), default=None)
    if before is not None or by.near:
        return before
    fullest = max(fits, key=lambda m: (len(m.text), -m.start), default=None)
    return fullest if fullest is not None and all(m.text in fullest.text for m in fits) else None


def _of_headline(named: Sequence[Mention], headline: str) -> Mention | None:
    """The one body, of several, of whose name the headline has four characters or more."""
    told = {m.text: m for m in named if any(m.text[i : i + 4] in headline for i in range(len(m.text) - 3))}
    return next(iter(told.values())) if len(told) == 1 and len({m.text for m in named}) > 1 else None


def own_body(text: str, mention: Mention, entries: Sequence[Entry], speaker: Speaker, place: str) -> str:
    """The full name of a body that is named by its kind alone (校工会, 学校), or "".

    It is that of the last of the `entries` before it whose name ends so, of the `speaker`, or of the page's `place`.
    """
    by = meant_by(text, mention.end) if len(mention.text) <= 8 else None
    alone = mention.text in OWN_KINDS or (mention.text == "学院" and speaker.name.endswith("学院"))
    if by is None or not (by.group or alone) or not mention.start - 1 <= by.start <= mention.start:
        return ""
    if by.word in FIRMS and not by.near and (firm := speaker.firm_called(by.word)):
        return firm + by.group
    if speaker.word and not by.near and speaker.is_kind(by.ends):
        return speaker.body + by.group
    own = speaker.name or place
    last, name = -1, own if by.ends.search(own) else ""
    for entry in entries:
        if entry.names[0] in speaker.others and not by.near:
            continue
        if entry.type in ("Organization", "Company") and by.ends.search(entry.names[0]) and entry.names[0] != by.word:
            end = max((e for _, e in entry.mentions if e <= mention.start), default=-1)
            if end > last:
                last, name = end, entry.names[0]
    return name + by.group if name else ""
