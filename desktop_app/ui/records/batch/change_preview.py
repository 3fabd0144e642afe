"""The preview of a change of many records: whose value, in which field, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.i18n import _
from desktop_app.ui.kit.headed_rows import HeadedRows
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.plain_text import said_in
from desktop_app.ui.kit.tokens import COLOURS, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.office.records.rewriting import RewriteLine

_TITLE, _FIELD, _BEFORE, _AFTER = range(4)
_FIELD_WIDTH = 120
_LEAST_HEIGHT = 160


class ChangeLines(HeadedRows["RewriteLine"]):
    """The changed values as a table."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and its colour: what was there is faint, what comes stands out."""
        line, place = self.rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            after = line.problem or line.after or _("（空）")
            words = (line.title, line.field, line.before or _("（空）"), after)
            return said_in(role, words[place].replace("\n", " "))
        if role == Qt.ItemDataRole.ForegroundRole:
            new = COLOURS.bad if line.problem else COLOURS.accent
            return QColor({_BEFORE: COLOURS.text_faint, _AFTER: new}.get(place, COLOURS.text))
        return None


class ChangePreview(QTableView):
    """Shows what would change; nothing in it can be edited."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = ChangeLines((_("标题"), _("栏目"), _("原来"), _("改为")))
        self.setModel(self.lines)
        make_plain(self)
        self.setAccessibleName(_("改动预览"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumHeight(scaled(_LEAST_HEIGHT))
        head = self.horizontalHeader()
        for place in (_TITLE, _BEFORE, _AFTER):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_FIELD, scaled(_FIELD_WIDTH))

    def show_lines(self, lines: Sequence[RewriteLine]) -> None:
        """Show these changes, from the first."""
        self.lines.put(lines)
        self.scrollToTop()
