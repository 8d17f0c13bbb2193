"""Finds bodies that a place tells together with what they are: 市二中, 临州海关, 酒泉卫星发射中心, 美国国家气象局."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import kg.regex as re
from kg.annotate.places.unlisted import UnlistedPlaces
from kg.seeds import Seeds, alternatives
from kg.words.scan import PUNCTUATION, Found, Scan, words_of

# A level without its place, where a word begins: 市|二中, 来到|县|畜牧中心.
_LEVEL = re.compile(
    "[省市县区旗盟镇](?:(?<![一-龥].)|(?<=[我本在到进为由向与和及任对是原了访看查察研导].))(?![长委场区民级域属直])(?=[一-龥]{2})"
)
_UNLISTED = re.compile("[市县旗](?<=[一-龥].)(?=第?[一二三四五六七八九十][一-龥]|[一-龥]{1,9}(?:厂|矿|海关|中心))")
# 市二中, 县第一小学, 市第二人民医院; behind it no other word: 二中全会, 一中院, 一小部分, 一高一低.
_NUMBERED = re.compile(
    "(?:第[一二三四五六七八九十]{1,3}(?:高级|初级|实验|职业|民族)*(?:中学校?|小学校?|幼儿园|人民医院|医院|中医院)"
    "|[一二三四五六七八九十]{1,2}(?:中|小|高|初|职高|幼)(?=[，。、；：）]|$|副?校长|党[委总支]|学[生子]|师生|老?教师|老师|校友"
    "|安置点|考点|校园|校区|操场|礼堂|报告厅|体育馆|代表队|食堂|宿舍|教学楼|调研|检查|考察|视察|督导|走访|慰问|高[一二三]|初[一二三]|举[行办]|召开|开展|隆重|胜利|顺利|圆满|正式|开幕|开赛|开班|启动|闭幕|落幕|签约|揭牌|等))(?!路|站|号)"
)
_IN_NAME = "(?![的和与在最了及将为等已被向一这那几两各])[一-龥]"
_CUSTOMS = re.compile("海关(?!总署|[关学监特统缉数大])")
_WORKS = re.compile(
    f"(?:(?![厂矿]){_IN_NAME}){{2,10}}?(?:厂(?![房家商址里区门外内矿牌子])|(?:煤|铜|铁|金|锡|锰|磷|盐|石油|铅锌)矿(?![区工山井难业产石藏物床企资权])"
    "|百货大楼|百货商店|商厦|酱园|绸庄|茶行|洋行|参茸行|渔行|粮行|客运总站|船闸|造船所|曲艺社|剧社|诗社|棋院|画院|戏剧院|歌舞剧院|话剧院|京剧院|越剧院|豫剧院)"
)
_AGENCY = re.compile(
    f"(?:(?![局署厅]|机构){_IN_NAME}){{2,10}}(?:(?<![当结布格大残僵政出破战开时全])局|(?<![部签])署|(?<![大客餐展议宴])厅|海岸警卫队|法庭)"
    "(?=\\d|[，。、；）]|$|[今昨当]天|[今昨当]日|日前|近日|表示|说|称|发布|宣布|公布|副?局长|副?署长|发言人|官员|数据|预测|警告|报告|援引|证实|要求|在|将|等|和|与|的|就|对|批准|认为)"
)
# 绥山市|局|党组书记、局长: the bureau of a branch that the article is about, called by its place alone.
_OWN_BUREAU = re.compile(
    "(?<=[省市县区州旗盟])局(?=(?:党组|党委|党总支|纪检组|纪委|机关党委)?(?:副?书记|委员|成员|组长)|副?局长"
    "|[一二三四]级(?:主办|主任|高级|调研员|巡视员))"
)
_ABROAD = ((_AGENCY, "agencies"),)
_CUES = frozenset(("agencies", "numbered", "customs", "centres", "works"))
_ARTS = ("院", "社")
# Where rockets start: a place where something is done there, a body where it does something.
_LAUNCH_SITE = re.compile(
    f"(?:在|从|运?抵|于)(?:我国|中国)?(?P<name>(?:(?![省市州国]){_IN_NAME}){{2,4}}(?:卫星|航天)发射(?:中心|场))"
)
_ENDS = ("主办", "承办", "协办", "举办", "举行", "召开", "隆重", "联合", "等", "和", "与", "及", "的", "在", "是", "为")


def own_bureaus(text: str, start_of: Callable[[int], int | None]) -> Iterator[Found]:
    """市局, 绥山市局 before a head's title; `start_of` tells where the place begins that ends at an offset."""
    for match in _OWN_BUREAU.finditer(text) if "局" in text else ():
        if (start := start_of(match.start())) is not None:
            yield Found(start, match.end(), "Organization", "pattern")


