"""A database of records without a log: cells are queries, and queries need nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from desktop_app.model.record import Base
from desktop_app.report.annex.formats.format import Format, find_format

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def session() -> Iterator[Session]:
    """Return a session on empty tables of every kind."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def qingdao() -> Format:
    """Return the format of 2013."""
    return find_format("A-qingdao")


@pytest.fixture(scope="session")
def national() -> Format:
    """Return the format of 2021."""
    return find_format("D-2021")
