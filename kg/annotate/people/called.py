"""Finds names with what one is called by behind them: 高明远|副局长, 同|李建国|主任, 听取了|周佳|校长的汇报."""

from __future__ import annotations

from typing import Protocol

import kg.regex as re
from kg.annotate.bodies.unlisted import is_company_title
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, part_of_speech
from kg.words.scan import Scan

_LEADS = "，。；：、的与和同向由请对据让跟给”"  # before a name where a phrase begins
# Verbs and prepositions that lead to somebody, and what a body ends with: 听取了|某校长, 行政审批处|某处长.
_LEADS_WORD = frozenset("了到在受随经为聘及称访问")
_ENDS_BODY = frozenset("部处科室局院校会委办所站队司厂场矿团社店行馆台村镇乡县区市省州旗学心庭组中")
# The rank between a name and a title: 黎燕|副|市长.
_RANK = re.compile("(?:常务|执行|第一)?副$")
# 李文建|生前是某医院的护士长，: a clause that may say which post somebody has.
_IS = re.compile(
    "(?:^|(?<=[，。；]))(?P<name>[\u4e00-\u9fa5]{2,3}?)(?:同志)?，?(?:生前|现在|如今|目前|现)?(?:也|还)?(?:是|系)[^，。；：、]{3,40}(?=[，。；、]|$)"
)
_NEVER_ENDS = _ENDS_BODY - set("中心") | set("代由前原")  # with which the word before a title ends that is no name


class Names(Protocol):
    """What is asked of who knows names."""

    def is_name(self, word: str, *, listed: bool = False, known: bool = False) -> bool:
        """Could this whole word be a Chinese name?"""


class CalledNames:
    """Finds them with `names`; `places` are never names."""

    def __init__(self, names: Names, seeds: Seeds, places: frozenset[str]) -> None:
        self._names, self._places = names, places
        self._posts = frozenset(seeds.words.posts_behind_names)
        self._address = re.compile(alternatives(seeds.words.name_suffixes))

    def find(self, scan: Scan) -> list[tuple[int, int]]:
        """The names. Behind one that may stand anywhere is what nobody but a person is called."""
        text, spans = scan.text, list[tuple[int, int]]()
        known, named = scan.of("title"), "name_suffixes" in scan.cues
        if not (known or named):
            return spans
        held = [h for h in known if text[h.start : h.end] in self._posts]
        titles = {h.start for h in held if not any(o.start < h.start and h.end <= o.end for o in known)}
        of_firm = {h.start for h in held if is_company_title(text[h.start : h.end])}
        address = {match.start() for match in self._address.finditer(text)} if named else set[int]()
        for at in titles | address:
            rank = _RANK.search(text, max(0, at - 4), at) if text[at - 1 : at] == "副" else None
            end = rank.start() if rank else at
            for start in (end - 3, end - 2):
                firm = at in of_firm and text.endswith(scan.lexicon.firm_tails, 0, start)
                if start >= 0 and self._is_called(scan, start, end, address=at in address and not rank, firm=firm):
                    spans.append((start, end))
                    break
        ends = {h.end for h in known}
        for match in _IS.finditer(text) if known and ("是" in text or "系" in text) else ():
            name = match["name"]
            if match.end() in ends and name not in self._places and self._names.is_name(name) and _is_no_word(name):
                spans.append(match.span("name"))
        return spans

    def _is_called(self, scan: Scan, start: int, end: int, *, address: bool, firm: bool) -> bool:
        """Whether a name stands before a title, where a phrase begins, or before an address, where a word does.

        `firm` says that it stands behind what firms are called: 青狮药业|李建平|总裁.
        """
        text, name = scan.text, scan.text[start:end]
        if name in self._places or name[-1] in _NEVER_ENDS or not self._names.is_name(name):
            return False
        before, is_name = text[start - 1 : start], _is_no_word(name)
        if is_name and (not before or before in _LEADS):
            return True
        ends = firm or before in _ENDS_BODY
        fits = is_name and (ends or before in _LEADS_WORD)
        edge = (address or fits) and start in scan.edges
        if address and edge and not any(h.start < start < h.end for h in scan.of("title")):
            return True
        if fits and ends and end - start == 3 and not edge:
            return not is_word(before + name[0]) and _is_no_word(name[1:])
        return fits and edge


def _is_no_word(name: str) -> bool:
    """Whether the dictionary has no such word but a name."""
    return part_of_speech(name)[:2] in ("", "nr")
