"""A small form that opens in place: a few fields, what is wrong beside each, save and cancel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.i18n import _
from desktop_app.model.text import to_text
from desktop_app.ui.forms.draft_bar import DraftBar
from desktop_app.ui.forms.drafts import PAUSE
from desktop_app.ui.forms.field_grid import FieldGrid
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.inputs.choice import ChoiceInput
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.reading_form import problems_of, values_readable, values_typed
from desktop_app.ui.forms.small_form_draft import restored_words
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import heading, label, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from desktop_app.model.field import Field, Value
    from desktop_app.ui.forms.inputs.choice_list import Choice
    from desktop_app.ui.forms.inputs.field_input import FieldInput
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.forms.small_form_draft import FormDraft


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks: its title, the fields with what they start with, and the words of its button.

    `fitting` says which of the fields make sense for what stands there now; all of them where it is None. `follow`
    proposes values that depend on the others, for fields in which nobody typed. `choices` are those of a field that
    offers fewer than usual.
    """

    title: str
    fields: Sequence[Field]
    start: Mapping[str, Value]
    button: str
    note: str = ""
    fitting: Callable[[Mapping[str, Value]], frozenset[str]] | None = None
    follow: Callable[[Mapping[str, Value]], Mapping[str, Value]] | None = None
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict)


