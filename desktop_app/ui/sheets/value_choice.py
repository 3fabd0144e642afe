"""A value to choose or type for a field: what its code list offers, the records it may mean, or any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from desktop_app.exchange.sheets.values import NO, YES
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.office.records.listing import choices
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.quiet_wheel import QuietChoice

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

_SEEN_AT_ONCE = 14


def offered(ledger: Ledger, field: Field) -> list[tuple[str, str]]:
    """Return what a field may mean as (code or record, words); nothing for a field that holds any text."""
    if field.shape is Shape.YES_NO:
        return [(YES, YES), (NO, NO)]
    if field.shape is Shape.CODE:
        return [(code.code, code.text) for code in codes(field.codes).values()]
    return list(read(ledger, choices, field.links)) if field.shape is Shape.LINK else []


class ValueChoice(QuietChoice):
    """A drop-down list in which one may also type, found by any part of the words."""

    def __init__(self, values: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SEEN_AT_ONCE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in values:
            self.addItem(words, key)
        found = QCompleter(self.model(), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found.popup().setObjectName("completions")
        self.setCompleter(found)
        self.setCurrentIndex(-1)

    def key(self) -> str:
        """Return the code or record whose words stand there, or "" for other words."""
        place = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(place)) if place >= 0 else ""
