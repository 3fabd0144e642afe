"""The owned records of one kind inside their owner's form: a small table to add to and take from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.owning import owner_field
from desktop_app.model.record import typed_fields
from desktop_app.ui.forms.owned_row import OwnedRow, share
from desktop_app.ui.kit.theme import heading, label, link_button, on_click
from desktop_app.ui.kit.tokens import Size, Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.forms.drafts import OwnedDraft
    from desktop_app.ui.forms.inputs.making import Surroundings

_ONE_LINE = 3
"""A row of so many fields stands on one line, with the names at the head of the table."""


class OwnedTable(QWidget):
    """The rows of one owned kind; `start` returns the values of a new row. Signals `changed()`, `entered()`."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        kind: type[Record],
        owner: type[Record],
        around: Surroundings,
        start: Callable[[type[Record]], Mapping[str, Value]],
    ) -> None:
        super().__init__()
        self.kind = kind
        self._around = around
        self._start = start
        link = owner_field(kind, owner)
        self._owner_name = link.name if link else ""
        self._named = len(typed_fields(kind)) - 1 > _ONE_LINE
        self.rows: list[OwnedRow] = []
        self.removed: list[str] = []
        self._lay_out()

    def fill(self, records: Sequence[tuple[str, Mapping[str, Value]]]) -> None:
        """Show the owned records as they are saved."""
        for row in list(self.rows):
            self._take_out(row)
        self.removed = []
        for record_id, values in records:
            self._add(record_id, values)

    def accept(self) -> None:
        """Take the rows for saved (or given up)."""
        self.removed = []
        for row in self.rows:
            row.accept()

    def take_saved(self, row: OwnedRow, record_id: str, typed: Mapping[str, str]) -> None:
        """Take what was typed in a row for saved; a new row that was taken away since is to be removed."""
        if row not in self.rows and row.record_id is None:
            self.removed.append(record_id)
        row.take_saved(record_id, typed)

    def restore(self, drafts: Sequence[OwnedDraft], removed: Sequence[str]) -> None:
        """Put back what a draft kept: rows typed, changed and taken away."""
        for row in [row for row in self.rows if row.record_id in removed]:
            self.remove(row)
        saved = {row.record_id: row for row in self.rows if row.record_id}
        for draft in drafts:
            if draft.kind != self.kind.kind:
                continue
            if draft.record_id is None:
                self._add(None, {}).restore(draft)
            elif draft.record_id in saved:
                saved[draft.record_id].restore(draft)

    def add(self) -> OwnedRow:
        """Add a row with the usual values and go to its first input."""
        row = self._add(None, self._start(self.kind))
        next(iter(row.rows.values())).input.setFocus()
        self.changed.emit()
        return row

    def remove(self, row: OwnedRow) -> None:
        """Take a row away; the record goes when the form is saved."""
        if row.record_id:
            self.removed.append(row.record_id)
        self._take_out(row)
        self.changed.emit()

    def _add(self, record_id: str | None, values: Mapping[str, Value]) -> OwnedRow:
        row = OwnedRow(self.kind, self._owner_name, self._around, named=self._named)
        row.fill(record_id, values)
        row.changed.connect(self.changed)
        row.entered.connect(self.entered)
        row.removed.connect(lambda: self.remove(row))
        self.rows.append(row)
        self._list.addWidget(row)
        self._head.setVisible(not self._named)
        return row

    def _take_out(self, row: OwnedRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._head.setVisible(bool(self.rows) and not self._named)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = QHBoxLayout()
        top.addWidget(heading(_(self.kind.label), 3), 1)
        self.add_button = on_click(link_button(_("添加"), "plus"), self.add)
        self.add_button.setAccessibleName(_("添加{kind}").format(kind=_(self.kind.label)))
        top.addWidget(self.add_button)
        column.addLayout(top)
        self._head = self._heads()
        self._head.hide()
        column.addWidget(self._head)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SMALL)
        column.addLayout(self._list)

    def _heads(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, Size.FIELD, 0)
        row.setSpacing(Space.SMALL)
        for name, field in typed_fields(self.kind).items():
            if name != self._owner_name:
                words = label(_(field.label), "field")
                words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                row.addWidget(words, share(field))
        return head
