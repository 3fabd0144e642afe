"""What the command line asks of the window: a port, so that no command imports Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Screen(Protocol):
    """The window as the self-test, the measurements and the screenshots use it; the program's start hands one in."""

    def check(self) -> str:
        """Show an empty window for a moment and return what it was drawn with."""

    def seconds_to_open(self, path: Path) -> float:
        """Open a data file in a window and return how long it took until it was drawn."""

    def screenshots(self, path: Path, folder: Path) -> list[Path]:
        """Save a picture of every page of an open data file into a folder."""
