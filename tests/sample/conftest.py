"""The sample, built once and then only read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import opened
from desktop_app.sample import create_sample
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Build:
    """The sample's data file, and what its building told of its progress."""

    path: Path
    heard: list[tuple[int, int, str]]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the sample as it was built for all tests; nobody writes to it."""
    heard: list[tuple[int, int, str]] = []
    path = tmp_path_factory.mktemp("sample") / "sample.ogi"
    create_sample(path, progress=lambda done, total, label="": heard.append((done, total, label)))
    return Build(path, heard)


@pytest.fixture
def sample_file(build: Build) -> Path:
    """Return the sample's data file."""
    return build.path


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Session]:
    """Return a reading session on the sample."""
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        yield session
