"""Articles of a page set in columns: wrapped lines, headlines mostly below their bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.articles.blocks import Block
from kg.articles.bylines import MARKERS, Credit
from kg.articles.drafts import Draft, begins_news, can_head, heading_text, is_enumerated
from kg.articles.headlines import Group, assign_headlines, join_lines
from kg.articles.line_roles import ARTICLE, HEAD, SUB
from kg.articles.lines import FROM, NEWS_START, SEE, TO, Line, squeeze, width
from kg.articles.orders import rejoin
from kg.articles.partings import part_body

_MAX_CAPTION_PARAGRAPHS = 3
_FEWEST = 2  # headlines of a page with a paragraph a line
_WITHIN = 0.3  # paragraphs below a blank line within bodies, for each headline
_HEAD_LENGTH = 8  # characters of a headline, in the mean
_CROWDED = 3  # blocks of headline lines between two bodies: they may be those of several articles
_MOST_CROWDED = 24  # such blocks of a page


@dataclass(slots=True)
class _Headline:
    """A group of headline lines on the page, between two bodies."""

    lines: list[Line]
    after: Draft | None
    before: Draft | None = None
    teaser: bool = False  # 详见第二版 stands below it
    zone: int = 0  # groups of one zone have no body between them


def find_parted(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the headlines' blocks, when blank lines stand above those of several articles and hardly elsewhere.

    Empty where that is not so.
    """
    found: set[int] = set()
    groups, within, lengths = 0, 0, []
    for i, block in enumerate(blocks):
        heads = can_head(block) and not is_enumerated(block)
        beside = i > 0 and id(blocks[i - 1]) in found
        if heads and block.lines and (block.lines[0].gap or beside):
            groups += not beside
            lengths.append(len(block.text))
            found.add(id(block))
        elif block.kind == "text" and block.lines and block.lines[0].gap:
            within += i > 0 and not beside and blocks[i - 1].kind == "text" and block.text[0] not in MARKERS
    many = groups >= _FEWEST and within <= _WITHIN * groups and sum(lengths) >= _HEAD_LENGTH * len(lengths)
    return frozenset(found) if many else frozenset()


