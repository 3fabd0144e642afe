"""Copying rows of a list, as spreadsheet programs take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop_app.ui.records.table_view import RecordTable


def copy_rows(table: RecordTable) -> None:
    """Put the selected rows on the clipboard, with headings, as spreadsheet programs take them."""
    model = table.records
    lines = ["\t".join(column.heading for column in model.columns)]
    for record_id in table.selected_ids():
        row = model.row_of(record_id)
        lines.append("\t".join(str(model.index(row, place).data()) for place in range(model.columnCount())))
    QApplication.clipboard().setText("\n".join(lines))
