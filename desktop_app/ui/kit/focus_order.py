"""Where Tab goes inside a panel: through its parts in their order and round again, however late a part was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def move_focus(parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the focus to what comes next (or before) in the parts; False where the focus is elsewhere."""
    order = [stop for part in parts for stop in _stops(part)]
    focused = QApplication.focusWidget()
    if focused not in order:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focused) + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Walk once round the window from a part on: what Qt would stop at, and is inside."""
    at: QWidget | None = part
    while at is not None:
        if _stops_at(at) and (at is part or part.isAncestorOf(at)):
            yield at
        following = at.nextInFocusChain()
        at = None if following is part else following


def _stops_at(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return (
        widget.focusPolicy() & wanted == wanted
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
