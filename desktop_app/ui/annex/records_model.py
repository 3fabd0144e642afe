"""The records behind a figure as a list: two lines each, read page by page as they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.i18n import _
from desktop_app.report.annex.drilling.record_lines import record_lines
from desktop_app.ui.kit.plain_text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.drilling.record_lines import Behind, Lines

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 100


class RecordsModel(QAbstractListModel):
    """The list; `DisplayRole` is the title, `StatusTipRole` the line under it, `UserRole` a `Behind`.

    `pages` holds the lines read so far, a hundred records each.
    """

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        self._behind: Sequence[Behind] = ()
        self.pages: dict[int, list[Lines]] = {}

    def show(self, behind: Sequence[Behind]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._behind = behind
        self.pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._behind)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a record's title, the line under it, or the record itself."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._behind[index.row()]
        lines = self._lines(index.row())
        texts = {
            Qt.ItemDataRole.DisplayRole: lines.title or _("（无标题）"),
            Qt.ItemDataRole.ToolTipRole: tip(lines.title),
            Qt.ItemDataRole.StatusTipRole: lines.said,
            Qt.ItemDataRole.AccessibleTextRole: f"{lines.title} {lines.said}",
        }
        return texts.get(Qt.ItemDataRole(role))

    def _lines(self, row: int) -> Lines:
        page, place = divmod(row, _PAGE)
        if page not in self.pages:
            self.pages[page] = record_lines(self._ledger, self._behind[page * _PAGE : (page + 1) * _PAGE])
        return self.pages[page][place]
