"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

# All that XML 1.0 can't hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal_xml(text: str) -> str:
    """The text without the characters that XML 1.0 can't hold."""
    return _ILLEGAL.sub("", text)


def attribute(text: str) -> str:
    """The text as the value of an XML attribute, with its quotes."""
    return quoteattr(legal_xml(text))
