"""Who is heard at an occasion without being there: by an instruction or a letter that is read out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.entries import Entry

_SENT = (
    "(?:总书记|主席|总理)?(?:[^，。；：]{0,40}?[作做]出(?:的)?(?:重要)?(?:指示|批示)"
    r"|[^，。；：]{0,8}?(?:回信|复信|致信)|(?:\d{1,2}日|向)?[^，。；：]{0,30}?致(?:电|贺[信电]|慰问电|唁电))"
)
_WRITTEN = re.compile("指示|批示|回信|复信|致信|致电|致贺[信电]|致(?:慰问|唁)电")


def senders(texts: Iterable[str], people: Sequence[Entry]) -> frozenset[str]:
    """The ids of those of the people who sent an instruction or a letter, as one of the texts says."""
    written = [text for text in texts if _WRITTEN.search(text)]
    if not written:
        return frozenset()
    sent = {person.id: re.compile(re.escape(person.names[0]) + _SENT) for person in people}
    return frozenset(key for key, pattern in sent.items() if any(pattern.search(text) for text in written))
