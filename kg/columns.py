"""Articles of a page set in columns: wrapped lines, headlines mostly below their bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.blocks import Block
from kg.bylines import MARKERS, Credit
from kg.drafts import Draft, begins_news, can_head, heading_text, is_enumerated, starts
from kg.headlines import Group, assign_headlines, join_lines, leaning
from kg.joints import is_caption
from kg.lines import FROM, NEWS_START, SEE, TO, Line, has_phrases, squeeze, width
from kg.orders import rejoin
from kg.pairs import PARAGRAPH, load_pairs
from kg.partings import part_body

_MAX_CAPTION_PARAGRAPHS = 3
_FEWEST = 2  # headlines of a page with a paragraph a line
_WITHIN = 0.3  # paragraphs below a blank line within bodies, for each headline
_HEAD_LENGTH = 8  # characters of a headline, in the mean
_CROWDED = 3  # blocks of headline lines between two bodies: they may be those of several articles
_MOST_CROWDED = 24  # such blocks of a page
_SHOWN = 6  # lines that show how broad a column is
_OTHER_WIDTH = 1.5  # a difference in width between two columns, in characters
_LEANS_UP = 0.35  # of a headline's words, the share that only the text above it holds
_APART, _FIRST = 0.0, 0.5  # natural logarithms: characters that do not follow each other, one that begins a paragraph


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
        self.heads = [can_head(block) for block in blocks]
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
                if self._is_subheading(i) and self.draft:
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
        return self.rejoined is not None and id(block) in self.rejoined.begins

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
        if not self.heads[i]:
            return False
        if self.rejoined:
            return id(block) in self.rejoined.heads
        if self.parted or block.lines[0].head:
            return block.lines[0].head or id(block) in self.parted
        j = i + 1
        end = min(len(self.blocks), i + 12)
        while j < end and self.heads[j]:
            j += 1
        following = self.blocks[j] if j < len(self.blocks) else None
        if following is None or starts(following) or following.kind == "note" or block.lines[-1].sign == SEE:
            return True
        if self.draft and self.draft.open:
            return not self._fits(block, self.blocks[i + 1])
        if begins_news(following) or self.waiting:
            return True
        if self._fits(block, self.blocks[i + 1]) and not (
            has_phrases(block.lines[0].text, numbers=False) or self._stands_alone(block, following)
        ):
            return False
        if self.draft is None or self.dangling is not None or (j - i >= 2 and has_phrases(block.text, numbers=False)):
            return True
        return is_caption(self.blocks, j) or self._parts(block, following)

    @staticmethod
    def _stands_alone(block: Block, following: Block) -> bool:
        """Whether a line as broad as those of a body is no beginning of the text below: that begins a sentence."""
        text = squeeze(following.text)
        if not (block.lines[0].gap and following.kind == "text" and following.lines and following.lines[0].gap):
            return False
        if "，" in block.text or not block.text or not text:
            return False
        pairs = load_pairs()
        return pairs.odds(block.text[-1], text[0]) < _APART and pairs.odds(PARAGRAPH, text[0]) > _FIRST

    def _parts(self, block: Block, following: Block) -> bool:
        """Whether a block that may be a headline or a sub-heading parts two articles."""
        if not (self.draft and following.kind == "text" and following.lines and block.lines[0].gap):
            return False
        above = [line for lines in self.draft.paragraphs[-2:] for line in lines][-_SHOWN:]
        if not above:
            return False
        broad = max(map(width, above)), max(map(width, following.lines))
        texts = (
            squeeze("".join(line.text for lines in self.draft.paragraphs for line in lines)),
            squeeze(following.text),
        )
        lean = leaning([squeeze(line.text) for line in block.lines], *texts)
        return lean > _LEANS_UP or (len(following.lines) > 1 and abs(broad[0] - broad[1]) > _OTHER_WIDTH)

    def _is_subheading(self, i: int) -> bool:
        """Whether the text just added to a body is a headline within it, too short to be a piece of a paragraph."""
        block = self.blocks[i]
        if not self.draft or self.draft.paragraphs[-1] != block.lines or not self.heads[i] or i + 1 == len(self.blocks):
            return False
        return not self._fits(block, self.blocks[i + 1])

    def _fits(self, block: Block, below: Block) -> bool:
        """Whether the lines are as broad as the body's above or below: a piece of a paragraph, cut by the layout."""
        broad = []
        above = [p for p in self.draft.paragraphs[-2:] if p != block.lines] if self.draft else []
        if above:
            broad.append(max(map(width, above[-1][-4:])))
        if below.kind == "text" and below.lines:
            broad.append(max(map(width, below.lines[:4])))
        slack = [3.5] + [2.0] * (len(block.lines) - 1)  # the first line of a paragraph is indented by two
        widths = [width(line) for line in block.lines]
        return any(all(b - s <= w <= b + 1.5 for w, s in zip(widths, slack, strict=True)) for b in broad)

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
        for i, (choice, lines) in enumerate(zip(chosen, texts, strict=True)):
            if choice is not None and not self.headlines[i].teaser:
                drafts[choice].headlines += join_lines(lines, bodies[choice])

    def _teased(self) -> Iterator[int]:
        """The headline groups that may belong to a teaser: the one above the note and up to two above that."""
        for i, headline in enumerate(self.headlines):
            if headline.teaser:
                for j in range(max(0, i - 2), i + 1):
                    if self.headlines[j].zone == headline.zone:
                        yield j
