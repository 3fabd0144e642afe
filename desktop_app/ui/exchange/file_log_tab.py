"""收发记录: every file that came in or went out, found by unit or name, and its copy's folder at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.ui.exchange.file_log_model import DIGEST, ENTRIES, NAME, PARTNER, SCOPE, WAY, WHEN, FileLogModel
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.outside import open_outside
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.theme import caption, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.office.months.file_log import LoggedFile
    from desktop_app.ui.context.context import Context

_SEARCH = 320


class FileLogTab(QWidget):
    """The log as a table with a search box above and the actions for the chosen file below."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._files: Sequence[LoggedFile] = ()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("查找单位或文件名"))
        self.words.setAccessibleName(_("查找单位或文件名"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setFixedWidth(scaled(_SEARCH))
        self.words.textChanged.connect(self._filter)
        self.count = caption("")
        self.log = FileLogModel()
        self.table = _table(self.log)
        self.table.doubleClicked.connect(lambda _index: self.open_folder())
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._say_actions())
        self.opening = on_click(quiet_button(_("打开所在文件夹"), "open"), self.open_folder)
        self.copying = on_click(quiet_button(_("复制校验值"), "copy"), self.copy_digest)
        self._lay_out()
        self.show_files(())

    def show_files(self, files: Sequence[LoggedFile]) -> None:
        """Show the log, the latest first."""
        self._files = files
        self._pages.setCurrentIndex(0 if files else 1)
        self._filter()

    def chosen(self) -> LoggedFile | None:
        """Return the file of the current line."""
        lines = self.table.selectionModel().selectedRows()
        return self.log.files[lines[0].row()] if lines else None

    def open_folder(self) -> None:
        """Open the folder where the file still lies, or else its copy in the outbox."""
        file = self.chosen()
        if file is None:
            return
        places = [Path(file.note.path)] if file.note.path else []
        if file.note.kept:
            from desktop_app.exchange.bundles.folders import OUTBOX, folder  # noqa: PLC0415 (only when wanted)

            places.append(folder(self._context.ledger, OUTBOX) / file.note.kept)
        lies = next((place for place in places if place.is_file()), None)
        if lies is None or not open_outside(lies.parent):
            said = _("“{name}”已不在原来的位置。").format(name=file.note.name)
            self._context.messages.warn(said, _("可能在已拔出的 U 盘上，或已被移走；它的内容在台账里，不受影响。"))

    def copy_digest(self) -> None:
        """Put the whole digest on the clipboard."""
        file = self.chosen()
        if file:
            QApplication.clipboard().setText(file.note.digest)
            self._context.messages.info(_("“{name}”的校验值（SHA-256）已复制。").format(name=file.note.name))

    def _filter(self) -> None:
        words = self.words.text().strip()
        found = [file for file in self._files if file.holds(words)]
        self.log.show(found)
        self.count.setText(_("{count} 个文件").format(count=len(found)))
        if found:
            self.table.selectRow(0)
        self._say_actions()

    def _say_actions(self) -> None:
        for button in (self.opening, self.copying):
            button.setEnabled(self.chosen() is not None)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.words)
        head.addStretch(1)
        head.addWidget(self.count)
        foot.setSpacing(Space.SMALL)
        foot.addStretch(1)
        foot.addWidget(self.copying)
        foot.addWidget(self.opening)
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.MEDIUM)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        inside.addLayout(foot)
        nothing = _("发出和收到的每一个文件都会记在这里：何时、和谁、报的哪个月、多少条登记，还有文件的校验值。")
        self._pages = QStackedWidget()
        self._pages.addWidget(filled)
        self._pages.addWidget(EmptyState("info", _("还没有收发过文件"), nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


def _table(model: FileLogModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(_("收发记录"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    make_plain(table)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    head = table.horizontalHeader()
    for column in (WHEN, WAY, SCOPE, ENTRIES, DIGEST):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    for column in (PARTNER, NAME):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table
