"""Finds places that share what they are called with the last of a list: 沈河、林源、沙岭街道, 松林和北关等社区."""

from __future__ import annotations

from collections.abc import Container, Iterator

import kg.regex as re
from kg.seeds import Seeds
from kg.words.dictionary import tag_words
from kg.words.scan import NOT_FIRST, Found, Scan

_HAN = "[\u4e00-\u9fa5]"
_NAME = f"(?:(?![、和与及等]){_HAN}){{2,3}}"
_MORE = r"等?(?:\d+|[两三四五六七八九十]+)?个?"
_HEAD = "(?:社区|街道|乡镇|镇街|[镇乡]|苏木|嘎查|村委会|行政村|村|团场|[连农林牧]场)(?![长民容干党部委支组])"
_LIST = re.compile(
    r"(?:来到|走进|深入到?|前往|赶赴|走访了?|慰问了?|察看了?|查看了?|检查了?|赴|在(?<![正现存实]在)|对"
    r"|到(?<![达得找看受解意听直遇想做收接提谈回办及入一用放送带升]到))"
    rf"(?P<names>{_NAME}(?:、{_NAME})*(?:[、和与及]{_NAME}))(?P<more>{_MORE}){_HEAD}"
)
_BETWEEN = re.compile("[、和与及]")
_BEHIND = re.compile(rf"(?:[、和与及]{_NAME})*{_MORE}(?P<head>{_HEAD})")
_NO_ONE = {"乡镇": "", "镇街": "", "村委会": "村", "行政村": "村"}  # what one of them is called
_PARTS = re.compile(f"{_NAME}(?=[、和与及]|$)")
_OWN_HEAD = re.compile("[省市县区镇乡村州盟旗局办委会院校厂站馆部队寺庙宫殿塔街路巷桥园店库坝]$")


class SharedHeads:
    """Finds them behind verbs of going."""

    def __init__(self, seeds: Seeds) -> None:
        self._divisions = seeds.divisions

    def find(self, scan: Scan) -> Iterator[Found]:
        """Each name of such a list, but for the last where what they are called follows it directly."""
        if "shared_heads" not in scan.cues:
            return
        if "、" not in scan.text and "等" not in scan.text and "两" not in scan.text:
            return
        for match in _LIST.finditer(scan.text):
            start, end = match.span("names")
            parts = [m.span() for m in _PARTS.finditer(scan.text, start, end)]
            names = [scan.text[a:b] for a, b in parts]
            own = [not _is_common(name) for name in names]
            if scan.text[parts[-1][0] : match.end()] in self._divisions:
                continue  # 九江、景德|镇
            if any(map(_is_no_name, names)) or not any(own):
                continue
            if not match["more"]:  # 学校、医院、沙岭镇
                parts = parts[:-1] if all(own[:-1]) else []
            yield from (Found(a, b, "Place", "context") for a, b in parts)


def _is_common(name: str) -> bool:
    """Whether the dictionary has a name as a word that names nothing: 学校, 重点."""
    tagged = tag_words(name)
    return len(tagged) == 1 and tagged[0][1][:2] not in ("nr", "ns", "nz", "nt", "x", "g")


def _is_no_name(name: str) -> bool:
    """Whether a stretch can't be a place that is called otherwise: 县林业局, 我县."""
    return _OWN_HEAD.search(name) is not None or NOT_FIRST.match(name) is not None


def full_of_shared(text: str, end: int, name: str, divisions: Container[str]) -> str | None:
    """松林社区: the name that ends at `end` with what it shares with those behind it, or None."""
    if len(name) > 3 or _OWN_HEAD.search(name) or text[end : end + 1] not in tuple("、和与及等两三四五六七八九十"):
        return None
    behind = _BEHIND.match(text, end)
    if behind and _BETWEEN.split(behind.group())[-1] in divisions:
        return None
    head = _NO_ONE.get(behind["head"], behind["head"]) if behind else ""
    return name + head if head else None
