"""The applications that need a reply: overdue first, then due soon, then the rest, then those that wait for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.model.text_order import text_key
from desktop_app.office.cases.due import GROUPS, Group, grouped
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import label, link_button, on_click, pill
from desktop_app.ui.kit.tokens import Tone, scaled
from desktop_app.ui.today.dispute_line import DisputeLine
from desktop_app.ui.today.due_line import DueLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop_app.report.lists.due_board import DueBoard

_MOST: dict[Group, int] = {"overdue": 30, "soon": 10, "later": 5, "waiting": 5}
"""How many of a group are shown before the rest is asked for; nobody overlooks an overdue one."""

_TONES: dict[Group, Tone] = {"overdue": Tone.BAD, "soon": Tone.WARNING, "later": Tone.GOOD, "waiting": Tone.NEUTRAL}
_UNIT_WIDTH = 220


class DuePanel(Panel):
    """A panel with a line for each open application; signals `opened(id)`, `slip_asked(id)`, `narrowed()`."""

    opened = Signal(str)
    slip_asked = Signal(str)
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__(_("待答复"), "clock")
        self._board: DueBoard | None = None
        self._unfolded: set[Group] = set()
        self.units = QuietChoice()
        self.units.setAccessibleName(_("承办单位"))
        self.units.setMaximumWidth(scaled(_UNIT_WIDTH))
        self.units.activated.connect(lambda _index: self._narrow())
        self.head.addWidget(self.units)

    @property
    def unit(self) -> str:
        """Return the id of the unit whose cases are listed, or "" for all."""
        return str(self.units.currentData() or "")

    def show_board(self, board: DueBoard) -> None:
        """Show the open cases; the unit that was chosen stays chosen while it has any."""
        self._board = board
        self._offer_units(board)
        self._show()

    def _offer_units(self, board: DueBoard) -> None:
        chosen = self.unit
        with_cases = {case.unit for case in board.cases} | {dispute.unit for dispute in board.disputes}
        self.units.clear()
        self.units.addItem(_("全部单位"), "")
        for unit, name in sorted(board.units.items(), key=lambda item: text_key(item[1])):
            if unit in with_cases:
                self.units.addItem(name, unit)
        self.units.setCurrentIndex(max(self.units.findData(chosen), 0))
        self.units.setVisible(len(with_cases) > 1)

    def _narrow(self) -> None:
        self._show()
        self.narrowed.emit()

    def _show(self) -> None:
        self.clear()
        if self._board is None:
            return
        groups = grouped(self._board.cases_of(self.unit))
        for group, cases in groups.items():
            self.add(_heading(group, len(cases)))
            most = len(cases) if group in self._unfolded else _MOST[group]
            for case in cases[:most]:
                self.add(DueLine(case, self._board, self.opened.emit, self.slip_asked.emit))
            if cases[most:]:
                self.add(line_of((self._rest(group, len(cases) - most),), label("", "caption")))
        self._show_disputes(self._board)
        if not groups:
            self.say_nothing("good", _("没有待答复的申请"))

    def _show_disputes(self, board: DueBoard) -> None:
        """Show the reviews and lawsuits below: the bureau's own answer is due as surely as a reply is."""
        disputes = board.disputes_of(self.unit)
        if disputes:
            words = _("{group} {count} 件").format(group=_("复议诉讼"), count=len(disputes))
            urgent = any(dispute.own and dispute.left and dispute.left.urgency != "green" for dispute in disputes)
            self.add(line_of((pill(words, Tone.WARNING if urgent else Tone.NEUTRAL),), label("", "caption")))
        for dispute in disputes:
            self.add(DisputeLine(dispute, board, self.opened.emit))

    def _rest(self, group: Group, count: int) -> QPushButton:
        button = link_button(_("显示其余 {count} 件").format(count=count), "down")
        return on_click(button, lambda: self._unfold(group))

    def _unfold(self, group: Group) -> None:
        self._unfolded.add(group)
        self._show()


def _heading(group: Group, count: int) -> QWidget:
    words = _("{group} {count} 件").format(group=_(GROUPS[group]), count=count)
    return line_of((pill(words, _TONES[group]),), label("", "caption"))
