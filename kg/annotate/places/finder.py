"""Finds places in a sentence: divisions, countries, venues, the scene of an act, the sites of a visit."""

from __future__ import annotations

from collections.abc import Iterable

import kg.regex as re
from kg.annotate.places.headed import HeadedPlaces
from kg.annotate.places.located import CAPITAL, LocatedFinder
from kg.annotate.places.shared_heads import SharedHeads
from kg.annotate.places.stops import StopFinder
from kg.annotate.places.unlisted import UnlistedPlaces
from kg.annotate.places.venues import VenueFinder, is_kind
from kg.seeds import Division, Frame, Seeds
from kg.words.scan import PUNCTUATION, Found, Hit, Scan, widest

_ACT_THERE = (
    "会见|会谈|会晤|举行|召开|举办|出席|主持|开幕|闭幕|启动|开赛|开班|签署|签订|集中|逝世|成立|"
    "发布(?!中心|厅)|拉开|落幕|落下帷幕|开讲|收官|签约|揭|(?<=[馆院厅园楼宫心])开展(?=[，。；])"
)
# Titles before which one character names the country: 俄总统, 美国防部长.
_STATE_TITLE = (
    "(?:前|时任|候任)?(?:第一)?(?:常务)?副?(?:总统|总理|首相|国务卿|外长|防长|财长|(?:国防|卫生|外交|财政|内政|内务|能源|经济)部长)|国家安全|"
    "议长|驻[\u4e00-\u9fa5]{1,6}大使|常驻联合国"
)
LED_BY = re.compile("[^，。；]{2,40}?为(?:首|团长|主席|核心|代表|组长|领队)")  # 以|议长某某为团长的
_NO_COUNTRY = re.compile("式|特(?![使别约派])")
_DEVELOPING = re.compile("发展中国家$")
_NOT_LEVEL = re.compile(
    "[场域级]|民(?!政|族|委|宗|生|主|营|建|盟|革|进)|区(?!域)(?=[内间])"
)  # 义乌|市场, 市民, but 市民政局
_CENTRAL_AFRICA = re.compile("中非(?=总统|总理|外长)")  # elsewhere China and Africa
_OURS = re.compile("(?<![\u4e00-\u9fa5])我[省市县区州镇](?![委长级])|我[省市县区](?!委)")
_AFTER_STATE = tuple("防务会家王内际民庆歌旗产土营有")  # 以色列|国防部, not 以色列国|防部
# Where no segmenter need be asked whether a short name stands alone.
_BEFORE_PLACE = PUNCTUATION | frozenset("在赴抵于往")
_AFTER_PLACE = re.compile(
    "[市省，。、；：）等的和与及两]|举[行办]|召开|会[见谈晤]|出席|开幕|闭幕|考察|调研|启动|正式|隆重|发布|签署|同|$"
)
_REGION = re.compile("(?:州|省|半岛|岛|河|国际机场|机场|大道)(?![\u4e00-\u9fa5]?[长委])")
_CAPITAL = frozenset("首省东南西北中沿城")  # what CAPITAL begins with
_ITEM = re.compile("(?:[东南西北中]部)?([^、和与及等]*[^东南西北、和与及等][^、和与及等]*)")
_REGION_TAIL = re.compile("三角洲|平原|革命老区")
_NO_REGION = re.compile("石化|钢|大学|学院|医院|集团|银行|证券|街|路|[区市县镇乡村]|水电|号")  # 燕山|石化


_DISTRICTS = frozenset(("郊区", "城区", "矿区"))  # what any town has, unless it is its city's district of that name

# A hall in the house of a body: 市政府|第一会议室, 某大学|体育馆.
_HALL = re.compile(
    "(?:电话|电视|视频|多功能|学术|国际|(?:行政|综合|办公|门诊|教学|实验)楼|[一二三四五六七八九十\\d]+[楼层]|第?[一二三四五六七八九十\\d]+号?|[大小主新老东西南北])*"
    "(?:多功能厅|阶梯教室|活动室|接待室|临展厅|会客厅|会议室|会议厅|礼堂|报告厅|会堂|体育馆|体育场|体育中心|体操馆|游泳馆|运动场|操场|音乐厅|剧场|展厅|宴会厅|会议中心|会见厅|招待所|演播厅|校区)"
    "(?![长主员所管建和与、的])"
)


