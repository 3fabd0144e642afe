"""The sample, built once and then only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.sample import create_sample
from desktop_app.store.database import opened
from desktop_app.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's data file; nobody writes to it."""
    return create_sample(tmp_path_factory.mktemp("sample") / "sample.ogi")


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Session]:
    """Return a reading session on the sample."""
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        yield session
