"""The annex sheet on screen: the form as on paper, where every figure can be reached by key and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop_app.ui.annex_sheet.cell_navigation import Direction, neighbour, row_end
from desktop_app.ui.annex_sheet.sheet_layout import SheetLayout, lay_out
from desktop_app.ui.annex_sheet.sheet_painting import SheetState, paint_paper, paint_sheet
from desktop_app.ui.kit.panel import Group
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop_app.ui.annex_sheet.cell_navigation import FigureBox
    from desktop_app.ui.annex_sheet.sheet_layout import Sheet
    from desktop_app.ui.findings.finding_levels import CellMark

_LEAST_PAPER = 570
_MOST_PAPER = 920
_DESK = Space.MEDIUM  # what is seen of the desk around the paper
_ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_OPENING: set[int] = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class SheetView(Group):
    """The sheet; stands in a scroll area. Signals: `moved(code)` to another figure, `opened(code)` by Enter or click.

    `describe(code)` returns what a tool tip and a screen reader say about a figure.
    """

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, describe: Callable[[str], str]) -> None:
        super().__init__()
        self._describe = describe
        self._sheet: Sheet = ()
        self._state = SheetState()
        self.layout_on_paper = SheetLayout(_LEAST_PAPER)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_sheet(self, sheet: Sheet, marks: Mapping[str, CellMark]) -> None:
        """Show a sheet and which codes have findings; the current figure stays where it is if it can."""
        code = self.current_code
        self._sheet = sheet
        self._state.marks = marks
        self._lay_out()
        self._state.current = self.layout_on_paper.index_of(code) if code else None
        if self._state.current is None and self.layout_on_paper.targets:
            self._state.current = 0
        self.update()

    @property
    def current_code(self) -> str:
        """Return the code of the current figure, or ""."""
        current = self._state.current
        targets = self.layout_on_paper.targets
        return targets[current].code if current is not None and current < len(targets) else ""

    def go_to(self, code: str) -> None:
        """Make a figure the current one, as if the arrow keys had led there."""
        self._move_to(self.layout_on_paper.index_of(code))

    def area_of(self, code: str) -> QRectF:
        """Return where a figure stands in the widget; empty if it isn't on the sheet."""
        index = self.layout_on_paper.index_of(code)
        if index is None:
            return QRectF()
        return self.layout_on_paper.targets[index].areas[0].translated(self._origin())

    def sizeHint(self) -> QSize:
        """Return the paper's size with the table around it."""
        return QSize(_MOST_PAPER + 2 * _DESK, int(self.layout_on_paper.height) + 2 * _DESK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the paper to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper and what stands on it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(COLOURS.sidebar))
        origin = self._origin()
        painter.translate(origin)
        paint_paper(painter, QRectF(0, 0, self.layout_on_paper.width, self.layout_on_paper.height))
        paint_sheet(painter, self.layout_on_paper, self._state, QRectF(event.rect()).translated(-origin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End; open with Enter."""
        key = event.key()
        current = self._state.current
        if current is None:
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.opened.emit(self.current_code)
        elif key in _ARROWS:
            self._move_to(neighbour(self._places(), current, _ARROWS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._move_to(self._end_of_row(event, current))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight the figure under the mouse."""
        self._hover(self.layout_on_paper.target_at(event.position() - self._origin()))

    def leaveEvent(self, event: QEvent) -> None:
        """Highlight nothing when the mouse has gone."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the clicked figure the current one."""
        self._move_to(self.layout_on_paper.target_at(event.position() - self._origin()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the figure under the mouse."""
        index = self.layout_on_paper.target_at(event.position() - self._origin())
        self._move_to(index)
        if index is not None:
            self.opened.emit(self.current_code)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a figure inside a sentence, which looks like a link, at the first click."""
        index = self.layout_on_paper.target_at(event.position() - self._origin())
        if index is not None and index == self._state.current and not self.layout_on_paper.targets[index].alone:
            self.opened.emit(self.current_code)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring in full."""
        super().focusInEvent(event)
        self._state.focused = True
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the ring faintly."""
        super().focusOutEvent(event)
        self._state.focused = False
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what a figure is when the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event.globalPos(), QPointF(event.pos()))
            return True
        return super().event(event)

    def _tell(self, on_screen: QPoint, place: QPointF) -> None:
        index = self.layout_on_paper.target_at(place - self._origin())
        if index is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(on_screen, tip(self._describe(self.layout_on_paper.targets[index].code)), self)

    def _lay_out(self) -> None:
        room = self.width() - 2 * _DESK
        self.layout_on_paper = lay_out(self._sheet, min(max(room, _LEAST_PAPER), _MOST_PAPER))
        self.setMinimumSize(scaled(_LEAST_PAPER) + 2 * _DESK, int(self.layout_on_paper.height) + 2 * _DESK)
        self.updateGeometry()

    def _origin(self) -> QPointF:
        aside = max((self.width() - self.layout_on_paper.width) / 2, float(_DESK))
        return QPointF(int(aside), _DESK)

    def _places(self) -> list[FigureBox]:
        return [target.figure_box for target in self.layout_on_paper.targets]

    def _end_of_row(self, event: QKeyEvent, current: int) -> int:
        home = event.key() == Qt.Key.Key_Home
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return 0 if home else len(self.layout_on_paper.targets) - 1
        return row_end(self._places(), current, -1 if home else 1)

    def _hover(self, index: int | None) -> None:
        if index != self._state.hovered:
            self._state.hovered = index
            self.setCursor(Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _move_to(self, index: int | None) -> None:
        if index is None or index == self._state.current:
            return
        self._state.current = index
        self.update()
        told = self._describe(self.current_code)
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self.moved.emit(self.current_code)
