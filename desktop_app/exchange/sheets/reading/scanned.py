"""What the look into a workbook finds and the reader of its values doesn't tell; the same for every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Span
    from desktop_app.exchange.sheets.reading.number_formats import NumberLook

    Place = tuple[int, int]
    """A cell: its row as the spreadsheet program counts it (from 1) and the place of its column (from 0)."""


class DamagedWorkbookError(ValueError):
    """The bytes aren't a whole workbook."""


class LockedWorkbookError(ValueError):
    """The workbook is encrypted with a password."""


@dataclass(slots=True)
class Scanned:
    """One sheet: how far its filled cells reach (counted from 1), and what is particular about which cells."""

    rows: int = 0
    columns: int = 0
    failed: set[Place] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    looks: dict[Place, NumberLook] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    """The texts of which the reader of values drops signs."""
    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    since_1904: bool = False

    def reach(self, row: int, column: int) -> None:
        """Note that a filled cell lies there: its row counted from 1, its column's place from 0."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)
