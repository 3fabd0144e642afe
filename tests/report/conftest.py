"""A database of records without a log: cells are queries, and queries need nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.report.annex.formats.format import Format, find_format
from tests.report.empty_tables import empty_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


@pytest.fixture
def session() -> Iterator[Session]:
    """Return a session on empty tables of every kind."""
    with empty_tables() as opened:
        yield opened


@pytest.fixture(scope="session")
def qingdao() -> Format:
    """Return the format of 2013."""
    return find_format("A-qingdao")


@pytest.fixture(scope="session")
def national() -> Format:
    """Return the format of 2021."""
    return find_format("D-2021")
