"""Finds what a clause says lies where, and where: 位于甲市的某博物馆, 某水电站位于甲县. No table need know either."""

from __future__ import annotations

import kg.regex as re
from kg.annotate.places.stops import kind_of_stop
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import cut_words, part_of_speech, tag_words
from kg.words.scan import NOT_FIRST, Found, Scan, words_of

_LIES = re.compile("(?:位于|坐落[于在]|地处|设在)")
_LEAST = 2
_LONGEST = 24
_TELLING = 8  # characters of what words of every day name: 先进器件工程创新平台, but 训练基地
_END = re.compile("[，。；：！？\n]|$")
_CLAUSE = re.compile(
    r"(?:^|[，。；：！？\n])(?:[今昨]天|当天|近日|目前|据悉)?(?:（[^（）]*）)?(?P<name>[^，。；：！？\n]{2,24}?)(?:就|则|恰)?$"
)
# What follows the name of a region and says only in which part of it.
_PART = re.compile(
    "(?:地区)?(?:市?中心(?:城区|区域|地带)?|城区|市区|境内|[东南西北中]{1,2}部(?:海域|山区|地区)?|[东南西北]{1,2}郊|(?:近|远)?郊区?|腹地|沿岸|沿海|流域|[老古]城|(?<=山)(?:脚下|[东南西北]麓|深处))?$"
)
# What stands between a region and its part: 某国|南部城市|提尔.
CAPITAL = re.compile(
    "(?:(?:首都|首府|省会|[东南西北中]{1,2}部)(?:沿海)?(?:城市|地区|省份)?|[东南西北]{1,2}郊|(?:沿海)?城市)(?!的|[，。；])"
)
_REGION = re.compile(
    "(?:省|市|县|[区州旗盟郡]|[镇乡村]|街道|社区|岛|海湾|海岸|半岛|群岛|山脉|山麓|平原|盆地|高原|沙漠|草原|丘陵|湿地|科学城|新城|开发区|高新区|园区|自贸区|保护区|三角洲|[山湖海河江港湾])$"
)
_NO_REGION = re.compile("河段|.{0,4}第[二三四五]大|.{0,4}最大|革命老区|世界")
_SITE = re.compile(
    "(?:[馆站院街路巷寺庙祠塔楼阁宫城堡厂矿校库港桥村镇乡县市区州岛湖河江山峰谷泉井田园厅堂湾坝仓营]|中心|平台|工程|项目|基地|实验室|枢纽|铁路|公路|隧道|运河|大厦|滑雪场|机场|牧场|林场|农场|广场|市场|球场|体育场|发射场|湿地|遗址|公司|企业|大学|公园|景区|园区|教堂|总部|口岸|码头|学校|医院|车站|电站|油田|气田|冰川|火山|瀑布|草原|半岛|群岛|故居|石窟|望远镜|装置|总场|总装线|陵园|文化城|科技城)$"
)
_ANY_MOUNTAIN = re.compile("[大深高群荒小]山")
# Of an army or a state what has no name of its own: 乌军弹药库, 某国哨所.
_FORCES = re.compile("[\u4e00-\u9fa5](?:军(?!区)|武装)")
_THEN = re.compile(
    "[，。；、]|正式|今天|昨天|日前|近日|当天|地下|内|里|发生|启用|开通|开馆|开园|投[入运产用]|成立|落成|揭牌|正在|已经?|将|是"
)
_KIND = re.compile("(?:示范区|基地|平台|陈列馆|工地|车间|现场|中心)$")
# What stands before a name and tells only how many or how large; what no name begins with.
_RANK = re.compile("(?:[我全]国|国内|全球|世界|亚洲)?(?:首[个座条家所]|最[大高长早](?:的)?|唯一的?)")
_NO_NAME = re.compile(
    "[这那该某每各首最多两几全我新老]|一|大型|小型|重要|主要|其他|著名|武器|恐怖|非法|秘密|地下|.*?所属|.{2,4}地点$"
)
_QUOTED = re.compile(
    "(?:中国)?“[\u4e00-\u9fa5A-Za-z0-9]{2,10}”(?=[，。；、里内是取迎传再又正将已])|(?:中国)?“[\u4e00-\u9fa5A-Za-z0-9]{2,10}”[\u4e00-\u9fa5]{0,8}(?:中心|[馆园城区镇村站])(?![\u4e00-\u9fa5]{0,2}[的园区馆])"
)
_INSIDE = re.compile("[里内上]$")
_SEAT = re.compile("(?:总部|使馆|议会|总统府|博物馆|大学)$")
_NOUNS = ("n", "j", "s", "x", "eng", "b", "l", "i", "z", "m", "q", "vn", "a", "f")
_NAMES = ("nr", "nt", "ns", "nz", "eng")


