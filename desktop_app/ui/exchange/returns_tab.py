"""Returned records: the unit opens, corrects and answers them; the office sees the answers and closes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, ReturnSlip
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import (
    body,
    caption,
    card,
    heading,
    on_click,
    pill,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.returned.return_bar import accept, ask_answer
from desktop_app.written_days import day_text, moment_text

if TYPE_CHECKING:
    from desktop_app.model.kinds import ReturnSlip
    from desktop_app.office.months.returns import Returned
    from desktop_app.ui.context.context import Context


class ReturnsTab(QWidget):
    """One card for each open return. Signal `counted(int)`: how many wait for whoever sits here."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._office = context.ledger.profile.role == "office"
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.TINY, 0)
        self._column.setSpacing(Space.MEDIUM)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._column))

    def show_returns(self, returned: list[Returned], settled: list[Returned]) -> None:
        """Show the open returns, those that wait for this side first, and below them what is settled."""
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        waiting = [one for one in returned if bool(one.slip.answered_on) == self._office]
        others = [one for one in returned if one not in waiting]
        for one in (*waiting, *others):
            self._column.addWidget(self._card(one))
        if not returned:
            self._column.addWidget(EmptyState("good", _("没有退回的记录"), self._nothing()), 3)
        if settled:
            self._column.addWidget(heading(_("已办结"), 3))
        for one in settled:
            self._column.addWidget(self._card(one))
        self._column.addStretch(1)
        self.counted.emit(len(waiting))

    def _nothing(self) -> str:
        if self._office:
            return _(
                "在各台账中打开单位的一条记录，用右上角的“退回单位…”（或列表的右键菜单）写明；单位改正以后在这里办结。"
            )
        return _("办公室退回的记录会列在这里，改正以后写一句说明，再随下次上报交回。")

    def _card(self, one: Returned) -> QWidget:
        slip = one.slip
        kind = KINDS.get(slip.record_kind)
        made = card()
        inside = made.layout()
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        title = heading(slip.record_title or _("（没有标题）"), 3)
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(pill(*_state(slip)))
        about = (one.unit if self._office else "", _(kind.label) if kind else "", _returned(slip))
        parts = [body(_("退回意见：{text}").format(text=slip.remark))]
        if slip.answered_on:
            parts.append(body(_("改正说明：{text}").format(text=slip.answer)))
        parts.append(caption(_present(one)))
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(caption(" · ".join(filter(None, about))), 1)
        for button in self._buttons(slip):
            foot.addWidget(button)
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(head)
            for part in parts:
                inside.addWidget(part)
            inside.addLayout(foot)
        return made

    def _buttons(self, slip: ReturnSlip) -> list[QWidget]:
        may_write = not self._context.ledger.read_only
        made = [on_click(quiet_button(_("打开记录"), "edit"), lambda: self._open(slip))]
        if slip.accepted_on:
            return [*made]
        if self._office:
            close = on_click(
                primary_button(_("办结")) if slip.answered_on else quiet_button(_("办结")), lambda: self._accept(slip)
            )
            made.append(close)
        else:
            made.append(on_click(primary_button(_("写改正说明…")), lambda: ask_answer(self._context, self, slip)))
        made[-1].setEnabled(may_write)
        return [*made]

    def _open(self, slip: ReturnSlip) -> None:
        self._context.open_record(slip.record_kind, slip.record, None)

    def _accept(self, slip: ReturnSlip) -> None:
        accept(self._context, slip)


def _state(slip: ReturnSlip) -> tuple[str, Tone]:
    if slip.accepted_on:
        return _("{day} 办结").format(day=day_text(slip.accepted_on)), Tone.NEUTRAL
    return (_("已改正，待办结"), Tone.GOOD) if slip.answered_on else (_("待改正"), Tone.WARNING)


def _present(one: Returned) -> str:
    """Say what became of the record since it was returned."""
    if one.gone:
        return _("现在：这条记录已删除。")
    if one.changed is None:
        return _("现在：退回以后没有改动。")
    return _("现在：退回以后改过，最近一次在 {when}。").format(when=moment_text(one.changed))


def _returned(slip: ReturnSlip) -> str:
    day = day_text(slip.returned_on)
    return _("{person} 于 {day} 退回").format(person=slip.returned_by, day=day).strip()
