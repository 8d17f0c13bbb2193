"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline.extractor import Extractor, extract, load_extractor
from kg.query.builds import build_knowledge, write_build
from kg.records import ArticleRecord

SAMPLE_PAGES = Path(__file__).resolve().parent.parent / "seeds" / "samples" / "pages"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor, loaded once a run."""
    return load_extractor()


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    """The folder that `kg build` writes of the sample pages."""

    def fail(error: Exception) -> None:
        raise error

    records: list[ArticleRecord] = list(extract(extractor, [SAMPLE_PAGES], on_error=fail))
    assert len(records) == 48
    folder = tmp_path_factory.mktemp("samples")
    write_build(records, build_knowledge(records), extractor.ontology, folder)
    return folder
