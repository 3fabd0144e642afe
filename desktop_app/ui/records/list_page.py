"""A page of lists: one tab for each kind, the list with its filter, and the editor as a sheet at its side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import links_of
from desktop_app.office.records.listing import Filter
from desktop_app.office.records.owned_records import owner_of, owners_of
from desktop_app.office.records.year_condition import period_field
from desktop_app.store.log.reading import read
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.forms.editor import Editor
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.theme import icon_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.paper_stack import PaperStack
from desktop_app.ui.records import list_actions
from desktop_app.ui.records.criteria import Criteria, Narrowed
from desktop_app.ui.records.record_list import RecordList
from desktop_app.ui.records.row_menu import bind_row_keys, row_menu
from desktop_app.ui.records.row_work import RowWork
from desktop_app.ui.records.saved_elsewhere import say_where
from desktop_app.ui.records.side_sheet import Sheet, change_sides
from desktop_app.ui.returned.return_bar import ReturnBar
from desktop_app.ui.sheets.opening import open_import

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.store.log.notices import Notice


class ListPage(RowWork):
    """The lists of some kinds; a subclass names `tabs` (kinds entered daily) and `settings` (kinds set up once)."""

    tabs: ClassVar[tuple[type[Record], ...]] = ()
    settings: ClassVar[tuple[type[Record], ...]] = ()

    def subtitle(self) -> str:
        """Say the year and how many records are listed."""
        shown = self.shown
        count = counted(shown.kind, shown.count)
        if period_field(shown.kind) is None or shown.criteria.year is None:
            return count
        return _("{year} 年 · {count}").format(year=shown.criteria.year, count=count)

    def primary_actions(self) -> list[QWidget]:
        """Return import, export, print and new."""
        self._import = on_click(quiet_button(_("导入"), "import"), self.import_sheet)
        self._export = on_click(quiet_button(_("导出"), "export"), self.export_sheet)
        self._print = on_click(icon_button("print", _("打印列表…（Ctrl+P）")), self.print_page)
        self._new = on_click(primary_button(_("新增"), "new"), self.new_record)
        for writing in (self._import, self._new):
            writing.setEnabled(not self.context.ledger.read_only)
        return [self._import, self._export, self._print, self._new]

    def build(self) -> None:
        """Make the tabs, the editor's sheet and the first list."""
        self.editor = Editor(self.context, ReturnBar(self.context))
        self.editor.shown.connect(self._mark_open)
        self.editor.saved.connect(self._after_saving)
        self.editor.closed.connect(self._after_closing)
        self.editor.head.delete_wanted.connect(self._delete_open)
        self._lists: dict[str, RecordList] = {}
        self._stack = QStackedWidget()
        self.bar = TabBar()
        for kind in (*self.tabs, *self.settings):
            self.bar.addTab(_(kind.label))
        self.bar.currentChanged.connect(self._show_tab)
        self.paper = PaperStack(self.context, self._lists_side())
        self.paper.turned.connect(self._show_actions)
        self.content.addWidget(self.paper)
        self._list(self.tabs[0])
        self.sheet = Sheet(self, self.editor)
        bind_row_keys(self, self, lambda: change_sides(self.shown, self.editor, self.sheet))
        self._show_tab(0)

    @property
    def shown(self) -> RecordList:
        """Return the list that is shown."""
        return self._list((*self.tabs, *self.settings)[self.bar.currentIndex()])

    def above(self, kind: type[Record]) -> QWidget | None:  # noqa: ARG002 (a subclass may put something there)
        """Return what stands over the list of a kind."""
        return None

    def refresh(self, notice: Notice | None) -> None:
        """Read the lists again and let the editor follow."""
        self.editor.hear(notice)
        for shown in self._lists.values():
            if notice is None or notice.kinds & _kinds_read(shown.kind):
                shown.refresh()

    def arrive(self, target: object) -> None:
        """Show the records another page asked for."""
        if isinstance(target, Selection):
            listed = self._listed(target)
            if KINDS[listed.kind] in (*self.tabs, *self.settings):
                self.show_kind(KINDS[listed.kind])
                self.shown.bar.take(Criteria(only=listed.record_ids), listed.title)
        elif isinstance(target, Filter):
            self.shown.bar.take(Criteria(words=target.words, more=target.where), "")

    def _listed(self, wanted: Selection) -> Selection:
        """Return the records that stand in a list: for those that belong to others, these others."""
        kind = KINDS[wanted.kind]
        owners = read(self.context.ledger, owners_of, kind, wanted.record_ids)
        if owners is None:
            return wanted
        said = _("{title}（{count}，在这些{owner}里）").format(
            title=wanted.title, count=counted(kind, len(wanted.record_ids)), owner=_(owners[0].label)
        )
        return Selection(owners[0].kind, tuple(owners[1]), said)

    def place(self) -> object:
        """Return the list that is shown and what it is narrowed to."""
        return Narrowed(self.bar.currentIndex(), self.shown.criteria, self.shown.bar.limited.text())

    def return_to(self, place: object) -> None:
        """Show a list narrowed as it was."""
        if isinstance(place, Narrowed):
            self.bar.setCurrentIndex(place.tab)
            self.shown.bar.take(place.criteria, place.name)

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        """Show the form of a record, or of a new one; what belongs to another record is edited with that one."""
        wanted = KINDS[kind]
        owner = read(self.context.ledger, owner_of, wanted, record_id) if record_id else None
        if owner:
            wanted, record_id = owner
        self.show_kind(wanted)
        self._open(wanted, record_id, defaults)

    def show_kind(self, kind: type[Record]) -> None:
        """Bring the tab of a kind up."""
        kinds = (*self.tabs, *self.settings)
        if kind in kinds:
            self.bar.setCurrentIndex(kinds.index(kind))

    def new_text(self) -> str:
        """Return the menu's words for a new record; none in a ledger opened for looking only."""
        if self.context.ledger.read_only:
            return ""
        kind = self.shown.kind if self._built else self.tabs[0]
        return _("新增{kind}").format(kind=_(kind.label))

    def new_record(self) -> None:
        """Start a new record of the kind that is shown."""
        if not self.context.ledger.read_only:
            self._open(self.shown.kind, None, None)

    def may_leave(self) -> bool:
        """Let go at any time: what is typed is kept as a draft."""
        if self._built:
            self.editor.keep_draft()
        return True

    def is_being_written(self) -> bool:
        """Tell whether the form holds what isn't saved."""
        return self._built and self.editor.form is not None and self.editor.form.is_changed()

    def import_sheet(self) -> None:
        """Take a sheet in."""
        open_import(self, self.context, self.shown.kind.kind)

    def export_sheet(self) -> None:
        """Write the list to a sheet."""
        list_actions.export(self.context, self, self.shown)

    def prints(self) -> bool:
        """Tell that Ctrl+P does something here."""
        return True

    def print_page(self) -> None:
        """Preview the list as it is shown, on paper; from there, print."""
        if self.paper.previewing:
            self.paper.print_out()
        else:
            list_actions.preview(self.context, self.paper, self.shown)

    def _fit(self) -> None:
        super()._fit()
        self._gaps.setSpacing(Space.SMALL if self.is_low else Space.LARGE)

    def _lists_side(self) -> QWidget:
        side = QWidget()
        self._gaps = QVBoxLayout(side)
        self._gaps.setContentsMargins(0, 0, 0, 0)
        self._gaps.addWidget(self.bar)
        self.bar.setVisible(self.bar.count() > 1)
        self._gaps.addWidget(self._stack, 1)
        return side

    def _show_actions(self, previewing: bool) -> None:  # noqa: FBT001 (a slot of a signal that carries a bool)
        """Put the form aside while the list's pages are shown; what is typed in it is kept."""
        if previewing:
            self.sheet.shut()
        elif self.editor.form is not None:
            self.sheet.open()
        for action in (self._import, self._export, self._print, self._new):
            action.setVisible(not previewing)

    def _open(self, kind: type[Record], record_id: str | None, values: Mapping[str, Value] | None) -> None:
        if self.editor.open(kind, record_id, values):
            self.sheet.open()
            self.shown.table.select(record_id or "")

    def _show_tab(self, number: int) -> None:
        kind = (*self.tabs, *self.settings)[number]
        self._stack.setCurrentWidget(self._list(kind))
        self._say_subtitle()

    def _list(self, kind: type[Record]) -> RecordList:
        if kind.kind not in self._lists:
            made = RecordList(self.context, kind, self.editor.around, self.above(kind))
            made.counted.connect(lambda _count: self._say_subtitle())
            made.new_wanted.connect(self.new_record)
            made.table.opened.connect(lambda record_id: self._open(kind, record_id, None))
            made.table.delete_wanted.connect(self.delete_selected)
            made.table.customContextMenuRequested.connect(self._show_menu)
            made.chosen.several_wanted.connect(self.enter_several)
            made.chosen.batch_wanted.connect(self.change_selected)
            made.chosen.replace_wanted.connect(self.replace_in_selected)
            made.chosen.delete_wanted.connect(self.delete_selected)
            self._lists[kind.kind] = made
            self._stack.addWidget(made)
        return self._lists[kind.kind]

    def _delete_open(self) -> None:
        form = self.editor.form
        if form and form.record_id:
            gone = partial(self.editor.forget, form.kind, form.record_id)
            list_actions.delete(self.context, form.kind, [form.record_id], gone)

    def _after_saving(self, record_id: str) -> None:
        self.shown.refresh()
        self.shown.table.select(record_id)
        if self.shown.table.records.row_of(record_id) < 0:
            # Afterwards: that it was saved is said first, as of every record.
            QTimer.singleShot(0, self, lambda: say_where(self.context, self.shown.kind, record_id))

    def _after_closing(self) -> None:
        self.sheet.shut()
        self._mark_open("")
        self.shown.take_focus()

    def _mark_open(self, record_id: str) -> None:
        for shown in self._lists.values():
            shown.table.mark_open(record_id)

    def _show_menu(self, place: QPoint) -> None:
        table = self.shown.table
        if table.selected_ids():
            self.menu().popup(table.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """Return the menu of the selected records."""
        return row_menu(self, self.context, self.shown.table)


def _kinds_read(kind: type[Record]) -> set[str]:
    return {kind.kind, *(field.links for field in links_of(kind).values())}
