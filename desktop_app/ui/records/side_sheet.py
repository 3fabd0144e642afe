"""The side sheet: a panel at the right edge of a page, beside the list or over it, as high as the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from desktop_app.ui.kit.focus_order import move_focus
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.page import Page
    from desktop_app.ui.forms.editor import Editor
    from desktop_app.ui.records.record_list import RecordList

_NARROWEST = 440
_WIDEST = 640
_SHARE = 0.52
_LEAST_LIST = 400
"""What a list needs beside the sheet, in pixels as designed; without them the sheet lies over the whole page."""


class Sheet(QFrame):
    """A panel that a page makes room for while it is shown: about half the page within limits, or all of it."""

    def __init__(self, page: Page, inside: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("sheet")
        self._page, self._inside = page, inside
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(inside)
        page.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the sheet and move the page's content to its left."""
        self.show()
        self.raise_()
        self._place()

    def shut(self) -> None:
        """Hide the sheet and give the page its width back."""
        self.hide()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @property
    def covers(self) -> bool:
        """Tell whether the sheet leaves no room for the list beside it."""
        return not self.isHidden() and self._page.width() - self._beside() < scaled(_LEAST_LIST) + 2 * Space.PAGE

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """Go round inside with Tab, as in a dialog: F6 and Esc lead to the list."""
        return move_focus(self._inside, forward=on) or super().focusNextPrevChild(on)

    def _beside(self) -> int:
        """Return how wide the sheet is beside a list."""
        return int(min(max(self._page.width() * _SHARE, scaled(_NARROWEST)), scaled(_WIDEST)))

    def _place(self) -> None:
        whole = self._page.size()
        width = whole.width() if self.covers else self._beside()
        self.setGeometry(whole.width() - width, 0, width, whole.height())
        self._page.give_way(0 if self.isHidden() or self.covers else width)


def change_sides(shown: RecordList, editor: Editor, sheet: Sheet) -> None:
    """Go from the list to the form beside it, or back where the form leaves it in sight (F6)."""
    form, focused = editor.form, QApplication.focusWidget()
    inside = bool(focused and editor.isAncestorOf(focused))
    if form is None or (inside and not sheet.covers):
        shown.take_focus()
    elif not inside:
        form.go_to_first()
