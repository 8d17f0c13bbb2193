"""What a build and its exports take: python tests/scale.py PAGES WORK [--jobs 2] [--exports nt graphml]

One JSON line for the build into a store and for each export: CPU seconds and peak memory of the process and of each of
its workers, wall seconds, and the size of what was written. Reads /proc (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

EVERY = 0.2  # seconds between two looks
_TICKS = os.sysconf("SC_CLK_TCK")


def look(pid: int) -> tuple[float, float] | None:
    """CPU seconds and peak memory in MB of a process, or None when it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    peaks = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")]
    return ((int(stat[11]) + int(stat[12])) / _TICKS, peaks[0] / 1024) if peaks else None


def children(pid: int) -> list[int]:
    """The processes that it has started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def run(command: Sequence[str]) -> dict[str, object]:
    """What a command takes. Raises CalledProcessError when it fails."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    seen: dict[int, tuple[float, float]] = {}
    while process.poll() is None:
        for pid in (process.pid, *children(process.pid)):
            if found := look(pid):
                seen[pid] = found
        time.sleep(EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu, peak = seen.pop(process.pid, (0.0, 0.0))
    workers = sorted((round(c, 1), round(p)) for c, p in seen.values() if c > EVERY)
    total = round(cpu + sum(c for c, _ in workers), 1)
    wall = round(time.monotonic() - start, 1)
    return {"cpu": total, "wall": wall, "main": [round(cpu, 1), round(peak)], "workers": workers}


def main() -> None:
    """Builds, exports, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--exports", nargs="*", default=[], metavar="ENDING")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    kg, store = (sys.executable, "-m", "kg.cli"), args.work / f"{args.pages.name}.kg"
    count = sum(name.endswith((".txt", ".md")) for _, _, names in os.walk(args.pages) for name in names)
    found = run((*kg, "build", str(args.pages), "--into", str(store), "--jobs", args.jobs))
    print(json.dumps({"step": "build", "pages": count, **found, "bytes": store.stat().st_size}), flush=True)
    for ending in args.exports:
        out = store.with_suffix(f".{ending}")
        found = run((*kg, "export", str(store), str(out)))
        size = sum(path.stat().st_size for path in (out.rglob("*") if out.is_dir() else [out]) if path.is_file())
        print(json.dumps({"step": ending, "pages": count, **found, "bytes": size}), flush=True)


if __name__ == "__main__":
    main()
