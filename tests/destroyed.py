"""Text layers of invented pages as PDF-to-text tools make them, and what belongs together in them.

Lines are hard-wrapped, also inside names; blank lines and spaces stand where none belong; a headline mostly follows its
body; a body cut at a column's end goes on after a part of another article.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

import rjieba
from invented import PaperArticle, PaperPage
from setting import NO_START, fill, tokens

How = Literal["wrapped", "ABAB", "ABBA", "ABCA", "ABCABC", "interleaved"]
ORDERS = ("ABAB", "ABBA", "ABCA", "ABCABC")  # who speaks, part by part
ENDS = frozenset("。！？”…")
LEAST = 3  # lines of a part of a body
LEAST_CUT = 9  # characters of a headline that stands in two lines
BlockKind = Literal["head", "byline", "body", "caption"]

# How often, in an invented text layer; the sample pages under seeds/samples/pages have each of these
BLANK = 0.06  # a blank line after a line of a body
WIDER = 0.3  # the end of a body stands in lines twice as long
SPREAD = 0.02  # a line has a space between any two characters
SPACED = 0.5  # a number has a stray space before or behind it
INDENTED = 0.2  # a body keeps its ideographic indents
AFTER = 0.8  # the headline follows its body


class Block(NamedTuple):
    """A stretch of the text that belongs to one article; `part` counts the parts of its body from 0."""

    start: int
    end: int
    kind: BlockKind
    article: int  # index in page.articles
    part: int


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A text layer with what it was made from; compare texts without their white space."""

    text: str
    blocks: tuple[Block, ...]
    page: PaperPage

    def body(self, article: int) -> str:
        """The body of an article as one string without white space: its parts put together in their order."""
        return bare("".join(self.page.articles[article].paragraphs))

    def parts(self, article: int) -> list[str]:
        """The parts of a body as they stand in the text, in their right order."""
        found = [block for block in self.blocks if block.article == article and block.kind == "body"]
        return [self.text[block.start : block.end] for block in sorted(found, key=lambda block: block.part)]


@dataclass(slots=True)
class Written:
    """The text as it grows."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def add(self, lines: list[str], kind: BlockKind, article: int, part: int = 0, *, blank: bool = True) -> None:
        """A block; a blank line stands before it unless it follows closely."""
        if not lines:
            return
        if self.text and blank:
            self.text += "\n"
        start = len(self.text)
        self.text += "\n".join(lines) + "\n"
        self.blocks.append(Block(start, len(self.text) - 1, kind, article, part))


def bare(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def wrap(text: str, width: float) -> list[str]:
    """The lines of a paragraph, so many ems wide."""
    parts = tokens(text)
    lines, start = [], 0
    while start < len(parts):
        end = fill(parts, start, width)
        lines.append("".join(parts[start:end]).strip())
        start = end
    return [line for line in lines if line]


def disturb(line: str, chance: random.Random) -> str:
    """A line with stray spaces round its numbers, rarely between all its characters."""
    if chance.random() < SPREAD:
        return " ".join(part for part in tokens(line) if part != " ")

    def space(match: re.Match[str]) -> str:
        if chance.random() >= SPACED:
            return match[0]
        return f" {match[0]}" if chance.random() < 0.5 else f"{match[0]} "

    return re.sub(r"[0-9][0-9.]*%?", space, line).strip()


def wrap_body(article: PaperArticle, chance: random.Random) -> list[str]:
    """The lines of a body, as wide as its column was; its last lines sometimes twice as wide."""
    width = chance.randint(12, 21)
    paragraphs = list(article.paragraphs)
    at = len(paragraphs) - 1 if len(paragraphs) > 1 and chance.random() < WIDER else len(paragraphs)
    indent = "　　" if chance.random() < INDENTED else ""
    lines = []
    for number, text in enumerate(paragraphs):
        made = wrap(text, width if number < at else 2 * width + 1)
        lines += [indent + made[0], *made[1:]]
    return lines


def disturb_body(lines: list[str], chance: random.Random) -> list[str]:
    """The lines with stray spaces and with blank lines between some."""
    found: list[str] = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip("　"))]
        found.append(indent + disturb(line.lstrip("　"), chance))
        if chance.random() < BLANK and line is not lines[-1]:
            found.append("")
    return found


def head_lines(article: PaperArticle, chance: random.Random) -> list[str]:
    """Kicker, headline and subheadline, the headline sometimes in two lines, a blank line between some."""
    lines: list[str] = []
    for group in (article.kicker, article.headline, article.subheadline):
        for text in group:
            if lines and chance.random() < 0.3:
                lines.append("")
            cut = group is article.headline and chance.random() < 0.4
            lines += [disturb(line, chance) for line in (cut_headline(text) if cut else [text])]
    return lines


def cut_headline(text: str) -> list[str]:
    """A headline in two lines, cut between two words, about in the middle; one of phrases or a short one in one."""
    if len(text) < LEAST_CUT or " " in text:
        return [text]
    ends = list(accumulate(len(word) for word in rjieba.cut(text)))
    places = [end for end in ends if LEAST_CUT // 3 <= end <= len(text) - LEAST_CUT // 3 and text[end] not in NO_START]
    if not places:
        return [text]
    at = min(places, key=lambda end: abs(end - 0.52 * len(text)))
    return [text[:at].strip(), text[at:].strip()]


def cut_body(lines: list[str], parts: int, chance: random.Random) -> list[list[str]] | None:
    """The lines in so many parts, each cut in the middle of a sentence; None when the body is too short for that."""
    places = [n for n in range(LEAST, len(lines) - LEAST + 1) if lines[n - 1][-1] not in ENDS]
    if parts == 1:
        return [lines]
    if parts == 2 and places:
        at = chance.choice(places)
        return [lines[:at], lines[at:]]
    return None


def write_alone(written: Written, page: PaperPage, number: int, chance: random.Random) -> None:
    """An article in one piece: byline, body and head, the head mostly last."""
    article = page.articles[number]
    head = head_lines(article, chance)
    after = chance.random() < AFTER
    if not after:
        written.add(head, "head", number)
    write_parts(written, page, [(number, 0, wrap_body(article, chance))], chance)
    if after:
        written.add(head, "head", number)
    for caption in article.captions:
        written.add(wrap(caption, 24), "caption", number)


def write_parts(
    written: Written, page: PaperPage, parts: list[tuple[int, int, list[str]]], chance: random.Random
) -> None:
    """Parts of bodies one after the other, each article's first one under its byline."""
    for number, part, lines in parts:
        byline = page.articles[number].byline
        if part == 0 and byline:
            written.add([" " * (chance.random() < 0.3) + byline], "byline", number)
        closely = part == 0 and byline and chance.random() < 0.2
        written.add(disturb_body(lines, chance), "body", number, part, blank=not closely)


