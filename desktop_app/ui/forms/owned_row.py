"""One owned record as a row of a small table inside its owner's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.record import typed_fields
from desktop_app.ui.forms.drafts import OwnedDraft
from desktop_app.ui.forms.field_row import FieldRow
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.reading_form import problems_of, values_typed
from desktop_app.ui.forms.saving import Typed
from desktop_app.ui.kit.theme import icon_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record
    from desktop_app.ui.forms.inputs.making import Surroundings

_COLUMNS = 3
_SHARES = {Shape.DAY: 4, Shape.MONEY: 4, Shape.WHOLE: 4}
_USUAL_SHARE = 5


class OwnedRow(QWidget):
    """The inputs of one owned record; signals `changed()`, `entered()`, and `removed()` when it is to go."""

    changed = Signal()
    entered = Signal()
    removed = Signal()

    def __init__(self, kind: type[Record], owner_name: str, around: Surroundings, *, named: bool) -> None:
        super().__init__()
        self.kind = kind
        self.record_id: str | None = None
        fields = [field for name, field in typed_fields(kind).items() if name != owner_name]
        self.rows = {field.name: FieldRow(make_input(field, around), named=named) for field in fields}
        for row in self.rows.values():
            row.input.changed.connect(self.changed)
            row.input.entered.connect(self.entered)
        self._before: dict[str, str] = {}
        self._lay_out(named=named)

    def fill(self, record_id: str | None, values: Mapping[str, Value]) -> None:
        """Show an owned record, or a new one with these values."""
        self.record_id = record_id
        for name, row in self.rows.items():
            row.input.set_value(values.get(name))
        self._before = self.typed() if record_id else {}

    def accept(self) -> None:
        """Take what stands there for saved."""
        self._before = self.typed()

    def take_saved(self, record_id: str, typed: Mapping[str, str]) -> None:
        """Take what was typed for saved under this id; what was typed since isn't."""
        self.record_id, self._before = record_id, dict(typed)

    def restore(self, draft: OwnedDraft) -> None:
        """Put back what a draft kept."""
        for name, text in draft.typed.items():
            if name in self.rows:
                self.rows[name].input.set_typed(text)

    def draft(self) -> OwnedDraft:
        """Return what stands there as a draft."""
        return OwnedDraft(self.kind.kind, self.record_id, self.typed())

    def is_changed(self) -> bool:
        """Tell whether it is new or differs from what is saved."""
        return self.typed() != self._before

    def problems(self) -> dict[str, str]:
        """Return a sentence for each field that can't be saved as it stands."""
        return problems_of(self.rows)

    def result(self) -> Typed:
        """Return the record as typed; call it where there are no problems."""
        return Typed(self.kind, self.record_id, values_typed(self.rows))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show a sentence beside each wrong field."""
        for name, row in self.rows.items():
            row.show_error(problems.get(name, ""))

    def typed(self) -> dict[str, str]:
        """Return what stands in every input."""
        return {name: row.input.typed() for name, row in self.rows.items()}

    def _lay_out(self, *, named: bool) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.TINY)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.SMALL)
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, share(row.field))
        whole.addLayout(grid, 1)
        remove = on_click(icon_button("close", _("删去这一行")), self.removed.emit)
        whole.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom if named else Qt.AlignmentFlag.AlignTop)


def share(field: Field) -> int:
    """Return how large a part of the width a field takes, compared with the others of its line."""
    return _SHARES.get(field.shape, _USUAL_SHARE)
