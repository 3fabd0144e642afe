"""What the command line asks of the window: a port, so that no command imports Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Waited(Protocol):
    """How long one thing took, in seconds."""

    @property
    def name(self) -> str:
        """Return what was done."""

    @property
    def seconds(self) -> float:
        """Return how long the answer took."""

    @property
    def progress(self) -> float | None:
        """Return when progress showed, None where it never did."""

    @property
    def still(self) -> float:
        """Return the longest time in which the window did nothing else."""

    @property
    def worked(self) -> float:
        """Return what the processor did for it."""


class Screen(Protocol):
    """The window as the self-test, the measurements and the screenshots use it; the program's start hands one in."""

    def check(self) -> str:
        """Show an empty window for a moment and return what it was drawn with."""

    def seconds_to_open(self, path: Path) -> float:
        """Open a data file in a window and return how long it took until it was drawn."""

    def day_of_work(self, ledger: Path, received: Path, folder: Path) -> Sequence[Waited]:
        """Do what an office does in a day, in a window, and return how long each thing took."""

    def screenshots(self, path: Path, folder: Path) -> list[Path]:
        """Save a picture of every page of an open data file into a folder."""
