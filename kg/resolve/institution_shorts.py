"""What courts, hospitals and schools are called for short (某某法院, 市一院, 市二中) and towns without their county."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import kg.regex as re
from kg.entries import Entry
from kg.seeds import Division, Seeds

_COURT = re.compile("([一-龥]{2,4})(法院|检察院)")
_LEVELLED = re.compile("[省市县区州旗盟]$|中级|高级|人民|铁路|海事|军事|专门|知识产权|互联网|最高")
_MIDDLE = re.compile("([一-龥]{0,4}[省市州盟])([中高])院((?:党组|[一-龥]{1,6}(?:庭|局|室|处|科))?)")  # 市中院民一庭
_COURTS = {"中": "中级", "高": "高级"}
# 青石市中院, 青石市中级法院党组, 江东省法院立案庭, 北岭县检察院
_COURT_OR_PART = re.compile("([一-龥]{2,12}?[省市县区州旗盟])(?:([中高])院|([中高])级法院|(法院|检察院))([一-龥]{0,8})")
_MIDDLE_OF_STEM = re.compile("([一-龥]{2,3})([中高])院([一-龥]{0,8})")
# 市一院, 市二中, 北岭二院: the place or its level, which of them, what.
_NUMBERED = re.compile("([一-龥]{0,4}?)([市县区])?([一二三四五六七八九十]{1,2})([院中])")
_KINDS = {"院": "人民医院", "中": "中学"}
# What stands right before a name that begins with its place.
_BEGINS = "(?:(?<![一-龥])|(?<=[与和同由在到赴任]))"
_OWN_BUREAU = re.compile("([省市县区州旗盟])([局厅])((?:党组|党委|机关党委|[一-龥]{2,6}(?:[总支大中]队|处|科|室))?)")
_BUREAU_KIND = re.compile(
    "(?<=[省市县区州旗盟])(公安|税务|气象|烟草专卖|教育|财政|民政|司法|水利|水务|统计|审计|交通运输|应急管理|邮政管理|住建|文旅|自然资源|生态环境|农业农村|市场监管|卫生|交通|林业|粮食|国土资源|环保|质监|工商|地税|国税)[局厅]"
    "|(公安|税务|气象)(?=机关|系统|干警|民警)"
)
_COUNTY = re.compile(
    "[一-龥]{2,4}?(?<![我全本各])[县区市旗](?=[一-龥]{2,4}(?:镇|乡|街道)(?:党委|党工委|人民政府|政府|办事处|人大|纪委|商会))"
)

# 白云街道|白云庄社区居委会
_STREET = re.compile("[一-龥]{2,14}?(?:[镇乡]|街道)(?=[一-龥]{2,5}(?:社区|村)(?:党[委总支]|居委会|村委会))")
# 临州市|望江区委, 甘孜州|乡城县政府
_CITY = re.compile(
    "^(?:[一-龥]{2,3}省)?([一-龥]{2,11}?(?:[市盟州]|地区))(?=[一-龥]{2,5}?[县区旗](?:委|政府|人民|人大|政协|纪委|监委|[一-龥]{2,8}[局办]))"
)
_AUTONOMOUS, _OF_STEM = re.compile("[一-龥]{4,14}?自治[州县旗]"), re.compile("([一-龥]{2,4}?)([州县旗])(?!长)")


def in_full(short: str, text: str, place: str) -> str | None:
    """The one full name in a text that a body's short name stands for: 北岭法院 → 北岭县人民法院.

    Of 市一院 it is that of the page's `place`, or where there is none the one that the text names.
    """
    if (court := _COURT.fullmatch(short)) and not _LEVELLED.search(court[1]):
        return _only(f"{court[1]}[省市县区州旗盟](?:(?:中级|高级)?人民)?{court[2]}", text)
    if middle := _MIDDLE.fullmatch(short):
        full = f"{_COURTS[middle[2]]}人民法院"
        return f"{middle[1]}{full}{middle[3]}" if full in text else None
    numbered = _NUMBERED.fullmatch(short)
    if numbered is None or not (numbered[1] or numbered[2]):
        return None
    stem, level, kind = numbered[1], numbered[2] or "[市县区]", f"第{numbered[3]}{_KINDS[numbered[4]]}"
    if stem:
        return _only(f"{stem}{level}{kind}", text)
    if place:
        return _only(f"(?:{re.escape(place)}|{_BEGINS}{level}){kind}", text)
    return _only(f"{_BEGINS}[一-龥]{{2,4}}?{level}{kind}", text)


def court_in_full(name: str, place: str) -> str | None:
    """The full name of a court or procuracy that has its place, or of a part of one: 青石市中院党组, 江东省法院.

    `place` is the page's, whose level a name may leave out.
    """
    if (court := _COURT_OR_PART.fullmatch(name)) is not None:
        whose, part = court[1], court[5]
        if court[4] == "检察院":
            return f"{whose}人民检察院{part}"
        rank = (
            _COURTS[court[2] or court[3]]
            if court[2] or court[3]
            else "高级"
            if whose.endswith(("省", "自治区"))
            else ""
        )
        return f"{whose}{rank}人民法院{part}"
    stem = _MIDDLE_OF_STEM.fullmatch(name)
    if stem is not None and stem[1] == place[:-1]:
        return f"{place}{_COURTS[stem[2]]}人民法院{stem[3]}"
    return None


def bureau_meant(short: str, entries: Iterable[Entry], text: str) -> str | None:
    """市局, 县局党组, 省厅交警总队: the one bureau of such a place that the article has named before.

    Where it has named none, the kind of the bureaus that the lead, or else the whole text, tells of, if it is one.
    """
    own = _OWN_BUREAU.fullmatch(short)
    if own is None:
        return None
    named = re.compile(f"[一-龥]{{2,7}}{own[1]}[一-龥]{{2,10}}{own[2]}")
    found = {e.names[0] for e in entries if e.type == "Organization" and e.mentions and named.fullmatch(e.names[0])}
    if found:
        return found.pop() + own[3] if len(found) == 1 else None
    for part in (text[: text.find("。") + 1], text):
        if kinds := {m[1] or m[2] for m in _BUREAU_KIND.finditer(part)}:
            return f"{own[1]}{kinds.pop()}{own[2]}{own[3]}" if len(kinds) == 1 else None
    return None


def other_names(name: str, divisions: Mapping[str, Sequence[Division]]) -> Iterator[str]:
    """What the body of a place is also called: without the city or county above it, with its 自治州 or 自治县 in short.

    望江区|清塘镇政府, 临州市|望江区委, 凉山彝族自治州委 and 凉山州委.
    """
    if within := _COUNTY.match(name) or _STREET.match(name):
        yield name[within.end() :]
    city = _CITY.match(name)
    found = divisions.get(city[1]) or divisions.get(city[1][:-1]) if city else ()
    forms = [name, *(name[city.end() :] for d in found or () if city and d.level == "city")]
    for form in forms:
        yield from (() if form == name else (form,))
        whole = _AUTONOMOUS.match(form)
        for division in divisions.get(whole.group(), ()) if whole else ():
            yield f"{division.short}{division.name[-1]}{form[len(division.name) :]}"
        short = None if whole else _OF_STEM.match(form)
        if short and short.group() not in divisions:
            named = (d.name for d in divisions.get(short[1], ()) if d.name.endswith(f"自治{short[2]}"))
            yield from (full + form[short.end() :] for full in named)


def _only(pattern: str, text: str) -> str | None:
    found = {m.group() for m in re.finditer(pattern, text)}
    return found.pop() if len(found) == 1 else None


def place_names(division: Division, text: str, seeds: Seeds, article: str) -> list[str]:
    """The names of a division, without the short one that an article may mean another by: 昌吉市 beside 昌吉回族自治州.

    `text` is what it is called where it is named.
    """
    others = (
        d for d in seeds.divisions.get(division.short, ()) if d.name != division.name and d.short == division.short
    )
    if not any(d.name in article or (d.name[-1] == "州" and f"{d.short}州" in article) for d in others):
        return [division.name, division.short]
    return list(dict.fromkeys((division.name, text)))
