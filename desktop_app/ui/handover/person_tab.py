"""交接: who takes over and from when, the sheet that both sign, and the change of name."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.contents import safe_name
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.target_file import ask_for_target
from desktop_app.ui.kit.theme import body, foot_row, label, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Size, Space
from desktop_app.ui.paper.list_saving import write_list
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.errors import UserError
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


class PersonTab(QWidget):
    """The lines and the buttons. Signals: `done()` once it is handed over, `left()` where it isn't to be."""

    done = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.person = Labelled(_("接任人姓名"), QLineEdit(), _("以后登记的内容记在这个姓名下"))
        self.telephone = Labelled(_("办公电话"), QLineEdit(), "")
        today = context.today()
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumHeight(Size.FIELD)
        self.day.setAccessibleName(_("从哪天起"))
        self.wrong = wrapping(label("", "error"))
        self.wrong.hide()
        self.sheet = on_click(quiet_button(_("写出交接单…"), "print"), self.write_sheet)
        self.take = on_click(primary_button(_("交接")), self.hand_over)
        self.take.setEnabled(not context.ledger.read_only)
        self.person.editor.returnPressed.connect(self.hand_over)
        self._lay_out()

    @property
    def chosen_day(self) -> dt.date:
        """Return the day from which on the successor works here."""
        chosen = self.day.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

    def write_sheet(self) -> None:
        """Ask where to, and write the hand-over sheet."""
        name = safe_name(_("交接单_{day}.pdf").format(day=self.chosen_day.isoformat()))
        kinds = {_("PDF 文件 (*.pdf)"): ".pdf", _("Excel 表格 (*.xlsx)"): ".xlsx"}
        path = ask_for_target(self, _("交接单另存到"), user_documents() / name, kinds)
        if path is None:
            return
        work = partial(_written, self._context, path, self.person.text(), self.chosen_day, self._context.today())
        self._context.jobs.run(_("正在写交接单…"), work, self._context.messages.saved)

    def hand_over(self) -> None:
        """Let the successor work here from that day on."""
        if self.person.complain("" if self.person.text() else _("请填写接任人的姓名。")):
            self.person.editor.setFocus()
            return
        from desktop_app.exchange.bundles.handing_over import hand_over  # noqa: PLC0415 (ciphers only when wanted)

        ledger, name, day, telephone = self._context.ledger, self.person.text(), self.chosen_day, self.telephone.text()
        said = _("已交接：{day} 起由 {person} 登记，以前的登记仍记在原来的姓名下。").format(
            day=day_text(day), person=name
        )
        then = Then(said=said, done=self._handed_over, refused=self._refuse, undo=False)
        do(
            self._context,
            _("交接给{person}").format(person=name),
            partial(hand_over, ledger, name, day, telephone),
            then,
        )

    def _handed_over(self, ledger: Ledger) -> None:
        self.done.emit()
        self._context.begin_again(ledger)

    def _refuse(self, error: UserError) -> None:
        self.wrong.setText(str(error))
        self.wrong.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        now = self._context.ledger.profile.person or _("（还没有填姓名）")
        column.addWidget(body(_("现在登记在“{person}”名下。换人后，历史里以前的登记不改名。").format(person=now)))
        from desktop_app.exchange.bundles.handing_over import coming  # noqa: PLC0415 (ciphers only when wanted)

        named = read(self._context.ledger, coming)
        if named:
            text = _("已经定了：{day} 起由 {person} 接任。再填一次就改成新的。")
            column.addWidget(body(text.format(day=day_text(named[1]), person=named[0])))
        column.addWidget(self.person)
        column.addWidget(self.telephone)
        column.addWidget(label(_("从哪天起"), "caption"))
        column.addWidget(self.day)
        column.addWidget(self.wrong)
        column.addWidget(body(_("交接单写明在办的申请和期限、每月要做的事、台账和备份在哪里，打印后双方签字。")))
        column.addStretch(1)
        column.addLayout(foot_row(on_click(quiet_button(_("关闭")), self.left.emit), self.take, left=[self.sheet]))


def _written(context: Context, path: Path, successor: str, day: dt.date, today: dt.date, progress: Progress) -> Path:
    from desktop_app.report.lists.handover_sheet import Handover, handover_sheet  # noqa: PLC0415 (when it is used)

    handover = Handover(successor=successor, day=day, places=_places(context))
    return write_list(handover_sheet(context.ledger, handover, today), path, progress)


def _places(context: Context) -> list[tuple[str, str]]:
    """Return where things lie, by name; folders that aren't there yet are named all the same."""
    from desktop_app.exchange.bundles.folders import INBOX, OUTBOX  # noqa: PLC0415 (when it is used)
    from desktop_app.exchange.bundles.keys import own_keys  # noqa: PLC0415 (ciphers only when wanted)
    from desktop_app.paths import user_identities  # noqa: PLC0415 (as above)
    from desktop_app.store.proof.backing_up import places_of  # noqa: PLC0415 (as above)

    ledger = context.ledger
    beside = ledger.path.parent
    backups = [(_("备份"), str(place)) for place in places_of(ledger, context.backups())]
    return [
        (_("台账文件"), str(ledger.path)),
        *backups,
        (_("发件箱"), str(beside / f"{ledger.path.stem}_{OUTBOX}")),
        (_("收件箱"), str(beside / f"{ledger.path.stem}_{INBOX}")),
        (_("本机密钥"), str(user_identities())),
        (_("本机核对码"), own_keys(ledger).code if not ledger.read_only else ""),
    ]
