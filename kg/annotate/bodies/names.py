"""Gives bodies their full names, resolved to their place, and finds the short forms of companies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import kg.regex as re
from kg.annotate.bodies.companies import is_common_word
from kg.seeds import Frame, Seeds, alternatives, level_of

_OTHER_PARTIES = ("民革", "民盟", "民建", "民进", "农工", "致公党", "九三", "台盟")  # 民盟某省委 is none of 中共
_CORPORATE = re.compile(r"(?:股份|有限|责任|集团|控股|总)*(?:有限公司|公司|集团)$")


@cache
def _trades(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the words for what a company deals in."""
    return re.compile(f"(?:{alternatives(words)})+")


def company_short_forms(name: str, text: str, seeds: Seeds, frame: Frame) -> list[str]:
    """The short form of a company that `text` uses: 华灿光电（浙江）有限公司 → 华灿光电."""
    core = _CORPORATE.sub("", name)
    if core == name:
        return []
    own = {n for place in (frame.place, *frame.above) for n in (place, place[:-1])}
    for size in range(min(7, len(core) - 2), 1, -1):
        if core[:size] in own or core[:size] in seeds.divisions or core[:size] in seeds.countries:
            core = core[size:]
            break
    trades = _trades(seeds.words.trades)
    stem = re.split(r"[（(]", core)[0]
    plain_core = re.sub(r"[（(][^）)]*[）)]", "", core)
    rest = text.replace(name, "　")
    for size in range(len(plain_core), 1, -1):
        short = plain_core[:size]
        if (
            short in seeds.divisions
            or short in seeds.countries
            or (size < 4 and short != stem)
            or is_common_word(short)
        ):
            continue
        if trades.fullmatch(short):
            continue  # 某省能源集团, 能源
        if short in rest and (
            size == len(plain_core) or short == stem or not rest[rest.find(short) :].startswith(plain_core[: size + 1])
        ):
            return [short]
    group = plain_core[:2] + "集团"  # 瀚海物流集团有限公司 → 瀚海集团
    return [group] if "集团" in name and len(plain_core) > 2 and group in rest else []


def full_body_name(text: str, frame: Frame, seeds: Seeds, place: str | None = None) -> tuple[str, list[str]]:
    """The body's name resolved to its place, and other forms: 市委 → 义乌市委, [中共义乌市委, 市委].

    `place` is the place of the post before it in a chain (金华市委常委、统战部部长): it goes before the page's own.
    """
    forms = [text]
    text = _TWICE.sub(r"\1", text)  # 清湖市|市委
    if (national := text if text in seeds.national_bodies else text.removeprefix("国家")) in seeds.national_bodies:
        return _national_name(text, seeds.national_bodies[national]) if national == text else (text, [national])
    if (forces := _FORCES.fullmatch(text)) and (
        country := frame.states.get(forces[1]) or seeds.countries.get(forces[1])
    ):
        return _forces_name(text, country, forces[2], frame.states)
    if text[:1] in frame.states and (text[1:] in MINISTRIES or _FEDERAL.match(text, 1)):
        return frame.states[text[:1]] + text[1:], [text]
    if committee := _COMMITTEE.fullmatch(text):
        place, level = committee.groups()
        short = place + level + ("党委" if level in "镇乡" else level + "委" if len(place) == 1 else "委")
        return short, [text, f"中共{place}{level}委员会", f"{place}{level}委"]
    if (term := _OF_TERM.fullmatch(text)) and term[1] not in seeds.national_bodies:
        return term[1] + ("委" if term[1].startswith("共青团") else ""), [text]
    if text.startswith("自治区") and (region := place or frame.resolve("自治区")):
        return _with_forms(region + text[3:], [text], seeds)
    if text[0] == "区" and _OF_REGION.match(text) and frame.place.endswith("自治区"):
        return _with_forms(frame.place + text[1:], [text], seeds)
    name = text[2:] if text.startswith("中共") and text[2:3] != "中" else text
    name = re.sub(r"(?<=[省市县区])第?[一二三四五六七八九十]+届(?=政协|人大|人民)", "", name)
    name = re.sub("政协(?:第?[一二三四五六七八九十]+届)?委员会$", "政协", name)
    league = _LEAGUE.fullmatch(name)
    if league and (len(league[1]) != 1 or league[1] + league[2] in seeds.divisions):  # 团山县委 is of a county
        where = league[1] + league[2] if league[1] else frame.resolve(league[2])
        return (f"共青团{where}委", [name, f"团{where}委", f"团{league[2]}委"]) if where else (name, [])
    if conference := _CONFERENCE.fullmatch(name):
        where = conference.group(1) or conference.group(2)
        return f"{where}政协", [text, f"政协{where}委员会", f"中国人民政治协商会议{where}委员会"]
    match = _BARE_LEVEL.match(name)
    if match and name not in seeds.organs:
        where = place if place and level_of(place) == level_of(match.group(1)) else frame.resolve(match.group(1))
        if where:
            rest = name[match.end() :]
            name = where + rest
            if rest[0] == "委" and (len(where) == 2 or where.endswith(("地区", "专区"))):
                forms.append(name)
                name = (where[:-2] + "地" if len(where) > 2 else where + match.group(1)) + rest  # 眉县县委, 某某地委
    elif name in seeds.organs:
        organ = seeds.organs[name]
        known = place is not None or name not in _OF_SOME_BODY
        where = place or (frame.place if known and frame.place and frame.place[-1] in "省市县区州旗盟" else None)
        where = frame.resolve("地") if name in _OF_PREFECTURE and not place else where
        if where:
            forms += [where + name] if organ.via else []
            name = where + ("党委" if organ.via == "委" and where.endswith("自治区") else organ.via) + name
    else:
        name = _with_level(name, seeds, frame)
    return _with_forms(name, forms, seeds)


