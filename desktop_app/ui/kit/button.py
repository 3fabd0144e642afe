"""A button that Enter presses as well as the space bar: hands that stay on the keyboard know no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QStyleOptionButton

from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import Size

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A button of the house; Enter presses it only where it has the focus, unless it is the primary one of a dialog."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.is_short = False
        # Left alone, Qt lets Enter press whichever button of a dialog comes first.
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter too; a key that is held down presses it once."""
        if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def shorten(self, *, on: bool) -> None:
        """Show the icon alone, with the words as a tool tip, or the words again; without an icon nothing changes."""
        short = on and self._may_be_short()
        if short != self.is_short:
            self.is_short = short
            if short and not self.toolTip():
                self.setToolTip(tip(self.text()))
            elif not short and self.toolTip() == self.text():
                self.setToolTip("")
            self.updateGeometry()
            self.update()

    def size_of(self, *, short: bool) -> QSize:
        """Return the room that the button needs with its words, or with its icon alone."""
        whole = super().sizeHint()
        if not short or not self._may_be_short():
            return whole
        return QSize(max(Size.FIELD, whole.width() - self.fontMetrics().horizontalAdvance(self.text())), whole.height())

    def sizeHint(self) -> QSize:
        """Ask for the room that it needs now."""
        return self.size_of(short=self.is_short)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.size_of(short=True) if self.is_short else super().minimumSizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the words out of what is painted while it is short."""
        super().initStyleOption(option)
        if self.is_short:
            option.text = ""  # type: ignore[attr-defined] # the stubs lack its members

    def _may_be_short(self) -> bool:
        return not self.icon().isNull() and bool(self.text())
