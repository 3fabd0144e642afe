"""What narrows the recycle bin: words, the kind, who deleted it, and since when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.text_order import text_key
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.recycle_bin.deleted_model import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.office.records.recycle_bin import DeletedRecord

_DAYS = (0, 7, 30, 365)
"""How many days back the choices of time reach, besides the whole time."""

_ANY = -1


class Narrowing(QWidget):
    """One line; signal `changed()` when something else is looked for."""

    changed = Signal()

    def __init__(self, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("查找名称和内容"))
        self.words.setAccessibleName(_("查找名称和内容"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.textChanged.connect(self.changed)
        self.kind, self.who, self.time = (_choice(name) for name in (_("类别"), _("删除人"), _("删除时间")))
        self.kind.addItem(_("全部类别"), "")
        self.who.addItem(_("所有人"), "")
        self.time.addItem(_("全部时间"), _ANY)
        for days in _DAYS:
            self.time.addItem(_("近 {days} 天").format(days=days) if days else _("今天"), days)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.words, 1)
        for choice in (self.kind, self.who, self.time):
            choice.currentIndexChanged.connect(self.changed)
            row.addWidget(choice)

    @property
    def wanted(self) -> Wanted:
        """Return what is looked for."""
        days = int(self.time.currentData())
        since = None if days == _ANY else self._today() - dt.timedelta(days=days)
        return Wanted(self.words.text(), self.kind.currentData() or "", self.who.currentData() or "", since)

    def offer(self, deleted: Sequence[DeletedRecord]) -> None:
        """Offer the kinds and persons that there are; what is chosen stays chosen."""
        kinds = {one.kind.kind for one in deleted} | {self.kind.currentData()}
        _offer(self.kind, {name: _(kind.label) for name, kind in KINDS.items() if name in kinds})
        persons = {one.who for one in deleted} | {self.who.currentData()}
        _offer(self.who, {who: who for who in sorted(filter(None, persons), key=text_key)})

    def choose_kind(self, kind: str) -> None:
        """Look for one kind only."""
        if self.kind.findData(kind) < 0:
            self.kind.addItem(_(KINDS[kind].label), kind)
        self.kind.setCurrentIndex(self.kind.findData(kind))


def _choice(name: str) -> QComboBox:
    made = QuietChoice()
    made.setAccessibleName(name)
    return made


def _offer(choice: QComboBox, texts: dict[str, str]) -> None:
    """Put the choices in place of those before, behind the first, which means all."""
    before = choice.currentData()
    choice.blockSignals(True)  # it is still the same that is looked for
    while choice.count() > 1:
        choice.removeItem(1)
    for key, text in texts.items():
        choice.addItem(text, key)
    choice.setCurrentIndex(max(0, choice.findData(before)))
    choice.blockSignals(False)
