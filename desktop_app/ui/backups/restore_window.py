"""A backup put back where no data file is open: each with what it holds and what would be lost, before it moves."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.store.file.check import PasswordError
from desktop_app.store.file.found_backups import SUFFIX, ledger_named, place_before
from desktop_app.ui.backups.backup_details import BackupDetails, unknown_loss
from desktop_app.ui.backups.backup_rows import BackupRows
from desktop_app.ui.backups.backups_window import backup_table, halves
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.dialogs import ask_password, confirm
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import caption, foot_row, label, link_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import UserError
    from desktop_app.progress import Progress
    from desktop_app.store.file.kept_backups import BackupPlan, KeptBackup
    from desktop_app.store.proof.backup_contents import BackupContents, Lost
    from desktop_app.ui.context.jobs import Jobs

_SIZE = (1000, 600)


class FoundRows(BackupRows):
    """Backups of several data files: the name of each stands first."""

    def __init__(self) -> None:
        super().__init__((_("台账"),))

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.DisplayRole and not index.column():
            return ledger_named(self.rows[index.row()].path)
        return super().data(index, role)


class RestoreWindow(Dialog):
    """The backups that are found; signal `chosen(backup, target, password)` once a person wants one put back."""

    chosen = Signal(object, object, str)

    def __init__(self, parent: QWidget, jobs: Jobs, ledgers: Sequence[Path], plan: BackupPlan) -> None:
        super().__init__(parent, _("从备份恢复"), _SIZE)
        self._jobs, self._ledgers, self._plan = jobs, ledgers, plan
        self._backup: Path | None = None
        self._target: Path | None = None
        self._password = ""
        self.rows = FoundRows()
        self.rows.second = plan.second
        self.table: QTableView = backup_table(self.rows)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._look())
        self.details = BackupDetails()
        self.place = Clipped("")
        self.unlock = on_click(quiet_button(_("输入密码…"), "lock"), self.ask_password)
        self.other = on_click(quiet_button(_("其他文件…"), "open"), self.choose_other)
        self.elsewhere = on_click(link_button(_("换个位置…")), self.choose_place)
        self.back = on_click(primary_button(_("恢复这一份…"), "undo"), self.ask_restore)
        self._lay_out()
        self._may_go_on(on=False)
        self.refresh()

    def refresh(self) -> None:
        """Look for backups, off the window's thread: a stick or a share may be slow."""
        ledgers, plan = self._ledgers, self._plan

        def work(_progress: Progress) -> Sequence[KeptBackup]:
            from desktop_app.store.file.found_backups import found_backups  # noqa: PLC0415 (loaded when it is used)

            return found_backups(ledgers, plan)

        self.details.say(_("正在查找备份…"))
        self._jobs.run(_("正在查找备份…"), work, self._show, aside=True)

    def choose_other(self) -> None:
        """Look into a file that lies elsewhere."""
        start = self._ledgers[0].parent if self._ledgers else ""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("选择备份文件"), str(start), _kinds())
        if chosen:
            self.table.clearSelection()
            self._look_into(Path(chosen))

    def choose_place(self) -> None:
        """Choose where the data file is to lie; a file that is there stays what it is."""
        never = QFileDialog.Option.DontConfirmOverwrite
        asked = str(self._target or "")
        wanted, _kind = QFileDialog.getSaveFileName(self, _("恢复成哪个数据文件"), asked, _kinds(), "", never)
        if wanted:
            target = Path(wanted)
            self._aim(target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX))

    def ask_password(self) -> None:
        """Ask for the password of the chosen backup and look into it."""
        path = self._backup
        typed = ask_password(self, path.name, wrong=False) if path else ""
        if path and typed:
            self._password = typed
            self._look_into(path)

    def ask_restore(self) -> None:
        """Say once more what would be lost and what becomes of a file that lies there, and ask for it."""
        backup, target = self._backup, self._target
        if backup is None or target is None or not self.back.isEnabled():
            return
        kept = (
            _("现在的“{name}”会改名留在“备份”文件夹里（恢复前），随时可以换回来。").format(name=target.name)
            if target.exists()
            else _("恢复到：{path}").format(path=target)
        )
        lost = "\n".join(self.details.texts)
        words = _("用这份备份恢复“{name}”？").format(name=target.name)
        if confirm(self, words, f"{lost}\n\n{kept}", _("恢复"), danger=True):
            self.accept()
            self.chosen.emit(backup, target, self._password)

    def _show(self, found: Sequence[KeptBackup]) -> None:
        self.rows.put(found)
        if found:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.details.say(_("没有找到备份。备份在别处（如 U 盘）的，点“其他文件…”。"))
            self.other.setFocus()

    def _look(self) -> None:
        lines = self.table.selectionModel().selectedRows()
        if lines:
            self._look_into(self.rows.rows[lines[0].row()].path)

    def _look_into(self, path: Path) -> None:
        self._backup = path
        self._aim(place_before(path, self._ledgers))
        self._may_go_on(on=False)
        self.details.say(_("正在查看…"))
        password, beside = self._password, place_before(path, self._ledgers)

        def work(_progress: Progress) -> tuple[BackupContents, Lost | None, str]:
            from desktop_app.store.proof.backup_contents import contents_of, lost_from  # noqa: PLC0415 (when it is used)

            contents = contents_of(path, password)
            return contents, *lost_from(beside, password, contents)

        self._jobs.run(_("正在查看备份…"), work, partial(self._tell, path), partial(self._unread, path), aside=True)

    def _tell(self, path: Path, read: tuple[BackupContents, Lost | None, str]) -> None:
        if path == self._backup:
            contents, lost, token = read
            before = place_before(path, self._ledgers)
            unknown = unknown_loss(contents, before.name, there=before.exists())
            self.details.show_contents(contents, lost or unknown, own=token in {"", contents.token})
            self._may_go_on(on=True)

    def _unread(self, path: Path, error: UserError) -> None:
        if path != self._backup:
            return
        locked = isinstance(error, PasswordError)
        self.unlock.setVisible(locked)
        if locked and self._password:
            self._password = ""
            self.details.say(_("密码不对。请点“输入密码…”再试，输入以后才看得到里面存了什么。"))
        elif locked:
            self.details.say(_("这份备份设有密码。请点“输入密码…”，输入以后才看得到里面存了什么。"))
        else:
            self.details.say(str(error))

    def _aim(self, target: Path) -> None:
        self._target = target
        self.place.setText(str(target))

    def _may_go_on(self, *, on: bool) -> None:
        self.back.setEnabled(on)
        self.elsewhere.setEnabled(self._backup is not None)
        self.unlock.hide()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(Space.MEDIUM)
        where.addWidget(label(_("恢复到"), "field"))
        where.addWidget(self.place, 1)
        where.addWidget(self.elsewhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(caption(_("选一份备份，先看它存了什么、恢复后会失去什么。备份本身不会改动。")))
        column.addWidget(halves(self.table, self.details, _SIZE[0]), 1)
        column.addLayout(where)
        cancel = on_click(quiet_button(_("取消")), self.reject)
        column.addLayout(foot_row(cancel, self.back, left=(self.other, self.unlock)))


def _kinds() -> str:
    return _("数据文件 (*{suffix})").format(suffix=SUFFIX)
