"""Backups of the open data file: each with what it holds and what it lacks, made, put back, and where they go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.store.file.check import PasswordError
from desktop_app.store.file.kept_backups import WANTED
from desktop_app.ui.backups.backup_details import BackupDetails
from desktop_app.ui.backups.backup_rows import BackupRows
from desktop_app.ui.backups.backup_section import BackupSection
from desktop_app.ui.kit.dialogs import ask_password, confirm
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.theme import caption, foot_row, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import UserError
    from desktop_app.progress import Progress
    from desktop_app.settings import Settings
    from desktop_app.store.file.kept_backups import KeptBackup
    from desktop_app.store.proof.backing_up import BackedUp
    from desktop_app.store.proof.backup_contents import BackupContents, Lost
    from desktop_app.ui.context.context import Context

_SIZE = (980, 600)


class BackupsWindow(Dialog):
    """The list, the chosen one's contents, and the settings; `restore_asked(path)` once a person wants one put back.

    Signal `settings_changed()`.
    """

    restore_asked = Signal(object)
    settings_changed = Signal()

    def __init__(self, parent: QWidget, context: Context, settings: Settings) -> None:
        super().__init__(parent, _("备份与恢复"), _SIZE)
        self._context = context
        self.rows = BackupRows()
        self.table = backup_table(self.rows)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._look())
        self.details = BackupDetails()
        self.section = BackupSection(settings)
        self.section.changed.connect(self.settings_changed)
        self.section.changed.connect(self.refresh)
        self.said = caption("")
        self.now = on_click(quiet_button(_("立即备份"), "backup"), self.make)
        self.other = on_click(quiet_button(_("其他文件…"), "open"), self.choose_other)
        self.back = on_click(primary_button(_("恢复这一份…"), "undo"), self.ask_restore)
        self.now.setEnabled(not context.ledger.read_only)
        self._other: Path | None = None
        self._lost: Lost | None = None
        self._lay_out()
        self.refresh()

    @property
    def chosen(self) -> Path | None:
        """Return the backup that is chosen in the list, or the other file that was looked for."""
        if self._other:
            return self._other
        lines = self.table.selectionModel().selectedRows()
        return self.rows.rows[lines[0].row()].path if lines else None

    def refresh(self) -> None:
        """Read the places again, off the window's thread: a stick or a share may be slow."""
        ledger, plan = self._context.ledger, self._context.backups()
        self.rows.second = plan.second

        def work(_progress: Progress) -> Sequence[KeptBackup]:
            from desktop_app.store.proof.backing_up import all_backups  # noqa: PLC0415 (loaded when it is used)

            return all_backups(ledger, plan)

        self._context.jobs.run(_("正在查找备份…"), work, self._show, aside=True)

    def make(self) -> None:
        """Make a backup now."""
        ledger, plan = self._context.ledger, self._context.backups()

        def work(progress: Progress) -> BackedUp | None:
            from desktop_app.store.proof.backing_up import back_up  # noqa: PLC0415 (loaded when it is used)

            return back_up(ledger, plan, WANTED, progress)

        self.now.setEnabled(False)
        self.said.setText(_("正在备份，并打开核对…"))
        self._context.jobs.run(_("正在备份…"), work, self._made, self._refused, aside=True)

    def choose_other(self) -> None:
        """Look into a file that lies elsewhere."""
        kinds = _("数据文件 (*{suffix})").format(suffix=".ogi")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("选择备份文件"), str(self._context.ledger.path.parent), kinds
        )
        if chosen:
            self.table.clearSelection()
            self._other = Path(chosen)
            self._look_into(self._other)

    def ask_restore(self) -> None:
        """Say once more what would be lost and where the present file goes, and ask for it."""
        path, ledger = self.chosen, self._context.ledger
        if path is None or not self.back.isEnabled():
            return
        kept = _("现在的台账会改名留在“备份”文件夹里（恢复前），随时可以换回来。")
        lost = "\n".join(self.details.texts)
        words = _("用这份备份替换“{name}”？").format(name=ledger.path.name)
        if confirm(self, words, f"{lost}\n\n{kept}", _("恢复"), danger=True):
            self.accept()
            self.restore_asked.emit(path)

    def _show(self, found: Sequence[KeptBackup]) -> None:
        self.rows.put(found)
        if found:
            self.table.selectRow(0)
        else:
            self.details.say(_("还没有备份。打开台账后每天会自动备份一次，也可以点“立即备份”。"))
        self.back.setEnabled(bool(found) and not self._context.ledger.read_only)

    def _look(self) -> None:
        lines = self.table.selectionModel().selectedRows()
        if lines:
            self._other = None
            self._look_into(self.rows.rows[lines[0].row()].path)

    def _look_into(self, path: Path, password: str = "") -> None:
        ledger = self._context.ledger
        self.back.setEnabled(False)
        self.details.say(_("正在查看…"))

        def work(_progress: Progress) -> tuple[BackupContents, Lost]:
            from desktop_app.store.proof.backup_contents import contents_of, lost_by  # noqa: PLC0415 (when it is used)

            contents = contents_of(path, password, ledger)
            return contents, lost_by(ledger, contents)

        refused = partial(self._unread, path, again=bool(password))
        self._context.jobs.run(_("正在查看备份…"), work, partial(self._tell, path), refused, aside=True)

    def _tell(self, path: Path, read: tuple[BackupContents, Lost]) -> None:
        if path == self.chosen:
            contents, self._lost = read
            own = contents.token == self._context.ledger.identity.token
            self.details.show_contents(contents, self._lost, own=own)
            self.back.setEnabled(not self._context.ledger.read_only)

    def _unread(self, path: Path, error: UserError, *, again: bool) -> None:
        if path != self.chosen:
            return
        typed = ask_password(self, path.name, wrong=again) if isinstance(error, PasswordError) else ""
        if typed:
            self._look_into(path, typed)
        else:
            self.details.say(str(error))

    def _made(self, made: BackedUp | None) -> None:
        self.now.setEnabled(True)
        if made is None:
            self.said.setText(_("上次备份以后没有新的登记，不用再备份。"))
        elif made.problems:
            self.said.setText(_("备份已做成，但核对时发现 {count} 个问题，请做一次自检。").format(count=made.problems))
        else:
            self.said.setText(made.second_lacks or _("备份已做成，并打开核对过。"))
        self.refresh()

    def _refused(self, error: UserError) -> None:
        self.now.setEnabled(True)
        self.said.setText(str(error))

    def _lay_out(self) -> None:
        listed = QWidget()
        inside = QVBoxLayout(listed)
        inside.setContentsMargins(0, Space.MEDIUM, 0, 0)
        inside.addWidget(halves(self.table, self.details, _SIZE[0]), 1)
        inside.addWidget(self.said)
        close = on_click(quiet_button(_("关闭")), self.reject)
        inside.addLayout(foot_row(close, self.back, left=(self.now, self.other)))
        chosen = QWidget()
        around = QVBoxLayout(chosen)
        around.setContentsMargins(0, Space.LARGE, 0, 0)
        around.addWidget(self.section)
        tabs = QTabWidget()
        tabs.setTabBar(TabBar())
        tabs.setDocumentMode(True)
        tabs.addTab(listed, _("备份"))
        tabs.addTab(chosen, _("设置"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.addWidget(tabs)


def halves(table: QTableView, details: BackupDetails, width: int) -> QSplitter:
    """Return the table of backups and what one of them holds, side by side in a window of that width."""
    both = QSplitter(Qt.Orientation.Horizontal)
    both.addWidget(table)
    both.addWidget(details)
    both.setSizes([width // 2] * 2)
    both.setChildrenCollapsible(False)
    return both


def backup_table(rows: BackupRows) -> QTableView:
    """Return the table of backups; the place takes what room is left."""
    table = QTableView()
    table.setModel(rows)
    table.setAccessibleName(_("备份"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    make_plain(table)
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(rows.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
    return table
