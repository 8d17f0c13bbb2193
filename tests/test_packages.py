"""The packages of kg: each says what it imports, does import that, and none imports one that needs it."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cache

import pytest
from test_style import KG, MODULES, imports, module_of, tree_of

_IMPORTS = re.compile(r"^Imports (.+?)\.$", re.M | re.S)
# What each package is for, by its dotted name below kg.
PACKAGES = {
    module_of(path): (ast.get_docstring(tree_of(path)) or "").split("\n")[0]
    for path in MODULES
    if path.stem == "__init__" and path.parent != KG
}
MOST = 35  # modules of a package that one still takes in


def package_of(module: str) -> str:
    """The package that a module stands in: annotate.posts of annotate.posts.finder; empty for what stands in kg."""
    return module.rpartition(".")[0]


def inner_imports(tree: ast.Module) -> set[str]:
    """The modules of kg that a module imports when it runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    return {name.removeprefix("kg.") for name in imports(tree) if name.startswith("kg.")}


@cache
def needed() -> dict[str, set[str]]:
    """The other packages of which each package imports modules."""
    found: dict[str, set[str]] = {package: set() for package in PACKAGES}
    for path in MODULES:
        package = package_of(module_of(path))
        if path.stem != "__init__":
            found.setdefault(package, set()).update(map(package_of, inner_imports(tree_of(path)) - PACKAGES.keys()))
    return {package: packages - {"", package} for package, packages in found.items()}


def in_order(wish: Sequence[str] = ()) -> list[str]:
    """The packages, each after those that it imports, as far as that allows in the order of `wish`.

    Fails where they import one another in a ring.
    """
    waiting, order = {package: found for package, found in needed().items() if package}, list[str]()
    rank = {package: place for place, package in enumerate(wish)}
    while waiting:
        ready = [package for package, found in waiting.items() if found <= set(order)]
        assert ready, f"packages import one another: {sorted(waiting)}"
        order.append(min(ready, key=lambda package: (rank.get(package, len(rank)), package)))
        del waiting[order[-1]]
    return order


def told(package: str) -> set[str]:
    """What its docstring says that it imports."""
    docstring = ast.get_docstring(tree_of(KG / package.replace(".", "/") / "__init__.py")) or ""
    match = _IMPORTS.search(docstring)
    assert match, f"kg/{package}: the docstring ends with what it imports"
    return set() if match[1] == "no other package" else set(re.split(r",\s+", match[1]))


def test_packages_were_collected() -> None:
    assert len(PACKAGES) >= 12
    assert set(in_order()) == PACKAGES.keys()


def test_what_stands_in_kg_itself_needs_no_package() -> None:
    assert needed()[""] == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_what_it_says(package: str) -> None:
    assert needed()[package] == told(package)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_small_enough_to_take_in(package: str) -> None:
    assert PACKAGES[package], "a package says what lives there"
    assert sum(package_of(module_of(path)) == package for path in MODULES) <= MOST
