"""Finds bodies, companies, places and documents in a sentence, and gives bodies their full names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.scan import PUNCTUATION, Hit, Scan, left_edge, longest
from kg.seeds import Frame, Seeds, alternatives

_NOT_FIRST = re.compile(
    r"(?:各级|各地|各|全体|有关|相关|部分|多所|多家|一批|一些|广大|国有|民营|龙头|上市|中小|外资|大型|重点|骨干|规上|参展|参会|我国|其他|其它|"
    r"多|本|该|此|这|那|两家|三家|几家|数家|每|同|某|\d+[家个所名支]|[一二三四五六七八九十百千万]+[家个所名支]|所在|当地|基层|上级|下级|一流|高水平)"
)
_ORGAN_ALONE = re.compile(
    r"(?:委员会|办公室|办公厅|常委会|党委|政府|法院|检察院|委|党组|全会|团委|海关|规划局|档案馆|图书馆|博物馆|文化馆|美术馆|党校)$"
)
_ACT_THERE = (
    "会见|会谈|会晤|举行|召开|举办|出席|主持|开幕|闭幕|启动|开赛|开班|签署|签订|集中|逝世|成立|发布|拉开|落幕|揭"
)
_SCENE = re.compile(
    rf"(?<![存现所正自好旨])在([\u4e00-\u9fa5A-Z0-9（）]{{2,24}}?)(?={_ACT_THERE}|同[\u4e00-\u9fa5]|正式|隆重|顺利|圆满|鸣枪|开跑|奏响|上演|如期|胜利)"
)
_NO_SCENE = re.compile(
    r"(?:会上|期间|过程|中|时|上|下|后|前|里|内|方面|领域|基础|今天|昨天|\d日|全国|全市|全省|各地|我[省市县区国]|当天|随后|一起|线上|视频|仪式|会议|现场)$|陪同?$|陪同|相继|陆续|即将|^[上下本这]周|^[今明去]年|[一二两三四五六七八九十百]个"
)
_VISITS = re.compile(r"(?:来到|走进|前往|实地考察|实地察看|实地调研|考察|走访|察看|调研|视察|督查|检查)(?:了)?")
_SITE = re.compile(
    r"((?:[^，。；、等的了]|（[^）]*）){2,28}?(?:工程|项目|基地|园区|产业园|公园|创新城|小区|社区|中心|展馆|馆|车站|电站|加工厂|工厂|学校|医院|村|镇|街道|"
    r"老街|大桥|码头|水库|农场|林带|流域|市场|车间|工地|谷|综合体|广场|综合物流园|产业带|示范区|项目区|改造提升工程|地块工程))(?=等|、|$|和|重点|施工|现场|一线|生产|建设)"
)
PARLIAMENTS = ("参议院", "众议院", "国会", "国民议会", "联邦委员会")
_FOREIGN_HEADS = re.compile(
    r"(?:参议院|众议院|国会|国民议会|联邦委员会|党中央|党(?=主席|总书记|领|总裁|副|在|[，。、；））]|和|与|书记|主)|真主党|"
    r"外交部|国防部|内政部|财政部|最高法院|央行|总统府|革命卫队|国防军|军队|议会|政府|驻华大使馆|驻华使馆)(?!长)"
)
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]+届)$")
_QUOTED = re.compile(r"《[^《》\n]{1,60}》")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a sentence with its type."""

    start: int
    end: int
    type: str
    method: str


