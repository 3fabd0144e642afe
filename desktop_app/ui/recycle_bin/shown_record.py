"""A deleted record as it last stood, field by field, with what went with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.listed import shown_text
from desktop_app.model.record import fields_of
from desktop_app.ui.kit.theme import caption, heading, label, wrapping
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Field, Value
    from desktop_app.office.records.recycle_bin import DeletedRecord

_NAMES_AT_LEAST = 96
_MOST_PARTS = 50


class ShownRecord(QScrollArea):
    """Shows one deleted record to be read; `linked(kind, id)` names the records it means."""

    def __init__(self, linked: Callable[[str, str], str]) -> None:
        super().__init__()
        self._linked = linked
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("删除前的内容"))

    def show_record(self, one: DeletedRecord | None) -> None:
        """Show a record, or nothing."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.LARGE, 0, Space.SMALL, Space.LARGE)
        column.setSpacing(Space.SMALL)
        whole = list(one.whole()) if one else []
        for part in whole[:_MOST_PARTS]:
            column.addWidget(heading(_(part.kind.label), 3))
            column.addLayout(self._fields(part))
        if len(whole) > _MOST_PARTS:
            column.addWidget(caption(_("还有 {count} 条").format(count=len(whole) - _MOST_PARTS)))
        column.addStretch(1)
        self.setWidget(inside)

    def _fields(self, part: DeletedRecord) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnMinimumWidth(0, scaled(_NAMES_AT_LEAST))
        grid.setColumnStretch(1, 1)
        for row, (field, text) in enumerate(self._filled(part)):
            grid.addWidget(wrapping(caption(_(field.label))), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_readable(text), row, 1)
        return grid

    def _filled(self, part: DeletedRecord) -> list[tuple[Field, str]]:
        fields = fields_of(part.kind)
        texts = [(fields[name], self._text(fields[name], value)) for name, value in part.values.items()]
        return [(field, text) for field, text in texts if text]

    def _text(self, field: Field, value: Value) -> str:
        if field.shape is Shape.LINK:
            return (self._linked(field.links, str(value)) or _("（已删除的记录）")) if value else ""
        return shown_text(field, value) if value is not None and value is not False else ""


def _readable(text: str) -> QLabel:
    made = wrapping(label(text, "body"))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
