"""Taking in a sheet: first checked without keeping anything, then, when the person agrees, all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.context.progress_strip import ProgressStrip
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.theme import body, caption, heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.sheets.kind_choice import KindChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError
    from desktop_app.exchange.sheets.importing import Imported
    from desktop_app.ui.context.context import Context

_WIDTH = 560
_MOST_PROBLEMS = 200


class ImportDialog(QDialog):
    """Kind, file, the outcome of the check, and the button that takes it in."""

    def __init__(self, parent: QWidget, context: Context, kind: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("导入"))
        self.setFixedWidth(_WIDTH)
        self._context = context
        self.kinds = KindChoice(kind)
        self.kinds.currentIndexChanged.connect(self._forget)
        self.file = Labelled(_("表格文件"), QLineEdit(), _(".xlsx、.xls 或 .csv，第一行是字段名称"))
        self.file.editor.textChanged.connect(self._forget)
        self.outcome = body("")
        self.problems = QListWidget()
        self.check = on_click(quiet_button(_("检查")), lambda: self._run(dry_run=True))
        self.take = on_click(primary_button(_("导入")), lambda: self._run(dry_run=False))
        self._lay_out()
        self._forget()

    def _browse(self) -> None:
        kinds = _("表格 (*.xlsx *.xls *.csv)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("选择表格"), self.file.text(), kinds)
        if chosen:
            self.file.editor.setText(chosen)
            self._run(dry_run=True)

    def _run(self, *, dry_run: bool) -> None:
        if self.file.complain("" if self.file.text() else _("请选择要导入的表格。")):
            return
        from desktop_app.exchange.sheets.importing import import_sheet  # noqa: PLC0415 (sheets are only loaded when wanted)

        path, kind, ledger = Path(self.file.text()), self.kinds.kind, self._context.ledger
        self._context.jobs.run(
            _("正在检查表格…") if dry_run else _("正在导入…"),
            lambda progress: import_sheet(ledger, path, kind, dry_run=dry_run, progress=progress),
            self._checked if dry_run else self._taken,
            self._refused,
        )

    def _checked(self, found: Imported) -> None:
        self._show_problems(found)
        if not found.problems:
            text = _("检查通过：将新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
            self._say(_counted(text, found))
            self.take.setEnabled(found.created + found.updated > 0)

    def _taken(self, found: Imported) -> None:
        self._show_problems(found)
        if not found.problems:
            text = _("已新增 {created} 条，修改 {updated} 条，{unchanged} 条没有变化。")
            self._context.messages.done(_counted(text, found))
            self.accept()

    def _refused(self, error: UserError) -> None:
        self.file.complain(str(error))

    def _show_problems(self, found: Imported) -> None:
        self._forget()
        self.problems.addItems([str(problem) for problem in found.problems[:_MOST_PROBLEMS]])
        self.problems.setVisible(bool(found.problems))
        if found.problems:
            text = _("有 {count} 处要改正，一行也没有导入：")
            self._say(text.format(count=len(found.problems)))

    def _say(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()

    def _forget(self) -> None:
        """Ask for a new check: what was checked isn't what would be taken in now."""
        self.take.setEnabled(False)
        self.outcome.hide()
        self.problems.clear()
        self.problems.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading(_("从表格导入"), 2))
        column.addWidget(caption(_("记录种类")))
        column.addWidget(self.kinds)
        column.addWidget(self.file.beside(on_click(quiet_button(_("选择…")), self._browse)))
        column.addWidget(
            body(_("带“记录编号”的行修改原来的记录，其余的行新增。先检查，没有错误才能导入，导入后可以撤销。"))
        )
        column.addWidget(self.outcome)
        column.addWidget(self.problems)
        column.addWidget(ProgressStrip(self._context.jobs))
        column.addSpacing(Space.SMALL)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (on_click(quiet_button(_("关闭")), self.reject), self.check, self.take):
            buttons.addWidget(button)
        column.addLayout(buttons)


def _counted(text: str, found: Imported) -> str:
    return text.format(created=found.created, updated=found.updated, unchanged=found.unchanged)