# 青石市|宣传部: an office of the party committee, whichever way it is printed.
_OF_COMMITTEE = re.compile("([\u4e00-\u9fa5]{2,}(?:[省市县州旗盟]|(?<![校园新发片小])区))(组织部|宣传部|统战部)")


def _with_forms(name: str, forms: list[str], seeds: Seeds) -> tuple[str, list[str]]:
    """A body's name with its last words contracted (市政府), and the other forms that it has."""
    name = _contracted(name)
    if office := _OF_COMMITTEE.fullmatch(name):
        forms, name = [name, *forms], f"{office[1]}委{office[2]}"
    forms = [f for f in forms if f != name]
    if name.endswith("人民政府") and name != "人民政府":
        forms.append(name)
    ends = name.endswith(seeds.shortened_ends)
    tail = next(o for o in seeds.shortened_organs if name.endswith(o.name) and len(o.name) > 1) if ends else None
    if tail and not name.endswith(tail.full):
        forms.append(name[: -len(tail.name)] + tail.full)
    if re.search("[省市县区州旗盟]委", name) and not name.startswith(_OTHER_PARTIES):
        forms.append("中共" + name)
    return name, list(dict.fromkeys(forms))


def _contracted(name: str) -> str:
    """青石市人民政府 → 青石市政府, 青石镇人民代表大会 → 青石镇人大."""
    if re.search("[镇乡]人民代表大会$", name):
        return name[:-6] + "人大"
    for full, short in _CONTRACTED:
        if name.endswith(full) and len(name) > len(full):
            name = name[: -len(full)] + short
    return name


def _national_name(text: str, full: str) -> tuple[str, list[str]]:
    """A national body's name in the text and its full one, which goes first where the text has only its end (总台)."""
    if full == text:
        return text, []
    return (full, [text]) if len(text) == 2 and full.endswith(text) else (text, [full])


def _forces_name(text: str, country: str, kind: str, states: Mapping[str, str]) -> tuple[str, list[str]]:
    """乌军 → 乌克兰军队 and what else it is called; 武装部队 stand beside it as a body of their own."""
    if kind == "武装部队":
        return country + kind, [text] if text != country + kind else []
    names = [country + k for k in (("军队" if kind == "军" else kind), "军队", "军方", "国防军")]
    short = [char + "军" for char, name in states.items() if name == country][:1]
    return names[0], [n for n in dict.fromkeys((text, *short, *names)) if n != names[0]]


# What some body has, not the place; what a prefecture alone has.
_OF_SOME_BODY = frozenset("党委 党组 党总支 党支部 革委会 革命委员会 贫协".split())
_OF_PREFECTURE = ("行署", "专署", "专员公署")
_CONTRACTED = (
    ("人民政府", "政府"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
)
_FORCES = re.compile("([\u4e00-\u9fa5]{1,6}?)(军|军队|军方|国防军|武装部队)")
MINISTRIES = frozenset(
    "紧急情况部 内务部 卫生部 公共卫生部 卫生部门 公共卫生部门 武装部队总参谋部"
    " 国家杜马 参议院 众议院 国民议会 联邦国民议会 国民会议 外交部 国防部 国务院 财政部 内政部 议会 政府军 民族权力机构"
    " 总统办公室 总统办公厅 看守政府 过渡政府 临时政府 紧急政府 民族联合政府".split()
)
_FEDERAL = re.compile(
    "(?:联邦|国家|中央).{2,6}(?:局|署|委员会|银行|司令部|会议)$|(?:陆军|海军(?:陆战队)?|空军|空天军|国家近卫军|国民警卫队|(?:安全|战时)内阁|武装力量(?:总参谋部)?)$"
)
_COMMITTEE = re.compile(
    "(?:中共|中国共产党)([\u4e00-\u9fa5]+?)([省市县区州旗镇乡])(?:第?[一二三四五六七八九十]+届)?委员会"
)
# 共青团青石县|第二十届委员会, 青石市茶业协会|第二届理事会
_OF_TERM = re.compile(
    "(共青团[\u4e00-\u9fa5]{2,8}?[省市县区州旗](?=第[^理执监]*委员会$)|[\u4e00-\u9fa5]{2,}?(?:协会|商会|学会|研究会|联合会|总会|促进会|联谊会|基金会|工商联|[侨文妇残台青]联|[科作]协))"
    "第?[一二三四五六七八九十]+届(?:执行|常务)?(?:委员会|执委会|理事会|监事会)"
)
_BARE_LEVEL = re.compile(
    "(?:我|全|本|自治)?([省市县区州旗盟]|[镇乡](?!江)|地区(?=[\u4e00-\u9fa5]+[局委办]$)|地区?(?=[委行直]))(?=[\u4e00-\u9fa5])"
)
_OF_REGION = re.compile("区(?:党委|人大|政协|纪委|监委|政府|人民政府)")  # of a page's 自治区: 区党委
_TERM = r"(?:第?[一二三四五六七八九十百\d]+届(?:、第?[一二三四五六七八九十]+届)*)?"
_TWICE = re.compile("([市县区州盟旗])\\1(?=[委纪])")
_LEAGUE = re.compile("(?:共青)?团([\u4e00-\u9fa5]{0,6})([省市县区州])委")
_CONFERENCE = re.compile(
    f"(?:中国人民政治协商会议|(?:中国人民)?政协){_TERM}(?:([\u4e00-\u9fa5]{{2,12}}?[省市县区州旗]|全国){_TERM}委员会|([\u4e00-\u9fa5]{{2,12}}?[省市县区州旗]|全国)委员会)"
)


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
