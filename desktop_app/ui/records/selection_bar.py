"""The line below a list: how many records are chosen, what their amounts add up to, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.listed import shown_text
from desktop_app.office.records.totals import amount_fields, totals
from desktop_app.store.log.reading import read
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, link_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context

    Sums = Sequence[tuple[Field, int | Decimal]]

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

    def __init__(self, context: Context, kind: type[Record], chosen: Callable[[], list[str]]) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        self._chosen_ids = chosen
        self._latest = Latest(context.jobs, context.messages)
        self._chosen = self._listed = self._turn = 0
        self._sums: Sums = ()
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
        self._show()

    def show_chosen(self, chosen: int, listed: int) -> None:
        """Tell that so many of those listed are chosen; where they have amounts, the sums follow after a moment."""
        self._chosen, self._listed, self._sums = chosen, listed, ()
        self._turn += 1
        self._show()
        self._make_room()
        if chosen > 1 and amount_fields(self._kind):
            self._pause.start()

    def give_way(self, *, on: bool) -> None:
        """Leave the room to a list that has little, until several records are chosen."""
        self._low = on
        self._make_room()

    def _make_room(self) -> None:
        self.setVisible(self._chosen > 1 or not self._low)

    def _add_up(self) -> None:
        kind, ids, ledger, turn = self._kind, self._chosen_ids(), self._context.ledger, self._turn
        self._latest.run(_("合计"), lambda: read(ledger, totals, kind, ids), lambda sums: self._take(turn, sums))

    def _take(self, turn: int, sums: Sums) -> None:
        if turn == self._turn:  # others may have been chosen meanwhile
            self._sums = sums
            self._show()

    def _show(self) -> None:
        several = self._chosen > 1
        if several:
            parts = [_("已选 {count}").format(count=counted(self._kind, self._chosen))]
            parts += [f"{_(field.label)} {shown_text(field, value)}" for field, value in self._sums]
            self.said.setText(" · ".join(parts))
        else:
            self.said.setText(_("共 {count}").format(count=counted(self._kind, self._listed)) if self._listed else "")
        writable = not self._context.ledger.read_only
        for button in (self.batch, self.replace, self.delete):
            button.setVisible(several and writable)
        self.several.setVisible(not several and writable)
