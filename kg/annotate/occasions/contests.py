"""Contests of games by what is contested, whatever noun follows or none: 女子100米蛙泳, 射击男子10米气步枪团体."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import kg.regex as re
from kg.seeds import alternatives
from kg.words.scan import Found

_WHO = "(?:男、?女|男子|女子|男女|混合|[男女](?:[单双团篮排足](?!人))|混双)"
_GROUP = "(?:公开组|青年组|少年组|成年组|职业组|[甲乙丙]组)?"
# What is contested, up to where its name ends: no mark, no particle, no verb of winning.
_WHAT = (
    "(?:以[上下]级|空中|[雪冰水]上|(?![冠亚季]军|[金银铜]牌|组[，。、的]|奖牌)"
    "[^，。；：、“”《》\\s的在中上与和以将获夺摘了被是为从到曾后前]){2,18}?"
)
# Behind it: what is won there, or another one of the same list.
_WON = (
    "(?=的?(?:等|共|等共)?(?:[一两三四五六七八九十\\d]+[块枚个]|全部)?"
    "(?:[冠亚季][、军]|[金银铜](?:、?[银铜])?、?(?:[银铜])?[牌、]|奖牌|桂冠|项目(?:[的中上，]|[冠亚季]军|[金银铜]牌)))"
)
_NEXT = f"(?=(?:[、和]|以及){_GROUP}{_WHO})"
_MIXED = "[\\d×xX]+米[\\u4e00-\\u9fa5]{2,6}混合(?:团体|接力|双人)"
_CONTEST = re.compile(f"{_WHO}[^，。]{{2,}}|{_MIXED}")
_STAGE = re.compile("(?:的)?(?:决赛|比赛|项目|金牌赛)$")
# A record, a champion or a team is no contest: 男子100米世界纪录, 女子网球选手.
_NO_CONTEST = re.compile(
    "(?:纪录|记录|选手|运动员|队员|名将|小将|教练|球员|队|世界|全国|亚洲|奥运|历史|首枚|第一枚|积分|排名)$"
)

# What each sport has: 男子个人, 混合团体.
_ANY = re.compile(f"{_GROUP}{_WHO}(?:男子|女子)?(?:个人|团体|双人|单人|[单双]打|全能|接力|[全半]程|项目|比赛)*")


class ContestFinder:
    """Finds them; `sports` are the words that may stand before who competes."""

    def __init__(self, sports: Collection[str]) -> None:
        before = f"(?:(?:{alternatives(sports)})(?:静水|激流|项目)?)?"
        self._sport = re.compile(alternatives(sports))
        self._next = re.compile(f"(?:[、和]|以及)(?={before}{_GROUP}{_WHO})")
        self._named = re.compile(f"(?:{before}{_GROUP}{_WHO}{_WHAT}|{_MIXED})(?:{_WON}|{_NEXT})")

    def find(self, text: str) -> Iterator[Found]:
        """The contests of a text that something is won at."""
        if not any(word in text for word in ("军", "牌", "、", "和", "项目")):
            return
        for match in self._named.finditer(text):
            if not _NO_CONTEST.search(match.group()) and not _ANY.fullmatch(match.group()):
                yield Found(*match.span(), "Event", "pattern")

    def begin(self, text: str, start: int, end: int) -> int:
        """Where the contest begins that is found from `start` to `end`: with its sport, the last one of a list."""
        start = max((m.end() for m in self._next.finditer(text, start, end)), default=start)
        sports = self._sport.finditer(text, max(0, start - 4), start + 4)
        return next((m.start() for m in sports if m.start() < start < m.end()), start)


def is_contest(name: str) -> bool:
    """Whether a name says what is contested: 女子100米蛙泳."""
    return _CONTEST.search(name) is not None


def are_one_contest(a: str, b: str) -> bool:
    """Whether two names differ by no more than the noun behind what is contested: 女子100米蛙泳, 女子100米蛙泳决赛."""
    return is_contest(a) and is_contest(b) and _STAGE.sub("", a) == _STAGE.sub("", b)
