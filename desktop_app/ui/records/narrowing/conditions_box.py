"""Conditions put together one below the other, about any field of a kind; beyond a few they scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import link_button, on_click
from desktop_app.ui.kit.tokens import Size, Space
from desktop_app.ui.records.narrowing.comparisons import askable
from desktop_app.ui.records.narrowing.condition_line import ConditionLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.record import Record
    from desktop_app.settings import KeptCondition
    from desktop_app.ui.forms.inputs.making import Surroundings

_MOST_SEEN = 4
"""Lines that are seen at once: a dialog with more of them would be higher than a small screen."""
_LEAST_SEEN = 2


class _Area(QScrollArea):
    """Scrolls the lines; it asks for the height `wanted`."""

    wanted = 0

    def __init__(self, lines: QVBoxLayout) -> None:
        super().__init__()
        inside = QWidget()
        inside.setLayout(lines)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Return the width of the lines and the height that is wanted."""
        return QSize(self.widget().sizeHint().width(), self.wanted)

    def minimumSizeHint(self) -> QSize:
        """Never cut the lines off at the right."""
        return QSize(self.widget().minimumSizeHint().width(), 0)


class ConditionsBox(QWidget):
    """The lines; signal `entered()` on Enter in the last input of one."""

    entered = Signal()

    def __init__(self, kind: type[Record], around: Surroundings, asked: Sequence[KeptCondition]) -> None:
        super().__init__()
        self._fields, self._around = askable(kind), around
        self.lines: list[ConditionLine] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.TINY, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addStretch(1)
        self._area = _Area(self._column)
        self.more = on_click(link_button(_("再加一个条件"), "new"), self.add)
        beside = QHBoxLayout()
        beside.addWidget(self.more)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self._area)
        whole.addLayout(beside)
        for one in asked:
            self._add().show_condition(one)
        if not asked:
            self._add()

    def conditions(self) -> tuple[KeptCondition, ...]:
        """Return the conditions as they stand; raises `FieldError` where something typed can't be read."""
        found = [condition for line in self.lines if (condition := line.condition())]
        for box in (box for line in self.lines for box in line.values):
            box.value()
        return tuple(found)

    def go_to_first(self) -> None:
        """Go to the first line."""
        self.lines[0].chooser.setFocus()

    def add(self) -> None:
        """Ask for one more condition, and go there."""
        self._add().chooser.setFocus()

    def _add(self) -> ConditionLine:
        line = ConditionLine(self._fields, self._around)
        line.setMinimumHeight(Size.FIELD)
        line.removed.connect(lambda: self._remove(line))
        line.entered.connect(self.entered)
        self.lines.append(line)
        self._column.insertWidget(len(self.lines) - 1, line)
        self._make_room()
        return line

    def _remove(self, line: ConditionLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        if not self.lines:
            self._add()
        self._make_room()

    def _make_room(self) -> None:
        lines = len(self.lines)
        self._area.setMinimumHeight(_height_of(min(lines, _LEAST_SEEN)))
        self._area.setMaximumHeight(_height_of(lines))
        self._area.wanted = _height_of(min(lines, _MOST_SEEN))
        self._area.updateGeometry()


def _height_of(lines: int) -> int:
    return lines * Size.FIELD + (lines - 1) * Space.SMALL + Space.TINY