class Columns:
    """Articles of a page set in columns: wrapped lines, headlines above or below the bodies.

    `parted`: the ids of the headlines' blocks on a page that has a paragraph a line.
    """

    def __init__(self, blocks: Sequence[Block], parted: frozenset[int] = frozenset()) -> None:
        self.parted = parted
        self.rejoined = None if parted else rejoin(blocks)
        if self.rejoined:
            blocks = self.rejoined.blocks
        self.blocks = blocks
        self.found: list[Draft] = []
        self.draft: Draft | None = None  # the article being read; None: the next text begins one
        self.last: Draft | None = None  # the article read last
        self.dangling: Draft | None = None  # an article that was broken off in the middle of a sentence
        self.waiting: list[Credit] = []  # bylines whose bodies are yet to come
        self.headlines: list[_Headline] = []
        self.zone = 0

    def drafts(self, mask: str) -> list[Draft]:
        """The articles, with their headlines."""
        for i, block in enumerate(self.blocks):
            if block.kind == "byline":
                self._byline(i)
            elif block.kind == "note":
                self._note(block)
            elif block.opens is not None or (block.lines and block.lines[0].sign == FROM) or self._is_first(block):
                self._begin(block)
            elif self._is_headline(i):
                self._headline(block)
            else:
                self._text(block)
                if self.draft and block.lines and block.lines[-1].role == SUB:
                    self.draft.open = False
        zones = Counter(headline.zone for headline in self.headlines)
        crowded = {zone for zone, count in zones.items() if count >= _CROWDED}
        self.crowded = [headline for headline in self.headlines if headline.zone in crowded]
        if len(self.crowded) > _MOST_CROWDED:
            self.crowded = []
        for draft in list(self.found):
            self._part(draft, mask)
        self._assign(mask)
        return self.found

    def _part(self, draft: Draft, mask: str) -> None:
        """Make two of an article in whose body another one begins."""
        beside = [headline for headline in self.headlines if headline.after is draft or headline.before is draft]
        heads: dict[int, list[str]] = {}  # by their zones
        for headline in beside:
            heads.setdefault(headline.zone, []).extend(heading_text(mask, line) for line in headline.lines)
        far = [[heading_text(mask, line) for line in headline.lines] for headline in self.crowded]
        at = part_body(draft, [*heads.values()], far) if draft.kind == "report" else None
        if at is None:
            return
        lower = Draft(paragraphs=draft.paragraphs[at:], doubted=draft.doubted)
        del draft.paragraphs[at:]
        self.found.append(lower)
        for headline in beside:
            if headline.after is draft:
                headline.after = lower
        self._part(lower, mask)

    def _is_first(self, block: Block) -> bool:
        """Whether an article begins with the block in the order found."""
        if self.rejoined is not None:
            return id(block) in self.rejoined.begins
        return bool(block.lines) and block.lines[0].role == ARTICLE

    def _begin(self, block: Block) -> None:
        """Begin an article with this text."""
        if self.draft and self.draft.open and not self._ragged(self.draft):
            self.dangling = self.draft
        draft = Draft(marked=bool(self.waiting) or block.opens is not None or block.lines[0].sign == FROM)
        while self.waiting:
            draft.bylines += self.waiting.pop(0).bylines
            if self.waiting and self.waiting[0].marked:
                break
        draft.bylines += block.opens or ()
        for headline in reversed(self.headlines):
            if headline.zone != self.zone:
                break
            headline.before = draft
        self.zone += 1
        self.found.append(draft)
        self.draft = self.last = draft
        self._append(block)

    def _append(self, block: Block) -> None:
        """Add a text to the article being read, and end that where the text says so."""
        assert self.draft
        draft = self.draft
        draft.add(block.lines)
        draft.doubted |= self.rejoined is not None and id(block) in self.rejoined.doubted
        if block.closes:
            self._credit(block.closes)
        elif block.lines and block.lines[-1].sign == TO:
            draft.open = False
            self.draft = None

    def _text(self, block: Block) -> None:
        if self.waiting:
            self._begin(block)
        elif self.draft:
            self._append(block)
        elif self.dangling and not begins_news(block):
            self.draft = self.last = self.dangling
            self.dangling = None
            self.zone += 1
            self._append(block)
        else:
            self._begin(block)

    @staticmethod
    def _ragged(draft: Draft) -> bool:
        """Whether the last line is too short to have been broken off in a sentence."""
        lines = draft.paragraphs[-1]
        return width(lines[-1]) < max(map(width, lines[-4:])) - 2

    def _note(self, block: Block) -> None:
        sign = block.lines[0].sign
        if sign == SEE and self.headlines and self.headlines[-1].zone == self.zone and not self.draft:
            self.headlines[-1].teaser = True
        elif sign in (TO, FROM):
            if self.draft:
                self.draft.open = False
            self.draft = None

    def _headline(self, block: Block) -> None:
        if not (self.draft and self.draft.open):
            self.draft = None
        teaser = block.lines[-1].sign == SEE
        self.headlines.append(_Headline(list(block.lines), self.last, teaser=teaser, zone=self.zone))

    def _is_headline(self, i: int) -> bool:
        """Whether the text is a headline and not a piece of body or a sub-heading in one."""
        block = self.blocks[i]
        if block.kind != "text" or not block.lines:
            return False
        if self.rejoined:
            return id(block) in self.rejoined.heads
        return id(block) in self.parted if self.parted else block.lines[0].role == HEAD

    def _byline(self, i: int) -> None:
        credit = self.blocks[i].credit
        assert credit
        above = self.blocks[i - 1] if i else None
        below = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        closes = credit.photo and not credit.marked and above is not None and above.kind == "text"
        if closes and credit.text:
            closes = below is None or below.kind == "byline" or can_head(below)
        if closes and self.draft:
            self._credit(credit)
            return
        if self.draft and self.draft.open and not self._ragged(self.draft):
            self.dangling = self.draft
        if self.waiting and above and above.kind != "byline":
            self.waiting.clear()
        self.draft = None
        self.waiting.append(credit)

    def _credit(self, credit: Credit) -> None:
        """End the article being read with a credit; a photographer's credit ends a caption, which is cut off it."""
        assert self.draft
        draft = self.draft
        draft.open = False
        self.draft = None
        if not credit.photo or not draft.marked:
            draft.bylines += credit.bylines
            draft.kind = "caption" if credit.photo and not credit.text else draft.kind
        else:
            texts = ["".join(line.text for line in lines) for lines in draft.paragraphs[-_MAX_CAPTION_PARAGRAPHS:]]
            back = next((n for n, t in enumerate(reversed(texts), 1) if NEWS_START.match(squeeze(t))), 0)
            back = back or int(not credit.text)
            if not 0 < back < len(draft.paragraphs):
                draft.bylines += credit.bylines
                return
            caption = Draft(list(credit.bylines), draft.paragraphs[-back:], kind="caption")
            del draft.paragraphs[-back:]
            self.found.append(caption)
            self.last = caption

    def _assign(self, mask: str) -> None:
        """Give each headline group to its article; those above a 详见 that belong to none become teasers."""
        drafts = [draft for draft in self.found if draft.paragraphs]
        index = {id(draft): i for i, draft in enumerate(drafts)}
        bodies = ["\n".join("".join(line.text for line in lines) for lines in draft.paragraphs) for draft in drafts]
        texts = [[heading_text(mask, line) for line in headline.lines] for headline in self.headlines]
        teased = set(self._teased())
        groups = [
            Group(
                tuple(lines),
                None if i in teased else index.get(id(headline.after)),
                None if i in teased else index.get(id(headline.before)),
            )
            for i, (headline, lines) in enumerate(zip(self.headlines, texts, strict=True))
        ]
        first_above = bool(groups) and groups[0].after is None and groups[-1].before is not None
        chosen = assign_headlines(groups, bodies, below=not first_above, in_turn=bool(self.parted))
        counts = Counter(chosen)
        for i, headline in enumerate(self.headlines):
            if headline.teaser and chosen[i] is not None and counts[chosen[i]] == 1:
                headline.teaser = False  # the headline of an article on this page that has no other
        teaser: Draft | None = None
        for i in range(len(groups) - 1, -1, -1):
            if self.headlines[i].teaser:
                teaser = Draft(kind="teaser")
                self.found.append(teaser)
            elif i not in teased or chosen[i] is not None:
                teaser = None
            if teaser:
                teaser.headlines[:0] = join_lines(texts[i], "")
                teaser.paragraphs[:0] = [self.headlines[i].lines]
        self._hand_out(mask, drafts, chosen, texts, bodies)

    def _hand_out(
        self,
        mask: str,
        drafts: Sequence[Draft],
        chosen: Sequence[int | None],
        texts: Sequence[Sequence[str]],
        bodies: Sequence[str],
    ) -> None:
        """Give the articles their headlines; groups right below each other may be one that was cut in lines."""
        i = 0
        while i < len(texts):
            choice, lines, teaser = chosen[i], list(texts[i]), self.headlines[i].teaser
            i += 1
            while i < len(texts) and chosen[i] == choice and self._is_close(mask, i):
                lines += texts[i]
                i += 1
            if choice is not None and not teaser:
                drafts[choice].headlines += join_lines(lines, bodies[choice])

    def _is_close(self, mask: str, i: int) -> bool:
        """Whether a group of headline lines stands right below the one before it."""
        here, above = self.headlines[i], self.headlines[i - 1]
        below = mask.count("\n", above.lines[-1].end, here.lines[0].start) == 1
        return below and here.zone == above.zone and here.teaser == above.teaser

    def _teased(self) -> Iterator[int]:
        """The headline groups that may belong to a teaser: the one above the note and up to two above that."""
        for i, headline in enumerate(self.headlines):
            if headline.teaser:
                for j in range(max(0, i - 2), i + 1):
                    if self.headlines[j].zone == headline.zone:
                        yield j
