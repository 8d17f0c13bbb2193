"""Names set in rows, parted by white space, behind what they are: 副主任： 王某某（女） 吕某某 祝某某.

A page's text with 、 between such names, as long as it was, and where such rows end: each is a paragraph.
"""

from __future__ import annotations

from typing import NamedTuple

import kg.regex as re
from kg.articles.bylines import is_name

_SPACE = "[ \\t\\u3000]"
_BRACKETS = "（[^（）\\n]{1,24}）"
_NAME = (
    f"(?:[一-龥]{{2,5}}(?!·)|[一-龥]{{1,6}}·[一-龥]{{1,6}}|[一-龥]{_SPACE}{{1,2}}[一-龥](?![一-龥]))"
    "(?:（[^（）\\n]{1,8}）)?"
)
# What people are, before a colon: 县人民法院院长：, 主席团成员（21名，按姓氏笔画为序）：
_LABEL = (
    f"[一-龥、“”]{{0,40}}(?:[长任记员席表师官授士人事]|成员名单|主席团|常委)(?:{_BRACKETS})?：(?:{_BRACKETS})?{_SPACE}*"
)
_ROW = re.compile(
    f"^{_SPACE}*(?P<label>{_LABEL})?(?P<names>{_NAME}(?:(?:、|{_SPACE}+){_NAME})*){_SPACE}*$",
    re.MULTILINE,
)
_LABELLED = re.compile(f"(?:^|\\n){_SPACE}*(?P<label>{_LABEL})\\s*$")
_EACH = re.compile(_NAME)
_LEAST = 3  # names in a row without a label


class Rosters(NamedTuple):
    """The text with 、 between the names, and the offsets at which rows end."""

    text: str
    ends: frozenset[int]


def part_rosters(text: str) -> Rosters:
    """Finds the rows of names in a page's text: those behind a label, and longer ones without any."""
    if "：" not in text:
        return Rosters(text, frozenset())
    letters: list[str] | None = None
    ends = set[int]()
    end = -1  # of the row before
    for row in _ROW.finditer(text):
        names = list(_EACH.finditer(text, *row.span("names")))
        above = _LABELLED.search(text, max(0, row.start() - 60), row.start()) if row["label"] is None else None
        more = row["label"] is None and above is None and end >= 0 and not text[end : row.start("names")].strip()
        labelled = row["label"] is not None or above is not None or more
        if len(names) < (1 if labelled else _LEAST) or not _are_people(names):
            continue
        letters = letters or list(text)
        for at in range(above.end("label"), row.start("names")) if above else ():
            letters[at] = " "  # the label and its names in one line
        if more:  # of the list above
            ends.discard(end)
            letters[text.index("\n", end)] = "、"
        for name in names[1:]:
            if not text[name.start() - 1].isspace():
                continue  # behind 、, or more of a long name
            at = next(i for i in range(name.start() - 1, -1, -1) if not text[i - 1].isspace())
            letters[at] = "、"
        end = names[-1].end()
        ends.add(end)
    return Rosters("".join(letters) if letters else text, frozenset(ends))


def _are_people(names: list[re.Match[str]]) -> bool:
    """Whether nearly all have the form of a person's name."""
    plain = (re.sub("（.*|\\s", "", name[0]) for name in names)
    return sum(map(is_name, plain)) >= 0.8 * len(names)
