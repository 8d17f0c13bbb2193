"""The short names that an article says it will use: 海河科技大学（以下简称“海科大”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.scan import Found, Scan

_TOLD = re.compile(
    '[（(](?:下称|(?:以下|下)?(?:均|都|统)?简称)(?:为)?[：:]?[“‘「"]?([一-龥A-Za-z0-9]{2,8})[”’」"]?(?:[，；,;][^（）()]{2,20})?[）)]'
)


def short_behind(text: str, end: int) -> str:
    """The short name that is told right behind a body's name, or ""."""
    told = _TOLD.match(text, end) if text.startswith(("（", "("), end) else None
    return told[1] if told else ""


def find_told(scan: Scan, bodies: Iterable[Found]) -> dict[str, str]:
    """The short names told in a sentence behind `bodies`, each with the body's type."""
    if "简称" not in scan.text and "下称" not in scan.text:
        return {}
    return {short: body.type for body in bodies if (short := short_behind(scan.text, body.end))}


def find_shortened(scan: Scan, shorts: Mapping[str, str], taken: Iterable[tuple[int, int]]) -> list[Found]:
    """Where the short names stand outside of what is `taken`, and are no part of other words."""
    found, spans = list[Found](), list(taken)
    for short, kind in shorts.items():
        at = scan.text.find(short)
        while at >= 0:
            end = at + len(short)
            if not any(start <= at and end <= stop for start, stop in spans):
                found.append(Found(at, end, kind, "context"))
            at = scan.text.find(short, end)
    return found
