"""A page as it stands on paper → a sheet: headlines, bylines, paragraphs and captions of its articles, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.bylines import BYLINE_GATE, read_byline
from kg.lines import squeeze
from kg.masthead import read_masthead
from kg.runs import Leaf, Run, body_size, cut_run, find_runs, join_runs
from kg.sheets import Piece, Sheet, lay_out
from kg.stacks import HEAD_SIZE, Stack, find_leading, find_stacks
from kg.stories import Story, find_stories
from kg.strips import Head, read_zone

_VERTICAL = 3  # letters one below the other are vertical text
_SET_IN = 1.2  # em by which the first line of a paragraph is set in at least
_LATIN = re.compile(r"[A-Za-z,;.]$")


def read_leaf(leaf: Leaf) -> Sheet:
    """The sheet of a page; one without text gives an empty sheet."""
    size = body_size(leaf.glyphs)
    if not size:
        return Sheet("", "pdf")
    runs, vertical = _leave_vertical(find_runs(leaf.glyphs, HEAD_SIZE * size))
    leading = find_leading(runs, size)
    runs = _cut_heads(join_runs(runs, leading, leaf.rules), size)
    stacks = find_stacks(leaf, runs, size, leading)
    furniture = [stack for stack in stacks if stack.kind == "furniture"]
    rest = [stack for stack in stacks if stack.kind != "furniture"]
    stories: list[Story] = []
    for number in sorted({stack.zone for stack in rest}):
        zone = read_zone(leaf, number, [stack for stack in rest if stack.zone == number], size, leading)
        stories += find_stories(zone, leading)
    stories.sort(key=lambda story: (story.box.y0, story.box.x0))
    text, regions = lay_out(piece for i, story in enumerate(stories) for piece in _pieces(story, i))
    masthead = read_masthead([run.text for stack in furniture for run in stack.runs])
    notes = []
    left_out = sum(len(run.glyphs) for run in vertical) + leaf.turned
    if left_out:
        notes.append(f"vertical or turned text left out: {left_out} characters {squeeze('、'.join(_words(vertical)))}".strip())
    return Sheet(
        text=text,
        markup="pdf",
        regions=regions,
        date=masthead.date,
        date_basis="masthead" if masthead.date else None,
        paper=masthead.paper,
        number=masthead.number,
        notes=tuple(notes),
    )


def _cut_heads(runs: Sequence[Run], size: float) -> list[Run]:
    """Headlines that stand side by side and were read as one line, apart: where the columns below are parted too."""
    body = [run for run in runs if run.size < HEAD_SIZE * size]
    found: list[Run] = []
    for run in runs:
        if run.size < HEAD_SIZE * size:
            found.append(run)
            continue
        below = [other for other in body if 0 < other.y - run.y < 12 * size]
        near = below or [other for other in body if 0 < run.y - other.y < 12 * size]

        def at(x0: float, x1: float, near: Sequence[Run] = near) -> bool:
            across = any(other.x0 < x0 - size and other.x1 > x1 + size for other in near)
            return not across and any(other.x1 < x1 for other in near) and any(other.x0 > x0 for other in near)

        found += cut_run(run, at)
    return found


def _leave_vertical(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs without vertical text, and that: single letters, at least three straight below each other."""
    single = [run for run in runs if len(run.glyphs) == 1 and not run.text.isascii()]
    chains: list[list[Run]] = []
    for run in single:
        for chain in chains:
            last = chain[-1]
            if abs(last.x0 - run.x0) < 0.2 * run.size and 0 < run.y - last.y < 1.8 * run.size and abs(last.size / run.size - 1) < 0.05:
                chain.append(run)
                break
        else:
            chains.append([run])
    vertical = [run for chain in chains if len(chain) >= _VERTICAL for run in chain]
    gone = {id(run) for run in vertical}
    return [run for run in runs if id(run) not in gone], vertical


def _words(vertical: Sequence[Run]) -> list[str]:
    """Vertical text as it is read, for the user."""
    words: list[str] = []
    last: Run | None = None
    for run in vertical:
        if last is not None and abs(last.x0 - run.x0) < run.size:
            words[-1] += run.text
        else:
            words.append(run.text)
        last = run
    return words


def _pieces(story: Story, article: int) -> Iterator[Piece]:
    """The pieces of a story: headlines, bylines, paragraphs, captions."""
    for head in sorted(story.heads, key=lambda head: (head.box.y0, head.box.x0)):
        yield from _head_pieces(head, article)
    paragraph = ""
    for column in story.columns:
        for run in column.stack.runs:
            text = run.text
            if BYLINE_GATE.search(text) and read_byline(text):
                if paragraph:
                    yield Piece("text", paragraph, article)
                paragraph = ""
                yield Piece("byline", text, article)
                continue
            set_in = (run.x0 - column.left) / run.size >= _SET_IN
            if set_in and paragraph:
                yield Piece("text", paragraph, article)
                paragraph = ""
            paragraph += " " + text if _LATIN.search(paragraph) and text[:1].isascii() and text[:1].isalpha() else text
    if paragraph:
        yield Piece("text", paragraph, article)
    for caption in story.captions:
        yield Piece("caption", "".join(run.text for run in caption.runs), article)


def _head_pieces(head: Head, article: int) -> Iterator[Piece]:
    """Kicker, headline and sub headline: above the largest letters, these, and below them."""
    largest = max(stack.size for stack in head.stacks)
    main = next(i for i, stack in enumerate(head.stacks) if stack.size == largest)
    for i, stack in enumerate(head.stacks):
        kind = "headline" if stack.size > 0.95 * largest else "kicker" if i < main else "subheadline"
        yield Piece(kind, "".join(run.text for run in stack.runs), article)
