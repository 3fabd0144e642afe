"""A second data file beside the first."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.ledger import Source
from desktop_app.store.file.opening import close_ledger, open_ledger
from desktop_app.store.log.lane import change_lane
from desktop_app.store.log.writing import transaction
from tests.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.fixture
def other(fresh_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return a second PC's data file of the same bureau, with a write stream of its own."""
    path = tmp_path / "other.ogi"
    shutil.copy(fresh_file, path)
    opened = open_ledger(path, source=Source(lambda: NOON, random.Random(99).randbytes))
    with transaction(opened) as session:
        change_lane(session, opened.source, "另一台电脑")
    yield opened
    close_ledger(opened)
