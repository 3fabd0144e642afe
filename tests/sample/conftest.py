"""The sample, only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Session]:
    """Return a reading session on the sample."""
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        yield session
