"""更多条件: the conditions by which a list is narrowed, about any field, all of which are to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.text import FieldError
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    dialog_column,
    foot_row,
    label,
    link_button,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.records.narrowing.comparisons import askable
from desktop_app.ui.records.narrowing.condition_line import ConditionLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.record import Record
    from desktop_app.settings import KeptCondition
    from desktop_app.ui.forms.inputs.making import Surroundings

_WIDTH = 720


class ConditionsWindow(Dialog):
    """Asks for conditions. Signal `chosen(tuple of KeptCondition)`."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, kind: type[Record], around: Surroundings, asked: Sequence[KeptCondition]
    ) -> None:
        super().__init__(parent.window(), _("更多条件"), (_WIDTH, 0))
        self._fields, self._around = askable(kind), around
        self.lines: list[ConditionLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        self.more = on_click(link_button(_("再加一个条件"), "new"), self.add)
        self._wrong = label("", "error")
        self._wrong.hide()
        self.button = on_click(primary_button(_("筛选")), self.go_on)
        self._lay_out()
        for one in asked:
            self._add().show_condition(one)
        if not asked:
            self._add()
        self.lines[0].chooser.setFocus()
        bind_keys(self, _("继续"), GO_ON, self.go_on, anywhere=True)

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def go_on(self) -> None:
        """Narrow the list, or say what can't be read."""
        found = [condition for line in self.lines if (condition := line.condition())]
        try:
            for box in (box for line in self.lines for box in line.values):
                box.value()
        except FieldError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self.chosen.emit(tuple(found))
        self.accept()

    def clear(self) -> None:
        """Narrow the list by no condition."""
        self.chosen.emit(())
        self.accept()

    def add(self) -> None:
        """Ask for one more condition, and go there."""
        self._add().chooser.setFocus()

    def _add(self) -> ConditionLine:
        line = ConditionLine(self._fields, self._around)
        line.removed.connect(lambda: self._remove(line))
        line.entered.connect(self.go_on)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _remove(self, line: ConditionLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.deleteLater()
        if not self.lines:
            self._add()

    def _lay_out(self) -> None:
        column = dialog_column(self, _("更多条件"))
        column.addWidget(body(_("所有条件同时满足的才列出；日期和数可以只填一头。")))
        column.addLayout(self._column)
        beside = QHBoxLayout()
        beside.addWidget(self.more)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addStretch(1)
        column.addWidget(self._wrong)
        cancel, clear = quiet_button(_("取消")), quiet_button(_("去掉全部条件"))
        foot = foot_row(on_click(cancel, self.reject), self.button, left=(on_click(clear, self.clear),))
        column.addLayout(foot)
