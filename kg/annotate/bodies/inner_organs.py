"""Whose organ a text means that it names by its kind alone: 中央委员会, 国民议会, 书记处, 主席团."""

from __future__ import annotations

from functools import cache

import kg.regex as re
from kg.annotate.bodies.foreign import PARLIAMENTS
from kg.annotate.bodies.led_parties import party_in_full
from kg.annotate.bodies.names import full_body_name
from kg.annotate.bodies.patterns import CHANNEL
from kg.records import Mention
from kg.seeds import Frame, Seeds, alternatives

_HAN = "[\u4e00-\u9fa5]"
_STATE_ORGANS = frozenset(
    (*PARLIAMENTS, *"武装部队 人民委员会 领导委员会 主权委员会 联邦院 联邦政府 过渡政府 看守政府".split())
)
_COMMITTEE, _STANDING, _SECRETARIAT = "中央委员会", "常务委员会", "书记处"
_PRESIDIUMS = ("主席团", "大会主席团")
# What is cut at the mark inside its name: 辐射、化学和|生物防护部队, 国家安全与|国防委员会.
_LONGER = {"生物防护部队": "辐射、化学和", "国防委员会": "国家安全与"}
_OF_STATE = re.compile("([\u4e00-\u9fa5]{1,8}?)(?:军|军队|国防部|武装力量|武装部队)?$")
_KINDS = _LONGER.keys() | _STATE_ORGANS | {_COMMITTEE, _STANDING, _SECRETARIAT, *_PRESIDIUMS}
# 越共|中央书记处, 越共|中央内政部: the organs of a party's centre.
_OF_CENTRE = re.compile(f"中央(?:书记处|政治局|军委|办公厅|{_HAN}{{2,4}}部|{_HAN}{{2,6}}委员会)")
# Offices of the centre of any such party, by their short names: 越共中央政治局委员、|中组部部长.
_SHORT = {"中组部": "中央组织部", "中宣部": "中央宣传部", "中联部": "中央对外联络部", "中办": "中央办公厅"}
_SENTENCE = re.compile("[。；：！？\n]")
# Where a name of a party begins for sure: 会见|某党, 由|某党, 当选|某党.
_OPENS = (
    "(?:.*(?:[，、“（]|会见|会晤|拜会|接见|访问|当选为?|担任|出任|就任|选举|推选|产生|听取|审议(?:通过)?|审查|通过|代表|(?<!共)和(?!平|谐)"
    "|与|由|同(?!盟)|向|对|为(?!民)|的|了))?"
)
_PARTY_JOINED = re.compile(
    f"{_OPENS}({_HAN}{{1,14}}(?:党|革命委员会|阵线|同盟|联盟|运动|学社|建国会|促进会|(?<![\u4e00-\u9fa5])民[革盟建进]|(?<![\u4e00-\u9fa5])台盟)(?:（{_HAN}{{1,8}}）)?)"
    "(?:第?[一二三四五六七八九十]+届|新一届|[上本]届)?$"
)
_OURS = ("中国共产党", "中共", "我党")
_TITLE = f"{_HAN}{{0,12}}(?:委员|书记|常委|主席|部长|成员|主任)"
_CONGRESS = "全国人大"
_OTHER_SENTENCE = re.compile("[。；：！？\n]|[省市县区州旗](?:人大|政协)|全国政协|常委会")
_LEAGUE_JOINED = re.compile("共青团(?:第?[一二三四五六七八九十]+届|新一届|[上本]届)$")  # 共青团十九届|中央书记处
_CENTRE_LISTED = re.compile(f"({_HAN}{{1,14}}(?:党|共))中央{_TITLE}(?:、{_TITLE})*(?:、|兼)$")
_BY_ONE = re.compile("(?<!中)[\u4e00-\u9fa5]共$")  # 越共, 古共
_GROUP_LISTED = re.compile(f"(?:^|[，、])({_HAN}{{4,14}}(?:总工会|联合会|联谊会|协会|青年团))党组(?:副)?书记、$")
_COMMITTEE_LISTED = re.compile(f"({_HAN}{{2,12}}委员会)(?:第一)?(?:书记|主席|主任)、副(?:书记|主席|主任)、$")
_LISTED = re.compile("(?:[、，兼和与及同]|民众和)$|^$")
_OF_ITS_NAME = re.compile("总统|王国|临时|前")  # 某国|总统|领导委员会, 某国前|过渡政府
# 某某工会第十八次全国代表大会: what a meeting with a 主席团 is called where it is named first.
_MEETING = re.compile(
    f"(?:^|[\n，。“在])((?:第?[一二三四五六七八九十]+届)?{_HAN}{{2,24}}?"
    f"(?:第[一二三四五六七八九十]+次{_HAN}{{0,8}}代表大会|代表大会第?[一二三四五六七八九十]+次会议|第?[一二三四五六七八九十]+次{_HAN}{{2,10}}代表大会)"
    f"|第[一二三四五六七八九十]+次{_HAN}{{2,14}}代表大会)(?!主席团)"
)

