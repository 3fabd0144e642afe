"""Late replies of the working year: how late each is and why, so that nobody overlooks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.theme import label, link_button, on_click, pill
from desktop_app.ui.kit.tokens import Space, Tone, scaled
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office.cases.late import LateReply
    from desktop_app.report.lists.due_board import DueBoard

_MOST = 5
_LEAST = 80
"""Logical pixels a reason may be squeezed to: it wraps, and never makes the page wider."""


class LatePanel(Panel):
    """A panel with the late replies of a year; a click opens the case."""

    def __init__(self, open_one: Callable[[str], object]) -> None:
        super().__init__(_("逾期答复"), "warning")
        self._open = open_one
        self._board: DueBoard | None = None
        self._count = pill("", Tone.BAD)
        self.head.addWidget(self._count)

    def show_board(self, board: DueBoard, year: int) -> None:
        """Show the late replies of the year."""
        self._board = board
        self._count.setText(_("{year} 年 {count} 件").format(year=year, count=len(board.late)))
        self._count.setVisible(bool(board.late))
        self._show(_MOST)
        if not board.late:
            self.say_nothing("good", _("{year} 年没有逾期答复").format(year=year))

    def _show(self, most: int) -> None:
        late = self._board.late if self._board else ()
        self.clear()
        for reply in late[:most]:
            self.add(self._line(reply))
        if late[most:]:
            rest = link_button(_("显示其余 {count} 件").format(count=len(late) - most), "down")
            self.add(line_of((on_click(rest, lambda: self._show(len(late))),), label("", "caption")))

    def _line(self, late: LateReply) -> Clickable:
        inside = row()
        both = QVBoxLayout()
        both.setSpacing(Space.TINY)
        both.addWidget(Clipped(late.subject))
        both.addWidget(
            pill(late.words, Tone.BAD if late.replied_on is None else Tone.WARNING), 0, Qt.AlignmentFlag.AlignLeft
        )
        both.addWidget(Clipped(_days(late), "caption"))
        why = label(" ".join(late.why), "caption")
        why.setWordWrap(True)
        why.setMinimumWidth(scaled(_LEAST))
        both.addWidget(why)
        inside.addLayout(both, 1)
        line = Clickable("row", inside, f"{late.words} {late.subject}", lambda: self._open(late.record_id))
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return line


def _days(late: LateReply) -> str:
    due = _("{day} 到期").format(day=day_text(late.due_on))
    replied = _("{day} 答复").format(day=day_text(late.replied_on)) if late.replied_on else ""
    return " · ".join(filter(None, (late.number, due, replied)))
