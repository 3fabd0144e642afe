"""The head of the raw rows: over each column the field it means, to be chosen, and where the proposal comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QVBoxLayout, QWidget

from desktop_app.exchange.sheets.grid import column_letters
from desktop_app.exchange.sheets.matching.proposing import Origin
from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.i18n import _
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import set_tone
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QTableView

    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.proposing import ProposedColumn
    from desktop_app.model.record import Record

_HEIGHT = 66
_SEEN_AT_ONCE = 18


class MeaningHead(QHeaderView):
    """A choice over each column. Signal `chosen(position, target)`, "" for leaving the column out."""

    chosen = Signal(int, str)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.meanings: list[ColumnMeaning] = []
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(120)
        self.sectionResized.connect(lambda *_sizes: self._place())
        parent.horizontalScrollBar().valueChanged.connect(lambda _value: self._place())

    def sizeHint(self) -> QSize:
        """Return the height of a choice with its line below."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the choices with their columns."""
        super().resizeEvent(event)
        self._place()

    def show_columns(self, kind: type[Record], columns: Sequence[ProposedColumn]) -> None:
        """Make a choice for each column."""
        for old in self.meanings:
            old.hide()
            old.deleteLater()
        self.meanings = [ColumnMeaning(self.viewport(), kind, column) for column in columns]
        for meaning in self.meanings:
            meaning.choice.activated.connect(lambda _place, meaning=meaning: self._choose(meaning))
        self._place()

    def follow(self, matching: Matching) -> None:
        """Show what the columns mean now."""
        for meaning in self.meanings:
            meaning.show_target(matching.columns.get(meaning.column.position))

    def _choose(self, meaning: ColumnMeaning) -> None:
        self.chosen.emit(meaning.column.position, meaning.choice.currentData() or "")

    def _place(self) -> None:
        for section, meaning in enumerate(self.meanings):
            if section >= self.count():
                meaning.hide()
                continue
            meaning.setGeometry(self.sectionViewportPosition(section), 0, self.sectionSize(section), _HEIGHT)
            meaning.show()


class ColumnMeaning(QWidget):
    """The choice over one column and the line that says where it comes from."""

    def __init__(self, parent: QWidget, kind: type[Record], column: ProposedColumn) -> None:
        super().__init__(parent)
        self.column = column
        self.choice = QuietChoice()
        self.choice.setMaxVisibleItems(_SEEN_AT_ONCE)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.addItem(_("不导入"), "")
        for target in targets(kind).values():
            self.choice.addItem(target.text + (" *" if target.field.required and not target.part else ""), target.name)
        name = column.heading or column_letters(column.position)
        self.choice.setAccessibleName(_("“{heading}”列是").format(heading=name))
        self.said = Clipped("", "caption")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, 0)
        inside.setSpacing(2)
        inside.addWidget(self.choice)
        inside.addWidget(self.said)

    def show_target(self, target: str | None) -> None:
        """Show a meaning and where it comes from."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(target or "")))
        words = origin_words(self.column) if target == self.column.target else _("手工选定")
        self.said.setText(words)
        self.said.setToolTip(tip(words))
        unknown = target is None and self.column.origin is Origin.UNKNOWN and bool(self.column.heading)
        set_tone(self.choice, Tone.BAD if unknown else Tone.NEUTRAL)


def origin_words(column: ProposedColumn) -> str:
    """Say where the meaning of a column comes from."""
    if column.origin is Origin.KNOWN and column.seen:
        return _("认得：{register}").format(register=column.seen)
    return {
        Origin.OWN: _("字段名称"),
        Origin.REMEMBERED: _("照上次"),
        Origin.KNOWN: _("认得这个标题"),
        Origin.COMPUTED: _("自动计算，不用导入"),
        Origin.IDLE: _("不是登记内容"),
        Origin.UNKNOWN: _("不认得，请选"),
    }[column.origin]
