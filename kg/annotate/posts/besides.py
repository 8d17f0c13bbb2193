"""What one is besides a post, between it and the name: 某市政协原主席、|离休干部|吴某某, 某大学教授、|校友|邴某某."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

import kg.regex as re
from kg.words.scan import Scan

# Each part is a phrase without a verb that ends in what a person may be.
_ENDS = (
    "[家者员人师手生士友表星任记席理监问范兵授使官匠户贤侨民]|[红共]军|冠军|亚军|[^成全家]长|干部|干警|领队|代理|指挥|教练|主编|编剧|导演|主持|总监"
    "|同志|[之]父|[之]母|传承|助理|秘书|主管|翻译|编辑|标兵|英雄|先锋|状元|得主|院士|博士|硕士|后卫|前锋|门将|旗手|队长|评委|国脚|法师|居士|老将|名将|小将|健将|主席团成员"
)
_PART = (
    "(?:(?![在对向由与和及并让请为被把将也还都等各])[^，。；：、！？（）“”\\s了是着过说会出参列举前陪]|参(?=议员)|“[^“”]{1,16}”|（[^（）]{1,10}）){0,18}?"
    f"(?:{_ENDS}|(?:“[^“”]{{1,16}}”))(?:（[^（）]{{1,10}}）)?"
)
_BESIDE = re.compile(f"(?:、[前原]?{_PART}){{1,2}}")
_LONGEST = 40  # characters between a post and the name
# Before a post whose holders have no name: 各乡镇|党委书记、村民代表张某某.
_OF_MANY = re.compile("(?:各(?!级|民族|族)|有关|相关|部分|全体|多位|多名|等)[^，。；：]{0,20}$")


class Names(Protocol):
    """Who knows where a name ends."""

    def may_begin(self, text: str, start: int) -> bool:
        """Whether a surname stands here."""

    def name_at(self, scan: Scan, start: int, *, strict: bool, known: bool = False) -> int | None:
        """The end of the Chinese name that begins at `start`."""


def find_names_beside(
    scan: Scan, posts: Collection[tuple[int, int]], people: Collection[tuple[int, int]], names: Names
) -> Iterator[tuple[int, int]]:
    """The names behind what one is besides a post, where no name has been found yet: 副主任、老红军|赵某某."""
    starts = {start for start, _ in (*people, *posts)}
    for _, post_end in posts:
        if not scan.text.startswith("、", post_end) or next_beside(scan.text, post_end, starts) != post_end:
            continue
        furthest = min(len(scan.text), post_end + _LONGEST + 1)
        stop = next((s for s in range(post_end + 1, furthest) if s in starts), len(scan.text))
        for start in range(post_end + 3, min(stop - 1, post_end + _LONGEST)):
            sure = names.may_begin(scan.text, start) and start in scan.edges
            if sure and next_beside(scan.text, post_end, [start]) == start:
                end = names.name_at(scan, start, strict=True)
                if end is not None and end <= stop and end - start > 1:
                    yield start, end
                    break


def next_beside(text: str, end: int, starts: Collection[int]) -> int:
    """Where the name, or the further post, begins that follows a post and what one is besides it; else `end`.

    The post ends at `end`; `starts` are the starts of the names and posts of the sentence.
    """
    start = next((s for s in range(end + 1, end + _LONGEST + 1) if s in starts), end)
    if _BESIDE.fullmatch(text, end, start) is None:
        return end
    return end if _OF_MANY.search(text, max(0, end - 24), end) else start
