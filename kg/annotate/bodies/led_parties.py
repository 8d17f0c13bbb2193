"""Delegations that are named by their kind alone behind who leads them: 清湖市委书记某某率党政代表团."""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re
from kg.seeds import Frame
from kg.words.scan import Found, Scan

_PARTY = (
    "(?:(?:党政|政府|经贸|友好|商务|企业家|工商|文化|教育|经济|招商|考察|学习)*(?:代表团|考察团|访问团)"
    "|(?:党政|经贸|学习)考察组)"
)
_LED = re.compile(
    f"(?P<place>[\u4e00-\u9fa5]{{0,16}}[省市县区州盟旗])(?:党?委|人民政府|政府|人大|政协)[^，。；：！？\n]{{2,24}}?率(?:领)?(?P<party>{_PARTY})(?!的)"
)
_PROVINCE = re.compile(
    "^(?:[\u4e00-\u9fa5]{2,3}省(?=[\u4e00-\u9fa5]{2})|[\u4e00-\u9fa5]{2,8}?自治区)(?=[\u4e00-\u9fa5]{2})"
)
_NOT_OF_NAME = re.compile(".*(?:今天|昨天|日前|近日|日(?!照|喀则)|[，由])")  # 3日|清湖市


def led_parties(scan: Scan) -> Iterator[Found]:
    """The delegations of a sentence whose leader's post tells of which place they are."""
    if "团" in scan.text or "考察组" in scan.text:
        yield from (Found(*m.span("party"), "Organization", "pattern") for m in _LED.finditer(scan.text))


def party_in_full(text: str, start: int, party: str, frame: Frame) -> str | None:
    """The name with its place of a delegation that a text names at `start`; None where nobody is said to lead it."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
    for led in _LED.finditer(text, begin, start + len(party)):
        if led.start("party") == start:
            place = _PROVINCE.sub("", _NOT_OF_NAME.sub("", led["place"]))
            whole = place if len(place) > 1 else frame.resolve(place)
            return whole + party if whole else None
    return None
