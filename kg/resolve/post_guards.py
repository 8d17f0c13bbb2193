"""What the words around a post tell of its body: posts of no state, honours, the town of a party, lists in turn."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.annotate.posts.finder import MODIFIERS
from kg.entries import Entry, Registry
from kg.records import Mention, Sentence

# What nobody is for a state: a country's name before it tells where someone comes from, or belongs to a firm's name.
_OF_NO_STATE = re.compile(
    "(?:运动员|选手|球员|队员|演员|导演|作家|诗人|画家|歌手|音乐家|艺术家|专家|学者|记者|律师|教授|研究员|院士|医生|设计师|"
    "工程师|分析师|经济学家|科学家|总监|经理|董事长|行长|总裁|首席执行官|创始人|合伙人|店长|厂长)$"
)
_HONOURED_BY = re.compile("(?:院|人大|人民代表大会|政协)$")
_HONOURS = frozenset(("院士", "代表", "委员"))
_IN_TEAM = re.compile("(?:教练员?|主帅|领队|队员|球员|运动员|门将|守门员|[前中]锋|后卫|外援|主攻手|二传手|队医)$")
_TEAM = re.compile("(?:队|俱乐部|[男女](?:排|篮|足|乒|水|曲|手|垒)|国奥|国青)$")
# What one is called by one's learning, in the body where one holds a post: 某医院院长、|主任医师.
_RANK = re.compile("(?:教授|研究员|导师|工程师|农艺师|经济师|会计师|医师|药师|讲师|首席专家|技师)$")
_NO_RANKS = re.compile("(?:委|政府|人大|政协|常委会|代表大会|委员会|协会|学会|商会|党组|支部)$")
# A group for a task, and what one may be in it: who leads it heads something else, too (领导小组组长、|局长).
_GROUP = re.compile("(?:领导小组|工作专班)$")
_IN_GROUP = re.compile("[组班团队][长员]|成员|联络员|联系人|召集人|秘书长|委员|主任")
_LED_PARTY = re.compile("[^，。；]{1,12}?(?:为|任)(?:首|团长|组长|队长|领队)的")
_TOWN = re.compile("[一-龥]{2,8}?[省市县区州]")
# 以会长|某某为团长的|某协会|代表团, 由董事长|某某率领的|某公司|经贸代表团: whose party it is.
_LED_BODY = re.compile(
    "[^，。；]{1,14}?(?:(?:为|任)(?:首|团长|领队)的|率领的?|带领的)(?P<body>[一-龥“”（）]{3,26}?)"
    "(?:友好|访华|访问|经贸|高级|经济|贸易|企业家|工作)*(?:代表团|访问团|访华团|考察团|参观团)"
)
_HEADED = (
    (re.compile("(?:会长|理事长)$"), re.compile("(?:会|协|联)$")),
    (re.compile("(?:董事长|总裁|经理|首席执行官)$"), re.compile("(?:公司|集团|银行)$")),
    (re.compile("(?:主席|书记|领袖)$"), re.compile("(?:党|联合会|协会)$")),
    (re.compile("议长$"), re.compile("(?:议会|议院|国会)$")),
    (re.compile("校长$"), re.compile("(?:大学|学院)$")),
)
_SHARED_BY_ALL = re.compile("(?:负责人|负责同志|代表)$")
_OWN_COMMITTEE = re.compile("(?<![一-龥])(?:学?校|[医学]?院|厂|公司|集团|[支大总]队)党[委组][^，。；、]{1,6}[、兼]$")
_SITES = ("Organization", "Company", "Place")
_JOINS = ("、", "和", "与", "及")


def is_of_state(title: str, state: str) -> bool:
    """Whether somebody may be this for a state: 总统, 驻华大使, but no 董事长 and no 导演, and 苏丹 for no 苏丹."""
    return title != state and _OF_NO_STATE.search(title) is None


def is_honour(title: str, body: str) -> bool:
    """Whether a post is an honour beside one's work (中国工程院|院士, 全国人大|代表): a list goes on without it."""
    return title in _HONOURS and _HONOURED_BY.search(body) is not None


def is_of_team(title: str, body: str) -> bool:
    """Whether a title is one in a team of sportsmen: 某某队主教练甲、|队员|乙、丙."""
    return _IN_TEAM.search(title) is not None and _TEAM.search(body) is not None


def is_rank_in(title: str, body: str) -> bool:
    """Whether a title is one of learning that people of such a body have."""
    return _RANK.search(title) is not None and _NO_RANKS.search(body) is None


def is_beside_group(title: str, body: str) -> bool:
    """Whether a title is none in a group for a task: 领导小组组长、|检察长."""
    return _GROUP.search(body) is not None and _IN_GROUP.search(title) is None


def is_of_own(text: str, post: Mention) -> bool:
    """校党委副书记兼|纪委书记: whether a post is beside one in a school or a firm that nothing names."""
    return post.text.startswith("纪委") and _OWN_COMMITTEE.search(text, max(0, post.start - 14), post.start) is not None


def heads_congress(post: Mention, text: str) -> bool:
    """Whether a 委员长 or 副委员长 is the one of the national congress."""
    if MODIFIERS.sub("", post.text) != "委员长":
        return False
    return text.endswith("人大常委会", 0, post.start) or (post.text == "副委员长" and "朝鲜" not in text)


def has_several_secretaries(body: str, text: str) -> bool:
    """Whether a committee has a secretariat, or a first secretary over those that are merely called 书记."""
    return body.endswith("书记处") or (body.endswith("委") and "第一书记" in text)


def town_of_party(text: str, start: int, end: int, states: Sequence[str]) -> str:
    """以|市长某某为团长的某国|某某市代表团: the town whose party the holder leads; the `states` stand before it."""
    if text[start - 1 : start] != "以" or (led := _LED_PARTY.match(text, end)) is None:
        return ""
    at = led.end()
    at += next((len(state) for state in states if text.startswith(state, at)), 0)
    town = _TOWN.match(text, at)
    return town.group() if town else ""


def led_body(text: str, post: Mention, registry: Registry) -> Entry | None:
    """The body whose party the holder of a bare post leads: 以会长|某某为团长的|某协会|代表团."""
    led = _LED_BODY.match(text, post.end) if text[post.start - 1 : post.start] in ("以", "由") else None
    if led is None or not any(t.search(post.text) and b.search(led["body"]) for t, b in _HEADED):
        return None
    kind = "Company" if led["body"].endswith(("公司", "集团", "银行")) else "Organization"
    return registry.get(kind, [led["body"]])


def is_told_in_turn(sentence: Sentence, post: Mention, title: str, others: Sequence[Mention]) -> bool:
    """甲局、乙局、|丙局负责人|张三、李四、王五: each leads another of the bodies."""
    at = post.start - sentence.start
    if not others or _SHARED_BY_ALL.search(title) is None or sentence.text[at - 1 : at] not in _JOINS:
        return False
    return any(m.end == post.start - 1 and m.type in _SITES for m in sentence.mentions)
