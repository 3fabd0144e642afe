"""What is known of one row: why it can't be taken, what to look at, and before and after where it changes a record."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.exchange.sheets.taking.examined import Status
from desktop_app.i18n import _
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import heading, on_click, pill, quiet_button, set_tone
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled
from desktop_app.ui.sheets.row_status import TONES, status_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.exchange.sheets.taking.examined import Difference, Examined, ExaminedRow

_HEIGHT = 108


class RowDetail(QFrame):
    """The band under the grid. Signals: `left_out(bool)` for the rows chosen, `confirmed()`, `next_wanted()`."""

    left_out = Signal(bool)
    confirmed = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedHeight(scaled(_HEIGHT))
        self._row: ExaminedRow | None = None
        self._name = heading("", 3)
        self._status = pill("")
        self._said = plain_label()
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.confirm = on_click(quiet_button(_("这样没错")), self.confirmed.emit)
        self.confirm.setToolTip(_("这一行存疑的格子，照现在的样子收入"))
        self.leave = on_click(quiet_button(""), self._leave)
        self.next = on_click(quiet_button(_("下一处问题（F8）"), "down"), self.next_wanted.emit)
        self._lay_out()

    def show_row(self, examined: Examined | None, row: ExaminedRow | None) -> None:
        """Show another row; None where there is none."""
        self._row = row
        for part in (self._status, self.leave):
            part.setVisible(row is not None)
        self.confirm.setVisible(bool(row and row.unsure))
        if examined is None or row is None:
            self._name.setText(_("没有可看的行"))
            self._said.setText("")
            return
        self._name.setText(_("第 {row} 行").format(row=row.number))
        self._status.setText(status_word(row.status))
        set_tone(self._status, TONES[row.status])
        self.leave.setText(_("还是要") if row.status is Status.LEFT_OUT else _("不要这一行（Del）"))
        self._said.setText("<br>".join(_lines(examined, row)))

    def _leave(self) -> None:
        if self._row is not None:
            self.left_out.emit(self._row.status is not Status.LEFT_OUT)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._name)
        head.addWidget(self._status)
        head.addStretch(1)
        for button in (self.confirm, self.leave, self.next):
            head.addWidget(button)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._said)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(scrolling(words), 1)


def _lines(examined: Examined, row: ExaminedRow) -> Iterator[str]:
    """Yield what there is to say, in the sign language of labels: every word of the sheet is shown literally."""
    for reason in examined.reasons(row):
        yield f'<span style="color:{COLOURS.bad}">{escape(reason)}</span>'
    named = {target.name: target.text for target in examined.targets}
    for name, remark in row.remarks.items():
        said = _("“{column}”：{message}").format(column=named[name], message=remark) if name in named else remark
        yield f'<span style="color:{COLOURS.warning}">{escape(said)}</span>'
    yield from map(_beside, row.changes)
    if not row.problems and not row.remarks and not row.changes:
        yield f'<span style="color:{COLOURS.text_soft}">{escape(_nothing(row.status))}</span>'


def _beside(change: Difference) -> str:
    before, after = (escape(text or _("（空）")) for text in (change.before, change.after))
    return (
        f'<span style="color:{COLOURS.text_soft}">{escape(change.label)}</span>&nbsp;&nbsp;'
        f'<s style="color:{COLOURS.text_faint}">{before}</s>&nbsp;→&nbsp;<b>{after}</b>'
    )


def _nothing(status: Status) -> str:
    return {
        Status.NEW: _("台账里没有，将新增。"),
        Status.SAME: _("台账里已有，内容一样，不重复收入。"),
        Status.LEFT_OUT: _("不收入。"),
    }.get(status, "")
