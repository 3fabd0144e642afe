"""Pasting a block of cells over the cells of a list, from the one that one is at, with a preview of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.exchange.sheets.taking.block import Block
from desktop_app.i18n import _
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.dialogs import choose
from desktop_app.ui.records.batch.planned_change import PlannedChange
from desktop_app.ui.sheets.opening import import_clipboard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.office.records.rewriting import Wish
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.table_view import RecordTable


class PasteWindow(PlannedChange):
    """Plans the change that a block makes where it lies over the cells of these records and fields."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        kind: type[Record],
        ids: Sequence[str],
        fields: Sequence[Field],
        sheet: Sheet,
    ) -> None:
        super().__init__(parent, context, kind, ids, _("粘贴到单元格：{count}").format(count=counted(kind, len(ids))))
        self._fields = list(fields)
        self._sheet = sheet
        self.lay_out()
        self.button.setFocus()

    def ask(self) -> QWidget:
        """Ask nothing: the block says it all."""
        return QWidget()

    def prepare(self) -> str:
        """Find nothing wrong with a block as such."""
        return ""

    def wish(self) -> Wish:
        """Return what the block gives each record."""
        return Block(self._sheet, self.ids, self._fields)

    def words(self) -> str:
        """Say how many records were pasted over."""
        count = counted(self.kind, len(self.planned))
        return _("粘贴到{kind} {count}").format(kind=_(self.kind.label), count=count)


def paste_into(parent: QWidget, context: Context, table: RecordTable) -> None:
    """Take in what was copied: as new records, or, where rows are chosen and the person says so, over the cells."""
    over = _ask_where(parent) if table.selected_ids() else 1
    if over == 0:
        _paste_over(parent, context, table)
    elif over is not None:
        import_clipboard(parent, context, table.records.kind.kind)


def _ask_where(parent: QWidget) -> int | None:
    return choose(
        parent,
        _("复制的内容贴到哪里？"),
        _("覆盖单元格：从当前单元格往右往下，先预览再改。导入：作为新的记录，先对列再检查。"),
        (_("覆盖单元格…"), _("导入成新记录…")),
    )


def copied_sheet(context: Context, take: Callable[[Sheet], None]) -> None:
    """Read what was copied in a spreadsheet program, apart from this process, and hand it to `take`."""
    from desktop_app.exchange.sheets.reading.reading_apart import from_clipboard_apart  # noqa: PLC0415 (when wanted)

    clipboard = QGuiApplication.clipboard()
    text, html = clipboard.text(), clipboard.mimeData().html()
    context.jobs.run(_("正在读取剪贴板…"), lambda progress: from_clipboard_apart(text, html, progress), take)


def _paste_over(parent: QWidget, context: Context, table: RecordTable) -> None:
    """Show what the clipboard would change from the current cell on."""
    start = table.currentIndex()
    first, fields = table.records.record_id(start.row()), table.fields_from(start.column())

    def show(sheet: Sheet) -> None:
        row = table.records.row_of(first)
        ids = table.records.record_ids()[row : row + max(one.number for one in sheet.rows)]
        PasteWindow(parent, context, table.records.kind, ids, fields, sheet).open()

    copied_sheet(context, show)
