"""What stands on the annex sheet, as plain data: texts and tables whose figures know their cell's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from desktop_app.report.grid import CellAlignment, CellRole


TextRole = Literal["title", "subtitle", "heading", "body", "kai", "note", "form"]


class Run(NamedTuple):
    """A piece of text; `code` is the annex cell (TABLE.ROW.COLUMN) whose figure it is, or ""."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell of a table: its place, how far it stretches, and what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    runs: tuple[Run, ...]
    role: CellRole
    align: CellAlignment

    @property
    def code(self) -> str:
        """Return the code of the figure that is all the cell holds, or ""."""
        return self.runs[0].code if len(self.runs) == 1 else ""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A ruled table; `columns` are relative widths, `row_heights` least heights in mm, `text_size` is in points."""

    columns: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    row_heights: tuple[float, ...] = ()
    text_size: float = 10.5

    @property
    def rows(self) -> int:
        """How many rows the cells reach over."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class SheetText:
    """A line or paragraph outside the tables."""

    runs: tuple[Run, ...]
    role: TextRole
    align: CellAlignment = "left"


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A line of the form's head or foot: labels with their values; `edges` puts the last one at the right edge."""

    entries: tuple[tuple[str, str], ...]
    edges: bool = False


@dataclass(frozen=True, slots=True)
class SheetGap:
    """White space of so many millimetres."""

    mm: float


SheetBlock = SheetTable | SheetText | SheetForm | SheetGap
Sheet = tuple[SheetBlock, ...]