def write_interleaved(written: Written, page: PaperPage, group: list[int], order: str, chance: random.Random) -> bool:
    """The articles of a group with their bodies cut and mixed in this order; False when one is too short for that."""
    cut: dict[int, list[list[str]]] = {}
    for letter, number in zip(sorted(set(order)), group, strict=True):
        parts = cut_body(wrap_body(page.articles[number], chance), order.count(letter), chance)
        if parts is None:
            return False
        cut[number] = parts
    where = chance.choice(("before", "after its end", "after all", "after all"))
    seen = dict.fromkeys(group, 0)
    for letter in order:
        number = group[sorted(set(order)).index(letter)]
        head = head_lines(page.articles[number], chance)
        part = seen[number]
        if where == "before" and part == 0:
            written.add(head, "head", number)
        write_parts(written, page, [(number, part, cut[number][part])], chance)
        seen[number] += 1
        if where == "after its end" and seen[number] == len(cut[number]):
            written.add(head, "head", number)
    for number in group:
        if where == "after all":
            written.add(head_lines(page.articles[number], chance), "head", number)
        for caption in page.articles[number].captions:
            written.add(wrap(caption, 24), "caption", number)
    return True


def destroyed_text(page: PaperPage, seed: int = 0, how: How = "wrapped") -> Destroyed:
    """A text layer of a page; its articles in any order, two or three of them interleaved unless `how` is wrapped.

    ABBA is the first part of A, both parts of B, the second part of A; "interleaved" takes one of the orders by chance.
    """
    chance = random.Random(f"destroyed {page.layout} {page.date} {seed} {how}")
    numbers = list(range(len(page.articles)))
    chance.shuffle(numbers)
    written = Written()
    order = chance.choice(ORDERS) if how == "interleaved" else how if how in ORDERS else ""
    if order:
        for _ in range(100):
            group = chance.sample(numbers, len(set(order)))
            if write_interleaved(written, page, group, order, chance):
                break
        else:
            raise ValueError(f"{page.layout}: bodies too short for {order}")
        numbers = [number for number in numbers if number not in group]
    mixed = written
    written = Written()
    at = chance.randint(0, len(numbers)) if order else -1
    for position in range(len(numbers) + 1):
        if position == at:
            shift = len(written.text) + (1 if written.text else 0)
            written.text += ("\n" if written.text else "") + mixed.text
            written.blocks += [b._replace(start=b.start + shift, end=b.end + shift) for b in mixed.blocks]
        if position < len(numbers):
            write_alone(written, page, numbers[position], chance)
    return Destroyed(written.text, tuple(written.blocks), page)
