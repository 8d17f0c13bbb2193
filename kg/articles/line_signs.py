"""What the lines of a wrapped page show: breadth, ends, beginnings, blank lines, and whose words stand beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import add

import kg.regex as re
from kg.articles.bylines import BYLINE_GATE, HAN, MARKERS, OPENING_GATE, Credit, is_name, read_byline, read_opening
from kg.articles.lines import DATED_START, FROM, NEWS_START, Line, has_phrases, is_closed, squeeze, width
from kg.words.pairs import PARAGRAPH, load_pairs

_SHOWN = 6  # lines that show how broad a column is
_SHORTLY = 3  # the same, of a column that may be about to change
_REACH = 24  # lines on each side in which words are looked for
_AHEAD = 6  # lines whose words are looked for above
_MOST_HEAD = 5  # lines below each other that may be a headline
_LONGEST_REST = 12  # characters of the second line of a byline
_RAGGED = 2.0  # characters by which a line is too short to have been cut by the column
_OPENING = 160  # characters in which a dateline and byline end
_LONGEST_DATELINE = 2  # characters of what is no dateline by itself at the beginning of a line

# Limits between the levels of a sign: widths in characters, odds as natural logarithms, shares of words.
_BREADTHS = (-8.0, -4.0, -2.6, -1.2, 1.2, 3.0, 8.0)
_COLUMNS = (-3.5, -1.5, -0.6, 0.6, 1.5, 3.5)
_SHORT = (-4.0, -2.0, -1.0)
_LENGTHS = (5.0, 8.0, 11.0, 15.0, 20.0, 28.0)
_ODDS = (-1.5, -0.5, 0.5, 1.5, 3.0)
_SHARED = (0.001, 0.02, 0.05, 0.1, 0.2, 0.3)
_TOLD = (0.001, 0.1, 0.25, 0.5)
_NO_GAPS, _MANY_GAPS, _ALL_GAPS = 0.03, 0.14, 0.9  # shares of the lines that have a blank line above them

_BRACKET_ENDS = "）)”】》』"
_NO_START = "，、。；：！？”’》）」』】"
_PAUSE_ENDS = "，、；"
_PAUSE = re.compile("[，；]")
_STOP = re.compile("[。；]")
_STARTS = (
    ("dated", DATED_START),
    ("news", NEWS_START),
    ("mark", re.compile("[●◆■▲★◎○△▢□]")),
    ("enum", re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|第[一二三四五六七八九十]+[章节条部]")),
    (
        "goes",
        re.compile(
            "会上|会议|会后|当[天日晚]|据[悉了介统]|此外|同时|随后|此次|本次|活动|仪式|[他她其该]|下一步|目前"
            "|[^，。]{2,3}(?:指出|强调|要求|表示|说|介绍)"
        ),
    ),
    ("never", re.compile(f"[{_NO_START}]")),
    ("bracket", re.compile("[（(]")),
    ("quote", re.compile("[“《【]")),
)
_RUN = re.compile(f"[{HAN}]{{2,}}")


def byline_over(above: Line, line: Line) -> Credit | None:
    """The byline that begins in `above` with the wrapped `line` as its end, when that adds nothing but names."""
    if line.gap or len(line.text) > _LONGEST_REST or is_closed(line):
        return None
    for gap in ("", " "):
        credit = read_byline(above.text + gap + line.text)
        if credit and all(is_name(person.name) for person in credit.bylines):
            return credit
    return None


def line_signs(lines: Sequence[Line]) -> list[list[str] | None]:
    """What each line shows; None for one that can only be more of a paragraph."""
    return _Page(lines).signs()


class _Page:
    """The lines of a page with what is asked of them several times."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [squeeze(line.text) for line in lines]
        self.widths = [width(line) for line in lines]
        self.closed = [bool(line.text) and is_closed(line) for line in lines]
        self.pairs = load_pairs()
        share = sum(line.gap for line in lines[1:]) / max(1, len(lines))
        limits = ((_NO_GAPS, "n"), (_MANY_GAPS, "f"), (_ALL_GAPS, "s"))
        self.spacing = next((name for limit, name in limits if share < limit), "a")
        self.starts: dict[int, str] = {}

    def signs(self) -> list[list[str] | None]:
        found: list[list[str] | None] = []
        left = 0  # lines that may still belong to a headline
        for i, line in enumerate(self.lines):
            fresh = i == 0 or line.gap or self._ends(i - 1)
            left = _MOST_HEAD if fresh else max(0, left - 1)
            text = self.texts[i]
            may_begin = bool(text) and left > 0 and not self._goes_on(i)
            found.append([*self._shape(i), *self._words(i, fresh=fresh)] if may_begin else None)
            if not text or text[-1] in _PAUSE_ENDS or _STOP.search(text) or _PAUSE.search(text):
                left = 0
        return found

    def _goes_on(self, i: int) -> bool:
        """Whether line i ends a byline, or begins with a bracket of the word above: 某某 | （浙江）有限公司."""
        if i > 0 and self._over(i - 1):
            return True
        text = self.texts[i]
        inner = text[0] in "（(" and text[-1] not in "）)"
        return inner and i > 0 and not self._ends_sentence(i - 1) and self._start(i) == "bracket"

    def _over(self, i: int) -> bool:
        """Whether a byline begins in line i and ends in the next."""
        if i + 1 >= len(self.lines) or self.lines[i].text[:1] not in tuple(MARKERS):
            return False
        return BYLINE_GATE.search(self.lines[i].text) is not None and bool(byline_over(*self.lines[i : i + 2]))

    def _ends_sentence(self, i: int) -> bool:
        return not self.texts[i] or self.closed[i] or self.texts[i][-1] in _BRACKET_ENDS

    def _ends(self, i: int) -> bool:
        """Whether something may end with line i."""
        if self._ends_sentence(i) or self.lines[i].sign:
            return True
        return self.widths[i] < self._broad(i - _SHORTLY, i) - _RAGGED or self._start(i) == "byline"

    def _broad(self, first: int, end: int) -> float:
        return max(self.widths[max(0, first) : max(0, end)], default=0.0)

    def _start(self, i: int) -> str:
        """How line i begins: a byline, a dateline, a day, …"""
        if i not in self.starts:
            self.starts[i] = self._judge_start(i)
        return self.starts[i]

    def _judge_start(self, i: int) -> str:
        if not 0 <= i < len(self.lines):
            return "end"
        line, text = self.lines[i].text, self.texts[i]
        if not text:
            return "note"
        if BYLINE_GATE.search(line) and (read_byline(line) or self._over(i)):
            return "byline"
        if OPENING_GATE.match(line) and read_opening(line[:_OPENING]).end > _LONGEST_DATELINE:
            return "dateline"
        return next((name for name, pattern in _STARTS if pattern.match(text)), "other")

    def _odds(self, first: str, second: str) -> int:
        return _level(self.pairs.odds(first, second), _ODDS)

    def _shape(self, i: int) -> list[str]:
        """What place, breadth and marks of line i show."""
        line, text = self.lines[i], self.texts[i]
        last = i + 1 == len(self.lines)
        gaps = f"{int(line.gap)}{int(last or self.lines[i + 1].gap)}"
        end, own = self._end(i - 1), self._end(i)
        stop = "s" if _STOP.search(text[:-1]) else "p" if _PAUSE.search(text) else "n"
        upper = lower = "x"
        if i:
            upper = str(_level(self.widths[i] - self._broad(i - _SHOWN, i), _BREADTHS))
        if not last:
            lower = str(_level(self.widths[i] - self._broad(i + 1, i + 1 + _SHOWN), _BREADTHS))
        found = [
            "bias",
            f"gap {self.spacing} {gaps}",
            f"end {end} {gaps[0]}",
            f"own {own} {stop}",
            f"upper {upper}",
            f"lower {lower}",
            f"both {upper} {lower} {own}",
            f"long {_level(self.widths[i], _LENGTHS)} {own}",
            f"start {self._start(i)}",
            f"next {self._start(i + 1)} {own}",
        ]
        if i:
            before = self._start(i - 1)
            found.append(f"before {before if before in ('byline', 'note') else 'x'}")
            short = _level(self.widths[i - 1] - self._broad(i - 1 - _SHORTLY, i - 1), _SHORT) if i > 1 else "x"
            found.append(f"short {short} {end}")
        if text[0] in "（(" and text[-1] in "）)":
            found.append(f"brackets {end} {_level(self.widths[i], _LENGTHS)}")
        if line.indent:
            found += ["indent"] if i and self.lines[i - 1].indent else ["indent", "indented now"]
        if not last and self.lines[i + 1].indent:
            found.append("indent below")
        if line.sign:
            found.append("from" if line.sign == FROM else "note")
        if has_phrases(line.text, numbers=False):
            found.append("phrases")
        if text[0] == "—":
            found.append("dash")
        return found

    def _end(self, i: int) -> str:
        """How line i ends; "top" above the first line."""
        if i < 0 or not self.texts[i]:
            return "top"
        sign = self.texts[i][-1]
        if sign in "。；":
            return "s"
        if self.closed[i]:
            return "c"
        return next((name for name, signs in (("p", "，、"), (":", "：:"), ("b", _BRACKET_ENDS)) if sign in signs), "o")

    def _words(self, i: int, *, fresh: bool) -> list[str]:
        """What the characters at its ends and its words, beside those above and below, show."""
        text = self.texts[i]
        above = self.texts[i - 1] if i else ""
        below = self.texts[i + 1] if i + 1 < len(self.texts) else ""
        end, own = self._end(i - 1), self._end(i)
        found = [f"first {self._odds(PARAGRAPH, text[0])}", f"last {self._odds(text[-1], PARAGRAPH)}"]
        if above:
            found.append(f"join {self._odds(above[-1], text[0])} {end}")
            if above.rfind("（") > above.rfind("）") or above.rfind("“") > above.rfind("”"):
                found.append("inside")
        if below:
            found.append(f"on {self._odds(text[-1], below[0])} {own}")
            found.append(f"fresh {self._odds(PARAGRAPH, below[0])} {own}")
        if fresh and above:
            broader = self._broad(i, i + _SHOWN) - self._broad(i - _SHOWN, i)
            found.append(f"column {_level(broader, _COLUMNS)} {int(self.lines[i].gap)}")
            if self._start(i) not in ("byline", "dateline"):
                shared = _share(self.texts[i : i + _AHEAD], self.texts[max(0, i - _REACH) : i])
                found.append(f"shared {_level(shared or 0.0, _SHARED)}")
        if own not in ("s", "p") and not _STOP.search(text):
            found += self._told(i)
        return found

    def _told(self, i: int) -> list[str]:
        """How many of the line's words the texts above and below have."""
        up = _share([self.texts[i]], self.texts[max(0, i - _REACH) : i])
        low = _share([self.texts[i]], self.texts[i + 2 : i + 2 + _REACH])
        if up is None or low is None:
            return ["told x"]
        return [f"told {_level(up, _TOLD)} {_level(low, _TOLD)}", f"most {_level(max(up, low), _TOLD)}"]


def _share(texts: Iterable[str], others: Iterable[str]) -> float | None:
    """The share of the triples of characters in the words of some texts that others have; None where there are none."""
    grams = {t for text in texts for run in _RUN.findall(text) for t in map(add, map(add, run, run[1:]), run[2:])}
    beside = "\n".join(others)
    return sum(map(beside.__contains__, grams)) / len(grams) if grams else None


def _level(value: float, limits: Sequence[float]) -> int:
    return bisect_left(limits, value)
