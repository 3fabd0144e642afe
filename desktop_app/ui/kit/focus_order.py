"""Where Tab goes inside a panel: through its parts in their order and round again, however late a part was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def move_focus(parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Give the focus to what comes next (or before) in the parts; False where the focus is elsewhere."""
    # Not by Qt's own chain: PySide takes whoever asks `nextInFocusChain` for the parent of what it returns.
    order = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _stops_at(stop)]
    focused = QApplication.focusWidget()
    if focused not in order:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(order.index(focused) + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True


def _stops_at(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return (
        widget.focusPolicy() & wanted == wanted
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