_CENTRE_OF_TERM = re.compile(f"({_HAN}{{2,9}}?)(?:第[一二三四五六七八九十]+|新一)届{_COMMITTEE}")
_OF_TERM = re.compile("(?:第[一二三四五六七八九十]+|新一)届$")
_PARTY_CONGRESS = re.compile(
    "(?:(中国国民党革命委员会|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党|中国致公党|九三学社|台湾民主自治同盟"
    "|民[革盟建进]|农工党|致公党|台盟)|中国共产党|党的|中共)(?:第?[一二三四五六七八九十]+次全国代表大会|第?[一二三四五六七八九十]+大)"
)
_SESSION = re.compile("(第?[一二三四五六七八九十]+届全国(?:人大|政协|人民代表大会)第?[一二三四五六七八九十]+次会议)")
_OFFICE_OF_MEETING, _CREDENTIALS, _OF_NPC = "大会秘书处", "代表资格审查委员会", "全国人大常委会"
_CREW = re.compile("神舟?([一二三四五六七八九十]{1,3})号?(?:(?:航天员|飞行)?乘组)?")
_FLEETS = ("打击群", "战斗群", "航母编队")
_CHANNEL = re.compile(f"((?:总台)?(?:央视)?)({CHANNEL}频道)")
_STATE_TV = re.compile("总台|央视|中央电视台")


def names_in_full(text: str, organ: Mention, seeds: Seeds, frame: Frame) -> list[str]:
    """The names of an organ that a text names by its kind alone; none where nothing shows whose it is."""
    if told := _told_by_kind(text, organ):
        return told
    if term := _CENTRE_OF_TERM.fullmatch(organ.text):  # 民建第二十届中央委员会
        centre = seeds.national_bodies.get(term[1] + _COMMITTEE)
        return [centre, term[1] + _COMMITTEE, organ.text] if centre else []
    if organ.text.endswith(("团", "考察组")) and (party := party_in_full(text, organ.start, organ.text, frame)):
        return [party, organ.text]
    whole = whole_name(text, organ.start, organ.text, seeds)
    if whole is None or organ.text != _COMMITTEE:
        return [whole] if whole else []
    name, forms = full_body_name(whole.removesuffix(_COMMITTEE), frame, seeds)
    centres = [f"{party}中央" for party in dict.fromkeys((name, *forms))]
    return sorted((whole, *centres), key=lambda n: seeds.national_bodies.get(n) != n)  # 民建中央 first


def _told_by_kind(text: str, organ: Mention) -> list[str]:
    """The names of a crew, of a channel of the state's television, of an organ of a congress; none of others."""
    if crew := _CREW.fullmatch(organ.text):
        ship, short = f"神舟{crew[1]}号", f"神{crew[1]}"
        return [f"{ship}航天员乘组", f"{ship}乘组", f"{ship}飞行乘组", f"{short}航天员乘组", f"{short}乘组"]
    if organ.text.endswith(_FLEETS) and "“" in organ.text[1:]:
        return [organ.text[organ.text.index("“") :], organ.text]  # 某国|“某某”号航母打击群
    if (channel := _CHANNEL.fullmatch(organ.text)) and (channel[1] or _STATE_TV.search(text)):
        owners = ("中央广播电视总台央视", "总台央视", "央视", "中央广播电视总台", "总台", "中央电视台", "")
        return [f"{owner}{channel[2]}" for owner in owners]
    if organ.text == _CREDENTIALS and _OF_NPC in text:
        return [_OF_NPC + _CREDENTIALS, _CREDENTIALS]
    if organ.text == _OFFICE_OF_MEETING and (meeting := _SESSION.search(text) or _MEETING.search(text)):
        return [f"{meeting[1]}秘书处", _OFFICE_OF_MEETING]
    return []


