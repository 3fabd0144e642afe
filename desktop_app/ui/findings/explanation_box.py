"""What the officer says to a finding: shown below it, written and changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.i18n import _
from desktop_app.ui.findings.finding_remark import BESIDE_THE_MARK
from desktop_app.ui.kit.theme import body, caption, label, link_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.errors import UserError
    from desktop_app.report.annex.finding import Explanation

_LINES = 3
_FRAME = 20


class ExplanationBox(QWidget):
    """The explanation, or a small form for it (`button` opens it). Signal `saved(text)`; "" takes it back.

    The form stays open until whoever hears `saved` ends it: `accept`, or `refuse` with a sentence.
    """

    saved = Signal(str)

    def __init__(self, explanation: Explanation | None) -> None:
        super().__init__()
        self._text = explanation.text if explanation else ""
        self.button = on_click(link_button(_("改说明") if explanation else _("写说明"), "edit"), self.open)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.installEventFilter(self)
        self.edit.setPlaceholderText(_("向审核的人说明：为什么是这样，或者怎样处理的。"))
        self.edit.setAccessibleName(_("说明"))
        self.edit.setFixedHeight(_LINES * self.edit.fontMetrics().lineSpacing() + scaled(_FRAME))
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.form = self._form()
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(BESIDE_THE_MARK, 0, Space.SMALL, 0)
        column.setSpacing(Space.TINY)
        self.said = self._said(explanation)
        column.addWidget(self.said)
        column.addWidget(self.form)
        self.setVisible(bool(explanation))

    def open(self) -> None:
        """Open the form with what was said so far."""
        self.edit.setPlainText(self._text)
        self.form.show()
        self.said.hide()
        self.show()
        self.edit.setFocus()

    def close_form(self) -> None:
        """Close the form without saving."""
        self._wrong.hide()
        self.form.hide()
        self.said.setVisible(bool(self._text))
        self.setVisible(bool(self._text))
        self.button.setFocus()

    def save(self) -> None:
        """Hand what was written on; nothing is said where nothing changed."""
        text = self.edit.toPlainText().strip()
        if text == self._text:
            self.close_form()
        elif not self.edit.isReadOnly():
            self.saved.emit(text)

    def wait(self) -> None:
        """Take no second answer while the first is being kept."""
        self.edit.setReadOnly(True)

    def refuse(self, error: UserError) -> None:
        """Say why it can't be kept; the text stays."""
        self.edit.setReadOnly(False)
        self._wrong.setText(str(error))
        self._wrong.show()

    def accept(self) -> None:
        """Close the form: the text is kept."""
        if isValid(self):
            self.edit.setReadOnly(False)
            self.close_form()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save with Ctrl+Enter; Enter alone breaks the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_ctrl_enter(event):
            self.save()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _said(self, explanation: Explanation | None) -> QWidget:
        whole = QFrame()
        whole.setProperty("role", "inline")
        column = QVBoxLayout(whole)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.TINY)
        if explanation:
            column.addWidget(body(explanation.text))
            day = day_text(explanation.on)
            column.addWidget(caption("　".join(filter(None, (_("说明"), explanation.by, day)))))
        whole.setVisible(bool(explanation))
        return whole

    def _form(self) -> QWidget:
        whole = QWidget()
        save = on_click(primary_button(_("保存")), self.save)
        save.setToolTip("Ctrl+Enter")
        cancel = on_click(quiet_button(_("取消")), self.close_form)
        cancel.setToolTip("Esc")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for button in (save, cancel):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.edit)
        column.addWidget(self._wrong)
        column.addLayout(row)
        return whole


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
