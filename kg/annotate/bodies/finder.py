"""Finds bodies and companies in a sentence by the tables of the seeds and by the nouns that names end in."""

from __future__ import annotations

import kg.regex as re
from kg.annotate.bodies.companies import is_any_company, is_any_firm, known_companies, listed_companies, without_trade
from kg.annotate.bodies.foreign import ForeignBodies
from kg.annotate.bodies.led_parties import led_parties
from kg.annotate.bodies.listed_organs import beside_party, in_chain, is_listed
from kg.annotate.bodies.notices import notice_firms
from kg.annotate.bodies.own_firms import find_own_words
from kg.annotate.bodies.party_slots import slot_bodies
from kg.annotate.bodies.patterns import CUT, DIVISION, FORMER_POST, LONG_NAME, RANKED, WITH_WARD, matches
from kg.annotate.bodies.placed import PlacedBodies, own_bureaus
from kg.annotate.bodies.represented import may_be_represented, represented_bodies
from kg.annotate.bodies.speaker import find_ours, without_ours
from kg.annotate.bodies.starts import BodyStarts
from kg.annotate.bodies.weak_heads import is_named_unit
from kg.annotate.bodies.whole import whole_bodies
from kg.annotate.places.unlisted import UnlistedPlaces
from kg.seeds import Seeds, alternatives
from kg.words.dictionary import is_word, part_of_speech, tag_words
from kg.words.scan import NOT_FIRST, PUNCTUATION, Found, Hit, Scan, left_edge, longest, widest, words_of

