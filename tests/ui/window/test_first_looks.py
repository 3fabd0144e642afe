"""The first look at a page: its thread loads no library of paper, sheets or ciphers, and makes little at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, TypedDict

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_LIGHT = {"babel", "pytz"}
"""Loaded by the first page that writes a day or a number, and what Babel looks for in vain."""

_MOST = 8
"""Times a plain page of a hundred widgets that a first look may take; the heaviest takes about three."""


class Looks(TypedDict):
    """What the looks loaded, and the seconds of each and of a plain page."""

    loaded: list[str]
    looks: dict[str, float]
    bare: float


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """Look at every page once, in a process of its own."""
    folder: Path = tmp_path_factory.mktemp("looks")
    words = [sys.executable, "-m", "tests.ui.window.looking_first", str(folder)]
    own = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "OGI_IDENTITIES": str(folder / "pcs")}
    told = subprocess.run(  # noqa: S603 (our own words)
        words, check=True, capture_output=True, text=True, timeout=120, env={**os.environ, **own}
    )
    found: Looks = json.loads(told.stdout)
    return found


def test_no_page_loads_a_heavy_library_on_the_windows_thread(looks: Looks) -> None:
    assert set(looks["loaded"]) <= _LIGHT


def test_no_first_look_costs_much_more_than_a_plain_page(looks: Looks) -> None:
    assert not {name: taken / looks["bare"] for name, taken in looks["looks"].items() if taken > _MOST * looks["bare"]}
