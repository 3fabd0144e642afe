"""The log of exchanged files as a table: when, which way, with whom, about what, and by which digest."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.i18n import _, listed
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS
from desktop_app.written_days import moment_text, months_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.office.months.file_log import LoggedFile
    from desktop_app.store.merge.exchanged_files import Scope

WHEN, WAY, PARTNER, SCOPE, NAME, ENTRIES, DIGEST = range(7)
_SHORT_DIGEST = 12
_NOWHERE = QModelIndex()


class FileLogModel(QAbstractTableModel):
    """One row for each file, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Sequence[LoggedFile] = ()
        self._signs = {True: icon("export", COLOURS.accent), False: icon("import", COLOURS.good)}

    def show(self, files: Sequence[LoggedFile]) -> None:
        """Show other files."""
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else DIGEST + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            heads = (_("时间"), _("收发"), _("对方"), _("内容"), _("文件名"), _("登记条数"), _("校验值"))
            return heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return what a cell shows; the whole digest and the place are in the tips."""
        file, column = self.files[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(file)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == WAY:
            return self._signs[file.sent]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip({DIGEST: file.note.digest, NAME: file.note.path}.get(column) or _texts(file)[column])
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _texts(file: LoggedFile) -> tuple[str, ...]:
    return (
        moment_text(file.at),
        _("发出") if file.sent else _("收到"),
        file.partner,
        scope_text(file.note.scope),
        file.note.name,
        str(file.entries) if file.entries else "",
        file.note.digest[:_SHORT_DIGEST],
    )


def scope_text(scope: Scope) -> str:
    """Say what a file is about: the months it hands in, whether it is everything, whether it is without persons."""
    parts = [
        _("上报 {year} 年 {months}").format(year=year, months=months_text(month for _year, month in months))
        for year, months in groupby(scope.months, key=lambda month: month[0])
    ]
    if scope.everything or (scope.everything is False and not parts):
        parts.append(_("全部内容") if scope.everything else _("新内容"))
    if scope.statistics:
        parts.append(_("不含个人信息"))
    return listed(parts)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == ENTRIES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
