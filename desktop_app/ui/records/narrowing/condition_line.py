"""One condition as it is put together: a field, how it is compared, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.settings import KeptCondition
from desktop_app.ui.forms.inputs.choice import ChoiceInput
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.kit.theme import icon_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.records.batch.field_chooser import FieldChooser
from desktop_app.ui.records.narrowing.comparisons import BETWEEN, COMING, DAYS, EMPTY, FILLED, PAST, comparisons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.forms.inputs.field_input import FieldInput
    from desktop_app.ui.forms.inputs.making import Surroundings

_FIELD_WIDTH, _HOW_WIDTH, _VALUE_WIDTH = 160, 120, 150
_HOW = Field(label="比较方式", shape=Shape.CODE, required=True)


class ConditionLine(QWidget):
    """Signals: `removed()`, `entered()` on Enter in its last input."""

    removed = Signal()
    entered = Signal()

    def __init__(self, fields: Sequence[Field], around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._fields = {field.name: field for field in fields}
        self.chooser = FieldChooser(lambda: fields)
        self.chooser.setFixedWidth(scaled(_FIELD_WIDTH))
        self.chooser.changed.connect(lambda: self._choose_field(self.chooser.chosen))
        self.how = ChoiceInput(_HOW, self._ways)
        self.how.setFixedWidth(scaled(_HOW_WIDTH))
        self.how.changed.connect(self._show_values)
        self.values: list[FieldInput] = []
        self._field: Field | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(self.chooser)
        self._row.addWidget(self.how)
        room = QWidget()  # an empty layout would leave the room between field and cross to both sides
        self._inputs = QHBoxLayout(room)
        self._inputs.setContentsMargins(0, 0, 0, 0)
        self._inputs.setSpacing(Space.TINY)
        self._row.addWidget(room, 1)
        self._row.addWidget(on_click(icon_button("close", _("去掉这个条件")), self.removed.emit))
        self.how.hide()

    def show_condition(self, kept: KeptCondition) -> None:
        """Show a condition as it was typed."""
        field = self._fields.get(kept.field)
        if field is None:
            return
        self.chooser.set_typed(field.name)
        self._choose_field(field)
        self.how.set_typed(kept.comparison)
        self._show_values()
        for box, text in zip(self.values, kept.typed, strict=False):
            box.set_typed(text)

    def condition(self) -> KeptCondition | None:
        """Return the condition as it stands; None while no field is chosen."""
        for box in (self.chooser, self.how, *self.values):
            box.finish()
        if self._field is None:
            return None
        typed = [box.typed() for box in self.values]
        return KeptCondition(field=self._field.name, comparison=self.how.typed(), typed=typed)

    def _ways(self) -> list[Choice]:
        return [Choice(key, words) for key, words in comparisons(self._field)] if self._field else []

    def _choose_field(self, field: Field | None) -> None:
        if field == self._field:
            return
        self._field = field
        self.how.setVisible(field is not None)
        self.how.set_typed(comparisons(field)[0][0] if field else "")
        self._show_values()
        if self.values:
            self.values[0].setFocus()

    def _show_values(self) -> None:
        wanted = 0 if self._field is None or self.how.typed() in {EMPTY, FILLED} else 1
        wanted = 2 if wanted and self.how.typed() == BETWEEN else wanted
        for box in self.values:
            box.close_list()
            self._inputs.removeWidget(box)
            box.deleteLater()
        asked = DAYS if self.how.typed() in {COMING, PAST} else self._field
        self.values = [make_input(asked, self._around) for _place in range(wanted)] if asked else []
        for box in self.values:
            box.setMinimumWidth(scaled(_VALUE_WIDTH))
            box.entered.connect(self.entered)
            self._inputs.addWidget(box)
