"""An annex as a document to print: the form with its tables, and the fingerprint that matches paper and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.form_sheet import SheetSigns, SheetTable, SheetText, annex_sheet, beside_form, form_blocks
from desktop_app.report.annex.formats.grid import PlacedGrid
from desktop_app.report.paper.document import Block, Cell, Document, Grid, Heading, Paragraph, SignOff, Spacer, Title

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.form_sheet import SheetBlock
    from desktop_app.report.annex.formats.layout import PlacedBlock
    from desktop_app.report.paper.head_and_foot import HeadAndFoot

_ABOVE_NOTE = 2.0
"""Millimetres between a table and the note under it."""


def annex_document(annex: Annex, head_and_foot: HeadAndFoot) -> Document:
    """Return the printed form of an annex, on A4; what head and foot leave empty is room for a pen."""
    blocks = annex_sheet(annex, head_and_foot)
    titles = [block.text for block in blocks if isinstance(block, SheetText) and block.style in {"title", "subtitle"}]
    return Document(
        title=annex.edition.titled("".join(titles) or annex.format.name),
        subject=annex.format.name,
        author=head_and_foot.organisation,
        blocks=tuple(printed for block in blocks for printed in _blocks(block)),
        fingerprint=annex.fingerprint,
        edition=annex.edition.words,
        created=head_and_foot.date,
    )


def table_blocks(annex: Annex, head_and_foot: HeadAndFoot, tables: Collection[str]) -> tuple[Block, ...]:
    """Return the blocks of an annex that stand inside a report section: the grids of some tables, or (`*`) the form.

    The form's own title is a centred line there: the section has its heading already.
    """
    whole = "*" in tables
    placed = zip(annex.format.blocks, form_blocks(annex, head_and_foot), strict=True)
    wanted = [block for rule, block in placed if whole or tables_in(rule) & set(tables)]
    return tuple(_inside(printed) for block in (*wanted, *beside_form(annex, tables)) for printed in _blocks(block))


def tables_in(block: PlacedBlock) -> set[str]:
    """Return the ids of the tables whose figures stand in a block of the form."""
    cells = block.cells if isinstance(block, PlacedGrid) else ()
    return {part.value.partition(".")[0] for cell in cells for part in cell.fragments if part.kind == "cell"}


def _inside(block: Block) -> Block:
    return (
        Paragraph(block.text, align="center", indent_first=False, style="subtitle")
        if isinstance(block, Title)
        else block
    )


def _blocks(block: SheetBlock) -> tuple[Block, ...]:
    if isinstance(block, SheetTable):
        return (_grid(block),)
    if isinstance(block, SheetSigns):
        return (SignOff(block.rows, edges=block.head),)
    return (Spacer(_ABOVE_NOTE), _text(block)) if block.style == "note" else (_text(block),)


def _text(block: SheetText) -> Block:
    if block.style == "title":
        return Title(block.text)
    if block.style == "heading":
        return Heading(1, block.text)
    if block.style == "subtitle":
        return Paragraph(block.text, align="center", indent_first=False, style="subtitle")
    if block.style == "note":
        return Paragraph(block.text, indent_first=False, style="note")
    return Paragraph(block.text)


def _grid(table: SheetTable) -> Grid:
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.text,
            cell.role,
            cell.align,
            indent=cell.indent,
        )
        for cell in table.cells
    )
    return Grid(
        table.columns,
        cells,
        header_rows=table.header_rows,
        row_heights=table.row_heights,
        keep_together=table.keep_together,
        text_size=table.text_size,
    )