def halls(text: str, bodies: Iterable[Found]) -> list[Found]:
    """The halls and sports grounds in the houses of the bodies, by the body's name and what follows it."""
    found = ((body, _HALL.match(text, body.end)) for body in bodies)
    return [Found(body.start, hall.end(), "Place", "context") for body, hall in found if hall]


def without_pairs(text: str, found: list[Found]) -> list[Found]:
    """Places but what is two of the tables, or two stops, in one: 在|上海和香港|举行, 来到|礼安派出所和文昌派出所."""
    spans = {
        (f.start, f.end) for f in found if f.method == "lexicon" or (f.method == "context" and f.end - f.start > 3)
    }
    joined = [(start, end) for start, end in spans if text[end : end + 1] in ("和", "与", "及")]
    pairs = {(start, last) for start, end in joined for first, last in spans if first == end + 1}
    return [f for f in found if (f.start, f.end) not in pairs]


class PlaceFinder:
    """Finds places with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._seeds = seeds
        self._generic = frozenset(seeds.words.generic_names)
        self._cities = {
            name
            for name, meant in seeds.divisions.items()
            if not any(d.name == name for d in meant) and any(d.level != "county" for d in meant)
        } - self._generic
        self._stops = StopFinder(seeds)
        self._shared = SharedHeads(seeds)
        self._located = LocatedFinder(seeds)
        self._venues = VenueFinder(seeds)
        self._unlisted = UnlistedPlaces(seeds)
        self._named = HeadedPlaces(seeds)
        self._verbs = seeds.verbs | frozenset(seeds.words.leading_verbs)
        self._foreign = frozenset(seeds.words.transliteration) - frozenset("当于及")
        item = f"(?:[东南西北中]部)?[{''.join(sorted(self._foreign))}]{{2,8}}?(?:[州省市县]|地区)?"
        self._foreign_list = re.compile(
            rf"(?<=[在对向从往到自、和及])(?:{item}[、和与及])*{item}(?:等(?=[多地方城])|(?=方向))"
        )
        self._abbreviated = re.compile(
            rf"(?:在|来|抵|离|赴|驻)([{''.join(seeds.place_abbreviations)}])(?={_ACT_THERE}|调研|考察|对接|访|同(?!志)|与|正式|亲切|集体|应约)"
        )

        short = "".join({**seeds.abbreviations, **seeds.claimants})
        self._of_state = re.compile(
            rf"[{short}](?:(?:(?<![\u4e00-\u9fa5].)|(?<=[向对同与和称据见晤].))(?=(?:{_STATE_TITLE})|驻[{short}]大使)|(?<=驻.)(?=大使))"
        )

    def find(self, scan: Scan, frame: Frame) -> list[Found]:
        """Divisions, countries, venues, and the places of the page's frame."""
        text = scan.text
        known = self._known(scan, frame)
        found = [Found(h.start, h.end + self._suffix(text, h), "Place", "lexicon") for h in known]
        for name in (frame.place, *frame.above):
            for word in {name, name[:-1] if len(name) > 2 else name}:
                at = text.find(word) if word else -1
                while at >= 0:
                    end = at + len(word)
                    if word[-1] not in "省市县区" or not _NOT_LEVEL.match(text, end):
                        found.append(Found(at, end, "Place", "lexicon"))
                    at = text.find(word, end)
        if "我" in text:
            found += [Found(*m.span(), "Place", "lexicon") for m in _OURS.finditer(text)]
        if "in_abbreviated_place" in scan.cues:
            found += [Found(*m.span(1), "Place", "lexicon") for m in self._abbreviated.finditer(text)]
        if scan.of("title"):
            found += self._by_one_character(scan) + self._unlisted.of_heads(scan)
        if "召开" in text or "举" in text:
            found += self._unlisted.of_holders(scan)
        if "中非" in text:
            found += [Found(*m.span(), "Place", "lexicon") for m in _CENTRAL_AFRICA.finditer(text)]
        found += self._venues.find(scan, {f.start: f.end for f in widest(found)})
        if "regions_abroad" in scan.cues:
            found += [f for m in _REGION.finditer(text) for f in self._abroad(scan, m)]
        found += self._parts(scan, found)
        found += self._stops.find(scan, found)
        found += self._shared.find(scan)
        if "lies" in scan.cues:
            found += self._located.find(scan, {f.start: f.end for f in widest(found)})
        found += self._named.find(scan, found)
        found = [f for f in found if f.method == "lexicon" or not is_kind(text[f.start : f.end])]
        return widest(without_pairs(text, found) if "和" in text or "及" in text else found)

    def clauses(self, scan: Scan) -> list[str]:
        """The clauses of which it will be asked where the short names of cities begin and end."""
        text, offsets = scan.text, set[int]()
        for start, end, _ in scan.of("place"):
            if text[start:end] in self._cities:
                before = start and text[start - 1] not in _BEFORE_PLACE
                if before or not _AFTER_PLACE.match(text, end):
                    offsets.add(start if before else end)
        return scan.edges.clauses(offsets) if offsets else []

    def _known(self, scan: Scan, frame: Frame) -> list[Hit]:
        """The places that a table has and that lie in no other; whether one is meant is asked only of these."""
        text = scan.text
        chained = self._chained(scan)
        kept: list[Hit] = []
        regions = [_with_tail(text, h) for h in scan.of("region")]
        hits = [*scan.of("country"), *scan.of("abroad"), *regions, *scan.of("place")]
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if kept and hit.start < kept[-1].end:
                continue
            if (
                (hit.kind == "place" and (hit in chained or self._is_place(scan, hit, frame)))
                or (hit.kind == "country" and _is_country(text, hit))
                or (hit.kind == "abroad" and self._is_whole(scan, hit))
                or (hit.kind == "region" and _is_region(scan, hit))
            ):
                kept.append(hit)
        return kept

    def _by_one_character(self, scan: Scan) -> list[Found]:
        """Countries by one character before a title: 俄|总统."""
        matches = self._of_state.finditer(scan.text) if "of_title" in scan.cues else ()
        return [
            Found(*m.span(), "Place", "lexicon")
            for m in matches
            if m[0] in scan.states and not (m[0] == "以" and LED_BY.match(scan.text, m.end()))
        ]

    def _abroad(self, scan: Scan, head: re.Match[str]) -> list[Found]:
        """A region, an island or an airport with a foreign name (俄克拉何马州), from where a word begins."""
        text, low = scan.text, head.start()
        while low and head.start() - low < 7 and text[low - 1] in self._foreign:
            low -= 1
        least = 2 if head.group() in "州省" else 3
        if head.start() - low < least or head.end() not in scan.edges:
            return []
        start = next((i for i in range(low, head.start() - least + 1) if i in scan.edges), None)
        if start is None or text[start : head.start()] in self._seeds.common_words:
            return []
        if any(h.start < head.end() <= h.end for h in scan.of("place")):
            return []  # 江苏|苏州
        return [Found(start, head.end(), "Place", "pattern")]

    def _parts(self, scan: Scan, places: list[Found]) -> list[Found]:
        """Foreign cities that no table knows, behind their country: 某国首都|利雅得, 某国南部城市|提尔."""
        text, found = scan.text, []
        ends = {p.end for p in places if text[p.start : p.end] not in self._seeds.divisions}
        starts = [end for end in sorted(ends) if text[end : end + 1] in _CAPITAL]
        for capital in filter(None, (CAPITAL.match(text, start) for start in starts)):
            start = end = capital.end()
            while end < len(text) and text[end] in self._foreign and end - start < 8:
                end += 1
            while end not in scan.edges:
                end -= 1
            if end - start >= 2 and text[start:end] not in self._seeds.common_words:
                found.append(Found(start, end, "Place", "pattern"))
        home = [h.start for h in scan.of("place")]
        for match in self._foreign_list.finditer(text) if "等" in text or "方向" in text else ():
            items = [m.span(1) for m in _ITEM.finditer(text, *match.span())]
            found += [Found(a, b, "Place", "pattern") for a, b in items if not any(a <= h < b for h in home)]
        return found

    def _is_in_its_city(self, before: str, divisions: Iterable[Division], frame: Frame) -> bool:
        """Whether a district stands behind its city, or the page is the city's own."""
        cities = [self._seeds.by_code[d.parent] for d in divisions if d.parent in self._seeds.by_code]
        return any(before.endswith((c.name, c.short)) or c.name in (frame.place, *frame.above) for c in cities)

    def _chained(self, scan: Scan) -> set[Hit]:
        """福建|福州: a province and its city say of one another that they are places."""
        hits, text = scan.of("place"), scan.text
        starts: dict[int, list[Hit]] = {}
        for hit in hits:
            starts.setdefault(hit.start, []).append(hit)
        chained: set[Hit] = set()
        for large in hits:
            if large.end not in starts:
                continue
            codes = {d.code for d in self._seeds.divisions[text[large.start : large.end]]}
            for small in starts[large.end]:
                if any(d.parent in codes for d in self._seeds.divisions[text[small.start : small.end]]):
                    chained |= {large, small}
        return chained

    def _is_whole(self, scan: Scan, hit: Hit) -> bool:
        """A name of two characters may be part of other words (尼斯, 罗马|尼亚)."""
        long = hit.end - hit.start >= 4
        return long or (
            (hit.start in scan.edges or scan.text[hit.start - 1] in "在到抵于赴兼")
            and (hit.end in scan.edges or scan.text[hit.end] in "市州峰")
        )

    def _suffix(self, text: str, hit: Hit) -> int:
        """1 where a short name is written with its level (维西县 for 维西傈僳族自治县, 俄勒冈州), else 0."""
        if hit.kind == "abroad":
            level = "州县" if self._seeds.foreign_places.get(text[hit.start : hit.end]) == "日本" else "州"
            return int(text[hit.end : hit.end + 1] in tuple(level) and not text.startswith("长", hit.end + 1))
        found = self._seeds.divisions.get(text[hit.start : hit.end], ())
        if not found or any(d.name == text[hit.start : hit.end] for d in found):
            return 0
        return int(text[hit.end : hit.end + 1] in ("县", "州", "旗", "盟"))

    def _is_place(self, scan: Scan, hit: Hit, frame: Frame) -> bool:
        """A full name, or a short one that is no common word: of a county only near its own city (合作, 资源, 和平)."""
        name, text = scan.text[hit.start : hit.end], scan.text
        if name == "代县" and text.startswith("长", hit.end):
            return False
        divisions = self._seeds.divisions[name]
        if any(d.name == name for d in divisions):
            if (
                name[0] == "和"
                and hit.start
                and (text[hit.start - 1] not in PUNCTUATION or text[hit.end : hit.end + 1] in ("直", "级", "各", "里"))
            ):
                return False  # 汲冢镇|和|县科工局
            if name in _DISTRICTS and not self._is_in_its_city(text[: hit.start], divisions, frame):
                return False  # 某国首都|郊区
            return not (name[-1] in "省市县区" and _NOT_LEVEL.match(text, hit.end))
        listed = text[hit.end : hit.end + 1] in tuple("、和与及") and divisions[0].level == "province"  # 香港和澳门
        if (name in self._generic and not listed) or text.startswith("久安", hit.end):  # 来宾, 长治|久安
            return False
        county = all(d.level == "county" for d in divisions)
        if county:
            names = {frame.place, *frame.above}
            parents = {self._seeds.by_code[d.parent] for d in divisions if d.parent in self._seeds.by_code}
            above = parents | {self._seeds.by_code[p.parent] for p in parents if p.parent in self._seeds.by_code}
            if not any(p.name in names and p.level == "city" for p in parents) and not any(
                text[: hit.start].endswith((p.name, p.short)) for p in above
            ):
                return False
        if hit.start and text[hit.start - 1] not in _BEFORE_PLACE and hit.start not in scan.edges:
            return False
        if county:
            return True
        return _AFTER_PLACE.match(text, hit.end) is not None or hit.end in scan.edges


def _is_country(text: str, hit: Hit) -> bool:
    """Whether no other word takes the name in: 中国|式现代化, 发展中国家, 以色列|国防部."""
    if text.startswith("族", hit.end):
        return False  # （朝鲜|族）
    return (
        not _NO_COUNTRY.match(text, hit.end)
        and not _DEVELOPING.search(text, max(0, hit.start - 2), hit.end + 1)
        and (hit.end - hit.start < 4 or text[hit.end - 1] != "国" or text[hit.end : hit.end + 1] not in _AFTER_STATE)
    )


def _with_tail(text: str, region: Hit) -> Hit:
    """The region with what its name may go on with: 长江|三角洲."""
    tail = _REGION_TAIL.match(text, region.end)
    return region._replace(end=tail.end()) if tail else region


def _is_region(scan: Scan, hit: Hit) -> bool:
    """Whether the region, as the table has it, begins and ends where words do, and no body is named after it."""
    return any(
        h.start == hit.start
        and _with_tail(scan.text, h) == hit
        and not _NO_REGION.match(scan.text, h.end)
        and h.start in scan.edges
        and h.end in scan.edges
        for h in scan.of("region")
    )
