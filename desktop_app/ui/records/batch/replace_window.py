"""查找替换: in one text field of the chosen records a text stands in place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_app.i18n import _
from desktop_app.model.changeable import changeable_fields
from desktop_app.model.field import Shape
from desktop_app.office.records.rewriting import Replacement
from desktop_app.ui.forms.naming import counted, shortened
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.records.batch.field_chooser import FieldChooser
from desktop_app.ui.records.batch.planned_change import PlannedChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.office.records.rewriting import Wish
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.table_view import RecordTable

_TEXTS = frozenset({Shape.TEXT, Shape.LINES, Shape.TAGS})


def text_fields(kind: type[Record]) -> list[Field]:
    """Return the fields of a kind in which texts can be replaced."""
    return [field for field in changeable_fields(kind).values() if field.shape in _TEXTS]


class ReplaceWindow(PlannedChange):
    """Plans a replacement; `field` is the one that was worked on in the list, if it holds texts."""

    def __init__(
        self, parent: QWidget, context: Context, kind: type[Record], ids: Sequence[str], field: Field | None
    ) -> None:
        super().__init__(parent, context, kind, ids, _("在 {count}中查找替换").format(count=counted(kind, len(ids))))
        offered = text_fields(kind)
        self.chooser = FieldChooser(lambda: offered)
        start = field if field in offered else next((one for one in offered if one.name == kind.title_field), None)
        self.chooser.set_typed((start or offered[0]).name)
        self.sought, self.put = QLineEdit(), QLineEdit()
        self._asked = Replacement(self.ids, "", "", "")
        self.chooser.changed.connect(self.changed)
        for edit in (self.sought, self.put):
            edit.textChanged.connect(lambda _text: self.changed())
        self.lay_out()
        self.sought.setFocus()

    def ask(self) -> QWidget:
        """Return the field, what is looked for, and what comes in its place."""
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        names = (_("栏目"), _("查找"), _("替换为"))
        for place, (name, box) in enumerate(zip(names, (self.chooser, self.sought, self.put), strict=True)):
            grid.addWidget(label(name, "field"), 0, place)
            grid.addWidget(box, 1, place)
            box.setAccessibleName(name)
        return whole

    def prepare(self) -> str:
        """Read what is looked for."""
        field = self.chooser.chosen
        if field is None:
            return _("请先选一栏。")
        self._asked = Replacement(self.ids, field.name, self.sought.text(), self.put.text())
        return ""

    def wish(self) -> Wish:
        """Return the texts with what was found replaced."""
        return self._asked

    def words(self) -> str:
        """Say what became what."""
        count = counted(self.kind, len(self.planned))
        return _("替换{kind} {count}：“{find}”改为“{put}”").format(
            kind=_(self.kind.label), count=count, find=shortened(self._asked.find), put=shortened(self._asked.put)
        )


def open_replace(parent: QWidget, context: Context, table: RecordTable) -> None:
    """Ask what is to be replaced in the records that are chosen in a list, or in all of it where none is."""
    kind, chosen = table.records.kind, table.selected_ids() or table.records.record_ids()
    if chosen and text_fields(kind) and not context.ledger.read_only:
        ReplaceWindow(parent, context, kind, chosen, table.current_field()).open()
