"""One colour rule: its name, its colour, and the conditions that a record fulfils to be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from desktop_app.i18n import _
from desktop_app.model.text import FieldError
from desktop_app.settings import ColourRule
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    caption,
    dialog_column,
    foot_row,
    label,
    on_click,
    pill,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.records.colouring.colour_words import colour_names
from desktop_app.ui.records.narrowing.conditions_box import ConditionsBox

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.colouring.list_colouring import ListColouring

_WIDTH = 720
_LONGEST_NAME = 20
"""Characters: a name stands in the rows it marks."""


class RuleWindow(Dialog):
    """Asks for a rule; `taken` are the names of others. Signal `chosen(ColourRule)`."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        colouring: ListColouring,
        around: Surroundings,
        rule: ColourRule | None,
        taken: Collection[str],
    ) -> None:
        title = _("修改颜色规则") if rule else _("新增颜色规则")
        super().__init__(parent, title, (_WIDTH, 0))
        self._colouring, self._taken, self._on = colouring, taken, rule.on if rule else True
        self.name = Labelled(_("名字"), QLineEdit(rule.name if rule else ""), _("如“快到期”，显示在行上"))
        self.name.editor.setMaxLength(_LONGEST_NAME)
        self.colours = {tone: QRadioButton(words) for tone, words in colour_names().items()}
        one_of_them = QButtonGroup(self)  # each stands in a widget of its own, with its sample
        for box in self.colours.values():
            one_of_them.addButton(box)
        wanted = rule.colour if rule else next(iter(self.colours)).value
        next(box for tone, box in self.colours.items() if tone.value == wanted).setChecked(True)
        self.box = ConditionsBox(colouring.kind, around, rule.conditions if rule else ())
        self.box.entered.connect(self.go_on)
        self._wrong = label("", "error")
        self._wrong.hide()
        self.button = on_click(primary_button(_("保存")), self.go_on)
        self._lay_out(title)
        self.name.editor.setFocus()
        bind_keys(self, _("保存"), (*GO_ON, "Ctrl+S"), self.go_on, anywhere=True)

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def go_on(self) -> None:
        """Hand the rule over, or say what is missing."""
        try:
            rule = self._rule()
        except FieldError as error:
            self._refuse(str(error))
            return
        if not rule.name:
            self._refuse(_("请给这条规则起个名字。"))
        elif rule.name in self._taken:
            self._refuse(_("已经有一条叫“{name}”的规则。").format(name=rule.name))
        elif self._colouring.asked_by(rule) is None:
            self._refuse(_("请至少填好一个条件；没有条件的规则会标出每一行。"))
        else:
            self.chosen.emit(rule)
            self.accept()

    def _rule(self) -> ColourRule:
        colour = next(tone for tone, box in self.colours.items() if box.isChecked())
        conditions = list(self.box.conditions())
        return ColourRule(name=self.name.text(), colour=colour.value, conditions=conditions, on=self._on)

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _lay_out(self, title: str) -> None:
        column = dialog_column(self, title)
        column.addWidget(self.name)
        column.addWidget(caption(_("颜色")))
        line = Flow()
        for tone, box in self.colours.items():
            line.addWidget(_with_sample(box, tone))
        column.addLayout(line)
        column.addWidget(caption(_("条件（同时满足的才标出）")))
        column.addWidget(self.box)
        column.addStretch(1)
        column.addWidget(self._wrong)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.button))


def _with_sample(box: QRadioButton, tone: Tone) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, Space.SMALL, 0)
    row.setSpacing(0)
    row.addWidget(box)
    row.addWidget(pill(_("示例"), tone))
    return whole