def may_lie_in(subject: str, place: str, seeds: Seeds, by_name: bool = False) -> bool:
    """Whether what is said to lie in a place is a name, and doesn't hold it: 位于上海的中国|某某造船厂.

    `by_name`: nothing else shows where the name ends, so that it has to end in the word for a site.
    """
    short = len(subject) <= _LEAST and subject not in seeds.divisions  # 远山|光电制造车间
    if by_name and (short or not (_SITE.search(subject) or subject.endswith("”"))):
        return False
    return not (subject in seeds.country_full or subject in seeds.frame(place).above or _is_description(subject))


def _is_description(site: str) -> bool:
    """Whether words say what a site is and give it no name: 射箭训练基地, 5万亩水稻示范区."""
    if re.match("[A-Z0-9]", site):
        return True
    words = cut_words(site) if _KIND.search(site) and (len(site) <= _TELLING or _NO_NAME.match(site)) else [""]
    return all(len(word) > 1 and not part_of_speech(word).startswith(_NAMES) for word in words)


class LocatedFinder:
    """Finds them with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._generic = frozenset(seeds.words.generic_names)
        self._common = seeds.common_words
        self._head = re.compile(alternatives(seeds.words.venue_heads))
        self._divisions = seeds.divisions
        self._foreign = re.compile(f"[{''.join(seeds.words.transliteration)}]{{2,8}}")

    def find(self, scan: Scan, known: dict[int, int]) -> list[Found]:
        """The two ends of each such clause; `known` are the places that are known without them: start → end."""
        found: list[Found] = []
        for match in _LIES.finditer(scan.text):
            end_of_clause = _END.search(scan.text, match.end())
            stop = end_of_clause.start() if end_of_clause else len(scan.text)
            at = scan.text.find("的", match.end(), stop)
            where = self._where(scan, match.end(), at if at >= 0 else stop, known)
            found += where
            if at >= 0:
                found += self._after(scan, at + 1, stop, known)
            found += self._before(scan, match.start(), known)
        return found

    def _where(self, scan: Scan, start: int, end: int, known: dict[int, int]) -> list[Found]:
        """The region behind the known places that it lies in: 青海|海南州."""
        while start in known and known[start] < end:
            start = known[start]
        if capital := CAPITAL.match(scan.text, start, end):
            start = capital.end()
        name = scan.text[start:end]
        part = _PART.search(name)
        name = name[: part.start()] if part else name
        if _NO_REGION.match(name):
            return []
        if not (_REGION.search(name) or (capital and self._foreign.fullmatch(name))) or not self._is_proper(
            scan, start, name
        ):
            return []
        return [Found(start, start + len(name), "Place", "context")]

    def _after(self, scan: Scan, start: int, stop: int, known: dict[int, int]) -> list[Found]:
        """What lies there, from 的 to where its head noun ends."""
        if rank := _RANK.match(scan.text, start, stop):
            start = rank.end()
        if quoted := _QUOTED.match(scan.text, start, stop):
            return self._site(scan, start, quoted.end(), known)
        at, end = start, 0
        tagged = _without_inside(list(tag_words(scan.text[start : min(stop, start + 2 * _LONGEST)])))
        sites = [_SITE.search(word) is not None and tag[0] != "v" and word[0] != "开" for word, tag in tagged]
        for (word, tag), site, then in zip(tagged, sites, [*sites, False][1:], strict=True):
            at += len(word)
            if site:
                end = at
            elif not tag.startswith(_NOUNS) and (tag[0] != "v" or (end and not then)):
                break  # 盐湖|修复|工程, but 某水库|蓄水
        else:
            end = end or (at if at == stop and tagged and tagged[-1][1][0] in "njsx" else 0)
        by_head = self._by_head(scan, start, stop, known) if not any(sites) else []
        return by_head or (self._site(scan, start, end, known) if end else [])

    def _by_head(self, scan: Scan, start: int, stop: int, known: dict[int, int]) -> list[Found]:
        """What lies there by the noun that it ends in, where a dictionary falls apart on its name: 琶江客运|口岸."""
        text = scan.text
        ends = (m.end() for m in self._head.finditer(text, start, min(stop, start + _LONGEST)))
        ends = (e for e in ends if e in scan.edges and (e == stop or _THEN.match(text, e)))
        end = max(ends, default=0)
        return self._site(scan, start, end, known) if end else []

    def _before(self, scan: Scan, end: int, known: dict[int, int]) -> list[Found]:
        """What a clause begins with."""
        match = _CLAUSE.search(scan.text[:end])
        if match is None or not all(tag.startswith(_NOUNS) for _, tag in tag_words(match["name"])):
            return []
        return self._site(scan, *match.span("name"), known)

    def _site(self, scan: Scan, start: int, end: int, known: dict[int, int]) -> list[Found]:
        own = start
        while own in known and known[own] <= end and scan.text[own : known[own]] in self._divisions:
            own = known[own]
        if own == end or (own > start and _REGION.search(scan.text, own, end)):
            start = own  # 临州市|青山镇; but 临州博物馆
        name = scan.text[start:end]
        if not self._is_proper(scan, start, name):
            return []
        return [Found(start, end, "Place" if name[-1] == "站" else kind_of_stop(name), "context")]

    def _is_proper(self, scan: Scan, start: int, name: str) -> bool:
        """Whether it is a name: its first word is one, or none that a dictionary knows."""
        if not _LEAST <= len(name) <= _LONGEST or name in self._generic or name in self._common:
            return False
        if (
            NOT_FIRST.match(name)
            or name.startswith("革命老区")
            or _ANY_MOUNTAIN.fullmatch(name)
            or not re.fullmatch("[\u4e00-\u9fa5A-Za-z0-9·（）“”-]+", name)
        ):
            return False
        words = words_of(scan, start, start + len(name))
        if not scan.lexicon.stop_words.isdisjoint(words):
            return False
        tagged = tag_words(name)
        word, tag = tagged[0]
        if (len(tagged) == 1 and tag != "ns" and len(cut_words(name)) == 1) or name.count("“") != name.count("”"):
            return False  # 望远镜
        if _FORCES.match(name) or (
            any(h.start == start for h in scan.of("country")) and len(cut_words(name)) < 4 and not _SEAT.search(name)
        ):
            return False  # 乌军|弹药库, 某国|哨所
        unknown = len(words[0]) > 1 and len(cut_words(words[0])) > 1  # 琶江|港澳客运口岸
        return (
            tag.startswith(_NAMES)
            or unknown
            or (len(word) > 1 and len(cut_words(word)) > 1)
            or (tag == "i" and len(tagged) == 2)  # 可可托海|滑雪场
            or name.startswith("“")
            or (len(name) >= _TELLING and _SITE.search(name) is not None and not _NO_NAME.match(name))
        )


def _without_inside(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The words with what only says inside a site parted from it: 城里 is a word, 科技城|里."""
    parted: list[tuple[str, str]] = []
    for word, tag in tagged:
        if len(word) > 1 and tag == "s" and _INSIDE.search(word) and _SITE.search(word[:-1]):
            parted += [(word[:-1], "n"), (word[-1], "f")]
        else:
            parted.append((word, tag))
    return parted
