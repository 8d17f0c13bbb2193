"""Which body or place a mention names, resolved to the page's place: 市委 → 义乌市委, 我省 → 浙江省."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

import kg.regex as re
from kg.annotate.bodies.inner_organs import names_in_full
from kg.annotate.bodies.names import full_body_name
from kg.annotate.bodies.own_bodies import own_body
from kg.annotate.bodies.own_firms import OWN_WORDS
from kg.annotate.bodies.speaker import NOBODY, OURS, Speaker
from kg.annotate.places.shared_heads import full_of_shared
from kg.annotate.posts.finder import MODIFIERS
from kg.entries import Entry, Registry
from kg.records import Article, Mention
from kg.resolve.institution_shorts import bureau_meant, court_in_full, in_full, other_names, place_names
from kg.resolve.levels_told import LARGE_LEVEL, is_no_district, large_before, last_told, only_of_city, only_town
from kg.seeds import Frame, Seeds
from kg.words.dictionary import is_word

_PLACE_OF = re.compile(
    r"^(.+?[省市县区州旗盟镇乡])(?:委|党委|党工委|管委会|政府|人民|人大|政协|纪委|监委|法院|检察)|^(.{2,}?(?:街道|社区)|.+?[^农乡]村)(?:党|办|居|村)"
)
# 民革|青石市委, 共青团|青石市委: what is no part of the place.
_OF_A_PARTY = re.compile(
    "^(?:中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|共青团|农工民主党)(?=[\u4e00-\u9fa5]*[省市县区州旗盟])"
)
# A body that is named by its level alone: 镇党委, 街道办事处, 县委, 管委会.
_OF_ZONE = ("管委会", "党工委")  # of a development zone named before
_ZONE_KINDS = {
    "经开区": re.compile("(?:经济(?:技术)?开发|经开)区$"),
    "开发区": re.compile("(?:开发|经开)区$"),
    "高新区": re.compile("高新(?:技术(?:产业)?开发)?区$|高新技术产业园区$"),
}
_OF_ZONE_KIND = re.compile(f"({'|'.join(_ZONE_KINDS)})(党工委|管委会|管理委员会)")
_SHORT_ZONE = 4  # characters of 县经开区, which names none
_ZONE_BODY = re.compile("(.{3,}?)(?:管委会|党工委|管理委员会)$")
_ZONE = re.compile("(?:开发区|新区|高新区|经开区|自贸区|园区|试验区|示范区|度假区|风景区|新城|景区)$")
_BARE_LEVEL = re.compile(
    r"(镇(?!江)|乡|街道|社区|村)(?=党委|党工委|党总支|党支部|政府|人民政府|人大|办事处|居委会|委会|纪委|工会|妇联|团委|集体经济|股份经济"
    r"|(?<=[镇乡])(?:委$|[\u4e00-\u9fa5]{1,9}(?:[所站办]|中心|办公室)$))|((?<!治)[县区旗])(?=委|政府|人大|政协|纪委|监委|法院|检察|[\u4e00-\u9fa5]{1,9}[局委办院会联]$)"
)
_PROVINCE = re.compile(
    "([\u4e00-\u9fa5]{2,3}省|[\u4e00-\u9fa5]{2,8}自治区)(?=[\u4e00-\u9fa5]{2,4}[市县区州][\u4e00-\u9fa5])"
)
# A launch site lies far from the town that it is called after.
_VENUE = re.compile("(?:大会堂|宾馆|酒店|饭店|馆|(?<!发射)(?<!测控)中心|剧院|礼堂|大厦|大楼|体育场|广场|宫|厅|园)$")
_SITE = re.compile(f"{_VENUE.pattern[:-2]}|[市县州旗镇乡村山湖岛园场院校堂]|社区|草原|现场|基地|总部)$")
# The region that the name of a site may begin with, and what begins names that every region has.
_OWN_REGION = re.compile("[一-龥]{2,6}?[省市县区州旗盟镇乡](?=[一-龥]{4})(?![场民域级])")
_OF_ALL = re.compile("[市县区镇乡村第]|人民|市民|群众|文化|体育|会展|会议|行政|政务|中心|卫星|航天|工业|产业|经济|高新")
_PRESIDIUM = re.compile(
    "(?<![\u4e00-\u9fa5])(?:(?!选举|产生|通过|当选|[为由是了过])[\u4e00-\u9fa5]){4,24}?(?:会议|大会)主席团"
)
_LEAST_SITE = 3  # characters of the name of a site without its regions
_SHORTENED = re.compile("(?:领导小组|指挥部|组委会|专班|(?:附属|第一|第二|人民|中心)[\u4e00-\u9fa5]{0,6}医院)$")
_NO_HAN = re.compile("[^\u4e00-\u9fa5]")
_CONTRACTED = re.compile(
    "^(?!中国|国家)[\u4e00-\u9fa5]{2,4}(?:集团|股份|公司|控股|科技|物流|矿业|药业|电子|农商行|重工|食品|化工|能源)$"
)
BRANCH = re.compile(
    "分公司|分行|支行|分局|分社|分会|分院|分校|分中心|营业部|营业厅|营业所|办事处|代表处|经营部|(?:一|二|三|四)厂|(?:第?[一二三四五六七八九十]|工程)公司|(?<=[局司团])[^，、]{0,6}项目部"
)
PARTY_GROUP = re.compile(r"(?:党组|党委|党工委|党总支|党支部)$")
OWN_GROUP = re.compile(PARTY_GROUP.pattern[:-1] + "|(?:纪委|团委|工会)$")

_WORKS = re.compile("集团(?!股份|有限|责任|控股|总?公司|集团|（|）)[^（]{2,}$")
_OURS = re.compile(
    "^[我该](?:([省市县区州旗盟镇乡])(?=\\1委)|(?=[省市县区州旗盟镇乡](?:$|委|政府|人民政府|人大|政协|纪委|监委|法院|检察)))"
)
_BANKS = {"农行": "农业银行", "工行": "工商银行", "建行": "建设银行"}

# 青石市|原|市委, 青石县|原|文化局, 某国|前|政府: what a body of a place no longer is, or who no longer leads it.
FORMER_THERE = re.compile(
    "(?<=[省市县区州旗盟镇乡])原(?![平州阳种子料野])"
    "|(?<=[\u4e00-\u9fa5]{2})(?<![目此之以当日空])前(?=(?:军|过渡|临时|看守)?政府|国会|议会|国民议会|[参众]议院|[上下]议?院|联邦|[陆海空]军|军队|武装部队)"
)
_OF_CITY = re.compile("^[\u4e00-\u9fa5]{2,4}市(?=[\u4e00-\u9fa5]{2,4}[区县]$)")
_SEVERAL = re.compile("\\d|^[全各]|乡镇$")  # 全县31个乡镇


class Namer:
    """Gives the bodies and places of one article their names in its registry."""

    def __init__(
        self, article: Article, registry: Registry, frame: Frame, seeds: Seeds, speaker: Speaker = NOBODY
    ) -> None:
        self._article, self._registry, self.frame, self._seeds = article, registry, frame, seeds
        self._speaker = speaker
        self._resolved: dict[tuple[str, str | None], tuple[str, list[str]]] = {}  # by name and place
        self._fullers: dict[str, str | None] = {}  # by short name
        self._only: dict[str, str | None] = {}  # by level
        self._lines: str | None = None  # the article's stretches of Chinese characters

    def body(self, mention: Mention, place: str | None) -> Entry:
        """The body of a mention; `place` goes before the page's own (金华市委常委、统战部部长)."""
        if ("原" in mention.text or "前" in mention.text) and mention.type == "Organization":
            mention = replace(mention, text=FORMER_THERE.sub("", mention.text))
        if mention.text[0] in "我该" and (ours := _OURS.match(mention.text)) is not None:
            mention = replace(mention, text=mention.text[ours.end() :])  # 我市市委, 我|市政协
        if self._speaker.firm and (word := OWN_WORDS.fullmatch(mention.text)):
            return self._registry.get("Company", [self._speaker.firm_called(word[1]), word[1]], mention)
        if mention.type == "Company":
            full = next(
                (
                    e
                    for e in self._registry.entries
                    if e.type == "Company"
                    and len(e.names[0]) > len(mention.text)
                    and _is_short(mention.text, e.names[0])
                ),
                None,
            )
            names = [full.names[0], mention.text] if full else [mention.text]
            if bank := _BANKS.get(mention.text[:2]):  # 农行清湖分行
                names += [f"{bank}{mention.text[2:]}", f"中国{bank}{mention.text[2:]}"]
            if known := self._seeds.companies.get(mention.text):
                names = list(dict.fromkeys([*names, known]))
            return self._registry.get("Company", names, mention)
        if mention.text == "校" or OURS.match(mention.text):
            return self._ours(mention)
        if not place and (
            own := own_body(self._article.body, mention, self._registry.entries, self._speaker, self.frame.place)
        ):
            return self._registry.get("Organization", [own, mention.text], mention)
        if not place and (level := _BARE_LEVEL.match(mention.text)):
            if where := self.nearest(level.group(), mention.start, zone=mention.text.endswith(_OF_ZONE)):
                if level[1]:
                    rest = mention.text[level.end() :].replace("人民政府", "政府")
                    names = [where + rest, where + "党委"] if rest == "委" else [where + rest]
                    return self._registry.get("Organization", names, mention)
                place = where
            elif level[1]:
                return self._registry.get("Organization", [mention.text], mention)
        if not place and (large := LARGE_LEVEL.match(mention.text)):
            if self.frame.place in ("", "中国") or (large[0] in "州盟" and large[0] not in self.frame.by_level):
                place = large_before(self._article.body, large[0], mention.start, self._seeds.divisions)
            place = place or self._only_one(large[0])
        if not place and mention.text in _OF_ZONE:
            return self._registry.get("Organization", [self._of_zone(mention)], mention)
        if not place and (kind := _OF_ZONE_KIND.fullmatch(mention.text)) and (zoned := self._of_zone(mention, kind)):
            return self._registry.get("Organization", [zoned, mention.text], mention)
        if mention.text in ("主席团", "大会主席团") and (match := _PRESIDIUM.search(self._article.body)):
            return self._registry.get("Organization", [match.group(), mention.text], mention)
        if names := names_in_full(self._article.body, mention, self._seeds, self.frame):
            return self._registry.get("Organization", names, mention)
        fuller = self._fuller(mention.text) or in_full(mention.text, self._article.body, self.frame.place)
        fuller = fuller or bureau_meant(mention.text, self._registry.entries, self._article.body)
        name, forms = self._full_name(fuller or mention.text, place)
        forms = [*forms, *other_names(name, self._seeds.divisions), *([mention.text] if fuller else [])]
        forms += [court] if (court := court_in_full(name, self.frame.place)) else []
        return self._registry.get("Organization", [name, *forms], mention)

    @property
    def knows_own_firm(self) -> bool:
        """Whether the article shows which firm 公司 alone is."""
        return bool(self._speaker.firm)

    def _ours(self, mention: Mention) -> Entry:
        """我校, or a part of it (我校|国际教育学院), under the name of the speaker's body; 来|校 likewise."""
        if mention.text == "校":
            return self._registry.get("Organization", [self._speaker.body or "学校"], mention)
        ours, part = mention.text[:2], mention.text[2:]
        whole = self._speaker.body_of(ours)
        names = [whole + part, mention.text, part] if part else [whole, ours]
        return self._registry.get("Organization", list(dict.fromkeys(names)), mention)

    def _full_name(self, text: str, place: str | None) -> tuple[str, list[str]]:
        """A body's name resolved to its place, and other forms; worked out once for each name in the article."""
        found = self._resolved.get((text, place))
        if found is None:
            name, forms = full_body_name(text, self.frame, self._seeds, place)
            if (province := _PROVINCE.match(name)) and (
                province[1][-1] == "省" or province[1] in self._seeds.divisions
            ):
                name, forms = name[province.end() :], [name, *forms]  # 江东省|临州市委
            found = self._resolved[text, place] = name, forms
        return found

    def nearest(self, level: str, at: int, *, zone: bool = False) -> str | None:
        """The place of that level (镇) named last before an offset, where the page's own place has none.

        `zone`: a 区 may be one of development.
        """
        if level in self.frame.by_level:
            return None
        if level in ("省", "市", "州"):
            return self._only_one(level)
        best, name = -1, None
        for entry in self._registry.entries:
            if entry.type not in ("Place", "Organization"):
                continue
            whole = entry.type == "Place" and entry.names[0].endswith(level)
            told = entry.names[0] if whole else place_of(entry.names[0])
            if told is None or not told.endswith(level) or len(told) < len(level) + 2 or _SEVERAL.search(told):
                continue
            if level == "区" and is_no_district(told) and not zone:
                continue
            last = max((end for _, end in entry.mentions if end <= at), default=-1)
            if last > best:
                best, name = last, told
        if level in ("县", "区", "镇", "乡") and (by_text := last_told(self._article.body, level, at)) > (best, ""):
            name = by_text[1]
        return _OF_CITY.sub("", name) if name else self._only_named(level)

    def _only_named(self, level: str) -> str | None:
        """The one town, or the one district of its city, that the article names, be it inside another name."""
        if level not in ("镇", "区", "县"):
            return None
        if level not in self._only:
            text = "\n".join((*self._article.headlines, self._article.body))
            known = self._seeds.divisions
            self._only[level] = only_town(text) if level == "镇" else only_of_city(text, level, self.frame.place, known)
        return self._only[level]

    def _only_one(self, level: str) -> str | None:
        """The one province or city that an article of a national paper names: its 省委.

        A region (自治区) also where the page's place has no parents that are known.
        """
        if self.frame.above or (self.frame.place not in ("", "中国") and level != "自治区"):
            return None
        if level not in self._only:
            named = set(self._divisions_named(level))
            self._only[level] = named.pop() if len(named) == 1 else None
        return self._only[level]

    def _divisions_named(self, level: str) -> Iterator[str]:
        """The provinces or cities that the article names, provinces also by their short names."""
        body, known = self._article.body, self._seeds.divisions
        for match in re.finditer(level, body):
            names = (body[match.start() - size : match.end()] for size in (2, 3, 4))
            yield from (n for n in names if n in known and known[n][0].level in ("province", "city"))
        if level == "省":
            provinces = (d for found in known.values() for d in found if d.level == "province")
            yield from (d.name for d in provinces if d.name[-1] == "省" and d.short in body)
        elif level == "自治区":
            regions = (d for found in known.values() for d in found if d.level == "province")
            yield from (d.name for d in regions if d.name.endswith(level) and d.name in body)

    def _of_zone(self, mention: Mention, kind: re.Match[str] | None = None) -> str:
        """管委会, 经开区党工委: of the zone named last before it; "" where there is none of a `kind` that is told."""
        before: list[tuple[int, str]] = []
        for entry in self._registry.entries:
            body = _ZONE_BODY.match(entry.names[0])
            zone = body[1] if body else entry.names[0] if _ZONE.search(entry.names[0]) else None
            if zone is not None and kind is not None:
                zone = zone if _ZONE_KINDS[kind[1]].search(zone) and len(zone) > _SHORT_ZONE else None
            if zone is not None and entry.type in ("Place", "Organization"):
                before += [(end, zone) for _, end in entry.mentions if end <= mention.start]
        part = kind[2] if kind else mention.text
        return max(before)[1] + part if before else "" if kind else part

    def body_of(self, mention: Mention, place: str) -> Entry:
        """The body of a short form (市政府) of a place that need not be the page's: it names this one only here."""
        own, known = self._full_name(mention.text, place)[0], self._seeds.divisions
        return self._registry.get("Organization", [own, *other_names(own, known)], mention)

    def _fuller(self, short: str) -> str | None:
        """The one name in the article that this one shortens: 征兵领导小组 → 区征兵工作领导小组."""
        if short in self._fullers:
            return self._fullers[short]
        self._fullers[short] = found = self._find_fuller(short)
        return found

    def _find_fuller(self, short: str) -> str | None:
        match = _SHORTENED.search(short)
        if match is None or len(short) < 6:
            return None
        # In a text that has lines where others have marks a dot is a Chinese character: it compiles much sooner.
        lines = short.isalpha() and not _NO_HAN.search(short)
        if lines and self._lines is None:
            self._lines = _NO_HAN.sub("\n", self._article.body)
        text, han = (self._lines or "", ".") if lines else (self._article.body, "[\u4e00-\u9fa5]")
        inner = "".join(f"{han}{{0,4}}{c}" for c in short[1 : match.start()])
        pattern = rf"(?<!{han})(?:{han}{{0,3}}[省市县区])?{short[0]}{inner}{han}{{0,4}}{match.group()}"
        longer = {m.group() for m in re.finditer(pattern, text) if len(m.group()) > len(short)}
        return longer.pop() if len(longer) == 1 else None

    def place(self, mention: Mention) -> Entry:
        """The place of a mention under its full name."""
        text = mention.text
        if mention.method == "context":
            full = full_of_shared(self._article.body, mention.end, text, self._seeds.divisions)
            if full is not None:
                return self._registry.get("Place", [full, text], mention)
        if text in self._seeds.countries:
            names = [short := self._seeds.countries[text], self._seeds.country_full[short]]
            return self._registry.get("Place", names, mention)
        if text in self._seeds.regions:
            return self._registry.get("Place", [text], mention)
        if re.fullmatch(r"[我全本][省市县区州旗盟国镇]|[我全]?自治[区州县旗]", text):
            name = "中国" if text[-1] == "国" else self.frame.resolve(text)
            return self._registry.get("Place", [name, text] if name else [text], mention)
        if full := self._seeds.place_abbreviations.get(text):
            short = self._seeds.divisions[full][0].short if full in self._seeds.divisions else text
            return self._registry.get("Place", [full, short, text], mention)
        if found := self._seeds.divisions.get(text):
            best = next((d for d in found if d.name in (self.frame.place, *self.frame.above)), found[0])
            return self._registry.get("Place", place_names(best, text, self._seeds, self._article.body), mention)
        for name in (self.frame.place, *self.frame.above):
            if name and text in (name, name[:-1]):
                return self._registry.get("Place", [name, name[:-1]], mention)
        if re.match(r"[省市县区](?!场|民|区|域|中心$|辖)[\u4e00-\u9fa5]{2}", text) and (
            where := self.frame.resolve(text[0])
        ):
            return self._registry.get("Place", [where + text[1:], text], mention)
        others = (*self._without_city(text), *self._beside_region(mention))
        return self._registry.get("Place", [text, *others], mention)

    def _beside_region(self, site: Mention) -> Iterator[str]:
        """青石县|彝家酒店: a site's name with the region right before it, and without the one that it begins with."""
        if not _SITE.search(site.text):
            return
        for region in [e for e in self._registry.entries if e.type == "Place"]:
            yield from (self._article.body[a : site.end] for a, b in region.mentions if b == site.start)
        own = _OWN_REGION.match(site.text)
        if own and not is_word(rest := site.text[own.end() :]) and not _OF_ALL.match(rest):
            yield rest
        rest = self._behind_divisions(site.text)
        if len(rest) < len(site.text) and not is_word(rest) and not _OF_ALL.match(rest):
            yield rest

    def _behind_divisions(self, site: str) -> str:
        """What stands behind the known divisions that a site's name begins with: 江东|临州市|清湖林场."""
        known = self._seeds.divisions
        while (size := next((n for n in range(min(8, len(site) - _LEAST_SITE), 1, -1) if site[:n] in known), 0)) > 0:
            site = site[size:]
        return site

    def _without_city(self, venue: str) -> list[str]:
        """北京人民大会堂: the name under which an article goes on to speak of a venue."""
        for size in (2, 3):
            rest = venue[size:]
            known = self._seeds.divisions.get(venue[:size], ())
            if len(rest) >= 4 and any(d.level in ("province", "city") for d in known) and _VENUE.search(venue):
                return [] if rest in self._seeds.words.generic_names else [rest]
        return []

    def city_of(self, venue: Entry) -> Entry | None:
        """北京人民大会堂: the city that the venue's name begins with, unless it is the page's own."""
        name = next((self._article.body[a:b] for a, b in sorted(venue.mentions)), "")
        known = (*self._seeds.divisions.get(name[:2], ()), *self._seeds.divisions.get(name[:3], ()))
        city = next((d for d in known if d.level in ("province", "city")), None)
        if city is None or name in (city.name, city.short) or not _VENUE.search(name):
            return None
        if city.name in (self.frame.place, *self.frame.above):
            return None
        return self._registry.get("Place", [city.name, city.short])

    def country(self, short: str) -> Entry:
        """A country as a body."""
        return self._registry.get("Organization", [short, self._seeds.country_full.get(short, short)])

    def country_in(self, name: str) -> Entry | None:
        """The country that a body's name begins with (老挝人民革命党中央 → 老挝)."""
        for size in range(min(len(name), 10), 1, -1):
            if name[:size] in self._seeds.countries:
                return self.country(self._seeds.countries[name[:size]])
        return None

    def state_of(self, body: Entry) -> Entry | None:
        """The country that one of a body's names begins with."""
        return next((state for name in body.names if (state := self.country_in(name)) is not None), None)

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """The characters of foreign names."""
        return frozenset(self._seeds.words.transliteration)

    def is_abroad(self, name: str) -> bool:
        """Whether a name is written with the characters of foreign names alone."""
        return "·" in name or (len(name) > 1 and self._foreign.issuperset(name))

    def government(self, place: str) -> Entry:
        """The government of a place; on a page of no known place 我市 has a 市政府."""
        own = (place := _OURS.sub("", place)) + "政府"
        return self._registry.get("Organization", [own, *other_names(own, self._seeds.divisions), f"{place}人民政府"])

    def prefecture(self, name: str) -> list[str]:
        """The names of the office that governs a prefecture: a 行署, and a 专署 before 1967."""
        old = f"{name}专区" in (self.frame.place, *self.frame.above)
        return [f"{name}专区专员公署", f"{name}专署"] if old else [f"{name}地区行署", f"{name}行署"]

    def body_of_place(self, mention: Mention, title: str) -> Entry:
        """伊朗总统 → the country as a body; 义乌市市长 → its government."""
        text = "中非共和国" if mention.text == "中非" else mention.text
        if text in self._seeds.countries or text in self.frame.states:
            return self.country(self.frame.states.get(text) or self._seeds.countries[text])
        name = self.place(mention).names[0]
        before = self._article.body[max(0, mention.start - 8) : mention.start]
        core, abroad = MODIFIERS.sub("", title), self._seeds.foreign_places
        if (name[-1] == "州" and (name in abroad or name[:-1] in abroad)) or before.endswith(
            tuple(self._seeds.countries)
        ):
            return self._registry.get("Organization", [name], mention)  # 德国|巴伐利亚州|州长, 佛州|州长
        if name in abroad and core == "市长":
            return self._registry.get("Organization", [name, f"{name}市", f"{name}市政府"], mention)  # 巴黎
        if self._seeds.titles.get(core) == "政府" or core in ("市长", "县长", "区长", "省长", "镇长", "乡长"):
            own = name in (self.frame.place, *self.frame.above)
            if self.is_abroad(name[:-1]) and name not in self._seeds.divisions and not own:
                return self._registry.get("Organization", [name, f"{name}政府"], mention)  # 里昂市
            return self.government(name)
        return self._registry.get("Organization", [name], mention)


