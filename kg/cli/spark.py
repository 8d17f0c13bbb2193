"""How `kg build` runs on a Spark cluster."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import FINE, WRONG, say
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.pipeline.partitions import Said

SHOWN = 1000  # pages that can't be read, named one by one; the others are counted
SHOWN_NOTES = 20  # on pages


def check_local(args: argparse.Namespace) -> None:
    """Raises KGError for what only Spark can do."""
    for path in (*args.pages, args.output):
        if isinstance(path, str):
            raise KGError(f"{path}: URLs need --engine spark")
    if args.master or args.partitions or args.conf:
        raise KGError("--master, --partitions and --conf need --engine spark")


def build(args: argparse.Namespace) -> int:
    """Runs `kg build --engine spark`."""
    from kg.pipeline.partitions import Options, reader_apart
    from kg.pipeline.spark import open_session
    from kg.pipeline.spark_build import SparkBuild, format_counts
    from kg.query.builds import SUMMARY_FILE, load_roster, make_folder

    if args.output is None:
        raise KGError("where to? name a folder that all nodes of the cluster see (-o DIR)")
    if args.into is not None or args.jobs != 1:
        raise KGError("--into and --jobs are for one machine: leave them out, or --engine spark")
    if args.partitions < 0:
        raise KGError(f"--partitions {args.partitions}: there have to be some (0: two for each core)")
    if isinstance(args.output, Path):
        make_folder(args.output)
    roster = load_roster(args.roster)
    options, load = Options(args.place, args.date, args.paper), partial(reader_apart, args.ner, args.page_timeout)
    settings = {"spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(), **dict(args.conf)}
    with (
        open_session(args.master, settings) as session,
        SparkBuild(session, args.output, args.partitions) as run,
    ):
        records, again, said = run.read(args.pages, options, load, args.min_confidence)
        errors, notes = _tell(said)
        if records.is_empty():
            raise KGError(f"no article in {' '.join(map(str, args.pages))}: nothing written to {args.output}")
        if run.others:
            notes.append(f"not pages: {run.others} files of other endings")
        streams = run.resolve(records, roster)
        run.write(streams, again)
        summary = format_counts(run.count(streams, again), notes)
        run.files.write_text(f"{run.output}/{SUMMARY_FILE}", summary + "\n")
    print(summary)
    return WRONG if errors else FINE


def _tell(said: Iterable[Said]) -> tuple[int, list[str]]:
    """Tells what is said of pages; how many can't be read, and the lines that the summary has of it."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for kind, text in said:
        counts[kind] += 1
        if kind != "note" and len(lines) < SHOWN:
            lines.append(f"skipped: {text}")
        if kind == "error" or (kind == "note" and counts["note"] <= SHOWN_NOTES):
            say(text)
    if counts["error"] + counts["repeat"] > SHOWN:
        lines.append(f"skipped: {counts['error'] + counts['repeat'] - SHOWN} more")
    if counts["note"]:
        lines.append(f"notes on pages: {counts['note']}")
    return counts["error"], lines
