"""The first look at a page: its thread waits for no library of paper, sheets or ciphers."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LIGHT = {"babel", "pytz"}
"""Loaded by the first page that writes a day or a number, and what Babel looks for in vain."""


def test_no_page_loads_a_heavy_library_on_the_windows_thread(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.ui.window.looking_first", str(tmp_path)]
    own = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "OGI_IDENTITIES": str(tmp_path / "pcs")}
    told = subprocess.run(  # noqa: S603 (our own words)
        words, check=True, capture_output=True, text=True, timeout=120, env={**os.environ, **own}
    )
    assert set(told.stdout.split()) <= _LIGHT