class BodyFinder:
    """Finds bodies and places with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._seeds = seeds
        self._companies, self._generic = frozenset(words.company_heads), frozenset(words.generic_names)
        self._clause_words = frozenset(words.clause_words)
        self._common = frozenset(words.leading_verbs) | frozenset(words.person_followers) | seeds.common_words
        self._heads = re.compile(alternatives([*words.company_heads, *words.body_heads]))
        self._place_heads = re.compile(alternatives(words.place_heads))
        self._abbreviated = re.compile(
            rf"(?:在|来|抵|离|赴|驻)([{''.join(seeds.place_abbreviations)}])(?={_ACT_THERE}|调研|考察|对接|访)"
        )

    def documents(self, scan: Scan) -> list[Found]:
        """Titles in 《》."""
        return [Found(*m.span(), "Document", "pattern") for m in _QUOTED.finditer(scan.text)]

    def places(self, scan: Scan, frame: Frame) -> list[Found]:
        """Divisions, countries, venues, and the places of the page's frame."""
        text = scan.text
        known = longest(scan.of("country") + [h for h in scan.of("place") if self._is_place(scan, h, frame)])
        found = [Found(h.start, h.end + self._suffix(text, h), "Place", "lexicon") for h in known]
        for name in (frame.place, *frame.above):
            for word in {name, name[:-1] if len(name) > 2 else name}:
                at = text.find(word) if word else -1
                while at >= 0:
                    end = at + len(word)
                    if word[-1] not in "省市县区" or text[end : end + 1] not in ("场", "民", "域", "区", "级"):
                        found.append(Found(at, end, "Place", "lexicon"))
                    at = text.find(word, end)
        found += [
            Found(*m.span(), "Place", "lexicon")
            for m in re.finditer(r"(?<![\u4e00-\u9fa5])我[省市县区州镇](?![委长级])|我[省市县区](?!委)", text)
        ]
        found += [Found(*m.span(1), "Place", "lexicon") for m in self._abbreviated.finditer(text)]
        found += [f for m in _SCENE.finditer(text) for f in self._scene(scan, *m.span(1))]
        found += self._sites(scan)
        for match in self._place_heads.finditer(text):
            edge = left_edge(scan, match.start(), limit=16)
            if acts := list(_VISITS.finditer(text, edge, match.start())):
                edge = acts[-1].end()
            name = text[edge : match.end()]
            nxt = text[match.end() : match.end() + 1]
            if (
                match.end() in scan.edges
                and name not in self._generic
                and len(name) >= len(match.group()) + (2 if len(match.group()) == 1 else 1)
                and not _NOT_FIRST.match(name)
                and not (len(match.group()) == 1 and nxt in "级长委民庄")
            ):
                found.append(Found(edge, match.end(), "Place", "pattern"))
        return _widest(found)

    def _suffix(self, text: str, hit: Hit) -> int:
        """1 where a short name is written with its level (维西县 for 维西傈僳族自治县), else 0."""
        found = self._seeds.divisions.get(text[hit.start : hit.end], ())
        if not found or any(d.name == text[hit.start : hit.end] for d in found):
            return 0
        return int(text[hit.end : hit.end + 1] in ("县", "州", "旗", "盟"))

    def _scene(self, scan: Scan, start: int, end: int) -> list[Found]:
        """The place of an act, between 在 and 举行: a city abroad or a venue that no table knows (在金边会见)."""
        for hit in scan.of("country") + scan.of("place"):
            if hit.start == start and hit.end < end - 1:
                start = hit.end  # 在沙特|吉达举行
                break
        name = scan.text[start:end]
        words = [
            name[a:b] for a, b in pairwise([0, *(i for i in range(1, len(name)) if start + i in scan.edges), len(name)])
        ]
        if len(name) < 2 or not scan.lexicon.stop_words.isdisjoint(words) or _NO_SCENE.search(name):
            return []
        return [Found(start, end, "Place", "context")]

    def _sites(self, scan: Scan) -> list[Found]:
        """What someone came to see: 来到A、B等, where each ends like a site (工程, 项目, 基地)."""
        found = []
        for match in _VISITS.finditer(scan.text):
            at = match.end()
            for part in re.split(r"(、)", re.split(r"[，。；]", scan.text[at:])[0]):
                if site := _SITE.match(part):
                    found.append(Found(at, at + site.end(1), "Place", "context"))
                at += len(part)
        return found

    def _is_place(self, scan: Scan, hit: Hit, frame: Frame) -> bool:
        """A full name, or a short one that is no common word: of a county only near its own city (合作, 资源, 和平)."""
        name, text = scan.text[hit.start : hit.end], scan.text
        divisions = self._seeds.divisions[name]
        if any(d.name == name for d in divisions):
            return not (name[-1] in "省市县区" and text[hit.end : hit.end + 1] in ("场", "民", "域", "级"))
        if hit.start not in scan.edges and text[hit.start - 1] not in PUNCTUATION:
            return False
        if all(d.level == "county" for d in divisions):
            names = {frame.place, *frame.above}
            parents = {self._seeds.by_code[d.parent] for d in divisions if d.parent in self._seeds.by_code}
            return any(p.name in names and p.level == "city" for p in parents) or any(
                text[: hit.start].endswith((p.name, p.short)) for p in parents
            )
        return hit.end in scan.edges or text[hit.end : hit.end + 1] in ("市", "省")

    def bodies(self, scan: Scan, places: list[Found], barriers: Sequence[int] = ()) -> list[Found]:
        """Bodies and companies; `barriers` are the ends of names that no body reaches over."""
        national = [h for h in longest(scan.of("national")) if scan.text[h.end : h.end + 1] != "长"]
        found = [Found(h.start, h.end, "Organization", "lexicon") for h in national]
        place_ends = {p.end: p.start for p in sorted(places, key=lambda p: -p.start)}
        found += self._committees(scan, place_ends)
        found += self._organs(scan, place_ends, {f.end for f in found})
        found += self._headed(scan, place_ends, barriers)
        found += self._foreign(scan, place_ends)
        return _widest(found)

    def _frame_start(self, text: str, at: int, place_ends: dict[int, int]) -> int | None:
        """Where the place that a body at `at` belongs to begins (市|, 义乌市|, 省十四届|), or None."""
        if at == 0:
            return None
        if (term := _TERM.search(text, max(0, at - 8), at)) and (
            start := self._frame_start(text, term.start(), place_ends)
        ):
            return start
        if term and text[term.start() - 1 : term.start()] in ("省", "市", "县", "区") and term.start() == 1:
            return 0
        if at in place_ends:
            return place_ends[at]
        if text[at - 1] in "省市县区州旗镇乡":
            start = at - 1
            if start and text[start - 1] in "全我本":
                start -= 1
            return start
        return None

    def _committees(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """市委, 金华市委, 中共义乌市委, with what hangs under it: 市委组织部, 市委常委会."""
        text, found = scan.text, []
        organs = {h.start: h.end for h in sorted(scan.of("organ"), key=lambda h: h.end)}
        for hit in scan.of("committee"):
            if text[hit.end : hit.end + 1] in ("员", "托", "派", "任"):
                continue
            start = hit.start
            for end in (hit.start + 1, hit.start):
                if end in place_ends and place_ends[end] < start:
                    start = place_ends[end]
            if start == hit.start and (unlisted := self._unlisted_place(scan, hit.start)) is not None:
                start = unlisted
            if start >= 2 and text[start - 2 : start] == "中共":
                start -= 2
            elif text[start - 1 : start] == "团":
                found.append(Found(start - 1, hit.end, "Organization", "pattern"))
                continue
            end = hit.end
            if end in organs and text[end : organs[end]] not in ("委", "政府", "人大", "政协"):
                end = organs[end]
            else:
                match = re.compile(r"[\u4e00-\u9fa5]{2,22}?(?:委员会|领导小组|工委)").match(text, end)
                if match and not re.search(r"召开|举行|出席|主持|书记|常委|[，、]", match.group()):
                    end = match.end()
            found.append(Found(start, end, "Organization", "pattern"))
        return found

    def _organs(self, scan: Scan, place_ends: dict[int, int], taken: set[int]) -> list[Found]:
        """市政府, 浙江省政协, 市十三届政协, 市文旅局; without a place only names that no one takes for common words."""
        text, found = scan.text, []
        for hit in longest(scan.of("organ")):
            if hit.end in taken:
                continue
            at = hit.start - 1 if text[hit.start - 1 : hit.start] == "委" else hit.start
            start = self._frame_start(text, at, place_ends)
            name = text[hit.start : hit.end]
            if start is None and self._in_chain(scan, hit):
                start = hit.start
            elif start is None:
                if (
                    len(name) < 3
                    or (_ORGAN_ALONE.search(name) and not (self._seeds.organs[name].via and name[-1] == "委"))
                    or (hit.start and text[hit.start - 1] not in PUNCTUATION and hit.start not in scan.edges)
                ):
                    continue
                if hit.start and text[hit.start - 1] not in PUNCTUATION and "\u4e00" <= text[hit.start - 1] <= "\u9fa5":
                    edge = left_edge(scan, hit.start, limit=14)
                    if edge < hit.start and text[edge : hit.start] not in STEMS:
                        continue
                start = hit.start
            elif (
                text[start : hit.start] in ("区", "州", "镇", "乡")
                and start
                and text[start - 1] not in PUNCTUATION
                and start not in scan.edges
            ):
                continue
            found.append(Found(start, hit.end, "Organization", "lexicon"))
        return found

    def _foreign(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """Parties, parliaments and ministries of a country: 柬埔寨人民党, 老挝人民革命党中央; 参议院 also alone."""
        found = []
        for match in _FOREIGN_HEADS.finditer(scan.text):
            starts = [
                s
                for e, s in place_ends.items()
                if match.start() - 9 <= e <= match.start() and scan.text[s:e] in self._seeds.countries
            ]
            between = scan.text[max(starts) : match.start()] if starts else ""
            titled = any(max(starts, default=0) < h.start < match.start() for h in scan.of("title"))
            if starts and not titled and not any(c in PUNCTUATION or c in "的和与在同" for c in between):
                found.append(Found(max(starts), match.end(), "Organization", "pattern"))
            elif match.group() in PARLIAMENTS:
                found.append(Found(match.start(), match.end(), "Organization", "pattern"))
        return found

    def _unlisted_place(self, scan: Scan, level_at: int) -> int | None:
        """Where a place that no table knows begins (襄樊|市委, a city of former days), or None."""
        text, words = scan.text, scan.lexicon.stop_words
        for size in (2, 3):
            start = level_at - size
            if start < 0 or start not in scan.edges or (start and text[start - 1] not in "，。；：、的与和访”"):
                continue
            cuts = [start, *(i for i in range(start + 1, level_at) if i in scan.edges), level_at]
            parts = [text[a:b] for a, b in pairwise(cuts)]
            plain = (
                all("一" <= c <= "龥" for c in text[start:level_at]) and text[level_at - 1] not in "全我本各原该两任"
            )
            if (
                plain
                and words.isdisjoint(parts)
                and self._seeds.verbs.isdisjoint(parts)
                and self._common.isdisjoint(parts)
            ):
                return start
        return None

    def _in_chain(self, scan: Scan, hit: Hit) -> bool:
        """A body that takes its place from the post before it: 自治区党委书记、|人大常委会|主任."""
        after = any(t.start in (hit.end, hit.end + 1) for t in scan.of("title"))
        return (
            after
            and scan.text[hit.start - 1 : hit.start] == "、"
            and any(t.end == hit.start - 1 for t in scan.of("title"))
        )

    def _headed(self, scan: Scan, place_ends: dict[int, int], barriers: Sequence[int]) -> list[Found]:
        """Names that end in what bodies are called: 义乌市场发展研究院, 华灿光电（浙江）有限公司."""
        text, found = scan.text, []
        titles = {h.start for h in scan.of("title")}
        for match in self._heads.finditer(text):
            head, end = match.group(), match.end()
            if (end < len(text) and text[end] in "长员") or (head == "公司" and text[end : end + 1] == "制"):
                continue
            if end < len(text) and text[end] not in PUNCTUATION and end not in scan.edges and end not in titles:
                continue
            floor = max((b for b in barriers if b <= match.start()), default=0)
            edge = left_edge(scan, match.start(), limit=28, floor=floor)
            if (place := self._frame_start(text, edge, place_ends)) is not None and text[place:edge] not in (
                "州",
                "区",
                "镇",
                "乡",
            ):
                edge = place
            edge = self._whole_name(scan, edge, match.start(), place_ends, floor)
            first = min((s for s in place_ends.values() if edge < s < match.start()), default=edge)
            if first > edge and (
                text[edge:first] in self._seeds.verbs or text[edge:first] in ("同", "任", "跟", "到", "转到")
            ):
                edge = first
            inner = edge == place or any(edge < e <= match.start() and place_ends[e] >= edge for e in place_ends)
            inner = inner or (text[edge] in "省市县区州" and edge < match.start())
            name = text[edge:end]
            if prefix := re.match(r"(?:全国|全省|全市|市领导|领导|来自)(?=.{4})", name):
                edge += prefix.end()
                name = text[edge:end]
            if (
                "、" in name
                or name in self._generic
                or (len(name) < 4 and self._kind(head) == "Company")
                or _NOT_FIRST.match(name)
                or len(name) < len(head) + 2
            ) and not inner:
                continue
            if not inner and end not in titles and self._begins_with_verb(scan, edge, end):
                continue
            found.append(Found(edge, end, self._kind(head), "pattern"))
        return found

    def _whole_name(self, scan: Scan, edge: int, head: int, place_ends: dict[int, int], floor: int) -> int:
        """Where a name begins that 和 seemed to part (中央党史和文献研究院), or that begins inside a known body."""
        national = next((h.start for h in scan.of("national") if h.start < edge < h.end), edge)
        if national < edge:
            return national
        if scan.text[edge - 1 : edge] in ("和", "与"):
            wide = left_edge(scan, head, limit=28, join="和与", floor=floor)
            left = scan.text[wide : edge - 1]
            if any(o.end == edge - 1 for o in scan.of("organ") + scan.of("committee")):
                return edge  # 市政府|与|某公司
            starts = wide in place_ends.values() or left.startswith(
                ("中国", "中央", "国家", "全国", "省", "市", "县", "区")
            )
            if starts and len(left) >= 3 and not self._heads.search(left) and (wide == 0 or wide in scan.edges):
                return wide
        return edge

    def _kind(self, head: str) -> str:
        """Company or Organization, by the noun that the name ends in."""
        return "Company" if head in self._companies else "Organization"

    def _begins_with_verb(self, scan: Scan, start: int, end: int) -> bool:
        """The first word is a verb, or one stands inside: then the stretch is a clause and no name."""
        cuts = [start, *(i for i in range(start + 1, end) if i in scan.edges), end]
        words = [scan.text[a:b] for a, b in pairwise(cuts)]
        return words[0] in self._seeds.verbs or not self._clause_words.isdisjoint(words)


STEMS = frozenset("中共 省 市 县 区".split())


def _widest(found: list[Found]) -> list[Found]:
    """The stretches that lie in no other; of two that overlap the longer."""
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda f: (f.start - f.end, f.start, f.type)):
        if all(item.end <= k.start or item.start >= k.end for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


_CORPORATE = re.compile(r"(?:股份|有限|责任|集团|控股|总)*(?:有限公司|公司|集团)$")


def company_short_forms(name: str, text: str, seeds: Seeds) -> list[str]:
    """The short form of a company that `text` uses: 华灿光电（浙江）有限公司 → 华灿光电."""
    core = _CORPORATE.sub("", name)
    if core == name:
        return []
    for size in range(min(7, len(core) - 2), 1, -1):
        if core[:size] in seeds.divisions or core[:size] in seeds.countries:
            core = core[size:]
            break
    stem = re.split(r"[（(]", core)[0]
    plain_core = re.sub(r"[（(][^）)]*[）)]", "", core)
    rest = text.replace(name, "　")
    for size in range(len(plain_core), 1, -1):
        short = plain_core[:size]
        if short in seeds.divisions or short in seeds.countries or (size < 4 and short != stem):
            continue
        if short in rest and (
            size == len(plain_core) or short == stem or not rest[rest.find(short) :].startswith(plain_core[: size + 1])
        ):
            return [short]
    return []


def full_body_name(text: str, frame: Frame, seeds: Seeds, place: str | None = None) -> tuple[str, list[str]]:
    """The body's name resolved to its place, and other forms: 市委 → 义乌市委, [中共义乌市委, 市委].

    `place` is the place of the post before it in a chain (金华市委常委、统战部部长): it goes before the page's own.
    """
    forms = [text]
    if text in seeds.national_bodies:
        return text, [seeds.national_bodies[text]] if seeds.national_bodies[text] != text else []
    name = text[2:] if text.startswith("中共") and text[2:3] != "中" else text
    name = re.sub(r"(?<=[省市县区])第?[一二三四五六七八九十]+届(?=政协|人大|人民)", "", name)
    if league := re.fullmatch(r"团([省市县区州])委", name):
        where = frame.resolve(league.group(1))
        return (f"共青团{where}委", [name, f"团{where}委"]) if where else (name, [])
    match = re.match(r"(?:我|全|本|自治)?([省市县区州旗])(?=[\u4e00-\u9fa5])", name)
    if match and name not in seeds.organs:
        where = place if place and place[-1] == match.group(1) else frame.resolve(match.group(1))
        if where:
            name = where + name[match.end() :]
    elif name in seeds.organs:
        organ = seeds.organs[name]
        where = place or (frame.place if frame.place and frame.place[-1] in "省市县区州旗" else None)
        if where:
            name = where + organ.via + name
    else:
        name = _with_level(name, seeds, frame)
    if name.endswith("人民政府") and len(name) > 4:
        name = name[:-4] + "政府"
    forms = [f for f in forms if f != name]
    short = next((o for o in seeds.organs.values() if o.full and name.endswith(o.full) and o.full != name), None)
    if short and name.endswith(short.full) and short.name == "政府":
        forms.append(name)
    if organ_full := next((o.full for n, o in seeds.organs.items() if o.full and name.endswith(n) and len(n) >= 2), ""):
        tail = next(n for n, o in seeds.organs.items() if o.full and name.endswith(n) and len(n) >= 2)
        forms.append(name[: -len(tail)] + organ_full)
    if re.search(r"[省市县区州旗]委", name):
        forms.append("中共" + name)
    return name, list(dict.fromkeys(forms))


# Bodies that carry the level in their full name: 浙江政协 is 浙江省政协, but 宁波海关 stays.
_LEVELLED = frozenset("人大 人大常委会 政协 政府 纪委 监委 法院 检察院 人民政府".split())


def _with_level(name: str, seeds: Seeds, frame: Frame) -> str:
    """浙江政协 → 浙江省政协 where a short place stands right before an organ."""
    for size in (3, 2, 4):
        stem, rest = name[:size], name[size:]
        if rest in _LEVELLED and (found := seeds.divisions.get(stem)):
            best = next((d for d in found if d.name in (frame.place, *frame.above)), found[0])
            return best.name + rest
    return name
