"""Our own bugs: caught wherever they happen, shown once with everything a report needs, nothing personal in it."""

from __future__ import annotations

import sys
import threading
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from desktop_app.bug_report import bug_details
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

_SIZE = (720, 520)


def details(bug: BaseException, said: tuple[str, ...] = ()) -> str:
    """Return what a report of the bug needs; never a value out of a record."""
    return bug_details(bug, f"Qt {qVersion()}", said)


class CrashWindow(Dialog):
    """Says that something of ours broke, that the data is safe, and gives the details to copy."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow(), _("程序出错"), _SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(_("程序出了一个错"), 2))
        column.addWidget(
            body(_("刚才这一步没有完成，已保存的数据不受影响。请把下面的内容复制给维护人员；其中没有登记的内容。"))
        )
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons())

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QApplication.clipboard().setText(self.text.toPlainText())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(on_click(quiet_button(_("复制内容"), "copy"), self.copy))
        row.addStretch(1)
        row.addWidget(on_click(quiet_button(_("退出程序")), QApplication.quit))
        go_on = on_click(primary_button(_("继续使用")), self.accept)
        go_on.setDefault(True)
        row.addWidget(go_on)
        return row


class CrashCatcher(QObject):
    """Takes every exception nobody expected and Qt's own complaints, and shows one window at a time.

    Signal `refused(UserError)`: a page met trouble of the user's world (a file in use while it read), which is no bug.
    """

    refused = Signal(object)
    _caught = Signal(str)

    def __init__(self, show: Callable[[str], object] | None = None) -> None:
        super().__init__()
        self._show = show or _show_window
        self._said: deque[str] = deque(maxlen=5)
        self._showing = False
        self._caught.connect(self._present, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Listen to Python's main thread, its other threads, and Qt."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)

    def uninstall(self) -> None:
        """Leave everything as Python and Qt had it."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def caught(self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        """Show a bug; Ctrl+C on the terminal only quits, and what the user can mend is only said."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(bug, UserError):
            self.refused.emit(bug)
            return
        sys.__excepthook__(kind, bug, trace)
        self._caught.emit(details(bug, tuple(self._said)))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            self._said.append(f"Qt: {text}")
            sys.stderr.write(f"Qt: {text}\n")

    def _present(self, text: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(text)
        finally:
            self._showing = False


def _show_window(text: str) -> None:
    CrashWindow(text).exec()
