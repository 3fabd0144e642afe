"""The banner of a returned record, on its form and its page: what is wrong, and the answer or the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.months.returns import (
    accept_return,
    answer_return,
    latest_return,
    may_be_returned,
    return_record,
    return_records,
)
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do, do_long
from desktop_app.ui.forms.record_banner import RecordBanner
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.theme import icon_button, label, link_button, on_click
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import day_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.ledger import Ledger
    from desktop_app.model.kinds import ReturnSlip
    from desktop_app.model.record import Record
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context


class ReturnBar(RecordBanner):
    """Hidden while the record isn't returned; `give_back` is the office's button to return it, wherever it stands."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._context = context
        self._office = context.ledger.profile.role == "office"
        self._may_write = not context.ledger.read_only
        self._kind, self._record = "", ""
        self._slip: ReturnSlip | None = None
        self.words = label("", "body")
        self.words.setWordWrap(True)
        self.act = on_click(link_button(_("办结") if self._office else _("写改正说明…")), self._act)
        self.give_back = on_click(icon_button("give_back", _("退回单位…")), self._ask)
        self.give_back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.TINY, Space.TINY)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        self.act.setVisible(self._may_write)  # not before it has its place: a widget alone would be a window
        self.hide()

    def show_record(self, kind: str, record: str) -> None:
        """Show whether a record is returned; none ("") hides everything."""
        self._kind, self._record, self._slip = kind, record, None
        if record:
            self._slip = read(self._context.ledger, latest_return, record)
        self.words.setText(said(self._slip) if self._slip else "")
        self.setVisible(self._slip is not None)
        self.give_back.setVisible(bool(record) and may_return(self._context.ledger, kind, record))

    def _act(self) -> None:
        slip = self._slip
        if slip is None:
            return
        if self._office:
            accept(self._context, slip, self._show_again)
        else:
            ask_answer(self._context, self, slip)
            self._show_again()

    def _ask(self) -> None:
        ask_return(self._context, self, self._kind, self._record)
        self._show_again()

    def _show_again(self) -> None:
        self.show_record(self._kind, self._record)


def said(slip: ReturnSlip) -> str:
    """Say what a record was returned for, and what was answered."""
    day = day_text(slip.returned_on)
    text = _("{person} 于 {day} 退回：{remark}").format(person=slip.returned_by, day=day, remark=slip.remark)
    return text + "\n" + _("改正说明：{text}").format(text=slip.answer) if slip.answer else text


def may_return(ledger: Ledger, kind: str, record: str) -> bool:
    """Tell whether the office can return a record: another unit's, and not returned already."""
    if ledger.profile.role != "office" or ledger.read_only:
        return False
    return read(ledger, may_be_returned, KINDS[kind], record, ledger.profile.unit_id)


def accept(context: Context, slip: ReturnSlip, done: Callable[[], object] = lambda: None) -> None:
    """Close a return: what was put right is accepted."""
    label = _("办结：{title}").format(title=slip.record_title)
    then: Then[Notice] = Then(said=_("已办结。"), done=lambda _notice: done())
    do(context, label, lambda: accept_return(context.ledger, slip.id), then)


def ask_return(context: Context, parent: QWidget, kind: str, record: str) -> None:
    """Ask what is wrong with a record and return it to its unit."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        then: Then[Notice] = Then(said=_("已退回，随下次下发交给单位。"), asker=dialog)
        do(context, _("退回单位"), lambda: return_record(context.ledger, KINDS[kind], record, texts["remark"]), then)

    note = _("写明哪里不对、要怎样改；单位会在这条记录上看到。")
    lines = [Question("remark", _("退回意见"), several=True)]
    Asking(parent, _("退回单位"), note, lines, _("退回"), take).exec()


def ask_returns(context: Context, parent: QWidget, records: Mapping[type[Record], Sequence[str]]) -> None:
    """Ask what is wrong with several records and return them to their units with the same remark, in one step."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        then: Then[int] = Then(
            said=lambda count: _("已退回 {count} 条，随下次下发交给单位。").format(count=number_text(count)),
            asker=dialog,
        )
        ledger, remark = context.ledger, texts["remark"]
        do_long(context, _("退回单位"), lambda progress: return_records(ledger, records, remark, progress), then)

    count = sum(map(len, records.values()))
    note = _("{count} 条记录用同一条意见退回；本单位的和已退回的不在其中。单位会在每条记录上看到。")
    lines = [Question("remark", _("退回意见"), several=True)]
    Asking(parent, _("退回单位"), note.format(count=number_text(count)), lines, _("退回"), take).exec()


def ask_answer(context: Context, parent: QWidget, slip: ReturnSlip) -> None:
    """Ask what was put right and keep it; it goes to the office with the next hand-in."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        then: Then[Notice] = Then(said=_("已写改正说明，随下次上报交回办公室。"), asker=dialog)
        do(context, _("改正说明"), lambda: answer_return(context.ledger, slip.id, texts["answer"]), then)

    note = _("退回意见：{text}").format(text=slip.remark)
    line = Question("answer", _("怎样改正的"), slip.answer, several=True)
    Asking(parent, _("改正说明"), note, [line], _("保存"), take).exec()
