"""Where Tab goes: through what is seen in the order in which one reads, however late a part was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TOUCHING = 2
"""Logical pixels by which rows may reach into each other."""


def move_focus(whole: QWidget, *, forward: bool) -> bool:
    """Give the focus to what is read next (or before) in a widget, and round again; False where the focus isn't in it.

    Qt's own chain follows the order in which widgets were made: what is made anew would come last.
    """
    order = list(in_reading_order(whole))
    focused = QApplication.focusWidget()
    if focused not in order:
        return False
    here = order.index(focused)
    following = order[here + 1 :] + order[:here]
    if not forward:
        following.reverse()
    wanted = next((part for part in following if _stops_at(part)), None)
    if wanted is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    wanted.setFocus(reason)
    _bring_into_sight(wanted)
    return True


def in_reading_order(whole: QWidget) -> Iterator[QWidget]:
    """Walk through a widget and what is seen in it: from top to bottom, what stands in a row from left to right."""
    yield whole
    seen = [part for part in whole.children() if isinstance(part, QWidget) and part.isVisible() and not part.isWindow()]
    for part in _read(seen):
        yield from in_reading_order(part)


def _read(parts: list[QWidget]) -> list[QWidget]:
    """Cut what lies together into rows, else into columns; what overlaps stays in the order in which it was made."""
    # By places, not by layouts: PySide deletes widgets that it was asked for as items of their layouts.
    for cut in (_rows, _columns):
        groups = _cut(parts, cut) if len(parts) > 1 else []
        if len(groups) > 1:
            return [part for group in groups for part in _read(group)]
    return parts


def _rows(part: QWidget) -> tuple[int, int]:
    return part.y(), part.y() + part.height()


def _columns(part: QWidget) -> tuple[int, int]:
    return part.x(), part.x() + part.width()


def _cut(parts: list[QWidget], extent: Callable[[QWidget], tuple[int, int]]) -> list[list[QWidget]]:
    groups: list[list[QWidget]] = []
    reached = 0
    for part in sorted(parts, key=lambda part: extent(part)[0]):
        begin, end = extent(part)
        if groups and begin < reached - _TOUCHING:
            groups[-1].append(part)
            reached = max(reached, end)
        else:
            groups.append([part])
            reached = end
    # As they were made, in a group that can't be cut: what was put over the rest comes after it.
    return [[part for part in parts if part in group] for group in groups]


def _bring_into_sight(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()


def _stops_at(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return (
        widget.focusPolicy() & wanted == wanted
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