_ORGAN_ALONE = re.compile(
    r"(?:委员会|办公室|办公厅|常委会|党委|政府|法院|检察院|委|党组|全会|团委|海关|规划局|档案馆|图书馆|博物馆|文化馆|美术馆|党校)$"
)
_STEMS = frozenset("中共 省 市 县 区".split())
_UNITED = re.compile("联合(?!会)|会同|携手")
# A department whose name is in no table, known by its place and its post: 省旅游局|局长, 州水利水产局.
_BUREAU = re.compile(
    r"[\u4e00-\u9fa5]{1,11}?(?:(?<!政治)局|司(?=副?司长)|厅|委|(?<![主承协举])办|处|科|股(?=副?股长)|队|站|所|中心|院|(?<![干内])部|室|(?<![关联体])系|分会|课题组|项目组)(?![\u4e00-\u9fa5]{0,1}[长员]会)"
)
_SURE_BUREAU = re.compile(
    "(?<![开结格布时大全残僵政当出破战平首客餐展大钟变治])局$|(?<![客餐展大乐议宴])厅$|[改建教计经信农旅体规卫国发]委$|(?:招商|扶贫|外事|信访|防汛|双拥|综治|文明|安委|食安|爱卫|移民|侨|台|国资|体改|金融)办$"
)
_ORGANIZES = ("主办", "承办", "协办", "联合", "举办")
_LEVEL = re.compile(
    "[我本省市县区州旗盟镇乡自地](?:(?<![一-龥].)|(?<=[为任同由向对与和及请兼据求在到嘱随邀受取了].))"
    "(?:(?<=[我本])[省市县区州旗盟镇乡]|(?<=自)治[区州县旗]|(?<=地)区(?=[一-龥]{2,}局)|(?<![我本自地]))"
    "(?!长(?!(?<![镇乡]长)[江城途期征寿]))(?:(?<!盟)|(?![友国]))(?:(?<!市)|(?!场[部开营拓]))(?=[一-龥])"
)
# A level of more than one character, or one that is a word of its own elsewhere: 自治区|, 盟|.
_RANKED_PLACE = re.compile("(?:自治[区州县旗]|(?<![\u4e00-\u9fa5])(?:我|全)?(?:盟|地区))$")
_LED_GROUP = re.compile("(?:友好|友谊|青年|军事|工作|高级)?(?:代表团|访问团|考察团)")
_LEAGUE = re.compile("共青团[\u4e00-\u9fa5]{0,7}$")
_OFFICE = re.compile("办(?=[、，。；]|副?主任|$)")
_GROUPS = ("党组", "党委", "党总支", "党支部")
_BRANCH = re.compile(
    "中央委员会|秘书处|书记处(?=第?一?书记)|[\u4e00-\u9fa5]{2,4}(?:校区|院区)|分会|分院|分局|分公司|分行|分社|办公室(?![主副])|安委办|食安办|妇儿工委|防总|减灾办|港澳办|侨办|参事室|[\u4e00-\u9fa5]{2}(?:总馆|分馆)|[\u4e00-\u9fa5]{2,6}调查中心|(?![和与及])(?:(?![部局委署])[\u4e00-\u9fa5]){2,12}?(?<!公)司(?=(?:有关|相关|主要)?负责|副?司长|(?:有关|相关)?专家)|办事处|代表处|联络处|工作站|联络司"
    "|(?:民事|刑事|行政|少年|立案|审判监督|知识产权)(?:审判)?第?[一二三四五]?庭|执行局|项目部|学术委员会|董事会(?=秘书|成员)|监事会(?=主席|成员)"
    "|(?!(?:召开|组织|联合|所属|所辖|各|成立|指导|来到|率领?|派出|抽调|设立|和|与|及|以及|走访))[一-龥]{2,3}(?:人民法庭|派出所|中队(?!长)|分院|支行|供电所|税务所)"
)
_HOLDER_AND = re.compile("[长任记][\u4e00-\u9fa5]{2,3}[和与]")  # 行长某某和|市科技局
_GROUP_BEHIND = re.compile(r"[\u4e00-\u9fa5]{2,22}?(?:委员会|领导小组|工委)")
_COMMISSION = re.compile("(?:(?!委员会)[一-龥]){2,10}(?:工作|资格审查)委员会|[一-龥]{1,8}?工委|(?:代表联络|研究)室")
# What says before a name that any such body is meant: 许多|博物馆.
_LEVELS = frozenset("全国 全省 全市 全县 国家级 省级 市级 县级 地市级 乡镇 两地".split())
_IN_PLACE = re.compile("大厦|(?<=大学)[习生]|(?<=银行)业(?![务绩])|路(?![演局段])|城(?![市区])|街(?!道)|报(?![道告名])")
_MANY = re.compile("(?:许多|不少|很多|[有一那这]些|大多数|大部分|[一两几数多][家个所间款座])$")
_COUNTED = re.compile(
    "(?:[一二两三四五六七八九十几数多]大|[一二两三四五六七八九十几数百多余\\d]+家|所有).{0,6}$|[一两几数][个间张款架辆批].{0,12}$"
    "|\\d[余多]?[名位][^，。]{0,6}$|(?<!某)某(?!某)"
)
_KIND = re.compile(
    "(?:国家|[省市县区州])级(?!机关|直属|市)|全?[省市县区]?\\d+个|(?:代表|[本全]体?)(?:学[院校]|医院|协会|[学商]会|研究[院所]|公司|集团|组委会)$|支(?![部行队前])[一-龥]+队$|作第|.+[局委会办府厅院]组织(?![部处科委室])[^组织]{1,10}(?:组|团|队)$"
)
_KIND_AT_END = re.compile(
    "(?:受灾|布点|特色|试点|示范|定点|成员|合作|帮扶|参建|基层|民办|公办|二级|直属|驻外|兄弟|异地)(?:学[校院]|医院|单位|院校|高校|研究[所院]|商会)$|上大学$|[省市县区州旗国港门湾]中小学$|(?:上市|跨国)公司$"
)
_GANG = re.compile("(?:犯罪|诈骗|电诈|赌诈|贩毒|走私|洗钱|盗窃)集团$")
_NTH = re.compile("第[一二三四五六七八九十\\d]+次$")
_ZONES = re.compile(
    "(?:保税|港|新|园|景|社|城|地|山|校|灾|牧|林|矿|库|辖|郊|特|战|片|小|厂|街|老|片|功能|示范|试验|开发|经开|集聚|合作|度假|工业|自贸|市县|县市)区$|县乡镇?$|市县$|乡镇$"
)
_LEAD = re.compile("([一-龥]{1,4})(?<![治地社城郊新特])(?=[省市县区镇乡村](?:[委党政]|人大|[一-龥]{3}))")
_TAKES = re.compile(
    "(?<=[，；、年月日后起今曾历现])任(?![丘泽县城])(?=[一-龥]{2,8}[市县区旗镇乡]|[一-龥]{2,6}街道)"
)  # 5月任|某镇党委
_OF_DISTRICT = ("政府", "人民政府", "人大", "政协")  # 沙溪区|政府
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]+届)$")


def _with_national(found: Found, national: list[Hit]) -> Found:
    """全国人大常委|会法制工作委员会 begins where the national body does."""
    start = next((h.start for h in national if h.start < found.start < h.end < found.end), found.start)
    return found._replace(start=start)


