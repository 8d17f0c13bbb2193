"""Whether a bare title in a list of names is of the body of the post before: no 院长 of a 卫健委, no 校长 of a 区委."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import kg.regex as re
from kg.annotate.bodies.at_hand import kind_of
from kg.annotate.bodies.own_bodies import POSTED_TO
from kg.annotate.posts.finder import MODIFIERS
from kg.entries import Entry
from kg.records import Mention
from kg.resolve.naming import OWN_GROUP, PARTY_GROUP, place_of

# Heads that are called by what they head: 院长 of a body in 院.
_HEAD = re.compile("(?:([校院局厅馆台所站社行场园矿])长(?:助理)?|[科室区]副?主任|护士长)$")
_ELECTED = re.compile("当选[^，。；]{0,3}$")
_NAMES_ELECTED = re.compile("[，；][一-龥·、（）\n]{2,120}当选为?")
_NO_SENTENCE = re.compile("[。；\n]")
# In rows of names, each of a post: 副会长：甲、乙 ¶ 秘书长：丙
_ROW_OF = re.compile(
    "^(?:常务|荣誉|名誉)?副?(?:会长|主席|主任|主任委员|理事长|秘书长|组长|理事|委员|常委|成员|组员|顾问|监事|监事长)$"
)
_LIST_OF = re.compile(
    "([\u4e00-\u9fa5]{3,24}?(?:协会|学会|商会|联合会|研究会|促进会|基金会|委员会|领导小组|指挥部|组委会))[^，。]{0,16}名单$"
)
_AT_ROW, NEXT_ROW = re.compile("(?:（[^（）]{1,24}）)?："), re.compile("[^，。：]*[；\n]")
# Posts that several hold at once: said once before a list of names, they are the post of each.
SHARED = re.compile(
    r"^(?:副(?:[省市县区州部局厅院校社司团所处]长|专员|司令员?|参谋长|总参谋长|政治委员|政委|相|主任|主席|总理|委员长|会长|秘书长|理事长|检察长|总经理|总经济师|总工程师|总会计师|总统|议长|主委|书记)|总经理助理|合伙人|董事|监事|国务委员|常务主席|委员|代表|常委|院士|成员|队员|球员|运动员|门将|[前中]锋|后卫|外援|(?:[正副]|高级|资深|主任|主治|特级|青年|联合|助理)*(?:教授|教练员?|(?:检测|检验|监测|管理|技术|驾驶|乘务|营业|护理|讲解|研究|演)员|(?:工程|农艺|设计|分析|律|讲|医|药|护|教)师|主持人|歌手|民警|法官|检察官|医生|护士|顾问|创始人))$"
)

_HAS_OWN_GROUP = re.compile("(?:学校|大学|学院|[中小]学|幼儿园|医院|卫生院|保健院|公司|集团|银行|[局厂矿])$")
# What one is in a party committee alone: 某县委|常委.
_OF_COMMITTEE = ("常委", "副书记")
_NO_COMMITTEE = re.compile("(?:[部办室]|政府|公安局|办事处|纪委|政法委|武装部|学院|学校|大学|医院|公司|集团)$")
_COMMITTEE = re.compile("(?:[省市县区州旗盟地]委|党委|党工委|党总支)$")
_TOWN = re.compile("[\u4e00-\u9fa5]{2,}?(?:[镇乡]|街道|苏木)(?=党|人大|政府|人民|办事处|纪委|工会|妇联|团委|武装部)")
# 日前，清湖县|柳浦镇|召开会议: of which town a text tells.
_LEAD_TOWN = re.compile(
    "(?:^|[，\\s])(?:[一-龥]{2,4}[县区市旗])?([一-龥]{2,4}?(?:镇|乡|街道|苏木))(?:党委|党工委|人民政府|政府|办事处)?(?:隆重|组织)?(?:召开|举行|组织|举办|开展)"
)
_TOWN_ORGAN = re.compile("(?:(?<![一-龥])|(?<=[由为]))(?:党委|党工委|人大|人大工委|纪委|纪工委)$")
_ALONE = ("", "，", "。", "\n", "由")  # before a post that nothing is said before


class Told(NamedTuple):
    """A post that was told, with the body whose 党委 its chain names: 某大学党委常委、组织部|部长."""

    at: int  # where it stands
    title: str
    body: Entry
    whole: Entry | None
    holder: str  # whose it is, as the name stands there


def may_head(title: str, body: str) -> bool:
    """Whether the title may be one in the body by the name of its kind, if it tells a kind."""
    if _HEAD.search(title) is None or (kind := kind_of(title)) is None:
        return True
    return kind.search(OWN_GROUP.sub("", body)) is not None and POSTED_TO.search(body) is None


def is_elected_beside(title: str, post: Mention, last: Mention | None, told: Sequence[Told], text: str) -> bool:
    """甲当选省作协主席，乙、丙当选|副主席: whether the post is beside one of its kind that was told last as elected."""
    if last is None or not told:
        return False
    if last == post:  # of the list's next name
        return _ELECTED.search(text, 0, post.start) is not None
    kind = MODIFIERS.sub("", told[-1].title)
    if title == kind or not title.endswith(kind) or not _ELECTED.search(text, 0, last.start):
        return False
    return _NAMES_ELECTED.fullmatch(text, last.end, post.start) is not None


def heads_row(title: str, text: str, end: int) -> bool:
    """Whether a title that ends there has the names of who holds it in the rest of its row: 副会长：甲、乙."""
    return _ROW_OF.search(title) is not None and _AT_ROW.match(text, end) is not None


def body_of_rows(headlines: Sequence[str]) -> str | None:
    """Whose officers the rows list, by the headline: 某某协会|理事会名单."""
    return next((found[1] for headline in headlines if (found := _LIST_OF.match(headline))), None)


def told_before(title: str, holder: str, told: Sequence[Told]) -> Entry | None:
    """The body in which the article has told of the same holder with the same title: 会议由副院长|某某主持."""
    return next((post.body for post in reversed(told) if post.holder == holder and post.title == title), None)


def body_in_list(title: str, at: int, told: Sequence[Told], text: str) -> Entry | None:
    """The body of a title at `at` behind the posts of a list: of the last one, or the last whole one that has such.

    The last may have it also where its own head is called so (职教中心校长甲、|副校长乙).
    """
    last = told[-1]
    if title in _OF_COMMITTEE and _NO_COMMITTEE.search(last.body.names[0]):  # 县委常委、组织部部长甲，|常委、副县长乙
        committees = (post.body for post in _of_sentence(told, at, text) if _COMMITTEE.search(post.body.names[0]))
        return next(committees, last.body)
    head = _HEAD.search(title)
    whole_name = OWN_GROUP.sub("", last.body.names[0])
    if whole_name != last.body.names[0] and head and may_head(title, whole_name):  # 工会主席甲，|骨科主任乙
        wholes = (post.whole or post.body for post in reversed(told))
        return next((whole for whole in wholes if whole.names[0] == whole_name), last.body)
    if may_head(title, last.body.names[0]) or (head and head[1] and last.title.endswith(f"{head[1]}长")):
        return last.body
    for post in _of_sentence(told, at, text):
        whole = post.whole or post.body
        if may_head(title, whole.names[0]) and not OWN_GROUP.search(whole.names[0]):
            return whole
    return None


def _of_sentence(told: Sequence[Told], at: int, text: str) -> Iterator[Told]:
    """The posts that the sentence has told before `at`, the last one first."""
    return takewhile(lambda post: not _NO_SENTENCE.search(text, post.at, at), reversed(told))


def place_in_list(levels: str, at: int, told: Sequence[Told], text: str) -> str | None:
    """The place of such a level whose post the sentence told last: 北岭县县长甲、工会主席乙、|副县长丙."""
    for post in _of_sentence(told, at, text):
        place = place_of(post.body.names[0])
        if place and len(place) > 1 and place[-1] in levels:
            return place
    return None


def whole_of_list(following: str, last: Told) -> Entry | None:
    """某大学党委常委、组织部部长甲，|党委常委、宣传部部长乙: whose 党委 the chain before named.

    None where that is the last body's own, or where that body may have the title that is `following` the 党委.
    """
    if last.whole is None or PARTY_GROUP.sub("", last.body.names[0]) == last.whole.names[0]:
        return None
    kind = kind_of(following) if following else None
    return None if kind is not None and kind.search(last.body.names[0]) else last.whole


def only_names(between: str, names: tuple[str, ...]) -> bool:
    """Whether nothing but `names` stands between two posts of a list."""
    listed = all(not part or part.endswith(names) for part in re.split("[，、和及]|以及", between))
    return between[:1] in ("，", "、", "和", "及", "以") and listed


def town_of(body: str) -> str:
    """The town or the street in the name of its body: 柳浦镇 in 柳浦镇党委; "" for none."""
    town = _TOWN.match(body)
    return town.group() if town else ""


def organ_of_town(text: str, start: int) -> str:
    """人大|主席, 党委|书记: the organ that stands alone before a title, where it may be a town's; "" for none."""
    organ = _TOWN_ORGAN.search(text, max(0, start - 5), start)
    return organ.group() if organ else ""


