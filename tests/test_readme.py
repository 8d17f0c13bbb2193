"""README is true: its commands run, their output is as shown, its tables are those of the program.

`python tests/test_readme.py` writes the output, the tables and the picture anew. The word after ``` says what a block
is: `console` is run and compared, `console changed` likewise over data that hold the blocks which name a file
(```toml ontology/rules/…), `pycon` is run as Python, `bash` is only checked: the commands and options must exist.
"""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_packages import PACKAGES, in_order, inner_imports, package_of
from test_style import MODULES, imports, module_of, tree_of

from kg.cli import commands as cli
from kg.measure.evaluate import Report, evaluate
from kg.pipeline.extractor import extract, load_extractor
from kg.recordjson import format_record

ROOT = Path(__file__).resolve().parent.parent
README, LAYOUT, PICTURE = ROOT / "README.md", ROOT / "docs" / "modules.md", ROOT / "docs" / "demo.svg"
SHARED = ROOT.parent / "shared"
GOLD = {"pages": "报纸版面", "tv": "电视新闻"}
LABELS = ("article", "headline", "byline", "Person", "Organization", "Company", "Event", "Place")
LABELS += ("POSTS", "INVOLVEMENT", "RELATIONS")
SLACK = 0.005  # F1; the table has two decimals
PICTURE_LIMIT = 200_000  # bytes
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


# --- blocks


def blocks(language: str) -> list[tuple[str, str]]:
    """The blocks of that language: what else stands on their first line, and their text."""
    found = _BLOCK.findall(README.read_text(encoding="utf-8"))
    return [(info, text) for name, info, text in found if name == language]


class Desk:
    """A folder to run the commands of README in: seeds and tests as in the checkout, and a `kg` of either data."""

    def __init__(self, folder: Path) -> None:
        self.cwd = folder / "cwd"
        self.cwd.mkdir()
        for name in ("seeds", "tests"):
            (self.cwd / name).symlink_to(ROOT / name)
        changed = folder / "changed"
        for name in ("kg", "seeds", "ontology"):
            shutil.copytree(ROOT / name, changed / name, ignore=shutil.ignore_patterns("__pycache__", "samples"))
        for language in ("turtle", "toml", "csv"):
            for name, text in blocks(language):
                with (changed / name).open("a", encoding="utf-8") as file:
                    file.write(text)
        self.paths = {"": shim(folder / "bin", ROOT), "changed": shim(folder / "changed-bin", changed)}

    def console(self, info: str, text: str) -> str:
        """The block as it should be: each command with what it says."""
        return "".join(f"$ {command}\n{self.said(command, info)}" for command in re.findall(r"^\$ (.+)$", text, re.M))

    def said(self, command: str, info: str) -> str:
        environment = {**os.environ, "PATH": f"{self.paths[info]}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.cwd,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout


def shim(folder: Path, package: Path) -> Path:
    """A folder with a command `kg` that runs the package in `package`."""
    folder.mkdir()
    script = folder / "kg"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={package} exec {sys.executable} -m kg.cli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return folder


def pycon(text: str, cwd: Path) -> str:
    """The block as it should be: each line of Python with what it prints."""
    names: dict[str, object] = {}
    lines = []
    with chdir(cwd):
        for example in doctest.DocTestParser().get_examples(text):
            first, *more = example.source.splitlines()
            lines += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(example.source, "README.md", "single"), names)
            lines += said.getvalue().splitlines()
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def chdir(folder: Path) -> Iterator[None]:  # contextlib has it from Python 3.11 on
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("readme"))


def test_the_commands_say_what_readme_shows(desk: Desk) -> None:
    shown = blocks("console")
    assert len(shown) >= 7
    for info, text in shown:
        assert desk.console(info, text) == text, "python tests/test_readme.py brings README up to date"


def test_the_python_example_gives_what_readme_shows(desk: Desk) -> None:
    (shown,) = blocks("pycon")
    assert pycon(shown[1], desk.cwd) == shown[1]


def test_the_other_commands_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    parser = cli._parser()
    seen = set()
    for _, text in blocks("bash"):
        for line in text.replace("\\\n", " ").splitlines():
            program, *arguments = shlex.split(line)
            seen.add(program)
            if program == "kg" and arguments != ["--version"]:
                parser.parse_args(arguments)
            elif program == "make":
                assert set(arguments) <= targets
    assert seen == {"kg", "make", "python3"}


def test_every_command_is_in_readme() -> None:
    text = README.read_text(encoding="utf-8")
    listed = re.findall(r"^    (\w+) ", cli._parser().format_help(), re.M)
    assert len(listed) >= 8
    for command in listed:
        assert f"kg {command}" in text


# --- tables


