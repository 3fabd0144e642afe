"""The first step: where the sheet comes from, a file chosen or dropped here, or what was copied elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.theme import body, caption, heading, label, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled

if TYPE_CHECKING:
    from desktop_app.errors import UserError

_WIDEST = 640
_ICON = 48


class SourceStep(QWidget):
    """The invitation. Signals: `file_chosen(Path)`, `paste_wanted()`, `blank_wanted()` for an empty form."""

    file_chosen = Signal(object)
    paste_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose = on_click(primary_button(_("选择文件…"), "open"), self.ask)
        self.paste = on_click(quiet_button(_("粘贴（Ctrl+V）"), "copy"), self.paste_wanted.emit)
        self.blank = on_click(quiet_button(_("下载空表…"), "table"), self.blank_wanted.emit)
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._hint = body("")
        self._lay_out()
        self.complain(None)

    def ask(self) -> None:
        """Ask for a file."""
        kinds = _("表格 (*.xlsx *.xls *.ods *.csv *.et *.xlsm)") + ";;" + _("所有文件 (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("选择表格"), str(user_documents()), kinds)
        if chosen:
            self.file_chosen.emit(Path(chosen))

    def complain(self, error: UserError | None) -> None:
        """Say why the sheet couldn't be read, and what to do; None: nothing is wrong."""
        self._wrong.setText(error.message if error else "")
        self._hint.setText(error.hint if error else "")
        for part in (self._wrong, self._hint):
            part.setVisible(bool(part.text()))

    def _lay_out(self) -> None:
        sheet = plain_label()
        sheet.setPixmap(picture("table", COLOURS.accent, _ICON))
        card = QFrame()
        card.setObjectName("dropzone")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(heading(_("把表格拖到这里"), 2), 0, Qt.AlignmentFlag.AlignHCenter)
        said = body(
            _("Excel、WPS 或 LibreOffice 的 .xlsx、.xls、.ods，或 .csv。也可以在那里选中几行复制，回到这里按 Ctrl+V。")
        )
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(said)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste)
        buttons.addStretch(1)
        inside.addSpacing(Space.SMALL)
        inside.addLayout(buttons)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        more = caption(_("标题行在第几行、叫什么名字都可以：下一步会认出来，收入以前先给您看。"))
        more.setWordWrap(True)
        foot.addWidget(more, 1)
        foot.addWidget(self.blank)
        middle = QVBoxLayout()
        middle.setSpacing(Space.LARGE)
        middle.addStretch(1)
        for part in (card, self._wrong, self._hint):
            part.setMaximumWidth(scaled(_WIDEST))
            middle.addWidget(part)
        middle.addLayout(foot)
        middle.addStretch(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        inside_width = QWidget()
        inside_width.setLayout(middle)
        inside_width.setMaximumWidth(scaled(_WIDEST))
        row.addWidget(inside_width, 8)
        row.addStretch(1)
