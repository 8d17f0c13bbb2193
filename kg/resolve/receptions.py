"""Of which body they are who receive guests there: 来到某商会，受到|会长某某的接待; 到访某大学，|校长某某会见了一行."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.bodies.unlisted import is_company_title
from kg.annotate.posts.finder import is_personal
from kg.records import Mention

_GUESTS = ("受", "得", "获", "与", "同", "和", "到", "了", "，")  # what stands before the first of the hosts
_MET = re.compile("(?P<clause>，)(?:并|还|先后|分别|一行)*(?:(?:受到|得到|获得)了?|[与同和])?$")
_WENT = re.compile(
    "(?:来到|走进|抵达|到达|到访|造访|莅临|前往|走访|拜访|拜会|参观|考察|访问|调研|[到赴])了?[^，。；、]{0,4}$"
)
# Behind hosts that nothing before them shows to be such.
_RECEIVE = re.compile(
    "[^。；]{1,80}?(?:(?:热情|亲切)(?:地)?(?:接待|会见|接见|欢迎|迎接)|(?:接待|会见|接见)了)"
    "|[^，。；]{1,30}?对[^，。；]{1,20}?表示[^，。；]{0,6}欢迎"
)
_FIRM, _ANY, _NONE = re.compile("(?:公司|集团|厂|银行|[分支]行)$"), re.compile("$"), re.compile("(?!)")


def host_of(title: str) -> re.Pattern[str]:
    """How the names of those bodies end of which the bearer of a bare title may receive guests."""
    if is_personal(title):
        return _NONE
    return kind_of(title) or (_FIRM if is_company_title(title) else _ANY)


def body_that_received(text: str, start: int, ends: re.Pattern[str], named: Sequence[Mention]) -> Mention | None:
    """The body of those `named` before, by a name that ends so, where one was received by whose post is at `start`."""
    if not text.endswith(_GUESTS, 0, start):
        return None
    met = _MET.search(text, max(0, start - 8), start)
    if met is None or (met.end() == met.end("clause") and _RECEIVE.match(text, start) is None):
        return None
    begin = max(text.rfind(mark, 0, met.start()) for mark in "。；\n")
    for body in reversed(named):
        if body.start <= begin:
            return None
        if body.end <= met.start() and _WENT.search(text, max(begin + 1, body.start - 8), body.start):
            return body if ends.search(body.text) else None
    return None
