"""Whatever a file has suffered: it is read, or refused in plain words; nothing crashes and nothing hangs."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.reading.heading_rows import find_table
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names
from tests.exchange.sheets.reading.damage import damaged
from tests.folders import DATA

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = sorted((DATA / "sheets").iterdir())
TIMES = int(os.environ.get("OGI_DAMAGED_SHEETS", "60"))


@pytest.mark.parametrize("part", range(6))
def test_a_damaged_sheet_is_read_or_refused_in_plain_words(tmp_path: Path, part: int) -> None:
    for seed in range(part, TIMES, 6):
        whole = WHOLE[seed % len(WHOLE)]
        path = tmp_path / f"damaged{whole.suffix}"
        path.write_bytes(damaged(whole.read_bytes(), seed))
        with suppress(UserError):
            for name in sheet_names(path):
                find_table(read_sheet(path, name), lambda heading: float(len(heading) < 5))