def town_told(text: str, named: Sequence[Mention], told: Sequence[Told], place: str) -> str:
    """The one town whose heads have been told, else the page's `place` or what the lead tells of, if a town.

    "" for none, and where a school, a firm or a bureau is told of, or is one of those `named` that stands last.
    """
    owners = {OWN_GROUP.sub("", post.body.names[0]) for post in told}
    owners |= {named[-1].text} if named and not town_of(named[-1].text) else set()
    if any(_HAS_OWN_GROUP.search(owner) for owner in owners):
        return ""
    towns = {town for post in told if (town := town_of(post.body.names[0]))}
    if towns or place.endswith(("镇", "乡", "街道", "苏木")):
        return place if not towns else towns.pop() if len(towns) == 1 else ""
    lead = _LEAD_TOWN.search(text, 0, text.find("。") + 1)
    return lead[1] if lead else ""


def only_owner(told: Sequence[Told], text: str, start: int) -> str:
    """青石中学校长甲致辞。党总支|书记乙讲话: the one school, firm or bureau whose heads have been told; "" for none."""
    owners = {OWN_GROUP.sub("", post.body.names[0]) for post in told}
    group = OWN_GROUP.search(text, max(0, start - 4), start)
    alone = group is not None and text[group.start() - 1 : group.start()] in _ALONE
    owner = owners.pop() if len(owners) == 1 and alone else ""
    return owner if _HAS_OWN_GROUP.search(owner) else ""
