"""What several test modules share."""

from __future__ import annotations

import pytest

from kg.pipeline import Extractor, load_extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor, loaded once a run."""
    return load_extractor()
