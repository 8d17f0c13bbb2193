"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

# All that XML 1.0 can't hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal_xml(text: str) -> str:
    """The text without the characters that XML 1.0 can't hold."""
    return _ILLEGAL.sub("", text)
