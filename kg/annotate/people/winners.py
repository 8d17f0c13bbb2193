"""Names of who wins in pairs, in teams, by a score or a prize: 甲/乙联手夺冠, 由甲和乙组成的队, 冠军被甲获得.

Who begins a clause with a result of his own is found by `kg/annotate/people/competitors.py`.
"""

from __future__ import annotations

import kg.regex as re
from kg.annotate.people.competitors import Names
from kg.seeds import Seeds
from kg.words.dictionary import is_word, part_of_speech
from kg.words.scan import Scan

_NAME = "[\u4e00-\u9fa5]{2,4}?"
_RANK = "(?:[初一二三四五六七八九]段)?"
_ADVERB = (
    "(?:再次|成功|率先|一举|再度|首次|分别|分(?=获)|双双|联手|携手|最终|逆转|轻松|强势|则|也|又|还|再|先后|先|均|昨晚|今天|今晚|昨天|随后"
    "|执[黑白]|中盘|出战|出场|登场){0,3}"
)
_SCORE = "(?:\\d{1,3}|[零一二三四五六七])[比：:∶](?:\\d|[零一二三四五六七])"
_BEATS = "(?:战胜|击败|力克|不敌|负于|惜败|险胜|横扫|战平|淘汰)"
_WINS = (
    "(?:(?:夺得|夺取|夺下|夺回|勇夺|摘得|摘取|摘下|斩获|收获|获得|获|赢得|拿下|荣获|包揽|位列|名列|排名)(?:了)?[^，。；]{0,28}?"
    "(?:冠军|亚军|季军|冠、|桂冠|[金银铜]牌|奖牌|第[一二三四五六七八]名?)|夺冠|夺金|折桂|摘[金银铜]|卫冕"
    "|(?:打破|刷新|改写|创造)[^，。；]{0,14}纪录|(?:晋级|闯入|跻身|挺进)[^，。；]{0,8}(?:决赛|强))"
)
_BY = "(?:以|凭借|凭)[^，。；]{2,28}?"
_REACHES = f"{_RANK}{_ADVERB}(?:{_BEATS}|{_WINS}|{_SCORE}|，?{_BY}，?{_ADVERB}(?:{_BEATS}|{_WINS}))"
_ROLES = ("选手", "名将", "小将", "老将", "队友", "运动员", "新秀", "组合", "的")
# Who begins a clause, or stands behind what one is; two of them are joined by 和 or by /.
_DOER = re.compile(
    f"(?:^|(?<=[，。；、：”])|{'|'.join(f'(?<={role})' for role in _ROLES)})({_NAME})"
    f"(?:[、和与/]({_NAME}))?(?={_REACHES})"
)
# Pairs are written with a stroke, and the second name ends before what they do or a mark: 甲/乙为中国队夺得首金.
_PAIR = re.compile(
    "(?:(?<=组合)|(?<=选手)|(?<=名将)|(?<=小将)|(?<=的)|(?<=[，、和]))([\u4e00-\u9fa5]{2,4})/([\u4e00-\u9fa5]{2,4}?)"
    "(?=[，。、；]|以|在|为|夺|获|战胜|击败|不敌|分|组|力克|再|成功|晋|闯|摘|收|出|凭|率|则|也|拿|逆|横扫|惜败|负于|[\\d])"
)
# Whose a prize is; whom somebody beats; who makes up a team; thanks to whom one wins.
_SHINES = "的(?:出色|稳定|精彩|优异|上佳|抢眼)(?:发挥|表现)"
_TEAMED = "(?:组成的|领衔的|出阵|出战的|搭档)"
_OTHERS = (
    re.compile(
        f"(?:[冠亚季]军|[金银铜]牌|桂冠)(?:则|也|均|最终|都)?(?:被|由|归)[^，。；]{{0,10}}?({_NAME})(?=获得|夺得|夺走|摘得|摘走|收入|[，。；])"
    ),
    re.compile(
        f"{_BEATS}(?:了)?(?:队友|同胞|[^，。；]{{0,8}}?(?:选手|名将|小将|老将))?({_NAME})(?={_RANK}(?:[，。；、]|{_WINS}))"
    ),
    re.compile(f"(?<=[、和与/])({_NAME})(?={_TEAMED})"),
    re.compile(f"(?<=[由、])({_NAME})(?=[、和与/][\u4e00-\u9fa5、/]{{2,16}}{_TEAMED})"),
    re.compile(f"(?:凭借|[男女][单双]|混双|以及|和)({_NAME})(?=[，、/]|以及|{_SHINES})(?=[^。；]{{0,40}}{_SHINES})"),
)
_TEAM = "队组团省市县区州校国方人牌赛军"  # what ends the names of teams
_NO_NAME = ("v", "d", "p", "c", "r", "m")  # first letters of tags of words that begin no name: 成功|率
# Where clubs meet, two characters are rather a club: 申花主场2比1战胜.
_CLUBS = ("主场", "客场", "俱乐部", "联赛", "中超", "球队", "足球", "篮球", "足协")


class Winners:
    """Finds them with `names`; words that are common, and places, are nobody's names."""

    def __init__(self, names: Names, seeds: Seeds) -> None:
        self._names, self._common = names, seeds.common_words

    def find(self, scan: Scan) -> list[tuple[int, int]]:
        """The names of a sentence that tells who won."""
        if "results" not in scan.cues:
            return []
        text, spans = scan.text, list[tuple[int, int]]()
        for match in _DOER.finditer(text):
            found = [match.span(group) for group in (1, 2) if match[group]]
            if all(self._is_one(text, *span) and self._begins_name(text, *span) for span in found):
                spans += found
        for match in _PAIR.finditer(text):
            if self._is_pair(text, match.span(1), match.span(2)):
                spans += [match.span(1), match.span(2)]
        for pattern in _OTHERS:
            spans += [m.span(1) for m in pattern.finditer(text) if self._is_one(text, *m.span(1))]
        return spans

    def _is_pair(self, text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
        """Whether both are names, or one is and the other has as many characters: 早田某某/张本某某."""
        either = self._is_one(text, *first) or self._is_one(text, *second)
        alike = first[1] - first[0] == second[1] - second[0]
        words = (text[slice(*first)], text[slice(*second)])
        return either and (alike or all(self._names.is_name(word, known=True) for word in words))

    def _is_one(self, text: str, start: int, end: int) -> bool:
        """Whether the stretch is a name, and neither a word nor a team."""
        word = text[start:end]
        known = len(word) > 2 and text.endswith(_ROLES[:-1], 0, start)
        if word[-1] in _TEAM or word in self._common or not self._names.is_name(word, known=known):
            return False
        if is_word(word) and part_of_speech(word)[:2] != "nr":
            return False
        return len(word) > 2 or not any(club in text for club in _CLUBS)

    def _begins_name(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of three characters or more begins with no word of the clause: 成功|率先夺冠."""
        word = text[start : start + 2]
        return end - start == 2 or (word not in self._common and part_of_speech(word)[:1] not in _NO_NAME)
