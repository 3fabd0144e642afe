"""批量修改: one or several fields get the same new value in all chosen records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _, listed
from desktop_app.model.changeable import changeable_fields
from desktop_app.model.text import FieldError
from desktop_app.office.records.rewriting import SameValues, checked_values
from desktop_app.ui.forms.inputs.making import make_input
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.theme import icon_button, label, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.records.batch.field_chooser import FieldChooser
from desktop_app.ui.records.batch.planned_change import PlannedChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record
    from desktop_app.office.records.rewriting import Wish
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.field_input import FieldInput
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.table_view import RecordTable

_NAMES_WIDTH = 200


class BatchLine(QWidget):
    """One field and its new value. Signals: `changed()`, `removed()`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, offered: Callable[[], Iterable[Field]], around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.chooser = FieldChooser(offered)
        self.chooser.setFixedWidth(scaled(_NAMES_WIDTH))
        self.input: FieldInput | None = None
        self.chooser.changed.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(self.chooser)
        self._row.addWidget(label(_("改为"), "caption"))
        self._place = QVBoxLayout()
        self._row.addLayout(self._place, 1)
        self.remove = on_click(icon_button("close", _("不改这一栏")), self.removed.emit)
        self._row.addWidget(self.remove)

    @property
    def field(self) -> Field | None:
        """Return the field that is to change."""
        return self.input.field if self.input else None

    def _choose(self) -> None:
        field = self.chooser.chosen
        if field == self.field:
            return
        if self.input:
            self.input.close_list()
            self._place.removeWidget(self.input)
            self.input.deleteLater()
            self.input = None
        if field:
            self.input = make_input(field, self._around)
            self.input.changed.connect(self.changed)
            self.input.entered.connect(self.changed)
            self._place.addWidget(self.input)
            self.input.setFocus()
        self.changed.emit()


class BatchWindow(PlannedChange):
    """Plans the same new values for all chosen records."""

    def __init__(
        self, parent: QWidget, context: Context, kind: type[Record], ids: Sequence[str], around: Surroundings
    ) -> None:
        title = _("批量修改 {count}").format(count=counted(kind, len(ids)))
        super().__init__(parent, context, kind, ids, title)
        self._around = around
        self._values: dict[str, Value] = {}
        self.lines: list[BatchLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        self.more = on_click(link_button(_("再改一栏"), "new"), self.add_line)
        self._add_line()
        self.lay_out()
        self.lines[0].chooser.setFocus()

    def ask(self) -> QWidget:
        """Return the lines, with the button that adds one."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._column)
        beside = QHBoxLayout()
        beside.addWidget(self.more)
        beside.addStretch(1)
        column.addLayout(beside)
        return whole

    def add_line(self) -> None:
        """Let one more field be changed, and go there."""
        self._add_line().chooser.setFocus()

    def prepare(self) -> str:
        """Read the new values."""
        self._values = {}
        for line in self.lines:
            if line.input is None:
                continue
            try:
                self._values |= checked_values(self.kind, {line.input.field.name: line.input.value()})
            except FieldError as error:
                line.input.set_bad(bad=True)
                return str(error)
            line.input.set_bad(bad=False)
        return ""

    def wish(self) -> Wish:
        """Return the same values for every record."""
        return SameValues(self.ids, dict(self._values))

    def words(self) -> str:
        """Say which fields of how many records."""
        names = listed([_(line.field.label) for line in self.lines if line.field])
        count = counted(self.kind, len(self.planned))
        return _("批量修改{kind} {count}：{fields}").format(kind=_(self.kind.label), count=count, fields=names)

    def _add_line(self) -> BatchLine:
        line = BatchLine(lambda: self._offered(line), self._around)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.addWidget(line)
        self._fit()
        return line

    def _remove(self, line: BatchLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        if not self.lines:
            self._add_line()
        self._fit()
        self.changed()

    def _fit(self) -> None:
        self.more.setEnabled(len(self.lines) < len(changeable_fields(self.kind)))

    def _offered(self, line: BatchLine) -> list[Field]:
        taken = {other.field.name for other in self.lines if other is not line and other.field}
        return [field for name, field in changeable_fields(self.kind).items() if name not in taken]


def open_batch(parent: QWidget, context: Context, table: RecordTable, around: Surroundings) -> None:
    """Ask what is to change in the records that are chosen in a list."""
    chosen = table.selected_ids()
    if chosen and not context.ledger.read_only:
        BatchWindow(parent, context, table.records.kind, chosen, around).open()
