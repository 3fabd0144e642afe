"""更多条件: the conditions by which a list is narrowed, about any field, all of which are to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.model.text import FieldError
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, dialog_column, foot_row, label, on_click, primary_button, quiet_button
from desktop_app.ui.records.narrowing.conditions_box import ConditionsBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop_app.model.record import Record
    from desktop_app.settings import KeptCondition
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.narrowing.condition_line import ConditionLine

_WIDTH = 720


class ConditionsWindow(Dialog):
    """Asks for conditions. Signal `chosen(tuple of KeptCondition)`."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, kind: type[Record], around: Surroundings, asked: Sequence[KeptCondition]
    ) -> None:
        super().__init__(parent.window(), _("更多条件"), (_WIDTH, 0))
        self.box = ConditionsBox(kind, around, asked)
        self.box.entered.connect(self.go_on)
        self._wrong = label("", "error")
        self._wrong.hide()
        self.button = on_click(primary_button(_("筛选")), self.go_on)
        self._lay_out()
        self.box.go_to_first()
        bind_keys(self, _("继续"), GO_ON, self.go_on, anywhere=True)

    @property
    def lines(self) -> list[ConditionLine]:
        """Return the lines, one for each condition."""
        return self.box.lines

    @property
    def more(self) -> QPushButton:
        """Return the button for one more."""
        return self.box.more

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def go_on(self) -> None:
        """Narrow the list, or say what can't be read."""
        try:
            found = self.box.conditions()
        except FieldError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self.chosen.emit(found)
        self.accept()

    def clear(self) -> None:
        """Narrow the list by no condition."""
        self.chosen.emit(())
        self.accept()

    def _lay_out(self) -> None:
        column = dialog_column(self, _("更多条件"))
        column.addWidget(body(_("所有条件同时满足的才列出；日期和数可以只填一头。")))
        column.addWidget(self.box)
        column.addStretch(1)
        column.addWidget(self._wrong)
        cancel, clear = quiet_button(_("取消")), quiet_button(_("去掉全部条件"))
        foot = foot_row(on_click(cancel, self.reject), self.button, left=(on_click(clear, self.clear),))
        column.addLayout(foot)