def _is_headed(scan: Scan, ministry: Hit) -> bool:
    """交通部|长某某, 行政院|长某某: whether a ministry's end begins the title of its head, and no longer title does.

    None of a state that the sentence names before, and none before a name that begins so (水利部|长江委).
    """
    if not scan.text.startswith(("部长", "院长"), ministry.end - 1) or LONG_NAME.match(scan.text, ministry.end):
        return False
    titles = [h.start for h in scan.of("title") if h.start < ministry.end < h.end]
    abroad = any(h.end <= ministry.start for h in scan.of("country"))
    return min(titles, default=0) == ministry.end - 1 and not abroad


def _title_starts(scan: Scan) -> set[int]:
    """Where titles begin, with their rank and without: 某局|副|局长, 某证券|高级|分析师."""
    titles = {h.start for h in scan.of("title")}
    return titles | {t - n for t in titles for n in (1, 2, 3) if RANKED.fullmatch(scan.text, t - n, t)}


def _with_talks(scan: Scan, found: Found) -> Found:
    """六方会谈|某国代表团: a delegation's name begins with the talks that it was sent to."""
    text = scan.text
    if not text.endswith("代表团", 0, found.end) or not text.endswith(("会谈", "谈判"), 0, found.start):
        return found
    return found._replace(start=left_edge(scan, found.start, limit=8))