def whole_name(text: str, start: int, organ: str, seeds: Seeds) -> str | None:
    """The name, with that of its party, state or meeting, of an `organ` named at `start` of a text by its kind alone.

    None where it is none of such kinds, or where the sentence doesn't show whose it is.
    """
    organ = _SHORT.get(organ, organ)
    if congress := _of_congress(text[max(0, start - 200) : start], organ, seeds):
        return congress
    if organ not in _KINDS and (organ[:2] != "中央" or _OF_CENTRE.fullmatch(organ) is None):
        return None
    if organ in _PRESIDIUMS:
        return _of_meeting(text[:start])
    marks = [m.end() for m in _SENTENCE.finditer(text, max(0, start - 200), start)]
    before = text[marks[-1] if marks else max(0, start - 200) : start]
    if lacking := _LONGER.get(organ):
        return _joined(before, lacking, organ, seeds)
    if organ == _STANDING:
        listed = _COMMITTEE_LISTED.search(before)
        return listed[1] + organ if listed else None
    if organ == _SECRETARIAT:
        listed = _GROUP_LISTED.search(before)
        return listed[1] + organ if listed else None
    if organ in _STATE_ORGANS:
        return _of_state(before, organ, seeds)
    return _of_party(before, organ, seeds) or (_of_party_congress(text[:start]) if organ == _COMMITTEE else None)


def _of_congress(before: str, organ: str, seeds: Seeds) -> str | None:
    """全国人大民委主任委员甲、|华侨委主任委员乙: the committee of the congress that its sentence names before."""
    told = seeds.national_bodies.get(_CONGRESS + organ) if organ.endswith(("委", "委员会")) else None
    behind = before[before.rfind(_CONGRESS) :] if told and organ != _STANDING and _CONGRESS in before else ""
    if told and _CONGRESS + organ in before:
        return told
    return told if behind and not _OTHER_SENTENCE.search(behind) else None


def _of_party(before: str, organ: str, seeds: Seeds) -> str | None:
    """建国阵线|中央委员会, 越共中央政治局委员、|中央书记处: the organ of the party joined to it or listed before it."""
    if organ == _COMMITTEE and (joined := _PARTY_JOINED.fullmatch(before)) is not None:
        return None if joined[1].endswith(_OURS) else joined[1] + organ
    if _LEAGUE_JOINED.search(before):
        return f"共青团{organ}"
    if (listed := _CENTRE_LISTED.search(before)) is None or listed[1].endswith(_OURS):
        return None
    state = _states(seeds).search(listed[1])
    party = listed[1][state.start() :] if state else _by_one(listed[1])
    return party + organ if party else None


def _of_party_congress(before: str) -> str | None:
    """大会选举产生了新一届|中央委员会: that of the party whose congress is named last; none where it is 中共's."""
    told = [*_PARTY_CONGRESS.finditer(before)] if _OF_TERM.search(before) else []
    return f"{told[-1][1]}{_COMMITTEE}" if told and told[-1][1] else None


def _by_one(party: str) -> str:
    """A party of another country by its short name: 越共."""
    short = _BY_ONE.search(party)
    return short.group() if short else ""


def _of_state(before: str, organ: str, seeds: Seeds) -> str | None:
    """某国参议院主席甲和|国民议会: the organ of the state that its sentence names last."""
    named = [*_states(seeds).finditer(before)]
    if not named:
        return None
    state, behind = seeds.countries[named[-1].group()], before[named[-1].end() :]
    if state == "中国" or re.search("中共|全国|我国|国务院|国家主席", behind):
        return None
    if _LISTED.search(behind) is None:
        return state + behind.strip("前") + organ if _OF_ITS_NAME.fullmatch(behind) else None
    return state + organ


def _joined(before: str, lacking: str, organ: str, seeds: Seeds) -> str | None:
    """俄军辐射、化学和|生物防护部队: the organ of the state named before the first half of its name."""
    if not before.endswith(lacking):
        return None
    owner = _OF_STATE.search(before[: -len(lacking)])
    named = [*_states(seeds).finditer(owner[1])] if owner else []
    short = seeds.abbreviations.get(owner[1][-1:], "") if owner else ""
    return (seeds.countries[named[-1].group()] if named else short) + lacking + organ


def _of_meeting(before: str) -> str | None:
    """大会主席团: that of the congress which the text has named first."""
    meeting = _MEETING.search(before)
    return f"{meeting[1]}主席团" if meeting else None


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternatives(names))


def _states(seeds: Seeds) -> re.Pattern[str]:
    """What finds the countries by their names of two characters and more."""
    return _pattern(tuple(sorted((name for name in seeds.countries if len(name) > 1), key=lambda n: (-len(n), n))))
