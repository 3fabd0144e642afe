"""One correction slip: number, reason and names, both versions side by side, and the records it corrected."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import body, caption, heading, link_button, on_click, set_look
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from desktop_app.model.kinds import CorrectionSlip
    from desktop_app.office.years.slips import CorrectedRecord

_MOST = 20
"""How many records of one slip are offered to be opened; an import may have corrected hundreds."""


class SlipCard(QFrame):
    """Signals `print_wanted(slip)`, `record_wanted(kind, record)`."""

    print_wanted = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self, slip: CorrectionSlip, records: Sequence[CorrectedRecord]) -> None:
        super().__init__()
        self.slip = slip.id
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._head(slip))
        column.addWidget(_selectable(body(_("更正原因：{reason}").format(reason=slip.reason))))
        column.addLayout(_versions(slip))
        if records:
            column.addWidget(self._links(records))

    def mark(self, *, on: bool) -> None:
        """Show that this is the slip that was asked for."""
        set_look(self, "role", "note" if on else "card")

    def _head(self, slip: CorrectionSlip) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(heading(_("更正单 {number}").format(number=slip.number), 3))
        words = _("{year} 年年报 · {day} · 更正人 {by} · 批准人 {approver}")
        said = words.format(
            year=slip.year, day=day_text(slip.corrected_on), by=slip.corrected_by, approver=slip.approved_by
        )
        row.addWidget(caption(said))
        row.addStretch(1)
        button = on_click(link_button(_("打印"), "print"), lambda: self.print_wanted.emit(self.slip))
        button.setAccessibleName(_("打印更正单 {number}").format(number=slip.number))
        row.addWidget(button)
        return row

    def _links(self, records: Sequence[CorrectedRecord]) -> QWidget:
        whole, flow = QWidget(), Flow()
        whole.setLayout(flow)
        for one in records[:_MOST]:
            words = _("打开{kind}“{title}”").format(kind=_(one.kind.label), title=one.title)
            flow.addWidget(on_click(link_button(words), partial(self.record_wanted.emit, one.kind.kind, one.id)))
        if len(records) > _MOST:
            flow.addWidget(caption(_("另有 {count} 条没有列出。").format(count=len(records) - _MOST)))
        return whole


def _versions(slip: CorrectionSlip) -> QGridLayout:
    """Return before and after side by side, record by record."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.WIDE)
    grid.setVerticalSpacing(Space.TINY)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addWidget(caption(_("更正前")), 0, 0)
    grid.addWidget(caption(_("更正后")), 0, 1)
    lines = zip_longest(slip.before.splitlines(), slip.after.splitlines(), fillvalue="")
    for row, (before, after) in enumerate(lines, 1):
        grid.addWidget(_selectable(body(before)), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_selectable(body(after)), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _selectable(words: QLabel) -> QLabel:
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
