"""The menu of the selected rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.i18n import _
from desktop_app.ui.kit.keys import bind_keys
from desktop_app.ui.records import list_actions
from desktop_app.ui.records.merge_window import merging_is_possible, open_merging
from desktop_app.ui.records.row_copying import copy_rows
from desktop_app.ui.returned.return_bar import ask_return, ask_returns, may_return

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.record_list import RecordList
    from desktop_app.ui.records.table_view import RecordTable

_LOOKED_AT = 20
"""How many of the selected rows are asked whether they can be returned, before the menu opens."""


class RowActions(Protocol):
    """What a page does with the rows that are selected on it."""

    context: Context

    @property
    def shown(self) -> RecordList:
        """Return the list that is shown."""

    def open_selected(self) -> None:
        """Open the first of them."""

    def copy_record(self) -> None:
        """Start a record like the first of them."""

    def print_page(self) -> None:
        """Preview the list on paper."""

    def change_selected(self) -> None:
        """Change fields of all of them."""

    def replace_in_selected(self) -> None:
        """Replace a text in all of them."""

    def delete_selected(self) -> None:
        """Delete them."""

    def enter_several(self) -> None:
        """Type several new ones."""

    def paste(self) -> None:
        """Take in what was copied."""

    def go_to_named(self) -> None:
        """Go to the named filters, or back to the list."""

    def step(self, rows: int) -> None:
        """Open the record so many rows further down."""


def bind_row_keys(inside: QWidget, page: RowActions, change_sides: Callable[[], object]) -> None:
    """Bind the keys of what is done with rows, besides those that the list itself knows."""
    for words, keys, action in (
        (_("列表与表单之间切换"), "F6", change_sides),
        (_("列表与常用筛选之间切换"), "Shift+F6", page.go_to_named),
        (_("连续录入"), "Ctrl+Shift+A", page.enter_several),
        (_("按这一列排序"), "Ctrl+Shift+P", lambda: page.shown.table.look.sort_here()),  # noqa: PLW0108 (another tab, another list)
        (_("粘贴表格里的行"), QKeySequence.StandardKey.Paste, page.paste),
        (_("批量修改"), "Ctrl+B", page.change_selected),
        (_("查找替换"), "Ctrl+H", page.replace_in_selected),
        (_("并入"), "Ctrl+M", lambda: open_merging(page.context, page.shown.table)),
        (_("上一条记录"), "Ctrl+PgUp", lambda: page.step(-1)),
        (_("下一条记录"), "Ctrl+PgDown", lambda: page.step(1)),
    ):
        bind_keys(inside, words, (keys,), action)


def row_menu(page: RowActions, context: Context, table: RecordTable) -> QMenu:
    """Return what can be done with the rows that are selected on a page."""
    menu = QMenu(table)
    may_write = not context.ledger.read_only
    _add(menu, _("打开"), "Return", page.open_selected)
    if may_write:
        _add(menu, _("照此新增一条"), "", page.copy_record)
        _add(menu, _("连续录入…"), "Ctrl+Shift+A", page.enter_several)
    _add(menu, _("复制到剪贴板"), "Ctrl+C", lambda: copy_rows(table))
    _add(menu, _("按这一列排序"), "Ctrl+Shift+P", table.look.sort_here)
    _add(menu, _("打印列表…"), "", page.print_page)
    if may_write:
        menu.addSeparator()
        _add(menu, _("批量修改…"), "Ctrl+B", page.change_selected)
        _add(menu, _("查找替换…"), "Ctrl+H", page.replace_in_selected)
    if merging_is_possible(context, table):
        _add(menu, _("并入…"), "Ctrl+M", lambda: open_merging(context, table))
    menu.addSeparator()
    chosen, kind = table.selected_ids(), table.records.kind.kind
    if len(chosen) == 1 and may_return(context.ledger, kind, chosen[0]):
        _add(menu, _("退回单位…"), "", lambda: ask_return(context, table, kind, chosen[0]))
    if len(chosen) > 1 and any(may_return(context.ledger, kind, one) for one in chosen[:_LOOKED_AT]):
        _add(menu, _("退回单位…"), "", lambda: ask_returns(context, table, {table.records.kind: chosen}))
    if may_write:
        _add(menu, _("删除"), "Del", page.delete_selected)
    _add(menu, _("回收站…"), "", lambda: list_actions.show_recycle_bin(context, table.records.kind))
    return menu


def _add(menu: QMenu, text: str, keys: str, action: Callable[[], object]) -> None:
    made = menu.addAction(text)
    made.setShortcut(QKeySequence(keys))
    made.triggered.connect(lambda _checked=False: action())
