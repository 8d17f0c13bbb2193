"""Reads TOML data files: word lists and rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from kg.errors import DataFileError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables; DataFileError where it isn't there, isn't UTF-8 or isn't TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(path, f"can't be read: {error}", allowed="a UTF-8 TOML file") from error
