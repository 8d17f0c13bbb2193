"""Where a title begins that takes in what its holder is in charge of: 某某地产|设计总监, 某某银行|理财经理."""

from __future__ import annotations

import kg.regex as re
from kg.words.dictionary import tag_words

_TITLES = ("总监", "经理", "主管", "分析师", "顾问", "策划师", "项目负责人")
# What the name of a firm ends in, and what a part of one does.
_FIRM = re.compile(
    "(?:公司|集团|银行|地产|置业|证券|保险|基金|期货|酒店|宾馆|饭店|药业|科技|电子|传媒|软件|汽车|大学|中心|协会)(?!公司|集团|银行)(?=.)"
)
_PART = re.compile("(?:[部处室科所局会院队组店厂区社]|中心|公司|集团|分行|支行|银行|事业部|俱乐部)$")
_FIELD_TAGS = ("n", "vn", "v", "b", "j", "l", "nz", "a", "x", "eng")
_LONGEST = 6  # characters of a field
# 某国|总统外事顾问, 某国|埃米尔代表: whose staff one is of is part of the title.
_STAFF = ("顾问", "代表", "特使", "特别代表", "高级代表", "助理", "秘书", "协调员", "发言人")
_STAFF_OF = re.compile(
    "(?:副?(?:总统|总理|首相)|国王|苏丹|埃米尔|王储|总督|酋长|国家元首)"
    "(?:外事|外交|军事|国防|经济|政治|法律|媒体|新闻|科技|文化|能源|国家安全|安全|气候)?(?:首席|高级|特别|个人|私人|第一)?$"
)


def field_start(text: str, begin: int, start: int, end: int) -> int:
    """Where the title begins that was found from `start` to `end` behind a body that begins at `begin`."""
    if not text.endswith(_TITLES, start, end) or text.endswith("总经理", start, end):
        return start
    ends = (m.end() for m in _FIRM.finditer(text, begin + 2, start))
    return max((end for end in ends if _is_field(text[end:start])), default=start)


def are_fields(words: str) -> bool:
    """Whether words tell of nothing but fields of work: 贸易, 国际经济关系."""
    return all(len(word) > 1 and tag in _FIELD_TAGS for word, tag in tag_words(words))


def _is_field(words: str) -> bool:
    """Whether one may be in charge of this: no part of a firm, nouns only."""
    if not 2 <= len(words) <= _LONGEST or _PART.search(words):
        return False
    return all(tag in _FIELD_TAGS for _, tag in tag_words(words))


def staff_start(text: str, start: int, end: int) -> int | None:
    """Where a title begins that tells whose staff one is of (总统外事|顾问), or None."""
    staff = _STAFF_OF.search(text, max(0, start - 12), start) if text[start:end] in _STAFF else None
    return staff.start() if staff else None