def place_of(body: str) -> str | None:
    """The place in a body's name: 义乌市 in 义乌市委, 眉县 in 眉县县委."""
    match = _PLACE_OF.match(_OF_A_PARTY.sub("", body))
    if match is None:
        return None
    place = match.group(1) or match.group(2)
    return place[:-1] if len(place) == 3 and place[-1] == place[-2] else place


def governs(body: str, level: str) -> bool:
    """Whether a body is the government of a place of that level, or of one whose level its name does not tell."""
    place = place_of(body)
    return body.endswith("政府") and (place is None or level not in "镇乡" or place[-1] == level)


def group_of(name: str) -> str:
    """党组, 党委 … at the end of an organ's or company's name; a town's or village's committee is a body of its own."""
    match = PARTY_GROUP.search(name)
    if (
        match is None
        or match.start() < 2
        or name[match.start() - 1] in "省市县区州旗镇乡村"
        or name[: match.start()].endswith(("街道", "社区"))
    ):
        return ""
    return match.group()


def _is_short(short: str, full: str) -> bool:
    """Whether the full name has the short form in it, or its characters in that order, the first two together."""
    if bool(BRANCH.search(full)) != bool(BRANCH.search(short)):
        return False  # a bank and its branch
    if _WORKS.search(full) and short.endswith("集团"):
        return False  # a group and its works
    if short in full or short in re.sub(r"[（(][^）)]*[）)]", "", full):
        return True
    if not _CONTRACTED.search(short):
        return False
    behind = ".*".join(short[2:])
    of_place = f"^{short[0]}.*{short[1]}业.*{behind}"  # 塔林浩特铝业集团: 塔铝集团
    return re.search(f"{short[:2]}.*{behind}|{of_place}", full) is not None
