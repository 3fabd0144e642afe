"""Results kept under `tests/golden`; UPDATE_GOLDEN=1 accepts new ones: look at the difference before you commit it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.folders import GOLDEN

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = GOLDEN / "pdf"


def check_golden(name: str, result: str, folder: Path = FOLDER) -> None:
    """Compare a result with the kept one, or keep it if asked to."""
    path = folder / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(result, encoding="utf-8")
    assert result == path.read_text(encoding="utf-8"), f"{path} differs; UPDATE_GOLDEN=1 accepts the new result"
