"""What lacks room on a screen: what sticks out, is cut, lies on something else, or is too low to be of use."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.tokens import Size

if TYPE_CHECKING:
    from collections.abc import Iterator

_QTS_OWN = (QTabBar, QComboBox, QAbstractSpinBox)
"""What lays itself out inside."""

_ON_TOP = {"sheet", "hits", "banner"}
"""What is meant to lie over the rest of a page."""

_ROUNDING = 1
_LEAST_ROWS = 2


def lacking_room(whole: QWidget) -> list[str]:
    """Return in words what lacks room inside a widget that is shown."""
    parts = list(_seen(whole))
    return [
        *(f"sticks out: {_name(part)}" for part in parts if _sticks_out(part)),
        *(f"cut: {_name(part)}" for part in parts if _cut(part)),
        *(f"tabs hidden: {_name(part)}" for part in parts if isinstance(part, QTabBar) and _tabs_hidden(part)),
        *(f"too low: {_name(part)}" for part in parts if _too_low(part)),
        *(f"overlap: {_name(one)} with {_name(other)}" for one, other in _overlapping([whole, *parts])),
    ]


def _children(around: QWidget) -> Iterator[QWidget]:
    for child in around.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not child.size().isEmpty():
            yield child


def _seen(around: QWidget) -> Iterator[QWidget]:
    """Walk through what is shown, but not into what Qt lays out itself."""
    for child in _children(around):
        yield child
        if not isinstance(child, _QTS_OWN):
            yield from _seen(child)


def _sticks_out(part: QWidget) -> bool:
    around = part.parentWidget()
    if around is None or isinstance(around, QAbstractScrollArea):
        return False
    area = around.parentWidget()
    if isinstance(area, QAbstractScrollArea) and around is area.viewport():
        held = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return isinstance(area, QScrollArea) and held and part.width() > around.width()
    room = around.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    return not room.contains(part.geometry())


def _cut(part: QWidget) -> bool:
    """Tell whether words have less room than they need."""
    line = part.fontMetrics().height()
    if isinstance(part, Clipped):
        return part.height() < line
    if isinstance(part, QLabel):
        return bool(part.text()) and _label_cut(part)
    if isinstance(part, QAbstractButton) and not isinstance(part, QToolButton) and part.text():
        wanted = part.minimumSizeHint() if isinstance(part, QPushButton) else part.sizeHint()
        return part.width() < wanted.width() or part.height() < line
    return False


def _label_cut(part: QLabel) -> bool:
    if part.wordWrap():
        one = part.fontMetrics().horizontalAdvance("国")  # Chinese breaks anywhere
        return part.height() < part.heightForWidth(part.width()) or part.width() < one
    wanted = part.minimumSizeHint()
    return part.width() < wanted.width() or part.height() < wanted.height()


def _tabs_hidden(bar: QTabBar) -> bool:
    """Tell whether there are tabs that one can't see, nor scroll to."""
    if any(button.isVisible() for button in bar.findChildren(QToolButton)):
        return False
    rects = [bar.tabRect(tab) for tab in range(bar.count()) if bar.isTabVisible(tab)]
    return bool(rects) and not (rects[0].left() >= -_ROUNDING and rects[-1].right() <= bar.width() + _ROUNDING)


def _too_low(part: QWidget) -> bool:
    """Tell whether a table shows less than its heading and two rows, a list or text less than a line of its own."""
    if isinstance(part, QTableView):
        head = part.horizontalHeader()
        rows = min(_LEAST_ROWS, max(1, part.model().rowCount()))
        return (
            part.height() + _ROUNDING
            < (0 if head.isHidden() else head.height()) + rows * part.verticalHeader().defaultSectionSize()
        )
    if isinstance(part, QAbstractItemView):
        return part.viewport().height() < Size.ROW
    if isinstance(part, QPlainTextEdit | QTextEdit):
        return part.viewport().height() < part.fontMetrics().height()
    if isinstance(part, QScrollArea) and part.widget():
        return part.viewport().height() < min(part.widget().minimumSizeHint().height(), 2 * Size.FIELD)
    return False


def _overlapping(parts: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    for around in parts:
        if isinstance(around, (*_QTS_OWN, QAbstractScrollArea)):
            continue
        beside = [
            child
            for child in _children(around)
            if child.objectName() not in _ON_TOP and not isinstance(child, QScrollBar | QSplitterHandle)
        ]
        for one, other in combinations(beside, 2):
            common = one.geometry().intersected(other.geometry())
            if min(common.width(), common.height()) > _ROUNDING:
                yield one, other


def _name(part: QWidget) -> str:
    """Say which widget it is: its words, its class and those around it, its place and the room around."""
    text = getattr(part, "text", None)
    words = str(text()) if callable(text) else part.accessibleName()
    around = part.parentWidget()
    room = f"{type(around).__name__} {around.size().toTuple()}" if around else ""
    return f"{type(part).__name__} “{words}” {part.geometry().getRect()} in {room} of {type(part.window()).__name__}"