class PlacedBodies:
    """Finds them behind the places of a sentence."""

    def __init__(self, seeds: Seeds) -> None:
        self._abroad = frozenset(seeds.countries) - {"中国", "中华人民共和国"}
        self._unlisted = UnlistedPlaces(seeds)
        # Centres by what they do: their place tells whose they are; others are places (购物中心, 市中心).
        self._centre = re.compile(
            f"(?:(?!中心){_IN_NAME}){{0,9}}?(?:{alternatives(seeds.words.centre_duties)})中心(?![城区线校医地点]|小学|中学)"
        )
        self._at_home = ((_NUMBERED, "numbered"), (_CUSTOMS, "customs"), (self._centre, "centres"), (_WORKS, "works"))

    def find(self, scan: Scan, place_ends: Mapping[int, int]) -> Iterator[Found]:
        """The bodies behind each place, and launch sites; `place_ends` are the places by their end: end → start."""
        if scan.cues.isdisjoint(_CUES):
            return
        sites = {m.span("name") for m in _LAUNCH_SITE.finditer(scan.text)} if "centres" in scan.cues else set()
        yield from (Found(*span, "Place", "pattern") for span in sorted(sites))
        yield from (f for f in self._bodies(scan, place_ends) if (f.start, f.end) not in sites)

    def _bodies(self, scan: Scan, place_ends: Mapping[int, int]) -> Iterator[Found]:
        text = scan.text
        for end, start in place_ends.items():
            place = text[start:end]
            patterns = _ABROAD if place in self._abroad else self._at_home
            if not place.endswith(("战区", "中国", "我国")):
                yield from self._behind(scan, start, end, patterns)
        for level in _LEVEL.finditer(text):
            if level.end() not in place_ends:
                yield from self._behind(scan, level.start(), level.end(), self._at_home)
        for level in _UNLISTED.finditer(text) if "unlisted_levels" in scan.cues else ():
            unlisted = self._unlisted.start(scan, level.start()) if level.end() not in place_ends else None
            if unlisted is not None:
                yield from self._behind(scan, unlisted, level.end(), self._at_home)

    def _behind(
        self, scan: Scan, start: int, end: int, patterns: tuple[tuple[re.Pattern[str], str], ...]
    ) -> Iterator[Found]:
        """The bodies whose place or level begins at `start` and ends at `end`; `patterns` are given with their cues."""
        for pattern, cue in patterns:
            match = pattern.match(scan.text, end) if cue in scan.cues else None
            if match and self._is_name(scan, end, match.end(), duty=pattern is self._centre):
                firm = pattern is _WORKS and not match[0].endswith(_ARTS)
                yield Found(start, match.end(), "Company" if firm else "Organization", "pattern")

    @staticmethod
    def _is_name(scan: Scan, start: int, end: int, *, duty: bool) -> bool:
        """Whether a stretch ends where a word does, and holds none that no name holds; verbs may say its `duty`."""
        text = scan.text
        if (
            end < len(text)
            and text[end] not in PUNCTUATION
            and end not in scan.edges
            and not text.startswith(_ENDS, end)
        ):
            return False
        if any(start < h.start and h.end < end for h in scan.of("title")):
            return False
        words = words_of(scan, start, end)
        never = scan.lexicon.stop_words if duty else scan.lexicon.outside
        return never.isdisjoint(words) and scan.lexicon.clause_words.isdisjoint(words)
