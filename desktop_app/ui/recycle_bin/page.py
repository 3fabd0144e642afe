"""The page 回收站: deleted records of every kind, found by words, kind, person and time, shown, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSplitter, QStackedWidget, QTableView, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import leading_field
from desktop_app.office.records.recycle_bin import deleted_records, restore
from desktop_app.ui.context.context import Tab
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.forms.linked_titles import Linked
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.plain_table import make_plain
from desktop_app.ui.kit.theme import on_click, primary_button
from desktop_app.ui.recycle_bin.deleted_model import ALONG, KIND, NAME, WHEN, WHO, DeletedModel
from desktop_app.ui.recycle_bin.narrowing import Narrowing
from desktop_app.ui.recycle_bin.shown_record import ShownRecord
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.office.records.recycle_bin import DeletedRecord
    from desktop_app.store.log.notices import Notice


class RecycleBinPage(Page):
    """The bin as a table that is narrowed above it, the chosen record beside it."""

    name: ClassVar[str] = "recycle_bin"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def title(self) -> str:
        """Return the title."""
        return _("回收站")

    def subtitle(self) -> str:
        """Say how many there are, and how many of them are chosen."""
        count, chosen = number_text(len(self.model.rows)), len(self.chosen())
        if chosen > 1:
            return _("{count} 条，已选 {chosen} 条").format(count=count, chosen=number_text(chosen))
        return _("{count} 条").format(count=count)

    def primary_actions(self) -> list[QWidget]:
        """Return the button that brings the chosen records back."""
        self.back = on_click(primary_button(_("恢复选中的"), "undo"), self.restore_chosen)
        self.back.setToolTip("Ctrl+Enter")
        return [self.back]

    def build(self) -> None:
        """Make the line that narrows, the table and the record beside it."""
        self._linked = Linked(self.context)
        self._reading = Latest(self.context.jobs, self.context.messages)
        self.model = DeletedModel(self._linked.title)
        self.narrowing = Narrowing(self.context.today)
        self.narrowing.changed.connect(self._narrow)
        self.table = _table(self.model)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_chosen())
        self.shown = ShownRecord(self._linked.title)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self.table)
        beside.addWidget(self.shown)
        beside.setStretchFactor(0, 2)
        beside.setStretchFactor(1, 1)
        beside.setChildrenCollapsible(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(beside)
        nothing = _("在各个列表里删除的记录都到这里，可以找回；依法抹去的个人信息不在其中。")
        self._pages.addWidget(EmptyState("recycle_bin", _("回收站是空的"), nothing))
        self._pages.addWidget(EmptyState("search", _("没有符合条件的记录"), _("请换一个词，或放宽类别、时间。")))
        self.content.addWidget(self.narrowing)
        self.content.addWidget(self._pages, 1)
        bind_keys(self, _("恢复选中的记录"), GO_ON, self.restore_chosen, anywhere=True)

    def refresh(self, _notice: Notice | None) -> None:
        """Read the bin again, off the window's thread."""
        self._linked.forget()
        ledger = self.context.ledger
        self._reading.run(_("回收站"), lambda: deleted_records(ledger), self._take)

    def arrive(self, target: object) -> None:
        """Show the deleted records of a kind."""
        if isinstance(target, Tab):
            self.narrowing.choose_kind(target.name)

    def chosen(self) -> list[DeletedRecord]:
        """Return the selected records."""
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def restore_chosen(self) -> None:
        """Bring the selected records back in one step, each with what was deleted along."""
        chosen, ledger = self.chosen(), self.context.ledger
        if not chosen or ledger.read_only:
            return
        # What the log calls it, so never by a personal name.
        named = len(chosen) == 1 and not leading_field(chosen[0].kind).personal
        words = _("恢复“{name}”") if named else _("恢复 {count} 条记录")
        words = words.format(name=self.model.title(chosen[0]), count=len(chosen))
        said: Then[int] = Then(said=lambda count: _("已恢复 {count} 条记录。").format(count=number_text(count)))
        do_long(self.context, words, lambda progress: restore(ledger, chosen, words, progress), said)

    def _take(self, deleted: Sequence[DeletedRecord]) -> None:
        self._empty = not deleted
        self.narrowing.offer(deleted)
        self.model.take(deleted, self.narrowing.wanted)
        self._say()

    def _narrow(self) -> None:
        self.model.narrow(self.narrowing.wanted)
        self._say()

    def _say(self) -> None:
        found = bool(self.model.rows)
        self._pages.setCurrentIndex(0 if found else 1 if self._empty else 2)
        if found:
            self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        self.shown.show_record(chosen[0] if chosen else None)
        self.back.setEnabled(bool(chosen) and not self.context.ledger.read_only)
        self._say_subtitle()


def _table(model: DeletedModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(_("已删除的记录"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    make_plain(table)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    head = table.horizontalHeader()
    for column in (WHEN, KIND, ALONG, WHO):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    return table
