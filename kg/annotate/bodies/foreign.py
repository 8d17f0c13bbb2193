"""Finds bodies of other countries: parties, parliaments, ministries, armies, also by one character (俄军)."""

from __future__ import annotations

import kg.regex as re
from kg.annotate.places.finder import LED_BY
from kg.seeds import Seeds
from kg.words.scan import PUNCTUATION, Found, Hit, Scan, words_of

PARLIAMENTS = (
    "参议院",
    "众议院",
    "国会",
    "国民议会",
    "联邦委员会",
    "下议院",
    "上议院",
    "下院",
    "上院",
    "国家杜马",
    "国家大呼拉尔",
    "联邦议院",
)
_OF_PARTY = "(?:委员会(?:政治局|书记处|主席团)?|政治局|政治执行委员会|主席团|书记处|军事委员会)?"
_COUNCIL = "会议(?=副?主席|秘书|副秘书)"
_FOREIGN_HEADS = re.compile(
    rf"(?:国会(?:下议院|上议院|下院|上院|参议院|众议院)|议会(?:下议院|上议院|下院|上院|参议院|众议院)|联邦议会(?:下议院|上议院|下院|上院|参议院|众议院)|国民议会(?:下议院|上议院|下院|上院|参议院|众议院)|下议院|上议院|下院|上院|参议院|众议院|国会(?<!联合国会)(?<![爱我各两全三四五多]国会)(?!费)|国民议会|全国人民政权代表大会|最高人民会议|大国民议会|人民代表院|联邦委员会|联邦议院|国家杜马|国家大呼拉尔|大呼拉尔|党中央{_OF_PARTY}|阵线中央{_OF_PARTY}|党(?<!多数党)(?<!少数党)(?<!反对党)(?<!执政党)(?=主席|总书记|领|议员|党首|总裁|副|在|[，。、；））]|和|与|书记|主)|真主党|"
    rf"外交部|国防部|内政部|财政部|最高法院|央行|总统府|总统办公[厅室](?=第?一?副?主任|顾问|发言人)|革命卫队|国防军|军队|军方|警方|武装部队(?:总参谋部)?|武装力量(?:总参谋部)?|空天军|国民警卫队|(?:安全|战时|过渡|看守)内阁(?!会议|成员|部长)|(?:(?:公共)?卫生|消防|情报|安全|气象|民防|救援|应急|执法)部门|党(?:中央)?代表团|安全部队|检方|公共卫生部|卫生部|财务省|外务省|防卫省|通讯社|海军陆战队|海军|空军|陆军|(?:联邦)?安全局|(?:国家|中央|最高|独立)?选举委员会|中央司令部|参谋长联席{_COUNCIL}|国家安全{_COUNCIL}|安全{_COUNCIL}|部长{_COUNCIL}|最高司法{_COUNCIL}|议会|政府军(?![费事工])|政府|(?:追踪|跟踪|档案|(?<=档案”))网站|新闻网(?!站)|驻华大使馆|驻华使馆|大使馆(?<![等中]国大使馆)|总领事馆(?<![等中]国总领事馆)|领事馆(?<![等中]国领事馆))(?!长)"
)
_MINISTRY = re.compile(
    "[\u4e00-\u9fa5、]{2,9}?部(?=联合|共同|主办|宣布|发言人|大臣|[\u4e00-\u9fa5]{0,8}?(?:国务秘书|副部长)|发布|声明|表示|说|称|$|[，。])"
)
_TEAM = re.compile(
    "(?:国家|国奥|国青|国际|援外)?(?:[男女]子?)?(?:[足篮排][球]?|乒乓球|羽毛球|网球|手球|曲棍球|冰球|冰壶|跳水|游泳|花样游泳|射击|射箭|拳击|摔跤|柔道|跆拳道|攀岩|帆船|蹦床|霹雳舞|滑板|短道速滑|速度滑冰|花样滑冰|龙舟|橄榄球|水球|马术|体操|举重|田径|赛艇|皮划艇|自行车|击剑|救援|医疗|维和)?队"
    "(?![伍员长友形列名内歌旗])|[男女][足篮排](?!球)"
)
_PRESIDENCY = re.compile("总统委员会(?=副?主席|成员)|主席团(?=轮值主席|成员)")  # of a state that several persons head
_QUOTED = re.compile("“[\u4e00-\u9fa5·]{2,9}”")
_SEVERAL = re.compile("[一两几数多][个架名位艘支]|所有|年轻人|重要|[女男]")
# National bodies as other countries and regions have them, too.
_OF_ANY_STATE = re.compile(
    "(?![中全]国|国家|解放军)(?:国务院|[\u4e00-\u9fa5]{2,6}部|最高法院|最高检察院|证监会|海关总署)"
)
_OF_REGION = re.compile("(?:证监会|银监会|保监会|审计署|监察委员会)$")
_REGIONS = ("香港", "澳门", "台湾")
_OF_GOVERNMENTS = frozenset("过渡 联合 流亡 看守 临时".split())
_BEFORE_STATE = frozenset("，。、；：“（和与对向称被遭在据")


