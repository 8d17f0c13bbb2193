"""A page as it stands on paper → a sheet: the parts of its articles in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import kg.regex as re
from kg.articles.bylines import BYLINE_GATE, MARKERS, is_name, read_byline
from kg.articles.lines import squeeze
from kg.pages.heads import Head
from kg.pages.masthead import read_masthead
from kg.pages.runs import Leaf, Run, body_size, cut_run, find_runs, join_pair, join_runs
from kg.pages.sheets import Piece, Sheet, lay_out
from kg.pages.stacks import HEAD_SIZE, find_leading, find_stacks
from kg.pages.stories import Story, find_stories
from kg.pages.strips import read_zone
from kg.records import RegionKind

_MAX_STACKS = 1_000  # a page of a newspaper has some 100
_VERTICAL = 3  # letters one below the other are vertical text
_BYLINE_LINES = 3
_BYLINE_GAP = 2.2  # em
_SET_IN = 1.2  # em by which the first line of a paragraph is set in at least
_LATIN = re.compile(r"[A-Za-z,;.]$")


def read_leaf(leaf: Leaf) -> Sheet:
    """The sheet of a page; one without text gives an empty sheet."""
    size = body_size(leaf.glyphs)
    if not size:
        return Sheet("", "pdf")
    runs, vertical = _leave_vertical(find_runs(leaf.glyphs, leaf.rules, HEAD_SIZE * size))
    leading = find_leading(runs, size)
    runs = _cut_heads(_join_bylines(join_runs(runs, leading, leaf.rules)), size)
    stacks = find_stacks(leaf, runs, size, leading)
    if len(stacks) > _MAX_STACKS:
        text = "\n".join(run.text for run in runs)
        return Sheet(text, "pdf", notes=(f"layout not understood, read line by line: {len(stacks)} pieces",))
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
        notes.append(
            f"vertical or turned text left out: {left_out} characters {squeeze('、'.join(_words(vertical)))}".strip()
        )
    return Sheet(
        text=text,
        markup="pdf",
        regions=regions,
        doubted=tuple(i for i, story in enumerate(stories) if story.doubted),
        date=masthead.date,
        date_basis="masthead" if masthead.date else None,
        paper=masthead.paper,
        number=masthead.number,
        notes=tuple(notes),
    )


def _join_bylines(runs: Sequence[Run]) -> list[Run]:
    """The runs, a byline that is set over two columns made one."""
    joined: list[Run] = []
    for run in runs:  # from the top, in each line from the left
        last = joined[-1] if joined else None
        if last and abs(last.y - run.y) < 1 and 0 < run.x0 - last.x1 < _BYLINE_GAP * run.size and len(run.text) <= 20:
            text = f"{last.text} {run.text}"
            credit = read_byline(text) if BYLINE_GATE.search(last.text) and len(last.text) <= 20 else None
            if credit and all(is_name(person.name) for person in credit.bylines):
                joined[-1] = join_pair(last, run)
                continue
        joined.append(run)
    return joined


def _cut_heads(runs: Sequence[Run], size: float) -> list[Run]:
    """Headlines that stand side by side and were read as one line, apart: where the columns below are parted too."""
    body = [run for run in runs if run.size < HEAD_SIZE * size]
    heads = [run for run in runs if run.size >= HEAD_SIZE * size]
    found: list[Run] = list(body)
    for run in heads:
        below = [other for other in body if 0 < other.y - run.y < 12 * size]
        near = below or [other for other in body if 0 < run.y - other.y < 12 * size]
        near += [other for other in heads if 0 < abs(other.y - run.y) < 2.5 * max(run.size, other.size)]

        def at(x0: float, x1: float, near: Sequence[Run] = near) -> bool:
            across = any(other.x0 < x0 - size and other.x1 > x1 + size for other in near)
            return not across and any(other.x1 < x1 for other in near) and any(other.x0 > x0 for other in near)

        found += cut_run(run, at)
    return sorted(found, key=lambda run: (run.y, run.x0))


def _leave_vertical(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs without vertical text, and that: single letters, at least three straight below each other."""
    single = [run for run in runs if len(run.glyphs) == 1 and not run.text.isascii()]
    chains: list[list[Run]] = []
    for run in single:
        for chain in chains:
            last = chain[-1]
            if (
                abs(last.x0 - run.x0) < 0.2 * run.size
                and 0 < run.y - last.y < 1.8 * run.size
                and abs(last.size / run.size - 1) < 0.05
            ):
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
    for head in story.heads:
        yield from (Piece("byline", stack.text, article) for stack in head.bylines)
    for lines in _paragraphs(story):
        byline = _byline(lines)
        if byline:
            yield Piece("byline", byline, article)
        elif len(lines) > 1 and lines[0][0] in MARKERS and (byline := _byline(lines[:1])):
            yield Piece("byline", byline, article)
            yield Piece("text", _join(lines[1:]), article)
        else:
            yield Piece("text", _join(lines), article)
    for caption in story.captions:
        yield Piece("caption", "".join(run.text for run in caption.runs), article)


def _paragraphs(story: Story) -> list[list[str]]:
    """The lines of each paragraph; one begins where a line is set in."""
    paragraphs: list[list[str]] = []
    for column in story.columns:
        for run in column.stack.runs:
            if not paragraphs or (run.x0 - column.left) / run.size >= _SET_IN:
                paragraphs.append([])
            paragraphs[-1].append(run.text)
    return paragraphs


def _byline(lines: Sequence[str]) -> str | None:
    """The byline that these lines make up; a name may be cut by the end of a line."""
    if len(lines) > _BYLINE_LINES or not BYLINE_GATE.search(lines[0]):
        return None
    for gap in ("", " "):
        text = gap.join(lines)
        credit = read_byline(text)
        if credit and (len(lines) == 1 or all(is_name(person.name) for person in credit.bylines)):
            return text
    return None


def _join(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one, with a blank only between Latin words."""
    text = lines[0]
    for line in lines[1:]:
        text += " " + line if _LATIN.search(text) and line[0].isascii() and line[0].isalpha() else line
    return text


def _head_pieces(head: Head, article: int) -> Iterator[Piece]:
    """Kicker, headline and sub headline: above the largest letters, these, and below them."""
    largest = max(stack.size for stack in head.stacks)
    main = next(i for i, stack in enumerate(head.stacks) if stack.size == largest)
    for i, stack in enumerate(head.stacks):
        kind: RegionKind = "headline" if stack.size > 0.95 * largest else "kicker" if i < main else "subheadline"
        yield Piece(kind, "".join(run.text for run in stack.runs), article)
