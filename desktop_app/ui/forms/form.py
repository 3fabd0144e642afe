"""The form of one record: its groups of fields, what is computed from them, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.record import fields_of, form_fields, typed_fields
from desktop_app.office.records.year_condition import period_field
from desktop_app.ui.forms.derived_row import DerivedRow
from desktop_app.ui.forms.field_row import FieldRow, is_wide
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.naming import title_of
from desktop_app.ui.forms.owned_table import OwnedTable
from desktop_app.ui.forms.owning import kinds_in_form
from desktop_app.ui.forms.reading_form import problems_of, values_readable, values_typed
from desktop_app.ui.forms.saving import NotSavedError, Typed, Work
from desktop_app.ui.forms.time_left import words_left
from desktop_app.ui.kit.section import Section
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record
    from desktop_app.office.records.owned_records import Owned
    from desktop_app.ui.forms.drafts import Draft
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.forms.owned_row import OwnedRow
    from desktop_app.ui.forms.saving import Saved

_DUE = "due_on"
"""The computed day beside which it stands how much time there is left."""

_NOTHING = frozenset({"", "0"})
"""What stands in an input that nothing was put into; a switch says 0."""


@dataclass(frozen=True)
class FormState:
    """What stands in a form at a moment: the record, its inputs, and what is to change of what it owns."""

    record_id: str | None
    typed: Mapping[str, str]
    owned: Mapping[OwnedRow, Mapping[str, str]]
    removed: Sequence[str]


class RecordForm(QScrollArea):
    """The form of one kind; signals `changed()` when the person changed something."""

    changed = Signal()

    def __init__(self, kind: type[Record], around: Surroundings, rules: Callable[[], Rules]) -> None:
        super().__init__()
        self._around = around
        self.kind = kind
        self.record_id: str | None = None
        self._rules = rules
        self._before: dict[str, str] = {}
        self._contradicting: dict[str, str] = {}
        self._owned: dict[str, list[dict[str, Value]]] = {}
        self.rows = {name: FieldRow(make_input(field, around)) for name, field in form_fields(kind).items()}
        self.derived = {name: DerivedRow(field) for name, field in fields_of(kind).items() if field.derived}
        self.tables = [OwnedTable(owned, kind, around, self._start_owned) for owned in kinds_in_form(kind)]
        self._sections = [Section(title, cells) for title, cells in self._groups().items()]
        self._lay_out()
        for row in self.rows.values():
            if row.field.brings:
                row.input.changed.connect(partial(self._bring, row))
        for signal in [row.input for row in self.rows.values()] + self.tables:
            signal.changed.connect(self._retyped)
            signal.entered.connect(self._go_on)

    def fill(self, record_id: str | None, values: Mapping[str, Value], owned: Owned) -> None:
        """Show a saved record, or a new one with these values."""
        if record_id is None or record_id != self.record_id:
            self.verticalScrollBar().setValue(0)
        self.record_id = record_id
        for name, row in self.rows.items():
            row.input.set_value(values.get(name))
            row.show_error("")
            row.hint("")
            row.count()
        for table in self.tables:
            table.fill(owned.get(table.kind.kind, []))
        self._before = self.typed()
        self._owned = {
            name: [{**theirs, "id": one} for one, theirs in owned.get(name, [])] for name in self.kind.derives_from
        }
        self._fold()
        self._compute()

    def restore(self, draft: Draft) -> None:
        """Put back what a draft kept, on top of what is saved."""
        for name, text in draft.typed.items():
            if name in self.rows:
                self.rows[name].input.set_typed(text)
                self.rows[name].count()
        for table in self.tables:
            table.restore(draft.owned, draft.removed)
        self._fold()
        self._compute()

    def typed(self) -> dict[str, str]:
        """Return what stands in every input."""
        return {name: row.input.typed() for name, row in self.rows.items()}

    def typed_changes(self) -> dict[str, str]:
        """Return what stands in the inputs that differ from what was filled in."""
        return {name: text for name, text in self.typed().items() if text != self._before.get(name)}

    def is_changed(self) -> bool:
        """Tell whether there is anything to save."""
        owned = any(table.removed or any(row.is_changed() for row in table.rows) for table in self.tables)
        return bool(self.typed_changes()) or owned

    def accept(self) -> None:
        """Take what stands there for what is saved (or given up): nothing is changed any more."""
        self._before = self.typed()
        for table in self.tables:
            table.accept()

    def state(self) -> FormState:
        """Return what stands there now, to tell later what was typed since."""
        owned = {row: row.typed() for table in self.tables for row in table.rows if row.is_changed()}
        removed = [record for table in self.tables for record in table.removed]
        return FormState(self.record_id, self.typed(), owned, removed)

    def take_saved(self, state: FormState, saved: Saved) -> None:
        """Take what stood there at `state` for saved; what was typed since isn't."""
        self.record_id, self._before = saved.record_id, dict(state.typed)
        for table in self.tables:
            table.removed = [record for record in table.removed if record not in state.removed]
        for (row, typed), record_id in zip(state.owned.items(), saved.owned, strict=True):
            next(table for table in self.tables if table.kind is row.kind).take_saved(row, record_id, typed)

    def work(self) -> Work:
        """Return what is to be saved; raises `NotSavedError` with the sentences for what can't be."""
        owned = [row for table in self.tables for row in table.rows if row.is_changed()]
        problems = problems_of(self.rows)
        theirs = {place: found for place, row in enumerate(owned) if (found := row.problems())}
        if problems or theirs:
            raise NotSavedError(problems, theirs)
        values = values_typed(self.rows)
        changed = values if self.record_id is None else {name: values[name] for name in self.typed_changes()}
        removed = [record for table in self.tables for record in table.removed]
        record = Typed(self.kind, self.record_id, changed)
        return Work(record, title_of(self.kind, values, self._around.title), [row.result() for row in owned], removed)

    def show_problems(self, error: NotSavedError) -> None:
        """Show each sentence beside its field and go to the first wrong one."""
        found = self.kind.problems(self.values())
        self._contradicting = {name: said for name, said in error.fields.items() if said == found.get(name)}
        for name, row in self.rows.items():
            row.show_error(error.fields.get(name, ""))
        owned = [row for table in self.tables for row in table.rows if row.is_changed()]
        for place, owned_row in enumerate(owned):
            owned_row.show_problems(error.owned.get(place, {}))
        wrong = [row for row in self._all_rows() if row.error]
        if wrong:
            self.go_to(wrong[0])

    def go_to(self, row: FieldRow) -> None:
        """Give a field the focus and bring it into view."""
        for section in self._sections:
            section.unfold_for(row)
        row.input.setFocus()
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, Space.WIDE))

    def go_to_first(self) -> None:
        """Go to the first input; in a new record to the first that has to be filled in and isn't yet."""
        rows = list(self.rows.values())
        lacking = [row for row in rows if row.field.required and not row.input.typed()]
        self.go_to((lacking if lacking and self.record_id is None else rows)[0])

    @property
    def wrong(self) -> int:
        """Return how many fields bear a sentence about what is wrong."""
        return sum(bool(row.error) for row in self._all_rows())

    @property
    def title_row(self) -> FieldRow:
        """Return the row of the field that is the record's title."""
        return self.rows[self.kind.title_field]

    def values(self) -> dict[str, Value]:
        """Return the values that can be read as they stand."""
        return values_readable(self.rows)

    def _all_rows(self) -> list[FieldRow]:
        owned = [row for table in self.tables for line in table.rows for row in line.rows.values()]
        return [*self.rows.values(), *owned]

    def _start_owned(self, kind: type[Record]) -> dict[str, Value]:
        """Start an owned record on its owner's day."""
        mine, theirs = period_field(self.kind), [field for field in typed_fields(kind).values() if _is_day(field)]
        day = self.values().get(mine.name) if mine else None
        return {theirs[0].name: day} if theirs and day else {}

    def _retyped(self) -> None:
        if self.wrong:
            found = self.kind.problems(self.values())
            for name in {name for name, said in self._contradicting.items() if found.get(name) != said}:
                # Another field was put right, and with it what contradicted it.
                del self._contradicting[name]
                self.rows[name].show_error("")
        self._compute()
        self.changed.emit()

    def _bring(self, link: FieldRow) -> None:
        """Take over from the record that a link means what nobody typed here."""
        record = self.values().get(link.field.name)
        meant = self._around.meant(link.field.links, str(record)) if record else {}
        for name in link.field.brings:
            row = self.rows.get(name)
            if row and meant.get(name) and row.input.typed() in {"", self._before.get(name)}:
                row.input.set_value(meant[name])

    def _compute(self) -> None:
        if self.derived:
            values = self.values()
            values |= self.kind.derive(values, self._rules(), self._owned)
            for name, row in self.derived.items():
                left = words_left(values, self._around.today(), self._rules()) if name == _DUE else ""
                row.show_value(values.get(name), left)

    def _close_lists(self) -> None:
        for row in self._all_rows():
            row.input.close_list()

    def _go_on(self) -> None:
        """Go to the next field past what folds a section, in a new record also past what may stay empty."""
        rows, focused = [row for row in self._all_rows() if row.isVisible()], self.focusWidget()
        place = next((at for at, row in enumerate(rows) if focused and row.isAncestorOf(focused)), None)
        if place is None or place + 1 == len(rows):
            self.focusNextPrevChild(True)
        else:
            self.go_to(self._needed_of(rows[place + 1 :]) or rows[place + 1])

    def _needed_of(self, rest: Sequence[FieldRow]) -> FieldRow | None:
        """Return the next row that a new record needs or that says something; None where nothing more is needed."""
        if self.record_id or not any(row.field.required and row.input.typed() in _NOTHING for row in rest):
            return None
        return next(row for row in rest if row.field.required or row.input.typed() not in _NOTHING)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.WIDE)
        for section in self._sections:
            column.addWidget(section)
        for table in self.tables:
            column.addWidget(table)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._close_lists)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fold(self) -> None:
        """Fold the sections of mere details in which nothing stands."""
        typed = {self.rows[name] for name, text in self.typed().items() if text not in _NOTHING}
        for section in self._sections:
            inside = [widget for widget in section.widgets if isinstance(widget, FieldRow)]
            section.fold(on=len(self._sections) > 1 and not typed & set(inside) and all(map(_is_detail, inside)))

    def _groups(self) -> dict[str, Sequence[tuple[QWidget, bool]]]:
        groups: dict[str, list[tuple[QWidget, bool]]] = {}
        for name, field in fields_of(self.kind).items():
            if name not in self.rows and name not in self.derived:
                continue
            row: QWidget = self.rows[name] if name in self.rows else self.derived[name]
            groups.setdefault(_(field.group), []).append((row, is_wide(field, self.kind.title_field)))
        return dict(groups)


def _is_detail(row: FieldRow) -> bool:
    """Tell whether a field is one that most records leave empty."""
    return not (row.field.required or row.field.listed or row.field.search or row.field.personal)


def _is_day(field: Field) -> bool:
    return field.shape.value == "day"
