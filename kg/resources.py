"""Where the data that people edit lives: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_path(folder: str) -> Path:
    """The folder `seeds` or `ontology`, in the wheel (kg/_data) or else in the checkout."""
    packed = PACKAGE / "_data" / folder
    return packed if packed.is_dir() else PACKAGE.parent / folder


def model_path(name: str) -> Path:
    """The folder of a trained model that ships with the package."""
    return PACKAGE / "models" / name
