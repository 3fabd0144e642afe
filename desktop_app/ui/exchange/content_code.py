"""The content code of the open data file: eight characters that two people compare on the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.store.log.reading import read
from desktop_app.store.merge.state_code import state_code
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.kit.theme import caption, heading, link_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context

_HALF = 4


class ContentCode(QWidget):
    """The code with a button to copy it; worked out on the worker thread whenever `refresh` is called."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reading = Latest(context.jobs, context.messages)
        self.code = ""
        self.shown = heading("", 3)
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copying = on_click(link_button(_("复制内容码"), "copy"), self.copy)
        self.copying.setToolTip(_("与对方的八位内容码逐字核对：相同，两边的内容就相同"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for part in (caption(_("内容码")), self.shown, self.copying):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._show("")

    def refresh(self) -> None:
        """Work the code out again: the content may have changed."""
        ledger = self._context.ledger
        self._reading.run(_("计算内容码"), lambda: read(ledger, state_code), self._show)

    def copy(self) -> None:
        """Put the code on the clipboard."""
        QApplication.clipboard().setText(self.code)
        self._context.messages.info(_("内容码已复制：{code}").format(code=self.code))

    def _show(self, code: str) -> None:
        self.code = code
        self.shown.setText(f"{code[:_HALF]} {code[_HALF:]}" if code else "…")
        self.copying.setEnabled(bool(code))
