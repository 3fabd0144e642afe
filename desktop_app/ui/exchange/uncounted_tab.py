"""What a unit had no right to write: kept without effect until the office lets it count, or leaves it so."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.text_order import text_key
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, card, heading, label, link_button, on_click, separator
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.office.months.uncounted_lines import UncountedLine
    from desktop_app.ui.context.context import Context

_MOST = 100
"""How many entries of a unit are shown: somebody may send thousands, and all of a unit's can be declined at once."""


class UncountedTab(QWidget):
    """A card for each unit that sent such entries, a line for each entry. Signals `counted(int)`, `decided()`."""

    counted = Signal(int)
    decided = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._may_write = not context.ledger.read_only
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.TINY, 0)
        self._column.setSpacing(Space.MEDIUM)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._column))

    def show_lines(self, lines: Sequence[UncountedLine]) -> None:
        """Show what waits, unit by unit."""
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        if not lines:
            about = _("单位送来的内容超出它的权限时，会列在这里：没有计入，由办公室核对后认可或不认可。")
            self._column.addWidget(EmptyState("good", _("没有待认可的内容"), about), 3)
        for unit, its in groupby(sorted(lines, key=lambda line: text_key(line.unit)), key=lambda line: line.unit):
            self._column.addWidget(self._card(unit, list(its)))
        self._column.addStretch(1)
        self.counted.emit(len(lines))

    def _card(self, unit: str, lines: list[UncountedLine]) -> QWidget:
        frame = card()
        inside = frame.layout()
        if not isinstance(inside, QVBoxLayout):
            return frame
        head = QHBoxLayout()
        head.addWidget(heading(unit or _("单位不详"), 3), 1)
        every = [line.id for line in lines]
        text = _("全部不认可（{count}）").format(count=len(lines))
        head.addWidget(self._button(text, partial(self._decline, every), unit))
        inside.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(lines[:_MOST]):
            grid.addWidget(separator(), 2 * place, 0, 1, 2)
            self._add_line(grid, 2 * place + 1, line)
        inside.addLayout(grid)
        if len(lines) > _MOST:
            inside.addWidget(caption(_("另有 {count} 处没有列出。").format(count=len(lines) - _MOST)))
        return frame

    def _add_line(self, grid: QGridLayout, row: int, line: UncountedLine) -> None:
        what = QVBoxLayout()
        what.setSpacing(0)
        title = _("{kind}：{title}").format(kind=line.kind, title=line.title) if line.title else line.kind
        by = _("自称 {who}").format(who=line.who) if line.who else ""
        about = " · ".join(filter(None, (line.why, by, moment_text(line.at))))
        for part in (label(title, "line"), label(line.says, "body"), caption(about)):
            part.setWordWrap(True)
            part.setVisible(bool(part.text()))
            what.addWidget(part)
        grid.addLayout(what, row, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self._button(_("认可…"), partial(self._accept, line, title), title))
        buttons.addWidget(self._button(_("不认可"), partial(self._decline, [line.id]), title))
        grid.addLayout(buttons, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def _button(self, words: str, act: partial[None], about: str) -> QWidget:
        button = on_click(link_button(words), act)
        button.setAccessibleName(f"{words} {about}")
        button.setEnabled(self._may_write)
        return button

    def _accept(self, line: UncountedLine, title: str) -> None:
        from desktop_app.exchange.bundles.accepting import accept_held  # noqa: PLC0415 (ciphers only when wanted)

        unit = line.unit or _("单位不详")
        question = _("认可“{unit}”送来的这处内容？").format(unit=unit)
        more = _("{title}\n{says}\n认可后即计入，随下发文件在各单位也计入，不能再收回。").format(
            title=title, says=line.says
        )
        if confirm(self, question, more, _("认可")):
            work = partial(accept_held, self._context.ledger, [line.id])
            do(self._context, _("认可内容"), work, Then(said=_("已认可并计入。"), done=self._tell, undo=False))

    def _decline(self, entries: list[str]) -> None:
        from desktop_app.exchange.bundles.accepting import decline_held  # noqa: PLC0415 (ciphers only when wanted)

        work = partial(decline_held, self._context.ledger, entries)
        said = _("已记下：{count} 处不认可，不计入。").format(count=len(entries))
        do(self._context, _("不认可内容"), work, Then(said=said, done=self._tell))

    def _tell(self, _nothing: object) -> None:
        self.decided.emit()
