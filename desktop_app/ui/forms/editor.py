"""The editor of records: form and history of one record, saved, kept as a draft, or thrown away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.office.records.owned_records import with_owned
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.defaults import first_values, next_values
from desktop_app.ui.forms.drafts import PAUSE, Drafts
from desktop_app.ui.forms.editor_head import BESIDE, FORM, HISTORY, EditorHead
from desktop_app.ui.forms.footer import Footer
from desktop_app.ui.forms.form import RecordForm
from desktop_app.ui.forms.form_saving import Saves
from desktop_app.ui.forms.form_to_draft import keep, put_back
from desktop_app.ui.forms.hints import hint_of, hinted_rows
from desktop_app.ui.forms.history_panel import HistoryPanel
from desktop_app.ui.forms.linked_titles import Linked
from desktop_app.ui.forms.naming import title_of
from desktop_app.ui.forms.new_choice import surroundings
from desktop_app.ui.forms.slip_links import SlipLinks
from desktop_app.ui.forms.unread_marks import mark_unread
from desktop_app.ui.kit.keys import bind_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.office.records.owned_records import Owned
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.field_row import FieldRow
    from desktop_app.ui.forms.record_banner import RecordBanner
    from desktop_app.ui.forms.saving import NotSavedError
    from desktop_app.ui.forms.tab_beside import Beside


class Editor(QWidget):
    """Form and history of one record at a time. Signals: `shown(record_id)`, `saved(record_id)`, `closed()`."""

    shown = Signal(str)
    saved = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, returned: RecordBanner) -> None:
        super().__init__()
        self.form: RecordForm | None = None
        self.returned = returned
        self.head = EditorHead(self.returned, SlipLinks(context))
        self.footer = Footer()
        self.linked = Linked(context)
        self.history = HistoryPanel(context, self.linked.title)
        self._context = context
        self._drafts = Drafts.of(context.ledger.path)
        self.around = surroundings(context, self.linked)
        self._saves = Saves(context, self._drafts, self.footer, self._show_problems)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._forms: dict[str, RecordForm] = {}
        self._beside: dict[str, Beside] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.history)
        self._lay_out()
        self._connect()

    @property
    def record_id(self) -> str:
        """Return the id of the record shown, or "" for a new one or none."""
        return (self.form.record_id if self.form else None) or ""

    def put_beside(self, kind: type[Record], beside: Beside) -> None:
        """Give the records of a kind a tab of their own; the widget belongs to the editor from now on."""
        self._beside[kind.kind] = beside
        self._stack.addWidget(beside)

    def open(self, kind: type[Record], record_id: str | None, given: Mapping[str, Value] | None = None) -> bool:
        """Show a record, or a new one with the values given; False where it no longer exists."""
        if self._saves.under_way and record_id and self.record_id == record_id:
            return True
        self._put_aside(kind, record_id)
        loaded = read(self._context.ledger, with_owned, kind, record_id) if record_id else ({}, {})
        if loaded is None:
            self._context.messages.warn(_("这条记录已被删除。"))
            return False
        values, owned = loaded
        self._show(kind, record_id, values or first_values(kind, self._context) | dict(given or {}), owned)
        return True

    def save(self) -> None:
        """Save and close."""

        def close(_form: RecordForm, record_id: str) -> None:
            self._finish()
            self.saved.emit(record_id)

        self._save(close)

    def save_and_stay(self) -> None:
        """Save and go on with the same record; what is typed meanwhile stays."""
        self._save(self._go_on, stays=True)

    def save_and_next(self) -> None:
        """Save and start another record of the kind on the same unit, category and day."""
        self._save(lambda form, _saved: self.open(form.kind, None, next_values(form.kind, form.values())))

    def ask_to_close(self) -> None:
        """Close, unless something typed is unsaved: then ask first."""
        if self._saves.under_way:
            return
        if self.footer.is_asking:
            self.footer.stop_asking()
        elif self.form and self.form.is_changed():
            self.footer.ask()
        else:
            self._finish()

    def discard(self) -> None:
        """Throw away what was typed and close."""
        if self._saves.under_way:
            return
        self._forget_draft()
        self._finish()

    def forget(self, kind: type[Record], record_id: str) -> None:
        """Forget a record that was deleted, with what was typed in it."""
        self._drafts.drop(kind.kind, record_id)
        if self.form and self.form.kind is kind and self.form.record_id == record_id:
            self.form.accept()
            self._finish()

    def keep_draft(self) -> None:
        """Keep what is typed, so that nothing of it is lost whatever happens."""
        self._pause.stop()
        if self.form:
            keep(self._drafts, self.form)

    def hear(self, notice: Notice | None) -> None:
        """Follow a change of the data: show the record anew unless something is typed in its form."""
        self.linked.forget(*([notice.kinds] if notice else []))
        form = self.form
        if form is None or form.record_id is None:
            return
        loaded = read(self._context.ledger, with_owned, form.kind, form.record_id)
        if loaded is None:
            self._finish()
            return
        if not form.is_changed():
            form.fill(form.record_id, *loaded)
            mark_unread(self._context.ledger, form)
            self.head.show_title(title_of(form.kind, loaded[0], self.linked.title))
        self.head.tell_of(form.kind.kind, form.record_id)
        self._show_tab(self.head.tabs.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.ask_to_close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a draft when the page is left."""
        self.keep_draft()
        super().hideEvent(event)

    def _put_aside(self, kind: type[Record], record_id: str | None) -> None:
        """Keep what is typed in the form before another record comes into its place, and say so."""
        form = self.form
        if self._saves.under_way:
            self._saves.under_way.leave()
        elif form and form.is_changed() and (form.kind, form.record_id) != (kind, record_id):
            self._context.messages.info(_("没有保存的内容已留作草稿，再打开那条记录可以继续填写。"))
        self.keep_draft()

    def _show(self, kind: type[Record], record_id: str | None, values: Mapping[str, Value], owned: Owned) -> None:
        form = self._form_of(kind)
        form.fill(record_id, values, owned)
        mark_unread(self._context.ledger, form)
        self._show_head(kind, record_id, values)
        self.head.draft_bar.say(put_back(self._drafts, form))
        self.footer.stop_asking()
        self._say_state()
        form.go_to_first()
        self.shown.emit(record_id or "")

    def _show_head(self, kind: type[Record], record_id: str | None, values: Mapping[str, Value]) -> None:
        title = title_of(kind, values, self.linked.title) if record_id else _("新增{kind}").format(kind=_(kind.label))
        beside = self._beside.get(kind.kind) if record_id else None
        writable = not self._context.ledger.read_only
        self.head.show_record(_(kind.label), title, saved=bool(record_id), beside=beside.title() if beside else "")
        self.head.delete_button.setVisible(writable and bool(record_id))
        self.head.tell_of(kind.kind, record_id or "")
        self.footer.next.setVisible(record_id is None)
        self.footer.allow_saving(on=writable)

    def _form_of(self, kind: type[Record]) -> RecordForm:
        """Return the form of a kind; it is made once and filled anew for each record."""
        if kind.kind not in self._forms:
            form = RecordForm(kind, self.around, lambda: self._context.ledger.rules)
            form.changed.connect(self._retyped)
            for row in hinted_rows(form):
                row.input.left.connect(partial(self._hint, form, row))
            self._forms[kind.kind] = form
            self._stack.addWidget(form)
        self.form = self._forms[kind.kind]
        self._stack.setCurrentWidget(self.form)
        return self.form

    def _hint(self, form: RecordForm, row: FieldRow) -> None:
        if not row.error:
            row.hint(hint_of(self._context.ledger, form, row))

    def _retyped(self) -> None:
        self._pause.start()
        self._say_state()

    def _say_state(self) -> None:
        form = self.form
        self.footer.tell(changed=form is not None and form.is_changed(), wrong=form.wrong if form else 0)

    def _save(self, after: Callable[[RecordForm, str], object], *, stays: bool = False) -> None:
        if self.form:
            self._saves.begin(self.form, after, stays=stays)

    def _go_on(self, form: RecordForm, record_id: str) -> None:
        """Show the record as it is saved; what was typed since the save stays, and is still to be saved."""
        if form.is_changed():
            self._show_head(form.kind, record_id, form.values())
            self.keep_draft()
            self._say_state()
            self.shown.emit(record_id)
        else:
            self.open(form.kind, record_id)
        self.saved.emit(record_id)

    def _show_problems(self, form: RecordForm, error: NotSavedError) -> None:
        self.footer.stop_asking()
        self.head.tabs.setCurrentIndex(FORM)
        form.show_problems(error)
        self._say_state()

    def _forget_draft(self) -> None:
        form = self.form
        if form:
            self._drafts.drop(form.kind.kind, form.record_id)
            form.accept()

    def _start_over(self) -> None:
        """Throw the draft away and show the record as it is saved."""
        form = self.form
        if form:
            self._forget_draft()
            self.open(form.kind, form.record_id)

    def _finish(self) -> None:
        self._pause.stop()
        if self.form:
            self.form = None
            self.closed.emit()

    def _show_tab(self, number: int) -> None:
        beside = self._beside.get(self.form.kind.kind) if self.form else None
        if number == HISTORY and self.record_id:
            self.history.show_record(self.record_id)
            self._stack.setCurrentWidget(self.history)
        elif number == BESIDE and beside and self.record_id:
            beside.show_record(self.record_id)
            if self._stack.currentWidget() is not beside:
                self._stack.setCurrentWidget(beside)
                beside.setFocus()
        elif self.form:
            self._stack.setCurrentWidget(self.form)
        self.footer.setVisible(number == FORM)
        for shortcut in self._keys:
            shortcut.setEnabled(number == FORM)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep_draft)
        self.head.close_wanted.connect(self.ask_to_close)
        self.head.tab_chosen.connect(self._show_tab)
        self.head.forget_wanted.connect(self._start_over)
        self.footer.save_wanted.connect(self.save)
        self.footer.next_wanted.connect(self.save_and_next)
        self.footer.discard_wanted.connect(self.discard)
        self._keys = [*self.footer.bind_keys(self), *bind_keys(self, _("保存"), ("Ctrl+S",), self.save_and_stay)]
