"""Sheets in and out from the menu: which kind, which file; the work itself is in `exchange`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.kind_choice import KindChoice
from desktop_app.ui.kit.theme import body, caption, heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.sheets.import_dialog import ImportDialog

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.main_window import MainWindow

_WIDTH = 460


class ExportDialog(QDialog):
    """Asks which kind to export and whether with personal fields."""

    def __init__(self, window: MainWindow, kind: str) -> None:
        super().__init__(window)
        self.setWindowTitle(_("导出"))
        self.setFixedWidth(_WIDTH)
        self.kinds = KindChoice(kind)
        self.personal = QCheckBox(_("包含个人信息"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading(_("导出成表格"), 2))
        column.addWidget(caption(_("记录种类")))
        column.addWidget(self.kinds)
        column.addWidget(self.personal)
        column.addWidget(body(_("申请人姓名、证件号码等只在勾选后才导出；导出的文件请妥善保管。")))
        column.addSpacing(Space.SMALL)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(on_click(quiet_button(_("取消")), self.reject))
        buttons.addWidget(on_click(primary_button(_("选择文件并导出")), self.accept))
        column.addLayout(buttons)


def ask_export(window: MainWindow) -> None:
    """Ask for kind and file, and write the sheet."""
    if window.desk is None:
        return
    asking = ExportDialog(window, _kind_shown(window))
    if not asking.exec():
        return
    kinds = _("Excel 表格 (*.xlsx)") + ";;" + _("CSV 表格 (*.csv)")
    proposed = f"{_(asking.kinds.kind.label)}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(window, _("导出到"), proposed, kinds)
    if chosen:
        export_to(window.desk.context, asking, Path(chosen))


def export_to(context: Context, asking: ExportDialog, path: Path) -> None:
    """Write the sheet as a job and say what was written."""
    from desktop_app.exchange.sheets.exporting import export_kind  # noqa: PLC0415 (sheets are only loaded when wanted)

    kind, personal = asking.kinds.kind, asking.personal.isChecked()
    context.jobs.run(
        _("正在导出“{kind}”…").format(kind=_(kind.label)),
        lambda progress: export_kind(context.ledger, kind, path, personal=personal, progress=progress),
        lambda exported: context.messages.done(exported.message),
    )


def ask_import(window: MainWindow) -> None:
    """Show the dialog that checks a sheet and takes it in."""
    if window.desk:
        ImportDialog(window, window.desk.context, _kind_shown(window)).open()


def _kind_shown(window: MainWindow) -> str:
    """Return the kind of the page that is open, as the likely choice."""
    page = window.desk.pages.current if window.desk else None
    return min(page.edits, default="") if page else ""
