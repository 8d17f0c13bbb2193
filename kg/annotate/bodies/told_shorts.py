"""The short names that an article says it will use: 海河科技大学（以下简称“海科大”）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import kg.regex as re
from kg.words.scan import Found, Scan

_TOLD = re.compile(
    '[（(](?:[^（）()]{2,60}[，,；;])?(?:下称|(?:以下|下)?(?:均|都|统)?简称)(?:为|是)?[：:]?[“‘「"]?([一-龥A-Za-z0-9·]{2,14})[”’」"]?'
    "(?:[，；,;、或和][^（）()]{2,30})?[）)]"
)
# Words that any body may be called by: which one they mean is told by their kind (kg/annotate/bodies/own_bodies.py).
_ANY = re.compile(
    "[本我该]?(?:(?:集团|总|分)?公司|集团|协会|学校|学院|大学|商会|学会|中心|[分支]?行|银行|大会|论坛|会议|平台|基金会|联盟|医院|企业|项目|合作社|[会校院所局])"
)


def short_behind(text: str, end: int) -> str:
    """The short name that is told right behind a body's name, or ""."""
    told = _TOLD.match(text, end) if text.startswith(("（", "("), end) else None
    return told[1] if told and not _ANY.fullmatch(told[1]) else ""


def told_brackets(text: str) -> list[tuple[int, int]]:
    """Where the brackets stand that tell short names."""
    if "简称" not in text and "下称" not in text:
        return []
    return [match.span() for match in _TOLD.finditer(text)]


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
                found.append(Found(at, end, kind, "given"))
            at = scan.text.find(short, end)
    return found
