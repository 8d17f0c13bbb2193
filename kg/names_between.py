"""Names that two words leave a place for: 任命|某某|为, 以|某某|为团长的, 由|某某|率领的."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.dictionary import part_of_speech

_NAME = "([\u4e00-\u9fa5·]{2,14}?)"
_BETWEEN = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?:任命|委任|提名|指定|推举|推选){_NAME}(?:为|担任|出任|接任|继任|兼任)",
        f"以{_NAME}(?:同志|先生|女士)?为(?:首|团长|副团长|主席|总理|总统|首相|组长|主任|会长|书记|队长|院长|秘书长)",
        f"由{_NAME}(?:率领|率团|担任|出任|领衔|组阁)",
    )
)
_NEEDED = re.compile("任命|委任|提名|指定|推举|推选|以|由")


def names_between(text: str, is_plausible: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Such names in a sentence; `is_plausible` tells whether a word may be a person's name."""
    if not _NEEDED.search(text):
        return
    for pattern in _BETWEEN:
        for match in pattern.finditer(text):
            word = match[1]
            if is_plausible(word) and part_of_speech(word)[:2] in ("", "nr"):
                yield match.span(1)
