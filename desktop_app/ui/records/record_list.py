"""The list of one kind with its filter above, or words instead of it where there is nothing to list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.theme import link_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.records.colouring.colours_window import ColoursWindow
from desktop_app.ui.records.filter_bar import FilterBar
from desktop_app.ui.records.grid.filling import fill_down
from desktop_app.ui.records.narrowing.filter_strip import FilterStrip
from desktop_app.ui.records.row_copying import copy_rows
from desktop_app.ui.records.selection_bar import SelectionBar
from desktop_app.ui.records.table_view import RecordTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.model.record import Record
    from desktop_app.office.records.listing import Filter
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.criteria import Criteria


_LEAST_BESIDE = 600
"""Logical pixels that a list needs beside its named filters; without them these are folded to a button."""
_LOW = 320
"""Logical pixels of height below which a list needs all the room there is."""


class RecordList(QWidget):
    """One kind's list; `above` may stand over it. Signals: `new_wanted()`, `counted(int)` after every reading."""

    new_wanted = Signal()
    counted = Signal(int)

    def __init__(
        self, context: Context, kind: type[Record], around: Surroundings, above: QWidget | None = None
    ) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        self.bar = FilterBar(context, kind, around)
        self.table = RecordTable(context, kind)
        self.table.let_edit(context, around)
        self.table.fixed.connect(context.messages.info)
        self.table.fill_wanted.connect(lambda: fill_down(context, self.table))
        self.table.copy_wanted.connect(lambda: copy_rows(self.table))
        self.chosen = SelectionBar(context, kind, self.table.selected_ids)
        # The line below offers it, until a low list takes its room.
        self.several = on_click(link_button(_("连续录入…"), "table"), self.chosen.several_wanted.emit)
        self.several.hide()
        self._below = QStackedWidget()
        self._below.addWidget(self.table)
        self._below.addWidget(self._nothing_yet())
        self._below.addWidget(self._nothing_found())
        self.named = FilterStrip(context, self.bar.kept)
        self.named.wanted.connect(self.bar.use_named)
        self.named.folded.connect(lambda: self._fold(on=True))
        self.named.left.connect(self.take_focus)
        self.bar.named_menu.fold_wanted.connect(lambda on: self._fold(on=on))
        self.bar.kept.changed.connect(self._place_named)
        for place in (self.bar.named_menu, self.named.menu, self.table):
            place.colours_wanted.connect(lambda: self._open_colours(around))
        self.bar.changed.connect(self._narrow)
        self.table.counted.connect(self._count)
        self.table.selectionModel().selectionChanged.connect(lambda *_changes: self._tell_chosen())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        if above:
            column.addWidget(above)
        column.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(Space.MEDIUM)
        middle.addWidget(self.named)
        middle.addWidget(self._below, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.chosen)
        self._place_named()
        self._narrow(self.bar.criteria)

    @property
    def count(self) -> int:
        """Return how many records are listed."""
        return self.table.records.rowCount()

    @property
    def criteria(self) -> Criteria:
        """Return what the list is narrowed to."""
        return self.bar.criteria

    def filter(self) -> Filter:
        """Return what is listed, for whoever wants the same records."""
        return self.table.records.filter

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low list the room of what stands below it."""
        super().resizeEvent(event)
        low = event.size().height() < scaled(_LOW)
        self.chosen.give_way(on=low)
        self.several.setVisible(low)
        self.bar.give_way(on=low)
        self._place_named()

    def refresh(self) -> None:
        """Read the list again; selection and place stay."""
        before = self.bar.criteria
        self.bar.follow_year()
        if self.bar.criteria == before:
            self.table.read_again()
        else:
            self._narrow(self.bar.criteria)
        self.named.show_current()
        self.named.count()

    def take_focus(self) -> None:
        """Give the keyboard to the rows, or where there are none to what can be done instead."""
        shown = self._below.currentWidget()
        if shown is not self.table:
            shown = shown.findChild(QPushButton) or self.bar.words
        shown.setFocus()

    def go_to_named(self) -> None:
        """Go to the named filters, or from there back to the list; where they are folded, open their menu."""
        if not self.named.isHidden():
            to_list = self.named.list.hasFocus()
            (self.take_focus if to_list else self.named.take_focus)()
        elif self.bar.named.isVisible():
            self.bar.named_menu.popup(self.bar.named.mapToGlobal(self.bar.named.rect().bottomLeft()))

    def _open_colours(self, around: Surroundings) -> None:
        ColoursWindow(self, self.table.records.colouring, around).open()

    def _fold(self, *, on: bool) -> None:
        focused = self.named.isAncestorOf(self.window().focusWidget() or self)
        self._context.settings.fold(self._context.ledger.path, self.kind.kind, on=on)
        self._place_named()
        if on and focused:
            self.bar.named.setFocus()
        elif not on and not self.named.isHidden():
            self.named.take_focus()

    def _place_named(self) -> None:
        """Put the named filters beside the list where there are any, nobody folded them, and there is room."""
        has_room = self.width() >= scaled(_LEAST_BESIDE) + self.named.width() + Space.MEDIUM
        self.bar.named_menu.may_unfold = has_room
        folded = self._context.settings.is_folded(self._context.ledger.path, self.kind.kind)
        beside = has_room and not folded and bool(self.bar.kept.all())
        self.named.setVisible(beside)
        self.bar.show_named(beside=beside)

    def _narrow(self, criteria: Criteria) -> None:
        if criteria.only is None:
            self.table.show_filter(criteria.filter(self.kind, self._context.today()))
        else:
            self.table.show_only(criteria.only)
        self.table.scrollToTop()
        self.named.show_current()

    def _count(self, count: int) -> None:
        narrowed, focused = self.bar.criteria.narrows(), self.window().focusWidget()
        inside = focused is not None and self._below.isAncestorOf(focused)
        self._below.setCurrentIndex(0 if count else 2 if narrowed else 1)
        if inside:
            self.take_focus()
        self.counted.emit(count)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen.show_chosen(self.table.selected_count(), self.count)

    def _nothing_yet(self) -> QWidget:
        said = _("这一年还没有{kind}").format(kind=_(self.kind.label))
        if self._context.ledger.read_only:
            return EmptyState("document", said, _("这个台账是只读打开的，不能新增。"))
        new = on_click(primary_button(_("新增{kind}").format(kind=_(self.kind.label)), "new"), self.new_wanted.emit)
        text = _("点“新增”一条一条录入；已有 Excel 表格的，按“导入”，或在那里复制几行，到这里按 Ctrl+V。")
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (new, self.several):
            row.addWidget(button)
        return EmptyState("document", said, text, both)

    def _nothing_found(self) -> QWidget:
        clear = on_click(quiet_button(_("清除筛选")), self.bar.reset)
        return EmptyState("search", _("没有符合条件的记录"), _("换几个字，或放宽筛选条件再试。"), clear)