def module_table(text: str) -> str:
    """The table of modules, a package after those that it imports, a module likewise: what the page says of each."""
    said = dict(re.findall(r"^\| `([\w.]+)` \| (.*?) \|", table_after(text, "modules"), re.M))
    packages = ["", *in_order(list(said))]
    trees = {module_of(path): tree_of(path) for path in MODULES if path.stem != "__init__"}
    known = {name: place for place, name in enumerate(said)}
    waiting = sorted(trees, key=lambda n: (packages.index(package_of(n)), known.get(n, len(known)), n))
    rows = ["| 模块 | 内容 | 外部库 |", "|---|---|---|"]
    placed: dict[str, None] = {}  # in their order
    while waiting:
        name = next(name for name in waiting if inner_imports(trees[name]) & trees.keys() <= placed.keys())
        if package_of(name) and package_of(name) != package_of(next(reversed(placed), "")):
            what = said.get(package_of(name)) or f"**{PACKAGES[package_of(name)]}**"
            rows.append(f"| `{package_of(name)}` | {what} |  |")
        waiting.remove(name)
        placed[name] = None
        outside = {package for package in imports(trees[name]) if not package.startswith("kg")}
        outside -= {*sys.stdlib_module_names, "tomllib", "tomli"}  # tomllib is tomli before Python 3.11
        what = said.get(name) or (ast.get_docstring(trees[name]) or "").split("\n")[0]
        rows.append(f"| `{name}` | {what} | {' '.join(sorted(outside))} |")
    return "\n".join(rows) + "\n"


def table_after(text: str, mark: str) -> str:
    """The table that follows a mark of a page."""
    after = text.split(f"<!-- {mark} -->\n\n", 1)[1]
    return after[: match.end()] if (match := re.match(r"(?:\|.*\n)+", after)) else ""


def replace_table(text: str, mark: str, table: str) -> str:
    head, tail = text.split(f"<!-- {mark} -->\n\n", 1)
    return (
        f"{head}<!-- {mark} -->\n\n{table}"
        + ("" if tail.startswith("|") else "\n")
        + tail[len(table_after(text, mark)) :]
    )


def test_the_module_table() -> None:
    text = LAYOUT.read_text(encoding="utf-8")
    assert table_after(text, "modules") == module_table(text)


def test_the_modules_to_begin_with_exist() -> None:
    named = set(re.findall(r"`([\w.]+)`", table_after(README.read_text(encoding="utf-8"), "steps")))
    assert len(named) >= 40
    assert named <= {*map(module_of, MODULES)}


def reports() -> dict[str, Report]:
    extractor = load_extractor()
    records = extract(extractor, [SHARED / "pages"], on_error=_fail)
    rows = [json.loads(format_record(record, extractor.ontology)) for record in records]
    return {key: evaluate(SHARED / "eval" / "gold" / key, rows) for key in GOLD}


def _fail(error: Exception) -> None:
    raise error


def accuracy_table(measured: dict[str, Report]) -> str:
    rows = ["| | " + " | ".join(GOLD.values()) + " |", "|---" * (len(GOLD) + 1) + "|"]
    for label in LABELS:
        found = [report.rows[label] for report in measured.values()]
        cells = [f"{row.f1:.2f}" if row.gold else "" for row in found]
        rows.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the gold of real pages is not in the repository")
def test_readme_promises_no_more_than_is_reached() -> None:
    measured = reports()
    rows = re.findall(
        r"^\| (\w+) \| ([\d.]*) \| ([\d.]*) \|$", table_after(README.read_text("utf-8"), "accuracy"), re.M
    )
    assert [row[0] for row in rows] == list(LABELS)
    for label, *figures in rows:
        for report, figure in zip(measured.values(), figures, strict=True):
            if figure:
                assert float(figure) <= report.rows[label].f1 + SLACK, label


# --- picture


def texts(path: Path) -> set[str]:
    return {"".join(element.itertext()) for element in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")}


def test_the_picture_is_of_the_sample_pages(desk: Desk) -> None:
    desk.said("kg build seeds/samples/pages -o picture", "")
    shown, built = texts(PICTURE), texts(desk.cwd / "picture" / "picture.svg")
    assert PICTURE.stat().st_size < PICTURE_LIMIT
    assert len(shown & built) > 0.8 * len(built)  # the layout may differ on another machine, its names do not


# --- anew


def refresh(folder: Path) -> None:
    """Writes README, the table of modules and the picture as they should be."""
    desk = Desk(folder)

    def anew(match: re.Match[str]) -> str:
        language, info, text = match[1], match[2] or "", match[3]
        if language == "console":
            text = desk.console(info, text)
        elif language == "pycon":
            text = pycon(text, desk.cwd)
        return f"```{language}{' ' * bool(info)}{info}\n{text}```"

    text = _BLOCK.sub(anew, README.read_text(encoding="utf-8"))
    if SHARED.is_dir():
        text = replace_table(text, "accuracy", accuracy_table(reports()))
    README.write_text(text, encoding="utf-8")
    layout = LAYOUT.read_text(encoding="utf-8")
    LAYOUT.write_text(replace_table(layout, "modules", module_table(layout)), encoding="utf-8")
    desk.said("kg build seeds/samples/pages -o picture", "")
    PICTURE.parent.mkdir(exist_ok=True)
    shutil.copyfile(desk.cwd / "picture" / "picture.svg", PICTURE)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        refresh(Path(name))
