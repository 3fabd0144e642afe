"""Where and how often backups are made by themselves: a section of its own, for a dialog or a page of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop_app.i18n import _
from desktop_app.settings import Backups
from desktop_app.ui.backups.folder_line import FolderLine
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import body, label
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.settings import Settings

_EVERY = (1, 7, 0)
_SIZES = (512, 1024, 2048, 5120, 20480)


class BackupSection(QWidget):
    """The choices, taken over at once into the settings; signal `changed()` then: whoever keeps them saves them."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        now = settings.backups
        words = {1: _("每天一次"), 7: _("每 7 天一次"), 0: _("不按日程备份")}
        self.every = _choice(_("自动备份"), [(words[days], days) for days in _EVERY], now.every_days)
        sizes = sorted({*_SIZES, now.most_megabytes})
        self.most = _choice(_("最多占用"), [(_size(size), size) for size in sizes], now.most_megabytes)
        self.folder = FolderLine(_("备份位置"), _("台账旁边的“备份”文件夹"), now.folder)
        self.second = FolderLine(_("第二备份位置"), _("没有；可选 U 盘或共享文件夹"), now.second)
        self._lay_out()
        for choice in (self.every, self.most):
            choice.currentIndexChanged.connect(self._take)
        for folder in (self.folder, self.second):
            folder.changed.connect(self._take)

    def _take(self) -> None:
        self._settings.backups = Backups(
            every_days=self.every.currentData(),
            folder=self.folder.path,
            second=self.second.path,
            most_megabytes=self.most.currentData(),
        )
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.MEDIUM)
        grid.setColumnStretch(1, 1)
        for row, editor in enumerate((self.every, self.folder, self.second, self.most)):
            grid.addWidget(label(editor.accessibleName(), "field"), row, 0)
            fit = Qt.AlignmentFlag.AlignLeft if isinstance(editor, QComboBox) else Qt.AlignmentFlag(0)
            grid.addWidget(editor, row, 1, fit)
        kept = _("保留最近 7 天、4 周、12 个月的各一份，超出占用时先删最早的；接收文件、升级和大批导入前另备一份。")
        grid.addWidget(body(kept), 4, 0, 1, 2)
        grid.addWidget(body(_("每份备份做好后都打开核对一遍；台账设了密码的，备份也用同一个密码。")), 5, 0, 1, 2)
        grid.setRowStretch(6, 1)


def _choice(name: str, texts: list[tuple[str, int]], now: int) -> QComboBox:
    made = QuietChoice()
    made.setAccessibleName(name)
    for text, value in texts:
        made.addItem(text, value)
    made.setCurrentIndex(max(0, made.findData(now)))
    return made


def _size(megabytes: int) -> str:
    gigabytes = megabytes // 1024
    return f"{gigabytes} GB" if gigabytes and megabytes % 1024 == 0 else f"{megabytes} MB"
