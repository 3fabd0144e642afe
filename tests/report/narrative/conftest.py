"""The sample of 2013, read or changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Session]:
    """Return a reading session on the sample."""
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        yield session


@pytest.fixture
def changing(sample_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return an open copy of the sample that a test may write to."""
    copy = tmp_path / "changing.ogi"
    shutil.copy(sample_file, copy)
    with opened(copy) as ledger:
        yield ledger
