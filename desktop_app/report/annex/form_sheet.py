"""An annex as it stands on its form, in plain data: screen and paper both read this, so they can't differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.report.annex.cell import OF_NOTHING
from desktop_app.report.annex.extra_rows import extra_in_words
from desktop_app.report.annex.formats.layout import SignBlock, TextBlock, TextStyle
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.formats.grid import CellRole, PlacedGrid
    from desktop_app.report.annex.formats.layout import PlacedBlock
    from desktop_app.report.annex.formats.text import Fragment
    from desktop_app.report.paper.grid import CellAlignment
    from desktop_app.report.paper.head_and_foot import HeadAndFoot


class Run(NamedTuple):
    """A piece of text; `code` is the cell whose figure it is, or ""."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell of a table: its place (from 0), how far it stretches, its role, its text, its indent in characters."""

    row: int
    column: int
    row_span: int
    column_span: int
    role: CellRole
    align: CellAlignment | None
    runs: tuple[Run, ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """All that stands in the cell."""
        return "".join(run.text for run in self.runs)

    @property
    def code(self) -> str:
        """The code of the figure that is all the cell holds, or ""."""
        return self.runs[0].code if self.role == "value" and len(self.runs) == 1 else ""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: relative widths, cells that cover it exactly once, least heights in mm, text size in points."""

    columns: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    header_rows: int
    row_heights: tuple[float, ...]
    text_size: float
    keep_together: bool


@dataclass(frozen=True, slots=True)
class SheetText:
    """A title, heading or paragraph."""

    style: TextStyle
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of the text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SheetSigns:
    """Lines of labels with what is filled in; a `head` line stands above the table, from edge to edge."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    head: bool


SheetBlock = SheetTable | SheetText | SheetSigns


def annex_sheet(annex: Annex, head_and_foot: HeadAndFoot) -> tuple[SheetBlock, ...]:
    """Return everything that stands on the form of an annex, and above its signatures what the form has no row for."""
    blocks = form_blocks(annex, head_and_foot)
    signs = -1 if isinstance(blocks[-1], SheetSigns) else len(blocks)
    return (*blocks[:signs], *beside_form(annex), *blocks[signs:])


def form_blocks(annex: Annex, head_and_foot: HeadAndFoot) -> tuple[SheetBlock, ...]:
    """Return each block of the form with its figures."""
    words = _words(annex, head_and_foot)
    return tuple(_block(block, annex, words) for block in annex.format.blocks)


def beside_form(annex: Annex, tables: Collection[str] = ("*",)) -> tuple[SheetText, ...]:
    """Return a note on the rows that a filed annex has and these tables lack, where there are any."""
    rows = extra_in_words(annex.format, annex.extra, tables)
    return (SheetText("note", (Run(_("原件另有本表没有的行：{rows}。").format(rows=rows)),)),) if rows else ()


def _words(annex: Annex, head_and_foot: HeadAndFoot) -> dict[str, str]:
    return {
        "year": str(annex.year),
        "month": str(annex.month),
        "last_year": str(annex.year - 1),
        "organisation": head_and_foot.organisation,
        "contact": head_and_foot.contact,
        "telephone": head_and_foot.telephone,
        "head": head_and_foot.head,
        "checker": head_and_foot.checker,
        "preparer": head_and_foot.preparer,
        "date": official_day_text(head_and_foot.date) if head_and_foot.date else "",
    }


def _block(block: PlacedBlock, annex: Annex, words: dict[str, str]) -> SheetBlock:
    if isinstance(block, TextBlock):
        return SheetText(block.style, _runs(block.fragments, annex, words))
    if isinstance(block, SignBlock):
        rows = tuple(tuple((sign.label, words[sign.fill] if sign.fill else "") for sign in row) for row in block.rows)
        return SheetSigns(rows, block.head)
    return _table(block, annex, words)


def _table(grid: PlacedGrid, annex: Annex, words: dict[str, str]) -> SheetTable:
    cells = tuple(
        SheetCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.role,
            cell.align,
            _runs(cell.fragments, annex, words),
            cell.indent,
        )
        for cell in grid.cells
    )
    return SheetTable(grid.columns, cells, grid.header_rows, grid.row_heights, grid.text_size, grid.keep_together)


def _runs(fragments: tuple[Fragment, ...], annex: Annex, words: dict[str, str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for fragment in fragments:
        run = _run(fragment, annex, words)
        if runs and runs[-1].text == OF_NOTHING and _is_of_nothing(annex, runs[-1].code):
            # Of a rate of nothing there are no percent.
            run = run._replace(text=run.text.removeprefix("%"))
        runs.append(run)
    return tuple(runs)


def _is_of_nothing(annex: Annex, code: str) -> bool:
    return bool(code) and annex.cells[code].state == "of_nothing"


def _run(fragment: Fragment, annex: Annex, words: dict[str, str]) -> Run:
    if fragment.kind == "cell":
        return Run(annex.cells[fragment.value].text, fragment.value)
    if fragment.kind == "fill":
        return Run(words[fragment.value])
    return Run(annex.sections.get(fragment.value, "") if fragment.kind == "section" else fragment.value)
