"""What can be done with the records of a list besides opening them: delete, copy, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop_app.i18n import _
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.office.records.owned_records import with_owned
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.context.context import Tab
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.forms.defaults import next_values
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.sheets.exporting import ListShown, ask_export

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.paper.paper_stack import PaperStack
    from desktop_app.ui.records.record_list import RecordList
    from desktop_app.ui.records.table_view import RecordTable

_MANY = 20
"""How many records are deleted without a question."""


def delete(
    context: Context, kind: type[Record], record_ids: Sequence[str], done: Callable[[], object] = lambda: None
) -> None:
    """Delete records in one operation, offer to undo it, and call `done`; says so where one is still used.

    Of many it asks first, with their number.
    """
    number = counted(kind, len(record_ids))
    words = _("删除{kind} {number}").format(kind=_(kind.label), number=number)
    if len(record_ids) > _MANY and not _is_meant(words):
        return

    def work(progress: Progress) -> None:
        with operation(context.ledger, words) as change:
            for place, record_id in enumerate(record_ids):
                progress(place, len(record_ids))
                change.delete(record_id)

    said = _("已删除{kind} {number}。").format(kind=_(kind.label), number=number)
    do_long(context, words, work, Then(said=said, done=lambda _nothing: done()))


def _is_meant(words: str) -> bool:
    more = _("它们会移到回收站，可以一次撤销，也可以在“查看 → 回收站”中逐条恢复。")
    return confirm(QApplication.activeWindow(), f"{words}？", more, _("删除"), danger=True)


def show_recycle_bin(context: Context, kind: type[Record]) -> None:
    """Show the deleted records of a kind."""
    context.navigate("recycle_bin", Tab(kind.kind))


def copied_values(context: Context, table: RecordTable) -> dict[str, Value]:
    """Return what a new record like the selected one begins with; nothing where none is selected."""
    chosen, kind = table.selected_ids(), table.records.kind
    loaded = read(context.ledger, with_owned, kind, chosen[0]) if chosen else None
    return next_values(kind, loaded[0]) if loaded else {}


def export(context: Context, parent: QWidget, shown: RecordList) -> None:
    """Ask what of the list to export and where to, and write it."""
    kind, fields = shown.kind, shown.table.shown_fields()
    year = f" {shown.criteria.year}" if shown.criteria.year else ""
    said = _("按现在的筛选和排序：{count}，{columns} 列，列的次序也照旧；可存为 Excel、CSV 或 PDF。").format(
        count=counted(kind, shown.count), columns=len(fields)
    )
    ask_export(context, parent, kind.kind, ListShown(fields, listed(shown), f"{_(kind.label)}{year}"), said)


def preview(context: Context, paper: PaperStack, shown: RecordList) -> None:
    """Show the list's pages as they are printed: its columns, what it is narrowed to, in its order."""
    from desktop_app.report.lists.ledger_listing import ledger_listing  # noqa: PLC0415 (loaded when it is used)

    kind, wanted = shown.kind, listed(shown)
    year = f" {shown.criteria.year}" if shown.criteria.year else ""
    name = _("{kind}台账").format(kind=_(kind.label)) + year
    fields = [field for field in shown.table.shown_fields() if not field.personal]
    paper.show_made(lambda progress: ledger_listing(context.ledger, kind, wanted, progress, fields), name)


def listed(shown: RecordList) -> Filter:
    """Return a filter for exactly the records that a list shows, in its order."""
    if shown.criteria.only is None:
        return shown.filter()
    return Filter(where=(Condition("id", "in", shown.criteria.only),), order=shown.filter().order)
