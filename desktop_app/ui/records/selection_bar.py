"""The line below a list: how many records are chosen, what their amounts add up to, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.listed import shown_text
from desktop_app.office.records.totals import totals
from desktop_app.store.log.reading import read
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, link_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context

_PAUSE = 80
"""Milliseconds without another row chosen after which the amounts are added up."""


class SelectionBar(QWidget):
    """Tells about the chosen records.

    Signals: `several_wanted()` for new ones, `batch_wanted()`, `replace_wanted()`, `delete_wanted()`.
    """

    several_wanted = Signal()
    batch_wanted = Signal()
    replace_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, context: Context, kind: type[Record]) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._latest = Latest(context.jobs, context.messages)
        self._ids: Sequence[str] = ()
        self._listed = 0
        self._low = False
        self.said = caption("")
        self.said.setAccessibleName(_("选中的记录"))
        self.several = on_click(link_button(_("连续录入…"), "table"), self.several_wanted.emit)
        self.several.setToolTip("Ctrl+Shift+A")
        self.batch = on_click(link_button(_("批量修改…"), "edit"), self.batch_wanted.emit)
        self.replace = on_click(link_button(_("查找替换…"), "search"), self.replace_wanted.emit)
        self.delete = on_click(link_button(_("删除"), "delete"), self.delete_wanted.emit)
        for button, keys in ((self.batch, "Ctrl+B"), (self.replace, "Ctrl+H"), (self.delete, "Delete")):
            button.setToolTip(tip(keys))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.said, 1)
        for button in (self.several, self.batch, self.replace, self.delete):
            row.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._add_up)
        self._show([])

    def show_chosen(self, ids: Sequence[str], listed: int) -> None:
        """Tell about these records of so many that are listed; the sums follow after a moment."""
        self._ids, self._listed = ids, listed
        self._show([])
        if len(ids) > 1:
            self._pause.start()

    def give_way(self, *, on: bool) -> None:
        """Leave the room to the list, where that has little, until several records are chosen."""
        self._low = on
        self._show([])

    def _add_up(self) -> None:
        kind, ids, ledger = self._kind, list(self._ids), self._context.ledger
        self._latest.run(_("合计"), lambda: (ids, read(ledger, totals, kind, ids)), self._take)

    def _take(self, found: tuple[list[str], list[tuple[Field, int | Decimal]]]) -> None:
        ids, sums = found
        if ids == list(self._ids):
            self._show(sums)

    def _show(self, sums: Sequence[tuple[Field, int | Decimal]]) -> None:
        several = len(self._ids) > 1
        if several:
            parts = [_("已选 {count}").format(count=counted(self._kind, len(self._ids)))]
            parts += [f"{_(field.label)} {shown_text(field, value)}" for field, value in sums]
            self.said.setText(" · ".join(parts))
        else:
            self.said.setText(_("共 {count}").format(count=counted(self._kind, self._listed)) if self._listed else "")
        may = several and not self._context.ledger.read_only
        for button in (self.batch, self.replace, self.delete):
            button.setVisible(may)
        self.several.setVisible(not several and not self._context.ledger.read_only)
        self.setVisible(bool(self._listed) and (several or not self._low))