class ForeignBodies:
    """Finds them with the countries of the seeds."""

    def __init__(self, seeds: Seeds) -> None:
        self._seeds = seeds
        abbreviated = "".join(sorted({*seeds.abbreviations, *seeds.claimants} - {"中"}))
        # 俄军, 美国防部: the country by one character.
        self._of_state = re.compile(
            rf"[{abbreviated}](?<![\d一二三四五六七八九十].)(?:军参谋长联席会议(?=副?主席)|"
            r"(?<!亚)军(?![人事官校士用费旗区委部种医工民需售舰购援火训])(?:方(?!面)|队)?|"
            r"(?:总统办公[厅室]|外交部|国防部|国务院|财政部|内政部|议会|国防军|政府军|紧急情况部|内务部|(?:公共)?卫生部门?|情报部门|武装部队(?:总参谋部)?|国家杜马|参议院|众议院|(?:联邦)?国民议会|国民会议|民族权力机构|(?:看守|过渡|临时|紧急|民族联合)政府|(?:安全|战时)内阁)(?!长)|"
            r"(?:海军陆战队|(?:海军|空军|陆军|空天军|武装力量|国家近卫军|国民警卫队)(?!长|司令部|舰|基地|战术导弹))|"
            r"(?:联邦|国家|中央)[\u4e00-\u9fa5]{2,6}?(?:局|署|委员会|银行|司令部|会议(?=副?秘书|副?主席)))"
        )

    def find(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """Parties, parliaments, ministries and armies; `place_ends` are the places of the sentence, end → start."""
        return self._named(scan, place_ends) + self._by_abbreviation(scan)

    def _named(self, scan: Scan, place_ends: dict[int, int]) -> list[Found]:
        """Parties, parliaments and ministries of a country: 柬埔寨人民党, 老挝人民革命党中央; 参议院 also alone."""
        found: list[Found] = []
        known = self._seeds.countries
        countries = [
            (e - (scan.text.startswith("国会", e - 1) and scan.text[s : e - 1] in known), s)  # 日本|国会, not 日本国|会
            for e, s in place_ends.items()
            if scan.text[s:e] in known
        ]
        if not countries and "parliaments" not in scan.cues:
            return found
        for match in _FOREIGN_HEADS.finditer(scan.text):
            near = [(s, e) for e, s in countries if match.start() - 12 <= e <= match.start()]
            start, at = max(near, default=(0, 0))
            titled = any(start < h.start and h.end < match.start() for h in scan.of("title"))  # 波兰统一|工人|党
            alone = match.group() == "党" and at == match.start()  # 中国|党和人民
            if near and not titled and not alone and not _is_told(scan, at, match.start()):
                found.append(Found(start, match.end(), "Organization", "pattern"))
            elif match.group() in PARLIAMENTS and match.start() in scan.edges:
                found.append(Found(match.start(), match.end(), "Organization", "pattern"))
        for end, start in countries:
            if team := _TEAM.match(scan.text, end):
                found.append(Found(start, team.end(), "Organization", "pattern"))
            if presidency := _PRESIDENCY.match(scan.text, end):
                found.append(Found(start, presidency.end(), "Organization", "pattern"))
            if ministry := _MINISTRY.match(scan.text, end):
                if any(end <= h.start < ministry.end() for h in scan.of("title")):
                    continue
                found.append(Found(start, ministry.end(), "Organization", "pattern"))
        return found

    def _by_abbreviation(self, scan: Scan) -> list[Found]:
        """俄军, 叙外交部: where a word begins, or behind one that can't be the first half of another."""
        return [
            Found(*m.span(), "Organization", "pattern")
            for m in (self._of_state.finditer(scan.text) if "of_abbreviated_state" in scan.cues else ())
            if m[0][0] in scan.states
            and not (m[0][0] == "以" and LED_BY.match(scan.text, m.end()))  # 以|议会主席某某为团长的
            and (scan.text[m.start() - 1] in _BEFORE_STATE or m.start() in scan.edges)
        ]

    def start_of(self, text: str, hit: Hit, place_ends: dict[int, int]) -> int:
        """Where a body begins that another country or region has under the same name (美国|国务院, 香港|证监会)."""
        start = place_ends.get(hit.start, hit.start)
        country = self._seeds.countries.get(text[start : hit.start])
        theirs = _OF_ANY_STATE.fullmatch(text, hit.start, hit.end) and country not in (None, "中国")
        if text.endswith(_REGIONS, 0, hit.start) and _OF_REGION.search(text, hit.start, hit.end):
            return hit.start - 2
        if text.endswith("国家", 0, hit.start) and _OF_ANY_STATE.fullmatch(text, hit.start, hit.end):
            return hit.start - 2  # 国家|建设部
        return start if theirs else hit.start


def _is_told(scan: Scan, start: int, end: int) -> bool:
    """Whether what stands between a country and a body tells something rather than names it (某国|拒绝了|民主党)."""
    between = _QUOTED.sub("", scan.text[start:end])  # 某国“团结”党
    if not between or between in _OF_GOVERNMENTS or (scan.text[end] == "党" and end - start < 3):
        return False  # 某国|保守|党
    if any(c in PUNCTUATION or c in "的和与在同愿将了着过" for c in between) or _SEVERAL.search(between):
        return True
    return not scan.lexicon.outside.isdisjoint(words_of(scan, start, end))
