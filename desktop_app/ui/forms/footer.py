"""The foot of an editor: save buttons, or the question what to do with what isn't saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.theme import danger_button, label, on_click, primary_button, quiet_button, separator, set_role
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShortcut


class Footer(QWidget):
    """Signals `save_wanted()`, `next_wanted()` (save and start another), `close_wanted()`, `discard_wanted()`."""

    save_wanted = Signal()
    next_wanted = Signal()
    close_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.save = on_click(primary_button(_("保存"), "save"), self.save_wanted.emit)
        self.save.setToolTip("Ctrl+S")
        self.next = on_click(quiet_button(_("保存并新增下一条")), self.next_wanted.emit)
        self.next.setToolTip("Ctrl+Shift+Enter")
        self.keep_typing = on_click(quiet_button(_("继续填写")), self.stop_asking)
        self.discard = on_click(danger_button(_("不保存")), self.discard_wanted.emit)
        self.save_first = on_click(primary_button(_("保存")), self.save_wanted.emit)
        self._status = label("", "faint")
        self._status.setWordWrap(True)
        self._lines = QStackedWidget()
        self._lines.addWidget(_line(self._status, (self.next, self.save)))
        question = label(_("填写的内容还没有保存。"), "body")
        self._lines.addWidget(_line(question, (self.discard, self.keep_typing, self.save_first)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(separator())
        column.addWidget(self._lines)

    def bind_keys(self, editor: QWidget) -> list[QShortcut]:
        """Bind the keys of the buttons inside the whole editor."""
        closing = bind_keys(editor, _("保存并关闭"), GO_ON, self.save_wanted.emit)
        return closing + bind_keys(editor, self.next.text(), ("Ctrl+Shift+Return",), self.next_wanted.emit)

    def ask(self) -> None:
        """Ask what to do with what isn't saved; the focus is on saving it."""
        self._lines.setCurrentIndex(1)
        self.save_first.setFocus()

    def stop_asking(self) -> None:
        """Show the save buttons again."""
        self._lines.setCurrentIndex(0)

    @property
    def is_asking(self) -> bool:
        """Tell whether the question stands."""
        return self._lines.currentIndex() == 1

    @property
    def status(self) -> str:
        """Return what is said of how things stand."""
        return self._status.text()

    def allow_saving(self, *, on: bool) -> None:
        """Let the buttons be pressed, or not (a data file opened for looking only)."""
        for button in (self.save, self.next, self.save_first):
            button.setEnabled(on)

    def tell(self, *, changed: bool, wrong: int) -> None:
        """Say how many places are still to be put right, or that there is something unsaved."""
        if wrong:
            self.say(_("有 {count} 处需要改正").format(count=wrong), bad=True)
        else:
            self.say(_("有未保存的内容") if changed else "")

    def say(self, text: str, *, bad: bool = False) -> None:
        """Say how things stand, e.g. that there is something unsaved."""
        self._status.setText(text)
        set_role(self._status, "error" if bad else "faint")


def _line(text: QWidget, buttons: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
    row.setSpacing(Space.SMALL)
    row.addWidget(text, 1)
    for button in buttons:
        row.addWidget(button)
    return whole
