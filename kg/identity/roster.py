"""The roster: who held which post from when to when, kept by hand; it gives bare lists of names their posts."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.annotate.posts.finder import is_personal
from kg.dates import check_date
from kg.errors import DataFileError
from kg.identity.careers import Occupancy

COLUMNS = ("name", "body", "title", "from", "to", "source")
RULE = "roster"  # stands where a rule stands in the evidence of what the roster tells


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One post of one person; `to` is empty while it is held."""

    name: str
    body: str
    title: str
    start: str  # YYYY-MM-DD; empty: since ever
    end: str
    source: str

    def holds(self, day: str) -> bool:
        """Whether the post was held on a day."""
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


Roster = Sequence[RosterRow]


def read_roster(path: Path) -> tuple[RosterRow, ...]:
    """The rows of a roster file, sorted. Raises DataFileError naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 CSV file") from error
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise DataFileError(path, f"columns are {','.join(header)}", place="1", allowed=",".join(COLUMNS))
    rows = []
    for cells in reader:
        if not cells:
            continue
        place = str(reader.line_num)
        if len(cells) != len(COLUMNS):
            raise DataFileError(path, f"{len(cells)} values", place=place, allowed=f"{len(COLUMNS)} values")
        row = RosterRow(*(cell.strip() for cell in cells))
        for what, value in (("name", row.name), ("body", row.body), ("title", row.title)):
            if not value:
                raise DataFileError(path, f"no {what}", place=place)
        for day in (row.start, row.end):
            if day and check_date(day) != day:
                raise DataFileError(path, f"bad date {day}", place=place, allowed="YYYY-MM-DD, or empty")
        if row.start and row.end and row.end < row.start:
            raise DataFileError(path, f"ends {row.end} before it begins {row.start}", place=place)
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.name, row.start, row.body, row.title)))


def format_roster(rows: Iterable[RosterRow]) -> str:
    """The rows as a roster file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.name, row.body, row.title, row.start, row.end, row.source) for row in rows)
    return out.getvalue()


def propose(occupancies: Iterable[Occupancy], known: Roster, least: int) -> list[RosterRow]:
    """Rows for the posts that at least `least` pages tell of and the roster lacks, by body, title and date."""
    have = {(row.name, row.body, row.title) for row in known}
    rows = [
        RosterRow(one.person.name, one.body.name, one.title, one.start or one.first_seen, one.end, "pages")
        for one in occupancies
        if one.first_seen
        and one.statement.status == "asserted"
        and len(set(one.days)) >= least
        and not is_personal(one.title)
    ]
    new = [row for row in rows if (row.name, row.body, row.title) not in have]
    return sorted(new, key=lambda row: (row.body, row.title, row.start, row.name))


def find_stale(rows: Roster, occupancies: Iterable[Occupancy]) -> list[str]:
    """The rows without an end that the pages no longer bear out, as lines: left, or another is seen in the post."""
    by_post: dict[tuple[str, str], list[Occupancy]] = defaultdict(list)
    for one in occupancies:
        if one.statement.status == "asserted":
            by_post[(one.body.name, one.title)].append(one)
    lines = []
    for row in rows:
        if row.end:
            continue
        held = by_post[(row.body, row.title)]
        own = [one for one in held if one.person.name == row.name]
        last = max((one.last_seen for one in own), default=row.start)
        lines += [f"{row.name} {row.body}{row.title}: left on {one.end}, says a page" for one in own if one.end]
        for one in held:
            begun = one.start or one.first_seen
            if one.person.name != row.name and begun > max(last, row.start) and not row.title.startswith("副"):
                lines.append(f"{row.name} {row.body}{row.title}: {one.person.name} is seen in it from {begun}")
    return sorted(set(lines))
