"""Same input, same bytes, whatever the order of a set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = "seeds/samples/pages"
FILES = {"graph.ttl", "graph.graphml", "picture.svg", "pages.jsonl", "records.jsonl", "summary.txt"}


def build(folder: Path, seed: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "kg.cli", "build", PAGES, "-o", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_two_builds_write_the_same_bytes(tmp_path: Path) -> None:
    one, other = build(tmp_path / "one", "1"), build(tmp_path / "other", "27")
    assert set(one) == set(other) == FILES
    for name, data in one.items():
        assert data == other[name], name
        assert len(data) > 500, name
