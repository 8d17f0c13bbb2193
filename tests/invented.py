"""Invented articles of an invented paper: 清湖日报 of 清湖市; sentences made from the phrases in `phrases.py`."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from phrases import GENERAL, KINDS, PHRASES

SLOT = re.compile(r"\{(\w+)\}")
NUMBER = re.compile(r"\{#(\d+)-(\d+)\}")
CAST = ("p1", "p2", "p3", "org1", "org2", "town", "village", "firm", "scheme", "site")  # one value an article
CAST_SYMBOL = {"p1": "person", "p2": "person", "p3": "person", "org1": "organ", "org2": "organ"}


@dataclass(frozen=True, slots=True)
class PaperArticle:
    """One article as a reader should give it: each string unwrapped, phrases of a headline parted by one space.

    `jump_to` and `jump_from` stand on the page at the end and at the beginning of the body, not in `paragraphs`.
    """

    kicker: tuple[str, ...]
    headline: tuple[str, ...]
    subheadline: tuple[str, ...]
    byline: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...] = ()
    jump_to: str = ""  # （下转第四版）
    jump_from: str = ""  # （上接第一版）


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What stands on a page: its articles in reading order, and what belongs to none."""

    articles: tuple[PaperArticle, ...]
    paper: str
    date: str  # YYYY-MM-DD
    number: str
    layout: str
    furniture: tuple[str, ...] = ()  # masthead, headers, footers, line by line
    sections: tuple[str, ...] = ()  # titles of columns: 简讯
    vertical: tuple[str, ...] = ()  # headlines whose characters stand below each other: to be reported, not read


@dataclass(slots=True)
class Draft:
    """An article that can still be cut: its paragraphs as sentences."""

    kicker: str
    headline: str
    subheadline: str
    byline: str
    paragraphs: list[list[str]]
    captions: list[str] = field(default_factory=list)

    def texts(self) -> list[str]:
        return ["".join(paragraph) for paragraph in self.paragraphs]

    def cut(self) -> bool:
        """Takes the last sentence off; False when only one is left."""
        if len(self.paragraphs) == 1 and len(self.paragraphs[0]) == 1:
            return False
        self.paragraphs[-1].pop()
        if not self.paragraphs[-1]:
            self.paragraphs.pop()
        return True

    def finish(self, jump_to: str = "", jump_from: str = "") -> PaperArticle:
        return PaperArticle(
            kicker=(self.kicker,) if self.kicker else (),
            headline=(self.headline,) if self.headline else (),
            subheadline=(self.subheadline,) if self.subheadline else (),
            byline=self.byline,
            paragraphs=tuple(self.texts()),
            captions=tuple(self.captions),
            jump_to=jump_to,
            jump_from=jump_from,
        )


class Writer:
    """Writes articles; the same seed writes the same, and no sentence twice."""

    def __init__(self, seed: int | str) -> None:
        self.random = random.Random(f"invented {seed}")
        self.left: dict[str, list[str]] = {}  # alternatives of a symbol that were not used lately
        self.written: set[str] = set()
        self.cast: dict[str, str] = {}

    def choose(self, symbol: str, alternatives: list[str]) -> str:
        """One of the alternatives; none a second time before all were used."""
        left = self.left.setdefault(symbol, [])
        if not left:
            left.extend(self.random.sample(alternatives, len(alternatives)))
        return left.pop()

    def expand(self, text: str) -> str:
        """The text with its {symbols} and {#low-high} numbers filled in."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in self.cast:
                return self.cast[name]
            if name == "person":
                return self.name()
            return self.expand(self.choose(name, PHRASES[name]))

        def count(match: re.Match[str]) -> str:
            return str(self.random.randint(int(match[1]), int(match[2])))

        return SLOT.sub(fill, NUMBER.sub(count, text))

    def name(self) -> str:
        given = self.choose("given", PHRASES["given"])
        return self.choose("surname", PHRASES["surname"]) + given

    def sentence(self, symbol: str, alternatives: list[str]) -> str:
        for _ in range(50):
            made = self.expand(self.choose(symbol, alternatives))
            if made not in self.written:
                break
        self.written.add(made)
        return made

    def headline(self, kind: str, longest: int, part: str = "headline") -> str:
        """A headline, kicker or subheadline of at most so many characters where one is found."""
        made = [self.expand(self.choose(f"{kind} {part}", KINDS[kind][part])) for _ in range(8)]
        fitting = [text for text in made if len(text) <= longest and text not in self.written]
        chosen = fitting[0] if fitting else min(made, key=len)
        self.written.add(chosen)
        return chosen

    def byline(self) -> str:
        style = self.choose(
            "byline style",
            [
                "▢ 全媒体记者 {n}",
                "▢ 全媒体记者 {n} 通讯员 {n}",
                "本报记者 {n}",
                "记者 {n} 通讯员 {n}",
                "（记者 {n} 通讯员 {n}）",
                "",
                "",
            ],
        )
        while "{n}" in style:
            style = style.replace("{n}", self.name(), 1)
        return style

    def dateline(self, byline: str) -> str:
        """What the body begins with: 本报讯, with the byline where none stands above."""
        if byline:
            return self.random.choice(["本报讯　", "本报讯　", ""])
        if self.random.random() < 0.5:
            return f"本报讯（记者 {self.name()}）"
        return f"本报讯（记者 {self.name()} 通讯员 {self.name()}）"

    def article(
        self,
        characters: int,
        *,
        longest: int = 20,
        kicker: int = 0,
        subheadline: int = 0,
        captions: int = 0,
        byline: bool = True,
    ) -> Draft:
        """An article whose body has so many characters at least; `longest`, `kicker`, `subheadline` bound those."""
        kind = self.choose("kind", sorted(KINDS))
        self.cast = {}
        self.cast = {name: self.expand("{" + CAST_SYMBOL.get(name, name) + "}") for name in CAST}
        draft = Draft("", self.headline(kind, longest), "", self.byline() if byline else "", [])
        if kicker:
            draft.kicker = self.headline(kind, kicker, "kicker")
        if subheadline:
            draft.subheadline = self.headline(kind, subheadline, "subheadline")
        dateline = self.dateline(draft.byline).replace("　", " ") if byline else ""
        draft.paragraphs.append([dateline + self.sentence(f"{kind} lead", KINDS[kind]["lead"])])
        written = len(draft.paragraphs[0][0])
        own = self.random.sample(KINDS[kind]["body"], len(KINDS[kind]["body"]))  # each once an article
        while written < characters:
            paragraph = draft.paragraphs[-1]
            if sum(map(len, paragraph)) > self.random.randint(50, 160):
                paragraph = []
                draft.paragraphs.append(paragraph)
            if own and self.random.random() < 0.5:
                paragraph.append(self.expand(own.pop()))
            else:
                paragraph.append(self.sentence("general", GENERAL))
            written += len(paragraph[-1])
        draft.captions = [self.caption() for _ in range(captions)]
        return draft

    def caption(self) -> str:
        return self.sentence("caption", PHRASES["caption"])
