"""Every setting of this user on this PC, in sections; what is set holds at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.handed_settings import SUFFIX, read_settings, write_settings
from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.backups.backup_section import BackupSection
from desktop_app.ui.backups.folder_line import FolderLine
from desktop_app.ui.kit.dialogs import tell
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.ui.kit.theme import body, card, heading, label, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.preferences.choice_lines import ChoiceLines

if TYPE_CHECKING:
    from desktop_app.ui.context.live_settings import LiveSettings


class Preferences(QWidget):
    """The sections below each other; signal `written(Path)` once the settings were exported."""

    written = Signal(object)

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__()
        self._settings = settings
        self.looks = ChoiceLines(settings, ("language", "theme", "zoom"))
        self.lists = ChoiceLines(settings, ("density", "sort"))
        self.opening = ChoiceLines(settings, ("opening",))
        self.folder = FolderLine(_("默认文件夹"), _("“文档”文件夹"), settings.kept.folder)
        self.folder.changed.connect(lambda: settings.change("folder", self.folder.path))
        self.backups = BackupSection(settings.kept)
        self.backups.changed.connect(settings.save)
        self.hand_on = on_click(quiet_button(_("导出设置…"), "export"), self.write)
        self.take_over = on_click(quiet_button(_("导入设置…"), "import"), self.read)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self._lay_out()

    def write(self) -> None:
        """Ask where to, and write the settings for others."""
        kinds = {_("设置 (*.json)"): SUFFIX}
        path = ask_for_target(self, _("导出设置"), user_documents() / _("公开台账设置.json"), kinds)
        if path is None:
            return
        try:
            write_settings(self._settings.kept, path)
        except UserError as error:
            tell(self, error)
        else:
            self.written.emit(path)

    def read(self) -> None:
        """Ask for another's settings and take them, all or none."""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("导入设置"), str(user_documents()), _("设置 (*.json)"))
        if not chosen:
            return
        try:
            taken = read_settings(Path(chosen))
        except UserError as error:
            tell(self, error)
            return
        for name, value in taken.items():
            self._settings.change(name, value)

    def _lay_out(self) -> None:
        self._section(_("显示"), self.looks)
        self._section(_("列表"), self.lists)
        self._section(_("打开和保存"), self.opening, _titled(self.folder))
        self._section(_("备份"), self.backups)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.hand_on)
        row.addWidget(self.take_over)
        row.addStretch(1)
        said = body(_("语言、外观、大小、列表和启动的选择写进一个文件，可以交给同事用；文件夹和台账不在里面。"))
        self._section(_("导出和导入设置"), said, both)
        self._column.addStretch(1)

    def _section(self, title: str, *parts: QWidget) -> None:
        frame = card()
        inside = frame.layout()
        if inside:
            for part in (heading(title, 3), *parts):
                inside.addWidget(part)
        self._column.addWidget(frame)


def _titled(folder: FolderLine) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.addWidget(label(folder.accessibleName(), "field"), 0, 0)
    grid.addWidget(folder, 0, 1)
    grid.addWidget(body(_("选择文件和保存文件时，从这个文件夹开始。")), 1, 1)
    return whole
