"""The wheel: the program itself, for whoever has a Python, and the first part of every packed form."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from installer.building.places import DIST, ROOT, version
from installer.building.steps import run, step

if TYPE_CHECKING:
    from pathlib import Path


@cache
def wheel() -> Path:
    """Build the wheel and return it."""
    step("Build the wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", DIST], folder=ROOT)
    return DIST / f"ogi_ledger-{version()}-py3-none-any.whl"
