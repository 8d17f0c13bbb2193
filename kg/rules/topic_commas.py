"""The comma between those who did something and what they did: 某部部长甲和夫人，副部长乙等，应邀出席了宴会."""

from __future__ import annotations

from collections.abc import Mapping

import kg.regex as re

# Who, told without a name.
_NAMELESS = (
    "(?:负责人|负责同志|领导人|领导|代表|官员|外交官|使节|夫人|夫妇|女士|先生|同志|贵宾|外宾|来宾|嘉宾|客人|朋友|友人|人员|人士|成员|团员|委员"
    "|干部|群众|职工|工作者|专家|学者|师生|学生|记者|将领|将军|官兵|家属|亲属|教授)"
)
# When, and in which way, one was there.
_MANNER = (
    r"(?:也|还|都|均|一同|一起|共同|先后|分别|应邀|受邀|专程|到会|亲自|今[天日晚]|昨[天日晚]|当[天日晚]|上午|中午|下午|晚上|晚间"
    r"|同时|随后|\d{1,2}日|[一二三四五六七八九十]{1,3}日|在(?:京|座|场)|到场|特地|特意|赶来|前来)"
)
_ACTS = "(?:出席|参加|列席|陪同|观看|欣赏|参观|会见|接见|到(?:机场|车站|码头)|前往机场)"


def _pattern(symbols: Mapping[str, str]) -> re.Pattern[str]:
    person = symbols["Person"]
    # A part of the list: names and posts with nothing that is done between them.
    words = f"[^，。；：{symbols['Event']}{symbols['Document']}见访持席加迎请说讲告问谈率赴抵来往到让令]"
    with_others = f"(?:[和与及]|以及)(?:来自)?{words}{{1,30}}{_NAMELESS}"
    rest = f"[^，。；：、在对向与同从为将于是有乘抵达召举主作发访考调赴{symbols['Place']}{person}]|[大上中少]将"
    named = f"{words}{{0,40}}{person}(?:(?:{rest}){{0,8}}|{with_others})"
    nameless = f"(?:以及|和|及)?(?:随同来访的|来访的)?{words}{{1,40}}{_NAMELESS}等?"
    return re.compile(
        f"^{named}(?:，(?:{named}|{nameless})(?=[，等]|{_MANNER}|{_ACTS}))*(?P<comma>，)?"
        f"(?={_MANNER}{{0,4}}{_ACTS}(?!(?:以来|以后|之后|后|时|期间)[，]))"
    )


class TopicCommas:
    """Finds that comma, and those between bare names before it, in sentences whose mentions are symbols."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        self._person = symbols["Person"]
        self._listed = _pattern(symbols)
        self._act = re.compile(f"，{_MANNER}{{0,4}}{_ACTS}")
        self._names, self._joined = f"{self._person}，{self._person}", f"{self._person}、{self._person}"

    def find(self, text: str) -> tuple[str, int | None]:
        """The text with 、 between bare names (甲，乙，某局局长丙出席), and where the comma behind them all stands."""
        first = text.find("，")
        if first < 1 or self._person not in text[: text.rfind("，")]:
            return text, None
        if self._names not in text and self._act.search(text, first) is None:
            return text, None
        match = self._listed.match(text)
        if match is None:
            return text, None
        names = match.group().replace(self._names, self._joined).replace(self._names, self._joined)
        return names + text[match.end() :], match.start("comma") if match["comma"] else None
