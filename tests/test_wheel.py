"""The wheel holds seeds, ontology, rules and models, and finds them; so does a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.resources import data_path, model_path

ROOT = Path(__file__).resolve().parent.parent
MODELS_LIMIT = 20 * 1024 * 1024  # bytes, all shipped models together

CHECK = """
import kg
from pathlib import Path
from kg.ontology import load_ontology
from kg.resources import data_path, model_path
from kg.rules.rulefile import load_rules
from kg.seeds import load_seeds
print(Path(kg.__file__).parent)
print(data_path("seeds"))
print(data_path("ontology"))
ontology = load_ontology()
assert load_rules(ontology).rules
assert load_seeds().divisions
assert (data_path("seeds") / "samples" / "pages" / "manifest.csv").is_file()
assert kg.__version__
"""


def run(*command: str, cwd: Path, path: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path) if path else ""}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


def files_of(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_the_wheel_holds_all_data(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for name in ("seeds", "ontology"):
        files = files_of(ROOT / name)
        assert len(files) >= 5
        assert {f"kg/_data/{name}/{file}" for file in files} <= held
    assert {f"kg/{file}" for file in files_of(ROOT / "kg")} <= held
    assert not [name for name in held if name.startswith(("tests/", "demo/", ".venv/")) or "__pycache__" in name]


def test_an_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel))
    run(sys.executable, *install, cwd=tmp_path)
    package, seeds, ontology = run(sys.executable, "-c", CHECK, cwd=tmp_path, path=site).split()
    assert package == str(site / "kg")
    assert seeds == str(site / "kg" / "_data" / "seeds")
    assert ontology == str(site / "kg" / "_data" / "ontology")


def test_a_checkout_finds_its_data() -> None:
    package, seeds, ontology = run(sys.executable, "-c", CHECK, cwd=ROOT, path=ROOT).split()
    assert (package, seeds, ontology) == (str(ROOT / "kg"), str(ROOT / "seeds"), str(ROOT / "ontology"))
    assert data_path("seeds") == ROOT / "seeds"


def test_the_models_stay_small() -> None:
    sizes = [path.stat().st_size for path in model_path("").rglob("*") if path.is_file()]
    assert sizes
    assert sum(sizes) <= MODELS_LIMIT
