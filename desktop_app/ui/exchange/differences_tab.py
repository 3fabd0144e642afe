"""Differences (差异) settled one by one, side by side, or many at once by a rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.listed import shown_text
from desktop_app.model.owning import owner_link
from desktop_app.store.merge.settling import RULES, settle, settle_by
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.exchange.side_column import SideColumn
from desktop_app.ui.forms.linked_titles import Linked
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.panel import Group
from desktop_app.ui.kit.theme import caption, heading, icon_button, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.model.field import Field, Value
    from desktop_app.store.merge.differences import Difference
    from desktop_app.store.merge.settling import Settled
    from desktop_app.ui.context.context import Context

_RULES = {
    "office": "都用办公室写的",
    "unit": "都用单位写的",
    "latest": "都用电脑时间较晚的",
    "shown": "都用现在显示的",
}
"""The rules in words; whoever shows them translates them."""


class DifferencesTab(Group):
    """One difference at a time; ←→ and Enter or a digit choose, ↑↓ go to another one. Signal `counted(int)`."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(_("差异"))
        self._context = context
        self._linked = Linked(context)
        self._open: Sequence[Difference] = ()
        self.place = 0
        self.columns: list[SideColumn] = []
        self.why = QLineEdit(_("核对后选定"))
        self.why.setAccessibleName(_("理由"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._head = heading("", 2)
        self._head.setWordWrap(True)
        self._about = caption("")
        self._sides = QHBoxLayout()
        self._sides.setSpacing(Space.MEDIUM)
        self._nothing = EmptyState(
            "good", _("没有差异"), _("同一处内容在两台电脑上改得不一样时，会列在这里由办公室选定。")
        )
        self._lay_out()

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Show the open differences, at the place where one was."""
        self._open = found
        self._linked.forget()
        self.place = min(self.place, max(len(found) - 1, 0))
        self._body.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._show()
        self.counted.emit(len(found))

    def step(self, by: int) -> None:
        """Go to the next difference or the one before."""
        if self._open:
            self.place = (self.place + by) % len(self._open)
            self._show()

    def choose(self, number: int) -> None:
        """Let the side with this number (from 1) stand."""
        if not 1 <= number <= len(self.columns):
            return
        one, side = self._open[self.place], self.columns[number - 1].side
        choices, why = {(one.record, one.key): side.revision}, self.why.text().strip()

        def done(_nothing: object) -> None:
            self.show_differences([other for other in self._open if other is not one])

        work = partial(settle, self._context.ledger, choices, why)
        do(self._context, _("处理差异"), work, Then(said=_("差异已处理。"), done=done))

    def settle_all(self, rule: str) -> None:
        """Settle by a rule what it can decide; what is left open is said."""
        work = partial(settle_by, self._context.ledger, self._open, RULES[rule], self.why.text().strip())
        text = _("已处理 {count} 处差异，剩 {left} 处要逐个选定。")
        said: Then[Settled] = Then(said=lambda done: text.format(count=done.settled, left=len(done.left)))
        do(self._context, _("处理差异"), work, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a digit, or with ←→ and Enter; go on with ↑↓."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.columns:
            self._move(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = [number for number, column in enumerate(self.columns, 1) if column.button.hasFocus()]
            self.choose(focused[0] if focused else 1)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        focused = [place for place, column in enumerate(self.columns) if column.button.hasFocus()]
        place = (focused[0] + by) if focused else (0 if by > 0 else len(self.columns) - 1)
        self.columns[place % len(self.columns)].button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        while self._sides.count():
            item = self._sides.takeAt(0)
            gone = item.widget() if item else None
            if gone:
                gone.hide()
                gone.deleteLater()
        self.columns = []
        if not self._open:
            return
        one = self._open[self.place]
        self._head.setText(_("{kind}“{title}”").format(kind=_(one.kind.label), title=one.title))
        fields = _("、").join(_(field.label) for field in one.fields) or _("删除还是保留")
        text = _("第 {place} 处，共 {count} 处 · {fields}")
        self._about.setText(text.format(place=self.place + 1, count=len(self._open), fields=fields))
        for number, side in enumerate(one.sides, 1):
            unit = self._linked.title("unit", side.unit)
            column = SideColumn(one, side, number, self._text, unit)
            column.button.setEnabled(not self._context.ledger.read_only)
            column.chosen.connect(lambda number=number: self.choose(number))
            self.columns.append(column)
            self._sides.addWidget(column, 1)

    def _text(self, field: Field, value: Value) -> str:
        if field.shape is Shape.LINK and value:
            return self._linked.title(field.links, str(value))
        return shown_text(field, value)

    def _open_record(self) -> None:
        if self._open:
            one = self._open[self.place]
            if owner_link(one.kind) is None:
                self._context.open_record(one.kind.kind, one.record, None)

    def _lay_out(self) -> None:
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._head)
        words.addWidget(self._about)
        top.addLayout(words, 1)
        top.addWidget(on_click(icon_button("left", _("上一处（↑）")), lambda: self.step(-1)))
        top.addWidget(on_click(icon_button("right", _("下一处（↓）")), lambda: self.step(1)))
        top.addWidget(on_click(quiet_button(_("打开记录"), "edit"), self._open_record))
        inside.addLayout(top)
        inside.addLayout(self._sides)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(caption(_("理由（记入变更记录）")))
        foot.addWidget(self.why, 1)
        self.rules = quiet_button(_("按规则处理全部"), "more")
        menu = QMenu(self.rules)
        for code, said in _RULES.items():
            menu.addAction(_(said), lambda code=code: self.settle_all(code))
        self.rules.setMenu(menu)
        foot.addWidget(self.rules)
        inside.addLayout(foot)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        column.addWidget(self._nothing)
