"""Text that XML 1.0 can hold."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import kg.regex as re

# All that XML 1.0 can't hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # and what needs care: \t \n \r " & < >


def legal_xml(text: str) -> str:
    """The text without the characters that XML 1.0 can't hold."""
    return _ILLEGAL.sub("", text)


def content(text: str) -> str:
    """The text as the content of an XML element."""
    return escape(legal_xml(text)) if _SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """The text as the value of an XML attribute, with its quotes."""
    return quoteattr(legal_xml(text)) if _SPECIAL.search(text) else f'"{text}"'