class InlineForm(QFrame):
    """A form in a quiet frame. Signal `closed()`.

    `save` gets the values and this form, and ends it: `accept`, or `refuse` with a sentence; a `UserError` refuses too.
    Where what is refused can have happened all the same, 照实记下 saves again with `as_it_happened` set.
    What is typed is kept as a draft until it is saved or the form is cancelled, whatever becomes of the window.
    """

    closed = Signal()

    def __init__(
        self,
        asked: Asked,
        around: Surroundings,
        save: Callable[[Mapping[str, Value], InlineForm], object],
        draft: FormDraft | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("role", "inline")
        self.asked = asked
        self._save = save
        self._proposed: dict[str, Value] = {}
        self._draft = draft
        self._waiting = False
        self.as_it_happened = False
        self._focused: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_draft)
        self.rows = {one.name: FieldRow(_input(one, asked, around)) for one in asked.fields}
        self._grid = FieldGrid(self.rows.values())
        for name, row in self.rows.items():
            row.input.set_value(asked.start.get(name))
            row.input.changed.connect(self._retyped)
            row.input.entered.connect(self._go_on)
        self.save_button = on_click(primary_button(asked.button, "save"), self.save)
        self.save_button.setToolTip("Ctrl+S")
        self.cancel_button = on_click(quiet_button(_("取消")), self.close_form)
        self.cancel_button.setToolTip("Esc")
        self.stand_button = on_click(quiet_button(_("照实记下")), self._let_stand)
        self.stand_button.setToolTip(tip(_("确实是这样办的：照实记下，并标明不合程序。")))
        self.stand_button.hide()
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.draft_bar = DraftBar()
        self.draft_bar.forget_wanted.connect(self._start_over)
        self._lay_out()
        self._fit()
        self._before = self._typed()
        self._put_back()
        bind_keys(self, _("保存"), ("Ctrl+S", *GO_ON), self.save)

    @property
    def error(self) -> str:
        """Return what is wrong with the form as a whole, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def go_to_first(self) -> None:
        """Go to the first field in which nothing stands yet, or to the first."""
        shown = [row for row in self.rows.values() if not row.isHidden()]
        empty = [row for row in shown if row.field.required and not row.input.typed()]
        (empty or shown)[0].input.setFocus()

    def values(self) -> dict[str, Value]:
        """Return the values of the fields shown that can be read as they stand."""
        return values_readable(self._shown())

    def save(self) -> None:
        """Save what was typed, or show beside each field what is wrong with it."""
        if self._waiting:
            return
        shown = self._shown()
        self._close_lists(shown)
        problems = problems_of(shown)
        if problems:
            self._show(problems, "")
            return
        try:
            self._save(values_typed(shown), self)
        except UserError as error:
            self.refuse(error)

    def wait(self) -> None:
        """Take no more typing while what was typed is being saved."""
        self.keep_draft()
        self._focused = self.focusWidget()
        self._let_type(on=False)

    def refuse(self, error: UserError) -> None:
        """Show what is wrong, beside its field where that is known; what was typed stays."""
        self._let_type(on=True)
        if self._focused and isValid(self._focused):
            self._focused.setFocus()
        self._focused = None
        shown = self._shown()
        self.stand_button.setVisible(isinstance(error, InvalidRecordError) and error.may_stand)
        if isinstance(error, InvalidRecordError):
            self._show({name: error.fields[name] for name in error.fields if name in shown}, _told(error, shown))
        else:
            self._show({}, str(error))

    def accept(self) -> None:
        """Close: what was typed is saved."""
        self._waiting = False
        if self._draft:
            self._draft.drop()
        if isValid(self):
            self.close_form()

    def _let_type(self, *, on: bool) -> None:
        self._waiting = not on
        for part in (self._grid, self.stand_button, self.save_button, self.cancel_button, self.draft_bar):
            part.setEnabled(on)

    def close_form(self) -> None:
        """Close for good: what was typed is saved or thrown away."""
        if self._waiting:
            return
        self._pause.stop()
        if self._draft:
            self._draft.drop()
        self._draft = None
        self._close_lists(self.rows)
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what was typed, so that nothing of it is lost whatever happens."""
        self._pause.stop()
        if self._draft:
            self._draft.keep({name: text for name, text in self._typed().items() if text != self._before[name]})

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a draft when the page is left."""
        self.keep_draft()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> dict[str, str]:
        return {name: row.input.typed() for name, row in self.rows.items()}

    def _put_back(self) -> None:
        """Put back what a draft kept."""
        draft = self._draft.found() if self._draft else None
        if draft is None:
            return
        for name, text in draft.typed.items():
            if name in self.rows:
                self.rows[name].input.set_typed(text)
        self._fit()
        self.draft_bar.say(restored_words(draft))

    def _start_over(self) -> None:
        """Throw the draft away and show what the form started with."""
        if self._draft:
            self._draft.drop()
        for name, text in self._before.items():
            self.rows[name].input.set_typed(text)
        self.draft_bar.say("")
        self._fit()
        self.go_to_first()

    def _let_stand(self) -> None:
        """Save though the rules are against it: it happened so."""
        self.as_it_happened = True
        self.save()
        self.as_it_happened = False

    def _retyped(self) -> None:
        self.stand_button.hide()
        self._pause.start()
        self._fit()

    def _shown(self) -> dict[str, FieldRow]:
        return {name: row for name, row in self.rows.items() if not row.isHidden()}

    def _fit(self) -> None:
        """Show the fields that make sense now; the others keep what was typed but aren't saved."""
        if self.asked.fitting is not None:
            self._grid.show_only(self.asked.fitting(values_readable(self.rows)))
        if self.asked.follow is not None:
            self._follow(self.asked.follow(values_readable(self.rows)))

    def _follow(self, proposed: Mapping[str, Value]) -> None:
        """Put what follows from the other fields where still the last proposal stands."""
        for name, value in proposed.items():
            before = self._proposed.get(name, self.asked.start.get(name))
            self._proposed[name] = value
            if value != before and self.rows[name].input.typed() == to_text(self.rows[name].field, before):
                self.rows[name].input.set_value(value)

    def _show(self, problems: Mapping[str, str], whole: str) -> None:
        for name, row in self.rows.items():
            row.show_error(problems.get(name, ""))
        self._wrong.setText(whole)
        self._wrong.setVisible(bool(whole))
        wrong = next((self.rows[name] for name in self.rows if name in problems), None)
        if wrong:
            wrong.input.setFocus()

    def _go_on(self) -> None:
        self.focusNextPrevChild(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(self.asked.title, 3))
        column.addWidget(self.draft_bar)
        column.addWidget(self._grid)
        if self.asked.note:
            note = label(self.asked.note, "faint")
            note.setWordWrap(True)
            column.addWidget(note)
        column.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stand_button)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    @staticmethod
    def _close_lists(rows: Mapping[str, FieldRow]) -> None:
        for row in rows.values():
            row.input.close_list()


def _input(one: Field, asked: Asked, around: Surroundings) -> FieldInput:
    offered = asked.choices.get(one.name)
    return make_input(one, around) if offered is None else ChoiceInput(one, lambda: offered)


def _told(error: InvalidRecordError, shown: Mapping[str, FieldRow]) -> str:
    """Return the sentences that stand beside no field shown."""
    return " ".join(sentence for name, sentence in error.fields.items() if name not in shown)
