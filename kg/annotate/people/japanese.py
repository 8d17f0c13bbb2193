"""Finds Japanese names by their surname and the characters that given names are written with: 井上|道夫, 高桥|诚一."""

from __future__ import annotations

import kg.regex as re
from kg.seeds import WordLists, alternatives
from kg.words.dictionary import part_of_speech
from kg.words.scan import Scan

# Characters that given names end in, and others that they begin with.
_LAST = (
    "郎夫雄男子美惠香一二三之助介平彦治司史志哉次造吉久义明英和正信弘宏浩博隆孝茂勇武诚真健伸哲昭秀俊敏典文康晋荣直人光行幸良贵纯进勉修实刚彻淳聪慎士生树斗朗亮仁代江"
    "枝绪章奈菜里理沙织绘音"
)
_FIRST = (
    "道洋敬泰恭圭兼谦国邦忠克利裕由纪千百结优樱彩晴春夏秋冬雪花麻亚爱有友智知尚龙胜政宗安重成盛经常恒永元基启圣喜佳嘉晃大太长耕广宽干贤建研源顺清精征卓透尊宣靖保甫丰"
    "芳雅弥祐佑阳善玲丽凉庆铁宪"
)
_SURE = "夫雄郎彦章弘彰"  # given names of two characters that end so need no mark behind them
_ENDED = "[，。；：、（）”“」\\d]|$"


class JapaneseNames:
    """Looks for a surname of the seeds with a given name behind it that ends for sure."""

    def __init__(self, words: WordLists) -> None:
        follow = alternatives(
            w for w in (*words.person_acts, *words.person_followers, *words.name_suffixes) if len(w) > 1
        )
        ends = f"(?={_ENDED}|{follow}|等|率|与|和|在|还|说|的|为|将)"
        self._surnames = frozenset(words.japanese_surnames)
        self._sizes = sorted({len(surname) for surname in self._surnames}, reverse=True)
        two = f"[{_FIRST}{_LAST}](?:[{_SURE}]|[{_LAST}]{ends})|[达和拓真直智哲]也{ends}"
        two = f"[一-龥]?[太次三四五一之][郎助介丞]|[{_FIRST}][{_FIRST}{_LAST}][夫雄郎彦]|{two}"
        self._two = re.compile(f"(?:{alternatives(self._surnames)})(?P<given>{two})")
        self._given = re.compile(f"{two}|[{_LAST}]{ends}")

    def at(self, text: str, start: int) -> int | None:
        """The end of the Japanese name that begins at `start`."""
        for size in self._sizes:
            if text[start : start + size] in self._surnames and (given := self._given.match(text, start + size)):
                return given.end() if _is_given(given.group()) else None
        return None

    def find(self, scan: Scan) -> list[tuple[int, int]]:
        """The stretches that are such names, with a given name of more than one character."""
        if "japanese_surnames" not in scan.cues:
            return []
        return [match.span() for match in self._two.finditer(scan.text) if _is_given(match["given"])]


def _is_given(word: str) -> bool:
    """Whether it is no word of the sentence: 石川|实行, 小林|一人."""
    tag = part_of_speech(word)
    return len(word) == 1 or tag[:1] in ("", "q") or tag in ("nr", "ns") or word[-1] in "夫子郎雄"
