"""Which village a bare 村支书, 第一书记 or 嘎查达 is of: the one that is named before the post, or last before it."""

from __future__ import annotations

from collections.abc import Sequence

import kg.regex as re
from kg.records import Mention
from kg.words.dictionary import is_word

_OF_PARTY = re.compile("(?:村|老)支书$")
_OF_VILLAGE = re.compile(
    "^(?:驻村)?第一书记$|(?:村主任|村长|治保主任|村会计|村医|嘎查达)$"
    "|(?:妇女(?:主任|队长)|民兵[营连排]长|生产(?:大)?队长)$"
)
_NAME = "(?:(?![的了着在])[\u4e00-\u9fa5]){1,4}?[^\\W\\d_农乡全每各该两本新山中老渔牧](?:村|嘎查|(?<![突击])大队)"
_NAMED = re.compile(f"(?:.*[市县区旗镇乡木道社])?({_NAME})(?:党|村?委会|$)")
_GONE_TO = re.compile(f"(?:[到在往驻去回镇乡木]|苏木|街道|^|(?<=[，。；、“”\n]))({_NAME})")
# What villages are called for their merits or their state: 信用村, 城中村.
_MERIT = re.compile(
    "(?:信用|文明|示范|美丽|贫困|空心|样板|先进|移民|特色|明星|小康|亿元|专业|重点|帮扶|自然|行政|中心|嘎查驻)村"
)
_JOINED = re.compile(
    "(?:^|[，。；、“”\n在到对向和与同据由请问镇乡])([^\\W\\da-zA-Z_的是了在和有这那他她你我该本各]{2,4})$"
)  # 石桥|村支书


def village_of(text: str, post: Mention, title: str, named: Sequence[Mention]) -> str:
    """The name of the body of such a post, by the text and the bodies and places `named` in it; or ""."""
    party = "党支部" if _OF_PARTY.search(title) else ""
    if not party and _OF_VILLAGE.search(title) is None:
        return ""
    joined = _JOINED.search(text, max(0, post.start - 6), post.start) if title.startswith("村") else None
    if joined and not is_word(joined[1]) and joined[1][-1] not in "同与":
        return joined[1] + "村" + party
    told = [(m.end, found[1]) for m in named if m.end <= post.start and (found := _NAMED.fullmatch(m.text))]
    told += [(m.end(), m[1]) for m in _GONE_TO.finditer(text, 0, post.start) if not is_word(m[1][:-1])]
    if not told:
        told = [(-m.start(), m[1]) for m in _GONE_TO.finditer(text, post.end) if not is_word(m[1][:-1])][:1]
    name = max((t for t in told if not _MERIT.fullmatch(t[1])), default=(0, ""))[1]
    return name + party if name else ""
