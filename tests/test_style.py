"""The house style that machines can check: ruff, mypy, the module table, who prints, how long a module is."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KG = ROOT / "kg"
MODULES = sorted(KG.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 450, 60  # lines
SHOWN = 4000  # characters of what ruff or mypy says

# One door for each outside library; whatever is not named here belongs to the standard library.
DOORS = {
    "spacy": {"words.language", "words.ner"},
    "spacy_pkuseg": {"train.segmenter"},
    "srsly": {"words.crf", "words.segment_tables"},
    "pycrfsuite": {"train.crfsuite"},
    "rjieba": {"words.dictionary"},
    "numpy": {
        "words.crf",
        "train.crfsuite",
        "graph.positions",
        "words.segment",
        "words.segment_tables",
        "train.segmenter",
        "words.weights",
    },
    "pyarrow": {"export.parquet"},
    "pyshacl": {"export.shapes"},
    "lxml": {"pages.markup"},
    "pypdfium2": {"pages.pdf"},
    "networkx": {"graph.nx", "query.graph", "export.picture", "query.plot"},
    "rdflib": {"export.shapes"},
    "pyoxigraph": {
        "export.jsonld",
        "ontology",
        "export.quad_parts",
        "export.quads",
        "export.rdf",
        "export.rdf_reader",
        "export.rdfxml",
        "export.shapes",
        "export.terms",
        "export.triples",
        "export.turtle",
        "query.graph",
        "query.sparql",
        "server.sparql_service",
        "server.sparql_workers",
    },
    "pandas": {"query.display"},
    "matplotlib": {"query.plot"},
    "starlette": {"server.app"},
    "uvicorn": {"server.app"},
    "ahocorasick_rs": {"rules.matching", "words.scan", "words.segment"},
    "opencc": {"words.traditional"},
    "pyspark": {"pipeline.spark", "pipeline.spark_build", "pipeline.spark_files"},
    "py4j": {"pipeline.spark"},
    "tomli": {"toml"},
    "tomllib": {"toml"},  # in the standard library from 3.11 on
}


FORKING = {"server.sparql_workers"}  # may end the processes that it forked


def module_of(path: Path) -> str:
    """The dotted name of a module or a package below kg, as annotate.posts.finder; that of kg itself is empty."""
    return ".".join(path.relative_to(KG).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


NAMES = {f"kg.{module_of(path)}" for path in MODULES}


def imports(tree: ast.AST) -> set[str]:
    """All top-level packages that a module imports anywhere, and kg's modules in full."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & NAMES
            found |= {node.module or ""} if names - NAMES else set()
    return {name if name.startswith("kg.") else name.split(".")[0] for name in found}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_command_line(path: Path) -> bool:
    return module_of(path).split(".")[0] == "cli"


def test_modules_were_collected() -> None:
    assert len(MODULES) >= 25


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_a_module_keeps_the_module_table(path: Path) -> None:
    for name in imports(tree_of(path)):
        if not name.startswith(("kg", "_typeshed")) and name not in sys.stdlib_module_names:
            assert module_of(path) in DOORS.get(name, set()), f"{module_of(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_only_the_command_line_knows_the_command_line(path: Path) -> None:
    if not is_command_line(path):
        assert not any(name.startswith("kg.cli") for name in imports(tree_of(path)))


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if is_command_line(path):
        return
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Name):
            assert node.id not in {"print", "exit", "quit", "SystemExit", "breakpoint"}, f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called = f"{node.value.id}.{node.attr}"
            if called == "os._exit" and module_of(path) in FORKING:
                continue
            assert called not in {"sys.exit", "os._exit", "sys.stdout", "sys.stderr"}, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module begins with a docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, f"{node.name} is too long"


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[:SHOWN]


def test_ruff_check() -> None:
    run("ruff", "check", "--output-format", "concise", ".")


def test_ruff_format() -> None:
    run("ruff", "format", "--check", ".")


def test_mypy() -> None:
    run("mypy")


def test_help_is_quick() -> None:
    code = "import sys, kg.cli; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & set(DOORS), "these load when a command needs them"
