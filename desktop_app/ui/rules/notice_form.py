"""Pasting a notice on the holidays of a year: what was found in it stands below, before anything is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.holidays.notice import Notice, read_notice, usual_title
from desktop_app.model.law.calendar import Arrangement
from desktop_app.model.law.calendar_records import arrangement_values
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.panel import line_of, mark
from desktop_app.ui.kit.theme import (
    caption,
    foot_row,
    heading,
    label,
    on_click,
    pill,
    primary_button,
    quiet_button,
    set_tone,
    wrapping,
)
from desktop_app.ui.kit.tokens import Space, Tone, ink, scaled
from desktop_app.ui.rules.year_detail import show_days

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.errors import UserError
    from desktop_app.model.field import Value
    from desktop_app.model.law.calendar import WorkCalendar

_TEXT_HEIGHT = 120


class NoticeForm(QFrame):
    """The pasted text above, the days found below. Signals `taken(values)`, `edit_wanted(values)`, `closed()`."""

    taken = Signal(dict)
    edit_wanted = Signal(dict)
    closed = Signal()

    def __init__(self, year: int, calendar: WorkCalendar) -> None:
        super().__init__()
        self.setProperty("role", "inline")
        self._year, self._calendar = year, calendar
        self._read = read_notice("", year)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("通知的文字"))
        self.text.setPlaceholderText(_("一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。\n二、春节：……"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(scaled(_TEXT_HEIGHT))
        self.text.textChanged.connect(self._look)
        self.name = Labelled(_("通知名称和文号"), QLineEdit(), usual_title(year))
        self._found = heading("", 3)
        self._whole = pill("")
        self._days, self._doubts = QFrame(), QFrame()
        self._wrong = wrapping(label("", "error"))
        self.take = on_click(primary_button(_("采用"), "save"), self._take)
        self.edit = on_click(quiet_button(_("先改再存"), "edit"), lambda: self.edit_wanted.emit(self._values()))
        self.cancel = on_click(quiet_button(_("取消")), self.closed.emit)
        self.cancel.setToolTip("Esc")
        self._lay_out()
        self._look()
        bind_keys(self, _("采用"), ("Ctrl+S", *GO_ON), self._take)

    def go_to_text(self) -> None:
        """Put the keyboard where the notice is pasted."""
        self.text.setFocus()

    def wait(self) -> None:
        """Take no second answer while the first is being kept."""
        self.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say why the days can't be kept; the text stays."""
        self.setEnabled(True)
        self._wrong.setText(str(error))
        self._wrong.show()

    def accept(self) -> None:
        """Close: the days are kept."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        """Read the text again and show what is in it."""
        text, before = self.text.toPlainText(), self._read.title
        first = read_notice(text, self._year)
        self._read = read = read_notice(text, self._year, self._calendar.years.get(first.year))
        if read.title != before:
            self.name.editor.setText(read.title)
        self.name.editor.setPlaceholderText(usual_title(read.year))
        self._wrong.hide()
        self._found.setText(
            _("找到 {year} 年的放假安排").format(year=read.year) if read.found else _("还没有找到放假的日子")
        )
        whole = read.usable and not read.missing
        self._whole.setText(_("节日齐全") if whole else _("暂定"))
        set_tone(self._whole, Tone.GOOD if whole else Tone.WARNING)
        for part in (self._whole, self._days):
            part.setVisible(read.found)
        self._days = self._anew(self._days)
        if read.found:
            show_days(self._days, self._arrangement())
        self._show_doubts(read if text.strip() else None)
        self.take.setEnabled(read.usable)
        self.edit.setEnabled(read.found)

    def _show_doubts(self, read: Notice | None) -> None:
        self._doubts = self._anew(self._doubts)
        column = QVBoxLayout(self._doubts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        doubts = list(read.doubts) if read else []
        if read and self._calendar.announced(read.year):
            doubts.append(_("{year} 年已有放假安排，采用后以这份为准。").format(year=read.year))
        for doubt in doubts:
            column.addWidget(line_of((mark("warning", ink(Tone.WARNING)[0]),), wrapping(label(doubt, "body"))))
        self._doubts.setVisible(bool(doubts))

    def _anew(self, frame: QFrame) -> QFrame:
        """Put an empty frame in the place of another."""
        made = QFrame()
        self._column.replaceWidget(frame, made)
        frame.hide()
        frame.deleteLater()
        return made

    def _arrangement(self) -> Arrangement:
        read = self._read
        name = self.name.text() or usual_title(read.year)
        return Arrangement(read.year, name, dict(read.holidays), dict(read.workdays))

    def _values(self) -> dict[str, Value]:
        return arrangement_values(self._arrangement())

    def _take(self) -> None:
        if self.take.isEnabled():
            self.taken.emit(self._values())

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(heading(_("粘贴放假通知"), 3))
        said = _(
            "把国务院办公厅通知的文字贴在这里（整份，或只贴各节日的几条）。下面列出找到的日子，核对后采用，可以撤销。"
        )
        self._column.addWidget(wrapping(caption(said)))
        self._column.addWidget(self.text)
        self._column.addWidget(self.name)
        head = QHBoxLayout()
        head.addWidget(self._found)
        head.addWidget(self._whole)
        head.addStretch(1)
        self._column.addLayout(head)
        self._column.addWidget(self._doubts)
        self._column.addWidget(self._days)
        self._column.addWidget(self._wrong)
        self._column.addLayout(foot_row(self.cancel, self.edit, self.take))
