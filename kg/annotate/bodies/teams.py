"""Finds teams by the result that a clause tells, wherever they are from: 清湖电厂队|以3比1战胜|江北二中队."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.words.dictionary import is_word, tag_words
from kg.words.scan import Found, Scan

_SCORE = "\\d{1,3}(?:比|：|:|[-－—])\\d{1,3}"
_BEATS = (
    "战胜|击败|击溃|力克|不敌|负于|险胜|大胜|小胜|完胜|轻取|惜败|败给|迎战|对阵|横扫|淘汰|逼平|战平|踢平|挑战|逆转|力擒"
    "|力挫|拿下|打败|战成"
)
# What a clause goes on with behind its team: 清湖队|主场以3比1…, 江北队|夺得冠军.
_GOES_ON = re.compile(
    "(?:昨[日天晚]|今[日天晚]|当晚|分别|则|最终|最后|随后|终|又|也|再次|首次|主场|客场|坐镇主场|在(?:主场|客场|加时赛中?|点球大战中?|[^，。；：]{1,16}?中)"
    "|凭借[^，。；：]{2,24}|，)*"
    f"(?:以?(?:总比分|总成绩|大?比分)?{_SCORE}|{_BEATS}|(?:夺得|夺取|获得|赢得|捧得|勇夺|蝉联|荣获)[^，。；：]{{0,16}}?(?:冠军|亚军|季军|第[一二三四五六七八]名|金牌|银牌|铜牌)"
    "|夺冠|夺魁|捧杯|晋级|出线|被淘汰|(?:获得?)?(?:分获|分列|分别获得|并列)[^，。；：]{0,8}?(?:[二三四五]|[冠亚]、)"
    "|(?:主教练|主帅|外援|球员|队员|门将|前锋|后卫|中场|\\d{1,2}号)|技压群芳|技高一筹|拔得头筹|(?:分?获|荣获|获得|分别获得|夺得)[^，。；：]{0,8}?(?:[一二三特]等奖|优秀组织奖|道德风尚奖|优胜奖))"
)
# What stands before the other team: 以3比1|胜|江北队, 3比3|战平了|江北队.
_AGAINST = re.compile(f"(?:(?:{_BEATS})(?:了|于)?|{_SCORE}(?:胜|负|平))(?:来访的|做客的|卫冕冠军|上届冠军)?$")
_JOINED = re.compile("队(?:和|与|同|对|、)$")  # 清湖队与|江北队以1比1战平
_LEAD = re.compile(
    "(?:[今昨前]?[日天晚]|上半场|下半场|全场比赛|比赛中|决赛中|本轮|首轮|第[一二三四五六七八九十]轮|其中|结果|另一场|当时|最终|最后|由|而|但|东道主|卫冕冠军|上届冠军|赛会新军|经过[^，。；]{2,16}，)*(?:，|$)?"
)
_KNOWN_AS = re.compile("东道主|卫冕冠军|上届冠军|赛会新军")  # before a team's name
_BREAK = re.compile("[，。；：！？\n）]")
_NAME = re.compile("[一-龥A-Za-z]{1,9}(?:[男女][子]?)?(?:[足篮排]球?)?(?:[一二]队|[AB]队|代表队|队)")
_NO_TEAM = re.compile(
    "[的了着过在以将把被让使比]|队.|^(?:[该本我各两全双三四五六七八九十每几某首第]|对方|参赛|国家|主|客|强|弱|新|老|球|代表|冠军|亚军|劲旅|东道主|卫冕|领先|落后|升班马)[^，]{0,3}?队$"
    "|^[校县市省厂乡](?:代表|联|[男女][子篮排足]?|[足篮排]球)?队$|^(?:一支|这支|多支|以及|其他|另一|不少|为|当时|世界|大赛)"
)
_OTHERS = re.compile("(?:[和与同对、][一-龥]{2,9}?队)+")
_SHARED = re.compile("(?:[一-龥]{2,9}[乡镇局委司行院校中]、)+")  # 水泉乡、|花园乡代表队
_LEAST = 3  # characters


def playing_teams(scan: Scan, bodies: Sequence[Found]) -> Iterator[Found]:
    """The teams of a sentence that tells results, which are not among `bodies`."""
    text = scan.text
    if "队" not in text or "results" not in scan.cues:
        return
    known = {body.end for body in bodies}
    for at in (i + 1 for i, letter in enumerate(text) if letter == "队"):
        if at in known or text[at : at + 1] in ("员", "长", "友", "伍", "医"):
            continue
        start = _start(text, at)
        if start is None or not _is_team(scan, start, at):
            continue
        if _AGAINST.search(text, 0, start) or _GOES_ON.match(text, at) or _goes_on_joined(text, at):
            yield Found(start, at, "Organization", "context")


def _start(text: str, end: int) -> int | None:
    """Where the name of a team begins that ends at `end`: behind a mark, behind what it beats, behind another team."""
    begin = max((m.end() for m in _BREAK.finditer(text, 0, end)), default=0)
    for start in range(max(begin, end - 12), end - 2):
        before = text[begin:start]
        if not _NAME.fullmatch(text, start, end) or _KNOWN_AS.match(text, start):
            continue
        shared = text.endswith("代表队", start, end) and _SHARED.fullmatch(before)
        if not before or shared or _LEAD.fullmatch(before) or _AGAINST.search(before) or _JOINED.search(before):
            return start
    return None


def _goes_on_joined(text: str, end: int) -> bool:
    """清湖队|与江北队以1比1战平: whether the last of several teams goes on with the result."""
    others = _OTHERS.match(text, end)
    return others is not None and _GOES_ON.match(text, others.end()) is not None


def _is_team(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch is the name of one team: no kind of team, no word, nothing that a clause is made of."""
    name = scan.text[start:end]
    if len(name) < _LEAST or _NO_TEAM.search(name) or is_word(name):
        return False
    return not any(len(word) > 1 and tag[0] in "dpcr" for word, tag in tag_words(name))
