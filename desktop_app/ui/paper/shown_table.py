"""A table of the window as a list to save or print: what its columns show, in the order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.i18n import _
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QTableView

_NARROWEST = 30


def shown_list(table: QTableView, title: str, said: str, organisation: str, day: dt.date) -> PrintedList:
    """Return what a table shows; names that stand at its left are the first column."""
    model, head = table.model(), table.horizontalHeader()
    named = not table.verticalHeader().isHidden()
    order = sorted((place for place in range(model.columnCount())), key=head.visualIndex)
    places = [place for place in order if not table.isColumnHidden(place)]
    columns = [
        PrintedColumn(
            str(model.headerData(place, Qt.Orientation.Horizontal)), max(table.columnWidth(place), _NARROWEST)
        )
        for place in places
    ]
    names = [PrintedColumn(_("名称"), max(table.verticalHeader().width(), _NARROWEST))] if named else []
    rows = []
    for number in range(model.rowCount()):
        name = (str(model.headerData(number, Qt.Orientation.Vertical)),) if named else ()
        rows.append(name + tuple(str(model.index(number, place).data() or "") for place in places))
    return PrintedList(
        title=title, said=said, columns=[*names, *columns], rows=rows, organisation=organisation, day=day
    )