class BodyFinder:
    """Finds bodies and companies with the tables of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        words = seeds.words
        self._seeds = seeds
        self._companies, self._generic = frozenset(words.company_heads), frozenset(words.generic_names)
        self._common = frozenset(words.leading_verbs) | frozenset(words.person_followers) | seeds.common_words
        self._acts = frozenset(words.person_acts)
        self._weak = frozenset(words.weak_heads)
        self._foreign = ForeignBodies(seeds)
        stations, sections = alternatives(words.station_duties), alternatives(words.section_duties)
        self._by_duty = re.compile(f"(?:{stations})[所站]$|(?:{sections})处$")
        self._heads = re.compile(alternatives([*words.company_heads, *words.body_heads]))
        self._unlisted, self._placed = UnlistedPlaces(seeds), PlacedBodies(seeds)
        self._starts = BodyStarts(seeds, self._heads, self._frame_start)

    def find(self, scan: Scan, places: list[Found]) -> list[Found]:
        """Bodies and companies; `places` are those of the sentence."""
        national = [
            h
            for h in longest(scan.of("national"))
            if (scan.text[h.end : h.end + 1] not in ("长", "门", "·") or _is_headed(scan, h))
            and scan.text[h.start - 1 : h.start + 1] not in ("全国", "视总", "播总", "民党")  # 全国|新办, 某省电视|总台
            and not any(c.start < h.start < c.end < h.end for c in scan.of("country"))  # 玻利维亚|行政
        ]
        place_ends = {p.end: p.start for p in sorted(places, key=lambda p: -p.start)}
        found = [Found(self._of_region(scan, h, place_ends), h.end, "Organization", "lexicon") for h in national]
        found += known_companies(scan)
        found += find_ours(scan.text)
        found += find_own_words(scan.text)
        found += self._committees(scan, place_ends)
        found += self._organs(scan, place_ends, {f.end for f in found})
        found += self._headed(scan, place_ends)
        found += self._foreign.find(scan, place_ends)
        found += self._bureaus(scan, place_ends, found)
        found += self._placed.find(scan, place_ends)
        for match in matches(scan.text) if "unheaded_bodies" in scan.cues else ():
            start = place_ends.get(match.start(), match.start())
            found.append(Found(start, match.end(), "Organization", "pattern"))
        found += listed_companies(scan, place_ends, self._common)
        found = [without_ours(scan.text, _with_national(f, national)) for f in found]
        found = [_with_talks(scan, self._without_lead(scan, self._without_former(scan, f, places))) for f in found]
        found += self._branches(scan, found, place_ends)
        found += whole_bodies(scan, found, lambda words: self._heads.search(words) is not None)
        found += slot_bodies(scan, found, places)
        found += [p for p in led_parties(scan) if all(p.start >= b.end or b.start >= p.end for b in found)]
        found += notice_firms(scan, found, places)
        found += [*beside_party(scan, found)]
        if may_be_represented(scan.text):
            found += represented_bodies(scan, found, places)
        return widest([f for f in found if not self._is_cut(scan.text, f.start, f.end)])

    @staticmethod
    def _is_cut(text: str, start: int, end: int) -> bool:
        """Whether what was found is no whole name: half of a word, half of a bracket, or what kind of body it is."""
        name = text[start:end]
        if CUT.match(text, end - 1) or _KIND.match(name) or _KIND_AT_END.search(name[-5:]):
            return True
        return "）" in text and text.count("）", start, end) > text.count("（", start, end)

    def begin_before(self, scan: Scan, end: int, places: list[Found]) -> int | None:
        """Where the words begin that may be a body's name up to `end`, where they are no general word."""
        place_ends = {p.end: p.start for p in sorted(places, key=lambda p: -p.start)}
        last = next((i for i in range(end - 1, max(0, end - 6), -1) if i in scan.edges), end - 1)
        begin = self._starts.find(scan, last, end, place_ends)
        return begin[0] if begin else None

    def _without_former(self, scan: Scan, found: Found, places: list[Found]) -> Found:
        """原|清湖市公安局 of a former post; 某医院|心内科主任, whose title takes in the ward."""
        if (ward := WITH_WARD.match(scan.text, found.start)) and ward.end() < found.end:
            return found._replace(end=ward.end())
        start = found.start + 1
        placed = scan.text[start] in "省市县区" or any(p.start == start for p in places)
        return found._replace(start=start) if scan.text[found.start] == "原" and placed else found

    def _without_lead(self, scan: Scan, found: Found) -> Found:
        """听取|市公安局, 据|区防汛指挥部, 现任|村党支部: its level stands behind words of no name."""
        if _TAKES.match(scan.text, found.start):
            return found._replace(start=found.start + 1)
        lead = _LEAD.match(scan.text, found.start, found.end)
        if lead is None or lead[1].endswith("开发") or not (lead.end() in scan.edges or is_word(lead[1])):
            return found
        if lead[1] in self._seeds.divisions or scan.text[found.start : lead.end() + 1] in self._seeds.divisions:
            return found  # 保定市委
        plain = lead[1] in ("现任", "原", "时任", "任", "起任", "后任", "先任", "并任") or all(
            t[0] in "vpdcu" and t != "vn" for _, t in tag_words(lead[1])
        )
        return found._replace(start=lead.end()) if plain else found

    def _frame_start(self, scan: Scan, at: int, place_ends: dict[int, int]) -> int | None:
        """Where the place that a body at `at` belongs to begins (市|, 义乌市|, 省十四届|), or None."""
        text = scan.text
        if at == 0 or (text[at - 2 : at] == "城市" and at not in place_ends):
            return None
        term = _TERM.search(text, max(0, at - 8), at) if text[at - 1] == "届" else None
        if term and (start := self._frame_start(scan, term.start(), place_ends)) is not None:
            return start
        if at in place_ends:
            return place_ends[at]
        if text[at - 1] in "区州县旗盟" and (rank := _RANKED_PLACE.search(text, max(0, at - 4), at)):
            return rank.start()
        if text[at - 1] in "省市县区州旗镇乡" and not _ZONES.search(text, max(0, at - 3), at):
            start = at - 1
            if start and text[start - 1] in "全我本":
                return start - 1
            unlisted = (
                self._unlisted.start(scan, start)
                if text[start] in "市县旗" or text.startswith(_OF_DISTRICT, at)
                else None
            )
            return start if unlisted is None else unlisted
        return None

    def _committees(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """市委, 金华市委, 中共义乌市委, with what hangs under it: 市委组织部, 市委常委会."""
        text, found = scan.text, list[Found]()
        committees = scan.of("committee")
        organs = {h.start: h.end for h in sorted(scan.of("organ"), key=lambda h: h.end)} if committees else {}
        for hit in committees:
            if text[hit.end : hit.end + 1] in ("员", "托", "派", "任", "会"):
                continue
            start = hit.start
            if "共青团" in text and (league := _LEAGUE.search(text, max(0, start - 10), start)):
                found.append(Found(league.start(), hit.end, "Organization", "pattern"))
                continue
            for end in (hit.start + 1, hit.start):
                if end in place_ends and place_ends[end] < start:
                    start = place_ends[end]
            if start == hit.start and (unlisted := self._unlisted.start(scan, hit.start)) is not None:
                start = unlisted
            if start >= 2 and text[start - 2 : start] == "中共":
                start -= 2
            elif text[start - 1 : start] == "团":
                found.append(Found(start - 1, hit.end, "Organization", "pattern"))
                continue
            end = hit.end
            if _OFFICE.match(text, end):
                end += 1  # 县委办
            elif end in organs and text[end : organs[end]] not in ("委", "政府", "人大", "政协"):
                end = organs[end]
            else:
                match = _GROUP_BEHIND.match(text, end)
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
            at = hit.start - (2 if text.endswith("区党委", 0, hit.start) else text.endswith("委", 0, hit.start))
            name = text[hit.start : hit.end]
            if text.endswith("政府", 0, at) and self._seeds.organs[name].via == "政府":
                at -= 2  # 市|政府|新闻办
            start = self._frame_start(scan, at, place_ends)
            if name[-1] == "委" and text[hit.end : hit.end + 1] in ("员", "会"):
                continue  # 政法|委员, 台湾体|委会
            if start is None and (in_chain(scan, hit) or is_listed(scan, hit)):
                start = hit.start
            elif start is None:
                if (
                    (len(name) < 3 and name != "行署")
                    or (_ORGAN_ALONE.search(name) and not (self._seeds.organs[name].via and name[-1] == "委"))
                    or (hit.start and text[hit.start - 1] not in PUNCTUATION and hit.start not in scan.edges)
                ):
                    continue
                if hit.start and text[hit.start - 1] not in PUNCTUATION and "\u4e00" <= text[hit.start - 1] <= "\u9fa5":
                    edge = left_edge(scan, hit.start, limit=14)
                    if edge < hit.start and text[edge : hit.start] not in _STEMS:
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

    def _bureaus(self, scan: Scan, place_ends: dict[int, int], known_bodies: list[Found]) -> list[Found]:
        """Departments that no table has, behind a place: before a title anything that ends like one, else 局 and 厅."""
        text = scan.text
        starts = {e: s for e, s in place_ends.items() if text[s:e] not in self._seeds.countries}
        over = {b.end: b.start for b in sorted(known_bodies, key=lambda b: -b.start)}  # 教育部|信息中心|主任
        for match in _LEVEL.finditer(text):
            starts.setdefault(match.end(), match.start())
        found = [*own_bureaus(text, lambda at: starts.get(at, self._frame_start(scan, at, place_ends)))]
        if not (over or starts):
            return found
        titles = _title_starts(scan)
        for at, start in sorted({**over, **starts}.items()):
            if (bureau := _BUREAU.match(text, at, at + 14)) is None:
                continue
            end = bureau.end()
            while end < len(text) and end not in titles and (longer := _BUREAU.match(text, end, at + 18)):
                end = longer.end()
            whole = end in titles or any(text.startswith(g, end) and end + len(g) in titles for g in _GROUPS)
            duty = not whole and self._by_duty.search(text, at, end) is not None
            sure = duty or _SURE_BUREAU.search(text, at, end)
            if not whole and not (at in starts and sure and self._ends_here(scan, end)):
                continue
            if self._are_several(scan, at, end):
                continue
            words = words_of(scan, at, end)
            known = not scan.lexicon.stop_words.isdisjoint(words)
            known = known or (
                not whole and not duty and not (self._seeds.verbs.isdisjoint(words) and self._acts.isdisjoint(words))
            )
            if not known:
                found.append(Found(start, end, "Organization", "pattern"))
        return found

    @staticmethod
    def _ends_here(scan: Scan, end: int) -> bool:
        """Whether the name of a body that needs no title ends where its noun does."""
        text = scan.text
        return end == len(text) or text[end] in PUNCTUATION or text.startswith(_ORGANIZES, end) or end in scan.edges

    @staticmethod
    def _are_several(scan: Scan, start: int, end: int) -> bool:
        """Whether what may be a department is two that something joins, or someone's title and another body."""
        text = scan.text
        if (
            any(c in "同、" for c in text[start:end])
            or text[start] == "和"
            or any(pattern.search(text, start, end) for pattern in (_UNITED, _LEVEL, _HOLDER_AND))
        ):
            return True
        inner = [h for h in scan.ending("title", start + 1, end) if h.end - h.start > 1]
        return any(start < h.start or (start == h.start and text[h.end] != "部") for h in inner)  # 主任某某率|某局

    def _branches(self, scan: Scan, found: list[Found], place_ends: dict[int, int]) -> list[Found]:
        """中国佛教协会|西藏|分会: what hangs under a body, with its place between."""
        starts = {start: end for end, start in place_ends.items()}
        out = []
        for body in found:
            at = starts.get(body.end, body.end)
            match = _BRANCH.match(scan.text, at)
            match = match or (DIVISION.match(scan.text, at) if scan.text[body.end - 1] in "部委署" else None)
            if match is None and scan.text.endswith("常委会", body.start, body.end):
                match = _COMMISSION.match(scan.text, at)  # 市人大常委会|预算工作委员会
            if match is None and scan.text[body.start - 1 : body.start] == "的":
                match = _LED_GROUP.match(scan.text, body.end)  # 某某率领的全国政协|代表团
            if match and scan.lexicon.outside.isdisjoint(words_of(scan, at, match.end())):
                out.append(Found(body.start, match.end(), body.type, "pattern"))
        return out

    def _of_region(self, scan: Scan, hit: Hit, place_ends: dict[int, int]) -> int:
        """Where a national body begins that another country or a region has, too: 江东省|中苏友好协会."""
        place = place_ends.get(hit.start, hit.start)
        branch = scan.text[hit.start - 1] in "省市县区" and scan.text.endswith(("协会", "友协"), hit.start, hit.end)
        return place if branch else self._foreign.start_of(scan.text, hit, place_ends)

    def _headed(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """Names that end in what bodies are called: 义乌市场发展研究院, 华灿光电（浙江）有限公司."""
        text, found = scan.text, list[Found]()
        if scan.cues.isdisjoint(("body_heads", "company_heads")):
            return found
        titles = _title_starts(scan)
        for match in self._heads.finditer(text):
            head, end = match.group(), match.end()
            by_head = text[end : end + 1] == "长" and head[-1] in "局院馆" and end - 1 in titles  # 某管理局|长
            by_head = by_head or FORMER_POST.match(text, end) is not None
            if (end < len(text) and text[end] in "长员" and not by_head) or (
                head == "公司" and (text[end : end + 1] == "制" or text[: match.start()].endswith(("为", "担任")))
            ):
                continue
            if head == "商会" and text[match.start() - 1 : match.start()] in ("协", "会"):
                continue  # 远程协|商会, 防汛会|商会
            if head == "集团" and (text[end : end + 1] == "军" or _GANG.search(text, max(0, end - 4), end)):
                continue  # 第71集团|军, 犯罪集团
            if any(h.end == end for h in scan.of("national")):
                continue  # 密切|国际清算银行
            if _NTH.search(text, max(0, match.start() - 6), match.start()):
                continue  # 第一次|促进会
            if _IN_PLACE.match(text, end):
                continue  # 临州学院|路, 某银行|大厦
            if (
                end < len(text)
                and text[end] not in PUNCTUATION
                and end not in titles
                and not by_head
                and end not in scan.edges
            ):
                continue
            if (begin := self._starts.find(scan, match.start(), end, place_ends)) is None:
                continue
            edge, placed = begin
            general = not placed and self._is_general(scan, edge, end, head, titles)
            if general or _COUNTED.search(text, edge, match.start()):
                continue
            if head in self._companies:
                if is_any_company(text, match.start(), end, place_ends):
                    continue
                edge = without_trade(text, edge, match.start())
            sure = placed or end in titles
            ours = text[edge] in "市县区" and edge in scan.edges and match.start() - edge > 2  # 市|第二高级|中学
            weak = head in self._weak and not (
                end in titles or edge in place_ends.values() or text[edge] == "“" or ours
            )
            weak = weak and not is_named_unit(scan, edge, match.start(), end)
            if weak or (not sure and words_of(scan, edge, end)[0] in self._seeds.verbs):
                continue
            found.append(Found(edge, end, self._kind(head), "pattern"))
        return found

    def _is_general(self, scan: Scan, edge: int, end: int, head: str, titles: set[int]) -> bool:
        """A general word (三家银行, 各协会) or a list rather than a name."""
        name = scan.text[edge:end]
        return (
            "、" in name
            or name in self._generic
            or (len(name) < 4 and self._kind(head) == "Company")
            or is_any_firm(scan.text, edge, end, head, titles)
            or NOT_FIRST.match(name) is not None
            or _MANY.search(scan.text, max(0, edge - 3), edge) is not None
            or len(name) < len(head) + 2
            or name[: -len(head)] in _LEVELS
            or self._is_verb(name[: -len(head)])
        )

    def _is_verb(self, stem: str) -> bool:
        """Whether only a verb stands before the noun: 代表|学院, 健全|商会."""
        return stem == "代表" or (stem in self._seeds.verbs and part_of_speech(stem) == "v")

    def _kind(self, head: str) -> str:
        """Company or Organization, by the noun that the name ends in."""
        return "Company" if head in self._companies else "Organization"
