"""The place that a page speaks from, where nobody says it: from the name of its paper, else from its texts.

A page of 我市 speaks of one city far more often than of any other: the one that most of its articles name. Where two
come near each other, or only a visitor is named, there is no place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import kg.regex as re
from kg.articles.bylines import HAN, PAPER_KINDS, place_of_dateline
from kg.records import Article, Basis, Page
from kg.seeds import Division, Seeds

_PAPER = re.compile(
    rf"(?P<name>[{HAN}]{{2,8}}?)"
    rf"(?P<kind>{PAPER_KINDS}|新闻|发布|广播电视台|电视台|融媒体中心|融媒|报)"
)
# Of a county these are papers; 新安晚报 is of no 新安县.
_LOCAL_KINDS = frozenset(("日报", "商报", "新闻", "发布", "广播电视台", "电视台", "融媒体中心", "融媒", "报"))
_NATIONAL_PAPERS = frozenset(
    "人民日报 光明日报 经济日报 工人日报 农民日报 法治日报 法制日报 科技日报 解放军报 新华每日电讯 中国青年报"
    " 中国日报 新闻联播 人民网 新华网 新华社 央视新闻 人民政协报 检察日报 学习时报 求是 环球时报 参考消息".split()
)
_LEVELS = "市县区州旗盟省"
_BARE = re.compile(
    r"(?:^|[，。、；：“”（）\s])([市县区州旗])(?:委书记|委常委|委副|政府|长[^江期远征]|领导|委、|委办)", re.MULTILINE
)
_BARE_WORDS = (
    "市委",
    "市政府",
    "市领导",
    "市长",
    "县委",
    "县政府",
    "县领导",
    "县长",
    "区委",
    "区政府",
    "区领导",
    "区长",
    "州委",
    "旗委",
)
_VISIT = re.compile("[来到赴抵]我[市县区州旗]|党政代表团")
_NATIONAL = (
    "国家主席",
    "国务院总理",
    "国务院副总理",
    "中共中央政治局",
    "中共中央总书记",
    "全国人大常委会",
    "外交部发言人",
    "新华社北京",
)
_LOCAL = re.compile(f"[我本全][{_LEVELS}](?![场面民])|[市县区]领导")
_WITH_PARENTS = re.compile(rf"([{HAN}]{{2}}省)([{HAN}]{{2,3}}市)?([{HAN}]{{2,3}}[市县区])")
_LONGEST = 12  # characters of a division's name
_DATELINE = 60  # characters before and behind the beginning of a body in which its dateline stands
_WHOLE_COUNTRY = ("", "中国")

# Set by hand, then measured: right on three pages of a city's paper, no local place on 11,391 texts of national news.
# _LEAST_BARE was raised from 1 for eight of those.
_LEAST = 4  # how often a page names its place, in full or short, the full form counted twice
_LEAST_BARE = 2  # how often 市委, 市领导 … stand without a place on a page that never says 我市
_LEAD = 2  # times as often as the next of its level
_SHARE = 0.5  # of the articles that say 我市


class Placed(NamedTuple):
    """A place and what it rests on."""

    place: str
    basis: Basis


def article_place(page: Page, article: Article, seeds: Seeds) -> str:
    """The place that an article speaks from (市委): its page's, in national papers the dateline's; empty: unknown."""
    place = page.place or ""
    if place in _WHOLE_COUNTRY and article.origin:
        start = article.origin[0]
        dateline = page.text[max(0, start - _DATELINE) : start] + article.body[:_DATELINE]
        place = _dateline_place(place_of_dateline(dateline), seeds) or place
    return place


def _dateline_place(name: str, seeds: Seeds) -> str | None:
    """The division that a dateline names; 北京 says nothing: all national news comes from there."""
    if not name or name in ("北京", "北京市"):
        return None
    found = seeds.divisions.get(name, ())
    for level in ("province", "city", "county"):
        if same := [one.name for one in found if one.level == level]:
            return same[0] if len(same) == 1 else None
    return None


class FrameFinder:
    """Finds the place of a page with the table of divisions."""

    def __init__(self, seeds: Seeds) -> None:
        self._seeds = seeds

    def find(self, articles: Sequence[Article], paper: str | None) -> Placed | None:
        """The place that 我市 means on a page with these articles; 中国 for national news; or None."""
        if paper and (place := self.place_of_paper(paper)):
            return Placed(place, "paper")
        texts = ["\n".join((*article.headlines, article.body)) for article in articles]
        place = self._local(texts) or (None if paper else _national(texts))
        return Placed(place, "text") if place else None

    def place_of_paper(self, paper: str) -> str | None:
        """The place whose name a paper bears: 义乌商报 → 义乌市; None where the table has none, or several."""
        if paper in _NATIONAL_PAPERS:
            return "中国"
        match = _PAPER.fullmatch(paper)
        if not match:
            return None
        for level in ("province", "city", "county"):
            found = [one for one in self._seeds.divisions.get(match["name"], ()) if one.level == level]
            if level == "county" and (
                match["kind"] not in _LOCAL_KINDS
                or any(one.short == match["name"] and one.short in self._seeds.common_words for one in found)
            ):
                continue
            if found:
                return self._name(found[0]) if len(found) == 1 else None  # a city comes before its county
        return None

    def _local(self, texts: Sequence[str]) -> str | None:
        """The division that the texts name far more often than any other of the level that they speak from."""
        level = _level(texts)
        if level is None:
            return None
        heard = [text for text in texts if not _VISIT.search(text)]
        own = [text for text in heard if "我" + level in text] or heard
        text = "\n".join(heard)
        known = {name: 2 * text.count(name) for name in _divisions(text, level, self._seeds)}
        invented = [match for match in _WITH_PARENTS.finditer(text) if match[3][-1] == level]
        chains = {match[3]: match[0] for match in invented if match[1] not in self._seeds.divisions}
        counts = known | {name: 2 * text.count(name) for name in chains}
        for name in counts:
            short = self._short(name)
            if short not in self._seeds.common_words:
                counts[name] += text.count(short) - text.count(name)
        for name in counts:
            counts[name] -= sum(counts[other] for other in counts if other != name and other.endswith(name))
        ranked = sorted(((count, name) for name, count in counts.items()), reverse=True)
        if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] < _LEAD * ranked[1][0]):
            return None
        name = ranked[0][1]
        if sum(self._short(name) in one for one in own) < _SHARE * len(own):
            return None
        if name in chains:
            return chains[name]
        found = [one for one in self._seeds.divisions[name] if one.name == name]
        if len({one.parent for one in found} - {one.code for one in found}) > 1:
            found = [one for one in found if one.parent and self._seeds.by_code[one.parent].short in text]
        found = [one for one in found if one.parent not in {other.code for other in found}]
        return self._name(found[0]) if len(found) == 1 else None

    def _short(self, name: str) -> str:
        found = self._seeds.divisions.get(name)
        return found[0].short if found and len(found[0].short) > 1 else name[:-1] if len(name) > 2 else name

    def _name(self, division: Division) -> str:
        """Its name, with its parent where another has the same; a city without counties is listed below itself, too."""
        same = [one for one in self._seeds.divisions[division.name] if one.name == division.name]
        codes = {one.code for one in same}
        parent = self._seeds.by_code.get(division.parent)
        alone = sum(one.parent not in codes for one in same) == 1
        return division.name if alone or parent is None else parent.name + division.name


def _level(texts: Sequence[str]) -> str | None:
    """The level that the texts speak from, its last character (市); None where they speak from none, or several."""
    said = {level: sum(text.count("我" + level) for text in texts) for level in _LEVELS}
    least = 1
    if not any(said.values()):
        least = _LEAST_BARE
        for text in texts:
            if any(word in text for word in _BARE_WORDS):
                for level in _BARE.findall(text):
                    said[level] += 1
    level = max(said, key=lambda level: said[level])
    others = [said[other] for other in said if other != level]
    return level if said[level] >= max(least, 2 * max(others)) else None


def _divisions(text: str, level: str, seeds: Seeds) -> Iterator[str]:
    """The divisions of that level that a text names in full, each once."""
    seen: set[str] = set()
    for match in re.finditer(level, text):
        for start in range(max(0, match.start() - _LONGEST), match.start()):
            name = text[start : match.end()]
            if any(one.name == name for one in seeds.divisions.get(name, ())):
                if name not in seen:
                    seen.add(name)
                    yield name
                break  # 安吉县 is no 吉县


def _national(texts: Sequence[str]) -> str | None:
    """中国 where the texts are of the state and none speaks from a place below it."""
    if not any(sign in text for text in texts for sign in _NATIONAL):
        return None
    local = any(_LOCAL.search(text) or _BARE.search(text) for text in texts)
    return None if local else "中国"
