"""Asking where missing content may come from before a repair: files and folders, as many as there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, caption, heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_SIZE = (620, 460)


class RepairWindow(Dialog):
    """The places to look into besides the outbox and the backups; accepted when the repair is to begin."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent, _("修复数据文件"), _SIZE)
        self._folder = folder
        self._list = QListWidget()
        self._list.setObjectName("offered")
        self._list.setAccessibleName(_("另外查看的文件和文件夹"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._take_off = on_click(quiet_button(_("移除")), self._remove)
        self._list.currentRowChanged.connect(lambda row: self._take_off.setEnabled(row >= 0))
        self._take_off.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(_("先留一份原样的备份，再修复"), 2))
        column.addWidget(
            body(
                _(
                    "表格和搜索由登记日志重新算出。缺少的登记、个人信息和附件，会到发件箱和“备份”文件夹里找；"
                    "收到过的文件、别处的备份、附件的原件，请在这里添加。只收与登记日志的校验值相符的内容。"
                )
            )
        )
        column.addWidget(caption(_("另外查看（没有就不用添加）")))
        column.addWidget(self._list, 1)
        column.addLayout(self._choosing())
        column.addSpacing(Space.SMALL)
        column.addLayout(self._deciding())

    @property
    def places(self) -> list[Path]:
        """Return the files and folders that were added."""
        return [Path(self._list.item(row).text()) for row in range(self._list.count())]

    def add(self, places: Iterable[str]) -> None:
        """Add files or folders to look into, each once."""
        known = {str(place) for place in self.places}
        self._list.addItems([place for place in places if place and place not in known])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a place off the list with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        if self._list.currentRow() >= 0:
            self._list.takeItem(self._list.currentRow())

    def _choosing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(on_click(quiet_button(_("添加文件…")), self._ask_files))
        row.addWidget(on_click(quiet_button(_("添加文件夹…")), self._ask_folder))
        row.addWidget(self._take_off)
        row.addStretch(1)
        return row

    def _deciding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(on_click(quiet_button(_("取消")), self.reject))
        begin = on_click(primary_button(_("开始修复")), self.accept)
        begin.setDefault(True)
        row.addWidget(begin)
        return row

    def _ask_files(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("添加文件"), str(self._folder))
        self.add(chosen)

    def _ask_folder(self) -> None:
        self.add([QFileDialog.getExistingDirectory(self, _("添加文件夹"), str(self._folder))])
