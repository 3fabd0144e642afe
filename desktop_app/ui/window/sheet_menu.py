"""Sheets in and out from the menu: which kind, which file; the work itself is in `exchange`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import body, caption, heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.sheets.import_dialog import ImportDialog
from desktop_app.ui.sheets.kind_choice import KindChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.open_file import OpenFile

_WIDTH = 460


class ExportDialog(QDialog):
    """Asks which kind to export and whether with personal fields."""

    def __init__(self, parent: QWidget, kind: str) -> None:
        super().__init__(parent)
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


def ask_export(desk: OpenFile) -> None:
    """Ask for kind and file, and write the sheet."""
    asking = ExportDialog(desk.window(), _kind_shown(desk))
    if not asking.exec():
        return
    kinds = _("Excel 表格 (*.xlsx)") + ";;" + _("CSV 表格 (*.csv)")
    proposed = f"{_(asking.kinds.kind.label)}.xlsx"
    chosen, _kind = QFileDialog.getSaveFileName(desk, _("导出到"), proposed, kinds)
    if chosen:
        export_to(desk.context, asking, Path(chosen))


def export_to(context: Context, asking: ExportDialog, path: Path) -> None:
    """Write the sheet as a job and say what was written."""
    from desktop_app.exchange.sheets.exporting import export_kind  # noqa: PLC0415 (sheets are only loaded when wanted)

    kind, personal = asking.kinds.kind, asking.personal.isChecked()
    context.jobs.run(
        _("正在导出“{kind}”…").format(kind=_(kind.label)),
        lambda progress: export_kind(context.ledger, kind, path, personal=personal, progress=progress),
        lambda exported: context.messages.done(exported.message),
    )


def ask_import(desk: OpenFile) -> None:
    """Show the dialog that checks a sheet and takes it in."""
    ImportDialog(desk.window(), desk.context, _kind_shown(desk)).open()


def _kind_shown(desk: OpenFile) -> str:
    """Return the kind of the page that is open, as the likely choice."""
    page = desk.pages.current
    return min(page.edits, default="") if page else ""
