"""Finds the names of who competes, by the result that is told: |李某某|在锦标赛上获得第三名, 战胜了|马某某|九段."""

from __future__ import annotations

from typing import Protocol

import kg.regex as re
from kg.words.dictionary import part_of_speech, tag_words
from kg.words.scan import Scan

_WON = (
    "(?:夺得|夺取|夺下|再夺|勇夺|摘得|摘取|摘下|获得|分获|获|赢得|取得|拿下|荣获|包揽|位列|名列|跻身)(?:了)?"
    "[^，。；：]{0,24}?(?:冠军|亚军|季军|桂冠|金牌|银牌|铜牌|第[一二三四五六七八](?:名|(?=[，。；]))|一等奖|二等奖|三等奖)|夺冠|夺魁|折桂"
)
_BEATS = "战胜|击败|力克|不敌|负于|险胜|大胜|完胜|轻取|惜败于?|横扫|淘汰|逆转|力擒|力挫"
_AT = "在[^，。；：]{0,30}?(?:赛|杯|运动会|奥运会|亚运会|全运会)(?:[^，。；：]{0,6}?)[中上里]"
# What follows the name that a clause begins with.
_RESULT = re.compile(
    f"(?:(?:则|又|也|最终|昨[日天晚]|今[日天晚]|发挥[^，。；]{{1,4}}|力压[^，。；]{{1,6}}|一举|不负众望)*)"
    f"(?:{_AT}[，]?[^，。；：]{{0,16}}?(?:{_WON}|{_BEATS}|中盘|执[黑白红]|\\d{{1,3}}比\\d{{1,3}}|(?:跑|游|举|投|跳|掷|打)出)"
    f"|以(?:总比分|总成绩|大?比分)?\\d[^，。；：]{{0,24}}?(?:{_WON}|{_BEATS})|执[黑白红][^，。；：]{{0,10}}?(?:胜|负|{_BEATS})"
    f"|(?:夺得|摘得|赢得|勇夺|斩获)[^，。；：]{{0,24}}?(?:冠军|亚军|季军|金牌|银牌|铜牌)|{_BEATS}|夺冠|夺魁|折桂)"
)
_AGAINST = re.compile(
    f"(?:{_BEATS}|\\d比\\d(?:胜|负)|中盘[胜负]|[目子]半?胜|执[黑白红][^，。；：]{{0,4}}?[胜负])(?:了|于)?(?=[一-龥]{{2,6}}[，。；、九八七六五（夺后])"
)
_BEGINS = re.compile("(?:^|(?<=[，。；：\n”]))(?=[一-龥]{2,4})")
_RANK = re.compile("(?:世界冠军)?[九八七六五四三二初]段")
_ENDS = re.compile("[，。；（]|$")
_LENGTHS = (3, 2, 4)


class Names(Protocol):
    """What is asked of who knows names."""

    def is_name(self, word: str, *, listed: bool = False, known: bool = False) -> bool:
        """Could this whole word be a Chinese name?"""


def competitors(scan: Scan, names: Names) -> list[tuple[int, int]]:
    """The names: those that a clause with a result begins with, and those right behind what is done to a rival."""
    if "results" not in scan.cues:
        return []
    text, spans = scan.text, list[tuple[int, int]]()
    for match in _BEGINS.finditer(text):
        start = match.end()
        for length in _LENGTHS:
            end = start + length
            if not _is_name(text[start:end], names):
                continue
            if _RESULT.match(text, _behind_rank(text, end)):
                spans.append((start, end))
                break
    for match in _AGAINST.finditer(text):
        start = match.end()
        whole = (start + n for n in _LENGTHS if _ENDS.match(text, _behind_rank(text, start + n)))
        rival = next((end for end in whole if _is_name(text[start:end], names)), None)
        if rival is not None:
            spans.append((start, rival))
    return spans


def _behind_rank(text: str, end: int) -> int:
    """常某|九段|在: where a clause goes on behind a name and the player's rank."""
    rank = _RANK.match(text, end)
    return rank.end() if rank else end


def _is_name(word: str, names: Names) -> bool:
    """Whether a stretch may be a whole name, and the dictionary has no such word, nor one that begins or ends it."""
    if not names.is_name(word) or part_of_speech(word)[:2] not in ("", "nr"):
        return False
    return all(len(part) == 1 or tag[:2] in ("nr", "nz", "x") or part == word for part, tag in tag_words(word))
