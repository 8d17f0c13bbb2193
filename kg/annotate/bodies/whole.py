"""Bodies whose name begins with the body they are part of: 某社科院经济与|政治研究所, 某组织|驻某地核查团."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import kg.regex as re
from kg.words.dictionary import tag_words
from kg.words.scan import Found, Scan

# What is studied, taught or looked after, up to the last of several: 世界经济与|政治研究所.
_FIELDS = re.compile("(?:[\u4e00-\u9fa5]{1,8}、){0,3}[\u4e00-\u9fa5]{1,8}[和与及]")
_OF_FIELD = re.compile("(?:研究[所院室会]|学院|委员会|中心|学系|部队|[部司局处])$")
# Parts that are named by where they stand or work: 驻某地核查团, 某地|分社.
_PART = re.compile(
    "驻|(?:(?!分)[\u4e00-\u9fa5]){2,6}(?:分[社行部院校会局]|分支|支[部行社]|代表处|办事处|联络处|总[站社]$)"
)
# A part of an association that is named by those who are in it: 某医学会|神经外科学分会.
_BRANCH = re.compile(
    "(?P<of>(?:(?!分会|等|[所下]属|各|[一二三四五六七八九十]届)[\u4e00-\u9fa5]){2,12}?)学?(?:分会(?![场长])|学组|专委会)"
)
_ASSOCIATION = ("协会", "学会", "商会", "联合会", "促进会", "研究会")


def whole_bodies(scan: Scan, bodies: Iterable[Found], is_body: Callable[[str], bool]) -> list[Found]:
    """The bodies with their parents before them; `is_body` tells words that name a body themselves."""
    ends = {body.end: body for body in sorted(bodies, key=lambda b: -b.start)}
    out = []
    for body in bodies:
        name = scan.text[body.start : body.end]
        if (whole := with_parent(scan, body, ends)) is not body:
            out.append(whole)
        elif name.endswith(_ASSOCIATION) and (branch := _BRANCH.match(scan.text, body.end)):
            if all(tag[0] in "nabjzgtl" or tag == "vn" for _, tag in tag_words(branch["of"])):
                out.append(body._replace(end=branch.end(), method="pattern"))
        elif scan.text[body.start - 1 : body.start] in ("和", "与", "及") and _OF_FIELD.search(name):
            over = next((ends[cut] for cut in range(body.start - 3, body.start - 20, -1) if cut in ends), None)
            if over is None:
                continue
            held = max((h.end for h in scan.of("title") if over.end <= h.start and h.end < body.start), default=0)
            if held and scan.text[held] != "、":
                continue
            start = held + 1 if held else over.start  # 某政协常委、|社会和法制委员会
            between = scan.text[held + 1 if held else over.end : body.start]
            if _FIELDS.fullmatch(between) and not is_body(between[:-1]) and _are_fields(between[:-1]):
                out.append(body._replace(start=start, method="pattern"))
    return out


def with_parent(scan: Scan, body: Found, ends: Mapping[int, Found]) -> Found:
    """某通讯社|某地分社, 某组织|驻某地核查团: a part with the body that it is part of, by where bodies end."""
    over = ends.get(body.start)
    if over is None or over.start == body.start or not _PART.match(scan.text[body.start : body.end]):
        return body
    return body._replace(start=over.start, method="pattern")


def with_fields(scan: Scan, body: Found, bodies: Iterable[Found]) -> Found:
    """某国能源与|矿业部, 兼外交与|国际合作部: a department with the first of its fields, and whose it is."""
    text = scan.text
    if text[body.start - 1 : body.start] not in ("和", "与", "及") or not _OF_FIELD.search(text, body.start, body.end):
        return body
    ends = {h.end: h.start for h in scan.of("country")} | {b.end: b.start for b in bodies}
    for at in range(body.start - 3, max(-1, body.start - 20), -1):
        over = ends.get(at)
        if over is None and at and text[at - 1] not in "，。；：兼":
            continue
        between = text[at : body.start]
        if not _FIELDS.fullmatch(between) or not _are_fields(between[:-1]) or _OF_FIELD.search(between[:-1]):
            return body
        return body._replace(start=at if over is None else over)
    return body


def _are_fields(words: str) -> bool:
    """Whether words tell of fields of work: no names, no verbs of their own."""
    return all(
        word == "、" or tag in ("vn", "vd") or (tag[0] in "nablj" and tag[:2] not in ("nr", "ns", "nt"))
        for word, tag in tag_words(words)
    )
